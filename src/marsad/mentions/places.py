"""Places: where an act is said to have happened."""

from __future__ import annotations

from collections.abc import Iterable

from marsad.knowledge import kinds
from marsad.knowledge.store import Compiled
from marsad.record import Place, Span
from marsad.syntax.clauses import Sentence
from marsad.syntax.phrases import NounPhrase
from marsad.text.lexicon import Word


def place_in(sentence: Sentence, phrase: NounPhrase, compiled: Compiled) -> int | None:
    """Unit of the phrase that names a place: a settlement or region rather than a country."""
    country: int | None = None
    for at in range(phrase.first, phrase.last):
        word = sentence.word(at)
        reading = word.reading(kinds.PLACE)
        if reading is not None and (
            reading.morph != "unsafe" or at > phrase.first or phrase.preposition
        ):
            return at
        if word.kinds & {kinds.COUNTRY, kinds.CAPITAL} and country is None:
            country = at
    head = sentence.word(phrase.head)
    if kinds.AGENT in head.kinds and country is not None and country != phrase.head:
        return None
    return country


def make_place(word: Word, span: Span, compiled: Compiled) -> Place | None:
    """The place that a word names; null when several places of different countries share it."""
    refs = [reading.ref for reading in word.readings if reading.kind == kinds.PLACE]
    entries = [compiled.places[ref] for ref in refs]
    if entries:
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
    reading = word.reading(kinds.COUNTRY, kinds.CAPITAL)
    if reading is None:
        return None
    country = compiled.countries[reading.ref]
    capital = reading.kind == kinds.CAPITAL and bool(country.capital)
    return Place(
        text=span.text, start=span.start, end=span.end,
        name=country.capital[0] if capital else country.names[0],
        name_en=None if capital else country.name_en, country=country.id,
    )  # fmt: skip


def locative_phrases(
    sentence: Sentence, phrases: Iterable[NounPhrase], compiled: Compiled
) -> list[NounPhrase]:
    """The phrases under a preposition of place."""
    locatives = compiled.words.get("locative", ())
    return [phrase for phrase in phrases if phrase.preposition in locatives]
