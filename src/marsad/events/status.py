"""Status: whether an act happened, is planned, conditional, asked for, negated or denied.

Cues with a scope, after ConText (Chapman et al. 2013): a cue has a category, a direction, a reach
and words that end it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from marsad.events.triggers import Trigger, follows
from marsad.knowledge import kinds
from marsad.knowledge.schema import LightVerb, StatusCue
from marsad.knowledge.store import Compiled
from marsad.record import Status
from marsad.syntax.categories import (
    COMPLEMENTIZER,
    PARTICIPLE,
    PUNCTUATION,
    RELATIVE,
    SUBORDINATOR,
    VERB,
)
from marsad.syntax.clauses import Sentence

_PRIORITY: Final[tuple[Status, ...]] = ("denied", "negated", "requested", "conditional", "planned")
_FULL_STOPS: Final = frozenset(".;\u061b!?\u061f\u2026")
_COMMAS: Final = frozenset("\u060c,")
_CLAUSES: Final = frozenset({VERB, COMPLEMENTIZER, SUBORDINATOR, RELATIVE, PARTICIPLE})
_SET_OFF: Final = 6
"""Words that two commas set off at most."""
_NEXT_REACH: Final = 3
_SCOPE: Final = 60
"""Units around a trigger within which cues are looked for."""


@dataclass(slots=True, frozen=True)
class Target:
    """A word whose status is asked for, when it is no trigger."""

    at: int
    light: int | None = None
    light_verb: LightVerb | None = None


def find_status(
    sentence: Sentence, trigger: Trigger | Target, knowledge: Compiled
) -> tuple[Status, str]:
    """The status of an act, and the cue's id that decided it (empty for the default)."""
    found: dict[Status, str] = {}
    word = sentence.word(trigger.at)
    if word.future or (trigger.light is not None and sentence.word(trigger.light).future):
        found["planned"] = "future prefix"
    if trigger.light_verb is not None and trigger.light_verb.status is not None:
        found[trigger.light_verb.status] = trigger.light_verb.id
    first = max(0, trigger.at - _SCOPE)
    for at, unit in enumerate(sentence.units[first : trigger.at + _SCOPE], first):
        if not unit.word.modal or at == trigger.at:
            continue
        for reading in unit.word.readings:
            if reading.kind not in kinds.STATUSES:
                continue
            cue = knowledge.status[reading.ref]
            if cue.status not in found and _reaches(sentence, at, reading.kind, cue, trigger):
                found[cue.status] = cue.id
    for status in _PRIORITY:
        if status in found:
            return status, found[status]
    return "occurred", ""


def _reaches(
    sentence: Sentence, at: int, kind: str, cue: StatusCue, trigger: Trigger | Target
) -> bool:
    """Whether the trigger is in the scope of the cue at a unit."""
    if kind == kinds.STATUS_VERB and sentence.categories[at] != VERB:
        return False
    if cue.unless and follows(sentence, at + 1, cue.unless):
        return False
    if cue.imperfect and not _imperfect_at(sentence, at + 1):
        return False
    if at < trigger.at:
        return cue.direction in ("forward", "both") and _forward(sentence, at, cue, trigger)
    return cue.direction in ("backward", "both") and _backward(sentence, at, cue, trigger)


def _imperfect_at(sentence: Sentence, at: int) -> bool:
    """Whether a unit is a verb in the imperfect."""
    if at >= len(sentence.units) or sentence.categories[at] != VERB:
        return False
    readings = sentence.word(at).readings
    return all(r.morph.startswith("i") for r in readings if r.kind in kinds.VERBS)


def _forward(sentence: Sentence, at: int, cue: StatusCue, trigger: Trigger | Target) -> bool:
    target = trigger.at
    if trigger.light is not None and at < trigger.light:
        target = trigger.light
    if cue.reach == "next":
        return _is_next(sentence, at, target)
    return not _ended(sentence, at + 1, target, cue, clause=cue.reach == "clause")


def _is_next(sentence: Sentence, at: int, target: int) -> bool:
    """The trigger is the first verb or act after the cue, with little in between."""
    if target - at > _NEXT_REACH:
        return False
    return not any(
        sentence.categories[i] == VERB or sentence.word(i).evoking for i in range(at + 1, target)
    )


def _backward(sentence: Sentence, at: int, cue: StatusCue, trigger: Trigger | Target) -> bool:
    if cue.reach == "next":
        return at - trigger.at <= _NEXT_REACH + 2 and not any(
            sentence.categories[i] == VERB for i in range(trigger.at + 1, at)
        )
    return not _ended(sentence, trigger.at + 1, at, cue, clause=cue.reach == "clause")


def _ended(sentence: Sentence, first: int, last: int, cue: StatusCue, *, clause: bool) -> bool:
    """Whether the scope ends between two units."""
    for i in range(first, last):
        word = sentence.word(i)
        if sentence.categories[i] == PUNCTUATION and word.form in _FULL_STOPS:
            return True
        if cue.stops and (word.form in cue.stops or word.stem in cue.stops):
            return True
    return clause and _ends_clause(sentence, first, last)


def _ends_clause(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a clause ends between two units."""
    verbs, after = 0, first
    for i in range(first, last):
        category = sentence.categories[i]
        if i < after:
            continue
        if category in (SUBORDINATOR, RELATIVE):
            return True
        if category == VERB:
            verbs += 1
            if verbs > 1 or sentence.word(i).conjunction:
                return True
        if category == PUNCTUATION and sentence.word(i).form in _COMMAS:
            after = _closed_at(sentence, i, last)
            if not after:
                return True
    return False


def _closed_at(sentence: Sentence, comma: int, last: int) -> int:
    """The unit after the second of two commas that set off a few words without a verb or an act
    («the ministry denied, |on Thursday|, the bombing»), or 0."""
    for i in range(comma + 1, min(comma + 2 + _SET_OFF, last)):
        word, category = sentence.word(i), sentence.categories[i]
        if category == PUNCTUATION and word.form in _COMMAS:
            return i + 1 if i > comma + 1 else 0
        if category in _CLAUSES or word.evoking or word.conjunction:
            return 0
    return 0
