"""The place that an act takes over from the acts told around it when its own clause tells none.

Acts of one incident happen at one place. When all incidents of the news happened at one place, told
in headline or lead, so did those that are told right beside them without a place.
"""

from __future__ import annotations

from collections.abc import Sequence

from marsad.events.candidates import Candidate
from marsad.events.incidents import LEAD, Incidents, is_incident
from marsad.events.when import dates_of
from marsad.knowledge import kinds
from marsad.record import Place

_BESIDE = 2
"""Sentences between an act and the nearest that tells where the story is set."""
_NAMES = frozenset({kinds.PLACE, kinds.CAPITAL})


class PlaceCarrier:
    """Completes the places of the acts of a document from each other."""

    def __init__(self, incidents: Incidents, candidates: Sequence[Candidate]) -> None:
        self.incidents = incidents
        self.candidates = candidates

    def complete(self) -> None:
        """Fills the places of acts that lack them."""
        for candidate in self.candidates:
            self._settle_country(candidate)
        lacking = [c for c in self.candidates if c.place is None and is_incident(c)]
        story = self._story() if lacking else None
        places = [
            self._of_incident(c) or (story.place_of(c) if story is not None else None)
            for c in lacking
        ]
        # all are found before any is filled: nothing is passed on twice
        for candidate, place in zip(lacking, places, strict=True):
            candidate.place = place

    def _settle_country(self, candidate: Candidate) -> None:
        """A place in a known country, told in another mention, goes before one in an unknown."""
        if candidate.place is None or candidate.place.country is not None:
            return
        for mention in candidate.also:
            if mention.place is not None and mention.place.country is not None:
                candidate.place = mention.place
                return

    def _of_incident(self, candidate: Candidate) -> Place | None:
        """The place of the same incident."""
        for other in self.incidents.around(candidate):
            if other.place is not None:
                return other.place
        return None

    def _story(self) -> _Story | None:
        """The one place where all incidents of the news happened, told in headline or lead."""
        placed = [
            c for c in self.candidates
            if c.place is not None and is_incident(c) and not self.incidents.recalls(c)
        ]  # fmt: skip
        names = {c.place.name for c in placed if c.place is not None}
        told = {mention.sentence for c in placed for mention in (c, *c.also)}
        if len(names) != 1 or min(told) > LEAD or placed[0].place is None:
            return None
        return _Story(self.incidents, placed[0].place, told)


class _Story:
    """Where the incidents of the news happened, and the sentences that tell them."""

    def __init__(self, incidents: Incidents, place: Place, told: set[int]) -> None:
        self.incidents = incidents
        self.place = place
        self.told = told
        self.known = {name for index in told for name in self._names(index)}

    def place_of(self, candidate: Candidate) -> Place | None:
        """The place, if an act is told as one of the story: beside the others, with no day or place
        of its own."""
        here = candidate.sentence
        if candidate.status != "occurred" or self.incidents.recalls(candidate):
            return None
        if min(abs(here - sentence) for sentence in self.told) > _BESIDE:
            return None
        document = self.incidents.document
        sentence = document.sentences[here]
        if self.incidents.turns(sentence) or (here > LEAD and dates_of(document, sentence)):
            return None
        return self.place if self._names(here) <= self.known else None

    def _names(self, index: int) -> set[str]:
        """The names of places in a sentence."""
        units = self.incidents.document.sentences[index].units
        return {unit.word.stem for unit in units if unit.word.kinds & _NAMES}
