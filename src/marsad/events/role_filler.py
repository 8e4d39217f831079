"""Roles: filling the parties of one trigger from phrases, pronouns and words of the text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from marsad.events.document import Document
from marsad.events.level import Level
from marsad.events.roles import MEASURES, Roles, is_site, may_be_party
from marsad.events.triggers import Trigger
from marsad.knowledge import kinds
from marsad.knowledge.schema import Frame
from marsad.mentions.mention import Mention
from marsad.syntax.categories import NUMBER, QUANTIFIER, VERB
from marsad.syntax.clauses import Arguments, Sentence
from marsad.syntax.noun_phrase import NounPhrase
from marsad.syntax.noun_words import ACTS, is_surname, takes_genitive
from marsad.syntax.phrases import is_part
from marsad.syntax.units import Unit

PRONOUNS: Final[dict[str, tuple[str | None, bool]]] = {
    "\u0647": ("m", False),
    "\u0647\u0627": ("f", False),
    "\u0647\u0645": (None, True),
}
"""Gender and number that a suffixed pronoun shows."""
PARTIES: Final = ("actor", "recipient")
_WITHIN: Final = ("topic", "ignore")
"""Roles of complements that may hold another act."""
_AGAINST: Final = frozenset({"ACCUSE", "THREATEN", "SANCTION", "COERCE", "ASSAULT"})
"""Types of what is done against somebody."""
_ANSWERS: Final = frozenset({"ACCUSE", "REJECT"})
"""Types of what is said against the deed of another."""
_DEEDS: Final = frozenset({"ASSAULT", "COERCE", "SANCTION"})
"""Types of such deeds."""
_SPOKEN: Final = frozenset({"REQUEST", "REJECT", "THREATEN"})
"""Types of what anybody may say to those in power."""
_VOICED: Final = _SPOKEN | {"ACCUSE", "SUPPORT", "AGREE"}
"""Types of what bodies of all sorts say to others."""
_ASSOCIATION: Final = "organisation_word"
"""Id of the agent for associations, which are of politics, business or sport."""
_OF: Final = "\u0644"
_BY: Final = "\u0628"
_THEM: Final = "\u0647\u0645"
_FIRST_PERSON: Final = frozenset({"\u0646\u0627", "\u0646\u064a", "\u064a"})


class RoleFiller:
    """Puts mentions into the roles of one trigger's frame."""

    def __init__(
        self, document: Document, sentence: Sentence, trigger: Trigger, speaker: Mention | None,
        level: Level,
    ) -> None:  # fmt: skip
        self.document = document
        self.sentence = sentence
        self.trigger = trigger
        self.speaker = speaker
        self.level = level
        self.frame = trigger.frame
        self.token = sentence.units[trigger.at].first
        self.roles = Roles()
        self.sites: list[Mention] = []
        """Capitals that suffered the act, as places or as their states."""

    def pronoun(self, role: str, what: str) -> None:
        """Fills a role with whom the pronoun on the trigger stands for."""
        self.refer(role, self.sentence.word(self.trigger.at).pronoun, f"pronoun ({what})")

    def refer(self, role: str, pronoun: str, what: str) -> None:
        """Fills a role with whom a pronoun stands for."""
        if pronoun in self.document.knowledge.words.get("both", ()):
            self.put(role, self.document.discourse.two_before(self.token), what)
            return
        gender, plural = PRONOUNS.get(pronoun, (None, False))
        if pronoun in _FIRST_PERSON:
            found = self.speaker or self.document.discourse.speaker
        else:
            found = self._antecedent(role, gender, plural=plural)
        if found is not None:
            self.put(role, [found], what)

    def _antecedent(self, role: str, gender: str | None, *, plural: bool) -> Mention | None:
        """Whom a pronoun stands for: who acted or spoke last; the subject of an earlier verb of the
        sentence rather than somebody of a sentence before."""
        found = self.document.discourse.antecedent(self.token, gender=gender, plural=plural)
        near = found is not None and found.first >= self.sentence.first
        if near and not (role == "recipient" and self._imposes(found)):
            return found
        subject = self.document.earlier_subject(
            self.sentence, self.trigger.at, gender=gender, plural=plural, level=self.level
        )
        acts = subject is not None and any(subject.same_as(actor) for actor in self.roles.actors)
        return found if subject is None or acts else subject

    def _imposes(self, mention: Mention | None) -> bool:
        """Whether somebody imposes measures of the frame's type and does not undergo them: the
        police are not arrested."""
        if mention is None or self.frame.type not in MEASURES or not self.frame.inchoative:
            return False
        return mention.sectors[:1] in (("COP",), ("JUD",)) and not mention.tail

    def fill(self, role: str, what: str, phrase: NounPhrase) -> None:
        """Fills a role with the parties of a phrase; a thing stands for whose it is: «shelled the
        army's positions»."""
        mentions = self.document.parties(self.sentence, phrase)
        if role == "actor" and self._is_unknown_voice(what, phrase):
            self.document.discourse.promote(mentions[0], self.sentence, self.document.written)
        if role in ("actor", "recipient") and all(m.kind == "thing" for m in mentions):
            owners = self.document.inner(self.sentence, phrase)
            if role == "actor":
                owners = [owner for owner in owners if owner.kind != "state"]
            if not owners and role == "recipient":
                owners = self._owners_after(phrase) or self._governed(phrase)
            if owners:
                mentions, what = owners[:1], f"{what}, whose it is"
        self.put(role, mentions, what)

    def _is_unknown_voice(self, what: str, phrase: NounPhrase) -> bool:
        """«Al-Maraghi demanded»: an unknown word right after a verb of speaking to others is the
        name of who speaks."""
        next_to = phrase.first == self.trigger.at + 1 and phrase.last == phrase.first + 1
        if not next_to or not self._speaks(what) or self.trigger.morph[2:3] != "m":
            return False
        word = self.sentence.word(phrase.first)
        return word.article and not word.readings and is_surname(word)

    def _owners_after(self, phrase: NounPhrase) -> list[Mention]:
        """«A centre of the police», with a preposition between."""
        if self._is_number(phrase) and (several := self._of_them(phrase.last)) is not None:
            return [several]
        following = self.sentence.phrases[phrase.index + 1 : phrase.index + 2]
        for other in following:
            of = other.preposition == _OF or self._is_number(phrase)
            if is_part(phrase, other, (_OF, *self.document.partitives)) and of:
                return [self.document.mention(self.sentence, other)]
        return []

    def _of_them(self, at: int) -> Mention | None:
        """«Arrested two |of them|»: whom the pronoun at a unit stands for, or null."""
        if at >= len(self.sentence.units):
            return None
        form = self.sentence.word(at).form
        if not any(form == preposition + _THEM for preposition in self.document.partitives):
            return None
        return self.document.discourse.people_before(self.token)

    def _governed(self, phrase: NounPhrase) -> list[Mention]:
        """«Hindered the arrival of a ship of Qatar»: whom a verbal noun governs."""
        if not takes_genitive(self.sentence.word(phrase.head)):
            return []
        for other in self.sentence.phrases[phrase.index + 1 : phrase.index + 2]:
            if other.first != phrase.last or other.preposition or other.conjunction:
                break
            if self.suffers_deed(other):
                break
            mention = self.document.mention(self.sentence, other)
            if mention.kind == "thing":
                return self.document.inner(self.sentence, other)
            return [mention]
        return []

    def suffers_deed(self, phrase: NounPhrase) -> bool:
        """«Condemned the attack |on the embassy|», «the killing |of soldiers|»: whoever suffers a
        deed is not blamed for it. «The group's firing |of missiles|» has whose deed it is."""
        if self.frame.type not in _ANSWERS:
            return False
        needed = "recipient" in self.frame.require and not self.roles.recipients
        if phrase.preposition and needed:
            return False  # «laid the blame for the attack |on| …»
        for before in reversed(self.sentence.phrases[: phrase.index]):
            if before.first <= self.trigger.at:
                return False
            deed = self._deed(before)
            if deed is not None:
                return self._is_victim(phrase, deed)
            if before.preposition or not phrase.preposition:
                return False
        return False

    def _deed(self, phrase: NounPhrase) -> Frame | None:
        """The frame of a noun that tells a deed."""
        reading = self.sentence.word(phrase.head).reading(kinds.FRAME_NOUN, kinds.FRAME_LIGHT_NOUN)
        frame = None if reading is None else self.document.knowledge.frames[reading.ref]
        return frame if frame is not None and frame.type in _DEEDS else None

    def _is_victim(self, phrase: NounPhrase, deed: Frame) -> bool:
        """Whether a phrase after the noun of a deed has who suffers it."""
        if phrase.preposition:
            usual = "recipient" if phrase.preposition == _OF else ""
            return deed.args.get(phrase.preposition, usual) == "recipient"
        units = self.sentence.units
        after = self.sentence.phrase_at[phrase.last] if phrase.last < len(units) else None
        doer = after is not None and not after.conjunction and after.preposition in ("", _OF)
        return deed.args.get("idafa", "recipient") == "recipient" and not doer

    def _is_number(self, phrase: NounPhrase) -> bool:
        """«12 of the rioters»: a number that stands for those it counts."""
        return self.sentence.categories[phrase.head] in (NUMBER, QUANTIFIER)

    def put(self, role: str, mentions: list[Mention], what: str) -> None:
        """Fills a role with mentions that can stand in it; ``what`` says how they were found."""
        if role == "place":
            self.roles.places += mentions
            return
        if role not in ("actor", "recipient"):
            return
        target = self.roles.actors if role == "actor" else self.roles.recipients
        for mention in mentions:
            site = role == "recipient" and is_site(mention, self.frame.type)
            suffers = what == "object" and self.frame.type in _AGAINST
            speaks = what == "subject" and mention.plural and self.frame.type in _SPOKEN
            speaks = speaks and mention.human
            asked = role == "recipient" and self.frame.type == "REQUEST"
            # «the association», which is no party by itself, demands something
            speaks = speaks or (mention.agent == _ASSOCIATION and self._speaks(what))
            party = (mention.human and asked) or (role == "actor" and speaks)
            party = party or may_be_party(mention, self.frame.type, suffers=suffers)
            if site or not party:
                if site:
                    self.sites.append(mention)
                if site or mention.kind == "place":
                    self.roles.places.append(mention)
                continue
            if not any(mention.same_as(other) for other in target):
                target.append(mention)
                self.roles.steps.append(f"{role}: {what}")

    def _speaks(self, what: str) -> bool:
        """Whether somebody found in a way is the subject of a verb of speaking to others."""
        return what == "subject" and self.frame.type in _VOICED

    def prepositions(self, arguments: Arguments) -> None:
        """Fills the roles that the frame gives to prepositions."""
        agentive = self.document.knowledge.words.get("agentive", ())
        filled: set[str] = set()
        complemented = False
        for phrase in self._complements(arguments):
            self.roles.around.append(phrase)
            governs = takes_genitive(self.sentence.word(phrase.head))
            role = self.frame.args.get(phrase.preposition)
            if role is None and phrase.preposition in agentive:
                role = "actor"
            if role == "actor" and self._is_asked(phrase):
                role = "recipient"
            if complemented or role is None or self._tells_which(phrase):
                continue
            if role == "recipient" and self.suffers_deed(phrase):
                continue
            if self._completes_noun(phrase, role):
                continue
            of = role == "actor" and phrase.preposition == _OF and not self.frame.mutual
            if of and (self.roles.actors or (self.frame.type in _DEEDS and self._is_apart(phrase))):
                continue  # «thousands marched to demand power |for civilians|»
            if phrase.preposition not in filled:
                told = len(self.roles.steps)
                self.fill(role, phrase.preposition, phrase)
                if len(self.roles.steps) > told:
                    filled.add(phrase.preposition)
            # «called for an end to the raids |on| …»: what follows completes the act within
            complemented = governs and role in _WITHIN

    def _complements(self, arguments: Arguments) -> Iterator[NounPhrase]:
        """Phrases under prepositions: not those after «before» or «after» with another act, «was
        sentenced after his conviction |of| …», which are of that act."""
        elsewhen = self.document.knowledge.words.get("before_or_after", ())
        for phrase in arguments.prepositional:
            head = self.sentence.word(phrase.head)
            act = head.kinds & ACTS and kinds.AGENT not in head.kinds
            if act and phrase.preposition in elsewhen and phrase.first > self.trigger.at:
                return
            yield phrase

    def _is_asked(self, phrase: NounPhrase) -> bool:
        """«The union demanded |of the ministry| …»: after a verb «from» tells of whom, after a noun
        by whom («demands from the union»)."""
        verb = self.trigger.kind in (kinds.FRAME_VERB, kinds.FRAME_COMPOUND, kinds.FRAME_PARTICIPLE)
        from_whom = phrase.preposition in self.document.partitives
        return verb and from_whom and self.frame.type == "REQUEST"

    def _completes_noun(self, phrase: NounPhrase, role: str) -> bool:
        """«Took the town with support |from the coalition|», «were killed in a raid |of the army|»:
        whether a phrase completes the act in another complement right before it."""
        if (role == "actor") != (self.frame.type == "REQUEST"):
            return False  # «criticised for its support |by the party|»; «asked |of the party|»
        before = self._complement_before(phrase)
        if before is None:
            return False
        head = self.sentence.word(before.head)
        named = bool(head.kinds & ACTS) and kinds.AGENT not in head.kinds
        # «with a contribution |from|», also of a noun that is no act by itself
        named = named or (before.preposition == _BY and before.last - before.first == 1)
        return named and not head.article

    def _is_apart(self, phrase: NounPhrase) -> bool:
        """«Raids destroyed a camp |of the militias|»: whether another phrase stands between the
        act and a phrase under «of», so that it is not whose act it is."""
        own = self.sentence.phrase_at[self.trigger.at]
        last = own.last if own is not None else self.trigger.at + 1
        return any(self.sentence.phrase_at[last : phrase.first])

    def _tells_which(self, phrase: NounPhrase) -> bool:
        """«The needy of the displaced», «many of the officers»: which people, not who acts; «raids
        on a camp of the Houthis»: whose it is that was hit."""
        before = self._complement_before(phrase)
        return before is not None and self.frame.args.get(before.preposition) in PARTIES

    def _complement_before(self, phrase: NounPhrase) -> NounPhrase | None:
        """«On a camp |of the Houthis|»: the complement of the act right before a phrase that is a
        part of it; null where there is none."""
        joining = (_OF, *self.document.partitives)
        if phrase.index == 0 or phrase.preposition not in joining:
            return None
        before = self.sentence.phrases[phrase.index - 1]
        if before.first <= self.trigger.at or not before.preposition:
            return None
        return before if is_part(before, phrase, joining) else None

    def bound_pronoun(self, reach: int) -> None:
        """«The arrest of them», «charges were brought against them»: the pronoun on a preposition
        within some units after the trigger."""
        units, at = self.sentence.units, self.trigger.at
        for i in range(at + 1, min(len(units), at + 1 + reach)):
            form = units[i].word.form
            if not form[0].isalpha() or self.sentence.categories[i] == VERB:
                return
            bound = self.bound_at(i)
            if bound is None:
                continue
            role, pronoun = bound
            filled = self.roles.actors if role == "actor" else self.roles.recipients
            if reach == 1 or not filled:
                self.refer(role, pronoun, form.removesuffix(pronoun))

    def bound_at(self, at: int) -> tuple[str, str] | None:
        """The role and the pronoun of a preposition that is written with it at a unit, «on them»,
        when the frame gives the preposition the role of a party."""
        word = self.sentence.word(at)
        if "preposition_bound" not in word.classes:
            return None
        for preposition, role in self.frame.args.items():
            if role in PARTIES and word.form.startswith(preposition):
                pronoun = word.form[len(preposition) :]
                if pronoun in PRONOUNS:
                    return role, pronoun
        return None

    def state(self, at: int, ref: int, sectors: tuple[str, ...]) -> Mention:
        """A unit that names a state, as a mention of its own."""
        return state_mention(self.document, self.sentence.units[at], ref, sectors)


def state_mention(
    document: Document, unit: Unit, ref: int, sectors: tuple[str, ...] = ("GOV",)
) -> Mention:
    """A unit that names a state, as a mention of its own."""
    country = document.knowledge.countries[ref]
    return Mention(
        unit.first, unit.last, "state", country=country.id, political=True,
        sectors=() if country.id in ("EUR", "IGO") else sectors,
        entity=f"country.{country.id}", name=country.names[0], name_en=country.name_en,
        wikidata=country.wikidata, source="organization",
        clitic=len(unit.word.clitics),
    )  # fmt: skip
