"""Where an act happened: the phrase of place that belongs to it.

Force, protest, talks and relief take place somewhere, and the text mostly says where: under a
preposition of place, as what was hit, as what saw it («Baghdad saw bombings»). Acts done by
speaking do not; a place in their sentence mostly belongs to what they are about. They get the place
of the occasion on which they were said, or none.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import Final

import msgspec

from marsad.events.adjuncts import OWN, RELATED, boundaries, governing_verb, parts_clauses, relation
from marsad.events.document import Document
from marsad.events.located import Locator, first_token
from marsad.events.measures import place_left, place_of_measure
from marsad.events.nearer import arrives_at, is_arrest_for, is_placed_by_another, is_posted_to
from marsad.events.occasions import OccasionFinder
from marsad.events.other_times import at_another_time
from marsad.events.roles import Roles
from marsad.events.saw import host_of, place_of_where, place_taken_up
from marsad.events.triggers import Trigger
from marsad.knowledge import kinds
from marsad.mentions.places import PlaceReader, Site
from marsad.mentions.setting import NOT_STATES
from marsad.record import Place
from marsad.syntax.categories import NOUN, VERB
from marsad.syntax.clauses import Sentence, arguments_of_verb
from marsad.syntax.noun_phrase import NounPhrase

FORCE: Final = frozenset({"ASSAULT", "COERCE", "MOBILIZE"})
"""Types of acts that are done to a place as well as in it."""
SITED: Final = FORCE | {"PROTEST", "CONSULT", "AID", "RETREAT", "COOPERATE"}
"""Types of acts that take place somewhere."""
_SITED_MODES: Final = frozenset({"investigate"})
_UNSITED_MODES: Final = frozenset({"phone"})
_STATES: Final = frozenset({kinds.COUNTRY, kinds.CAPITAL})
_LEFT: Final = frozenset({"withdraw", "release"})
"""Modes of acts whose place is left: by those who withdraw, by those released."""
_IN_FRONT: Final = frozenset({"PROTEST", "ASSAULT"})
"""Types that happen in front of bodies."""
_SHELLED: Final = frozenset({"aerial", "drone", "heavy-weapons"})
"""Modes of force against a state that hits its territory."""
_RIOT: Final = "riot"
"""A mode of protest in which sites are stormed."""
_BEHIND: Final = 2
"""How much farther a place before the act counts than one after it."""


class PlaceFinder:
    """Finds the place of an act in its sentence."""

    def __init__(self, document: Document, reader: PlaceReader) -> None:
        self.document = document
        self.reader = reader
        self.locator = Locator(document, reader)
        self.occasions = OccasionFinder(self.locator)

    def find(self, sentence: Sentence, trigger: Trigger, roles: Roles) -> Place | None:
        """The place that the sentence tells of the act, or null."""
        frame = trigger.frame
        if frame.mode in _UNSITED_MODES:
            return None
        if frame.type not in SITED and frame.mode not in _SITED_MODES:
            return self.occasions.find(sentence, trigger, roles) or place_of_measure(
                self.locator, sentence, trigger
            )
        unsettled: Place | None = None
        for place in self._told(sentence, trigger, roles):
            if place is None:
                continue
            if place.country is not None:
                return self._at_host(sentence, place, trigger, roles)
            unsettled = unsettled or place
        return unsettled

    def _at_host(self, sentence: Sentence, place: Place, trigger: Trigger, roles: Roles) -> Place:
        """«The emir received him in the palace»: a site of no known name is in the host's country,
        not in the one that the article is about."""
        setting = self.document.discourse.setting.country(sentence.index)
        named = place.name != place.text or place.lat is not None
        if trigger.frame.mode != "visit" or named or place.country != setting:
            return place
        hosts = {mention.country for mention in roles.recipients} - {None} - NOT_STATES
        return msgspec.structs.replace(place, country=hosts.pop()) if len(hosts) == 1 else place

    def _told(self, sentence: Sentence, trigger: Trigger, roles: Roles) -> Iterator[Place | None]:
        """The places that the sentence tells of an act that happens somewhere, the surest first."""
        yield place_left(self.locator, sentence, trigger)
        yield place_of_where(self.locator, sentence, trigger)
        yield self._of_arguments(sentence, trigger, roles)
        yield self._destination(sentence, trigger, roles)
        yield self._nearest(sentence, trigger)
        yield self._on_arrival(sentence, trigger)
        yield host_of(self.locator, sentence, trigger)
        yield place_taken_up(self.locator, sentence, trigger)
        yield self._genitive(sentence, trigger)
        yield self._visited(sentence, trigger, roles)
        yield self._hit(sentence, trigger, roles)
        yield self._of_people(trigger, roles)

    def _of_arguments(self, sentence: Sentence, trigger: Trigger, roles: Roles) -> Place | None:
        """A place that fills a role of the frame."""
        doers = {actor.first for actor in roles.actors}
        for mention in roles.places:
            if mention.first in doers:
                continue  # «Ankara went on shelling»: a capital that stands for its state
            if sentence.first <= mention.first < sentence.last:
                at = bisect_left(sentence.units, mention.first, key=first_token)
                there = sentence.phrase_at[at]
                if (
                    trigger.frame.mode in _LEFT and there is not None
                    and there.preposition in self.reader.destinations
                ):  # fmt: skip
                    continue  # «withdrew from the base |to Erbil|»
                if there is not None and is_posted_to(self.document, sentence, trigger, there):
                    continue
                low, high = sorted((trigger.at, at))
                if at_another_time(sentence, low, high, self.document.knowledge):
                    continue
                nearer = self._between(sentence, trigger.at, at)
                if nearer is not None:
                    return nearer
            found = self.locator.of_mention(mention)
            if found is not None:
                return found
        return None

    def _between(self, sentence: Sentence, at: int, argument: int) -> Place | None:
        """A place between an act and its argument, with nothing else begun: «near |the town of
        Azaz| in the province of Aleppo»."""
        there = sentence.phrase_at[argument]
        if there is None or not self.reader.is_locative(sentence, there):
            return None
        for phrase in self._phrases_after(sentence, at):
            if phrase.last >= argument or boundaries(sentence, at, argument):
                return None
            if self.reader.is_locative(sentence, phrase):
                place = self.locator.of_phrase(sentence, phrase)
                if place is not None:
                    return place
        return None

    def _phrases_after(self, sentence: Sentence, at: int) -> list[NounPhrase]:
        return [phrase for phrase in sentence.phrases_near(at) if phrase.first > at]

    def _nearest(self, sentence: Sentence, trigger: Trigger) -> Place | None:
        """The nearest place under a preposition of place in a clause of the act."""
        best: tuple[int, int, Site] | None = None
        for phrase in sentence.phrases_near(trigger.at):
            if not self.reader.is_locative(sentence, phrase):
                continue
            site = self.reader.site(sentence, phrase) or self._seat(sentence, trigger, phrase)
            if site is None or self._is_of_other(sentence, trigger, phrase):
                continue
            if is_arrest_for(self.document, sentence, trigger, phrase.head):
                continue
            found = relation(sentence, trigger, phrase.first, self.document.knowledge)
            if found not in (OWN, RELATED):
                continue
            gap = phrase.first - trigger.at
            rank = found == RELATED, gap if gap > 0 else -gap * _BEHIND
            if best is None or rank < best[:2]:
                best = *rank, site
        return self.locator.of_site(sentence, best[2]) if best is not None else None

    def _seat(self, sentence: Sentence, trigger: Trigger, phrase: NounPhrase) -> Site | None:
        """Those who protest or attack do so in front of the seat of a body; others speak there."""
        if trigger.frame.type not in _IN_FRONT:
            return None
        body = self.document.mention(sentence, phrase)
        if body.kind != "body" or not body.sectors:
            return None  # an alliance of states has no front
        return self.reader.building(sentence, phrase)

    def _destination(self, sentence: Sentence, trigger: Trigger, roles: Roles) -> Place | None:
        """Where a visitor or relief goes, what is left by those who withdraw, and where those who
        talk have come («arrived in Tehran to hold talks»)."""
        frame, reader = trigger.frame, self.reader
        if frame.mode == "visit" or frame.type == "AID":
            wanted = reader.destinations
        elif frame.mode in _LEFT:
            wanted = reader.origins
        elif frame.type == "CONSULT":
            wanted = reader.arrivals
        else:
            return None
        for phrase in sentence.phrases_near(trigger.at):
            if phrase.preposition not in wanted:
                continue
            if frame.mode == "release" and not reader.is_site(sentence.word(phrase.head)):
                continue  # «release of staff …, backed by Iran»
            if wanted is reader.arrivals:
                fits = phrase.first < trigger.at and self._is_of_motion(sentence, phrase)
            else:
                fits = phrase.first > trigger.at
            if fits:
                site = self.reader.site(sentence, phrase)
                found = self._at(sentence, trigger, phrase, site) if site is not None else None
                found = found or self._own_state(sentence, phrase, roles)
                if found is not None:
                    return found
        return None

    def _on_arrival(self, sentence: Sentence, trigger: Trigger) -> Place | None:
        """«were arrested on their arrival at the airport», «was met by protesters on his arrival
        at»: where force or protest meets those who come."""
        if trigger.frame.type not in FORCE | _IN_FRONT:
            return None
        for phrase in self._phrases_after(sentence, trigger.at):
            reached = phrase.preposition in self.reader.arrivals
            if reached and arrives_at(self.document, sentence, phrase.first):
                return self.locator.of_phrase(sentence, phrase)
        return None

    def _own_state(self, sentence: Sentence, phrase: NounPhrase, roles: Roles) -> Place | None:
        """«a visit to his country»: the state that the phrase stands for, which is not the
        visitor's."""
        mention = self.document.mention(sentence, phrase)
        if any(mention.country == actor.country for actor in roles.actors):
            return None
        if mention.country is None or "own_country" not in sentence.word(phrase.head).classes:
            return None
        span = self.document.span(mention.first, mention.last, mention.clitic)
        return Place(
            text=span.text, start=span.start, end=span.end, name=mention.name or span.text,
            name_en=mention.name_en, country=mention.country,
        )  # fmt: skip

    def _is_of_motion(self, sentence: Sentence, phrase: NounPhrase) -> bool:
        verb = governing_verb(sentence, phrase.first)
        return verb is not None and sentence.word(verb).stem in self.reader.motions

    def _genitive(self, sentence: Sentence, trigger: Trigger) -> Place | None:
        """«the massacre of Port Said», «the conference of Paris»: the place right after the noun.
        After a noun for talks a capital may stand for its state, one party of several."""
        at = trigger.at + 1
        if sentence.categories[trigger.at] != NOUN or at >= len(sentence.units):
            return None
        word = sentence.word(at)
        if word.preposition or word.conjunction:
            return None
        if trigger.frame.type == "CONSULT":
            if sentence.word(trigger.at).stem not in self.reader.venues:
                return None
            wanted = _STATES | {kinds.PLACE}
        elif trigger.frame.type in FORCE or trigger.frame.type == "PROTEST":
            wanted = frozenset({kinds.PLACE})
        else:
            return None
        if not word.kinds & wanted or not self.reader.is_name(sentence, at):
            return None
        return self.locator.of_site(sentence, Site(at, at + 1, at, at))

    def _of_people(self, trigger: Trigger, roles: Roles) -> Place | None:
        """«the people of Makthar protest», «the killing of demonstrators of Suez»: where those live
        who protest or who are attacked."""
        if trigger.frame.type == "PROTEST":
            people = roles.actors
        elif trigger.frame.type == "ASSAULT":
            people = roles.recipients
        else:
            return None
        found = (self.locator.of_people(mention) for mention in people if mention.human)
        return next((place for place in found if place is not None), None)

    def _visited(self, sentence: Sentence, trigger: Trigger, roles: Roles) -> Place | None:
        """The host's country or city is where a visit goes, or the town that is visited."""
        if trigger.frame.mode != "visit":
            return None
        for mention in roles.recipients:
            host = self.locator.of_mention(mention)
            if host is not None:
                return host
        goes = trigger.frame.args.get("object", "recipient") == "recipient"
        if sentence.categories[trigger.at] != VERB or not goes:
            return None  # «received»: the object is the visitor
        objects = arguments_of_verb(sentence, trigger.at, trigger.morph.split("/")[0]).objects
        found = (self.locator.of_phrase(sentence, phrase) for phrase in objects)
        return next((place for place in found if place is not None), None)

    def _hit(self, sentence: Sentence, trigger: Trigger, roles: Roles) -> Place | None:
        """A place that force is directed at, or the state whose territory is shelled."""
        hits = trigger.frame.type in FORCE or trigger.frame.mode in _SITED_MODES
        if not hits and trigger.frame.mode != _RIOT:
            return None
        for phrase in sentence.phrases_near(trigger.at):
            if self.document.mention(sentence, phrase) in roles.actors:
                continue
            before = sentence.phrases[phrase.index - 1] if phrase.index else phrase
            if before.last == phrase.first and is_arrest_for(
                self.document, sentence, trigger, before.head
            ):
                continue
            site = self.reader.site(sentence, phrase)
            if site is not None and self._is_aimed_at(sentence, trigger, phrase):
                found = self._at(sentence, trigger, phrase, site)
                if found is not None:
                    return found
        if trigger.frame.mode in _SHELLED:
            for mention in roles.recipients:
                if mention.kind == "state":
                    return self.locator.of_mention(mention)
        return None

    def _is_aimed_at(self, sentence: Sentence, trigger: Trigger, phrase: NounPhrase) -> bool:
        """Whether a phrase after the act is what it is directed at."""
        if phrase.first < trigger.at:
            return False
        if not phrase.preposition:
            return phrase.coordinate is None and self._is_object(sentence, trigger.at, phrase)
        if trigger.frame.type == "COERCE" and phrase.preposition in self.reader.arrivals:
            return True  # «hindered the arrival of a ship at the port»
        return phrase.preposition in self.reader.targets

    def _is_object(self, sentence: Sentence, at: int, phrase: NounPhrase) -> bool:
        """Whether a bare phrase is the object of the act, or of the verb of the clause that tells
        of it: no other bare phrase stands between."""
        back = range(phrase.first - 1, at, -1)
        mark = next((i for i in back if parts_clauses(sentence, i)), None)
        if mark is None:
            return True
        first = bisect_right(sentence.phrases, mark, key=lambda phrase: phrase.first)
        between = sentence.phrases[first : phrase.index]
        if between and between[-1].last == phrase.first:
            return False  # the genitive of another noun
        return all(p.preposition or p.coordinate is not None for p in between)

    def _at(
        self, sentence: Sentence, trigger: Trigger, phrase: NounPhrase, site: Site
    ) -> Place | None:
        """The place of a site that a phrase names, if it stands in a clause of the act."""
        found = relation(sentence, trigger, phrase.first, self.document.knowledge)
        return self.locator.of_site(sentence, site) if found in (OWN, RELATED) else None

    def _is_of_other(self, sentence: Sentence, trigger: Trigger, phrase: NounPhrase) -> bool:
        """Whether a phrase of place rather belongs to the thing right before it: «discussed the
        crisis in Syria»."""
        if trigger.frame.type in FORCE or phrase.index == 0 or phrase.first < trigger.at:
            return False
        if is_posted_to(self.document, sentence, trigger, phrase):
            return True
        if is_placed_by_another(self.document, sentence, trigger, phrase.first):
            return True
        before = sentence.phrases[phrase.index - 1]
        if before.last < phrase.first - 1 or before.first <= trigger.at:
            return False
        word = sentence.word(before.head)
        if word.kinds & kinds.TRIGGERS or self.reader.is_site(word):
            return False
        if self.reader.site(sentence, before) is not None:
            return False
        return self.document.mention(sentence, before).kind == "thing"
