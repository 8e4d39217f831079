"""Cutting the input into shards: small enough that one that is lost costs little.

The same file is always cut in the same way, whatever else is coded with it. JSON Lines are cut by
bytes, packed ones by lines (they must be unpacked once to be counted), Parquet by row groups.
Crawls come in files of a gigabyte, which are left whole, as are packed files in a store.
"""

from __future__ import annotations

import gzip
import hashlib
import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from marsad.cluster.orders import Shard, Unit
from marsad.cluster.places import Place, address_of, plain
from marsad.readers import ReadProblem
from marsad.readers.encoding import byte_order_mark
from marsad.readers.sources import ENDINGS, ending_of, find_sources

SHARD_BYTES = 8 << 20
"""Of JSON Lines: about 3,000 articles, which take a core half a minute."""
SHARD_LINES = 2_000
SHARD_ROWS = 2_000
_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")
_LONGEST_NAME = 40
_BLOCK = 1 << 20


def cut(paths: Iterable[object]) -> Iterator[Shard | ReadProblem]:
    """The shards of files and folders, here or in an object store."""
    for path in paths:
        address = address_of(path)
        yield from _local(Path(str(path))) if address is None else _remote(address)


def _local(path: Path) -> Iterator[Shard | ReadProblem]:
    if str(path) == "-":
        yield ReadProblem(file="standard input", message="cannot be cut into shards; give files")
        return
    for source in find_sources([path]):
        if isinstance(source, ReadProblem):
            yield source
        elif source.path is not None:
            file = os.path.abspath(source.path)  # workers may be in another folder
            try:
                status = os.stat(file)
                stamp = f"{status.st_size}-{status.st_mtime:.3f}"
                yield from _shards(file, status.st_size, stamp, local=True)
            except FileNotFoundError:
                yield ReadProblem(file=file, message="no such file or folder")
            except (OSError, EOFError) as error:
                yield ReadProblem(file=file, message=f"cannot be read: {plain(error)}")


def _remote(address: str) -> Iterator[Shard | ReadProblem]:
    found = False
    for entry in Place(address).entries():
        file = f"{address.rstrip('/')}/{entry.path}" if entry.path else address
        if ending_of(Path(file)) in ENDINGS:
            found = True
            stamp = f"{entry.size}-{entry.modified:.3f}"
            yield from _shards(file, entry.size, stamp, local=False)
    if not found:
        message = f"holds no file to read ({' '.join(ENDINGS)})"
        yield ReadProblem(file=address, message=message)


def _shards(file: str, size: int, stamp: str, *, local: bool) -> Iterator[Shard]:
    unit, bounds = _bounds(file, size, local=local)
    name = _UNSAFE.sub("-", os.path.basename(file))[:_LONGEST_NAME].strip("-.")
    digest = hashlib.sha256(file.encode("utf-8", "surrogateescape")).hexdigest()[:10]
    for number, (start, end) in enumerate(bounds):
        yield Shard(
            id=f"{name}-{digest}-{number:05d}", file=file, unit=unit, start=start, end=end,
            size=size // len(bounds), stamp=stamp,
        )  # fmt: skip


def _bounds(file: str, size: int, *, local: bool) -> tuple[Unit, list[tuple[int, int]]]:
    """How the file is cut, and where; (0, 0) for the whole of it."""
    whole: tuple[Unit, list[tuple[int, int]]] = ("file", [(0, 0)])
    kind = ending_of(Path(file))
    if kind == ".parquet":
        return _row_groups(file) or whole
    if size <= SHARD_BYTES or kind not in (".jsonl", ".ndjson"):
        return whole
    if file.lower().endswith(".gz"):
        return ("lines", _steps(_count_lines(file), SHARD_LINES)) if local else whole
    with Place(file).open() as stream:
        head = stream.read(4)
    if byte_order_mark(head) or head.startswith(b"\x1f\x8b"):
        return whole
    return "bytes", _steps(size, SHARD_BYTES)


def _steps(end: int, step: int) -> list[tuple[int, int]]:
    return [(start, min(start + step, end)) for start in range(0, max(end, 1), step)]


def _count_lines(file: str) -> int:
    with gzip.open(file) as stream:
        count, last = 0, b"\n"
        while block := stream.read(_BLOCK):
            count += block.count(b"\n")
            last = block[-1:]
    return count + (last != b"\n")


def _row_groups(file: str) -> tuple[Unit, list[tuple[int, int]]] | None:
    """Row groups put together until they are enough; null for a file that is damaged."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        with Place(file).open() as stream:
            metadata = pq.read_metadata(stream)
    except pa.ArrowException:
        return None  # the worker that reads it says what is wrong
    bounds: list[tuple[int, int]] = []
    start = rows = 0
    for group in range(metadata.num_row_groups):
        rows += metadata.row_group(group).num_rows
        if rows >= SHARD_ROWS or group + 1 == metadata.num_row_groups:
            bounds.append((start, group + 1))
            start, rows = group + 1, 0
    return ("row groups", bounds) if bounds else None
