"""On which level of a sentence a word stands: in what somebody says, or in what the article tells.

«Said that the government refuses, |and called on all|»: who calls is who said, not the government.
"""

from __future__ import annotations

from typing import Final, NamedTuple

Range = tuple[int, int]
"""Half-open token range."""


class Level(NamedTuple):
    """The level of one token."""

    inside: Range | None = None
    """The innermost content of a statement that holds it."""
    asides: tuple[Range, ...] = ()
    """Contents of statements of its sentence that don't hold it."""

    def is_aside(self, token: int) -> bool:
        """Whether another token is inside what somebody says, and the one of this level is not."""
        return any(first <= token < last for first, last in self.asides)

    def is_outside(self, token: int) -> bool:
        """Whether another token is outside the content that holds the one of this level."""
        return self.inside is not None and not self.inside[0] <= token < self.inside[1]


MAIN: Final = Level()
"""The level of a text in which nothing is attributed."""
