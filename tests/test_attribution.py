"""Who says what: every construction of reported speech, and chains of who reports whom."""

from __future__ import annotations

import pytest

from coding import act, code, events, said, statements
from marsad.record import Attribution

# text, speaker, cue, content: the one statement that the text makes
CONSTRUCTIONS = [
    # «unconfirmed reports»: the participle is no cue and does not end the clause of the verb
    ("أفادت تقارير غير مؤكدة بأن الوفد غادر جنيف", "تقارير", "أفادت", "الوفد غادر جنيف"),
    # verb and «that»: the content begins after it …
    ("قال وزير الخارجية المصري إن بلاده ترفض التدخل",
     "وزير الخارجية المصري", "قال", "بلاده ترفض التدخل"),
    # «the fighters are trapped, as the director Samir Qasim said»: a plural is no subject of it
    ("المقاتلون محاصرون في حلب، كما قال المدير سمير قاسم", "المدير سمير قاسم", "قال",
     "المقاتلون محاصرون في حلب"),
    # a title after the name, without a comma
    ("قال سليم قاسم رئيس هيئة الطيران المدني إن المطار أغلق",
     "سليم قاسم رئيس هيئة الطيران المدني", "قال", "المطار أغلق"),
    ("أكدت وزارة الدفاع الروسية أن قواتها باقية.",
     "وزارة الدفاع الروسية", "أكدت", "قواتها باقية"),
    # … and keeps it when it carries a pronoun
    ("أعلن الجيش اللبناني أنه دخل المخيم.", "الجيش اللبناني", "أعلن", "أنه دخل المخيم"),
    # subject before the verb
    ("وزير الخارجية الأردني قال إن الحدود مفتوحة",
     "وزير الخارجية الأردني", "قال", "الحدود مفتوحة"),
    # a noun complement: «announced the killing of»
    ("أعلن الجيش السوري مقتل عشرين مسلحا", "الجيش السوري", "أعلن", "مقتل عشرين مسلحا"),
    # «affirmed, during his reception of the minister in Ramallah, the need to …»: whom he received
    # is not what he said
    ("أكد الرئيس الفلسطيني، خلال استقباله وزير الخارجية المصري في رام الله، ضرورة وقف الاستيطان",
     "الرئيس الفلسطيني", "أكد", "ضرورة وقف الاستيطان"),
    ("أكد الرئيس الفلسطيني خلال لقائه وزير الخارجية المصري أهمية الحوار",
     "الرئيس الفلسطيني", "أكد", "أهمية الحوار"),
    # a verb with its preposition
    ("شدد الأمين العام للجامعة العربية على أهمية الحل السياسي",
     "الأمين العام للجامعة العربية", "شدد", "أهمية الحل السياسي"),
    ("وأشار مصدر أمني إلى أن الشرطة اعتقلت خمسة مشتبه بهم",
     "مصدر أمني", "أشار", "الشرطة اعتقلت خمسة مشتبه بهم"),
    # the speaker's wish not to be named is neither content nor an act
    ("وأشار مصدر أمني طلب عدم ذكر اسمه إلى أن الشرطة اعتقلت خمسة مشتبه بهم",
     "مصدر أمني", "أشار", "الشرطة اعتقلت خمسة مشتبه بهم"),
    # speech with a hearer: «told Agence France-Presse»
    ("قال مسؤول عراقي لوكالة فرانس برس إن القوات دخلت الفلوجة",
     "مسؤول عراقي", "قال", "القوات دخلت الفلوجة"),
    # a title and a name set off by commas between verb and content
    ("قال المتحدث باسم الجيش العراقي، العميد يحيى رسول، إن القوات تقدمت",
     "المتحدث باسم الجيش العراقي، العميد يحيى رسول", "قال", "القوات تقدمت"),
    # participle: the speaker is the subject of the sentence
    ("رفض وزير الخارجية المصري الاقتراح، مؤكدا أن بلاده لن تشارك في القمة",
     "وزير الخارجية المصري", "مؤكدا", "بلاده لن تشارك في القمة"),
    # according to, in front …
    ("وبحسب وزارة الصحة اللبنانية، فإن عشرة أشخاص أصيبوا في الانفجار",
     "وزارة الصحة اللبنانية", "بحسب", "عشرة أشخاص أصيبوا في الانفجار"),
    # … and behind
    ("أصيب عشرة أشخاص في انفجار في بيروت، وفق وزارة الصحة اللبنانية",
     "وزارة الصحة اللبنانية", "وفق", "أصيب عشرة أشخاص في انفجار في بيروت"),
    ("قتل ثلاثة جنود في سيناء، بحسب مصادر أمنية",
     "مصادر أمنية", "بحسب", "قتل ثلاثة جنود في سيناء"),
    # a quotation after a colon, and one before its verb
    ('قال الرئيس التركي: "لن نقبل بقيام دولة على حدودنا الجنوبية"',
     "الرئيس التركي", "قال", "لن نقبل بقيام دولة على حدودنا الجنوبية"),
    ("«لن نقبل بقيام دولة على حدودنا الجنوبية»، قال الرئيس التركي",
     "الرئيس التركي", "قال", "لن نقبل بقيام دولة على حدودنا الجنوبية"),
    # two speakers together
    ("أكدت مصادر طبية وشهود عيان أن القصف أوقع عشرة قتلى",
     "مصادر طبية وشهود عيان", "أكدت", "القصف أوقع عشرة قتلى"),
    # denial is speech too
    ("نفى الجيش السوري قصف حلب", "الجيش السوري", "نفى", "قصف حلب"),
    # an agency, a document
    ("ذكرت وكالة الأنباء السعودية أن الملك وصل إلى جدة",
     "وكالة الأنباء السعودية", "ذكرت", "الملك وصل إلى جدة"),
    ("جاء في بيان للجيش اللبناني أن القوات انسحبت", "بيان للجيش اللبناني", "جاء في",
     "القوات انسحبت"),
    # a clause without «which» tells more of the speaker or of the occasion
    ("قال بيان صدر عن الرئاسة التونسية إن الجلسة تأجلت",
     "بيان", "قال", "الجلسة تأجلت"),
    ("كشفت مصادر تحدثت للصحيفة، الجمعة، عن اتصالات بين أنقرة ودمشق",
     "مصادر", "كشفت", "اتصالات بين أنقرة ودمشق"),
    ("أعلن الجيش السوداني، في مؤتمر صحافي عقد في أم درمان، أن المعارك توقفت",
     "الجيش السوداني", "أعلن", "المعارك توقفت"),
    # the subject stands between an auxiliary and the verb of saying
    ("وكانت وزارة الصحة الليبية، قد أعلنت، الأحد، أن المستشفى أغلق",
     "وزارة الصحة الليبية", "أعلنت", "المستشفى أغلق"),
    ("وكان القضاء الفرنسي أعلن، الخميس، فتح تحقيق", "القضاء الفرنسي", "أعلن", "فتح تحقيق"),
    # a hearer in quotation marks is not the speaker
    ("قال مسؤول يمني لـ«الأيام» إن الميناء أغلق", "مسؤول يمني", "قال", "الميناء أغلق"),
    # whom the speaker works for belongs to his title, and so does the name after it
    ("قال السفير العراقي في الأردن، الدكتور حسن الجنابي، إن الحدود مفتوحة",
     "السفير العراقي في الأردن، الدكتور حسن الجنابي", "قال", "الحدود مفتوحة"),
    # an unknown name between commas after the title
    ("توقع كبير الاقتصاديين في البنك الدولي، شانكو ديفيراو، أن ينمو الاقتصاد",
     "كبير الاقتصاديين في البنك الدولي، شانكو ديفيراو", "توقع", "ينمو الاقتصاد"),
    # a paper and who issued it
    ("أفاد تقرير أصدره صندوق النقد الدولي بأن الديون زادت",
     "تقرير أصدره صندوق النقد الدولي", "أفاد", "الديون زادت"),
    # verbs that are written like a preposition
    ("وبين السفير الكويتي أن الرحلات عادت", "السفير الكويتي", "بين", "الرحلات عادت"),
    ("وعبر الرئيس اللبناني خلال اللقاء عن أمله في التوصل إلى حل",
     "الرئيس اللبناني", "عبر", "أمله في التوصل إلى حل"),
    # a hearer and a circumstance between the wording and the speaker
    ("أغلقت المدارس في عدن، وفقا لما نقلته على لسانه وكالة رويترز",
     "وكالة رويترز", "وفقا لما نقلته", "أغلقت المدارس في عدن"),
    # a post-posed wording covers the last clause
    ("تأجلت القمة العربية مرتين، لكن الموعد حدد الآن، بحسب مصادر دبلوماسية",
     "مصادر دبلوماسية", "بحسب", "الموعد حدد الآن"),
    # what somebody holds something to be
    ("زار الوفد القرية التي تعتبرها أنقرة معقلا للمسلحين", "أنقرة", "تعتبرها", "معقلا للمسلحين"),
    # «as the agency reported» behind what it reports
    ("أغلقت السلطات المصرية معبر رفح، كما ذكرت وكالة الأناضول",
     "وكالة الأناضول", "ذكرت", "أغلقت السلطات المصرية معبر رفح"),
    # a clause right after the indefinite speaker
    ("أبلغ متطوع شهد الهجوم القناة بأن المهاجم فر", "متطوع", "أبلغ", "المهاجم فر"),
    # a noun whose genitive speaks
    ("وصل الوفد رغم نفي الحكومة المجرية أن الحدود فتحت", "الحكومة المجرية", "نفي", "الحدود فتحت"),
    # a complement with quoted words; the same verb without them makes an act alone
    ("هددت كوريا الشمالية بـ\"رد لا يرحم\" على المناورات",
     "كوريا الشمالية", "هددت", "رد لا يرحم\" على المناورات"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speaker", "cue", "content"), CONSTRUCTIONS)
def test_constructions(text: str, speaker: str, cue: str, content: str) -> None:
    assert [said(statement) for statement in statements(text)] == [(speaker, cue, content)]


# text: no statement is made
NO_STATEMENTS = [
    "زار الرئيس المصري الخرطوم",  # the Egyptian president visited Khartoum
    "يذكر أن البلدين وقعا اتفاقا عام 2005",  # it is recalled that …: nobody speaks
    "وزير الخارجية الروسي: العقوبات خطأ كبير",  # a headline with a colon and no verb of saying
    "دعا الرئيس المصري إلى الهدوء",  # a call is an act
    "ستجرى الانتخابات بحسب القانون",  # according to the law
    # nobody says it: vowelled as a passive; a relative clause that tells of an event
    "هرب السفير الهندي من كابول، لكنه أُخبر أن الطريق مغلق",
    "زار الوزير اليوناني الحي بعد الهجوم الذي شهدته أثينا",
    "نفت الرياض هذه الأنباء",  # «denied these reports»: what was said is told elsewhere
    "من المتوقع أن يعلن رئيس الوزراء الأردني عن تشكيلة حكومته",  # is expected to announce
    # participles that are adjectives or nouns: a tightened guard, elections that express, banners
    "شهد مقر الوزير حراسة أمنية مشددة على مستوى المدخل",
    "جرت أمس انتخابات حرة ونزيهة ومعبرة عن إرادة الناخبين المصريين",
    'رفع المحتجون الأردنيون لافتات "لا للغلاء"',
]


@pytest.mark.parametrize("text", NO_STATEMENTS)
def test_no_statements(text: str) -> None:
    assert not statements(text)


def test_a_participle_before_that_is_a_cue_also_after_an_adjective() -> None:
    # the minister said that the elections will be free, affirming that the people will win
    found = statements("قالت الوزيرة إنها ستجري انتخابات حرة مؤكدة أن الشعب سينتصر")
    assert [statement.cue.text for statement in found] == ["قالت", "مؤكدة"]


FIRST = "قال وزير الدفاع الروسي إن الغارات أصابت أهدافها. "
"""The Russian defence minister said that the raids hit their targets."""

# what follows the first statement: cue, content
CONTINUED = [
    ("وأضاف أن العملية مستمرة", "أضاف", "العملية مستمرة"),
    ("وتابع: \"العملية ستستمر حتى نهاية الشهر\"", "تابع", "العملية ستستمر حتى نهاية الشهر"),
    ("وأكد أن القوات باقية", "أكد", "القوات باقية"),
    # who visits in a sentence in between speaks next, but does not go on speaking
    ("وكان الجيش قد تقدم. وأضاف أن العملية مستمرة", "أضاف", "العملية مستمرة"),
    # what another one does inside the speech is not the speaker's
    ("وذكر أن الرئيس السوري زار القاعدة، مضيفا أن العملية مستمرة", "مضيفا", "العملية مستمرة"),
    # with a sentence in between that tells something else
    ("وتقع القاعدة شمال المدينة. وأضاف أن العملية مستمرة", "أضاف", "العملية مستمرة"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "cue", "content"), CONTINUED)
def test_continued_speech(text: str, cue: str, content: str) -> None:
    later = statements(FIRST + text)[-1]
    assert said(later) == ("وزير الدفاع الروسي", cue, content)
    assert later.implicit
    assert later.speaker is not None
    assert later.speaker.start == FIRST.index("وزير")


def test_continued_speech_of_a_woman_is_not_ascribed_to_a_man() -> None:
    text = (
        "قالت المتحدثة باسم الخارجية الأميركية إن الوضع خطير. "
        "والتقى الوزير السفير المصري. وأضافت أن واشنطن قلقة"
    )
    later = statements(text)[-1]
    assert said(later) == ("المتحدثة باسم الخارجية الأميركية", "أضافت", "واشنطن قلقة")


def test_a_participle_ends_what_was_said_before_it() -> None:
    text = "وقالت المتحدثة باسم الخارجية الأميركية إن واشنطن قلقة، مضيفة أن الوضع خطير"
    first, second = statements(text)
    assert first.content.text == "واشنطن قلقة"  # without the comma
    assert second.content.text == "الوضع خطير"
    assert second.implicit


# text, form
FORMS = [
    ('قال الرئيس التركي: "لن نقبل بقيام دولة على حدودنا الجنوبية"', "direct"),
    ("قال الرئيس التركي إن «القوات ستبقى في الشمال حتى نهاية العام»", "direct"),
    ("قال الرئيس التركي إن القوات ستبقى في ما سماه «المنطقة الآمنة في الشمال» حتى النصر", "mixed"),
    ("قال الرئيس التركي إن القوات ستبقى في الشمال", "indirect"),
]


@pytest.mark.parametrize(("text", "form"), FORMS)
def test_forms(text: str, form: str) -> None:
    assert [statement.form for statement in statements(text)] == [form]


def links(chain: tuple[Attribution, ...]) -> list[tuple[str, str, bool]]:
    return [(link.text, link.kind, link.named) for link in chain]


def test_a_chain_of_relayed_speech() -> None:
    # article ← newspaper ← officials who were not named
    text = (
        "نقلت صحيفة وول ستريت جورنال عن مسؤولين أميركيين لم تسمهم قولهم "
        "إن إيران قصفت قاعدة في العراق"
    )
    (event,) = events(text)
    assert act(event) == "ASSAULT.heavy-weapons IRN > -"
    assert links(event.said_by) == [
        ("صحيفة وول ستريت جورنال", "outlet", True),
        ("مسؤولين أميركيين", "officials", False),
    ]
    assert [link.country for link in event.said_by] == ["USA", "USA"]
    relayed = statements(text)[-1]
    assert said(relayed) == ("مسؤولين أميركيين", "قولهم", "إيران قصفت قاعدة في العراق")


# text, chain of its last event
CHAINS = [
    # the article itself tells it
    ("زار الرئيس المصري الخرطوم", []),
    # one speaker
    ("قال الوزير العراقي إن الشرطة اعتقلت ناشطا", [("الوزير العراقي", "person", True)]),
    # a speaker quoted by a speaker
    ("قال الوزير العراقي إن الأمين العام للأمم المتحدة أكد أن القوات التركية انسحبت",
     [("الوزير العراقي", "person", True), ("الأمين العام للأمم المتحدة", "person", True)]),
    # an agency quoting a source
    ("ونقلت وكالة رويترز عن مصدر أمني قوله إن مسلحين خطفوا مهندسا في كركوك",
     [("وكالة رويترز", "agency", True), ("مصدر أمني", "officials", False)]),
    # «quoting»: the paper and its sources stand before what is said
    ("ذكرت صحيفة نيويورك تايمز نقلا عن مسؤولين أميركيين لم تسمهم أن الولايات المتحدة تعتزم "
     "فرض عقوبات على إيران",
     [("صحيفة نيويورك تايمز", "outlet", True), ("مسؤولين أميركيين", "officials", False)]),
    # the paper added that the officials gave no details but made clear that …: they go on inside
    ("نقلت صحيفة نيويورك تايمز عن مسؤولين أميركيين قولهم إن السفارة هدف محتمل. وأضافت أن "
     "المسؤولين لم يذكروا تفاصيل لكنهم أوضحوا أن مسلحين هاجموا قاعدة في العراق",
     [("صحيفة نيويورك تايمز", "outlet", True), ("المسؤولين", "officials", False)]),
    # «as the television passed on from the ministry», at the end and at the beginning
    ("اعتقلت الشرطة ناشطا، حسبما نقل التلفزيون الرسمي عن وزارة الداخلية المصرية",
     [("التلفزيون الرسمي", "outlet", True), ("وزارة الداخلية المصرية", "organization", True)]),
    ("وبحسب ما نقلته «رويترز» عن ثلاثة مصادر أمنية، فإن الشرطة اعتقلت ناشطا",
     [("رويترز", "agency", True), ("ثلاثة مصادر أمنية", "officials", False)]),
    # «according to statements that the paper passed on from the director» …
    ("اعتقلت الشرطة ناشطا، وفقا لتصريحات نقلتها صحيفة الأهرام عن مدير الأمن",
     [("صحيفة الأهرام", "outlet", True), ("مدير الأمن", "person", False)]),
    ("اعتقلت الشرطة ناشطا، بحسب مصدر أمني نقلت عنه وكالة رويترز",
     [("وكالة رويترز", "agency", True), ("مصدر أمني", "officials", False)]),
    # «quoting local sources, the agency reported»
    ("نقلا عن مصادر محلية، ذكرت وكالة رويترز أن مسلحين خطفوا مهندسا",
     [("وكالة رويترز", "agency", True), ("مصادر محلية", "witness", False)]),
    # «the agency quoted him as saying»: who spoke before
    ("قال الوزير العراقي إن الوضع هادئ. ونقلت عنه وكالة رويترز قوله إن الشرطة اعتقلت ناشطا",
     [("وكالة رويترز", "agency", True), ("الوزير العراقي", "person", True)]),
    # «an interview with the minister in which he said», «statements of his in which he said»
    ("نشرت الصحيفة مقابلة مع الوزير العراقي قال فيها إن الشرطة اعتقلت ناشطا",
     [("الوزير العراقي", "person", True)]),
    ("رد البرلمان على تصريحات الوزير العراقي التي قال فيها إن الشرطة اعتقلت ناشطا",
     [("الوزير العراقي", "person", True)]),
    # «voiced his hope, while Turkish forces killed»: told beside what is said
    ("أعرب الوزير العراقي عن أمله في السلام، فيما قتلت القوات التركية عشرة مسلحين", []),
    # «affirmed that …, while the ministry said that»: another speaker, not a quoted one
    ("أكد الوزير العراقي أن الوضع هادئ، بينما قالت وزارة الدفاع التركية إن مسلحين خطفوا مهندسا",
     [("وزارة الدفاع التركية", "organization", True)]),
    # witnesses, a ministry
    ("قال شهود عيان إن الشرطة اعتقلت ناشطا", [("شهود عيان", "witness", False)]),
    ("اعتقلت الشرطة ناشطا، بحسب وزارة الداخلية المصرية",
     [("وزارة الداخلية المصرية", "organization", True)]),
    # in a verbal act the speaker is the actor, not one more sayer
    ("قال وزير الخارجية المصري: «نرفض التدخل في شؤون ليبيا رفضا تاما»", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "chain"), CHAINS)
def test_chains(text: str, chain: list[tuple[str, str, bool]]) -> None:
    assert links(events(text)[-1].said_by) == chain


def test_who_says_a_number() -> None:
    # the same deed with the figures of two sayers
    record = code(
        "قال مصدر طبي إن عشرين شخصا قتلوا في الهجوم.\nوقالت الشرطة إن عدد القتلى عشرة أشخاص."
    )
    assert [(f.value, [link.text for link in f.said_by]) for f in record.figures] == [
        (20, ["مصدر طبي"]),
        (10, ["الشرطة"]),
    ]


def test_odd_quotation_marks_lose_nothing() -> None:
    # one mark without its partner in the first sentence; the others are read as usual
    found = statements(
        "قال الوزير إن الوضع «هادئ. وأضاف أن الحدود مفتوحة.\nوقال الرئيس: «لن نقبل هذا القرار أبدا»"
    )
    assert [statement.cue.text for statement in found] == ["قال", "أضاف", "قال"]
    assert found[-1].form == "direct"


# a speech with a verb of saying in it whose subject is a pronoun or left out: the inner speaker
INNER_SPEAKERS = [
    # the ministry said that it had informed ambassadors that …
    ("قالت وزارة الخارجية الروسية إنها أبلغت سفراء أوروبيين بأن القنصليات ستغلق",
     "أبلغت", "وزارة الخارجية الروسية"),
    # «while the Turkish presidency said»: the subject follows the relative
    ("رحب الوفد المصري بالقرار الذي أعلنت الرئاسة التركية أنه نهائي", "أعلنت", "الرئاسة التركية"),
    # as he told the press: the one who acts
    ("اتهم المتحدث باسم الجيش التشادي المتمردين بقصف القرية، حسبما قال للصحافيين",
     "حسبما قال", "المتحدث باسم الجيش التشادي"),
    # «in which it was stated»: the paper named last
    ("نشرت الخارجية العمانية بيانا مقتضبا جاء فيه أن السفينة وصلت", "جاء فيه", "بيانا"),
    # «after his denial» is said of the object, «by saying» of the subject
    ("استدعى القضاء وزير المالية بعد نفيه أن الأموال سرقت", "نفيه", "وزير المالية"),
    ("رد الوزير القطري على الانتقادات بقوله إن الدوحة تفي بوعودها", "بقوله", "الوزير القطري"),
    # without a verb before, whom the sentence is about
    ("وصول الرئيس الكيني لدى لقائه السفير الهندي مؤشر مهم، مؤكدا أن التجارة ستنمو",
     "مؤكدا", "الرئيس الكيني"),
    # and says: the subject of the verb before
    ("وينفي رئيس الوزراء الماليزي ارتكاب أي مخالفات ويقول إن التهم باطلة",
     "يقول", "رئيس الوزراء الماليزي"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "cue", "speaker"), INNER_SPEAKERS)
def test_inner_speakers(text: str, cue: str, speaker: str) -> None:
    assert [said(s)[0] for s in statements(text) if s.cue.text == cue] == [speaker]


# text, form of the first statement
SPEECH_FORMS = [
    ('قال الوزير المالي: "لن ننسحب من المدينة مهما حدث"', "direct"),
    # a pronoun of «that he» before the quotation
    ('قال الوزير المالي إنه "سيغادر المدينة إذا استمر القصف"', "direct"),
    # a part is quoted, be it a word
    ('قال الوزير المالي إن القوات "ستبقى في المدينة حتى الربيع"', "mixed"),
    ('قال الوزير المالي إن هناك "صلة" بين الهجومين', "mixed"),
    # a name in quotation marks quotes nobody
    ('قال الوزير المالي إن منظمة "أطباء الساحل" غادرت', "indirect"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "form"), SPEECH_FORMS)
def test_forms_of_what_is_partly_quoted(text: str, form: str) -> None:
    assert statements(text)[0].form == form


def test_what_one_says_of_oneself_while_speaking_is_no_statement_of_its_own() -> None:
    text = 'قال الرئيس القبرصي: "أود أن أؤكد أننا متمسكون بالحوار مع جيراننا في الشمال"'
    assert [s.cue.text for s in statements(text)] == ["قال"]


# text of an article, then the reference and its country
REFERENCES = [
    # the newspaper named last
    ('ذكرت صحيفة "لوموند" الفرنسية أن القمة فشلت.\nوأضافت الصحيفة أن روما غاضبة', "FRA"),
    # whom he works for tells the country, not the country that the article is about
    ("زار وفد مصري القاهرة ومصر ومصر.\nوقال المستشار في وزارة الدفاع الألمانية إن مصر شريك", "DEU"),
]


@pytest.mark.parametrize(("text", "country"), REFERENCES)
def test_countries_of_speakers(text: str, country: str) -> None:
    speaker = statements(text)[-1].speaker
    assert speaker is not None
    assert speaker.country == country


# text, what is said by the first statement: where it ends
ENDS = [
    # «and» written apart, «but», before the next verb of saying
    ("قال مصدر أمني إن شرطيا أصيب، و أضاف أن المهاجم فر", "شرطيا أصيب"),
    ("قال الرئيس الصيني إن التجارة نمت، لكنه أوضح أن الخلاف باق", "التجارة نمت"),
    # … and before a call without words of its own
    ("أشار مجلس الأمن إلى ضرورة محاكمة المهاجمين، وحث الدول على التعاون",
     "ضرورة محاكمة المهاجمين"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "content"), ENDS)
def test_where_content_ends(text: str, content: str) -> None:
    assert statements(text)[0].content.text == content


# text, who reports the one event of the type
REPORTERS = [
    # a headline names its speaker before a colon
    ("الرئيس اللبناني: إسرائيل قصفت بلدة حدودية", "ASSAULT", ["الرئيس اللبناني"]),
    # … but a state tells where the news is from, unless it says «we»; a capital speaks
    ("لبنان: إسرائيل قصفت بلدة حدودية", "ASSAULT", []),
    ("لبنان: إسرائيل قصفت قواتنا", "ASSAULT", ["لبنان"]),
    ("بيروت: إسرائيل قصفت بلدة حدودية", "ASSAULT", ["بيروت"]),
    # the representative of a state performs its act; he does not report it
    ("أعلنت المندوبة الأميركية أن واشنطن ترفض مشروع القرار", "REJECT", []),
    # what he says that he did before is reported
    ("قال وزير الخارجية الهندي إنه حث باكستان على الحوار", "REQUEST", ["وزير الخارجية الهندي"]),
    ("اتهم الجيش التشادي المتمردين بقصف قرية، حسبما قال للصحافيين", "ACCUSE", []),
    # a minister speaks for his government, a lawyer does not
    ("قال وزير الإعلام الكيني إن الحكومة ترفض الوساطة", "REJECT", []),
    ("قال محام كيني إن الحكومة ترفض الوساطة", "REJECT", ["محام كيني"]),
    # «announced its refusal» performs it
    ("أعلنت الحركة الشعبية رفضها التفاوض مع الخرطوم", "REJECT", []),
    # a paper tells what its state does, and so does whoever is named after «according to»
    ('وأضاف البيان: "دعت النرويج الحكومة السودانية إلى الحوار"', "REQUEST", ["البيان"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "reporters"), REPORTERS)
def test_who_reports_an_act(text: str, kind: str, reporters: list[str]) -> None:
    found = [event for event in events(text) if event.type == kind]
    assert [[link.text for link in event.said_by] for event in found] == [reporters]


# text, country of its last speaker
PAPERS = [
    # a statement is of whoever spoke before it, not of the country that the story is set in
    ("هجوم في كابول\nأدانت وزارة الخارجية الهندية الهجوم في كابول وقالت إنه جبان. "
     "وأضاف البيان أن أفغانستان ستبقى صديقة", "IND"),
    # a study is nobody's because somebody spoke before it
    ("انتخابات في كينيا\nقالت وزارة الخارجية الهندية إنها تتابع الوضع في كينيا. "
     "وأظهرت دراسة أن الأسعار ارتفعت", "KEN"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "country"), PAPERS)
def test_whose_paper_speaks(text: str, country: str) -> None:
    speaker = statements(text)[-1].speaker
    assert speaker is not None
    assert speaker.country == country


# text, country of «the ministry», «the police» that name none
SETTINGS = [
    # the newsroom of a dateline is not where the story is set …
    ("انفجار في كمبالا\nأتلانتا، الولايات المتحدة (سي إن إن) -- قالت الشرطة إن عشرة قتلوا", "UGA"),
    # … unless nothing else tells
    ("انفجار في سوق\nكمبالا - قالت الشرطة إن عشرة قتلوا", "UGA"),
    # the story is about the country that its title is set in …
    ("محتجون يحرقون قنصلية تشاد في نيامي\nقالت مصادر طبية إن متظاهرا قتل أمام قنصلية تشاد", "NER"),
    # … else the one that it names first
    ("كينيا: توقيف إثيوبيين\nقالت الشرطة إنها أوقفت عشرة إثيوبيين", "KEN"),
    # adjectives that are also names of towns and people
    ("قالت الحكومة الهندية إنها ترفض الوساطة", "IND"),
    ("قال الوزير الكندي إن بلاده ترفض الوساطة", "CAN"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "country"), SETTINGS)
def test_where_unnamed_bodies_belong(text: str, country: str) -> None:
    speaker = statements(text)[0].speaker
    assert speaker is not None
    assert speaker.country == country


def test_an_unknown_word_far_behind_the_verb_is_no_speaker() -> None:
    # «The Jordanian education minister put off the exams. She added in a call to "Pistachio
    # Morning" on a local station that the decision was final»: the programme's name says nothing
    found = statements(
        "أعلنت وزيرة التعليم الأردنية تأجيل الامتحانات. "
        'وأضافت في تدخل هاتفي بـ "صباح الفستق" على إذاعة محلية أن القرار نهائي'
    )
    assert [s.speaker.text for s in found if s.speaker] == ["وزيرة التعليم الأردنية"] * 2
