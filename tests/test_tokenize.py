"""Tokens: words, numbers with their separators, single punctuation marks, each with its offsets."""

from __future__ import annotations

import pytest

from marsad.text.normalize import fold
from marsad.text.tokenize import tokenize

# text, tokens of its match form
TOKENS = [
    ("قال الوزير.", ["قال", "الوزير", "."]),  # the minister said.
    ("بغداد، دمشق", ["بغداد", "،", "دمشق"]),  # the Arabic comma stands alone
    ("«لا»", ["«", "لا", "»"]),
    ('"نعم"', ['"', "نعم", '"']),
    # numbers keep what is inside them
    ("1,200 جندي", ["1,200", "جندي"]),  # 1,200 soldiers
    ("24/9/2013", ["24/9/2013"]),
    ("٢٤/٩/٢٠١٣", ["24/9/2013"]),
    ("2.5 مليون", ["2.5", "مليون"]),
    ("5%", ["5%"]),
    ("10:30", ["10:30"]),
    ("2011-2013", ["2011-2013"]),
    # … but not the full stop that ends the sentence
    ("عام 2013.", ["عام", "2013", "."]),
    # a letter right after digits is a word of its own: 1436 AH
    ("1436هـ", ["1436", "ه"]),
    ("اف16", ["اف", "16"]),
    # initials of an agency
    ("أ ف ب", ["ا", "ف", "ب"]),
    ("أ.ف.ب", ["ا", ".", "ف", ".", "ب"]),
    # hashtags and underscores separate
    ("#الثورة_السورية", ["الثوره", "السوريه"]),
    # a dateline
    ("بغداد-رويترز", ["بغداد", "-", "رويترز"]),
    ("(رويترز)", ["(", "رويترز", ")"]),
    ("...", [".", ".", "."]),
    # Latin words
    ("شبكة CNN", ["شبكه", "CNN"]),
    ("", []),
    (" \n\t ", []),
]


@pytest.mark.parametrize(("text", "forms"), TOKENS)
def test_tokens(text: str, forms: list[str]) -> None:
    assert tokenize(fold(text)).forms == forms


@pytest.mark.parametrize("text", [text for text, _ in TOKENS])
def test_offsets_slice_the_match_form(text: str) -> None:
    form = fold(text)
    tokens = tokenize(form)
    assert len(tokens) == len(tokens.starts) == len(tokens.ends)
    assert [form[a:b] for a, b in zip(tokens.starts, tokens.ends, strict=True)] == tokens.forms
