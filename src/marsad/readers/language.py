"""Arabic told from its neighbours, for pages of a crawl, where most are in other languages.

Persian, Urdu, Kurdish, Pashto and Uyghur have letters of their own, which
`marsad.article.detect_language` counts. Persian typed on an Arabic keyboard has few of them and is
told by its commonest words, which the knowledge lists.
"""

from __future__ import annotations

from functools import cache

from marsad.article import detect_language
from marsad.knowledge.source import load_knowledge
from marsad.text.normalize import fold
from marsad.text.tokenize import tokenize

_SAMPLE = 1200
"""Code points that the words are counted in."""
_MOST_PERSIAN = 0.04
"""Share of words; Persian has 10 to 15 in a hundred, Arabic next to none."""
_ARABIC_LEADS = (b"\xd8", b"\xd9")
"""First bytes of the Arabic letters in UTF-8."""
_FEWEST_LETTERS = 200
"""Of a page with its menus; foreign pages that name their Arabic edition have fewer."""


def may_be_arabic(data: bytes, text: str) -> bool:
    """Whether there are enough Arabic letters in a page for an article; costs next to nothing.

    ``text`` is what the bytes were decoded to. Most pages of a crawl need no further look.
    """
    if text.isascii():
        return False
    leads = sum(map(data.count, _ARABIC_LEADS))
    if leads >= _FEWEST_LETTERS:
        return True
    encoded = text[: len(data)].encode("utf-8", "replace")  # a code page: the letters are one byte
    return sum(map(encoded.count, _ARABIC_LEADS)) >= _FEWEST_LETTERS


def is_arabic(text: str) -> bool:
    """Whether a text is in Arabic, and not in another language of its letters."""
    if detect_language(text) != "ar":
        return False
    forms = tokenize(fold(text[:_SAMPLE])).forms
    persian = _persian()
    return sum(form in persian for form in forms) < _MOST_PERSIAN * len(forms)


@cache
def _persian() -> frozenset[str]:
    return frozenset(load_knowledge().words["persian"])
