"""Numbers in digits, in words, and both together."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from counting import forms_of, numbers
from marsad.text.numerals import NumberLexicon, find_number, find_ordinal, parse_digits

# what is written, its value, and how many tokens write it
CARDINALS = [
    # digits: plain, Arabic-Indic, with separators of thousands and of decimals
    ("120 قتيلا", 120, 1),  # 120 killed
    ("١٢٠ قتيلا", 120, 1),
    ("1,200 شخص", 1200, 1),
    ("1.200 شخص", 1200, 1),  # the Maghreb separates thousands by a full stop
    ("١٬٢٠٠ شخص", 1200, 1),
    ("3.5 كيلومتر", 3.5, 1),
    ("1,3 مليار نسمة", 1_300_000_000, 2),  # a comma before one digit is a decimal comma
    ("1.250 مليون دولار", 1_250_000, 2),  # a full stop before a scale word is decimal
    # digits and scale words
    ("120 ألف قتيل", 120_000, 2),
    ("6 ملايين", 6_000_000, 2),
    ("3 آلاف و500 جندي", 3500, 4),
    ("مليون و200 ألف نازح", 1_200_000, 4),
    # units and teens, both genders
    ("خمسة جنود", 5, 1),
    ("ثلاث نساء", 3, 1),
    ("ثماني سنوات", 8, 1),
    ("اثني عشر رجلا", 12, 2),
    ("إحدى عشرة امرأة", 11, 2),
    ("ستة عشر ألفا", 16_000, 3),
    # tens, joined by the conjunction
    ("عشرون شخصا", 20, 1),
    ("خمسة وعشرين شخصا", 25, 2),
    ("واحد وثلاثون عضوا", 31, 2),
    # hundreds: two spellings, solid and apart, bound dual
    ("مئة شخص", 100, 1),
    ("مائة شخص", 100, 1),
    ("ثلاثمائة وخمسة وستين يوما", 365, 3),
    ("ثلاث مئة وخمسة", 305, 3),
    ("مئتي ألف", 200_000, 2),
    ("مئة وعشرون ألفا", 120_000, 3),
    # scale words alone, their duals, the accusative that is a bound dual
    ("ألف جندي", 1000, 1),
    ("ألفي جندي", 2000, 1),
    ("ألفا جندي", 2000, 1),
    ("مليونين", 2_000_000, 1),
    ("ثلاثة ملايين", 3_000_000, 2),
    ("خمسة آلاف وثلاثمئة", 5300, 3),
    # halves
    ("نصف مليون سائح", 500_000, 2),
    ("مليون ونصف", 1_500_000, 2),
    ("مليون ونصف المليون", 1_500_000, 3),
    # proclitics stay with the number
    ("وخمسة جرحى", 5, 1),
    ("بألف جندي", 1000, 1),
    # what does not add up is two numbers
    ("30 و40", 30, 1),
    ("خمسة وعشرة", 5, 1),
    ("ثلاثة و20", 3, 1),
]


@pytest.mark.parametrize(("text", "value", "length"), CARDINALS)
def test_cardinal(text: str, value: float, length: int) -> None:
    found = find_number(forms_of(text), 0, numbers())
    assert found is not None
    assert (found.value, found.last) == (value, length)


@pytest.mark.parametrize(
    "text",
    [
        "10%",  # a share
        "24/9/2013",  # a date
        "20:30",  # a time
        "آلاف المتظاهرين",  # thousands of protesters: no number
        "أحد المتهمين",  # one of the accused
        "مدينة",  # a city
    ],
)
def test_no_number(text: str) -> None:
    assert find_number(forms_of(text), 0, numbers()) is None


def test_article_is_told() -> None:
    known = find_number(forms_of("الثلاثة"), 0, numbers())  # the three
    assert known is not None
    assert known.definite
    forms = forms_of("الـ12 شخصا")  # the 12 people
    apart = find_number(forms, 1, numbers())
    assert apart is not None
    assert apart.definite


# the sixth; the fifteenth; the twenty-first; the twentieth; first (feminine)
@pytest.mark.parametrize(
    ("text", "value", "length"),
    [
        ("السادس من أكتوبر", 6, 1),
        ("الخامس عشر من يوليو", 15, 2),
        ("الحادي والعشرين من مارس", 21, 2),
        ("العشرين من مايو", 20, 1),
        ("الأولى", 1, 1),
        ("والثاني من مايو", 2, 1),
    ],
)
def test_ordinal(text: str, value: int, length: int) -> None:
    found = find_ordinal(forms_of(text), 0, numbers())
    assert found is not None
    assert (found.value, found.last, found.definite) == (value, length, True)


def test_cardinals_are_no_ordinals() -> None:
    assert find_ordinal(forms_of("خمسة"), 0, numbers()) is None


@given(st.integers(min_value=0, max_value=10**12))
def test_digits_with_and_without_separators(value: int) -> None:
    assert parse_digits(str(value)) == value
    assert parse_digits(f"{value:,}") == value


@given(st.lists(st.sampled_from(sorted(numbers().words)) | st.text(min_size=1, max_size=6)))
def test_no_input_raises(forms: list[str]) -> None:
    for i in range(len(forms)):
        found = find_number(forms, i, numbers())
        assert found is None or i < found.last <= len(forms)
        ordinal = find_ordinal(forms, i, numbers())
        assert ordinal is None or i < ordinal.last <= len(forms)


def test_lexicon_survives_packing() -> None:
    packed = msgspec.msgpack.encode(numbers())
    assert msgspec.msgpack.decode(packed, type=NumberLexicon) == numbers()
