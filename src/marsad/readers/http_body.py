"""The body of an HTTP message as its sender had it: chunks joined, compression undone.

Crawlers keep bodies either as they came over the wire or already decoded, with the same headers.
So an encoding that the bytes do not bear out is taken to be undone already.
"""

from __future__ import annotations

import re
import zlib

LONGEST = 8 << 20
"""Bytes of a page; what a compressed body holds beyond them is left out."""
_GZIP = b"\x1f\x8b"
_CHUNK = re.compile(rb"\r?\n?([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]*)?\r?\n")
_ANY_HEADER = 32
"""Added to the number of bits of a window, it lets zlib accept gzip and zlib headers alike."""


class BodyError(ValueError):
    """The body is not what its headers say: one clause."""


def decoded_body(body: bytes, transfer: str | None, content: str | None) -> bytes:
    """The body without transfer encoding and content encoding, as the headers name them."""
    if transfer and "chunked" in transfer.lower():
        body = _joined(body)
    for encoding in reversed((content or "").lower().replace(" ", "").split(",")):
        if encoding in ("gzip", "x-gzip") and body.startswith(_GZIP):
            body = _inflated(body, zlib.MAX_WBITS | _ANY_HEADER)
        elif encoding == "deflate" and not body.lstrip().startswith(b"<"):
            body = _deflated(body)
        elif encoding == "br" and not body.lstrip().startswith(b"<"):
            body = _unbrotlied(body)
    return body


def _joined(body: bytes) -> bytes:
    """The chunks as one; a body that begins with none is one already."""
    parts: list[bytes] = []
    at = 0
    while found := _CHUNK.match(body, at):
        size = int(found.group(1), 16)
        if not size:
            return b"".join(parts)
        at = found.end() + size
        parts.append(body[found.end() : at])
    if not parts:
        return body
    raise BodyError("its chunks end before the last one")


def _inflated(body: bytes, window: int) -> bytes:
    try:
        return zlib.decompressobj(window).decompress(body, LONGEST)
    except zlib.error as error:
        raise BodyError(f"its compressed body is damaged ({error})") from error


def _deflated(body: bytes) -> bytes:
    """Senders mean by it the zlib format or, against the standard, the bare stream."""
    try:
        return _inflated(body, zlib.MAX_WBITS | _ANY_HEADER)
    except BodyError:
        return _inflated(body, -zlib.MAX_WBITS)


def _unbrotlied(body: bytes) -> bytes:
    import brotli

    try:
        found = brotli.Decompressor().process(body, output_buffer_limit=LONGEST)
    except brotli.error as error:
        raise BodyError("its compressed body is damaged (brotli)") from error
    return bytes(found[:LONGEST])
