"""Numbers and days in their surroundings: where two texts say the same with another detail.

Figures and acts of a record cover people and politics. Here any number counts (tons, bottles,
years of age, money), and any day, if both articles put it among the same words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Literal

import msgspec

from marsad.knowledge.store import Compiled
from marsad.mentions.quantities import QuantityFinder, QuantityLexicon
from marsad.mentions.time_lexicon import TimeLexicon
from marsad.mentions.timex import DateFinder
from marsad.record import Article
from marsad.stories.report import moment
from marsad.text.normalize import normalize
from marsad.text.search_words import index_word, index_words
from marsad.text.sentences import split_sentences
from marsad.text.tokenize import Tokens, tokenize

_AROUND = 5
"""Words before and after a detail that tell what it is about."""
_SHARED = 4
"""How many of these ten two details of the same matter have in common."""
_TWO = 2
_FARTHEST = 5
"""How many times a number what others tell of the same may be."""
_WEEK = 7
_YEAR = len("2013")
DAY_LENGTH = len("2013-09-23")

Kind = Literal["number", "day"]


class Detail(msgspec.Struct, frozen=True):
    """A number or a day, and the words around it as they are indexed, the nearest first."""

    kind: Kind
    value: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    told: str
    """As the text writes it, a number with the word that follows."""


class DetailFinder:
    """Finds the numbers and days of articles."""

    def __init__(self, knowledge: Compiled) -> None:
        times = msgspec.msgpack.decode(knowledge.times, type=TimeLexicon)
        quantities = msgspec.msgpack.decode(knowledge.quantities, type=QuantityLexicon)
        self._times = DateFinder(times)
        self._quantities = QuantityFinder(quantities)

    def find(self, article: Article) -> list[Detail]:
        """The details of an article, in the order of its text."""
        match_form, alignment = normalize(article.text)
        tokens = tokenize(match_form)
        published = moment(article.published)
        around = _Surroundings(tokens)
        found: list[Detail] = []
        for first, last in split_sentences(match_form, tokens):
            forms = tokens.forms[first:last]
            for kind, value, begin, end in self._read(forms, published and published.date()):
                shown = end + first + (kind == "number" and end < len(forms))
                start, stop = alignment.source_span(
                    tokens.starts[begin + first], tokens.ends[shown - 1]
                )
                before, after = around.of(begin + first, end + first)
                found.append(Detail(kind, value, before, after, article.text[start:stop]))
        return found

    def _read(
        self, forms: Sequence[str], published: date | None
    ) -> Iterator[tuple[Kind, str, int, int]]:
        """Kind, value and tokens of the details of a sentence; a day is no number besides."""
        days = self._times.find(forms, published)
        dated = {token for day in days for token in range(day.first, day.last)}
        for day in days:
            if day.value is not None and day.until is None and len(day.value) == DAY_LENGTH:
                yield "day", day.value, day.first, day.last
        for amount in self._quantities.amounts(forms):
            if amount.first not in dated:
                value = amount.qualifier if amount.value is None else str(amount.value)
                yield "number", value, amount.first, amount.last


class _Surroundings:
    """The words of a text around its tokens; marks are no words."""

    def __init__(self, tokens: Tokens) -> None:
        self._words = [index_word(form) if form[0].isalnum() else "" for form in tokens.forms]

    def of(self, first: int, last: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The words before and after the tokens from ``first`` up to ``last``, nearest first."""
        return (
            self._nearest(range(first - 1, -1, -1)),
            self._nearest(range(last, len(self._words))),
        )

    def _nearest(self, places: Iterable[int]) -> tuple[str, ...]:
        found: list[str] = []
        for place in places:
            if self._words[place]:
                found.append(self._words[place])
                if len(found) == _AROUND:
                    break
        return tuple(found)


def contradictions(
    mine: Sequence[Detail], theirs: Sequence[Detail]
) -> Iterator[tuple[Detail, Detail]]:
    """Details of two articles that stand in the same place of the same sentence and differ.

    In a list («5 pistols, 3 rifles») many places are alike: where counterparts of a detail are
    several and not one value, nothing is told.
    """
    best_of_mine: defaultdict[Detail, _Best] = defaultdict(_Best)
    best_of_theirs: defaultdict[Detail, _Best] = defaultdict(_Best)
    for one in mine:
        for other in theirs:
            shared = _shared(one, other) if one.kind == other.kind else 0
            if shared:
                best_of_mine[one].take(other, shared)
                best_of_theirs[other].take(one, shared)
    told: set[tuple[str, str]] = set()
    for one, best in best_of_mine.items():
        found = best.only()
        if found is None or best_of_theirs[found].only() is None:
            continue
        values = one.value, found.value
        if values not in told and one in best_of_theirs[found].found and _differ(one, found):
            told.add(values)
            yield one, found


class _Best:
    """The counterparts of a detail that share most of its words."""

    def __init__(self) -> None:
        self.found: list[Detail] = []
        self._most = 0

    def take(self, detail: Detail, shared: int) -> None:
        if shared > self._most:
            self._most, self.found = shared, []
        if shared == self._most:
            self.found.append(detail)

    def only(self) -> Detail | None:
        """The counterpart; null when there are several of different values."""
        return self.found[0] if len({one.value for one in self.found}) == 1 else None


def _shared(one: Detail, other: Detail) -> int:
    """How many words around them two details share; 0 when they do not stand in the same place:
    words next to them must agree too, not only near ones."""
    shared_before = len(set(one.before) & set(other.before))
    shared_after = len(set(one.after) & set(other.after))
    shared = shared_before + shared_after
    if shared < _SHARED:
        return 0
    up_to, from_it = _run(one.before, other.before), _run(one.after, other.after)
    if one.kind == "day":
        same = up_to > 0 and from_it > 0 and up_to + from_it >= _SHARED
    elif from_it == 0:
        same = up_to >= _TWO and shared_after >= _TWO
    else:  # without the noun that is counted more must speak for it
        same = up_to > 0 or len(one.after[0]) > _TWO or not one.value.isdecimal()
    return shared if same else 0


def _run(one: Sequence[str], other: Sequence[str]) -> int:
    """How many words agree before the first that does not."""
    for number, (mine, theirs) in enumerate(zip(one, other, strict=False)):
        if mine != theirs:
            return number
    return min(len(one), len(other))


def _differ(one: Detail, other: Detail) -> bool:
    if one.kind == "day":
        # «today» copied the day after is no other day, nor is a year that is told by one alone
        other_words = index_words(one.told) != index_words(other.told)
        return other_words and other_days(one.value, other.value)
    if not (one.value.isdecimal() and other.value.isdecimal()):
        # dozens may be 40: an order of magnitude speaks only against another one
        return one.value != other.value and one.value.isalpha() and other.value.isalpha()
    less, more = sorted((int(one.value), int(other.value)))
    return less < more <= _FARTHEST * less


def other_days(one: str, other: str) -> bool:
    """Whether two ISO days are told as different ones. «On Thursday», written on a Thursday, may be
    this one or the last; a day and a month without a year may be of another year."""
    apart = date.fromisoformat(one) - date.fromisoformat(other)
    return abs(apart.days) not in (0, _WEEK) and one[_YEAR:] != other[_YEAR:]
