"""What an act takes over from the acts told around it when its own clause tells no time or place.

Only where the way of telling implies it: acts of force and protest in one sentence happen at one
place; the next sentence goes on about the same incident unless it turns to another; a headline
tells what the first sentence tells; the demands and accusations of one speech are of one day.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from marsad.events.candidates import Candidate
from marsad.events.carried_places import PlaceCarrier
from marsad.events.document import Document
from marsad.events.incidents import Incidents, is_incident
from marsad.events.statements import Attributed
from marsad.events.when import VERBAL, anchor_of, dates_of
from marsad.mentions.mention import Mention
from marsad.record import Date
from marsad.syntax.categories import PARTICIPLE, PREPOSITION, VERB

_SPEECH = 6
"""Sentences back to where the day of a speech was told."""
_RECENT = 3
"""Days before publication within which a date is that of the news, not of something recalled."""
_GOVERNMENT = ("GOV",)
_STATE_KINDS = frozenset({"state", "body"})
_DAY = len("2013-09-24")


class Carrier:
    """Completes the acts of a document from each other."""

    def __init__(
        self, document: Document, candidates: Sequence[Candidate], statements: Sequence[Attributed]
    ) -> None:
        self.document = document
        self.candidates = candidates
        self.incidents = Incidents(document, candidates)
        self.said: dict[int, list[Attributed]] = {}
        for statement in statements:
            if statement.date is not None:
                self.said.setdefault(statement.sentence, []).append(statement)

    def complete(self) -> None:
        """Fills the time and place of acts that lack them."""
        dates = [
            (candidate, self._date(candidate))
            for candidate in self.candidates
            if candidate.date is None and candidate.status == "occurred"
        ]
        # all are found before any is filled: nothing is passed on twice
        for candidate, day in dates:
            candidate.date = day
        PlaceCarrier(self.incidents, self.candidates).complete()

    def _date(self, candidate: Candidate) -> Date | None:
        frame = candidate.trigger.frame
        if self.incidents.recalls(candidate) or self._is_at_another_time(candidate):
            return None
        if candidate.sentence == 0 and self._is_headline_verb(candidate):
            return self._day_of_lead()
        if frame.type in VERBAL:
            return self._day_of_speech(candidate)
        if not is_incident(candidate):
            return None
        dated = bool(dates_of(self.document, self.document.sentences[candidate.sentence]))
        for other in self.incidents.around(candidate, alike=False):
            if dated and other.sentence != candidate.sentence:
                continue
            if other.status == "occurred" and self._is_news(other.date):
                return other.date
        return None

    def _is_headline_verb(self, candidate: Candidate) -> bool:
        """Whether a headline tells the act as its news, not as what somebody says («X: …»)."""
        sentence, at = self.document.sentences[0], candidate.trigger.at
        if not self.document.article.title or sentence.categories[at] != VERB:
            return False
        return all(sentence.word(i).form != ":" for i in range(at))

    def _is_at_another_time(self, candidate: Candidate) -> bool:
        """Whether the act is what another came after or before."""
        sentence, at = self.document.sentences[candidate.sentence], candidate.trigger.at
        if at == 0 or sentence.categories[at - 1] != PREPOSITION:
            return False
        words = self.document.knowledge.words.get("before_or_after", ())
        return sentence.word(at - 1).bare in words

    def _day_of_lead(self) -> Date | None:
        """The day of what the first sentence after a headline tells or says first."""
        told = [(c.tokens[0], c.date) for c in self.incidents.told.get(1, ()) if c.date is not None]
        told += [(s.cue[0], s.date) for s in self.said.get(1, ()) if s.date is not None]
        for _, day in sorted(told, key=lambda pair: pair[0]):
            return day if self._is_news(day) else None
        return None

    def _day_of_speech(self, candidate: Candidate) -> Date | None:
        """The day on which the one who demands or accuses spoke, told shortly before."""
        sentence = self.document.sentences[candidate.sentence]
        if sentence.categories[candidate.trigger.at] not in (VERB, PARTICIPLE):
            return None
        speakers = candidate.roles.actors
        if any(not _same(statement.speaker, speakers) for statement in candidate.outer):
            return None
        for back in range(candidate.sentence, max(-1, candidate.sentence - _SPEECH - 1), -1):
            for statement in reversed(self.said.get(back, ())):
                before = statement.cue[0] < candidate.tokens[0]
                if before and self._is_news(statement.date) and _same(statement.speaker, speakers):
                    return statement.date
            for other in reversed(self.incidents.told.get(back, ())):
                if other.trigger.frame.type not in VERBAL or not self._is_news(other.date):
                    continue
                if other.tokens[0] < candidate.tokens[0] and any(
                    _same(actor, speakers) for actor in other.roles.actors
                ):
                    return other.date
        return None

    def _is_news(self, day: Date | None) -> bool:
        """Whether a date is a day right before publication."""
        anchor = anchor_of(self.document.article.published)
        if anchor is None or day is None or day.value is None or len(day.value) != _DAY:
            return False
        return 0 <= (anchor - date.fromisoformat(day.value)).days <= _RECENT


def _same(speaker: Mention | None, parties: Sequence[Mention]) -> bool:
    """Whether a speaker is one of the parties, or one of the two is the government of the
    other."""
    return speaker is not None and any(_is_one(speaker, party) for party in parties)


def _is_one(one: Mention, other: Mention) -> bool:
    if one.same_as(other):
        return True
    if one.country is None or one.country != other.country:
        return False
    official = one.sectors[:1] == other.sectors[:1] == _GOVERNMENT
    return official and bool({one.kind, other.kind} & _STATE_KINDS)
