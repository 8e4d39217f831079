"""A record as a piece of HTML, for notebooks: the marked text and its cards.

Text of articles is untrusted: everything is escaped.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from marsad.record import Attribution, Event, Party, Record, Span, Statement

_COLOURS = {
    "event": "#f6c1bb", "statement": "#c4d7f2", "figure": "#e3c8ef", "agreement": "#c9e8c8",
    "party": "#f3e3b3", "date": "#cfe9ea", "place": "#d9e4c5",
}  # fmt: skip
_TEXT = "line-height:2;max-width:60em;font-size:1.05em"
_CARD = "border-inline-start:4px solid {};padding:.2em .8em;margin:.5em 0;max-width:60em"


class _Mark(NamedTuple):
    start: int
    end: int
    kind: str
    label: str


def record_html(record: Record) -> str:
    """The record as right-to-left marked text with its events and statements as cards."""
    article = record.article
    about = " · ".join(filter(None, [article.publisher, article.published, article.id]))
    cards = [_event(number, event) for number, event in enumerate(record.events, start=1)]
    cards += [_statement(number, one) for number, one in enumerate(record.statements, start=1)]
    counts = (
        f"{len(record.events)} events, {len(record.statements)} statements, "
        f"{len(record.figures)} figures, {len(record.agreements)} agreements"
    )
    return (
        f'<div><p style="color:#666">{escape(about)}</p>'
        f'<div lang="ar" dir="rtl" style="{_TEXT}">{_marked(record)}</div>'
        f'{"".join(cards)}<p style="color:#666">{counts}</p></div>'
    )


def _spans(record: Record) -> Iterator[tuple[Span | None, str, str]]:
    """What can be marked: its span, its kind and its label; what says most comes first."""
    for number, event in enumerate(record.events, start=1):
        for span in (event.trigger, *event.also):
            yield span, "event", f"E{number}"
    for number, statement in enumerate(record.statements, start=1):
        yield statement.cue, "statement", f"S{number}"
    yield from ((figure, "figure", "") for figure in record.figures)
    yield from ((agreement, "agreement", "") for agreement in record.agreements)
    for event in record.events:
        yield event.date, "date", ""
        yield from ((party, "party", "") for party in (*event.actors, *event.recipients))
        yield event.place, "place", ""
    yield from ((statement.speaker, "party", "") for statement in record.statements)


def _marks(record: Record) -> list[_Mark]:
    """What is marked, none within another."""
    found: list[_Mark] = []
    for span, kind, label in _spans(record):
        if span is not None and not any(m.start < span.end and span.start < m.end for m in found):
            found.append(_Mark(span.start, span.end, kind, label))
    return sorted(found)


def _marked(record: Record) -> str:
    text, at = record.article.text, 0
    parts: list[str] = []
    for mark in _marks(record):
        parts.append(_lines(text[at : mark.start]))
        label = f"<sub>{mark.label}</sub>" if mark.label else ""
        parts.append(
            f'<mark title="{mark.kind}" style="background:{_COLOURS[mark.kind]}">'
            f"{_lines(text[mark.start : mark.end])}{label}</mark>"
        )
        at = mark.end
    return "".join([*parts, _lines(text[at:])])


def _lines(text: str) -> str:
    return escape(text).replace("\n", "<br/>")


def _event(number: int, event: Event) -> str:
    heading = f"<b>E{number} {escape(event.type)} {escape(event.mode or '')}</b> · {event.status}"
    rows = [
        ("in short", event.gloss_en),
        ("actors", _parties(event.actors)),
        ("recipients", _parties(event.recipients)),
        ("date", f"{event.date.text} = {event.date.value or 'open'}" if event.date else None),
        ("place", f"{event.place.text} ({event.place.name_en or '?'})" if event.place else None),
        ("figures", "; ".join(f"{one.of}: {one.text}" for one in event.figures)),
        ("told by", _chain(event.said_by)),
    ]
    return _card("event", heading, rows)


def _statement(number: int, statement: Statement) -> str:
    speaker = "" if statement.speaker is None else _parties([statement.speaker])
    rows = [
        ("speaker", speaker),
        ("said", statement.content.text),
        ("told by", _chain(statement.said_by)),
    ]
    return _card("statement", f"<b>S{number}</b> · {statement.form}", rows)


def _card(kind: str, heading: str, rows: Iterable[tuple[str, str | None]]) -> str:
    told = "".join(
        f'<br/><span style="color:#666">{label}</span> <bdi>{escape(value)}</bdi>'
        for label, value in rows
        if value
    )
    return f'<div style="{_CARD.format(_COLOURS[kind])}">{heading}{told}</div>'


def _parties(parties: Iterable[Party]) -> str:
    return "; ".join(
        f"{party.text} ({', '.join(filter(None, [party.name_en, party.country, *party.sectors]))})"
        for party in parties
    )


def _chain(chain: Iterable[Attribution]) -> str:
    return " ← ".join(["article", *(link.text for link in chain)])
