"""Sentences and the arguments of their verbs and verbal nouns (VSO, SVO, relative, nominal)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from marsad.syntax.agreement import (
    agrees_after,
    gender_of_phrase,
    is_plain_singular,
)
from marsad.syntax.before_verb import subject_before_verb
from marsad.syntax.cases import is_adverb, is_oblique
from marsad.syntax.categories import (
    COMPLEMENTIZER,
    CONJUNCTION,
    OTHER,
    PARTICIPLE,
    PRONOUN,
    PUNCTUATION,
    RELATIVE,
    SUBORDINATOR,
    VERB,
    Categoriser,
)
from marsad.syntax.noun_phrase import NounPhrase
from marsad.syntax.noun_words import opens_clause, takes_genitive
from marsad.syntax.phrases import find_noun_phrases, is_new
from marsad.syntax.units import Unit
from marsad.text.word import Word

_QUOTES: Final = '\u00ab\u00bb"'
_COMMAS: Final = "\u060c,"
_FULL_STOPS: Final = frozenset(".:;\u061b!?\u061f\u2026")
_BOUNDARIES: Final = _FULL_STOPS | frozenset("-\u2013\u2014)")
"""What ends the stretch of a subject before its verb: also dashes and brackets of datelines."""
_CLAUSE_OPENERS: Final = frozenset({VERB, COMPLEMENTIZER, SUBORDINATOR, RELATIVE})
_ENDING: Final = _CLAUSE_OPENERS | {PARTICIPLE, PUNCTUATION}
_NO_ARGUMENTS: Final = frozenset({RELATIVE, PUNCTUATION, PRONOUN})
_BACK: Final = 60
"""Units back within which a clause is taken to begin."""
_BRACKET: Final = 8  # units of a bracket that a subject before its verb may have
_COORDINATED: Final = 30  # phrases after the first that a coordination may hold
_REACH: Final = 45  # units to the right of a trigger within which its arguments are looked for
_WITH: Final = "\u0628"
"""What is demanded, accused of, blamed for stands under it, after the object."""
_HIM, _HER = "\u0647", "\u0647\u0627"


@dataclass(slots=True, eq=False)
class Arguments:
    """What stands around a verb or a verbal noun. Shared by all who ask: copied to be altered."""

    subject: NounPhrase | None = None
    objects: Sequence[NounPhrase] = ()
    """Bare noun phrases after the subject, in order."""
    prepositional: Sequence[NounPhrase] = ()
    genitive: NounPhrase | None = None
    """The phrase right after a verbal noun."""
    implicit: bool = False
    """The subject is omitted: a pronoun in the verb."""
    taken_up: NounPhrase | None = None
    """What the verb's pronoun takes up: «the priest, whom Ankara holds»."""
    antecedent: NounPhrase | None = None
    """What the verb's clause is told of, when a relative opens it."""
    relative: bool = False
    """The subject is the antecedent of a relative clause."""
    end: int = 0
    """Unit after the last looked at."""


class Sentence:
    """One sentence: its units, their categories, its noun phrases."""

    __slots__ = (
        "arguments", "categories", "first", "index", "last", "phrase_at", "phrases", "units",
        "verbs", "word",
    )  # fmt: skip

    def __init__(
        self, index: int, first: int, last: int, units: list[Unit], categories: Categoriser
    ) -> None:
        self.index = index
        self.first = first
        self.last = last
        """Half-open token range ``first`` to ``last``."""
        self.units = units
        self.word: Callable[[int], Word] = [unit.word for unit in units].__getitem__
        """The word of a unit: of all that is asked of a sentence, asked most."""
        self.categories = categories.categorise(units)
        self.verbs = [at for at, category in enumerate(self.categories) if category == VERB]
        """Units that are verbs."""
        self.phrases = find_noun_phrases(units, self.categories)
        self.phrase_at: list[NounPhrase | None] = [None] * len(units)
        for phrase in self.phrases:
            for at in range(phrase.first, phrase.last):
                self.phrase_at[at] = phrase
        self.arguments: dict[tuple[int, str], Arguments] = {}
        """Arguments by the unit and morph of their verb, as far as they were asked for."""

    def parted(self, one: int, other: int) -> bool:
        """Whether a clause begins between two units."""
        low, high = min(one, other), max(one, other)
        return not _CLAUSE_OPENERS.isdisjoint(self.categories[low + 1 : high])

    def phrases_near(self, at: int, reach: int = _BACK) -> list[NounPhrase]:
        """The noun phrases that begin within some units of a unit."""
        if len(self.units) <= reach:
            return self.phrases
        first = bisect_left(self.phrases, at - reach, key=lambda phrase: phrase.first)
        last = bisect_left(self.phrases, at + reach, key=lambda phrase: phrase.first)
        return self.phrases[first:last]

    def clause_start(self, at: int) -> int:
        """Unit where the clause that holds unit ``at`` begins: after the last complementizer,
        subordinator, full stop or verb's comma before it."""
        limit = max(0, at - _BACK)
        i = at
        while i > limit:
            i = self.before_bracket(i - 1)
            category = self.categories[i]
            if category in (COMPLEMENTIZER, SUBORDINATOR, RELATIVE) or (
                category == PUNCTUATION and self.word(i).form in _BOUNDARIES
            ):
                return i + 1
            if category == CONJUNCTION and opens_clause(self.word(i)):
                return i + 1
        return limit

    def before_bracket(self, at: int) -> int:
        """The unit before a short bracket that ends at a unit and stands right after a phrase,
        «the association (of pensioners) |accused| …»; else the unit itself."""
        if self.word(at).form != ")":
            return at
        for i in range(at - 1, max(0, at - _BRACKET), -1):
            if self.word(i).form == "(":
                return at if self.phrase_at[i - 1] is None else i - 1
        return at


def arguments_of_verb(sentence: Sentence, at: int, morph: str) -> Arguments:
    """Subject, objects and prepositional phrases of the verb at unit ``at``."""
    known = sentence.arguments.get((at, morph))
    if known is None:
        known = sentence.arguments[at, morph] = _read_arguments(sentence, at, morph)
    return known


def _read_arguments(sentence: Sentence, at: int, morph: str) -> Arguments:
    found = Arguments()
    bare = _right(sentence, at + 1, found)
    if (pronoun := complementizer_pronoun(sentence, at)) is not None and pronoun == morph[2:3]:
        found.implicit, found.objects = True, bare
        return found
    preverbal = subject_before_verb(sentence, at, morph, found)
    after = bare[0] if bare else None
    if (
        after is not None and sentence.word(at).pronoun and _adjacent(sentence, at, after)
        and is_plain_singular(morph) and _agrees(sentence, after, morph)
    ):  # fmt: skip
        # the pronoun is the object, «an order that an official issued»: the subject follows
        found.taken_up, preverbal, found.relative = preverbal or found.antecedent, None, False
    elif found.antecedent is not None and preverbal is None and sentence.word(at).pronoun:
        found.taken_up = found.antecedent  # «the attack that |she| called …»
    if preverbal is not None and not (
        after is not None and is_plain_singular(morph) and _adjacent(sentence, at, after)
        and not _agrees(sentence, preverbal, morph) and _agrees(sentence, after, morph)
    ):  # fmt: skip
        found.subject, found.objects = preverbal, bare
    elif (
        after is not None and is_plain_singular(morph) and _agrees(sentence, after, morph)
        and not is_oblique(after, sentence.word(after.head))
        and not is_adverb(after, sentence.word, sentence.categories)
    ):  # fmt: skip
        found.subject, found.objects = after, bare[1:]
    else:
        found.implicit, found.objects = True, bare
    return found


def complementizer_pronoun(sentence: Sentence, at: int) -> str | None:
    """Gender of the pronoun before the verb at a unit, «said that she would come», or null."""
    before = at - 1
    while before >= 0 and sentence.categories[before] == OTHER:
        before -= 1
    if before < 0 or sentence.categories[before] != COMPLEMENTIZER:
        return None
    form = sentence.word(before).form
    if form.endswith(_HER):
        return "f"
    return "m" if form.endswith(_HIM) else None


def arguments_of_noun(sentence: Sentence, at: int) -> Arguments:
    """Genitive and prepositional phrases of the verbal noun at unit ``at``."""
    found = Arguments()
    own = sentence.phrase_at[at]
    start = own.last if own is not None else at + 1
    if start + 1 < len(sentence.units) and sentence.word(start).form in _QUOTES:
        start += 1  # «the arrest of “the terrorist”»
    if own is not None and start < len(sentence.units):
        following = sentence.phrase_at[start]
        word = sentence.word(start)
        if (
            following is not None and following.first == start and not following.preposition
            and not word.conjunction and not sentence.word(at).pronoun
        ):  # fmt: skip
            found.genitive = following
            start = following.last
    found.objects = _right(sentence, start, found, noun=True)
    return found


def coordinated(sentence: Sentence, phrase: NounPhrase) -> list[NounPhrase]:
    """The phrase and those coordinated with it after it."""
    group = [phrase]
    for other in sentence.phrases[phrase.index + 1 : phrase.index + 1 + _COORDINATED]:
        if other.coordinate is group[-1]:
            group.append(other)
        elif other.apposition is not group[-1]:
            break
    return group


def subject_after(arguments: Arguments, verb: int) -> NounPhrase | None:
    """Who does what the verb of a relative clause tells, when named after the verb at a unit; an
    adverb may stand between them («a raid that yesterday made the army»)."""
    subject = arguments.subject
    if (subject is None or subject.first < verb) and arguments.objects:
        subject = arguments.objects[0]
    return subject if subject is not None and subject.first > verb else None


def gender_of(sentence: Sentence, phrase: NounPhrase) -> str | None:
    """``m`` or ``f`` when the head shows it, else null."""
    return gender_of_phrase(sentence.word, phrase)


def _right(
    sentence: Sentence, start: int, found: Arguments, *, noun: bool = False
) -> list[NounPhrase]:
    """Collects prepositional phrases into ``found`` and returns the bare ones; ``noun``: those of
    a verbal noun."""
    bare: list[NounPhrase] = []
    governed: list[NounPhrase] = []
    act: NounPhrase | None = None
    verbal = start > 0 and sentence.categories[start - 1] == VERB
    told = False
    """Whether a comma follows what is demanded: «to replace the minister, X, |a kinsman of Y|»."""
    commas, i = 0, start
    limit = min(len(sentence.units), start + _REACH)
    while i < limit:
        category, phrase = sentence.categories[i], sentence.phrase_at[i]
        if category in _ENDING and _ends_arguments(sentence, i):
            break
        if category == PUNCTUATION:
            begun = not verbal or bare or governed  # no time before the subject
            commas += bool(begun) and sentence.word(i).form in "\u060c,-"
            told = told or any(other.preposition == _WITH for other in governed)
        if phrase is None or category in _NO_ARGUMENTS:
            i = _passed(sentence, i, limit)
            continue
        governs = takes_genitive(sentence.word(phrase.head))
        if noun and phrase.conjunction and governs:
            break  # «the killing of X, and the announcement to all»: the next act has its own
        genitive = act is not None and phrase.first == act.last and not phrase.preposition
        act = phrase if governs else None
        if genitive and not phrase.conjunction:
            pass  # «accused them of starving the people»: whom the noun before it governs
        elif phrase.preposition and phrase.coordinate is None:
            governed.append(phrase)
        elif commas % 2 == 0 and not told and is_new(phrase, sentence.units, sentence.categories):
            if phrase.conjunction and commas:
                break
            bare.append(phrase)
        i = max(phrase.last, i + 1)
    found.prepositional, found.end = governed, i
    return bare


def _passed(sentence: Sentence, i: int, limit: int) -> int:
    """The unit after one that is no argument: after a relative clause, a bracket, a word."""
    category = sentence.categories[i]
    if category == RELATIVE or (category == PRONOUN and _is_aside(sentence, i)):
        return _skip_relative(sentence, i, limit)
    following = sentence.phrase_at[i + 1] if i + 1 < limit else None
    if following is not None and "of_them" in sentence.word(i).classes:
        # «20 people, among them |three soldiers|»: told of those before, no object
        return i + 1 if following.preposition else following.last
    if sentence.word(i).form == "(":
        return next((at + 1 for at in range(i + 1, limit) if sentence.word(at).form == ")"), i + 1)
    return i + 1


def _ends_arguments(sentence: Sentence, i: int) -> bool:
    """Whether no argument is to be looked for from a unit on."""
    category, word = sentence.categories[i], sentence.word(i)
    if category == RELATIVE:
        return bool(word.conjunction)
    if category == PARTICIPLE:
        return not word.article  # «the recognised government» goes on
    return category in _CLAUSE_OPENERS or (category == PUNCTUATION and word.form in _FULL_STOPS)


def _is_aside(sentence: Sentence, i: int) -> bool:
    """«Yousef, |who is| a Kurd from Syria, asked …», in Arabic «and he»: what a comma sets off
    about whoever stands before it has arguments of its own."""
    return bool(sentence.word(i).conjunction) and i > 0 and sentence.word(i - 1).form in _COMMAS


def _skip_relative(sentence: Sentence, i: int, limit: int) -> int:
    """The unit after a relative clause: the next comma, complementizer or end."""
    for at in range(i + 1, limit):
        category = sentence.categories[at]
        mark = category == PUNCTUATION and sentence.word(at).form not in _QUOTES
        if mark or category == COMPLEMENTIZER:
            return at
    return limit


def _adjacent(sentence: Sentence, at: int, phrase: NounPhrase) -> bool:
    return phrase.first - at <= 2


def _agrees(sentence: Sentence, phrase: NounPhrase, morph: str) -> bool:
    """Gender agreement of a verb with the subject right after it."""
    return agrees_after(sentence.word, sentence.categories, phrase, morph)
