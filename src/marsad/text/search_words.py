"""The words that texts and names are searched by.

Hamza seats, teh marbuta, diacritics, tatweel and clitics do not matter: words are folded to the
match form, the article is taken off with what is written before it when a word is indexed, and
single-letter proclitics and pronouns are added to the words of a query. Nothing here depends on
the knowledge, so that an index stays right when the knowledge changes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from itertools import product
from typing import Final

from marsad.text.normalize import fold, written_as

Range = tuple[int, int]
"""Half-open."""

_WORD: Final = re.compile(r"\w+")
_MARKS: Final = "[\u0640\u064b-\u065f\u0670]"
"""Tatweel and diacritics."""
_OF_WORD: Final = re.compile(f"[^\\W_]|{_MARKS}")
_WRITTEN: Final = re.compile(f"[^\\W_](?:{_OF_WORD.pattern})*")
"""A word of a text as it was written, with tatweel and diacritics."""
_WITH_ARTICLE: Final = re.compile(
    "\\b[\u0648\u0641]?(?:[\u0628\u0643]?\u0627\u0644|\u0644\u0644)(?=\\w{2})"
)
"""Conjunction, preposition and article before a word of two letters or more."""
_CONJUNCTIONS: Final = ("", "\u0648", "\u0641")
_PREFIXES: Final = ("", "\u0628", "\u0644", "\u0643", "\u0633")
"""Prepositions written together with a word, and the particle of the future."""
_THEIR: Final = "\u0647\u0645"
_PRONOUNS: Final = (
    "\u0647", "\u0647\u0627", _THEIR, _THEIR + "\u0627", "\u0647\u0646", "\u0646\u0627",
    "\u0643\u0645",
)  # fmt: skip
_FEMININE, _FEMININE_OPEN = "\u0647", "\u062a"
"""The folded teh marbuta, and how it is written before a pronoun."""
_SHORTEST_WITH_PRONOUN: Final = 3


def index_words(text: str) -> str:
    """The words of a text as they are indexed, separated by blanks."""
    return index_word(" ".join(_WORD.findall(fold(text))))


def index_word(folded: str) -> str:
    """Folded words, each without the article and what is written before it."""
    return _WITH_ARTICLE.sub("", folded.lower())


def folded_words(text: str) -> list[str]:
    """The words of a query, folded."""
    return _WORD.findall(fold(text))


def written_forms(folded: str) -> list[str]:
    """How a word of a query may stand in the index: by itself, and with clitics."""
    stem = index_word(folded)
    if not stem[0].isalpha() or stem.isascii():
        return [stem]
    endings = [stem]
    if len(stem) >= _SHORTEST_WITH_PRONOUN:
        open_form = stem[:-1] + _FEMININE_OPEN if stem.endswith(_FEMININE) else stem
        endings += [open_form + pronoun for pronoun in _PRONOUNS]
    before = [first + second for first, second in product(_CONJUNCTIONS, _PREFIXES)]
    return list(dict.fromkeys(start + ending for ending in endings for start in before))


def name_words(*names: str | None) -> str:
    """The words of names, each with a blank before and after it, to be searched by `LIKE`."""
    return f" {index_words(' '.join(filter(None, names)))} "


class WordFinder:
    """Finds words of a query in texts, as they are written there."""

    def __init__(self, words: Iterable[Sequence[str]], is_wanted: Callable[[str], bool]) -> None:
        """``words``: the `written_forms` of each; ``is_wanted``: whether an indexed word is one."""
        parts = dict.fromkeys(_as_written(_common_part(forms)) for forms in words)
        # it finds what may be such a word; to fold and index whole texts takes ten times as long
        self._part = re.compile("|".join(parts), re.IGNORECASE)
        self._is_wanted = cache(lambda written: is_wanted(index_word(fold(written))))

    def spans(self, text: str) -> list[Range]:
        """Where the words stand."""
        found: list[Range] = []
        end = 0
        for match in self._part.finditer(text):
            if match.start() < end:
                continue
            word = _WRITTEN.match(text, _word_start(text, match.start()))
            assert word is not None
            end = word.end()
            if self._is_wanted(word[0]):
                found.append(word.span())
        return found


def _common_part(forms: Sequence[str]) -> str:
    """What all forms of a word hold: the first is the word itself."""
    return forms[0].removesuffix(_FEMININE) or forms[0]


def _as_written(folded: str) -> str:
    """What a folded word looks like in texts, with whatever spelling."""
    return f"{_MARKS}*".join(f"[{re.escape(written_as(letter))}]" for letter in folded)


def _word_start(text: str, at: int) -> int:
    """The beginning of the word that the letter at a place is of."""
    start = at
    while at > 0 and _OF_WORD.match(text, at - 1):
        at -= 1
        start = at if text[at].isalnum() else start
    return start
