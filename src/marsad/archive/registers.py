"""Registers: lists that people keep by hand, drawn from an archive with the evidence of each line.

The same act told by several articles is one line, with the number of its reports.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Literal, get_args

import msgspec
from msgspec.structs import replace

from marsad.archive.answers import AGREEMENTS, EVENTS, FIGURES, Answer
from marsad.archive.archive import Archive
from marsad.archive.filters import Filters
from marsad.record import Agreement, Attribution, Event, Figure, Party, Record, Span

RegisterName = Literal[
    "agreements", "visits", "threats", "ceasefires", "detentions", "casualties", "displacement",
    "positions",
]  # fmt: skip
REGISTERS: tuple[RegisterName, ...] = get_args(RegisterName)


class Evidence(msgspec.Struct, frozen=True):
    """What shows a line: a piece of an article."""

    article: str
    publisher: str | None
    published: str | None
    title: str
    url: str | None
    text: str
    start: int
    end: int


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """A line of a register."""

    day: str | None
    """ISO prefix date of the act; null when the text does not tell it."""
    what: str
    """``CONSULT visit``, ``memorandum``, ``killed``, ``accuses``…"""
    status: str | None = None
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    told: str
    """The line in a few words of English."""
    value: str | None = None
    """The number of people, with its hedge."""
    said_by: tuple[str, ...] = ()
    """The chain of attribution, outermost first; empty when the article itself tells."""
    reports: int = 1
    """Articles that tell it."""
    last_day: str | None = None
    """Of a position: when it was last taken."""
    evidence: Evidence


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
_COUNTS = {"casualties": ("killed", "injured", "missing"), "displacement": ("displaced",)}
_SENTENCE_ENDS = ".!?\u061f\n"
_STANCES = {
    "SUPPORT": "supports", "AGREE": "agrees with", "REJECT": "rejects", "ACCUSE": "accuses",
    "THREATEN": "threatens", "SANCTION": "sanctions",
}  # fmt: skip
"""Types of acts that take a position, and how it is told."""


def draw_register(
    archive: Archive, name: RegisterName, filters: Filters, limit: int | None = None
) -> list[Line]:
    """The lines of a register that answer, the newest first."""
    if name == "positions":
        lines: Iterable[Line] = _positions(archive, filters)
    elif name == "agreements":
        lines = _agreements(archive, filters)
    elif name == "ceasefires":
        truces = _agreements(archive, replace(filters, types=("ceasefire",)))
        lines = _newest_first([*truces, *_acts(archive, name, filters)])
    elif name in _COUNTS:
        lines = _figures(archive, name, filters)
    else:
        lines = _acts(archive, name, filters)
    return list(islice(lines, limit))


def _newest_first(lines: list[Line]) -> list[Line]:
    return sorted(lines, key=lambda line: line.day or line.evidence.published or "", reverse=True)


def _acts(archive: Archive, name: str, filters: Filters) -> Iterator[Line]:
    asked = _ACTS[name]
    asked_for = replace(filters, types=asked.types, modes=asked.modes or filters.modes)
    return (act_line(*one) for one in told_acts(archive, asked_for))


def told_acts(archive: Archive, filters: Filters) -> Iterator[tuple[Record, Event, int]]:
    """The acts that answer, newest first, each once, with the number of its reports."""
    return each_act_once(archive, archive.find(EVENTS, filters))


def each_act_once(
    archive: Archive, answers: Iterable[Answer[Event]]
) -> Iterator[tuple[Record, Event, int]]:
    """The events without further reports of the same act, with the number of its reports."""
    acts = archive.act_numbers()
    seen: set[int] = set()
    for answer in answers:
        record, event = answer.record, answer.item
        act = acts.get((record.article.id, record.events.index(event)))
        if act is None:
            yield record, event, 1
        elif act.number not in seen:
            seen.add(act.number)
            yield record, event, act.reports


def act_line(record: Record, event: Event, reports: int = 1) -> Line:
    """The line of an event."""
    figures = [figure_words(figure) for figure in event.figures]
    return Line(
        day=event.date.value if event.date else None,
        what=f"{event.type} {event.mode or ''}".strip(), status=event.status,
        actors=tuple(map(name_of, event.actors)), recipients=tuple(map(name_of, event.recipients)),
        told=event.gloss_en or event.trigger.text, value=", ".join(figures) or None,
        said_by=_chain(event.said_by), reports=reports,
        evidence=evidence_of(record, event.evidence),
    )  # fmt: skip


def _agreements(archive: Archive, filters: Filters) -> Iterator[Line]:
    found = archive.find(AGREEMENTS, filters)
    return (agreement_line(answer.record, answer.item) for answer in found)


def agreement_line(record: Record, agreement: Agreement) -> Line:
    """The line of an agreement."""
    span = Span(text=agreement.text, start=agreement.start, end=agreement.end)
    subject = agreement.subject
    return Line(
        day=agreement.date.value if agreement.date else None, what=agreement.kind,
        status=agreement.status, actors=tuple(map(name_of, agreement.parties)),
        told=subject.text if subject else agreement.text, said_by=_chain(agreement.said_by),
        evidence=evidence_of(record, _sentence(record, span)),
    )  # fmt: skip


def _figures(archive: Archive, name: str, filters: Filters) -> Iterator[Line]:
    asked = replace(filters, types=_COUNTS[name])
    found = archive.find(FIGURES, asked)
    return (figure_line(answer.record, answer.item) for answer in found)


def figure_line(record: Record, figure: Figure) -> Line:
    """The line of a number of people."""
    act = next((event for event in record.events if figure in event.figures), None)
    span = Span(text=figure.text, start=figure.start, end=figure.end)
    return Line(
        day=act.date.value if act and act.date else None, what=figure.of,
        status=act.status if act else None,
        actors=tuple(map(name_of, act.actors)) if act else (),
        recipients=tuple(map(name_of, act.recipients)) if act else (),
        told=(act.gloss_en or act.trigger.text) if act else figure.text,
        value=figure_words(figure), said_by=_chain(figure.said_by),
        evidence=evidence_of(record, _sentence(record, span)),
    )  # fmt: skip


def _positions(archive: Archive, filters: Filters) -> list[Line]:
    """Who takes which position on whom: how often, since when, and in whose words last."""
    types = tuple(name for name in _STANCES if not filters.types or name in filters.types)
    wanted = replace(filters, types=types)
    groups: dict[tuple[str, str, str], list[Line]] = {}
    for record, event, reports in told_acts(archive, wanted):
        if event.status != "occurred":
            continue
        line = act_line(record, event, reports)
        for actor in line.actors:
            for recipient in line.recipients:
                groups.setdefault((actor, _STANCES[event.type], recipient), []).append(line)
    return [_position(*group) for group in sorted(groups.items(), key=lambda one: -len(one[1]))]


def _position(who: tuple[str, str, str], lines: list[Line]) -> Line:
    actor, stance, recipient = who
    days = sorted(line.day or (line.evidence.published or "")[:10] for line in lines)
    times = f"{len(lines)} time{'s' * (len(lines) != 1)}"
    return Line(
        day=days[0] or None, last_day=days[-1] or None, what=stance, actors=(actor,),
        recipients=(recipient,), told=f"{actor} {stance} {recipient}: {times}",
        value=str(len(lines)),
        said_by=lines[0].said_by, reports=sum(line.reports for line in lines),
        evidence=lines[0].evidence,
    )  # fmt: skip


def name_of(party: Party) -> str:
    """The party's English name, else as the text names it."""
    return party.name_en or party.text


def figure_words(figure: Figure) -> str:
    """``about 120,000``."""
    hedge = "" if figure.qualifier == "exact" else figure.qualifier.replace("_", " ")
    number = "" if figure.value is None else f"{figure.value:,}"
    return f"{figure.of} {hedge} {number}".replace("  ", " ").strip()


def _chain(chain: Iterable[Attribution]) -> tuple[str, ...]:
    return tuple(link.text for link in chain)


def evidence_of(record: Record, span: Span) -> Evidence:
    """The piece of the article."""
    article = record.article
    return Evidence(
        article.id, article.publisher, article.published, article.title, article.url, span.text,
        span.start, span.end,
    )  # fmt: skip


def _sentence(record: Record, span: Span) -> Span:
    """The span with the rest of its sentence."""
    text = record.article.text
    start, end = span.start, span.end
    while start > 0 and text[start - 1] not in _SENTENCE_ENDS:
        start -= 1
    while start < span.start and text[start].isspace():
        start += 1
    while end < len(text) and text[end] not in _SENTENCE_ENDS:
        end += 1
    return Span(text=text[start:end], start=start, end=end)
