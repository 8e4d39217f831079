"""Looking words up: senses with clitics, the plainest reading first, phrases as one unit."""

from __future__ import annotations

import pytest

from coding import coder, lexicon, sentence
from marsad.knowledge import kinds
from marsad.text.normalize import fold
from marsad.text.word import Word


def look_up(form: str) -> Word:
    return lexicon().word(fold(form))


# form, kind of sense, clitics: conjunction + preposition, article, pronoun
FOUND = [
    # countries, with the preposition and the article written together
    ("العراق", kinds.COUNTRY, "", False, ""),
    ("للعراق", kinds.COUNTRY, "ل", False, ""),
    ("وبالعراق", kinds.COUNTRY, "وب", False, ""),
    ("بغداد", kinds.CAPITAL, "", False, ""),
    ("الكرملين", kinds.METONYM, "", False, ""),
    # nationalities in all genders and numbers
    ("العراقي", kinds.NISBA, "", True, ""),
    ("والإيرانيين", kinds.NISBA, "و", True, ""),
    ("لبنانيتان", kinds.NISBA, "", False, ""),
    ("الروس", kinds.PEOPLE, "", True, ""),
    # agents
    ("الوزيرة", kinds.AGENT, "", True, ""),
    ("متظاهرين", kinds.AGENT, "", False, ""),
    ("وللمتظاهرين", kinds.AGENT, "ول", True, ""),
    # «its envoy», no woman: teh marbuta takes no alef
    ("مبعوثها", kinds.AGENT, "", False, "ها"),
    # verbs: any person, the future, an object
    ("وسيزور", kinds.FRAME_VERB, "و", False, ""),
    ("استقبلته", kinds.FRAME_VERB, "", False, "ه"),
    ("يلتقيان", kinds.FRAME_VERB, "", False, ""),
    ("وأضافت", kinds.REPORT_VERB, "و", False, ""),
    ("فقال", kinds.REPORT_VERB, "ف", False, ""),
    # verbal nouns and participles
    ("زيارته", kinds.FRAME_NOUN, "", False, "ه"),
    ("بالهجوم", kinds.FRAME_NOUN, "ب", True, ""),
    ("مؤكدة", kinds.REPORT_PARTICIPLE, "", False, ""),
    ("مشيرا", kinds.REPORT_PARTICIPLE, "", False, ""),
    # spelling variants meet
    ("مسؤولون", kinds.AGENT, "", False, ""),
    ("الامارات", kinds.COUNTRY, "", False, ""),
]


@pytest.mark.parametrize(("form", "kind", "proclitics", "article", "pronoun"), FOUND)
def test_look_up(form: str, kind: str, proclitics: str, article: bool, pronoun: str) -> None:
    word = look_up(form)
    assert kind in word.kinds
    assert word.conjunction + word.preposition == proclitics
    assert word.article == article
    assert word.pronoun == pronoun


# form, kind that it must not have
NOT_FOUND = [
    ("بغداديات", kinds.CAPITAL),  # a name of a radio show is not Baghdad
    ("والد", kinds.COUNTRY),  # father: nothing is cut off a plain word
    ("المصريح", kinds.NISBA),
    ("له", kinds.PLACE),  # "to him", though a town is spelled so
]


@pytest.mark.parametrize(("form", "kind"), NOT_FOUND)
def test_a_word_inside_another_is_not_found(form: str, kind: str) -> None:
    assert kind not in look_up(form).kinds


def test_he_went_on_strike_is_not_i_strike() -> None:
    # both are spelled alike once hamza seats are folded; the news speaks of "him"
    morphs = {r.morph for r in look_up("أضرب").readings if r.kind in kinds.VERBS}
    assert not any(morph.startswith("i1s") for morph in morphs)


def test_an_unknown_word_keeps_its_form_and_shows_its_article() -> None:
    word = look_up("والزعفرانيون")
    assert not word.readings
    assert word.article
    assert word.bare == "الزعفرانيون"


def test_a_form_is_analysed_once() -> None:
    assert look_up("التقى") is look_up("التقى")


# text, its units: entries of several words are one unit, the longest winning
UNITS = [
    ("رئيس الوزراء يزور", ["رئيس الوزراء", "يزور"]),  # the prime minister visits
    ("وزير الخارجية", ["وزير الخارجية"]),
    ("ووزير الخارجية", ["ووزير الخارجية"]),  # and the foreign minister
    ("الأمم المتحدة", ["الأمم المتحدة"]),
    ("للأمم المتحدة", ["للأمم المتحدة"]),
    ("من المقرر أن", ["من المقرر أن"]),  # it is planned that
    ("الأمم الأوروبية", ["الأمم", "الأوروبية"]),  # a phrase that only begins alike
]


@pytest.mark.parametrize(("text", "units"), UNITS)
def test_units(text: str, units: list[str]) -> None:
    found = sentence(text)
    assert [unit.word.form for unit in found.units] == [fold(unit) for unit in units]


def test_every_sense_points_at_an_entry() -> None:
    known = coder().knowledge
    lists = {
        kinds.FRAME_VERB: known.frames, kinds.REPORT_VERB: known.reporting,
        kinds.AGENT: known.agents, kinds.NISBA: known.countries, kinds.PERSON: known.people,
        kinds.ORGANISATION: known.organisations, kinds.PLACE: known.places,
    }  # fmt: skip
    for sense in known.senses:
        if sense.kind in lists:
            assert 0 <= sense.ref < len(lists[sense.kind])
    assert all(0 <= n < len(known.senses) for ns in known.surfaces.values() for n in ns)
