"""When and where acts happened, and which acts are only recalled. Published on a Tuesday."""

from __future__ import annotations

import pytest

from coding import code, coder, events, only_event

# text, type, the date of its act or None
DATES: list[tuple[str, str, str | None]] = [
    # the day in the clause of the act, after or before its verb
    ("اعتقلت الشرطة التونسية ناشطا يوم الأحد", "COERCE", "2013-09-22"),
    ("وفي 18 أغسطس قتل خمسة جنود في هجوم", "ASSAULT", "2013-08-18"),
    # a day set off by commas belongs to the main verb, across a relative clause
    ("طالب الأهالي الذين تجمعوا أمام المحافظة، الاثنين، الحكومة بالإفراج عن المعتقلين", "REQUEST",
     "2013-09-23"),
    # a relative clause of the noun, with its pronoun or without it
    ("ارتفعت حصيلة الهجمات الانتحارية التي شهدتها مقديشو الأحد", "ASSAULT", "2013-09-22"),
    ("قتل جندي في هجوم للقاعدة وقع في أبين يوم السبت", "ASSAULT", "2013-09-21"),
    # … of «saw»
    ("فرضت السلطات قيودا في أعقاب احتجاجات شهدتها المدينة أمس", "PROTEST", "2013-09-23"),
    # the occasion of what is done has its day
    ("قال وزير الخارجية المصري، الأحد، خلال اجتماع مع نظيره التركي إن المفاوضات مستمرة", "CONSULT",
     "2013-09-22"),
    # … also far before its noun
    ("تعهد الرئيس الأميركي، دونالد ترمب، الأحد، باتخاذ إجراءات قوية من أجل التحقق من سوابق الراغبين"
     " في شراء الأسلحة والذخائر النارية في البلاد، وذلك لدى استقباله رئيس الوزراء الياباني",
     "CONSULT", "2013-09-22"),
    ("تعرض ثلاثة جنود الأحد إلى اعتداء في تونس", "ASSAULT", "2013-09-22"),
    # a relative clause of the occasion or paper of speaking
    ("دعا الرئيس المصري في كلمة ألقاها الأحد أمام البرلمان المعارضة إلى الحوار", "REQUEST",
     "2013-09-22"),
    ("طالب الوزير المصري، في تصريحات نشرتها صحيفة الأهرام الأحد، إثيوبيا بوقف البناء", "REQUEST",
     "2013-09-22"),
    # what a decree provides for
    ("أصدرت السلطات التركية الأحد مرسوما يقضي بعزل ثلاثة قضاة", "SANCTION", "2013-09-22"),
    # harm has the day of its cause
    ("قتل ثلاثة جنود، الأحد، إثر اشتباكات مع مسلحين في سيناء", "ASSAULT", "2013-09-22"),
    # the name of a month begins no clause
    ("قتل ثلاثة جنود خلال شهر يناير الماضي في هجوم", "ASSAULT", "2013-01"),
    # counted from the act of the clause, backward …
    ("زار الرئيس الفرنسي بيروت الأحد، بعد يومين من هجوم على السفارة الفرنسية", "ASSAULT",
     "2013-09-20"),
    ("زار الرئيس الفرنسي بيروت الأحد، بعد يوم واحد على مقتل ثلاثة جنود", "ASSAULT", "2013-09-21"),
    # … and forward; not when the count is rough
    ("جاء الهجوم بعد يومين من زيارة الرئيس الفرنسي إلى بيروت الأحد", "ASSAULT", "2013-09-24"),
    ("زار الرئيس الفرنسي بيروت الأحد، بعد نحو أسبوع من هجوم على السفارة الفرنسية", "ASSAULT", None),
    # its result has the day of the cause
    ("وقع انفجار أمس في كابول أسفر عن مقتل ثلاثة جنود", "ASSAULT", "2013-09-23"),
    # when, while: the same time
    ("وازداد التوتر الأحد حين أطلق مسلحون النار على دورية", "ASSAULT", "2013-09-22"),
    # the day of an announcement is that of what is done by announcing …
    ("أعلنت الحكومة العراقية، الأحد، حظر التجول في الموصل", "COERCE", "2013-09-22"),
    ("أعلن الرئيس الأميركي، الأحد، أن الولايات المتحدة مستعدة للتفاوض مع إيران", "AGREE",
     "2013-09-22"),
    # … not of what is told
    ("أعلنت السلطات البحرينية، الأحد، اعتقال خمسة أشخاص", "COERCE", None),
    ("قال المتحدث الأحد إن القوات قصفت القرية", "ASSAULT", None),
    ("أعلنت موسكو، الأحد، أنها ستطرد ثلاثة دبلوماسيين بريطانيين", "SANCTION", None),
    # the day set off by commas is that of the main verb, not of a relative clause before it
    ("أبلغ السفير الذي تعرض للضرب في تونس الصحيفة، الأحد، أنه بخير", "ASSAULT", None),
    # what is «for» a year belongs to the noun
    ("قتل ثلاثة أنصار لمرشح في الانتخابات الرئاسية لعام 2009", "ASSAULT", None),
    ("أعلن الرئيس الأفغاني، السبت، أن الحكومة ستمدد وقف إطلاق النار", "CONCEDE", None),
    # an act after another happened at another time
    ("استقال الوزير الأحد بعد مقتل ثلاثة متظاهرين. ولم يعين خلف له.", "ASSAULT", None),
    # a date inside a quotation is not that of what is told outside
    ("قالت تركيا إن الحصار «مستمر منذ ثلاثة أعوام»، واتهمت سوريا بقصف المدنيين", "ACCUSE", None),
    # a day to come dates no act that has happened: the visit is planned
    ("تأتي التصريحات في إشارة إلى زيارة الرئيس الفرنسي إلى واشنطن الأسبوع المقبل", "CONSULT",
     "2013-09-30"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "value"), DATES)
def test_date_of_an_act(text: str, kind: str, value: str | None) -> None:
    # verb and noun may both tell the act: one of them has the date
    dates = [event.date for event in events(text) if event.type == kind]
    assert value in [date.value if date else None for date in dates]


def test_an_act_dated_after_publication_is_planned() -> None:
    assert only_event(DATES[-1][0], "CONSULT").status == "planned"


# text, the day on which it was said
SAID = [
    # not the day that is spoken of
    ("قال وزير الخارجية المصري، الأحد، إن الانتخابات ستجري يوم 5 نوفمبر", "2013-09-22"),
    # the day of the press conference
    ("قال الوزير المصري، في المؤتمر الصحفي الذي عقده الأحد، إن المفاوضات صعبة", "2013-09-22"),
    # a relative clause of the speaker tells something else
    ("قال الوزير المصري، الذي زار روما الأحد، إن المفاوضات صعبة", None),
]


@pytest.mark.parametrize(("text", "value"), SAID)
def test_a_statement_has_the_day_of_speaking(text: str, value: str | None) -> None:
    (statement,) = code(text).statements
    assert (statement.date and statement.date.value) == value


# text, type, the place of its act as written and its country, or None
PLACES: list[tuple[str, str, tuple[str, str | None] | None]] = [
    # under a preposition of place, with directions and the noun for the place
    ("قتل ثلاثة جنود في شمال غرب سوريا", "ASSAULT", ("شمال غرب سوريا", "SYR")),
    ("اعتقلت الشرطة ناشطا قرب مدينة نابلس", "COERCE", ("مدينة نابلس", "PSE")),
    # a site without a name of the gazetteer; it is in the country that the article is about
    ("تظاهر مئات المصريين أمام مقر نقابة المحامين", "PROTEST", ("مقر نقابة المحامين", "EGY")),
    ("انفجرت سيارة مفخخة على الحدود العراقية", "ASSAULT", ("الحدود العراقية", "IRQ")),
    # the capital with its name; a village that the gazetteer does not know
    ("قتل ثلاثة جنود في العاصمة الأفغانية، كابول", "ASSAULT", ("العاصمة الأفغانية، كابول", "AFG")),
    ("قتل ثلاثة مصريين في اشتباكات بقرية ميت حبيش", "ASSAULT", ("قرية ميت حبيش", "EGY")),
    # a governorate spelled like an adjective, which no noun stands for
    ("ضبطت الشرطة المصرية ثلاثة متهمين بالشرقية", "COERCE", ("الشرقية", "EGY")),
    # the country of a site is that of the place in which it is
    ("اجتمع الوزيران المصري والسوداني في مقر الشركة بالرياض", "CONSULT", ("مقر الشركة", "SAU")),
    # people counted are no state
    ("قتل مسلحون ثلاثين بريطانيا", "ASSAULT", None),
    # the seat of a body, for those who protest or attack
    ("تظاهر مئات المصريين أمام وزارة الداخلية", "PROTEST", ("وزارة الداخلية", "EGY")),
    # spelled like «acknowledging»; whose it is tells where it is
    ("شهد المقر الريفي لرئيسة الحكومة البريطانية اشتباكات بين الشرطة ومحتجين", "ASSAULT",
     ("المقر الريفي", "GBR")),
    # a sentence is no place; nor is a newspaper
    ("قضت محكمة مصرية بالسجن المؤبد على ثلاثة متهمين", "SANCTION", None),
    ("التقى الوزير المصري وفد «الشرق الأوسط» برئاسة مديرها", "CONSULT", None),
    # whence somebody is released
    ("أفرجت السلطات المصرية عن الصحافي من سجن طرة", "RETREAT", ("سجن طرة", "EGY")),
    # the nearest of several; «outside of» is not there
    ("خطف مسلحون ثلاثة جنود قرب مدينة أعزاز في ريف حلب", "ASSAULT", ("مدينة أعزاز", "SYR")),
    ("شن تنظيم القاعدة هجمات خارج مالي، خاصة في النيجر", "ASSAULT", ("النيجر", "NER")),
    # an hour has no borders
    ("قتل ثلاثة مصريين في حدود الساعة الثالثة", "ASSAULT", None),
    # which building is not told
    ("قتل ثلاثة جنود في مبنى", "ASSAULT", None),
    # what force hits; what saw it
    ("شنت طائرات غارة على مدينة حجة", "ASSAULT", ("مدينة حجة", "YEM")),
    ("شهدت بغداد تفجيرات انتحارية", "ASSAULT", ("بغداد", "IRQ")),
    # whose noun it follows; where those are from who protest or are attacked
    ("قتل سبعون مشجعا مصريا في مجزرة بورسعيد", "ASSAULT", ("بورسعيد", "EGY")),
    ("قطع أهالي العريش الطريق الدولي", "PROTEST", ("العريش", "EGY")),
    # a relative clause of the act
    ("ارتفعت حصيلة الهجمات الانتحارية التي وقعت في بيروت", "ASSAULT", ("بيروت", "LBN")),
    # where the visit goes, where those who talk have come
    ("وصل وزير الدفاع العراقي إلى طهران لإجراء مباحثات مع نظيره الإيراني", "CONSULT",
     ("طهران", "IRN")),
    # the place of what is talked about is not that of the talks
    ("أجرى الرئيسان التركي والروسي مباحثات تناولت الأزمة في سوريا", "CONSULT", None),
    # acts done by speaking: the place belongs to what they are about …
    ("رفضت تركيا وقف القصف في سوريا", "REJECT", None),
    ("طالبت السفارة الروسية في لندن الحكومة البريطانية بالاعتذار", "REQUEST", None),
    # … unless the occasion of speaking is told
    ("اتهم الرئيس التركي روسيا في مؤتمر صحفي في أنقرة بقصف المدنيين", "ACCUSE", ("أنقرة", "TUR")),
    # … or where whoever speaks stands: a site or a town beside the verb and its subject
    ("طالب المتظاهرون في ميدان التحرير الرئيس المصري بالرحيل", "REQUEST", ("ميدان التحرير", "EGY")),
    ("أشاد الرئيس اللبناني من داخل مقر البرلمان بجهود الجيش", "SUPPORT", ("مقر البرلمان", "LBN")),
    ("طالبت المعارضة في تركيا الحكومة الألمانية بالاعتذار", "REQUEST", None),
    # the verb of giving the speech stands before its place
    ("اتهم الرئيس التركي روسيا في خطاب ألقاه أمام أنصاره في أنقرة بقصف المدنيين", "ACCUSE",
     ("أنقرة", "TUR")),
    # a participle that describes a noun ends no clause
    ("سيطرت القوات الموالية للحكومة اليمنية المعترف بها دوليا على زنجبار", "ASSAULT",
     ("زنجبار", "YEM")),
    # where a measure holds
    ("أعلنت روسيا إغلاق القنصلية الأميركية في سان بطرسبرغ", "SANCTION", ("سان بطرسبرغ", "RUS")),
    # a noun that may be something else is a place before a name only
    ("اعتقلت الشرطة المصرية ناشطا في طريق الإصلاح", "COERCE", None),
    # a telephone call is nowhere
    ("اتصل الرئيس المصري هاتفيا بنظيره الفرنسي في باريس", "CONSULT", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "place"), PLACES)
def test_place_of_an_act(text: str, kind: str, place: tuple[str, str | None] | None) -> None:
    # the talks come after the visit
    *_, last = [event for event in code(text).events if event.type == kind]
    found = last.place
    assert (found and (found.text, found.country)) == place


def test_a_site_of_one_state_in_another_is_not_in_the_first() -> None:
    found = only_event("هاجم مسلحون السفارة الفرنسية في بيروت", "ASSAULT").place
    assert found is not None
    assert found.country == "LBN"


def test_the_town_is_the_one_named_before() -> None:
    text = "سيطر الجيش السوري على مدينة تدمر.\nواعتقل الجيش عشرة مسلحين في المدينة."
    found = only_event(text, "COERCE").place
    assert found is not None
    assert (found.text, found.name, found.country) == ("المدينة", "تدمر", "SYR")


def test_of_several_mentions_the_closest_place_counts() -> None:
    title, body = "مقتل جندي لبناني في لبنان", "قتل جندي لبناني في مدينة طرابلس بانفجار قنبلة."
    article = {"title": title, "body": body, "published": "2013-09-24"}
    (found,) = [e for e in coder(weighed=True).code(article).events if e.type == "ASSAULT"]
    assert found.place is not None
    assert found.place.text == "مدينة طرابلس"


# text, type, the place that the act takes over
SHARED: list[tuple[str, str, str | None]] = [
    # talks are held where the visit goes
    ("زار الرئيس الفرنسي موسكو وأجرى مباحثات مع نظيره الروسي", "CONSULT", "موسكو"),
    ("اختتم الرئيس الفرنسي زيارة إلى موسكو.\nوأجرى الرئيس الفرنسي مباحثات مع نظيره الروسي.",
     "CONSULT", "موسكو"),
    # … but not those before or after it
    ("التقى الرئيس الفرنسي نظيره الروسي بعد زيارة الرئيس الفرنسي إلى برلين", "CONSULT", "برلين"),
    # «the talks» are those of a visit told before
    ("زار الرئيس الفرنسي موسكو.\nوتستمر الأزمة.\nوقال الرئيس الفرنسي خلال اللقاء إنه متفائل.",
     "CONSULT", "موسكو"),
    # where people are from who speak together
    ("طالب أهالي العريش الحكومة المصرية بالتحقيق", "REQUEST", "العريش"),
    ("طالب خطباء المساجد بمدينة بنها الحكومة المصرية بالتحقيق", "REQUEST", "مدينة بنها"),
    # those who protest make their demands there
    ("تظاهر مئات المصريين في ميدان التحرير مطالبين بالإفراج عن المعتقلين", "REQUEST",
     "ميدان التحرير"),
    # … but nobody else does
    ("حذر الوزير المصري من أن الاحتجاجات في ميدان التحرير تتسع داعيا المعتصمين إلى الهدوء",
     "REQUEST", None),
    # the next sentence tells the occasion of what was said
    ("دعا الرئيس المصري إثيوبيا إلى الحوار.\nوجاء ذلك خلال مؤتمر صحفي عقده في برلين.", "REQUEST",
     "برلين"),
    ("دعا الرئيس المصري إثيوبيا إلى الحوار.\nوجاء ذلك في بيان حول الأزمة في برلين.", "REQUEST",
     None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "place"), SHARED)
def test_place_taken_over(text: str, kind: str, place: str | None) -> None:
    *_, last = [event for event in code(text).events if event.type == kind]
    assert (last.place and last.place.text) == place


# headline, body, the place of the attack
HEADINGS: list[tuple[str, str, str | None]] = [
    # the place is set before the news
    ("طرابلس.. مقتل ثلاثة جنود", "أعلنت الحكومة الليبية مقتل ثلاثة جنود.", "طرابلس"),
    ("صفاقس : مقتل ثلاثة جنود", "أعلنت الحكومة التونسية مقتل ثلاثة جنود.", "صفاقس"),
    ("ليبيا : مقتل ثلاثة جنود", "أعلنت الحكومة مقتل ثلاثة جنود.", "ليبيا"),
    # a capital before a colon speaks
    ("طهران: مقتل ثلاثة جنود", "أعلنت الحكومة الإيرانية مقتل ثلاثة جنود.", None),
]


@pytest.mark.parametrize(("title", "body", "place"), HEADINGS)
def test_place_before_the_news_of_a_headline(title: str, body: str, place: str | None) -> None:
    article = {"title": title, "body": body, "published": "2013-09-24"}
    first, *_ = [event for event in coder().code(article).events if event.type == "ASSAULT"]
    assert (first.place and first.place.text) == place


# text, type, date and place of the act that takes them over
CARRIED: list[tuple[str, str, str | None, str | None]] = [
    # acts of one incident in one sentence, and in the next
    ("قتل متظاهر سوداني في الخرطوم الأحد.\nوأطلقت الشرطة قنابل الغاز على المتظاهرين.", "ASSAULT",
     "2013-09-22", "الخرطوم"),
    # two sentences later for the day; for the place too where all incidents of the news are there
    ("قتل متظاهر سوداني في الخرطوم الأحد.\nوعبر سكان عن غضبهم.\nوأصيب ثلاثة متظاهرين بجروح.",
     "ASSAULT", "2013-09-22", "الخرطوم"),
    # acts of another type beside them
    ("مقتل متظاهر سوداني في الخرطوم\nوقال شهود إن الشرطة السودانية اعتقلت عشرين شخصا.", "COERCE",
     None, "الخرطوم"),
    # … but not where another place is named
    ("مقتل متظاهر سوداني في الخرطوم\nواعتقلت الشرطة السودانية طالبا من أم درمان.", "COERCE",
     None, None),
    # … unless it is counted up, or a noun takes up another
    ("قتل متظاهر سوداني في الخرطوم الأحد.\nوقتل عشرات المتظاهرين منذ بدء الاحتجاجات.", "ASSAULT",
     None, "الخرطوم"),
    # … unless it turns to another
    ("تظاهر آلاف السودانيين في الخرطوم الأحد.\nأما اعتصام المعلمين فاستمر.", "PROTEST", None, None),
    # what is demanded in a speech has its day
    ("قال وزير الخارجية المصري، الأحد، إن المفاوضات مستمرة.\nوطالب الوزير إثيوبيا بوقف البناء.",
     "REQUEST", "2013-09-22", None),
    # … also when a noun tells it, and as long as the speaker is quoted
    ("قال وزير الخارجية المصري، الأحد، إن المفاوضات مستمرة.\nوجدد الوزير رفضه بناء السد.",
     "REJECT", "2013-09-22", None),
    # … or the statement in which it stands
    ("أدانت قطر الهجوم الأحد.\nوأضاف البيان: «تدعو قطر مجلس الأمن إلى وقف القتال».", "REQUEST",
     "2013-09-22", None),
    # … and of another speaker on the same occasion
    ("جبهة الإنقاذ ترفض\nقال محمد البرادعي، في مؤتمر صحفي عقدته الجبهة الأحد، إن الأزمة سياسية.\n"
     "وقال الوزير المصري السابق، خلال المؤتمر الصحفي: «نعلن تضامننا مع الشعب الفلسطيني».",
     "SUPPORT", "2013-09-22", None),
    # a speech long ago goes on in the next sentence only
    ("قالت تركيا في 10 يوليو إنها ستنسحب.\nواتهمت أنقرة دمشق بقصف المدنيين.", "ACCUSE",
     "2013-07-10", None),
    # what parties do at large has no day
    ("تركيا تنسحب\nقالت تركيا، الأحد، إنها ستنسحب.\nوتدعم أنقرة المعارضة السورية.", "SUPPORT", None,
     None),
    # those who protest make their demands on the day of the protest, also when it is told beside
    ("تظاهر مئات الطلاب في الخرطوم الأحد مطالبين الحكومة بالاستقالة", "REQUEST", "2013-09-22",
     "الخرطوم"),
    ("طالب السكان الذين تظاهروا أمام المحافظة، الاثنين، الحكومة بالاستقالة", "PROTEST",
     "2013-09-23", "المحافظة"),
    # the occasion of what is said in a speech
    ("قال الرئيس الفرنسي، الأحد، إن المفاوضات صعبة.\nوأضاف الرئيس في اجتماع مع نظيره الألماني أن"
     " المفاوضات مستمرة.", "CONSULT", "2013-09-22", None),
    # «also», «the same day», «the next day»
    ("التقى الرئيس الفرنسي نظيره المصري الأحد.\nكما التقى الرئيس وزير الدفاع المصري.", "CONSULT",
     "2013-09-22", None),
    ("زار الوزير بيروت يوم 10 سبتمبر.\nوفي اليوم نفسه التقى الوزير الرئيس اللبناني.", "CONSULT",
     "2013-09-10", None),
    ("تظاهر آلاف السودانيين يوم 10 سبتمبر.\nوفي اليوم التالي اعتقلت الشرطة ناشطا.", "COERCE",
     "2013-09-11", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "value", "place"), CARRIED)
def test_taken_over(text: str, kind: str, value: str | None, place: str | None) -> None:
    *_, last = [event for event in code(text).events if event.type == kind]
    assert (last.date and last.date.value, last.place and last.place.text) == (value, place)


# what tells the occasion right after a demand, the day of the demand
OCCASIONS = [
    ("جاء ذلك خلال مؤتمر صحفي عقده، الأحد، في القاهرة.", "2013-09-22"),
    ("وجاءت تصريحاته في مقابلة مع قناة العربية مساء السبت.", "2013-09-21"),
    # what came before is of another day
    ("جاء ذلك بعد اجتماع عقد الأحد.", None),
]


@pytest.mark.parametrize(("occasion", "value"), OCCASIONS)
def test_the_day_of_what_came_on_an_occasion(occasion: str, value: str | None) -> None:
    demand = "القاهرة تطالب\nطالب وزير الخارجية المصري إثيوبيا بوقف بناء السد.\n"
    dates = [event.date for event in events(demand + occasion) if event.type == "REQUEST"]
    assert {date.value if date else None for date in dates} == {value}


def test_a_speech_in_the_headline_has_the_day_told_in_the_body() -> None:
    # nothing in title or lead tells when he called for it
    text = {
        "title": "وزير الداخلية المصري يدعو المتظاهرين إلى الهدوء",
        "body": "دعا وزير الداخلية المصري المتظاهرين إلى الهدوء.\n"
        "وقال الوزير في بيان مساء الأحد إن الشرطة ملتزمة بالقانون.",
        "published": "2013-09-24",
    }
    dates = [event.date for event in coder().code(text).events if event.type == "REQUEST"]
    assert [date.value for date in dates if date] == ["2013-09-22", "2013-09-22"]


def test_a_plan_has_not_the_day_of_the_arrival_that_it_is_told_with() -> None:
    text = "وصل الوزير العراقي إلى طهران أمس في زيارة رسمية حيث سيجري محادثات مع نظيره الإيراني."
    arrival, talks = events(text)
    assert (arrival.status, arrival.date and arrival.date.value) == ("occurred", "2013-09-23")
    assert (talks.status, talks.date) == ("planned", None)


def test_a_plan_of_the_day_gone_by_keeps_it() -> None:
    (meeting,) = events("كان من المقرر أن يلتقي الوزير العراقي أمس نظيره الإيراني.")
    assert (meeting.status, meeting.date and meeting.date.value) == ("planned", "2013-09-23")


def test_a_similar_visit_has_the_same_host() -> None:
    text = (
        "وصل وزير الدفاع العراقي إلى إيران الاثنين.\n"
        "وتأتي زيارة الوزير إلى إيران يوم الاثنين بعد أسبوع من زيارة مماثلة قام بها رئيس البرلمان"
        " العراقي."
    )
    *_, visit = events(text)
    assert (visit.date and visit.date.value, visit.recipients[0].country) == ("2013-09-16", "IRN")


def test_the_arrival_dates_the_visit_that_another_is_counted_from() -> None:
    text = (
        "وصل وزير الدفاع العراقي إلى طهران أمس في زيارة رسمية.\n"
        "وتأتي زيارة وزير الدفاع العراقي بعد أسبوع من زيارة مماثلة قام بها رئيس البرلمان العراقي."
    )
    *_, visit = events(text)
    assert [visit.date and visit.date.value] == ["2013-09-16"]


# text, type, whether the act belongs to the news
RECALLED = [
    ("اعتقلت الشرطة المصرية ثلاثة ناشطين", "COERCE", True),
    ("اعتقلت الشرطة المصرية ثلاثة ناشطين أمس", "COERCE", True),
    # dated long before
    ("غزت القوات الأميركية العراق عام 2003", "ASSAULT", False),
    # the past perfect
    ("وكانت الشرطة المصرية قد اعتقلت ثلاثة ناشطين", "COERCE", False),
    # «it is to be recalled that», «earlier», «against the background of»
    ("يذكر أن الشرطة المصرية اعتقلت ثلاثة ناشطين", "COERCE", False),
    ("اعتقلت الشرطة المصرية سابقا ثلاثة ناشطين", "COERCE", False),
    ("استدعت لندن السفير الروسي على خلفية اغتيال جاسوس", "ASSAULT", False),
    # being is not having been
    ("كانت الشرطة المصرية تعتقل ناشطين", "COERCE", True),
]


@pytest.mark.parametrize(("text", "kind", "foreground"), RECALLED)
def test_foreground(text: str, kind: str, foreground: bool) -> None:
    assert only_event(text, kind).foreground is foreground
