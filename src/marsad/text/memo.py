"""Results remembered, so that what is asked of a word again and again is worked out once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")

REMEMBERED: Final = 60_000
"""Results kept; names and misspellings make the number of words unbounded."""


class Memo(dict[Key, Value]):
    """What a pure function gives, by its argument: ``memo[key]`` asks it only when it must.

    A few thousand words cover most of the news, so that forgetting everything when the memory is
    full costs little and keeps no books.
    """

    __slots__ = ("_work_out",)

    def __init__(self, work_out: Callable[[Key], Value]) -> None:
        super().__init__()
        self._work_out = work_out

    def __missing__(self, key: Key) -> Value:
        """Works out what is not there yet."""
        if len(self) >= REMEMBERED:
            self.clear()
        found = self[key] = self._work_out(key)
        return found
