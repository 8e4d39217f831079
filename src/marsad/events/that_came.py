"""The occasion of what was said before: «That came in a press conference held on Sunday»."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from marsad.events.adjuncts import boundaries, without_occasions
from marsad.events.document import Document
from marsad.events.other_times import preposition_before
from marsad.events.when import dates_of, is_to_come, make_date, unit_of_date
from marsad.knowledge import kinds
from marsad.record import Date
from marsad.syntax.clauses import Sentence

_OPENING: Final = 5
"""Units at the beginning of a sentence among which the preposition of the occasion stands."""


def dated_occasions(document: Document) -> Iterator[tuple[int, Date]]:
    """Sentences that only tell on which occasion the ones before were said, with its day."""
    for sentence in document.sentences:
        at = _occasion(document, sentence)
        day = _day(document, sentence, at) if at is not None else None
        if day is not None:
            yield sentence.index, day


def _occasion(document: Document, sentence: Sentence) -> int | None:
    """The noun after «that came in», «his statements came during», or null."""
    words = document.knowledge.words
    if len(sentence.units) <= _OPENING or sentence.word(0).stem not in words.get("came", ()):
        return None
    told = sentence.word(1)
    if told.stem not in words.get("that", ()) and kinds.REPORT_NOUN not in told.kinds:
        return None
    for at in range(2, _OPENING):
        if preposition_before(sentence, at) in words.get("occasion", ()):
            return at
    return None


def _day(document: Document, sentence: Sentence, at: int) -> Date | None:
    for timex in dates_of(document, sentence):
        there = unit_of_date(sentence, timex)
        if there <= at:
            continue
        marks = boundaries(sentence, at, there)
        if without_occasions(sentence, marks, document.knowledge):
            return None
        day = make_date(document, sentence, timex, future=False)
        return None if day is None or is_to_come(document, timex) else day
    return None
