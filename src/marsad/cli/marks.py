"""The article's text with its spans marked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from rich.text import Text

from marsad.cli.safe_text import neutralise
from marsad.record import Party, Record, Span

STYLES = {
    "event": "bold red",
    "statement": "bold blue",
    "figure": "bold magenta",
    "agreement": "bold green",
    "date": "yellow",
    "place": "cyan",
    "party": "green",
}
"""Kinds of marks, the first win where spans overlap."""

INITIALS = {"date": "D", "place": "L", "party": "P"}
"""Labels of kinds that are not numbered; colour says the same."""

_RANK = {kind: rank for rank, kind in enumerate(STYLES)}


class Mark(NamedTuple):
    """A stretch of the text, what it is, and its labels."""

    start: int
    end: int
    kind: str
    label: str


def find_marks(record: Record) -> list[Mark]:
    """Marks that do not overlap, in order; marks of the same stretch share one label."""
    merged: dict[tuple[int, int], Mark] = {}
    found = (mark for mark in _all_marks(record) if mark.start < mark.end)
    for mark in sorted(found, key=lambda mark: (_RANK[mark.kind], mark.start)):
        same = merged.setdefault(mark[:2], mark)
        if mark.kind not in INITIALS and mark.label not in same.label.split():
            merged[mark[:2]] = same._replace(label=f"{same.label} {mark.label}")
    chosen: list[Mark] = []
    for mark in merged.values():
        if all(mark.end <= other.start or other.end <= mark.start for other in chosen):
            chosen.append(mark)
    return sorted(chosen)


def marked_text(record: Record, *, colour: bool) -> Text:
    """The text, each marked stretch coloured or, without colour, in brackets with its label."""
    text = record.article.text
    drawn = Text()
    at = 0
    for mark in find_marks(record):
        drawn.append(neutralise(text[at : mark.start]))
        inside = neutralise(text[mark.start : mark.end])
        if colour and mark.kind in INITIALS:
            drawn.append(inside, STYLES[mark.kind])
        else:
            drawn.append(f"[{inside} {mark.label}]", STYLES[mark.kind])
        at = mark.end
    return drawn.append(neutralise(text[at:]))


def legend() -> Text:
    """What the labels mean."""
    drawn = Text()
    for kind, style in STYLES.items():
        label = INITIALS.get(kind) or kind[0].upper() + "1…"
        drawn.append(f"{label} {kind}  ", style)
    return drawn


def _all_marks(record: Record) -> Iterator[Mark]:
    for number, event in enumerate(record.events, start=1):
        for span in (event.trigger, *event.also):
            yield _mark(span, "event", f"E{number}")
        yield from _parties(*event.actors, *event.recipients)
        if event.date:
            yield _mark(event.date, "date")
        if event.place:
            yield _mark(event.place, "place")
    for number, statement in enumerate(record.statements, start=1):
        yield _mark(statement.cue, "statement", f"S{number}")
        if statement.speaker:
            yield from _parties(statement.speaker)
    for number, figure in enumerate(record.figures, start=1):
        yield _mark(figure, "figure", f"F{number}")
    for number, agreement in enumerate(record.agreements, start=1):
        yield _mark(agreement, "agreement", f"A{number}")


def _parties(*parties: Party) -> Iterator[Mark]:
    return (_mark(party, "party") for party in parties)


def _mark(span: Span, kind: str, label: str = "") -> Mark:
    return Mark(span.start, span.end, kind, label or INITIALS[kind])
