"""The match form: spelling variants coincide, and every offset leads back to the source text."""

from __future__ import annotations

import pytest

from marsad.text.alignment import Alignment
from marsad.text.normalize import fold, normalize

# as written, match form
FOLDED = [
    # letters that writers interchange
    ("أحمد", "احمد"),  # Ahmad: hamza above
    ("إيران", "ايران"),  # Iran: hamza below
    ("آسيا", "اسيا"),  # Asia: madda
    ("ٱلعراق", "العراق"),  # Iraq: wasla
    ("مستشفى", "مستشفي"),  # hospital: alef maqsura
    ("قضیة", "قضيه"),  # case: Farsi yeh
    ("حكومة", "حكومه"),  # government: teh marbuta
    ("مسؤول", "مسوول"),  # official: waw with hamza
    ("مسئول", "مسيول"),  # official, Egyptian spelling: yeh with hamza
    ("کردستان", "كردستان"),  # Kurdistan: keheh
    # a hamza of its own is a letter: part, voters
    ("جزء", "جزء"),
    ("قراءة", "قراءه"),
    # what carries no letters
    ("مُحَمَّدٌ", "محمد"),  # Muhammad with diacritics
    ("الرحمٰن", "الرحمن"),  # superscript alef
    ("العـــراق", "العراق"),  # tatweel
    ("\u202bالعراق\u202c", "العراق"),  # bidirectional embedding
    ("ال\u200cعراق", "العراق"),  # zero-width non-joiner
    ("\ufeffالعراق", "العراق"),  # byte-order mark
    ("ان\u00adفجار", "انفجار"),  # soft hyphen
    # remnants of broken entities, with and without the ampersand
    ("قال rlm;إن", "قال ان"),
    ("&rlm;قال&lrm;", "قال"),
    ("lrm;23", "23"),
    # digits of both scripts
    ("٢٠١٣", "2013"),
    ("۲۰۱۳", "2013"),
    # hashtags are words
    ("#سوريا_الآن", " سوريا الان"),
    ("120\u00a0ألف", "120 الف"),
    # untouched: the direction of quotation marks, Latin letters, punctuation
    ("«نعم» “لا”", "«نعم» “لا”"),
    ("BBC، 5%", "BBC، 5%"),
    ("", ""),
]


@pytest.mark.parametrize(("written", "form"), FOLDED)
def test_fold(written: str, form: str) -> None:
    assert fold(written) == form


@pytest.mark.parametrize("written", [written for written, _ in FOLDED])
def test_normalize_gives_the_same_form_and_leads_back(written: str) -> None:
    form, alignment = normalize(written)
    assert form == fold(written)
    assert alignment.length == len(written)
    for at, letter in enumerate(form):
        assert fold(written[alignment.source(at)]) == letter


# A word is found in the match form; which stretch of the source is it?
SPANS = [
    # Silent marks inside the word belong to it …
    ("في العـراق أمس", "العراق", "العـراق"),
    ("قال مُحَمَّد شيئا", "محمد", "مُحَمَّد"),
    # … those at its edges do not
    ("\u200fالعراق\u200f", "العراق", "العراق"),
    ("rlm;قال rlm;إن", "ان", "إن"),
    # several removed pieces one after another
    ("قـــالَ الوَزيـرُ", "الوزير", "الوَزيـر"),
    # nothing removed at all
    ("وصل الوزير", "الوزير", "الوزير"),
]


@pytest.mark.parametrize(("source", "word", "stretch"), SPANS)
def test_spans_lead_back_to_the_source(source: str, word: str, stretch: str) -> None:
    form, alignment = normalize(source)
    first = form.index(word)
    start, end = alignment.source_span(first, first + len(word))
    assert source[start:end] == stretch


def test_alignment_without_pieces() -> None:
    # "abcdefgh" without "cd" and "g": "abefh"
    alignment = Alignment.without([(2, 4), (6, 7)], 8)
    assert [alignment.source(at) for at in range(5)] == [0, 1, 4, 5, 7]
    assert alignment.source_span(1, 3) == (1, 5)
    assert alignment.length == 8


def test_identity_changes_nothing() -> None:
    alignment = Alignment.identity(5)
    assert alignment.source(3) == 3
    assert alignment.source_span(1, 4) == (1, 4)
