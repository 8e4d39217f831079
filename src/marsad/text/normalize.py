"""The match form: a second string in which spelling variants coincide.

The source text is never altered. `normalize` folds what Arabic spelling varies in (hamza seats,
alef maqsura, teh marbuta, digits, quotation marks of one direction stay as they are) and leaves
out what carries no letters (diacritics, tatweel, bidirectional marks, remnants of broken HTML
entities), and keeps an `Alignment` from the match form back to the source.
"""

from __future__ import annotations

import re

from marsad.text.alignment import Alignment

_LETTERS = {
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
_DIGITS = {chr(zero + i): str(i) for zero in (0x0660, 0x06F0) for i in range(10)}
_FOLD = str.maketrans(_LETTERS | _DIGITS)

# Diacritics, superscript alef, tatweel, zero-width and bidirectional marks, byte-order marks, soft
# hyphens, and what is left of `&rlm;` and `&lrm;` after careless unescaping.
_SILENT = re.compile(
    "[\u064b-\u065f\u0670\u0640\u0610-\u061a\u06d6-\u06ed\u200b-\u200f\u202a-\u202e"
    "\u2060-\u2069\ufeff\u00ad\u061c]+|&?(?:rlm|lrm);"
)


def fold(text: str) -> str:
    """The match form of ``text`` without its alignment. Idempotent."""
    return _SILENT.sub("", text).translate(_FOLD)


def normalize(text: str) -> tuple[str, Alignment]:
    """The match form of ``text`` and the alignment from it back to ``text``."""
    silent = [match.span() for match in _SILENT.finditer(text)]
    if not silent:
        return text.translate(_FOLD), Alignment.identity(len(text))
    kept: list[str] = []
    at = 0
    for start, end in silent:
        kept.append(text[at:start])
        at = end
    kept.append(text[at:])
    return "".join(kept).translate(_FOLD), Alignment.without(silent, len(text))
