"""Who acts and who is acted upon: the arguments of a trigger read through its frame."""

from __future__ import annotations

from marsad.events.concerned import find_concerned
from marsad.events.document import Document
from marsad.events.roles import PRONOUNS, RoleFiller, Roles
from marsad.events.triggers import Trigger, preposition_of, relative_carrier, verb_before
from marsad.knowledge import kinds
from marsad.mentions.coreference import agrees
from marsad.mentions.mention import Mention
from marsad.syntax.clauses import (
    Arguments,
    Sentence,
    arguments_of_noun,
    arguments_of_verb,
    complementizer_pronoun,
)
from marsad.syntax.noun_phrase import NounPhrase
from marsad.syntax.phrases import is_part
from marsad.text.lexicon import Word

_COMMISSIVE = frozenset({"AGREE", "THREATEN"})
"""Types of acts that announce an act of the same party."""
_FORCE = frozenset({"ASSAULT", "MOBILIZE"})
_CIVIL = frozenset({"PROTEST"})
_NOUNS = frozenset({kinds.FRAME_NOUN, kinds.FRAME_LIGHT_NOUN})
_PARTIES = ("actor", "recipient")
_DIRECTIVE = frozenset({"REQUEST", "ACCUSE", "REJECT", "COERCE"})
"""Types whose verbs make somebody else act."""
_FOR = "\u0644"
_COMPELLING = frozenset({"REQUEST", "REJECT"})
_PROTESTERS = "protester"
"""Id of the agents who protest."""
_WORLD = "international_community"
"""Id of the agent that calls are made to."""
_ARTICLE = "\u0627\u0644"
_DAMMA = "\u064f"


def find_roles(
    document: Document, sentence: Sentence, trigger: Trigger, speaker: Mention | None = None
) -> Roles:
    """Fills the roles of the trigger's frame.

    ``speaker``: who says what the trigger tells, whom «he», «we» stand for in what is said.
    """
    filler = _Filler(document, sentence, trigger, speaker)
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


class _Filler(RoleFiller):
    """Fills roles from one trigger, as its kind and frame say."""

    def verb(self) -> None:
        """Subject, object, prepositions of a finite verb."""
        sentence, trigger = self.sentence, self.trigger
        arguments = arguments_of_verb(sentence, trigger.at, trigger.morph)
        if self._meets_counterpart(arguments):
            assert arguments.subject is not None
            arguments.objects.insert(0, arguments.subject)
            arguments.subject, arguments.implicit = None, True
        if self._acts_on_next(arguments):
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
            self.fill(role, "subject", arguments.subject)
        elif self.frame.inchoative and objects and not pronoun and not self._follows(arguments):
            pass
        elif arguments.implicit and trigger.kind != kinds.FRAME_PASSIVE:
            self._implicit(subject_role)
        if pronoun and arguments.taken_up is not None:
            self.fill(object_role, "taken up by the pronoun", arguments.taken_up)
        elif pronoun:
            self.pronoun(object_role, "object")
        elif objects and not passive:
            self.fill(object_role, "object", objects[0])
        self._prepositions(arguments)

    def _meets_counterpart(self, arguments: Arguments) -> bool:
        """«met his counterpart»: a counterpart after such a verb is the one met, and the one who
        meets is omitted."""
        subject = arguments.subject
        if subject is None or not self.frame.mutual or arguments.objects:
            return False
        head = self.sentence.word(subject.head)
        return "counterpart" in head.classes and subject.first > self.trigger.at

    def _acts_on_next(self, arguments: Arguments) -> bool:
        """«…, and accused the militias of starving …»: after «and» the only noun after a verb that
        must have an object is its object, when somebody who can be its subject acted before."""
        subject, sentence, at = arguments.subject, self.sentence, self.trigger.at
        frame = self.frame
        if subject is None or arguments.objects or subject.first <= at or frame.inchoative:
            return False
        if frame.type == "REQUEST" and self._is_everybody(subject):
            return True
        if not sentence.word(at).conjunction or sentence.word(at).pronoun:
            return False
        if frame.args.get("object", "recipient") != "recipient" or frame.mutual:
            return False
        needed = "recipient" in frame.require
        mention = self.document.mention(sentence, subject)
        if not mention.political or (mention.human and not needed):
            return False
        under = [phrase.preposition for phrase in arguments.prepositional]
        if not needed and any(frame.args.get(one) == "recipient" for one in under):
            return False
        gender = "f" if self.trigger.morph[2:3] == "f" else "m"
        earlier = self.document.earlier_subject(sentence, at, gender=gender)
        return earlier is not None and not earlier.same_as(mention)

    def _is_everybody(self, phrase: NounPhrase) -> bool:
        """«Called on all parties», «urges the international community»: whom calls are made to."""
        first = self.sentence.word(phrase.first)
        mention = self.document.mention(self.sentence, phrase)
        return "everybody" in first.classes or mention.agent == _WORLD

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
        pronoun = complementizer_pronoun(self.sentence, self.trigger.at)
        if morph[1:2] == "1":
            found = self.speaker or self.document.discourse.speaker
        elif pronoun is not None and self.speaker and agrees(self.speaker, pronoun, False):
            found = self.speaker
        else:
            found = self.document.subject_before(
                self.sentence, self.trigger.at, gender="f" if morph[2:3] == "f" else "m",
                plural=morph[3:4] in ("p", "d"),
            )  # fmt: skip
        if found is not None:
            self.put(role, [found], "omitted subject")

    def noun(self) -> None:
        """Genitive, nisba, pronoun, prepositions of a verbal noun; its light verb's subject."""
        sentence, trigger = self.sentence, self.trigger
        arguments = arguments_of_noun(sentence, trigger.at)
        role = self.frame.args.get("idafa", "recipient")
        if sentence.word(trigger.at).pronoun:
            self.pronoun("actor" if role == "recipient" and self._verbal() else role, "pronoun")
        elif arguments.genitive is not None:
            self._genitive(arguments, role)
        self._nisbas()
        self._relative()
        self._light_subject()
        self._prepositions(arguments)
        self._bound_pronoun()
        self._purpose()

    def _bound_pronoun(self) -> None:
        """«The arrest of them», with the pronoun on the preposition."""
        following = self.trigger.at + 1
        if following >= len(self.sentence.units):
            return
        form = self.sentence.word(following).form
        for preposition, role in self.frame.args.items():
            if role in _PARTIES and form.startswith(preposition):
                pronoun = form[len(preposition) :]
                if pronoun in PRONOUNS:
                    self.refer(role, pronoun, preposition)

    def _purpose(self) -> None:
        """«The army prepares to storm the town»: under a preposition of purpose the subject of the
        verb before it acts, unless that verb asks somebody else to."""
        sentence, at = self.sentence, self.trigger.at
        if self.roles.actors or self.frame.inchoative or self.frame.mutual:
            return
        if preposition_of(sentence, at) != _FOR:
            return
        verb = verb_before(sentence, at)
        if verb is None:
            return
        asks = sentence.word(verb).reading(kinds.FRAME_VERB, kinds.FRAME_COMPOUND)
        if asks is not None and self.document.knowledge.frames[asks.ref].type in _DIRECTIVE:
            return
        reading = sentence.word(verb).reading(*kinds.VERBS)
        assert reading is not None
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
        if both and after is not None and self._is_party(after):
            self.fill("actor", "genitive", genitive)
            self.fill(self.frame.args.get("object", "recipient"), "object", after)
            return
        self.fill(role, "genitive", genitive)
        if role == "actor" and after is not None and after.first == genitive.last:
            self.fill(self.frame.args.get("object", "recipient"), "object", after)

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
            found.append(self.state(at, nisba.ref, self._sectors_of_nisba()))
        if _governs_within(sentence.word(own.head)):
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
        arguments = arguments_of_verb(self.sentence, carrier, reading.morph.split("/")[0])
        subject = arguments.subject
        if (subject is None or subject.first < carrier) and arguments.objects:
            subject = arguments.objects[0]  # adverbs stand between the verb and its subject
        if subject is not None and subject.first > carrier and not self.roles.actors:
            self.fill(self.frame.args.get("subject", "actor"), "relative clause", subject)
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
                self.fill("actor", "accused or asked", phrase)
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
            role = self.frame.args.get("subject", "actor")
            if trigger.light_verb is not None and trigger.light_verb.undergoes:
                role = "recipient"
            self.fill(role, "light verb's subject", subject)
        elif subject is None and trigger.light_verb is not None:
            found = self.document.discourse.antecedent(
                self.token, gender="f" if reading.morph[2:3] == "f" else "m"
            )
            if found is not None:
                self.put(self.frame.args.get("subject", "actor"), [found], "omitted subject")
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
            self.put(self.frame.args.get("subject", "actor"), [subject], "subject of the sentence")
        if sentence.word(at).pronoun:
            self.pronoun(self.frame.args.get("object", "recipient"), "object")
        elif after and after[0].first == at + 1:
            self.fill(self.frame.args.get("object", "recipient"), "object", after[0])
        self._prepositions(arguments)

    def patient(self) -> None:
        """«the detained activist», «backed by Iran»: the noun before it is the one acted upon."""
        sentence, at = self.sentence, self.trigger.at
        phrase = sentence.phrase_at[at] or (sentence.phrase_at[at - 1] if at else None)
        if phrase is not None:
            self.fill("recipient", "noun it is said of", phrase)
        self._prepositions(arguments_of_noun(sentence, at))

    def phrase(self) -> None:
        """A fixed expression: the phrases around it."""
        sentence, at = self.sentence, self.trigger.at
        arguments = arguments_of_noun(sentence, at)
        before = [p for p in sentence.phrases_near(at) if p.last <= at and not p.preposition]
        if before:
            self.fill(self.frame.args.get("subject", "actor"), "subject", before[-1])
        following = arguments.genitive or (arguments.objects[0] if arguments.objects else None)
        if following is not None and following.first <= at + 2:
            key = "idafa" if "idafa" in self.frame.args else "object"
            self.fill(self.frame.args.get(key, "recipient"), "object", following)
        self._prepositions(arguments)

    def _prepositions(self, arguments: Arguments) -> None:
        for phrase in arguments.prepositional:
            self.roles.around.append(phrase)
            role = self.frame.args.get(phrase.preposition)
            if role is not None and not self._tells_which(phrase):
                self.fill(role, phrase.preposition, phrase)

    def _tells_which(self, phrase: NounPhrase) -> bool:
        """«The needy of the displaced», «many of the officers»: which people, not who acts."""
        if phrase.index == 0 or phrase.preposition not in self.document.partitives:
            return False
        before = self.sentence.phrases[phrase.index - 1]
        role = self.frame.args.get(before.preposition)
        return role in _PARTIES and is_part(before, phrase, self.document.partitives)

    def _requested(self) -> None:
        """«After an invitation from Pyongyang», «at the request of the government»: whoever acts
        then is the one asked."""
        roles, sentence, at = self.roles, self.sentence, self.trigger.at
        if roles.recipients or not roles.actors or sentence.word(at).article:
            return
        asked = self.document.knowledge.words.get("at_the_request", ())
        if self.trigger.light is not None or preposition_of(sentence, at) not in asked:
            return
        found = self.document.earlier_subject(sentence, at, gender=None)
        if found is not None and not any(found.same_as(actor) for actor in roles.actors):
            self.put("recipient", [found], "who acts on it")

    def _performed_in_saying(self) -> bool:
        """«X must …»: whoever says so demands it."""
        return self.frame.args.get("subject") == "ignore" and self.frame.type in _COMPELLING

    def _protesters(self) -> None:
        """«The protests»: those who protest, as the article calls them nearest to the noun."""
        found = self.document.discourse.nearest(self.token, _PROTESTERS)
        if found is not None:
            self.put("actor", [found], "protesters named nearest")

    def finished(self) -> Roles:
        """Mutual acts have all their parties as actors; nobody acts upon himself."""
        if self.frame.type == "REQUEST" and self.trigger.kind in _NOUNS:
            self._requested()
        find_concerned(self)
        roles = self.roles
        if not roles.actors and self.speaker is not None and self._performed_in_saying():
            self.put("actor", [self.speaker], "who says it")
        if not roles.actors and self.frame.type in _CIVIL:
            self._protesters()
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


def _governs_within(word: Word) -> bool:
    """Whether a trigger of several words is a noun with its genitive («closing the consulate»),
    not one with its adjective («an air strike»)."""
    first, *rest = word.bare.split(" ")
    return bool(rest) and rest[-1].startswith(_ARTICLE) and not first.startswith(_ARTICLE)
