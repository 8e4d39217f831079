"""Distances from the anchor, spans up to it, seasons and parts of periods."""

from __future__ import annotations

from msgspec.structs import replace

from marsad.knowledge.schema_numbers import Unit
from marsad.mentions.chronology import TimeSpec
from marsad.mentions.dates.reader import Found, unit_of
from marsad.mentions.dates.weekdays import Weekdays
from marsad.mentions.dates.years import BARE_YEARS, is_whole, whole_unit
from marsad.mentions.time_lexicon import Reading, Tag
from marsad.text.numerals import find_number, find_ordinal


class Spans(Weekdays):
    """Rules for lengths of time and periods."""

    __slots__ = ()

    def _distance(self, i: int) -> Found | None:
        """So many units ago, since so many units, after so many units."""
        reading = self.reading(i, "since", "before", "after")
        if reading is None:
            return None
        begin = self._past_hedge(reading.last)
        length = self._duration(begin)
        if length is None:
            return None
        unit, count, end = length
        end = self._past_only(end)
        last = self._past_hedge(end)
        tag = reading.form.tag
        spec = TimeSpec(kind="relative", unit=unit)
        measured: tuple[Tag, ...] = ("event",) if tag == "after" else ("from",)
        from_event = tag != "since" and self.plain(last, *measured) is not None
        if count is None:
            return Found(spec, last)
        if from_event:
            if begin > reading.last or last > end:
                return Found(spec, last)  # «about a week after» tells no day
            return Found(replace(spec, from_event=count if tag == "after" else -count), last)
        if tag == "after":
            return Found(replace(spec, shift=count, direction="future"), last)
        return Found(replace(spec, shift=-count), last)

    def _past_hedge(self, i: int) -> int:
        hedge = self.plain(i, "about")
        return i if hedge is None else hedge.last

    def _past_only(self, i: int) -> int:
        """«Two days only after»."""
        only = self.plain(i, "only")
        return i if only is None else only.last

    def _duration(self, i: int) -> tuple[Unit, int | None, int] | None:
        """A length of time: unit, count (None when vague), one past its last token."""
        word = self.plain(i, "singular", "dual", "plural")
        if word is not None:
            return self._uncounted(word)
        few = self.plain(i, "few")
        if few is not None:
            unit = self.plain(few.last, "plural", "singular")
            return None if unit is None else (unit_of(unit), None, unit.last)
        if not self.token(i):
            return None
        number = find_number(self.forms, i, self.lexicon.numbers)
        if number is None:
            return None
        unit = self.plain(number.last, "singular", "plural")
        if unit is None or not float(number.value).is_integer():
            return None
        return unit_of(unit), int(number.value), unit.last

    def _uncounted(self, word: Reading) -> tuple[Unit, int | None, int] | None:
        """A unit that counts itself: a month, two months; «months» is vague."""
        last = word.last
        if word.form.tag == "plural":
            few = self.plain(last, "few")
            return unit_of(word), None, few.last if few is not None else last
        if word.form.tag == "dual":
            return unit_of(word), 2, last
        if self.readings(last) and self.plain(last, "month", "weekday", "today", "season"):
            return None
        if self.token(last)[:1].isdecimal():
            return None
        return unit_of(word), 1, self._past_one(last)

    def _past_one(self, i: int) -> int:
        """Past «one» after a unit: «one day» is a day."""
        words = self.lexicon.numbers.words
        form = self.token(i)
        if form not in words:
            return i
        number = find_number(self.forms, i, self.lexicon.numbers)
        return i + 1 if number is not None and number.value == 1 and number.last == i + 1 else i

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
        return self._spanning(unit_of(reading), count, at)

    def _counted_units(self, i: int) -> Found | None:
        """The last or next so many units, the number first: «the 24 past hours»."""
        form = self.forms[i]
        if form == self.lexicon.numbers.proclitics.article:
            i += 1
        elif not form[0].isdecimal() and form not in self.lexicon.numbers.words:
            return None
        if i >= len(self.forms):
            return None
        number = find_number(self.forms, i, self.lexicon.numbers)
        if number is None or not number.definite:
            return None
        unit = self.plain(number.last, "singular", "plural")
        if unit is None:
            return None
        return self._spanning(unit_of(unit), int(number.value), unit.last)

    def _spanning(self, unit: Unit, count: int | None, at: int) -> Found | None:
        modifier = self.plain(at, "modifier")
        if modifier is None or modifier.form.direction not in ("past", "future"):
            return None
        spec = TimeSpec(kind="range", unit=unit)
        if count is not None:
            sign = 1 if modifier.form.direction == "future" else -1
            spec = replace(spec, shift=sign * count)
        return Found(spec, modifier.last)

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
        if year is not None and year in BARE_YEARS:
            return self._with_era(TimeSpec(kind="year", year=year), i + 1)
        if self.plain(i, "this") is not None:
            return self._this(i)
        lead = self.plain(i, "singular")
        if lead is not None and lead.form.unit == "month":
            return self._month_rule(lead.last) if self.plain(lead.last, "month") else None
        if lead is not None:
            return self._simple_year(i)
        word = self.plain(i, "the_singular")
        if word is None or not is_whole(word.form.unit):
            return None
        return self._unit(i) or Found(whole_unit(unit_of(word), 0), word.last)
