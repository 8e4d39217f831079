"""Passives that Arabic spells like the active: nobody is told to act, or the omitted subject is
acted upon."""

from __future__ import annotations

from typing import Final

from marsad.events.role_filler import RoleFiller
from marsad.events.roles import MEASURES
from marsad.syntax.categories import PREPOSITION
from marsad.syntax.clauses import Arguments

_TOLD_WITHOUT_ACTOR: Final = MEASURES | {"RETREAT"}
_MASCULINE: Final = "p3ms"
"""Morph of the past verb that has no subject."""


def undergoes_measure(filler: RoleFiller, arguments: Arguments) -> bool:
    """«… and was jailed |for| nine years»: a measure must have whom it is taken against; where a
    preposition follows its verb and nobody else is told, the omitted subject undergoes it."""
    frame, sentence, after = filler.frame, filler.sentence, filler.trigger.at + 1
    if frame.type not in MEASURES or frame.args.get("object") != "recipient":
        return False
    if not arguments.implicit or arguments.objects or _under_preposition(filler, arguments):
        return False
    if sentence.word(filler.trigger.at).pronoun or after >= len(sentence.units):
        return False
    return sentence.categories[after] == PREPOSITION or bool(sentence.word(after).preposition)


def is_impersonal(filler: RoleFiller, arguments: Arguments) -> bool:
    """«Most of them |have been released|», in Arabic «has been released of most of them»: the
    masculine singular with whom it concerns under a preposition, after no subject in its sentence,
    tells nobody who acts."""
    if filler.frame.type not in _TOLD_WITHOUT_ACTOR or filler.trigger.morph[:4] != _MASCULINE:
        return False
    if not arguments.implicit or arguments.objects or not _under_preposition(filler, arguments):
        return False
    earlier = filler.document.earlier_subject(
        filler.sentence, filler.trigger.at, gender="m", level=filler.level
    )
    return earlier is None


def _under_preposition(filler: RoleFiller, arguments: Arguments) -> bool:
    """Whether somebody whom the act concerns stands under a preposition."""
    roles = filler.frame.args
    return any(roles.get(phrase.preposition) == "recipient" for phrase in arguments.prepositional)
