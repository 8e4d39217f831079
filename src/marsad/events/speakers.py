"""Who speaks: the subject of a verb of saying, or whom its omitted subject stands for."""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

from marsad.events.adjuncts import governing_verb
from marsad.events.content import QUOTE_MARKS
from marsad.events.document import Document
from marsad.events.set_off import is_bare_relative
from marsad.events.statements import Attributed, Statements
from marsad.events.subjects import (
    follows_mark,
    goes_outside,
    is_addressed,
    is_genitive,
    is_pointed_at,
    is_source,
)
from marsad.knowledge import kinds
from marsad.mentions.identity import agrees
from marsad.mentions.mention import Mention
from marsad.syntax.categories import (
    COMPLEMENTIZER,
    CONJUNCTION,
    NUMBER,
    OTHER,
    QUANTIFIER,
    RELATIVE,
    VERB,
)
from marsad.syntax.clauses import Arguments, Sentence, arguments_of_verb
from marsad.syntax.noun_phrase import NounPhrase
from marsad.syntax.units import Unit

_SPEAKERS: Final = frozenset({"person", "group", "body", "armed", "outlet", "document", "state"})
"""Kinds of mentions that may speak."""
_PAPERS: Final = frozenset({"outlet", "agency", "document"})
"""Kinds of sources that issue no papers of their own."""
_SENTENCES_BACK: Final = 8
"""Sentences back within which an omitted subject finds whom it stands for."""
_STATEMENTS_BACK: Final = 12
"""Statements back within which continued speech («and added») finds its speaker."""
_UNITS_BACK: Final = 60
"""Units back within which the verb is looked for whose subject goes on speaking."""
_CERTAIN: Final = 2
"""Strength of a phrase that shows by itself that it is somebody."""
_FROM: Final = "\u0645\u0646"
"""Preposition before a sender."""
_ADJACENT: Final = 2
"""Units after a verb within which a phrase stands right after it."""

Agreement = tuple[str | None, bool]
"""Gender (``m``, ``f`` or null) that a verb shows, and whether it is a plural."""


class SpeakerFinder:
    """Finds the speakers of cues in a document whose statements are read in order."""

    def __init__(self, document: Document, statements: Statements) -> None:
        self.document = document
        self.statements = statements
        self._main_subjects: dict[int, list[tuple[int, Mention]]] = {}
        """Sentence → token of the verb and subject of the verbs that no statement holds."""

    def named(self, sentence: Sentence, at: int, morph: str) -> NounPhrase | None:
        """The phrase that names the speaker of the verb at a unit, or null when it is omitted."""
        if _has_pronoun_before(sentence, at):
            return None
        arguments = arguments_of_verb(sentence, at, morph)
        before, after = _sides(arguments, at)
        strong_before = self._strength(sentence, before)
        if before is not None and (
            is_genitive(sentence, before) or (arguments.relative and strong_before < _CERTAIN)
        ):
            strong_before = 0
        strong_after = self._strength_after(sentence, at, morph, after)
        if not strong_before:
            return after if strong_after else None
        if after is None or not strong_after or not self._is_adjacent(sentence, at, after):
            return before
        if strong_after == _CERTAIN and (is_source(sentence, before) or follows_mark(sentence, at)):
            return after  # «on the security file, the report added»
        # «which the government said …», «in talks with "X.net", said Y»: the subject follows
        opens = strong_after == strong_before < _CERTAIN and follows_mark(sentence, at)
        return after if arguments.relative or opens or strong_after > strong_before else before

    def _strength_after(
        self, sentence: Sentence, at: int, morph: str, phrase: NounPhrase | None
    ) -> int:
        """How surely the first bare phrase after a verb is its subject."""
        strength = self._strength(sentence, phrase)
        if phrase is None or not strength:
            return 0
        if is_addressed(sentence, phrase, morph) or self._is_governed(sentence, phrase):
            return 0
        if strength < _CERTAIN and (
            morph[3:4] == "p"  # such verbs stand alone
            or not self._is_adjacent(sentence, at, phrase)  # a programme's name, far behind
            or is_pointed_at(sentence, phrase)
        ):
            return 0
        return strength

    def is_of_thing(self, sentence: Sentence, at: int, morph: str) -> bool:
        """«guarantees that confirm that …»: the verb tells more of a noun for a thing, and nobody
        follows who could speak."""
        arguments = arguments_of_verb(sentence, at, morph)
        thing = arguments.subject
        if not arguments.relative or thing is None or thing.last != at:
            return False  # «the building |which| he said that they own»
        if self.document.mention(sentence, thing).kind != "thing" or thing.name_at is not None:
            return False
        after = at + 1
        if after < len(sentence.units) and sentence.word(after).pronoun:
            return False  # «the meeting at which he said»
        named = arguments.objects[0] if arguments.objects else None
        return named is None or not self._is_adjacent(sentence, at, named)

    def _is_adjacent(self, sentence: Sentence, at: int, phrase: NounPhrase) -> bool:
        """Whether nothing but particles stands between a verb and a phrase."""
        between = sentence.categories[at + 1 : phrase.first]
        return sum(category != OTHER for category in between) < _ADJACENT

    def _is_governed(self, sentence: Sentence, phrase: NounPhrase) -> bool:
        """«said on the arrival of |some of the members|»: the genitive of a noun under a
        preposition, set apart by its quantifier."""
        before = sentence.phrase_at[phrase.first - 1]
        if before is None or sentence.categories[phrase.first] != QUANTIFIER:
            return False
        if not before.preposition or before.definite or phrase.conjunction:
            return False
        return self.document.mention(sentence, before).kind != "document"

    def is_certain(self, sentence: Sentence, phrase: NounPhrase) -> bool:
        """Whether the phrase shows by itself that it is somebody."""
        return self._strength(sentence, phrase) == _CERTAIN

    def omitted(
        self, sentence: Sentence, at: int, agreement: Agreement, *, outside: bool, continues: bool,
        participle: bool = False,
    ) -> Mention | None:  # fmt: skip
        """Whom the omitted subject of the cue at a unit stands for.

        ``outside``: the cue goes on with the outer sentence, not with what somebody says in it;
        ``continues``: the cue itself tells that the speaker goes on («and added»).
        """
        token = sentence.units[at].first
        quoted = [
            s for s in self.statements.around(token) if s.form == "direct" and not participle
        ]  # fmt: skip
        found = self._of_wording(sentence, agreement) if participle else None
        if found is None:
            found = self._in_sentence(sentence, at, agreement, quoted, outside=outside)
        if found is None and continues and not quoted:
            found = self._last_speaker(agreement)
        if found is None and outside:
            found = self._in_sentence(sentence, at, agreement, quoted, outside=False)
        if found is None and participle:
            found = self._in_wording(sentence, agreement)
        if found is None:
            found = self.nearest(sentence, at, agreement, first=participle)
        if found is None and not quoted:
            found = self._in_earlier_sentence(sentence, agreement)
        return found

    def sender(self, sentence: Sentence, at: int) -> Mention | None:
        """«a notice |from the chief of police|, saying that»: whose paper goes on to tell."""
        for phrase in reversed(sentence.phrases_near(at)):
            if phrase.last > at or phrase.apposition is not None:
                continue
            if phrase.preposition != _FROM or phrase.first < 2:
                return None
            paper = sentence.phrase_at[phrase.first - 2]
            between = sentence.categories[phrase.last : at]
            if paper is None or paper.definite or paper.last != phrase.first - 1 or VERB in between:
                return None
            mention = self.document.mention(sentence, phrase)
            return mention if mention.political or mention.human else None
        return None

    def of_paper(self, sentence: Sentence, at: int) -> Mention | None:
        """«statements |of the president| in which he said», «an interview |with the chief| in which
        he said»: whose words the noun holds that «in which» takes up, or null."""
        if at + 1 >= len(sentence.units):
            return None
        end = at - 1 if _is_relative(sentence, at) else at
        held_in = self.document.knowledge.words["in_which"]
        phrase = sentence.phrase_at[end - 1] if end else None
        if phrase is None or phrase.last != end or sentence.word(at + 1).form not in held_in:
            return None
        mention = self.document.mention(sentence, phrase)
        to = self.document.knowledge.words["arrival"]
        if phrase.preposition in to:  # «a letter to the authorities in which he said»
            verb = governing_verb(sentence, phrase.first)
            return self._subject_of(sentence, verb) if verb is not None else None
        if mention.kind != "document":
            return mention if phrase.preposition and (mention.human or mention.political) else None
        owners = [m for m in self.document.inner(sentence, phrase) if m.human or m.political]
        return owners[0] if owners else None

    def document_before(self, sentence: Sentence, at: int) -> Mention | None:
        """The paper named last before a unit of the sentence: what «in which» refers to."""
        for phrase in reversed(sentence.phrases_near(at)):
            mention = self.document.mention(sentence, phrase)
            if phrase.last <= at and mention.kind == "document":
                return mention
        return None

    def last_country(self, sentence: Sentence) -> str | None:
        """The country of who acts or speaks in the nearest earlier sentence that tells one."""
        first = max(0, sentence.index - _SENTENCES_BACK)
        for earlier in reversed(self.document.sentences[first : sentence.index]):
            for verb, subject in reversed(self._main(earlier)):
                told = subject.country is not None and not subject.inferred
                if told and subject.source not in _PAPERS and not self.statements.is_told(verb):
                    return subject.country
        return None

    def around(self, token: int) -> Mention | None:
        """The speaker whose words a token belongs to: whom «I» and «we» stand for."""
        held = list(self.statements.around(token))
        for statement in reversed(held):
            if statement.speaker is not None:
                return statement.speaker
        return None

    def _in_sentence(
        self, sentence: Sentence, at: int, agreement: Agreement, quoted: list[Attributed],
        *, outside: bool,
    ) -> Mention | None:  # fmt: skip
        """The nearest earlier speaker or subject of the sentence on the level of the cue."""
        token = sentence.units[at].first
        inner = [
            s for s in self.statements.of_sentence(sentence.index)
            if s.cue[0] < token and s not in quoted
            and (outside or (s.form == "direct" and not s.holds(token)))
        ]  # fmt: skip
        spoken = [s.cue[0] for s in self.statements.of_sentence(sentence.index) if s.verb_cue]
        doubtful: Mention | None = None
        for verb, subject in reversed(self._subjects(sentence, at)):
            if outside and verb not in spoken and self._is_aside(sentence, verb, spoken):
                continue
            if any(s.holds(verb) for s in inner) or not all(s.holds(verb) for s in quoted):
                continue
            if agrees(subject, *agreement) and subject.last <= token:
                if agreement[0] is None or subject.gender in (None, agreement[0]):
                    return subject
                doubtful = doubtful or subject  # «the army», with a feminine verb
        return doubtful

    def _of_wording(self, sentence: Sentence, agreement: Agreement) -> Mention | None:
        """The source of an «according to» right before, when nobody else speaks in the sentence:
        «prices will fall, according to the minister, noting that»."""
        said = self.statements.of_sentence(sentence.index)
        if not said or any(statement.verb_cue for statement in said):
            return None
        speaker = said[-1].speaker
        return speaker if speaker is not None and agrees(speaker, *agreement) else None

    def _in_wording(self, sentence: Sentence, agreement: Agreement) -> Mention | None:
        """The source of the last «according to» of the sentence: «as the agency reported, noting
        that»."""
        for statement in reversed(self.statements.of_sentence(sentence.index)):
            speaker = statement.speaker
            if not statement.verb_cue and speaker is not None and agrees(speaker, *agreement):
                return speaker
        return None

    def _is_aside(self, sentence: Sentence, verb: int, spoken: list[int]) -> bool:
        """Whether a verb without «and» after a verb of saying is in a clause inside its own."""
        if not spoken or verb < spoken[0]:
            return False
        at = bisect_left(sentence.units, verb, key=_first_token)
        return not goes_outside(sentence, at)

    def nearest(
        self, sentence: Sentence, at: int, agreement: Agreement, *, first: bool = False
    ) -> Mention | None:
        """The nearest party before the cue that no preposition governs; ``first``: the first of
        them, which is what the sentence is about."""
        token = sentence.units[at].first
        phrases = sentence.phrases_near(at)
        for phrase in phrases if first else reversed(phrases):
            if phrase.last > at or phrase.preposition or phrase.coordinate is not None:
                continue
            mention = self.document.mention(sentence, phrase)
            if mention.human and mention.political and agrees(mention, *agreement):
                held = [s for s in self.statements.around(mention.first) if not s.holds(token)]
                return None if held else mention
        return None

    def _subjects(self, sentence: Sentence, end: int) -> list[tuple[int, Mention]]:
        """Token of the verb and subject, of the verbs before unit ``end`` that have one."""
        spoken = {s.cue[0]: s for s in self.statements.of_sentence(sentence.index) if s.verb_cue}
        found: list[tuple[int, Mention]] = []
        for i in range(max(0, end - _UNITS_BACK), end):
            token = sentence.units[i].first
            statement = spoken.get(token)
            if statement is not None:
                if statement.speaker is not None:
                    found.append((token, statement.speaker))
                continue
            relative = _is_relative(sentence, i) or (i > 0 and is_bare_relative(sentence, i))
            if sentence.categories[i] != VERB or relative:
                continue  # also «in statements (that) the agency carried»
            if i and sentence.word(i - 1).form in QUOTE_MARKS:
                continue
            subject = self._subject_of(sentence, i)
            if subject is not None:
                found.append((token, subject))
        return found

    def _subject_of(self, sentence: Sentence, at: int) -> Mention | None:
        """The named subject of a verb that makes no statement, when it is somebody."""
        reading = sentence.word(at).reading(*kinds.VERBS)
        if reading is None:
            return None
        subject = arguments_of_verb(sentence, at, reading.morph.split("/")[0]).subject
        if subject is None or subject.preposition:
            return None
        if subject.first > at and not (
            subject.definite or self._is_adjacent(sentence, at, subject)
        ):
            return None
        mention = self.document.mention(sentence, subject)
        somebody = mention.political or mention.human
        return mention if somebody and mention.kind in _SPEAKERS else None

    def _last_speaker(self, agreement: Agreement) -> Mention | None:
        """Who spoke last, not counting those whose words somebody else reports."""
        for statement in reversed(self.statements.all[-_STATEMENTS_BACK:]):
            speaker = statement.speaker
            if (
                speaker is not None and statement.verb_cue and agrees(speaker, *agreement)
                and not self.statements.is_inside(statement)
            ):  # fmt: skip
                return speaker
        return None

    def _in_earlier_sentence(self, sentence: Sentence, agreement: Agreement) -> Mention | None:
        """The last speaker or main subject of the nearest earlier sentence that has one."""
        first = max(0, sentence.index - _SENTENCES_BACK)
        for earlier in reversed(self.document.sentences[first : sentence.index]):
            for verb, subject in reversed(self._main(earlier)):
                if agrees(subject, *agreement) and not self.statements.is_told(verb):
                    return subject
        return None

    def _main(self, sentence: Sentence) -> list[tuple[int, Mention]]:
        found = self._main_subjects.get(sentence.index)
        if found is None:
            found = self._subjects(sentence, len(sentence.units))
            self._main_subjects[sentence.index] = found
        return found

    def _strength(self, sentence: Sentence, phrase: NounPhrase | None) -> int:
        """How surely a phrase is a speaker: somebody, an unknown word that may be a name, no."""
        if phrase is None:
            return 0
        mention = self.document.mention(sentence, phrase)
        if mention.kind in _SPEAKERS:
            return _CERTAIN
        word = sentence.word(phrase.head)
        if mention.kind != "thing" or word.tanwin:
            return 0
        return 0 if sentence.categories[phrase.head] == NUMBER else 1


def _sides(arguments: Arguments, at: int) -> tuple[NounPhrase | None, NounPhrase | None]:
    """The subject before the verb and the first bare phrase after it."""
    subject = arguments.subject
    if subject is not None and subject.first > at:
        return None, subject
    return subject, arguments.objects[0] if arguments.objects else None


def _first_token(unit: Unit) -> int:
    return unit.first


def _is_relative(sentence: Sentence, at: int) -> bool:
    return at > 0 and sentence.categories[at - 1] == RELATIVE


def _has_pronoun_before(sentence: Sentence, at: int) -> bool:
    """«that she …», «but he …»: a particle right before the verb carries its subject."""
    before = at - 1
    while before >= 0 and sentence.categories[before] == OTHER:
        before -= 1
    return (
        before >= 0 and sentence.categories[before] in (COMPLEMENTIZER, CONJUNCTION)
        and sentence.word(before).form.endswith(_PRONOUNS)
    )  # fmt: skip


_PRONOUNS: Final = ("\u0647", "\u0647\u0627", "\u0647\u0645")
