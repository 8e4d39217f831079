"""Weekdays, feasts, and days told from the day of publication."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from marsad.mentions.chronology import TimeSpec
from marsad.mentions.dates.days import Days
from marsad.mentions.dates.reader import CLOSE, COMMAS, DASHES, OPEN, SLASH, Found
from marsad.mentions.time_lexicon import Reading
from marsad.text.numerals import find_ordinal

_WEEK: Final = 7


class Weekdays(Days):
    """Rules for single days that are not days of a month."""

    __slots__ = ()

    def _weekday(self, i: int) -> Found | None:
        reading = self.reading(i, "weekday")
        if reading is None or self.reading(i - 1, "each") is not None:
            return None
        spec = TimeSpec(kind="weekday", weekday=reading.form.number)
        found = self._dated(self._directed(spec, reading.last))
        return self._weekdays(i, shared=True) if found.last == reading.last else found

    def _weekdays(self, i: int, *, shared: bool = False) -> Found | None:
        """Weekdays joined by a conjunction, with one adjective for all.

        ``shared``: only if there is such an adjective, else the first weekday alone.
        """
        first = self.reading(i, "weekday")
        if first is None:
            return None
        last, end = first.last, first
        while last - i < _WEEK and (more := self.joined(last, "weekday")) is not None:
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

    def _dated(self, found: Found) -> Found:
        """A weekday (or today) with the date that follows it."""
        at = found.last
        bracket = self.token(at) == OPEN
        if bracket or self.token(at) in COMMAS or self.token(at) in DASHES:
            at += 1
        equals = self.plain(at, "equals")
        if equals is not None:
            at = equals.last
        date = self._numeric(at) or self._day_rule(at)
        if date is None or date.spec.until is not None:
            return found
        last = date.last
        if bracket:
            last += self.token(last) == CLOSE
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
        apart = opener == OPEN or opener in COMMAS
        weekday = self.plain(at + 1 if apart else at, "weekday")
        if weekday is None:
            return Found(spec, at)
        closer = self.token(weekday.last)
        if apart and closer != (CLOSE if opener == OPEN else opener):
            return Found(spec, at)
        last = weekday.last + (1 if opener == OPEN else 0)
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
        spec = TimeSpec(kind="day", calendar=form.calendar, month=form.month, day=form.number)
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
        if found is not None and reading.form.late:
            return Found(replace(found.spec, late=True), found.last)
        if found is None or not reading.form.night or found.spec.kind != "weekday":
            return found
        return self._night(found)

    def _night(self, found: Found) -> Found:
        """A night named by the two days that it joins."""
        at = found.last
        if self.token(at) == SLASH or self.token(at) in DASHES:
            at += 1
        second = self.reading(at, "weekday")
        first = found.spec.weekday
        if second is None or first is None or second.form.number != first % 7 + 1:
            return found
        until = replace(found.spec, weekday=second.form.number)
        return Found(replace(found.spec, until=until), second.last)

    def _day_at(self, i: int) -> Found | None:
        """A day, however it is told."""
        if self.token(i)[:1].isdecimal():
            return self._numeric(i) or self._day_rule(i)
        if self.plain(i, "today") is not None:
            return self._today(i)
        if self.plain(i, "weekday") is not None:
            return self._weekday(i)
        return self._day_rule(i)
