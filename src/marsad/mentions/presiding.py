"""Heads of bodies: «the head of the party» is of the party's sectors, and no head of state."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from marsad.knowledge import kinds
from marsad.knowledge.schema import Agent
from marsad.syntax.noun_words import is_plain
from marsad.text.word import Word

_HEADS: Final = frozenset({"head_of_state", "leader"})
"""Ids of agents that before the name of a body are whoever heads it."""
_BODIES: Final = frozenset({"body", "group"})
_NO_BODY: Final = "state_land"
"""Id of the agent for «the country»."""


def sectors_of_headed(
    title: str | None, after: Sequence[Word], agents: Sequence[Agent]
) -> tuple[str, ...] | None:
    """The sectors of the body that a title is the head of, none when they are not known; null when
    the title stands for itself. ``title``: id of its agent; ``after``: the words after it in its
    phrase, less the person's name."""
    if title not in _HEADS or not after:
        return None
    body, agent = after[0], after[0].reading(kinds.AGENT)
    if agent is not None:
        headed = agents[agent.ref]
        told = headed.kind in _BODIES and headed.id != _NO_BODY
        return headed.sectors if told and agent.morph[1:] == "s" else None
    # «the head |of the section|», not «a president, new»
    genitive = body.article or (len(after) > 1 and after[1].article)
    return () if genitive and is_plain(body) else None
