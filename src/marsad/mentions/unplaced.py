"""Noun phrases that only sound like places: black markets, directorates, «the Arab street»,
«behind bars»."""

from __future__ import annotations

from marsad.knowledge import kinds
from marsad.knowledge.store import Compiled
from marsad.syntax.categories import NOUN
from marsad.syntax.clauses import Sentence
from marsad.syntax.noun_phrase import NounPhrase


class Unplaced:
    """Tells them from places. Holds no state of a document."""

    def __init__(self, compiled: Compiled) -> None:
        words = compiled.words
        self.expressions = frozenset(words.get("no_site", ()))
        self.directorates = frozenset(words.get("directorate", ()))
        self.publics = frozenset(words.get("public", ()))

    def holds(self, sentence: Sentence, phrase: NounPhrase) -> bool:
        """Whether a phrase is no place for all that its noun says."""
        head, at = sentence.word(phrase.head), phrase.head + 1
        if head.bare in self.expressions:
            return True
        if at >= phrase.last:
            return head.article and head.stem in self.publics  # «protests in the street»: which?
        word = sentence.word(at)
        if head.stem in self.publics:  # «the Tunisian street»: what the people think
            return kinds.NISBA in word.kinds
        # «the directorate of irrigation of Sohag», spelled like a district
        common = sentence.categories[at] == NOUN and kinds.PLACE not in word.kinds
        return head.stem in self.directorates and common
