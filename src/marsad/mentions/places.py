"""Places: noun phrases that name where something is, and the place of the record that they make.

A phrase names a place by a name of the gazetteer, a country or a capital, or by a noun for a site
(«the airport», «the headquarters of the syndicate»).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from marsad.knowledge import kinds
from marsad.knowledge.schema import PlaceEntry
from marsad.knowledge.store import Compiled
from marsad.record import Place, Span
from marsad.syntax.categories import PREPOSITION
from marsad.syntax.clauses import Sentence
from marsad.syntax.noun_phrase import NounPhrase
from marsad.text.lexicon import Word

_NAMED = frozenset({kinds.PLACE, kinds.COUNTRY, kinds.CAPITAL, kinds.METONYM})
_STATES = frozenset({kinds.COUNTRY, kinds.CAPITAL, kinds.METONYM})
_ARTICLE = "\u0627\u0644"
_UNSAFE = "unsafe"
_WIDEST = 3
"""Directions before a place that are taken with it: «in the far north east of»."""

Written = Callable[[int, int, int], Span]
"""The span of tokens ``first`` to ``last`` (exclusive), less leading clitics."""


class Site(NamedTuple):
    """A phrase that names a place: units ``first`` to ``last`` (exclusive)."""

    first: int
    last: int
    named: int | None
    """The unit of the name, or null when a common noun names the place."""
    head: int
    """The unit of the noun for the site or of the name."""


class PlaceReader:
    """Reads noun phrases as places. Holds no state of a document."""

    def __init__(self, compiled: Compiled) -> None:
        self.compiled = compiled
        self.locatives = self._set("locative")
        self.directions = self._set("direction")
        self.surfaces = self._set("surface")
        self.edges = self._set("edge")
        self.settlements = self._set("settlement")
        self.sites = self._set("site") | self.settlements
        self.parts = self._set("part")
        self.missions = self._set("mission")
        self.targets = self._set("target")
        self.destinations = self._set("destination")
        self.arrivals = self._set("arrival")
        self.motions = self._set("motion")
        self.origins = self._set("origin")
        self.hosts = self._set("host")
        self.venues = self._set("venue")

    def _set(self, name: str) -> frozenset[str]:
        return frozenset(self.compiled.words.get(name, ()))

    def is_locative(self, sentence: Sentence, phrase: NounPhrase) -> bool:
        """Whether a phrase stands under a preposition of place."""
        preposition = phrase.preposition or self._before_noun(sentence, phrase.first)
        if preposition in self.locatives or preposition in self.directions:
            return True
        head = sentence.word(phrase.head).stem
        return preposition in self.surfaces and head in self.edges

    def site(self, sentence: Sentence, phrase: NounPhrase) -> Site | None:
        """The place that a phrase names, or null."""
        head = phrase.head
        word = sentence.word(head)
        noun = self.is_site(word)
        if kinds.AGENT in word.kinds and not noun and word.stem not in self.missions:
            return None
        if word.kinds & kinds.NAMES and not word.kinds & _NAMED and not noun:
            return None
        named = self._named_unit(sentence, phrase)
        first = self._with_directions(sentence, head)
        if named is None and phrase.last == head + 1 and self._is_part(word):
            named = self._name_after(sentence, phrase)
        if named is not None and (named == head or self._is_part(sentence.word(named - 1))):
            return Site(min(first, named), named + 1, named, head)
        if noun or word.stem in self.missions:
            counted = phrase.first < head
            if not (counted or self._is_definite(sentence, phrase)):
                return None  # «in a building»: which one is not told
            return Site(first, phrase.last, named, head)
        # «in the events of Port Said», but not «in securing the bank of Alexandria»
        near = named is not None and named <= head + 1
        return Site(named, named + 1, named, named) if named is not None and near else None

    def is_site(self, word: Word) -> bool:
        """Whether a word is a noun for a site."""
        return word.stem.removeprefix(_ARTICLE) in self.sites

    def is_reference(self, sentence: Sentence, site: Site) -> bool:
        """Whether a place is only «the town», «the province»: one that was named before."""
        word = sentence.word(site.head)
        bare = site.named is None and site.last - site.first == 1
        return bare and word.article and word.stem in self.settlements

    def _is_part(self, word: Word) -> bool:
        """Whether a word before a name tells what is so named."""
        return self.is_site(word) or word.stem in self.parts

    def make(
        self, sentence: Sentence, site: Site, written: Written, country: str | None
    ) -> Place | None:
        """The record's place; ``country`` is that of the article, which decides between places of
        one name and holds for a site without a name."""
        first, last = sentence.units[site.first], sentence.units[site.last - 1]
        span = written(first.first, last.last, len(first.word.clitics))
        if site.named is None:
            if self._is_mission(sentence, site):
                country = None  # an embassy is not in the state that it is of
            return Place(
                text=span.text, start=span.start, end=span.end, name=span.text,
                country=self._nationality(sentence, site) or country,
            )  # fmt: skip
        wanted = self._nationality(sentence, site) or country
        return self._named(sentence.word(site.named), span, wanted)

    def _named_unit(self, sentence: Sentence, phrase: NounPhrase) -> int | None:
        """The unit of a phrase that names a settlement or region, else a state or capital."""
        state: int | None = None
        for at in range(phrase.first, phrase.last):
            word = sentence.word(at)
            reading = word.reading(kinds.PLACE)
            if reading is not None and (reading.morph != _UNSAFE or self._vouched(sentence, at)):
                return at
            if state is None and word.kinds & _STATES:
                state = at
        return state

    def _name_after(self, sentence: Sentence, phrase: NounPhrase) -> int | None:
        """The name right after a noun for a settlement or site that was not read with it: names
        that are spelled like verbs."""
        at = phrase.last
        if sentence.word(phrase.head).article or at >= len(sentence.units):
            return None
        word = sentence.word(at)
        return at if word.kinds & _NAMED and not (word.preposition or word.conjunction) else None

    def _vouched(self, sentence: Sentence, at: int) -> bool:
        """A name that is also a common word is a place after a noun for a settlement, or before
        its direction in brackets: «in X (north)»."""
        before = sentence.word(at - 1).stem if at > 0 else ""
        if before in self.settlements or before in self.parts:
            return True
        if at + 2 >= len(sentence.units) or sentence.word(at + 1).form != "(":
            return False
        inside = sentence.word(at + 2)
        return inside.stem in self.directions or bool(inside.kinds & _STATES)

    def _with_directions(self, sentence: Sentence, first: int) -> int:
        """The unit where the directions, or the noun for the site, before a place begin."""
        at = first
        while at > max(0, first - _WIDEST) and self._leads(sentence, at - 1):
            at -= 1
        return at

    def _leads(self, sentence: Sentence, at: int) -> bool:
        """Whether a unit outside of the phrase begins the name of the place."""
        word = sentence.word(at)
        if word.stem in self.directions:
            return True
        return sentence.phrase_at[at] is None and self._is_part(word)

    def _before_noun(self, sentence: Sentence, first: int) -> str:
        """The preposition of the noun for the site that stands before a phrase."""
        at = first - 1
        if at < 0 or sentence.phrase_at[at] is not None or not self._is_part(sentence.word(at)):
            return ""
        own = sentence.word(at).preposition
        if own or at == 0 or sentence.categories[at - 1] != PREPOSITION:
            return own
        before = sentence.word(at - 1)
        return before.bare if " " in before.form else before.stem

    def _is_definite(self, sentence: Sentence, phrase: NounPhrase) -> bool:
        word = sentence.word(phrase.head)
        if word.article or word.stem.startswith(_ARTICLE) or phrase.last > phrase.head + 1:
            return True
        return self._goes_on(sentence, phrase)

    def _goes_on(self, sentence: Sentence, phrase: NounPhrase) -> bool:
        """Whether a direction or a place after a site tells which one it is: «a village north of
        Erbil»."""
        if phrase.last >= len(sentence.units):
            return False
        word = sentence.word(phrase.last)
        return word.stem in self.directions or bool(word.kinds & _NAMED)

    def _is_mission(self, sentence: Sentence, site: Site) -> bool:
        units = range(site.first, min(site.last + 1, len(sentence.units)))
        return any(sentence.word(at).stem in self.missions for at in units)

    def _nationality(self, sentence: Sentence, site: Site) -> str | None:
        """The country of a nationality in or right after the place: «the Syrian town of»."""
        if self._is_mission(sentence, site):
            return None
        for at in range(site.first, min(site.last + 1, len(sentence.units))):
            word = sentence.word(at)
            reading = word.reading(kinds.NISBA)
            if reading is not None and not word.preposition and not word.conjunction:
                return self.compiled.countries[reading.ref].id
        return None

    def _named(self, word: Word, span: Span, country: str | None) -> Place | None:
        entries = [
            self.compiled.places[reading.ref]
            for reading in word.readings
            if reading.kind == kinds.PLACE
        ]
        if entries:
            return _of_entries(entries, span, country)
        reading = word.reading(kinds.COUNTRY, kinds.CAPITAL, kinds.METONYM)
        if reading is None:
            return None
        state = self.compiled.countries[reading.ref]
        if reading.kind == kinds.METONYM:
            return Place(
                text=span.text, start=span.start, end=span.end, name=span.text, country=state.id
            )
        capital = reading.kind == kinds.CAPITAL and bool(state.capital)
        return Place(
            text=span.text, start=span.start, end=span.end,
            name=state.capital[0] if capital else state.names[0],
            name_en=None if capital else state.name_en, country=state.id,
        )  # fmt: skip


def _of_entries(entries: Sequence[PlaceEntry], span: Span, country: str | None) -> Place:
    """The place of one name: of several entries the one in the country, else none of them."""
    if len(entries) > 1:
        entries = [entry for entry in entries if entry.country == country] or entries
    countries = {entry.country for entry in entries}
    entry = entries[0]
    single = len(entries) == 1
    return Place(
        text=span.text, start=span.start, end=span.end, name=entry.names[0],
        name_en=entry.name_en if single else None,
        country=entry.country if len(countries) == 1 else None,
        lat=entry.lat if single else None, lon=entry.lon if single else None,
        geonames=entry.geonames if single else None,
    )  # fmt: skip
