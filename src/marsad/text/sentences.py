"""Sentence boundaries over tokens."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Final

from marsad.limits import LONGEST_SENTENCE
from marsad.text.tokenize import Tokens

_ENDERS: Final = frozenset(".!?\u061f\u2026")
_LINK: Final = re.compile("[^\\s.!?\u061f\u2026:] \n[^\n]{1,60}\n(?=[ \u060c,.])")
"""A linked phrase that some sites leave on a line of its own in the middle of a sentence."""
_BEFORE_LINK: Final = " \n"
_GOES_ON: Final = frozenset(".\u060c,\u061b;:")
"""Marks that no sentence begins with: a line that does so goes on with the one before."""
_CLOSERS: Final = frozenset("\"'\u00bb\u201d\u2019)]")
_PAUSES: Final = frozenset("\u060c,\u061b;:")


def split_sentences(match_form: str, tokens: Tokens) -> list[tuple[int, int]]:
    """Half-open token ranges of the sentences.

    A sentence ends at a full stop, question or exclamation mark, ellipsis or line break, unless the
    line break sets off a link or a mark that belongs to the line before. A full stop after a single
    letter is an abbreviation (the initials of an agency, a title). Closing quotation marks and
    brackets belong to the sentence that they close. What goes on longer than any sentence is cut.
    """
    forms, count = tokens.forms, len(tokens)
    sentences: list[tuple[int, int]] = []
    first = 0
    lines = _ends_of_lines(match_form, tokens)
    marks = [i for i, form in enumerate(forms) if form in _ENDERS]
    for i in sorted(lines.union(marks)):
        if i < first:
            continue
        end = i
        if forms[i] in _ENDERS and not _is_abbreviation(tokens, i):
            while end + 1 < count and (forms[end + 1] in _ENDERS or _closes(tokens, end + 1)):
                end += 1
        elif i not in lines:
            continue
        sentences += _cut(forms, first, end + 1)
        first = end + 1
    if first < count:
        sentences += _cut(forms, first, count)
    return sentences


def _cut(forms: list[str], first: int, last: int) -> list[tuple[int, int]]:
    """The sentence, or pieces of it that are not too long, cut where it pauses if it does."""
    pieces: list[tuple[int, int]] = []
    while last - first > LONGEST_SENTENCE:
        limit = first + LONGEST_SENTENCE
        pauses = range(limit - 1, limit - LONGEST_SENTENCE // 4, -1)
        end = next((i + 1 for i in pauses if forms[i] in _PAUSES), limit)
        pieces.append((first, end))
        first = end
    return [*pieces, (first, last)]


def _ends_of_lines(match_form: str, tokens: Tokens) -> set[int]:
    """The tokens that a line break follows, without those before a link or at its end."""
    found: set[int] = set()
    links = _links(match_form)
    at = match_form.find("\n")
    while at >= 0:
        following = bisect_left(tokens.starts, at)
        if (
            0 < following < len(tokens)
            and tokens.forms[following] not in _GOES_ON
            and not _in_link(links, tokens.ends[following - 1])
        ):
            found.add(following - 1)
        at = match_form.find("\n", at + 1)
    return found


def _links(match_form: str) -> list[tuple[int, int]]:
    """The links that stand on a line of their own; a look for their first break spares most texts
    the search."""
    if _BEFORE_LINK not in match_form:
        return []
    return [match.span() for match in _LINK.finditer(match_form)]


def _in_link(links: list[tuple[int, int]], at: int) -> bool:
    """Whether a line break after offset ``at`` of the match form belongs to a link."""
    before = bisect_left(links, (at, 0)) - 1
    return before >= 0 and at <= links[before][1]


def _is_abbreviation(tokens: Tokens, i: int) -> bool:
    """A full stop stuck to a single letter: initials."""
    if tokens.forms[i] != "." or i == 0:
        return False
    return (
        len(tokens.forms[i - 1]) == 1
        and tokens.ends[i - 1] == tokens.starts[i]
        and (tokens.forms[i - 1].isalpha())
    )


def _closes(tokens: Tokens, i: int) -> bool:
    return tokens.forms[i] in _CLOSERS and tokens.ends[i - 1] == tokens.starts[i]
