"""The start symbol: single dates and ranges of dates."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from msgspec.structs import replace

from marsad.mentions.dates.days import is_day
from marsad.mentions.dates.reader import DASHES, Found
from marsad.mentions.dates.spans import Spans
from marsad.mentions.time_lexicon import Tag

_RANGED: Final = frozenset(("day", "month", "year", "weekday"))
"""Kinds that may begin a range."""


class Dates(Spans):
    """All rules over the tokens of one sentence; `at` is the start symbol."""

    __slots__ = ()

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
        if form[0].isdecimal():
            return self._digits(i)
        readings = self.readings(i)
        best: Found | None = None
        for reading in readings:
            rule = _RULES.get(reading.form.tag)
            found = rule(self, i) if rule is not None else None
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
        if self.token(at) in DASHES and kind != "weekday":
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
            return self._of_law(i, reading) or self._simple_year(i)
        return None

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
        return self.plain(i, "weekday") is not None or is_day(self.token(i))


_RULES: Final[dict[Tag, Callable[[Dates, int], Found | None]]] = {
    "month": Dates._month_rule,
    "weekday": Dates._weekday,
    "today": Dates._today,
    "feast": Dates._feast,
    "day_part": Dates._day_part,
    "period_part": Dates._period_part,
    "part_of": Dates._part_of,
    "season": Dates._season,
    "singular": Dates._led,
    "dual_of": Dates._dual,
    "plural": Dates._dual,
    "the_singular": Dates._unit,
    "the_dual": Dates._recent,
    "the_plural": Dates._recent,
    "this": Dates._this,
    "since": Dates._distance,
    "before": Dates._distance,
    "after": Dates._distance,
    "first": Dates._day_rule,
}
"""What a date may begin with, and the rule that reads on."""
