"""The lines of registers and dossiers: an act, an agreement or a count in few words, with what
shows it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

import msgspec

from marsad.record import Agreement, Attribution, Event, Figure, Party, Record, Span

Language = Literal["en", "ar"]

_SENTENCE_ENDS = ".!?\u061f\n"


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
    """The line in a few words of the language that was asked for."""
    value: str | None = None
    """The number of people, with its hedge."""
    said_by: tuple[str, ...] = ()
    """The chain of attribution, outermost first; empty when the article itself tells."""
    reports: int = 1
    """Articles that tell it."""
    last_day: str | None = None
    """Of a position: when it was last taken."""
    evidence: Evidence


def act_line(record: Record, event: Event, reports: int = 1, language: Language = "en") -> Line:
    """The line of an event."""
    figures = [figure_words(figure, language) for figure in event.figures]
    return Line(
        day=event.date.value if event.date else None,
        what=f"{event.type} {event.mode or ''}".strip(), status=event.status,
        actors=_names(event.actors, language), recipients=_names(event.recipients, language),
        told=_told(event, language), value=", ".join(figures) or None,
        said_by=chain_words(event.said_by), reports=reports,
        evidence=evidence_of(record, event.evidence),
    )  # fmt: skip


def agreement_line(record: Record, agreement: Agreement, language: Language = "en") -> Line:
    """The line of an agreement."""
    span = Span(text=agreement.text, start=agreement.start, end=agreement.end)
    subject = agreement.subject
    return Line(
        day=agreement.date.value if agreement.date else None, what=agreement.kind,
        status=agreement.status, actors=_names(agreement.parties, language),
        told=subject.text if subject else agreement.text, said_by=chain_words(agreement.said_by),
        evidence=evidence_of(record, _sentence(record, span)),
    )  # fmt: skip


def figure_line(record: Record, figure: Figure, language: Language = "en") -> Line:
    """The line of a number of people."""
    act = next((event for event in record.events if figure in event.figures), None)
    span = Span(text=figure.text, start=figure.start, end=figure.end)
    return Line(
        day=act.date.value if act and act.date else None, what=figure.of,
        status=act.status if act else None,
        actors=_names(act.actors, language) if act else (),
        recipients=_names(act.recipients, language) if act else (),
        told=_told(act, language) if act else figure.text,
        value=figure_words(figure, language), said_by=chain_words(figure.said_by),
        evidence=evidence_of(record, _sentence(record, span)),
    )  # fmt: skip


def name_of(party: Party, language: Language = "en") -> str:
    """The party's name in a language, else as the text names it."""
    return (party.name_en if language == "en" else party.name) or party.text


def _names(parties: Iterable[Party], language: Language) -> tuple[str, ...]:
    return tuple(name_of(party, language) for party in parties)


def _told(event: Event, language: Language) -> str:
    return (event.gloss_en if language == "en" else event.gloss_ar) or event.trigger.text


def figure_words(figure: Figure, language: Language = "en") -> str:
    """``killed about 120,000``; in Arabic as the article tells it."""
    if language == "ar":
        return figure.text
    hedge = "" if figure.qualifier == "exact" else figure.qualifier.replace("_", " ")
    number = "" if figure.value is None else f"{figure.value:,}"
    return f"{figure.of} {hedge} {number}".replace("  ", " ").strip()


def chain_words(chain: Iterable[Attribution]) -> tuple[str, ...]:
    """The links of a chain of attribution as the article words them, outermost first."""
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
