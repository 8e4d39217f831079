"""The records of a WARC file, one after the other, and the places where the file is broken.

fastwarc reads them. It stops for good at the first broken record; here reading goes on with the
next record that begins where one may: at a gzip member, or at a line, that says ``WARC/``. A
record is handed on only when the one after it could be read, since that shows that its length was
told rightly. So no more than one record is held.
"""

from __future__ import annotations

import contextlib
import os
import re
import zlib
from collections.abc import Generator, Iterator
from typing import TYPE_CHECKING, BinaryIO

import msgspec

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

LONGEST = 8 << 20
"""Bytes of a record that are read; Common Crawl cuts pages at 1 to 5 MiB itself."""
_GZIP = b"\x1f\x8b\x08"
_MAGIC = b"WARC/"
_START = re.compile(b"%s|%s" % (re.escape(_GZIP), re.escape(_MAGIC)))
"""Where a record may begin."""
_BLOCK = 1 << 20
_GZIP_WINDOW = zlib.MAX_WBITS | 16
_GAP = b"\r\n\r\n"
"""What follows the head of a record, and the record."""


class WarcVisit(msgspec.Struct, frozen=True, kw_only=True):
    """A record: what the crawler found at an address."""

    offset: int
    """Where it begins in the file, in bytes."""
    kind: str
    id: str | None
    url: str | None
    date: str | None
    """When the address was visited."""
    truncated: bool
    """The crawler cut it short."""
    media_type: str | None
    """As the crawler identified it, else as the server called it; lower case."""
    charset: str | None
    status: int | None
    """Of HTTP; null for a record of another kind."""
    transfer_encoding: str | None
    content_encoding: str | None
    size: int
    body: bytes | None
    """Null when it was larger than is read, or not asked for."""


class WarcFault(msgspec.Struct, frozen=True, kw_only=True):
    """A place where a file is broken."""

    offset: int
    message: str


class _Stop(msgspec.Struct, frozen=True):
    """Why reading stopped: at the end of the file, or at an error."""

    held: WarcVisit | None
    """The last record, not handed on yet."""
    error: OSError | None


class _Ending(msgspec.Struct, frozen=True):
    """Whether a record ends where it says, and where the next one should begin."""

    whole: bool
    next: int


def read_records(stream: BinaryIO, *, seekable: bool) -> Iterator[WarcVisit | WarcFault]:
    """The records from where the stream stands; what follows a broken one needs ``seekable``."""
    start: int | None = stream.tell() if seekable else 0
    while start is not None:
        stopped = yield from _read_on(stream)
        held = stopped.held
        if stopped.error is not None and seekable:
            start = yield from _step_over(stream, held, start, stopped.error)
            continue
        if held is not None:
            yield held
        if stopped.error is not None:
            message = (
                f"no record can be read after this one ({_plain(stopped.error)}); "
                "give the file itself, not a stream, to read on behind it"
            )
            yield WarcFault(offset=held.offset if held else 0, message=message)
        elif seekable:
            yield from _rest(stream, held.offset if held else None)
        return


def _read_on(stream: BinaryIO) -> Generator[WarcVisit | WarcFault, None, _Stop]:
    """The records but for the last one, and why reading stopped there."""
    from fastwarc.warc import ArchiveIterator

    held: WarcVisit | None = None
    try:
        for record in ArchiveIterator(stream, fsspec_args=False):
            if held is not None:
                yield held
            read = _read(record)
            held = read if isinstance(read, WarcVisit) else None
            if isinstance(read, WarcFault):
                yield read
    except OSError as error:
        return _Stop(held, error)
    return _Stop(held, None)


def _read(record: WarcRecord) -> WarcVisit | WarcFault:
    if record.record_id is None or "Content-Length" not in record.headers:
        return WarcFault(offset=record.stream_pos, message="the head of the record is cut short")
    visit = _visit(record)
    if visit.body is not None and len(visit.body) < visit.size:
        message = f"is cut short: {len(visit.body):,} of {visit.size:,} bytes are there"
        return WarcFault(offset=record.stream_pos, message=message)
    return visit


def _visit(record: WarcRecord) -> WarcVisit:
    head = record.http_headers if record.is_http else None
    told = record.headers.get("WARC-Identified-Payload-Type") or record.http_content_type
    size = record.content_length
    kind = (record.headers.get("WARC-Type") or "unknown").strip().lower()
    wanted = kind == "response" and head is not None and head.status_code == 200
    return WarcVisit(
        offset=record.stream_pos,
        kind=kind,
        id=(record.record_id or "").strip().strip("<>") or None,
        url=(record.headers.get("WARC-Target-URI") or "").strip().strip("<>") or None,
        date=record.headers.get("WARC-Date"),
        truncated="WARC-Truncated" in record.headers,
        media_type=told.partition(";")[0].strip().lower() if told else None,
        charset=record.http_charset if head is not None else None,
        status=head.status_code if head is not None else None,
        transfer_encoding=head.get("Transfer-Encoding") if head is not None else None,
        content_encoding=head.get("Content-Encoding") if head is not None else None,
        size=size,
        body=record.reader.read(size) if wanted and size <= LONGEST else None,
    )


def _step_over(
    stream: BinaryIO, held: WarcVisit | None, start: int, error: OSError
) -> Generator[WarcVisit | WarcFault, None, int | None]:
    """Tell what is broken; returns where to read on, or null when nothing follows.

    ``held`` is the last record that could be read, ``start`` where reading began.
    """
    broken = start
    searched = start + 1
    if held is not None:
        ending = _ending(stream, held.offset)
        if ending.whole:
            yield held
        broken = ending.next if ending.whole else held.offset
        searched = max(held.offset + 1, broken)
    found = _next_start(stream, searched)
    rest = "" if found is not None else "; nothing that can be read follows"
    yield WarcFault(offset=broken, message=f"is a broken record ({_plain(error)}){rest}")
    if found is not None:
        stream.seek(found)
    return found


def _rest(stream: BinaryIO, last: int | None) -> Iterator[WarcFault]:
    """What follows the last record: fastwarc passes over a few bytes in silence."""
    size = stream.seek(0, os.SEEK_END)
    if not size:
        yield WarcFault(offset=0, message="is empty")
    if last is None:
        return
    ending = _ending(stream, last)
    stream.seek(ending.next)
    if ending.whole and stream.read(_BLOCK).strip(b"\r\n\0"):
        yield WarcFault(
            offset=ending.next, message="is the beginning of a record; the rest is missing"
        )


def _ending(stream: BinaryIO, offset: int) -> _Ending:
    """Read the record at an offset anew to see whether its length is right."""
    stream.seek(offset)
    raw = stream.read(2 * LONGEST)
    data, compressed = raw, raw.startswith(_GZIP)
    length = 0
    if compressed:
        inflator = zlib.decompressobj(_GZIP_WINDOW)
        try:
            data = inflator.decompress(raw, 2 * LONGEST)
        except zlib.error:
            return _Ending(False, offset + 1)
        length = len(raw) - len(inflator.unused_data)
    head, _, _ = data.partition(_GAP)
    told = next(
        (line for line in head.split(b"\r\n") if line.lower().startswith(b"content-length:")), b":0"
    )
    with contextlib.suppress(ValueError):
        end = len(head) + len(_GAP) + int(told.split(b":", 1)[1])
        if data[end : end + len(_GAP)] == _GAP:
            return _Ending(True, offset + (length or end + len(_GAP)))
    return _Ending(False, offset + 1)


def _next_start(stream: BinaryIO, offset: int) -> int | None:
    """Where the next record begins, from an offset on."""
    carried = b""
    stream.seek(offset)
    base = offset
    while block := stream.read(_BLOCK):
        data = carried + block
        for start in _START.finditer(data):
            if _begins_record(stream, base + start.start()):
                return base + start.start()
        kept = min(len(data), len(_MAGIC))
        base += len(data) - kept
        carried = data[len(data) - kept :]
        stream.seek(base + kept)
    return None


def _begins_record(stream: BinaryIO, offset: int) -> bool:
    stream.seek(offset)
    head = stream.read(4096)
    if head.startswith(_GZIP):
        try:
            head = zlib.decompressobj(_GZIP_WINDOW).decompress(head, 1024)
        except zlib.error:
            return False
    line, _, rest = head.partition(b"\r\n")
    return line.startswith(_MAGIC) and len(line) < 12 and rest[:5].upper() in (b"WARC-", b"CONTE")


def _plain(error: OSError) -> str:
    return str(error) or type(error).__name__
