"""What filters ask of events, in SQL: of the events themselves, and of tables that tell of them."""

from __future__ import annotations

import msgspec
from sqlalchemy import Connection, Table, select

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
