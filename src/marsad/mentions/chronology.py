"""What the words of a date say, and its resolution against the day of publication.

A `TimeSpec` keeps what was written (a month and no year, «last», three weeks back); `resolve_spec`
turns it into ISO prefixes once the anchor and the tense of the clause are known.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final, Literal, NamedTuple

import msgspec

from marsad.knowledge.schema_numbers import Calendar, Direction, Unit

TimexKind = Literal[
    "day", "week", "month", "year", "weekday", "season", "relative", "range", "name"
]
"""``relative``: a distance from the anchor («two years ago»); ``range``: a span; ``name``: a date
that names something else (a revolution, a town) and dates nothing."""

_MONTHS: Final = 12
_WEEK: Final = 7
_WITHIN: Final = timedelta(400)
"""How far from the anchor a day without a year may lie to be told by its weekday."""
_PLAUSIBLE: Final = (1000, 2999)


class TimeSpec(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What the words say. Fields that they do not tell are None."""

    kind: TimexKind
    calendar: Calendar = "gregorian"
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    """ISO: Monday is 1."""
    unit: Unit | None = None
    shift: int | None = None
    """Units from the anchor; with ``month`` or ``day`` it tells the year or month they are in."""
    direction: Direction = "open"
    from_event: int | None = None
    """Units after what the text tells next, before it when negative: «two days after the vote»."""
    last_month: int | None = None
    """Last month of a season."""
    until: TimeSpec | None = None
    """The end of a range."""
    late: bool = False
    """An evening."""


class Value(NamedTuple):
    """ISO prefixes of the begin and, for a range, the end; None when not known."""

    begin: str | None
    end: str | None = None


_UNKNOWN: Final = Value(None)


def resolve_spec(spec: TimeSpec, anchor: date | None, *, future: bool = False) -> Value:
    """The dates that ``spec`` means for an article of the day ``anchor``.

    ``future`` says which way an open weekday, day or month is sought: forward under a planned act,
    backward in a report. Without an anchor only absolute dates are known.
    """
    try:
        return _resolve(spec, anchor, future=future)
    except (ValueError, OverflowError):  # no such day, or beyond the calendar
        return _UNKNOWN


def days_from(unit: Unit, count: int, day: date) -> str | None:
    """The ISO prefix of so many units from a day, as precise as the unit; null when the unit is too
    short to tell another day."""
    try:
        return _shifted(unit, count, day, whole=False).begin
    except (ValueError, OverflowError):
        return None


def _resolve(spec: TimeSpec, anchor: date | None, *, future: bool) -> Value:
    if spec.kind == "name":
        return _UNKNOWN
    if spec.until is not None:
        return _resolve_range(spec, spec.until, anchor, future=future)
    if spec.calendar == "hijri":
        return _resolve_hijri(spec, anchor, future=future)
    if spec.kind == "season":
        return _resolve_season(spec, anchor)
    if spec.year is not None:
        return Value(_iso(spec.year, spec.month, spec.day))
    if anchor is None:
        return _UNKNOWN
    return _resolve_from(spec, anchor, future=future)


def _resolve_from(spec: TimeSpec, anchor: date, *, future: bool) -> Value:
    """A date that is told from the anchor."""
    if spec.weekday is not None and spec.day is None:
        if spec.shift is not None:
            return Value(_nearest(spec.weekday, anchor + timedelta(spec.shift)).isoformat())
        return Value(_weekday(spec.weekday, spec.direction, anchor, future=future).isoformat())
    if spec.month is not None:
        return _resolve_month(spec, anchor, future=future)
    if spec.shift is None or spec.unit is None:
        return _UNKNOWN
    if spec.day is not None:
        year, month = _shift_month(anchor, spec.shift)
        return Value(_iso(year, month, spec.day))
    if spec.kind == "relative" and spec.direction == "future" and not future:
        return _UNKNOWN  # «after two days» of a story is counted from what it tells
    if spec.kind == "range":
        return _span(spec.unit, spec.shift, anchor)
    return _shifted(spec.unit, spec.shift, anchor, whole=spec.kind != "relative")


def _resolve_month(spec: TimeSpec, anchor: date, *, future: bool) -> Value:
    """A month, or a day of it, in the year that the words or the direction tell."""
    assert spec.month is not None
    if spec.unit == "year" and spec.shift is not None:
        return Value(_iso(anchor.year + spec.shift, spec.month, spec.day))
    if spec.day is None:
        return Value(_iso(_year_of_month(spec, anchor, future=future), spec.month, None))
    return Value(_day_of_year(spec, anchor, future=future).isoformat())


def _year_of_month(spec: TimeSpec, anchor: date, *, future: bool) -> int:
    assert spec.month is not None
    later, same = spec.month > anchor.month, spec.month == anchor.month
    if spec.direction == "past":
        return anchor.year - (later or same)
    if spec.direction == "future":
        return anchor.year + (not later)
    if spec.direction == "this":
        return min(
            (anchor.year - 1, anchor.year, anchor.year + 1),
            key=lambda year: abs((year - anchor.year) * _MONTHS + (spec.month or 0) - anchor.month),
        )
    if future:
        return anchor.year + (not later and not same)
    return anchor.year - later


def _day_of_year(spec: TimeSpec, anchor: date, *, future: bool) -> date:
    """The day and month nearest the anchor in the direction told.

    An open date whose weekday is named falls in the year in which the weekday is right.
    """
    assert spec.month is not None
    assert spec.day is not None
    days = list(_occurrences(spec.month, spec.day, anchor.year))
    named = [
        day for day in days if day.isoweekday() == spec.weekday and abs(day - anchor) <= _WITHIN
    ]
    if named and spec.direction == "open":
        return min(named, key=lambda day: abs(day - anchor))
    if spec.direction == "this":
        return min(days, key=lambda day: abs(day - anchor))
    if spec.direction == "future" or (spec.direction == "open" and future):
        strict = spec.direction == "future"
        return min(day for day in days if day > anchor or (day == anchor and not strict))
    strict = spec.direction == "past"
    return max(day for day in days if day < anchor or (day == anchor and not strict))


def _occurrences(month: int, day: int, year: int) -> Iterator[date]:
    """The day in the years around ``year``; 29 February in the leap years among them."""
    for candidate in range(year - 4, year + 5):
        if day <= calendar.monthrange(candidate, month)[1]:
            yield date(candidate, month, day)


def _weekday(weekday: int, direction: Direction, anchor: date, *, future: bool) -> date:
    """The weekday before or after the anchor; the anchor itself when the direction is open."""
    if direction == "future" or (direction == "open" and future):
        ahead = (weekday - anchor.isoweekday()) % _WEEK
        return anchor + timedelta(ahead or (_WEEK if direction == "future" else 0))
    if direction == "this":
        return anchor + timedelta(weekday - anchor.isoweekday())
    back = (anchor.isoweekday() - weekday) % _WEEK
    return anchor - timedelta(back or (_WEEK if direction == "past" else 0))


def _nearest(weekday: int, day: date) -> date:
    """The date of that weekday at most three days from ``day``."""
    ahead = (weekday - day.isoweekday()) % _WEEK
    return day + timedelta(ahead if ahead <= _WEEK // 2 else ahead - _WEEK)


def _shifted(unit: Unit, shift: int, anchor: date, *, whole: bool) -> Value:
    """``shift`` units from the anchor, as precise as the unit.

    A week as a distance is a day seven days off; as a period (``whole``) it runs from Monday.
    """
    if unit == "day":
        return Value((anchor + timedelta(shift)).isoformat())
    if unit == "week":
        day = anchor + timedelta(_WEEK * shift)
        if not whole:
            return Value(day.isoformat())
        monday = day - timedelta(day.isoweekday() - 1)
        return Value(monday.isoformat(), (monday + timedelta(_WEEK - 1)).isoformat())
    if unit == "month":
        return Value(_iso(*_shift_month(anchor, shift), None))
    if unit == "year":
        return Value(_iso(anchor.year + shift, None, None))
    days = shift / 24
    return Value((anchor + timedelta(round(days))).isoformat()) if abs(days) >= 1 else _UNKNOWN


def _span(unit: Unit, shift: int, anchor: date) -> Value:
    """The last or next so many units: from there to the anchor, or from the anchor to there."""
    far = _shifted(unit, shift, anchor, whole=False).begin
    if far is None:
        return _UNKNOWN
    near = anchor.isoformat()[: len(far)]
    return Value(far, near) if shift < 0 else Value(near, far)


def _shift_month(anchor: date, shift: int) -> tuple[int, int]:
    """Year and month so many months from the anchor's."""
    months = anchor.year * _MONTHS + anchor.month - 1 + shift
    return months // _MONTHS, months % _MONTHS + 1


def _resolve_season(spec: TimeSpec, anchor: date | None) -> Value:
    year = spec.year
    if year is None:
        if anchor is None:
            return _UNKNOWN
        year = _year_of_season(spec, anchor)
    if spec.month is None or spec.last_month is None:
        return Value(_iso(year, None, None))
    return Value(_iso(year, spec.month, None), _iso(year, spec.last_month, None))


def _year_of_season(spec: TimeSpec, anchor: date) -> int:
    if spec.shift is not None:
        return anchor.year + spec.shift
    first, last = spec.month or 1, spec.last_month or 2
    if spec.direction == "future":
        return anchor.year + (first <= anchor.month)
    if spec.direction == "past":
        return anchor.year - (last >= anchor.month)
    return anchor.year


def _resolve_range(spec: TimeSpec, until: TimeSpec, anchor: date | None, *, future: bool) -> Value:
    """A range whose begin takes from its end what it leaves out (the year, the month)."""
    end = _resolve(until, anchor, future=future)
    last = end.end or end.begin
    begin = _begin_of_range(spec, until, last, anchor, future=future)
    if begin is None or last is None:
        return Value(begin, None)
    return Value(begin, last) if begin <= last else Value(begin)


def _begin_of_range(
    spec: TimeSpec, until: TimeSpec, last: str | None, anchor: date | None, *, future: bool
) -> str | None:
    alone = msgspec.structs.replace(spec, until=None)
    if spec.year is not None or spec.shift is not None or spec.calendar == "hijri" or last is None:
        return _resolve(alone, anchor, future=future).begin
    day = _last_day(last)
    if spec.weekday is not None and spec.day is None:
        return _weekday(spec.weekday, "past", day, future=False).isoformat()
    if spec.month is not None and until.month is not None:
        year = day.year - (spec.month > until.month)
        return _iso(year, spec.month, spec.day)
    return _resolve(alone, anchor, future=future).begin


def _last_day(prefix: str) -> date:
    """The last day of an ISO prefix."""
    parts = [int(part) for part in prefix.split("-")]
    year, month = parts[0], parts[1] if len(parts) > 1 else _MONTHS
    day = parts[2] if len(parts) > 2 else calendar.monthrange(year, month)[1]
    return date(year, month, day)


def _resolve_hijri(spec: TimeSpec, anchor: date | None, *, future: bool) -> Value:
    """A date of the Umm al-Qura calendar as Gregorian days; months and years become ranges."""
    from hijridate import Gregorian, Hijri  # costs start-up and is needed rarely

    year = spec.year
    if year is None:
        if anchor is None or spec.month is None:
            return _UNKNOWN
        today = Gregorian.fromdate(anchor).to_hijri()
        place = (spec.month, spec.day or today.day)
        now = (today.month, today.day)
        year = today.year + _years_off(spec.direction, place, now, future=future)
        if spec.unit == "year" and spec.shift is not None:
            year = today.year + spec.shift
    first = Hijri(year, spec.month or 1, spec.day or 1)
    begin = first.to_gregorian().isoformat()
    if spec.day is not None:
        return Value(begin)
    month = spec.month or _MONTHS
    last = Hijri(year, month, Hijri(year, month, 1).month_length())
    return Value(begin, last.to_gregorian().isoformat())


def _years_off(
    direction: Direction, place: tuple[int, int], now: tuple[int, int], *, future: bool
) -> int:
    """Years from the current one to the nearest ``place`` in the year in the direction told."""
    if direction == "past":
        return -1 if place >= now else 0
    if direction == "future":
        return 1 if place <= now else 0
    if direction == "this":
        return 0
    if future:
        return 1 if place < now else 0
    return -1 if place > now else 0


def _iso(year: int, month: int | None, day: int | None) -> str:
    """The ISO prefix; raises ValueError when there is no such day."""
    if not _PLAUSIBLE[0] <= year <= _PLAUSIBLE[1]:
        raise ValueError(year)
    if month is None:
        return f"{year:04d}"
    if day is None:
        if not 1 <= month <= _MONTHS:
            raise ValueError(month)
        return f"{year:04d}-{month:02d}"
    return date(year, month, day).isoformat()
