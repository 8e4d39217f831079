"""Who acts and who is acted upon when a noun or a fixed phrase tells the act."""

from __future__ import annotations

from typing import Final

from marsad.events.backing import find_backed, is_backing
from marsad.events.between import find_between
from marsad.events.doers import find_decider, find_doer, find_visitor, find_whose
from marsad.events.receptions import (
    find_reception,
    is_reception,
    is_visit,
    pronoun_of_act,
)
from marsad.events.role_filler import PRONOUNS, RoleFiller
from marsad.events.triggers import carrying_reading, preposition_of, relative_carrier, verb_before
from marsad.knowledge import kinds
from marsad.mentions.identity import agrees
from marsad.mentions.mention import Mention
from marsad.syntax.categories import NOUN
from marsad.syntax.clauses import (
    Arguments,
    arguments_of_noun,
    arguments_of_verb,
    complementizer_pronoun,
    subject_after,
)
from marsad.syntax.noun_phrase import NounPhrase
from marsad.syntax.noun_words import ACTS, governs_within, is_human_title, takes_genitive

_COMMISSIVE: Final = frozenset({"AGREE", "THREATEN"})
"""Types of acts that announce an act of the same party."""
_DEEDS: Final = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "PROTEST", "SANCTION"})
"""Types of acts that are not done by speaking."""
_SPOKEN: Final = frozenset({"ACCUSE", "SUPPORT", "REJECT", "REQUEST", "CONCEDE"})
"""Types of what is said about deeds."""
_MEASURES: Final = frozenset({"ASSAULT", "COERCE", "SANCTION", "RETREAT"})
"""Types of deeds done to people."""
_POWERS: Final = ("state", "armed", "body")
"""Kinds of mentions of those who take measures and use force."""
_FORCE: Final = frozenset({"ASSAULT", "MOBILIZE"})
_CIVIL: Final = frozenset({"PROTEST"})
_DIRECTIVE: Final = frozenset({"REQUEST", "ACCUSE", "REJECT", "COERCE"})
"""Types whose verbs make somebody else act."""
_FOR: Final = "\u0644"


class NounFiller(RoleFiller):
    """Fills roles from a verbal noun, a noun that somebody is called by, or a fixed phrase."""

    def noun(self) -> None:
        """Genitive, nisba, pronoun, prepositions of a verbal noun; its light verb's subject."""
        word, role = self.sentence.word(self.trigger.at), self.frame.args.get("idafa", "recipient")
        arguments, pronoun = arguments_of_noun(self.sentence, self.trigger.at), pronoun_of_act(word)
        if find_reception(self, arguments, pronoun):
            pass
        elif pronoun:
            acted = self._after_pronoun(arguments) if role == "recipient" else None
            acts = acted is not None or (role == "recipient" and self._verbal())
            self.refer("actor" if acts else role, pronoun, "pronoun (pronoun)")
            if acted is not None:
                self.fill(role, "object", acted)
            elif not acts and is_visit(self) and arguments.objects:
                self.fill("recipient", "object", arguments.objects[0])
        elif arguments.genitive is not None and not word.article:
            # «the sit-in, armed»: after the article comes no genitive
            self._genitive(arguments, role)
        self._nisbas()
        self._relative()
        find_visitor(self, arguments)
        self._light_subject()
        find_whose(self, arguments)
        self._purpose()
        self.prepositions(arguments)
        self.bound_pronoun(1)
        find_backed(self)
        find_between(self)
        find_doer(self)
        find_decider(self)

    def _after_pronoun(self, arguments: Arguments) -> NounPhrase | None:
        """«Its shelling |of the towns|», «their killing |civilians|»: whom a deed concerns right
        after the pronoun of who does it."""
        at = self.trigger.at + 1
        following = self.sentence.phrase_at[at] if at < len(self.sentence.units) else None
        if following is None or following.first != at or following.conjunction:
            return None
        if self.frame.type not in _DEEDS or following.preposition not in ("", _FOR):
            return None
        own = following.preposition and self.frame.args.get(_FOR) not in (None, "recipient")
        return None if own or not self._is_party(following) else following

    def _purpose(self) -> None:
        """«The army prepares to storm the town»: under a preposition of purpose the subject of the
        verb before it acts, unless that verb asks somebody else to."""
        sentence, at = self.sentence, self.trigger.at
        if self.roles.actors or self.frame.inchoative or self.frame.mutual:
            return
        if preposition_of(sentence, at) != _FOR:
            return
        verb = verb_before(sentence, at)
        if verb is None or self._told_of_another(verb):
            return
        asks = sentence.word(verb).reading(kinds.FRAME_VERB, kinds.FRAME_COMPOUND)
        if asks is not None and self.document.knowledge.frames[asks.ref].type in _DIRECTIVE:
            return
        reading = sentence.word(verb).reading(*kinds.VERBS)
        if reading is None:
            return  # an unknown verb
        subject = arguments_of_verb(sentence, verb, reading.morph.split("/")[0]).subject
        if subject is not None and subject.last <= at:
            self.fill("actor", "whose purpose it is", subject)

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
        if after is not None and both and self._suffers_alone(genitive, after):
            self.fill(role, "genitive", genitive)
            return
        if after is not None and both and self._is_party(after):
            self.fill("actor", "genitive", genitive)
            self.fill(self.frame.args.get("object", "recipient"), "object", after)
            return
        if role == "actor" and self._is_scene(genitive, arguments):
            role = "place"
        if role == "recipient" and self._acts_on_following(genitive, arguments):
            self.fill("actor", "genitive", genitive)
            return
        self.fill(role, "genitive", genitive)
        if role == "actor" and after is not None and after.first == genitive.last:
            self.fill(self.frame.args.get("object", "recipient"), "object", after)

    def _is_scene(self, genitive: NounPhrase, arguments: Arguments) -> bool:
        """«The Paris attacks», «the Geneva meeting»: where a capital suffers force or sees talks,
        unless whom it attacks or meets follows."""
        if self.frame.type != "ASSAULT" and not self._is_meeting():
            return False
        if not self.document.mention(self.sentence, genitive).capital:
            return False
        roles, others = self.frame.args, ("actor", "recipient")
        hit = others if self._is_meeting() else others[1:]
        return all(roles.get(p.preposition) not in hit for p in arguments.prepositional)

    def _is_meeting(self) -> bool:
        return self.frame.type == "CONSULT" and self.frame.mutual

    def _acts_on_following(self, genitive: NounPhrase, arguments: Arguments) -> bool:
        """«The police's arrest |of activists|», «the army's siege |of it|»: with whom (for
        powers: what) it is done to right after it under «of», the genitive is who does it."""
        at = genitive.last
        if at >= len(self.sentence.units):
            return False
        doer = self.document.mention(self.sentence, genitive)
        if self.sentence.categories[at - 1] == NOUN and at - 1 > genitive.head:
            return False  # «the companies subordinate |to it|»
        civilian = doer.human and doer.sectors[:1] == ("CVL",)
        if not doer.political or (civilian and self.frame.type != "PROTEST"):
            return False
        form = self.sentence.word(at).form
        if form[:1] == _FOR and form[1:] in PRONOUNS:
            return True
        if self.frame.type == "PROTEST" and doer.human:
            # «the people's boycott |of the elections|»
            return any(p.first == at and p.preposition == _FOR for p in arguments.prepositional)
        power = doer.kind in _POWERS and self.frame.type in _MEASURES
        return any(
            phrase.first == at and phrase.preposition == _FOR
            and (self._is_party(phrase) or (power and not self._governs(phrase)))
            for phrase in arguments.prepositional
        )  # fmt: skip

    def _governs(self, phrase: NounPhrase) -> bool:
        return takes_genitive(self.sentence.word(phrase.head))

    def _is_civilian(self, phrase: NounPhrase) -> bool:
        """«The killing of the child |the bread-seller|», «the arrest of two |in …|»: people without
        power suffer such deeds, they do not do them."""
        if self.frame.type not in _MEASURES:
            return False
        mention = self.document.mention(self.sentence, phrase)
        return mention.human and mention.sectors[:1] in ((), ("CVL",))

    def _suffers_alone(self, name: NounPhrase, title: NounPhrase) -> bool:
        """«The arrest of Ali Hassan head of the party», of people without power: whether a genitive
        suffers the deed though another phrase follows."""
        if self._is_civilian(name):
            return True
        if self.frame.mutual or name.name_at is None or title.name_at is not None:
            return False
        return is_human_title(self.sentence.word(title.head))

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
            nisba = sentence.word(at).reading(kinds.NISBA, kinds.COUNTRY)
            if nisba is None:
                continue
            found.append(self.state(at, nisba.ref, self._sectors_of_nisba()))
        if governs_within(sentence.word(own.head)):
            # «closing the American consulate»: the nisba belongs to the noun inside the trigger
            self.put("recipient", found, "nisba")
        elif found and self.frame.inchoative and not sentence.word(own.head).article:
            # «the arrest of a Syrian»: an indefinite nisba after such a noun is a person
            for mention in found:
                mention.kind, mention.sectors, mention.entity = "person", ("CVL",), None
                mention.human = True
            self.put("recipient", found, "nisba")
        elif found and not self.roles.actors:
            self.put("actor", found, "nisba")

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
        if self.frame.type in _DEEDS and self._is_spoken(carrier):
            return
        arguments = arguments_of_verb(self.sentence, carrier, reading.morph.split("/")[0])
        subject = subject_after(arguments, carrier)
        role = self.frame.args.get("subject", "actor")
        if subject is not None and not self.roles.actors:
            self.fill(role, "relative clause", subject)
        elif subject is None and self.sentence.word(carrier).pronoun and not self.roles.actors:
            # «he said in the meeting that |he| held»
            found = self.document.earlier_subject(
                self.sentence, self.trigger.at, gender="f" if reading.morph[2:3] == "f" else "m",
                plural=reading.morph[3:4] in ("p", "d"), level=self.level,
            )  # fmt: skip
            self.put(role, [] if found is None else [found], "relative clause")
        self.prepositions(arguments)

    def _is_spoken(self, verb: int) -> bool:
        """«The attack that the president called …»: whoever speaks of a deed has not done it."""
        word = self.sentence.word(verb)
        act = word.reading(kinds.FRAME_VERB)
        spoken = act is not None and self.document.knowledge.frames[act.ref].type in _SPOKEN
        return spoken or kinds.REPORT_VERB in word.kinds

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
        phrases = list(arguments.objects[:1]) if roles["object"] == "recipient" else []
        phrases += [p for p in arguments.prepositional if roles.get(p.preposition) == "recipient"]
        for phrase in phrases:
            if phrase.last <= self.trigger.at:
                self.fill("actor", "accused or asked", phrase)
                break
        return True

    def _is_another(self, verb: int) -> bool:
        """Whether somebody else than the subject of the verb before the noun acts."""
        asked = self.trigger.light_verb is None and self._addressee(verb)
        return asked or self._told_of_another(verb)

    def _told_of_another(self, verb: int) -> bool:
        """«expressed its condemnation of the attacks», «sentenced him in the case of the massacre»:
        with another act between, who says so does not do what is said to have been done."""
        if self._is_own_light() or self.frame.type not in _DEEDS:
            return False
        between = self.sentence.units[verb + 1 : self.trigger.at]
        return any(
            unit.word.kinds & ACTS and kinds.AGENT not in unit.word.kinds for unit in between
        )

    def _light_subject(self) -> None:
        """The subject of the verb that carries the noun."""
        trigger, sentence, role = self.trigger, self.sentence, self._role_of_subject()
        filled = self.roles.recipients if role == "recipient" else self.roles.actors
        if trigger.light is None or filled or self._befalls():
            return
        passive = trigger.light_verb is not None and trigger.light_verb.passive
        if passive or is_backing(self) or self._is_another(trigger.light):
            return
        reading = carrying_reading(sentence, trigger, self.document.knowledge)
        if reading is None:
            return
        arguments = arguments_of_verb(sentence, trigger.light, reading.morph)
        subject = arguments.subject
        if subject is sentence.phrase_at[trigger.at] and self._is_own_light():
            subject = None  # «she waged |attacks|»: the noun itself agrees with the verb
        if subject is not None and (subject.last <= trigger.at or self._names_after(subject)):
            self.fill(role, "light verb's subject", subject)
        elif subject is None and trigger.light_verb is not None:
            found = self.document.subject_before(
                sentence, trigger.at, gender="f" if reading.morph[2:3] == "f" else "m",
                plural=reading.morph[3:4] == "p", level=self.level,
            )  # fmt: skip
            if found is not None:
                self.put(self.frame.args.get("subject", "actor"), [found], "omitted subject")
        if trigger.light_verb is not None:
            self.prepositions(arguments)

    def _role_of_subject(self) -> str:
        """What the subject of the verb that carries the noun is: «received accusations», which the
        frame names, is told of the accused; «made accusations» of who accuses."""
        light, role = self.trigger.light_verb, self.frame.args.get("subject", "actor")
        if light is not None and light.undergoes:
            return "recipient"
        if is_reception(self):
            return role
        return "actor" if light is not None and not self._is_own_light() else role

    def _is_own_light(self) -> bool:
        """Whether the light verb is one that the frame asks for."""
        light = self.trigger.light_verb
        return light is not None and light.verb.split(" ")[0] in self.frame.light

    def _names_after(self, phrase: NounPhrase) -> bool:
        """«Paid a visit to it |prime minister X|»: a subject after the noun, with no other phrase
        between, that is known by name."""
        own = self.sentence.phrase_at[self.trigger.at]
        if own is None or any(self.sentence.phrase_at[own.last : phrase.first]):
            return False
        mention = self.document.mention(self.sentence, phrase)
        return phrase.first > own.last and (bool(mention.tail) or mention.entity is not None)

    def patient(self) -> None:
        """«the detained activist», «backed by Iran»: the noun before it is the one acted upon."""
        sentence, at = self.sentence, self.trigger.at
        phrase = sentence.phrase_at[at] or (sentence.phrase_at[at - 1] if at else None)
        if phrase is not None:
            self.fill("recipient", "noun it is said of", phrase)
        self.prepositions(arguments_of_noun(sentence, at))

    def phrase(self) -> None:
        """A fixed expression: the phrases around it."""
        sentence, at = self.sentence, self.trigger.at
        arguments = arguments_of_noun(sentence, at)
        role = self.frame.args.get("subject", "actor")
        before = [p for p in sentence.phrases_near(at) if p.last <= at and not p.preposition]
        self.bound_pronoun(1)
        pronoun = complementizer_pronoun(sentence, at)
        if pronoun is not None:
            # «Kuwait's embassy in London said |she| would go on cooperating»
            found = self.speaker
            if found is None or (pronoun == "f" and not agrees(found, pronoun, False)):
                found = self.document.subject_before(sentence, at, gender=pronoun, level=self.level)
            self.put(role, [] if found is None else [found], "omitted subject")
        elif before and not self._undergoes(before[-1]):
            self.fill(role, "subject", before[-1])
        following = arguments.genitive or (arguments.objects[0] if arguments.objects else None)
        if following is not None and following.first <= at + 2:
            key = "idafa" if "idafa" in self.frame.args else "object"
            self.fill(self.frame.args.get(key, "recipient"), "object", following)
        self.prepositions(arguments)

    def _undergoes(self, phrase: NounPhrase) -> bool:
        """«He came to Beirut, and an arrest was made |of him|»: whom the pronoun stands for."""
        mention = self.document.mention(self.sentence, phrase)
        return any(mention.same_as(one) for one in self.roles.recipients)
