"""Months, their doubled names, and the year that follows them."""

from __future__ import annotations

from typing import NamedTuple

from msgspec.structs import replace

from marsad.knowledge.schema_numbers import Alone, Calendar
from marsad.mentions.chronology import TimeSpec
from marsad.mentions.dates.reader import CLOSE, COMMAS, DASHES, OPEN, SLASH, Found
from marsad.mentions.dates.years import Years


class Month(NamedTuple):
    """A month's name, doubled or not."""

    number: int
    calendar: Calendar
    alone: Alone
    doubled: bool
    last: int


class Months(Years):
    """Rules for months."""

    __slots__ = ()

    def _month_rule(self, i: int) -> Found | None:
        """A month without a day."""
        month = self._month(i, joined=True)
        if month is None:
            return None
        spec = TimeSpec(kind="month", calendar=month.calendar, month=month.number)
        found = self._with_year(spec, month.last)
        beside = found.spec.year is not None or found.spec.direction != "open" or month.doubled
        return found if beside or self._stands_alone(i, month.alone) else None

    def _month(self, i: int, *, joined: bool = False) -> Month | None:
        """A month's name, also doubled in a second tradition or in brackets."""
        reading = self.reading(i, "month")
        if reading is None or (reading.proclitic and not joined):
            return None
        form, last = reading.form, reading.last
        second = self._second_name(last, form.number)
        doubled = second is not None
        return Month(form.number, form.calendar, form.alone, doubled, second or last)

    def _second_name(self, at: int, number: int) -> int | None:
        token = self.token(at)
        if token == OPEN:
            inner = self.plain(at + 1, "month")
            closed = inner is not None and self.token(inner.last) == CLOSE
            return inner.last + 1 if inner is not None and closed else None
        if token == SLASH:
            inner = self.plain(at + 1, "month")
            return inner.last if inner is not None else None
        inner = self.plain(at + 1 if token in DASHES else at, "month")
        return inner.last if inner is not None and inner.form.number == number else None

    def _stands_alone(self, i: int, alone: Alone) -> bool:
        """Whether a month that is also another word is one here."""
        if alone == "free":
            return True
        lead = self.reading(i - 1, "singular", "dual_of", "period_part")
        if lead is not None and lead.form.unit in (None, "month"):
            return True
        reading = self.reading(i, "month")
        clitic = reading.proclitic if reading is not None else ""
        if alone == "never":
            return False
        return bool(clitic[-1:] in self.lexicon.numbers.proclitics.prepositions and clitic) or (
            self.reading(i - 1, "in", "since", "to", "between") is not None
        )

    def _with_year(self, spec: TimeSpec, at: int) -> Found:
        """``spec`` with the year or the direction that follows it, if any does."""
        comma = self.token(at) in COMMAS and spec.day is not None
        start = at + 1 if comma else at
        year = self._year_number(start, spec.calendar)
        if year is not None:
            return self._with_era(replace(spec, year=year), start + 1)
        if self.token(at) == OPEN and self.token(at + 2) == CLOSE:
            year = self._year_number(at + 1, spec.calendar)
            if year is not None:
                return Found(replace(spec, year=year), at + 3)
        modifier = self.plain(at, "modifier")
        if modifier is not None:
            return Found(replace(spec, direction=modifier.form.direction), modifier.last)
        return self._with_year_word(spec, at)

    def _with_year_word(self, spec: TimeSpec, at: int) -> Found:
        """The year told by a word for year: «of the year 2011», «of last year»."""
        of = self.plain(at, "from")
        found = self._simple_year(of.last if of is not None else at)
        if found is None:
            return Found(spec, at)
        year = found.spec
        if year.year is not None:
            return Found(replace(spec, year=year.year, calendar=year.calendar), found.last)
        return Found(replace(spec, unit="year", shift=year.shift), found.last)

    def _directed(self, spec: TimeSpec, at: int) -> Found:
        modifier = self.plain(at, "modifier")
        if modifier is None:
            return Found(spec, at)
        return Found(replace(spec, direction=modifier.form.direction), modifier.last)
