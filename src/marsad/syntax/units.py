"""Units: the words of a sentence with multi-word entries taken together."""

from __future__ import annotations

import msgspec

from marsad.text.lexicon import QUOTE_MARKS, Lexicon, Word


class Unit(msgspec.Struct, eq=False, gc=False):
    """A word or a multi-word entry: tokens ``first`` to ``last`` (exclusive) of the text."""

    first: int
    last: int
    word: Word


def scan(
    forms: list[str], words: list[Word], first: int, last: int, lexicon: Lexicon
) -> list[Unit]:
    """One pass over tokens ``first`` to ``last`` (exclusive): the longest entry wins.

    ``words`` are the words of all tokens of the text.
    """
    units: list[Unit] = []
    i = first
    while i < last:
        word, length = words[i], 1
        if word.phrases and i + 1 < last:
            following = forms[i + 1]
            if following in word.leads or following in QUOTE_MARKS:
                found = lexicon.longest_phrase(word, forms, i, last)
                if found is not None:
                    length, word = found
        units.append(Unit(i, i + length, word))
        i += length
    return units
