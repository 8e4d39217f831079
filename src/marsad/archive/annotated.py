"""Reviews as annotations: articles with what is right of them, in the form of `evaluation.gold`.

An article is reviewed through when every event and statement of its record has been judged. Only
those tell what an article holds. Of others what nobody has judged is optional (events) or left out
of the score (statements). Figures and agreements are never judged here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec
from sqlalchemy import Connection, select

from marsad.archive.packing import unpack
from marsad.archive.reviews import Kind, Review, ReviewFilters, Reviews, form_of, items_of
from marsad.archive.tables import articles, old_versions
from marsad.evaluation.gold import GoldArticle, GoldEvent, GoldStatement, Section
from marsad.record import Article, Event, Record, Span, Statement

Gold = GoldEvent | GoldStatement
_NEVER: tuple[Section, ...] = ("figures", "agreements")


class Annotated(msgspec.Struct, frozen=True):
    """An article as its reviewers see it."""

    article: Article
    gold: GoldArticle
    unjudged: int
    """Events and statements of the record that nobody has judged."""

    @property
    def through(self) -> bool:
        """Whether everything that the record holds has been judged."""
        return self.unjudged == 0


class _Section(msgspec.Struct):
    """The annotations of one kind, each with where it stands in the text."""

    gold: list[tuple[int, Gold]] = []
    unjudged: list[tuple[int, Gold]] = []


def annotated(reviews: Reviews, connection: Connection) -> Iterator[Annotated]:
    """The articles that somebody has judged anything of, in the order of their ids.

    Each as the text that was judged: of an article that has come in anew with another text the
    older one stands by itself, under the id and its version (``a@1``).
    """
    judged: dict[tuple[str, int], list[Review]] = {}
    for kept in reviews.find(ReviewFilters()):
        judged.setdefault((kept.review.article, kept.review.version), []).append(kept.review)
    for (article, version), some in sorted(judged.items()):
        newest, record = _text_of(connection, article, version)
        if version != newest:
            named = msgspec.structs.replace(record.article, id=f"{article}@{version}")
            record = msgspec.structs.replace(record, article=named)
        yield annotate(record, some)


def annotate(record: Record, reviews: Sequence[Review]) -> Annotated:
    """The annotation of the text of a record by reviews of it."""
    events = _section(record, "event", reviews)
    statements = _section(record, "statement", reviews)
    left = [
        (at, msgspec.structs.replace(one, optional=True))
        for at, one in events.unjudged
        if isinstance(one, GoldEvent)
    ]
    told = _in_order([*events.gold, *left])
    said = _in_order(statements.gold)
    gold = GoldArticle(
        id=record.article.id,
        events=tuple(one for one in told if isinstance(one, GoldEvent)),
        statements=tuple(one for one in said if isinstance(one, GoldStatement)),
        unjudged=("statements", *_NEVER) if statements.unjudged else _NEVER,
    )
    return Annotated(record.article, gold, len(events.unjudged) + len(statements.unjudged))


def _section(record: Record, kind: Kind, reviews: Sequence[Review]) -> _Section:
    text = record.article.text
    mine = [one for one in reviews if one.kind == kind]
    fresh = {one.item: one for one in mine if not one.stale}
    found = _Section()
    right = [(one, _right(one)) for one in mine]
    corrections = [
        form_of(item, text) for one, item in right if one.verdict == "corrected" and item
    ]
    told_anew = {_place(item) for item in items_of(record, kind) if item.id in fresh}
    for one, item in right:
        # of two verdicts on one place in the text that on the newer record holds
        if item is not None and not (one.stale and _place(item) in told_anew):
            found.gold.append((_place(item)[0], form_of(item, text)))
    said = {form for _, form in found.gold}
    for item in items_of(record, kind):
        form = form_of(item, text)
        # coded as somebody had corrected it: there is nothing left to judge
        if item.id not in fresh and form not in corrections and form not in said:
            found.unjudged.append((_place(item)[0], form))
    return found


def _right(review: Review) -> Event | Statement | None:
    """What is right by a review; null when the item should not be there."""
    if review.verdict == "rejected":
        return None
    return review.judged if review.correction is None else review.correction


def _place(item: Event | Statement) -> tuple[int, int]:
    span: Span = item.trigger if isinstance(item, Event) else item.cue
    return span.start, span.end


def _in_order(found: Sequence[tuple[int, Gold]]) -> list[Gold]:
    """As they stand in the text."""
    return [one for _, one in sorted(found, key=lambda one: one[0])]


def _text_of(connection: Connection, article: str, version: int) -> tuple[int, Record]:
    """The newest version of an article, and the record of the version asked for."""
    row = connection.execute(
        select(articles.c.key, articles.c.version, articles.c.record).where(
            articles.c.id == article
        )
    ).one()
    if row.version == version:
        return row.version, unpack(row.record)
    older = select(old_versions.c.record).where(
        old_versions.c.article == row.key, old_versions.c.version == version
    )
    return row.version, unpack(connection.execute(older).scalar_one())
