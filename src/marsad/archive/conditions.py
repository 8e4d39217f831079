"""What filters ask of events, in SQL: of the events themselves, and of tables that tell of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import Column, Connection, Subquery, Table, select, union_all

from marsad.archive.census import Census
from marsad.archive.filters import (
    Condition,
    Filters,
    article_conditions,
    day_conditions,
    event_conditions,
)
from marsad.archive.full_text import index_of
from marsad.archive.tables import articles, events


def of_events(connection: Connection, filters: Filters) -> list[Condition]:
    """The conditions on events, those of their articles included."""
    census = Census(None)
    found = event_conditions(filters, census)
    of_articles = article_conditions(filters, index_of(connection.dialect.name), census)
    if of_articles:
        found.append(events.c.article.in_(select(articles.c.key).where(*of_articles)))
    return found


def is_a_time(filters: Filters) -> bool:
    """Whether nothing but a time is asked for, from its first day to its last."""
    since, until = filters.since, filters.until
    return bool(since and until) and filters == Filters(since=since, until=until)


def met_in(
    filters: Filters, table: Table, columns: Sequence[Column[Any]], *conditions: Condition
) -> Subquery:
    """The rows of events that may have happened in a time: those that end in it, and the few that
    go on for longer. Each are found through an index of their own."""
    first, last = table.c.first_day, table.c.last_day
    began = [*conditions, first <= filters.until]
    ended = select(*columns).where(*began, last >= filters.since, last <= filters.until)
    lasting = select(*columns).where(*began, first < last, last > filters.until)
    return union_all(ended, lasting).subquery()


def of_table(connection: Connection, filters: Filters, table: Table) -> list[Condition]:
    """The same conditions on a table that holds keys and days of events.

    Its index by event is left aside: where many events answer, to look each up takes ten times as
    long as to go through the table.
    """
    found = day_conditions(filters, table)
    others = of_events(connection, msgspec.structs.replace(filters, since=None, until=None))
    if others:
        found.append((table.c.event + 0).in_(select(events.c.key).where(*others)))
    return found
