"""Articles: lists, full-text search, and one with its record and versions."""

from __future__ import annotations

from typing import Literal

import msgspec
from litestar import get

from marsad.archive import Archive
from marsad.record import CoderStamp, Record
from marsad.server.given import (
    ArticleId,
    GivenArchive,
    GivenCoder,
    GivenFilters,
    GivenPaging,
    reads,
)
from marsad.server.paging import Page, total_of
from marsad.server.parameters import BY_EVENTS, PAGED
from marsad.server.problems import RequestError, not_found
from marsad.server.review_shapes import ReviewOf, review_of
from marsad.server.shapes import ArticleRef, named, ref_of


class ArticleRow(ArticleRef, frozen=True):
    """An article in a list."""

    events: int
    statements: int


class Snippet(msgspec.Struct, frozen=True):
    """The passage of an article that answers."""

    text: str
    marks: tuple[tuple[int, int], ...]
    """Where words that were asked for stand in it: half-open ranges of code points."""


class SearchRow(msgspec.Struct, frozen=True):
    """An article that answers a search."""

    article: ArticleRef
    snippet: Snippet
    events: int


class ArticleView(msgspec.Struct, frozen=True, kw_only=True):
    """An article and all that is known of it."""

    record: Record
    version: int
    """1 is the first text that came in."""
    versions: int
    story: int | None
    copy_of: str | None
    """Id of the article whose text it has."""
    reviews: tuple[ReviewOf, ...]
    """What people say of its events and statements, the oldest first."""


class Version(msgspec.Struct, frozen=True):
    """A text of an article."""

    version: int
    added: str
    """When it came in, UTC."""
    coder: CoderStamp


class DerivedItem(msgspec.Struct, frozen=True):
    """Why an event or statement is in the record, or why not."""

    kind: Literal["event", "statement"]
    item: str | None
    """Its id; null for a candidate that came to nothing."""
    rule: str
    steps: tuple[str, ...]
    reason: str | None
    start: int
    end: int


class Derivations(msgspec.Struct, frozen=True):
    """The derivation of a record."""

    items: tuple[DerivedItem, ...]


@reads("/search", dependencies=BY_EVENTS | PAGED)
def search(archive: GivenArchive, filters: GivenFilters, paging: GivenPaging) -> Page[SearchRow]:
    """The articles with the words of ``text``, the newest first."""
    if filters.text is None:
        raise RequestError(400, "text: is missing; say which words are looked for", "text")
    found, counted = archive.search_page(filters, paging.limit + 1, paging.after)
    following = paging.cursor([hit.spot for hit in found])
    rows = [
        SearchRow(ref_of(hit.article), Snippet(hit.passage, hit.marks), hit.events)
        for hit in found[: paging.limit]
    ]
    return Page(items=rows, next=following, total=total_of(counted))


@reads("/articles", dependencies=BY_EVENTS | PAGED)
def articles(archive: GivenArchive, filters: GivenFilters, paging: GivenPaging) -> Page[ArticleRow]:
    """The articles that answer, the newest first."""
    found, counted = archive.list_page(filters, paging.limit + 1, paging.after)
    following = paging.cursor([spot for spot, _ in found])
    rows = [
        ArticleRow(*named(head.article), head.events, head.statements)
        for _, head in found[: paging.limit]
    ]
    return Page(items=rows, next=following, total=total_of(counted))


@reads("/articles/{article:str}")
def one_article(archive: GivenArchive, article: ArticleId) -> ArticleView:
    """An article with its record."""
    record = _record(archive, article)
    standing = archive.standing(record.article.id)
    if standing is None:
        raise _none(article)
    return ArticleView(
        record=record, version=standing.version, versions=standing.version,
        story=standing.story, copy_of=standing.copy_of,
        reviews=tuple(map(review_of, archive.reviews.of_article(record.article.id))),
    )  # fmt: skip


@reads("/articles/{article:str}/versions")
def article_versions(archive: GivenArchive, article: ArticleId) -> list[Version]:
    """The texts of an article, the oldest first."""
    found = archive.version_stamps(article)
    if not found:
        raise _none(article)
    return [Version(*one) for one in found]


@get("/articles/{article:str}/derivation", sync_to_thread=True)
def article_derivation(archive: GivenArchive, article: ArticleId, coder: GivenCoder) -> Derivations:
    """Why the record says what it says: the article is coded again, step by step."""
    explanation = coder.explain(_record(archive, article).article)
    return Derivations(
        tuple(
            DerivedItem(
                one.kind, one.event_id, one.rule, one.steps, one.reason,
                one.span.start, one.span.end,
            )
            for one in (*explanation.accepted, *explanation.refused)
        )
    )  # fmt: skip


def _record(archive: Archive, article: str) -> Record:
    record = archive.record(article)
    if record is None:
        raise _none(article)
    return record


def _none(article: str) -> RequestError:
    return not_found(f"article «{article}»")


HANDLERS = (search, articles, one_article, article_versions, article_derivation)
