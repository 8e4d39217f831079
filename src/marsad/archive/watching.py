"""Watches: saved questions, the events that have answered them, and what is still to be delivered.

An act is told once to a watch: the same event of the same article never comes again, nor does
another article's report of an act that was told, nor a newer version that says the same.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

import msgspec
from sqlalchemy import Connection, delete, func, select

from marsad.archive.census import Census
from marsad.archive.filters import Filters, article_conditions, event_conditions
from marsad.archive.follow_tables import notices, outbox, watches
from marsad.archive.full_text import index_of
from marsad.archive.kept import read_records
from marsad.archive.state import touch
from marsad.archive.tables import act_reports, articles, events
from marsad.record import Event, Party, Record

_AT_ONCE = 500
_KEPT, _DAYS_KEPT = 1000, 400
"""The latest notices of a watch that are kept, and for how many days all are."""


class Watch(msgspec.Struct, frozen=True, kw_only=True):
    """A saved question."""

    name: str
    filters: dict[str, Any]
    """By the names of the feeds file; those that are not given are left out."""
    feed: bool = True
    """Whether it has an Atom and a JSON feed."""


class NoticeArticle(msgspec.Struct, frozen=True, kw_only=True):
    """The article of a notice."""

    id: str
    publisher: str | None
    title: str
    published: str | None
    url: str | None


class Notice(msgspec.Struct, frozen=True, kw_only=True):
    """An event that answers a watch: what is sent."""

    id: str
    """The same however often it is sent."""
    watch: str
    told: str
    """When it was found, ISO, UTC."""
    article: NoticeArticle
    event: Event


class Delivery(msgspec.Struct, frozen=True, kw_only=True):
    """A notice that waits for a channel of its watch."""

    key: int
    watch: str
    channel: str
    id: str
    body: str
    """The notice as JSON."""
    attempts: int
    due: str
    error: str | None


def save_watches(connection: Connection, wanted: Sequence[Watch], now: str) -> None:
    """Keep the watches and forget others; a new one is told of what comes in from now on."""
    if read_watches(connection) == sorted(wanted, key=lambda watch: watch.name):
        return
    held = {
        row.name: row.checked
        for row in connection.execute(select(watches.c.name, watches.c.checked))
    }
    connection.execute(delete(watches))
    for watch in wanted:
        connection.execute(
            watches.insert().values(
                name=watch.name,
                filters=msgspec.json.encode(watch.filters).decode(),
                feed=watch.feed,
                checked=held.get(watch.name, now),
            )
        )
    touch(connection)


def read_watches(connection: Connection) -> list[Watch]:
    """All watches, by name."""
    rows = connection.execute(select(watches).order_by(watches.c.name))
    return [
        Watch(name=row.name, filters=msgspec.json.decode(row.filters), feed=row.feed)
        for row in rows
    ]


def latest_notices(connection: Connection, watch: str, limit: int) -> list[Notice]:
    """What a watch has been told, the latest first."""
    asked = (
        select(notices.c.body)
        .where(notices.c.watch == watch)
        .order_by(notices.c.key.desc())
        .limit(limit)
    )
    return [msgspec.json.decode(body, type=Notice) for body in connection.scalars(asked)]


def find_notices(
    connection: Connection, watch: str, filters: Filters, channels: Iterable[str], now: str
) -> list[Notice]:
    """Events that answer and have come in since the last time, each act once.

    They are kept, and put into the outbox for the channels, in the transaction of the connection.
    ``now`` is the time, ISO, UTC.
    """
    checked = connection.scalar(select(watches.c.checked).where(watches.c.name == watch))
    if checked is None:
        return []
    candidates = _candidates(connection, filters, checked)
    of = {one.article for one in candidates}
    told = _Told(connection, watch, [one.key for one in candidates], of)
    records = _records(connection, of)
    found: list[Notice] = []
    key = (connection.scalar(select(func.max(notices.c.key))) or 0) + 1
    for one in candidates:
        record = records[one.article]
        event = record.events[one.position]
        act = act_of(event)
        if not told.is_news(one.key, one.article, event.id, act):
            continue
        notice = _notice(watch, record, event, now)
        connection.execute(
            notices.insert().values(
                key=key, id=notice.id, watch=watch, article=one.article, event=event.id, act=act,
                body=msgspec.json.encode(notice).decode(), told=now,
            )
        )  # fmt: skip
        for channel in channels:
            connection.execute(
                outbox.insert().values(
                    notice=key, channel=channel, watch=watch, attempts=0, due=now
                )
            )
        found.append(notice)
        key += 1
    if found:
        touch(connection)
    latest = connection.scalar(select(func.max(articles.c.added))) or checked
    connection.execute(
        watches.update().where(watches.c.name == watch).values(checked=max(checked, latest))
    )
    return found


def deliveries(connection: Connection) -> list[Delivery]:
    """All that waits, in the order in which it must be delivered."""
    rows = connection.execute(
        select(outbox, notices.c.id, notices.c.body)
        .join(notices, notices.c.key == outbox.c.notice)
        .order_by(outbox.c.notice, outbox.c.channel)
    )
    return [
        Delivery(
            key=row.notice, watch=row.watch, channel=row.channel, id=row.id, body=row.body,
            attempts=row.attempts, due=row.due, error=row.error,
        )
        for row in rows
    ]  # fmt: skip


def delivered(connection: Connection, delivery: Delivery) -> None:
    """A notice has been taken."""
    connection.execute(delete(outbox).where(*_is(delivery)))


def put_off(connection: Connection, delivery: Delivery, due: str, error: str) -> None:
    """A notice has not been taken; when to try again, and why."""
    connection.execute(
        outbox.update()
        .where(*_is(delivery))
        .values(attempts=delivery.attempts + 1, due=due, error=error)
    )


def next_delivery_due(connection: Connection, watching: Iterable[str]) -> str | None:
    """When something is to be delivered next."""
    found: str | None = connection.scalar(
        select(func.min(outbox.c.due)).where(outbox.c.watch.in_(list(watching)))
    )
    return found


def act_of(event: Event) -> str:
    """What an event says, without where it says so: 16 hex digits."""
    said = (
        event.type, event.mode, event.status,
        [_who(party) for party in event.actors], [_who(party) for party in event.recipients],
        event.date.value if event.date else None, event.place.name if event.place else None,
    )  # fmt: skip
    return hashlib.sha256(msgspec.json.encode(said)).hexdigest()[:16]


class _Told:
    """What a watch knows already of the events that may be news."""

    def __init__(
        self, connection: Connection, watch: str, keys: Sequence[int], of: set[int]
    ) -> None:
        self._acts_of: dict[int, int] = {}
        for some in _slices(keys):
            rows = connection.execute(
                select(act_reports.c.event, act_reports.c.act).where(act_reports.c.event.in_(some))
            )
            self._acts_of.update((event, act) for event, act in rows)
        self._told: set[tuple[int, str]] = set()
        for some in _slices(sorted(of)):
            told = select(notices.c.article, notices.c.event, notices.c.act).where(
                notices.c.watch == watch, notices.c.article.in_(some)
            )
            for article, event, act in connection.execute(told):
                self._told |= {(article, event), (article, act)}
        self._acts = self._acts_told(connection, watch)

    def _acts_told(self, connection: Connection, watch: str) -> set[int]:
        """The acts, told by several articles, of which one report was told to the watch."""
        found: set[int] = set()
        for some in _slices(sorted(set(self._acts_of.values()))):
            found |= set(
                connection.scalars(
                    select(act_reports.c.act)
                    .join(events, events.c.key == act_reports.c.event)
                    .join(
                        notices,
                        (notices.c.article == events.c.article) & (notices.c.event == events.c.id),
                    )
                    .where(act_reports.c.act.in_(some), notices.c.watch == watch)
                )
            )
        return found

    def is_news(self, key: int, article: int, event: str, act: str) -> bool:
        """Whether the event is to be told; it is known from then on."""
        number = self._acts_of.get(key)
        marks = {(article, event), (article, act)}
        if not marks.isdisjoint(self._told) or number in self._acts:
            return False
        self._told |= marks
        if number is not None:
            self._acts.add(number)
        return True


def prune_notices(connection: Connection, watch: str, now: str) -> int:
    """Forget old notices of a watch that have been delivered; how many."""
    mine = notices.c.watch == watch
    newest = select(notices.c.key).where(mine).order_by(notices.c.key.desc()).limit(_KEPT)
    age = (datetime.fromisoformat(now) - timedelta(days=_DAYS_KEPT)).isoformat(timespec="seconds")
    old = (
        mine, notices.c.told < age,
        notices.c.key.not_in(newest), notices.c.key.not_in(select(outbox.c.notice)),
    )  # fmt: skip
    return connection.execute(delete(notices).where(*old)).rowcount


def _candidates(connection: Connection, filters: Filters, since: str) -> list[Any]:
    census = Census(None)
    conditions = [
        *event_conditions(filters, census),
        *article_conditions(filters, index_of(connection.dialect.name), census),
        articles.c.added >= since,
    ]
    asked = (
        select(events.c.key, events.c.article, events.c.position)
        .join(articles, articles.c.key == events.c.article)
        .where(*conditions)
        .order_by(events.c.key)
    )
    return list(connection.execute(asked).all())


def _records(connection: Connection, keys: set[int]) -> dict[int, Record]:
    found: dict[int, Record] = {}
    for some in _slices(sorted(keys)):
        found |= read_records(connection, set(some))
    return found


def _notice(watch: str, record: Record, event: Event, now: str) -> Notice:
    article = record.article
    identity = f"{watch}\0{article.id}\0{event.id}".encode("utf-8", "surrogatepass")
    return Notice(
        id=f"marsad_{hashlib.sha256(identity).hexdigest()[:32]}",
        watch=watch,
        told=now,
        article=NoticeArticle(
            id=article.id, publisher=article.publisher, title=article.title,
            published=article.published, url=article.url,
        ),
        event=event,
    )  # fmt: skip


def _who(party: Party) -> tuple[str | None, ...]:
    return (party.entity or party.name or party.text, party.country, *party.sectors)


def _is(delivery: Delivery) -> tuple[Any, ...]:
    return outbox.c.notice == delivery.key, outbox.c.channel == delivery.channel


def _slices(keys: Sequence[int]) -> Iterable[Sequence[int]]:
    return (keys[start : start + _AT_ONCE] for start in range(0, len(keys), _AT_ONCE))
