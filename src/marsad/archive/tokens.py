"""Tokens: who may write to an archive over the network. Only their hashes are kept."""

from __future__ import annotations

import hashlib
import re
import secrets
from datetime import UTC, datetime

import msgspec
from sqlalchemy import delete, select

from marsad.archive.errors import ArchiveError
from marsad.archive.opening import Transaction
from marsad.archive.tables import tokens

_NAME = re.compile(r"[\w.@-]{1,64}")
_BYTES = 32
"""Of randomness, more than anybody can guess: so a plain hash is enough."""


class Token(msgspec.Struct, frozen=True):
    """A token that has been given out."""

    name: str
    """Of whom it was made for."""
    created: str
    """UTC."""


class Tokens:
    """The tokens of an archive."""

    def __init__(self, reading: Transaction, writing: Transaction) -> None:
        self._reading = reading
        self._writing = writing

    def new(self, name: str) -> str:
        """A new token for somebody: told this once, kept as a hash."""
        if not _NAME.fullmatch(name):
            raise ArchiveError(f"«{name}»: a name has up to 64 letters, digits and . _ @ -")
        token = f"marsad_{secrets.token_urlsafe(_BYTES)}"
        created = datetime.now(UTC).isoformat(timespec="seconds")
        with self._writing() as connection:
            if connection.scalar(select(tokens.c.name).where(tokens.c.name == name)) is not None:
                raise ArchiveError(f"«{name}» has a token; take another name, or revoke that one")
            row = {"name": name, "hash": _hash(token), "created": created}
            connection.execute(tokens.insert().values(row))
        return token

    def list(self) -> list[Token]:
        """The tokens that may be used, the oldest first."""
        asked = select(tokens.c.name, tokens.c.created).order_by(tokens.c.created, tokens.c.name)
        with self._reading() as connection:
            return [Token(*row) for row in connection.execute(asked)]

    def revoke(self, name: str) -> None:
        """The token of that name is good for nothing from now on."""
        with self._writing() as connection:
            if not connection.execute(delete(tokens).where(tokens.c.name == name)).rowcount:
                raise ArchiveError(f"no token «{name}»; see marsad token list")

    def holder(self, token: str) -> str | None:
        """For whom a token was made; null when it is none."""
        asked = select(tokens.c.name).where(tokens.c.hash == _hash(token))
        with self._reading() as connection:
            return connection.scalar(asked)


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
