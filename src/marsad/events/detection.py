"""Events of a sentence: triggers, roles, status, date, place, sayers; refusals with reasons."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from marsad.events.arguments import find_roles
from marsad.events.attribution import Attributor
from marsad.events.candidates import Candidate
from marsad.events.document import Document
from marsad.events.judgements import find_judgement
from marsad.events.level import Level, Range
from marsad.events.roles import Roles
from marsad.events.statements import Attributed
from marsad.events.status import find_status
from marsad.events.telling import Telling, takes_up
from marsad.events.triggers import RefusedTrigger, Trigger, TriggerFinder
from marsad.events.when import date_of_act, is_noun_of_deed, is_scheduled
from marsad.events.where import PlaceFinder
from marsad.knowledge import kinds
from marsad.knowledge.schema import Frame
from marsad.mentions.mention import Mention
from marsad.record import Status
from marsad.syntax.categories import NAME, NISBA, NOUN
from marsad.syntax.clauses import Sentence

_NO_PARTY: Final = "no party"
_ANOTHER: Final = "the actor is of another class"
_FORCES: Final = (("COP",), ("MIL",), ("GOV",))
_VOICES: Final = ("person", "outlet", "document")
_SPEAKERS: Final = tuple(
    (code,) for code in ("REL", "JRN", "LEG", "PTY", "OPP", "EDU", "MED", "ELI")
)
"""Sectors of people who attack with words: clergy, journalists, members of parliament, parties."""
_HARM: Final = "ASSAULT"
_BARE: Final = tuple((code,) for code in ("CVL", "UAF", "LAB", "REF", "EDU", "SOC", "MED"))
"""Sectors of people who act for no state."""
_SITES: Final = ("place", "state", "thing")
_SEVERAL: Final = 2
_ASIDES: Final = 20
"""Statements of one sentence that are told from what it tells itself."""
_NAMING: Final = (NOUN, NAME, NISBA)
_BEFORE, _AFTER = 8, 16
"""Units before and after a trigger whose nouns and names are kept with it."""


class Detector:
    """Finds the candidate events of a document, sentence by sentence, in order."""

    def __init__(
        self, document: Document, attributor: Attributor, finder: TriggerFinder, telling: Telling,
        places: PlaceFinder,
    ) -> None:  # fmt: skip
        self.finder = finder
        self.telling = telling
        self.places = places
        self.document = document
        self.attributor = attributor
        self.candidates: list[Candidate] = []
        self._refused: list[RefusedTrigger] = []
        self._counts: dict[str, int] = {}

    def read(self, sentence: Sentence) -> None:
        """Adds the candidates of a sentence: of several frames at one word the best filled."""
        by_unit: dict[int, list[Candidate]] = {}
        told: list[Candidate] = []
        for trigger in self.finder.find(sentence):
            candidate = self._candidate(sentence, trigger)
            if trigger.light_verb is not None and _excluded(trigger.frame, candidate.roles):
                self._refuse(candidate, _ANOTHER)
                continue
            by_unit.setdefault(trigger.at, []).append(candidate)
        for options in by_unit.values():
            best = max(_agreeing(options), key=_fit)
            for other in options:
                if other is not best:
                    self._refuse(other, f"{best.trigger.frame.id} fits better")
            self._add(best)
            told.append(best)
        self._judgements(sentence, told)

    def _judgements(self, sentence: Sentence, told: list[Candidate]) -> None:
        """Adds the statements of a sentence that blame, praise or threaten and are no act by their
        cue."""
        taken = {one.trigger.at for one in told}
        for statement in reversed(self.attributor.statements):
            if statement.sentence != sentence.index:
                break
            found = find_judgement(self.document, sentence, statement)
            found = found or self.telling.told_acts.find(self.document, sentence, statement, told)
            if found is not None and found.trigger.at not in taken:
                candidate = self._placed(sentence, found.trigger, found.roles, "occurred", "")
                candidate.found_by = found.signs
                self._add(candidate)

    def _add(self, candidate: Candidate) -> None:
        """Keeps a candidate, as the next of its type."""
        of_type = candidate.trigger.frame.type
        candidate.rank = self._counts.get(of_type, 0)
        self._counts[of_type] = candidate.rank + 1
        self.candidates.append(candidate)

    def _refuse(self, candidate: Candidate, reason: str) -> None:
        rule = candidate.trigger.frame.id
        self._refused.append(RefusedTrigger(candidate.tokens, rule, reason))

    def attribute(self) -> None:
        """Tells who reports each act once all statements are known: a later sentence may tell it
        of an earlier one."""
        cues = {statement.cue[0]: statement for statement in self.attributor.statements}
        for candidate in self.candidates:
            token = candidate.tokens[0]
            # «an agency quoted him as saying that …»: who passes on the very words of an act
            saying = cues.get(token)
            around = self.attributor.around(token) if saying is None else saying.outer
            candidate.outer = list(around)

    def refused(self) -> Iterator[RefusedTrigger]:
        """What is no candidate: frames whose own conditions are not met, then those that the
        parties found speak against."""
        for sentence in self.document.sentences:
            yield from self.finder.refused(sentence)
        yield from self._refused

    def _candidate(self, sentence: Sentence, trigger: Trigger) -> Candidate:
        """The candidate of a trigger."""
        outer = list(self.attributor.around(sentence.units[trigger.at].first))
        speaker = outer[-1].speaker if outer else None
        level = self._level(sentence, sentence.units[trigger.at].first, outer)
        roles = find_roles(self.document, sentence, trigger, speaker, level)
        lacking = _unfilled(trigger.frame, roles)
        partyless = lacking == _NO_PARTY
        if partyless and self.telling.tells_setting(self.document, sentence, trigger):
            partyless, lacking = False, ""
        status, cue = find_status(sentence, trigger, self.document.knowledge)
        candidate = self._placed(sentence, trigger, roles, status, cue)
        candidate.lacking = lacking
        candidate.pointing = (partyless and takes_up(sentence, trigger)) or (
            self.telling.points_back(self.document, sentence, trigger, roles, status)
        )
        return candidate

    def _level(self, sentence: Sentence, token: int, outer: list[Attributed]) -> Level:
        """In whose words a token of the sentence stands, ``outer`` being who say it."""
        asides: list[Range] = []
        for statement in reversed(self.attributor.statements):
            if statement.sentence != sentence.index or len(asides) == _ASIDES:
                break
            if not statement.holds(token):
                asides.append(statement.content)
        return Level(outer[-1].content if outer else None, tuple(asides))

    def _placed(
        self, sentence: Sentence, trigger: Trigger, roles: Roles, status: Status, cue: str
    ) -> Candidate:
        """The candidate with its date, place and sayers."""
        when = date_of_act(self.document, sentence, trigger, status, roles.actors)
        if when is None and status == "occurred" and is_noun_of_deed(trigger):
            # «the president's visit to Paris next week»: no verb tells that it has happened
            when = date_of_act(self.document, sentence, trigger, "planned", roles.actors)
            status, cue = ("planned", when.text) if when is not None else (status, cue)
        elif status == "occurred" and is_scheduled(self.document, sentence, trigger, when):
            when = date_of_act(self.document, sentence, trigger, "planned", roles.actors) or when
            status, cue = "planned", when.text if when is not None else cue
        unit, place = sentence.units[trigger.at], self.places.find(sentence, trigger, roles)
        if trigger.frame.type == _HARM and place is not None and place.country is not None:
            self._are_there(sentence, trigger.at, roles, place.country)
        return Candidate(
            trigger=trigger, sentence=sentence.index, tokens=(unit.first, unit.last), roles=roles,
            status=status, status_cue=cue, date=when, place=place,
            outer=list(self.attributor.around(unit.first)),
            beside=_beside(sentence, trigger.at), links=self.telling.links(sentence, trigger),
        )  # fmt: skip

    def _are_there(self, sentence: Sentence, at: int, roles: Roles, country: str) -> None:
        """«25 villagers were killed in the north of Iraq», in an article about Turkey: people whom
        nothing tells are of the country where harm is done to them, unless the sentence names a
        place in theirs."""
        for party in (*roles.actors, *roles.recipients):
            bare = party.human and not party.tail and party.sectors[:1] in _BARE
            if not (bare and party.inferred) or party.homes or party.country == country:
                continue
            near = [self.document.mention(sentence, p) for p in sentence.phrases_near(at)]
            if not any(one.kind in _SITES and one.country == party.country for one in near):
                party.country = country


def _beside(sentence: Sentence, at: int) -> frozenset[str]:
    """The nouns and names around a unit."""
    first, last = max(0, at - _BEFORE), min(len(sentence.units), at + _AFTER)
    categories, word = sentence.categories, sentence.word
    return frozenset(
        [word(i).stem for i in range(first, last) if categories[i] in _NAMING and i != at]
    )


def _excluded(frame: Frame, roles: Roles) -> bool:
    """Whether all who carry out an act are of a class with which its words mean another."""
    speaks = "speaker" in frame.actor_not
    return bool(roles.actors) and all(
        mention.kind in frame.actor_not or (speaks and _is_a(mention, "speaker"))
        for mention in roles.actors
    )


def _unfilled(frame: Frame, roles: Roles) -> str:
    """Which required role nobody fills, or empty."""
    if "actor" in frame.require and not roles.actors:
        return "no actor"
    if "recipient" in frame.require and not roles.recipients:
        return "no recipient"
    if (
        frame.recipient_is
        and roles.recipients
        and not any(
            _is_a(mention, kind) for mention in roles.recipients for kind in frame.recipient_is
        )
    ):
        return "the recipient is of another class"
    if frame.actor_is and not any(
        _is_a(mention, kind) for mention in roles.actors for kind in frame.actor_is
    ):
        return _ANOTHER
    if not frame.bare and not roles.actors and not roles.recipients:
        return _NO_PARTY
    return ""


def _is_a(mention: Mention, kind: str) -> bool:
    """Whether a mention is of a class that frames ask for."""
    if kind == "party":
        return mention.political
    if kind == "person":
        return mention.human
    if kind == "speaker":
        return mention.kind in _VOICES or mention.sectors[:1] in _SPEAKERS
    if kind == "forces":
        return mention.sectors[:1] in _FORCES
    if kind == "armed":
        return mention.kind == "armed" or mention.sectors[:1] in (("MIL",), ("REB",), ("UAF",))
    return mention.kind == kind


def _agreeing(options: list[Candidate]) -> list[Candidate]:
    """Of several readings of a verb («she agrees», «they came to agree»), those whose subject the
    sentence names, if there are any; else all."""
    persons = {o.trigger.morph[:4] for o in options if o.trigger.kind in kinds.VERBS}
    if len(persons) < _SEVERAL:
        return options
    named = [o for o in options if any(step.endswith(": subject") for step in o.roles.steps)]
    return named or options


def _fit(candidate: Candidate) -> tuple[int, int, int, int]:
    """How well a frame fits: what it demanded, what was filled, how specific the trigger is."""
    frame, roles = candidate.trigger.frame, candidate.roles
    demanded = len(frame.require) + bool(frame.near) + bool(frame.recipient_is)
    compound = candidate.trigger.kind == kinds.FRAME_COMPOUND
    filled = bool(roles.actors) + bool(roles.recipients)
    return (not candidate.lacking, compound + bool(candidate.trigger.light_verb), filled, demanded)
