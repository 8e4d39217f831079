"""How two articles stand to each other: copy, same act, same story, or unrelated; and why.

Named signs are weighed for three questions, each a logistic regression whose weights are a file of
the knowledge: is one a copy of the other (or both of an agency's text), do they tell the same main
act, do they belong to the same running story.
"""

from __future__ import annotations

import math
from typing import Literal, get_args

import msgspec

from marsad.knowledge.schema import Weighing
from marsad.knowledge.store import Compiled
from marsad.record import Record
from marsad.stories.likeness import Profile, containment, cosine
from marsad.stories.report import hours_between

Label = Literal["copy", "same_act", "same_story", "unrelated"]
LABELS: tuple[Label, ...] = get_args(Label)
_UNDATED_HOURS = 12.0
_LONGEST_GAP = 48.0
_EVEN = 0.5
_WORTH_TELLING = 0.05


class Signs(msgspec.Struct, frozen=True):
    """What speaks for and against two articles belonging together."""

    copied: float
    """Share of the shorter text that stands word for word in the longer."""
    words: float
    """Likeness of all words, rare ones weighing more; 0 to 1."""
    lead: float
    """Likeness of titles and first lines."""
    title_told: float
    """Likeness of the one's title and the other's first lines, whichever is greater."""
    lead_told: float
    """Likeness of the one's first lines and the other's whole text, whichever is greater."""
    figures: float
    """1 when both count the same people alike, -1 when they only count otherwise, else 0."""
    days: float
    """Days between the publications, at most two."""
    same_outlet: float
    """1 when the publisher is the same."""


class RelationWeights(msgspec.Struct, frozen=True):
    """The weights of the three decisions, asked in this order."""

    copy: Weighing
    same_act: Weighing
    same_story: Weighing

    @classmethod
    def of(cls, knowledge: Compiled) -> RelationWeights:
        """Those of the knowledge."""
        found = {label: knowledge.weights[f"relation.{label}"] for label in LABELS[:-1]}
        return cls(**found)


class Relation(msgspec.Struct, frozen=True):
    """How two articles stand to each other."""

    label: Label
    probabilities: dict[str, float]
    """Of each question that was asked."""
    signs: Signs


def signs_of(one: Profile, other: Profile) -> Signs:
    """The signs of two articles."""
    hours = hours_between(one.report, other.report)
    return Signs(
        copied=containment(one.report.shingles, other.report.shingles),
        words=cosine(one.words, other.words),
        lead=cosine(one.lead, other.lead),
        title_told=max(cosine(one.title, other.lead), cosine(other.title, one.lead)),
        lead_told=max(cosine(one.lead, other.words), cosine(other.lead, one.words)),
        figures=_figures(one.report.record, other.report.record),
        days=min(_UNDATED_HOURS if hours is None else hours, _LONGEST_GAP) / 24,
        same_outlet=float(
            one.report.publisher is not None and one.report.publisher == other.report.publisher
        ),
    )


def _figures(one: Record, other: Record) -> float:
    mine, theirs = ({(f.of, f.value) for f in r.figures if f.value} for r in (one, other))
    if not mine or not theirs:
        return 0.0
    return 1.0 if mine & theirs else -1.0


def probability(weighing: Weighing, signs: Signs) -> float:
    """The answer to one question, 0 to 1."""
    total = weighing.bias + sum(
        weight * getattr(signs, name) for name, weight in weighing.signs.items()
    )
    return 1 / (1 + math.exp(-total))


def relate(signs: Signs, weights: RelationWeights) -> Relation:
    """The label of two articles with these signs."""
    probabilities: dict[str, float] = {}
    for label in LABELS[:-1]:
        weighing: Weighing = getattr(weights, label)
        probabilities[label] = probability(weighing, signs)
        if probabilities[label] >= _EVEN:
            return Relation(label, probabilities, signs)
    return Relation("unrelated", probabilities, signs)


def reasons(relation: Relation, weights: RelationWeights) -> list[str]:
    """The signs in words, what weighs most first."""
    asked = "same_story" if relation.label == "unrelated" else relation.label
    weighing: Weighing = getattr(weights, asked)
    parts = {
        name: weight * getattr(relation.signs, name) for name, weight in weighing.signs.items()
    }
    order = sorted(parts, key=lambda name: -abs(parts[name]))
    told = [
        f"{_TOLD[name].format(getattr(relation.signs, name))} ({parts[name]:+.1f})"
        for name in order
        if abs(parts[name]) >= _WORTH_TELLING
    ]
    return told or ["nothing in common"]


_TOLD = {
    "copied": "{:.0%} of the shorter text stands in the longer word for word",
    "words": "the texts are alike by {:.2f}",
    "lead": "titles and first lines are alike by {:.2f}",
    "title_told": "a title tells the other's first lines by {:.2f}",
    "lead_told": "first lines tell the other's text by {:.2f}",
    "figures": "figures of people agree: {:+.0f}",
    "days": "published {:.1f} days apart",
    "same_outlet": "outlets in common: {:.0f}",
}
