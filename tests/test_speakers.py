"""Who speaks: named and omitted subjects of verbs of saying."""

from __future__ import annotations

import pytest

from coding import events, statements

# text, speaker of its last statement
SPEAKERS = [
    # «sources», a plural of things: a feminine singular verb goes on with their speech
    ("قالت مصادر طبية في كيسمايو إن عشرة قتلوا. وذكرت أن المصابين نقلوا إلى نيروبي.",
     "مصادر طبية"),
    # «the party refused the army's role and said (she)»: the party, not the army
    ("رفضت الحركة الشعبية دور الجيش في السياسة، وقالت إن الحوار ضروري.", "الحركة الشعبية"),
    # «and (he) accused the militias of»: a feminine noun after a masculine verb
    ('أعلن وزير الإعلام الليبي وقف الحوار، واتهم ميليشيات طرابلس بممارسة "سياسة العقاب الجماعي"',
     "وزير الإعلام الليبي"),
    # … but titles of men end like a feminine
    ("وأكد سماحة المفتي أن الصيام غدا.", "سماحة المفتي"),
    ("وأكد قادة الفصائل أن الهدنة انهارت.", "قادة الفصائل"),
    # «his Kenyan counterpart»: the pronoun is spelled like a feminine
    ("قال الوزير الهندي إن الاتفاق قريب، بينما أشار نظيره الكيني إلى أن الخلاف باق.",
     "نظيره الكيني"),
    # «said in his comment on some deputies' proposing …, that»: a genitive
    ("حضر النقيب السوداني. وقال في رده على قيام بعض النواب بطرح المشروع، إن القانون عادل.",
     "النقيب السوداني"),
    # whose wife she is does not speak
    ("قالت زوجة نتنياهو إن التهمة باطلة.", "زوجة نتنياهو"),
    ("قالت زوجة الرئيس المصري، عبد الفتاح السيسي، إن التعليم حق.",
     "زوجة الرئيس المصري، عبد الفتاح السيسي"),
    # a family name of two words
    ("وأوضح الدكتور فهد العبد اللطيف أن الوباء انحسر.", "الدكتور فهد العبد اللطيف"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speaker"), SPEAKERS)
def test_speakers(text: str, speaker: str) -> None:
    last = statements(text)[-1].speaker
    assert last is not None
    assert last.text == speaker


def test_somebodys_wife_is_somebody_else() -> None:
    # «Netanyahu's wife said … Netanyahu affirmed … and (he) said»
    text = "قالت زوجة نتنياهو إن التهمة باطلة. وأكد نتنياهو أنه بريء، وقال إن القضاء عادل."
    speakers = [statement.speaker for statement in statements(text)]
    told = [(s.text, s.country, s.sectors, s.entity is None) for s in speakers if s]
    assert told == [
        ("زوجة نتنياهو", "ISR", ("ELI",), True),
        ("نتنياهو", "ISR", ("GOV",), False),
        ("نتنياهو", "ISR", ("GOV",), False),
    ]


# text, those who report its last event, outermost first
CHAINS = [
    # whoever the paper quotes may have an unknown name
    ("ونقلت رويترز عن «الشاطر» قوله إن الشرطة اعتقلت ناشطا.", ["رويترز", "الشاطر"]),
    # «sources who attended the meeting quoted him»
    ("ونقلت مصادر حضرت اللقاء عن «الشاطر» قوله إن الشرطة اعتقلت ناشطا.", ["مصادر", "الشاطر"]),
    # «was quoted»: nobody relays it
    ("وأعلنت دول الخليج موقفها. ونقل عن الوزير الليبي قوله إن الشرطة اعتقلت ناشطا.",
     ["الوزير الليبي"]),
    # «as local media reported, quoting the police»
    ("قتل ثلاثة جنود في كركوك، حسبما أوردت وسائل إعلام محلية السبت نقلا عن الشرطة.",
     ["وسائل إعلام محلية", "الشرطة"]),
    ("وبحسب رويترز نقلا عن مصدر أمني، فإن مسلحين خطفوا مهندسا.", ["رويترز", "مصدر أمني"]),
    ("وأوردت وكالة الأنباء الليبية، على لسان مسؤولين أمنيين، بأن مسلحين خطفوا مهندسا.",
     ["وكالة الأنباء الليبية", "مسؤولين أمنيين"]),
    # «noting, quoting the staff, that»
    ('وذكرت وكالة الأناضول أن الجيش انتشر، مشيرة، نقلا عن الأركان التركية، إلى "مقتل عشرين '
     'مسلحا في الجبل".', ["وكالة الأناضول", "الأركان التركية"]),
    # an agency in between is the outer one
    ("وقال مسؤول تركي، بحسب ما نقلت عنه وكالة الأناضول، إن مسلحين خطفوا مهندسا.",
     ["وكالة الأناضول", "مسؤول تركي"]),
    # an agency behind all that somebody said
    ("قال رئيس الأركان الروسي إن بلاده قصفت موقعا في إدلب، فيما أكد أن الهدنة قائمة، وفقا لوكالة "
     "سبوتنيك.", ["وكالة سبوتنيك", "رئيس الأركان الروسي"]),
    # … also where a full stop parts the quotation
    ('وقال الوزير التركي: "مسلحون خطفوا مهندسا في كركوك. نحن نبحث عنه الآن"، وفقا لوكالة رويترز.',
     ["وكالة رويترز", "الوزير التركي"]),
    # «this came according to»: of the sentence before
    ("رحب مصدر سعودي مسؤول بقرار تركيا.\nجاء ذلك بحسب ما ذكرته وكالة الأنباء السعودية.",
     ["وكالة الأنباء السعودية"]),
    # an outlet carries a speech
    ("وقال المتحدث باسم الخارجية الإيرانية في تصريحات نقلتها وكالة فارس إن القوات قصفت قاعدة.",
     ["وكالة فارس", "المتحدث باسم الخارجية الإيرانية"]),
    # statements that somebody made are his
    ("انسحبت القوات الروسية من المدينة، وفقا لتصريحات أدلى بها المتحدث باسم التحالف.",
     ["المتحدث باسم التحالف"]),
    # the minister is not of Twitter's country
    ("وكتب الوزير الليبي في تغريدة على حسابه في تويتر أن الشرطة اعتقلت ناشطا.", ["الوزير الليبي"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "chain"), CHAINS)
def test_chains(text: str, chain: list[str]) -> None:
    assert [link.text for link in events(text)[-1].said_by] == chain


def test_a_source_is_quoted_by_the_paper_that_names_it() -> None:
    text = "ذكرت صحيفة الغارديان، نقلا عن مسؤولين أميركيين، أن الولايات المتحدة ستسحب قواتها"
    paper, officials = statements(text)
    assert paper.said_by == ()
    assert [link.text for link in officials.said_by] == ["صحيفة الغارديان"]
