"""What has been worked out from an archive, kept for as long as nothing is written to it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from sqlalchemy import Connection

from marsad.archive.state import state

Value = TypeVar("Value")


class Memo:
    """Values by name, all of one state of the archive; several threads may ask."""

    def __init__(self) -> None:
        self._kept: tuple[str, dict[str, Any]] = ("", {})

    def get(self, connection: Connection, name: str, work: Callable[[Connection], Value]) -> Value:
        """The value with this name, worked out when it is not known in the present state."""
        now = state(connection)
        known, values = self._kept
        if known != now or not now:
            values = {}
            self._kept = (now, values)
        if name not in values:
            values[name] = work(connection)
        value: Value = values[name]
        return value
