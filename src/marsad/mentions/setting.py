"""The setting of an article: which country its unqualified parties belong to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from marsad.knowledge import kinds
from marsad.knowledge.store import Compiled
from marsad.record import Article
from marsad.syntax.clauses import Sentence
from marsad.syntax.datelines import dateline
from marsad.text.memo import Memo
from marsad.text.word import Word

_STATES: Final = (kinds.COUNTRY, kinds.CAPITAL, kinds.METONYM)
_PLACES: Final = frozenset({*_STATES, kinds.PLACE})
_NATIONAL: Final = frozenset({*_STATES, kinds.NISBA, kinds.PEOPLE, kinds.ORGANISATION})
_PEOPLE: Final = frozenset({kinds.PERSON, kinds.PERSON_SHORT})
NOT_STATES: Final = frozenset({"IGO", "NGO", "IMG", "MNC", "EUR", "ISM"})
"""Codes that stand in the place of a country and are none."""
_OPENING: Final = 3
"""Units at the beginning of a sentence among which the place that it is about stands."""
_TITLE_WEIGHT: Final = 3.0
_SUBJECT_WEIGHT: Final = 3.0
"""What the country that a title is about adds."""
_LEAD_WEIGHT: Final = 2.0
_LEAD_SENTENCES: Final = 3
"""Sentences, from the title on, that tell the news."""
_FADING, _FAINTEST = 0.1, 0.2
"""What each further sentence weighs less, and the least that one weighs: far below the lead stand
background and other stories."""
_HOME_WEIGHT: Final = 4.0
"""What a national desk adds to its own country."""
_DOMINANT: Final = 0.4
"""Share of all evidence above which one country is the setting of the whole article."""


class Setting:
    """Countries an article speaks of, for the whole and sentence by sentence.

    «The police», «the ministry» have no country of their own: they take that of the article, when
    one country dominates it, else the only one that their sentence names.
    """

    __slots__ = ("by_sentence", "dominant", "named", "once", "opened_in", "weights")

    def __init__(
        self, dominant: str | None, by_sentence: list[str | None], named: frozenset[str],
        once: frozenset[str] = frozenset(), weights: Mapping[str, float] = MappingProxyType({}),
        opened_in: Mapping[int, str] = MappingProxyType({}),
    ) -> None:  # fmt: skip
        self.dominant = dominant
        self.by_sentence = by_sentence
        self.named = named
        """Countries that something else than a person's name speaks of."""
        self.once = once
        """Countries that nothing but the name of one town or region speaks of."""
        self.weights = weights
        """How much the article speaks of each country."""
        self.opened_in = opened_in
        """By sentence, the country of the place that it begins with: «In Germany, the police …»."""

    def is_foreign(self, country: str) -> bool:
        """Whether an article that is set in one country never speaks of this other state."""
        known = country in self.named or country in NOT_STATES
        return not known and self.dominant not in (None, country)

    def is_namesake(self, country: str) -> bool:
        """Whether only the name of one town speaks of a state in an article that is set in another:
        it is more likely a town of the same name there."""
        return country in self.once and self.dominant not in (None, country)

    def country(self, sentence: int, homes: Sequence[str] = ()) -> str | None:
        """The country that an unqualified party of a sentence belongs to, or null; of a people that
        lives in certain countries only, the one that the article speaks of most."""
        if homes:
            told = [code for code in homes if code in self.weights]
            return max(told, key=lambda code: self.weights[code], default=None)
        return self.dominant or self.by_sentence[sentence]


class CountryNames:
    """Which country a word speaks of. Worked out once for each word."""

    __slots__ = ("_compiled", "_homes", "_known", "_locatives")

    def __init__(self, compiled: Compiled) -> None:
        self._compiled = compiled
        self._known = Memo(self._read)
        self._locatives = frozenset(compiled.words.get("locative", ()))
        self._homes: dict[str, str | None] = {}
        """Publisher → country, of those that report from home."""
        for outlet in compiled.outlets:
            if outlet.domestic:
                for publisher in outlet.publisher_keys:
                    self._homes.setdefault(publisher, outlet.country)

    def of(self, word: Word) -> tuple[str | None, bool]:
        """The country that a word names or belongs to, or null; and whether it is only that of the
        people of this name."""
        return self._known[word]

    def told(self, sentence: Sentence) -> Iterator[tuple[int, str, bool]]:
        """Unit, country, and whether it is only that of a person's name, of the words of a sentence
        that speak of a country."""
        for at, unit in enumerate(sentence.units):
            if unit.word.national:
                code, person = self._known[unit.word]
                if code is not None:
                    yield at, code, person

    def opening(self, sentence: Sentence) -> str | None:
        """The country of the place that a sentence begins with, «In Germany, …», or null."""
        for at in range(1, min(_OPENING, len(sentence.units))):
            word = sentence.word(at)
            if sentence.word(at - 1).stem in self._locatives and word.kinds & _PLACES:
                return self.of(word)[0]
        return None

    def home(self, publisher: str | None) -> str | None:
        """The country of a publisher that reports from home."""
        return self._homes.get(publisher) if publisher is not None else None

    def about(self, title: Sentence) -> str | None:
        """The country that a title places its story in («in Najaf»), else the first that it names.
        Adjectives don't count: «two Uzbek engineers» may be anywhere."""
        first: str | None = None
        for at, unit in enumerate(title.units):
            if not unit.word.kinds & _PLACES:
                continue
            code, _ = self.of(unit.word)
            if code is not None and at and title.word(at - 1).form in self._locatives:
                return code
            first = first or code
        return first

    def _read(self, word: Word) -> tuple[str | None, bool]:
        code, person = self._told(word)
        return (None if code in NOT_STATES else code), person

    def _told(self, word: Word) -> tuple[str | None, bool]:
        """As `of`, with the codes that stand in the place of a country."""
        compiled = self._compiled
        if not word.national:
            return None, True
        reading = word.reading(*_STATES, kinds.NISBA, kinds.PEOPLE)
        if reading is not None:
            return compiled.countries[reading.ref].id, False
        reading = word.reading(kinds.PLACE)
        if reading is not None and reading.morph != "unsafe":
            return compiled.places[reading.ref].country, False
        reading = word.reading(kinds.ORGANISATION)
        if reading is not None:
            return compiled.organisations[reading.ref].country, False
        return (_one_country(word, compiled) if word.kinds & _PEOPLE else None), True


def find_setting(article: Article, sentences: Sequence[Sentence], names: CountryNames) -> Setting:
    """Weighs the countries, nisbas, capitals, bodies, places and people that the article names."""
    total: defaultdict[str, float] = defaultdict(float)
    by_sentence: list[str | None] = []
    named: set[str] = set()
    witnesses: dict[str, set[str]] = {}
    filed_from: list[str] = []
    opened_in: dict[int, str] = {}
    for sentence in sentences:
        weight = _weight(sentence.index)
        opening = dateline(sentence) if 0 < sentence.index < _LEAD_SENTENCES else 0
        found: set[str] = set()
        for at, code, person in names.told(sentence):
            if not person:
                named.add(code)
                word = sentence.word(at)
                witnesses.setdefault(code, set()).add(word.stem if _is_town(word) else "")
            if at < opening:
                filed_from.append(code)
                continue
            found.add(code)
            total[code] += weight
        if sentence.index == 0 and (about := names.about(sentence)) is not None:
            total[about] += _SUBJECT_WEIGHT
        by_sentence.append(next(iter(found)) if len(found) == 1 else None)
        if found and (place := names.opening(sentence)) is not None:
            opened_in[sentence.index] = place
    if not total:  # a newsroom abroad is the setting only of what names no country itself
        for code in filed_from:
            total[code] += 1.0
    home = names.home(article.publisher)
    if home is not None:
        total[home] += _HOME_WEIGHT
    once = frozenset(c for c, words in witnesses.items() if len(words) == 1 and "" not in words)
    return Setting(_dominant(total), by_sentence, frozenset(named), once, dict(total), opened_in)


def _is_town(word: Word) -> bool:
    """Whether a word speaks of a country only as a place in it."""
    return kinds.PLACE in word.kinds and word.kinds.isdisjoint(_NATIONAL)


def _weight(sentence: int) -> float:
    """How much a sentence tells of where the story is set."""
    if sentence == 0:
        return _TITLE_WEIGHT
    if sentence < _LEAD_SENTENCES:
        return _LEAD_WEIGHT
    return max(_FAINTEST, 1.0 - _FADING * (sentence - _LEAD_SENTENCES))


def _one_country(word: Word, compiled: Compiled) -> str | None:
    """The country of the people who share a name, or null when they are of several."""
    found = {
        compiled.people[reading.ref].country for reading in word.readings if reading.kind in _PEOPLE
    }
    return found.pop() if len(found) == 1 else None


def _dominant(total: Mapping[str, float]) -> str | None:
    if not total:
        return None
    code = max(total, key=total.__getitem__)
    return code if total[code] > _DOMINANT * sum(total.values()) else None
