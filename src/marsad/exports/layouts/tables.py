"""A folder of tables, one file each, in CSV or Parquet, with a dictionary of their columns."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from itertools import islice
from pathlib import Path
from typing import Any, Literal, NamedTuple

import pyarrow.parquet as pq

from marsad.exports import columns
from marsad.exports.arrow import make_table, schema_of
from marsad.exports.columns import Column
from marsad.exports.rows import table_writer
from marsad.record import Attribution, Event, Party, Record

Form = Literal["csv", "parquet"]

_AT_ONCE = 1000
"""Records in memory at once."""


class PartyOf(NamedTuple):
    """A party of an event."""

    event: Event
    side: str
    position: int
    party: Party


class SourceOf(NamedTuple):
    """A link of a chain of attribution."""

    of: str
    item: str
    position: int
    link: Attribution


class Table(NamedTuple):
    """A table: its name, what a row is, its columns, and its rows of a record."""

    name: str
    meaning: str
    columns: Sequence[Column[Any]]
    items: Callable[[Record], Iterable[Any]]


def _parties(record: Record) -> Iterator[PartyOf]:
    for event in record.events:
        for side, parties in (("actor", event.actors), ("recipient", event.recipients)):
            for position, party in enumerate(parties, start=1):
                yield PartyOf(event, side, position, party)


def _sources(record: Record) -> Iterator[SourceOf]:
    chains = [
        *(("event", event.id, event.said_by) for event in record.events),
        *(("statement", one.id, one.said_by) for one in record.statements),
    ]
    for of, item, chain in chains:
        for position, link in enumerate(chain, start=1):
            yield SourceOf(of, item, position, link)


def _id(record: Record, _: object) -> str:
    return record.article.id


_ARTICLE_ID: Column[object] = Column("article_id", "id of the article", _id)

ARTICLES: tuple[Column[Record], ...] = (
    *columns.ARTICLE,
    Column("language", "ar, or und when it is not Arabic", lambda r, _: r.article.language),
    Column("characters", "length of the text", lambda r, _: len(r.article.text), int),
    Column("events", "events in its record", lambda r, _: len(r.events), int),
    Column("statements", "statements in its record", lambda r, _: len(r.statements), int),
    *columns.STAMP,
)  # fmt: skip

PARTIES: tuple[Column[PartyOf], ...] = (
    _ARTICLE_ID,
    Column("event_id", "id of the event", lambda r, p: p.event.id),
    Column("side", "actor or recipient", lambda r, p: p.side),
    Column("position", "1 is the first of its side", lambda r, p: p.position, int),
    Column("text", "as the text names it", lambda r, p: p.party.text),
    Column("name", "name in Arabic", lambda r, p: p.party.name),
    Column("name_en", "name in English", lambda r, p: p.party.name_en),
    Column("entity", "id of the knowledge entry", lambda r, p: p.party.entity),
    Column("wikidata", "Wikidata id", lambda r, p: p.party.wikidata),
    Column("country", "ISO 3166-1 alpha-3, or IGO, IMG…", lambda r, p: p.party.country),
    Column("sector", "first PLOVER sector", lambda r, p: (*p.party.sectors, None)[0]),
    Column("sectors", "all sectors", lambda r, p: " | ".join(p.party.sectors)),
    Column("role", "office", lambda r, p: p.party.role),
    Column("start", "its first code point", lambda r, p: p.party.start, int),
    Column("end", "one past its last", lambda r, p: p.party.end, int),
)  # fmt: skip

SOURCES: tuple[Column[SourceOf], ...] = (
    _ARTICLE_ID,
    Column("of", "event or statement", lambda r, s: s.of),
    Column("item_id", "id of what is told", lambda r, s: s.item),
    Column("position", "1 is the outermost", lambda r, s: s.position, int),
    Column("text", "as the text names it", lambda r, s: s.link.text),
    Column("kind", "outlet, agency, person, officials…", lambda r, s: s.link.kind),
    Column("named", "false for sources without a name", lambda r, s: s.link.named, bool),
    Column("entity", "id of the knowledge entry", lambda r, s: s.link.entity),
    Column("country", "ISO 3166-1 alpha-3, or IGO, IMG…", lambda r, s: s.link.country),
    Column("cue", "word that reports", lambda r, s: s.link.cue.text if s.link.cue else None),
)  # fmt: skip

TABLES = (
    Table("articles", "an article", ARTICLES, lambda record: (record,)),
    Table("events", "an event", columns.EVENTS, lambda record: record.events),
    Table("parties", "a party of an event", PARTIES, _parties),
    Table("sources", "a link of a chain of attribution", SOURCES, _sources),
    Table("statements", "a statement", columns.STATEMENTS, lambda record: record.statements),
    Table("figures", "a number of people", columns.FIGURES, lambda record: record.figures),
    Table("agreements", "an agreement", columns.AGREEMENTS, lambda record: record.agreements),
)  # fmt: skip
DICTIONARY = ("table", "row", "column", "type", "meaning")


def write_tables(records: Iterator[Record], folder: Path, form: Form) -> dict[str, int]:
    """One file a table and ``dictionary.csv``; how many rows each has."""
    _write_dictionary(folder / "dictionary.csv")
    counts = dict.fromkeys((table.name for table in TABLES), 0)
    with ExitStack() as stack:
        writers = {table.name: _writer(table, folder, form, stack) for table in TABLES}
        while some := list(islice(records, _AT_ONCE)):
            for table in TABLES:
                items = [(record, item) for record in some for item in table.items(record)]
                writers[table.name](items)
                counts[table.name] += len(items)
    return counts


def _write_dictionary(path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(DICTIONARY)
        for table in TABLES:
            for column in table.columns:
                kind = {str: "text", int: "integer", float: "number", bool: "true or false"}
                writer.writerow(
                    (table.name, table.meaning, column.name, kind[column.kind], column.meaning)
                )


def _writer(
    table: Table, folder: Path, form: Form, stack: ExitStack
) -> Callable[[list[tuple[Record, Any]]], None]:
    """What takes the rows of a table."""
    path = folder / f"{table.name}.{form}"
    if form == "csv":
        stream = stack.enter_context(path.open("w", encoding="utf-8", newline=""))
        return table_writer(table.columns, stream)
    schema = schema_of(table.columns)
    parquet = stack.enter_context(pq.ParquetWriter(path, schema, compression="zstd"))
    return lambda items: parquet.write_table(make_table(table.columns, items))
