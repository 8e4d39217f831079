"""Batches of rows: their keys, and the parties and places that are in the archive already."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from sqlalchemy import Connection, Table, func, select

from marsad.archive.rows import Batch, Keys, Labelled, party_labels, place_labels
from marsad.archive.tables import KEYED, parties, places
from marsad.record import Record

Value = TypeVar("Value")

_AT_ONCE = 500
"""Values in one condition: SQLite takes 32,766, PostgreSQL 65,535."""


def free_keys(connection: Connection) -> Keys:
    """The next keys that no row has."""
    return Keys(
        {table.name: (connection.scalar(select(func.max(table.c.key))) or 0) + 1 for table in KEYED}
    )


def new_batch(connection: Connection, records: Sequence[Record], keys: Keys) -> Batch:
    """Where the rows of records are gathered; parties and places that are there are known to it."""
    return Batch(
        keys,
        _known(connection, parties, set().union(*map(party_labels, records))),
        _known(connection, places, set().union(*map(place_labels, records))),
    )


def _known(connection: Connection, table: Table, labels: Iterable[str]) -> Labelled:
    known: Labelled = {}
    for some in slices(sorted(labels)):
        rows = connection.execute(select(table.c.label, table.c.key).where(table.c.label.in_(some)))
        known.update((label, key) for label, key in rows)
    return known


def slices(values: Sequence[Value]) -> Iterator[Sequence[Value]]:
    """The values in lists that are short enough for one condition."""
    for start in range(0, len(values), _AT_ONCE):
        yield values[start : start + _AT_ONCE]
