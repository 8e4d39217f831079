"""Fitting who plays a role: weights of the signs of parties, estimated from annotated articles.

An option is right when one of its parties is annotated in the role; nobody is right when the
annotation has none there. Events that lack what is annotated teach nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import NamedTuple

import msgspec

from marsad.evaluation.gold import GoldEvent, GoldParty
from marsad.evaluation.matching import mention, same_party, same_sides, share_word
from marsad.evaluation.regression import Choice, estimate_choice
from marsad.events.casting import Weighed, cast_event, choose, weigh
from marsad.events.casting_signs import Scene
from marsad.events.coding import make_party
from marsad.events.options import ROLES, Option, parties_of
from marsad.knowledge.schema import Weighing
from marsad.record import Party

_STRENGTH = 0.2
"""Inverse of the L2 penalty; see `marsad.evaluation.regression.estimate`."""
_OPTIONAL = 0.5
"""Weight of an event that two careful readers could leave out."""
_THRESHOLDS = (-0.25, 0.0, 0.25, 0.5, 0.75)
_MARGINS = (0.25, 0.5, 0.75, 1.0)
_NEVER = 1e9
"""A threshold that no option passes."""
_USUAL = {role: Weighing(id=role, threshold=0.0, margin=0.5) for role in ROLES}
"""Thresholds by which actors are cast before the recipients are weighed."""


class RoleFit(NamedTuple):
    """What came of fitting the roles; of the events that must be found and are."""

    weights: tuple[Weighing, ...]
    trained: Parties
    """Of the articles that the weights were estimated from."""
    held_out: Parties
    """Of articles kept out of the estimation, summed over the folds."""


class Parties(NamedTuple):
    """How many events have the annotated parties."""

    events: int
    by_rules: int
    """As the rules fill the roles."""
    cast: int
    """As the weights cast them."""


class Played(NamedTuple):
    """An event with what is annotated of it."""

    scene: Scene
    gold: GoldEvent
    coded: bool
    """Whether the event is accepted and must be found."""


def fit_roles(
    played: Sequence[Played], folds: Sequence[tuple[Sequence[Played], Sequence[Played]]]
) -> RoleFit:
    """The weights of the roles. ``folds``: pairs of events to estimate from and events of articles
    kept out."""
    weights = estimate_roles(played)
    cast = [Cast(kept_out, estimate_roles(others)) for others, kept_out in folds]
    thresholds = best_thresholds(cast)
    honest = [
        _parties(fold, best_thresholds([*cast[:number], *cast[number + 1 :]]))
        for number, fold in enumerate(cast)
    ]
    fitted = {
        role: msgspec.structs.replace(
            weights[role], threshold=thresholds[role].threshold, margin=thresholds[role].margin
        )
        for role in ROLES
    }
    seen = _parties(Cast(played, fitted), fitted)
    return RoleFit(tuple(fitted.values()), seen, Parties(*map(sum, zip(*honest, strict=True))))


def _parties(cast: Cast, thresholds: Mapping[str, Weighing]) -> Parties:
    never = {role: Weighing(id="", threshold=_NEVER, margin=_NEVER) for role in ROLES}
    return Parties(len(cast.played), cast.right(never), cast.right(thresholds))


def estimate_roles(played: Sequence[Played]) -> dict[str, Weighing]:
    """The weights of actors, and of recipients beside the actors that these choose."""
    weights: dict[str, Weighing] = {}
    for role in ROLES:
        choices = [choice for one in played for choice in _choices(one, role, weights)]
        weights[role] = msgspec.structs.replace(
            estimate_choice(role, choices, _STRENGTH),
            threshold=_USUAL[role].threshold, margin=_USUAL[role].margin,
        )  # fmt: skip
    return weights


def _choices(played: Played, role: str, weights: Mapping[str, Weighing]) -> Iterator[Choice]:
    """The choice that a role of an event is, those before it cast by the weights."""
    scene, gold = played.scene, played.gold
    actor = None
    if role == "recipient":
        if scene.mutual:
            return
        actor = cast_event(scene, {"actor": weights["actor"]})[0].chosen.option
    weighed = weigh(scene, role, actor, _USUAL[role])
    wanted = gold.actors if role == "actor" else gold.recipients
    right = [_is_right(scene, one, wanted) for one in weighed]
    yield Choice([one.signs for one in weighed], right, _OPTIONAL if gold.optional else 1.0)


def _is_right(scene: Scene, weighed: Weighed, wanted: Sequence[GoldParty]) -> bool:
    if weighed.option is None:
        return not wanted
    document = scene.reader.document
    parties = [make_party(document, party) for party in weighed.option.parties]
    return any(_is_party(one, party) for one in wanted for party in parties)


def _is_party(gold: GoldParty, coded: Party) -> bool:
    """Whether a party is the annotated one: for one of an unknown sector the country will not
    do."""
    vague = bool(gold.country and gold.sectors) and not coded.sectors
    return same_party(gold, coded) and (not vague or share_word(mention(gold), mention(coded)))


class Cast:
    """Events that must be found, as weights cast them, under any thresholds."""

    def __init__(self, played: Sequence[Played], weights: Mapping[str, Weighing]) -> None:
        self.played = [one for one in played if one.coded]
        self.weights = weights
        self._weighed: dict[tuple[int, str, Option | None], list[Weighed]] = {}
        self._right: dict[tuple[int, Option | None, Option | None], bool] = {}

    def right(self, thresholds: Mapping[str, Weighing]) -> int:
        """How many have the annotated parties; of the weighings only the thresholds count."""
        return sum(self._is_right(number, thresholds) for number in range(len(self.played)))

    def _is_right(self, number: int, thresholds: Mapping[str, Weighing]) -> bool:
        scene = self.played[number].scene
        chosen: dict[str, Option | None] = dict.fromkeys(ROLES)
        for role in ROLES[: 1 if scene.mutual else 2]:
            key = (number, role, chosen["actor"])
            if key not in self._weighed:
                self._weighed[key] = weigh(scene, role, chosen["actor"], self.weights[role])
            chosen[role] = choose(self._weighed[key], thresholds[role]).option
        pair = (number, chosen["actor"], chosen["recipient"])
        if pair not in self._right:
            self._right[pair] = self._has_parties(number, chosen)
        return self._right[pair]

    def _has_parties(self, number: int, chosen: Mapping[str, Option | None]) -> bool:
        scene, gold = self.played[number].scene, self.played[number].gold
        parties = {}
        for role, option in chosen.items():
            kept = role == "recipient" and scene.mutual
            mentions = parties_of(scene.event, role) if kept else option.parties if option else ()
            parties[role] = [make_party(scene.reader.document, one) for one in mentions]
        return same_sides(gold, parties["actor"], parties["recipient"])


def best_thresholds(cast: Sequence[Cast]) -> dict[str, Weighing]:
    """The thresholds and margins with which most events have the annotated parties, on articles
    not seen; the mean over their neighbours counts, so that no lucky ones are taken."""
    grid = {}
    for steps in product(range(len(_THRESHOLDS)), range(len(_THRESHOLDS)), range(len(_MARGINS))):
        actor, recipient, margin = steps
        thresholds = {
            "actor": Weighing(id="", threshold=_THRESHOLDS[actor], margin=_MARGINS[margin]),
            "recipient": Weighing(id="", threshold=_THRESHOLDS[recipient], margin=_MARGINS[margin]),
        }
        grid[steps] = (sum(one.right(thresholds) for one in cast), thresholds)

    def smoothed(steps: tuple[int, int, int]) -> float:
        near = [
            right for other, (right, _) in grid.items()
            if all(abs(a - b) <= 1 for a, b in zip(steps, other, strict=True))
        ]  # fmt: skip
        return sum(near) / len(near)

    return grid[max(grid, key=lambda steps: (smoothed(steps), steps))][1]
