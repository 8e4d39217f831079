"""The shape of the knowledge about numbers, dates and counted people.

`NumberKnowledge` names the keys that such a YAML file may hold; the other structs are the entries
of these lists. The entries live in ``lexicon/numbers.yaml``, ``lexicon/calendar.yaml`` and
``lexicon/quantities.yaml``. A form is a word or a phrase as the press writes it; matching folds
hamza seats, teh marbuta, alef maqsura, diacritics and tatweel, and splits off the proclitics.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from marsad.record import Counted, Qualifier

NumberRole = Literal["unit", "teen_unit", "ten", "hundred", "scale", "pair", "fraction"]
"""Place of a word in a number.

``unit``: 1 to 10. ``teen_unit``: 1 or 2 before ten only. ``ten``: 20 to 90. ``hundred``: 100 to
900. ``scale``: 1,000 and up, multiplied by what stands before it. ``pair``: the dual of a scale.
``fraction``: part of the scale after or before it.
"""

Calendar = Literal["gregorian", "hijri"]

Unit = Literal["hour", "day", "week", "month", "year"]

Direction = Literal["open", "past", "this", "future"]
"""Which way a date without its year (or a weekday) is to be sought from the anchor. ``open``: the
words do not tell, the tense of the clause does."""

Alone = Literal["free", "preposition", "never"]
"""When a month's name is one without a day, a year or another sign of a date beside it: always;
after a preposition of time; never (the word has another everyday sense)."""

UnitForm = Literal[
    "singular", "dual", "plural", "the_singular", "the_dual", "the_plural", "dual_of"
]  # fmt: skip
"""Grammatical number of a unit; ``the_``: with the article; ``dual_of``: the bound dual."""

ParticleRole = Literal[
    "from", "since", "before", "after", "to", "between", "in", "first", "this", "each", "few",
    "equals", "about", "gregorian_era", "hijri_era", "number", "part_of", "event",
    "only", "clause",
]  # fmt: skip
"""What a small word does in a date: ``between`` and ``to`` make ranges, ``equals`` joins the same
date in two calendars, ``few`` is an indefinite number, ``number`` stands before digits that are no
year, ``part_of`` is a half or a quarter of a period, ``event`` after a duration shows that it is
measured from an event and not from the day of publication, ``only`` may stand between the two,
``clause`` begins a clause that no number counts."""

CountedClass = Literal["person", "fighter"]
"""A noun that counts people without telling what befell them."""

CueSide = Literal["before", "after", "both"]


QuantityRole = Literal[
    "range_between", "range_to", "partitive", "relative", "other_people", "subset", "of_them",
    "one_of", "single", "two", "few", "joins", "tally", "total", "comprises", "numbered", "percent",
]  # fmt: skip
"""What a small word does in a count. ``partitive``: from, of; ``relative``: of those who;
``other_people``: others, counted like those before; ``subset``: among them; ``of_them``: of those
people, also after a number without a noun; ``one_of``: one of several; ``single`` and ``two``: the
words one and two after their noun; ``few``: before a vague number; ``joins``: may follow a governed
number that has no noun; ``tally``: the number of those it stands before; ``total``: before the
number that a tally has reached; ``comprises``: what stands before it does not govern the count
after it; ``numbered``: before a number that counts nobody (an age, an article of law); ``percent``:
makes the number before it a share."""


class NumberEntry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What every entry has."""

    id: str
    note: str | None = None


class NumberWord(NumberEntry, frozen=True, kw_only=True):
    """A cardinal number word in all its genders and cases, or a fraction."""

    value: float
    role: NumberRole
    forms: tuple[str, ...]
    alone: float | None = None
    """Value when no number multiplies it (``scale`` only); null when it cannot stand alone."""


class OrdinalWord(NumberEntry, frozen=True, kw_only=True):
    """An ordinal from first to tenth, without the article; the tens are those of the cardinals."""

    value: int
    forms: tuple[str, ...]


class Month(NumberEntry, frozen=True, kw_only=True):
    """A month's names in one tradition."""

    calendar: Calendar = "gregorian"
    number: int
    forms: tuple[str, ...]
    alone: Alone = "free"


class Weekday(NumberEntry, frozen=True, kw_only=True):
    """A day of the week with its article."""

    number: int
    """ISO: Monday is 1."""
    forms: tuple[str, ...]


class TimeWord(NumberEntry, frozen=True, kw_only=True):
    """A day told from the day of publication: yesterday, tomorrow, last night."""

    offset: int
    """Days from the day of publication."""
    forms: tuple[str, ...]
    not_after: tuple[str, ...] = ()
    """Words after which it means something else (a newspaper's name)."""
    not_before: tuple[str, ...] = ()
    """Words before which it means something else."""


class FixedDay(NumberEntry, frozen=True, kw_only=True):
    """A feast or a day of remembrance with its place in a calendar."""

    calendar: Calendar = "gregorian"
    month: int
    day: int
    forms: tuple[str, ...]


class TimeUnit(NumberEntry, frozen=True, kw_only=True):
    """A unit of time in its grammatical numbers."""

    unit: Unit
    forms: dict[UnitForm, tuple[str, ...]]


class TimeModifier(NumberEntry, frozen=True, kw_only=True):
    """An adjective after a weekday, month or unit: last, next, current."""

    direction: Direction
    forms: tuple[str, ...]
    steps: int = 1
    """How many units back or forward: 2 for the one before last."""
    plural: bool = False
    """True for duals and plurals, which belong to all the days or months before them."""


class PartOfDay(NumberEntry, frozen=True, kw_only=True):
    """Words for parts of the day before a day: the evening of, the dawn of."""

    forms: tuple[str, ...]
    night: bool = False
    """True when the part may span two days named one after the other."""
    late: bool = False
    """True for the evening: soon after midnight it is that of the day before."""


class PartOfPeriod(NumberEntry, frozen=True, kw_only=True):
    """Words for parts of a month, year or week before it: beginning, middle, end."""

    forms: tuple[str, ...]


class Season(NumberEntry, frozen=True, kw_only=True):
    """A season and its months; none for one that spans two years."""

    first: int | None = None
    last: int | None = None
    forms: tuple[str, ...]


class TimeParticle(NumberEntry, frozen=True, kw_only=True):
    """A closed class of words that build dates."""

    role: ParticleRole
    forms: tuple[str, ...]


class DateName(NumberEntry, frozen=True, kw_only=True):
    """Words before a date that make it a name: a revolution, a town, a square, a movement."""

    heads: tuple[str, ...]
    dates: dict[str, str] = {}
    """``MM-DD`` or ``MM`` of the name → ISO date of what is so named."""
    only_listed: bool = False
    """True when other dates after the word are plain dates: the attacks of a day."""


class CountedNoun(NumberEntry, frozen=True, kw_only=True):
    """Nouns for people that are counted.

    Plurals in -un also give the oblique and the bound form; the accusative of the singular, the
    dual and the article are generated.
    """

    of: Counted | CountedClass
    """What the noun itself tells of the people, or its class when it tells nothing."""
    singular: tuple[str, ...] = ()
    plural: tuple[str, ...] = ()


class CountedNounEndings(NumberEntry, frozen=True, kw_only=True):
    """Endings by which a word after a number is a noun for people, and the exceptions."""

    few: tuple[str, ...]
    """Endings after 3 to 10: the sound masculine plural."""
    many: tuple[str, ...]
    """Endings after 11 and up: the accusative of a nisba."""
    unless: tuple[str, ...]
    """Words with these endings that are not people."""


class QuantityCue(NumberEntry, frozen=True, kw_only=True):
    """Words that tell what befell the counted people: ``forms`` are written as they stand, with
    their inflection; proclitics are split off."""

    of: Counted
    forms: tuple[str, ...]
    side: CueSide = "both"
    """On which side of the number it may stand."""
    of_class: CountedClass | None = None
    """Class of noun that it governs, when not any."""
    bare: bool = False
    """True when a number right after it counts people even without a noun."""
    reach: int = 14
    """Tokens between it and the number that it may govern; few for words of many senses."""


class QuantityQualifier(NumberEntry, frozen=True, kw_only=True):
    """Words that hedge a number."""

    qualifier: Qualifier
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


class VagueNumber(NumberEntry, frozen=True, kw_only=True):
    """A number word that tells an order of magnitude only: dozens, thousands."""

    qualifier: Qualifier
    low: int
    """The least that the word allows."""
    forms: tuple[str, ...]


class QuantityParticle(NumberEntry, frozen=True, kw_only=True):
    """A closed class of words in counting."""

    role: QuantityRole
    forms: tuple[str, ...]


class NumberKnowledge(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The keys of a YAML file about numbers, dates and counted people."""

    number_words: tuple[NumberWord, ...] = ()
    ordinal_words: tuple[OrdinalWord, ...] = ()
    months: tuple[Month, ...] = ()
    weekdays: tuple[Weekday, ...] = ()
    time_words: tuple[TimeWord, ...] = ()
    fixed_days: tuple[FixedDay, ...] = ()
    time_units: tuple[TimeUnit, ...] = ()
    time_modifiers: tuple[TimeModifier, ...] = ()
    parts_of_day: tuple[PartOfDay, ...] = ()
    parts_of_period: tuple[PartOfPeriod, ...] = ()
    seasons: tuple[Season, ...] = ()
    time_particles: tuple[TimeParticle, ...] = ()
    date_names: tuple[DateName, ...] = ()
    counted_nouns: tuple[CountedNoun, ...] = ()
    counted_endings: tuple[CountedNounEndings, ...] = ()
    quantity_cues: tuple[QuantityCue, ...] = ()
    quantity_qualifiers: tuple[QuantityQualifier, ...] = ()
    vague_numbers: tuple[VagueNumber, ...] = ()
    quantity_particles: tuple[QuantityParticle, ...] = ()
