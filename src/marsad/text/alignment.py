"""Offsets of the match form mapped back to the source text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence


class Alignment:
    """Maps positions of a string from which pieces were left out back to the original.

    Method: the removed pieces are kept as breakpoints, so that the map costs memory only where
    something was removed (after eyecite's `SpanUpdater`).
    """

    __slots__ = ("_breaks", "_removed", "length")

    def __init__(self, breaks: Sequence[int], removed: Sequence[int], length: int) -> None:
        self._breaks = breaks
        self._removed = removed
        self.length = length
        """Code points of the original."""

    @classmethod
    def identity(cls, length: int) -> Alignment:
        """Nothing was removed."""
        return cls((), (), length)

    @classmethod
    def without(cls, pieces: Sequence[tuple[int, int]], length: int) -> Alignment:
        """The given half-open ranges of the original, in order and disjoint, were removed."""
        breaks: list[int] = []
        removed: list[int] = []
        total = 0
        for start, end in pieces:
            breaks.append(start - total)
            total += end - start
            removed.append(total)
        return cls(breaks, removed, length)

    def source(self, at: int) -> int:
        """Original position of the code point at ``at`` of the shortened string."""
        if not self._breaks:
            return at
        index = bisect_right(self._breaks, at)
        return at + self._removed[index - 1] if index else at

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """Original half-open range of a non-empty range of the shortened string.

        Removed pieces inside the range belong to it, those at its edges do not.
        """
        if not self._breaks:
            return start, end
        return self.source(start), self.source(end - 1) + 1
