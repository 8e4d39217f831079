"""What an act takes over from the acts told around it when its own clause tells no time or place.

Only where the way of telling implies it: acts of force and protest in one sentence happen at one
place; the next sentence goes on about the same incident unless it turns to another; a headline
tells what the first sentence tells; the demands and accusations of one speech are of one day.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from marsad.events.adjuncts import OCCASIONS, boundaries, governing_verb
from marsad.events.candidates import Candidate
from marsad.events.carried_places import PlaceCarrier
from marsad.events.document import Document
from marsad.events.incidents import Incidents, is_incident
from marsad.events.joined import day_of_joined, day_told_again, liken
from marsad.events.measured import counted_dates
from marsad.events.other_times import preposition_before
from marsad.events.speeches import NOUNS_OF_ACTS, Speeches, is_news
from marsad.events.statements import Attributed
from marsad.events.when import VERBAL, dates_of, make_date, unit_of_date
from marsad.record import Date
from marsad.syntax.categories import PREPOSITION, PUNCTUATION, RELATIVE, VERB

_IMPERFECT: Final = "i"
_RELATIVE_CLAUSE: Final = 6
"""Units after a relative within which an act is told by its clause."""
_BEGINNING: Final = 3
"""Units at the beginning of a lead among which its verb stands."""
_CLAUSE: Final = 15
"""Units after a verb within which «since» belongs to it."""


class Carrier:
    """Completes the acts of a document from each other."""

    def __init__(
        self, document: Document, candidates: Sequence[Candidate], statements: Sequence[Attributed]
    ) -> None:
        self.document = document
        self.candidates = candidates
        self.incidents = Incidents(document, candidates)
        self.speeches = Speeches(self.incidents, statements)

    def complete(self) -> None:
        """Fills the time and place of acts that lack them."""
        self._count()
        dates = [
            (candidate, self._date(candidate))
            for candidate in self.candidates
            if candidate.date is None and candidate.status in ("occurred", "planned")
        ]
        # all are found before any is filled: nothing is passed on twice
        for candidate, day in dates:
            candidate.date = day
        self._count()
        for candidate in self.candidates:
            liken(self.incidents, candidate)
        PlaceCarrier(self.incidents, self.speeches, self.candidates).complete()

    def _count(self) -> None:
        """Fills the dates that are counted from those known so far."""
        for candidate, day in list(counted_dates(self.incidents)):
            candidate.date = day

    def _date(self, candidate: Candidate) -> Date | None:
        """The day that the act takes over at one of its mentions, the fullest first."""
        days = (self._date_at(mention, candidate) for mention in (candidate, *candidate.also))
        return next((day for day in days if day is not None), None)

    def _date_at(self, mention: Candidate, act: Candidate) -> Date | None:
        if mention is not act and mention.status != act.status:
            return None
        day = self._day_of_others(mention)
        if day is not None or act.status == "planned":
            return day
        if self.incidents.recalls(mention) or self._is_at_another_time(mention):
            return None
        headline = mention.sentence < self.incidents.body
        if headline and self._is_headline_verb(mention):
            day = self._day_of_lead()
            if day is not None:
                return day
        if mention.trigger.frame.type in VERBAL:
            return self.speeches.day_of(mention, mention.roles.actors or act.roles.actors)
        if is_incident(mention) and (mention is act or headline):
            return self._day_of_incident(mention)
        return self._day_of_occasion(mention)

    def _day_of_others(self, mention: Candidate) -> Date | None:
        """The day of the act before, when an act is joined to it: «he also met», «on the same
        day»."""
        return day_of_joined(self.incidents, mention) or day_told_again(self.incidents, mention)

    def _day_of_occasion(self, mention: Candidate) -> Date | None:
        """The day on which something was said during talks: «he added in a meeting with»."""
        sentence, trigger = self.document.sentences[mention.sentence], mention.trigger
        if trigger.frame.type not in OCCASIONS or trigger.kind not in NOUNS_OF_ACTS:
            return None
        verb = governing_verb(sentence, trigger.at)
        occasions = self.document.knowledge.words.get("occasion", ())
        if verb is None or preposition_before(sentence, trigger.at) not in occasions:
            return None
        return self.speeches.day_of_saying(mention.sentence, sentence.units[verb].first)

    def _day_of_incident(self, mention: Candidate) -> Date | None:
        """The day of the incident that an act is part of; in the body only a verb goes on with
        what the sentences before it tell."""
        sentence = self.document.sentences[mention.sentence]
        alone = bool(dates_of(self.document, sentence))
        if mention.sentence >= self.incidents.body:
            alone = alone or not _goes_on(mention) or self._adds_up(mention)
        for other in self.incidents.around(mention, alike=False):
            if alone and other.sentence != mention.sentence:
                continue
            day = self.incidents.act_of[id(other)].date
            if other.status == "occurred" and is_news(self.document, day):
                return day
        return self.speeches.day_of_demand(mention)

    def _adds_up(self, mention: Candidate) -> bool:
        """Whether a sentence counts what has happened since a day: «have been killed since»."""
        sentence, at = self.document.sentences[mention.sentence], mention.trigger.at
        since = self.document.knowledge.words.get("counted_since", ())
        return any(unit.word.bare in since for unit in sentence.units[at : at + _CLAUSE])

    def _is_headline_verb(self, candidate: Candidate) -> bool:
        """Whether a headline tells the act as its news, not as what somebody says («X: …»)."""
        sentence, at = self.document.sentences[candidate.sentence], candidate.trigger.at
        if sentence.categories[at] != VERB:
            return False
        return all(sentence.word(i).form != ":" for i in range(at))

    def _is_at_another_time(self, candidate: Candidate) -> bool:
        """Whether the act is what another came after or before."""
        sentence, at = self.document.sentences[candidate.sentence], candidate.trigger.at
        if at == 0 or sentence.categories[at - 1] != PREPOSITION:
            return False
        words = self.document.knowledge.words.get("before_or_after", ())
        return sentence.word(at - 1).bare in words

    def _is_of_relative(self, candidate: Candidate) -> bool:
        """Whether a relative clause tells the act: «the government, which had resigned»."""
        sentence, at = self.document.sentences[candidate.sentence], candidate.trigger.at
        for i in range(at - 1, max(-1, at - _RELATIVE_CLAUSE), -1):
            if sentence.categories[i] in (RELATIVE, PUNCTUATION):
                return sentence.categories[i] == RELATIVE
        return False

    def _day_of_lead(self) -> Date | None:
        """The day of what the first sentence after a headline tells or says first; a dateline
        tells nothing."""
        first = self.incidents.body
        lead = first if first in self.incidents.told or first in self.speeches.said else first + 1
        told = [
            (c.tokens[0], c.date)
            for c in self.incidents.told.get(lead, ())
            if c.date and not self._is_of_relative(c)
        ]
        told += [(s.cue[0], s.date) for s in self.speeches.said.get(lead, ()) if s.date]
        for _, day in sorted(told, key=lambda pair: pair[0]):
            return day if is_news(self.document, day) else None
        return self._day_of_first_clause()

    def _day_of_first_clause(self) -> Date | None:
        """The day beside the verb with which the body begins, whatever it tells."""
        if self.incidents.body >= len(self.document.sentences):
            return None
        sentence = self.document.sentences[self.incidents.body]
        verb = next((at for at in sentence.verbs if at <= _BEGINNING), None)
        if verb is None:
            return None
        for timex in dates_of(self.document, sentence):
            at = unit_of_date(sentence, timex)
            if at > verb and not boundaries(sentence, verb, at) and timex.kind != "range":
                day = make_date(self.document, sentence, timex, future=False)
                return day if is_news(self.document, day) else None
        return None


def _goes_on(act: Candidate) -> bool:
    """Whether a verb tells an act as the next that happened: no noun, which may take up another
    act, and no imperfect, which tells what goes on."""
    trigger = act.trigger
    if trigger.kind in NOUNS_OF_ACTS and trigger.light_verb is None:
        return False
    return not trigger.morph.startswith(_IMPERFECT)
