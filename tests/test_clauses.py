"""Subject, objects and prepositions of verbs and verbal nouns in every order of words."""

from __future__ import annotations

import pytest

from coding import sentence, words
from marsad.knowledge import kinds
from marsad.syntax.clauses import Arguments, Sentence, arguments_of_noun, arguments_of_verb
from marsad.text.normalize import fold


def verb_at(found: Sentence, verb: str) -> int:
    return [unit.word.form for unit in found.units].index(fold(verb))


def arguments(text: str, verb: str) -> tuple[Sentence, Arguments]:
    found = sentence(text)
    at = verb_at(found, verb)
    reading = found.word(at).reading(*kinds.VERBS)
    assert reading is not None
    return found, arguments_of_verb(found, at, reading.morph.split("/")[0])


# text, verb, subject, first object
VERBS = [
    # verb first
    ("زار الرئيس المصري الخرطوم", "زار", "الرئيس المصري", "الخرطوم"),
    ("اعتقلت الشرطة ثلاثة ناشطين", "اعتقلت", "الشرطة", "ثلاثة ناشطين"),
    ("وقعت مصر والسودان اتفاقا", "وقعت", "مصر", "اتفاقا"),
    # … with a date and a place before the subject
    ("سيلتقي غدا في باريس وزير الخارجية الفرنسي نظيره الألماني", "سيلتقي",
     "وزير الخارجية الفرنسي", "نظيره الألماني"),
    # … with a prepositional phrase before the subject
    ("وصلت إلى عمان المستشارة الألمانية أنجيلا ميركل", "وصلت",
     "المستشارة الألمانية أنجيلا ميركل", None),
    # subject first, as in headlines
    ("الرئيس المصري يزور الخرطوم", "يزور", "الرئيس المصري", "الخرطوم"),
    ("المتظاهرون رشقوا الشرطة بالحجارة", "رشقوا", "المتظاهرون", "الشرطة"),
    ("الوزيران وقعا الاتفاق", "وقعا", "الوزيران", "الاتفاق"),
    # after «that»
    ("أكد أن القوات العراقية دخلت المدينة", "دخلت", "القوات العراقية", "المدينة"),
    # what is told of somebody after what is demanded, set off by commas, is no object …
    ("طالب الحزب بتغيير الوزير، رفيق السلام، قريب الزعيم، ورحيله", "طالب", "الحزب", None),
    # … as one after another aside is
    ("طالب الحزب، في بيان أمس، الحكومة بتغيير الوزير", "طالب", "الحزب", "الحكومة"),
    # a bracket and a comma after the subject do not cut it off from its verb …
    ("وكانت جمعية الناشطين (الأردنيين)، اتهمت الحكومة", "اتهمت", "جمعية الناشطين ( الأردنيين )",
     "الحكومة"),
    # … and what stands in it is no subject
    ("وكان الوزير (وقد زار حزب الأمة) التقى الرئيس", "التقى", "الوزير", "الرئيس"),
    # … but a bracket after no phrase begins anew
    ("قال إن (القاهرة) الوزير زار طهران", "زار", "الوزير", "طهران"),
    # negated, with the particle between subject and verb
    ("وأكد الوزير أن الشرطة لم تعتقل الصحفي", "تعتقل", "الشرطة", "الصحفي"),
    # relative clause: the antecedent is the subject …
    ("الوزير الذي زار طهران", "زار", "الوزير", "طهران"),
    # … unless a pronoun on the verb stands for it
    ("القرية التي قصفها الجيش التركي", "قصفها", "الجيش التركي", None),
    ("الناشط الذي اعتقلته الشرطة التونسية", "اعتقلته", "الشرطة التونسية", None),
    # passive: what is spelled like the active has its recipient as subject
    ("قتل ثلاثة جنود في هجوم", "قتل", "ثلاثة جنود", None),
    ("اعتقل ناشط مصري", "اعتقل", "ناشط مصري", None),
    # dates are neither subject nor object: «last» set off from its month …
    ("وأوقفت في مايو (أيار) الماضي الشرطة اللبنانية ناشطا", "وأوقفت", "الشرطة اللبنانية", "ناشطا"),
    # … a year …
    ("اعتقلت الشرطة مطلع عام 2016 الصحفي", "اعتقلت", "الشرطة", "الصحفي"),
    ("اعتقلت الشرطة في مايو/أيار 2016 الصحفي", "اعتقلت", "الشرطة", "الصحفي"),
    # … a day and its month, or digits
    ("اعتقلت الشرطة أمس الأربعاء 5 مايو الصحفي", "اعتقلت", "الشرطة", "الصحفي"),
    ("اعتقلت الشرطة في 5/5/2016 الصحفي", "اعتقلت", "الشرطة", "الصحفي"),
    # … but a number of people is one
    ("قتل 2000 شخص", "قتل", "2000 شخص", None),
    # «and» by itself before digits joins too: «and 30 members» is no object
    ("دعا 20 حزبا و 30 نائبا الحكومة", "دعا", "20 حزبا", "الحكومة"),
    # an adverb is no subject: «as for the trade unions, the strike failed»
    ("أما نقابيا فقد فشل الإضراب", "فشل", "الإضراب", None),
    # … after «that» the subject looks like one
    ("قال إن نقابيا زار المصنع", "زار", "نقابيا", "المصنع"),
    # those of several who are named are no object: «20 people were killed, three of them soldiers»
    ("قتل عشرون شخصا بينهم ثلاثة جنود", "قتل", "عشرون شخصا", None),
    # the omitted subject: a feminine noun after a masculine verb is its object
    ("ثم غادر المدينة", "غادر", None, "المدينة"),  # then he left the city
    ("وأعلن أن الرئيس سيزور موسكو", "وأعلن", None, None),  # and he announced that …
]  # fmt: skip


@pytest.mark.parametrize(("text", "verb", "subject", "first_object"), VERBS)
def test_subject_and_object(
    text: str, verb: str, subject: str | None, first_object: str | None
) -> None:
    found, around = arguments(text, verb)
    assert words(found, around.subject) == (fold(subject) if subject else None)
    first = around.objects[0] if around.objects else None
    assert words(found, first) == (fold(first_object) if first_object else None)


# text, verb, prepositional phrases
PREPOSITIONAL = [
    ("أجرى الوزير مباحثات مع نظيره الفرنسي في باريس", "أجرى",
     [("مع", "نظيره الفرنسي"), ("في", "باريس")]),
    # what belongs to the clause after «that» is not the first verb's
    ("قال الوزير في عمان إن الجيش دخل إلى المدينة", "قال", [("في", "عمان")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "verb", "phrases"), PREPOSITIONAL)
def test_prepositional(text: str, verb: str, phrases: list[tuple[str, str]]) -> None:
    found, around = arguments(text, verb)
    assert [(p.preposition, words(found, p)) for p in around.prepositional] == [
        (fold(preposition), fold(phrase)) for preposition, phrase in phrases
    ]


def test_what_is_known_of_an_omitted_and_of_a_relative_subject() -> None:
    _, omitted = arguments("ثم غادر المدينة", "غادر")
    assert omitted.implicit
    assert omitted.subject is None
    _, relative = arguments("الوزير الذي زار طهران", "زار")
    assert relative.relative
    assert not relative.implicit


# text, verbal noun, its genitive, prepositional phrases
NOUNS = [
    ("زيارة الرئيس التركي إلى بغداد", "زيارة", "الرئيس التركي", [("إلى", "بغداد")]),
    ("اعتقال ثلاثة ناشطين في القاهرة", "اعتقال", "ثلاثة ناشطين", [("في", "القاهرة")]),
    ("الهجوم على السفارة", "الهجوم", None, [("على", "السفارة")]),
    ("محادثات بين مصر والسودان", "محادثات", None, [("بين", "مصر")]),
]


@pytest.mark.parametrize(("text", "noun", "genitive", "phrases"), NOUNS)
def test_arguments_of_nouns(
    text: str, noun: str, genitive: str | None, phrases: list[tuple[str, str]]
) -> None:
    found = sentence(text)
    around = arguments_of_noun(found, verb_at(found, noun))
    assert words(found, around.genitive) == (fold(genitive) if genitive else None)
    assert [
        (p.preposition, words(found, p)) for p in around.prepositional if p.coordinate is None
    ] == [(fold(preposition), fold(phrase)) for preposition, phrase in phrases]
