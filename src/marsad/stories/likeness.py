"""How like each other two texts are, and two acts told in different articles."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping

import msgspec

from marsad.knowledge.store import Compiled
from marsad.record import Event, Party, Place
from marsad.stories.report import Report
from marsad.text.search_words import index_word, index_words

_SILENT = (
    "preposition", "preposition_bound", "conjunction", "subordinator", "relative",
    "complementizer", "demonstrative", "pronoun", "question", "quantifier", "particle",
    "adverb_time", "discourse",
)  # fmt: skip
"""Closed classes of words that tell nothing of what a text is about."""

Vector = Mapping[str, float]
"""Words and their weights, of length one."""


_OTHERS = 300
"""Articles that are thought of besides, and that lack the word: in an archive of a few articles on
one story its words must tell something still."""


class WordWeights:
    """How much a word tells: the fewer articles have it, the more."""

    def __init__(
        self, articles: int, frequencies: Mapping[str, int], silent: frozenset[str] = frozenset()
    ) -> None:
        """``frequencies``: in how many of the ``articles`` a word stands; ``silent``: words that
        tell nothing however few articles there are."""
        self._articles = articles
        self._frequencies = frequencies
        self._silent = silent

    def vector(self, words: Counter[str]) -> Vector:
        """The words of a text with their weights."""
        weights = {
            word: (1 + math.log(count)) * self._weight(word)
            for word, count in words.items()
            if len(word) > 1 and word not in self._silent
        }
        length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        return {word: weight / length for word, weight in weights.items()}

    def _weight(self, word: str) -> float:
        return math.log((self._articles + _OTHERS) / (self._frequencies.get(word, 0) + 1))


def silent_words(knowledge: Compiled) -> frozenset[str]:
    """The words that join others and tell nothing by themselves, as they are indexed."""
    listed = (knowledge.words.get(name, ()) for name in _SILENT)
    return frozenset(index_word(word) for words in listed for word in words if " " not in word)


class Profile(msgspec.Struct, frozen=True):
    """A report with its words weighed."""

    report: Report
    title: Vector
    lead: Vector
    words: Vector


def profile(report: Report, weights: WordWeights) -> Profile:
    """The report with its words weighed."""
    return Profile(
        report,
        title=weights.vector(report.title),
        lead=weights.vector(report.lead),
        words=weights.vector(report.words),
    )


def cosine(one: Vector, other: Vector) -> float:
    """From 0, no word in common, to 1."""
    if len(one) > len(other):
        one, other = other, one
    return sum(weight * other.get(word, 0.0) for word, weight in one.items())


def containment(one: frozenset[int], other: frozenset[int]) -> float:
    """The share of the shorter text that the longer one has too."""
    return len(one & other) / max(1, min(len(one), len(other)))


class ActLikeness(msgspec.Struct, frozen=True):
    """How far two events may be one act: each sign from -1, against, to 1, for."""

    parties: float
    place: float
    date: float
    figures: float
    words: float
    """The same rule or the same word."""

    @property
    def total(self) -> float:
        """All signs in one number, from -1.5 to 3."""
        return self.parties + (self.place + self.date + self.figures + self.words) / 2


def act_likeness(one: Event, other: Event) -> ActLikeness | None:
    """How like two events are; null when their types or their statuses exclude each other."""
    if one.type != other.type or (one.mode and other.mode and one.mode != other.mode):
        return None
    return ActLikeness(
        parties=_sides(one, other),
        place=_places(one.place, other.place),
        date=_dates(one, other),
        figures=_figures(one, other),
        words=1.0 if one.rule == other.rule or one.trigger.text == other.trigger.text else 0.0,
    )


def _sides(one: Event, other: Event) -> float:
    mine, theirs = one.actors + one.recipients, other.actors + other.recipients
    if not mine or not theirs:
        return 0.0
    there = sum(max(party_likeness(a, b) for b in theirs) for a in mine) / len(mine)
    back = sum(max(party_likeness(a, b) for a in mine) for b in theirs) / len(theirs)
    return (there + back) / 2


def party_likeness(one: Party, other: Party) -> float:
    """From 0, somebody else, to 1, the same."""
    if one.entity is not None and one.entity == other.entity:
        return 1.0
    if one.country and other.country and one.country != other.country:
        return 0.0
    if _name(one) & _name(other):
        return 0.8
    if one.country and one.country == other.country:
        return 0.7 if one.sectors[:1] == other.sectors[:1] else 0.4
    return 0.0


def _name(party: Party) -> set[str]:
    return set(index_words(f"{party.name or party.text} {party.name_en or ''}").split())


def _places(one: Place | None, other: Place | None) -> float:
    if one is None or other is None:
        return 0.0
    mine, theirs = (set(index_words(f"{p.name} {p.text}").split()) for p in (one, other))
    if mine & theirs:
        return 1.0
    return -0.3 if one.country == other.country else -1.0


def _dates(one: Event, other: Event) -> float:
    mine, theirs = (e.date.value if e.date else None for e in (one, other))
    if mine is None or theirs is None:
        return 0.0
    if mine.startswith(theirs) or theirs.startswith(mine):
        return 1.0
    return -0.5 if len(mine) == len(theirs) == 10 else -1.0


def _figures(one: Event, other: Event) -> float:
    mine, theirs = ({(f.of, f.value) for f in e.figures if f.value} for e in (one, other))
    if not mine or not theirs:
        return 0.0
    return 1.0 if mine & theirs else -0.3
