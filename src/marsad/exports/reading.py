"""Records read back: JSON Lines, also packed with gzip, or Parquet."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from pathlib import Path

import msgspec

from marsad.readers import Meter, ReadProblem
from marsad.record import Record

_PARQUET = b"PAR1"
_GZIP = b"\x1f\x8b"
_ROWS = 200
"""Rows of a Parquet file in memory at once."""


def read_record_file(path: Path, meter: Meter | None = None) -> Iterator[Record | ReadProblem]:
    """The records of a file; what is no record is yielded as a problem that names the line."""
    meter = meter or Meter()
    name = str(path)
    try:
        with path.open("rb") as stream:
            head = stream.read(4)
        meter.total = (meter.total or 0) + path.stat().st_size
        if head == _PARQUET:
            yield from _parquet(path, name)
        else:
            yield from _lines(path, name, meter, packed=head.startswith(_GZIP))
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        message = f"the compressed data are damaged or cut short ({error}); read what came before"
        yield ReadProblem(file=name, message=message)
    except FileNotFoundError:
        yield ReadProblem(file=name, message="no such file")
    except OSError as error:
        yield ReadProblem(file=name, message=f"cannot be read: {error.strerror or error}")


def _lines(path: Path, name: str, meter: Meter, *, packed: bool) -> Iterator[Record | ReadProblem]:
    decoder = msgspec.json.Decoder(Record)
    base = meter.done
    with path.open("rb") as raw:
        stream = gzip.GzipFile(fileobj=raw) if packed else raw
        for number, line in enumerate(stream, start=1):
            if not line.strip():
                continue
            try:
                record = decoder.decode(line)
            except (msgspec.DecodeError, UnicodeDecodeError) as error:
                yield ReadProblem(file=name, line=number, message=f"no record: {error}")
                continue
            meter.done = base + raw.tell()
            yield record


def _parquet(path: Path, name: str) -> Iterator[Record | ReadProblem]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    number = 0
    try:
        with pq.ParquetFile(path) as file:
            for batch in file.iter_batches(batch_size=_ROWS):
                for row in batch.to_pylist():
                    number += 1
                    yield msgspec.convert(row, Record, strict=False)
    except msgspec.ValidationError as error:
        yield ReadProblem(file=name, line=number, message=f"no record: {error}")
    except pa.ArrowException as error:
        yield ReadProblem(file=name, message=f"no Parquet file of records: {error}")
