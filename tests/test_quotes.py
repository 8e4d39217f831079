"""Quotations: pairs of marks, directed and straight; odd and unbalanced ones cost nothing."""

from __future__ import annotations

import pytest

from marsad.text.normalize import fold
from marsad.text.quotes import find_quotes
from marsad.text.tokenize import tokenize

# text, what stands inside its quotations
QUOTES = [
    ("قال «لن نقبل» وغادر", ["لن نقبل"]),  # he said "we won't accept" and left
    ('قال "لن نقبل" وغادر', ["لن نقبل"]),
    ("قال “لن نقبل” وغادر", ["لن نقبل"]),
    ("قال „لن نقبل” وغادر", ["لن نقبل"]),
    ("«نعم» و«لا»", ["نعم", "لا"]),
    # one inside the other: the newspaper within what was said
    ("«قرأت في «الصباح» الخبر»", ["قرات في « الصباح » الخبر", "الصباح"]),
    ('«قال "نعم" ثم سكت»', ['قال " نعم " ثم سكت', "نعم"]),
    # directed marks may span lines (long speeches), straight ones may not
    ("«أولا\nثانيا»", ["اولا ثانيا"]),
    ('"أولا\nثانيا"', []),
    # « and » keep their direction: a closing mark opens nothing
    ("»لا« ثم «نعم»", ["نعم"]),
    # an odd number of marks: the one without a partner makes no quotation and disturbs no other
    ("قال «لن نقبل", []),
    ("قال لن نقبل»", []),
    ("«قال «نعم» ثم", ["نعم"]),
    ('قال "نعم\nثم قال "لا"', ["لا"]),
    ('"نعم" ثم "', ["نعم"]),
    # marks of different kinds are no pair
    ("«نعم”", []),
    ("بلا علامات", []),
    ("", []),
]


def quoted(text: str) -> list[str]:
    form = fold(text)
    tokens = tokenize(form)
    return [" ".join(tokens.forms[a + 1 : b - 1]) for a, b in find_quotes(form, tokens)]


@pytest.mark.parametrize(("text", "inside"), QUOTES)
def test_quotes(text: str, inside: list[str]) -> None:
    assert quoted(text) == inside


def test_a_quotation_that_is_never_closed_is_given_up() -> None:
    # the mark opens, and a thousand words later another closes: too far to be its partner
    assert quoted("«" + "كلمة " * 1000 + "»") == []
