"""Reviews: what people say of the events and statements of a record.

A review stays with its article and with the item as it was judged. When the article is coded anew
it is looked for in the new record; where that has no such item any more, the review is stale: it
still says what is right or wrong of the text.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Literal, NamedTuple

import msgspec
from sqlalchemy import ColumnElement, Connection, Row, bindparam, func, select

from marsad.archive.batches import free_keys
from marsad.archive.corrections import CorrectionError, Judged, corrected, missed
from marsad.archive.identity import canonical_url
from marsad.archive.one_of import one_of
from marsad.archive.opening import Transaction
from marsad.archive.packing import unpack
from marsad.archive.state import touch
from marsad.archive.tables import articles, reviews
from marsad.evaluation.gold import GoldEvent, GoldStatement
from marsad.evaluation.gold_writing import gold_event, gold_statement
from marsad.record import Article, Event, Record, Statement

Kind = Literal["event", "statement"]
Verdict = Literal["accepted", "corrected", "rejected", "added"]
"""«added»: the coder has missed it."""

_LONGEST_NAME, _LONGEST_NOTE = 200, 5000
_ADDED = "added-"
"""How the ids of events begin that the coder has missed."""


class Review(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody says of an event or a statement."""

    article: str
    """Id."""
    kind: Kind
    item: str
    """Id of the item, in the newest record that has it."""
    verdict: Verdict
    correction: Judged | None
    """What is right instead."""
    note: str | None
    reviewer: str
    at: str
    """UTC."""
    stale: bool
    """Whether the record has the item no more as it was judged."""
    judged: Judged
    """The item as it was judged; one that was missed as it was told."""
    version: int
    """Of the article's text, 1 is the first."""


class Kept(msgspec.Struct, frozen=True):
    """A review that stands in the archive."""

    key: int
    """A later review has a larger one."""
    review: Review
    article: Article
    """Without its text."""


class Judgement(msgspec.Struct, frozen=True, kw_only=True):
    """A review as it comes in."""

    verdict: Verdict
    reviewer: str
    correction: Mapping[str, Any] | None = None
    """The fields that are otherwise, or the whole item."""
    note: str | None = None


class ReviewFilters(msgspec.Struct, frozen=True, kw_only=True):
    """Which reviews are wanted."""

    kind: Kind | None = None
    verdict: Verdict | None = None
    reviewer: str | None = None
    article: str | None = None
    """Id."""
    stale: bool | None = None


_EVERYTHING = ReviewFilters()
_HEAD = ("id", "url", "publisher", "title", "published")
"""Columns of `articles` that tell which one it is."""


class Reviews:
    """The reviews of an archive."""

    def __init__(self, reading: Transaction, writing: Transaction) -> None:
        self._reading = reading
        self._writing = writing

    def put(self, article: str, kind: Kind, item: str, said: Judgement) -> Review | None:
        """Keep a review in place of an earlier one of the same item; null when there is no such
        item. `CorrectionError` when it cannot stand."""
        with self._writing() as connection:
            found = _find(connection, article)
            if found is None:
                return None
            record: Record = unpack(found.record)
            judged = next((one for one in items_of(record, kind) if one.id == item), None)
            version = found.version
            earlier = _current(connection, found.key, kind, item)
            stale = judged is None and not item.startswith(_ADDED)
            if judged is None:
                if earlier is None or earlier.version != found.version:
                    return None
                judged = _decode(kind, earlier.judged)
            correction = _correction(said, judged, record.article.text)
            told = _Told(kind, item, judged, correction, stale=stale)
            return _keep(connection, (found.key, version), told, said)

    def add(self, article: str, said: Judgement) -> Review | None:
        """Keep an event that the coder has missed, told by the correction; null when there is no
        such article. `CorrectionError` when it cannot stand."""
        with self._writing() as connection:
            found = _find(connection, article)
            if found is None:
                return None
            _check_said(said)
            if said.correction is None:
                raise CorrectionError("correction", "is missing; say what the coder has missed")
            mine = (reviews.c.article == found.key, reviews.c.item.startswith(_ADDED))
            earlier = connection.scalar(select(func.count()).select_from(reviews).where(*mine)) or 0
            name = f"{_ADDED}{earlier + 1}"
            event = missed(said.correction, name, unpack(found.record).article.text)
            told = _Told("event", name, event, event, stale=False)
            return _keep(connection, (found.key, found.version), told, said)

    def take_back(self, article: str, kind: Kind, item: str) -> bool:
        """End a review; whether there was one."""
        with self._writing() as connection:
            found = _find(connection, article)
            if found is None:
                return False
            touch(connection)
            now = datetime.now(UTC).isoformat(timespec="seconds")
            return _end(connection, found.key, kind, item, now) > 0

    def find(
        self,
        filters: ReviewFilters = _EVERYTHING,
        limit: int | None = None,
        after: int | None = None,
    ) -> list[Kept]:
        """The reviews that stand, the newest first; ``after`` the one with this key."""
        asked = _stand().where(*_conditions(filters)).order_by(reviews.c.key.desc()).limit(limit)
        if after is not None:
            asked = asked.where(reviews.c.key < after)
        with self._reading() as connection:
            return [_kept(row) for row in connection.execute(asked)]

    def count(self, filters: ReviewFilters = _EVERYTHING) -> int:
        """How many reviews answer."""
        asked = select(func.count()).select_from(_stand().where(*_conditions(filters)).subquery())
        with self._reading() as connection:
            return connection.scalar(asked) or 0

    def of_article(self, article: str) -> list[Review]:
        """The reviews of the article with this id, the oldest first."""
        with self._reading() as connection:
            return [_review(row) for row in connection.execute(_OF_ARTICLE, {"id": article})]

    def of_articles(self, ids: Sequence[str]) -> dict[tuple[str, Kind, str], Review]:
        """The reviews of articles, by article, kind and item; a stale one only without another."""
        with self._reading() as connection:
            found = map(_review, connection.execute(_OF_ARTICLES, {"ids": list(set(ids))}))
            return {(one.article, one.kind, one.item): one for one in found}


class _Told(NamedTuple):
    """What a review tells."""

    kind: Kind
    item: str
    judged: Judged
    correction: Judged | None
    stale: bool


def _keep(connection: Connection, article: tuple[int, int], told: _Told, said: Judgement) -> Review:
    """Keep a review of an article, told by its key and version, in place of an earlier one."""
    key, version = article
    now = datetime.now(UTC).isoformat(timespec="seconds")
    _end(connection, key, told.kind, told.item, now)
    touch(connection)
    row = {
        "key": free_keys(connection).take("reviews"), "article": key, "version": version,
        "kind": told.kind, "item": told.item, "verdict": said.verdict,
        "judged": _encode(told.judged),
        "correction": None if told.correction is None else _encode(told.correction),
        "note": said.note or None, "reviewer": said.reviewer.strip(), "at": now,
        "stale": told.stale, "until": None,
    }  # fmt: skip
    connection.execute(reviews.insert().values(row))
    kept = _current(connection, key, told.kind, told.item)
    assert kept is not None
    return _review(kept)


def items_of(record: Record, kind: Kind) -> Sequence[Judged]:
    """The events or the statements of a record."""
    return record.events if kind == "event" else record.statements


def form_of(item: Judged, text: str) -> GoldEvent | GoldStatement:
    """What is judged of an item: equal forms are the same item to a reviewer."""
    return gold_event(item, text) if isinstance(item, Event) else gold_statement(item, text)


def restate(connection: Connection, coded: Mapping[int, tuple[int, Record]]) -> None:
    """Look for what was judged in new records, given with their versions by the keys of articles:
    tell which reviews are stale, and which items have another id."""
    rows = connection.execute(
        select(reviews).where(reviews.c.article.in_(coded), reviews.c.until.is_(None))
    ).all()
    for row in rows:
        version, record = coded[row.article]
        added = row.item.startswith(_ADDED)
        now = {"item": row.item, "stale": not added or row.version != version}
        if row.version == version and not added:
            text = record.article.text
            form = form_of(_decode(row.kind, row.judged), text)
            same = [one.id for one in items_of(record, row.kind) if form_of(one, text) == form]
            if same:
                now = {"item": row.item if row.item in same else same[0], "stale": False}
        if (row.item, row.stale) != (now["item"], now["stale"]):
            connection.execute(reviews.update().where(reviews.c.key == row.key).values(now))


def _find(connection: Connection, article: str) -> Any:
    mine = (articles.c.id == article) | (articles.c.url == canonical_url(article))
    columns = (articles.c.key, articles.c.version, articles.c.record)
    return connection.execute(select(*columns).where(mine)).first()


def _stand() -> Any:
    """The reviews that stand."""
    return (
        select(reviews, *(articles.c[name] for name in _HEAD))
        .join(articles, articles.c.key == reviews.c.article)
        .where(reviews.c.until.is_(None))
    )


_OF_ARTICLE = _stand().where(articles.c.id == bindparam("id")).order_by(reviews.c.key)
_OF_ARTICLES = _stand().where(one_of(articles.c.id, "ids")).order_by(reviews.c.stale.desc())


def _current(connection: Connection, article: int, kind: Kind, item: str) -> Row[Any] | None:
    mine = (reviews.c.article == article, reviews.c.kind == kind, reviews.c.item == item)
    row: Row[Any] | None = connection.execute(_stand().where(*mine)).first()
    return row


def _end(connection: Connection, article: int, kind: Kind, item: str, now: str) -> int:
    standing = (
        reviews.c.article == article, reviews.c.kind == kind, reviews.c.item == item,
        reviews.c.until.is_(None),
    )  # fmt: skip
    return connection.execute(reviews.update().where(*standing).values(until=now)).rowcount


def _conditions(filters: ReviewFilters) -> list[ColumnElement[bool]]:
    asked = {
        reviews.c.kind: filters.kind, reviews.c.verdict: filters.verdict,
        reviews.c.reviewer: filters.reviewer, articles.c.id: filters.article,
        reviews.c.stale: filters.stale,
    }  # fmt: skip
    return [column == value for column, value in asked.items() if value is not None]


def _correction(said: Judgement, judged: Judged, text: str) -> Judged | None:
    """The right item, or null; what a reviewer sends is checked."""
    _check_said(said)
    if said.verdict == "added":
        raise CorrectionError("verdict", "«added» is for what the record has not; it is posted")
    if said.verdict != "corrected":
        if said.correction is not None:
            raise CorrectionError("correction", f"«{said.verdict}» has none; leave it out")
        return None
    if said.correction is None:
        raise CorrectionError("correction", "is missing; say what is right")
    return corrected(judged, said.correction, text)


def _check_said(said: Judgement) -> None:
    if not said.reviewer.strip() or len(said.reviewer) > _LONGEST_NAME:
        raise CorrectionError("reviewer", f"say who judges, in up to {_LONGEST_NAME} letters")
    if said.note is not None and len(said.note) > _LONGEST_NOTE:
        raise CorrectionError("note", f"has more than {_LONGEST_NOTE} letters; shorten it")


def _encode(item: Judged) -> str:
    return msgspec.json.encode(item).decode()


def _decode(kind: Kind, packed: str) -> Judged:
    return msgspec.json.decode(packed, type=Event if kind == "event" else Statement)


def _kept(row: Row[Any]) -> Kept:
    return Kept(row.key, _review(row), Article(**{name: getattr(row, name) for name in _HEAD}))


def _review(row: Row[Any]) -> Review:
    return Review(
        article=row.id, kind=row.kind, item=row.item, verdict=row.verdict,
        correction=None if row.correction is None else _decode(row.kind, row.correction),
        note=row.note, reviewer=row.reviewer, at=row.at, stale=row.stale,
        judged=_decode(row.kind, row.judged), version=row.version,
    )  # fmt: skip
