"""Tokens of a sentence and what they may mean in a date."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from marsad.knowledge.schema_numbers import Unit
from marsad.mentions.chronology import TimeSpec
from marsad.mentions.time_lexicon import Reading, Tag, TimeLexicon

DASHES: Final = frozenset("-\u2013\u2014")
COMMAS: Final = frozenset(",\u060c")
OPEN, CLOSE, SLASH = "(", ")", "/"


class Found(NamedTuple):
    """What a rule has read, and one past its last token."""

    spec: TimeSpec
    last: int


class Reader:
    """Access to the tokens of one sentence; every word is looked up once."""

    __slots__ = ("_cache", "forms", "lexicon")

    def __init__(self, forms: Sequence[str], lexicon: TimeLexicon) -> None:
        self.forms = forms
        self.lexicon = lexicon
        self._cache: dict[int, tuple[Reading, ...]] = {}

    def readings(self, i: int) -> tuple[Reading, ...]:
        """What token ``i`` may begin; nothing beyond the sentence."""
        if not 0 <= i < len(self.forms):
            return ()
        found = self._cache.get(i)
        if found is None:
            found = self._cache[i] = self.lexicon.read(self.forms, i)
        return found

    def reading(self, i: int, *tags: Tag) -> Reading | None:
        """The first reading of token ``i`` with one of ``tags``."""
        for found in self.readings(i):
            if found.form.tag in tags:
                return found
        return None

    def plain(self, i: int, *tags: Tag) -> Reading | None:
        """Like `reading`, without proclitics."""
        found = self.reading(i, *tags)
        return found if found is not None and not found.proclitic else None

    def joined(self, i: int, *tags: Tag) -> Reading | None:
        """Like `reading`, with a conjunction and nothing else before it."""
        found = self.reading(i, *tags)
        conjunctions = self.lexicon.numbers.proclitics.conjunctions
        return found if found is not None and found.proclitic in conjunctions else None

    def token(self, i: int) -> str:
        """Token ``i``, empty beyond the sentence."""
        return self.forms[i] if 0 <= i < len(self.forms) else ""

    def is_conjunction(self, i: int) -> bool:
        """True for a conjunction that stands apart (before digits)."""
        return self.token(i) in self.lexicon.numbers.proclitics.conjunctions


def unit_of(reading: Reading) -> Unit:
    """The unit of a word for one."""
    unit = reading.form.unit
    assert unit is not None
    return unit


def steps_of(modifier: Reading) -> int:
    """Units from the anchor that an adjective tells."""
    direction = modifier.form.direction
    if direction == "past":
        return -modifier.form.number
    return modifier.form.number if direction == "future" else 0
