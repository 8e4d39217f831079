"""Filling tables that an older version did not have, from the records that it kept."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    Integer,
    MetaData,
    Row,
    String,
    Table,
    bindparam,
    inspect,
    select,
    text,
)

from marsad.archive.batches import free_keys, new_batch
from marsad.archive.identity import outlet_number
from marsad.archive.noted_acts import note_all_acts
from marsad.archive.rows import Days, Telling, unpack
from marsad.archive.tables import articles, dyads, events, involved, metadata, places
from marsad.record import Record

_AT_ONCE = 500
"""Records read at once."""
_ROWS_AT_ONCE = 10_000


def fill_activity(connection: Connection) -> None:
    """Where the acts of all articles took place, who took part, and with whom."""
    for records in _records(connection):
        batch = new_batch(connection, list(records.values()), free_keys(connection))
        sites: list[dict[str, int]] = []
        for row in _events_of(connection, records):
            event = records[row.article].events[row.position]
            told = Telling(row.article, outlet_number(records[row.article].article.publisher))
            batch.add_dealings(row.key, event, Days(row.first_day, row.last_day, row.dated), told)
            if event.place is not None:
                sites.append({"act": row.key, "at": batch.site(event.place)})
        for table in (places, involved, dyads):
            if batch.rows[table.name]:
                connection.execute(table.insert(), batch.rows[table.name])
        if sites:
            settle = events.update().where(events.c.key == bindparam("act"))
            connection.execute(settle.values(site=bindparam("at")), sites)


def widen_involved(connection: Connection) -> None:
    """Give the table of who takes part what it tells of each event now."""
    names = {column["name"] for column in inspect(connection).get_columns(involved.name)}
    if "article" not in names:
        connection.execute(text("ALTER TABLE involved RENAME TO old_involved"))
        connection.execute(text("DROP INDEX ix_involved_event"))
        metadata.create_all(connection, tables=[involved])
        old = Table("old_involved", MetaData(), Column("code", String), Column("event", Integer))
        asked = (
            select(
                old.c.code, old.c.event, events.c.article, events.c.first_day, events.c.last_day,
                events.c.dated, events.c.type, events.c.status, events.c.intensity,
                articles.c.publisher,
            )
            .join(events, events.c.key == old.c.event)
            .join(articles, articles.c.key == events.c.article)
        )  # fmt: skip
        for some in connection.execute(asked).partitions(_ROWS_AT_ONCE):
            connection.execute(involved.insert(), [_involved(row) for row in some])
        connection.execute(text("DROP TABLE old_involved"))
    note_all_acts(connection)


def _involved(row: Any) -> dict[str, Any]:
    return {
        "code": row.code, "event": row.event, "article": row.article,
        "outlet": outlet_number(row.publisher),
        "first_day": row.first_day, "last_day": row.last_day,
        "month": Days(row.first_day, row.last_day, row.dated).month,
        "type": row.type, "status": row.status, "intensity": row.intensity, "act": None,
        "repeated": False,
    }  # fmt: skip


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
