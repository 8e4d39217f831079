"""Sentence boundaries over tokens."""

from __future__ import annotations

import re

from marsad.text.tokenize import Tokens

_ENDERS = frozenset(".!?\u061f\u2026")
_LINK = re.compile("[^\\s.!?\u061f\u2026:] \n[^\n]{1,60}\n(?=[ \u060c,.])")
"""A linked phrase that some sites leave on a line of its own in the middle of a sentence."""
_CLOSERS = frozenset("\"'\u00bb\u201d\u2019)]")


def split_sentences(match_form: str, tokens: Tokens) -> list[tuple[int, int]]:
    """Half-open token ranges of the sentences.

    A sentence ends at a full stop, question or exclamation mark, ellipsis or line break, unless the
    line break sets off a link. A full
    stop after a single letter is an abbreviation (the initials of an agency, a title). Closing
    quotation marks and brackets belong to the sentence that they close.
    """
    forms, starts, ends = tokens.forms, tokens.starts, tokens.ends
    sentences: list[tuple[int, int]] = []
    first = 0
    count = len(forms)
    links = [match.span() for match in _LINK.finditer(match_form)]
    i = 0
    while i < count:
        if forms[i] in _ENDERS and not _is_abbreviation(tokens, i):
            while i + 1 < count and (forms[i + 1] in _ENDERS or _closes(tokens, i + 1)):
                i += 1
            sentences.append((first, i + 1))
            first = i + 1
        elif (
            i + 1 < count and "\n" in match_form[ends[i] : starts[i + 1]]
            and not _in_link(links, ends[i])
        ):  # fmt: skip
            sentences.append((first, i + 1))
            first = i + 1
        i += 1
    if first < count:
        sentences.append((first, count))
    return [(a, b) for a, b in sentences if b > a]


def _in_link(links: list[tuple[int, int]], at: int) -> bool:
    """Whether a line break after offset ``at`` of the match form belongs to a link."""
    return any(start < at <= end for start, end in links)


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
