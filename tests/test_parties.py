"""Parties: who a phrase names, of which country, in which sector and office."""

from __future__ import annotations

import pytest

from coding import TUESDAY, code, entity, events, statements
from marsad.record import Party


def speaker(phrase: str, verb: str = "قال", published: str | None = TUESDAY) -> Party:
    """The party that a phrase makes as the speaker of «… said that the situation is quiet»."""
    found = code(f"{verb} {phrase} إن الوضع هادئ", published).statements
    assert len(found) == 1
    party = found[0].speaker
    assert party is not None
    return party


# phrase, verb, country, sectors, entity, role
SPEAKERS = [
    # title, nisba and name: the phrase is the party, the office is the text's
    ("وزير الدفاع العراقي سعدون الدليمي", "قال", "IRQ", ("GOV", "MIL"), "saadoun_al_dulaimi",
     "وزير الدفاع"),
    # an acting minister, whom the knowledge knows by his own ministry
    ("وزير الدفاع العراقي وكالة سعدون الدليمي", "قال", "IRQ", ("GOV", "MIL"),
     "saadoun_al_dulaimi", "وزير الدفاع"),
    # the country as a genitive
    ("وزير خارجية مصر", "قال", "EGY", ("GOV",), None, "وزير خارجية"),
    # an international office, a foreign name
    ("الأمين العام للأمم المتحدة بان كي مون", "قال", "IGO", (), "ban_ki_moon",
     "الأمين العام للأمم المتحدة"),
    # a woman
    ("الوزيرة اللبنانية ريا الحسن", "قالت", "LBN", ("GOV",), "raya_el_hassan", "الوزيرة"),
    ("المتحدثة باسم الخارجية الأميركية", "قالت", "USA", ("GOV",), None, "المتحدثة باسم الخارجية"),
    # a rank says less than the office that the dated knowledge gives
    ("العميد حسين دهقان", "قال", "IRN", ("GOV", "MIL"), "hossein_dehghan", "وزير الدفاع"),
    # a name alone; the office of the day
    ("حسن روحاني", "قال", "IRN", ("GOV",), "hassan_rouhani", "الرئيس"),
    # unnamed sources
    ("مصدر أمني", "قال", None, ("COP",), None, "مصدر أمني"),
    ("مسؤول عراقي", "قال", "IRQ", ("GOV",), None, "مسؤول"),
    ("شهود عيان", "قال", None, ("CVL",), None, None),
    # the body that somebody serves tells the sector, also after a name and its title
    ("سامي فريد، رئيس الإدارة المركزية بوزارة الصحة", "قال", None, ("GOV",), None,
     "رئيس الإدارة المركزية"),
    # whom an organisation employs is of its country and sectors, one or several
    ("مسؤول في حزب الله", "قال", "LBN", ("REB",), None, "مسؤول"),
    ("مسؤولون في حماس", "قال", "PSE", ("REB",), None, None),
    # a name that the knowledge does not hold is a party of no known country
    ("عبد الله", "قال", None, (), None, None),
]  # fmt: skip


def test_where_somebody_speaks_is_no_part_of_the_title() -> None:
    # the American spokeswoman said in her statement
    found = code("قالت المتحدثة الأميركية في بيانها إن الوضع هادئ").statements
    assert [party.text for s in found if (party := s.speaker)] == ["المتحدثة الأميركية"]


@pytest.mark.parametrize(("phrase", "verb", "country", "sectors", "known", "role"), SPEAKERS)
def test_speakers(
    phrase: str,
    verb: str,
    country: str | None,
    sectors: tuple[str, ...],
    known: str | None,
    role: str | None,
) -> None:
    party = speaker(phrase, verb, published=TUESDAY if known else None)
    assert party.text == phrase
    assert (party.country, party.sectors, party.role) == (country, sectors, role)
    assert entity(party) == known


# text, actor or recipient, its text, country, sectors
PARTIES = [
    # states, their capitals and seats
    ("رفضت فرنسا الاقتراح", "actor", "فرنسا", "FRA", ("GOV",)),
    ("رفضت واشنطن الاقتراح", "actor", "واشنطن", "USA", ("GOV",)),
    ("رفض الكرملين الاقتراح", "actor", "الكرملين", "RUS", ("GOV",)),
    # international bodies and coalitions have no sector
    ("قصفت قوات التحالف العربي مواقع للحوثيين", "actor", "قوات التحالف العربي", "IGO", ()),
    ("دعا مجلس الأمن الدولي إلى الهدوء", "actor", "مجلس الأمن الدولي", "IGO", ()),
    ("رفض الاتحاد الأوروبي الاقتراح", "actor", "الاتحاد الأوروبي", "EUR", ()),
    # army, police, security forces
    ("انسحب الجيش اللبناني من عرسال", "actor", "الجيش اللبناني", "LBN", ("MIL",)),
    ("اقتحمت الشرطة الإسرائيلية المسجد", "actor", "الشرطة الإسرائيلية", "ISR", ("COP",)),
    ("اعتقلت قوات الأمن المصرية خمسة متظاهرين", "actor", "قوات الأمن المصرية", "EGY", ("COP",)),
    # armed groups: of a country, and of none
    ("هاجم الحوثيون قاعدة سعودية", "actor", "الحوثيون", "YEM", ("REB",)),
    ("هاجم تنظيم داعش قاعدة عراقية", "actor", "تنظيم داعش", "IMG", ()),
    ("خطف مسلحون المدير", "actor", "مسلحون", None, ("UAF",)),
    # courts, opposition, nationals, journalists, diplomats
    ("حكمت محكمة مصرية على ناشط بالسجن", "actor", "محكمة مصرية", "EGY", ("JUD",)),
    ("طالبت المعارضة السورية بوقف القصف", "actor", "المعارضة السورية", "SYR", ("OPP",)),
    ("رفض الفلسطينيون الاقتراح", "actor", "الفلسطينيون", "PSE", ("CVL",)),
    ("خطف مسلحون صحفيا فرنسيا", "recipient", "صحفيا فرنسيا", "FRA", ("JRN",)),
    ("طردت بريطانيا ثلاثة دبلوماسيين روس", "recipient", "ثلاثة دبلوماسيين روس", "RUS", ("GOV",)),
    ("اعتقل جنود أتراك صحفيا سوريا", "actor", "جنود أتراك", "TUR", ("MIL",)),
    # who heads a body is of its sectors, of none when they are not known, and no head of state
    ("رحب رئيس حزب الحياة بالقرار", "actor", "رئيس حزب الحياة", None, ("PTY",)),
    ("رحب رئيس مؤسسة النور بالقرار", "actor", "رئيس مؤسسة النور", None, ()),
    ("رحب رئيس مصر بالقرار", "actor", "رئيس مصر", "EGY", ("GOV",)),
    # «praised |the role| of»: a common noun is no foreign name
    ("أشاد رئيس الوزراء الباكستاني بدور مصر", "actor", "رئيس الوزراء الباكستاني", "PAK", ("GOV",)),
    # a complement that stands far off is none of the title's
    ("وصل وزير الدفاع الأمريكي إلى الدوحة في زيارة رسمية لقطر", "actor", "وزير الدفاع الأمريكي",
     "USA", ("GOV", "MIL")),
    # the nationality inside an entry of two words («Syrian factions»)
    ("هاجمت فصائل سورية قاعدة روسية", "actor", "فصائل سورية", "SYR", ("REB",)),
    # the people of the canal are not those of a broadcaster; an agent is a spy; His Eminence
    ("حيا الرئيس المصري شعب القناة", "recipient", "شعب القناة", "EGY", ("CVL",)),
    ("خطف مسلحون العميل الروسي المزدوج", "recipient", "العميل الروسي المزدوج", "RUS", ("SPY",)),
    ("أيد فضيلة الشيخ سالم نصر القرار", "actor", "فضيلة الشيخ سالم نصر", None, ("REL",)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "part", "mention", "country", "sectors"), PARTIES)
def test_parties(
    text: str, part: str, mention: str, country: str | None, sectors: tuple[str, ...]
) -> None:
    (event,) = [e for e in code(text, published=None).events if e.actors or e.recipients]
    (party,) = event.actors if part == "actor" else event.recipients
    assert (party.text, party.country, party.sectors) == (mention, country, sectors)


# speaker on 2018-05-02, its sectors
FORMER = [
    # The former office, the country in between
    ("الرئيس الأميركي السابق باراك أوباما", ("ELI",)),
    ("وزير الدفاع الأميركي الأسبق روبرت غيتس", ("ELI",)),
    # … whoever it was
    ("وزير الخارجية المصري السابق", ("ELI", "GOV")),
    # The former prime minister, who is vice president by then
    ("رئيس وزراء العراق السابق نوري المالكي", ("GOV",)),
    # Not he is former but the country
    ("رئيس يوغوسلافيا السابقة", ("GOV",)),
    # A director of a firm is no former official
    ("رئيس البنك الوطني السابق", ("BUS",)),
    # Who is no official stays what he was; who is not yet one is nothing yet
    ("القرضاوي", ("REL",)),
    # The office counts, not the rank
    ("اللواء سعد المنزلاوي، مدير أمن المحافظة،", ("COP",)),
    ("بن والاس، وزير الأمن البريطاني،", ("GOV",)),
]


@pytest.mark.parametrize(("speaker", "sectors"), FORMER)
def test_offices_held_once(speaker: str, sectors: tuple[str, ...]) -> None:
    (statement,) = code(f"قال {speaker} إن القرار خاطئ.", published="2018-05-02").statements
    assert statement.speaker is not None
    assert statement.speaker.sectors == sectors


# text of an article about Egypt, country of who acts
OF_MANY = [
    # States and believers at large are not of the country that the article is about
    ("رفضت القاهرة الخطة.\nوانتقدت دول عدة القرار.", None),
    ("رفضت القاهرة الخطة.\nوانتقدت الحكومة القرار.", "EGY"),
]


@pytest.mark.parametrize(("text", "country"), OF_MANY)
def test_states_at_large_have_no_country(text: str, country: str | None) -> None:
    assert [p.country for p in code(text).events[-1].actors] == [country]


# day of publication, who «the Egyptian president» is
OFFICE_HOLDERS = [
    ("2003-01-01", "hosni_mubarak"),
    ("2011-01-15", "hosni_mubarak"),
    ("2012-08-01", "mohamed_morsi"),
    ("2015-05-05", "abdel_fattah_el_sisi"),
    ("2015-05-05T10:00:00+02:00", "abdel_fattah_el_sisi"),
    (None, None),  # without a day nobody is meant
]


@pytest.mark.parametrize(("published", "holder"), OFFICE_HOLDERS)
def test_office_holders_are_looked_up_by_the_day(published: str | None, holder: str | None) -> None:
    party = speaker("الرئيس المصري", published=published)
    assert entity(party) == holder
    assert (party.country, party.role) == ("EGY", "الرئيس")


def test_a_former_office_is_no_office() -> None:
    # the former president is not whoever holds the office on the day, but one of the elite
    party = speaker("الرئيس المصري السابق", published="2015-05-05")
    assert party.text == "الرئيس المصري السابق"
    assert party.entity is None
    assert party.sectors == ("ELI", "GOV")


def test_roles_and_names_keep_the_spelling_of_the_article() -> None:
    # broken spelling of «official» and an unknown man's name with its hamza
    party = speaker("المسئول السوداني إبراهيم الزعفراني")
    assert party.role == "المسئول"
    assert party.name == "إبراهيم الزعفراني"


def test_the_mention_leaves_proclitics_out() -> None:
    # "the king received the president, and the minister apologised to Iraq"
    (event,) = events("اعتذر الرئيس التركي لروسيا")
    assert [party.text for party in event.recipients] == ["روسيا"]
    (statement,) = statements("قال الوزير العراقي إن الوضع هادئ")
    assert statement.speaker is not None
    assert statement.speaker.text == "الوزير العراقي"


def test_a_preposition_written_together_with_the_article_stays() -> None:
    # لل is one sign: cutting it would leave a word that nobody writes
    (event,) = events("اعتذرت إيران للسعودية")
    assert [(p.text, p.country) for p in event.recipients] == [("للسعودية", "SAU")]
