"""Names in English: in Latin letters, with title and nationality, in the plural."""

from __future__ import annotations

import msgspec
import pytest

from coding import code, coder, events, statements
from marsad.mentions.english_names import plural_of
from marsad.text.romanize import Romanizer, RomanLexicon


def romanizer() -> Romanizer:
    return Romanizer(msgspec.msgpack.decode(coder().knowledge.romanisation, type=RomanLexicon))


def by_letters_alone() -> Romanizer:
    known = msgspec.msgpack.decode(coder().knowledge.romanisation, type=RomanLexicon)
    return Romanizer(RomanLexicon({}, known.letters))


@pytest.mark.parametrize(
    ("written", "english"),
    [
        # words whose English form is known, from the lexicon or from the names of known people
        ("سعدون الدليمي", "Saadoun al-Dulaimi"),
        ("منال الغامدي", "Manal al-Ghamdi"),
        # with the article where only the bare name is known, and the other way round
        ("الخوري", "al-Khoury"),
        ("مطيري", "Mutairi"),
        # parts written together or apart
        ("عبدالمجيد", "Abdulmajid"),
        ("نصرالله", "Nasrallah"),
        ("بن عمران", "Bin Imran"),
        ("سمير أبو هاني", "Samir Abu Hani"),
        # hashtags and quotation marks are no part of a name
        ("#زياد_سامر", "Ziad Samer"),
        ("", ""),
    ],
)
def test_names(written: str, english: str) -> None:
    assert romanizer().name(written) == english


@pytest.mark.parametrize(
    ("written", "english"),
    [
        # long vowels are written, short ones are put where consonants could not be said together
        ("سليم", "Salim"),
        ("كامل", "Kamil"),
        ("فهمي", "Fahmi"),
        ("فهد", "Fahad"),
        # ayn and hamza are not written; a vowel stands where they are
        ("دعيج", "Daij"),
        ("رائد", "Raid"),
        # w and y at the beginning and before a vowel
        ("وليد", "Walid"),
        ("طويل", "Tawil"),
        ("هيا", "Hiya"),
        # the article is parted and small
        ("الدليمي", "al-Dalimi"),
        # letters of other languages are left as they are
        ("Smith", "Smith"),
    ],
)
def test_letters(written: str, english: str) -> None:
    assert by_letters_alone().name(written) == english


@pytest.mark.parametrize(
    ("singular", "plural"),
    [
        ("gunman", "gunmen"),
        ("security agency", "security agencies"),
        ("boy", "boys"),
        ("witness", "witnesses"),
        ("minister of state", "ministers of state"),
        ("deputy at the ministry", "deputies at the ministry"),
    ],
)
def test_plurals(singular: str, plural: str) -> None:
    assert plural_of(singular) == plural


def test_every_agent_has_an_english_name() -> None:
    agents = coder().knowledge.agents
    assert [agent.id for agent in agents if not (agent.name_en and agent.plural_en)] == []


@pytest.mark.parametrize(
    ("text", "english"),
    [
        # Egyptian protesters attacked the building of the security forces.
        ("هاجم متظاهرون مصريون مبنى قوات الأمن.", "Egyptian protesters"),
        # The Syrian army attacked the town of Manbij.
        ("هاجم الجيش السوري بلدة منبج.", "Syrian army"),
        # A gunman attacked a police station in Baghdad.
        ("هاجم مسلح مركز شرطة في بغداد.", "gunman"),
        # The Iraqi member of parliament Karim al-Hamdani visited Ankara.
        ("زار النائب العراقي كريم الحمداني أنقرة.", "legislator Karim al-Hamdani"),
        # Syrians attacked the embassy.
        ("هاجم سوريون السفارة الروسية.", "Syrian nationals"),
        # Iran attacked …
        ("هاجمت إيران السفارة الروسية.", "Iran"),
    ],
)
def test_actors(text: str, english: str) -> None:
    assert [event.actors[0].name_en for event in events(text)] == [english]


def test_after_a_number_the_noun_means_several() -> None:
    # Fifteen people were killed in an attack.
    [event] = events("قتل 15 شخصا في هجوم.")
    assert event.recipients[0].name_en == "people"


def test_a_known_person_has_the_known_name() -> None:
    # The Egyptian foreign minister Sameh Shoukry said that …
    [statement] = statements("قال وزير الخارجية المصري سامح شكري إن الحوار مستمر.")
    assert statement.speaker is not None
    assert statement.speaker.name_en == "Sameh Shoukry"


def test_his_own_country_is_named() -> None:
    # The Turkish president said that his country condemned the attack on Baghdad.
    record = code("قال الرئيس التركي إن بلاده تدين الهجوم على بغداد.")
    actors = [party.name_en for event in record.events for party in event.actors]
    assert "country" not in actors
