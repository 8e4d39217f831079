"""A day or place that stands nearer to another act, and days told after midnight. Published on a
Tuesday."""

from __future__ import annotations

import pytest

from coding import code, only_event

# text, type, the date of its act or None
NEARER: list[tuple[str, str, str | None]] = [
    # «the Paris attacks of 2015», «Saturday's attack»: the day of what is condemned
    ("أدانت الحكومة الفرنسية هجمات باريس 2011", "ACCUSE", None),
    ("أدانت الحكومة الفرنسية هجمات باريس 2011", "ASSAULT", "2011"),
    ("اتهم الرئيس المصري إيران بالوقوف خلف هجوم السبت", "ACCUSE", None),
    # an old date behind the noun for the deed of which somebody is accused or convicted
    ("اتهمت النيابة المصرية ضابطا بالتخطيط لهجوم في نوفمبر 2011", "ACCUSE", None),
    ("اعتقلت الشرطة التونسية رجلا أدين بقتل سائق عام 2005", "COERCE", None),
    ("اعتقلت الشرطة التونسية عام 2005 رجلا أدين بقتل سائق", "COERCE", "2005"),
    # … not that of what is asked for, which is yet to come, nor behind people
    ("اقترح الرئيس التركي تبادل السجناء في سبتمبر 2011", "REQUEST", "2011-09"),
    # an occasion has the day of its noun
    ("أصيب ثلاثة متظاهرين مصريين خلال احتجاجات يوم السبت", "ASSAULT", "2013-09-21"),
    # «condemned the attack that took place on Saturday»
    ("ندد الوزير المصري بالهجوم الذي وقع السبت في كابول", "ACCUSE", None),
    ("ندد الوزير المصري بالهجوم الذي وقع السبت في كابول", "ASSAULT", "2013-09-21"),
    # «the family of the man who was arrested on Saturday, demanded»: a comma ends the clause
    ("أسرة الرجل الذي اعتقل السبت، طالبت الشرطة بالإفراج عنه", "REQUEST", None),
    # «met yesterday to discuss the attack»: not the day of the attack
    ("اجتمع الوزيران المصري والتركي أمس لبحث الهجوم الذي وقع السبت", "ASSAULT", "2013-09-21"),
    # a day by which something is asked for, or up to which it lasts, is not that of asking
    ("طلب الوزير المصري من تركيا وقف الغارات بحلول يوليو", "REQUEST", None),
    ("طلب الوزير المصري من تركيا في يوليو وقف الغارات", "REQUEST", "2013-07"),
    # words in brackets have their own date
    ("اتهمت مصر تركيا بانتهاك الهدنة مع الجيران (موقعة في 2011)", "ACCUSE", None),
    # who now strike may leave on Friday
    ("ينفذ العمال المصريون حاليا إضرابا في انتظار قرار الجمعة", "PROTEST", None),
    # seen as it happened
    (
        "مساء الاثنين، رصدت قوات الدفاع السعودية إطلاق صاروخ باليستي من صنعاء",
        "MOBILIZE",
        "2013-09-23",
    ),
    # «in an article that a paper published in July»
    (
        "طالب الوزير المصري في مقال نشرته صحيفة النهار في يوليو الماضي بوقف القتال",
        "REQUEST",
        "2013-07",
    ),
    # the statements that are criticised were made two days ago
    ("انتقد الوزير التركي بشدة تصريحات السفير الأمريكي، التي أدلى بها قبل يومين", "ACCUSE", None),
    ("انتقد الوزير التركي السفير الأمريكي في تصريحات أدلى بها قبل يومين", "ACCUSE", "2013-09-22"),
    # decided on Saturday
    ("أمرت النيابة المصرية بحبس ناشط أربعة أيام، وذلك في قرار صدر السبت", "COERCE", "2013-09-21"),
    # arranged for Friday, since that of last week would have a word for it
    ("يزور الرئيس الفرنسي القاهرة الجمعة", "CONSULT", "2013-09-27"),
    ("يرفض الرئيس الفرنسي الجمعة طلب أنقرة", "REJECT", "2013-09-20"),
    # a day with its place goes on with the relative clause
    (
        "رفض الوزير المصري الإفراج عن الضابط الذي تعرض للضرب، الأحد، في السجن",
        "ASSAULT",
        "2013-09-22",
    ),
    # right after talks: on their day; not so after a death
    ("دعا الوزير المصري عقب محادثات في برلين الأحد إلى وقف القتال", "REQUEST", "2013-09-22"),
    ("استقال الوزير المصري عقب مقتل متظاهرين الأحد", "RETREAT", None),
    # «the truce of the year 2011», which is asked for anew
    ("طلبت مصر من حركة حماس العودة إلى هدنة العام 2011", "REQUEST", None),
    ("طلبت مصر من حركة حماس في العام 2011 العودة إلى الهدنة", "REQUEST", "2011"),
    # a vote that is due in March, a quoted noun that something happened to
    ("دعا الحزب المصري إلى مقاطعة الانتخابات المقررة في مارس", "REQUEST", None),
    ("دعا الحزب المصري في مارس إلى مقاطعة الانتخابات المقررة", "REQUEST", "2013-03"),
    ('ناشد الوزير المصري تركيا التحرك حيال "الكارثة الكبرى" التي بدأت السبت', "REQUEST", None),
]


@pytest.mark.parametrize(("text", "kind", "value"), NEARER)
def test_the_day_of_the_nearer_act(text: str, kind: str, value: str | None) -> None:
    date = only_event(text, kind).date
    assert (date.value if date else None) == value


# text, day of the arrests; published right after midnight
AFTER_MIDNIGHT = [
    # an evening of «today» is that of the day before
    ("اعتقلت الشرطة المصرية مساء اليوم ثلاثة رجال", "2013-09-23"),
    # «today, Monday»: «yesterday» too is counted from Monday
    ("اعتقلت الشرطة المصرية أمس ثلاثة رجال. وقال ضابط اليوم الاثنين إنهم اعترفوا", "2013-09-22"),
    ("اعتقلت الشرطة المصرية أمس ثلاثة رجال. وقال ضابط اليوم الثلاثاء إنهم اعترفوا", "2013-09-23"),
    # weekdays are sought from the day of publication
    ("اعتقلت الشرطة المصرية فجر الثلاثاء ثلاثة رجال. وقال ضابط مساء اليوم إنهم اعترفوا",
     "2013-09-24"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "day"), AFTER_MIDNIGHT)
def test_today_as_it_was_when_the_article_was_written(text: str, day: str) -> None:
    date = only_event(text, "COERCE", "2013-09-24T00:20:00").date
    assert date is not None
    assert date.value == day


@pytest.mark.parametrize("published", ["2013-09-24", "2013-09-24T21:00:00+02:00"])
def test_by_day_an_evening_is_of_today(published: str) -> None:
    date = only_event("اعتقلت الشرطة المصرية مساء اليوم ثلاثة رجال", "COERCE", published).date
    assert date is not None
    assert date.value == "2013-09-24"


# text, type, text and country of its place or None
PLACES: list[tuple[str, str, tuple[str, str | None] | None]] = [
    # a meeting on a poisoning in Salisbury is not there
    ("اجتمع المجلس البريطاني لبحث تسميم الجاسوس الروسي السابق في سالزبري", "CONSULT", None),
    # on a visit, after talks; not where a visit goes that is spoken of
    ("أدان الرئيس المصري، خلال زيارة إلى باريس، الهجوم على السفارة", "ACCUSE", ("باريس", "FRA")),
    ("دعا الوزير المصري، في ختام محادثات أجراها في برلين، إلى وقف القتال", "REQUEST",
     ("برلين", "DEU")),
    ("رفض الوزير المصري القرار، وذلك خلال لقائه نظيره الإيطالي في روما", "REJECT", ("روما", "ITA")),
    ("انتقد الوزير المصري زيارة نظيره التركي إلى باريس", "ACCUSE", None),
    # where a deed was done is not where a suspect is held
    ("اعتقلت الشرطة الإيطالية مشتبها به في هجوم برلين", "COERCE", None),
    # a court sits in its state, an office elsewhere is only of it
    ("رفضت محكمة في تركيا الإفراج عن القس", "REJECT", ("تركيا", "TUR")),
    # a capital that stands for its state is not where it shells
    ("واصلت أنقرة قصفها العنيف لمواقع المسلحين في شمال العراق", "ASSAULT", ("شمال العراق", "IRQ")),
    # the object of a siege; «the centre of the town» is no centre for studies
    ("طوق الجيش السوري مركز مدينة إدلب", "COERCE", ("مركز مدينة إدلب", "SYR")),
    # the violence broke out there, not the session
    ("عقد مجلس الأمن جلسة لبحث المظاهرات التي اندلعت على الحدود اللبنانية", "CONSULT", None),
    # who is posted to a state may be met elsewhere
    ("التقى الوزير المصري المبعوث الجديد للأمم المتحدة في اليمن", "CONSULT", None),
    # where somebody arrives
    ("اعتقلت الشرطة التونسية ناشطين فور وصولهما إلى مطار قرطاج", "COERCE", ("مطار قرطاج", "TUN")),
    # the office of a professor, a directorate, the black market
    ("انتقد محمد الشامي، أستاذ العلوم السياسية بالجامعة الأمريكية، الحكومة", "ACCUSE", None),
    ("انتقد وزير الري المصري بمديرية ري سوهاج الحكومة التركية", "ACCUSE", None),
    ("احتجز الحوثيون قوافل المساعدات في السوق السوداء", "COERCE", None),
    # «the street» that has an opinion
    ("قتل ثلاثة متظاهرين وسط غضب في الشارع التونسي", "ASSAULT", None),
    # the town that is visited, not the guest who is received
    ("يزور المبعوث الأممي العاصمة صنعاء", "CONSULT", ("العاصمة صنعاء", "YEM")),
    # planes that took off in Cyprus
    ("قصفت طائرات بريطانية انطلقت من قاعدة في قبرص مواقع للجيش السوري", "ASSAULT", None),
    # what is left, not where one goes
    ("انسحبت القوات الأميركية من كركوك إلى أربيل", "RETREAT", ("كركوك", "IRQ")),
    # the seat of a body of many states is not in the country that the article is about
    ("التقى الأمين العام لجامعة الدول العربية الوزير اللبناني في مقر الأمانة العامة للأمم المتحدة",
     "CONSULT", ("مقر الأمانة العامة للأمم المتحدة", None)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "place"), PLACES)
def test_place(text: str, kind: str, place: tuple[str, str | None] | None) -> None:
    found = only_event(text, kind).place
    assert (found and (found.text, found.country)) == place


# the sentence after the news of Monday, the day of the death that it tells
COUNTED = [
    # «this comes only two days after the death»
    ("ويأتي هذا بعد يومين فقط من مقتل قائد حوثي في الجوف", "2013-09-21"),
    ("وجاء ذلك بعد أسبوع على مقتل قائد حوثي في الجوف", "2013-09-16"),
]


@pytest.mark.parametrize(("text", "day"), COUNTED)
def test_what_the_news_comes_after(text: str, day: str) -> None:
    events = code(f"شن الجيش اليمني الاثنين هجوما على مواقع المسلحين في صعدة. {text}").events
    assert day in [event.date.value for event in events if event.date]


def test_a_speech_has_not_the_day_of_what_was_said_before_it() -> None:
    # he called on them, having announced on Saturday the arrest of three
    text = "وكان الوزير المصري قد أعلن السبت اعتقال ثلاثة. ودعا الوزير المصري تركيا إلى الهدوء."
    assert only_event(text, "REQUEST").date is None


def test_of_several_mentions_the_most_precise_day_counts() -> None:
    text = (
        "قتل خمسة جنود مصريين في هجوم شنه مسلحون في العريش الاثنين. "
        "وكثف المسلحون هجماتهم على الجنود في العريش في الأسبوعين الأخيرين."
    )
    days = [
        event.date.value for event in code(text).events if event.type == "ASSAULT" and event.date
    ]
    assert "2013-09-23" in days


def test_a_headline_has_not_the_day_of_a_relative_clause() -> None:
    text = (
        "الملك يدعو الرزاز إلى الحوار\nالتقى الملك الرزاز خلفا للملقي، الذي قدم استقالته الاثنين."
    )
    found = [event for event in code(text).events if event.type == "REQUEST"]
    assert [event.date for event in found] == [None]


def test_those_who_protest_make_their_demands_on_that_day() -> None:
    text = "تظاهر حزب النهضة في تونس الاثنين. وطالب حزب النهضة الحكومة بالاستقالة."
    date = only_event(text, "REQUEST").date
    assert date is not None
    assert date.value == "2013-09-23"


def test_a_family_name_speaks_on_the_day_of_the_full_name() -> None:
    text = (
        "أكد السفير الكويتي رشيد الحمد، في تصريح له اليوم، أن العلاقات متينة. كما أشاد الحمد بمصر."
    )
    date = only_event(text, "SUPPORT").date
    assert date is not None
    assert date.value == "2013-09-24"


def test_what_is_said_after_the_meeting_has_its_day_and_place() -> None:
    text = (
        "التقى الوزير السعودي نظيره الروسي اليوم في موسكو. وأشاد الوزير السعودي بروسيا خلال اللقاء."
    )
    event = only_event(text, "SUPPORT")
    assert event.date is not None
    assert event.date.value == "2013-09-24"
    assert event.place is not None
    assert event.place.country == "RUS"


def test_what_had_been_done_before_has_not_the_day_of_the_speech() -> None:
    said = "طالب الوزير المصري تركيا الاثنين بالهدوء. "
    for goes_on, day in (
        ("واتهم الوزير المصري تركيا بالكذب.", "2013-09-23"),
        ("وكان الوزير المصري اتهم تركيا بالكذب.", None),
        ("واتهم الوزير المصري مرارا تركيا بالكذب.", None),
    ):
        date = only_event(said + goes_on, "ACCUSE").date
        assert (date.value if date else None) == day
