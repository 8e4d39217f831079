"""Logistic regression over named signs, of a yes or of one among several.

Needs scikit-learn (the extra ``marsad[fit]``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from marsad.knowledge.schema import Weighing

SELDOM = 8
"""Examples below which a sign is not given a weight."""
SLIGHT = 0.1
"""Share of the heaviest weight below which weights are dropped, and the others estimated again."""


_MISSING = "marsad fit needs scikit-learn: pip install 'marsad[fit]'"
_TINY = 1e-300
"""Added to what a logarithm is taken of."""


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
        raise MissingLibraryError(_MISSING) from error

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


class Choice(NamedTuple):
    """Several options of which one or more are right."""

    options: Sequence[Sequence[str]]
    """The signs of each."""
    right: Sequence[bool]
    weight: float = 1.0
    """How much the choice counts."""


def estimate_choice(name: str, choices: Sequence[Choice], strength: float) -> Weighing:
    """The weights by which the right options outweigh the wrong ones of the same choice, as a
    conditional logistic regression with an L2 penalty has them.

    Choices without a right option, and those without a wrong one, teach nothing. ``strength`` and
    the exceptions are as for `estimate`.
    """
    told = [one for one in choices if any(one.right) and not all(one.right)]
    seen = Counter(sign for one in told for signs in one.options for sign in set(signs))
    names = sorted(sign for sign, count in seen.items() if count >= SELDOM)
    weights = _regress_choice(name, told, names, strength)
    heaviest = max(map(abs, weights.values()), default=0.0)
    kept = [sign for sign in names if abs(weights[sign]) >= SLIGHT * heaviest]
    weights = _regress_choice(name, told, kept, strength)
    return Weighing(id=name, signs={sign: round(weight, 3) for sign, weight in weights.items()})


def _regress_choice(
    name: str, choices: Sequence[Choice], signs: Sequence[str], strength: float
) -> dict[str, float]:
    try:
        import numpy as np
        from scipy.optimize import minimize
    except ImportError as error:
        raise MissingLibraryError(_MISSING) from error

    if not signs:
        raise ValueError(f"{name}: no sign stands in {SELDOM} of the options; give more articles")
    column = {sign: number for number, sign in enumerate(signs)}
    rows = [set(option) for one in choices for option in one.options]
    there = np.zeros((len(rows), len(signs)))
    for number, option in enumerate(rows):
        there[number, [column[sign] for sign in option if sign in column]] = 1.0
    sizes = [len(one.options) for one in choices]
    starts = np.cumsum([0, *sizes[:-1]])
    of_choice = np.repeat(np.arange(len(choices)), sizes)
    right = np.array([float(yes) for one in choices for yes in one.right])
    counts = np.array([one.weight for one in choices])

    def loss(weights):  # type: ignore[no-untyped-def]
        scores = there @ weights
        odds = np.exp(scores - np.maximum.reduceat(scores, starts)[of_choice])
        every = np.add.reduceat(odds, starts)
        good = np.add.reduceat(odds * right, starts) + _TINY
        fit = float(counts @ (np.log(every) - np.log(good)))
        pull = odds / every[of_choice] - odds * right / good[of_choice]
        slope = there.T @ (counts[of_choice] * pull)
        return fit + weights @ weights / (2 * strength), slope + weights / strength

    found = minimize(loss, np.zeros(len(signs)), jac=True, method="L-BFGS-B")
    return dict(zip(signs, found.x.tolist(), strict=True))
