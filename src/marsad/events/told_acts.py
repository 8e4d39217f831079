"""Blame and threats told without a word for them: «said that the militia fired on the port».

Who tells of another party's harmful act blames it, and who tells of his own coming act of force
threatens, when it is in his own words and depends on what others do. Frames with ``tells`` say
which acts, told so, are acts of which kind. Such statements are only likely to be acts: they are
left to be weighed.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from marsad.events.candidates import Candidate
from marsad.events.document import Document
from marsad.events.judgements import Judgement, is_own, may_judge, unit_at
from marsad.events.roles import Roles
from marsad.events.statements import Attributed
from marsad.events.triggers import Trigger
from marsad.events.wordings import Wordings
from marsad.knowledge import kinds
from marsad.knowledge.schema import Frame
from marsad.knowledge.store import Compiled
from marsad.mentions.mention import Mention
from marsad.syntax.categories import RELATIVE, VERB
from marsad.syntax.clauses import Sentence

_REPORTERS: Final = (("COP",), ("MIL",), ("MED",), ("JRN",), ("EDU",))
"""Sectors of those who report harm without blaming: police, hospitals, observers."""


class ToldActs:
    """Finds statements that blame or threaten by what they tell. One for a coder."""

    def __init__(self, knowledge: Compiled) -> None:
        self.particles = frozenset(knowledge.words.get("will", ()))
        """Particles of the future."""
        self.frames = [
            (frame, Wordings(frame.near) if frame.near else None)
            for frame in knowledge.frames
            if frame.tells
        ]

    def find(
        self, document: Document, sentence: Sentence, statement: Attributed,
        candidates: Sequence[Candidate],
    ) -> Judgement | None:  # fmt: skip
        """The act that a statement is by the acts of its sentence that it tells, or null."""
        told = [one for one in candidates if statement.holds(one.tokens[0])]
        if not told or not may_judge(statement):
            return None
        for frame, wanted in self.frames:
            if wanted is not None and not _holds(sentence, statement, wanted):
                continue
            found = self._told_so(frame, told, sentence, statement)
            if found is not None:
                return _made(document, sentence, statement, frame, found)
        return None

    def _told_so(
        self, frame: Frame, told: Sequence[Candidate], sentence: Sentence, statement: Attributed
    ) -> Candidate | None:
        """The first act whose telling is an act of a frame, or null: where several are asked for,
        one of them is too few."""
        found = [one for one in told if self._fits(frame, one, sentence, statement)]
        first = next((one for one in found if one.roles.actors), None)
        return first if len(found) > frame.several else None

    def _fits(
        self, frame: Frame, told: Candidate, sentence: Sentence, statement: Attributed
    ) -> bool:
        """Whether the telling of an act may be an act of a frame."""
        verb = _main_verb(sentence, told)
        if told.trigger.frame.type not in frame.tells or verb is None:
            return False
        actors = told.roles.actors
        if frame.own:
            ahead = sentence.word(verb).future or told.status_cue in self.particles
            return ahead and any(_is_ours(actor, statement) for actor in actors)
        if told.status != "occurred" or _reports(statement):
            return False
        if not actors and not (frame.several and sentence.word(verb).conjunction):
            return False  # «and abducted sailors»: who did what is told before
        return all(_is_foreign(actor, statement) for actor in actors)


def _holds(sentence: Sentence, statement: Attributed, wanted: Wordings) -> bool:
    """Whether one of the words stands in what is said."""
    start, end = (unit_at(sentence, token) for token in statement.content)
    return bool(wanted.among(sentence, start, end))


def _main_verb(sentence: Sentence, told: Candidate) -> int | None:
    """The finite verb, not in a relative clause, that tells an act or carries its noun; or null."""
    trigger = told.trigger
    light = trigger.light_verb
    carried = light is not None and light.verb.split(" ")[0] in trigger.frame.light
    at = trigger.light if carried and trigger.light is not None else trigger.at
    if sentence.categories[at] != VERB or (at and sentence.categories[at - 1] == RELATIVE):
        return None
    return at


def _reports(statement: Attributed) -> bool:
    """Whether those speak who report harm for their work."""
    return any(speaker.sectors[:1] in _REPORTERS for speaker in statement.speakers)


def _is_foreign(actor: Mention, statement: Attributed) -> bool:
    """Whether an actor is of another country than those who speak of it."""
    if not actor.country or is_own(actor, statement):
        return False
    return all(actor.country != speaker.country for speaker in statement.speakers)


def _is_ours(actor: Mention, statement: Attributed) -> bool:
    """Whether an actor is, or is of the country of, somebody who speaks."""
    same = any(actor.country == speaker.country for speaker in statement.speakers)
    return is_own(actor, statement) or (same and actor.country is not None)


def _made(
    document: Document, sentence: Sentence, statement: Attributed, frame: Frame, told: Candidate
) -> Judgement:
    """The act of telling another act."""
    span = document.span(*told.tokens)
    steps = [f"{span.text!r} is told as an act of {'its speaker' if frame.own else 'another'}"]
    judged = told.roles.recipients if frame.own else told.roles.actors
    others = [party for party in judged if not is_own(party, statement)]
    roles = Roles(actors=list(statement.speakers), recipients=others, steps=steps)
    cue = unit_at(sentence, statement.cue[0])
    trigger = Trigger(cue, kinds.FRAME_JUDGING, "", frame)
    return Judgement(trigger, roles, (f"told: {'its own act' if frame.own else 'harm'}",))
