"""Mentions that tell an act, and mentions that only point to one told elsewhere."""

from __future__ import annotations

import pytest

from coding import acts, events

# a noun tells an act by where, when, who or how many
TOLD = [
    # two bombings took place in Nangarhar on Monday
    ("وقع تفجيران في ننكرهار يوم الاثنين", ["ASSAULT.explosives - > -"]),
    # the officials spoke of the attacks in the West Bank
    ("تحدث المسؤولون عن الهجمات في الضفة الغربية", ["ASSAULT - > -"]),
    # the ministry announced the killing of five Libyan soldiers
    ("أعلنت الوزارة مقتل خمسة جنود ليبيين", ["ASSAULT - > LBY"]),
]

# a noun that only points to an act
POINTING = [
    # the attack caused great damage
    "ألحق الهجوم أضرارا كبيرة",
    # the prosecutor goes on with the inquiry into the assassination of the Lebanese minister
    "يواصل المدعي العام التحقيق في اغتيال الوزير اللبناني",
    # they are accused of involvement in abducting Italian tourists
    "هؤلاء متورطون في اختطاف سياح إيطاليين",
    # the relatives visited the site of the explosion
    "زار الأهالي موقع التفجير",
    # the inquiry into the killing and wounding of Libyan soldiers goes on: joined nouns go together
    "يتواصل التحقيق في قتل وجرح جنود ليبيين",
    # those who kill Iraqis, in general
    "أشار إلى الذين يقتلون العراقيين",
    # the police pursued those who killed the Libyan soldiers
    "لاحقت الشرطة الذين قتلوا الجنود الليبيين",
]


@pytest.mark.parametrize(("text", "told"), TOLD)
def test_told(text: str, told: list[str]) -> None:
    assert [act for act in acts(text) if act.startswith("ASSAULT")] == told


@pytest.mark.parametrize("text", POINTING)
def test_pointing(text: str) -> None:
    assert not [act for act in acts(text) if act.startswith("ASSAULT")]


def test_a_mention_that_points_joins_the_act() -> None:
    # Gunmen attacked a police station in Basra on Monday. The attack caused great damage.
    text = "هاجم مسلحون مركزا للشرطة في البصرة الاثنين. وألحق الهجوم أضرارا كبيرة."
    (event,) = [event for event in events(text, weighed=True) if event.type == "ASSAULT"]
    assert [span.text for span in event.also] == ["الهجوم"]
