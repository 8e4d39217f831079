"""The setting of an article: which country its unqualified parties belong to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from marsad.knowledge import kinds
from marsad.knowledge.store import Compiled
from marsad.record import Article
from marsad.syntax.clauses import Sentence
from marsad.text.lexicon import Word

_STATES = (kinds.COUNTRY, kinds.CAPITAL, kinds.METONYM)
_PEOPLE = frozenset({kinds.PERSON, kinds.PERSON_SHORT})
_SPEAKING = _PEOPLE | {*_STATES, kinds.NISBA, kinds.PEOPLE, kinds.PLACE, kinds.ORGANISATION}
"""Senses of words that speak of a country."""
NOT_STATES = frozenset({"IGO", "NGO", "IMG", "MNC", "EUR", "ISM"})
"""Codes that stand in the place of a country and are none."""
_REMEMBERED = 60_000
"""Words kept with the country that they speak of."""
_TITLE_WEIGHT = 3.0
_LEAD_WEIGHT = 2.0
_HOME_WEIGHT = 4.0
"""What a national desk adds to its own country."""
_DOMINANT = 0.4
"""Share of all evidence above which one country is the setting of the whole article."""


class Setting:
    """Countries an article speaks of, for the whole and sentence by sentence.

    «The police», «the ministry» have no country of their own: they take that of the article, when
    one country dominates it, else the only one that their sentence names.
    """

    __slots__ = ("by_sentence", "dominant", "named")

    def __init__(
        self, dominant: str | None, by_sentence: list[str | None], named: frozenset[str]
    ) -> None:
        self.dominant = dominant
        self.by_sentence = by_sentence
        self.named = named
        """Countries that something else than a person's name speaks of."""

    def is_foreign(self, country: str) -> bool:
        """Whether an article that is set in one country never speaks of this other state."""
        known = country in self.named or country in NOT_STATES
        return not known and self.dominant not in (None, country)

    def country(self, sentence: int) -> str | None:
        """The country that an unqualified party of a sentence belongs to, or null."""
        return self.dominant or self.by_sentence[sentence]


class CountryNames:
    """Which country a word speaks of. Worked out once for each word."""

    __slots__ = ("_compiled", "_known")

    def __init__(self, compiled: Compiled) -> None:
        self._compiled = compiled
        self._known: dict[Word, tuple[str | None, bool]] = {}

    def of(self, word: Word) -> tuple[str | None, bool]:
        """The country that a word names or belongs to, or null; and whether it is only that of the
        people of this name."""
        found = self._known.get(word)
        if found is None:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            code, person = self._read(word)
            found = self._known[word] = (None if code in NOT_STATES else code), person
        return found

    def home(self, publisher: str | None) -> str | None:
        """The country of a publisher that reports from home."""
        if publisher is None:
            return None
        for outlet in self._compiled.outlets:
            if outlet.domestic and publisher in outlet.publisher_keys:
                return outlet.country
        return None

    def _read(self, word: Word) -> tuple[str | None, bool]:
        compiled = self._compiled
        if word.kinds.isdisjoint(_SPEAKING):
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
    total: Counter[str] = Counter()
    by_sentence: list[str | None] = []
    named: set[str] = set()
    for sentence in sentences:
        weight = _TITLE_WEIGHT if sentence.index == 0 else _LEAD_WEIGHT if sentence.index < 3 else 1
        found: set[str] = set()
        for unit in sentence.units:
            if not unit.word.readings:
                continue
            code, person = names.of(unit.word)
            if code is not None:
                found.add(code)
                total[code] += weight  # type: ignore[assignment]
                if not person:
                    named.add(code)
        by_sentence.append(next(iter(found)) if len(found) == 1 else None)
    home = names.home(article.publisher)
    if home is not None:
        total[home] += _HOME_WEIGHT  # type: ignore[assignment]
    return Setting(_dominant(total), by_sentence, frozenset(named))


def _one_country(word: Word, compiled: Compiled) -> str | None:
    """The country of the people who share a name, or null when they are of several."""
    found = {
        compiled.people[reading.ref].country for reading in word.readings if reading.kind in _PEOPLE
    }
    return found.pop() if len(found) == 1 else None


def _dominant(total: Counter[str]) -> str | None:
    if not total:
        return None
    code, weight = total.most_common(1)[0]
    return code if weight > _DOMINANT * sum(total.values()) else None
