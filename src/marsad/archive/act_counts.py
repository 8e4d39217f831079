"""The acts that answer, each once however many articles tell it, counted without their records."""

from __future__ import annotations

import msgspec
from sqlalchemy import Connection, Integer, Subquery, bindparam, func, select

from marsad.archive.answers import EVENTS, spots
from marsad.archive.by_party import along_a_party, in_days, only_parties
from marsad.archive.census import Census
from marsad.archive.conditions import of_events
from marsad.archive.filters import Filters
from marsad.archive.one_of import one_of
from marsad.archive.tables import act_reports, articles, events, involved, parties, statements

CITING = 300
"""Acts in whose articles it is counted who is cited."""


class ActCount(msgspec.Struct, frozen=True):
    """Acts of one type and status in one month."""

    type: str
    status: str
    month: str | None
    """``2013-09``; null when the month is not told."""
    acts: int
    intensity: float
    """Sum."""


class SpeakerCount(msgspec.Struct, frozen=True):
    """How often somebody is cited."""

    name: str
    statements: int
    latest: int
    """Key of the latest statement."""
    article: int
    """Key of the article that has it."""


class ActCounts(msgspec.Struct, frozen=True):
    """What answers, counted."""

    articles: int
    outlets: int
    acts: tuple[ActCount, ...]


def count_acts(connection: Connection, filters: Filters) -> ActCounts:
    """The acts, and the articles that tell them.

    Of a party an act is counted when the last of its reports answers.
    """
    if only_parties(filters) is not None:
        return _count_of_parties(connection, filters)
    asked = of_events(connection, filters)
    tell = select(events.c.article).where(*asked)
    sizes = select(func.count(), func.count(articles.c.publisher.distinct())).where(
        articles.c.key.in_(tell)
    )
    told, outlets = connection.execute(sizes).one()
    month = func.substr(events.c.first_day, 1, 7)
    columns = (
        events.c.type, events.c.status, month, func.substr(events.c.last_day, 1, 7),
    )  # fmt: skip
    grouped = (
        select(*columns, func.count(), func.sum(events.c.intensity))
        .where(events.c.key.in_(select(_once(connection, filters).c.key)))
        .group_by(*columns)
    )
    acts = tuple(
        ActCount(kind, status, first if first == last else None, number, total)
        for kind, status, first, last, number, total in connection.execute(grouped)
    )
    return ActCounts(told, outlets, acts)


def _count_of_parties(connection: Connection, filters: Filters) -> ActCounts:
    along = along_a_party(filters, Census(connection), days=False)
    assert along is not None
    days = in_days(filters)
    own = involved.c
    telling = along.select(own.article, func.max(own.outlet).label("outlet")).where(*days)
    tell = telling.group_by(own.article).subquery()
    sizes = select(func.count(), func.count(tell.c.outlet.distinct())).select_from(tell)
    told, outlets = connection.execute(sizes).one()
    columns = (own.type, own.status, own.month)
    grouped = (
        along.select(*columns, func.count(), func.sum(own.intensity))
        .where(own.repeated.is_(False), *days)
        .group_by(*columns)
    )
    rows = connection.execute(grouped).all()
    return ActCounts(told, outlets, tuple(ActCount(*row) for row in rows))


_name = func.coalesce(parties.c.name_en, parties.c.name)
_counted = (
    select(
        _name.label("name"), func.count().label("number"), func.max(statements.c.key).label("key")
    )
    .join(parties, parties.c.key == statements.c.speaker)
    .where(one_of(statements.c.article, "articles"), _name.is_not(None))
    .group_by(_name)
    .order_by(func.count().desc(), _name)
    .limit(bindparam("limit", type_=Integer))
    .subquery()
)
_CITED = (
    select(_counted.c.name, _counted.c.number, statements.c.key, statements.c.article)
    .join(statements, statements.c.key == _counted.c.key)
    .order_by(_counted.c.number.desc(), _counted.c.name)
)


def most_cited(connection: Connection, filters: Filters, limit: int) -> list[SpeakerCount]:
    """Who is cited most in the articles that tell the acts: the last `CITING` of them."""
    latest = spots(connection, EVENTS, filters, CITING)
    tell = {row.article for row in latest}
    rows = connection.execute(_CITED, {"articles": tell, "limit": limit})
    return [SpeakerCount(*row) for row in rows]


def _once(connection: Connection, filters: Filters) -> Subquery:
    """The latest report of each act that answers; an act has the key of its first report."""
    return (
        select(func.max(events.c.key).label("key"))
        .select_from(events)
        .outerjoin(act_reports, act_reports.c.event == events.c.key)
        .where(*of_events(connection, filters))
        .group_by(func.coalesce(act_reports.c.act, events.c.key))
        .subquery()
    )
