"""Dates counted from another act: «on Tuesday, two days after the proposal», «his visit comes a
week after that of the speaker».

Of the two acts the text dates one; the other one's date is as many days, weeks, months or years
away as it says.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final, NamedTuple

from marsad.events.adjuncts import boundaries
from marsad.events.candidates import Candidate
from marsad.events.document import Document
from marsad.events.incidents import LEAD, Incidents
from marsad.events.speeches import is_news
from marsad.events.when import dates_of, unit_of_date
from marsad.mentions.chronology import days_from
from marsad.mentions.timex import Timex
from marsad.record import Date
from marsad.syntax.clauses import Sentence

_NEAR: Final = 4
"""Units after a length of time within which the act that it is counted from is named."""
_OPENING: Final = 6
"""Units at the beginning of a sentence among which what the news comes after is counted."""
_BEFORE: Final = 30
"""Units before it within which the other act is."""
_DAY: Final = len("2013-09-24")


class _Count(NamedTuple):
    """A length of time, the act it is counted from, and the date of the other act."""

    timex: Timex
    counted_from: Candidate
    other: Candidate | None
    day: date | None


def counted_dates(incidents: Incidents) -> Iterator[tuple[Candidate, Date]]:
    """Acts without a date, and the date that is counted from or to another act."""
    document = incidents.document
    for index, mentions in incidents.told.items():
        sentence = document.sentences[index]
        for timex in dates_of(document, sentence):
            if timex.spec.from_event is None:
                continue
            count = _read(incidents, sentence, timex, mentions)
            if count is not None:
                yield from _counted(document, sentence, count, incidents.act_of)


def _read(
    incidents: Incidents, sentence: Sentence, timex: Timex, mentions: Sequence[Candidate]
) -> _Count | None:
    """What is counted from what; null when no act follows the length of time."""
    document = incidents.document
    at = unit_of_date(sentence, timex)
    end = sentence.first + timex.last
    after = [one for one in mentions if 0 < one.tokens[0] - end <= _NEAR]
    if not after:
        return None
    named = min(after, key=lambda one: one.tokens[0])
    if boundaries(sentence, at, named.trigger.at):
        return None
    before = [one for one in mentions if 0 < at - one.trigger.at <= _BEFORE]
    other = max(before, key=lambda one: one.tokens[0]) if before else None
    day = _day_beside(sentence, document, timex, at)
    if day is None and other is None and _comes(document, sentence, at):
        day = _day_of_news(incidents)
    return _Count(timex, named, other, day)


def _comes(document: Document, sentence: Sentence, at: int) -> bool:
    """Whether a sentence opens on what the news comes after: «this comes two days after»."""
    verbs = document.knowledge.words.get("comes", ())
    return at <= _OPENING and sentence.word(0).stem in verbs


def _day_of_news(incidents: Incidents) -> date | None:
    """The day of the first act of the news in title or lead."""
    for index in range(incidents.body + LEAD):
        for mention in incidents.told.get(index, ()):
            act = incidents.act_of[id(mention)]
            if act.status == "occurred" and is_news(incidents.document, act.date):
                return _day_of(act)
    return None


def _day_beside(sentence: Sentence, document: Document, timex: Timex, at: int) -> date | None:
    """The day told in the same clause: «on Tuesday, two days after»."""
    for other in dates_of(document, sentence):
        if other is timex or other.value is None or len(other.value) != _DAY:
            continue
        there = unit_of_date(sentence, other)
        if there < at and not boundaries(sentence, there, at):
            return date.fromisoformat(other.value)
    return None


def _counted(
    document: Document, sentence: Sentence, count: _Count, act_of: Mapping[int, Candidate]
) -> Iterator[tuple[Candidate, Date]]:
    steps, unit = count.timex.spec.from_event, count.timex.spec.unit
    assert steps is not None
    assert unit is not None
    act = act_of[id(count.counted_from)]
    other = act_of[id(count.other)] if count.other is not None else None
    day = count.day or (_day_of_kin(other, act_of.values()) if other is not None else None)
    if act.date is None and act.status == "occurred" and day is not None:
        yield from _made(document, sentence, act, count.timex, days_from(unit, -steps, day))
    elif other is not None and other.date is None and other.status == "occurred":
        day = _day_of(act)
        if day is not None:
            yield from _made(document, sentence, other, count.timex, days_from(unit, steps, day))


def _day_of_kin(act: Candidate, acts: Iterable[Candidate]) -> date | None:
    """The day of an act; without one that of acts of the same mode by the same party, if they have
    one day: the arrival dates the visit."""
    day, mode = _day_of(act), act.trigger.frame.mode
    if day is not None or mode is None:
        return day
    days = {
        _day_of(other)
        for other in acts
        if other.trigger.frame.mode == mode
        and other.status == act.status
        and any(a.same_as(b) for a in act.roles.actors for b in other.roles.actors)
    } - {None}
    return days.pop() if len(days) == 1 else None


def _day_of(act: Candidate) -> date | None:
    """The day of an act, if the text tells one."""
    value = act.date.value if act.date is not None else None
    return date.fromisoformat(value) if value is not None and len(value) == _DAY else None


def _made(
    document: Document, sentence: Sentence, act: Candidate, timex: Timex, value: str | None
) -> Iterator[tuple[Candidate, Date]]:
    if value is None:
        return
    span = document.span(sentence.first + timex.first, sentence.first + timex.last)
    yield act, Date(text=span.text, start=span.start, end=span.end, value=value, until=None)
