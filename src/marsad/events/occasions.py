"""Where acts done by speaking are done: at the place of the speech, the meeting, the visit, or
where whoever speaks stands.

The places in the sentence of such an act mostly belong to what it is about. Its own place is told
with the occasion («at a press conference in Ankara», «in a speech that he gave in Cairo», «during
the talks of Geneva»), or right beside the verb and its subject («the demonstrators in the square
demanded», «praised from inside the headquarters»).
"""

from __future__ import annotations

from typing import Final

from marsad.events.adjuncts import (
    OWN,
    RELATED,
    REPORTED,
    boundaries,
    relation,
)
from marsad.events.located import Locator
from marsad.events.other_times import at_another_time, preposition_before
from marsad.events.roles import Roles
from marsad.events.triggers import Trigger
from marsad.knowledge import kinds
from marsad.mentions.mention import Mention
from marsad.mentions.places import Site
from marsad.record import Place
from marsad.syntax.categories import COMPLEMENTIZER, PREPOSITION, RELATIVE, SUBORDINATOR, VERB
from marsad.syntax.clauses import Sentence, arguments_of_verb
from marsad.syntax.noun_phrase import NounPhrase

_GIVEN: Final = 10
"""Units between an occasion and its place, with the verb of holding or giving it between."""
_HOLDERS: Final = 2
"""Phrases in the genitive between a meeting and its place."""
_BODY: Final = "body"
_PERSON: Final = "person"
"""Kind of people who speak for themselves; «sources in Geneva» tell what others do."""
_COURT: Final = ("JUD",)
_OPENING: Final = 3
"""Units within which «this came» begins a sentence."""
_TOLD: Final = 16
"""Units between «this came» and the place of the occasion."""


class OccasionFinder:
    """Finds the place of the occasion of an act done by speaking."""

    def __init__(self, locator: Locator) -> None:
        self.locator = locator
        self.reader = locator.reader

    def find(self, sentence: Sentence, trigger: Trigger, roles: Roles) -> Place | None:
        """The place that the sentence tells of the occasion, or null."""
        found = (
            self._at_venue(sentence, trigger)
            or self._beside(sentence, trigger)
            or self._of_people(roles)
        )
        # whoever speaks stands in one country, not «in the Middle East»
        return found if found is not None and found.country is not None else None

    def told_after(self, sentence: Sentence) -> Place | None:
        """The place of what was said right before, when a sentence tells its occasion: «this came
        at a press conference in»."""
        words = self.locator.document.knowledge.words
        opening = range(min(_OPENING, len(sentence.units)))
        verb = next((i for i in opening if sentence.word(i).stem in words.get("came", ())), None)
        if verb is None:
            return None
        subjects = frozenset(words.get("that", ())) | self.reader.venues
        after = range(verb + 1, min(verb + _OPENING, len(sentence.units)))
        if all(subjects.isdisjoint((sentence.word(i).bare, sentence.word(i).stem)) for i in after):
            return None
        venue = False
        for phrase in sentence.phrases:
            if not verb < phrase.first <= verb + _TOLD:
                continue
            paper = sentence.word(phrase.head).stem in words.get("issued_paper", ())
            if paper or phrase.preposition in words.get("topic", ()):
                return None  # «in a statement on the operation in»
            if self._changes(sentence, verb, phrase.first):
                return None
            if venue and self.reader.is_locative(sentence, phrase):
                place = self.locator.of_phrase(sentence, phrase)
                if place is not None:
                    return place
            venue = venue or self._is_venue(sentence, phrase)
        return None

    def _changes(self, sentence: Sentence, verb: int, at: int) -> bool:
        """Whether something else than the occasion begins between a verb and a unit: «this came
        while», «after»."""
        if at_another_time(sentence, verb, at + 1, self.locator.document.knowledge):
            return True
        return any(
            sentence.categories[i] in (SUBORDINATOR, COMPLEMENTIZER) for i in range(verb + 1, at)
        )

    def _is_venue(self, sentence: Sentence, phrase: NounPhrase) -> bool:
        word = sentence.word(phrase.head)
        return word.stem in self.reader.venues or word.bare in self.reader.venues

    def _at_venue(self, sentence: Sentence, trigger: Trigger) -> Place | None:
        """The place of the speech, meeting or visit on which something was said."""
        for phrase in sentence.phrases_near(trigger.at):
            stands = self.reader.is_locative(sentence, phrase)
            goes = phrase.preposition in self.reader.destinations  # «on a visit to Paris»
            if not phrase.first or not (stands or goes):
                continue
            venue = self._venue(sentence, phrase)
            if venue is None or not (stands or self._is_journey(sentence, venue)):
                continue
            found = relation(sentence, trigger, venue.first, self.locator.document.knowledge)
            if found in (OWN, RELATED, REPORTED):
                place = self.locator.of_phrase(sentence, phrase)
                if place is not None:
                    return place
        return None

    def _with(self, sentence: Sentence, venue: NounPhrase, place: NounPhrase) -> bool:
        """Whether only whom somebody meets stands between a meeting and its place: «on meeting |his
        Italian counterpart| in Rome»."""
        if not sentence.word(venue.head).pronoun:
            return False
        between = sentence.phrases[venue.index + 1 : place.index]
        whole = all(
            sentence.phrase_at[i] is not None or sentence.categories[i] == PREPOSITION
            for i in range(venue.last, place.first)
        )
        return whole and all(
            self.locator.document.mention(sentence, phrase).political for phrase in between
        )

    def _end_of_genitive(self, sentence: Sentence, venue: NounPhrase) -> int:
        """The unit after a meeting and the body that holds it: «a meeting |of the government|»."""
        last = venue.last
        for phrase in sentence.phrases[venue.index + 1 : venue.index + 1 + _HOLDERS]:
            word = sentence.word(phrase.first)
            if phrase.first != last or word.preposition or word.conjunction:
                break
            if self.locator.document.mention(sentence, phrase).kind != _BODY:
                break
            last = phrase.last
        return last

    def _is_journey(self, sentence: Sentence, venue: NounPhrase) -> bool:
        """Whether a venue goes somewhere and is the occasion («during his visit to»), not what is
        spoken of («criticised his visit to»)."""
        words = self.locator.document.knowledge.words
        head = sentence.word(venue.head)
        if head.stem not in words["journey"] and head.bare not in words["journey"]:
            return False
        on = preposition_before(sentence, venue.head)
        return on in words["occasion"] or on in words["right_after"]

    def _venue(self, sentence: Sentence, phrase: NounPhrase) -> NounPhrase | None:
        """The occasion of speaking whose place a phrase tells, right before it or before the verb
        of holding it: «a speech that the minister gave in»."""
        for before in reversed(sentence.phrases[: phrase.index]):
            if phrase.first - before.last > _GIVEN:
                return None
            if self._is_venue(sentence, before):
                held = sentence.categories[before.last] in (VERB, RELATIVE)
                near = self._end_of_genitive(sentence, before) >= phrase.first - 1
                return before if held or near or self._with(sentence, before, phrase) else None
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
            before = sentence.phrases[phrase.index - 1] if phrase.index else None
            if before is not None and before.apposition is not None and before.last == phrase.first:
                return None  # «X, professor at the university, said»: part of the title
            if phrase.preposition:
                return self._stands_in(sentence, trigger, head, phrase)
            if phrase is not subject and phrase.apposition is None and phrase.coordinate is None:
                return None
        return None

    def _of_people(self, roles: Roles) -> Place | None:
        """Where people are from who speak together: «the villagers of», «the preachers in»."""
        for mention in roles.actors:
            if not (mention.human and mention.plural) or mention.source != _PERSON:
                continue
            place = self.locator.of_people(mention) or self._behind(mention)
            if place is not None:
                return place
        return None

    def _behind(self, mention: Mention) -> Place | None:
        """The town or site right behind the phrase of a party, under a preposition of place."""
        sentence, phrase = self.locator.phrase_of(mention)
        if phrase is None or phrase.index + 1 >= len(sentence.phrases):
            return None
        after = sentence.phrases[phrase.index + 1]
        if after.first - phrase.last > 1 or not self.reader.is_locative(sentence, after):
            return None
        site = self.reader.site(sentence, after)
        if site is None or self._is_state(sentence, site):
            return None
        return self.locator.of_site(sentence, site)

    def _judges(self, sentence: Sentence, head: int) -> bool:
        """Whether a court is the subject of a verb: it sits in its state."""
        reading = sentence.word(head).reading(*kinds.VERBS)
        morph = reading.morph.split("/")[0] if reading is not None else ""
        subject = arguments_of_verb(sentence, head, morph).subject if morph else None
        if subject is None:
            return False
        return self.locator.document.mention(sentence, subject).sectors[:1] == _COURT

    def _is_state(self, sentence: Sentence, site: Site) -> bool:
        return site.named is not None and kinds.COUNTRY in sentence.word(site.named).kinds

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
        if site is None or (self._is_state(sentence, site) and not self._judges(sentence, head)):
            return None
        if site.named is None and trigger.frame.type == "SANCTION":
            return None  # «sentenced to prison»
        return self.locator.of_site(sentence, site)
