"""When an act happened or something was said: the date expression of its own clause.

A date in the clause of a verb of saying is the day of speaking. It dates the acts that are done by
speaking (demands, accusations, decrees), not what is told as having happened or as planned.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import Final

from marsad.events.adjuncts import (
    OWN,
    RELATED,
    REPORTED,
    SAID,
    boundaries,
    governing_verb,
    relation,
    without_occasions,
)
from marsad.events.document import Document
from marsad.events.nearer import is_of_another, is_set_apart
from marsad.events.other_times import COMMAS
from marsad.events.triggers import Trigger
from marsad.knowledge import kinds
from marsad.mentions.mention import Mention
from marsad.mentions.timex import Timex, resolve
from marsad.mentions.writing_day import is_told_from_today
from marsad.record import Date, Status
from marsad.syntax.clauses import Sentence, arguments_of_verb

VERBAL: Final = frozenset(
    {"AGREE", "SUPPORT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "CONCEDE"}
)
"""Types of acts that are done by speaking."""
_DECREED: Final = frozenset(
    {"restrict", "censor", "curfew", "martial-law", "withhold", "expel", "discontinue"}
)
"""Modes of acts that are done by announcing them."""
_IN_COURT: Final = frozenset({"allege", "investigate"})
"""Modes of accusing that are deeds: a trial, an inquiry."""
_BY_APPOINTMENT: Final = frozenset({"CONSULT", "COOPERATE"})
"""Types of acts that are arranged beforehand."""
_IMPERFECT: Final = "i3"
_WEEK: Final = 7
_FUTURE: Final = frozenset({"planned", "requested", "conditional"})
_FAR: Final = 80
_BEHIND: Final = 2
"""How much farther a date before the trigger counts than one after it."""
_RANKS: Final = {OWN: 0, RELATED: 1, REPORTED: 2, SAID: 2}
_FOR: Final = "\u0644"
_DAY: Final = len("2013-09-24")
_BIRTH: Final = 5
"""Tokens between «born» and the date."""
_CHILD: Final = 5
"""Years since the birth of anybody who acts or is acted upon."""
_AND: Final = "\u0648"
_RECORD: Final = 7
"""Units between a superlative and «since»."""


def anchor_of(published: str | None) -> date | None:
    """The day of publication."""
    return date.fromisoformat(published[:_DAY]) if published else None


def date_of_act(
    document: Document, sentence: Sentence, trigger: Trigger, status: Status,
    actors: Sequence[Mention],
) -> Date | None:  # fmt: skip
    """The date that the text tells of an act, or null."""
    token = sentence.units[trigger.at].first
    best: tuple[int, int, Timex] | None = None
    for timex in _near(document, sentence, token, _FAR):
        if timex.value is None and status not in _FUTURE:
            continue
        if _is_of_record(document, sentence, timex):
            continue
        found = _belongs(document, sentence, trigger, timex, actors)
        if found is None or not _fits(document, timex, found, status):
            continue
        if status == "occurred" and _is_deadline(document, sentence, timex):
            continue
        rank = _RANKS[found], _distance(sentence.first + timex.first, token)
        if best is None or rank < best[:2]:
            best = *rank, timex
    if best is None:
        return None
    return make_date(document, sentence, best[2], future=status in _FUTURE)


def _is_of_record(document: Document, sentence: Sentence, timex: Timex) -> bool:
    """«the bloodiest attack since 2016», «the first visit since March»: a date of what came
    before."""
    at, words = unit_of_date(sentence, timex), document.knowledge.words
    since = words.get("counted_since", ())
    if sentence.word(at).form in since:
        at += 1  # «the first vote |since nine years|»: part of the date
    if not at or sentence.word(at - 1).form not in since:
        return False
    records = words.get("record", ())
    return any(
        sentence.word(i).stem in records or sentence.word(i).form in records
        for i in range(max(0, at - _RECORD), at - 1)
    )


def is_noun_of_deed(trigger: Trigger) -> bool:
    """A verbal noun for an act that is not done by speaking: its date alone may tell its tense."""
    nominal = trigger.kind in (kinds.FRAME_NOUN, kinds.FRAME_LIGHT_NOUN)
    frame = trigger.frame
    deed = frame.type not in VERBAL or frame.mode in _IN_COURT
    return nominal and trigger.light is None and deed


def is_scheduled(
    document: Document, sentence: Sentence, trigger: Trigger, when: Date | None
) -> bool:
    """«The minister visits Cairo on Friday», told on a Monday: an imperfect of what is done by
    appointment, on a weekday that was no day ago. Of such in 900 articles all were to come."""
    anchor = anchor_of(document.article.published)
    if when is None or when.value is None or anchor is None or len(when.value) != _DAY:
        return False
    if trigger.frame.type not in _BY_APPOINTMENT or not trigger.morph.startswith(_IMPERFECT):
        return False
    if not 1 < (anchor - date.fromisoformat(when.value)).days < _WEEK:
        return False
    for timex in dates_of(document, sentence):
        if (
            document.span(sentence.first + timex.first, sentence.first + timex.last).start
            == when.start
        ):
            return timex.kind == "weekday" and timex.spec.direction == "open"
    return False


def date_of_saying(
    document: Document, sentence: Sentence, cue: int, content: tuple[int, int]
) -> Date | None:
    """The date in the clause of the word of saying at token ``cue``, outside of what is said in
    the tokens ``content``; null when there is none."""
    if not _may_be_dated(document, sentence, cue, content):
        return None
    at = unit_at(sentence, cue)
    found = [
        timex
        for timex in _near(document, sentence, cue, _FAR)
        if not content[0] <= sentence.first + timex.first < content[1]
        and _is_in_clause(document, sentence, at, unit_of_date(sentence, timex))
        and not is_to_come(document, timex)
    ]
    if not found:
        return None
    nearest = min(found, key=lambda timex: _distance(sentence.first + timex.first, cue))
    return make_date(document, sentence, nearest, future=False)


def _is_in_clause(document: Document, sentence: Sentence, cue: int, at: int) -> bool:
    """Whether a date stands in the clause of a cue, or in one that tells of the occasion."""
    marks = boundaries(sentence, *sorted((cue, at)))
    return not marks or (cue < at and not without_occasions(sentence, marks, document.knowledge))


def _may_be_dated(
    document: Document, sentence: Sentence, cue: int, content: tuple[int, int]
) -> bool:
    """Whether a word near the cue, outside of what is said, may be part of a date. Reading the
    dates of every sentence in which somebody speaks would cost much."""
    first, last = max(sentence.first, cue - _FAR), min(sentence.last, cue + _FAR)
    return _tells_time(document, first, min(last, content[0])) or _tells_time(
        document, max(first, content[1]), last
    )


def _tells_time(document: Document, first: int, last: int) -> bool:
    """Whether one of the tokens ``first`` to ``last`` (exclusive) may be part of a date."""
    at = bisect_left(document.time_tokens, first)
    return at < len(document.time_tokens) and document.time_tokens[at] < last


def nearest_date(
    document: Document, sentence: Sentence, at: int, *, reach: int = _FAR
) -> Date | None:
    """The date nearest to the unit in its sentence, as a value of the record."""
    token = sentence.units[at].first
    found = list(_near(document, sentence, token, reach))
    if not found:
        return None
    nearest = min(found, key=lambda timex: _distance(sentence.first + timex.first, token))
    return make_date(document, sentence, nearest, future=False)


def dates_of(document: Document, sentence: Sentence) -> list[Timex]:
    """The date expressions of a sentence that tell a time of their own."""
    found = document.dates.get(sentence.index)
    if found is None:
        found = document.dates[sentence.index] = _find_dates(document, sentence)
    return found


def _find_dates(document: Document, sentence: Sentence) -> list[Timex]:
    if not _tells_time(document, sentence.first, sentence.last):
        return []
    forms = document.tokens.forms[sentence.first : sentence.last]
    anchor = anchor_of(document.article.published)
    dates = document.times.find(forms, anchor, document.counting_in(sentence))
    if document.written_on != anchor:
        dates = [_as_written(document, timex) for timex in dates]
    born = document.knowledge.words.get("birth", ())
    named = document.knowledge.words.get("named_by_year", ())
    return [
        timex
        for timex in dates
        if timex.kind != "name"
        and not _is_of_birth(forms, timex, born, anchor)
        and not _is_of_name(forms, timex, named)
    ]


def _is_of_name(forms: Sequence[str], timex: Timex, named: Collection[str]) -> bool:
    """«boycotted |the World Cup| 2018», «the vision 2030»: a year that is part of a name."""
    if timex.kind != "year" or not timex.first:
        return False
    before = forms[max(0, timex.first - 2) : timex.first]
    return before[-1] in named or " ".join(before) in named


def _is_of_birth(
    forms: Sequence[str], timex: Timex, born: Collection[str], anchor: date | None
) -> bool:
    """«a youth |born in| Tunis in 1992»: a date of long ago, which no act has."""
    if anchor is None or timex.value is None or int(timex.value[:4]) > anchor.year - _CHILD:
        return False
    near = forms[max(0, timex.first - _BIRTH) : timex.first]
    at = max((i for i, form in enumerate(near) if form.removeprefix(_AND) in born), default=None)
    return at is not None and COMMAS.isdisjoint(near[at:])


def _as_written(document: Document, timex: Timex) -> Timex:
    """«Today» as it was when the article was written."""
    return resolve(timex, document.written_on) if is_told_from_today(timex) else timex


def make_date(document: Document, sentence: Sentence, timex: Timex, *, future: bool) -> Date | None:
    """The record's date; weekdays and bare months look forward under a planned status."""
    if future:
        told_from_today = is_told_from_today(timex)
        anchor = anchor_of(document.article.published)
        timex = resolve(timex, document.written_on if told_from_today else anchor, future=True)
    if timex.value is None:
        return None
    span = document.span(sentence.first + timex.first, sentence.first + timex.last)
    return Date(
        text=span.text, start=span.start, end=span.end, value=timex.value, until=timex.until
    )


def _near(document: Document, sentence: Sentence, token: int, reach: int) -> Iterator[Timex]:
    """The dates whose distance from a token is within reach."""
    dates = dates_of(document, sentence)
    low = bisect_left(dates, token - sentence.first - reach, key=_first_token)
    high = bisect_left(dates, token - sentence.first + reach + 1, key=_first_token)
    for timex in dates[low:high]:
        if _distance(sentence.first + timex.first, token) <= reach:
            yield timex


def _first_token(timex: Timex) -> int:
    return timex.first


def _distance(first: int, token: int) -> int:
    return first - token if first > token else (token - first) * _BEHIND


def unit_of_date(sentence: Sentence, timex: Timex) -> int:
    """The unit that holds the first token of a date."""
    return unit_at(sentence, sentence.first + timex.first)


def unit_at(sentence: Sentence, token: int) -> int:
    """The unit that holds a token."""
    return bisect_right(sentence.units, token, key=lambda unit: unit.first) - 1


def _belongs(
    document: Document, sentence: Sentence, trigger: Trigger, timex: Timex,
    actors: Sequence[Mention],
) -> str | None:  # fmt: skip
    """How a date belongs to an act, or null."""
    at = unit_of_date(sentence, timex)
    if sentence.word(at).preposition == _FOR:
        return None  # «the elections of (for) 2016»: it belongs to the noun
    found = relation(sentence, trigger, at, document.knowledge)
    if found is None or is_of_another(document, sentence, trigger, timex, at):
        return None
    if is_set_apart(document, sentence, trigger, at):
        return None
    if _is_quoted_apart(document, sentence.units[trigger.at].first, sentence.first + timex.first):
        return None
    if found == REPORTED and not _is_done_by_announcing(trigger):
        return None
    if found == SAID and trigger.frame.type not in VERBAL:
        return None
    if found in (REPORTED, SAID) and not _speaks(document, sentence, at, actors):
        return None
    return found


def _fits(document: Document, timex: Timex, found: str, status: Status) -> bool:
    """Whether a date can be that of an act of its status: not a day to come for what has happened,
    not a day gone by of another clause for what is planned, not the day of announcing for what is
    announced."""
    if status == "occurred":
        return not is_to_come(document, timex)
    if status == "planned" and found != OWN and _is_gone_by(document, timex):
        return False
    return found not in (REPORTED, SAID)


def _is_deadline(document: Document, sentence: Sentence, timex: Timex) -> bool:
    """Whether a date is one by which something is to be done: «asked them to stop by November»."""
    at = unit_of_date(sentence, timex)
    if not at:
        return False
    word, by = sentence.word(at - 1), document.knowledge.words.get("deadline", ())
    return any(form in by for form in (word.form, word.bare, word.stem))


def _is_gone_by(document: Document, timex: Timex) -> bool:
    """Whether a date lies before the day of publication also when it is read forward: «arrived
    yesterday, where he is to hold talks»."""
    anchor = anchor_of(document.article.published)
    if anchor is None:
        return False
    value = resolve(timex, anchor, future=True).value
    return value is not None and value < anchor.isoformat()[: len(value)]


def _is_done_by_announcing(trigger: Trigger) -> bool:
    frame = trigger.frame
    return frame.type in VERBAL or frame.mode in _DECREED


def _speaks(document: Document, sentence: Sentence, at: int, actors: Sequence[Mention]) -> bool:
    """Whether one of the parties is the subject of the verb that governs a unit."""
    verb = governing_verb(sentence, at)
    if verb is None:
        return False
    reading = sentence.word(verb).reading(kinds.REPORT_VERB)
    if reading is None:
        return False
    subject = arguments_of_verb(sentence, verb, reading.morph).subject
    if subject is None:
        return False
    speaker = document.mention(sentence, subject)
    return any(
        speaker.same_as(actor) or (speaker.country is not None and speaker.country == actor.country)
        for actor in actors
    )


def _is_quoted_apart(document: Document, token: int, other: int) -> bool:
    """Whether a quotation holds the second token but not the first."""
    return any(
        first <= other < last and not first <= token < last
        for first, last in document.quotes_near(other)
    )


def is_to_come(document: Document, timex: Timex) -> bool:
    """Whether a date lies after the day of publication: no act has happened on it yet."""
    published = document.article.published
    if published is None or timex.value is None:
        return False
    return timex.value > published[: len(timex.value)]
