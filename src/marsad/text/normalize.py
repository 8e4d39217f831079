"""The match form: a second string in which spelling variants coincide.

The source text is never altered. `normalize` folds what Arabic spelling varies in (hamza seats,
alef maqsura, teh marbuta, digits, quotation marks of one direction stay as they are) and leaves
out what carries no letters (diacritics, tatweel, bidirectional marks, remnants of broken HTML
entities), and keeps an `Alignment` from the match form back to the source.
"""

from __future__ import annotations

import re
from typing import Final

from marsad.text.alignment import Alignment

_LETTERS: Final = {
    "\u0623": "\u0627",  # alef with hamza above
    "\u0625": "\u0627",  # alef with hamza below
    "\u0622": "\u0627",  # alef with madda
    "\u0671": "\u0627",  # alef wasla
    "\u0649": "\u064a",  # alef maqsura
    "\u06cc": "\u064a",  # Farsi yeh
    "\u0626": "\u064a",  # yeh with hamza
    "\u0624": "\u0648",  # waw with hamza
    "\u0629": "\u0647",  # teh marbuta
    "\u06a9": "\u0643",  # keheh
    "\u06af": "\u0643",  # gaf
    "\u00a0": " ",
    "\u202f": " ",
    "_": " ",  # hashtags join words with it
    "#": " ",
}
_DIGITS: Final = {chr(zero + i): str(i) for zero in (0x0660, 0x06F0) for i in range(10)}
_FOLDED: Final = tuple((_LETTERS | _DIGITS).items())

# Diacritics, superscript alef, tatweel, zero-width and bidirectional marks, byte-order marks, soft
# hyphens, and what is left of `&rlm;` and `&lrm;` after careless unescaping.
_MARKS: Final = (
    "[\u064b-\u065f\u0670\u0640\u0610-\u061a\u06d6-\u06ed\u200b-\u200f\u202a-\u202e"
    "\u2060-\u2069\ufeff\u00ad\u061c]+"
)
_SILENT: Final = re.compile(_MARKS)
_SILENT_OR_REMNANT: Final = re.compile(_MARKS + "|&?(?:rlm|lrm);")
_REMNANT: Final = "m;"
"""How every remnant of an entity ends."""


def fold(text: str) -> str:
    """The match form of ``text`` without its alignment. Idempotent."""
    return _folded(_silent(text).sub("", text))


def normalize(text: str) -> tuple[str, Alignment]:
    """The match form of ``text`` and the alignment from it back to ``text``."""
    silent = [match.span() for match in _silent(text).finditer(text)]
    if not silent:
        return _folded(text), Alignment.identity(len(text))
    kept: list[str] = []
    at = 0
    for start, end in silent:
        kept.append(text[at:start])
        at = end
    kept.append(text[at:])
    return _folded("".join(kept)), Alignment.without(silent, len(text))


def written_as(letter: str) -> str:
    """The letters that are folded to this one, itself among them."""
    return letter + "".join(one for one, folded in _FOLDED if folded == letter)


def _silent(text: str) -> re.Pattern[str]:
    """What matches the silent pieces of a text; few texts have remnants, whose search is slow."""
    return _SILENT_OR_REMNANT if _REMNANT in text else _SILENT


def _folded(text: str) -> str:
    """The letters and digits folded one after another: much faster than `str.translate`."""
    for letter, folded in _FOLDED:
        text = text.replace(letter, folded)
    return text
