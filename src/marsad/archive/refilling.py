"""Filling tables that an older version did not have, from the records that it kept."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, Row, bindparam, select

from marsad.archive.batches import free_keys, new_batch
from marsad.archive.rows import Days, unpack
from marsad.archive.tables import articles, dyads, events, involved, places
from marsad.record import Record

_AT_ONCE = 500
"""Records read at once."""


def fill_activity(connection: Connection) -> None:
    """Where the acts of all articles took place, who took part, and with whom."""
    for records in _records(connection):
        batch = new_batch(connection, list(records.values()), free_keys(connection))
        sites: list[dict[str, int]] = []
        for row in _events_of(connection, records):
            event = records[row.article].events[row.position]
            batch.add_dealings(row.key, event, Days(row.first_day, row.last_day, row.dated))
            if event.place is not None:
                sites.append({"act": row.key, "at": batch.site(event.place)})
        for table in (places, involved, dyads):
            if batch.rows[table.name]:
                connection.execute(table.insert(), batch.rows[table.name])
        if sites:
            settle = events.update().where(events.c.key == bindparam("act"))
            connection.execute(settle.values(site=bindparam("at")), sites)


def _records(connection: Connection) -> Iterator[dict[int, Record]]:
    """The records by the keys of their articles, in batches."""
    last = 0
    while rows := connection.execute(
        select(articles.c.key, articles.c.record)
        .where(articles.c.key > last)
        .order_by(articles.c.key)
        .limit(_AT_ONCE)
    ).all():
        last = rows[-1].key
        yield {row.key: unpack(row.record) for row in rows}


def _events_of(
    connection: Connection, records: dict[int, Record]
) -> Iterator[Row[tuple[int, int]]]:
    columns = (
        events.c[n] for n in ("key", "article", "position", "first_day", "last_day", "dated")
    )
    yield from connection.execute(select(*columns).where(events.c.article.in_(records)))
