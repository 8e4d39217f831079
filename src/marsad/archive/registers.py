"""Registers: lists that people keep by hand, drawn from an archive with the evidence of each line.

The same act told by several articles is one line, with the number of its reports.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, get_args

import msgspec
from msgspec.structs import replace

from marsad.archive.answers import AGREEMENTS, FIGURES, Answer
from marsad.archive.archive import Archive
from marsad.archive.filters import Filters
from marsad.archive.newest_first import Spot
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
    return [line for line, _ in register_page(archive, name, filters, limit)]


def register_page(
    archive: Archive,
    name: RegisterName,
    filters: Filters,
    limit: int | None = None,
    after: Spot | None = None,
) -> list[tuple[Line, Spot]]:
    """Lines of a register, each with its spot; with ``after`` those behind that spot."""
    if name == "agreements":
        return list(_agreements(archive, filters, limit, after))
    if name in _COUNTS:
        return list(_figures(archive, name, filters, limit, after))
    if name in ("positions", "ceasefires"):
        return _cut(_whole(archive, name, filters), limit, after)
    return list(_acts(archive, name, filters, limit, after))


def _whole(archive: Archive, name: str, filters: Filters) -> list[Line]:
    """A register whose lines come from all over: it is drawn as a whole."""
    if name == "positions":
        return _positions(archive, filters)
    truces = _agreements(archive, replace(filters, types=("ceasefire",)))
    acts = _acts(archive, name, filters)
    return _newest_first([line for lines in (truces, acts) for line, _ in lines])


def _cut(lines: list[Line], limit: int | None, after: Spot | None) -> list[tuple[Line, Spot]]:
    """Some of the lines: their spot is the number of the line."""
    start = 0 if after is None else after.key
    end = len(lines) if limit is None else start + limit
    return [(line, Spot(None, number)) for number, line in enumerate(lines, 1)][start:end]


def _newest_first(lines: list[Line]) -> list[Line]:
    return sorted(lines, key=lambda line: line.day or line.evidence.published or "", reverse=True)


def _acts(
    archive: Archive,
    name: str,
    filters: Filters,
    limit: int | None = None,
    after: Spot | None = None,
) -> Iterator[tuple[Line, Spot]]:
    asked = _ACTS[name]
    asked_for = replace(filters, types=asked.types, modes=asked.modes or filters.modes)
    for one, reports in archive.tellings.once(asked_for, limit, after):
        yield act_line(one.record, one.item, reports), one.spot


def each_act_once(
    archive: Archive, answers: Sequence[Answer[Event]]
) -> Iterator[tuple[Record, Event, int]]:
    """The events without further reports of the same act, with the number of its reports."""
    acts = archive.acts_of([answer.spot.key for answer in answers])
    seen: set[int] = set()
    for answer in answers:
        act = acts.get(answer.spot.key)
        if act is None:
            yield answer.record, answer.item, 1
        elif act.number not in seen:
            seen.add(act.number)
            yield answer.record, answer.item, act.reports


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


def _agreements(
    archive: Archive, filters: Filters, limit: int | None = None, after: Spot | None = None
) -> Iterator[tuple[Line, Spot]]:
    for one in archive.find(AGREEMENTS, filters, limit, after):
        yield agreement_line(one.record, one.item), one.spot


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


def _figures(
    archive: Archive, name: str, filters: Filters, limit: int | None, after: Spot | None
) -> Iterator[tuple[Line, Spot]]:
    asked = replace(filters, types=_COUNTS[name])
    for one in archive.find(FIGURES, asked, limit, after):
        yield figure_line(one.record, one.item), one.spot


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
    for one, reports in archive.tellings.once(wanted):
        event = one.item
        if event.status != "occurred":
            continue
        line = act_line(one.record, event, reports)
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
