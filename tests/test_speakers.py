"""Who speaks: named and omitted subjects of verbs of saying."""

from __future__ import annotations

import pytest

from coding import statements

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
