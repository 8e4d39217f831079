"""A day or place that stands nearer to another act, and days told after midnight. Published on a
Tuesday."""

from __future__ import annotations

import pytest

from coding import only_event

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
    # right after talks: on their day; not so after a death
    ("دعا الوزير المصري عقب محادثات في برلين الأحد إلى وقف القتال", "REQUEST", "2013-09-22"),
    ("استقال الوزير المصري عقب مقتل متظاهرين الأحد", "RETREAT", None),
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
