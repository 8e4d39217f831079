"""Where acts done by speaking are done: at the place of the speech, the meeting, the visit, or
where whoever speaks stands.

The places in the sentence of such an act mostly belong to what it is about. Its own place is told
with the occasion («at a press conference in Ankara», «in a speech that he gave in Cairo», «during
the talks of Geneva»), or right beside the verb and its subject («the demonstrators in the square
demanded», «praised from inside the headquarters»).
"""

from __future__ import annotations

from marsad.events.adjuncts import OWN, RELATED, REPORTED, boundaries, relation
from marsad.events.located import Locator
from marsad.events.triggers import Trigger
from marsad.knowledge import kinds
from marsad.record import Place
from marsad.syntax.categories import RELATIVE, VERB
from marsad.syntax.clauses import Sentence, arguments_of_verb
from marsad.syntax.noun_phrase import NounPhrase

_GIVEN = 10
"""Units between an occasion and its place, with the verb of holding or giving it between."""


class OccasionFinder:
    """Finds the place of the occasion of an act done by speaking."""

    def __init__(self, locator: Locator) -> None:
        self.locator = locator
        self.reader = locator.reader

    def find(self, sentence: Sentence, trigger: Trigger) -> Place | None:
        """The place that the sentence tells of the occasion, or null."""
        return self._at_venue(sentence, trigger) or self._beside(sentence, trigger)

    def _at_venue(self, sentence: Sentence, trigger: Trigger) -> Place | None:
        """The place of the speech, meeting or visit on which something was said."""
        for phrase in sentence.phrases_near(trigger.at):
            if not phrase.first or not self.reader.is_locative(sentence, phrase):
                continue
            venue = self._venue(sentence, phrase)
            if venue is None:
                continue
            found = relation(sentence, trigger, venue.first, self.locator.document.knowledge)
            if found in (OWN, RELATED, REPORTED):
                place = self.locator.of_phrase(sentence, phrase)
                if place is not None:
                    return place
        return None

    def _venue(self, sentence: Sentence, phrase: NounPhrase) -> NounPhrase | None:
        """The occasion of speaking whose place a phrase tells, right before it or before the verb
        of holding it: «a speech that the minister gave in»."""
        for before in reversed(sentence.phrases[: phrase.index]):
            if phrase.first - before.last > _GIVEN:
                return None
            word = sentence.word(before.head)
            if word.stem in self.reader.venues or word.bare in self.reader.venues:
                held = sentence.categories[before.last] in (VERB, RELATIVE)
                return before if held or phrase.first - before.last <= 1 else None
        return None

    def _beside(self, sentence: Sentence, trigger: Trigger) -> Place | None:
        """Where whoever does it stands: the phrase of place right after the verb or its subject."""
        head = trigger.light if trigger.light is not None and trigger.light_verb else trigger.at
        reading = sentence.word(head).reading(*kinds.VERBS)
        if sentence.categories[head] != VERB or reading is None:
            return None
        subject = arguments_of_verb(sentence, head, reading.morph.split("/")[0]).subject
        if subject is not None and sentence.word(subject.head).stem in self.reader.missions:
            return None
        for phrase in sentence.phrases_near(trigger.at):
            if phrase.first <= head:
                continue
            if phrase.preposition:
                return self._stands_in(sentence, trigger, head, phrase)
            if phrase is not subject and phrase.apposition is None and phrase.coordinate is None:
                return None
        return None

    def _stands_in(
        self, sentence: Sentence, trigger: Trigger, head: int, phrase: NounPhrase
    ) -> Place | None:
        """The place that the first phrase under a preposition names: a site or a town. What is
        «in Germany» is an office of that state."""
        if (
            not self.reader.is_locative(sentence, phrase)
            or phrase.preposition in trigger.frame.args
        ):
            return None
        if boundaries(sentence, head, phrase.first):
            return None
        site = self.reader.site(sentence, phrase)
        if site is None or (
            site.named is not None and kinds.COUNTRY in sentence.word(site.named).kinds
        ):
            return None
        return self.locator.of_site(sentence, site)
