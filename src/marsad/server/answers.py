"""Events, statements, figures and agreements, page by page.

The items of rows are passed on as the JSON that is kept: the types say what it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar, cast

import msgspec

from marsad.archive import AGREEMENTS, EVENTS, FIGURES, STATEMENTS, Archive, Filters
from marsad.archive.answers import Question
from marsad.archive.bare import BareAnswer
from marsad.archive.reviews import Kind
from marsad.record import Agreement, Event, Figure, Statement
from marsad.server.given import GivenArchive, GivenFilters, GivenPaging, reads
from marsad.server.paging import Page, Paging, total_of
from marsad.server.parameters import BY_AGREEMENTS, BY_EVENTS, BY_FIGURES, BY_STATEMENTS, PAGED
from marsad.server.review_shapes import ReviewOf, review_of
from marsad.server.shapes import ArticleRef

Found = TypeVar("Found", Event, Statement, Figure, Agreement)


class EventRow(msgspec.Struct, frozen=True):
    """An event, and the article that tells it."""

    article: ArticleRef
    event: Event
    act: int | None
    """Number of the act, when several articles tell it."""
    reports: int
    """Articles that tell the act."""
    review: ReviewOf | None
    """What somebody says of it."""


class StatementRow(msgspec.Struct, frozen=True):
    """A statement, and the article that reports it."""

    article: ArticleRef
    statement: Statement
    review: ReviewOf | None
    """What somebody says of it."""


class FigureRow(msgspec.Struct, frozen=True):
    """A number of people, and the article that gives it."""

    article: ArticleRef
    figure: Figure
    event: str | None
    """Id of the event whose people are counted."""


class AgreementRow(msgspec.Struct, frozen=True):
    """An agreement, and the article that names it."""

    article: ArticleRef
    agreement: Agreement


def _page(
    archive: Archive, question: Question[Found], filters: Filters, paging: Paging
) -> tuple[list[BareAnswer], str | None, int | None]:
    """The answers of a page, the cursor of the next, and how many there are in all."""
    found, counted = archive.bare.page(question, filters, paging.limit + 1, paging.after)
    following = paging.cursor([one.spot for one in found])
    return found[: paging.limit], following, total_of(counted)


@reads("/events", dependencies=BY_EVENTS | PAGED)
def events(archive: GivenArchive, filters: GivenFilters, paging: GivenPaging) -> Page[EventRow]:
    """Who did what to whom, the newest first."""
    found, following, total = _page(archive, EVENTS, filters, paging)
    return Page(items=event_rows(archive, found), next=following, total=total)


def event_rows(archive: Archive, found: Sequence[BareAnswer]) -> list[EventRow]:
    """The rows of events, with the acts that several articles tell."""
    acts = archive.acts_of([one.spot.key for one in found])
    said = _reviews(archive, "event", found)
    rows = []
    for one in found:
        act = acts.get(one.spot.key)
        rows.append(
            EventRow(
                one.article, cast("Event", one.item),
                act.number if act else None, act.reports if act else 1,
                said.get((one.article.id, one.item_id)) if said else None,
            )
        )  # fmt: skip
    return rows


def _reviews(
    archive: Archive, kind: Kind, found: Sequence[BareAnswer]
) -> dict[tuple[str, str], ReviewOf]:
    """What is said of the articles of answers, by article and item."""
    said = archive.reviews.of_articles([one.article.id for one in found])
    return {(at, item): review_of(one) for (at, of, item), one in said.items() if of == kind}


@reads("/statements", dependencies=BY_STATEMENTS | PAGED)
def statements(
    archive: GivenArchive, filters: GivenFilters, paging: GivenPaging
) -> Page[StatementRow]:
    """Who said what, the newest first."""
    found, following, total = _page(archive, STATEMENTS, filters, paging)
    said = _reviews(archive, "statement", found)
    rows = [
        StatementRow(
            one.article,
            cast("Statement", one.item),
            said.get((one.article.id, one.item_id)) if said else None,
        )
        for one in found
    ]
    return Page(items=rows, next=following, total=total)


@reads("/figures", dependencies=BY_FIGURES | PAGED)
def figures(archive: GivenArchive, filters: GivenFilters, paging: GivenPaging) -> Page[FigureRow]:
    """How many people were killed, displaced…, the newest first."""
    found, following, total = _page(archive, FIGURES, filters, paging)
    events_of = archive.bare.events_of_figures([one.spot.key for one in found])
    rows = [
        FigureRow(one.article, cast("Figure", one.item), events_of.get(one.spot.key))
        for one in found
    ]
    return Page(items=rows, next=following, total=total)


@reads("/agreements", dependencies=BY_AGREEMENTS | PAGED)
def agreements(
    archive: GivenArchive, filters: GivenFilters, paging: GivenPaging
) -> Page[AgreementRow]:
    """Agreements, treaties and truces, the newest first."""
    found, following, total = _page(archive, AGREEMENTS, filters, paging)
    rows = [AgreementRow(one.article, cast("Agreement", one.item)) for one in found]
    return Page(items=rows, next=following, total=total)


HANDLERS = (events, statements, figures, agreements)
