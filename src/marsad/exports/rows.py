"""CSV of flat tables."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from typing import TextIO, TypeVar

from marsad.exports.columns import EVENTS, Column, Value
from marsad.record import Record

Item = TypeVar("Item")


class RowWriter:
    """Writes the header, then the events of one record after another."""

    def __init__(self, stream: TextIO) -> None:
        self._writer = csv.writer(stream, lineterminator="\n")
        self._writer.writerow(column.name for column in EVENTS)

    def write(self, record: Record) -> None:
        """One row for every event of the record."""
        for event in record.events:
            self._writer.writerow(_cell(column.value(record, event)) for column in EVENTS)


def write_csv(records: Iterable[Record], stream: TextIO) -> None:
    """The events of all records."""
    writer = RowWriter(stream)
    for record in records:
        writer.write(record)


def write_rows(
    columns: Sequence[Column[Item]], items: Iterable[tuple[Record, Item]], stream: TextIO
) -> None:
    """A header, and a row for every item."""
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(column.name for column in columns)
    for record, item in items:
        writer.writerow(_cell(column.value(record, item)) for column in columns)


def _cell(value: Value) -> Value:
    return str(value).lower() if isinstance(value, bool) else value
