"""From a file of records to another format, one record at a time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec

from marsad.exports.output import Format
from marsad.exports.parquet import write_parquet
from marsad.exports.rows import write_csv
from marsad.record import Record


def read_records(path: Path) -> Iterator[Record]:
    """The records of a JSON Lines file."""
    decoder = msgspec.json.Decoder(Record)
    with path.open("rb") as stream:
        for line in stream:
            if line.strip():
                yield decoder.decode(line)


def convert_records(source: Path, target: Path, form: Format) -> None:
    """Write the records of a JSON Lines file in another format."""
    records = read_records(source)
    if form == "parquet":
        write_parquet(records, target)
    elif form == "csv":
        with target.open("w", encoding="utf-8", newline="") as stream:
            write_csv(records, stream)
    else:
        with target.open("wb") as stream:
            for piece in json_array(msgspec.json.encode(record) for record in records):
                stream.write(piece)


def json_array(lines: Iterator[bytes]) -> Iterator[bytes]:
    """The pieces of a JSON array of the values, one a line."""
    separator = b"[\n"
    for line in lines:
        yield separator + line
        separator = b",\n"
    yield b"[]\n" if separator == b"[\n" else b"\n]\n"
