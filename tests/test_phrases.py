"""Noun phrases: where one ends and the next begins, names, prepositions, coordination."""

from __future__ import annotations

import pytest

from coding import sentence, words
from marsad.text.normalize import fold

# text, its noun phrases
PHRASES = [
    # «the protesters |with a solution|»: no name after several people
    ("طالب المتظاهرون بحل", ["المتظاهرون", "بحل"]),
    # title, nisba and name are one phrase; the object that follows is another
    (
        # the Iraqi defence minister S. D. visited Tehran
        "زار وزير الدفاع العراقي سعدون الدليمي طهران",
        ["وزير الدفاع العراقي سعدون الدليمي", "طهران"],
    ),
    # … also with «acting» between title and name
    (
        "وزير الدفاع العراقي وكالة سعدون الدليمي",
        ["وزير الدفاع العراقي وكالة سعدون الدليمي"],
    ),
    # subject and object stand side by side without a mark
    ("التقى الرئيس المصري نظيره التركي", ["الرئيس المصري", "نظيره التركي"]),
    (
        "استقبل الملك الأردني رئيس الوزراء العراقي",  # the Jordanian king received the Iraqi PM
        ["الملك الأردني", "رئيس الوزراء العراقي"],
    ),
    # protesters closed the coast road
    ("أغلق محتجون الطريق الساحلي", ["محتجون", "الطريق الساحلي"]),
    # a dual takes only dual adjectives
    ("بحث الوزيران العلاقات", ["الوزيران", "العلاقات"]),  # the two ministers discussed relations
    # idafa and its adjective
    ("قائد الحرس الثوري الإيراني", ["قائد الحرس الثوري الإيراني"]),
    ("رئيس مجلس النواب العراقي أسامة النجيفي", ["رئيس مجلس النواب العراقي أسامة النجيفي"]),
    # a rank before a name, a foreign name of three words
    ("العقيد الليبي خليفة حفتر", ["العقيد الليبي خليفة حفتر"]),
    ("الأمين العام للأمم المتحدة بان كي مون", ["الأمين العام للأمم المتحدة بان كي مون"]),
    # numbers belong to what they count; a broken plural of a nationality is an adjective
    ("اعتقلت الشرطة ثلاثة ناشطين", ["الشرطة", "ثلاثة ناشطين"]),
    ("قتل ثلاثة جنود أتراك", ["ثلاثة جنود أتراك"]),  # three Turkish soldiers were killed
    # a short quoted name is inside the phrase
    ("ذكرت صحيفة «النخيل» أن", ["صحيفة « النخيل »"]),
    # «in recent years»: an adjective, not «the latter»
    ("في السنوات الأخيرة", ["السنوات الأخيرة"]),
    # a word for people describes another: «the Shiite cleric Sami Hassan»
    ("دعا رجل الدين الشيعي سامي حسن", ["رجل الدين الشيعي سامي حسن"]),
    # two known persons side by side are two
    ("اتهم نتنياهو عباس", ["نتنياهو", "عباس"]),
    # plurals of people that agree in case are adjectives, also of an organisation's name …
    ("دعا الضباط المتظاهرون الوزير", ["الضباط المتظاهرون", "الوزير"]),
    ("احتج على سجن المعارضين الشيعة", ["سجن", "المعارضين الشيعة"]),
    ("هاجم الحوثيون الشيعة المدينة", ["الحوثيون الشيعة", "المدينة"]),
    # … those of another case may be the object
    ("اعتقل الجنود المتظاهرين", ["الجنود", "المتظاهرين"]),
    # a plural with its nun has no genitive: whom the diplomats accuse …
    ("اتهم دبلوماسيون غربيون موسكو", ["دبلوماسيون غربيون", "موسكو"]),
    # … a broken plural that only ends in one has: «the officers of the National Guard»
    ("تمكن أعوان الحرس الوطني", ["أعوان الحرس الوطني"]),
    # after an indefinite adjective no genitive: whom the organisations accuse, what is affirmed
    ("اتهمت منظمات حقوقية البحرين", ["منظمات حقوقية", "البحرين"]),
    ("أكدت جهات حكومية استخدام المدنيين", ["جهات حكومية", "استخدام المدنيين"]),
    ("زار وزراء خارجية دول الخليج", ["وزراء خارجية دول الخليج"]),
    # a ministry of two things is definite; short names of bodies take adjectives
    ("نفت وزارة التجارة والصناعة الخبر", ["وزارة التجارة والصناعة", "الخبر"]),
    ("قضت المحكمة الكبرى الجنائية البحرينية", ["المحكمة الكبرى الجنائية البحرينية"]),
    # the plural of a nationality is no adjective of one person
    ("نصح أبو غسان السوريين", ["أبو غسان", "السوريين"]),
    # a verbal noun's complement is a phrase of its own: it fills a role
    ("مقتل ثلاثة جنود", ["مقتل", "ثلاثة جنود"]),
]


@pytest.mark.parametrize(("text", "phrases"), PHRASES)
def test_phrases(text: str, phrases: list[str]) -> None:
    found = sentence(text)
    assert [words(found, phrase) for phrase in found.phrases] == [fold(p) for p in phrases]


# text, phrase, its head, where its person's name begins
HEADS = [
    ("زار وزير الدفاع العراقي سعدون الدليمي طهران", 0, "وزير الدفاع", "سعدون الدليمي"),
    ("رئيس الوزراء الأسبق سعد الحريري", 0, "رئيس الوزراء الأسبق", "سعد الحريري"),
    ("اعتقلت الشرطة ثلاثة ناشطين", 1, "ناشطين", None),
    ("الجيش العراقي", 0, "الجيش", None),
]


@pytest.mark.parametrize(("text", "number", "head", "name"), HEADS)
def test_heads_and_names(text: str, number: int, head: str, name: str | None) -> None:
    found = sentence(text)
    phrase = found.phrases[number]
    assert found.word(phrase.head).form == fold(head)
    called = None if phrase.name_at is None else found.word(phrase.name_at).form
    assert called == (fold(name) if name else None)


# text, phrase, preposition
PREPOSITIONS = [
    ("في القاهرة", 0, "في"),
    ("رشقوا الشرطة بالحجارة", 1, "ب"),  # they pelted the police with stones
    ("اعتذر الرئيس للعراق", 1, "ل"),  # the president apologised to Iraq
    ("هجوم على حاجز", 1, "على"),
    ("بين مصر والسودان", 1, "بين"),  # a coordinated phrase shares the preposition
    ("زار الرئيس موسكو", 1, ""),
]


@pytest.mark.parametrize(("text", "number", "preposition"), PREPOSITIONS)
def test_prepositions(text: str, number: int, preposition: str) -> None:
    assert sentence(text).phrases[number].preposition == fold(preposition)


def test_coordination() -> None:
    # Egypt, Sudan and Ethiopia signed an agreement
    found = sentence("وقعت مصر والسودان وإثيوبيا اتفاقا")
    egypt, sudan, ethiopia, agreement = found.phrases
    assert sudan.coordinate is egypt
    assert ethiopia.coordinate is sudan
    assert agreement.coordinate is None


def test_a_name_after_a_title_and_a_comma_is_in_apposition() -> None:
    # the spokesman of the Iraqi army, Brigadier Yahya Rasool, said
    found = sentence("قال المتحدث باسم الجيش العراقي، العميد يحيى رسول، إن القوات تقدمت")
    spokesman, brigadier, _ = found.phrases
    assert brigadier.apposition is spokesman


def test_the_kings_of_two_countries_are_not_in_apposition() -> None:
    # France, Germany and Italy: a list is coordination, not apposition
    found = sentence("أدانت فرنسا، ألمانيا، إيطاليا الهجوم")
    assert all(phrase.apposition is None for phrase in found.phrases)


# text, the person's name in it
NAMES = [
    # a second word that is also a rank or a common noun, before a title that is set off
    ("قال فريد الجندي، عضو مجلس النواب، إن الوضع هادئ", "فريد الجندي"),
    ("قال الدكتور إبراهيم نجم، مستشار الوزير، إن الوضع هادئ", "إبراهيم نجم"),
    # the same right before «that»
    ("أكد ياسر محرز أن الوضع هادئ", "ياسر محرز"),
    # a compound with al-Din, the first word of which is any
    ("التقى هشام علم الدين الوفد", "هشام علم الدين"),
    # known words with article right after a given name
    ("قال يوسف الحسيني في برنامجه إن الوضع هادئ", "يوسف الحسيني"),
    ("التقى الناشط سامي الجندي بعد ذلك الوفد", "سامي الجندي"),
    ("استقبل طارق السيد، مساء اليوم، الوفد", "طارق السيد"),
    # a given name that is also a verb, after a rank
    ("قال العميد ناصر حسن إن الوضع هادئ", "ناصر حسن"),
    # a given name spelled like «on»
    ("أكد السفير علي الجوهرجي مساعد وزير الخارجية أن الوضع هادئ", "علي الجوهرجي"),
    ("قال السفير علي حسن إن الوضع هادئ", "علي حسن"),
    ("أضاف كمال علي حسن، عضو اللجنة، أن الوضع هادئ", "كمال علي حسن"),
    # … which is «on» before «that» after a family name, and before a noun
    ("أكد الجبير على أن الوضع هادئ", "الجبير"),
    ("أكد أحمد صالح على نجاح الحملة", "أحمد صالح"),
    ("أكد أحمد صالح على المسؤولين حضور الجلسة", "أحمد صالح"),
    # «son of», «father of», «house of» draw the next word in, whatever it means
    ("استقبل الملك سلمان بن عبد العزيز الوفد", "الملك سلمان بن عبد العزيز"),
    ("تحدث اللواء هارون أبو سحلي أمس", "هارون أبو سحلي"),
    ("قال سيف بن أحمد آل ثاني إن الوضع هادئ", "سيف بن أحمد آل ثاني"),
    ("قال أبو أسامة إن الوضع هادئ", "أبو أسامة"),
    # no name: he affirmed support
    ("أكد محمد دعم بلاده للشعب السوري", "محمد"),
    # a title of the person is no part of the name
    ("قال فريد النائب السابق إن الوضع هادئ", "فريد"),
]


@pytest.mark.parametrize(("text", "name"), NAMES)
def test_where_a_name_ends(text: str, name: str) -> None:
    found = sentence(text)
    first = next(phrase for phrase in found.phrases if phrase.name_at is not None)
    assert first.name_at is not None
    assert " ".join(found.word(at).form for at in range(first.name_at, first.last)) == fold(name)


# text, whether the second phrase is in apposition to the first
TITLES = [
    # Dr H. Q., the head of the cabinet, met …
    ("التقى الدكتور هاني فريد رئيس مجلس الوزراء ظهر اليوم في بغداد", True),
    ("قال هاني فريد مدير تحرير الجريدة إن الوضع هادئ", True),
    # under a preposition there is no object
    ("اجتمع مع هاني فريد رئيس حزب الوسط", True),
    # an object: who has an office already receives another
    ("استقبل الرئيس هاني فريد رئيس الوزراء القطري", False),
    # an object with its own name
    ("استقبل الدكتور هاني فريد وزير المالية سامي جابر", False),
    ("استقبل الدكتور هاني فريد وزير المالية، سامي جابر", False),
]


@pytest.mark.parametrize(("text", "apposition"), TITLES)
def test_a_title_right_after_a_name(text: str, apposition: bool) -> None:
    first, second, *_ = sentence(text).phrases
    assert (second.apposition is first) == apposition


@pytest.mark.parametrize("text", [row[0] for row in PHRASES])
def test_phrases_do_not_overlap(text: str) -> None:
    found = sentence(text)
    last = 0
    for phrase in found.phrases:
        assert last <= phrase.first <= phrase.head < phrase.last
        last = phrase.last
