"""Background: acts that the article recalls rather than reports.

Told from a date long before publication and from the way of telling: the past perfect («had
arrested», كان + قد + past), «earlier», «it is worth recalling that», «against the background of».
"""

from __future__ import annotations

from typing import Final

from marsad.events.adjuncts import boundaries
from marsad.events.triggers import Trigger
from marsad.knowledge.store import Compiled
from marsad.record import Date
from marsad.syntax.categories import PREPOSITION, VERB
from marsad.syntax.clauses import Sentence

_MONTH: Final = len("2013-09")
_MONTHS_BACK: Final = 1
"""Months before that of publication that are still news."""
_REACH: Final = 14
"""Units between an auxiliary or a cue and the verb that it puts into the past."""


def is_background(
    sentence: Sentence, trigger: Trigger, date: Date | None, published: str | None,
    compiled: Compiled,
) -> bool:  # fmt: skip
    """Whether an act is one that the article recalls."""
    return is_long_ago(date, published) or is_recalled(sentence, trigger, compiled)


def is_long_ago(date: Date | None, published: str | None) -> bool:
    """Whether a date lies before the year of publication, or long before its month."""
    value = date.value if date is not None else None
    if published is None or value is None:
        return False
    if len(value) >= _MONTH:
        months = (int(published[:4]) - int(value[:4])) * 12 + int(published[5:7]) - int(value[5:7])
        return months > _MONTHS_BACK
    return value[:4] < published[:4]


def is_recalled(sentence: Sentence, trigger: Trigger, compiled: Compiled) -> bool:
    """Whether the way of telling marks an act as earlier than the news."""
    words = compiled.words
    if _is_under(sentence, trigger.at, words.get("backdrop", ())):
        return True
    head = trigger.light if trigger.light_verb is not None and trigger.light is not None else None
    verb = trigger.at if head is None else head
    if sentence.categories[verb] == VERB and is_past_perfect(sentence, verb, compiled):
        return True
    return _has_cue(sentence, trigger.at, frozenset(words.get("recalled", ())))


def _is_under(sentence: Sentence, at: int, prepositions: tuple[str, ...]) -> bool:
    """Whether one of the prepositions governs the noun at a unit."""
    if at == 0 or sentence.categories[at - 1] != PREPOSITION:
        return False
    return sentence.word(at - 1).bare in prepositions


def is_past_perfect(sentence: Sentence, verb: int, compiled: Compiled) -> bool:
    """«had» and the particle of completion before the verb, its subject between them or not."""
    completed = compiled.words.get("completion", ())
    auxiliary = compiled.words.get("had", ())
    particle = False
    for back in range(verb - 1, max(-1, verb - _REACH), -1):
        word = sentence.word(back)
        if word.stem in completed:
            particle = True
        elif sentence.categories[back] == VERB:
            return particle and word.stem in auxiliary
    return False


def _has_cue(sentence: Sentence, at: int, cues: frozenset[str]) -> bool:
    """Whether a cue stands in the clause of the act, or begins its sentence."""
    low, high = max(0, at - _REACH), min(len(sentence.units), at + _REACH)
    words = [(i, sentence.units[i].word) for i in (*range(min(2, low)), *range(low, high))]
    standing = [i for i, word in words if word.form in cues or word.bare in cues]
    return any(i < 2 or not boundaries(sentence, *sorted((i, at))) for i in standing)
