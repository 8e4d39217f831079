"""Word categories in context: one letter a unit, enough to find phrases and clauses."""

from __future__ import annotations

from typing import Final, NamedTuple

from marsad.knowledge import kinds
from marsad.syntax.month_names import mark_second_names
from marsad.syntax.noun_words import is_construct, is_definite, may_be_name
from marsad.syntax.units import Unit
from marsad.text.memo import Memo
from marsad.text.shape import Shape
from marsad.text.word import Word

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
    ("own_country", NOUN),
    ("reference_dual", NOUN),
    ("reference_last", NOUN),
    ("former", NOUN),
    ("demonstrative", PRONOUN),
    ("pronoun", PRONOUN),
    ("conjunction", CONJUNCTION),
)
_ENTITY: Final = frozenset(
    {
        kinds.COUNTRY, kinds.CAPITAL, kinds.METONYM, kinds.ORGANISATION, kinds.OUTLET,
        kinds.PERSON, kinds.PERSON_SHORT, kinds.PLACE, kinds.ORGANISATION_SHORT,
    }
)  # fmt: skip
_NOUNS: Final = frozenset(
    {
        kinds.AGENT, kinds.FRAME_NOUN, kinds.FRAME_LIGHT_NOUN, kinds.REPORT_NOUN,
        kinds.STATUS_NOUN, kinds.AGREEMENT,
    }
)  # fmt: skip
_PARTICIPLES: Final = frozenset(
    {kinds.REPORT_PARTICIPLE, kinds.REPORT_PHRASE, kinds.FRAME_PARTICIPLE, kinds.FRAME_PATIENT}
)
_ACTIVE: Final = frozenset({kinds.FRAME_PARTICIPLE, kinds.REPORT_PARTICIPLE})
_WORDS: Final = frozenset({kinds.WORD, kinds.STATUS_WORD, kinds.FRAME_PHRASE})
_GIVEN: Final = frozenset({kinds.GIVEN_NAME, kinds.FAMILY_NAME})
_IMPERFECT: Final = frozenset("\u064a\u062a\u0646")
"""Prefixes of the imperfect that an unknown word may show."""
_YA: Final = "\u064a"


class ClosedForms(NamedTuple):
    """Written forms of the closed lexicons of numbers and dates."""

    numbers: frozenset[str]
    days: frozenset[str]
    """Words that name a day wherever they stand."""
    months: frozenset[str]
    """Names of months; some are verbs or places too."""
    long_months: frozenset[tuple[str, ...]]
    """Names of months that are two words."""


class Categoriser:
    """Tells the categories of words in context. What a word tells by itself is worked out once."""

    __slots__ = ("_closed", "_read_as")

    def __init__(self, closed: ClosedForms) -> None:
        self._closed = closed
        self._read_as = Memo(self._in_context)

    def categorise(self, units: list[Unit]) -> list[str]:
        """The category of each unit."""
        found: list[str] = []
        doubtful: list[int] = []
        previous = PUNCTUATION
        governed = joined = definite = awaiting = False
        before: Shape | None = None
        for unit in units:
            word = unit.word
            form = word.shape or self._read(word)
            if definite and governed and form.may_be_act:
                previous = NOUN
                joined = definite = False
            elif form.may_be_object and (joined if word.conjunction else governed or awaiting):
                awaiting = False
                previous = form.nominal
                joined, definite = form.open and previous == NOUN, False
            else:
                drawn = before is not None and before.draws and _drawn(before, form)
                previous = drawn or form.settled or self._read_as[word, previous]
                if previous == VERB:
                    governed = form.names_act
                    awaiting = kinds.REPORT_VERB in word.kinds
                elif previous in _CLAUSE_BOUNDARIES or word.conjunction:
                    governed = False
                    awaiting = awaiting and previous == PUNCTUATION and word.form in _WITHIN
                joined = form.open and previous == NOUN
                definite = previous == NAME or (word.article and previous in (NOUN, NISBA))
            if previous in _DOUBTFUL and (form.given or form.describes):
                doubtful.append(len(found))
            found.append(previous)
            before = form
        if NUMBER in found:
            _mark_approximate(units, found)
        mark_second_names(units, found, self._closed.long_months, OTHER)
        for at in doubtful:
            self._settle(units, found, at)
        return found

    def _settle(self, units: list[Unit], found: list[str], at: int) -> None:
        """What a word that may be a name or an adjective is, once the words after it are known."""
        word = units[at].word
        if (word.shape or self._read(word)).describes:
            found[at] = PARTICIPLE if _carries_clause(units, found, at) else NOUN
        elif _names_somebody(units, found, at):
            found[at] = NAME

    def _in_context(self, place: tuple[Word, str]) -> str:
        """The category of a word after a word of a category."""
        word, previous = place
        form = word.shape or self._read(word)
        if form.day or (form.month and (previous in _BEFORE_MONTH or form.alone == VERB)):
            return OTHER
        if form.number and previous == NUMBER:
            return NUMBER
        if form.alone is not None:
            if form.alone == PARTICIPLE and _is_named(word, previous):
                return NOUN
            return form.alone
        if word.verbal:
            return VERB if _reads_as_verb(word, previous) else form.nominal
        return VERB if previous == COMPLEMENTIZER else NOUN

    def _read(self, word: Word) -> Shape:
        """The shape of a word, kept with it."""
        closed, form = self._closed, word.form
        links = _NAME_LINK in word.classes and not word.article
        described = may_be_described(word)
        nominal = _nominal(word, closed.numbers)
        alone = _alone(word, nominal, closed.numbers)
        day, month = form in closed.days, form in closed.months
        number = form in closed.numbers
        counted = alone == PARTICIPLE and kinds.AGENT in word.kinds
        shape = Shape()
        shape.alone = alone
        shape.settled = "" if day or month or number or counted else alone or ""
        shape.nominal = nominal
        shape.may_be_object = _may_be_object(word)
        shape.may_be_act = _may_be_act(word)
        shape.names_act = _names_act(word)
        shape.day = day
        shape.month = month
        shape.number = number
        shape.given = kinds.GIVEN_NAME in word.kinds and not (word.conjunction or word.preposition)
        shape.open = not (word.classes or word.article or word.pronoun or word.tanwin)
        shape.verbal = word.verbal and not word.conjunction
        shape.links = links
        shape.describes = _is_feminine_participle(word)
        shape.described = described
        shape.draws = links or described
        shape.definite = is_definite(word)
        shape.construct = is_construct(word)
        shape.may_be_name = may_be_name(word)
        word.shape = shape
        return shape


_DOUBTFUL: Final = (VERB, PREPOSITION, NISBA)
"""Categories that words have which may be given names, and participles that may be adjectives."""
_TITLES: Final = frozenset({"person", "office", "rank"})
_COMMAS: Final = frozenset("\u060c,")
_WITHIN: Final = _COMMAS | frozenset('\u00ab\u00bb"()')
_BEFORE_MONTH: Final = (PREPOSITION, NUMBER, PUNCTUATION, OTHER)
"""Categories after which the name of a month is one."""
_CLAUSE_BOUNDARIES: Final = frozenset(
    {COMPLEMENTIZER, SUBORDINATOR, RELATIVE, PUNCTUATION, PARTICIPLE, CONJUNCTION}
)


def _mark_approximate(units: list[Unit], found: list[str]) -> None:
    """«about», «nearly» before a number belong to it."""
    for at, unit in enumerate(units[:-1]):
        if found[at + 1] == NUMBER and "approximate" in unit.word.classes:
            found[at] = QUANTIFIER


def _names_somebody(units: list[Unit], found: list[str], at: int) -> bool:
    """Whether a word that is spelled like a given name is one: between a title and other names
    («brigadier |Nasser| Hassan»); «Ali», spelled like «on», only before a given name and «that», or
    before an unknown word and a second title («ambassador |Ali| al-Ashiri, aide to …»)."""
    if not at or at + 1 >= len(units):
        return False
    before, following = units[at - 1].word, units[at + 1].word
    if found[at - 1] == NAME and not before.kinds.isdisjoint(_GIVEN):
        return found[at] == VERB and not following.classes.isdisjoint(_TITLES)
    if found[at - 1] != NOUN or before.classes.isdisjoint(_TITLES):
        return False
    if following.conjunction or following.preposition or following.kinds & {kinds.AGENT}:
        return False
    if not following.kinds.isdisjoint(_GIVEN) and (
        found[at] == VERB or (at + 2 < len(found) and found[at + 2] == COMPLEMENTIZER)
    ):
        return True
    if following.readings or found[at + 1] != NOUN:
        return False
    after = at + 2
    if after < len(units) and units[after].word.form in _COMMAS:
        after += 1
    return after < len(units) and not units[after].word.classes.isdisjoint(_TITLES)


def _is_named(word: Word, previous: str) -> bool:
    """Whether a participle is a noun: «12 accused», «with the agreement of», spelled like «she
    agrees»."""
    if previous == NUMBER and kinds.AGENT in word.kinds:
        return True
    return kinds.FRAME_NOUN in word.kinds and (bool(word.preposition) or previous == PREPOSITION)


def _names_act(verb: Word) -> bool:
    """Whether a verb names an act that may have an object; «had» and «became» have none."""
    return verb.kinds != {kinds.PLAIN_VERB}


def _may_be_object(word: Word) -> bool:
    """A form that is spelled like a past verb and a verbal noun: within the clause of a verb it is
    the noun («affirmed his support»), also joined to a noun before their common genitive («the
    equipping and support of the army»)."""
    if not word.verbal or word.future or _NOUNS.isdisjoint(word.kinds):
        return False
    return all(r.morph.startswith("p") for r in word.readings if r.kind in kinds.VERBS)


def _drawn(before: Shape, form: Shape) -> str | None:
    """The category of a word that belongs to the one before it, whatever else it may be."""
    if before.links and form.verbal:
        return form.nominal
    return NISBA if before.described and form.describes else None


def _carries_clause(units: list[Unit], found: list[str], at: int) -> bool:
    """Whether a participle after what it might describe carries a clause after all: «a democratic
    government, |affirming| that». Not «reports not |confirmed|»."""
    if at + 1 >= len(found) or found[at + 1] != COMPLEMENTIZER:
        return False
    return "not_adjective" not in units[at - 1].word.classes


def may_be_described(word: Word) -> bool:
    """An indefinite feminine noun or adjective, or «not»: a feminine participle right after it is
    its adjective («a |tightened| guard», «reports not |confirmed|»)."""
    if "not_adjective" in word.classes:
        return True
    if word.article or word.pronoun or not word.form.endswith(_FEMININE) or word.verbal:
        return False
    if word.kinds & (kinds.NAMES | {kinds.AGENT}) or word.bare.startswith(_ARTICLE):
        return False
    return " " not in word.form


def _is_feminine_participle(word: Word) -> bool:
    reading = word.reading(kinds.REPORT_PARTICIPLE)
    return (
        reading is not None and reading.morph == "fs" and kinds.AGENT not in word.kinds
        and not (word.article or word.preposition)
    )  # fmt: skip


_ARTICLE: Final = "\u0627\u0644"
_FEMININE: Final = ("\u0647", "\u0627\u062a")
_NAME_LINK: Final = "name_link"
_ROOT: Final = 3
_REFLEXIVE: Final = "\u062a"
"""First letter of the fifth and sixth forms."""


def _may_be_act(word: Word) -> bool:
    """A bare form that the lexicon knows as a past verb only: right after the definite subject of
    another verb it is its object («the authorities refused granting a visa»). Not after verbs that
    name no act: «the president had visited»."""
    if word.conjunction or word.pronoun or word.future or word.kinds - kinds.VERBS:
        return False
    hollow = word.stem[1:2] == _ARTICLE[0]  # the noun of «said» is spelled otherwise
    if (hollow or len(word.stem) != _ROOT) and not word.stem.startswith(_REFLEXIVE):
        return False  # so are those of the other forms
    return bool(word.readings) and all(r.morph.startswith("p3ms") for r in word.readings)


def _alone(word: Word, nominal: str, numbers: frozenset[str]) -> str | None:
    """The category that a word has wherever it stands, or null."""
    form = word.form
    if not form[0].isalpha():
        return NUMBER if form[0].isdecimal() else PUNCTUATION
    if word.readings:
        return None if word.verbal else nominal
    if form in numbers or word.stem in numbers:
        return NUMBER
    if form[0] not in _IMPERFECT or len(form) <= _ROOT:
        return NOUN
    return VERB if form[0] == _YA and not word.article else None


def _nominal(word: Word, numbers: frozenset[str]) -> str:
    found = _closed_class(word) or _open_class(word)
    if found is not None:
        return found
    known = word.kinds
    if word.form in numbers or word.stem in numbers:
        return NUMBER
    if known & _GIVEN:
        return NAME
    if _NAME_LINK in word.classes:
        return NOUN
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
    if word.kinds & _PARTICIPLES and (found := _participle(word)) is not None:
        return found
    for wanted, category in _ORDER:
        if word.kinds & wanted:
            return category
    return None


def _participle(word: Word) -> str | None:
    """A participle or the noun of the same spelling; null when other senses decide."""
    known = word.kinds
    if word.article:  # «the seat», spelled like «acknowledging»
        return NOUN if kinds.PLAIN_NOUN in known and kinds.AGENT not in known else None
    active = known & _ACTIVE and not word.tanwin  # one that carries a clause is accusative
    if kinds.PLAIN_NOUN in known and (kinds.FRAME_PATIENT in known or active):
        return NOUN
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
    if word.classes or word.article or word.tanwin or word.preposition:
        return False
    return previous not in (PREPOSITION, QUANTIFIER, NUMBER, VERB)
