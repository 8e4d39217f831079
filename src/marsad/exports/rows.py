"""CSV of flat tables."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Sequence
from typing import TextIO, TypeVar

from marsad.exports.columns import EVENTS, Column, Value
from marsad.record import Record

Item = TypeVar("Item")
WriteRows = Callable[[Iterable[tuple[Record, Item]]], None]


def table_writer(columns: Sequence[Column[Item]], stream: TextIO) -> WriteRows[Item]:
    """Writes the header, and gives what writes a row for every item."""
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(column.name for column in columns)

    def write(items: Iterable[tuple[Record, Item]]) -> None:
        for record, item in items:
            writer.writerow(_cell(column.value(record, item)) for column in columns)

    return write


class RowWriter:
    """Writes the header, then the events of one record after another."""

    def __init__(self, stream: TextIO) -> None:
        self._write = table_writer(EVENTS, stream)

    def write(self, record: Record) -> None:
        """One row for every event of the record."""
        self._write((record, event) for event in record.events)


def write_csv(records: Iterable[Record], stream: TextIO) -> None:
    """The events of all records."""
    writer = RowWriter(stream)
    for record in records:
        writer.write(record)


def _cell(value: Value) -> Value:
    return str(value).lower() if isinstance(value, bool) else value
