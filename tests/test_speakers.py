"""Who speaks: named and omitted subjects of verbs of saying."""

from __future__ import annotations

import pytest

from coding import events, statements

# text, speaker of its last statement
SPEAKERS = [
    # «wrote on Twitter that»: after a whole name «on» is no second given name (Ali)
    ("كتب ترامب على تويتر أنه سيزور كندا.", "ترامب"),
    # … but before «that» a soldier's title ends the name
    ("قال سامي علي الجندي إن المعارك انتهت.", "سامي علي"),
    # «Khatami said», spelled like «my concluding»; «-zadeh», spelled like «added to it»
    ("وقال خاتمي في خطبة العيد إن بلاده لن تتراجع.", "خاتمي"),
    ("قال كريم جعفر زاده إن الطائرة هبطت.", "كريم جعفر زاده"),
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
    # «prices will fall, according to the minister, noting that»
    ("سيتراجع سعر القمح، بحسب الوزير الكيني، مشيرا إلى أن المخازن ممتلئة.", "الوزير الكيني"),
    # «refused an axis made up of (spelled: an author) … and said»
    ('رفض الرئيس الكيني تشكيل ما يسمى "بمحور" للبحيرات مؤلف من أوغندا ورواندا، وقال إنه خطير.',
     "الرئيس الكيني"),
    # «and they confessed»: a plural verb has no subject behind it
    ("ضبطت الشرطة الليبية المتهمين واعترفوا بأنهم حملوا أسلحة.", "المتهمين"),
    # «received a notice from the chief, saying that»: whoever sent it
    ("تلقى مدير أمن أسوان إخطارا من مأمور مركز كوم أمبو، يفيد بأن مسلحين خطفوا تاجرا.",
     "مأمور مركز كوم أمبو"),
    # «a military source |the fall of| …»: what he tells is no part of him
    ("وأكد مصدر عسكري سقوط سبعين قتيلا.", "مصدر عسكري"),
    # «said in this regard»
    ("وصل الرئيس الكيني. وقال بهذا الخصوص إن الحرب تنتهي.", "الرئيس الكيني"),
    # «in talks with "Net", Sabah said»
    ('وفي تصريحات لـ "بوابة نت"، أكد الصباح أن الخطوة مهمة.', "الصباح"),
    # the envoy to a country and his name
    ("وقال المبعوث الأممي إلى ليبيا غسان سلامة إن الحوار قريب.",
     "المبعوث الأممي إلى ليبيا غسان سلامة"),
    # two titles of one speaker
    ("وقال رئيس اللجنة مستشار الأمن الوطني العراقي فالح حسن إن الوضع آمن.",
     "رئيس اللجنة مستشار الأمن الوطني العراقي فالح حسن"),
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
    # who speaks for himself through an agency does not report his own welcome
    ("رحب مصدر كويتي مسؤول بالهدنة.\nجاء ذلك بحسب ما ذكرته وكالة الأنباء الكويتية، نقلا عن المصدر "
     "الكويتي.", ["وكالة الأنباء الكويتية"]),
    # «the front, one of the largest, announced its refusal»
    ('أعلنت "الجبهة الوطنية"، أحد أكبر الأحزاب في السودان، رفضها للحوار مع الحكومة.', []),
    # a state calls for it by its statement
    ('قالت الخارجية القطرية إنها قلقة.\nوأضاف البيان: "دولة قطر تدعو جميع جيرانها إلى ضبط '
     'النفس".', []),
    # «the television said that …, quoting officials»
    ("قال التلفزيون العراقي إن مسلحين خطفوا مهندسا في أربيل، نقلا عن مسؤولين أمنيين.",
     ["التلفزيون العراقي", "مسؤولين أمنيين"]),
    # … an agency at the end passes on what somebody said
    ("قال الوزير العراقي إن مسلحين خطفوا مهندسا في أربيل، نقلا عن وكالة رويترز.",
     ["وكالة رويترز", "الوزير العراقي"]),
    # «as the correspondent in the region affirmed, quoting a source»
    ("خطف مسلحون مهندسا في أربيل، وفق ما أكدته مراسلة رويترز بالجهة نقلا عن مصدر أمني.",
     ["مراسلة رويترز", "مصدر أمني"]),
    # «as it says on the page of»
    ("خطف مسلحون مهندسا في أربيل، وفق ما جاء على الصفحة الرسمية للوزارة.", ["الصفحة الرسمية"]),
    # what a bare object only comes up to is told by the article
    ("أعلنت الحركة الأفغانية هدنة، هي الأولى التي تعلن منذ قصف الجيش الأميركي كابول.", []),
    # … but not a clause that is joined to it, nor an arrest that is announced
    ("أعلنت السلطات التونسية ضبط قوارب دخلت البلاد وأن الشرطة اعتقلت مهربا.", ["السلطات التونسية"]),
    ("أعلنت الشرطة التونسية اعتقال مهرب.", ["الشرطة التونسية"]),
    # who announces a measure takes it
    ("أعلنت الحكومة الفرنسية طرد دبلوماسيين روس.", []),
    # «a man came up to her and threatened her»: the second verb goes on with what is said
    ("قالت الوزيرة التونسية إن مسلحا اقترب منها وهددها بالقتل.", ["الوزيرة التونسية"]),
    # the minister is not of Twitter's country
    ("وكتب الوزير الليبي في تغريدة على حسابه في تويتر أن الشرطة اعتقلت ناشطا.", ["الوزير الليبي"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "chain"), CHAINS)
def test_chains(text: str, chain: list[str]) -> None:
    assert [link.text for link in events(text)[-1].said_by] == chain


def test_who_speaks_goes_on_not_the_agency_that_carried_it() -> None:
    text = (
        "وأوضح مصدر تركي في تصريحات نقلتها وكالة الأناضول أن الوزير استقال. "
        "وأشار إلى أن الوزير مريض."
    )
    assert [s.speaker.text for s in statements(text) if s.speaker] == ["مصدر تركي", "مصدر تركي"]


def test_who_sends_a_letter_speaks_in_it() -> None:
    text = "وجه وزير الداخلية الإيطالي رسالة إلى السلطات المالطية قال فيها إنه سيغلق الموانئ"
    (statement,) = statements(text)
    assert statement.speaker is not None
    assert statement.speaker.text == "وزير الداخلية الإيطالي"


def test_a_source_is_quoted_by_the_paper_that_names_it() -> None:
    text = "ذكرت صحيفة الغارديان، نقلا عن مسؤولين أميركيين، أن الولايات المتحدة ستسحب قواتها"
    paper, officials = statements(text)
    assert paper.said_by == ()
    assert [link.text for link in officials.said_by] == ["صحيفة الغارديان"]


# text, country of its last speaker
COUNTRIES = [
    # sources are of the body that they are inside, officials of the ministry
    ("وصل الوزير السوداني. وكشفت مصادر داخل الاتحاد المصري لكرة القدم عن أزمة.", "EGY"),
    ("وصل الوزير السوداني. وقال مسؤول بوزارة الخارجية التونسية إن الوفد عاد.", "TUN"),
    # a name «of» an organisation
    ("وصل الوزير السوداني. وقالت سارة هيل من منظمة العفو الدولية إن الوفد عاد.", "NGO"),
    # a second office goes on telling who somebody is
    ("أجرى عادل السهري، وكيل مجلس الشورى ورئيس الهيئة البرلمانية لحزب النور، مباحثات في أديس أبابا "
     "مع رئيس المجلس الفيدرالي الإثيوبي.\nوقال السهري إن الروابط قوية.", "EGY"),
    # one spokesman is not another
    ("قال المتحدث باسم التحالف العربي إن الغارة خطأ. وقال المتحدث باسم وزارة الدفاع التي يسيطر "
     "عليها الحوثيون إن عشرة قتلوا.", "YEM"),
    # a name spelled like a nationality
    ("حضر ناصر تركي، رئيس غرفة السياحة المصرية. وأكد تركي أن الموسم جيد.", "EGY"),
    # an agency by its own name
    ("اجتمع الوفدان في مسقط. وقالت وكالة «تسنيم» الإيرانية إن المحادثات تقدمت. وبحسب «تسنيم»، فإن "
     "المشروع جاهز.", "IRN"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "country"), COUNTRIES)
def test_countries(text: str, country: str) -> None:
    last = statements(text)[-1].speaker
    assert last is not None
    assert last.country == country


# text: what it says is not said by somebody else in it
OWN_WORDS = [
    # «guarantees that confirm that …»
    "وطلبت اللجنة الدولية ضمانات تؤكد أن الأموال آمنة.",
    # «we find that»: the author of a comment
    "وحينما نوسع الدائرة نجد أن السوق صغيرة.",
]


@pytest.mark.parametrize("text", OWN_WORDS)
def test_words_of_nobody_named(text: str) -> None:
    assert statements(text) == ()


def test_what_a_state_says_of_itself_in_its_statement_is_said_by_saying_it() -> None:
    # «The statement of the ministry added: "Qatar affirms that …"»
    text = 'وأضاف بيان الخارجية القطرية: "دولة قطر تؤكد أن الأولوية هي الحوار بين الجميع".'
    assert [s.cue.text for s in statements(text)] == ["أضاف"]


# text, form of its last statement
FORMS = [
    # quotations that are names
    ("وقال الوزير إن عملية «السهم الذهبي» بدأت في الجنوب.", "indirect"),
    ("وقال الوزير إن محادثات شراء صواريخ «باتريوت» بدأت.", "indirect"),
    # … and that are not
    ("وقال الوزير إن الخطأ «فادح» في نظره.", "mixed"),
    # one's own words within a quotation
    ('وقال الوزير: "نحن مستعدون للحوار ولكننا أوضحنا أن القوات لن تنسحب من المدينة".', "direct"),
    # another's words within a quotation
    ('وقال الوزير: "القائد مستعد للحوار لكن النواب يزعمون أن القوات لن تنسحب".', "indirect"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "form"), FORMS)
def test_forms(text: str, form: str) -> None:
    assert statements(text)[-1].form == form
