"""WARC files: the Arabic articles among the pages of a crawl.

Most records are no article. They are not told one by one but counted by the reason for which they
are left out; only broken ones are named, with file and offset.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import BinaryIO, Literal

from marsad.readers.addresses import host_of, is_front_page, own_address
from marsad.readers.building import read_fields
from marsad.readers.crawled_page import decode_page, extract_crawled
from marsad.readers.dates import fault_of, moment_of
from marsad.readers.encoding import Undecodable
from marsad.readers.http_body import BodyError, decoded_body
from marsad.readers.items import Defaults, Item, ReadProblem
from marsad.readers.language import is_arabic, may_be_arabic
from marsad.readers.odd_pages import is_odd
from marsad.readers.warc_records import WarcFault, WarcVisit, read_records

Reason = Literal[
    "no response", "redirect", "server error", "not HTML", "unchanged", "cut short", "too large",
    "undecodable", "not Arabic", "odd", "front page", "duplicate", "no article",
]  # fmt: skip
"""Why a record yields no article."""

MEANINGS: dict[Reason, str] = {
    "no response": "requests and notes of the crawler",
    "redirect": "redirects",
    "server error": "refused by the server",
    "not HTML": "not HTML",
    "unchanged": "unchanged since an earlier visit",
    "cut short": "cut short by the crawler",
    "too large": "too large",
    "undecodable": "in no known encoding",
    "not Arabic": "not in Arabic",
    "odd": "of an odd form",
    "front page": "front pages",
    "duplicate": "duplicates",
    "no article": "without an article",
}
"""The reasons as the closing line of a run has them."""

LeftOut = Counter[Reason]

_HTML = ("text/html", "application/xhtml+xml")
_SNIFFED = 1024
_FAR_FUTURE = datetime(2100, 1, 1, tzinfo=UTC)


def describe_left_out(left_out: Mapping[Reason, int] | Mapping[str, int]) -> str:
    """One clause for a closing line; empty when nothing was left out."""
    if not left_out:
        return ""
    counts = {str(reason): count for reason, count in left_out.items()}
    parts = [f"{counts[one]:,} {meaning}" for one, meaning in MEANINGS.items() if one in counts]
    return f"{sum(counts.values()):,} records of crawls left out: {', '.join(parts)}"


class _NoArticleError(Exception):
    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason: Reason = reason


def read_warc(
    stream: BinaryIO, file: str, defaults: Defaults, left_out: LeftOut, *, seekable: bool = True
) -> Iterator[Item]:
    """The Arabic articles of a WARC file; what is left out is counted in ``left_out``."""
    seen: set[bytes] = set()
    for found in read_records(stream, seekable=seekable):
        place = f"{file} at byte {found.offset:,}"
        if isinstance(found, WarcFault):
            yield ReadProblem(file=place, message=found.message)
            continue
        try:
            fields = _fields(found, seen, defaults)
        except _NoArticleError as reason:
            left_out[reason.reason] += 1
        except BodyError as error:
            yield ReadProblem(file=place, message=f"is a broken page: {error}")
        else:
            yield from read_fields(fields, place, defaults)


def _fields(visit: WarcVisit, seen: set[bytes], defaults: Defaults) -> dict[str, object]:
    """The input line of a page; `_NoArticleError` when there is no Arabic article in it."""
    url = visit.url or ""
    page = _arabic_page(visit)
    if is_front_page(url):
        raise _NoArticleError("front page")
    digest = hashlib.blake2b(page.encode("utf-8", "replace"), digest_size=8).digest()
    if digest in seen:
        raise _NoArticleError("duplicate")
    if is_odd(page):
        raise _NoArticleError("odd")
    found = extract_crawled(page)
    if found is None:
        raise _NoArticleError("no article")
    if not is_arabic(found.body):
        raise _NoArticleError("not Arabic")
    seen.add(digest)
    visited = moment_of(visit.date) or _FAR_FUTURE
    published = found.facts.published
    return {
        "id": visit.id or (f"{url} {visit.date or ''}".strip() or None),
        "title": found.facts.title or "",
        "body": found.body,
        "url": own_address(found.facts.url, url) or None,
        "publisher": found.facts.publisher or defaults.publisher or host_of(url),
        "published": None if published and fault_of(published, visited) else published,
    }


def _arabic_page(visit: WarcVisit) -> str:
    """The HTML of the record, when there is enough Arabic in it."""
    body = decoded_body(_html(visit), visit.transfer_encoding, visit.content_encoding)
    if visit.media_type is None and not _looks_like_html(body):
        raise _NoArticleError("not HTML")
    decoded = decode_page(body, visit.charset)
    if isinstance(decoded, Undecodable):
        raise _NoArticleError("undecodable")
    if not may_be_arabic(body, decoded.text):
        raise _NoArticleError("not Arabic")
    return decoded.text


def _html(visit: WarcVisit) -> bytes:
    """The body of a successful answer that claims to be HTML, or claims nothing."""
    if visit.kind == "revisit":
        raise _NoArticleError("unchanged")
    if visit.kind != "response" or visit.status is None:
        raise _NoArticleError("no response")
    if 300 <= visit.status < 400:
        raise _NoArticleError("redirect")
    if visit.status != 200:
        raise _NoArticleError("server error")
    if visit.media_type is not None and visit.media_type not in _HTML:
        raise _NoArticleError("not HTML")
    if visit.truncated:
        raise _NoArticleError("cut short")
    if visit.body is None:
        raise _NoArticleError("too large")
    return visit.body


def _looks_like_html(body: bytes) -> bool:
    start = body[:_SNIFFED].lstrip().lower()
    return start.startswith((b"<!doctype html", b"<html")) or b"<html" in start
