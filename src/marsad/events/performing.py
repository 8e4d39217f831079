"""Verbs of saying that say it themselves: «I affirm that», «the State of Qatar affirms that»."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from marsad.events.statements import Attributed
from marsad.mentions.mention import Mention

_FOR_STATE: Final = frozenset({"document", "body", "state"})
"""Kinds of speakers through whom a state speaks."""
_STATE: Final = "state"
_FIRST_PERSON, _THIRD_PERSON = "i1", "i3"


def performs(around: Iterable[Attributed], morph: str) -> bool:
    """Whether a verb inside a speech («I affirm that …») says what it says: it is no speech of its
    own. ``around``: the statements that hold it, outermost first."""
    return morph.startswith(_FIRST_PERSON) and any(s.form != "indirect" for s in around)


def performs_as_state(around: Iterable[Attributed], morph: str, actor: Mention) -> bool:
    """«The State of Qatar affirms that …» in a statement of its ministry: ``actor`` affirms."""
    if actor.kind != _STATE or not morph.startswith(_THIRD_PERSON):
        return False
    said = [statement for statement in around if statement.form != "indirect"]
    speaker = said[-1].speaker if said else None
    if speaker is None or speaker.kind not in _FOR_STATE:
        return False
    return speaker.country == actor.country
