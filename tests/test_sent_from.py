"""Where measures hold, where people are sent from, «where» right behind a place; dates that are
part of a name or tell a deadline; words set off by commas within the scope of a cue. Published on
Tuesday, 24 September 2013."""

from __future__ import annotations

import pytest

from coding import events, only_event
from marsad.record import Event

# text, type, the place of its act or None
PLACES: list[tuple[str, str, str | None]] = [
    # from where diplomats are expelled, people deported
    ("طردت روسيا ثلاثة دبلوماسيين بريطانيين من موسكو", "SANCTION", "موسكو"),
    ("أعلنت روسيا طرد سفير بريطانيا من موسكو", "SANCTION", "موسكو"),
    # … «diplomats from Belgium» are Belgians; an office is no place
    ("أعلنت روسيا طرد سبعة دبلوماسيين من بلجيكا", "SANCTION", None),
    ("طردت روسيا ثلاثة دبلوماسيين بريطانيين من أراضيها", "SANCTION", None),
    # where an embassy is opened
    ("افتتحت غواتيمالا سفارتها في القدس", "SUPPORT", "القدس"),
    # … praise of an ambassador or a country there is not done there
    ("أيدت غواتيمالا الحكومة المصرية في القدس", "SUPPORT", None),
    # «came from Baghdad, where he met»
    (
        "ووصل الوزير التركي إلى كابول قادما من بغداد، حيث التقى رئيس الوزراء العراقي",
        "CONSULT",
        "بغداد",
    ),
    # a meeting of the government
    (
        "استنكر الرئيس المصري قصف حلب، أثناء افتتاحه اجتماع الحكومة في الإسكندرية",
        "ACCUSE",
        "الإسكندرية",
    ),
    # «protests in the street»: which one is not told
    ("تظاهر مئات المصريين في الشارع", "PROTEST", None),
    ("تظاهر مئات المصريين في شارع النيل", "PROTEST", "شارع النيل"),
    # … not of whom somebody refuses to meet
    ("يرفض الوزير المصري لقاء السفير التركي في لندن", "REJECT", None),
]


@pytest.mark.parametrize(("text", "kind", "place"), PLACES)
def test_places(text: str, kind: str, place: str | None) -> None:
    found = [event.place.text if event.place else None for event in _of(text, kind)]
    assert place in found
    if place is None:
        assert set(found) == {None}


# text, type, the date of its act or None
DATES: list[tuple[str, str, str | None]] = [
    # «in the first vote since nine years»: what came before
    (
        "شهدت مراكز الاقتراع إقبالا ضعيفا في أول انتخابات منذ تسع سنوات، "
        "ما دعا الرئيس المصري لمناشدة المواطنين التصويت",
        "REQUEST",
        None,
    ),
    # by Thursday at the latest
    ("حث الرئيس المصري تركيا على الرد في موعد أقصاه مساء الخميس", "REQUEST", None),
    # a year that is part of a name; a year that is none
    ("قاطعت بريطانيا كأس العالم 2010 في روسيا", "PROTEST", None),
    ("قاطعت بريطانيا انتخابات روسيا في 2010", "PROTEST", "2010"),
    # who addresses a letter does so on that day; who announces talks announces them
    ("وجهت السلطات اليمنية، الجمعة، رسالة خطية إلى الأمم المتحدة", "CONSULT", "2013-09-20"),
]


@pytest.mark.parametrize(("text", "kind", "value"), DATES)
def test_dates(text: str, kind: str, value: str | None) -> None:
    date = only_event(text, kind).date
    assert (date.value if date else None) == value


# text, the status of its act of force
STATUSES = [
    # «denied, on Thursday, the bombing», «denied X, the minister of Y, the bombing»
    ("نفت وزارة الدفاع الأميركية، الخميس، قصف مدينة حلب", "denied"),
    ("نفى سامي الخطيب، وزير الدفاع العراقي، قصف مدينة حلب", "denied"),
    # … a comma that sets nothing off still ends the clause
    ("نفت وزارة الدفاع الأميركية الخبر، وقصفت الطائرات التركية مدينة حلب", "occurred"),
]


@pytest.mark.parametrize(("text", "status"), STATUSES)
def test_commas_within_the_scope_of_a_cue(text: str, status: str) -> None:
    assert {event.status for event in _of(text, "ASSAULT")} == {status}


def _of(text: str, kind: str) -> list[Event]:
    found = [event for event in events(text) if event.type == kind]
    assert found
    return found
