"""Attribution: cue, speaker, content; chains of who reports whom.

Direct and indirect speech, participles («noting that»), phrases («according to»), continued speech
(«and added»), relayed speech («the paper quoted officials as saying»). The stage finds statements;
coding reads the chains from them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

from marsad.events.content import QUOTE_MARKS, ContentFinder, is_speech
from marsad.events.document import Document
from marsad.events.triggers import follows
from marsad.knowledge import kinds
from marsad.knowledge.schema import ReportingCue
from marsad.mentions.coreference import agrees
from marsad.mentions.mention import Mention
from marsad.record import Form
from marsad.syntax.categories import (
    PUNCTUATION,
    VERB,
)
from marsad.syntax.clauses import Arguments, Sentence, arguments_of_verb
from marsad.syntax.phrases import NounPhrase
from marsad.text.lexicon import Reading

_PER_SENTENCE = 60
"""Statements of one sentence that are looked at together."""
_RECENT_SPEAKERS = 6
"""Statements back within which «and added» finds its speaker."""
_CONTENT_REACH = 1000
"""Tokens between a cue and what it may still report."""


@dataclass(slots=True)
class Attributed:
    """A statement before it is written to the record. Ranges are half-open token ranges."""

    cue: tuple[int, int]
    cue_clitic: int
    entry: ReportingCue
    sentence: int
    speakers: list[Mention]
    implicit: bool
    content: tuple[int, int]
    form: Form
    verb_cue: bool = True
    relayed: Mention | None = None
    """The inner source that a relaying verb names."""
    participle: bool = False
    """True when the cue is a participle, which goes on with the outer sentence."""
    relay: Attributed | None = None
    """The relaying statement whose inner source speaks here."""
    outer: list[Attributed] = field(default_factory=list)
    """Statements whose content holds this one, outermost first."""

    @property
    def speaker(self) -> Mention | None:
        """The first of those who speak."""
        return self.speakers[0] if self.speakers else None


@dataclass(slots=True)
class RefusedCue:
    """A cue that makes no statement, and why."""

    cue: tuple[int, int]
    rule: str
    reason: str


def _cue_token(statement: Attributed) -> int:
    return statement.cue[0]


class Attributor:
    """Finds the statements of a document, sentence by sentence, in order."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.content = ContentFinder(document)
        self.statements: list[Attributed] = []
        self.refused: list[RefusedCue] = []

    def read(self, sentence: Sentence) -> None:
        """Adds the statements that a sentence's cues make."""
        for at, unit in enumerate(sentence.units):
            if not unit.word.kinds & kinds.REPORTS:
                continue
            statement = self._statement(sentence, at)
            if statement is not None:
                self._cut_before(statement)
                self.statements.append(statement)
                self._remember(statement)

    def _remember(self, statement: Attributed) -> None:
        speaker = statement.speaker
        if speaker is not None and statement.verb_cue:
            self.document.discourse.speaker = speaker
            self.document.discourse.subject = speaker

    def _statement(self, sentence: Sentence, at: int) -> Attributed | None:
        """The best statement that the cue at a unit makes, trying its entries in turn."""
        word = sentence.word(at)
        category = sentence.categories[at]
        reasons: list[RefusedCue] = []
        options: list[Attributed] = []
        for reading in word.readings:
            if reading.kind not in kinds.REPORTS:
                continue
            entry = self.document.knowledge.reporting[reading.ref]
            made = self._by_kind(sentence, at, reading, entry, category)
            if isinstance(made, Attributed):
                options.append(made)
            else:
                unit = sentence.units[at]
                reasons.append(RefusedCue((unit.first, unit.last), entry.id, made))
        if options:
            cue = sentence.units[at].first
            return min(
                options, key=lambda o: (o.implicit, o.content[0] < cue and o.verb_cue, o.content[0])
            )
        self.refused += reasons[:1]
        return None

    def _by_kind(
        self, sentence: Sentence, at: int, reading: Reading, entry: ReportingCue, category: str
    ) -> Attributed | str:
        if self._vetoed(sentence, at, entry):
            return "the next word shows another sense"
        if reading.kind == kinds.REPORT_VERB:
            if category != VERB:
                return "reads as a noun here"
            if sentence.word(at).future or self._negated(sentence, at):
                return "not said: negated or yet to come"
            return self._verb(sentence, at, reading.morph, entry)
        if reading.kind == kinds.REPORT_PARTICIPLE:
            return self._participle(sentence, at, reading.morph, entry)
        if reading.kind == kinds.REPORT_PHRASE:
            return self._phrase(sentence, at, entry)
        return self._noun(sentence, at, entry)

    def _negated(self, sentence: Sentence, at: int) -> bool:
        """Whether a negating particle stands right before the verb."""
        reading = sentence.word(at - 1).reading(kinds.STATUS_WORD) if at else None
        return (
            reading is not None and self.document.knowledge.status[reading.ref].status == "negated"
        )

    def _vetoed(self, sentence: Sentence, at: int, entry: ReportingCue) -> bool:
        return bool(entry.unless) and follows(sentence, at + 1, entry.unless)

    # Verbs

    def _verb(
        self, sentence: Sentence, at: int, morph: str, entry: ReportingCue
    ) -> Attributed | str:
        arguments = arguments_of_verb(sentence, at, morph)
        content = self.content.after(sentence, at + 1, entry, arguments.subject)
        if content is None and entry.prep is None:
            content = self.content.quoted_before(sentence, at)
        if content is None:
            return "no content follows"
        speakers, implicit = self._subject(sentence, at, morph, arguments, content)
        relayed = self._relayed(sentence, arguments) if entry.relays else None
        return self._made(sentence, at, entry, speakers, implicit, content, relayed=relayed)

    def _subject(
        self,
        sentence: Sentence,
        at: int,
        morph: str,
        arguments: Arguments,
        content: tuple[int, int],
    ) -> tuple[list[Mention], bool]:
        """The speakers of a verb: its subject, else whoever spoke or acted last."""
        token = sentence.units[at].first
        if morph[1:2] == "1":
            speaker = self._speaker_around(token) or self.document.discourse.speaker
            return ([speaker] if speaker else []), True
        subject = arguments.subject
        after = arguments.objects[0] if arguments.objects else None
        if (
            arguments.relative and after is not None and after.first <= at + 2
            and self.document.mention(sentence, after).political
        ):  # fmt: skip
            # «which the government said …»: the subject follows the verb
            subject = after
        if subject is not None:
            start = sentence.units[subject.first].first
            if not content[0] <= start < content[1] or start < token:
                return self.document.members(sentence, subject), False
        gender = "f" if morph[2:3] == "f" else "m"
        plural = morph[3:4] in ("p", "d")
        antecedent = self.document.earlier_subject(sentence, at, gender=gender, plural=plural)
        if antecedent is None or not sentence.word(at).conjunction:
            antecedent = self._continued(token, gender, plural=plural)
        return ([antecedent] if antecedent is not None else []), True

    def _continued(self, token: int, gender: str | None, *, plural: bool) -> Mention | None:
        """Who goes on speaking: the last speaker if the verb agrees, else the last subject."""
        discourse = self.document.discourse
        recent = self.statements[-_RECENT_SPEAKERS:]
        outer = self.statements[-2 * _RECENT_SPEAKERS :]
        nested = [s for s in recent if any(self._holds(o, s) for o in outer)]
        for statement in [*reversed([s for s in recent if s not in nested]), *reversed(nested)]:
            speaker = statement.speaker
            if speaker is not None and agrees(speaker, gender, plural):
                return speaker
        return discourse.antecedent(token, gender=gender, plural=plural)

    def _holds(self, outer: Attributed, inner: Attributed) -> bool:
        """Whether the cue of one statement is inside what another says."""
        return outer is not inner and outer.content[0] <= inner.cue[0] < outer.content[1]

    def _speaker_around(self, token: int) -> Mention | None:
        """The speaker of the statement whose content holds the token."""
        for statement in reversed(self.statements[-2 * _RECENT_SPEAKERS :]):
            if statement.content[0] <= token < statement.content[1]:
                return statement.speaker
        return None

    def _relayed(self, sentence: Sentence, arguments: Arguments) -> Mention | None:
        """The source that a relaying verb quotes: the phrase after «from»."""
        for phrase in arguments.prepositional:
            mention = self.document.mention(sentence, phrase)
            if mention.political or mention.source is not None:
                return mention
        return None

    # Participles, phrases, nouns

    def _participle(
        self, sentence: Sentence, at: int, morph: str, entry: ReportingCue
    ) -> Attributed | str:
        word = sentence.word(at)
        if word.article or word.preposition:
            return "an attribute, not a report"
        content = self.content.after(sentence, at + 1, entry)
        if content is None:
            return "no content follows"
        token = sentence.units[at].first
        gender = "f" if morph.startswith("f") else "m"
        speaker = self._main_subject(sentence, at, gender)
        if speaker is None:
            speaker = self._continued(token, gender, plural=morph.endswith("p"))
        if speaker is None:
            return "no speaker"
        made = self._made(sentence, at, entry, [speaker], True, content)
        if isinstance(made, Attributed):
            made.participle = True
        return made

    def _main_subject(self, sentence: Sentence, at: int, gender: str) -> Mention | None:
        """The speaker of the sentence so far, else the subject of its last verb that agrees."""
        token = sentence.units[at].first
        for statement in reversed(self.statements):
            if statement.sentence != sentence.index:
                break
            speaker = statement.speaker
            if (
                speaker is not None
                and statement.verb_cue
                and statement.cue[0] < token
                and (speaker.gender in (None, gender))
            ):
                return speaker
        return self.document.subject_before(sentence, at, gender=gender)

    def _phrase(self, sentence: Sentence, at: int, entry: ReportingCue) -> Attributed | str:
        if entry.speaker == "subject":
            return self._phrase_with_subject(sentence, at, entry)
        speaker_phrase = self._speaker_after(sentence, at)
        if speaker_phrase is None:
            return "no speaker follows"
        mention = self.document.mention(sentence, speaker_phrase)
        can_speak = mention.kind not in ("thing", "place") or mention.human or mention.political
        if not can_speak and not self._may_speak(sentence, speaker_phrase):
            return "what follows can't speak"
        content = self._content_around(sentence, at, speaker_phrase)
        if content is None:
            return "no content"
        speakers = self.document.members(sentence, speaker_phrase)
        return self._made(sentence, at, entry, speakers, False, content, verb_cue=False)

    def _phrase_with_subject(
        self, sentence: Sentence, at: int, entry: ReportingCue
    ) -> Attributed | str:
        """Phrases that stand for a verb: «as saying», «it was stated in the communiqué»."""
        content = self.content.after(sentence, at + 1, entry)
        if content is None:
            return "no content follows"
        token = sentence.units[at].first
        following = sentence.phrase_at[at + 1] if at + 1 < len(sentence.units) else None
        if following is not None and sentence.units[following.first].first < content[0]:
            mention = self.document.mention(sentence, following)
            if mention.political or mention.kind == "document":
                return self._made(sentence, at, entry, [mention], False, content)
        speaker = self._continued(token, None, plural=False)
        if speaker is None:
            return "no speaker"
        return self._made(sentence, at, entry, [speaker], True, content)

    def _may_speak(self, sentence: Sentence, phrase: NounPhrase) -> bool:
        """Unknown names in quotation marks or definite unknown words may be a source's name."""
        word = sentence.word(phrase.head)
        return not word.readings and (word.article or phrase.definite)

    def _speaker_after(self, sentence: Sentence, at: int) -> NounPhrase | None:
        """The phrase after «according to», also after a verb («according to what X said»)."""
        for i in range(at + 1, min(at + 6, len(sentence.units))):
            phrase = sentence.phrase_at[i]
            if phrase is not None:
                return phrase
            if sentence.categories[i] == PUNCTUATION and sentence.word(i).form not in QUOTE_MARKS:
                return None
        return None

    def _noun(self, sentence: Sentence, at: int, entry: ReportingCue) -> Attributed | str:
        """«his saying that»: the pronoun stands for the last source or speaker."""
        word = sentence.word(at)
        if not word.pronoun:
            return "no pronoun tells the speaker"
        content = self.content.after(sentence, at + 1, entry, clause=True)
        if content is None:
            return "no content follows"
        token = sentence.units[at].first
        last = self.statements[-1] if self.statements else None
        if last is not None and last.relayed is not None and last.sentence == sentence.index:
            made = self._made(sentence, at, entry, [last.relayed], False, content)
            if isinstance(made, Attributed):
                made.relay = last
            return made
        speaker = self._nearest_human(sentence, at) or self._continued(token, None, plural=False)
        if speaker is None:
            return "no speaker"
        return self._made(sentence, at, entry, [speaker], True, content)

    def _nearest_human(self, sentence: Sentence, at: int) -> Mention | None:
        for phrase in reversed(sentence.phrases_near(at)):
            if phrase.last > at:
                continue
            mention = self.document.mention(sentence, phrase)
            if mention.human and mention.political:
                return mention
        return None

    def _content_around(
        self, sentence: Sentence, at: int, speaker: NounPhrase
    ) -> tuple[int, int] | None:
        """Content of a phrase cue: what precedes it, or what follows when it opens the clause."""
        following = self.content.clause_after(sentence, speaker.last)
        if following is not None:
            return following
        start = self._clause_open(sentence, at)
        first, cue = sentence.units[start].first, sentence.units[at].first
        if cue - first >= 3:
            return first, cue
        end = sentence.units[speaker.last - 1].last
        while end < sentence.last and self.document.tokens.forms[end] not in "\u060c,:":
            end += 1
        first = end + 1
        if first >= sentence.last:
            return None
        return first, sentence.last

    def _clause_open(self, sentence: Sentence, at: int) -> int:
        """Where the stretch that a post-posed cue covers begins: after the last statement's end or
        at the start of the sentence."""
        start = 0
        for statement in self._of_sentence(sentence.index):
            if not statement.verb_cue:
                for i in range(start, at):
                    if sentence.units[i].first >= statement.cue[1]:
                        break
                    start = i
        return start

    def _cut_before(self, new: Attributed) -> None:
        """A new cue that is not inside what was said ends the content before it."""
        unit_word = self.document.tokens.forms[new.cue[0]]
        inside_quote = any(
            first < new.cue[0] < last for first, last in self.document.quotes_near(new.cue[0])
            if is_speech((first, last))
        )  # fmt: skip
        if inside_quote or not self._breaks_content(new, unit_word):
            return
        for statement in self._of_sentence(new.sentence):
            first, last = statement.content
            if first < new.cue[0] < last:
                end = new.cue[0]
                shorter = self.content.trimmed((first, end))
                statement.content = shorter if shorter[1] > shorter[0] else statement.content

    def _of_sentence(self, index: int) -> list[Attributed]:
        """The statements of the sentence being read, in order."""
        found: list[Attributed] = []
        for statement in reversed(self.statements):
            if statement.sentence != index or len(found) == _PER_SENTENCE:
                break
            found.append(statement)
        return found[::-1]

    def _breaks_content(self, new: Attributed, form: str) -> bool:
        """Participles, post-posed phrases and verbs after «and» go on with the outer sentence."""
        if new.participle:
            return True
        if not new.verb_cue:
            return True
        return new.cue_clitic > 0

    def _made(  # noqa: PLR0913  (the parts of a statement)
        self,
        sentence: Sentence,
        at: int,
        entry: ReportingCue,
        speakers: list[Mention],
        implicit: bool,
        content: tuple[int, int],
        *,
        verb_cue: bool = True,
        relayed: Mention | None = None,
    ) -> Attributed | str:
        content = self.content.trimmed(content)
        if content[1] <= content[0]:
            return "empty content"
        for speaker in speakers:
            self.document.discourse.promote(speaker, sentence)
        unit = sentence.units[at]
        return Attributed(
            cue=(unit.first, unit.last), cue_clitic=len(unit.word.conjunction), entry=entry,
            sentence=sentence.index, speakers=speakers, implicit=implicit, content=content,
            form=self.content.form(content), verb_cue=verb_cue, relayed=relayed,
        )  # fmt: skip

    def link(self) -> None:
        """Fills in, for every statement, the statements that report it."""
        for inner in self.statements:
            inner.outer = list(self.around(inner.cue[0], but=inner))
            if inner.relay is not None and inner.relay not in inner.outer:
                inner.outer.append(inner.relay)

    def around(self, token: int, but: Attributed | None = None) -> Iterator[Attributed]:
        """The statements whose content holds a token, outermost first."""
        low = bisect_left(self.statements, token - _CONTENT_REACH, key=_cue_token)
        high = bisect_left(self.statements, token + _CONTENT_REACH, key=_cue_token)
        holding = [
            statement for statement in self.statements[low:high]
            if statement is not but and statement.content[0] <= token < statement.content[1]
        ]  # fmt: skip
        holding.sort(key=lambda s: (s.content[0] - s.content[1], s.cue[0]))
        yield from holding
