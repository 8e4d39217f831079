"""Units: the words of a sentence with multi-word entries taken together."""

from __future__ import annotations

from marsad.text.lexicon import Lexicon, Word


class Unit:
    """A word or a multi-word entry: tokens ``first`` to ``last`` (exclusive) of the text."""

    __slots__ = ("first", "last", "word")

    def __init__(self, first: int, last: int, word: Word) -> None:
        self.first = first
        self.last = last
        self.word = word

    def __repr__(self) -> str:
        return f"Unit({self.first}, {self.last}, {self.word.form!r})"


def scan(forms: list[str], first: int, last: int, lexicon: Lexicon) -> list[Unit]:
    """One pass over tokens ``first`` to ``last`` (exclusive): the longest entry wins."""
    units: list[Unit] = []
    word_of = lexicon.word
    i = first
    while i < last:
        word = word_of(forms[i])
        if word.phrases and i + 1 < last:
            found = lexicon.longest_phrase(forms, i, last)
            if found is not None:
                length, word = found
                units.append(Unit(i, i + length, word))
                i += length
                continue
        units.append(Unit(i, i + 1, word))
        i += 1
    return units
