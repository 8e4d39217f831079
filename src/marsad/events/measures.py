"""Where measures hold and where people are sent from: «closed the consulate in», «declared a truce
in the country», «expelled three diplomats from Moscow»."""

from __future__ import annotations

from typing import Final

from marsad.events.adjuncts import OWN, RELATED, boundaries, relation
from marsad.events.located import Locator
from marsad.events.triggers import Trigger
from marsad.knowledge import kinds
from marsad.record import Place
from marsad.syntax.categories import NAME, NISBA
from marsad.syntax.clauses import Sentence
from marsad.syntax.noun_phrase import NounPhrase

_MEASURES: Final = frozenset({("SANCTION", "discontinue"), ("CONCEDE", None)})
"""Types and modes of measures that hold in a place."""
_SENT_AWAY: Final = frozenset({"expel", "deport"})
"""Modes of acts by which people have to leave a place."""
_OPENS: Final = "SUPPORT"
"""The type of opening a mission."""
_HOLDS: Final = 10
"""Units between a measure and the place in which it holds."""
_ARTICLE: Final = "\u0627\u0644"
_NAMES: Final = frozenset({kinds.PLACE, kinds.CAPITAL, kinds.COUNTRY})


def place_of_measure(locator: Locator, sentence: Sentence, trigger: Trigger) -> Place | None:
    """Where a measure holds, or null: «closed the consulate in», but not «recalled its ambassador
    in»."""
    left = place_left(locator, sentence, trigger)
    if left is not None:
        return left
    opens = trigger.frame.type == _OPENS
    if not opens and (trigger.frame.type, trigger.frame.mode) not in _MEASURES:
        return None
    for phrase in sentence.phrases_near(trigger.at):
        if not 0 < phrase.first - trigger.at <= _HOLDS:
            continue
        if any(
            sentence.word(i).kinds & kinds.TRIGGERS or sentence.word(i).conjunction
            for i in range(trigger.at + 2, phrase.first)
        ):
            return None
        if not locator.reader.is_locative(sentence, phrase):
            continue
        before = sentence.phrases[phrase.index - 1]
        if opens:
            if not _is_mission(locator, sentence, trigger, before, phrase):
                return None
        elif before.first > trigger.at and locator.document.mention(sentence, before).human:
            return None
        return _at(locator, sentence, trigger, phrase)
    return None


def _is_mission(
    locator: Locator, sentence: Sentence, trigger: Trigger, opened: NounPhrase, place: NounPhrase
) -> bool:
    """Whether what is opened is a mission, right before its place: «opened its embassy |in
    Jerusalem|»."""
    word, missions = sentence.word(opened.head), locator.reader.missions
    own = opened.head == trigger.at or trigger.kind == kinds.FRAME_COMPOUND
    known = {part.removeprefix(_ARTICLE) for part in (*word.form.split(), word.stem, word.bare)}
    return own and opened.last >= place.first - 1 and not known.isdisjoint(missions)


def place_left(locator: Locator, sentence: Sentence, trigger: Trigger) -> Place | None:
    """The state or town that people are sent from, or null."""
    if trigger.frame.mode not in _SENT_AWAY:
        return None
    for phrase in sentence.phrases_near(trigger.at):
        if not 0 < phrase.first - trigger.at <= _HOLDS:
            continue
        if boundaries(sentence, trigger.at, phrase.first):
            return None
        if phrase.preposition not in locator.reader.origins:
            continue
        site, before = locator.reader.site(sentence, phrase), phrase.first - 2
        if site is None or site.named is None or not sentence.word(site.named).kinds & _NAMES:
            continue
        if before > trigger.at and not _is_known(sentence, before):
            return None  # «expelled diplomats |from Belgium|»: who they are
        return _at(locator, sentence, trigger, phrase)
    return None


def _is_known(sentence: Sentence, at: int) -> bool:
    """Whether a unit ends a phrase that tells who is sent away: «British diplomats», «him»."""
    word = sentence.word(at)
    return bool(word.pronoun) or word.article or sentence.categories[at] in (NISBA, NAME)


def _at(locator: Locator, sentence: Sentence, trigger: Trigger, phrase: NounPhrase) -> Place | None:
    """The place that a phrase in a clause of the act names."""
    site = locator.reader.site(sentence, phrase)
    found = relation(sentence, trigger, phrase.first, locator.document.knowledge)
    named = site is not None and found in (OWN, RELATED)
    return locator.of_site(sentence, site) if named and site is not None else None
