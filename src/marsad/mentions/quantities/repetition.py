"""Counts of the same people, told again in a later sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from marsad.mentions.quantities.quantity import Quantity


def distinct(sentences: Iterable[Sequence[Quantity]]) -> list[list[Quantity]]:
    """The counts of an article, sentence by sentence, each count of the same people once.

    The same count twice in one sentence is of different people; again in a later sentence it is a
    repetition, unless it is a part of a total not told before. A count that tells nothing of the
    people is dropped where the same number is told more closely.
    """
    by_sentence = [list(found) for found in sentences]
    told = {
        quantity.value
        for found in by_sentence
        for quantity in found
        if quantity.of != "other" and quantity.value is not None
    }
    seen: Counter[tuple[object, ...]] = Counter()
    kept: list[list[Quantity]] = []
    for found in by_sentence:
        here: Counter[tuple[object, ...]] = Counter()
        fresh: list[Quantity] = []
        new_total = False
        for quantity in found:
            if quantity.of == "other" and quantity.value in told:
                new_total = False
                continue
            key = _same_people(quantity)
            here[key] += 1
            new_total = here[key] > seen[key] or (quantity.continues and new_total)
            if new_total:
                fresh.append(quantity)
        seen |= here
        kept.append(fresh)
    return kept


def _same_people(quantity: Quantity) -> tuple[object, ...]:
    """Equal for counts that repeat each other: a hedge may be left out in a headline."""
    if quantity.value is not None:
        return quantity.of, quantity.value
    return quantity.of, quantity.qualifier, quantity.low, quantity.high
