"""Pairs of articles that readers have labelled: how well `relate` does, and fitting its weights.

A line of a file of pairs is ``{"a": id, "b": id, "label": "copy|same_act|same_story|unrelated",
"differs": true|false|null}``; without a label the pair is only to be related.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import msgspec

from marsad.evaluation.regression import MissingLibraryError
from marsad.evaluation.score import Tally
from marsad.knowledge.schema import Weighing
from marsad.stories.likeness import Profile
from marsad.stories.relation import LABELS, Label, RelationWeights, Signs, relate, signs_of

ASKED = {
    "copy": ("copied", "words", "lead"),
    "same_act": ("copied", "lead", "title_told", "figures", "same_outlet", "days"),
    "same_story": ("lead", "title_told", "lead_told"),
}
"""The signs that each question is asked by: few, as the labelled pairs are."""

_STRENGTH = 0.5
"""Inverse of the L2 penalty on standardised signs."""
_STRANGERS = 200
"""Pairs drawn at random that stand for articles that have nothing to do with each other."""
_STRANGE_LEAD = 0.12
"""Likeness of leads above which a pair drawn at random may not be one of strangers."""
_FOLDS = 5


class Pair(msgspec.Struct, frozen=True):
    """Two articles, by their ids, and what a reader said of them."""

    a: str
    b: str
    label: Label | None = None
    differs: bool | None = None
    """Whether figures or other facts disagree; null where nobody looked."""


class RelationScore(msgspec.Struct, frozen=True):
    """How labels agree with those of readers."""

    pairs: int
    same_act: float
    """F1 of copy or same act against the rest."""
    macro: float
    """Mean F1 of the four labels."""
    by_label: dict[Label, Tally]


def read_pairs(path: Path) -> list[Pair]:
    """The pairs of a file; ``ValueError`` naming file and line when a line is none."""
    decoder = msgspec.json.Decoder(Pair)
    pairs: list[Pair] = []
    with path.open("rb") as stream:
        for number, line in enumerate(stream, start=1):
            if line.strip():
                try:
                    pairs.append(decoder.decode(line))
                except (msgspec.DecodeError, UnicodeDecodeError) as error:
                    raise ValueError(f"{path}:{number}: no pair: {error}") from error
    return pairs


def score_relations(gold: Sequence[Label], told: Sequence[Label]) -> RelationScore:
    """The score of labels."""
    by_label = {label: _tally(gold, told, {label}) for label in LABELS}
    return RelationScore(
        pairs=len(gold),
        same_act=_tally(gold, told, {"copy", "same_act"}).f1,
        macro=sum(tally.f1 for tally in by_label.values()) / len(by_label),
        by_label=by_label,
    )


def _tally(gold: Sequence[Label], told: Sequence[Label], wanted: set[str]) -> Tally:
    tally = Tally()
    for right, label in zip(gold, told, strict=True):
        tally.tp += right in wanted and label in wanted
        tally.fp += right not in wanted and label in wanted
        tally.fn += right in wanted and label not in wanted
    return tally


class Fitted(msgspec.Struct, frozen=True):
    """Weights estimated from pairs, and how well they do."""

    weights: RelationWeights
    on_all: RelationScore
    """On the pairs that they were estimated from."""
    validated: RelationScore
    """Each pair judged by weights that were estimated without it."""


def fit_relations(pairs: Sequence[Pair], profiles: Mapping[str, Profile]) -> Fitted:
    """Estimate the weights from labelled pairs; the same pairs give the same weights.

    Raises `MissingLibraryError` without scikit-learn, ``ValueError`` when a label never occurs.
    """
    labelled = [(pair, pair.label) for pair in pairs if pair.label is not None]
    gold = [label for _, label in labelled]
    for label in LABELS:
        if gold.count(label) < _FOLDS:
            raise ValueError(f"fewer than {_FOLDS} pairs are labelled {label}; give more")
    signs = [signs_of(profiles[pair.a], profiles[pair.b]) for pair, _ in labelled]
    strangers = _strangers(pairs, profiles)
    weights = _estimate(signs, gold, strangers)
    validated: dict[int, Label] = {}
    for fold in _folds(gold):
        rest = [n for n in range(len(gold)) if n not in fold]
        partial = _estimate([signs[n] for n in rest], [gold[n] for n in rest], strangers)
        validated.update((n, relate(signs[n], partial).label) for n in fold)
    return Fitted(
        weights,
        score_relations(gold, [relate(one, weights).label for one in signs]),
        score_relations(gold, [validated[n] for n in range(len(gold))]),
    )


def _folds(gold: Sequence[Label]) -> list[set[int]]:
    """Places of pairs in groups in which all labels have their share."""
    folds: list[set[int]] = [set() for _ in range(_FOLDS)]
    chance = random.Random(0)
    at = 0
    for label in LABELS:
        places = [n for n, one in enumerate(gold) if one == label]
        chance.shuffle(places)
        for place in places:
            folds[at % _FOLDS].add(place)
            at += 1
    return folds


def _strangers(pairs: Iterable[Pair], profiles: Mapping[str, Profile]) -> list[Signs]:
    together = {frozenset((pair.a, pair.b)) for pair in pairs}
    names = sorted(profiles)
    chance = random.Random(0)
    found: list[Signs] = []
    for _ in range(_STRANGERS * 20):
        a, b = chance.sample(names, 2)
        signs = signs_of(profiles[a], profiles[b])
        if frozenset((a, b)) not in together and signs.lead < _STRANGE_LEAD:
            found.append(signs)
        if len(found) == _STRANGERS:
            break
    return found


def _estimate(
    signs: Sequence[Signs], gold: Sequence[Label], strangers: Sequence[Signs]
) -> RelationWeights:
    copy = [label == "copy" for label in gold]
    same_act = [label in ("copy", "same_act") for label in gold]
    same_story = [label != "unrelated" for label in gold] + [False] * len(strangers)
    return RelationWeights(
        copy=_regress("copy", signs, copy),
        same_act=_regress("same_act", signs, same_act),
        same_story=_regress("same_story", [*signs, *strangers], same_story),
    )


def _regress(label: str, signs: Sequence[Signs], answers: Sequence[bool]) -> Weighing:
    try:
        from sklearn.linear_model import LogisticRegression
        from sklearn.pipeline import make_pipeline
        from sklearn.preprocessing import StandardScaler
    except ImportError as error:
        message = "fitting needs scikit-learn: pip install 'marsad[fit]'"
        raise MissingLibraryError(message) from error

    asked = ASKED[label]
    matrix = [[float(getattr(one, name)) for name in asked] for one in signs]
    regression = LogisticRegression(C=_STRENGTH, class_weight="balanced", max_iter=5000)
    model = make_pipeline(StandardScaler(), regression).fit(matrix, [int(yes) for yes in answers])
    scaler = model.named_steps["standardscaler"]
    weights = [float(w) for w in regression.coef_[0] / scaler.scale_]
    bias = float(regression.intercept_[0]) - sum(
        weight * float(mean) for weight, mean in zip(weights, scaler.mean_, strict=True)
    )
    return Weighing(
        id=f"relation.{label}", bias=round(bias, 3),
        signs={name: round(weight, 3) for name, weight in zip(asked, weights, strict=True)},
    )  # fmt: skip
