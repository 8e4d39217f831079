"""What an archive tells, counted: by day and month, place, party, pair of parties.

Every count is of events as articles tell them: an act that three articles tell counts three times.
Intensities are means over the acts that occurred.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from typing import Any, Literal

import msgspec
from sqlalchemy import Connection, Select, func, or_, select

from marsad.archive.act_counts import (
    ActCounts,
    count_acts,
    most_cited,
)
from marsad.archive.by_party import along_a_party, in_days, only_parties
from marsad.archive.census import Census, walked
from marsad.archive.conditions import is_a_time, met_in, of_events, of_table
from marsad.archive.filters import Condition, Filters
from marsad.archive.memo import remembered
from marsad.archive.outlines import Place, outlines
from marsad.archive.party_names import PartyName, codes_named, names_of
from marsad.archive.tables import (
    articles,
    dyads,
    events,
    involved,
    places,
    stories,
    story_articles,
)
from marsad.record import Record, Statement

Span = Literal["day", "month"]

_EVERYTHING = Filters()
_LATELY = timedelta(hours=24)
_NODES = 40


class Period(msgspec.Struct, frozen=True):
    """The events of a day or a month."""

    period: str
    """``2013-09-24`` or ``2013-09``."""
    quad: dict[int, int]
    """Events by quad class, 1 to 4."""


class PlaceActivity(msgspec.Struct, frozen=True):
    """What took place somewhere."""

    name: str
    name_en: str | None
    country: str | None
    lat: float | None
    """Null for countries and wherever the place is not known."""
    lon: float | None
    events: int


class PartyActivity(msgspec.Struct, frozen=True):
    """In how many events a party took part."""

    code: str
    name: str | None
    name_en: str | None
    country: str | None
    events: int


class Dealings(msgspec.Struct, frozen=True):
    """What passed between two parties."""

    a: str
    b: str
    events: int
    intensity: float | None
    """Mean; null when nothing of it occurred."""


class Network(msgspec.Struct, frozen=True):
    """A party, those it deals with most, and what passes among them."""

    nodes: tuple[PartyActivity, ...]
    """The party itself first; of the others how much it deals with them."""
    edges: tuple[Dealings, ...]


class Arrivals(msgspec.Struct, frozen=True):
    """What came in in the 24 hours before the newest article."""

    since: str | None
    """UTC; null when the archive is empty."""
    articles: int
    events: int
    stories: int
    """Stories of two articles and more that got one of them."""


class Cited(msgspec.Struct, frozen=True):
    """Somebody who is cited, and the latest statement."""

    name: str
    statements: int
    record: Record
    """In outline."""
    statement: Statement


class Activity:
    """Counts over an archive, all within what `Filters` ask for."""

    def __init__(self, reading: Callable[[], AbstractContextManager[Connection]]) -> None:
        self._reading = reading

    def periods(self, filters: Filters = _EVERYTHING, by: Span = "day") -> list[Period]:
        """Events over time, the earliest first; days or months without any are left out.

        An event of which only the year (or, by days, the month) is told has no place here.
        """
        columns = (events.c.first_day, events.c.last_day, events.c.quad)
        asked = select(*columns, func.count()).group_by(*columns)
        counts: defaultdict[str, dict[int, int]] = defaultdict(
            lambda: dict.fromkeys(range(1, 5), 0)
        )
        with self._reading() as connection:
            conditions = of_events(connection, filters)
            conditions += _wholly_within(filters)
            for first, last, quad, number in connection.execute(asked.where(*conditions)):
                size = len("2013-09-24") if by == "day" else len("2013-09")
                if first[:size] == last[:size]:
                    counts[first[:size]][quad] += number
        return [Period(period, quad) for period, quad in sorted(counts.items())]

    def places(self, filters: Filters = _EVERYTHING, limit: int = 500) -> list[PlaceActivity]:
        """Where most took place."""
        with self._reading() as connection:
            asked = _sites(connection, filters)
            (site,) = asked.selected_columns
            counted = (
                asked.add_columns(func.count().label("events"))
                .where(site.is_not(None))
                .group_by(site)
                .order_by(func.count().desc(), site)
                .limit(limit)
                .subquery()
            )
            at = places.c
            rows = connection.execute(
                select(at.name, at.name_en, at.country, at.lat, at.lon, counted.c.events)
                .join(counted, counted.c.site == places.c.key)
                .order_by(counted.c.events.desc(), places.c.key)
            ).all()
            return [PlaceActivity(*row) for row in rows]

    def pairs(self, filters: Filters = _EVERYTHING, limit: int = 20) -> list[Dealings]:
        """Between which states, and bodies of no state, most passed."""
        with self._reading() as connection:
            between = (dyads.c.main, dyads.c.one < dyads.c.other)
            columns = (dyads.c.one, dyads.c.other, dyads.c.intensity)
            if is_a_time(filters):
                met = met_in(filters, dyads, columns, *between)
            else:
                # sorted: in the order of the index of pairs all days would be gone through
                one = walked(dyads.c.one, "").label("one")
                asked = select(one, *columns[1:]).where(
                    *between, *of_table(connection, filters, dyads)
                )
                met = asked.subquery()
            return _dealings(connection, select(met), limit)

    def parties(
        self, filters: Filters = _EVERYTHING, name: str | None = None, limit: int = 20
    ) -> list[PartyActivity]:
        """The states and known entities that took part in most, of those called ``name``."""
        with self._reading() as connection:
            if name is None and filters == _EVERYTHING:
                kept = f"the {limit} parties"
                return remembered(connection, kept, lambda now: _parties(now, [], limit))
            conditions = of_table(connection, filters, involved)
            if name is not None:
                conditions.append(involved.c.code.in_(codes_named(connection, name)))
            return _parties(connection, conditions, limit)

    def network(
        self, parties: Sequence[str], filters: Filters = _EVERYTHING, nodes: int = _NODES
    ) -> Network:
        """Those with whom parties deal most, and what passes among all of them."""
        main = select(dyads.c.one).where(dyads.c.main, dyads.c.one.in_(parties))
        with self._reading() as connection:
            around = (
                select(dyads.c.other, func.count().label("events"))
                .where(
                    dyads.c.one.in_(parties), dyads.c.other.not_in(parties),
                    or_(dyads.c.main, dyads.c.one.not_in(main)),
                    *of_table(connection, filters, dyads),
                )
                .group_by(dyads.c.other)
                .order_by(func.count().desc(), dyads.c.other)
                .limit(max(0, nodes - len(parties)))
            )  # fmt: skip
            others = [(code, number) for code, number in connection.execute(around)]
            own = select(involved.c.code, func.count()).where(
                involved.c.code.in_(parties), *of_table(connection, filters, involved)
            )
            rows = connection.execute(own.group_by(involved.c.code)).all()
            counts = {code: number for code, number in rows}  # noqa: C416 (rows are no pairs to mypy)
            members = [*((code, counts.get(code, 0)) for code in parties), *others]
            codes = [code for code, _ in members]
            among = select(dyads.c.one, dyads.c.other, dyads.c.intensity).where(
                dyads.c.one.in_(codes), dyads.c.other.in_(codes), dyads.c.one < dyads.c.other,
                *of_table(connection, filters, dyads),
            )  # fmt: skip
            edges = _dealings(connection, among)
            return Network(tuple(_named(connection, members)), tuple(edges))

    def acts(self, filters: Filters) -> ActCounts:
        """The acts by type, status and month, each once however many articles tell it."""
        with self._reading() as connection:
            return count_acts(connection, filters)

    def speakers(self, filters: Filters, limit: int = 10) -> list[Cited]:
        """Who is cited most in the articles that tell such acts."""
        with self._reading() as connection:
            counted = most_cited(connection, filters, limit)
            places = [Place(one.latest, one.article) for one in counted]
            latest = outlines(connection, "statements", places)
            return [Cited(one.name, one.statements, *latest[one.latest]) for one in counted]

    def names(self, codes: Iterable[str]) -> dict[str, PartyName]:
        """What parties are called, by their codes."""
        with self._reading() as connection:
            return names_of(connection, codes)

    def last_day(self) -> str | None:
        """The day of the newest publication; null without any."""
        with self._reading() as connection:
            day: str | None = connection.scalar(select(func.max(articles.c.day)))
            return day

    def arrivals(self) -> Arrivals:
        """What came in, or in a newer version, in the 24 hours before the newest article."""
        with self._reading() as connection:
            return remembered(connection, "arrivals", _arrivals)


def _arrivals(connection: Connection) -> Arrivals:
    newest = connection.scalar(select(func.max(articles.c.added)))
    if newest is None:
        return Arrivals(None, 0, 0, 0)
    since = (datetime.fromisoformat(newest) - _LATELY).isoformat(timespec="seconds")
    came = select(articles.c.key).where(articles.c.added >= since)
    told = select(func.count()).select_from(events).where(events.c.article.in_(came))
    running = (
        select(func.count(story_articles.c.story.distinct()))
        .join(stories, stories.c.key == story_articles.c.story)
        .where(story_articles.c.article.in_(came), stories.c.articles > 1)
    )
    return Arrivals(
        since,
        connection.scalar(select(func.count()).select_from(came.subquery())) or 0,
        connection.scalar(told) or 0,
        connection.scalar(running) or 0,
    )


def _sites(connection: Connection, filters: Filters) -> Select[Any]:
    """The sites of the events that answer."""
    if only_parties(filters) is not None:
        along = along_a_party(filters, Census(connection), days=False)
        assert along is not None
        return along.select(involved.c.site).where(*in_days(filters))
    if is_a_time(filters):
        return select(met_in(filters, events, [events.c.site]).c.site)
    return select(events.c.site).where(*of_events(connection, filters))


def _wholly_within(filters: Filters) -> list[Condition]:
    """That an event has its days wholly in those asked for."""
    found: list[Condition] = [events.c.first_day.is_not(None)]
    if filters.since:
        found.append(events.c.first_day >= filters.since)
    if filters.until:
        found.append(events.c.last_day <= filters.until)
    return found


def _dealings(connection: Connection, met: Select[Any], limit: int | None = None) -> list[Dealings]:
    """What passed in the meetings of two, those who had most to do with each other first."""
    one, other, intensity = met.selected_columns
    rows = connection.execute(
        met.with_only_columns(one, other, func.count(), func.avg(intensity))
        .group_by(one, other)
        .order_by(func.count().desc(), one, other)
        .limit(limit)
    ).all()
    return [
        Dealings(one, other, number, None if mean is None else round(mean, 2))
        for one, other, number, mean in rows
    ]


def _parties(
    connection: Connection, conditions: list[Condition], limit: int
) -> list[PartyActivity]:
    rows = connection.execute(
        select(involved.c.code, func.count())
        .where(*conditions)
        .group_by(involved.c.code)
        .order_by(func.count().desc(), involved.c.code)
        .limit(limit)
    ).all()
    return _named(connection, [(code, number) for code, number in rows])


def _named(connection: Connection, counts: Sequence[tuple[str, int]]) -> list[PartyActivity]:
    names = names_of(connection, [code for code, _ in counts])
    return [
        PartyActivity(code, named.name, named.name_en, named.country, number)
        for code, number in counts
        for named in (names[code],)
    ]
