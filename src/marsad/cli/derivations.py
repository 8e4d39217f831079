"""Why a difference came about: the article coded again by the present knowledge."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from marsad.cli.coders import apply, ready_coder
from marsad.evaluation.compare import Difference
from marsad.evaluation.comparison import OldRecords
from marsad.explanation import Derivation, Explanation

_REFUSALS = 3
"""Refusals shown when none is by the entry that coded the lost item."""


class Derivations:
    """Derivations of the items of a file of records, by coding their articles again."""

    def __init__(self, records: Path, knowledge: Sequence[Path]) -> None:
        self._coder = ready_coder(knowledge)
        self._records = OldRecords(records)
        self._explain = lru_cache(maxsize=1)(self._explained)

    def of(self, difference: Difference) -> list[str]:
        """The steps that led to an item; for one that was lost, why its words name nothing now."""
        explanation = self._explain(difference.article)
        if explanation is None:
            return ["NEW does not hold the article"]
        if difference.change == "lost":
            return _reasons(difference, explanation) or ["no entry of the knowledge proposes it"]
        for derivation in explanation.accepted:
            if derivation.event_id == difference.id:
                return list(derivation.steps)
        return ["the present knowledge does not code it so: NEW was coded by another"]

    def _explained(self, article: str) -> Explanation | None:
        record = self._records.get(article)
        return None if record is None else apply(self._coder.explain, record.article)


def _reasons(difference: Difference, explanation: Explanation) -> list[str]:
    """What stands at the place instead, and why the entry that coded it refused it."""
    instead = [one for one in explanation.accepted if _at(one, difference)]
    refused = [
        one for one in explanation.refused if one.kind == difference.kind and _at(one, difference)
    ]
    own = [one for one in refused if one.rule == difference.rule]
    shown = own or refused[:_REFUSALS]
    left = len(refused) - len(shown)
    return (
        [f"{one.rule} ({one.kind}) stands there instead" for one in instead]
        + [f"{one.rule} refused: {one.reason}" for one in shown]
        + ([f"{left} other entries refused, see marsad explain"] if left else [])
    )


def _at(derivation: Derivation, difference: Difference) -> bool:
    span, wanted = derivation.span, difference.span
    return span.start < wanted.end and wanted.start < span.end
