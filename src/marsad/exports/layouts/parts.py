"""What several layouts ask of an event: dyads, days, sentences, numbers of identity."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from itertools import product
from typing import Protocol, TextIO

import msgspec

from marsad.knowledge.store import Compiled
from marsad.record import Event, Party, Record

Value = str | int | float | None
Row = tuple[Value, ...]

SYMMETRIC = frozenset({"AGREE", "CONSULT", "COOPERATE"})
"""Types whose actors act with each other when no recipient is named."""


class Reports(msgspec.Struct, frozen=True):
    """The reports of an act that several articles tell."""

    first: str
    """Ids of the article and the event that tell it first: the same for all reports."""
    articles: int
    outlets: int


class Reported(msgspec.Struct, frozen=True):
    """An event and the record that tells it."""

    record: Record
    event: Event
    reports: Reports | None = None
    """Of the act, when others tell it too and that is known."""


class Layout(Protocol):
    """A table of rows in the order of a format."""

    @property
    def columns(self) -> tuple[str, ...]:
        """Names of the columns, in order."""

    @property
    def header(self) -> bool:
        """Whether the first line names the columns."""

    def rows(self, told: Reported, knowledge: Compiled) -> Iterator[Row]:
        """The rows of an event; none when the format cannot tell it."""


def dyads(event: Event) -> list[tuple[Party | None, Party | None]]:
    """Source and target of each row. Acts among equals are told once, not once from each side."""
    actors: Sequence[Party | None] = event.actors or (None,)
    recipients: Sequence[Party | None] = event.recipients or (None,)
    if not event.recipients and event.type in SYMMETRIC and len(event.actors) > 1:
        first, *others = event.actors
        return [(first, other) for other in others]
    return list(product(actors, recipients))


def day_of(told: Reported) -> str | None:
    """The day of the act, or of publication when the text does not tell a day: ``2013-09-23``."""
    date = told.event.date
    if date is not None and date.value is not None and len(date.value) >= 10:
        return date.value[:10]
    published = told.record.article.published
    return published[:10] if published else None


def number_of(*parts: str) -> int:
    """A positive number of 62 bits, the same for the same parts."""
    digest = hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).digest()
    return int.from_bytes(digest[:8], "big") >> 2


def sentence_number(told: Reported) -> int:
    """The number of the sentence that shows the event; the title is 1."""
    before = told.record.article.text[: told.event.evidence.start]
    marks = sum(before.count(mark) for mark in ".!?\u061f\n")
    return marks + 1


def name_of(party: Party | None) -> str | None:
    """The party's English name, else as the text names it."""
    return None if party is None else (party.name_en or party.text)


def sector_names(party: Party | None, knowledge: Compiled) -> str | None:
    """The sectors of a party by their English names."""
    if party is None or not party.sectors:
        return None
    return ",".join(knowledge.code_lists["sectors"].get(code, code) for code in party.sectors)


def country_name(code: str | None, knowledge: Compiled) -> str | None:
    """The English name of a country; the code of what is none (IGO, NGO…)."""
    if code is None:
        return None
    found = knowledge.country(code)
    return code if found is None else found.name_en


def write_table(
    layout: Layout, events: Iterator[Reported], knowledge: Compiled, stream: TextIO
) -> int:
    """Tab-separated rows; how many there were."""
    written = 0
    for line in table_lines(layout, events, knowledge):
        stream.write(line)
        written += 1
    return written - layout.header


def table_lines(layout: Layout, events: Iterator[Reported], knowledge: Compiled) -> Iterator[str]:
    """The lines of a table: the header, where there is one, and tab-separated rows."""
    if layout.header:
        yield "\t".join(layout.columns) + "\n"
    for told in events:
        for row in layout.rows(told, knowledge):
            yield "\t".join(map(_cell, row)) + "\n"


def _cell(value: Value) -> str:
    """A cell without what would break the table: tabs and line ends become blanks."""
    if value is None:
        return ""
    return " ".join(str(value).split()) if isinstance(value, str) else str(value)
