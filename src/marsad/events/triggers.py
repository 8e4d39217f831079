"""Triggers: the words of a sentence that may name an act, each with the frames it evokes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

from marsad.events.complements import has_complement
from marsad.events.wordings import Wordings
from marsad.knowledge import kinds
from marsad.knowledge.schema import Frame, LightVerb
from marsad.knowledge.store import Compiled
from marsad.syntax.categories import (
    COMPLEMENTIZER,
    PARTICIPLE,
    PREPOSITION,
    PUNCTUATION,
    RELATIVE,
    SUBORDINATOR,
    VERB,
)
from marsad.syntax.clauses import Sentence
from marsad.syntax.participles import is_nominal
from marsad.syntax.person_names import links
from marsad.text.memo import Memo
from marsad.text.word import Reading, Word

_LIGHT_REACH: Final = 12
_PURPOSE: Final = frozenset(("", "\u0644"))
"""Prepositions of a noun that any light verb may carry: none, and that of purpose."""
_NEAR_REACH: Final = 16


@dataclass(slots=True, frozen=True)
class Trigger:
    """A unit that evokes a frame."""

    at: int
    """Unit of the sentence."""
    kind: str
    morph: str
    frame: Frame
    light: int | None = None
    """Unit of the light verb that governs the noun, or null."""
    light_verb: LightVerb | None = None


def _following(sentence: Sentence, at: int) -> list[int]:
    """The unit after a trigger, and for a verb the one after its subject too."""
    found = [at + 1] if at + 1 < len(sentence.units) else []
    if found and sentence.categories[at] == VERB:
        subject = sentence.phrase_at[at + 1]
        if subject is not None and subject.last < len(sentence.units):
            found.append(subject.last)
    return found


_JUSSIVE: Final = ("i3ms.", "i3fs.")  # they need a particle: «he rides» is spelled like «resign»


@dataclass(slots=True, frozen=True)
class RefusedTrigger:
    """A trigger that makes no event, and why."""

    tokens: tuple[int, int]
    rule: str
    reason: str


@dataclass(slots=True, eq=False)
class _Conditions:
    """What a frame asks of the words around its trigger, indexed."""

    unless: Wordings | None
    unless_near: Wordings | None
    near: Wordings | None
    complements: tuple[Wordings | None, ...]
    """Of each of its compounds: words one of which must follow the verb."""


@dataclass(slots=True, eq=False)
class _Evoked:
    """A frame that a word may evoke, by which of its readings, and the frame's conditions."""

    reading: Reading
    frame: Frame
    verbal: bool
    unless: Wordings | None
    unless_near: Wordings | None
    near: Wordings | None
    complements: Wordings | None
    """Words one of which must follow the verb of a compound."""


class _Frames(NamedTuple):
    """What a word may evoke, in the order of its readings."""

    all: tuple[_Evoked, ...]
    verbal: tuple[_Evoked, ...]
    """As a verb."""
    nominal: tuple[_Evoked, ...]


class TriggerFinder:
    """Finds the words that evoke frames, with the frames' conditions indexed."""

    def __init__(self, knowledge: Compiled) -> None:
        self.knowledge = knowledge
        self._evoked = Memo(self._frames_of)
        self._conditions = Memo(self._conditions_of)

    def find(self, sentence: Sentence) -> Iterator[Trigger]:
        """The triggers of a sentence, left to right."""
        evoking = [at for at, unit in enumerate(sentence.units) if unit.word.evoking]
        there = _first_words(sentence) if evoking else frozenset()
        for at in evoking:
            frames = self._evoked[sentence.word(at)]
            for evoked in frames.verbal if sentence.categories[at] == VERB else frames.nominal:
                if evoked.complements and evoked.complements.firsts.isdisjoint(there):
                    continue  # most of the frames of a verb: told at a glance
                trigger = self._tried(sentence, at, evoked, there)
                if isinstance(trigger, Trigger):
                    yield trigger

    def refused(self, sentence: Sentence) -> Iterator[RefusedTrigger]:
        """Why words of a sentence do not evoke the other frames that they may evoke: what `find`
        left out, for an explanation."""
        there = _first_words(sentence)
        for at, unit in enumerate(sentence.units):
            if not unit.word.evoking:
                continue
            for evoked in self._evoked[unit.word].all:
                reason = self._tried(sentence, at, evoked, there)
                if isinstance(reason, str):
                    yield RefusedTrigger((unit.first, unit.last), evoked.frame.id, reason)

    def _frames_of(self, word: Word) -> _Frames:
        """What a word may evoke."""
        readings: dict[tuple[str, int, str], Reading] = {}
        for reading in word.readings:
            if reading.kind in kinds.TRIGGERS:
                # one verb may have several compounds in a frame, each with its complements
                key = (reading.kind, reading.ref, reading.morph.partition("/")[2])
                readings.setdefault(key, reading)
        found = tuple(map(self._evoke, readings.values()))
        return _Frames(
            found,
            tuple([evoked for evoked in found if evoked.verbal]),
            tuple([evoked for evoked in found if not evoked.verbal]),
        )

    def _evoke(self, reading: Reading) -> _Evoked:
        asked = self._conditions[reading.ref]
        complements: Wordings | None = None
        if reading.kind == kinds.FRAME_COMPOUND:
            complements = asked.complements[int(reading.morph.partition("/")[2])]
        return _Evoked(
            reading, self.knowledge.frames[reading.ref], reading.kind in kinds.VERBS,
            asked.unless, asked.unless_near, asked.near, complements,
        )  # fmt: skip

    def _conditions_of(self, ref: int) -> _Conditions:
        frame = self.knowledge.frames[ref]
        return _Conditions(
            _indexed(frame.unless), _indexed(frame.unless_near), _indexed(frame.near),
            tuple(_indexed(compound.with_) for compound in frame.compounds),
        )  # fmt: skip

    def _tried(
        self, sentence: Sentence, at: int, evoked: _Evoked, there: frozenset[str]
    ) -> Trigger | str:
        """What a reading of a unit evokes, or why it evokes nothing here; ``there``: first words of
        the units of the sentence."""
        verb = sentence.categories[at] == VERB
        if evoked.verbal != verb:
            return "reads as a verb here" if verb else "reads as a noun here"
        trigger = self._trigger(sentence, at, evoked)
        if isinstance(trigger, str):
            return trigger
        return _excluded(sentence, at, evoked, there) or trigger

    def _trigger(self, sentence: Sentence, at: int, evoked: _Evoked) -> Trigger | str:
        """What a reading of a unit evokes, or why it evokes nothing, whatever is near."""
        reading, frame = evoked.reading, evoked.frame
        kind, morph = reading.kind, reading.morph.partition("/")[0]
        if at and links(sentence.word(at - 1)):
            return "part of a name"
        if morph in _JUSSIVE and not _is_negated(sentence, at):
            return "a jussive without the particle that governs it"
        if kind == kinds.FRAME_COMPOUND:
            wanted = evoked.complements
            if wanted is None or not has_complement(sentence, at, wanted):
                return "its complement does not follow"
            return Trigger(at, kind, morph, frame)
        if kind in (kinds.FRAME_NOUN, kinds.FRAME_LIGHT_NOUN):
            return self._noun_trigger(sentence, at, reading, frame)
        if kind == kinds.FRAME_PATIENT and sentence.categories[at] != PARTICIPLE:
            return "reads as a noun here"
        if kind == kinds.FRAME_PARTICIPLE and is_nominal(sentence, at, reading.morph):
            return "an attribute, not an act"
        return Trigger(at, kind, reading.morph, frame)

    def _carried_after(self, sentence: Sentence, at: int, frame: Frame) -> bool:
        """Whether a light verb of the frame follows in a relative clause."""
        carrier = relative_carrier(sentence, at)
        if carrier is None:
            return False
        light = sentence.word(carrier).reading(kinds.LIGHT_VERB)
        if light is None:
            return False
        past = self.knowledge.light_verbs[light.ref].verb.split(" ")[0]
        return not frame.light or past in frame.light

    def _noun_trigger(
        self, sentence: Sentence, at: int, reading: Reading, frame: Frame
    ) -> Trigger | str:
        light, light_verb = _light_verb(sentence, at, self.knowledge, frame)
        if (
            reading.kind == kinds.FRAME_LIGHT_NOUN
            and not _carried(sentence, at, light, light_verb, frame)
            and not self._carried_after(sentence, at, frame)
        ):
            return "no light verb carries it"
        return Trigger(at, reading.kind, reading.morph, frame, light, light_verb)


def _indexed(wordings: tuple[str, ...]) -> Wordings | None:
    """The words and phrases, or null when there are none."""
    return Wordings(wordings) if wordings else None


def _first_words(sentence: Sentence) -> frozenset[str]:
    """First words of the units of a sentence: many frames ask in turn for words near theirs, and
    most ask for words that are not there."""
    return frozenset([first for unit in sentence.units for first in unit.word.firsts])


def _is_negated(sentence: Sentence, at: int) -> bool:
    """Whether a particle that may govern a jussive stands before a verb, or is written with it."""
    before = sentence.word(at - 1).kinds if at else frozenset()
    return kinds.STATUS_WORD in before or bool(sentence.word(at).preposition)


def _excluded(sentence: Sentence, at: int, evoked: _Evoked, there: frozenset[str]) -> str | None:
    """Why the words around the trigger exclude the frame, or null."""
    unless, unless_near, wanted = evoked.unless, evoked.unless_near, evoked.near
    if unless is not None and any(unless.at(sentence, i) for i in _following(sentence, at)):
        return "the next word shows another sense"
    if unless_near is not None and _is_near(sentence, at, unless_near, there):
        return "a word in the clause shows another sense"
    if wanted is not None and not _is_near(sentence, at, wanted, there):
        return "none of the words that must be near is there"
    return None


def _is_near(sentence: Sentence, at: int, wanted: Wordings, there: frozenset[str]) -> bool:
    """Whether one of the words stands around a unit of a sentence whose units begin with
    ``there``."""
    if wanted.firsts.isdisjoint(there):
        return False
    near = wanted.among(sentence, max(0, at - _NEAR_REACH), at + _NEAR_REACH)
    return near not in ([], [at])


def relative_carrier(sentence: Sentence, at: int) -> int | None:
    """The verb of a relative clause that takes the noun up by a pronoun: «the talks that he held»,
    «a war waged by …», «a visit that he made». The unit of the verb, or null."""
    own = sentence.phrase_at[at]
    start = own.last if own is not None else at + 1
    if start < len(sentence.units) and sentence.categories[start] == RELATIVE:
        start += 1
    if start >= len(sentence.units) or sentence.categories[start] != VERB:
        return None
    word = sentence.word(start)
    if word.conjunction:
        return None
    if word.pronoun:
        return start
    following = sentence.word(start + 1) if start + 1 < len(sentence.units) else None
    light = word.reading(kinds.LIGHT_VERB) is not None
    return start if light and following is not None and _takes_up(following) else None


def _takes_up(word: Word) -> bool:
    """A preposition with a pronoun, as in «made it»."""
    return len(word.form) <= _SHORTEST_WITH_PRONOUN and not word.kinds & kinds.VERBS


_SHORTEST_WITH_PRONOUN: Final = 3


def _carried(
    sentence: Sentence, at: int, light: int | None, light_verb: LightVerb | None, frame: Frame
) -> bool:
    """Whether a noun that needs a verb has one: a light verb of its frame, or a verb of saying
    whose subject the noun's pronoun takes up («affirmed his support»)."""
    if light_verb is not None:
        past = light_verb.verb.split(" ")[0]
        return not frame.light or past in frame.light
    return light is not None and bool(sentence.word(light).kinds & {kinds.REPORT_VERB})


def verb_before(sentence: Sentence, at: int) -> int | None:
    """The unit of the verb that governs what stands at a unit: the nearest before it in its clause,
    or null."""
    for back in range(at - 1, max(-1, at - _LIGHT_REACH), -1):
        category = sentence.categories[back]
        if category == VERB or (category == PREPOSITION and _expresses(sentence, back, at)):
            return back
        if category in (COMPLEMENTIZER, SUBORDINATOR):
            return None
        if category == PUNCTUATION and sentence.word(back).form in ".:;":
            return None
    return None


def _expresses(sentence: Sentence, back: int, at: int) -> bool:
    """Whether a word that is spelled like a preposition is a verb of saying whose own preposition
    governs the noun at a unit: «|expressed| in the past his rejection», spelled like «across»."""
    word = sentence.word(back)
    if kinds.REPORT_VERB not in word.kinds or word.preposition:
        return False
    return back + 1 < at - 1 and sentence.categories[at - 1] == PREPOSITION


def _light_verb(
    sentence: Sentence, at: int, knowledge: Compiled, frame: Frame
) -> tuple[int | None, LightVerb | None]:
    """The verb before the noun of which the noun is the object: a light verb or one of saying. Of
    several verbs that are spelled alike («received», «throws») the one that the frame lists."""
    back = verb_before(sentence, at)
    if back is not None:
        word = sentence.word(back)
        lights = [
            knowledge.light_verbs[reading.ref]
            for reading in word.readings
            if reading.kind == kinds.LIGHT_VERB
        ]
        if lights:
            preposition = preposition_of(sentence, at)
            fitting = [light for light in lights if (light.prep or "") == preposition]
            if not fitting and preposition not in _PURPOSE and not _decided(sentence, at):
                return None, None
            spelled = fitting or lights
            listed = [light for light in spelled if light.verb.split(" ")[0] in frame.light]
            return back, (listed or spelled)[0]
        return (back, None) if word.reading(kinds.REPORT_VERB) is not None else (None, None)
    return None, None


def carrying_reading(sentence: Sentence, trigger: Trigger, knowledge: Compiled) -> Reading | None:
    """What the form of the verb that carries a noun is: as the light verb that was read in it,
    where others are spelled like it, or as a verb of saying."""
    if trigger.light is None:
        return None
    word = sentence.word(trigger.light)
    for reading in word.readings:
        if (
            reading.kind == kinds.LIGHT_VERB
            and knowledge.light_verbs[reading.ref] is trigger.light_verb
        ):
            return reading
    return word.reading(kinds.LIGHT_VERB, kinds.REPORT_VERB)


def _decided(sentence: Sentence, at: int) -> bool:
    """Whether the noun at a unit is what a decision right before it orders."""
    return at > 0 and "decision" in sentence.word(at - 1).classes


def preposition_of(sentence: Sentence, at: int) -> str:
    """The preposition that governs the noun at a unit, or empty."""
    word = sentence.word(at)
    if word.preposition or at == 0 or sentence.categories[at - 1] != PREPOSITION:
        return word.preposition
    return sentence.word(at - 1).stem


def follows(sentence: Sentence, at: int, phrases: tuple[str, ...]) -> bool:
    """Whether the units from ``at`` on begin with one of the folded phrases."""
    units = sentence.units
    if at >= len(units):
        return False
    word = units[at].word
    if word.form in phrases or word.stem in phrases:
        return True
    wordings = [phrase + " " for phrase in phrases if " " in phrase]
    if not wordings:
        return False
    following = " ".join([unit.word.form for unit in units[at : at + 4]]) + " "
    return following.startswith(tuple(wordings))
