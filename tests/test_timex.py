"""Dates: which words are one, and what day they mean for an article of Wednesday, 20 Feb 2013."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from counting import forms_of, times
from marsad.mentions.time_lexicon import TimeLexicon
from marsad.mentions.timex import DateFinder, Timex, resolve
from marsad.text.normalize import fold

ANCHOR = date(2013, 2, 20)
FINDER = DateFinder(times())


def dates(text: str, anchor: date | None = ANCHOR) -> list[Timex]:
    return FINDER.find(forms_of(text), anchor)


def only(text: str, anchor: date | None = ANCHOR) -> Timex:
    found = dates(text, anchor)
    assert len(found) == 1
    return found[0]


# text, kind, value
DATES = [
    # days told from today
    ("اليوم", "day", "2013-02-20"),  # today
    ("أمس", "day", "2013-02-19"),  # yesterday
    ("يوم أمس", "day", "2013-02-19"),
    ("البارحة", "day", "2013-02-19"),
    ("أول من أمس", "day", "2013-02-18"),  # the day before yesterday, three wordings
    ("أمس الأول", "day", "2013-02-18"),
    ("أول أمس", "day", "2013-02-18"),
    ("غدا", "day", "2013-02-21"),  # tomorrow
    ("بعد غد", "day", "2013-02-22"),
    ("الليلة الماضية", "day", "2013-02-19"),  # last night is the evening before
    ("مساء أمس", "day", "2013-02-19"),
    ("الليلة قبل الماضية", "day", "2013-02-18"),
    ("اليوم الأربعاء", "day", "2013-02-20"),  # today, Wednesday
    ("اليوم (الأربعاء)", "day", "2013-02-20"),
    ("مساء أمس الثلاثاء", "day", "2013-02-19"),
    ("اليوم الثلاثاء", "day", "2013-02-19"),  # put on line after midnight: the weekday decides
    # weekdays: backward in a report, the anchor included
    ("الثلاثاء", "weekday", "2013-02-19"),
    ("الأربعاء", "weekday", "2013-02-20"),
    ("الخميس", "weekday", "2013-02-14"),
    ("فجر الجمعة", "weekday", "2013-02-15"),  # at dawn on Friday
    ("يوم الجمعة الماضي", "weekday", "2013-02-15"),
    ("الأربعاء الماضي", "weekday", "2013-02-13"),  # last Wednesday is strictly before
    ("الأحد المقبل", "weekday", "2013-02-24"),  # next Sunday
    ("الأربعاء القادم", "weekday", "2013-02-27"),
    # day, month and year: Egypt and Gulf, Levant and Iraq, Maghreb
    ("25 يناير 2011", "day", "2011-01-25"),
    ("5 كانون الثاني 2012", "day", "2012-01-05"),
    ("14 جانفي 2011", "day", "2011-01-14"),
    ("3 فيفري 2012", "day", "2012-02-03"),
    ("9 أفريل 2012", "day", "2012-04-09"),
    ("12 ماي 2012", "day", "2012-05-12"),
    ("8 جوان 2012", "day", "2012-06-08"),
    ("25 جويلية 2012", "day", "2012-07-25"),
    ("20 أوت 2012", "day", "2012-08-20"),
    ("7 أبريل 2012", "day", "2012-04-07"),  # with hamza, which others miss
    ("20 يوليو (تموز) 2012", "day", "2012-07-20"),
    ("الثاني من مايو/أيار 2011", "day", "2011-05-02"),
    ("الخامس عشر من يوليو الماضي", "day", "2012-07-15"),
    ("أول مارس المقبل", "day", "2013-03-01"),  # the first of March
    ("18 فبراير/ شباط الماضي", "day", "2013-02-18"),
    ("13 أبريل/ نيسان المقبل", "day", "2013-04-13"),
    ("30 مارس", "day", "2012-03-30"),  # a report looks back
    ("الثلاثاء الموافق 29 يناير", "day", "2013-01-29"),
    ("الجمعة (25 يناير 2013)", "day", "2013-01-25"),
    ("الخميس 21 فبراير", "day", "2013-02-21"),  # ahead, as its weekday shows
    # days of a month that is not named
    ("السادس من الشهر الحالي", "day", "2013-02-06"),
    ("6 من الشهر الجاري", "day", "2013-02-06"),
    ("12 من الشهر الماضي", "day", "2013-01-12"),
    ("يوم 12 الجاري", "day", "2013-02-12"),
    # months
    ("نوفمبر/تشرين الثاني 2011", "month", "2011-11"),
    ("نوفمبر 2011", "month", "2011-11"),
    ("بديسمبر/ كانون الأول المنصرم", "month", "2012-12"),
    ("في أبريل (نيسان) الماضي", "month", "2012-04"),
    ("فبراير الماضي", "month", "2012-02"),  # this month is not last February
    ("في مايو المقبل", "month", "2013-05"),
    ("فبراير الجاري", "month", "2013-02"),
    ("كانون الثاني الماضي", "month", "2013-01"),
    ("مطلع مارس 2012", "month", "2012-03"),  # at the beginning of March
    ("أواخر الشهر الماضي", "month", "2013-01"),
    ("أبريل من العام الماضي", "month", "2012-04"),
    ("الشهر الماضي", "month", "2013-01"),
    ("هذا الشهر", "month", "2013-02"),
    # years
    ("عام 2005", "year", "2005"),  # 2005, not 23 September
    ("العام 2005", "year", "2005"),
    ("سنة 2005", "year", "2005"),
    ("للعام 2018م", "year", "2018"),
    ("نهاية عام 2014", "year", "2014"),
    ("العام الماضي", "year", "2012"),
    ("هذا العام", "year", "2013"),
    ("العام المقبل", "year", "2014"),
    ("منذ 2011.", "year", "2011"),
    ("انتخابات 2010.", "year", "2010"),
    # distances
    ("قبل يومين", "relative", "2013-02-18"),
    ("قبل أسبوع", "relative", "2013-02-13"),
    ("منذ أسبوعين", "relative", "2013-02-06"),
    ("قبل ثلاثة أشهر", "relative", "2012-11"),
    ("منذ أكثر من أربع سنوات", "relative", "2009"),
    ("قبل نحو عامين", "relative", "2011"),
    ("قبل أسبوع من الانتخابات", "relative", None),  # measured from an event
    ("بعد أسبوع من الانتخابات", "relative", None),
    ("قبل أيام", "relative", None),  # days ago: how many is not told
    # digits
    ("24/9/2012", "day", "2012-09-24"),
    ("2012-09-24", "day", "2012-09-24"),
    ("24-9-2012", "day", "2012-09-24"),
    ("24 / 9 / 2012", "day", "2012-09-24"),
    ("٢٤/٩/٢٠١٢", "day", "2012-09-24"),
    # the Hijri calendar, and both calendars at once
    ("15 شوال 1436 هـ", "day", "2015-07-31"),
    ("15 شوال 1436 هـ الموافق 31 يوليو 2015 م", "day", "2015-07-31"),
    ("الأحد 1 محرم 1434", "day", "2012-11-15"),
    # feasts
    ("عيد العمال", "day", "2012-05-01"),
]


@pytest.mark.parametrize(("text", "kind", "value"), DATES)
def test_date(text: str, kind: str, value: str | None) -> None:
    found = only(text)
    assert (found.kind, found.value) == (kind, value)


# text, first and last day (or month, or year)
RANGES = [
    ("بين عامي 1980 و1988", "1980", "1988"),
    ("الحرب 1980-1988", "1980", "1988"),
    ("من 5 إلى 7 مايو 2012", "2012-05-05", "2012-05-07"),
    ("بين 5 و7 مايو 2012", "2012-05-05", "2012-05-07"),
    ("5-7 مايو 2012", "2012-05-05", "2012-05-07"),
    ("يومي 24 و25 جانفي الماضي", "2013-01-24", "2013-01-25"),
    ("من 28 يناير إلى 3 فبراير 2013", "2013-01-28", "2013-02-03"),
    ("من آب/أغسطس 2011 إلى آذار/مارس 2012", "2011-08", "2012-03"),
    # May and June last: the dual adjective belongs to both
    ("شهري مايو (أيار) ويونيو (حزيران) الماضيين", "2012-05", "2012-06"),
    ("يومي الجمعة والسبت", "2013-02-15", "2013-02-16"),
    ("الأحد والاثنين المقبلين", "2013-02-24", "2013-02-25"),  # next, not this
    ("ليل السبت الأحد", "2013-02-16", "2013-02-17"),  # the night from Saturday to Sunday
    ("خلال اليومين الماضيين", "2013-02-18", "2013-02-20"),
    ("الأيام الثلاثة الماضية", "2013-02-17", "2013-02-20"),
    ("خلال الـ24 ساعة الماضية", "2013-02-19", "2013-02-20"),
    ("الساعات الـ48 الماضية", "2013-02-18", "2013-02-20"),
    ("السنوات الخمس المقبلة", "2013", "2018"),
    ("الأسبوع الماضي", "2013-02-11", "2013-02-17"),
    ("مطلع الأسبوع المقبل", "2013-02-25", "2013-03-03"),
    ("صيف 2012", "2012-06", "2012-08"),
    ("الصيف الماضي", "2012-06", "2012-08"),
    ("شهر رمضان 1434 هـ", "2013-07-09", "2013-08-07"),
    ("عام 1434 هـ", "2012-11-15", "2013-11-03"),
]


@pytest.mark.parametrize(("text", "begin", "end"), RANGES)
def test_range(text: str, begin: str, end: str) -> None:
    found = only(text)
    assert (found.value, found.until) == (begin, end)


@pytest.mark.parametrize(
    "text",
    [
        "المصري اليوم",  # a newspaper
        "في اليوم الثاني من الزيارة",  # on the second day of the visit
        "في اليوم التالي",  # on the following day
        "رئيسة الوزراء تيريزا ماي",  # a prime minister named like May in the Maghreb
        "من مارس ضغوطا",  # who put pressure: the verb spelled like March
        "رجب طيب أردوغان",  # a president named like a Hijri month
        "في محافظة إب اليمنية",  # a city that folds to August
        "نحو 2000 جندي",  # about 2000 soldiers
        "في 2000 موقع",  # in 2000 places
        "القرار 1973",  # a resolution
        "كل يوم",  # every day
        "الأمين العام للأمم المتحدة",  # the Secretary-General
        "20:30",
        "ثلاثة أيام",  # three days long
    ],
)
def test_no_date(text: str) -> None:
    assert dates(text) == []


# a date that names a revolution, a town or a movement dates nothing else
@pytest.mark.parametrize(
    ("text", "occasion"),
    [
        ("ثورة 25 يناير", "2011-01-25"),
        ("لثورة 25 يناير 2011", "2011-01-25"),
        ("بعد ثورة 30 يونيو", "2013-06-30"),
        ("«30 يونيو»", None),
        ("قوى 14 آذار", None),
        ("مدينة 6 أكتوبر", None),
        ("هجمات 11 سبتمبر", "2001-09-11"),
    ],
)
def test_name(text: str, occasion: str | None) -> None:
    found = only(text)
    assert (found.kind, found.value, found.occasion) == ("name", None, occasion)


def test_the_year_of_a_law_dates_nothing() -> None:
    assert only("القانون رقم 85 لسنة 2012").kind == "name"


# a planned act is sought forward; what its own words fix stays
@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("الخميس", "2013-02-21"),
        ("الأربعاء", "2013-02-20"),
        ("في مايو", "2013-05"),
        ("5 أبريل", "2013-04-05"),
        ("5 أبريل الماضي", "2012-04-05"),
        ("بعد أسبوعين", "2013-03-06"),
        ("عام 2012", "2012"),
        ("يومي الجمعة والسبت", "2013-02-22"),
    ],
)
def test_resolved_forward(text: str, value: str) -> None:
    assert resolve(only(text), ANCHOR, future=True).value == value


def test_without_a_day_of_publication_only_absolute_dates_have_a_value() -> None:
    assert only("25 يناير 2011", None).value == "2011-01-25"
    assert only("أمس", None).value is None
    assert only("الخميس", None).value is None
    assert only("30 مارس", None).value is None


def test_token_ranges() -> None:
    forms = forms_of("أعلن الوزير، مساء أمس الثلاثاء، أن القمة تعقد في 5 مارس المقبل.")
    found = FINDER.find(forms, ANCHOR)
    spans = [" ".join(forms[timex.first : timex.last]) for timex in found]
    assert spans == [fold("مساء أمس الثلاثاء"), fold("5 مارس المقبل")]


def test_impossible_days_have_no_value() -> None:
    assert only("31 فبراير 2012").value is None


@given(
    st.lists(
        st.sampled_from(sorted(times().words))
        | st.sampled_from(["5", "31", "2012", "1436", "(", ")", "/", "-", "،", "«", "و", "ال"])
        | st.text(min_size=1, max_size=5),
        max_size=12,
    ),
    st.dates(min_value=date(1950, 1, 1), max_value=date(2070, 1, 1)) | st.none(),
)
def test_no_input_raises(forms: list[str], anchor: date | None) -> None:
    last = 0
    for timex in FINDER.find(forms, anchor):
        assert last <= timex.first < timex.last <= len(forms)
        last = timex.last
        resolve(timex, anchor, future=True)


@given(st.dates(min_value=date(1950, 1, 1), max_value=date(2070, 1, 1)))
def test_a_written_day_is_read_back(day: date) -> None:
    assert only(f"{day.day}/{day.month}/{day.year}").value == day.isoformat()


@given(st.dates(min_value=date(1950, 1, 1), max_value=date(2070, 1, 1)))
def test_an_open_weekday_lies_within_a_week(anchor: date) -> None:
    thursday = only("الخميس", anchor)
    back = date.fromisoformat(thursday.value or "")
    ahead = date.fromisoformat(resolve(thursday, anchor, future=True).value or "")
    assert anchor - timedelta(6) <= back <= anchor <= ahead <= anchor + timedelta(6)
    assert back.isoweekday() == ahead.isoweekday() == 4


def test_lexicon_survives_packing() -> None:
    packed = msgspec.msgpack.encode(times())
    assert msgspec.msgpack.decode(packed, type=TimeLexicon) == times()
