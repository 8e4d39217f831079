"""Coding a text that is sent: to look at it, or to keep it."""

from __future__ import annotations

import msgspec
from litestar import post
from litestar.params import JSONBody

from marsad.archive.writer import Fate
from marsad.article import build_article
from marsad.record import Record
from marsad.server.given import GivenArchive, GivenCoder
from marsad.server.problems import RequestError


class Text(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An article that is sent."""

    title: str
    body: str
    id: str | None = None
    published: str | None = None
    """ISO date; relative dates are resolved against it."""
    publisher: str | None = None
    url: str | None = None


class Kept(msgspec.Struct, frozen=True):
    """What became of an article that was to be kept."""

    written: Fate
    id: str
    """Under which it is in the archive."""


@post("/code", sync_to_thread=True, status_code=200)
def code(data: JSONBody[Text], coder: GivenCoder) -> Record:
    """The record of a text. Nothing is kept."""
    return coder.code(build_article(msgspec.structs.asdict(data)))


@post("/articles", sync_to_thread=True, status_code=200)
def keep(data: JSONBody[Text], archive: GivenArchive, coder: GivenCoder) -> Kept:
    """Code a text and keep its record."""
    record = coder.code(build_article(msgspec.structs.asdict(data)))
    [written] = archive.add([record])
    if written.fate == "clash":
        raise RequestError(409, f"another article has the id «{written.article}»", "id")
    return Kept(written.fate, written.known_as or written.article)


HANDLERS = (code, keep)
