"""Arrow tables of flat rows, for pandas, polars, DuckDB and R."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

import pyarrow as pa

from marsad.exports.columns import Column, Value
from marsad.record import Record

Item = TypeVar("Item")

_TYPES: dict[type, pa.DataType] = {
    str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_(),
}  # fmt: skip


def schema_of(columns: Sequence[Column[Item]]) -> pa.Schema:
    """The types of the columns, each with its meaning as metadata."""
    return pa.schema(
        [
            pa.field(column.name, _TYPES[column.kind], metadata={"meaning": column.meaning})
            for column in columns
        ]
    )


def make_table(columns: Sequence[Column[Item]], items: Iterable[tuple[Record, Item]]) -> pa.Table:
    """One row for every item."""
    values: list[list[Value]] = [[] for _ in columns]
    for record, item in items:
        for cells, column in zip(values, columns, strict=True):
            cells.append(column.value(record, item))
    schema = schema_of(columns)
    arrays = [pa.array(cells, field.type) for cells, field in zip(values, schema, strict=True)]
    return pa.Table.from_arrays(arrays, schema=schema)
