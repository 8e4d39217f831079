"""What a count is, finished and in the making."""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from marsad.knowledge.schema_numbers import CountedClass
from marsad.record import Counted, Qualifier


class Quantity(msgspec.Struct, frozen=True, kw_only=True):
    """People counted in tokens ``first`` up to, not including, ``last``."""

    first: int
    last: int
    value: int | None
    """People; the lower bound of a range, None for an order of magnitude."""
    low: int | None = None
    """The least that the words allow."""
    high: int | None = None
    """The most that the words allow."""
    qualifier: Qualifier
    of: Counted
    continues: bool = False
    """True when only the count before tells what befell these people: parts of a total."""


class Amount(NamedTuple):
    """A number before it is known what it counts."""

    first: int
    """First token of the number, without hedges."""
    last: int
    value: int | None
    low: int | None
    high: int | None
    qualifier: Qualifier
    all_said: bool = False
    """True for an order of magnitude that needs no noun: with the article, or of thousands."""


class People(NamedTuple):
    """The noun phrase of a count."""

    of: Counted | CountedClass | None
    """None when the number stands alone or before others of the same kind."""
    last: int
    governed: bool = False
    """True when only a governing cue (or the count before) can show that people are meant."""


def make_quantity(
    count: Amount,
    first: int,
    last: int,
    hedge: Qualifier | None,
    of: Counted,
    *,
    continues: bool = False,
) -> Quantity:
    """The count as hedged: a hedge opens the bounds that it leaves open."""
    low, high = count.low, count.high
    qualifier: Qualifier = count.qualifier
    if hedge is not None and count.qualifier == "exact":
        qualifier = hedge
        if hedge == "about":
            low = high = None
        elif hedge == "at_most":
            low = None
        else:
            high = None
    return Quantity(
        first=first,
        last=last,
        value=count.value,
        low=low,
        high=high,
        qualifier=qualifier,
        of=of,
        continues=continues,
    )
