"""Annotated articles: the form in which people (or models) say what the right record is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Literal, TypeVar

import msgspec

from marsad.article import build_article
from marsad.record import Article, Record

_T = TypeVar("_T")

Section = Literal["events", "statements", "figures", "agreements"]


class GoldParty(msgspec.Struct, frozen=True, kw_only=True):
    """A party, quoted as the article names it."""

    mention: str = ""
    country: str | None = None
    sectors: tuple[str, ...] = ()


class GoldPlace(msgspec.Struct, frozen=True, kw_only=True):
    """A place, quoted as the article names it."""

    name: str = ""
    country: str | None = None


class GoldSource(msgspec.Struct, frozen=True, kw_only=True):
    """A link in a chain of attribution."""

    mention: str = ""
    country: str | None = None
    kind: str = "person"
    named: bool = True


class GoldSpan(msgspec.Struct, frozen=True, kw_only=True):
    """The nth occurrence of a string."""

    trigger: str
    nth: int = 1


class GoldEvent(msgspec.Struct, frozen=True, kw_only=True):
    """An event; an optional one is neither rewarded nor punished."""

    type: str
    mode: str | None = None
    trigger: str
    nth: int = 1
    status: str
    actors: tuple[GoldParty, ...] = ()
    recipients: tuple[GoldParty, ...] = ()
    date: str | None = None
    place: GoldPlace | None = None
    said_by: tuple[GoldSource, ...] = ()
    also: tuple[GoldSpan, ...] = ()
    optional: bool = False


class GoldStatement(msgspec.Struct, frozen=True, kw_only=True):
    """A statement; its content is given by its first and its last words."""

    speaker: GoldParty
    cue: str
    nth: int = 1
    form: str
    begin: str
    end: str
    said_by: tuple[GoldSource, ...] = ()


class GoldFigure(msgspec.Struct, frozen=True, kw_only=True):
    """A number of people."""

    of: str
    value: int | None = None
    qualifier: str = "exact"
    mention: str = ""
    said_by: tuple[GoldSource, ...] = ()


class GoldAgreement(msgspec.Struct, frozen=True, kw_only=True):
    """An agreement."""

    kind: str
    parties: tuple[GoldParty, ...] = ()
    status: str = "signed"
    date: str | None = None
    subject: str | None = None
    mention: str = ""


class GoldArticle(msgspec.Struct, frozen=True, kw_only=True):
    """The annotation of one article."""

    id: str
    events: tuple[GoldEvent, ...] = ()
    statements: tuple[GoldStatement, ...] = ()
    figures: tuple[GoldFigure, ...] = ()
    agreements: tuple[GoldAgreement, ...] = ()
    unjudged: tuple[Section, ...] = ()
    """What nobody has judged: it is neither rewarded nor punished."""


def load_gold(place: Path) -> list[GoldArticle]:
    """The annotations of a folder, one JSON file an article, or of a JSON Lines file."""
    decoder = msgspec.json.Decoder(GoldArticle)
    if place.is_file():
        return [_decode(decoder, line, where) for where, line in _lines(place)]
    files = sorted(place.glob("*.json"))
    if not files:
        raise ValueError(f"{place}: no annotations (*.json) there")
    return [_decode(decoder, file.read_bytes(), str(file)) for file in files]


def load_records(path: Path) -> list[Record]:
    """The records of a JSON Lines file."""
    decoder = msgspec.json.Decoder(Record)
    return [_decode(decoder, line, f"{where}: no record") for where, line in _lines(path)]


def load_articles(path: Path) -> list[Article]:
    """The articles of a JSON Lines file."""
    decoder = msgspec.json.Decoder(dict[str, Any])
    lines = [_decode(decoder, line, where) for where, line in _lines(path)]
    return [build_article(line) for line in lines]


def by_id(records: Iterable[Record]) -> dict[str, Record]:
    """Records by the id of their article."""
    return {record.article.id: record for record in records}


def _lines(path: Path) -> Iterator[tuple[str, bytes]]:
    """The lines that hold something, each with its place for messages."""
    with path.open("rb") as stream:
        for number, line in enumerate(stream, start=1):
            if line.strip():
                yield f"{path}:{number}", line


def _decode(decoder: msgspec.json.Decoder[_T], content: bytes, where: str) -> _T:
    try:
        return decoder.decode(content)
    except ValueError as error:
        raise ValueError(f"{where}: {error}") from error
