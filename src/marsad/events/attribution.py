"""Attribution: cue, speaker, content; chains of who reports whom.

Direct and indirect speech, participles («noting that»), phrases («according to»), continued speech
(«and added»), relayed speech («the paper quoted officials as saying»). The stage finds statements;
coding reads the chains from them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from marsad.events.content import QUOTE_MARKS, ContentFinder, Range, is_speech
from marsad.events.document import Document
from marsad.events.headline import read_headline
from marsad.events.linking import link
from marsad.events.noun_cues import NounCues
from marsad.events.performing import performs, performs_as_state
from marsad.events.phrase_cues import PhraseCues
from marsad.events.quotation import form_of, is_within_quotation
from marsad.events.relays import Relays
from marsad.events.speakers import SpeakerFinder
from marsad.events.statements import Attributed, Cue, RefusedCue, StatementMaker, Statements
from marsad.events.subjects import goes_outside, is_meanwhile, turns_back
from marsad.events.triggers import follows
from marsad.events.when import date_of_saying
from marsad.knowledge import kinds
from marsad.knowledge.schema import ReportingCue
from marsad.mentions.mention import Mention
from marsad.record import Form
from marsad.syntax.categories import (
    COMPLEMENTIZER,
    CONJUNCTION,
    OTHER,
    PREPOSITION,
    PUNCTUATION,
    QUANTIFIER,
    RELATIVE,
    VERB,
)
from marsad.syntax.clauses import Sentence
from marsad.syntax.noun_phrase import NounPhrase
from marsad.syntax.participles import is_adjective
from marsad.text.word import Reading

_THAT: Final = "\u0627\u0646"
"""End of a complementizer without a pronoun."""

_SOON, _EVER = 12, 10_000
"""Tokens within which words follow that go on with a speech («and continued: …»)."""
_DAMMA: Final = "\u064f"


class Attributor:
    """Finds the statements of a document, sentence by sentence, in order."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.content = ContentFinder(document)
        self._said = Statements()
        self.speakers = SpeakerFinder(document, self._said)
        self.maker = StatementMaker(document, self.content)
        self.relays = Relays(document, self._said)
        self.phrases = PhraseCues(document, self.content, self.speakers, self.relays, self._said)
        self.nouns = NounCues(document, self.content, self.speakers, self.relays, self._said)
        self.refused: list[RefusedCue] = []
        self._vowelled = _DAMMA in document.article.text
        self._issued = frozenset(document.knowledge.words.get("issued_paper", ()))

    @property
    def statements(self) -> list[Attributed]:
        """The statements found so far, in the order of their cues."""
        return self._said.all

    def around(self, token: int) -> Iterator[Attributed]:
        """The statements whose content holds a token, outermost first."""
        return self._said.around(token)

    def read(self, sentence: Sentence) -> None:
        """Adds the statements that a sentence's cues make."""
        if sentence.index == 0:
            self._said.headline = read_headline(sentence, self.document, self.speakers, self.maker)
        for at, unit in enumerate(sentence.units):
            if not unit.word.reporting:
                continue
            statement = self._statement(sentence, at)
            if statement is not None:
                self._cut_before(sentence, at, statement)
                statement.date = date_of_saying(
                    self.document, sentence, statement.cue[0], statement.content
                )
                self._credit(statement, sentence)
                if is_within_quotation(self.document, statement.content):
                    statement.form = self._form_within(statement)
                self.relays.turn_round(statement)
                self._said.add(statement)
                self._remember(statement)
            elif sentence.categories[at] == VERB:
                speaker = self.speakers.around(unit.first)
                if turns_back(sentence, at, self.document.knowledge, speaker):
                    self._cut_before(sentence, at, None)

    def _form_within(self, statement: Attributed) -> Form:
        """The form of words within a quotation: its speaker's own are direct, others' are not."""
        others = [s for s in self.around(statement.cue[0]) if s.speaker is not statement.speaker]
        return statement.form if others else "direct"

    def _credit(self, statement: Attributed, sentence: Sentence) -> None:
        """«The statement added»: a paper whose issuer is not named with it is of whoever acted or
        spoke last."""
        for paper in statement.speakers:
            issued = paper.kind == "document" and paper.key in self._issued
            if issued and (paper.country is None or paper.inferred):
                paper.country = self.speakers.last_country(sentence) or paper.country
                paper.inferred = True

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
        if options and any(self._repeats(option) for option in options):
            refused = options[0]
            reasons = [RefusedCue(refused.cue, refused.entry.id, "the cue before reports the same")]
            options = []
        if options:
            cue = sentence.units[at].first
            return min(
                options, key=lambda o: (o.implicit, o.content[0] < cue and o.verb_cue, o.content[0])
            )
        self.refused += reasons[:1]
        return None

    def _repeats(self, new: Attributed) -> bool:
        """«added, saying: …», «a volunteer who saw it told that …»: one content, one statement."""
        return new.relay is None and any(
            earlier.content[0] == new.content[0] and earlier.verb_cue and new.verb_cue
            and not earlier.entry.relays and earlier.cue[0] < new.cue[0] < new.content[0]
            for earlier in self._said.of_sentence(new.sentence)
        )  # fmt: skip

    def _by_kind(
        self, sentence: Sentence, at: int, reading: Reading, entry: ReportingCue, category: str
    ) -> Attributed | str:
        if self._vetoed(sentence, at, entry):
            return "the next word shows another sense"
        if category == PREPOSITION and entry.speaker == "subject":
            return self._spelled_like_preposition(Cue(sentence, at, entry))
        if reading.kind == kinds.REPORT_VERB:
            if category != VERB:
                return "reads as a noun here"
            if self._unsaid(sentence, at, reading.morph):
                return "not said: negated or yet to come"
            return self._verb(sentence, at, reading.morph, entry)
        if reading.kind == kinds.REPORT_PARTICIPLE:
            return self._participle(sentence, at, reading.morph, entry)
        if reading.kind == kinds.REPORT_PHRASE:
            return self.phrases.read(Cue(sentence, at, entry))
        return self.nouns.read(Cue(sentence, at, entry))

    def _unsaid(self, sentence: Sentence, at: int, morph: str) -> bool:
        """Whether the saying is denied, in the future, or only wished or possible."""
        if sentence.word(at).future or morph.endswith(".") or self._negated(sentence, at):
            return True
        unit = sentence.units[at]
        if self._vowelled and _DAMMA in self.document.written(unit.first, unit.last):
            return True  # vowelled as a passive: nobody says it
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
        if performs(self.around(sentence.units[at].first), morph):
            return "said by saying it"
        resumes = _resumes(sentence, at) and entry.complement == "clause" and not entry.predicate
        if resumes or self.speakers.is_of_thing(sentence, at, morph):
            return "a relative clause that tells of something else"
        owner = self.speakers.of_paper(sentence, at)
        phrase = self.speakers.named(sentence, at, morph) if owner is None else None
        if self._speaks_as_state(sentence, at, morph, phrase):
            return "said by saying it"
        if phrase is not None and self._is_called_upon(sentence, at, phrase, entry):
            phrase = None
        content = self._content(sentence, at, entry, phrase)
        if (
            content is None
            and phrase is not None
            and not self.speakers.is_certain(sentence, phrase)
        ):
            # the unknown words after the verb are what is said, not who says it
            phrase = None
            content = self._content(sentence, at, entry, None)
        if content is None and entry.predicate and sentence.word(at).pronoun:
            content = self.content.predicate(sentence, at, phrase)
        if content is None and phrase is not None:
            content = self.phrases.as_told(Cue(sentence, at, entry), phrase)
        soon = _SOON if entry.continues and entry.complement == "clause" else _EVER
        if content is None or content[0] - sentence.units[at].last > soon:
            return "no content follows"
        start = sentence.units[phrase.first].first if phrase is not None else -1
        if phrase is not None and at < phrase.first and content[0] <= start < content[1]:
            phrase = None
        return self._spoken(Cue(sentence, at, entry), morph, phrase, content)

    def _spoken(
        self, cue: Cue, morph: str, phrase: NounPhrase | None, content: Range
    ) -> Attributed | str:
        """The statement of a verb with its content; ``phrase`` names who speaks, null when the
        subject is left out."""
        sentence, relays = cue.sentence, cue.entry.relays
        if phrase is not None:
            speakers = self.document.members(sentence, phrase)
        else:
            speakers = self._omitted(sentence, cue.at, morph, cue.entry)
            if relays and not self.relays.may_relay(speakers, morph):
                return "a passive: nobody relays it"
            if morph[1:2] == "1" and not speakers:
                return "the author speaks"
        relayed = self._relayed(cue, morph) if relays else None
        made = self.maker.make(cue, speakers, content, implicit=phrase is None, relayed=relayed)
        if isinstance(made, Attributed):
            made.carrier = self.relays.carrier(cue, content)
        return made

    def _relayed(self, cue: Cue, morph: str) -> Mention | None:
        """Whom a relaying verb quotes: by name, or by the pronoun of who spoke before."""
        agreement = self.relays.quoted_by_pronoun(cue)
        if agreement is None:
            return self.relays.source_of_verb(cue, morph)
        return self.speakers.omitted(cue.sentence, cue.at, agreement, outside=True, continues=True)

    def _spelled_like_preposition(self, cue: Cue) -> Attributed | str:
        """«expressed», «made clear» in the masculine past, where a clause begins and somebody
        follows."""
        sentence, at = cue.sentence, cue.at
        before = sentence.categories[at - 1] if at else PUNCTUATION
        opens = sentence.word(at).conjunction or (
            before in (PUNCTUATION, OTHER, CONJUNCTION)
            and not (at and sentence.word(at - 1).form in QUOTE_MARKS)
        )
        phrase = sentence.phrase_at[at + 1] if at + 1 < len(sentence.units) else None
        if not opens or phrase is None or not self.speakers.is_certain(sentence, phrase):
            return "reads as a preposition here"
        mention = self.document.mention(sentence, phrase)
        if mention.gender == "f" or sentence.word(phrase.first).preposition:
            return "reads as a preposition here"
        clause = cue.entry.prep is None
        content = self.content.after(sentence, phrase.last, cue.entry, phrase, clause=clause)
        if content is None:
            return "no content follows"
        return self.maker.make(cue, self.document.members(sentence, phrase), content)

    def _content(
        self, sentence: Sentence, at: int, entry: ReportingCue, subject: NounPhrase | None
    ) -> tuple[int, int] | None:
        """What is said after a verb or right before it."""
        weak = subject is not None and not self.speakers.is_certain(sentence, subject)
        content = self.content.after(sentence, at + 1, entry, subject, clause=weak or entry.relays)
        if content is None and entry.prep is None:
            content = self.content.quoted_before(sentence, at)
        return content

    def _is_called_upon(
        self, sentence: Sentence, at: int, phrase: NounPhrase, entry: ReportingCue
    ) -> bool:
        """«and called upon all parties to»: a quantified group after a verb that addresses others
        is who is addressed."""
        if entry.complement != "clause" or phrase.first < at or phrase.first == phrase.head:
            return False
        return goes_outside(sentence, at) and sentence.categories[phrase.first] == QUANTIFIER

    def _speaks_as_state(
        self, sentence: Sentence, at: int, morph: str, phrase: NounPhrase | None
    ) -> bool:
        actor = self.document.mention(sentence, phrase) if phrase is not None else None
        return actor is not None and performs_as_state(
            self.around(sentence.units[at].first), morph, actor
        )

    def _omitted(
        self, sentence: Sentence, at: int, morph: str, entry: ReportingCue
    ) -> list[Mention]:
        """Whom an omitted subject stands for: nobody or one party."""
        token = sentence.units[at].first
        if (owner := self.speakers.of_paper(sentence, at)) is not None:
            return [owner]
        if at == 0 and morph == "p3ms" and not sentence.word(at).conjunction:
            return []  # «(it) was announced in Riyadh that»: who goes on does so with «and»
        if morph[1:2] == "1":
            found = self.speakers.around(token)
            if found is None and self._is_quoted(token):
                found = self.document.discourse.speaker
        else:
            agreement = ("f" if morph[2:3] == "f" else "m", morph[3:4] in ("p", "d"))
            outside = goes_outside(sentence, at)
            found = None if outside or morph != "i3ms" else self.speakers.sender(sentence, at)
            found = found or self.speakers.omitted(
                sentence, at, agreement, outside=outside, continues=entry.continues
            )
            if found is None and morph == "p3fs" and self._is_quoted(token):
                found = self.speakers.around(token)  # «I made clear», spelled like «she»
        return [found] if found is not None else []

    # Participles, phrases, nouns

    def _participle(
        self, sentence: Sentence, at: int, morph: str, entry: ReportingCue
    ) -> Attributed | str:
        if is_adjective(sentence, at, morph):
            return "an attribute, not a report"
        content = self.content.after(sentence, at + 1, entry)
        if content is None:
            return "no content follows"
        agreement = ("f" if morph.startswith("f") else "m", morph.endswith("p"))
        speaker = self.speakers.omitted(
            sentence, at, agreement, outside=True, continues=False, participle=True
        )
        if speaker is None:
            return "no speaker"
        made = self.maker.make(Cue(sentence, at, entry), [speaker], content, implicit=True)
        if isinstance(made, Attributed):
            made.participle = True
        return made

    def _cut_before(self, sentence: Sentence, at: int, by: Attributed | None) -> None:
        """A cue that goes on with the outer sentence ends the content before it: participles,
        post-posed wordings, verbs after «and», «but» (null: one that makes no statement); unless
        that content names who goes on: «added that the officials gave no names but made clear»."""
        if (by is None or (by.verb_cue and not by.participle)) and not goes_outside(sentence, at):
            return
        within = by.implicit_at if by is not None else None
        token = sentence.units[at].first
        if self._is_quoted(token):
            return
        alone = at > 0 and (
            sentence.categories[at - 1] == CONJUNCTION
            or is_meanwhile(sentence.word(at - 1))
            or "demonstrative" in sentence.word(at - 1).classes  # «…, and this according to»
        )
        end = sentence.units[at - 1].first if alone else token
        for statement in self._said.of_sentence(sentence.index):
            named = within is not None and statement.content[0] <= within < token
            if statement.content[0] < end < statement.content[1] and not named:
                shorter = self.content.trimmed((statement.content[0], end))
                if shorter[1] > shorter[0]:
                    statement.content = shorter
                    statement.form = form_of(self.document, shorter)

    def _is_quoted(self, token: int) -> bool:
        """Whether a token stands inside quotation marks, in more than a name."""
        return any(
            first < token < last for first, last in self.document.quotes_near(token)
            if is_speech((first, last))
        )  # fmt: skip

    def link(self) -> None:
        """Fills in, for every statement, the statements that report it."""
        link(self._said)


def _resumes(sentence: Sentence, at: int) -> bool:
    """«the attack that the city witnessed»: the pronoun takes up what the relative stands for."""
    return bool(sentence.word(at).pronoun) and at > 0 and sentence.categories[at - 1] == RELATIVE
