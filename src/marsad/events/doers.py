"""Who does what a noun tells, where something else than its genitive shows it: whose decision it
was, who committed it, whose the raid is."""

from __future__ import annotations

from typing import Final

from marsad.events.role_filler import RoleFiller
from marsad.events.triggers import preposition_of
from marsad.knowledge import kinds
from marsad.syntax.categories import PUNCTUATION, VERB
from marsad.syntax.clauses import Arguments

_DOING_REACH: Final = 9
"""Units back within which «the committing» of an act stands."""
_FORCE: Final = "ASSAULT"
_ADJECTIVE: Final = 1
"""Units that may stand between a noun and whose it is: «an |expected| visit of»."""
_FOR, _BY = "\u0644", "\u0628"


def find_doer(filler: RoleFiller) -> None:
    """«Condemned the police's committing |of an attack|»: the genitive of the noun of doing that
    governs the act."""
    sentence, at = filler.sentence, filler.trigger.at
    if filler.roles.actors or filler.frame.mutual or not preposition_of(sentence, at):
        return
    doing = filler.document.knowledge.words.get("doing", ())
    for back in range(at - 1, max(-1, at - _DOING_REACH), -1):
        if sentence.word(back).stem in doing:
            following = sentence.phrase_at[back + 1]
            own = sentence.phrase_at[back]
            if own is not None and own.last > back + 1:
                owners = filler.document.inner(sentence, own)
                filler.put("actor", owners[:1], "who commits it")
            elif following is not None and not following.preposition and following.last <= at:
                filler.fill("actor", "who commits it", following)
            return
        if sentence.categories[back] in (VERB, PUNCTUATION):
            return


def find_decider(filler: RoleFiller) -> None:
    """«After a Turkish court's decision |to release| him»: whoever decides acts."""
    sentence, at = filler.sentence, filler.trigger.at
    if filler.roles.actors or filler.frame.mutual or preposition_of(sentence, at) != _BY:
        return
    own = sentence.phrase_at[at - 1] if at else None
    if own is None or own.last != at or "decision" not in sentence.word(own.head).classes:
        return
    mention = filler.document.mention(sentence, own)
    owners = [mention] if mention.political else filler.document.inner(sentence, own)
    filler.put("actor", owners[:1], "who decides")


def find_visitor(filler: RoleFiller, arguments: Arguments) -> None:
    """«A visit |of the minister| to Cairo», also where somebody else announces it: with no verb
    that carries the visit, a person right after the noun is whose it is."""
    light, first = filler.trigger.light, next(iter(arguments.prepositional), None)
    if filler.frame.type != "CONSULT" or filler.frame.args.get(_FOR) != "recipient":
        return
    if light is not None and kinds.REPORT_VERB not in filler.sentence.word(light).kinds:
        return
    own = filler.sentence.phrase_at[filler.trigger.at]
    if first is None or own is None or first.preposition != _FOR:
        return
    mention = filler.document.mention(filler.sentence, first)
    if first.first - own.last > _ADJECTIVE:
        return
    if mention.human and mention.political and not filler.roles.actors:
        filler.fill("actor", _FOR, first)
        arguments.prepositional = arguments.prepositional[1:]


def find_whose(filler: RoleFiller, arguments: Arguments) -> None:
    """«A shelling |of the army| on a town»: where another preposition has what it hits, the phrase
    right after the noun tells whose it is; it is then no argument any more."""
    roles = filler.frame.args
    if filler.frame.type != _FORCE or filler.roles.actors or roles.get(_FOR) != "recipient":
        return
    first, *others = arguments.prepositional or (None,)
    own = filler.sentence.phrase_at[filler.trigger.at]
    if first is None or own is None or first.first != own.last or first.preposition != _FOR:
        return
    mention = filler.document.mention(filler.sentence, first)
    hits = {roles.get(p.preposition) for p in others if p is not None and p.preposition != _FOR}
    if mention.political and "recipient" in hits:
        filler.fill("actor", _FOR, first)
        arguments.prepositional = [p for p in others if p is not None]
