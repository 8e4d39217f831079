"""Saved web pages: the article without the page around it, by trafilatura."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from marsad.limits import LARGEST_PAGE
from marsad.readers.building import note_encoding, read_fields
from marsad.readers.encoding import Undecodable, decode
from marsad.readers.items import Defaults, Item, ReadProblem
from marsad.readers.odd_pages import ExtractionError, Fields, extract_in_time
from marsad.readers.whole import read_whole

_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?([\w.:-]{2,40})""", re.IGNORECASE)
_HEAD = 4096
SHORTEST_ARTICLE = 80
"""Code points; what trafilatura finds in menus and error pages is shorter."""


def read_html(stream: BinaryIO, file: str, defaults: Defaults) -> Iterator[Item]:
    """The article of a page."""
    data = read_whole(stream, LARGEST_PAGE, "save its text instead")
    decoded = decode(data, declared_charset(data))
    if isinstance(decoded, Undecodable):
        yield ReadProblem(file=file, message=decoded.describe())
        return
    try:
        fields = extract_in_time(extract_article, decoded.text)
    except ExtractionError as error:
        yield ReadProblem(file=file, message=str(error))
        return
    if fields is None:
        yield ReadProblem(file=file, message="no article found in the page")
        return
    yield from note_encoding(file, decoded.encoding)
    yield from read_fields(fields, file, defaults)


def declared_charset(data: bytes) -> str | None:
    """The encoding that a page names itself."""
    declared = _CHARSET.search(data[:_HEAD])
    return declared.group(1).decode("ascii") if declared else None


def extract_article(page: str) -> Fields | None:
    """The input line of a page, or ``None`` when the page holds no article."""
    from trafilatura import bare_extraction  # slow to import, and few runs read pages

    # Dates come from the page's metadata alone, and no date is too late: a guess from the
    # running text or from today's date would make the record depend on the clock.
    dates = {"extensive_search": False, "original_date": True, "max_date": "2100-01-01"}
    found = bare_extraction(
        page,
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        date_extraction_params=dates,
    )
    if found is None:
        return None
    fields = found if isinstance(found, dict) else found.as_dict()
    body = fields.get("text")
    if not isinstance(body, str) or len(body.strip()) < SHORTEST_ARTICLE:
        return None
    title = fields.get("title") or ""
    first, _, rest = body.partition("\n")
    return {
        "title": title,
        "body": rest if first.strip() == title else body,  # the headline stands above it already
        "url": fields.get("url"),
        "publisher": fields.get("sitename"),
        "published": fields.get("date"),
    }
