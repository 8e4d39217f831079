"""Agreements: kind, parties, status, date, and who tells of them."""

from __future__ import annotations

import pytest

from coding import agreements, code
from marsad.record import Agreement

# text, kind, status, countries of the parties
AGREEMENTS = [
    # signed by both
    ("وقعت مصر وروسيا اتفاقية تعاون عسكري", "agreement", "signed", {"EGY", "RUS"}),
    ("وقع الوزيران العراقي والإيراني مذكرة تفاهم", "memorandum", "signed", {"IRQ", "IRN"}),
    ("وقعت السعودية عقد شراء أسلحة مع فرنسا", "contract", "signed", {"SAU", "FRA"}),
    ("توصلت إسرائيل وحماس إلى هدنة", "ceasefire", "signed", {"ISR", "PSE"}),
    # named after «between» and «with»
    ("بموجب اتفاقية بين العراق والولايات المتحدة", "agreement", "in_force", {"IRQ", "USA"}),
    ("اتفاقية التعاون بين مصر والسودان سارية", "agreement", "in_force", {"EGY", "SDN"}),
    # still talked about
    ("تجري مفاوضات بين مصر وإثيوبيا حول اتفاقية بشأن سد النهضة", "agreement",
     "under_negotiation", {"EGY", "ETH"}),
    # the pronoun and the nationality name parties
    ("أعلنت تركيا تمديد اتفاقها مع روسيا", "agreement", "in_force", {"TUR", "RUS"}),
    ("بحث الوزير الفرنسي الاتفاق الروسي التركي", "agreement", "under_negotiation", {"RUS", "TUR"}),
    # held by a longer entry
    ("أعلن العراق التوصل إلى اتفاق مع تركيا", "agreement", "signed", {"IRQ", "TUR"}),
    # in a relative clause after it
    ("الاتفاق الذي أبرمته إيران مع فرنسا", "agreement", "signed", {"IRN", "FRA"}),
    # still to be signed, and not left yet
    ("ستوقع مصر والأردن مذكرة تفاهم غدا", "memorandum", "planned", {"EGY", "JOR"}),
    ("قد تنسحب فرنسا من الاتفاقية مع بريطانيا", "agreement", "in_force", {"FRA", "GBR"}),
    # left by one
    ("انسحبت الولايات المتحدة من الاتفاق النووي مع إيران", "agreement", "ended", {"USA", "IRN"}),
]  # fmt: skip


def countries(agreement: Agreement) -> set[str | None]:
    return {party.country for party in agreement.parties}


@pytest.mark.parametrize(("text", "kind", "status", "parties"), AGREEMENTS)
def test_agreements(text: str, kind: str, status: str, parties: set[str]) -> None:
    (agreement,) = agreements(text)
    assert (agreement.kind, agreement.status) == (kind, status)
    assert countries(agreement) == parties


def test_date_and_sayer() -> None:
    text = "قال وزير الدفاع العراقي إن بغداد وطهران وقعتا مذكرة تفاهم عام 2005"
    (agreement,) = agreements(text)
    assert agreement.text == "مذكرة تفاهم"
    assert agreement.date is not None
    assert agreement.date.value == "2005"
    assert [link.text for link in agreement.said_by] == ["وزير الدفاع العراقي"]


def test_told_twice_it_is_one() -> None:
    text = (
        "قال وزير الدفاع العراقي إن بلاده وقعت مذكرة تفاهم مع إيران.\n"
        "ووقع العراق وإيران مذكرة تفاهم."
    )
    assert len(agreements(text)) == 1


def test_of_other_years_they_are_two() -> None:
    # the memoranda of 2005 and of 2012
    text = "وقع العراق وإيران مذكرة تفاهم عام 2005.\nووقع العراق وإيران مذكرة تفاهم عام 2012."
    assert [a.date.value for a in agreements(text) if a.date] == ["2005", "2012"]


# text: no agreement of known parties is told
NONE = [
    "الاتفاقيات الدولية كثيرة",  # international agreements are many
    "وقع انفجار في بغداد",  # an explosion happened: the verb is spelled like «signed»
    "بعد ثلاثة عقود من الحرب بين العراق وإيران",  # after three decades of war
    "تم الاتفاق على موعد الاجتماع",  # the date of the meeting was agreed on
    "لن يوقع العراق أي اتفاق مع تركيا",  # Iraq will sign no agreement whatever
    "يتفاوض التجار على عقد",  # merchants negotiate a contract
]


@pytest.mark.parametrize("text", NONE)
def test_no_agreements(text: str) -> None:
    assert not agreements(text)


def test_signing_is_an_event_too() -> None:
    record = code("وقعت مصر وروسيا اتفاقية تعاون عسكري")
    assert [event.type for event in record.events] == ["SUPPORT"]
    assert record.agreements[0].parties == record.events[0].actors
