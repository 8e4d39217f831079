"""Word categories in context: one letter a unit, enough to find phrases and clauses."""

from __future__ import annotations

from typing import Final, NamedTuple

from marsad.knowledge import kinds
from marsad.syntax.units import Unit
from marsad.text.lexicon import Word

VERB: Final = "v"
NOUN: Final = "n"
NAME: Final = "e"
NISBA: Final = "a"
QUANTIFIER: Final = "q"
NUMBER: Final = "d"
PREPOSITION: Final = "p"
COMPLEMENTIZER: Final = "c"
SUBORDINATOR: Final = "s"
RELATIVE: Final = "r"
CONJUNCTION: Final = "j"
PRONOUN: Final = "o"
PARTICIPLE: Final = "x"
PUNCTUATION: Final = "."
OTHER: Final = "w"

NOMINAL: Final = frozenset({NOUN, NAME, NISBA, QUANTIFIER, NUMBER})
"""Categories that may begin a noun phrase."""

_CLASSES: Final = (
    ("complementizer", COMPLEMENTIZER),
    ("relative", RELATIVE),
    ("preposition", PREPOSITION),
    ("direction", PREPOSITION),
    ("subordinator", SUBORDINATOR),
    ("quantifier", QUANTIFIER),
    ("counterpart", NOUN),
    ("reference_dual", NOUN),
    ("reference_last", NOUN),
    ("former", NOUN),
    ("demonstrative", PRONOUN),
    ("pronoun", PRONOUN),
    ("conjunction", CONJUNCTION),
)
_ENTITY = frozenset(
    {
        kinds.COUNTRY, kinds.CAPITAL, kinds.METONYM, kinds.ORGANISATION, kinds.OUTLET,
        kinds.PERSON, kinds.PERSON_SHORT, kinds.PLACE, kinds.ORGANISATION_SHORT,
    }
)  # fmt: skip
_NOUNS = frozenset(
    {
        kinds.AGENT, kinds.FRAME_NOUN, kinds.FRAME_LIGHT_NOUN, kinds.REPORT_NOUN,
        kinds.STATUS_NOUN, kinds.AGREEMENT,
    }
)  # fmt: skip
_PARTICIPLES = frozenset(
    {kinds.REPORT_PARTICIPLE, kinds.REPORT_PHRASE, kinds.FRAME_PARTICIPLE, kinds.FRAME_PATIENT}
)
_WORDS = frozenset({kinds.WORD, kinds.STATUS_WORD, kinds.AGREEMENT_CUE, kinds.FRAME_PHRASE})
_GIVEN = frozenset({kinds.GIVEN_NAME, kinds.FAMILY_NAME})
_IMPERFECT = frozenset("\u064a\u062a\u0646")
"""Prefixes of the imperfect that an unknown word may show."""


class ClosedForms(NamedTuple):
    """Written forms of the closed lexicons of numbers and dates."""

    numbers: frozenset[str]
    days: frozenset[str]
    """Words that name a day wherever they stand."""
    months: frozenset[str]
    """Names of months; some are verbs or places too."""


def categorise(units: list[Unit], closed: ClosedForms) -> list[str]:
    """The category of each unit."""
    found: list[str] = []
    previous = PUNCTUATION
    governor: Word | None = None
    joined = definite = False
    for unit in units:
        if definite and _is_verbal_noun(unit.word, governor):
            previous = NOUN
            found.append(previous)
            joined = definite = False
            continue
        if _is_object(unit.word, _governs(governor), joined):
            found.append(_nominal(unit.word, closed.numbers))
            previous = found[-1]
            joined, definite = _is_construct(unit.word, previous), False
            continue
        if _is_time(unit.word, previous, closed):
            previous = OTHER
        elif previous == NUMBER and unit.word.form in closed.numbers:
            previous = NUMBER
        else:
            previous = _category(unit.word, previous, closed.numbers)
        found.append(previous)
        if previous == VERB:
            governor = unit.word
        elif previous in _CLAUSE_BOUNDARIES or unit.word.conjunction:
            governor = None
        joined = _is_construct(unit.word, previous)
        definite = previous == NAME or (previous in (NOUN, NISBA) and unit.word.article)
    for at, unit in enumerate(units[:-1]):
        if found[at + 1] == NUMBER and "approximate" in unit.word.classes:
            found[at] = QUANTIFIER
    return found


_CLAUSE_BOUNDARIES = frozenset(
    {COMPLEMENTIZER, SUBORDINATOR, RELATIVE, PUNCTUATION, PARTICIPLE, CONJUNCTION}
)


def _is_construct(word: Word, category: str) -> bool:
    """An indefinite noun that another may be joined to before their common genitive: «the equipping
    and support of the army»."""
    if category != NOUN or word.classes:
        return False
    return not (word.article or word.pronoun or word.tanwin)


def _governs(verb: Word | None) -> bool:
    """Whether a verb names an act that may have an object; «had» and «became» have none."""
    return verb is not None and verb.kinds != {kinds.PLAIN_VERB}


def _is_object(word: Word, governed: bool, joined: bool) -> bool:
    """A form that is spelled like a past verb and a verbal noun, within the clause of a verb, is
    the noun: «affirmed his support»."""
    if not word.verbal or word.future or not word.kinds & _NOUNS:
        return False
    if not (joined if word.conjunction else governed):
        return False
    return all(r.morph.startswith("p") for r in word.readings if r.kind in kinds.VERBS)


_ROOT = 3
_REFLEXIVE = "\u062a"
"""First letter of the fifth and sixth forms."""


def _is_verbal_noun(word: Word, governor: Word | None) -> bool:
    """A bare form that the lexicon knows as a past verb only, right after the definite subject of
    another verb, is its object: «the authorities refused granting a visa». Not after verbs that
    name no act: «the president had visited»."""
    if not _governs(governor):
        return False
    if word.conjunction or word.pronoun or word.future or word.kinds - kinds.VERBS:
        return False
    if len(word.stem) != _ROOT and not word.stem.startswith(_REFLEXIVE):
        return False  # verbal nouns of the other forms are not spelled like the past
    return bool(word.readings) and all(r.morph.startswith("p3ms") for r in word.readings)


def _is_time(word: Word, previous: str, closed: ClosedForms) -> bool:
    if word.form in closed.days:
        return True
    return word.form in closed.months and previous in (PREPOSITION, NUMBER, PUNCTUATION, OTHER)


def _category(word: Word, previous: str, numbers: frozenset[str]) -> str:
    form = word.form
    if not form[0].isalpha():
        return NUMBER if form[0].isdigit() else PUNCTUATION
    if not word.readings:
        return _unknown(word, previous, numbers)
    if word.verbal:
        return VERB if _reads_as_verb(word, previous) else _nominal(word, numbers)
    return _nominal(word, numbers)


def _unknown(word: Word, previous: str, numbers: frozenset[str]) -> str:
    if word.form in numbers or word.stem in numbers:
        return NUMBER
    form = word.form
    if previous == COMPLEMENTIZER and form[0] in _IMPERFECT and len(form) > 3:
        return VERB
    if form[0] == "\u064a" and len(form) > 3 and not word.article:
        return VERB
    return NOUN


def _nominal(word: Word, numbers: frozenset[str]) -> str:
    found = _closed_class(word) or _open_class(word)
    if found is not None:
        return found
    known = word.kinds
    if word.form in numbers or word.stem in numbers:
        return NUMBER
    if known & _GIVEN:
        return NAME
    return OTHER if known & _WORDS and kinds.PLAIN_NOUN not in known else NOUN


def _closed_class(word: Word) -> str | None:
    for name, category in _CLASSES:
        if name in word.classes:
            return category
    return None


def _open_class(word: Word) -> str | None:
    """The category that the senses of a noun, name or participle give."""
    if word.kinds & _ENTITY:
        return NAME
    if word.kinds & _PARTICIPLES and not word.article:
        found = _participle(word)
        if found is not None:
            return found
    for wanted, category in _ORDER:
        if word.kinds & wanted:
            return category
    return None


def _participle(word: Word) -> str | None:
    """A participle that carries a clause, or a noun of the same spelling; null when other senses
    decide."""
    known = word.kinds
    if kinds.PLAIN_NOUN in known and kinds.FRAME_PATIENT in known:
        return NOUN
    if kinds.PLAIN_NOUN in known and kinds.FRAME_PARTICIPLE in known and not word.tanwin:
        return NOUN  # a participle that carries a clause is accusative
    return PARTICIPLE if kinds.AGENT not in known or word.tanwin else None


_ORDER: Final = (
    (frozenset({kinds.AGENT}), NOUN),
    (frozenset({kinds.NISBA}), NISBA),
    (frozenset({kinds.PEOPLE}) | _NOUNS, NOUN),
    (_PARTICIPLES, PARTICIPLE),
)
"""Kinds of senses and the category that they give, the first that applies."""


def _reads_as_verb(word: Word, previous: str) -> bool:
    """Whether a form that may be a verb is one here.

    Many past forms are spelled like nouns; after a preposition, a number or a quantifier, and with
    nominal clitics, the noun is meant.
    """
    other = word.kinds - kinds.VERBS
    if (
        not word.preposition
        and previous not in (COMPLEMENTIZER, OTHER, SUBORDINATOR)
        and all(
            reading.morph.endswith(".") for reading in word.readings if reading.kind in kinds.VERBS
        )
    ):
        return False  # the short form needs a particle before it
    if not other:
        return previous != PREPOSITION
    if word.classes:
        return False
    if word.article or word.tanwin or word.preposition:
        return False
    return previous not in (PREPOSITION, QUANTIFIER, NUMBER, VERB)
