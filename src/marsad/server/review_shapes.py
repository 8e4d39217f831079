"""Reviews as the API gives them."""

from __future__ import annotations

from typing import Any

import msgspec

from marsad.archive.reviews import Kept, Kind, Review, Verdict
from marsad.server.shapes import ArticleRef, ref_of

Item = dict[str, Any]
"""An event or a statement, as in the record."""


class _Said(msgspec.Struct, frozen=True, kw_only=True):
    """What a review says."""

    kind: Kind
    item: str
    """Id of the event or statement, in the newest record that has it."""
    verdict: Verdict
    correction: Item | None
    """What is right instead."""
    note: str | None
    reviewer: str
    at: str
    """UTC."""
    stale: bool
    """Whether the record has the item no more as it was judged."""
    judged: Item
    """The item as it was judged."""
    version: int
    """Of the text that was judged, 1 is the first."""


class ReviewOf(_Said, frozen=True, kw_only=True):
    """What somebody says of an event or a statement."""

    article: str
    """Id."""


class ReviewRow(_Said, frozen=True, kw_only=True):
    """The same, and which article it is of."""

    article: ArticleRef


def review_of(review: Review) -> ReviewOf:
    """A review, for those who know its article."""
    return ReviewOf(article=review.article, **_said(review))


def review_row(kept: Kept) -> ReviewRow:
    """A review in a list."""
    return ReviewRow(article=ref_of(kept.article), **_said(kept.review))


def _said(review: Review) -> dict[str, Any]:
    told = msgspec.to_builtins(review)
    del told["article"]
    return dict(told)
