"""Phrases of time and place that commas set off, as those of the main verb are, and the clauses
that they reach across: «a friend of the spy who was poisoned told the paper, on Saturday, that».
"""

from __future__ import annotations

from marsad.events.other_times import COMMAS
from marsad.events.triggers import Trigger
from marsad.knowledge.store import Compiled
from marsad.syntax.categories import NOUN, PREPOSITION, RELATIVE, VERB
from marsad.syntax.clauses import Sentence


def is_set_off(sentence: Sentence, at: int) -> bool:
    """Whether a phrase begins after a comma, as the day of the main verb does: «, on Friday,»."""
    before = at - 1
    if before and sentence.categories[before] == PREPOSITION:
        before -= 1
    return sentence.word(before).form in COMMAS


def is_of_main_verb(sentence: Sentence, trigger: Trigger, at: int, compiled: Compiled) -> bool:
    """Whether a day set off by commas after an act in a relative clause is that of the main verb:
    «a friend of the spy who was poisoned told the paper, on Saturday, that»."""
    head = trigger.light if trigger.light is not None and trigger.light_verb else trigger.at
    inside = head > 0 and sentence.categories[head - 1] == RELATIVE
    after = at + 2 < len(sentence.units) and sentence.word(at + 1).form in COMMAS
    # what goes on with a place goes on with the clause: «, on Monday, in the station»
    goes_on = after and sentence.word(at + 2).bare in compiled.words.get("locative", ())
    return inside and after and not goes_on and is_set_off(sentence, at)


def only_relatives(sentence: Sentence, marks: list[int]) -> bool:
    """Whether the boundaries are those of relative clauses."""
    before = None
    for mark in marks:
        category = RELATIVE if is_bare_relative(sentence, mark) else sentence.categories[mark]
        joined = category == VERB and bool(sentence.word(mark).conjunction)
        if category == RELATIVE or (category == VERB and before == RELATIVE) or (before and joined):
            before = category
            continue
        return False
    return True


def is_bare_relative(sentence: Sentence, verb: int) -> bool:
    """«in an article |published by| a paper»: a verb whose pronoun takes up the noun before it."""
    word, before = sentence.word(verb), sentence.word(verb - 1)
    if sentence.categories[verb] != VERB or word.conjunction or not word.pronoun:
        return False
    return sentence.categories[verb - 1] == NOUN and not (before.article or before.pronoun)


def is_bare(sentence: Sentence, low: int, high: int) -> bool:
    """Whether neither a preposition nor a comma stands between two units."""
    return not any(
        sentence.categories[i] == PREPOSITION
        or sentence.word(i).preposition
        or sentence.word(i).form in COMMAS
        for i in range(low + 1, high)
    )
