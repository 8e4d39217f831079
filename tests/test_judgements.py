"""Blame and praise under a plain verb of saying: an act only when what is said clearly judges."""

from __future__ import annotations

import pytest

from coding import acts

# text, its acts
JUDGING = [
    # the British minister said Russia is responsible for the leak
    ("قال وزير الخارجية البريطاني إن روسيا مسؤولة عن التسريب", ["ACCUSE.allege GBR > RUS"]),
    # … is the one responsible: a pronoun points at a definite predicate
    ("قال وزير الخارجية البريطاني إن روسيا هي المسؤولة", ["ACCUSE.allege GBR > RUS"]),
    # Turkey considered that Israel's decision is a grave error: what is judged belongs to a party
    ("اعتبرت وزارة الخارجية التركية أن قرار إسرائيل خطأ فادح", ["ACCUSE.disapprove TUR > ISR"]),
    # Baghdad affirmed that the Turkish policy became provocative: past «became»
    ("أكدت بغداد أن السياسة التركية أصبحت استفزازية", ["ACCUSE.disapprove IRQ > TUR"]),
    # the embassy considered the burning at the hands of Iraqi demonstrators a barbaric act
    (
        "اعتبرت السفارة الإيرانية أن ما جرى على يد متظاهرين عراقيين عمل همجي ووحشي",
        ["ACCUSE.disapprove IRN > IRQ"],
    ),
    # Berlin described Turkey's … as: whom the verb of saying has as its object is judged
    ("وصفت الخارجية الألمانية تركيا بأنها دولة قمعية", ["ACCUSE.disapprove DEU > TUR"]),
    # Tehran undermines the security of the Gulf: soft words, of whom the content begins with
    (
        "اعتبر الوزير العراقي أن طهران تقوض أمن الخليج وتتجاهل جيرانها",
        ["ACCUSE.disapprove IRQ > IRN"],
    ),
    # these barbaric acts are an unforgivable crime: several words of blame, of nobody named
    (
        "قال وزير الخارجية العراقي إن هذه الأعمال الوحشية جريمة لا تغتفر",
        ["ACCUSE.disapprove IRQ > -"],
    ),
    # the party's deputy head for foreign affairs affirmed that the step is a crime: his title names
    # nobody who is judged
    (
        "أكد سالم الخطيب، نائب رئيس حزب المؤتمر للشئون الخارجية، أن هذه الأعمال الوحشية جريمة",
        ["ACCUSE.disapprove ? > -"],
    ),
    # the French president said Lebanon is a strategic partner
    ("قال الرئيس الفرنسي إن لبنان شريك استراتيجي", ["SUPPORT FRA > LBN"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "told"), JUDGING)
def test_judgements(text: str, told: list[str]) -> None:
    assert acts(text) == told


# text, its verbal acts: blame and threats told without a word for them
TOLD = [
    # the US secretary said that Iran armed the Houthis: harm by another party
    ("قال وزير الخارجية الأمريكي إن إيران زودت الحوثيين بالأسلحة", ["ACCUSE.allege USA > IRN"]),
    # … that Germany armed Jordan: no harm
    ("قال وزير الخارجية الأمريكي إن ألمانيا زودت الأردن بالأسلحة", []),
    # … that the Houthis fired rockets and abducted sailors: a list of harm
    (
        "قال وزير الخارجية البريطاني إن الحوثيين أطلقوا صواريخ على الميناء وخطفوا بحارة سعوديين",
        ["ACCUSE.disapprove GBR > YEM"],
    ),
    # … that the Houthis fired rockets: reported, not blamed
    ("قال وزير الخارجية البريطاني إن الحوثيين أطلقوا صواريخ على الميناء", []),
    # … that his country will impose sanctions unless: an act of one's own that depends on others
    (
        "قال وزير الخارجية الأمريكي إن بلاده ستفرض عقوبات على إيران ما لم توقف التخصيب",
        ["THREATEN USA > IRN"],
    ),
    # … that his country will impose sanctions on Iran: announced
    ("قال وزير الخارجية الأمريكي إن بلاده ستفرض عقوبات على إيران", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "told"), TOLD)
def test_told_acts(text: str, told: list[str]) -> None:
    assert [act for act in acts(text) if act.startswith(("ACCUSE", "THREATEN"))] == told


# text: said, but nobody is blamed
NEUTRAL = [
    # the minister said that Iran is not responsible
    "قال وزير الخارجية العراقي إن إيران ليست مسؤولة عن التسريب",
    # a committee responsible for elections: an attribute of the subject
    "قال وزير الخارجية العراقي إن اللجنة المسؤولة عن الملف وصلت",
    # a report of an agency does not judge
    "ذكرت وكالة رويترز أن روسيا مسؤولة عن التسريب",
    # one soft word in a statement about something else
    "قال وزير الخارجية العراقي إن الاجتماع تناول مع مصر مشكلة المياه",
    # those responsible were caught: a word that names them
    "أعلن وزير الداخلية العراقي القبض على المتورطين في الهجوم على سفارة فرنسا",
    # Iraq says of itself that it is responsible for its borders
    "قال وزير الخارجية العراقي إن العراق مسؤول عن حدوده",
]


@pytest.mark.parametrize("text", NEUTRAL)
def test_no_judgement(text: str) -> None:
    assert not [told for told in acts(text) if told.startswith(("ACCUSE", "SUPPORT"))]
