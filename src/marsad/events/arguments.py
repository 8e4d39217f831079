"""Who acts and who is acted upon: the arguments of a trigger read through its frame."""

from __future__ import annotations

from typing import Final

from marsad.events.concerned import find_concerned
from marsad.events.document import Document
from marsad.events.level import MAIN, Level
from marsad.events.noun_roles import NounFiller
from marsad.events.role_filler import RoleFiller
from marsad.events.roles import Roles
from marsad.events.triggers import Trigger, preposition_of
from marsad.events.verb_roles import VerbFiller
from marsad.knowledge import kinds
from marsad.mentions.mention import Mention
from marsad.syntax.clauses import Sentence

_NOUNS: Final = frozenset({kinds.FRAME_NOUN, kinds.FRAME_LIGHT_NOUN})
_COMPELLING: Final = frozenset({"REQUEST", "REJECT"})
_OWN_FORCES: Final = frozenset({"RETREAT", "MOBILIZE"})
"""Types of acts by which a state moves its own forces."""
_PROTESTERS: Final = "protester"
"""Id of the agents who protest."""
_VERBS: Final = frozenset(
    {kinds.FRAME_VERB, kinds.FRAME_PASSIVE, kinds.FRAME_COMPOUND, kinds.FRAME_PARTICIPLE}
)


def find_roles(
    document: Document, sentence: Sentence, trigger: Trigger, speaker: Mention | None = None,
    level: Level = MAIN,
) -> Roles:  # fmt: skip
    """Fills the roles of the trigger's frame.

    ``speaker``: who says what the trigger tells, whom «he», «we» stand for in what is said;
    ``level``: in whose words of the sentence the trigger stands.
    """
    filler = _filled(document, sentence, trigger, speaker, level)
    _complete(filler)
    return _settled(filler)


def _filled(
    document: Document, sentence: Sentence, trigger: Trigger, speaker: Mention | None, level: Level
) -> RoleFiller:
    """The roles that the arguments of the trigger fill."""
    if trigger.kind in _VERBS:
        verb = VerbFiller(document, sentence, trigger, speaker, level)
        if trigger.kind == kinds.FRAME_PARTICIPLE:
            verb.participle()
        else:
            verb.verb()
        return verb
    noun = NounFiller(document, sentence, trigger, speaker, level)
    if trigger.kind in _NOUNS:
        noun.noun()
    elif trigger.kind == kinds.FRAME_PATIENT:
        noun.patient()
    else:
        noun.phrase()
    return noun


def _complete(filler: RoleFiller) -> None:
    """Fills what no argument fills: whom the act concerns, who says it, who protests."""
    if filler.frame.type == "REQUEST" and filler.trigger.kind in _NOUNS:
        _find_asked(filler)
    find_concerned(filler)
    roles = filler.roles
    if not roles.actors and filler.speaker is not None and _is_performed_in_saying(filler):
        filler.put("actor", [filler.speaker], "who says it")
    if not roles.actors and filler.frame.type == "PROTEST":
        _find_protesters(filler)


def _find_asked(filler: RoleFiller) -> None:
    """«After an invitation from Pyongyang», «at the request of the government»: whoever acts
    then is the one asked."""
    roles, sentence, at = filler.roles, filler.sentence, filler.trigger.at
    if roles.recipients or not roles.actors or sentence.word(at).article:
        return
    asked = filler.document.knowledge.words.get("at_the_request", ())
    if preposition_of(sentence, at) not in asked:
        return
    found = filler.document.earlier_subject(sentence, at, gender=None, level=filler.level)
    if found is not None and not any(found.same_as(actor) for actor in roles.actors):
        filler.put("recipient", [found], "who acts on it")


def _is_performed_in_saying(filler: RoleFiller) -> bool:
    """«X must …»: whoever says so demands it."""
    return filler.frame.args.get("subject") == "ignore" and filler.frame.type in _COMPELLING


def _find_protesters(filler: RoleFiller) -> None:
    """«The protests»: those who protest, as the article calls them nearest to the noun."""
    found = filler.document.discourse.nearest(filler.token, _PROTESTERS)
    if found is not None:
        filler.put("actor", [found], "protesters named nearest")


def _settled(filler: RoleFiller) -> Roles:
    """Mutual acts have all their parties as actors; nobody acts upon himself."""
    roles = filler.roles
    if not (roles.actors or roles.recipients or filler.frame.bare):
        # «the bombing of Tehran»: nobody else is named, so the capital stands for its state
        roles.recipients = filler.sites
    if filler.frame.mutual:
        for mention in roles.recipients:
            if not any(mention.same_as(other) for other in roles.actors):
                roles.actors.append(mention)
        roles.recipients = []
    roles.recipients = [
        mention for mention in roles.recipients
        if not any(mention.same_as(other) for other in roles.actors)
    ]  # fmt: skip
    if filler.frame.type in _OWN_FORCES:
        roles.recipients = [m for m in roles.recipients if not _is_own_force(m, roles.actors)]
    others = [mention for mention in roles.recipients if not _is_own_state(mention, roles.actors)]
    roles.recipients = others or roles.recipients
    return roles


def _is_own_state(mention: Mention, actors: list[Mention]) -> bool:
    """«The minister affirmed his country's solidarity with …»: the state of one who acts for it."""
    return mention.kind == "state" and any(
        actor.country == mention.country and actor.sectors[:1] == mention.sectors[:1]
        for actor in actors
    )


def _is_own_force(mention: Mention, actors: list[Mention]) -> bool:
    """«Chad withdraws its forces», «the pull-out of |American| forces»: they are moved, nothing is
    done to them."""
    forces = mention.sectors[:1] == ("MIL",) or mention.kind == "state"
    return forces and any(
        actor.country == mention.country and actor.sectors[:1] in (("GOV",), ("MIL",))
        for actor in actors
    )
