"""Units: the words of a sentence with multi-word entries taken together."""

from __future__ import annotations

from marsad.text.lexicon import QUOTE_MARKS, Lexicon
from marsad.text.word import Word


class Unit:
    """A word or a multi-word entry: tokens ``first`` to ``last`` (exclusive) of the text."""

    __slots__ = ("first", "last", "word")

    def __init__(self, first: int, last: int, word: Word) -> None:
        self.first = first
        self.last = last
        self.word = word


def scan(
    forms: list[str], words: list[Word], first: int, last: int, lexicon: Lexicon
) -> list[Unit]:
    """One pass over tokens ``first`` to ``last`` (exclusive): the longest entry wins.

    ``words`` are the words of all tokens of the text.
    """
    units: list[Unit] = []
    end = first
    for at in range(first, last):
        if at < end:
            continue  # within an entry of several words
        word, end = words[at], at + 1
        if word.phrases and end < last:
            following = forms[end]
            if following in word.leads or following in QUOTE_MARKS:
                found = lexicon.longest_phrase(word, forms, at, last)
                if found is not None:
                    end, word = at + found[0], found[1]
        units.append(Unit(at, end, word))
    return units
