"""Weights of signs."""

from __future__ import annotations

from marsad.knowledge.schema.entries import Entry


class Weighing(Entry, frozen=True, kw_only=True):
    """Weights of a judgement (``act``, ``same_act``, ``actor``, ``recipient``) as log odds, written
    by ``marsad fit``."""

    bias: float = 0.0
    """What a candidate weighs before any sign is looked at."""
    threshold: float = 0.0
    """The score that a yes must pass; for a role: by how much a party must outweigh nobody."""
    margin: float | None = None
    """For a role: by how much a party must outweigh the one that the rules have found."""
    alone: float | None = None
    """The same for a text of one sentence; null when it does not differ."""
    alone_signs: dict[str, float] = {}
    """What signs weigh more or less in a text of one sentence, where nothing before or after it
    tells whether it reports an act or recalls one. Set by hand; ``marsad fit`` keeps them."""
    set_signs: dict[str, float] = {}
    """Those of ``signs`` that are set by hand, because the annotated articles hold too few examples
    of them; ``marsad fit`` keeps them."""
    signs: dict[str, float] = {}
    """Name of a sign → its weight; others weigh nothing."""
