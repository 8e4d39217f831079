"""Filling tables that an older version did not have, from the records that it kept."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import Any

import msgspec
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
from marsad.archive.packing import pack_head, pack_json, unpack
from marsad.archive.rows import Days, Telling, publication_day
from marsad.archive.tables import OWNERS, TOLD, articles, dyads, events, involved, metadata, places
from marsad.record import Article, CoderStamp, Record

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
            article = records[row.article].article
            told = Telling(
                row.article, outlet_number(article.publisher), publication_day(article.published)
            )
            batch.add_dealings(row.key, event, Days(row.first_day, row.last_day, row.dated), told)
            if event.place is not None:
                sites.append({"act": row.key, "at": batch.site(event.place)})
        for table in (places, involved, dyads):
            if batch.rows[table.name]:
                connection.execute(table.insert(), batch.rows[table.name])
        if sites:
            settle = events.update().where(events.c.key == bindparam("act"))
            connection.execute(settle.values(site=bindparam("at")), sites)


class _Parts(msgspec.Struct, frozen=True):
    """A record whose items have not been read."""

    article: Article
    coder: CoderStamp
    events: tuple[msgspec.Raw, ...] = ()
    statements: tuple[msgspec.Raw, ...] = ()
    figures: tuple[msgspec.Raw, ...] = ()
    agreements: tuple[msgspec.Raw, ...] = ()


def fill_told(connection: Connection) -> None:
    """What lists pass on of all articles and their items."""
    decoder = msgspec.json.Decoder(_Parts)
    for packed in _packed(connection):
        parts = {key: decoder.decode(zlib.decompress(one)) for key, one in packed.items()}
        heads = [
            {
                "key": key,
                "json": pack_head(one.article, one.coder, len(one.events), len(one.statements)),
            }
            for key, one in parts.items()
        ]
        connection.execute(TOLD[articles.name].insert(), heads)
        for table in OWNERS.values():
            asked = select(table.c.key, table.c.article, table.c.position)
            told = [
                {"key": key, "json": pack_json(bytes(getattr(parts[article], table.name)[at]))}
                for key, article, at in connection.execute(
                    asked.where(table.c.article.in_(list(parts)))
                )
            ]
            if told:
                connection.execute(TOLD[table.name].insert(), told)


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
                events.c.dated, events.c.type, events.c.status, events.c.intensity, events.c.site,
                articles.c.publisher, articles.c.day,
            )
            .join(events, events.c.key == old.c.event)
            .join(articles, articles.c.key == events.c.article)
        )  # fmt: skip
        for some in connection.execute(asked).partitions(_ROWS_AT_ONCE):
            connection.execute(involved.insert(), [_involved(row) for row in some])
        connection.execute(text("DROP TABLE old_involved"))
    note_all_acts(connection)


def note_sites(connection: Connection) -> None:
    """Tell with who takes part where it was, and when it was published."""
    names = {column["name"] for column in inspect(connection).get_columns(involved.name)}
    if "site" in names:
        return
    for added in ("site INTEGER", "day VARCHAR"):
        connection.execute(text(f"ALTER TABLE involved ADD COLUMN {added}"))
    at = select(events.c.site).where(events.c.key == involved.c.event).scalar_subquery()
    on = select(articles.c.day).where(articles.c.key == involved.c.article).scalar_subquery()
    connection.execute(involved.update().values(site=at, day=on))


def _involved(row: Any) -> dict[str, Any]:
    return {
        "code": row.code, "event": row.event, "article": row.article,
        "outlet": outlet_number(row.publisher), "day": row.day, "site": row.site,
        "first_day": row.first_day, "last_day": row.last_day,
        "month": Days(row.first_day, row.last_day, row.dated).month,
        "type": row.type, "status": row.status, "intensity": row.intensity, "act": None,
        "repeated": False,
    }  # fmt: skip


def _records(connection: Connection) -> Iterator[dict[int, Record]]:
    """The records by the keys of their articles, in batches."""
    for packed in _packed(connection):
        yield {key: unpack(one) for key, one in packed.items()}


def _packed(connection: Connection) -> Iterator[dict[int, bytes]]:
    """The same as they are kept."""
    last = 0
    while rows := connection.execute(
        select(articles.c.key, articles.c.record)
        .where(articles.c.key > last)
        .order_by(articles.c.key)
        .limit(_AT_ONCE)
    ).all():
        last = rows[-1].key
        yield {row.key: row.record for row in rows}


def _events_of(
    connection: Connection, records: dict[int, Record]
) -> Iterator[Row[tuple[int, int]]]:
    columns = (
        events.c[n] for n in ("key", "article", "position", "first_day", "last_day", "dated")
    )
    yield from connection.execute(select(*columns).where(events.c.article.in_(records)))
