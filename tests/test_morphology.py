"""Generation of verbs, nouns and adjectives from their citation forms, and the splits of clitics.

Everything is in the match form: hamza seats, teh marbuta and alef maqsura are folded.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from marsad.knowledge.compiler import read_file
from marsad.text.morphology import Morphology, Split
from marsad.text.normalize import fold

_ORTHOGRAPHY = Path(__file__).parents[1] / "knowledge" / "orthography.yaml"
MORPHOLOGY = Morphology(read_file(_ORTHOGRAPHY).orthography[0])

# past and present as cited, then morph → a form that the press writes
CONJUGATED: list[tuple[str, str, dict[str, str]]] = [
    # sound: he killed
    ("قتل", "يقتل", {
        "p3ms": "قتل", "p3fs": "قتلت", "p3md": "قتلا", "p3fd": "قتلتا", "p3mp": "قتلوا",
        "p1p": "قتلنا", "i3ms": "يقتل", "i3fs": "تقتل", "i1s": "أقتل", "i1p": "نقتل",
        "i3md": "يقتلان", "i3fd": "تقتلان", "i3mp": "يقتلون", "i3mp.": "يقتلوا",
    }),
    # first radical weak: he arrived; his citation present shows it
    ("وصل", "يصل", {"p3fs": "وصلت", "i3fs": "تصل", "i3mp": "يصلون", "i3mp.": "يصلوا"}),
    # hollow with u: he visited; the long vowel goes before consonants and in the jussive
    ("زار", "يزور", {
        "p3fs": "زارت", "p3mp": "زاروا", "p1p": "زرنا", "p1s": "زرت", "i3ms": "يزور",
        "i3mp": "يزورون", "i3ms.": "يزر", "i3fs.": "تزر",
    }),
    # hollow with i: he sold
    ("باع", "يبيع", {"p3fs": "باعت", "p1p": "بعنا", "i3ms": "يبيع", "i3ms.": "يبع"}),
    # hollow of a derived form: he wanted, he resigned
    ("أراد", "يريد", {"p3fs": "أرادت", "p1p": "أردنا", "i3fs": "تريد", "i3fs.": "ترد"}),
    ("استقال", "يستقيل", {"p3mp": "استقالوا", "i3ms": "يستقيل", "i3ms.": "يستقل"}),
    # defective in alef maqsura: he met
    ("التقى", "يلتقي", {
        "p3ms": "التقى", "p3fs": "التقت", "p3md": "التقيا", "p3mp": "التقوا",
        "p1p": "التقينا", "i3ms": "يلتقي", "i3mp": "يلتقون", "i3md": "يلتقيان",
        "i3mp.": "يلتقوا", "i3ms.": "يلتق", "i3fs.": "تلتق",
    }),
    # defective in alef: he called
    ("دعا", "يدعو", {
        "p3ms": "دعا", "p3fs": "دعت", "p3mp": "دعوا", "p1p": "دعونا", "i3ms": "يدعو",
        "i3mp": "يدعون", "i3md": "يدعوان", "i3ms.": "يدع",
    }),
    # defective in ya, present in alef maqsura: he remained
    ("بقي", "يبقى", {
        "p3ms": "بقي", "p3fs": "بقيت", "p3mp": "بقوا", "i3ms": "يبقى", "i3mp": "يبقون",
        "i3ms.": "يبق",
    }),
    # doubled: he replied; the two consonants part before a consonant
    ("رد", "يرد", {
        "p3fs": "ردت", "p3mp": "ردوا", "p1p": "رددنا", "p1s": "رددت", "i3ms": "يرد",
        "i3mp": "يردون",
    }),
    # hamza at the end: he began, he founded; both seats of the plural
    ("بدأ", "يبدأ", {
        "p3ms": "بدأ", "p3fs": "بدأت", "p3mp": "بدأوا", "i3ms": "يبدأ", "i3mp": "يبدأون",
    }),
    ("بدأ", "يبدأ", {"p3mp": "بدؤوا", "i3mp": "يبدؤون", "i3mp.": "يبدؤوا"}),
    ("أنشأ", "ينشئ", {"p3fs": "أنشأت", "i3fs": "تنشئ", "i3mp": "ينشئون"}),
    # hamza in the middle and at the beginning: he asked, he took
    ("سأل", "يسأل", {"p3fs": "سألت", "i3mp": "يسألون"}),
    ("أخذ", "يأخذ", {"p3fs": "أخذت", "p3mp": "أخذوا", "i3fs": "تأخذ"}),
]  # fmt: skip


@pytest.mark.parametrize(("past", "present", "expected"), CONJUGATED)
def test_conjugation(past: str, present: str, expected: dict[str, str]) -> None:
    forms = set(MORPHOLOGY.conjugate(past, present))
    missing = {(fold(form), morph) for morph, form in expected.items()} - forms
    assert not missing


# verb, what must not be generated for it
NEVER = [
    ("زار", "يزور", ["زارنا"]),  # "we visited" has no long vowel (that would be "he visited us")
    ("التقى", "يلتقي", ["التقىوا", "يلتقيون"]),  # the ya goes before the plural
    ("دعا", "يدعو", ["دعات", "يدعوون", "دعاوا"]),
    ("رد", "يرد", ["ردنا"]),
    ("بدأ", "يبدأ", ["يبد", "بدت", "بدوا"]),  # not defective: "he appeared" is another verb
]


@pytest.mark.parametrize(("past", "present", "wrong"), NEVER)
def test_forms_that_no_one_writes(past: str, present: str, wrong: list[str]) -> None:
    forms = {form for form, _ in MORPHOLOGY.conjugate(past, present)}
    assert not forms & {fold(form) for form in wrong}


def test_nisba_in_all_genders_and_numbers() -> None:
    # Iraqi: m, f, plurals and duals in both cases; the ya stays
    assert set(MORPHOLOGY.inflect_adjective("عراقي", nisba=True)) == {
        ("عراقي", "ms"), (fold("عراقية"), "fs"), ("عراقيون", "mp"), ("عراقيين", "mp"),
        ("عراقيات", "fp"), ("عراقيان", "md"), ("عراقيتان", "fd"), ("عراقيتين", "fd"),
    }  # fmt: skip


def test_a_defective_participle_loses_its_ya_in_the_plural() -> None:
    # calling for: منادي, منادون
    forms = dict(MORPHOLOGY.inflect_adjective("منادي"))
    assert forms["منادون"] == "mp"
    assert "مناديون" not in forms


def test_nouns_and_their_duals() -> None:
    # minister, visit
    assert list(MORPHOLOGY.inflect_noun("وزير")) == [
        ("وزير", "ms"), ("وزيران", "md"), ("وزيرين", "md")
    ]  # fmt: skip
    assert list(MORPHOLOGY.inflect_noun(fold("زيارة"))) == [
        ("زياره", "fs"), ("زيارتان", "fd"), ("زيارتين", "fd")
    ]  # fmt: skip


def test_feminine_of_persons() -> None:
    assert set(MORPHOLOGY.inflect_feminine("وزير")) == {
        ("وزيره", "fs"), ("وزيرات", "fp"), ("وزيرتان", "fd"), ("وزيرتين", "fd")
    }  # fmt: skip
    assert list(MORPHOLOGY.inflect_feminine("شرطه")) == []  # feminine already: the police


def test_plurals_with_cases_and_the_bound_form() -> None:
    # demonstrators: nominative, oblique, and bound ("the demonstrators of Cairo")
    assert {form for form, _ in MORPHOLOGY.inflect_plural("متظاهرون")} == {
        "متظاهرون", "متظاهرين", "متظاهرو", "متظاهري"
    }  # fmt: skip
    assert list(MORPHOLOGY.inflect_plural("وزراء")) == [("وزراء", "mp")]
    assert list(MORPHOLOGY.inflect_plural("منظمات")) == [("منظمات", "fp")]


# token, one of its readings
SPLITS = [
    ("الوزير", Split("وزير", article=True)),  # the minister
    ("والوزير", Split("وزير", "و", article=True)),  # and the minister
    ("بالهجوم", Split("هجوم", preposition="ب", article=True)),  # by the attack
    ("وبالقاهرة", Split("القاهرة", "و", "ب")),  # and in Cairo (the name keeps its article)
    ("كالعادة", Split("عادة", preposition="ك", article=True)),  # as the custom is
    # the preposition and the article written together
    ("للعراق", Split("العراق", preposition="ل")),  # to Iraq
    ("للوزير", Split("وزير", preposition="ل", article=True)),  # to the minister
    ("وللوزير", Split("وزير", "و", "ل", article=True)),
    ("للجنة", Split("لجنة", preposition="ل", article=True)),  # to the committee: three lams in one
    # pronouns: the feminine ending opens, the hamza takes a seat, alef maqsura becomes alef
    ("زيارته", Split("زيارة", pronoun="ه")),  # his visit
    ("حكومتهم", Split("حكومة", pronoun="هم")),  # their government
    ("لقائه", Split("لقاء", pronoun="ه")),  # his meeting (after a preposition)
    ("لقاؤه", Split("لقاء", pronoun="ه")),  # his meeting (subject)
    ("مستواهم", Split("مستوى", pronoun="هم")),  # their level
    # the indefinite accusative
    ("هجوما", Split("هجوم", tanwin=True)),  # an attack
    # verbs: conjunction, future, purpose, object
    ("فقال", Split("قال", "ف")),  # then he said
    ("وسيزور", Split("يزور", "و", future=True)),  # and he will visit
    ("ليزور", Split("يزور", preposition="ل")),  # in order to visit
    ("استقبله", Split("استقبل", pronoun="ه")),  # received him
    ("التقاه", Split("التقى", pronoun="ه")),  # met him
    ("قتلوهم", Split("قتلوا", pronoun="هم")),  # they killed them
    ("وسيلتقيهم", Split("يلتقي", "و", future=True, pronoun="هم")),  # and he will meet them
    # the plainest reading is the token itself
    ("والد", Split("والد")),  # father, not "and Ld"
]


class _Any:
    """All stems are known."""

    def __contains__(self, stem: object) -> bool:
        return True


ANY = _Any()


@pytest.mark.parametrize(("token", "reading"), SPLITS)
def test_splits(token: str, reading: Split) -> None:
    wanted = replace(reading, stem=fold(reading.stem))
    assert wanted in MORPHOLOGY.splits(fold(token), ANY)
    assert wanted in MORPHOLOGY.splits(fold(token), {wanted.stem})


def test_only_known_stems_are_split_off() -> None:
    assert MORPHOLOGY.splits("والوزير", {"زيارة"}) == []


@pytest.mark.parametrize(
    ("token", "guess"),
    [
        # unknown words: the article and what stands before it are unmistakable
        ("والقشقوش", Split("قشقوش", "و", article=True)),
        ("للقشقوش", Split("قشقوش", "", "ل", article=True)),
        # all else may be part of the word
        ("وقشقوش", Split("وقشقوش")),
        ("الق", Split("الق")),
    ],
)
def test_guesses(token: str, guess: Split) -> None:
    assert MORPHOLOGY.guess(token) == guess


def test_the_plainest_split_comes_first() -> None:
    for token in ("والوزير", "زيارته", "وسيزور", "له", "و"):
        assert MORPHOLOGY.splits(token, ANY)[0] == Split(token)


def test_nothing_is_split_down_to_nothing() -> None:
    for token in ("و", "ف", "ال", "له", "بي", "لل", "سا", "ه", "ها"):
        assert all(split.stem for split in MORPHOLOGY.splits(token, ANY))
