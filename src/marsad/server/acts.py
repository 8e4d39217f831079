"""Acts that several articles tell: all reports, who copies whom, and where accounts differ."""

from __future__ import annotations

from typing import Annotated

import msgspec
from litestar.params import PathParameter

from marsad.record import Event
from marsad.server.given import GivenArchive, GivenFilters, GivenPaging, reads
from marsad.server.paging import LARGEST_KEY, Page
from marsad.server.parameters import BY_EVENTS, PAGED
from marsad.server.problems import not_found
from marsad.server.shapes import ArticleRef, ref_of
from marsad.stories.acts import Act
from marsad.stories.differences import Difference, differences

Number = Annotated[int, PathParameter(ge=0, le=LARGEST_KEY, description="Its number.")]


class Told(msgspec.Struct, frozen=True):
    """An event, and the article that tells it."""

    article: ArticleRef
    event: Event


class Report(msgspec.Struct, frozen=True):
    """An act as one article tells it."""

    article: ArticleRef
    event: Event
    copy_of: str | None
    """Id of the article whose text this one has; null for an independent report."""


class ToldAct(msgspec.Struct, frozen=True):
    """An act that several articles tell."""

    number: int
    """It may change when articles come in."""
    first: Told
    """The fullest of the independent reports."""
    tellings: tuple[Report, ...]
    """The earliest first."""
    differences: tuple[Difference, ...]
    """Where accounts do not agree."""


@reads("/acts", dependencies=BY_EVENTS | PAGED)
def acts(archive: GivenArchive, filters: GivenFilters, paging: GivenPaging) -> Page[ToldAct]:
    """Acts that several articles tell, of which one answers; the newest first."""
    found = archive.tellings.acts(filters, paging.limit + 1, paging.after)
    total = paging.total(len(found), lambda most: archive.tellings.count_acts(filters, most))
    following = paging.cursor([one.spot for one in found])
    told = [told_act(one.number, one.act) for one in found[: paging.limit]]
    return Page(items=told, next=following, total=total)


@reads("/acts/{number:int}")
def one_act(archive: GivenArchive, number: Number) -> ToldAct:
    """An act with all its reports."""
    found = archive.tellings.numbered([number]).get(number)
    if found is None:
        raise not_found(f"act {number} that several articles tell")
    return told_act(number, found)


def told_act(number: int, act: Act) -> ToldAct:
    """The shape of an act."""
    chosen = act.event
    first = next(one for one in act.tellings if one.event is chosen)
    return ToldAct(
        number,
        Told(ref_of(first.record.article), chosen),
        tuple(Report(ref_of(one.record.article), one.event, one.copy_of) for one in act.tellings),
        tuple(differences(act)),
    )


HANDLERS = (acts, one_act)
