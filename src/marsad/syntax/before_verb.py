"""The subject before its verb: SVO, relative clauses, a topic with a relative clause after it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from marsad.knowledge import kinds
from marsad.syntax.agreement import agrees_before, gender_of_phrase, is_of_another
from marsad.syntax.cases import is_adverb
from marsad.syntax.categories import (
    COMPLEMENTIZER,
    CONJUNCTION,
    PUNCTUATION,
    RELATIVE,
    SUBORDINATOR,
    VERB,
)
from marsad.syntax.noun_phrase import NounPhrase
from marsad.syntax.time_phrases import tells_time

if TYPE_CHECKING:
    from marsad.syntax.clauses import Arguments, Sentence

_COMMAS: Final = frozenset("\u060c,")
_FULL_STOPS: Final = frozenset(".:;\u061b!?\u061f\u2026")
_BACK: Final = 60
"""Units back within which a clause is taken to begin."""


def subject_before_verb(
    sentence: Sentence, at: int, morph: str, found: Arguments
) -> NounPhrase | None:
    """The subject of an SVO or relative clause; whom a relative clause is told of is put into
    ``found``."""
    if sentence.word(at).conjunction:
        return None
    before = at - 1
    while before >= 0 and sentence.categories[before] == "w":
        before -= 1
    if before >= 0 and sentence.categories[before] == RELATIVE:
        found.antecedent = _antecedent(sentence, before)
        found.relative = not is_of_another(sentence.word(before), morph)
        return found.antecedent if found.relative else None
    carrier = _bare_antecedent(sentence, at, morph)
    if carrier is not None:
        found.relative = True
        return carrier
    candidate = _topic(sentence, at)
    if candidate is not None and agrees_before(
        sentence.word, sentence.categories, candidate, morph
    ):
        return candidate
    return _before_relative(sentence, at, morph)


def _topic(sentence: Sentence, at: int) -> NounPhrase | None:
    """The bare phrase that the clause of the verb at a unit begins with."""
    candidate: NounPhrase | None = None
    verb_before = False
    i = sentence.clause_start(at)
    while i < at:
        if sentence.word(i).form == "(":
            i = _after_bracket(sentence, i, at)
            continue
        if sentence.categories[i] == VERB:
            candidate, verb_before = None, not _is_auxiliary(sentence, i)
        phrase = sentence.phrase_at[i]
        if phrase is not None:
            if (
                candidate is None and not phrase.preposition and phrase.coordinate is None
                and not verb_before and not is_adverb(phrase, sentence.word, sentence.categories)
                and not tells_time(sentence.units, sentence.categories, i, phrase.last)
            ):  # fmt: skip
                candidate = phrase
            i = max(phrase.last, i + 1)
        else:
            i += 1
    return candidate


def _after_bracket(sentence: Sentence, at: int, verb: int) -> int:
    """The unit after a bracket that opens at a unit and ends before the verb; what stands in it is
    no subject."""
    closing = (i + 1 for i in range(at + 1, verb) if sentence.word(i).form == ")")
    return next(closing, at + 1)


def _before_relative(sentence: Sentence, at: int, morph: str) -> NounPhrase | None:
    """«That the minister, who has visited Paris, |refused|»: who opens the clause, when a relative
    clause that has its own verb stands before the verb."""
    categories, low = sentence.categories, max(0, at - _BACK)
    if RELATIVE not in categories[low:at]:
        return None
    verbs = False
    for i in range(at - 1, low - 1, -1):
        if categories[i] == VERB:
            verbs = True
        elif categories[i] == PUNCTUATION and sentence.word(i).form in _FULL_STOPS:
            return None
        elif categories[i] == RELATIVE and verbs and not is_of_another(sentence.word(i), morph):
            topic = _antecedent(sentence, i)
            if topic is not None and _opens_clause(sentence, topic):
                return topic
    return None


def _opens_clause(sentence: Sentence, phrase: NounPhrase) -> bool:
    """Whether a clause begins with a phrase."""
    before = phrase.first - 1
    if phrase.preposition or phrase.coordinate is not None:
        return False
    return before < 0 or sentence.categories[before] in (COMPLEMENTIZER, CONJUNCTION)


def _is_auxiliary(sentence: Sentence, at: int) -> bool:
    """A verb that names neither act nor report, before the subject that it shares with the next:
    «medical sources had said»; one that begins a sentence may carry «and»."""
    word = sentence.word(at)
    return word.kinds <= {kinds.PLAIN_VERB} and (at == 0 or not word.conjunction)


def _bare_antecedent(sentence: Sentence, at: int, morph: str) -> NounPhrase | None:
    """«An attack that targeted …»: after an indefinite noun a relative clause has no relative."""
    phrase = sentence.phrase_at[at - 1] if at else None
    if phrase is None or phrase.last != at or phrase.definite or phrase.coordinate is not None:
        return None
    agreeing = gender_of_phrase(sentence.word, phrase) == morph[2:3] and morph[1:2] == "3"
    return phrase if agreeing and _acts_before(sentence, phrase.first) else None


def _acts_before(sentence: Sentence, at: int) -> bool:
    """Whether another verb of the clause stands before a unit, so that its noun is taken."""
    for i in range(at - 1, max(-1, at - _BACK), -1):
        if sentence.categories[i] == VERB:
            return not _is_auxiliary(sentence, i)
        mark = sentence.categories[i] == PUNCTUATION and sentence.word(i).form not in _COMMAS
        if mark or sentence.categories[i] in (COMPLEMENTIZER, SUBORDINATOR):
            return False
    return False


def _antecedent(sentence: Sentence, relative: int) -> NounPhrase | None:
    for i in range(relative - 1, max(-1, relative - 8), -1):
        phrase = sentence.phrase_at[i]
        if phrase is not None:
            while phrase.apposition is not None:
                phrase = phrase.apposition
            return phrase
        if sentence.categories[i] not in (PUNCTUATION, "w"):
            return None
    return None
