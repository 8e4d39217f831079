"""The place that an act takes over from the acts told around it when its own clause tells none.

Acts of one incident happen at one place. When all incidents of the news happened at one place, told
in headline or lead, so did those that are told right beside them without a place.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from marsad.events.candidates import Candidate
from marsad.events.incidents import LEAD, Incidents, is_incident
from marsad.events.located import Locator
from marsad.events.occasions import OccasionFinder
from marsad.events.other_times import at_another_time
from marsad.events.speeches import Speeches
from marsad.events.when import VERBAL, dates_of
from marsad.knowledge import kinds
from marsad.record import Place
from marsad.syntax.categories import NOUN, PARTICIPLE, VERB
from marsad.syntax.clauses import Sentence

_BESIDE: Final = 2
"""Sentences between an act and the nearest that tells where the story is set."""
_LOCAL: Final = frozenset({"RETREAT", "CONSULT", "AID", "CONCEDE"})
"""Types of acts, besides incidents, that happen where a headline says first."""
_SETS_OFF: Final = frozenset({".", "..", "...", "\u2026", "|"})
"""Marks after the place before the news of a headline. A colon may follow who speaks."""
_STATES: Final = frozenset({kinds.COUNTRY, kinds.CAPITAL, kinds.METONYM})
_PHONE: Final = "phone"
_MEETING: Final = 5
"""Sentences back to the visit that «the talks» take up."""
_NAMES: Final = frozenset({kinds.PLACE, kinds.CAPITAL})


class PlaceCarrier:
    """Completes the places of the acts of a document from each other."""

    def __init__(
        self, incidents: Incidents, speeches: Speeches, candidates: Sequence[Candidate]
    ) -> None:
        document = incidents.document
        self.incidents = incidents
        self.speeches = speeches
        self.candidates = candidates
        self.occasions = OccasionFinder(Locator(document, document.places))
        self._story: _Story | None = None

    def complete(self) -> None:
        """Fills the places of acts that lack them."""
        for candidate in self.candidates:
            self._settle(candidate)
        self._story = self._find_story()
        # all of one way are found before any is filled: nothing is passed on twice
        self._fill(is_incident, self._of_incident)
        self._fill(_is_meeting, self._of_visit)
        self._fill(_is_verbal, lambda c: self._of_protest(c) or self._of_occasion(c))
        self._fill(_is_local, self._of_heading)

    def _fill(
        self,
        wanted: Callable[[Candidate], bool],
        find: Callable[[Candidate], Place | None],
    ) -> None:
        """Fills the place of every act of a kind that lacks it and of which one is found."""
        lacking = [c for c in self.candidates if c.place is None and wanted(c)]
        for candidate, place in [(c, find(c)) for c in lacking]:
            if place is not None and place.country is not None:  # not «in the Middle East»
                candidate.place = place

    def _settle(self, act: Candidate) -> None:
        """Of the places that its mentions tell, an act has the one that tells most: in a known
        country, rather a town or a site than the whole state, a state than «the cities». What is
        in another country than the first tells of another act."""
        if act.mode == _PHONE:
            act.place = None  # «they discussed Syria» by telephone
            return
        told = [mention.place for mention in (act, *act.also) if mention.place is not None]
        if not _is_meeting(act) or _is_visit(act):  # talks have places as their subjects
            known = next((place.country for place in told if place.country is not None), None)
            told = [place for place in told if place.country in (None, known)]
        if told:
            act.place = max(told, key=self._tells)  # the first of equals

    def _tells(self, place: Place) -> tuple[bool, bool, bool]:
        state = place.name in self.occasions.reader.states
        vague = place.lat is None and not state and " " not in place.text
        return place.country is not None, not vague, not state

    def _of_incident(self, candidate: Candidate) -> Place | None:
        """The place of the same incident."""
        for other in self.incidents.around(candidate):
            if other.place is not None:
                return other.place
        return self._story.place_of(candidate) if self._story is not None else None

    def _of_visit(self, candidate: Candidate) -> Place | None:
        """Talks are where the visit is on which they are held, a visit where its talks are: told in
        one sentence, or the talks right after the visit, with a party of both."""
        here = candidate.sentence
        sentence = self.incidents.document.sentences[here]
        taken_up = sentence.word(candidate.trigger.at).article  # «the talks»
        for index in range(here, here - (_MEETING if taken_up else 2), -1):
            for other in self.incidents.told.get(index, ()):
                place = self.incidents.place_of(other)
                if place is None or not _is_meeting(other):
                    continue
                if _is_visit(other) == _is_visit(candidate) or not _share(candidate, other):
                    continue
                if index != here and not _is_visit(other):
                    continue
                if index != here or not self._at_another_time(candidate, other):
                    return place
        return None

    def _at_another_time(self, one: Candidate, other: Candidate) -> bool:
        """Whether one of two acts in a sentence is told as before or after the other."""
        document = self.incidents.document
        low, high = sorted((one.trigger.at, other.trigger.at))
        sentence = document.sentences[one.sentence]
        return at_another_time(sentence, low, high + 1, document.knowledge)

    def _of_protest(self, candidate: Candidate) -> Place | None:
        """Those who protest make their demands there: «gathered in the square demanding»."""
        sentence = self.incidents.document.sentences[candidate.sentence]
        manner = sentence.categories[candidate.trigger.at] == PARTICIPLE
        for other in self.incidents.told.get(candidate.sentence, ()):
            if other.trigger.frame.type != "PROTEST" or other.status != "occurred":
                continue
            told = sentence.categories[other.trigger.at] == VERB or other.trigger.light_verb
            goes_on = manner and told and other.tokens < candidate.tokens
            if goes_on or _act_together(candidate, other):
                return self.incidents.place_of(other)
        return None

    def _of_occasion(self, candidate: Candidate) -> Place | None:
        """The next sentence tells on which occasion something was said."""
        sentences = self.incidents.document.sentences
        for mention in (candidate, *candidate.also):
            meeting = self.speeches.meeting_of(mention)
            if meeting is not None and (place := self.incidents.place_of(meeting)) is not None:
                return place
            if mention.sentence + 1 < len(sentences):
                place = self.occasions.told_after(sentences[mention.sentence + 1])
                if place is not None:
                    return place
        return None

    def _of_heading(self, candidate: Candidate) -> Place | None:
        """The place that a headline sets before its news: «Tripoli .. three killed in clashes»."""
        document = self.incidents.document
        if all(m.sentence >= self.incidents.body for m in (candidate, *candidate.also)):
            return None
        title = document.sentences[0]
        if not title.phrases or title.phrases[0].first:
            return None
        opening = title.phrases[0]
        mark = title.word(opening.last).form if opening.last < len(title.units) else ""
        site = self.occasions.reader.site(title, opening)
        if site is None or site.named is None or site.last != opening.last:
            return None
        if mark not in _SETS_OFF and (mark != ":" or self._speaks(title, site.named, candidate)):
            return None
        return self.occasions.locator.of_site(title, site)

    def _speaks(self, title: Sentence, at: int, act: Candidate) -> bool:
        """Whether a state before a colon tells the news rather than is its place: a capital, or a
        country before a clause with a verb."""
        known = title.word(at).kinds
        if kinds.COUNTRY in known:
            return title.categories[act.trigger.at] != NOUN if act.sentence == 0 else True
        return bool(known & _STATES)

    def _find_story(self) -> _Story | None:
        """The one place where all incidents of the news happened, told in headline or lead."""
        placed = [
            c for c in self.candidates
            if c.place is not None and is_incident(c) and not self.incidents.recalls(c)
        ]  # fmt: skip
        names = {c.place.name for c in placed if c.place is not None}
        told = {mention.sentence for c in placed for mention in (c, *c.also)}
        if len(names) != 1 or placed[0].place is None:
            return None
        if min(told) >= self.incidents.body + LEAD:
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
        if self.incidents.turns(sentence) or (
            self._is_later(here) and dates_of(document, sentence)
        ):
            return None
        return self.place if self._names(here) <= self.known else None

    def _is_later(self, sentence: int) -> bool:
        return sentence >= self.incidents.body + LEAD

    def _names(self, index: int) -> set[str]:
        """The names of places in a sentence."""
        units = self.incidents.document.sentences[index].units
        return {unit.word.stem for unit in units if unit.word.kinds & _NAMES}


def _is_meeting(act: Candidate) -> bool:
    return act.trigger.frame.type == "CONSULT" and act.mode != _PHONE


def _is_visit(act: Candidate) -> bool:
    return act.trigger.frame.mode == "visit"


def _is_verbal(act: Candidate) -> bool:
    return act.trigger.frame.type in VERBAL


def _is_local(act: Candidate) -> bool:
    """Whether a headline that names a place first tells where the act happened."""
    return is_incident(act) or act.trigger.frame.type in _LOCAL


def _share(one: Candidate, other: Candidate) -> bool:
    """Whether two acts have a party in common."""
    return any(
        a.same_as(b)
        for a in one.roles.actors + one.roles.recipients
        for b in other.roles.actors + other.roles.recipients
    )


def _act_together(one: Candidate, other: Candidate) -> bool:
    """Whether one party carries out both acts."""
    return any(a.same_as(b) for a in one.roles.actors for b in other.roles.actors)
