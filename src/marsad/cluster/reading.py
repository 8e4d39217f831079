"""The articles of a shard."""

from __future__ import annotations

import gzip
import itertools
import zlib
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import BinaryIO

from marsad.cluster.orders import Shard
from marsad.cluster.places import Place, address_of, plain
from marsad.readers import Defaults, Item, Meter, ReadProblem
from marsad.readers.jsonl import read_lines
from marsad.readers.parquet import read_parquet
from marsad.readers.reading import read_opened
from marsad.readers.sources import Source


def read_shard(shard: Shard, defaults: Defaults, meter: Meter) -> Iterator[Item]:
    """The articles, and problems as other readers tell them."""
    if shard.unit == "file":
        yield from _read_file(shard.file, defaults, meter)
        return
    try:
        with _opened(shard.file) as stream:
            yield from _read_part(shard, stream, defaults)
    except (EOFError, zlib.error, OSError) as error:
        yield ReadProblem(file=shard.file, message=f"cannot be read: {plain(error)}")


def _read_file(file: str, defaults: Defaults, meter: Meter) -> Iterator[Item]:
    source = Source(path=Path(file), name=file)
    yield from read_opened(source, lambda: _opened(file), defaults, meter)


def _read_part(shard: Shard, stream: BinaryIO, defaults: Defaults) -> Iterator[Item]:
    file, start, end = shard.file, shard.start, shard.end
    if shard.unit == "row groups":
        yield from read_parquet(stream, file, defaults, range(start, end))
    elif shard.unit == "lines":
        with gzip.open(stream) as lines:
            some = itertools.islice(lines, start, end)
            yield from read_lines(some, file, defaults, start + 1)
    else:
        place = file if not start else f"{file} behind byte {start:,}"
        yield from read_lines(lines_between(stream, start, end), place, defaults)


def lines_between(stream: BinaryIO, start: int, end: int) -> Iterator[bytes]:
    """The lines that begin in a range of bytes."""
    stream.seek(max(start - 1, 0))
    if start:
        stream.readline()  # that of the range before, or only its end
    while stream.tell() < end and (line := stream.readline()):
        yield line


def _opened(file: str) -> AbstractContextManager[BinaryIO]:
    return Path(file).open("rb") if address_of(file) is None else Place(file).open()
