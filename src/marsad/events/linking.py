"""Who reports a statement: the statements whose content holds it, and outlets that have passed on
what its speaker said before: «the agency quoted the minister as saying that …, adding that», «… .
And he added».
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from marsad.events.statements import Attributed, Statements

_PRESS: Final = frozenset({"outlet", "agency"})
_NEAR: Final = 6
"""Statements back to the one that was passed on."""


def link(said: Statements) -> None:
    """Fills in, for every statement, the statements that report it."""
    for inner in said.all:
        around = said.around(inner.cue[0], but=inner)
        inner.outer = [outer for outer in around if outer.relay is not inner]
        relay = inner.relay
        if relay is not None:
            # statements by identity: two of equal fields are two
            known = {id(statement) for statement in inner.outer}
            inner.outer += [s for s in (*relay.outer, relay) if id(s) not in known]
    _go_on(said.all)


def _go_on(statements: Sequence[Attributed]) -> None:
    """Lets the outlets that pass on a speech pass on its continuation."""
    for at, statement in enumerate(statements):
        if statement.outer or statement.carrier is not None or statement.speaker is None:
            continue
        earlier = _spoken_before(statements, at)
        if earlier is None:
            continue
        statement.through = [one for one in earlier.outer if _is_press(one)]
        statement.outer = list(statement.through)


def _spoken_before(statements: Sequence[Attributed], at: int) -> Attributed | None:
    """The last statement of the speaker, in the sentence for a participle, in the one before for
    a verb that tells that somebody goes on; null when another statement of a speaker stands
    between."""
    statement = statements[at]
    if statement.participle:
        reach = 0
    elif statement.verb_cue and statement.entry.continues:
        reach = 1
    else:
        return None
    for earlier in reversed(statements[max(0, at - _NEAR) : at]):
        if statement.sentence - earlier.sentence > reach:
            return None
        if _is_press(earlier) or not earlier.verb_cue:
            continue
        speaker = earlier.speaker
        if speaker is not None and statement.speaker is not None:
            return earlier if speaker.may_be(statement.speaker) else None
    return None


def _is_press(statement: Attributed) -> bool:
    return statement.speaker is not None and statement.speaker.source in _PRESS
