"""Parts of dates that look like noun phrases of their own: «in May (Ayyar) |last|», «in the year
|2016|», «on Wednesday |5| May». They are no arguments and count nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from marsad.syntax.categories import OTHER
from marsad.syntax.units import Unit

_LAST_DAY: Final = 31
_YEARS: Final = range(1900, 2100)
_DIGITS: Final = 4
_SLASH: Final = "/"


def is_year(units: Sequence[Unit], categories: Sequence[str], at: int) -> bool:
    """Whether the unit is a year after a month or a word for a year («May 2016», «May (Ayyar)
    2016»), or a whole date in digits («5/3/2016»)."""
    form = units[at].word.form
    if not form[0].isdecimal():
        return False
    if form.count(_SLASH) == 2:
        return True
    if len(form) != _DIGITS or not form.isdecimal() or int(form) not in _YEARS or not at:
        return False
    before = units[at - 1].word
    return categories[at - 1] == OTHER or before.form == ")" or "date_noun" in before.classes


def tells_time(units: Sequence[Unit], categories: Sequence[str], first: int, last: int) -> bool:
    """Whether the phrase of units ``first`` to ``last`` (exclusive) is a year, a day of the month,
    a word before a date, or «last», «next» set off from its noun."""
    word = units[last - 1].word
    if "date_noun" in word.classes and last < len(units):
        return units[last].word.form.isdecimal()
    if last - first > 1:
        return False
    classes = word.classes
    if "time_adjective" in classes or is_year(units, categories, first):
        return True
    if last == len(units):
        return False
    if "date_part" in classes:
        return "date_noun" in units[last].word.classes or categories[last] == OTHER
    return _is_day(units, categories, first)


def _is_day(units: Sequence[Unit], categories: Sequence[str], at: int) -> bool:
    """A number between a weekday or a word for a day and a month."""
    form = units[at].word.form
    if not at or not form.isdecimal() or int(form) > _LAST_DAY:
        return False
    dated = categories[at - 1] == OTHER or "date_noun" in units[at - 1].word.classes
    return dated and categories[at + 1] == OTHER
