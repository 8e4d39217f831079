"""The weights as a YAML file that people read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec
import yaml

from marsad.knowledge.schema import Weighing
from marsad.stories.relation import RelationWeights

_HEAD = """\
# Weights of signs, as log odds: a positive weight speaks for a yes, a negative one against it. They
# are added to the bias, and the answer is yes when the sum passes the threshold. Of the parties
# that may play a role (actor, recipient) the heaviest does, if it outweighs nobody by the threshold
# or the party that the rules have found by the margin. docs/method.md says what is weighed; the
# signs are made in src/marsad/events/: signs.py, surroundings.py, likeness.py, casting_signs.py.
# Written by `marsad fit`; a weight changed by hand counts as well.
"""

_RELATIONS_HEAD = """\
# How two articles stand to each other, as log odds of named signs: is one a copy of the other, do
# they tell the same main act, do they belong to one running story. docs/archive.md says what the
# signs are; they are made in src/marsad/stories/relation.py. Written by
# `marsad relate --pairs FILE --write FILE`; a weight changed by hand counts as well.
"""


def write_weights(path: Path, weights: Iterable[Weighing]) -> None:
    """Writes a knowledge file of these weights, the heaviest sign first."""
    entries = [_entry(weighing) for weighing in weights]
    text = yaml.safe_dump({"weights": entries}, sort_keys=False, allow_unicode=True, width=100)
    path.write_text(_HEAD + text, encoding="utf-8")


def write_relation_weights(path: Path, weights: RelationWeights) -> None:
    """Writes a knowledge file of the weights by which articles are related."""
    entries = [
        _entry(weighing) for weighing in (weights.copy, weights.same_act, weights.same_story)
    ]
    text = yaml.safe_dump({"weights": entries}, sort_keys=False, allow_unicode=True, width=100)
    path.write_text(_RELATIONS_HEAD + text, encoding="utf-8")


def _entry(weighing: Weighing) -> dict[str, object]:
    entry = msgspec.to_builtins(weighing)
    named = ("id", "bias", "threshold", "margin", "alone")
    told = {name: entry[name] for name in named if entry[name] is not None}
    if weighing.margin is not None:
        del told["bias"]  # options of a role are weighed against each other
    if weighing.alone_signs:
        told["alone_signs"] = _heaviest_first(weighing.alone_signs)
    if weighing.set_signs:
        told["set_signs"] = _heaviest_first(weighing.set_signs)
    return told | {"signs": _heaviest_first(weighing.signs)}


def _heaviest_first(signs: Mapping[str, float]) -> dict[str, float]:
    return dict(sorted(signs.items(), key=lambda item: (-item[1], item[0])))
