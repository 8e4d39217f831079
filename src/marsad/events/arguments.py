"""Who acts and who is acted upon: the arguments of a trigger read through its frame."""

from __future__ import annotations

from dataclasses import dataclass, field

from marsad.events.document import Document
from marsad.events.triggers import Trigger, relative_carrier
from marsad.knowledge import kinds
from marsad.mentions.mention import Mention
from marsad.mentions.parties import word_clitics
from marsad.syntax.categories import PARTICIPLE, SUBORDINATOR, VERB
from marsad.syntax.clauses import Arguments, Sentence, arguments_of_noun, arguments_of_verb
from marsad.syntax.phrases import NounPhrase
from marsad.syntax.units import Unit

_BODILY = frozenset({"ASSAULT", "COERCE", "SANCTION", "AID", "RETREAT", "ACCUSE", "PROTEST"})
"""Types whose parties may be anybody, not only political actors."""
_COMMISSIVE = frozenset({"AGREE", "THREATEN"})
"""Types of acts that announce an act of the same party."""
_FORCE = frozenset({"ASSAULT", "MOBILIZE"})
_SITED = frozenset({"ASSAULT", "PROTEST", "COERCE", "MOBILIZE"})
"""Types for which a capital is where the act happened, not the government that suffered it."""
_CIVIL = frozenset({"PROTEST"})
_CONCERNS = frozenset(
    {"REJECT", "SUPPORT", "ACCUSE", "THREATEN", "SANCTION", "CONCEDE", "AGREE", "REQUEST", "AID"}
)
"""Types in which a party named in the complement is the one concerned."""
_DAMMA = "\u064f"
_NO_PARTY = frozenset({"thing", "place", "document"})


@dataclass(slots=True)
class Roles:
    """The parties of a candidate event, and the phrases that were considered."""

    actors: list[Mention] = field(default_factory=list)
    recipients: list[Mention] = field(default_factory=list)
    places: list[Mention] = field(default_factory=list)
    around: list[NounPhrase] = field(default_factory=list)
    steps: list[str] = field(default_factory=list)


def find_roles(document: Document, sentence: Sentence, trigger: Trigger) -> Roles:
    """Fills the roles of the trigger's frame."""
    filler = _Filler(document, sentence, trigger)
    if trigger.kind in (kinds.FRAME_VERB, kinds.FRAME_PASSIVE, kinds.FRAME_COMPOUND):
        filler.verb()
    elif trigger.kind in (kinds.FRAME_NOUN, kinds.FRAME_LIGHT_NOUN):
        filler.noun()
    elif trigger.kind == kinds.FRAME_PARTICIPLE:
        filler.participle()
    elif trigger.kind == kinds.FRAME_PATIENT:
        filler.patient()
    else:
        filler.phrase()
    return filler.finished()


class _Filler:
    """Fills roles from one trigger."""

    def __init__(self, document: Document, sentence: Sentence, trigger: Trigger) -> None:
        self.document = document
        self.sentence = sentence
        self.trigger = trigger
        self.frame = trigger.frame
        self.token = sentence.units[trigger.at].first
        self.roles = Roles()
        self.sites: list[Mention] = []
        """Capitals that suffered the act, as places or as their states."""

    def verb(self) -> None:
        """Subject, object, prepositions of a finite verb."""
        sentence, trigger = self.sentence, self.trigger
        arguments = arguments_of_verb(sentence, trigger.at, trigger.morph)
        if self._meets_counterpart(arguments):
            assert arguments.subject is not None
            arguments.objects.insert(0, arguments.subject)
            arguments.subject, arguments.implicit = None, True
        objects = arguments.objects
        pronoun = bool(sentence.word(trigger.at).pronoun)
        subject_role = self.frame.args.get("subject", "actor")
        object_role = self.frame.args.get("object", "recipient")
        lone = (
            arguments.subject is not None
            and not pronoun
            and not (objects and (not self.frame.inchoative or self._acts_upon(objects[0])))
        )
        passive = trigger.kind == kinds.FRAME_PASSIVE or (
            lone and (self.frame.inchoative or self._vowelled_passive())
        )
        if arguments.subject is not None:
            role = object_role if passive else subject_role
            self._fill(role, "subject", arguments.subject)
        elif self.frame.inchoative and objects and not pronoun and not self._follows(arguments):
            pass
        elif arguments.implicit and trigger.kind != kinds.FRAME_PASSIVE:
            self._implicit(subject_role)
        if pronoun:
            self._pronoun(object_role, "object")
        elif objects and not passive:
            self._fill(object_role, "object", objects[0])
        self._prepositions(arguments)

    def _meets_counterpart(self, arguments: Arguments) -> bool:
        """«met his counterpart»: a counterpart after such a verb is the one met, and the one who
        meets is omitted."""
        subject = arguments.subject
        if subject is None or not self.frame.mutual or arguments.objects:
            return False
        head = self.sentence.word(subject.head)
        return "counterpart" in head.classes and subject.first > self.trigger.at

    def _acts_upon(self, phrase: NounPhrase) -> bool:
        """Whether an object may be who is acted upon, not how («was killed by stabbing»)."""
        mention = self.document.mention(self.sentence, phrase)
        return mention.kind != "thing" or mention.human

    def _vowelled_passive(self) -> bool:
        """A damma written on the verb, as the press does only to show a passive."""
        unit = self.sentence.units[self.trigger.at]
        return _DAMMA in self.document.span(unit.first, unit.last).text

    def _follows(self, arguments: Arguments) -> bool:
        return arguments.relative

    def _implicit(self, role: str) -> None:
        """The omitted subject of a verb: who acted or spoke last, if the verb agrees."""
        morph = self.trigger.morph
        if morph[1:2] == "1":
            found = self.document.discourse.speaker
        else:
            found = self.document.subject_before(
                self.sentence, self.trigger.at, gender="f" if morph[2:3] == "f" else "m",
                plural=morph[3:4] in ("p", "d"),
            )  # fmt: skip
        if found is not None:
            self._put(role, [found], "omitted subject")

    def noun(self) -> None:
        """Genitive, nisba, pronoun, prepositions of a verbal noun; its light verb's subject."""
        sentence, trigger = self.sentence, self.trigger
        arguments = arguments_of_noun(sentence, trigger.at)
        role = self.frame.args.get("idafa", "recipient")
        if sentence.word(trigger.at).pronoun:
            self._pronoun("actor" if role == "recipient" and self._verbal() else role, "pronoun")
        elif arguments.genitive is not None:
            self._genitive(arguments, role)
        self._nisbas()
        self._relative()
        self._light_subject()
        self._prepositions(arguments)

    def _verbal(self) -> bool:
        """Acts of speech: the pronoun of «his refusal» is the one who refuses."""
        return "idafa" not in self.frame.args and self.frame.type in (
            "AGREE", "SUPPORT", "REQUEST", "REJECT", "THREATEN", "CONCEDE", "ACCUSE",
        )  # fmt: skip

    def _genitive(self, arguments: Arguments, role: str) -> None:
        """«the killing of X» has a recipient; «X's killing of Y» has both."""
        genitive = arguments.genitive
        assert genitive is not None
        after = arguments.objects[0] if arguments.objects else None
        both = (
            after is not None and role == "recipient" and after.first == genitive.last
            and not after.conjunction
        )  # fmt: skip
        if both and after is not None and self._is_party(after):
            self._fill("actor", "genitive", genitive)
            self._fill(self.frame.args.get("object", "recipient"), "object", after)
            return
        self._fill(role, "genitive", genitive)
        if role == "actor" and after is not None and after.first == genitive.last:
            self._fill(self.frame.args.get("object", "recipient"), "object", after)

    def _is_party(self, phrase: NounPhrase) -> bool:
        mention = self.document.mention(self.sentence, phrase)
        return mention.political or mention.human

    def _nisbas(self) -> None:
        """Nationality adjectives of the noun: the Israeli raids, the Iraqi-Iranian talks."""
        sentence = self.sentence
        own = sentence.phrase_at[self.trigger.at]
        if own is None:
            return
        found: list[Mention] = []
        for at in range(own.head + 1, own.last):
            nisba = sentence.word(at).reading(kinds.NISBA)
            if nisba is None:
                continue
            found.append(self._state(at, nisba.ref, self._sectors_of_nisba()))
        if found and self.frame.inchoative and not sentence.word(own.head).article:
            # «the arrest of a Syrian»: an indefinite nisba after such a noun is a person
            for mention in found:
                mention.kind, mention.sectors, mention.entity = "person", ("CVL",), None
                mention.human = True
            self._put("recipient", found, "nisba")
        elif found and not self.roles.actors:
            self._put("actor", found, "nisba")

    def _sectors_of_nisba(self) -> tuple[str, ...]:
        if self.frame.type in _FORCE:
            return ("MIL",)
        return ("CVL",) if self.frame.type in _CIVIL else ("GOV",)

    def _relative(self) -> None:
        """«the war that the regime waged on …»: subject and prepositions of the relative verb."""
        carrier = relative_carrier(self.sentence, self.trigger.at)
        if carrier is None:
            return
        reading = self.sentence.word(carrier).reading(*kinds.VERBS)
        assert reading is not None
        arguments = arguments_of_verb(self.sentence, carrier, reading.morph.split("/")[0])
        subject = arguments.subject
        if (subject is None or subject.first < carrier) and arguments.objects:
            subject = arguments.objects[0]  # adverbs stand between the verb and its subject
        if subject is not None and subject.first > carrier and not self.roles.actors:
            self._fill(self.frame.args.get("subject", "actor"), "relative clause", subject)
        self._prepositions(arguments)

    def _befalls(self) -> bool:
        """Deaths and injuries: who announces them, or where they occur, has not caused them."""
        if self.frame.type != "ASSAULT" or not self.frame.inchoative:
            return False
        light, verb = self.trigger.light, self.trigger.light_verb
        if light is None or verb is None:
            return True
        announced = kinds.REPORT_VERB in self.sentence.word(light).kinds
        return announced and verb.verb.split(" ")[0] not in self.frame.light

    def _addressee(self, verb: int) -> bool:
        """«accused Syria of shelling», «asked Moscow for a ceasefire»: whoever is accused or asked
        is the one who acts, not the subject. False when the verb («affirmed», «threatened»,
        «insisted») tells an act of its own subject."""
        reading = self.sentence.word(verb).reading(kinds.FRAME_VERB)
        if reading is None:
            return False
        frame = self.document.knowledge.frames[reading.ref]
        roles = {"object": "recipient", **frame.args}
        if frame.type in _COMMISSIVE or "recipient" not in roles.values():
            return False
        if frame.type != "REQUEST" and not (frame.type == "ACCUSE" and self.roles.recipients):
            return True
        arguments = arguments_of_verb(self.sentence, verb, reading.morph)
        phrases = arguments.objects[:1] if roles["object"] == "recipient" else []
        phrases += [p for p in arguments.prepositional if roles.get(p.preposition) == "recipient"]
        for phrase in phrases:
            if phrase.last <= self.trigger.at:
                self._fill("actor", "accused or asked", phrase)
                break
        return True

    def _light_subject(self) -> None:
        """The subject of the verb that carries the noun."""
        trigger, sentence = self.trigger, self.sentence
        if trigger.light is None or self.roles.actors or self._befalls():
            return
        if trigger.light_verb is not None and trigger.light_verb.passive:
            return
        if trigger.light_verb is None and self._addressee(trigger.light):
            return
        reading = sentence.word(trigger.light).reading(kinds.LIGHT_VERB, kinds.REPORT_VERB)
        if reading is None:
            return
        arguments = arguments_of_verb(sentence, trigger.light, reading.morph)
        subject = arguments.subject
        if subject is not None and subject.last <= trigger.at:
            self._fill(self.frame.args.get("subject", "actor"), "light verb's subject", subject)
        elif subject is None and trigger.light_verb is not None:
            found = self.document.discourse.antecedent(
                self.token, gender="f" if reading.morph[2:3] == "f" else "m"
            )
            if found is not None:
                self._put(self.frame.args.get("subject", "actor"), [found], "omitted subject")
        if trigger.light_verb is not None:
            self._prepositions(arguments)

    def participle(self) -> None:
        """«demanding», «condemning»: the subject is that of the sentence."""
        sentence, at = self.sentence, self.trigger.at
        arguments = arguments_of_verb(sentence, at, "i0??")
        objects = ([arguments.subject] if arguments.subject else []) + arguments.objects
        after = [phrase for phrase in objects if phrase.first > at]
        gender = "f" if self.trigger.morph.startswith("f") else "m"
        subject = self.document.subject_before(
            sentence, at, gender=gender, plural=self.trigger.morph.endswith("p")
        )
        if subject is not None:
            self._put(self.frame.args.get("subject", "actor"), [subject], "subject of the sentence")
        if sentence.word(at).pronoun:
            self._pronoun(self.frame.args.get("object", "recipient"), "object")
        elif after and after[0].first == at + 1:
            self._fill(self.frame.args.get("object", "recipient"), "object", after[0])
        self._prepositions(arguments)

    def patient(self) -> None:
        """«the detained activist», «backed by Iran»: the noun before it is the one acted upon."""
        sentence, at = self.sentence, self.trigger.at
        phrase = sentence.phrase_at[at] or (sentence.phrase_at[at - 1] if at else None)
        if phrase is not None:
            self._fill("recipient", "noun it is said of", phrase)
        self._prepositions(arguments_of_noun(sentence, at))

    def phrase(self) -> None:
        """A fixed expression: the phrases around it."""
        sentence, at = self.sentence, self.trigger.at
        arguments = arguments_of_noun(sentence, at)
        before = [p for p in sentence.phrases_near(at) if p.last <= at and not p.preposition]
        if before:
            self._fill(self.frame.args.get("subject", "actor"), "subject", before[-1])
        following = arguments.genitive or (arguments.objects[0] if arguments.objects else None)
        if following is not None and following.first <= at + 2:
            key = "idafa" if "idafa" in self.frame.args else "object"
            self._fill(self.frame.args.get(key, "recipient"), "object", following)
        self._prepositions(arguments)

    def _prepositions(self, arguments: Arguments) -> None:
        for phrase in arguments.prepositional:
            self.roles.around.append(phrase)
            role = self.frame.args.get(phrase.preposition)
            if role is not None:
                self._fill(role, phrase.preposition, phrase)

    def _pronoun(self, role: str, what: str) -> None:
        pronoun = self.sentence.word(self.trigger.at).pronoun
        gender, plural = _PRONOUNS.get(pronoun, (None, False))
        if pronoun in _FIRST_PERSON:
            found = self.document.discourse.speaker
        else:
            found = self.document.discourse.antecedent(self.token, gender=gender, plural=plural)
        if found is not None:
            self._put(role, [found], f"pronoun ({what})")

    def _fill(self, role: str, what: str, phrase: NounPhrase) -> None:
        self._put(role, self.document.parties(self.sentence, phrase), what)

    def _put(self, role: str, mentions: list[Mention], what: str) -> None:
        if role == "place":
            self.roles.places += mentions
            return
        if role not in ("actor", "recipient"):
            return
        target = self.roles.actors if role == "actor" else self.roles.recipients
        for mention in mentions:
            site = mention.capital and role == "recipient" and self.frame.type in _SITED
            if site or not self._acceptable(mention):
                if site:
                    self.sites.append(mention)
                if site or mention.kind == "place":
                    self.roles.places.append(mention)
                continue
            if not any(mention.same_as(other) for other in target):
                target.append(mention)
                self.roles.steps.append(f"{role}: {what}")

    def _acceptable(self, mention: Mention) -> bool:
        if mention.kind in ("place", "document", "outlet"):
            return False
        if mention.political:
            return True
        return self.frame.type in _BODILY and mention.human

    def _concerned(self) -> None:
        """Whom a verbal act concerns, when no argument names a recipient: the first other party
        among its complements («rejected the resolution of the Security Council»)."""
        roles, sentence = self.roles, self.sentence
        if roles.recipients or self.frame.type not in _CONCERNS or self.frame.mutual:
            return
        own = {mention.country for mention in roles.actors}
        for i in range(self.trigger.at + 1, len(sentence.units)):
            category = sentence.categories[i]
            if category in (VERB, SUBORDINATOR, PARTICIPLE) or sentence.word(i).form in ".:;":
                return
            phrase = sentence.phrase_at[i]
            if phrase is None or phrase.first != i:
                continue
            mention = self.document.mention(sentence, phrase)
            if mention.political and mention.kind not in _NO_PARTY and mention.country not in own:
                self._fill("recipient", "party concerned", phrase)
                return
            nested = self._nested(phrase, own) if mention.kind == "thing" else None
            if nested is not None:
                self._put("recipient", [nested], "party concerned")
                return

    def _nested(self, phrase: NounPhrase, own: set[str | None]) -> Mention | None:
        """Another state inside a phrase for a thing: the decision of Ethiopia, the Arab draft."""
        for at in range(phrase.head, phrase.last):
            word = self.sentence.word(at)
            reading = word.reading(kinds.COUNTRY, kinds.CAPITAL, kinds.METONYM, kinds.NISBA)
            if reading is None or at == phrase.head:
                continue
            state = self._state(at, reading.ref, ("GOV",))
            if state.country not in own:
                return state
        return None

    def _state(self, at: int, ref: int, sectors: tuple[str, ...]) -> Mention:
        """A unit that names a state, as a mention of its own."""
        return state_mention(self.document, self.sentence.units[at], ref, sectors)

    def finished(self) -> Roles:
        """Mutual acts have all their parties as actors; nobody acts upon himself."""
        self._concerned()
        roles = self.roles
        if not (roles.actors or roles.recipients or self.frame.bare):
            # «the bombing of Tehran»: nobody else is named, so the capital stands for its state
            roles.recipients = self.sites
        if self.frame.mutual:
            for mention in roles.recipients:
                if not any(mention.same_as(other) for other in roles.actors):
                    roles.actors.append(mention)
            roles.recipients = []
        roles.recipients = [
            mention for mention in roles.recipients
            if not any(mention.same_as(other) for other in roles.actors)
        ]  # fmt: skip
        return roles


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
        clitic=len(word_clitics(unit.word)),
    )  # fmt: skip


_PRONOUNS: dict[str, tuple[str | None, bool]] = {
    "\u0647": ("m", False),
    "\u0647\u0627": ("f", False),
    "\u0647\u0645": (None, True),
}
_FIRST_PERSON = frozenset({"\u0646\u0627", "\u0646\u064a", "\u064a"})
