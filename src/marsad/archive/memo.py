"""What has been worked out from an archive, kept for as long as nothing is written to it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine

from marsad.archive.state import state

Value = TypeVar("Value")

_OPTION = "marsad_memo"
_MOST = 10_000
"""Values that are kept."""


class _Memo:
    """Values by name, all of one state of the archive; several threads may ask."""

    def __init__(self) -> None:
        self._kept: tuple[str, dict[str, Any]] = ("", {})

    def values(self, connection: Connection) -> dict[str, Any]:
        now = state(connection)
        known, values = self._kept
        if known != now or not now or len(values) > _MOST:
            values = {}
            self._kept = (now, values)
        return values


def give_memory(engine: Engine) -> None:
    """Let the connections to an archive share what is worked out over them."""
    engine.update_execution_options(**{_OPTION: _Memo()})


def known_values(connection: Connection) -> dict[str, Any]:
    """What is known in the present state, by name; what is added is known henceforth."""
    memo: _Memo = connection.get_execution_options()[_OPTION]
    return memo.values(connection)


def remembered(connection: Connection, name: str, work: Callable[[Connection], Value]) -> Value:
    """The value with this name, worked out when it is not known in the present state."""
    values = known_values(connection)
    if name not in values:
        values[name] = work(connection)
    value: Value = values[name]
    return value
