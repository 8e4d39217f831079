"""Words of dates, compiled: one dictionary from a word to what it means in a date."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final, Literal, NamedTuple

import msgspec

from marsad.knowledge.schema import Orthography
from marsad.knowledge.schema_numbers import (
    Alone,
    Calendar,
    DateName,
    Direction,
    NumberKnowledge,
    ParticleRole,
    Unit,
    UnitForm,
)
from marsad.text.numerals import NumberLexicon
from marsad.text.proclitics import Openers

Tag = (
    Literal["month", "weekday", "today", "feast", "modifier", "day_part", "period_part", "season"]
    | UnitForm
    | ParticleRole
)
"""Part that a word plays in a date. ``today``: a day told from the day of publication."""


_TELLING: Final = frozenset(
    {
        "today", "weekday", "month", "feast", "season", "singular", "dual", "plural",
        "the_singular", "the_dual", "the_plural",
    }
)  # fmt: skip


class TimeForm(msgspec.Struct, frozen=True, gc=False):
    """One meaning of a form; only the fields that its tag needs are set."""

    tag: Tag
    tail: tuple[str, ...] = ()
    """Words after the first of a phrase."""
    number: int = 0
    """Month, weekday, day offset, steps of a modifier, day of a feast."""
    month: int | None = None
    """Month of a feast, first month of a season."""
    last_month: int | None = None
    calendar: Calendar = "gregorian"
    unit: Unit | None = None
    direction: Direction = "open"
    alone: Alone = "free"
    night: bool = False
    late: bool = False
    plural: bool = False
    not_after: frozenset[str] = frozenset()
    not_before: frozenset[str] = frozenset()


class Reading(NamedTuple):
    """A form found at a token: its meaning, its proclitics, and one past its last token."""

    form: TimeForm
    proclitic: str
    last: int


class NameForm(msgspec.Struct, frozen=True, gc=False):
    """A word before a date that makes it a name."""

    dates: dict[str, str]
    only_listed: bool


class TimeLexicon(msgspec.Struct, frozen=True):
    """All words of dates by their folded first word, the longest phrase first."""

    words: dict[str, tuple[TimeForm, ...]]
    names: dict[str, NameForm]
    numbers: NumberLexicon
    tanwin: str
    """Ending of the indefinite accusative, which a counted noun may bear."""

    @classmethod
    def build(
        cls, knowledge: NumberKnowledge, orthography: Orthography, fold: Callable[[str], str]
    ) -> TimeLexicon:
        """The lexicon of ``knowledge``, its forms folded by ``fold``."""
        words: dict[str, list[TimeForm]] = {}
        for phrase, meaning in _meanings(knowledge, fold):
            first, *tail = fold(phrase).split()
            words.setdefault(first, []).append(msgspec.structs.replace(meaning, tail=tuple(tail)))
        return cls(
            words={
                first: tuple(sorted(meanings, key=lambda form: -len(form.tail)))
                for first, meanings in words.items()
            },
            names=_names(knowledge.date_names, fold),
            numbers=NumberLexicon.build(knowledge, orthography, fold),
            tanwin=orthography.tanwin,
        )

    def closed_forms(self) -> tuple[frozenset[str], frozenset[str], frozenset[tuple[str, ...]]]:
        """Single words that name a day by themselves (yesterday, a weekday), those that name a
        month, and the names of months that are several words."""
        days = frozenset(
            form for form, meanings in self.words.items()
            if any(m.tag in ("today", "weekday") and not m.tail for m in meanings)
        )  # fmt: skip
        long = frozenset(
            (form, *m.tail) for form, meanings in self.words.items()
            for m in meanings if m.tag == "month" and m.tail
        )  # fmt: skip
        return days, self.month_forms(), long

    def month_forms(self) -> frozenset[str]:
        """Single words that name a month."""
        return frozenset(
            form for form, meanings in self.words.items()
            if any(m.tag == "month" and not m.tail for m in meanings)
        )  # fmt: skip

    def tellers(self) -> Openers:
        """What finds the tokens of which no date lacks one; see `DateFinder.telling`."""
        telling = [
            form for form, meanings in self.words.items()
            if any(m.tag in _TELLING for m in meanings)
        ]  # fmt: skip
        return self.numbers.proclitics.openers(telling)

    def read(self, forms: Sequence[str], i: int) -> tuple[Reading, ...]:
        """What token ``i`` begins: the readings of its longest word, the longest phrase first."""
        form = forms[i]
        meanings = self.words.get(form)
        if meanings is not None:
            found = tuple(self._matching(meanings, "", forms, i))
            if found:
                return found
        if form[0] not in self.numbers.proclitics.initials:
            return ()
        for proclitic, stem in self.numbers.proclitics.split(form):
            meanings = self.words.get(stem)
            if meanings is not None and proclitic:
                found = tuple(self._matching(meanings, proclitic, forms, i))
                if found:
                    return found
        return ()

    def openers(self) -> Openers:
        """What finds the tokens that a date may begin with: numbers, words of dates, and an article
        apart from its digits."""
        numbers = self.numbers
        article = [numbers.proclitics.article]
        return numbers.proclitics.openers(self.words, numbers.words, numbers.ordinals, article)

    def name_of(self, form: str) -> NameForm | None:
        """The head of a name in ``form``, its proclitics and article left out."""
        for _, stem in self.numbers.proclitics.split(form):
            found = self.names.get(stem)
            if found is not None:
                return found
        return None

    @staticmethod
    def _matching(
        meanings: tuple[TimeForm, ...], proclitic: str, forms: Sequence[str], i: int
    ) -> Iterator[Reading]:
        for meaning in meanings:
            last = i + 1 + len(meaning.tail)
            if tuple(forms[i + 1 : last]) == meaning.tail:
                yield Reading(meaning, proclitic, last)


def _names(entries: tuple[DateName, ...], fold: Callable[[str], str]) -> dict[str, NameForm]:
    return {
        fold(head): NameForm(entry.dates, entry.only_listed)
        for entry in entries
        for head in entry.heads
    }


def _meanings(
    knowledge: NumberKnowledge, fold: Callable[[str], str]
) -> Iterator[tuple[str, TimeForm]]:
    """Every phrase with what it means, its tail not yet set."""
    yield from _days(knowledge, fold)
    yield from _periods(knowledge)
    for part in knowledge.parts_of_day:
        for form in part.forms:
            yield form, TimeForm("day_part", night=part.night, late=part.late)
    for period in knowledge.parts_of_period:
        for form in period.forms:
            yield form, TimeForm("period_part")
    for modifier in knowledge.time_modifiers:
        for form in modifier.forms:
            yield (
                form,
                TimeForm(
                    "modifier",
                    direction=modifier.direction,
                    number=modifier.steps,
                    plural=modifier.plural,
                ),
            )
    for particle in knowledge.time_particles:
        for form in particle.forms:
            yield form, TimeForm(particle.role)


def _days(knowledge: NumberKnowledge, fold: Callable[[str], str]) -> Iterator[tuple[str, TimeForm]]:
    for weekday in knowledge.weekdays:
        for form in weekday.forms:
            yield form, TimeForm("weekday", number=weekday.number)
    for word in knowledge.time_words:
        after = frozenset(map(fold, word.not_after))
        before = frozenset(map(fold, word.not_before))
        for form in word.forms:
            yield form, TimeForm("today", number=word.offset, not_after=after, not_before=before)
    for feast in knowledge.fixed_days:
        for form in feast.forms:
            yield (
                form,
                TimeForm("feast", number=feast.day, month=feast.month, calendar=feast.calendar),
            )


def _periods(knowledge: NumberKnowledge) -> Iterator[tuple[str, TimeForm]]:
    for month in knowledge.months:
        for form in month.forms:
            yield (
                form,
                TimeForm("month", number=month.number, calendar=month.calendar, alone=month.alone),
            )
    for season in knowledge.seasons:
        for form in season.forms:
            yield form, TimeForm("season", month=season.first, last_month=season.last)
    for unit in knowledge.time_units:
        for number, forms in unit.forms.items():
            for form in forms:
                yield form, TimeForm(number, unit=unit.unit)
