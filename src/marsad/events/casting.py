"""Casting: who acts and who is acted upon, where small signs must be weighed.

The rules read the grammar of a clause and fill what it shows. Of the parties that the sentence
names besides, one may be meant all the same. Each option has its signs and so has nobody; the
heaviest plays the role if it outweighs nobody, or the party that the rules have found, by enough.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from marsad.events.candidates import Candidate
from marsad.events.casting_signs import CastingReader, Scene
from marsad.events.document import Document
from marsad.events.options import ROLES, Option, parties_of
from marsad.events.roles import Roles
from marsad.knowledge.schema import Weighing


class Weighed(NamedTuple):
    """An option of a role, or nobody, with its score and its signs."""

    option: Option | None
    """Null for nobody."""
    score: float
    signs: tuple[str, ...]


class Casting(NamedTuple):
    """What came of weighing the options of one role."""

    role: str
    chosen: Weighed
    others: tuple[Weighed, ...]
    """The options that were not chosen, and nobody, the heaviest first."""
    weights: Mapping[str, float]
    """The weights of the signs."""


def cast(
    document: Document, events: Sequence[Candidate], weights: Mapping[str, Weighing]
) -> list[list[Casting]]:
    """Puts the chosen parties into the roles of the events; the castings of each event."""
    if not events:
        return []
    reader = CastingReader(document, events)
    # all are chosen before any is changed: signs are of what the rules have made
    chosen = [cast_event(reader.scene(event), weights) for event in events]
    for event, castings in zip(events, chosen, strict=True):
        event.roles = settled(event, castings)
    return chosen


def cast_event(scene: Scene, weights: Mapping[str, Weighing]) -> list[Casting]:
    """The castings of one event, of the actor first."""
    castings: list[Casting] = []
    chosen: Option | None = None
    for role in ROLES:
        if role in weights and not (role == "recipient" and scene.mutual):
            weighed = weigh(scene, role, chosen, weights[role])
            best = choose(weighed, weights[role])
            others = sorted((one for one in weighed if one is not best), key=_lightness)
            castings.append(Casting(role, best, tuple(others), weights[role].signs))
            chosen = best.option
    return castings


def weigh(scene: Scene, role: str, actor: Option | None, weighing: Weighing) -> list[Weighed]:
    """Nobody and the options of a role with their scores, in order. ``actor``: for recipients, who
    was chosen to act, and so is not acted upon."""
    options, beside = scene.options(role), scene.event.roles.recipients
    if role == "recipient":
        taken = actor.keys if actor is not None else frozenset()
        options = [one for one in options if not one.keys & taken]
        beside = list(actor.parties) if actor is not None else []
    signs_of: list[tuple[Option | None, Iterable[str]]] = [(None, scene.nobody(role))]
    signs_of += [(one, scene.signs(role, one, options, beside)) for one in options]
    weights = weighing.signs
    found: list[Weighed] = []
    for option, signs in signs_of:
        there = tuple(dict.fromkeys(signs))
        score = sum([weights[sign] for sign in there if sign in weights])
        found.append(Weighed(option, score, there))
    return found


def choose(weighed: Sequence[Weighed], weighing: Weighing) -> Weighed:
    """The heaviest option, if it outweighs by enough what stands without it: who was found by the
    rules, else nobody."""
    standing, needed = weighed[0], weighing.threshold
    for one in weighed[1:]:
        if one.option is not None and one.option.filled:
            standing, needed = one, weighing.margin or 0.0
    best = max(weighed[1:], key=_weight, default=standing)
    return best if best.score > standing.score + needed else standing


def _weight(weighed: Weighed) -> float:
    return weighed.score


def _lightness(weighed: Weighed) -> float:
    return -weighed.score


def settled(event: Candidate, castings: Sequence[Casting]) -> Roles:
    """The roles of an event as they were cast."""
    parties = {role: parties_of(event, role) for role in ROLES}
    for casting in castings:
        role, option = casting.role, casting.chosen.option
        if option is None or not option.filled:
            parties[role] = [] if option is None else list(option.parties)
    return event.roles.played_by(parties["actor"], parties["recipient"])
