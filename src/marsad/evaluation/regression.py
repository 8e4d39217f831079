"""Logistic regression over named signs. Needs scikit-learn (the extra ``marsad[fit]``)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from marsad.knowledge.schema import Weighing

SELDOM = 8
"""Examples below which a sign is not given a weight."""
SLIGHT = 0.1
"""Share of the heaviest weight below which weights are dropped, and the others estimated again."""


class MissingLibraryError(RuntimeError):
    """Scikit-learn is not installed."""


class Example(NamedTuple):
    """Something that was judged by hand."""

    signs: tuple[str, ...]
    yes: bool
    weight: float = 1.0
    """How much the example counts."""


def estimate(name: str, examples: Sequence[Example], strength: float) -> Weighing:
    """The weights that tell the examples apart; the same examples give the same weights.

    ``strength``: inverse of the L2 penalty; the smaller, the smaller the weights are held.

    Raises `MissingLibraryError`, and ``ValueError`` when all examples have one answer.
    """
    if len({example.yes for example in examples}) < 2:
        raise ValueError(f"{name}: all {len(examples)} examples have the same answer")
    seen = Counter(sign for example in examples for sign in dict.fromkeys(example.signs))
    names = sorted(sign for sign, count in seen.items() if count >= SELDOM)
    weighing = _regress(name, examples, names, strength)
    heaviest = max(map(abs, weighing.signs.values()), default=0.0)
    kept = [sign for sign in names if abs(weighing.signs[sign]) >= SLIGHT * heaviest]
    return _regress(name, examples, kept, strength)


def _regress(
    name: str, examples: Sequence[Example], signs: Sequence[str], strength: float
) -> Weighing:
    try:
        from sklearn.linear_model import LogisticRegression
    except ImportError as error:
        message = "marsad fit needs scikit-learn: pip install 'marsad[fit]'"
        raise MissingLibraryError(message) from error

    if not signs:
        raise ValueError(f"{name}: no sign stands in {SELDOM} of the examples; give more articles")
    there = [frozenset(example.signs) for example in examples]
    matrix = [[float(sign in found) for sign in signs] for found in there]
    model = LogisticRegression(C=strength, max_iter=2000)
    answers = [int(example.yes) for example in examples]
    model.fit(matrix, answers, sample_weight=[example.weight for example in examples])
    weights = zip(signs, model.coef_[0].tolist(), strict=True)
    return Weighing(
        id=name, bias=round(float(model.intercept_[0]), 3),
        signs={sign: round(weight, 3) for sign, weight in weights},
    )  # fmt: skip
