"""Where articles come from: files, folders and standard input, and which reader each needs."""

from __future__ import annotations

import gzip
import io
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import BinaryIO, Literal, cast

import msgspec

from marsad.readers.items import ReadProblem

Kind = Literal["text", "html", "json", "jsonl"]

KINDS: dict[str, Kind] = {
    ".txt": "text",
    ".html": "html",
    ".htm": "html",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
}
WARC = ".warc"
PARQUET = ".parquet"
PARQUET_MAGIC = b"PAR1"
WARC_MAGIC = b"WARC/"
ENDINGS = (*KINDS, PARQUET, WARC)
STDIN = "-"
_GZIP_MAGIC = b"\x1f\x8b"
_HEAD = 8192


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """One file to read, or standard input."""

    path: Path | None
    """Null for standard input."""
    name: str
    """As messages call it."""

    @property
    def size(self) -> int:
        """Bytes on disk; 0 when unknown."""
        try:
            return self.path.stat().st_size if self.path else 0
        except OSError:
            return 0


def find_sources(
    paths: Iterable[Path], leave_out: Path | None = None
) -> Iterator[Source | ReadProblem]:
    """The files that the paths name; a folder stands for the files in it that can be read."""
    skipped = leave_out.resolve() if leave_out else None
    for path in paths:
        if str(path) == STDIN:
            yield Source(path=None, name="standard input")
        elif os.path.isdir(path):
            yield from _walk(path, skipped)
        else:
            yield Source(path=path, name=str(path))


def open_source(source: Source) -> AbstractContextManager[BinaryIO]:
    """The raw bytes of the source; standard input is left open."""
    if source.path is None:
        return nullcontext(sys.stdin.buffer)
    return source.path.open("rb")


def unpack(raw: BinaryIO) -> io.BufferedReader:
    """The stream, decompressed when its first bytes are those of gzip."""
    stream = raw if isinstance(raw, io.BufferedReader) else io.BufferedReader(_as_raw(raw))
    if stream.peek(2)[:2] == _GZIP_MAGIC:
        return io.BufferedReader(_as_raw(gzip.GzipFile(fileobj=stream, mode="rb")))
    return stream


def kind_of(source: Source, stream: io.BufferedReader) -> Kind:
    """Which reader the source needs: by the end of its name, else by how its text begins."""
    if source.path is not None:
        known = KINDS.get(ending_of(source.path))
        if known:
            return known
    start = stream.peek(_HEAD)[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    if start == b"{":
        return "jsonl" if _first_line_is_whole(stream) else "json"
    if start == b"[":
        return "json"
    return "html" if start == b"<" else "text"


def is_warc(source: Source) -> bool:
    """Whether the source is the file of a crawl, by the end of its name."""
    return source.path is not None and ending_of(source.path) == WARC


def ending_of(path: Path) -> str:
    """What the name of a file ends with, in lower case, before ``.gz``."""
    name = path.name.lower().removesuffix(".gz")
    return os.path.splitext(name)[1]


def head_of(stream: io.BufferedReader) -> bytes:
    """The first bytes, without consuming them."""
    return stream.peek(_HEAD)[:_HEAD]


def _first_line_is_whole(stream: io.BufferedReader) -> bool:
    """Whether the line that opens the object also closes it (or is too long to tell)."""
    line, newline, _ = stream.peek(_HEAD).lstrip().partition(b"\n")
    return not newline or line.rstrip().endswith(b"}")


def _walk(folder: Path, skipped: Path | None) -> Iterator[Source | ReadProblem]:
    found = False
    unreadable: list[OSError] = []
    for parent, folders, files in os.walk(folder, onerror=unreadable.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for path in (Path(parent, name) for name in sorted(files)):
            if _is_readable_kind(path) and (skipped is None or path.resolve() != skipped):
                found = True
                yield Source(path=path, name=str(path))
    for error in unreadable:
        yield ReadProblem(file=str(error.filename), message=f"cannot be read: {error.strerror}")
    if not found and not unreadable:
        endings = " ".join(ENDINGS)
        yield ReadProblem(file=str(folder), message=f"the folder holds no file to read ({endings})")


def _is_readable_kind(path: Path) -> bool:
    return not path.name.startswith(".") and ending_of(path) in ENDINGS


def _as_raw(stream: BinaryIO | gzip.GzipFile) -> io.RawIOBase:
    # BufferedReader needs only readinto(), which both have; the stubs ask for RawIOBase.
    return cast(io.RawIOBase, stream)
