"""A candidate event: a trigger with its roles, status, date, place and sayers, before merging."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from marsad.events.roles import Roles
from marsad.events.statements import Attributed
from marsad.events.triggers import Trigger
from marsad.record import Date, Figure, Place, Status

_AMONG_EQUALS: Final = frozenset({"AGREE", "CONSULT", "COOPERATE"})
"""Types of acts that two do with each other."""


@dataclass(slots=True, eq=False)
class Candidate:
    """An act as one trigger tells it. Token ranges are half-open."""

    trigger: Trigger
    sentence: int
    tokens: tuple[int, int]
    """The trigger's tokens."""
    roles: Roles
    status: Status
    status_cue: str
    date: Date | None = None
    place: Place | None = None
    figures: list[Figure] = field(default_factory=list)
    outer: list[Attributed] = field(default_factory=list)
    """Statements that report it, outermost first."""
    beside: frozenset[str] = frozenset()
    """Stems of the nouns and names around the trigger, by which two mentions are compared."""
    lacking: str = ""
    """What its frame asks for and the text does not show, or empty; see `marsad.events.signs`."""
    rank: int = 0
    """How many mentions of acts of its type stand before it."""
    links: frozenset[str] = frozenset()
    """How its words tie it to other acts: «also», «another», «this»; see `Telling.links`."""
    found_by: tuple[str, ...] = ()
    """Signs of how it was found, beside those of its words."""
    also: list[Candidate] = field(default_factory=list)
    """Other mentions of the same act, merged into this one."""
    pointing: bool = False
    """True when it only points back to an act that another mention must tell."""

    @property
    def mode(self) -> str | None:
        """The mode that its words tell, or else the first that another mention tells."""
        modes = (mention.trigger.frame.mode for mention in (self, *self.also))
        return next((mode for mode in modes if mode is not None), None)

    @property
    def fullness(self) -> tuple[int, bool, bool, int, int, int]:
        """How much the mention tells, to choose the fullest of several.

        Of acts among equals both sides are told when two of them act.
        """
        roles = self.roles
        filled = bool(roles.actors) + bool(roles.recipients)
        both = len(roles.actors) > 1 and self.trigger.frame.type in _AMONG_EQUALS
        named = sum(m.entity is not None or bool(m.tail) for m in roles.actors + roles.recipients)
        parties = len(roles.actors) + len(roles.recipients)
        body = self.sentence > 0
        return filled, body, both, bool(self.date) + bool(self.place), parties, named
