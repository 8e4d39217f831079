"""Annotated articles: the form in which people (or models) say what the right record is."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import msgspec

from marsad.record import Record


class GoldParty(msgspec.Struct, frozen=True, kw_only=True):
    """A party, quoted as the article names it."""

    mention: str = ""
    country: str | None = None
    sectors: tuple[str, ...] = ()


class GoldPlace(msgspec.Struct, frozen=True, kw_only=True):
    """A place, quoted as the article names it."""

    name: str = ""
    country: str | None = None


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
    said_by: tuple[GoldParty, ...] = ()
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


class GoldFigure(msgspec.Struct, frozen=True, kw_only=True):
    """A number of people."""

    of: str
    value: int | None = None
    qualifier: str = "exact"


class GoldAgreement(msgspec.Struct, frozen=True, kw_only=True):
    """An agreement."""

    kind: str
    parties: tuple[GoldParty, ...] = ()
    mention: str = ""


class GoldArticle(msgspec.Struct, frozen=True, kw_only=True):
    """The annotation of one article."""

    id: str
    events: tuple[GoldEvent, ...] = ()
    statements: tuple[GoldStatement, ...] = ()
    figures: tuple[GoldFigure, ...] = ()
    agreements: tuple[GoldAgreement, ...] = ()


def load_gold(folder: Path) -> list[GoldArticle]:
    """The annotations of a folder, one JSON file an article."""
    files = sorted(folder.glob("*.json"))
    if not files:
        raise ValueError(f"{folder}: no annotations (*.json) there")
    decoder = msgspec.json.Decoder(GoldArticle)
    return [_decode(decoder, file) for file in files]


def load_records(path: Path) -> list[Record]:
    """The records of a JSON Lines file."""
    decoder = msgspec.json.Decoder(Record)
    records: list[Record] = []
    with path.open("rb") as stream:
        for number, line in enumerate(stream, start=1):
            if line.strip():
                try:
                    records.append(decoder.decode(line))
                except ValueError as error:
                    raise ValueError(f"{path}:{number}: no record: {error}") from error
    return records


def by_id(records: Iterable[Record]) -> dict[str, Record]:
    """Records by the id of their article."""
    return {record.article.id: record for record in records}


def _decode(decoder: msgspec.json.Decoder[GoldArticle], file: Path) -> GoldArticle:
    try:
        return decoder.decode(file.read_bytes())
    except ValueError as error:
        raise ValueError(f"{file}: {error}") from error
