"""When an act happened: the date expression that belongs to a trigger."""

from __future__ import annotations

from bisect import bisect_left
from datetime import date

from marsad.events.document import Document
from marsad.mentions.timex import Timex, find_dates, resolve
from marsad.record import Date
from marsad.syntax.clauses import Sentence

_FAR = 40
_BEHIND = 2
"""How much farther a date before the trigger counts than one after it."""


def anchor_of(published: str | None) -> date | None:
    """The day of publication."""
    return date.fromisoformat(published[:10]) if published else None


def nearest_date(
    document: Document, sentence: Sentence, at: int, *, future: bool = False, reach: int = _FAR
) -> Date | None:
    """The date nearest to the unit in its sentence, as a value of the record."""
    token = sentence.units[at].first
    best: tuple[int, Timex] | None = None
    dates = dates_of(document, sentence)
    low = bisect_left(dates, token - sentence.first - reach, key=_first_token)
    high = bisect_left(dates, token - sentence.first + reach + 1, key=_first_token)
    for timex in dates[low:high]:
        first = sentence.first + timex.first
        distance = first - token if first > token else (token - first) * _BEHIND
        if distance <= reach and (best is None or distance < best[0]):
            best = distance, timex
    if best is None:
        return None
    return make_date(document, sentence, best[1], future=future)


def _first_token(timex: Timex) -> int:
    return timex.first


def dates_of(document: Document, sentence: Sentence) -> list[Timex]:
    """The date expressions of a sentence that tell a time of their own."""
    found = document.dates.get(sentence.index)
    if found is None:
        forms = document.tokens.forms[sentence.first : sentence.last]
        anchor = anchor_of(document.article.published)
        found = [
            timex for timex in find_dates(forms, anchor, document.times) if timex.kind != "name"
        ]
        document.dates[sentence.index] = found
    return found


def make_date(document: Document, sentence: Sentence, timex: Timex, *, future: bool) -> Date | None:
    """The record's date; weekdays and bare months look forward under a planned status."""
    anchor = anchor_of(document.article.published)
    if future:
        timex = resolve(timex, anchor, future=True)
    if timex.value is None:
        return None
    span = document.span(sentence.first + timex.first, sentence.first + timex.last)
    return Date(
        text=span.text, start=span.start, end=span.end, value=timex.value, until=timex.until
    )
