"""What `marsad follow` keeps in an archive: how its feeds do, and which pages wait."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Literal, TypeVar

import msgspec
from sqlalchemy import Connection, Select, delete, func, select

from marsad.archive.follow_tables import followed_feeds, followed_pages
from marsad.archive.identity import canonical_url
from marsad.archive.tables import articles

PageState = Literal["waiting", "kept", "known", "foreign", "empty", "refused", "failed", "faulty"]
"""What became of a page: it waits; its article is in the archive; it was before; it is not Arabic;
there is no article in it; robots.txt keeps us out; it could not be had; coding it failed."""

_AT_ONCE = 500
Row = TypeVar("Row", bound=msgspec.Struct)


class FeedState(msgspec.Struct, frozen=True, kw_only=True):
    """How a feed does. Times are ISO, UTC."""

    url: str
    etag: str | None = None
    last_modified: str | None = None
    tried: str
    succeeded: str | None = None
    error: str | None = None
    failures: int = 0
    due: str


class PageRow(msgspec.Struct, frozen=True, kw_only=True):
    """An address that a feed has named."""

    url: str
    """In the spelling that tells addresses apart."""
    feed: str
    entry: str
    """What the feed says of it, as JSON."""
    state: PageState = "waiting"
    seen: str
    attempts: int = 0
    due: str
    error: str | None = None


def feed_states(connection: Connection) -> dict[str, FeedState]:
    """The feeds by their addresses."""
    return {one.url: one for one in _read(connection, select(followed_feeds), FeedState)}


def save_feed(connection: Connection, state: FeedState) -> None:
    """Keep how a feed does."""
    connection.execute(delete(followed_feeds).where(followed_feeds.c.url == state.url))
    connection.execute(followed_feeds.insert(), msgspec.structs.asdict(state))


def pages_of(connection: Connection, urls: Iterable[str]) -> dict[str, PageRow]:
    """Those of the addresses that feeds have named before."""
    return {
        one.url: one
        for some in _slices(list(urls))
        for one in _read(
            connection, select(followed_pages).where(followed_pages.c.url.in_(some)), PageRow
        )
    }


def known_urls(connection: Connection, urls: Iterable[str]) -> set[str]:
    """Those of the addresses, in their one spelling, whose articles the archive holds."""
    return {
        url
        for some in _slices(list(urls))
        for url in connection.scalars(select(articles.c.url).where(articles.c.url.in_(some)))
    }


def save_pages(connection: Connection, rows: Sequence[PageRow]) -> None:
    """Keep what is known of addresses."""
    for some in _slices([row.url for row in rows]):
        connection.execute(delete(followed_pages).where(followed_pages.c.url.in_(some)))
    if rows:
        connection.execute(followed_pages.insert(), [msgspec.structs.asdict(row) for row in rows])


def waiting_pages(connection: Connection, now: str, feeds: Iterable[str]) -> list[PageRow]:
    """The pages of the feeds that are to be fetched now, those seen first first."""
    asked = (
        select(followed_pages)
        .where(
            followed_pages.c.state == "waiting",
            followed_pages.c.due <= now,
            followed_pages.c.feed.in_(list(feeds)),
        )
        .order_by(followed_pages.c.seen, followed_pages.c.url)
    )
    return _read(connection, asked, PageRow)


def count_pages(connection: Connection) -> dict[tuple[str, str], int]:
    """How many pages of each feed are in each state."""
    counted = select(followed_pages.c.feed, followed_pages.c.state, func.count()).group_by(
        followed_pages.c.feed, followed_pages.c.state
    )
    return {(feed, state): number for feed, state, number in connection.execute(counted)}


def next_page_due(connection: Connection, feeds: Iterable[str]) -> str | None:
    """When the next page that waits is to be fetched."""
    found: str | None = connection.scalar(
        select(func.min(followed_pages.c.due)).where(
            followed_pages.c.state == "waiting", followed_pages.c.feed.in_(list(feeds))
        )
    )
    return found


def spelling(url: str) -> str:
    """The one spelling of an address, by which pages are told apart."""
    return canonical_url(url) or url


def _read(connection: Connection, asked: Select[Any], kind: type[Row]) -> list[Row]:
    return [kind(**row) for row in connection.execute(asked).mappings()]


def _slices(values: Sequence[str]) -> Iterable[Sequence[str]]:
    return (values[start : start + _AT_ONCE] for start in range(0, len(values), _AT_ONCE))
