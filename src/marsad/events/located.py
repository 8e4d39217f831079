"""From a phrase that names a place to the record's place, in the light of the whole document."""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

import msgspec

from marsad.events.document import Document
from marsad.knowledge import kinds
from marsad.mentions.mention import Mention
from marsad.mentions.places import PlaceReader, Site
from marsad.record import Place
from marsad.syntax.clauses import Sentence
from marsad.syntax.datelines import dateline
from marsad.syntax.noun_phrase import NounPhrase
from marsad.syntax.units import Unit

_STATES: Final = frozenset({kinds.COUNTRY, kinds.CAPITAL, kinds.METONYM})
_OF: Final = 3
"""Units from the noun for people within which the town stands that they are of."""
_BACK: Final = 4
"""Sentences back to where a place was named that «the town» takes up."""


class Locator:
    """Makes the places of one document."""

    def __init__(self, document: Document, reader: PlaceReader) -> None:
        self.document = document
        self.reader = reader
        self._names: dict[int, list[tuple[NounPhrase, Site, int]]] = {}
        """What `_names_in` finds, by sentence."""

    def of_phrase(self, sentence: Sentence, phrase: NounPhrase) -> Place | None:
        """The place that a phrase names, or null."""
        site = self.reader.site(sentence, phrase)
        return self.of_site(sentence, site) if site is not None else None

    def of_mention(self, mention: Mention) -> Place | None:
        """The place that a party or an argument names, or null."""
        sentence, phrase = self.phrase_of(mention)
        return self.of_phrase(sentence, phrase) if phrase is not None else None

    def of_people(self, mention: Mention) -> Place | None:
        """The town that people are of: «the people of Makthar»; the names of persons are none."""
        sentence, phrase = self.phrase_of(mention)
        if phrase is None or phrase.name_at is not None:
            return None
        for at in range(phrase.head + 1, min(phrase.head + _OF, len(sentence.units))):
            unit = sentence.units[at]
            if unit.first >= mention.last or unit.word.preposition or unit.word.conjunction:
                return None
            if kinds.PLACE in unit.word.kinds and self.reader.is_name(sentence, at):
                return self.of_site(sentence, Site(at, at + 1, at, at))
        return None

    def phrase_of(self, mention: Mention) -> tuple[Sentence, NounPhrase | None]:
        """The sentence and the phrase of a mention."""
        sentence = self.document.sentence_at(mention.first)
        at = bisect_left(sentence.units, mention.first, key=first_token)
        return sentence, sentence.phrase_at[at] if at < len(sentence.units) else None

    def of_site(self, sentence: Sentence, site: Site) -> Place | None:
        """The place of a site; «the town» is the one named before it."""
        country = self.document.discourse.setting.country(sentence.index)
        made = self.reader.make(sentence, site, self.document.span, country)
        if made is None or not self.reader.is_reference(sentence, site):
            return made
        named = self._named_before(sentence, site)
        if named is None:
            return made
        return msgspec.structs.replace(named, text=made.text, start=made.start, end=made.end)

    def _named_before(self, sentence: Sentence, site: Site) -> Place | None:
        """The place that «the town» takes up: the last that was named before it, with the same
        noun if there is one."""
        noun = sentence.word(site.head).stem
        other: Place | None = None
        for index in range(sentence.index, max(-1, sentence.index - _BACK), -1):
            earlier = self.document.sentences[index]
            for phrase, found, named in reversed(self._names_in(earlier)):
                if index == sentence.index and phrase.first >= site.first:
                    continue
                if earlier.word(named - 1).stem == noun and named:
                    return self.of_site(earlier, found)
                other = other or self.of_site(earlier, found)
        return other

    def _names_in(self, sentence: Sentence) -> list[tuple[NounPhrase, Site, int]]:
        """The places but states that a sentence names, each with its phrase and the unit of its
        name; where the report was written is no place of the story."""
        known = self._names.get(sentence.index)
        if known is None:
            known = self._names[sentence.index] = []
            written = dateline(sentence)
            for phrase in sentence.phrases:
                site = self.reader.site(sentence, phrase) if phrase.first >= written else None
                if site is None or site.named is None:
                    continue
                if not sentence.word(site.named).kinds & _STATES:
                    known.append((phrase, site, site.named))
        return known


def first_token(unit: Unit) -> int:
    """The first token of a unit, by which units are searched."""
    return unit.first
