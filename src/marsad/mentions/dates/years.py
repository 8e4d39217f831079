"""Years, and whole weeks, months and years told from the current one."""

from __future__ import annotations

import re
from typing import Final

from msgspec.structs import replace

from marsad.knowledge.schema_numbers import Calendar, Unit
from marsad.mentions.chronology import TimeSpec, TimexKind
from marsad.mentions.dates.reader import (
    CLOSE,
    COMMAS,
    DASHES,
    OPEN,
    SLASH,
    Found,
    Reader,
    steps_of,
    unit_of,
)
from marsad.mentions.time_lexicon import Reading, Tag

_YEAR: Final = re.compile(r"1[0-9]\d\d|20\d\d")
_YEAR_SPAN: Final = re.compile(r"(1[89]\d\d|20\d\d)[-/](1[89]\d\d|20\d\d|\d\d)")

HIJRI_YEARS: Final = range(1343, 1501)
"""Years of the Umm al-Qura calendar that can be converted."""
BARE_YEARS: Final = range(1900, 2100)
"""Four digits that may be a year without the word for it."""
_SHORT: Final = 3
_UNIT_KINDS: Final[dict[Unit, TimexKind]] = {"week": "week", "month": "month", "year": "year"}
_BEFORE_YEAR: Final[tuple[Tag, ...]] = (
    "in", "since", "to", "from", "before", "after", "between", "period_part",
)  # fmt: skip


class Years(Reader):
    """Rules for years and whole units."""

    __slots__ = ()

    def _simple_year(self, i: int) -> Found | None:
        """A year after the word for it, or told from this one."""
        this = self.plain(i, "this")
        if this is not None:
            found = self._this(i)
            return found if found is not None and found.spec.unit == "year" else None
        reading = self.reading(i, "singular", "the_singular")
        if reading is None or reading.form.unit != "year":
            return None
        year = self._year_number(reading.last, "gregorian")
        if year is not None:
            return self._with_era(TimeSpec(kind="year", year=year), reading.last + 1)
        span = self._year_span(reading.last)
        if span is not None:
            return span
        return self._unit(i) if reading.form.tag == "the_singular" else None

    def _unit(self, i: int) -> Found | None:
        """A definite unit with an adjective: last week, this month; the year 2005."""
        reading = self.reading(i, "the_singular")
        if reading is None or not is_whole(reading.form.unit):
            return None
        modifier = self.plain(reading.last, "modifier")
        if modifier is not None:
            year = self._year_number(modifier.last, "gregorian")
            if year is not None and reading.form.unit == "year":
                return Found(TimeSpec(kind="year", year=year), modifier.last + 1)
            return Found(whole_unit(unit_of(reading), steps_of(modifier)), modifier.last)
        return self._simple_year_number(reading)

    def _simple_year_number(self, reading: Reading) -> Found | None:
        if reading.form.unit != "year":
            return None
        year = self._year_number(reading.last, "gregorian")
        if year is None:
            return self._year_span(reading.last)
        return self._with_era(TimeSpec(kind="year", year=year), reading.last + 1)

    def _this(self, i: int) -> Found | None:
        """A demonstrative and a unit: this week."""
        this = self.reading(i, "this")
        word = self.plain(this.last, "the_singular") if this is not None else None
        if word is None or not is_whole(word.form.unit):
            return None
        return Found(whole_unit(unit_of(word), 0), word.last)

    def _of_law(self, i: int, reading: Reading) -> Found | None:
        """The year in the number of a law dates nothing."""
        if not reading.proclitic or not self.token(i - 1).isdecimal():
            return None
        year = self._year_number(reading.last, "gregorian")
        return None if year is None else Found(TimeSpec(kind="name", year=year), reading.last + 1)

    def _years(self, i: int) -> Found | None:
        """Years joined by a conjunction after the plural word for year."""
        span = self._year_span(i)
        if span is not None:
            return span
        begin = self._year_number(i, "gregorian")
        if begin is None:
            return None
        end, last = begin, i + 1
        while (self.is_conjunction(last) or self.token(last) in COMMAS) and (
            year := self._year_number(last + 1, "gregorian")
        ) is not None:
            end, last = year, last + 2
        spec = TimeSpec(kind="year", year=begin)
        if end == begin:
            return Found(spec, last)
        return Found(replace(spec, until=TimeSpec(kind="year", year=end)), last)

    def _year_span(self, i: int) -> Found | None:
        """``1980-1988``, ``2012/2013``."""
        form, last = self.token(i), i + 1
        if self.token(i + 1) == SLASH and _YEAR.fullmatch(form):
            form, last = "".join(self.forms[i : i + 3]), i + 3
        span = _YEAR_SPAN.fullmatch(form)
        if span is None:
            return None
        begin, end = int(span[1]), int(span[2])
        if end < 100:
            end += begin - begin % 100
        if end <= begin:
            return None
        until = TimeSpec(kind="year", year=end)
        return Found(TimeSpec(kind="year", year=begin, until=until), last)

    def _bare_year(self, i: int) -> Found | None:
        """Four digits without the word for year, where they can hardly be a count."""
        form = self.token(i)
        if not _YEAR.fullmatch(form):
            return None
        year = int(form)
        if self.plain(i + 1, "hijri_era") is not None and year in HIJRI_YEARS:
            return Found(TimeSpec(kind="year", year=year, calendar="hijri"), i + 2)
        if year not in BARE_YEARS or not self._is_year_here(i, year):
            return None
        return self._with_era(TimeSpec(kind="year", year=year), i + 1)

    def _is_year_here(self, i: int, year: int) -> bool:
        before = self.token(i - 1)
        if self.reading(i - 1, "number", "about") is not None:
            return False
        if self.plain(i + 1, "gregorian_era") is not None:
            return True
        after = self.token(i + 1)
        closed = not after or not after[0].isalnum()
        if after == "%":
            return False
        if self.reading(i - 1, *_BEFORE_YEAR) is not None:
            return closed or (year % 100 != 0 and self._is_no_counted(i + 1))
        if self.is_conjunction(i - 1):
            return closed and bool(_YEAR.fullmatch(self.token(i - 2)))
        if self.token(i - 1) in DASHES and _YEAR.fullmatch(self.token(i - 2)):
            return closed
        if not before or not before[0].isalpha() or len(before) == 1:
            return before == OPEN and (after == CLOSE or after in DASHES)
        return closed or (self.reading(i + 1, "in", "from", "to", "between") is not None)

    def _is_no_counted(self, i: int) -> bool:
        """False when the word at ``i`` may be a noun that the number counts: a bare accusative."""
        form = self.token(i)
        if self.plain(i, "clause") is not None:
            return True
        if form.endswith(self.lexicon.tanwin) and len(form) > _SHORT:
            return False
        if form in self.lexicon.numbers.words:
            return False
        return self.plain(i, "singular", "plural", "dual") is None

    def _year_number(self, i: int, calendar: Calendar) -> int | None:
        form = self.token(i)
        if not _YEAR.fullmatch(form):
            return None
        year = int(form)
        return year if calendar == "gregorian" or year in HIJRI_YEARS else None

    def _with_era(self, spec: TimeSpec, at: int) -> Found:
        """``spec`` with the era after its year."""
        bracket = self.token(at) == OPEN
        era = self.plain(at + 1 if bracket else at, "gregorian_era", "hijri_era")
        if era is None or (bracket and self.token(era.last) != CLOSE):
            return Found(spec, at)
        hijri = era.form.tag == "hijri_era"
        return Found(
            replace(spec, calendar="hijri" if hijri else "gregorian"), era.last + int(bracket)
        )


def is_whole(unit: Unit | None) -> bool:
    """Whether a unit makes a period of its own: week, month, year."""
    return unit in _UNIT_KINDS


def whole_unit(unit: Unit, shift: int) -> TimeSpec:
    """A whole week, month or year so many from the current one."""
    return TimeSpec(kind=_UNIT_KINDS[unit], unit=unit, shift=shift)
