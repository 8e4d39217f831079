"""Events: who did what to whom, where and when; one act told several times; failures of others."""

from __future__ import annotations

import pytest

from coding import act, acts, code, entity, events, figures, names, only_event, said, statements

# text, its acts: one or more of each type
ACTS = [
    # Egypt and Sudan agreed on cooperation
    ("اتفقت مصر والسودان على التعاون في مجال الأمن", ["AGREE EGY+SDN > -"]),
    ("وعدت ألمانيا بتقديم مساعدات إلى الأردن", ["AGREE DEU > JOR"]),
    # a visit has a visitor and a host, talks have equals
    ("زار الرئيس الروسي دمشق", ["CONSULT.visit RUS > SYR"]),
    ("استقبل الملك الأردني الرئيس المصري", ["CONSULT.visit EGY > JOR"]),
    ("اتصل الرئيس المصري هاتفيا بنظيره الفرنسي", ["CONSULT.phone EGY+FRA > -"]),
    ("أجرى وزير الخارجية السعودي مباحثات مع نظيره الفرنسي", ["CONSULT SAU+FRA > -"]),
    # praise, welcome, signature
    ("أشادت فرنسا بالاتفاق", ["SUPPORT FRA > -"]),
    ("وقعت مصر وروسيا اتفاقية تعاون عسكري", ["SUPPORT EGY+RUS > -"]),
    ("اعتذر الرئيس التركي لروسيا", ["CONCEDE TUR > RUS"]),
    ("أجرت مصر والسعودية مناورات مشتركة", ["COOPERATE EGY+SAU > -"]),
    ("أرسلت السعودية مساعدات طبية إلى اليمن", ["AID SAU > YEM"]),
    # withdrawal, release, resignation
    ("انسحبت القوات التركية من شمال العراق", ["RETREAT.withdraw TUR > -"]),
    ("أفرجت السلطات التونسية عن صحفي", ["RETREAT.release TUN > TUN"]),
    ("استقال رئيس الوزراء اللبناني", ["RETREAT.resign LBN > -"]),
    ("لم يستقل رئيس الوزراء اللبناني", ["RETREAT.resign LBN > - negated"]),
    ("طالبت المعارضة السورية روسيا بوقف القصف",
     ["REQUEST.yield SYR > RUS", "RETREAT.ceasefire RUS > - requested"]),
    ("اتهمت واشنطن طهران بدعم الحوثيين", ["ACCUSE.allege USA > IRN"]),
    ("استدعت الخارجية التركية السفير الأميركي", ["ACCUSE.disapprove TUR > USA"]),
    ("هددت إيران بإغلاق مضيق هرمز",
     ["THREATEN.restrict IRN > -", "COERCE.restrict IRN > - planned"]),
    ("تظاهر مئات الأردنيين في عمان احتجاجا على رفع الأسعار", ["PROTEST.demo JOR > -"]),
    ("أضرب مئات المعلمين في تونس احتجاجا على الأجور", ["PROTEST.strike TUN > -"]),
    # sanctions, expulsion, verdict
    ("قطعت السعودية علاقاتها مع إيران", ["SANCTION.discontinue SAU > IRN"]),
    ("فرضت الولايات المتحدة عقوبات على إيران", ["SANCTION USA > IRN"]),
    ("طردت بريطانيا ثلاثة دبلوماسيين روس", ["SANCTION.expel GBR > RUS"]),
    ("نشرت روسيا منظومة صواريخ في سوريا", ["MOBILIZE.weapons RUS > -"]),
    ("اعتقلت الشرطة التونسية ثلاثة ناشطين في صفاقس", ["COERCE.arrest TUN > TUN"]),
    ("أعلنت السلطات الأردنية حظر التجول في معان", ["COERCE.curfew JOR > -"]),
    # violence: verb, light verb, verbal noun, aircraft that stand for their army
    ("قتل الجيش السوري عشرة مدنيين في حلب", ["ASSAULT SYR > SYR"]),
    ("شنت القوات الروسية غارات على إدلب", ["ASSAULT.aerial RUS > -"]),
    ("استهدفت طائرات إسرائيلية مواقع في سوريا", ["ASSAULT.aerial ISR > -"]),
    ("اشتبك الجيش اللبناني مع مسلحين في عرسال", ["ASSAULT LBN+LBN > -"]),
    ("قتل فلسطيني برصاص الجيش الإسرائيلي في نابلس", ["ASSAULT.firearms ISR > PSE"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "told"), ACTS)
def test_acts(text: str, told: list[str]) -> None:
    # verb and noun may both tell the act: only the weights make them one
    assert list(dict.fromkeys(acts(text))) == told


# text: nothing political happens
NOTHING = [
    "فاز المنتخب المصري على نظيره التونسي",  # a match
    "لقي ثلاثة أشخاص مصرعهم في حادث سير في مصر",  # a road accident
    "ارتفعت أسعار النفط في الأسواق العالمية",  # markets
    "اعتمد الفنان المصري على صوته في الحفل",  # culture
    "هطلت أمطار غزيرة على جدة",  # weather
    # jussives without their particle: rode (like «resign»), is ready (like «retake»)
    "كان الضابط المصري يستقل سيارة في مدينة الإسماعيلية",
    "تستعد القوات العراقية في مدينة الموصل",
]


@pytest.mark.parametrize("text", NOTHING)
def test_no_political_act(text: str) -> None:
    assert not events(text)


# text, type, actors, recipients: passives and verbal nouns have no hidden actor
PASSIVES: list[tuple[str, str, list[str], list[str]]] = [
    ("اعتقل ناشط مصري في القاهرة", "COERCE", [], ["ناشط مصري"]),
    ("اغتيل دبلوماسي روسي في أنقرة", "ASSAULT", [], ["دبلوماسي روسي"]),
    ("تعرض صحفي مصري للضرب في بيروت", "ASSAULT", [], ["صحفي مصري"]),
    ("تم اعتقال ناشط سوداني في الخرطوم", "COERCE", [], ["ناشط سوداني"]),
    ("مقتل ثلاثة جنود يمنيين في هجوم", "ASSAULT", [], ["ثلاثة جنود يمنيين"]),
    # who announces deaths has not caused them …
    ("أعلنت وزارة الصحة اللبنانية مقتل عشرة أشخاص", "ASSAULT", [], ["عشرة أشخاص"]),
    # … nor has he who condemns an attack, or tries a suspect
    ("نددت الجزائر بالهجوم على السفارة المصرية", "ASSAULT", [], ["السفارة المصرية"]),
    # the act that led to deaths is not told by its result
    ("أدى القصف إلى مقتل خمسة مدنيين", "ASSAULT", [], ["خمسة مدنيين"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "actors", "recipients"), PASSIVES)
def test_passives_and_verbal_nouns(
    text: str, kind: str, actors: list[str], recipients: list[str]
) -> None:
    event = only_event(text, kind)
    assert (names(event.actors), names(event.recipients)) == (actors, recipients)


# text, what a pronoun or an omitted subject stands for: actors
OMITTED = [
    ("زار وزير الخارجية المصري سامح شكري الخرطوم حيث التقى نظيره السوداني إبراهيم غندور",
     ["sameh_shoukry", "ibrahim_ghandour"]),
    # the delegation's members are told of the delegation; it is he who held the talks
    ("وصل وزير الخارجية المصري سامح شكري إلى الخرطوم على رأس وفد يضم خبراء حيث أجرى مباحثات مع "
     "إبراهيم غندور", ["sameh_shoukry", "ibrahim_ghandour"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "actors"), OMITTED)
def test_omitted_subjects(text: str, actors: list[str]) -> None:
    (event,) = [e for e in events(text) if e.type == "CONSULT" and e.mode is None]
    assert [entity(party) for party in event.actors] == actors


def test_codes_of_an_event() -> None:
    (event,) = events("زار الرئيس الروسي دمشق أمس")
    # the leading zero of the CAMEO code stays
    assert (event.cameo, event.quad) == ("042", 1)
    assert (event.intensity, event.goldstein) == (4.0, 1.9)
    assert event.rule == "consult.visit"
    assert event.date is not None
    assert (event.date.text, event.date.value) == ("أمس", "2013-09-23")
    assert event.evidence.text == "زار الرئيس الروسي دمشق أمس"
    assert event.foreground


def test_a_verb_that_nothing_knows_before_a_purpose() -> None:
    # the women who are exposed to killing: a plural verb that only its place shows
    assert acts("إن اللاجئات اللواتي يتعرضن للاغتصاب والقتل في القرى") is not None


def test_the_conjunction_is_no_part_of_the_trigger() -> None:
    (event,) = events("وزار الرئيس الروسي دمشق")
    assert event.trigger.text == "زار"


def test_numbers_are_joined_to_the_act_that_they_count() -> None:
    text = "اعتقلت الشرطة التونسية ثلاثة ناشطين في صفاقس"
    (event,) = events(text)
    assert [(f.value, f.of) for f in event.figures] == [(3, "detained")]
    assert event.figures == figures(text)


# The same act told twice


def test_title_and_lead_tell_one_act() -> None:
    text = (
        "السعودية ترسل مساعدات إلى اليمن\n"
        "أرسلت السعودية اليوم مساعدات طبية إلى اليمن، بحسب وكالة الأنباء السعودية."
    )
    (event,) = events(text, weighed=True)
    assert act(event) == "AID SAU > YEM"
    assert len(event.also) == 1
    # the day is told in the lead alone
    assert event.date is not None
    assert event.date.value == "2013-09-24"


def test_a_visit_and_the_talks_held_on_it_are_two() -> None:
    text = (
        "وصل الرئيس المصري عبد الفتاح السيسي إلى الخرطوم في زيارة رسمية.\n"
        "وخلال الزيارة التقى السيسي نظيره السوداني عمر البشير."
    )
    told = [act(event) for event in events(text, published="2015-05-05")]
    assert told == ["CONSULT.visit EGY > SDN", "CONSULT EGY+SDN > -"]


def test_the_same_kind_of_act_by_others_is_another_act() -> None:
    text = "زار الرئيس الروسي دمشق.\nوزار الرئيس الفرنسي بيروت."
    assert acts(text, weighed=True) == ["CONSULT.visit RUS > SYR", "CONSULT.visit FRA > LBN"]


def test_planned_talks_with_further_parties_are_other_talks() -> None:
    # the minister held talks with his counterpart; talks with the speaker as well are planned
    text = (
        "بغداد وطهران\nأجرى وزير الدفاع العراقي مباحثات مع نظيره الإيراني في طهران.\n"
        "ومن المقرر أن يجري وزير الدفاع العراقي مباحثات مع كل من رئيس البرلمان الإيراني ورئيس "
        "الأركان الإيراني."
    )
    assert acts(text, weighed=True) == [
        "CONSULT IRQ+IRN > -",
        "CONSULT IRQ+IRN+IRN > - planned",
    ]


def test_an_act_has_the_mode_of_any_of_its_mentions() -> None:
    # five gunmen were killed in Yemen; the strike hit … on Monday
    text = (
        "مقتل خمسة مسلحين حوثيين في اليمن\nقتل خمسة مسلحين حوثيين الاثنين في غارة جوية للتحالف "
        "العربي على صعدة."
    )
    told = [event for event in events(text, weighed=True) if event.type == "ASSAULT"]
    assert [event.mode for event in told] == ["aerial"]


def test_demands_of_two_sides_are_two() -> None:
    # the police called on the demonstrators, and the teachers' union called on the government: a
    # verb with its own actor is joined only when much speaks for it
    text = (
        "احتجاجات في عمان\nتظاهر معلمون أردنيون أمام البرلمان.\n"
        "ودعت الشرطة الأردنية المتظاهرين إلى الهدوء.\n"
        "كما دعت نقابة المعلمين الأردنية الحكومة إلى رفع الأجور."
    )
    told = [act for act in acts(text, weighed=True) if act.startswith("REQUEST")]
    assert len(told) == 2


def test_visits_of_two_persons_of_a_country_are_two() -> None:
    # … a week after a similar visit paid by the foreign minister
    text = (
        "زار عبد الفتاح السيسي الخرطوم.\n"
        "وتأتي زيارة عبد الفتاح السيسي بعد أسبوع من زيارة مماثلة قام بها وزير الخارجية المصري "
        "سامح شكري إلى الخرطوم."
    )
    told = events(text, published="2015-05-05", weighed=True)
    assert [entity(e.actors[0]) for e in told] == ["abdel_fattah_el_sisi", "sameh_shoukry"]


def test_the_same_act_on_another_day_is_another_act() -> None:
    text = "زار الرئيس الروسي دمشق أمس.\nوكان الرئيس الروسي زار دمشق عام 2011."
    assert [e.date.value for e in events(text, weighed=True) if e.date] == ["2013-09-23", "2011"]


def test_of_two_mentions_of_talks_the_one_with_both_sides_leads() -> None:
    text = (
        "وصل وزير الدفاع العراقي إلى طهران أمس حيث سيجري محادثات.\n"
        "ومن المقرر أن يجري وزير الدفاع العراقي محادثات مع رئيس البرلمان الإيراني."
    )
    (talks,) = [event for event in events(text, weighed=True) if event.status == "planned"]
    assert {party.country for party in talks.actors} == {"IRQ", "IRN"}


def test_both_sides_of_a_meeting_make_one_event() -> None:
    # ICEWS stores A→B and B→A
    text = "التقى الرئيس المصري نظيره التركي.\nوالتقى الرئيس التركي نظيره المصري في القاهرة."
    (event,) = events(text, weighed=True)
    assert (event.type, {party.country for party in event.actors}) == ("CONSULT", {"EGY", "TUR"})


# Failures of others (each names where it was seen)


def test_a_says_b_attacked_is_a_statement_and_an_attack() -> None:
    # PETRARCH2 makes an accusation of it and drops the attack
    text = "قال وزير الدفاع التركي إن سوريا قصفت قرية حدودية"
    (event,) = events(text)
    assert (event.type, names(event.actors)) == ("ASSAULT", ["سوريا"])
    assert names_of_sayers(text) == ["وزير الدفاع التركي"]
    assert [said(s)[0] for s in statements(text)] == ["وزير الدفاع التركي"]


def names_of_sayers(text: str) -> list[str]:
    return [link.text for link in events(text)[0].said_by]


def test_an_accusation_of_an_attack_has_the_accuser_as_its_actor_only() -> None:
    (event,) = events("اتهمت تركيا سوريا بقصف قرية حدودية")
    assert act(event) == "ACCUSE.allege TUR > SYR"


def test_a_trial_for_an_old_killing_is_no_new_attack() -> None:
    # GDELT codes court reports as attacks of the day
    hearing, killing = events("محكمة مصرية تنظر في قضية مقتل متظاهرين في القاهرة عام 2011")
    assert (hearing.type, names(hearing.actors)) == ("ACCUSE", ["محكمة مصرية"])
    assert (killing.type, names(killing.actors)) == ("ASSAULT", [])
    assert killing.date is not None
    assert killing.date.value == "2011"
    assert not killing.foreground


def test_a_court_does_not_kill() -> None:
    found = events("أجلت محكمة مصرية محاكمة ضابط متهم بقتل متظاهرين في القاهرة")
    assert [names(e.actors) for e in found if e.type == "ASSAULT"] in ([], [[]])


def test_actor_act_and_place_come_from_one_part_of_a_story() -> None:
    # GDELT takes them from three, and pins one article to many cities
    text = (
        "هاجم مسلحون السفارة المصرية في طرابلس. وزار الرئيس التونسي باريس. "
        "وتظاهر مئات الأردنيين في عمان."
    )
    attack, visit, protest = events(text)
    for event in (attack, visit, protest):
        parts = [*event.actors, *event.recipients, event.trigger]
        parts += [event.place] if event.place else []
        assert all(event.evidence.start <= p.start < p.end <= event.evidence.end for p in parts)
    assert attack.place is not None
    assert attack.place.text == "طرابلس"
    assert attack.place.country is None  # there are two towns of the name
    assert protest.place is not None
    assert protest.place.country == "JOR"


def test_an_air_strike_on_a_country_is_not_by_it() -> None:
    # UniversalPetrarch #36: Iraq acting
    (event,) = events("ضربة جوية على العراق")
    assert act(event) == "ASSAULT.aerial - > IRQ"


def test_the_nisba_of_a_strike_is_its_actor() -> None:
    (event,) = events("قصف جوي أميركي على الموصل")
    assert (names(event.actors), names(event.recipients)) == (["أميركي"], [])
    assert event.place is not None
    assert event.place.text == "الموصل"


def test_objects_and_passives_are_not_taken_for_each_other() -> None:
    # UniversalPetrarch #27, #51
    assert acts("قتل الجيش التركي ثلاثة جنود سوريين") == ["ASSAULT TUR > SYR"]
    assert acts("قتل ثلاثة جنود سوريين") == ["ASSAULT - > SYR"]


def test_a_place_followed_by_brackets() -> None:
    # Mordecai #82 crashes; and what stands in the brackets is no object
    (event,) = events("قتل عشرة أشخاص في حلب (شمال سوريا) الثلاثاء")
    assert (names(event.actors), names(event.recipients)) == ([], ["عشرة أشخاص"])
    assert event.place is not None
    assert event.place.text == "حلب"


def test_egypt_is_not_montserrat() -> None:
    # countrynames
    (event,) = events("زار الرئيس الفرنسي مصر")
    assert [party.country for party in event.recipients] == ["EGY"]


def test_a_bare_year_is_a_year() -> None:
    # dateparser makes the day of publication of it
    event = only_event("وقعت مصر وروسيا عام 2005 اتفاقية تعاون", "SUPPORT")
    assert event.date is not None
    assert (event.date.text, event.date.value) == ("عام 2005", "2005")
    assert not event.foreground


def test_a_maghrebi_month_dates_an_act() -> None:
    # HeidelTime: 28 July in Tunisian
    (event,) = events("زار الرئيس الفرنسي تونس يوم 5 جويلية 2013")
    assert event.date is not None
    assert event.date.value == "2013-07-05"


# Input that is none


@pytest.mark.parametrize("text", ["A title\nand an English body.", "عنوان", "1234", "…", "\n\nا"])
def test_texts_without_acts(text: str) -> None:
    assert not code(text).events


def test_a_text_in_another_language_has_a_record_without_content() -> None:
    record = code("The minister said that Egypt attacked.")
    assert record.article.language == "und"
    assert (record.events, record.statements, record.figures, record.agreements) == ((), (), (), ())
