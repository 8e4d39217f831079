"""Places: noun phrases that name where something is, and the place of the record that they make.

A phrase names a place by a name of the gazetteer, a country or a capital, or by a noun for a site
(«the airport», «the headquarters of the syndicate»).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from marsad.knowledge import kinds
from marsad.knowledge.schema import PlaceEntry
from marsad.knowledge.store import Compiled
from marsad.mentions.setting import NOT_STATES
from marsad.mentions.unplaced import Unplaced
from marsad.record import Place, Span
from marsad.syntax.categories import NAME, NOMINAL, NUMBER, PREPOSITION
from marsad.syntax.clauses import Sentence
from marsad.syntax.noun_phrase import NounPhrase
from marsad.text.word import Word

_NAMED: Final = frozenset({kinds.PLACE, kinds.COUNTRY, kinds.CAPITAL, kinds.METONYM})
_STATES: Final = frozenset({kinds.COUNTRY, kinds.CAPITAL, kinds.METONYM})
_CAPITALS: Final = frozenset({kinds.CAPITAL})
_COMMAS: Final = frozenset("\u060c,")
_QUOTES: Final = frozenset('\u00ab\u201c"')
_ARTICLE: Final = "\u0627\u0644"
_NEAR: Final = 4
"""Units after a site within which it is told where that is."""
_OF: Final = "\u0644"
_FEMININE_NISBA: Final = "\u064a\u0647"
_UNSAFE: Final = "unsafe"
_WIDEST: Final = 3
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
        self.outside = self._set("outside")
        self.directions = self._set("direction")
        self.surfaces = self._set("surface")
        self.edges = self._set("edge")
        self.settlements = self._set("settlement")
        self.sites = self._set("site") | self.settlements
        self.parts = self._set("part")
        self.unplaced = Unplaced(compiled)
        self.missions = self._set("mission")
        self.targets = self._set("target")
        self.destinations = self._set("destination")
        self.arrivals = self._set("arrival")
        self.motions = self._set("motion")
        self.origins = self._set("origin")
        self.times = self._set("length_of_time")
        self.beside = self._set("beside")
        self.hosts = self._set("host")
        self.venues = self._set("venue")
        self.states = frozenset(state.names[0] for state in compiled.countries)
        """Names of states as records give them."""

    def _set(self, name: str) -> frozenset[str]:
        return frozenset(self.compiled.words.get(name, ()))

    def is_locative(self, sentence: Sentence, phrase: NounPhrase) -> bool:
        """Whether a phrase stands under a preposition of place."""
        preposition = phrase.preposition or self._before_noun(sentence, phrase.first)
        if preposition in self.outside and kinds.COUNTRY in sentence.word(phrase.head).kinds:
            return False  # «outside of Mali» is where it does not happen
        if preposition in self.locatives or preposition in self.directions:
            return True
        head = sentence.word(phrase.head).stem
        return preposition in self.surfaces and head in self.edges

    def site(self, sentence: Sentence, phrase: NounPhrase) -> Site | None:
        """The place that a phrase names, or null."""
        head = phrase.head
        word = sentence.word(head)
        noun = self.is_site(word)
        of_district = self._is_of_district(sentence, phrase)
        agent = kinds.AGENT in word.kinds and word.stem not in self.missions and not of_district
        if (agent and not noun) or self.unplaced.holds(sentence, phrase):
            return None
        if word.kinds & kinds.NAMES and not word.kinds & _NAMED and not noun:
            return None
        if self._is_time(sentence, head):
            return None
        named = self._named_unit(sentence, phrase)
        first = self._with_directions(sentence, head)
        called = self._name_after(sentence, phrase) if named is None else None
        if called is not None:
            return Site(first, called + 1, called, head)
        if named is not None and (named == head or self._is_part(sentence.word(named - 1))):
            return Site(min(first, named), named + 1, named, head)
        last = self._end_of_name(sentence, phrase) if named is None else phrase.last
        if last > phrase.last:
            return Site(first, last, None, head)
        if noun or word.stem in self.missions:
            counted = phrase.first < head
            if not (counted or self._is_definite(sentence, phrase)):
                return None  # «in a building»: which one is not told
            return Site(first, phrase.last, named, head)
        # «in the events of Port Said», but not «in securing the bank of Alexandria»
        near = named is not None and named <= head + 1
        return Site(named, named + 1, named, named) if named is not None and near else None

    def building(self, sentence: Sentence, phrase: NounPhrase) -> Site | None:
        """The seat of a body that something happens in front of or inside: «near the ministry»."""
        word = sentence.word(phrase.head)
        if phrase.preposition not in self.beside or kinds.AGENT not in word.kinds:
            return None
        return Site(phrase.first, phrase.last, None, phrase.head)

    def is_site(self, word: Word) -> bool:
        """Whether a word is a noun for a site."""
        return word.stem.removeprefix(_ARTICLE) in self.sites

    def _is_of_district(self, sentence: Sentence, phrase: NounPhrase) -> bool:
        """«The centre |of the town| of», not «the centre of Cairo for Human Rights»."""
        at = phrase.head + 1
        centre = sentence.word(phrase.head).stem in self.parts
        return centre and at < phrase.last and sentence.word(at).stem in self.settlements

    def _is_time(self, sentence: Sentence, head: int) -> bool:
        """«At about (the borders of) the third hour»."""
        at = head + 1
        if sentence.word(head).stem not in self.edges or at >= len(sentence.units):
            return False
        return sentence.word(at).stem.removeprefix(_ARTICLE) in self.times

    def is_reference(self, sentence: Sentence, site: Site) -> bool:
        """Whether a place is only «the town», «the province»: one that was named before."""
        word = sentence.word(site.head)
        bare = site.named is None and site.last - site.first == 1
        if not (bare and word.article and word.stem in self.settlements):
            return False
        return self._nationality(sentence, site) is None

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
            if self._is_mission(sentence, site) or self._is_of_many(sentence, site):
                country = None  # an embassy is not in the state that it is of
            told = self._country_after(sentence, site) or self._nationality(sentence, site)
            return Place(
                text=span.text, start=span.start, end=span.end, name=span.text,
                country=told or country,
            )  # fmt: skip
        wanted = self._nationality(sentence, site) or country
        return self._named(sentence.word(site.named), span, wanted)

    def is_name(self, sentence: Sentence, at: int) -> bool:
        """Whether a unit names a place where it stands: some names are common words too."""
        word = sentence.word(at)
        if word.kinds & _STATES:
            return True
        reading = word.reading(kinds.PLACE)
        return reading is not None and (reading.morph != _UNSAFE or self._vouched(sentence, at))

    def _named_unit(self, sentence: Sentence, phrase: NounPhrase) -> int | None:
        """The unit of a phrase that names a settlement or region, else a state or capital."""
        state: int | None = None
        for at in range(phrase.first, phrase.last):
            word = sentence.word(at)
            if kinds.OUTLET in word.kinds and at and sentence.word(at - 1).form in _QUOTES:
                continue  # the newspaper «The Middle East»
            reading = word.reading(kinds.PLACE)
            if reading is not None and (reading.morph != _UNSAFE or self._vouched(sentence, at)):
                return at
            if state is None and word.kinds & _STATES and not self._is_counted(sentence, at):
                state = at
        return state

    def _is_counted(self, sentence: Sentence, at: int) -> bool:
        """«30 Britons», spelled like «Britain»."""
        return at > 0 and sentence.categories[at - 1] == NUMBER

    def _name_after(self, sentence: Sentence, phrase: NounPhrase) -> int | None:
        """The name right after a noun for a settlement or site that was not read with it: names
        that are spelled like verbs, the capital by its name («the (Afghan) capital, Kabul»)."""
        head, at = sentence.word(phrase.head), phrase.last
        if not self._is_part(head):
            return None
        if head.article and at < len(sentence.units) and sentence.word(at).form in _COMMAS:
            at += 1
        if at >= len(sentence.units) or phrase.last > phrase.head + 1 + bool(head.article):
            return None
        word = sentence.word(at)
        wanted = _CAPITALS if head.article else _NAMED
        return at if word.kinds & wanted and not (word.preposition or word.conjunction) else None

    def _end_of_name(self, sentence: Sentence, phrase: NounPhrase) -> int:
        """The unit after the name, unknown to the gazetteer, that follows a bare noun for a
        settlement in phrases of its own: «the village |of Mit Hubaysh|»."""
        head, at = sentence.word(phrase.head), phrase.last
        if head.article or phrase.last > phrase.head + 1 or head.stem not in self.settlements:
            return phrase.last
        while at < min(phrase.last + _WIDEST, len(sentence.units)):
            word = sentence.word(at)
            unknown = sentence.categories[at] == NAME or not word.readings
            if not unknown or word.preposition or word.conjunction or word.article:
                break
            if sentence.categories[at] not in NOMINAL:
                break
            at += 1
        return at

    def _vouched(self, sentence: Sentence, at: int) -> bool:
        """A name that is also a common word is a place after a noun for a settlement, or before
        its direction in brackets: «in X (north)»; one that is also an adjective, where no noun for
        it stands: «in (the) Sharqiya»."""
        word = sentence.word(at)
        if word.preposition in self.locatives and word.stem.endswith(_FEMININE_NISBA):
            phrase = sentence.phrase_at[at]
            if phrase is not None and phrase.last == at + 1:
                return True
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

    def _is_of_many(self, sentence: Sentence, site: Site) -> bool:
        """Whether a site is of an alliance of states or of a body of no state: «the headquarters of
        the League»."""
        units = sentence.units[site.first : site.last + 1]
        readings = [unit.word.reading(kinds.ORGANISATION) for unit in units]
        return any(
            reading is not None and self.compiled.organisations[reading.ref].country in NOT_STATES
            for reading in readings
        )

    def _country_after(self, sentence: Sentence, site: Site) -> str | None:
        """The country of the place that a site is in: «the headquarters of the council in
        Riyadh»."""
        for at in range(site.last, min(site.last + _NEAR, len(sentence.units))):
            phrase = sentence.phrase_at[at]
            if sentence.word(at).conjunction:
                return None
            if phrase is None:
                continue
            if phrase.preposition == _OF:
                owner = self._nationality_in(sentence, range(phrase.first, phrase.last + 1))
                if owner is not None:
                    return owner
                continue
            if not self.is_locative(sentence, phrase):
                return None
            named = self._named_unit(sentence, phrase)
            word = sentence.word(named) if named is not None else None
            reading = word.reading(*_STATES) if word is not None else None
            if reading is not None:
                return self.compiled.countries[reading.ref].id
            found = {
                self.compiled.places[reading.ref].country
                for reading in (word.readings if word is not None else ())
                if reading.kind == kinds.PLACE
            }
            return found.pop() if len(found) == 1 else None
        return None

    def _nationality(self, sentence: Sentence, site: Site) -> str | None:
        """The country of a nationality in or right after the place: «the Syrian town of»."""
        if self._is_mission(sentence, site):
            return None
        return self._nationality_in(sentence, range(site.first, site.last + 1))

    def _nationality_in(self, sentence: Sentence, units: range) -> str | None:
        """The country of the first nationality among units."""
        for at in units[: max(0, len(sentence.units) - units.start)]:
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
