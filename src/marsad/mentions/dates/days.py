"""Days of a month, in words, in digits, and in two calendars."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from msgspec.structs import replace

from marsad.knowledge.schema_numbers import Calendar
from marsad.mentions.chronology import TimeSpec
from marsad.mentions.dates.months import Months
from marsad.mentions.dates.reader import CLOSE, COMMAS, DASHES, OPEN, SLASH, Found, steps_of
from marsad.mentions.dates.years import HIJRI_YEARS
from marsad.text.numerals import find_ordinal

_DAY_NUMBER: Final = re.compile(r"0?[1-9]|[12]\d|3[01]")
_DAY_SPAN: Final = re.compile(r"(\d{1,2})[-/](\d{1,2})")
_DAY_FIRST: Final = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})")
_YEAR_FIRST: Final = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})")
_MONTHS_OF_YEAR: Final = 12
_LONGEST_LIST: Final = 20
"""Tokens of a list of days; a longer one is a table."""


class _Days(NamedTuple):
    """Days of a month; ``end`` is the last of several."""

    begin: int
    end: int | None
    last: int


class Days(Months):
    """Rules for days of a month."""

    __slots__ = ()

    def _day_rule(self, i: int) -> Found | None:
        """A day of a month with or without its year, in one calendar or in two."""
        found = self._day_of_month(i)
        return None if found is None else self._in_both_calendars(found)

    def _day_of_month(self, i: int) -> Found | None:
        days = self._days(i)
        if days is None:
            return None
        at = days.last
        of = self.plain(at, "from")
        if of is not None:
            at = of.last
        found = self._day_in_month(days, at) or self._day_in_this_month(i, days, at)
        if found is None or days.end is None:
            return found
        begin = replace(found.spec, day=days.begin, weekday=None)
        return Found(replace(begin, until=found.spec), found.last)

    def _day_in_month(self, days: _Days, at: int) -> Found | None:
        word = self.plain(at, "singular")
        if word is not None and word.form.unit == "month":
            at = word.last
        month = self._month(at)
        if month is None:
            return None
        day = days.end or days.begin
        spec = TimeSpec(kind="day", calendar=month.calendar, month=month.number, day=day)
        return self._with_year(spec, month.last)

    def _day_in_this_month(self, i: int, days: _Days, at: int) -> Found | None:
        """A day of the last, this or next month, which is not named."""
        day = days.end or days.begin
        month = self.plain(at, "the_singular")
        if month is not None and month.form.unit == "month":
            modifier = self.plain(month.last, "modifier")
            if modifier is None:
                return None
            spec = TimeSpec(kind="day", day=day, unit="month", shift=steps_of(modifier))
            return Found(spec, modifier.last)
        modifier = self.plain(at, "modifier")
        if modifier is None or modifier.form.direction != "this" or at != days.last:
            return None
        if self.reading(i - 1, "in", "weekday", "equals", "singular", "dual_of") is None:
            return None
        return Found(TimeSpec(kind="day", day=day, unit="month", shift=0), modifier.last)

    def _days(self, i: int) -> _Days | None:
        """One day of a month, or several of which the first and the last count."""
        form = self.token(i)
        span = _DAY_SPAN.fullmatch(form)
        if span is not None and is_day(span[1]) and is_day(span[2]):
            return _Days(int(span[1]), int(span[2]), i + 1)
        if is_day(form):
            return self._day_list(i)
        first = self.plain(i, "first")
        if first is not None and self.plain(first.last, "month") is not None:
            return _Days(1, None, first.last)
        if not form or form[0].isdecimal():
            return None
        ordinal = find_ordinal(self.forms, i, self.lexicon.numbers)
        if ordinal is None or not ordinal.definite or not 1 <= ordinal.value <= 31:
            return None
        return _Days(int(ordinal.value), None, ordinal.last)

    def _day_list(self, i: int) -> _Days:
        begin, last, end = int(self.forms[i]), i + 1, None
        while last - i < _LONGEST_LIST and (after := self._next_day(last)) is not None:
            end, last = int(self.forms[after]), after + 1
        if end is not None and end <= begin:
            return _Days(begin, None, i + 1)
        return _Days(begin, end, last)

    def _next_day(self, at: int) -> int | None:
        """The next day of a list of days, joined by a conjunction, a comma, a dash or «to»."""
        token = self.token(at)
        if token in COMMAS or token in DASHES or self.is_conjunction(at):
            if self.is_conjunction(at + 1):
                at += 1
            return at + 1 if is_day(self.token(at + 1)) else None
        to = self.plain(at, "to")
        return to.last if to is not None and is_day(self.token(to.last)) else None

    def _in_both_calendars(self, found: Found) -> Found:
        """A Hijri day with its Gregorian equal (or the reverse) is one date, the Gregorian."""
        at = found.last
        bracket = self.token(at) == OPEN
        at += bracket
        equals = self.plain(at, "equals")
        if equals is not None:
            at = equals.last
        elif self.token(at) in ("/", "=") or self.token(at) in DASHES:
            at += 1
        elif not bracket:
            return found
        other = self._numeric_day(at) or self._day_of_month(at)
        if other is None or other.spec.calendar == found.spec.calendar:
            return found
        last = other.last
        if bracket:
            last += self.token(last) == CLOSE
        spec = other.spec if found.spec.calendar == "hijri" else found.spec
        return Found(replace(spec, weekday=found.spec.weekday), last)

    def _numeric(self, i: int) -> Found | None:
        found = self._numeric_day(i)
        return None if found is None else self._in_both_calendars(found)

    def _numeric_day(self, i: int) -> Found | None:
        """``24/9/2013``, ``2013-09-24``, in one token or in five."""
        form, last = self.token(i), i + 1
        if form.isdecimal() and (self.token(i + 1) == SLASH or self.token(i + 1) in DASHES):
            form, last = "".join(self.forms[i : i + 5]), i + 5
        if not form or not form[0].isdecimal():
            return None
        parts = _numeric_parts(form)
        if parts is None:
            return None
        year, month, day = parts
        calendar: Calendar = "hijri" if year in HIJRI_YEARS else "gregorian"
        spec = TimeSpec(kind="day", calendar=calendar, year=year, month=month, day=day)
        found = self._with_era(spec, last)
        return found if found.spec.calendar == calendar else Found(spec, found.last)

    def _numeric_short(self, i: int) -> Found | None:
        """A day and month as ``24/9`` after the word for day."""
        span = _DAY_SPAN.fullmatch(self.token(i))
        if span is None or not is_day(span[1]) or not 1 <= int(span[2]) <= _MONTHS_OF_YEAR:
            return None
        if self.plain(i + 1, "month", "from") is not None:
            return None
        return Found(TimeSpec(kind="day", day=int(span[1]), month=int(span[2])), i + 1)


def is_day(form: str) -> bool:
    """Whether a token is the number of a day of a month."""
    return _DAY_NUMBER.fullmatch(form) is not None


def _numeric_parts(form: str) -> tuple[int, int, int] | None:
    """Year, month and day of a numeric date; the day comes first unless it cannot."""
    match = _YEAR_FIRST.fullmatch(form)
    if match is not None:
        year, month, day = int(match[1]), int(match[3]), int(match[4])
    else:
        match = _DAY_FIRST.fullmatch(form)
        if match is None:
            return None
        day, month, year = int(match[1]), int(match[3]), int(match[4])
        if len(match[4]) == 2:
            year += 2000
    if month > _MONTHS_OF_YEAR:
        day, month = month, day
    if not 1 <= month <= _MONTHS_OF_YEAR or not 1 <= day <= 31:
        return None
    return year, month, day
