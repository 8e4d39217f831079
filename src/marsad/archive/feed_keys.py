"""Keys in the addresses of feeds: readers of feeds cannot send a token.

Whoever knows the address of a feed may read that feed, and nothing else. A key is drawn from the
name of the watch and a secret of the archive; with another secret all old addresses are dead.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets

from sqlalchemy import Connection, delete, select

from marsad.archive.opening import Transaction
from marsad.archive.state import touch
from marsad.archive.tables import properties

_NAME = "feed_secret"
_BYTES = 32
_LENGTH = 32
"""Hexadecimal digits of a key: 128 bits."""


class FeedKeys:
    """The keys of the feeds of an archive."""

    def __init__(self, reading: Transaction, writing: Transaction) -> None:
        self._reading = reading
        self._writing = writing

    def of(self, watch: str) -> str:
        """The key of a watch's feeds."""
        with self._reading() as connection:
            secret = _secret(connection)
        return _key(self.renew() if secret is None else secret, watch)

    def fits(self, watch: str, key: str) -> bool:
        """Whether a key is that of a watch's feeds."""
        with self._reading() as connection:
            secret = _secret(connection)
        given = key.encode("utf-8", "surrogateescape")
        return secret is not None and hmac.compare_digest(_key(secret, watch).encode(), given)

    def renew(self) -> str:
        """Take another secret, so that all keys so far fit no more."""
        secret = secrets.token_hex(_BYTES)
        with self._writing() as connection:
            connection.execute(delete(properties).where(properties.c.name == _NAME))
            connection.execute(properties.insert().values(name=_NAME, value=secret))
            touch(connection)
        return secret


def _secret(connection: Connection) -> str | None:
    return connection.scalar(select(properties.c.value).where(properties.c.name == _NAME))


def _key(secret: str, watch: str) -> str:
    told = watch.encode("utf-8", "surrogatepass")
    return hmac.new(bytes.fromhex(secret), told, hashlib.sha256).hexdigest()[:_LENGTH]
