"""Parties: a noun phrase read as somebody, by its head, nisba, genitive and name."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from marsad.knowledge import kinds
from marsad.knowledge.schema import Agent, Person
from marsad.knowledge.store import Compiled
from marsad.mentions.former import FORMER, OFFICIAL, past_sectors
from marsad.mentions.gazetteer import Gazetteer
from marsad.mentions.mention import Mention
from marsad.mentions.presiding import sectors_of_headed
from marsad.mentions.titles import Written, is_former, is_relation, name_end, spelling
from marsad.record import SourceKind
from marsad.syntax.categories import NUMBER
from marsad.syntax.clauses import Sentence, gender_of
from marsad.syntax.noun_phrase import NounPhrase
from marsad.syntax.noun_words import gender_of_word
from marsad.text.memo import Memo
from marsad.text.word import Reading, Word

_STATES: Final = (kinds.COUNTRY, kinds.METONYM, kinds.CAPITAL)
_ORGANISATIONS: Final = (kinds.ORGANISATION,)
_PERSONS: Final = (kinds.PERSON, kinds.PERSON_SHORT)
_MODIFIERS: Final = frozenset(
    {kinds.NISBA, kinds.PEOPLE, *_STATES, *_ORGANISATIONS, kinds.PLACE, kinds.AGENT, *_PERSONS}
)
"""Senses of words in a phrase that tell of its country or sectors."""
_PERSON_KINDS: Final = {"person", "office", "rank"}
_ARMED_SECTORS: Final = frozenset({"MIL", "REB", "UAF", "PRM", "COP"})
_ORGANISATION_KIND: Final = {"armed": "armed", "military": "armed", "police": "armed"}
_LEAGUES: Final = frozenset({"ruling_coalition", "alliance_word", "organisation_word"})
"""Ids of agents for leagues, which are of the sectors of those who have joined them."""
_POPULACE: Final = frozenset({"people", "residents"})
"""Ids of agents for people at large: «the people of the canal» are no people of a broadcaster."""
_ARTICLE: Final = "\u0627\u0644"
_ACCUSATIVE_NISBA: Final = "\u064a\u0627"


class PartyReader:
    """Reads noun phrases as parties. Holds no state of a document."""

    def __init__(self, compiled: Compiled, gazetteer: Gazetteer) -> None:
        self.compiled = compiled
        self.gazetteer = gazetteer
        self._heads = Memo(self._titled)

    def read(
        self, sentence: Sentence, phrase: NounPhrase, day: str | None, written: Written
    ) -> Mention:
        """What the phrase by itself tells of a party; ``day`` is the article's ISO date,
        ``written`` gives back the spelling of the article."""
        opening, head = sentence.units[phrase.first], sentence.units[phrase.head]
        mention = replace(
            self._heads[head.word], first=opening.first, last=sentence.units[phrase.last - 1].last,
            clitic=len(opening.word.clitics), head=(head.first, head.last, len(head.word.clitics)),
        )  # fmt: skip
        if phrase.head == phrase.name_at:
            mention.gender = gender_of(sentence, phrase)
        if phrase.first < phrase.head:
            mention = self._counted(mention, sentence, phrase)
        if phrase.last - phrase.first > 1:
            self._modifiers(mention, sentence, phrase)
        if mention.kind != "person" and phrase.name_at is None:
            # most phrases: no name to be read, no office to be held
            mention.of_owner = phrase.last > phrase.head + 1 and is_relation(sentence, phrase)
            return mention
        told = mention.sectors
        former = mention.kind == "person" and is_former(sentence, phrase)
        former = former and (not told or told[0] in OFFICIAL)  # no directors of firms
        mention.sectors = (FORMER,) if former else told  # unless he holds another office by now
        if is_relation(sentence, phrase):
            self._owner(mention, sentence, phrase, day)
            return mention
        self._name(mention, sentence, phrase, day)
        self._spell(mention, sentence, phrase, written)
        if mention.kind == "person" and mention.entity is None:
            if former:
                mention.sectors = (FORMER, *told)
            elif phrase.name_at is None:
                self._office(mention, head.word, day)
        return mention

    def _titled(self, word: Word) -> Mention:
        """What a head tells by itself, to be copied."""
        found = Mention(0, 0, "thing", key=word.stem, gender=gender_of_word(word, name=False))
        found.ranked = "rank" in word.classes
        # «spokesman for the defence ministry» is no «spokesman for the coalition»
        found.title_words = tuple(
            [part.removeprefix(_ARTICLE) for part in word.form.split(" ")[1:]]
        )
        if word.readings:
            self._head(found, word)
        if "multitude" in word.classes:
            found.kind, found.sectors, found.source = "group", ("CVL",), "person"
            found.human = found.plural = found.political = True
            found.named = False
        return found

    def _head(self, mention: Mention, word: Word) -> None:
        """Fills the mention from the head alone."""
        agent = word.reading(kinds.AGENT)
        if word.reading(kinds.ORGANISATION_SHORT) and not word.reading(kinds.ORGANISATION):
            mention.short = tuple(
                self.compiled.organisations[reading.ref].id for reading in word.readings
                if reading.kind == kinds.ORGANISATION_SHORT
            )  # fmt: skip
        if (state := word.reading(*_STATES)) is not None and agent is None:
            self._state(mention, state)
        elif (organisation := word.reading(*_ORGANISATIONS)) is not None:
            self._organisation(mention, organisation)
        elif agent is not None:
            self._agent(mention, self.compiled.agents[agent.ref], agent.morph)
            for part in word.parts[1:]:  # «Syrian factions», «the courts of Cairo», in one entry
                state = part.reading(kinds.NISBA, kinds.CAPITAL, kinds.METONYM)
                if state is not None and mention.country is None:
                    mention.country = self.compiled.countries[state.ref].id
        elif (outlet := word.reading(kinds.OUTLET)) is not None:
            self._outlet(mention, outlet)
        elif (nisba := word.reading(kinds.NISBA, kinds.PEOPLE)) is not None:
            self._nationals(mention, nisba)
        elif (place := word.reading(kinds.PLACE)) is not None and place.morph != "unsafe":
            mention.kind = "place"
            mention.country = self.compiled.places[place.ref].country

    def _state(self, mention: Mention, reading: Reading) -> None:
        country = self.compiled.countries[reading.ref]
        mention.kind, mention.country, mention.political = "state", country.id, True
        mention.capital = reading.kind == kinds.CAPITAL
        mention.sectors = () if country.id in ("EUR", "IGO") else ("GOV",)
        mention.entity = f"country.{country.id}"
        mention.name, mention.name_en = country.names[0], country.name_en
        mention.wikidata = country.wikidata
        mention.source = "organization"

    def _organisation(self, mention: Mention, reading: Reading) -> None:
        entry = self.compiled.organisations[reading.ref]
        mention.kind = _ORGANISATION_KIND.get(entry.kind, "body")
        mention.country, mention.sectors = entry.country, entry.sectors
        mention.entity, mention.name, mention.name_en = entry.id, entry.names[0], entry.name_en
        mention.wikidata, mention.political = entry.wikidata, True
        mention.source = "outlet" if entry.kind == "media" else "organization"

    def _outlet(self, mention: Mention, reading: Reading) -> None:
        entry = self.compiled.outlets[reading.ref]
        mention.kind, mention.country, mention.sectors = "outlet", entry.country, ("JRN",)
        mention.entity, mention.name, mention.name_en = entry.id, entry.names[0], entry.name_en
        mention.wikidata, mention.source, mention.political = entry.wikidata, entry.kind, True

    def _nationals(self, mention: Mention, reading: Reading) -> None:
        country = self.compiled.countries[reading.ref]
        mention.country, mention.human, mention.nationality = country.id, True, True
        mention.kind = "group" if reading.morph in ("mp", "fp", "md", "fd") else "person"
        mention.plural = mention.kind == "group"
        mention.sectors, mention.political, mention.named = ("CVL",), True, False
        mention.source = "person"

    def _agent(self, mention: Mention, agent: Agent, morph: str) -> None:
        mention.plural = morph[1:] == "p" or morph[1:] == "d" or agent.kind == "group"
        mention.agent = agent.id
        mention.country = agent.country
        mention.sectors = agent.sectors
        mention.political = agent.political
        mention.of_many, mention.homes = agent.of_many and mention.plural, agent.homes
        mention.name_en = agent.plural_en if morph[1:] in ("p", "d") else agent.name_en
        if agent.kind in _PERSON_KINDS:
            mention.kind, mention.human = ("group" if mention.plural else "person"), True
        elif agent.kind == "group":
            mention.kind, mention.human = "group", True
        else:
            mention.kind = agent.kind
        if agent.sectors and agent.sectors[0] in _ARMED_SECTORS and agent.kind in ("body", "group"):
            mention.kind = "armed"
        mention.source = agent.source or _source_kind(agent)
        mention.named = agent.kind in ("office", "body")

    def _counted(self, mention: Mention, sentence: Sentence, phrase: NounPhrase) -> Mention:
        """The mention of a phrase that begins with a number or quantifier; after a number the noun
        may be singular and means several."""
        word = sentence.word(phrase.head)
        counted = "single" not in sentence.word(phrase.first).classes
        state = word.reading(kinds.COUNTRY)
        numbered = counted and sentence.categories[phrase.head - 1] == NUMBER
        if numbered and state is not None and word.form.endswith(_ACCUSATIVE_NISBA):
            # «19 Russians», spelled like Russia
            mention = Mention(
                mention.first, mention.last, "thing", key=mention.key, gender=mention.gender,
                clitic=mention.clitic, head=mention.head,
            )  # fmt: skip
            self._nationals(mention, state)
        mention.plural = mention.plural or (counted and mention.human)
        if sentence.categories[phrase.first] == NUMBER:
            agent = word.reading(kinds.AGENT)
            if agent is not None and mention.entity is None:
                mention.name_en = self.compiled.agents[agent.ref].plural_en
        return mention

    def _name(
        self, mention: Mention, sentence: Sentence, phrase: NounPhrase, day: str | None
    ) -> None:
        """The person's name in the phrase: a known person, or words of a name."""
        if phrase.name_at is None:
            return
        end = name_end(sentence, phrase)
        words = [sentence.word(at) for at in range(phrase.name_at, end)]
        mention.tail = " ".join(word.form if i else word.bare for i, word in enumerate(words))
        mention.proper = mention.tail.split(" ")[-1]
        mention.human, mention.named, mention.political = True, True, True
        if mention.kind not in ("person", "group"):
            mention.kind, mention.name_en = "person", None
        mention.source = "person"
        readings = [
            reading for word in words[:1] for reading in word.readings
            if reading.kind in (kinds.PERSON, kinds.PERSON_SHORT)
        ]  # fmt: skip
        person = self._choose(readings, mention, day)
        if person is not None:
            if "rank" in sentence.word(phrase.head).classes and self.gazetteer.role_on(person, day):
                mention.sectors = ()
            self._person(mention, person, day)
            in_office = self.gazetteer.role_on(person, day) is not None
            mention.common_name = not in_office and self._is_common(mention.tail)

    def _owner(
        self, mention: Mention, sentence: Sentence, phrase: NounPhrase, day: str | None
    ) -> None:
        """«Mubarak's son»: the name tells whose, so that only the country is the named person's;
        the family of a public figure is of the elite."""
        mention.of_owner = phrase.name_at is None and phrase.last > phrase.head + 1
        if phrase.name_at is None:
            return
        owner = replace(mention, sectors=(), country=None)
        self._name(owner, sentence, phrase, day)
        mention.human, mention.country = True, mention.country or owner.country
        if owner.entity is not None:
            mention.sectors = mention.sectors if mention.political else (FORMER,)
            mention.political = True

    def _is_common(self, name: str) -> bool:
        """Whether all words of a name of several are given names."""
        parts = name.split(" ")
        at = 0
        while at < len(parts):
            width = next((n for n in (1, 2) if self._is_given("".join(parts[at : at + n]))), 0)
            if not width:
                return False
            at += width
        return len(parts) > 1

    def _is_given(self, name: str) -> bool:
        senses = self.compiled.senses
        numbers = self.compiled.surfaces.get(name, ())
        return any(senses[number].kind == kinds.GIVEN_NAME for number in numbers)

    def _choose(self, readings: list[Reading], mention: Mention, day: str | None) -> Person | None:
        """The person meant, when one is left: by country, then by who was in office."""
        people = [self.compiled.people[ref] for ref in dict.fromkeys(r.ref for r in readings)]
        if len(people) > 1 and mention.country:
            people = [person for person in people if person.country == mention.country] or people
        if len(people) > 1:
            people = [p for p in people if self.gazetteer.role_on(p, day)] or people
        return people[0] if len(people) == 1 else None

    def _person(self, mention: Mention, person: Person, day: str | None) -> None:
        """Identity, and country and role when the phrase has no title of its own."""
        mention.entity, mention.name, mention.name_en = person.id, person.names[0], person.name_en
        mention.wikidata = person.wikidata
        mention.proper = mention.proper or person.names[0].split(" ")[-1]
        role = self.gazetteer.role_on(person, day)
        if role is not None:
            mention.country = mention.country or role.country or person.country
            if not mention.sectors or mention.sectors in (("CVL",), ("ELI",)):
                mention.sectors = role.sectors
            mention.role = mention.role or role.title
            return
        mention.country = mention.country or person.country
        if not mention.sectors:
            mention.sectors = past_sectors(person, day)

    def _modifiers(self, mention: Mention, sentence: Sentence, phrase: NounPhrase) -> None:
        """Country from a nisba or a genitive; role from the title's words."""
        stop = phrase.name_at if phrase.name_at is not None else phrase.last
        stop = min(phrase.last, stop)
        after = [unit.word for unit in sentence.units[phrase.head + 1 : stop]]
        mention.modifiers = frozenset([word.stem for word in after])
        before = [unit.word for unit in sentence.units[phrase.first : min(phrase.head, stop)]]
        told = False  # the first nationality counts: «the Italian politician al-Yamani»
        for word in before + after:
            if word.kinds.isdisjoint(_MODIFIERS):
                continue
            if not (told and word.reading(kinds.NISBA, kinds.PEOPLE)):
                self._modifier(mention, word)
            told = told or kinds.NISBA in word.kinds
        if mention.kind != "thing" and after and kinds.NISBA in after[0].kinds:
            mention.political = True
        headed = sectors_of_headed(mention.agent, after, self.compiled.agents)
        if headed is not None and not sentence.word(phrase.head).article:
            mention.sectors, mention.agent = headed, ""

    def _modifier(self, mention: Mention, word: Word) -> None:
        nisba = word.reading(kinds.NISBA, kinds.PEOPLE)
        if nisba is not None:
            code = self.compiled.countries[nisba.ref].id
            if mention.country is None or mention.entity is None:
                mention.country = code
            if mention.kind == "thing":
                mention.political = False
            return
        state = word.reading(*_STATES)
        if state is not None and mention.country is None and mention.kind != "thing":
            mention.country = self.compiled.countries[state.ref].id
            mention.political = True
            return
        organisation = word.reading(*_ORGANISATIONS)
        if organisation is not None:
            self._member(mention, organisation)
            return
        place = word.reading(kinds.PLACE)
        if place is not None and mention.country is None and place.morph != "unsafe":
            mention.country = self.compiled.places[place.ref].country
            mention.by_place = True
            return
        agent = word.reading(kinds.AGENT)
        if agent is None:
            self._leader(mention, word)
            return
        entry = self.compiled.agents[agent.ref]
        if mention.kind in ("person", "group", "document") and mention.agent not in _POPULACE:
            self._of_agent(mention, entry)
        elif mention.agent in _LEAGUES and agent.morph[1:] == "p" and entry.sectors:
            mention.sectors = entry.sectors  # «the coalition of the teachers»

    def _leader(self, mention: Mention, word: Word) -> None:
        """«Netanyahu's government»: a body of a known person is of his country."""
        people = [self.compiled.people[r.ref] for r in word.readings if r.kind in _PERSONS]
        countries = {person.country for person in people}
        if mention.country is None and mention.kind in ("body", "armed") and len(countries) == 1:
            mention.country, mention.political = countries.pop(), True

    def _member(self, mention: Mention, organisation: Reading) -> None:
        """Somebody of an organisation has its country, and its sectors when his own tell little."""
        entry = self.compiled.organisations[organisation.ref]
        if mention.country is not None:
            return
        mention.country = entry.country
        mention.political = mention.political or mention.kind not in ("thing", "document")
        vague = not mention.sectors or mention.sectors[0] in ("GOV", "CVL", "UNK", "UAF")
        if mention.kind in ("person", "group", "body", "armed") and (
            vague or entry.country in ("IGO", "EUR", "IMG")
        ):
            mention.sectors = entry.sectors

    def _of_agent(self, mention: Mention, agent: Agent) -> None:
        """Somebody of a ministry or an army."""
        mention.country = mention.country or agent.country
        if not mention.sectors or mention.sectors == ("CVL",):
            mention.sectors = agent.sectors

    def _spell(
        self, mention: Mention, sentence: Sentence, phrase: NounPhrase, written: Written
    ) -> None:
        """The person's name and title as the article writes them."""
        if phrase.name_at is not None:
            end = name_end(sentence, phrase)
            mention.called = spelling(sentence, phrase.name_at, end, written)
        if mention.kind != "person" or phrase.head == phrase.name_at:
            return
        agent = sentence.word(phrase.head).reading(kinds.AGENT)
        if agent is None:
            return
        if self.compiled.agents[agent.ref].kind in ("office", "person"):
            mention.role = spelling(sentence, phrase.head, phrase.head + 1, written)

    def _office(self, mention: Mention, word: Word, day: str | None) -> None:
        """The holder of an office named by title and country alone."""
        agent = word.reading(kinds.AGENT)
        if agent is None or not mention.agent or mention.country is None or mention.plural:
            return
        entry = self.compiled.agents[agent.ref]
        if entry.kind != "office":
            return
        person = self.gazetteer.holder(mention.country, entry.id, day)
        if person is not None:
            mention.entity, mention.name = person.id, person.names[0]
            mention.name_en, mention.wikidata = person.name_en, person.wikidata


def _source_kind(agent: Agent) -> SourceKind:
    if agent.kind == "document":
        return "document"
    if agent.kind == "body":
        return "organization"
    if agent.kind == "group":
        return "organization" if agent.country else "person"
    return "person"
