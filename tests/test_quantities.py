"""Counted people: how many, how sure, and what befell them."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from counting import forms_of, people
from marsad.mentions.quantities import Quantity, QuantityFinder, QuantityLexicon, distinct

FINDER = QuantityFinder(people())


def counts(text: str) -> list[Quantity]:
    return FINDER.find(forms_of(text))


# text, then of, value and qualifier of each count
COUNTS = [
    # told by the noun
    ("سقط 4 قتلى في الهجوم", [("killed", 4, "exact")]),
    ("حوالي 120 ألف قتيل", [("killed", 120_000, "about")]),
    ("43 قتيلا و120 جريحا", [("killed", 43, "exact"), ("injured", 120, "exact")]),
    ("استقبل المستشفى 22 مصابا", [("injured", 22, "exact")]),
    ("العفو عن 942 سجينا", [("detained", 942, "exact")]),
    ("إعادة 1400 لاجئ", [("displaced", 1400, "exact")]),
    ("عشرات القتلى ومئات الجرحى", [("killed", None, "dozens"), ("injured", None, "hundreds")]),
    ("آلاف المتظاهرين", [("participants", None, "thousands")]),
    # told by the governing word, before or after
    ("قتل 43 شخصا", [("killed", 43, "exact")]),
    ("20 شخصا على الأقل لقوا حتفهم", [("killed", 20, "at_least")]),
    ("مقتل 3 مدنيين وإصابة 12 آخرين", [("killed", 3, "exact"), ("injured", 12, "exact")]),
    ("اعتقال عشرين شخصا", [("detained", 20, "exact")]),
    ("نزوح 6 ملايين سوري", [("displaced", 6_000_000, "exact")]),
    ("خطف مسلحون خمسة عمال", [("abducted", 5, "exact")]),
    ("تظاهر مئات الأشخاص", [("participants", None, "hundreds")]),
    ("نشر ألفي جندي", [("troops", 2000, "exact")]),
    ("قوات الأمن وقوامها 350 ألفا", [("troops", 350_000, "exact")]),
    # what befell outweighs what they were
    ("مقتل خمسة متظاهرين", [("killed", 5, "exact")]),
    ("اعتقال 12 متظاهرا", [("detained", 12, "exact")]),
    ("مصرع عشرات الرهائن", [("killed", None, "dozens")]),
    # a governed number needs no noun
    ("مقتل 2 في اقتحام مسلحين قرية", [("killed", 2, "exact")]),
    ("مقتل 32 من الناشطين", [("killed", 32, "exact")]),
    ("إصابة العشرات", [("injured", None, "dozens")]),
    ("إصابة 3 بينهم ضابط", [("injured", 3, "exact")]),
    # a count continues the one before
    ("مقتل 90 شخصا بينهم 20 طفلا", [("killed", 90, "exact"), ("killed", 20, "exact")]),
    ("مقتل 244 طفلا، و164 سيدة", [("killed", 244, "exact"), ("killed", 164, "exact")]),
    # what is told after the last of several is told of all
    ("4 جنود و6 مسلحين قتلوا في المعارك", [("killed", 4, "exact"), ("killed", 6, "exact")]),
    # acts done to people that tell no more of them
    ("ترحيل المئات عبر الحدود", [("other", None, "hundreds")]),
    ("كان الآلاف شاركوا في المسيرة", [("participants", None, "thousands")]),
    ("اعتقال 60 شخصا واتهام 9 منهم بالتخريب", [("detained", 60, "exact"), ("other", 9, "exact")]),
    # described by a participle after them
    ("خمسة مواطنين أجانب محتجزون في العاصمة", [("detained", 5, "exact")]),
    # a second cue after the killed begins a new count
    ("سقوط أربعة قتلى وإصابة العشرات", [("killed", 4, "exact"), ("injured", None, "dozens")]),
    ("إن شخصين قتلا وأصيب تسعة", [("killed", 2, "exact"), ("injured", 9, "exact")]),
    # what a case comprises is not governed by what the case is of
    ("قضية مقتل القاضي ضمت 14 متهما", [("other", 14, "exact")]),
    # parts named after the total
    (
        "سقوط 12 قتيلا هم خمسة جنود وسبعة عمال",
        [("killed", 12, "exact"), ("killed", 5, "exact"), ("killed", 7, "exact")],
    ),
    ("عدد من القتلى بلغ 155 صحفيا", [("killed", 155, "exact")]),
    # a cue before another number governs that one
    ("حضر 40 طبيبا مع تسجيل إصابة 500 آخرين", [("other", 40, "exact"), ("injured", 500, "exact")]),
    # nationality after 11 to 99
    ("عقوبات على 14 روسيا", [("other", 14, "exact")]),
    # a total of those spoken of before
    ("ارتفاع عدد المصابين إلى 33", [("injured", 33, "exact")]),
    ("ارتفعت حصيلة القتلى إلى 52 شخصا", [("killed", 52, "exact")]),
    # killed and injured together are neither
    ("أكثر من 70 قتيلا وجريحا", [("other", 70, "more_than")]),
    ("عشرات القتلى والجرحى", [("other", None, "dozens")]),
    ("مقتل وإصابة نحو 25 قرويا", [("other", 25, "about")]),
    ("30 شخصا بين قتيل وجريح", [("other", 30, "exact")]),
    # people whom nothing befell
    ("650 سياسيا", [("other", 650, "exact")]),
    ("23 دبلوماسيا بريطانيا", [("other", 23, "exact")]),
    ("نصف مليون سائح", [("other", 500_000, "exact")]),
    ("1,3 مليار نسمة", [("other", 1_300_000_000, "exact")]),
    ("عزل أكثر من 18 ألف موظف", [("other", 18_000, "more_than")]),
    # hedges
    ("قرابة 50 قتيلا", [("killed", 50, "about")]),
    ("زهاء 50 قتيلا", [("killed", 50, "about")]),
    ("ما لا يقل عن 50 قتيلا", [("killed", 50, "at_least")]),
    ("لا يقل عن 50 قتيلا", [("killed", 50, "at_least")]),
    ("50 قتيلا على الأقل", [("killed", 50, "at_least")]),
    ("ما يزيد على 50 قتيلا", [("killed", 50, "more_than")]),
    ("أقل من 50 قتيلا", [("killed", 50, "at_most")]),
    ("ما يصل إلى 50 قتيلا", [("killed", 50, "at_most")]),
    ("بنحو 50 قتيلا", [("killed", 50, "about")]),
    # one and two count only when killed
    ("مقتل شرطي في هجوم", [("killed", 1, "exact")]),
    ("قتل شخص واحد", [("killed", 1, "exact")]),
    ("قتل جنديان", [("killed", 2, "exact")]),
    ("قتلت الشرطة مهاجمين اثنين", [("killed", 2, "exact")]),
    ("إن حارسا قتل في انفجار", [("killed", 1, "exact")]),
    ("قتل شرطيان ومسلحان", [("killed", 2, "exact"), ("killed", 2, "exact")]),
    ("مصرع أحد المتهمين", [("killed", 1, "exact")]),
    ("إصابة ضابط و4 مجندين", [("injured", 4, "exact")]),
    # orders of magnitude
    ("بضعة آلاف من المقاتلين", [("troops", None, "thousands")]),
    ("قتل عشرات الآلاف من المدنيين", [("killed", None, "thousands")]),
    ("العشرات من الأهالي يقطعون الطريق", [("participants", None, "dozens")]),
]


@pytest.mark.parametrize(("text", "expected"), COUNTS)
def test_counts(text: str, expected: list[tuple[str, int | None, str]]) -> None:
    assert [(count.of, count.value, count.qualifier) for count in counts(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "12 كيانا",  # 12 entities
        "بنسبة 10% من السكان",  # 10 % of the population
        "35 سنة",  # 35 years old
        "حجز كميات من المواد",  # amounts of goods: spelled like «as hundreds»
        'هاتف نوت 9" بإصدارين',  # a telephone in two versions
        "سن 45 مدرس",  # aged 45, a teacher
        "إصابة 30 في المئة من الطلاب",  # 30 per cent of the pupils infected
        "أول حالة اغتيال سياسي في البلاد",  # the first political assassination in the country
        "ضبط 9 فرد خرطوش",  # nine shotguns seized
        "7 صواريخ باليستية",  # 7 missiles
        "في 25 يناير",  # on 25 January
        "عشرات الصواريخ",  # dozens of missiles
        "القتلى الثلاثة",  # the three killed, known already
        "إصابة ضابط",  # one injured officer
        "ليتم اختيار واحد منهم",  # to choose one of them
        "مقتل زعيم التنظيم",  # the killing of the leader of the organisation
    ],
)
def test_no_count(text: str) -> None:
    assert counts(text) == []


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("43 قتيلا", 43, 43),
        ("ما بين 30 و40 قتيلا", 30, 40),
        ("30 إلى 40 شخصا", 30, 40),
        ("30-40 شخصا", 30, 40),
        ("خمسة أو ستة أشخاص", 5, 6),
        ("ما لا يقل عن 50 قتيلا", 50, None),
        ("أقل من 50 قتيلا", None, 50),
        ("نحو 50 قتيلا", None, None),
        ("مئات القتلى", 200, None),
    ],
)
def test_bounds(text: str, low: int | None, high: int | None) -> None:
    (count,) = counts(text)
    assert (count.low, count.high) == (low, high)


def test_the_value_of_a_range_is_its_lower_bound() -> None:
    (count,) = counts("ما بين 30 و40 قتيلا")
    assert (count.value, count.qualifier) == (30, "about")


def test_token_ranges_hold_hedge_and_noun() -> None:
    forms = forms_of("أعلنت الوزارة مقتل ما لا يقل عن 12 مدنيا في القصف")
    (count,) = FINDER.find(forms)
    assert " ".join(forms[count.first : count.last]) == "ما لا يقل عن 12 مدنيا"


def test_the_same_people_are_counted_once() -> None:
    title = counts("مقتل 12 مدنيا")
    body = counts("قتل 12 شخصا على الأقل وأصيب 30")
    tail = counts("وكان 12 شخصا في المبنى")
    kept = distinct([title, body, tail])
    assert [[(count.of, count.value) for count in found] for found in kept] == [
        [("killed", 12)],
        [("injured", 30)],
        [],
    ]


def test_the_same_number_twice_in_a_sentence_is_of_different_people() -> None:
    kept = distinct([counts("قتل شرطيان ومسلحان")])
    assert [count.value for count in kept[0]] == [2, 2]


def test_parts_of_those_of_the_sentence_before() -> None:
    # «25 people were injured. 10 of them are in Tanta and 8 are in Kafr.»
    before = counts("أصيب 25 شخصا")
    found = FINDER.find(forms_of("10 منهم في طنطا و8 في كفر"), before=before)
    assert [(count.of, count.value) for count in found][:1] == [("injured", 10)]


def test_parts_of_a_new_total_are_new() -> None:
    # 12 injured were told of before; the 12 among the 21 are others
    earlier = counts("أصيب 12 شخصا في المدينة")
    later = counts("أصيب 21 متظاهرا بينهم 3 مصابين بالرصاص و12 بجروح")
    assert [count.value for count in distinct([earlier, later])[1]] == [21, 3, 12]


_WORDS = sorted(people().nouns) + sorted(people().cues) + sorted(people().vague)


@given(
    st.lists(
        st.sampled_from(_WORDS)
        | st.sampled_from(["12", "3,5", "30-40", "2013", "الي", "بين", "و", "من", "منهم", "«"])
        | st.text(min_size=1, max_size=5),
        max_size=14,
    )
)
def test_no_input_raises(forms: list[str]) -> None:
    last = 0
    for count in FINDER.find(forms):
        assert last <= count.first < count.last <= len(forms)
        last = count.last


def test_lexicon_survives_packing() -> None:
    packed = msgspec.msgpack.encode(people())
    assert msgspec.msgpack.decode(packed, type=QuantityLexicon) == people()
