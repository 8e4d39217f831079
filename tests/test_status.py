"""Status: whether an act happened, is planned, conditional, asked for, negated or denied."""

from __future__ import annotations

import pytest

from coding import acts, events

# text, its acts
STATUSES = [
    # occurred, the default
    ("زار الرئيس الروسي دمشق", ["CONSULT.visit RUS > SYR"]),
    # negated: each particle of its own
    ("لم يزر الرئيس الإيراني بغداد", ["CONSULT.visit IRN > IRQ negated"]),
    ("لن يلتقي الرئيس التركي نظيره السوري", ["CONSULT TUR+SYR > - negated"]),
    ("لا تهاجم إسرائيل مواقع في لبنان", ["ASSAULT ISR > - negated"]),
    ("ليست هناك مفاوضات بين واشنطن وطهران", ["CONSULT USA+IRN > - negated"]),
    # a denial
    ("نفى الجيش السوري قصف حلب", ["ASSAULT.heavy-weapons SYR > - denied"]),
    ("نفت أنقرة أن تكون قواتها قصفت القرية العراقية",
     ["ASSAULT.heavy-weapons TUR > IRQ denied"]),
    # planned: the prefix, the particle, wordings and verbs of intention
    ("سيزور وزير الخارجية الأردني دمشق غدا", ["CONSULT.visit JOR > SYR planned"]),
    ("سوف يلتقي الرئيس الفرنسي نظيره اللبناني", ["CONSULT FRA+LBN > - planned"]),
    ("من المقرر أن يزور الرئيس الصيني طهران", ["CONSULT.visit CHN > IRN planned"]),
    ("تعتزم واشنطن فرض عقوبات على موسكو", ["SANCTION USA > RUS planned"]),
    # conditional: if, would, may
    ("لو قصفت واشنطن دمشق لردت موسكو", ["ASSAULT.heavy-weapons USA > - conditional"]),
    ("قد تقصف إسرائيل لبنان", ["ASSAULT.heavy-weapons ISR > LBN conditional"]),
    # … while before a past verb the same particle affirms
    ("وقد قصفت إسرائيل لبنان", ["ASSAULT.heavy-weapons ISR > LBN"]),
    # a call is an act that occurred; what it asks for is only requested, and is the other's act
    ("طالبت المعارضة السورية روسيا بوقف القصف",
     ["REQUEST.yield SYR > RUS", "RETREAT.ceasefire RUS > - requested"]),
    # a threat is an act that occurred; what it threatens is planned
    ("هددت إيران بإغلاق مضيق هرمز",
     ["THREATEN.restrict IRN > -", "COERCE.restrict IRN > - planned"]),
    # an attempt is an act
    ("حاول مسلحون اغتيال الوزير العراقي في بغداد", ["ASSAULT.targeted IRQ > IRQ"]),
    # a cancelled visit: the cancelling occurred, the visit did not
    ("ألغى الرئيس الأميركي زيارته إلى باكستان",
     ["REJECT.meet USA > PAK", "CONSULT.visit USA > PAK negated"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "told"), STATUSES)
def test_statuses(text: str, told: list[str]) -> None:
    assert acts(text) == told


# text, its acts: the cue reaches one act and not the other
SCOPES = [
    # what was not done ends at «but»
    ("لم يزر الرئيس الإيراني بغداد لكنه التقى نظيره العراقي في طهران",
     ["CONSULT.visit IRN > IRQ negated", "CONSULT IRN+IRQ > -"]),
    # words that hold a negation and deny nothing: "it is still shelling", "it did not rule out"
    ("لا يزال الجيش السوري يقصف حلب", ["ASSAULT.heavy-weapons SYR > -"]),
    ("لم تتوقف الغارات الروسية على إدلب", ["ASSAULT.aerial RUS > -"]),
    # "at least ten were killed"
    ("قتل ما لا يقل عن عشرة مدنيين في غارة سعودية على صنعاء", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "told"), SCOPES)
def test_scopes(text: str, told: list[str] | None) -> None:
    if told is None:
        assert {event.status for event in events(text)} == {"occurred"}
    else:
        assert acts(text) == told


def test_the_place_of_another_act_is_not_taken() -> None:
    visit, meeting = events("لم يزر الرئيس الإيراني بغداد لكنه التقى نظيره العراقي في طهران")
    assert visit.place is not None
    assert visit.place.text == "بغداد"
    assert meeting.place is not None
    assert meeting.place.text == "طهران"


# published on Tuesday 24 September 2013: text, date of the act
WEEKDAYS = [
    # a report looks back, a plan forward
    ("زار الرئيس الروسي دمشق الأحد", "2013-09-22"),
    ("سيزور الرئيس الروسي دمشق الأحد", "2013-09-29"),
    ("من المقرر أن يزور الرئيس الصيني طهران الخميس", "2013-09-26"),
]


@pytest.mark.parametrize(("text", "day"), WEEKDAYS)
def test_weekdays_follow_the_status(text: str, day: str) -> None:
    (event,) = events(text)
    assert event.date is not None
    assert event.date.value == day
