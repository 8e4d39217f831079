"""Who acts and who is acted upon when a verb or a participle tells the act."""

from __future__ import annotations

from copy import copy
from typing import Final

from marsad.events.passives import is_impersonal, undergoes_measure
from marsad.events.role_filler import PRONOUNS, RoleFiller
from marsad.events.roles import MEASURES
from marsad.events.taken_up import is_far, pronoun_of_complement, take_up_under
from marsad.events.triggers import verb_before
from marsad.knowledge import kinds
from marsad.mentions.identity import agrees
from marsad.mentions.mention import Mention
from marsad.syntax.categories import PREPOSITION
from marsad.syntax.clauses import (
    Arguments,
    arguments_of_verb,
    complementizer_pronoun,
    coordinated,
)
from marsad.syntax.noun_phrase import NounPhrase
from marsad.syntax.noun_words import is_feminine

_OBJECTS: Final = frozenset({"state", "body", "armed"})
"""Kinds of mentions that stand in no apposition to a person."""
_INANIMATE: Final = ("thing", "place")
"""Kinds of mentions that hold no talks and pay no visits."""
_CIVIL: Final = tuple((code,) for code in ("CVL", "LAB", "JRN", "EDU", "REF", "MED", "SOC"))
"""Sectors of people who take no measures."""
_BOUND_REACH: Final = 3
"""Units after a verb within which a pronoun on a preposition is its complement."""
_WORLD: Final = "international_community"
"""Id of the agent that calls are made to."""
_WITH: Final = "\u0628"
_ANSWERS: Final = frozenset({"REJECT", "SUPPORT", "ACCUSE", "AGREE"})
"""Types of what is said about the act of another."""
_OF_PEOPLE: Final = frozenset(
    {"COERCE", "SANCTION", "REJECT", "ACCUSE", "AGREE", "CONCEDE", "REQUEST", "SUPPORT", "AID"}
)
"""Types of what nobody but somebody does."""
_AGAINST: Final = frozenset({"ACCUSE", "COERCE", "ASSAULT", "SANCTION"})
"""Types of what is done to somebody, who is told as the object."""
_PLURALS: Final = ("\u064a\u0646", "\u0648\u0646")
"""Endings of participles in the plural."""
_PAST: Final = "p"
"""How the morph of a verb of the past begins."""
_DAMMA: Final = "\u064f"
_COMMA: Final = "\u060c"


class VerbFiller(RoleFiller):
    """Fills roles from a finite verb or a participle, as its frame says."""

    def verb(self) -> None:
        """Subject, object, prepositions of a finite verb."""
        sentence, trigger = self.sentence, self.trigger
        arguments = copy(arguments_of_verb(sentence, trigger.at, trigger.morph))
        self._arrange(arguments)
        take_up_under(self, arguments)
        objects = arguments.objects
        if self.frame.inchoative and is_far(self, arguments):
            objects = ()  # «who were killed in |the army's| raids»
        pronoun = bool(sentence.word(trigger.at).pronoun)
        subject_role = self.frame.args.get("subject", "actor")
        object_role = self.frame.args.get("object", "recipient")
        lone = (
            arguments.subject is not None
            and not pronoun
            and not self._before_object_noun(arguments.subject)
            and not (objects and (not self.frame.inchoative or self._acts_upon(objects[0])))
        )
        passive = trigger.kind == kinds.FRAME_PASSIVE or (
            (lone and self._undergoes(arguments)) or (not pronoun and self._vowelled_passive())
        )
        passive = passive or self._is_charged_with(arguments) or undergoes_measure(self, arguments)
        undergone = object_role if passive and subject_role != "recipient" else subject_role
        if arguments.subject is not None:
            self.fill(undergone, "subject", arguments.subject)
        elif arguments.implicit and passive:
            # «…, where he was killed by a raid»
            self._implicit(undergone, undergone)
        elif arguments.implicit and not is_impersonal(self, arguments):
            suffers = self.frame.inchoative and not (objects or pronoun)
            self._implicit(subject_role, object_role if suffers else subject_role)
        if pronoun:
            self._pronoun_object(arguments, object_role)
        elif (free := self._free_pronoun()) is not None:
            self.refer(object_role, free, "object")
        elif (whose := pronoun_of_complement(self, arguments)) is not None:
            self.refer(object_role, whose, "pronoun (object)")
        elif objects and not passive:
            self.fill(object_role, "object", objects[0])
        self.prepositions(arguments)
        self.bound_pronoun(_BOUND_REACH)

    def _arrange(self, arguments: Arguments) -> None:
        """Puts the phrases that only look like the subject in their place."""
        self._past_comma(arguments)
        moves = (
            self._meets_counterpart, self._meets_only, self._acts_on_next, self._acts_on_thing
        )  # fmt: skip
        if any(is_object(arguments) for is_object in moves):
            assert arguments.subject is not None
            arguments.objects = [arguments.subject, *arguments.objects]
            arguments.subject, arguments.implicit = None, True
        if self._is_charged(arguments):
            assert arguments.subject is not None
            arguments.objects, arguments.subject = [arguments.subject], None

    def _pronoun_object(self, arguments: Arguments, role: str) -> None:
        """Whom the pronoun of the verb stands for."""
        if arguments.taken_up is not None:
            self.fill(role, "taken up by the pronoun", arguments.taken_up)
        elif self._takes_up_what():
            self._whose_act(role)
        else:
            self.pronoun(role, "object")

    def _whose_act(self, role: str) -> None:
        """«The Union called for an inquiry, which Tehran rejected»: whose act it is."""
        if self.frame.type in _ANSWERS:
            found = self.document.earlier_subject(
                self.sentence, self.trigger.at - 1, gender=None, level=self.level
            )
            if found is not None:
                self.put(role, [found], "whose act it is")

    def _takes_up_what(self) -> bool:
        """«…, which Tehran rejected»: the verb's pronoun takes up what was told, nobody."""
        before = self.trigger.at - 1
        what = self.document.knowledge.words.get("what", ())
        return before >= 0 and self.sentence.word(before).form in what

    def _free_pronoun(self) -> str | None:
        """The pronoun of «calling on |her| to …», written by itself, or null."""
        following = self.trigger.at + 1
        if following >= len(self.sentence.units):
            return None
        form = self.sentence.word(following).form
        if form not in self.document.knowledge.words.get("free_pronoun", ()):
            return None
        return next((p for p in sorted(PRONOUNS, key=len, reverse=True) if form.endswith(p)), None)

    def _past_comma(self, arguments: Arguments) -> None:
        """«The minister accused, Moscow of …»: a comma after the subject hides no object."""
        subject, sentence = arguments.subject, self.sentence
        if subject is None or arguments.objects or subject.first <= self.trigger.at:
            return
        last = coordinated(sentence, subject)[-1].last
        following = last + 1
        if following >= len(sentence.units) or sentence.word(last).form != _COMMA:
            return
        phrase = sentence.phrase_at[following]
        if phrase is None or phrase.preposition or phrase.conjunction or phrase.apposition:
            return
        mention = self.document.mention(sentence, phrase)
        if mention.political and mention.kind in _OBJECTS and not mention.inferred:
            arguments.objects = [phrase]

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
        if subject is None or subject.first <= at or frame.inchoative:
            return False
        if frame.type == "REQUEST" and self._is_everybody(subject):
            return True
        if arguments.objects:
            return False
        mention = self.document.mention(sentence, subject)
        if (
            frame.type == "CONSULT"
            and not mention.human
            and (mention.kind in _INANIMATE or (mention.kind == "state" and self._pays_visit()))
        ):
            return True  # «and will visit |the exhibition|», «when he visited |Pyongyang|»
        if not sentence.word(at).conjunction or sentence.word(at).pronoun:
            return False
        if frame.args.get("object", "recipient") != "recipient" or frame.mutual:
            return False
        needed = "recipient" in frame.require
        if not mention.political or (mention.human and not needed):
            return False
        if not needed and frame.type not in _AGAINST:
            return False  # «and |Austria| threatened to withdraw its forces»
        under = [phrase.preposition for phrase in arguments.prepositional]
        if not needed and any(frame.args.get(one) == "recipient" for one in under):
            return False
        gender = "f" if self.trigger.morph[2:3] == "f" else "m"
        find = self.document.subject_before if needed else self.document.earlier_subject
        earlier = find(sentence, at, gender=gender, level=self.level)
        return earlier is not None and not earlier.same_as(mention)

    def _pays_visit(self) -> bool:
        """Whether the subject of the verb is the visitor."""
        return self.frame.mode == "visit" and self.frame.args.get("subject", "actor") == "actor"

    def _meets_only(self, arguments: Arguments) -> bool:
        """«The minister came to Damascus |and met the president|»: the verb names one of the two
        who meet, and the other acted before."""
        subject, sentence, at = arguments.subject, self.sentence, self.trigger.at
        if not self.frame.mutual or self.frame.type != "CONSULT" or subject is None:
            return False
        word = sentence.word(at)
        if subject.first <= at or arguments.objects or not word.conjunction or word.pronoun:
            return False
        mention, roles = self.document.mention(sentence, subject), self.frame.args
        with_whom = any(roles.get(p.preposition) == "actor" for p in arguments.prepositional)
        if with_whom or not (mention.human and mention.political):
            return False
        gender = "f" if self.trigger.morph[2:3] == "f" else "m"
        earlier = self.document.earlier_subject(sentence, at, gender=gender, level=self.level)
        return earlier is not None and earlier.human and not earlier.same_as(mention)

    def _acts_on_thing(self, arguments: Arguments) -> bool:
        """«The authorities tried to …, and |banned| the exchange»: where only somebody acts, a
        thing after the verb is its object when somebody who agrees acted before."""
        subject, sentence, at = arguments.subject, self.sentence, self.trigger.at
        if subject is None or subject.first <= at or sentence.word(at).pronoun:
            return False
        if self.frame.type not in _OF_PEOPLE or self.frame.inchoative:
            return False
        mention = self.document.mention(sentence, subject)
        if mention.kind != "thing" or mention.human or self.document.inner(sentence, subject):
            return False
        gender = "f" if self.trigger.morph[2:3] == "f" else "m"
        found = self.document.earlier_subject(sentence, at, gender=gender, level=self.level)
        return found is not None

    def _is_everybody(self, phrase: NounPhrase) -> bool:
        """«Called on all parties», «urges the international community»: whom calls are made to."""
        first = self.sentence.word(phrase.first)
        mention = self.document.mention(self.sentence, phrase)
        return "everybody" in first.classes or mention.agent == _WORLD

    def _acts_upon(self, phrase: NounPhrase) -> bool:
        """Whether an object may be who is acted upon, not how («was killed by stabbing»)."""
        mention = self.document.mention(self.sentence, phrase)
        return mention.kind != "thing" or mention.human or self._is_number(phrase)

    def _before_object_noun(self, subject: NounPhrase) -> bool:
        """«The soldiers set |fire|»: what they let loose stands right after them."""
        units = self.sentence.units
        if subject.last >= len(units):
            return False
        word = units[subject.last].word
        return "object_noun" in word.classes and not word.preposition

    def _undergoes(self, arguments: Arguments) -> bool:
        """Whether a subject without object is acted upon; forces, courts and states are not
        arrested, they arrest somebody whom the sentence names otherwise."""
        if arguments.subject is None:
            return False
        if not self.frame.inchoative:
            return self._is_done_to(arguments)
        if self.frame.type not in MEASURES or arguments.relative:
            return True
        mention = self.document.mention(self.sentence, arguments.subject)
        return mention.human or mention.kind not in ("armed", "body", "state")

    def _is_done_to(self, arguments: Arguments) -> bool:
        """«The workers who |were kept| from entering»: civilians before a verb of a measure that
        has nobody else whom it is taken against undergo it."""
        subject, frame, at = arguments.subject, self.frame, self.trigger.at
        if subject is None or subject.first > at or frame.type not in MEASURES:
            return False
        if arguments.objects or frame.args.get("object", "recipient") != "recipient":
            return False
        if any(frame.args.get(p.preposition) == "recipient" for p in arguments.prepositional):
            return False
        mention = self.document.mention(self.sentence, subject)
        return mention.human and mention.sectors[:1] in _CIVIL and self._is_bare_until(at + 1)

    def _is_bare_until(self, at: int) -> bool:
        """Whether a preposition or a time follows at a unit, so that no object does."""
        sentence = self.sentence
        if at >= len(sentence.units):
            return False
        word = sentence.word(at)
        return sentence.categories[at] == PREPOSITION or bool(word.preposition)

    def _is_charged(self, arguments: Arguments) -> bool:
        """«Damascus was accused of the attack»: the verb must have whom it accuses, and what of
        follows right after its only noun."""
        frame, subject = self.frame, arguments.subject
        if frame.type != "ACCUSE" or subject is None or "recipient" not in frame.require:
            return False
        if frame.args.get(_WITH) in (None, "actor", "recipient"):
            return False
        sentence, at, after = self.sentence, self.trigger.at, subject.last
        if sentence.word(at).pronoun or after >= len(sentence.units) or after <= at:
            return False
        return sentence.word(after).preposition == _WITH

    def _is_charged_with(self, arguments: Arguments) -> bool:
        """«Journalists who were charged |with| …», «the army is accused |of| …»: what of follows
        right after the verb, which must have whom it accuses and has no object."""
        frame, at = self.frame, self.trigger.at
        if frame.type != "ACCUSE" or self.sentence.word(at).pronoun:
            return False
        if any(self.document.mention(self.sentence, p).political for p in arguments.objects):
            return False
        before = arguments.subject is None or arguments.subject.first < at
        if not before or frame.args.get(_WITH) in (None, "actor", "recipient"):
            return False
        following = self.sentence.word(at + 1) if at + 1 < len(self.sentence.units) else None
        accuses = "recipient" in frame.require and self.trigger.kind != kinds.FRAME_PARTICIPLE
        return accuses and following is not None and following.preposition == _WITH

    def _vowelled_passive(self) -> bool:
        """A damma written on a verb of the past, as the press does only to show a passive; in the
        present an active verb may have one."""
        if self.trigger.morph[:1] != _PAST:
            return False
        unit = self.sentence.units[self.trigger.at]
        return _DAMMA in self.document.span(unit.first, unit.last).text

    def _implicit(self, role: str, unarmed: str) -> None:
        """The omitted subject of a verb: who acted or spoke last, if the verb agrees; civilians
        have the role ``unarmed`` («who were wounded or killed»)."""
        morph = self.trigger.morph
        pronoun = complementizer_pronoun(self.sentence, self.trigger.at)
        if morph[1:2] == "1":
            # outside of speech «I threw» is spelled like «was thrown»
            found = self.speaker
            if morph[:1] != _PAST:
                found = found or self.document.discourse.speaker
        elif pronoun is not None and self.speaker and agrees(self.speaker, pronoun, False):
            found = self.speaker
        else:
            found = self.document.subject_before(
                self.sentence, self.trigger.at, gender="f" if morph[2:3] == "f" else "m",
                plural=morph[3:4] in ("p", "d"), level=self.level,
            )  # fmt: skip
        if found is not None:
            civil = found.human and found.sectors[:1] == ("CVL",)
            several = morph[3:4] in ("p", "d")
            meant = self.document.standing_for(found) if several else [found]
            self.put(unarmed if civil else role, meant, "omitted subject")

    def participle(self) -> None:
        """«demanding», «condemning»: the subject is that of the sentence."""
        sentence, at = self.sentence, self.trigger.at
        arguments = arguments_of_verb(sentence, at, "i0??")
        phrases = (arguments.subject, *arguments.objects)
        after = [phrase for phrase in phrases if phrase is not None and phrase.first > at]
        word, morph = sentence.word(at), self.trigger.morph
        gender = "f" if morph.startswith("f") or is_feminine(word) else "m"
        plural = morph.endswith("p") or word.stem.endswith(_PLURALS)
        subject = self.document.subject_before(
            sentence, at, gender=gender, plural=plural, level=self.level
        )
        role = self.frame.args.get("subject", "actor")
        next_to = bool(after) and after[0].first == at + 1
        if next_to and gender == "f" and not plural and self._is_man(subject):
            # «he condemned the |demanding| by politicians of …»: a noun spelled like «she demands»
            self.fill(role, "genitive", after[0])
            self.prepositions(arguments)
            return
        if subject is not None:
            self.put(role, [subject], "subject of the sentence")
        if sentence.word(at).pronoun:
            self.pronoun(self.frame.args.get("object", "recipient"), "object")
        elif (free := self._free_pronoun()) is not None:
            self.refer(self.frame.args.get("object", "recipient"), free, "object")
        elif next_to:
            self.fill(self.frame.args.get("object", "recipient"), "object", after[0])
        self.prepositions(arguments)

    def _is_man(self, subject: Mention | None) -> bool:
        """Whether nobody, or a man by the verb before it, is the subject of a feminine
        participle."""
        if subject is not None and (not subject.human or subject.gender == "f"):
            return False
        verb = verb_before(self.sentence, self.trigger.at)
        reading = None if verb is None else self.sentence.word(verb).reading(*kinds.VERBS)
        return reading is not None and reading.morph[2:3] == "m"
