"""WARC files as crawlers write them, for tests: whole and broken."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

HOST = "https://www.alsharfa.example"
_LENGTH = re.compile(rb"Content-Length: (\d+)")


def article_page(
    title: str,
    paragraphs: Sequence[str],
    head: str = "",
    charset: str = "utf-8",
    around: str = "",
) -> str:
    """The page of an article, with a menu, a list of others, comments and a foot around it."""
    text = "".join(f"<p>{one}</p>" for one in paragraphs)
    menu = "".join(f'<li><a href="/{one}">قسم {one}</a></li>' for one in range(8))
    others = "".join(f'<li><a href="/n/{one}">خبر آخر عن مباراة</a></li>' for one in range(8))
    return (
        f'<!DOCTYPE html><html lang="ar"><head><meta charset="{charset}">'
        f"<title>{title} | الشرفة</title>{head}<script>var a = b < c;</script></head><body>"
        f"<nav><ul>{menu}</ul></nav><article><h1>{title}</h1>{around}{text}</article>"
        f'<aside><h2>اقرأ أيضا</h2><ul>{others}</ul></aside><div class="comments" id="comments">'
        "<p>تعليق زائر: شكرا لكم على هذا الخبر</p></div><footer>جميع الحقوق محفوظة</footer>"
        "</body></html>"
    )


def record(
    number: int,
    body: bytes | str = b"",
    *,
    kind: str = "response",
    status: str = "200 OK",
    http: Sequence[str] | None = ("Content-Type: text/html",),
    url: str | None = None,
    more: Iterable[str] = (),
) -> bytes:
    """One record. ``http``: the headers, null for no HTTP; ``more``: headers of the record."""
    payload = body if isinstance(body, bytes) else body.encode()
    block = payload
    if http is not None:
        block = "\r\n".join([f"HTTP/1.1 {status}", *http, "", ""]).encode() + payload
    head = [
        "WARC/1.0",
        f"WARC-Type: {kind}",
        f"WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{number:012d}>",
        "WARC-Date: 2024-05-02T10:00:00Z",
        f"WARC-Target-URI: {url or f'{HOST}/news/{number}'}",
        "Content-Type: application/http; msgtype=response",
        *more,
        f"Content-Length: {len(block)}",
    ]
    return "\r\n".join([*head, "", ""]).encode() + block + b"\r\n\r\n"


def with_length(made: bytes, by: int) -> bytes:
    """The record with a length told that is wrong by some bytes."""
    right = _LENGTH.search(made)
    assert right
    return made.replace(right.group(), b"Content-Length: %d" % (int(right.group(1)) + by), 1)


def record_id(number: int) -> str:
    """The id of the article of a record."""
    return f"urn:uuid:00000000-0000-4000-8000-{number:012d}"


def members(records: Iterable[bytes]) -> list[bytes]:
    """Each record as a gzip member of its own, as the standard wants it."""
    return [gzip.compress(one, 1, mtime=0) for one in records]


def write_crawl(path: Path, records: Iterable[bytes]) -> Path:
    """A WARC file, compressed when its name says so."""
    parts = list(records)
    path.write_bytes(b"".join(members(parts) if path.suffix == ".gz" else parts))
    return path
