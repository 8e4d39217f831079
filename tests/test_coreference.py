"""References within an article: names given in part, «the minister», «his counterpart», duals.

A reference is resolved only to what the article, or the dated knowledge, tells; what stays
ambiguous stays unresolved.
"""

from __future__ import annotations

import pytest

from coding import acts, code, entity, only_event, statements
from marsad.record import Party


def last_speaker(text: str, published: str | None = "2013-09-24") -> Party:
    party = code(text, published).statements[-1].speaker
    assert party is not None
    return party


MINISTER = "قال وزير الخارجية السوداني إبراهيم غندور إن الحدود مفتوحة.\n"
"""The Sudanese foreign minister Ibrahim Ghandour said that the border is open."""
SPOKESMAN = "قال الناطق باسم الحكومة السودانية صلاح الزعفراني إن الوضع هادئ.\n"
"""A spokesman whom the knowledge does not hold."""
TALKS = "التقى وزير الخارجية المصري سامح شكري نظيره السوداني إبراهيم غندور.\n"
"""The Egyptian foreign minister met his Sudanese counterpart."""

# text, the last speaker's text, country, entity, role
REFERENCES = [
    # The family name later
    (MINISTER + "وأكد غندور أن بلاده تستقبل اللاجئين.", "غندور", "SDN", "ibrahim_ghandour",
     "وزير الخارجية"),
    # … of a man known from this article alone
    (SPOKESMAN + "وأكد الزعفراني أن القوات انسحبت.", "الزعفراني", "SDN", None,
     "الناطق باسم الحكومة"),
    # The title later
    (MINISTER + "وأكد الوزير السوداني أن بلاده تستقبل اللاجئين.", "الوزير السوداني", "SDN",
     "ibrahim_ghandour", "الوزير"),
    # A body later called by its kind
    ("أعلنت حركة حماس أنها ترفض الاقتراح.\nوقالت الحركة إن المفاوضات فشلت.", "الحركة", "PSE",
     "hamas", None),
    # «the latter»: of two men the one named last
    ("التقى الرئيس التونسي قيس سعيد وزير الخارجية الجزائري صبري بوقادوم، وأكد الأخير أن بلاده "
     "تدعم تونس.", "الأخير", "DZA", "sabri_boukadoum", "وزير الخارجية"),
    # The omitted subject of «and added»: the text is the antecedent's
    (MINISTER + "وأضاف أن بلاده تستقبل اللاجئين.", "وزير الخارجية السوداني إبراهيم غندور", "SDN",
     "ibrahim_ghandour", "وزير الخارجية"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "mention", "country", "known", "role"), REFERENCES)
def test_references(
    text: str, mention: str, country: str, known: str | None, role: str | None
) -> None:
    party = last_speaker(text)
    assert (party.text, party.country) == (mention, country)
    assert (entity(party), party.role) == (known, role)


# text, its last speaker, who is nobody in particular
UNRESOLVED = [
    # A poet of the same family name is another man
    (MINISTER + "وقال الشاعر حامد غندور إن الأدب بخير.", "الشاعر حامد غندور"),
    # … and so is a deputy of another country
    ("قال وزير الدفاع العراقي سعدون الدليمي إن الوضع هادئ.\n"
     "وقال النائب الأردني حامد الدليمي إن القانون ظالم.", "النائب الأردني حامد الدليمي"),
    # Two men of this name are known, a Libyan minister and a Sahrawi leader
    ("قال محمد عبد العزيز إن الوضع هادئ", "محمد عبد العزيز"),
    # A title that several hold
    ("قال الوزير إن الوضع هادئ", "الوزير"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "mention"), UNRESOLVED)
def test_what_is_ambiguous_stays_unresolved(text: str, mention: str) -> None:
    party = last_speaker(text)
    assert party.text == mention
    assert party.entity is None


def test_the_militias_are_the_armed_group_that_is_named() -> None:
    # The Yemeni army said that the Houthi militias attacked Taiz. It added that it shelled the
    # militias.
    text = "قال الجيش اليمني إن ميليشيات الحوثي هاجمت تعز.\nوأضاف أنه قصف الميليشيات."
    assert "ASSAULT.heavy-weapons YEM > YEM" in acts(text)
    assert entity(code(text).events[-1].recipients[0]) == "houthis"


def test_a_pronoun_stands_for_a_subject_of_its_sentence_first() -> None:
    # The French spokesman said that all is quiet. The Sudanese president Omar al-Bashir left
    # Khartoum before his visit to Cairo.
    text = (
        "وقال المتحدث الفرنسي إن الوضع هادئ.\n"
        "وغادر الرئيس السوداني عمر البشير الخرطوم قبل زيارته إلى القاهرة."
    )
    assert "CONSULT.visit SDN > EGY" in acts(text)


def test_others_are_of_the_people_named_last() -> None:
    # Five Turkish soldiers were killed and ten others wounded in an attack in Syria.
    found = code("قتل خمسة جنود أتراك وأصيب عشرة آخرون في هجوم في سوريا.").events
    others = [p for e in found for p in e.recipients if p.text == "عشرة آخرون"]
    assert [(p.country, p.sectors) for p in others] == [("TUR", ("MIL",))]


def test_a_court_of_a_namesake_town_is_of_the_articles_state() -> None:
    # a court of al-Marj, which is a town in Libya, too, in an article that is about Egypt alone
    text = "حبس مدون مصري\nقضت محكمة المرج بحبس مدون، وقالت النيابة المصرية إن مصر تحترم القضاء"
    assert "SANCTION.convict EGY > EGY" in acts(text)


def test_a_namesake_of_unknown_country_gets_no_country() -> None:
    assert last_speaker("قال محمد عبد العزيز إن الوضع هادئ").country is None


def test_a_title_tells_namesakes_apart() -> None:
    # «the Libyan foreign minister Mohamed Abdelaziz»
    party = last_speaker("قال وزير الخارجية الليبي محمد عبد العزيز إن الوضع هادئ")
    assert entity(party) == "mohamed_abdelaziz_libya"


def test_a_headline_names_by_family_name_whom_the_lead_names_in_full() -> None:
    text = "الدليمي يزور طهران\nزار وزير الدفاع العراقي سعدون الدليمي طهران."
    event = only_event(text, "CONSULT.visit", weighed=True)
    assert entity(event.actors[0]) == "saadoun_al_dulaimi"
    assert [span.text for span in event.also] == ["يزور"]


def test_two_spellings_of_a_name_with_one_office_are_one_man() -> None:
    # Hussein and Hassan Dehghan, both «the Iranian defence minister»
    found = statements(
        "قال وزير الدفاع الإيراني حسين دهقان إن الوضع هادئ.\n"
        "وأكد وزير الدفاع الإيراني حسن دهقان أن بلاده تدعم العراق."
    )
    assert [entity(statement.speaker) for statement in found] == ["hossein_dehghan"] * 2


# text, type, actors, their countries
COUNTERPARTS = [
    # «his counterpart» holds the office of the one before
    (TALKS, "CONSULT", ["sameh_shoukry", "ibrahim_ghandour"], ["EGY", "SDN"]),
    # … when the subject is omitted, he is the one met
    ("زار وزير الخارجية المصري سامح شكري الخرطوم حيث التقى نظيره السوداني إبراهيم غندور.",
     "CONSULT", ["sameh_shoukry", "ibrahim_ghandour"], ["EGY", "SDN"]),
    # … when he has no name
    ("أجرى وزير الخارجية المصري سامح شكري مباحثات مع نظيره السوداني.", "CONSULT",
     ["sameh_shoukry", None], ["EGY", "SDN"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "known", "countries"), COUNTERPARTS)
def test_counterparts(text: str, kind: str, known: list[str | None], countries: list[str]) -> None:
    (event,) = [e for e in code(text).events if e.type == kind and e.mode is None]
    assert [entity(party) for party in event.actors] == known
    assert [party.country for party in event.actors] == countries
    assert {party.role for party in event.actors} == {"وزير الخارجية"}


# text, a later act, its parties
DUALS = [
    # «the two ministers» signed
    (TALKS + "ووقع الوزيران مذكرة تفاهم.", "SUPPORT EGY+SDN > -"),
    # «the two countries» refuse
    ("اتفقت مصر والسودان على التعاون.\nوقال المتحدث إن البلدين يرفضان التدخل.",
     "REJECT.yield EGY+SDN > -"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "later"), DUALS)
def test_duals(text: str, later: str) -> None:
    assert later in acts(text)


def test_the_two_sides_who_speak_are_of_no_one_country() -> None:
    text = "أجرى وزير الخارجية القطري محادثات مع نظيره الإيراني.\nوأكد الجانبان أن الحوار ضروري."
    party = last_speaker(text)
    assert (party.text, party.country) == ("الجانبان", None)


# text, who «his country» is
OWN_COUNTRY = [
    ("قال الرئيس الأميركي إن بلاده ستنسحب من الاتفاق.", "USA"),
    ("التقى الرئيس التونسي نظيره الجزائري، وأكد الرئيس الجزائري أن بلاده ستنسحب من الاتفاق.",
     "DZA"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "country"), OWN_COUNTRY)
def test_his_country_is_the_speakers(text: str, country: str) -> None:
    (event,) = [e for e in code(text).events if e.type == "SANCTION"]
    assert [(p.text, p.country) for p in event.actors] == [("بلاده", country)]


def test_the_country_of_a_body_of_many_states_is_none() -> None:
    # «The UN spokeswoman said that her country condemns …»: which country is not told.
    record = code("قالت المتحدثة باسم الأمم المتحدة سهى الباز إن بلادها تدين الهجوم على كابول.")
    assert all(p.entity != "country.IGO" for e in record.events for p in e.actors)
