"""The complement that names an act with its verb: after it, or what a relative clause is about."""

from __future__ import annotations

from typing import Final

from marsad.events.wordings import Wordings
from marsad.syntax.categories import COMPLEMENTIZER, PUNCTUATION, RELATIVE, SUBORDINATOR, VERB
from marsad.syntax.clauses import Sentence

_COMPOUND_REACH: Final = 14
_ANTECEDENT: Final = 8
_CLOSES: Final = frozenset({VERB, COMPLEMENTIZER, SUBORDINATOR, PUNCTUATION, RELATIVE})
"""Categories that part a relative clause from what it is about."""


def has_complement(sentence: Sentence, at: int, wanted: Wordings) -> bool:
    """Whether one of the words follows the verb, or is what its relative clause is about."""
    return _complement_follows(sentence, at, wanted) or _complement_before(sentence, at, wanted)


def _complement_before(sentence: Sentence, at: int, wanted: Wordings) -> bool:
    """Whether one of the words is the noun that the relative clause of the verb is about: «an
    accord that Tunis |signed|», «the accord that was |signed|»."""
    relative = at > 0 and sentence.categories[at - 1] == RELATIVE
    if sentence.word(at).conjunction or not (relative or sentence.word(at).pronoun):
        return False
    for back in range(at - 1 - relative, max(-1, at - _ANTECEDENT), -1):
        if sentence.categories[back] in _CLOSES:
            return False
        if wanted.at(sentence, back):
            return sentence.word(back).article == relative
    return False


def _complement_follows(sentence: Sentence, at: int, wanted: Wordings) -> bool:
    """Whether one of the words follows the verb within its clause."""
    firsts = wanted.firsts
    for i, unit in enumerate(sentence.units[at + 1 : at + _COMPOUND_REACH], at + 1):
        if not firsts.isdisjoint(unit.word.firsts) and wanted.at(sentence, i):
            return True
        if sentence.categories[i] in (VERB, COMPLEMENTIZER, SUBORDINATOR):
            return False
    return False
