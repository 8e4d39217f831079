"""Who is backed: «the army advanced |with support from| the coalition». Whoever acts with support
gets it; who gives it stands under «from»."""

from __future__ import annotations

from typing import Final

from marsad.events.role_filler import RoleFiller
from marsad.events.triggers import preposition_of, verb_before
from marsad.knowledge import kinds
from marsad.mentions.mention import Mention

_TYPES: Final = frozenset({"AID", "SUPPORT"})
_BY: Final = "\u0628"
_MARKS: Final = "\u060c,"
_NEXT: Final = 3
"""Units after the noun, or after one that it is joined to, within which «from» stands."""


def is_backing(filler: RoleFiller) -> bool:
    """Whether the noun of an act tells with whose support something else is done: «with support
    from», «with support and backing from»."""
    sentence, at = filler.sentence, filler.trigger.at
    if filler.frame.type not in _TYPES or sentence.word(at).article:
        return False
    first = at - 1 if sentence.word(at).conjunction and at else at
    if preposition_of(sentence, first) != _BY:
        return False
    giving = [key for key, role in filler.frame.args.items() if role == "actor"]
    return any(
        phrase.preposition in giving and at < phrase.first <= at + _NEXT
        for phrase in sentence.phrases_near(at)
    )


def find_backed(filler: RoleFiller) -> None:
    """Fills the recipient with whoever acts, when somebody backs it."""
    if filler.roles.recipients or not filler.roles.actors or not is_backing(filler):
        return
    backed = _who_acts(filler)
    if backed is not None and not any(backed.same_as(one) for one in filler.roles.actors):
        filler.put("recipient", [backed], "who acts with it")


def _who_acts(filler: RoleFiller) -> Mention | None:
    """The subject of the verb before, or under a verb of saying the party named right before:
    «announced the capture of the town |by the army|, with support from …»."""
    sentence, at = filler.sentence, filler.trigger.at
    verb = verb_before(sentence, at)
    told = verb is None or kinds.REPORT_VERB in sentence.word(verb).kinds
    before = at - 1
    while before > 0 and (
        sentence.word(before).form in _MARKS or sentence.word(before + 1).conjunction
    ):
        before -= 1
    phrase = sentence.phrase_at[before] if before >= 0 else None
    if told and phrase is not None and not phrase.preposition:
        mention = filler.document.mention(sentence, phrase)
        if mention.political:
            return mention
    return filler.document.earlier_subject(sentence, at, gender=None, level=filler.level)
