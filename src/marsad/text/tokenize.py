"""Tokens of the match form: words, numbers, single punctuation marks."""

from __future__ import annotations

import re
from typing import Final

_TOKEN: Final = re.compile(r"\d+(?:[.,/:\u066b\u066c-]\d+)*%?|[^\W\d_]+|[^\w\s]")


class Tokens:
    """Parallel lists over the tokens of one text: ``forms``, ``starts``, ``ends``.

    Offsets are half-open code-point ranges of the match form.
    """

    __slots__ = ("ends", "forms", "starts")

    def __init__(self, forms: list[str], starts: list[int], ends: list[int]) -> None:
        self.forms = forms
        self.starts = starts
        self.ends = ends

    def __len__(self) -> int:
        return len(self.forms)


def tokenize(match_form: str) -> Tokens:
    """Splits a match form. Numbers keep inner separators: ``1,200``, ``24/9/2013``, ``5%``."""
    matches = list(_TOKEN.finditer(match_form))
    return Tokens(
        [match[0] for match in matches],
        [match.start() for match in matches],
        [match.end() for match in matches],
    )
