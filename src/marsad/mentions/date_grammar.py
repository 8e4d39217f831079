"""The grammar of dates: which runs of tokens are a date, and what their words say.

Each rule is a method that takes the token where it begins and returns what it has read (a
`TimeSpec` and one past its last token) or None. `Dates.at` is the start symbol.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from marsad.knowledge.schema_numbers import Alone, Calendar, Unit
from marsad.mentions.chronology import TimeSpec
from marsad.mentions.time_lexicon import Reading, Tag, TimeLexicon
from marsad.text.numerals import find_number, find_ordinal

_DAY_NUMBER = re.compile(r"0?[1-9]|[12]\d|3[01]")
_DAY_SPAN = re.compile(r"(\d{1,2})[-/](\d{1,2})")
_YEAR = re.compile(r"1[0-9]\d\d|20\d\d")
_YEAR_SPAN = re.compile(r"(1[89]\d\d|20\d\d)[-/](1[89]\d\d|20\d\d|\d\d)")
_DAY_FIRST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})")
_YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})")

_DASHES = frozenset("-\u2013\u2014")
_OPEN, _CLOSE, _SLASH = "(", ")", "/"
_COMMAS = frozenset(",\u060c")
_HIJRI_YEARS = range(1343, 1501)
_BARE_YEARS = range(1900, 2100)
_MONTHS_OF_YEAR = 12
_RANGED = frozenset(("day", "month", "year", "weekday"))
_UNIT_KINDS: dict[Unit, str] = {"week": "week", "month": "month", "year": "year"}
_BEFORE_YEAR: tuple[Tag, ...] = (
    "in", "since", "to", "from", "before", "after", "between", "period_part",
)  # fmt: skip


class Found(NamedTuple):
    """What a rule has read, and one past its last token."""

    spec: TimeSpec
    last: int


class _Days(NamedTuple):
    """Days of a month; ``end`` is the last of several."""

    begin: int
    end: int | None
    last: int
    ordinal: bool


class _Month(NamedTuple):
    """A month's name, doubled or not."""

    number: int
    calendar: Calendar
    alone: Alone
    doubled: bool
    last: int


class Dates:
    """The rules over the tokens of one sentence."""

    __slots__ = ("_cache", "_rules", "forms", "lexicon")

    def __init__(self, forms: Sequence[str], lexicon: TimeLexicon) -> None:
        self.forms = forms
        self.lexicon = lexicon
        self._cache: dict[int, tuple[Reading, ...]] = {}
        self._rules: dict[Tag, Callable[[int], Found | None]] = {
            "month": self._month_rule,
            "weekday": self._weekday,
            "today": self._today,
            "feast": self._feast,
            "day_part": self._day_part,
            "period_part": self._period_part,
            "part_of": self._part_of,
            "season": self._season,
            "singular": self._led,
            "dual_of": self._dual,
            "plural": self._dual,
            "the_singular": self._unit,
            "the_dual": self._recent,
            "the_plural": self._recent,
            "this": self._this,
            "since": self._distance,
            "before": self._distance,
            "after": self._distance,
            "first": self._day_rule,
        }

    # --- reading tokens

    def readings(self, i: int) -> tuple[Reading, ...]:
        """What token ``i`` may begin; nothing beyond the sentence."""
        if not 0 <= i < len(self.forms):
            return ()
        found = self._cache.get(i)
        if found is None:
            found = self._cache[i] = self.lexicon.read(self.forms, i)
        return found

    def reading(self, i: int, *tags: Tag) -> Reading | None:
        """The first reading of token ``i`` with one of ``tags``."""
        for found in self.readings(i):
            if found.form.tag in tags:
                return found
        return None

    def plain(self, i: int, *tags: Tag) -> Reading | None:
        """Like `reading`, without proclitics."""
        found = self.reading(i, *tags)
        return found if found is not None and not found.proclitic else None

    def joined(self, i: int, *tags: Tag) -> Reading | None:
        """Like `reading`, with a conjunction and nothing else before it."""
        found = self.reading(i, *tags)
        conjunctions = self.lexicon.numbers.proclitics.conjunctions
        return found if found is not None and found.proclitic in conjunctions else None

    def token(self, i: int) -> str:
        """Token ``i``, empty beyond the sentence."""
        return self.forms[i] if 0 <= i < len(self.forms) else ""

    def is_conjunction(self, i: int) -> bool:
        """True for a conjunction that stands apart (before digits)."""
        return self.token(i) in self.lexicon.numbers.proclitics.conjunctions

    # --- start symbol

    def at(self, i: int) -> Found | None:
        """The date or range of dates that begins with token ``i``."""
        found = self._simple(i)
        if found is None or found.spec.kind not in _RANGED or found.spec.until is not None:
            return found
        return self._extended(i, found)

    def _simple(self, i: int) -> Found | None:
        form = self.token(i)
        if not form:
            return None
        if form[0].isdigit():
            return self._digits(i)
        readings = self.readings(i)
        best: Found | None = None
        for reading in readings:
            rule = self._rules.get(reading.form.tag)
            found = rule(i) if rule is not None else None
            if found is not None and (best is None or found.last > best.last):
                best = found
        if best is None and not readings:
            return self._day_rule(i) or self._counted_units(i)
        return best

    def _digits(self, i: int) -> Found | None:
        return (
            self._numeric(i)
            or self._day_rule(i)
            or self._year_span(i)
            or self._bare_year(i)
            or self._counted_units(i)
        )

    # --- ranges

    def _extended(self, i: int, begin: Found) -> Found:
        """``begin``, or the range that it begins."""
        at = self._after_connector(i, begin)
        if at is None:
            return begin
        end = self._simple(at)
        if end is None or end.spec.kind != begin.spec.kind or end.spec.until is not None:
            return begin
        return Found(replace(begin.spec, until=end.spec), end.last)

    def _after_connector(self, i: int, begin: Found) -> int | None:
        """Where the end of the range would begin, or None without a connector."""
        at, kind = begin.last, begin.spec.kind
        if self.token(at) in _DASHES and kind != "weekday":
            return at + 1
        to = self.plain(at, "to")
        if to is not None:
            return to.last
        between = self.reading(i - 1, "between") is not None
        if self.is_conjunction(at):
            return at + 1 if between else None
        if kind == "weekday":
            return at if between and self.joined(at, "weekday") else None
        if kind == "month":
            return at if begin.spec.year is None and self.joined(at, "month") else None
        return at if between and self.joined(at, "singular", "the_singular") else None

    # --- days of a month

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
            spec = TimeSpec(kind="day", day=day, unit="month", shift=_steps(modifier))
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
        if span is not None and _is_day(span[1]) and _is_day(span[2]):
            return _Days(int(span[1]), int(span[2]), i + 1, ordinal=False)
        if _is_day(form):
            return self._day_list(i)
        first = self.plain(i, "first")
        if first is not None and self.plain(first.last, "month") is not None:
            return _Days(1, None, first.last, ordinal=True)
        if not form or form[0].isdigit():
            return None
        ordinal = find_ordinal(self.forms, i, self.lexicon.numbers)
        if ordinal is None or not ordinal.definite or not 1 <= ordinal.value <= 31:
            return None
        return _Days(int(ordinal.value), None, ordinal.last, ordinal=True)

    def _day_list(self, i: int) -> _Days:
        begin, last, end = int(self.forms[i]), i + 1, None
        while (after := self._next_day(last)) is not None:
            end, last = int(self.forms[after]), after + 1
        if end is not None and end <= begin:
            return _Days(begin, None, i + 1, ordinal=False)
        return _Days(begin, end, last, ordinal=False)

    def _next_day(self, at: int) -> int | None:
        """The next day of a list of days, joined by a conjunction, a comma, a dash or «to»."""
        token = self.token(at)
        if token in _COMMAS or token in _DASHES or self.is_conjunction(at):
            if self.is_conjunction(at + 1):
                at += 1
            return at + 1 if _is_day(self.token(at + 1)) else None
        to = self.plain(at, "to")
        return to.last if to is not None and _is_day(self.token(to.last)) else None

    # --- months

    def _month(self, i: int, *, joined: bool = False) -> _Month | None:
        """A month's name, also doubled in a second tradition or in brackets."""
        reading = self.reading(i, "month")
        if reading is None or (reading.proclitic and not joined):
            return None
        form, last = reading.form, reading.last
        second = self._second_name(last, form.number)
        doubled = second is not None
        return _Month(form.number, form.calendar, form.alone, doubled, second or last)

    def _second_name(self, at: int, number: int) -> int | None:
        token = self.token(at)
        if token == _OPEN:
            inner = self.plain(at + 1, "month")
            closed = inner is not None and self.token(inner.last) == _CLOSE
            return inner.last + 1 if inner is not None and closed else None
        if token == _SLASH:
            inner = self.plain(at + 1, "month")
            return inner.last if inner is not None else None
        inner = self.plain(at + 1 if token in _DASHES else at, "month")
        return inner.last if inner is not None and inner.form.number == number else None

    def _month_rule(self, i: int) -> Found | None:
        """A month without a day."""
        month = self._month(i, joined=True)
        if month is None:
            return None
        spec = TimeSpec(kind="month", calendar=month.calendar, month=month.number)
        found = self._with_year(spec, month.last)
        beside = found.spec.year is not None or found.spec.direction != "open" or month.doubled
        return found if beside or self._stands_alone(i, month.alone) else None

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
        comma = self.token(at) in _COMMAS and spec.day is not None
        start = at + 1 if comma else at
        year = self._year_number(start, spec.calendar)
        if year is not None:
            return self._with_era(replace(spec, year=year), start + 1)
        if self.token(at) == _OPEN and self.token(at + 2) == _CLOSE:
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

    def _with_era(self, spec: TimeSpec, at: int) -> Found:
        """``spec`` with the era after its year."""
        bracket = self.token(at) == _OPEN
        era = self.plain(at + 1 if bracket else at, "gregorian_era", "hijri_era")
        if era is None or (bracket and self.token(era.last) != _CLOSE):
            return Found(spec, at)
        hijri = era.form.tag == "hijri_era"
        return Found(
            replace(spec, calendar="hijri" if hijri else "gregorian"), era.last + int(bracket)
        )

    def _year_number(self, i: int, calendar: Calendar) -> int | None:
        form = self.token(i)
        if not _YEAR.fullmatch(form):
            return None
        year = int(form)
        return year if calendar == "gregorian" or year in _HIJRI_YEARS else None

    # --- the same day in two calendars

    def _in_both_calendars(self, found: Found) -> Found:
        """A Hijri day with its Gregorian equal (or the reverse) is one date, the Gregorian."""
        at = found.last
        bracket = self.token(at) == _OPEN
        at += bracket
        equals = self.plain(at, "equals")
        if equals is not None:
            at = equals.last
        elif self.token(at) in ("/", "=") or self.token(at) in _DASHES:
            at += 1
        elif not bracket:
            return found
        other = self._numeric_day(at) or self._day_of_month(at)
        if other is None or other.spec.calendar == found.spec.calendar:
            return found
        last = other.last
        if bracket:
            last += self.token(last) == _CLOSE
        spec = other.spec if found.spec.calendar == "hijri" else found.spec
        return Found(replace(spec, weekday=found.spec.weekday), last)

    # --- numeric dates

    def _numeric(self, i: int) -> Found | None:
        found = self._numeric_day(i)
        return None if found is None else self._in_both_calendars(found)

    def _numeric_day(self, i: int) -> Found | None:
        """``24/9/2013``, ``2013-09-24``, in one token or in five."""
        form, last = self.token(i), i + 1
        if form.isdigit() and (self.token(i + 1) == _SLASH or self.token(i + 1) in _DASHES):
            form, last = "".join(self.forms[i : i + 5]), i + 5
        if not form or not form[0].isdigit():
            return None
        parts = _numeric_parts(form)
        if parts is None:
            return None
        year, month, day = parts
        calendar: Calendar = "hijri" if year in _HIJRI_YEARS else "gregorian"
        spec = TimeSpec(kind="day", calendar=calendar, year=year, month=month, day=day)
        found = self._with_era(spec, last)
        return found if found.spec.calendar == calendar else Found(spec, found.last)

    # --- weekdays and days told from today

    def _weekday(self, i: int) -> Found | None:
        reading = self.reading(i, "weekday")
        if reading is None or self.reading(i - 1, "each") is not None:
            return None
        spec = TimeSpec(kind="weekday", weekday=reading.form.number)
        found = self._dated(self._directed(spec, reading.last))
        return self._weekdays(i, shared=True) if found.last == reading.last else found

    def _directed(self, spec: TimeSpec, at: int) -> Found:
        modifier = self.plain(at, "modifier")
        if modifier is None:
            return Found(spec, at)
        return Found(replace(spec, direction=modifier.form.direction), modifier.last)

    def _dated(self, found: Found) -> Found:
        """A weekday (or today) with the date that follows it."""
        at = found.last
        bracket = self.token(at) == _OPEN
        if bracket or self.token(at) in _COMMAS or self.token(at) in _DASHES:
            at += 1
        equals = self.plain(at, "equals")
        if equals is not None:
            at = equals.last
        date = self._numeric(at) or self._day_rule(at)
        if date is None or date.spec.until is not None:
            return found
        last = date.last
        if bracket:
            last += self.token(last) == _CLOSE
        return Found(replace(date.spec, weekday=found.spec.weekday), last)

    def _today(self, i: int) -> Found | None:
        reading = self.reading(i, "today")
        if reading is None:
            return None
        spec = TimeSpec(kind="day", unit="day", shift=reading.form.number)
        named = self._with_weekday(spec, reading.last)
        dated = self._dated(named)
        if dated.last == reading.last and self._is_other_sense(i, reading):
            return None
        return dated

    def _with_weekday(self, spec: TimeSpec, at: int) -> Found:
        """Today, yesterday… with the weekday named after it."""
        opener = self.token(at)
        apart = opener == _OPEN or opener in _COMMAS
        weekday = self.plain(at + 1 if apart else at, "weekday")
        if weekday is None:
            return Found(spec, at)
        closer = self.token(weekday.last)
        if apart and closer != (_CLOSE if opener == _OPEN else opener):
            return Found(spec, at)
        last = weekday.last + (1 if opener == _OPEN else 0)
        return Found(replace(spec, weekday=weekday.form.number), last)

    def _is_other_sense(self, i: int, reading: Reading) -> bool:
        if self.token(i - 1) in reading.form.not_after:
            return True
        after = self.token(reading.last)
        if not after:
            return False
        if after in reading.form.not_before:
            return True
        ordinal = find_ordinal(self.forms, reading.last, self.lexicon.numbers)
        return ordinal is not None and ordinal.definite and ordinal.first == reading.last

    def _feast(self, i: int) -> Found | None:
        reading = self.reading(i, "feast")
        if reading is None:
            return None
        form = reading.form
        spec = TimeSpec(
            kind="day", calendar=form.calendar, month=form.month, day=form.number
        )
        return self._with_year(spec, reading.last)

    def _day_part(self, i: int) -> Found | None:
        """A part of a day before the day: the evening of, the night of."""
        reading = self.reading(i, "day_part")
        if reading is None:
            return None
        at = reading.last
        word = self.plain(at, "singular")
        if word is not None and word.form.unit == "day":
            at = word.last
        found = self._day_at(at)
        if found is None or not reading.form.night or found.spec.kind != "weekday":
            return found
        return self._night(found)

    def _night(self, found: Found) -> Found:
        """A night named by the two days that it joins."""
        at = found.last
        if self.token(at) == _SLASH or self.token(at) in _DASHES:
            at += 1
        second = self.reading(at, "weekday")
        first = found.spec.weekday
        if second is None or first is None or second.form.number != first % 7 + 1:
            return found
        until = replace(found.spec, weekday=second.form.number)
        return Found(replace(found.spec, until=until), second.last)

    def _day_at(self, i: int) -> Found | None:
        """A day, however it is told."""
        if self.token(i)[:1].isdigit():
            return self._numeric(i) or self._day_rule(i)
        for rule, tag in ((self._today, "today"), (self._weekday, "weekday")):
            if self.plain(i, tag) is not None:  # type: ignore[arg-type]
                return rule(i)
        return self._day_rule(i)

    # --- words for units

    def _led(self, i: int) -> Found | None:
        """A singular unit word that leads a date: day, month, year."""
        reading = self.reading(i, "singular")
        if reading is None:
            return None
        unit, at = reading.form.unit, reading.last
        if unit == "day":
            return self._numeric_short(at) or self._day_at(at)
        if unit == "month":
            return self._month_rule(at) if self.plain(at, "month") is not None else None
        if unit == "year":
            return self._of_law(i, reading) or self._year(i)
        return None

    def _numeric_short(self, i: int) -> Found | None:
        """A day and month as ``24/9`` after the word for day."""
        span = _DAY_SPAN.fullmatch(self.token(i))
        if span is None or not _is_day(span[1]) or not 1 <= int(span[2]) <= _MONTHS_OF_YEAR:
            return None
        if self.plain(i + 1, "month", "from") is not None:
            return None
        return Found(TimeSpec(kind="day", day=int(span[1]), month=int(span[2])), i + 1)

    def _of_law(self, i: int, reading: Reading) -> Found | None:
        """The year in the number of a law dates nothing."""
        if not reading.proclitic or not self.token(i - 1).isdigit():
            return None
        year = self._year_number(reading.last, "gregorian")
        return None if year is None else Found(TimeSpec(kind="name", year=year), reading.last + 1)

    def _year(self, i: int) -> Found | None:
        return self._simple_year(i)

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
        if reading is None or reading.form.unit not in _UNIT_KINDS:
            return None
        modifier = self.plain(reading.last, "modifier")
        if modifier is not None:
            year = self._year_number(modifier.last, "gregorian")
            if year is not None and reading.form.unit == "year":
                return Found(TimeSpec(kind="year", year=year), modifier.last + 1)
            return Found(_unit_spec(reading.form.unit, _steps(modifier)), modifier.last)
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
        if word is None or word.form.unit not in _UNIT_KINDS:
            return None
        return Found(_unit_spec(word.form.unit, 0), word.last)

    def _dual(self, i: int) -> Found | None:
        """Two or more days, months or years after the dual or plural word for them."""
        reading = self.reading(i, "dual_of", "plural")
        if reading is None:
            return None
        at = reading.last
        if reading.form.unit == "day":
            return self._weekdays(at) or self._day_rule(at) if self._is_day_start(at) else None
        if reading.form.unit == "month":
            return self.at(at) if self.plain(at, "month") is not None else None
        return self._years(at) if reading.form.unit == "year" else None

    def _is_day_start(self, i: int) -> bool:
        return self.plain(i, "weekday") is not None or _is_day(self.token(i))

    def _weekdays(self, i: int, *, shared: bool = False) -> Found | None:
        """Weekdays joined by a conjunction, with one adjective for all.

        ``shared``: only if there is such an adjective, else the first weekday alone.
        """
        first = self.reading(i, "weekday")
        if first is None:
            return None
        last, end = first.last, first
        while (more := self.joined(last, "weekday")) is not None:
            end, last = more, more.last
        found = self._directed(TimeSpec(kind="weekday", weekday=end.form.number), last)
        begin = TimeSpec(kind="weekday", weekday=first.form.number)
        if end is first:
            return found
        if shared and not self._is_shared(last):
            return Found(begin, first.last)
        return Found(replace(begin, until=found.spec), found.last)

    def _is_shared(self, i: int) -> bool:
        """Whether the adjective at ``i`` is a dual or plural."""
        modifier = self.plain(i, "modifier")
        return modifier is not None and modifier.form.plural

    def _years(self, i: int) -> Found | None:
        """Years joined by a conjunction after the plural word for year."""
        span = self._year_span(i)
        if span is not None:
            return span
        begin = self._year_number(i, "gregorian")
        if begin is None:
            return None
        end, last = begin, i + 1
        while (self.is_conjunction(last) or self.token(last) in _COMMAS) and (
            year := self._year_number(last + 1, "gregorian")
        ) is not None:
            end, last = year, last + 2
        spec = TimeSpec(kind="year", year=begin)
        if end == begin:
            return Found(spec, last)
        return Found(replace(spec, until=TimeSpec(kind="year", year=end)), last)

    # --- years in digits

    def _year_span(self, i: int) -> Found | None:
        """``1980-1988``, ``2012/2013``."""
        form, last = self.token(i), i + 1
        if self.token(i + 1) == _SLASH and _YEAR.fullmatch(form):
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
        if self.plain(i + 1, "hijri_era") is not None and year in _HIJRI_YEARS:
            return Found(TimeSpec(kind="year", year=year, calendar="hijri"), i + 2)
        if year not in _BARE_YEARS or not self._is_year_here(i, year):
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
        if self.token(i - 1) in _DASHES and _YEAR.fullmatch(self.token(i - 2)):
            return closed
        if not before or not before[0].isalpha() or len(before) == 1:
            return before == _OPEN and after in (_CLOSE, *_DASHES)
        return closed or (self.reading(i + 1, "in", "from", "to", "between") is not None)

    def _is_no_counted(self, i: int) -> bool:
        """False when the word at ``i`` may be a noun that the number counts: a bare accusative."""
        units = ("singular", "plural", "dual")
        tanwin = self.token(i).endswith(self.lexicon.tanwin) and len(self.token(i)) > 3
        scale = self.token(i) in self.lexicon.numbers.words
        return not tanwin and not scale and self.plain(i, *units) is None  # type: ignore[arg-type]

    # --- parts of periods, seasons

    def _period_part(self, i: int) -> Found | None:
        """The beginning, middle or end of a month, year or week."""
        reading = self.reading(i, "period_part")
        return None if reading is None else self._period(reading.last)

    def _part_of(self, i: int) -> Found | None:
        """A half or a quarter of a period: «the first half of»."""
        reading = self.reading(i, "part_of")
        if reading is None or reading.last >= len(self.forms):
            return None
        ordinal = find_ordinal(self.forms, reading.last, self.lexicon.numbers)
        of = self.plain(ordinal.last, "from") if ordinal is not None else None
        return None if of is None else self._period(of.last)

    def _period(self, i: int) -> Found | None:
        if self.plain(i, "month") is not None:
            return self._month_rule(i)
        year = self._year_number(i, "gregorian")
        if year is not None and year in _BARE_YEARS:
            return self._with_era(TimeSpec(kind="year", year=year), i + 1)
        if self.plain(i, "this") is not None:
            return self._this(i)
        if self.plain(i, "singular") is not None:
            return self._led(i)
        word = self.plain(i, "the_singular")
        if word is None or word.form.unit not in _UNIT_KINDS:
            return None
        return self._unit(i) or Found(_unit_spec(word.form.unit, 0), word.last)

    def _season(self, i: int) -> Found | None:
        reading = self.reading(i, "season")
        if reading is None:
            return None
        form, at = reading.form, reading.last
        spec = TimeSpec(kind="season", month=form.month, last_month=form.last_month)
        year = self._year_number(at, "gregorian")
        if year is not None:
            return self._with_era(replace(spec, year=year), at + 1)
        directed = self._directed(spec, at)
        if directed.last > at:
            return directed
        found = self._with_year_word(spec, at)
        return found if found.last > at else None

    # --- distances and spans

    def _distance(self, i: int) -> Found | None:
        """So many units ago, since so many units, after so many units."""
        reading = self.reading(i, "since", "before", "after")
        if reading is None:
            return None
        length = self._duration(self._past_hedge(reading.last))
        if length is None:
            return None
        unit, count, last = length
        last = self._past_hedge(last)
        tag = reading.form.tag
        spec = TimeSpec(kind="relative", unit=unit)
        measured: tuple[Tag, ...] = ("event",) if tag == "after" else ("from",)
        from_event = tag != "since" and self.plain(last, *measured) is not None
        if count is None or from_event:
            return Found(spec, last)
        if tag == "after":
            return Found(replace(spec, shift=count, direction="future"), last)
        return Found(replace(spec, shift=-count), last)

    def _past_hedge(self, i: int) -> int:
        hedge = self.plain(i, "about")
        return i if hedge is None else hedge.last

    def _duration(self, i: int) -> tuple[Unit, int | None, int] | None:
        """A length of time: unit, count (None when vague), one past its last token."""
        word = self.plain(i, "singular", "dual", "plural")
        if word is not None:
            return self._uncounted(word)
        few = self.plain(i, "few")
        if few is not None:
            unit = self.plain(few.last, "plural", "singular")
            return None if unit is None else (_unit_of(unit), None, unit.last)
        if not self.token(i):
            return None
        number = find_number(self.forms, i, self.lexicon.numbers)
        if number is None:
            return None
        unit = self.plain(number.last, "singular", "plural")
        if unit is None or not float(number.value).is_integer():
            return None
        return _unit_of(unit), int(number.value), unit.last

    def _uncounted(self, word: Reading) -> tuple[Unit, int | None, int] | None:
        """A unit that counts itself: a month, two months; «months» is vague."""
        last = word.last
        if word.form.tag == "plural":
            few = self.plain(last, "few")
            return _unit_of(word), None, few.last if few is not None else last
        if word.form.tag == "dual":
            return _unit_of(word), 2, last
        if self.readings(last) and self.plain(last, "month", "weekday", "today", "season"):
            return None
        if self.token(last)[:1].isdigit():
            return None
        return _unit_of(word), 1, last

    def _recent(self, i: int) -> Found | None:
        """The last or next so many units, the unit first: «the three past days»."""
        reading = self.reading(i, "the_dual", "the_plural")
        if reading is None:
            return None
        count: int | None = 2 if reading.form.tag == "the_dual" else None
        at = reading.last
        if self.token(at) == self.lexicon.numbers.proclitics.article:
            at += 1
        few = self.plain(at, "few")
        if few is not None:
            at = few.last
        elif at < len(self.forms):
            number = find_number(self.forms, at, self.lexicon.numbers)
            if number is not None:
                count, at = int(number.value), number.last
        return self._spanning(_unit_of(reading), count, at)

    def _counted_units(self, i: int) -> Found | None:
        """The last or next so many units, the number first: «the 24 past hours»."""
        form = self.forms[i]
        if form == self.lexicon.numbers.proclitics.article:
            i += 1
        elif not form[0].isdigit() and form not in self.lexicon.numbers.words:
            return None
        if i >= len(self.forms):
            return None
        number = find_number(self.forms, i, self.lexicon.numbers)
        if number is None or not number.definite:
            return None
        unit = self.plain(number.last, "singular", "plural")
        if unit is None:
            return None
        return self._spanning(_unit_of(unit), int(number.value), unit.last)

    def _spanning(self, unit: Unit, count: int | None, at: int) -> Found | None:
        modifier = self.plain(at, "modifier")
        if modifier is None or modifier.form.direction not in ("past", "future"):
            return None
        spec = TimeSpec(kind="range", unit=unit)
        if count is not None:
            sign = 1 if modifier.form.direction == "future" else -1
            spec = replace(spec, shift=sign * count)
        return Found(spec, modifier.last)


def _is_day(form: str) -> bool:
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


def _steps(modifier: Reading) -> int:
    """Units from the anchor that an adjective tells."""
    direction = modifier.form.direction
    if direction == "past":
        return -modifier.form.number
    return modifier.form.number if direction == "future" else 0


def _unit_of(reading: Reading) -> Unit:
    unit = reading.form.unit
    assert unit is not None
    return unit


def _unit_spec(unit: Unit | None, shift: int) -> TimeSpec:
    """A whole week, month or year so many from the current one."""
    assert unit is not None
    kind = _UNIT_KINDS[unit]
    return TimeSpec(kind=kind, unit=unit, shift=shift)  # type: ignore[arg-type]
