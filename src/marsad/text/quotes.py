"""Quoted stretches: pairs of quotation marks, odd and unbalanced ones tolerated."""

from __future__ import annotations

from typing import Final

from marsad.limits import LONGEST_QUOTE
from marsad.text.tokenize import Tokens

_OPENERS: Final = {"\u00ab": "\u00bb", "\u201c": "\u201d", "\u201e": "\u201d"}
_CLOSERS: Final = frozenset(_OPENERS.values())
_STRAIGHT: Final = '"'
_MARKS: Final = _CLOSERS.union(_OPENERS, _STRAIGHT)


def find_quotes(match_form: str, tokens: Tokens) -> list[tuple[int, int]]:
    """Half-open token ranges from an opening mark to its closing mark, both included.

    Straight marks pair up within a line; directed marks may span lines. A mark without a partner
    makes no quotation and disturbs no other.
    """
    quotes: list[tuple[int, int]] = []
    opened: list[tuple[int, str]] = []
    straight: int | None = None
    for i in [i for i, form in enumerate(tokens.forms) if form in _MARKS]:
        form = tokens.forms[i]
        if form == _STRAIGHT:
            if straight is not None and _same_line(match_form, tokens, straight, i):
                quotes.append((straight, i + 1))
                straight = None
            else:
                straight = i
        elif form in _OPENERS:
            opened.append((i, _OPENERS[form]))
        elif form in _CLOSERS:
            _close(opened, i, form, quotes)
    quotes.sort()
    return quotes


def _same_line(match_form: str, tokens: Tokens, first: int, last: int) -> bool:
    if last - first >= LONGEST_QUOTE:
        return False
    return "\n" not in match_form[tokens.starts[first] : tokens.starts[last]]


def _close(opened: list[tuple[int, str]], i: int, form: str, quotes: list[tuple[int, int]]) -> None:
    """Pairs a closing mark with the nearest opening mark of its kind."""
    for k in range(len(opened) - 1, -1, -1):
        at, closer = opened[k]
        if i - at >= LONGEST_QUOTE:
            return
        if closer == form:
            del opened[k:]
            quotes.append((at, i + 1))
            return
