"""Folding of status into the type, for layouts that cannot tell a plan from a fact.

PLOVER gives one category for an act and its status: a planned visit is an AGREE, a threat of war a
THREATEN. Records keep the two apart; these layouts want them in one. Negated and denied acts are
left out, as PLOVER's manual allows.
"""

from __future__ import annotations

import msgspec

from marsad.knowledge.store import Compiled
from marsad.record import Event, EventType, Status

PLANNED: dict[EventType, tuple[EventType, str | None]] = {
    "CONSULT": ("AGREE", None),
    "SUPPORT": ("AGREE", None),
    "COOPERATE": ("AGREE", None),
    "AID": ("AGREE", None),
    "RETREAT": ("CONCEDE", None),
    "PROTEST": ("THREATEN", None),
    "SANCTION": ("THREATEN", "relations"),
    "MOBILIZE": ("THREATEN", "violence"),
    "COERCE": ("THREATEN", "restrict"),
    "ASSAULT": ("THREATEN", "violence"),
}
"""What a planned or conditional act is; other types, which are words, stay what they are."""
PLANNED_MODES: dict[tuple[EventType, str], str] = {
    ("SANCTION", "expel"): "expel",
    ("COERCE", "arrest"): "arrest",
    ("COERCE", "deport"): "expel",
    ("COERCE", "seize"): "territory",
}
"""Modes of threats that these modes become."""
REQUESTED: dict[EventType, str] = {
    "CONSULT": "meet",
    "SUPPORT": "assist",
    "COOPERATE": "assist",
    "AID": "assist",
    "CONCEDE": "yield",
    "RETREAT": "yield",
}
"""Modes of the REQUEST that a requested act becomes; ``change`` for other types."""
LEFT_OUT: frozenset[Status] = frozenset({"negated", "denied"})


class Folded(msgspec.Struct, frozen=True):
    """An event as layouts without a status tell it."""

    type: EventType
    mode: str | None
    cameo: str
    quad: int
    intensity: float
    goldstein: float


def fold_status(event: Event, knowledge: Compiled) -> Folded | None:
    """The event with its status folded into type and mode; null when it is left out."""
    if event.status in LEFT_OUT:
        return None
    kind, mode = _folded(event)
    if (kind, mode) == (event.type, event.mode):
        return Folded(kind, mode, event.cameo, event.quad, event.intensity, event.goldstein)
    entry = knowledge.types[kind]
    of_mode = entry.modes[mode] if mode is not None else None
    cameo = entry.cameo if of_mode is None else of_mode.cameo
    return Folded(
        kind, mode, cameo, entry.quad, entry.score if of_mode is None else of_mode.score,
        knowledge.cameo[cameo].goldstein,
    )  # fmt: skip


def _folded(event: Event) -> tuple[EventType, str | None]:
    if event.status == "requested" and event.type != "REQUEST":
        return "REQUEST", REQUESTED.get(event.type, "change")
    if event.status in ("planned", "conditional") and event.type in PLANNED:
        kind, mode = PLANNED[event.type]
        if event.mode is not None:
            mode = PLANNED_MODES.get((event.type, event.mode), mode)
        return kind, mode
    return event.type, event.mode
