"""Who takes part in an act, and between whom it passes: states and entities, by their codes.

An act with recipients passes between each actor and each recipient, not among the actors: those
who condemn somebody together do not condemn each other. Without recipients (talks, two-sided
fighting) it passes among the actors.
"""

from __future__ import annotations

import re
from itertools import combinations, product

from marsad.record import NO_STATE, Event, Party

_CODE = re.compile("[A-Z]{3}")
_ENTITY = re.compile(r"[a-z_]+\.\w[\w.]*", re.ASCII)

Pair = tuple[str, str]

_STATE = "country."
"""How the ids of entities begin that are states."""


def codes_of(party: Party) -> tuple[str, ...]:
    """The codes that a party is counted under: its state, and itself when it is a known entity.

    The first is its main one: the state, or the entity where it is of no state. Empty when neither
    is known.
    """
    state = None if party.country in NO_STATE else party.country
    entity = None if party.entity is None or party.entity.startswith(_STATE) else party.entity
    return tuple(code for code in (state, entity) if code)


def is_counted(code: str) -> bool:
    """Whether parties are counted under such a code."""
    if _CODE.fullmatch(code):
        return code not in NO_STATE
    return _ENTITY.fullmatch(code) is not None and not code.startswith(_STATE)


def codes_involved(event: Event) -> set[str]:
    """The codes of everybody on either side."""
    return {code for party in (*event.actors, *event.recipients) for code in codes_of(party)}


def pairs_of(event: Event) -> dict[Pair, bool]:
    """The pairs between which the act passes, in both orders, and whether both codes are main ones.

    Of a pair one code at least is a main one: what passes between two persons is found by either
    and the state of the other.
    """
    found: dict[Pair, bool] = {}
    sides = (
        product(event.actors, event.recipients)
        if event.recipients
        else combinations(event.actors, 2)
    )
    for one, other in sides:
        ones, others = codes_of(one), codes_of(other)
        for code, counterpart in product(ones, others):
            leading = (code == ones[0], counterpart == others[0])
            if code != counterpart and any(leading):
                for pair in ((code, counterpart), (counterpart, code)):
                    found[pair] = found.get(pair, False) or all(leading)
    return found
