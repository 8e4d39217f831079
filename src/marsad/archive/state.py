"""The state of an archive: a mark that is another one after everything that is written.

What has been worked out from an archive holds as long as its state is the same.
"""

from __future__ import annotations

import secrets

from sqlalchemy import Connection, delete, select

from marsad.archive.tables import properties

_NAME = "state"
_STATE = select(properties.c.value).where(properties.c.name == _NAME)


def state(connection: Connection) -> str:
    """The mark of the present state."""
    return connection.scalar(_STATE) or ""


def touch(connection: Connection) -> None:
    """Something is being written: the state is another one when the transaction is through.

    A mark, not a number: a copy of the archive that is put back has its own again.
    """
    connection.execute(delete(properties).where(properties.c.name == _NAME))
    connection.execute(properties.insert().values(name=_NAME, value=secrets.token_hex(8)))
