"""Reviews: listed, kept, taken back, and given out as annotations."""

from __future__ import annotations

import io
import zipfile
from typing import Annotated, Any

import msgspec
from litestar import Request, Response, delete, get, post, put
from litestar.params import JSONBody, PathParameter, QueryParameter

from marsad.archive.gold_files import gold_files
from marsad.archive.newest_first import Spot
from marsad.archive.reviews import Judgement, Kind, ReviewFilters, Verdict
from marsad.server.given import ArticleId, GivenArchive, GivenPaging
from marsad.server.paging import Page
from marsad.server.parameters import PAGED
from marsad.server.problems import RequestError, not_found
from marsad.server.review_shapes import Item, ReviewOf, ReviewRow, review_of, review_row

ItemId = Annotated[str, PathParameter(description="Id of the event or statement.")]
KindName = Annotated[str, PathParameter(description="event or statement")]
_KINDS: dict[str, Kind] = {"event": "event", "statement": "statement"}


class SentReview(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What somebody says of an event or a statement."""

    verdict: Verdict
    correction: Item | None = None
    """With «corrected»: the right item, or those of its fields that are otherwise."""
    note: str | None = None
    reviewer: str | None = None
    """Who says it; else the holder of the token."""


class MissedEvent(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An event that the record should have."""

    event: Item
    """Its ``type`` and ``trigger`` at least; what is left out is not told."""
    note: str | None = None
    reviewer: str | None = None
    """Who says it; else the holder of the token."""


@get("/reviews", sync_to_thread=True, dependencies=PAGED)
def reviews(
    archive: GivenArchive,
    paging: GivenPaging,
    kind: Annotated[Kind | None, QueryParameter(description="Of these only.")] = None,
    verdict: Annotated[Verdict | None, QueryParameter(description="These only.")] = None,
    reviewer: Annotated[str | None, QueryParameter(max_length=200, description="Theirs.")] = None,
) -> Page[ReviewRow]:
    """What people have said, the newest first."""
    filters = ReviewFilters(kind=kind, verdict=verdict, reviewer=reviewer)
    after = None if paging.after is None else paging.after.key
    found = archive.reviews.find(filters, paging.limit + 1, after)
    return Page(
        items=[review_row(one) for one in found[: paging.limit]],
        next=paging.cursor([Spot(None, one.key) for one in found]),
        total=archive.reviews.count(filters) if paging.first else None,
    )


@get("/reviews/gold", sync_to_thread=True, media_type="application/zip")
def review_annotations(
    archive: GivenArchive,
    partial: Annotated[
        bool, QueryParameter(description="Also articles of which not everything is judged.")
    ] = False,
) -> Response[bytes]:
    """What is right by the reviews, as annotations: ``gold/*.json`` and ``articles.jsonl``.

    Only articles of which every event and statement is judged.
    """
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archived:
        for name, content in gold_files(
            one for one in archive.annotated() if partial or one.through
        ):
            archived.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    named = {"content-disposition": 'attachment; filename="marsad-reviews.zip"'}
    return Response(packed.getvalue(), media_type="application/zip", headers=named)


@put("/reviews/{article:str}/{kind:str}/{item:str}", sync_to_thread=True)
def keep_review(
    archive: GivenArchive,
    article: ArticleId,
    kind: KindName,
    item: ItemId,
    data: JSONBody[SentReview],
    request: Request[Any, Any, Any],
) -> ReviewOf:
    """Say what is right or wrong of an event or statement; it takes the place of what was said."""
    said = Judgement(
        verdict=data.verdict, correction=data.correction, note=data.note,
        reviewer=_reviewer(data, request),
    )  # fmt: skip
    review = archive.reviews.put(article, _kind(kind), item, said)
    if review is None:
        raise not_found(f"{kind} «{item}» of article «{article}»")
    return review_of(review)


@post("/articles/{article:str}/missed", sync_to_thread=True, status_code=200)
def keep_missed_event(
    archive: GivenArchive,
    article: ArticleId,
    data: JSONBody[MissedEvent],
    request: Request[Any, Any, Any],
) -> ReviewOf:
    """Tell of an event that the coder has missed: it is kept as a review under an id of its own."""
    said = Judgement(
        verdict="added", correction=data.event, note=data.note,
        reviewer=_reviewer(data, request),
    )  # fmt: skip
    review = archive.reviews.add(article, said)
    if review is None:
        raise not_found(f"article «{article}»")
    return review_of(review)


@delete("/reviews/{article:str}/{kind:str}/{item:str}", sync_to_thread=True)
def take_back_review(
    archive: GivenArchive, article: ArticleId, kind: KindName, item: ItemId
) -> None:
    """Take back what was said of an event or statement."""
    if not archive.reviews.take_back(article, _kind(kind), item):
        raise not_found(f"review of {kind} «{item}» of article «{article}»")


def _reviewer(data: SentReview | MissedEvent, request: Request[Any, Any, Any]) -> str:
    """Who says it: as they call themselves, else the holder of the token."""
    if data.reviewer is not None:
        return data.reviewer
    holder: str = request.scope["user"]
    return holder


def _kind(name: str) -> Kind:
    kind = _KINDS.get(name)
    if kind is None:
        raise RequestError(404, f"no «{name}» is reviewed; only event and statement are")
    return kind


HANDLERS = (reviews, review_annotations, keep_review, keep_missed_event, take_back_review)
