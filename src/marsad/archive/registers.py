"""Registers: lists that people keep by hand, drawn from an archive with the evidence of each line.

The same act told by several articles is one line, with the number of its reports.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, get_args

import msgspec
from msgspec.structs import replace

from marsad.archive.answers import AGREEMENTS, FIGURES, Answer
from marsad.archive.archive import Archive
from marsad.archive.filters import Filters
from marsad.archive.newest_first import Spot
from marsad.archive.register_lines import (
    Language,
    Line,
    act_line,
    agreement_line,
    figure_line,
)
from marsad.archive.storytelling import ActNumber
from marsad.record import Event

RegisterName = Literal[
    "agreements", "visits", "threats", "ceasefires", "detentions", "casualties", "displacement",
    "positions",
]  # fmt: skip
REGISTERS: tuple[RegisterName, ...] = get_args(RegisterName)


class _Acts(msgspec.Struct, frozen=True):
    """A register of acts: what it asks for besides the filters of the user."""

    types: tuple[str, ...]
    modes: tuple[str, ...] = ()


_ACTS: dict[str, _Acts] = {
    "visits": _Acts(("CONSULT",), ("visit",)),
    "threats": _Acts(("THREATEN",)),
    "ceasefires": _Acts(("RETREAT",), ("ceasefire",)),
    "detentions": _Acts(("COERCE", "ASSAULT"), ("arrest", "abduct")),
}
LAST_KEY = 2**31 - 1
"""No row has a greater one."""
_COUNTS = {"casualties": ("killed", "injured", "missing"), "displacement": ("displaced",)}

Lines = Iterator[tuple[Line, Spot]]
"""Lines, each with the spot behind which the next page begins."""


class Wanted(msgspec.Struct, frozen=True):
    """Which lines of a register are wanted."""

    limit: int | None = None
    after: Spot | None = None

    def part(self, kind: int) -> Wanted:
        """The lines of one of two lists that are told as one: on a day those of kind 0 come first,
        and the keys of spots tell the kind by their last bit."""
        if self.after is None:
            return self
        key, of = divmod(self.after.key, 2)
        if of != kind:
            key = LAST_KEY if of < kind else 0  # those of that day come yet, or have been told
        return Wanted(self.limit, Spot(self.after.day, key))

    def of(self, number: int) -> range:
        """The places of these lines in a register that is drawn whole; their spots count them."""
        start = 0 if self.after is None else self.after.key
        return range(start, number if self.limit is None else min(number, start + self.limit))


def draw_register(
    archive: Archive,
    name: RegisterName,
    filters: Filters,
    limit: int | None = None,
    language: Language = "en",
) -> list[Line]:
    """The lines of a register that answer, the newest first, told in ``language``."""
    return [line for line, _ in register_page(archive, name, filters, Wanted(limit), language)]


def register_page(
    archive: Archive, name: RegisterName, filters: Filters, page: Wanted, language: Language = "en"
) -> list[tuple[Line, Spot]]:
    """Some lines of a register, each with its spot."""
    draw = _Drawing(archive, filters, language)
    if name == "agreements":
        return list(draw.agreements(filters, page))
    if name == "positions":
        lines = archive.tellings.positions(filters, page.of, language)
        return [(line, Spot(None, at + 1)) for at, line in lines]
    if name == "ceasefires":
        return draw.ceasefires(page)
    if name in _COUNTS:
        return list(draw.figures(_COUNTS[name], page))
    return list(draw.acts(_ACTS[name], page))


class _Drawing:
    """Draws lines from an archive."""

    def __init__(self, archive: Archive, filters: Filters, language: Language) -> None:
        self._archive = archive
        self._filters = filters
        self._language = language

    def acts(self, asked: _Acts, page: Wanted) -> Lines:
        """Acts, each once."""
        modes = asked.modes or self._filters.modes
        filters = replace(self._filters, types=asked.types, modes=modes)
        for one, reports in self._archive.tellings.once(filters, page.limit, page.after):
            yield act_line(one.record, one.item, reports, self._language), one.spot

    def agreements(self, filters: Filters, page: Wanted) -> Lines:
        """Agreements."""
        for one in self._archive.tellings.outlined(AGREEMENTS, filters, page.limit, page.after):
            yield agreement_line(one.record, one.item, self._language), one.spot

    def figures(self, of: tuple[str, ...], page: Wanted) -> Lines:
        """Numbers of people."""
        filters = replace(self._filters, types=of)
        for one in self._archive.tellings.outlined(FIGURES, filters, page.limit, page.after):
            yield figure_line(one.record, one.item, self._language), one.spot

    def ceasefires(self, page: Wanted) -> list[tuple[Line, Spot]]:
        """Truces agreed on and acts of keeping them: two lists, put in one order of days."""
        truces = replace(self._filters, types=("ceasefire",))
        lists = (
            self.agreements(truces, page.part(0)), self.acts(_ACTS["ceasefires"], page.part(1))
        )  # fmt: skip
        lines = [
            (line, Spot(spot.day, spot.key * len(lists) + kind))
            for kind, found in enumerate(lists)
            for line, spot in found
        ]
        lines.sort(
            key=lambda one: (one[1].day or "", -(one[1].key % len(lists)), one[1].key), reverse=True
        )
        return lines[: page.limit]


def each_act_once(
    archive: Archive, answers: Sequence[Answer[Event]]
) -> Iterator[tuple[Answer[Event], ActNumber | None]]:
    """The events without further reports of the same act; null for one that no other tells."""
    acts = archive.acts_of([answer.spot.key for answer in answers])
    seen: set[int] = set()
    for answer in answers:
        act = acts.get(answer.spot.key)
        if act is None or act.number not in seen:
            seen.update(() if act is None else (act.number,))
            yield answer, act
