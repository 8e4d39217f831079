"""From records to annotations: the form of `gold`, in which strings are quoted from the text."""

from __future__ import annotations

import re

from marsad.evaluation.gold import (
    GoldEvent,
    GoldParty,
    GoldPlace,
    GoldSource,
    GoldSpan,
    GoldStatement,
)
from marsad.record import Attribution, Event, Party, Span, Statement

_WORD = re.compile(r"\S+")
_WORDS = 5
"""Words that the begin and the end of a statement are told by."""


def gold_event(event: Event, text: str) -> GoldEvent:
    """The annotation of an event. Background without a date or a figure is optional."""
    return GoldEvent(
        type=event.type, mode=event.mode,
        trigger=event.trigger.text, nth=_nth(event.trigger, text), status=event.status,
        actors=tuple(map(_party, event.actors)), recipients=tuple(map(_party, event.recipients)),
        date=None if event.date is None else event.date.value,
        place=None if event.place is None
        else GoldPlace(name=event.place.text, country=event.place.country),
        said_by=tuple(map(_source, event.said_by)),
        also=tuple(GoldSpan(trigger=one.text, nth=_nth(one, text)) for one in event.also),
        optional=not event.foreground and event.date is None and not event.figures,
    )  # fmt: skip


def gold_statement(statement: Statement, text: str) -> GoldStatement:
    """The annotation of a statement."""
    begin, end = _ends(statement.content, text)
    speaker = GoldParty() if statement.speaker is None else _party(statement.speaker)
    return GoldStatement(
        speaker=speaker, cue=statement.cue.text, nth=_nth(statement.cue, text),
        form=statement.form, begin=begin, end=end,
        said_by=tuple(map(_source, statement.said_by)),
    )  # fmt: skip


def _party(party: Party) -> GoldParty:
    return GoldParty(mention=party.text, country=party.country, sectors=party.sectors)


def _source(link: Attribution) -> GoldSource:
    return GoldSource(mention=link.text, country=link.country, kind=link.kind, named=link.named)


def _nth(span: Span, text: str) -> int:
    """Which occurrence of its string a span is; overlapping ones count, as in `matching.find`."""
    nth, at = 1, text.find(span.text)
    while 0 <= at < span.start:
        at = text.find(span.text, at + 1)
        nth += 1
    return nth


def _ends(content: Span, text: str) -> tuple[str, str]:
    """The first and the last words of a content: as many as tell them from the rest of the text."""
    words = [match.span() for match in _WORD.finditer(content.text)]
    if not words:
        return content.text, content.text
    begin = end = content.text
    for number in range(min(_WORDS, len(words)), len(words) + 1):
        begin = content.text[: words[number - 1][1]]
        if text.find(begin) == content.start:
            break
    for number in range(min(_WORDS, len(words)), len(words) + 1):
        end = content.text[words[-number][0] :]
        if text.find(end, content.start) + len(end) == content.end:
            break
    return begin, end
