"""Days that commas set off, prayers, births, leads, and the places that saw an act. Published on a
Tuesday."""

from __future__ import annotations

import pytest

from coding import code, coder, only_event

# text, type, the date of its act or None
DAYS: list[tuple[str, str, str | None]] = [
    # what a comma sets off after «after …» is of the verb …
    ("قتلت القوات المصرية قياديا بعد اكتشاف مخبئه، الاثنين، في سيناء", "ASSAULT", "2013-09-23"),
    ("قتلت الشرطة قياديا بعد كشف مخبئه قرب طنطا، في الثاني من مايو 2011", "ASSAULT", "2011-05-02"),
    # … without a comma it is not
    ("استقال الوزير المصري عقب مقتل متظاهرين الأحد", "RETREAT", None),
    # a prayer tells the time of the day, no other act
    ("نظم أعضاء الحركة مسيرة عقب صلاة الجمعة في القاهرة", "PROTEST", "2013-09-20"),
    ("نظم أعضاء الحركة مسيرة عقب مقتل ناشط الجمعة في القاهرة", "PROTEST", None),
    # a birth dates no act; a year that is not long ago is no birth
    ("اعتقلت الشرطة التونسية شابا من مواليد سنة 1992", "COERCE", None),
    ("اعتقلت الشرطة التونسية شابا من مواليد تونس، سنة 1992", "COERCE", "1992"),
    ("اعتقلت الشرطة التونسية رئيس حزب المولود، أمس", "COERCE", "2013-09-23"),
    # «on remand» is no wording of a source and parts no clause
    ("أوقفت الشرطة المصرية ناشطا على ذمة التحقيق بعد ظهر الجمعة", "COERCE", "2013-09-20"),
    # a year before «when» is no number
    ("زار الرئيس الروسي واشنطن في 2005 عندما دعاه نظيره", "CONSULT", "2005"),
    # a light verb that also reports carries its own noun
    ("في 2004 وجه الرئيس التركي نداء إلى الحكومة السورية", "REQUEST", "2004"),
    # … but the day of announcing is not that of a deed
    ("في 2004 أعلن الرئيس التركي اعتقال ناشط", "COERCE", None),
    # «the bloodiest attack since March 2011»: the date of what came before it
    ("يعد هجوم طنطا الأكثر دموية منذ مارس 2011", "ASSAULT", None),
    ("تواصلت هجمات طنطا منذ مارس 2011", "ASSAULT", "2011-03"),
    # «in a message of his that was broadcast today»
    ("دعا الوزير المصري في رسالة صوتية له بثت اليوم إلى الوحدة", "REQUEST", "2013-09-24"),
    # a length of time that tells no date hides none
    (
        "وجاء ذلك قبل أيام من مرور عام على قطع العلاقات بين مصر وقطر، في الخامس من يونيو 2011",
        "SANCTION",
        "2011-06-05",
    ),
    # «has seen a war since», spelled like «testifies»
    ("منذ 2011، يشهد اليمن حربا بين الحوثيين والقوات الحكومية", "ASSAULT", "2011"),
]


@pytest.mark.parametrize(("text", "kind", "value"), DAYS)
def test_day(text: str, kind: str, value: str | None) -> None:
    date = only_event(text, kind).date
    assert (date and date.value) == value


# a lead after a headline about police and protesters; the day of the headline or None
LEADS = [
    # its verb tells no act of its own
    ("وصلت قوات خاصة، اليوم الثلاثاء، إلى محيط المستشفى", "2013-09-24"),
    # a day of another clause, a day that is not of the news
    ("وصلت قوات خاصة كانت قد غادرت، اليوم الثلاثاء، القاعدة", None),
    ("وصلت قوات خاصة، في 3 مارس، إلى محيط المستشفى", None),
]


@pytest.mark.parametrize(("lead", "day"), LEADS)
def test_a_headline_has_the_day_of_the_first_clause_of_the_lead(lead: str, day: str | None) -> None:
    article = {
        "title": "الشرطة السودانية تقمع متظاهرين",
        "body": lead,
        "published": "2013-09-24",
    }
    found = [event for event in coder().code(article).events if event.type == "ASSAULT"]
    assert [event.date and event.date.value for event in found] == [day]


# text, type, text and country of the place or None
PLACES: list[tuple[str, str, tuple[str, str] | None]] = [
    # «Gaza had seen a bombardment»
    ("وكان قطاع غزة قد شهد الثلاثاء قصفا إسرائيليا", "ASSAULT", ("قطاع غزة", "PSE")),
    ("وكان الوزير المصري قد شهد القصف الإسرائيلي", "ASSAULT", None),
    # «the events of Aleppo, in which 55 were killed»
    ("كتبت الصحيفة عن أحداث حلب، التي قتل فيها 55 مدنيا", "ASSAULT", ("حلب", "SYR")),
    ("كتبت الصحيفة عن أحداث حلب، التي قتل بسببها 55 مدنيا", "ASSAULT", None),
    # what is stormed
    ("اقتحم متظاهرون شارع شبرا", "PROTEST", ("شارع شبرا", "EGY")),
]


@pytest.mark.parametrize(("text", "kind", "place"), PLACES)
def test_place(text: str, kind: str, place: tuple[str, str] | None) -> None:
    found = only_event(text, kind).place
    assert (found and (found.text, found.country)) == place


def test_of_places_in_two_states_the_one_told_with_the_act_counts() -> None:
    (attack,) = code(
        "قصف الحوثيون الأراضي السعودية اليوم. وجاء قصف الحوثيين بعد معارك في الحديدة.",
        weighed=True,
    ).events[:1]
    assert attack.place is not None
    assert attack.place.country == "SAU"


def test_what_is_blamed_in_words_is_told_by_its_cue() -> None:
    # he said on Monday; he added that the militia attacks: the cue tells when, not «attacks»
    text = (
        "قال الوزير المصري، الاثنين، إن الوضع هادئ. وأضاف الوزير المصري أن النظام السوري يشعل "
        "الصراعات ويدعم الإرهاب."
    )
    date = only_event(text, "ACCUSE").date
    assert date is not None
    assert date.value == "2013-09-23"


def test_what_a_party_does_at_large_has_no_day() -> None:
    text = "قال الوزير المصري، الاثنين، إن الوضع هادئ. ويطالب الوزير المصري تركيا بالحوار."
    assert only_event(text, "REQUEST").date is None
