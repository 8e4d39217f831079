"""The state of an archive: a mark that is another one after everything that is written.

What has been worked out from an archive holds as long as its state is the same.
"""

from __future__ import annotations

import secrets

from sqlalchemy import Connection, delete, select

from marsad.archive.tables import properties

_NAME = "state"
_SEEN = "marsad_state_seen"
_STATE = select(properties.c.value).where(properties.c.name == _NAME)


def remember_state(connection: Connection) -> None:
    """The state is the same throughout the transaction that begins: it is looked up once."""
    connection.execution_options(**{_SEEN: []})


def state(connection: Connection) -> str:
    """The mark of the present state."""
    seen: list[str] | None = connection.get_execution_options().get(_SEEN)
    if seen:
        return seen[0]
    found = connection.scalar(_STATE) or ""
    if seen is not None:
        seen.append(found)
    return found


def touch(connection: Connection) -> None:
    """Something is being written: the state is another one when the transaction is through.

    A mark, not a number: a copy of the archive that is put back has its own again.
    """
    connection.execute(delete(properties).where(properties.c.name == _NAME))
    connection.execute(properties.insert().values(name=_NAME, value=secrets.token_hex(8)))
