"""Parquet: one row a record, nested as the record is; the schema is read off its types."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from pathlib import Path

import msgspec
import msgspec.inspect as inspect
import pyarrow as pa
import pyarrow.parquet as pq

from marsad.record import Record

ROW_GROUP = 1000
"""Records held in memory and written at once."""

_SCALARS: dict[type[inspect.Type], pa.DataType] = {
    inspect.StrType: pa.string(),
    inspect.LiteralType: pa.string(),
    inspect.IntType: pa.int64(),
    inspect.FloatType: pa.float64(),
    inspect.BoolType: pa.bool_(),
}


def record_schema() -> pa.Schema:
    """The Arrow schema of a record."""
    return pa.schema(_fields(inspect.type_info(Record)))


def write_parquet(records: Iterable[Record], path: Path) -> None:
    """One row for every record."""
    schema = record_schema()
    remaining = iter(records)
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        while rows := [msgspec.to_builtins(r) for r in itertools.islice(remaining, ROW_GROUP)]:
            writer.write_table(pa.Table.from_pylist(rows, schema=schema))


def _fields(struct: inspect.Type) -> list[pa.Field]:
    if not isinstance(struct, inspect.StructType):
        raise TypeError(f"no struct: {struct}")
    return [pa.field(field.encode_name, *_type(field.type)) for field in struct.fields]


def _type(of: inspect.Type) -> tuple[pa.DataType, bool]:
    """The Arrow type and whether it may be null."""
    if isinstance(of, inspect.UnionType):
        [only] = [one for one in of.types if not isinstance(one, inspect.NoneType)]
        return _type(only)[0], True
    if isinstance(of, inspect.VarTupleType):
        return pa.list_(_type(of.item_type)[0]), False
    if isinstance(of, inspect.StructType):
        return pa.struct(_fields(of)), False
    return _SCALARS[type(of)], False
