"""A noun phrase: where it stands in its sentence, and how it is attached."""

from __future__ import annotations


class NounPhrase:
    """Units ``first`` to ``last`` (exclusive) of a sentence, its head, and how it is attached."""

    __slots__ = (
        "apposition", "attached", "conjunction", "coordinate", "definite", "first", "head", "index",
        "last", "name_at", "preposition",
    )  # fmt: skip

    def __init__(self, first: int, head: int) -> None:
        self.first = first
        self.head = head
        """Unit index of the head noun or name."""
        self.last = 0
        self.index = 0
        """Number of the phrase in its sentence."""
        self.preposition = ""
        """Match form of the preposition that governs it, or empty."""
        self.conjunction = False
        """True when it begins with and."""
        self.definite = False
        self.coordinate: NounPhrase | None = None
        """The phrase that it continues by coordination."""
        self.apposition: NounPhrase | None = None
        """The phrase that it stands in apposition to."""
        self.attached: NounPhrase | None = None
        """What it may complete under its preposition: «the ambassador |to Jordan|, Ali Hassan»."""
        self.name_at: int | None = None
        """Unit index where the person's name begins."""
