"""The setting of an article: which country its unqualified parties belong to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from marsad.knowledge import kinds
from marsad.knowledge.store import Compiled
from marsad.record import Article
from marsad.syntax.clauses import Sentence
from marsad.text.lexicon import Word

_STATES = (kinds.COUNTRY, kinds.CAPITAL, kinds.METONYM)
_PEOPLE = frozenset({kinds.PERSON, kinds.PERSON_SHORT})
NOT_STATES = frozenset({"IGO", "NGO", "IMG", "MNC", "EUR", "ISM"})
"""Codes that stand in the place of a country and are none."""
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


def find_setting(article: Article, sentences: Sequence[Sentence], compiled: Compiled) -> Setting:
    """Weighs the countries, nisbas, capitals, bodies, places and people that the article names."""
    total: Counter[str] = Counter()
    by_sentence: list[str | None] = []
    for sentence in sentences:
        weight = _TITLE_WEIGHT if sentence.index == 0 else _LEAD_WEIGHT if sentence.index < 3 else 1
        found = Counter(_countries((unit.word for unit in sentence.units), compiled))
        for code, count in found.items():
            total[code] += count * weight  # type: ignore[assignment]
        by_sentence.append(next(iter(found)) if len(found) == 1 else None)
    home = _home(article.publisher, compiled)
    if home is not None:
        total[home] += _HOME_WEIGHT  # type: ignore[assignment]
    named = _countries((u.word for s in sentences for u in s.units), compiled, people=False)
    return Setting(_dominant(total), by_sentence, frozenset(named))


def _countries(words: Iterable[Word], compiled: Compiled, *, people: bool = True) -> Iterable[str]:
    for word in words:
        if not word.readings:
            continue
        reading = word.reading(*_STATES, kinds.NISBA, kinds.PEOPLE)
        code: str | None = None
        if reading is not None:
            code = compiled.countries[reading.ref].id
        elif (reading := word.reading(kinds.PLACE)) is not None and reading.morph != "unsafe":
            code = compiled.places[reading.ref].country
        elif (reading := word.reading(kinds.ORGANISATION)) is not None:
            code = compiled.organisations[reading.ref].country
        elif people and word.kinds & _PEOPLE:
            code = _one_country(word, compiled)
        if code is not None and code not in NOT_STATES:
            yield code


def _one_country(word: Word, compiled: Compiled) -> str | None:
    """The country of the people who share a name, or null when they are of several."""
    found = {
        compiled.people[reading.ref].country for reading in word.readings if reading.kind in _PEOPLE
    }
    return found.pop() if len(found) == 1 else None


def _home(publisher: str | None, compiled: Compiled) -> str | None:
    if publisher is None:
        return None
    for outlet in compiled.outlets:
        if outlet.domestic and publisher in outlet.publisher_keys:
            return outlet.country
    return None


def _dominant(total: Counter[str]) -> str | None:
    if not total:
        return None
    code, weight = total.most_common(1)[0]
    return code if weight > _DOMINANT * sum(total.values()) else None
