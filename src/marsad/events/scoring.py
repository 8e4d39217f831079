"""Scores: the weights of the signs that are there, added up.

A judgement is a logistic regression whose weights stand in ``knowledge/weights.yaml``, estimated by
``marsad fit`` from annotated articles and open to any reader's pen: the weights of the signs that
are there are added to the bias, and the answer is yes when the sum passes the threshold.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

import msgspec

from marsad.knowledge.schema import Weighing

_PLACES: Final = 6


class Verdict(NamedTuple):
    """What came of weighing a candidate."""

    score: float
    """Bias and weights added up, log odds."""
    threshold: float
    signs: tuple[tuple[str, float], ...]
    """The signs that are there and have a weight, the heaviest first."""

    @property
    def accepted(self) -> bool:
        """Whether the score passes the threshold."""
        return self.score > self.threshold

    def __str__(self) -> str:
        side = "over" if self.accepted else "not over"
        told = ", ".join(f"{sign} {weight:+.2f}" for sign, weight in self.signs)
        return f"weighs {self.score:+.2f}, {side} {self.threshold:+.2f}: {told}"


def score_of(weighing: Weighing, signs: Iterable[str]) -> float:
    """The bias and the weights of the signs, added up in their order."""
    weights = weighing.signs
    return weighing.bias + sum([weights[sign] for sign in signs if sign in weights])


def _alone(weighing: Weighing) -> Weighing:
    """The weights as they hold in a text of one sentence."""
    weights = dict(weighing.signs)
    for sign, weight in weighing.alone_signs.items():
        weights[sign] = weights.get(sign, 0.0) + weight
    return msgspec.structs.replace(weighing, signs=weights)


def judge(weighing: Weighing, signs: Sequence[str], *, alone: bool = False) -> Verdict:
    """The verdict on a candidate of these signs. ``alone``: in a text of one sentence."""
    threshold = weighing.threshold
    if alone:
        threshold = threshold if weighing.alone is None else weighing.alone
        weighing = _alone(weighing)
    counted = [(sign, weighing.signs[sign]) for sign in signs if sign in weighing.signs]
    counted.sort(key=lambda item: -abs(item[1]))
    score = round(score_of(weighing, signs), _PLACES) + 0.0  # never minus zero
    return Verdict(score, threshold, tuple(counted))
