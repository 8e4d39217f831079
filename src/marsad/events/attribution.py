"""Attribution: cue, speaker, content; chains of who reports whom.

Direct and indirect speech, participles («noting that»), phrases («according to»), continued speech
(«and added»), relayed speech («the paper quoted officials as saying»). The stage finds statements;
coding reads the chains from them.
"""

from __future__ import annotations

from collections.abc import Iterator

from marsad.events.content import QUOTE_MARKS, ContentFinder, is_speech
from marsad.events.document import Document
from marsad.events.speakers import Agreement, SpeakerFinder, goes_outside
from marsad.events.statements import Attributed, RefusedCue, Statements
from marsad.events.triggers import follows
from marsad.knowledge import kinds
from marsad.knowledge.schema import ReportingCue
from marsad.mentions.mention import Mention
from marsad.syntax.categories import COMPLEMENTIZER, OTHER, PUNCTUATION, VERB
from marsad.syntax.clauses import Sentence, arguments_of_verb
from marsad.syntax.phrases import NounPhrase
from marsad.text.lexicon import Reading

_THAT = "\u0627\u0646"
"""End of a complementizer without a pronoun."""


class Attributor:
    """Finds the statements of a document, sentence by sentence, in order."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.content = ContentFinder(document)
        self._said = Statements()
        self.speakers = SpeakerFinder(document, self._said)
        self.refused: list[RefusedCue] = []

    @property
    def statements(self) -> list[Attributed]:
        """The statements found so far, in the order of their cues."""
        return self._said.all

    def around(self, token: int) -> Iterator[Attributed]:
        """The statements whose content holds a token, outermost first."""
        return self._said.around(token)

    def read(self, sentence: Sentence) -> None:
        """Adds the statements that a sentence's cues make."""
        for at, unit in enumerate(sentence.units):
            if not unit.word.kinds & kinds.REPORTS:
                continue
            statement = self._statement(sentence, at)
            if statement is not None:
                self._cut_before(statement)
                self._said.add(statement)
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
            if self._unsaid(sentence, at, reading.morph):
                return "not said: negated or yet to come"
            return self._verb(sentence, at, reading.morph, entry)
        if reading.kind == kinds.REPORT_PARTICIPLE:
            return self._participle(sentence, at, reading.morph, entry)
        if reading.kind == kinds.REPORT_PHRASE:
            return self._phrase(sentence, at, entry)
        return self._noun(sentence, at, entry)

    def _unsaid(self, sentence: Sentence, at: int, morph: str) -> bool:
        """Whether the saying is denied, in the future, or only wished or possible."""
        if sentence.word(at).future or morph.endswith(".") or self._negated(sentence, at):
            return True
        # «that he announce»: the subjunctive, which is spelled like the indicative
        return (
            morph.startswith("i") and at > 0
            and sentence.categories[at - 1] in (COMPLEMENTIZER, OTHER)
            and sentence.word(at - 1).form.endswith(_THAT)
        )  # fmt: skip

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
        if self._performs(sentence, at, morph):
            return "said by saying it"
        phrase = self.speakers.named(sentence, at, morph)
        content = self._content(sentence, at, entry, phrase)
        if (
            content is None
            and phrase is not None
            and not self.speakers.is_certain(sentence, phrase)
        ):
            # the unknown words after the verb are what is said, not who says it
            phrase = None
            content = self._content(sentence, at, entry, None)
        if content is None:
            return "no content follows"
        start = sentence.units[phrase.first].first if phrase is not None else -1
        if phrase is not None and at < phrase.first and content[0] <= start < content[1]:
            phrase = None
        relayed = self._relayed(sentence, at, morph) if entry.relays else None
        if phrase is not None:
            speakers = self.document.members(sentence, phrase)
        else:
            speakers = self._omitted(sentence, at, morph, entry)
        return self._made(sentence, at, entry, speakers, phrase is None, content, relayed=relayed)

    def _content(
        self, sentence: Sentence, at: int, entry: ReportingCue, subject: NounPhrase | None
    ) -> tuple[int, int] | None:
        """What is said after a verb or right before it."""
        weak = subject is not None and not self.speakers.is_certain(sentence, subject)
        content = self.content.after(sentence, at + 1, entry, subject, clause=weak)
        if content is None and entry.prep is None:
            content = self.content.quoted_before(sentence, at)
        return content

    def _may_be_said(self, sentence: Sentence, phrase: NounPhrase) -> bool:
        """Whether unknown words after a verb are what is said rather than who says it."""
        if self.speakers.is_certain(sentence, phrase):
            return False
        return not sentence.word(phrase.head).article

    def _performs(self, sentence: Sentence, at: int, morph: str) -> bool:
        """«I affirm that …» inside a speech says what it says: no speech of its own."""
        return morph.startswith("i1") and any(
            s.form != "indirect" for s in self.around(sentence.units[at].first)
        )

    def _omitted(
        self, sentence: Sentence, at: int, morph: str, entry: ReportingCue
    ) -> list[Mention]:
        """Whom an omitted subject stands for: nobody or one party."""
        token = sentence.units[at].first
        if morph[1:2] == "1":
            found = self.speakers.around(token) or self.document.discourse.speaker
        else:
            agreement = ("f" if morph[2:3] == "f" else "m", morph[3:4] in ("p", "d"))
            outside = goes_outside(sentence, at)
            found = self.speakers.omitted(
                sentence, at, agreement, outside=outside, continues=entry.continues
            )
        return [found] if found is not None else []

    def _relayed(self, sentence: Sentence, at: int, morph: str) -> Mention | None:
        """The source that a relaying verb quotes: the phrase after «from»."""
        for phrase in arguments_of_verb(sentence, at, morph).prepositional:
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
        agreement = ("f" if morph.startswith("f") else "m", morph.endswith("p"))
        speaker = self.speakers.omitted(sentence, at, agreement, outside=True, continues=False)
        if speaker is None:
            return "no speaker"
        made = self._made(sentence, at, entry, [speaker], True, content)
        if isinstance(made, Attributed):
            made.participle = True
        return made

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
        following = sentence.phrase_at[at + 1] if at + 1 < len(sentence.units) else None
        if following is not None and sentence.units[following.first].first < content[0]:
            mention = self.document.mention(sentence, following)
            if mention.political or mention.kind == "document":
                return self._made(sentence, at, entry, [mention], False, content)
        speaker = self._goes_on(sentence, at)
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
        last = self.statements[-1] if self.statements else None
        if last is not None and last.relayed is not None and last.sentence == sentence.index:
            made = self._made(sentence, at, entry, [last.relayed], False, content)
            if isinstance(made, Attributed):
                made.relay = last
            return made
        speaker = self._nearest_human(sentence, at) or self._goes_on(sentence, at)
        if speaker is None:
            return "no speaker"
        return self._made(sentence, at, entry, [speaker], True, content)

    def _goes_on(self, sentence: Sentence, at: int) -> Mention | None:
        """Who speaks, where the words tell neither gender nor number."""
        anyone: Agreement = (None, False)
        return self.speakers.omitted(sentence, at, anyone, outside=True, continues=True)

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
        for statement in self._said.of_sentence(sentence.index):
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
        for statement in self._said.of_sentence(new.sentence):
            first, last = statement.content
            if first < new.cue[0] < last:
                end = new.cue[0]
                shorter = self.content.trimmed((first, end))
                statement.content = shorter if shorter[1] > shorter[0] else statement.content

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
            inner.outer = list(self._said.around(inner.cue[0], but=inner))
            if inner.relay is not None and inner.relay not in inner.outer:
                inner.outer.append(inner.relay)
