"""The overview: what came in lately, events over time, where, and between whom."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import msgspec
from litestar.params import QueryParameter

from marsad.archive import EVENTS, Archive, Filters
from marsad.archive.activity import Activity, PlaceActivity
from marsad.archive.party_names import PartyName
from marsad.server.answers import EventRow, event_rows
from marsad.server.given import GivenArchive, GivenFilters, reads
from marsad.server.parameters import BY_EVENTS, Until, day_of

_LATEST = 20
_PAIRS = 20
_LONGEST_BY_DAYS = 92
"""Days; longer spans are told by months."""


class Added(msgspec.Struct, frozen=True):
    """What came in in the 24 hours before the newest article."""

    since: str | None
    """UTC."""
    articles: int
    events: int
    stories: int


class QuadCount(msgspec.Struct, frozen=True):
    """The events of a day or a month."""

    day: str
    """``2013-09-24``, or ``2013-09``."""
    quad: dict[int, int]
    """Events by quad class, 1 to 4."""


class PairCount(msgspec.Struct, frozen=True):
    """What passed between two parties."""

    a: str
    b: str
    names: tuple[PartyName, PartyName]
    events: int
    intensity: float | None
    """Mean of what occurred; null when nothing did."""


class Overview(msgspec.Struct, frozen=True, kw_only=True):
    """The archive at a glance."""

    day: str | None
    """The last day; null when no article has a day."""
    added: Added
    latest: list[EventRow]
    """What occurred last, without background; of the reports of an act the latest."""
    quads: list[QuadCount]
    """By day up to three months, else by month; those without any are left out."""
    places: list[PlaceActivity]
    pairs: list[PairCount]


Days = Annotated[
    int,
    QueryParameter(
        name="days", ge=1, le=36_500, description="How many days, the last one included."
    ),
]


@reads("/overview")
def overview(archive: GivenArchive, until: Until = None, days: Days = 30) -> Overview:
    """What came in lately, and what happened in the last days."""
    activity = archive.activity
    arrivals = activity.arrivals()
    last = day_of("until", until) or activity.last_day()
    shown = Filters() if last is None else Filters(since=_back(last, days - 1), until=last)
    periods = activity.periods(shown, by="day" if days <= _LONGEST_BY_DAYS else "month")
    return Overview(
        day=last,
        added=Added(arrivals.since, arrivals.articles, arrivals.events, arrivals.stories),
        latest=_latest(archive, last),
        quads=[QuadCount(one.period, one.quad) for one in periods],
        places=activity.places(shown),
        pairs=_pairs(activity, shown),
    )  # fmt: skip


@reads("/places", dependencies=BY_EVENTS)
def places(archive: GivenArchive, filters: GivenFilters) -> list[PlaceActivity]:
    """Where acts took place, the places of most acts first, 500 at most."""
    return archive.activity.places(filters)


def _latest(archive: Archive, last: str | None) -> list[EventRow]:
    asked = Filters(until=last, foreground=True, statuses=("occurred",))
    rows = event_rows(archive, archive.bare.find(EVENTS, asked, _LATEST * 2))
    told: set[int] = set()
    latest = []
    for row in rows:
        if row.act is None or row.act not in told:
            latest.append(row)
        told |= set() if row.act is None else {row.act}
    return latest[:_LATEST]


def _pairs(activity: Activity, shown: Filters) -> list[PairCount]:
    found = activity.pairs(shown, _PAIRS)
    names = activity.names(code for one in found for code in (one.a, one.b))
    return [
        PairCount(one.a, one.b, (names[one.a], names[one.b]), one.events, one.intensity)
        for one in found
    ]


def _back(day: str, days: int) -> str:
    """So many days before; the first day of the calendar when there are not so many."""
    return date.fromordinal(max(1, date.fromisoformat(day).toordinal() - days)).isoformat()


HANDLERS = (overview, places)
