"""Parquet: one article a row, in columns named like the keys of an input line.

A file of records, as `marsad code` writes it, is read for its articles. One row group is in memory
at a time, and of it only the columns that an article has.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from marsad.readers.building import read_fields
from marsad.readers.items import Defaults, Item, ReadProblem

if TYPE_CHECKING:
    import pyarrow as pa
    import pyarrow.parquet as pq

COLUMNS = ("id", "url", "publisher", "published", "title", "body", "text")
RECORD = "article"
"""The column of a file of records that holds the article."""
_ROWS = 256
"""Rows made into Python objects at once."""
_BUFFER = 1 << 20

Row = dict[str, object]


def read_parquet(
    stream: BinaryIO, file: str, defaults: Defaults, groups: range | None = None
) -> Iterator[Item]:
    """The articles of a file, or of some of its row groups."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        table = pq.ParquetFile(stream, buffer_size=_BUFFER, pre_buffer=False)
    except (pa.ArrowException, OSError) as error:
        yield ReadProblem(file=file, message=f"is no readable Parquet file: {_plain(error)}")
        return
    columns = columns_of(table)
    if columns is None:
        names = ", ".join(table.schema_arrow.names[:10])
        message = f'has neither the columns "title" and "body" nor "text"; it has: {names}'
        yield ReadProblem(file=file, message=message)
        return
    if not table.metadata.num_rows:
        yield ReadProblem(file=file, message="holds no rows")
    sizes = [table.metadata.row_group(one).num_rows for one in range(table.num_row_groups)]
    for group in groups or range(table.num_row_groups):
        row = sum(sizes[:group])
        try:
            for batch in table.iter_batches(_ROWS, row_groups=[group], columns=columns):
                yield from _read_batch(batch, row, file, defaults)
                row += batch.num_rows
        except (pa.ArrowException, OSError) as error:
            message = f"the rest of row group {group + 1} is damaged ({_plain(error)})"
            yield ReadProblem(file=f"{file} row {row + 1}", message=message)


def columns_of(table: pq.ParquetFile) -> list[str] | None:
    """The columns to read; null when there is no article in them."""
    names = set(table.schema_arrow.names)
    if RECORD in names and "events" in names:
        return [RECORD]
    if "text" in names or {"title", "body"} <= names:
        return [name for name in COLUMNS if name in names]
    return None


def _read_batch(
    batch: pa.RecordBatch, before: int, file: str, defaults: Defaults
) -> Iterator[Item]:
    try:
        rows: list[Row | ReadProblem] = batch.to_pylist()
    except UnicodeDecodeError:  # of one cell: find it
        rows = [
            _row(batch, index, f"{file} row {before + index + 1}") for index in range(len(batch))
        ]
    for number, row in enumerate(rows, start=before + 1):
        if isinstance(row, ReadProblem):
            yield row
            continue
        inner = row.get(RECORD)
        fields = inner if isinstance(inner, dict) else row
        yield from read_fields(_told(fields), f"{file} row {number}", defaults)


def _row(batch: pa.RecordBatch, index: int, place: str) -> Row | ReadProblem:
    row: Row = {}
    for name, column in zip(batch.schema.names, batch.columns, strict=True):
        try:
            row[name] = column[index].as_py()
        except UnicodeDecodeError as error:
            return ReadProblem(file=place, message=f"{name}: is not UTF-8 ({error.reason})")
    return row


def _told(row: Row) -> Row:
    """The row with dates as an input line has them."""
    published = row.get("published")
    if isinstance(published, datetime.date):  # a date-time is one too
        return {**row, "published": published.isoformat()}
    return row


def _plain(error: Exception) -> str:
    return " ".join(str(error).split()).rstrip(".")
