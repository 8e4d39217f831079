"""Acts that are told by pointing to the one before: «he also met», «on the same day», «a similar
visit»."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from marsad.events.adjuncts import REACH, relation
from marsad.events.candidates import Candidate
from marsad.events.incidents import Incidents
from marsad.events.likeness import is_said_alike
from marsad.events.when import dates_of
from marsad.record import Date
from marsad.syntax.categories import OTHER

_OPENING: Final = 2
"""Units at the beginning of a sentence among which its verb stands after «also»."""
_BACK: Final = 3
"""Sentences back to the day that is pointed to."""
_DAY: Final = len("2013-09-24")
_POINTERS: Final = (("same_day", 0), ("next_day", 1))
"""Word sets of what points to a day, and days after it."""


def day_of_joined(incidents: Incidents, act: Candidate) -> Date | None:
    """The date of the act of the same party and type that «also» at the head of the sentence joins
    an act to: «he met the president on Sunday. He also met»."""
    sentence = incidents.document.sentences[act.sentence]
    also = incidents.document.knowledge.words.get("also", ())
    if act.trigger.at >= _OPENING or sentence.word(0).stem not in also:
        return None
    for other in reversed(incidents.told.get(act.sentence - 1, ())):
        alike = other.trigger.frame.type == act.trigger.frame.type
        day = incidents.act_of[id(other)].date
        if alike and day is not None and _share_actor(incidents.act_of[id(other)], act):
            return day
    return None


def day_told_again(incidents: Incidents, act: Candidate) -> Date | None:
    """The day told before when the clause of the act says «the same day» or «the next day»."""
    document = incidents.document
    sentence, words = document.sentences[act.sentence], document.knowledge.words
    first_near = max(0, act.trigger.at - REACH)
    for at in range(first_near, min(act.trigger.at + REACH + 1, len(sentence.units) - 1)):
        if OTHER not in sentence.categories[at : at + 2]:
            continue
        pair = f"{sentence.word(at).bare} {sentence.word(at + 1).bare}"
        days = next((days for name, days in _POINTERS if pair in words.get(name, ())), None)
        if days is None or relation(sentence, act.trigger, at, document.knowledge) is None:
            continue
        first, last = sentence.units[at].first, sentence.units[at + 1].last
        day = _day_before(incidents, act.sentence, first)
        if day is not None:
            span = document.span(first, last)
            value = (day + timedelta(days)).isoformat()
            return Date(text=span.text, start=span.start, end=span.end, value=value, until=None)
    return None


def _day_before(incidents: Incidents, index: int, token: int) -> date | None:
    """The day told last before a token."""
    document = incidents.document
    for back in range(index, max(-1, index - _BACK - 1), -1):
        sentence = document.sentences[back]
        for timex in reversed(dates_of(document, sentence)):
            told = timex.value is not None and len(timex.value) == _DAY
            if told and timex.value is not None and sentence.first + timex.first < token:
                return date.fromisoformat(timex.value)
    return None


def _share_actor(one: Candidate, other: Candidate) -> bool:
    """Whether a party, or its state, carries out both acts."""
    return any(
        a.same_as(b) or (a.country is not None and a.country == b.country)
        for a in one.roles.actors
        for b in other.roles.actors
    )


def liken(incidents: Incidents, act: Candidate) -> None:
    """Completes an act that is told to be like the one before («a similar visit»): it goes to the
    same host and place."""
    if not is_said_alike(incidents.document, act):
        return
    for other in reversed(incidents.told.get(act.sentence, ())):
        like = incidents.act_of[id(other)]
        if other.tokens < act.tokens and like.trigger.frame.type == act.trigger.frame.type:
            host = other.roles.recipients or like.roles.recipients
            act.roles = act.roles.played_by(act.roles.actors, act.roles.recipients or list(host))
            act.place = act.place or other.place  # not the town of another sentence
            return
