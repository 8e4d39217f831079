"""CSV: one row an event, flattened; what holds several values joins them with `` | ``."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable
from typing import NamedTuple, TextIO

from marsad.record import Event, Figure, Party, Record

Value = str | int | float | bool | None


class Column(NamedTuple):
    """A column: its name, what it means, and how it is read off an event and its record."""

    name: str
    meaning: str
    value: Callable[[Record, Event], Value]


def _joined(values: Iterable[str | None]) -> str:
    return " | ".join(value or "" for value in values)


def _party_columns(slot: str, parties: Callable[[Event], tuple[Party, ...]]) -> list[Column]:
    def column(suffix: str, meaning: str, read: Callable[[Party], str | None]) -> Column:
        def value(_: Record, event: Event) -> str:
            return _joined(map(read, parties(event)))

        return Column(f"{slot}s{suffix}", f"{slot}s: {meaning}", value)

    return [
        column("", "as the text names them", lambda party: party.text),
        column("_en", "in English", lambda party: party.name_en),
        column("_entity", "ids of knowledge entries", lambda party: party.entity),
        column("_country", "ISO 3166-1 alpha-3, or IGO, IMG…", lambda party: party.country),
        column("_sector", "first PLOVER sector", lambda party: (*party.sectors, None)[0]),
        column("_role", "office", lambda party: party.role),
    ]


def _figure(figure: Figure) -> str:
    number = figure.qualifier if figure.value is None else str(figure.value)
    return f"{figure.of}={number}"


COLUMNS: tuple[Column, ...] = (
    Column("article_id", "id of the article", lambda r, e: r.article.id),
    Column("url", "address of the article", lambda r, e: r.article.url),
    Column("publisher", "outlet that published it", lambda r, e: r.article.publisher),
    Column("published", "ISO date or date-time of publication", lambda r, e: r.article.published),
    Column("title", "headline", lambda r, e: r.article.title),
    Column("event_id", "id of the event", lambda r, e: e.id),
    Column("type", "PLOVER type", lambda r, e: e.type),
    Column("mode", "PLOVER mode", lambda r, e: e.mode),
    Column("contexts", "PLOVER contexts", lambda r, e: _joined(e.contexts)),
    Column("status", "whether the act happened", lambda r, e: e.status),
    Column("foreground", "false for recalled background", lambda r, e: e.foreground),
    Column("cameo", "CAMEO code, leading zero kept", lambda r, e: e.cameo),
    Column("quad", "quad class, 1 to 4", lambda r, e: e.quad),
    Column("intensity", "PLOVER score, -10 to 10", lambda r, e: e.intensity),
    Column("goldstein", "Goldstein value, -10 to 10", lambda r, e: e.goldstein),
    *_party_columns("actor", lambda e: e.actors),
    *_party_columns("recipient", lambda e: e.recipients),
    Column("date", "ISO prefix date of the act", lambda r, e: e.date.value if e.date else None),
    Column("date_until", "end of a range", lambda r, e: e.date.until if e.date else None),
    Column("date_text", "as the text says it", lambda r, e: e.date.text if e.date else None),
    Column("place", "name of the place", lambda r, e: e.place.name if e.place else None),
    Column("place_en", "its English name", lambda r, e: e.place.name_en if e.place else None),
    Column("place_country", "ISO alpha-3 code", lambda r, e: e.place.country if e.place else None),
    Column("lat", "latitude, degrees", lambda r, e: e.place.lat if e.place else None),
    Column("lon", "longitude, degrees", lambda r, e: e.place.lon if e.place else None),
    Column("geonames", "GeoNames id", lambda r, e: e.place.geonames if e.place else None),
    Column("figures", "people counted: killed=3", lambda r, e: _joined(map(_figure, e.figures))),
    Column("said_by", "chain of attribution, outermost first",
           lambda r, e: _joined(link.text for link in e.said_by)),
    Column("trigger", "word that names the act", lambda r, e: e.trigger.text),
    Column("trigger_start", "its first code point", lambda r, e: e.trigger.start),
    Column("trigger_end", "one past its last", lambda r, e: e.trigger.end),
    Column("evidence", "sentence that shows the act", lambda r, e: e.evidence.text),
    Column("gloss_en", "the event in one line of English", lambda r, e: e.gloss_en),
    Column("gloss_ar", "the same in Arabic", lambda r, e: e.gloss_ar),
    Column("rule", "knowledge entry that coded it", lambda r, e: e.rule),
    Column("coder", "version of marsad", lambda r, e: r.coder.version),
    Column("knowledge", "hash of the knowledge", lambda r, e: r.coder.knowledge),
)  # fmt: skip


class RowWriter:
    """Writes the header, then the rows of one record after another."""

    def __init__(self, stream: TextIO) -> None:
        self._writer = csv.writer(stream, lineterminator="\n")
        self._writer.writerow(column.name for column in COLUMNS)

    def write(self, record: Record) -> None:
        """One row for every event of the record."""
        for event in record.events:
            self._writer.writerow(_cell(column.value(record, event)) for column in COLUMNS)


def write_csv(records: Iterable[Record], stream: TextIO) -> None:
    """The events of all records."""
    writer = RowWriter(stream)
    for record in records:
        writer.write(record)


def _cell(value: Value) -> Value:
    return str(value).lower() if isinstance(value, bool) else value
