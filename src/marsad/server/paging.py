"""Pages of answers, each beginning behind the last answer of the one before."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

import msgspec

from marsad.archive.bare import MOST
from marsad.archive.newest_first import Spot
from marsad.server.problems import RequestError

Item = TypeVar("Item")

_DECODER = msgspec.json.Decoder(Spot)
LARGEST_KEY = 2**31 - 1
"""Of a row in a table."""


class Page(msgspec.Struct, Generic[Item], frozen=True, kw_only=True):
    """Some of the answers."""

    items: Sequence[Item]
    next: str | None
    """``cursor`` of the page that follows; null on the last."""
    total: int | None
    """How many answers there are, on the first page; null on others, and for more than 1,000."""


class Paging(msgspec.Struct, frozen=True):
    """Which page is wanted."""

    after: Spot | None
    limit: int

    @classmethod
    def of(cls, cursor: str | None, limit: int) -> Paging:
        """The page with so many answers behind a cursor."""
        return cls(None if cursor is None else _spot(cursor), limit)

    @property
    def first(self) -> bool:
        """Whether this is the first page."""
        return self.after is None

    def total(self, found: int, count: Callable[[int], int]) -> int | None:
        """How many answers there are, on the first page, of which so many have been found."""
        if not self.first:
            return None
        return found if found <= self.limit else total_of(count(MOST))

    def cursor(self, spots: Sequence[Spot]) -> str | None:
        """The cursor of the next page, when one more than the limit has been found."""
        return cursor_of(spots[self.limit - 1]) if len(spots) > self.limit else None


def total_of(counted: int | None) -> int | None:
    """The total that is told: null when so many answer that they have not all been counted."""
    return None if counted is None or counted >= MOST else counted


def cursor_of(spot: Spot) -> str:
    """The cursor of what is behind a spot."""
    return base64.urlsafe_b64encode(msgspec.json.encode(spot)).decode().rstrip("=")


def _spot(cursor: str) -> Spot:
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        spot = _DECODER.decode(base64.b64decode(padded, altchars=b"-_", validate=True))
    except (binascii.Error, ValueError) as error:
        raise _no_cursor() from error
    if not 0 <= spot.key <= LARGEST_KEY:
        raise _no_cursor()
    return spot


def _no_cursor() -> RequestError:
    return RequestError(400, "no cursor of this server; take `next` of the page before", "cursor")
