"""Fixed wordings that attribute content: «according to», «as X said», «it was stated in»."""

from __future__ import annotations

from typing import Final

from marsad.events.content import QUOTE_MARKS, ContentFinder, Range, is_speech
from marsad.events.document import Document
from marsad.events.relays import Relays
from marsad.events.speakers import SpeakerFinder
from marsad.events.statements import Attributed, Cue, StatementMaker, Statements
from marsad.mentions.mention import Mention
from marsad.syntax.categories import (
    COMPLEMENTIZER,
    CONJUNCTION,
    PUNCTUATION,
    RELATIVE,
    SUBORDINATOR,
    VERB,
)
from marsad.syntax.clauses import Sentence
from marsad.syntax.noun_phrase import NounPhrase

_SPEAKER_REACH: Final = 7
"""Units after the wording within which its speaker is named."""
_TELLER_REACH: Final = 4
"""Units after the verb of «statements that … made» within which its subject stands."""
_LEAST_CONTENT: Final = 3
"""Tokens before a wording that are enough to be what it attributes."""
_PRESS: Final = ("JRN",)
_OF: Final = "\u0644"
_BY, _IN = "\u0628", "\u0641\u064a"
"""Prepositions before the paper or place in which something was said."""


class PhraseCues:
    """Reads the wordings of a document."""

    def __init__(
        self, document: Document, contents: ContentFinder, speakers: SpeakerFinder,
        relays: Relays, said: Statements,
    ) -> None:  # fmt: skip
        self.document = document
        self.contents = contents
        self.speakers = speakers
        self.relays = relays
        self.said = said
        self.maker = StatementMaker(document, contents)

    def read(self, cue: Cue) -> Attributed | str:
        """The statement that a wording makes, or why there is none."""
        if cue.entry.speaker == "subject":
            return self._standing_for_verb(cue)
        named = self._speaker_after(cue)
        if isinstance(named, str):
            return named
        phrase, end = named
        if phrase is None:
            omitted = self.speakers.omitted(
                cue.sentence, cue.at, (None, False), outside=True, continues=False
            )
            speakers = [omitted] if omitted is not None else []
        else:
            speakers = self.document.members(cue.sentence, phrase)
        source = self.relays.source_behind(cue, end)
        quoting = self.relays.quoting(cue, end)
        if (seen := self.relays.seen_by(cue.sentence, end)) is not None:
            quoting, end = seen
        relay, content = self._told(cue, speakers, source[1] if source else end, end)
        if content is None:
            return "no content"
        made = self.maker.make(
            cue, speakers, content, implicit=phrase is None, verb_cue=False,
            relayed=source[0] if source else None,
        )  # fmt: skip
        if isinstance(made, Attributed):
            made.relay, made.carrier = relay, quoting
            if (within := self.relays.spoken_through(cue, made)) is not None:
                within.relay = made
        return made

    def _told(
        self, cue: Cue, speakers: list[Mention], behind: int, end: int
    ) -> tuple[Attributed | None, Range | None]:
        """The statement whose source a wording names, if it does, and what the source says.

        ``end``: the unit after the speaker; ``behind``: after the source behind an outlet.
        """
        relay = self.relays.relayed_by(cue)
        if relay is not None:
            return relay, relay.content
        around = self.relays.spoken_around(cue, end)
        if around is not None:
            return None, around.content
        told = self.relays.told_by_outlet(cue, speakers)
        if told is not None:
            return told, (told.content[0], min(told.content[1], cue.token))
        outlet = bool(speakers) and speakers[0].sectors[:1] == _PRESS
        return None, self._content_around(cue, behind, outlet=outlet)

    def _standing_for_verb(self, cue: Cue) -> Attributed | str:
        """«as saying», «it was stated in the communiqué»."""
        sentence, at = cue.sentence, cue.at
        content = self.contents.after(sentence, at + 1, cue.entry)
        if content is None:
            return "no content follows"
        following = sentence.phrase_at[at + 1] if at + 1 < len(sentence.units) else None
        if following is not None and sentence.units[following.first].first < content[0]:
            mention = self.document.mention(sentence, following)
            if mention.political or mention.kind == "document":
                return self.maker.make(cue, [mention], content)
        speaker = self.speakers.document_before(sentence, at) or self.speakers.omitted(
            sentence, at, (None, False), outside=True, continues=True
        )
        if speaker is None:
            return "no speaker"
        return self.maker.make(cue, [speaker], content, implicit=True)

    def _speaker_after(self, cue: Cue) -> tuple[NounPhrase | None, int] | str:
        """The phrase that names the speaker, and the unit after it; null when the verb inside the
        wording has its subject left out («as he told the press»)."""
        sentence = cue.sentence
        paper: NounPhrase | None = None
        heard = False
        i = cue.at + 1
        end = min(cue.at + _SPEAKER_REACH, len(sentence.units))
        while i < end:
            phrase = sentence.phrase_at[i]
            if phrase is None:
                form, category = sentence.word(i).form, sentence.categories[i]
                if category == COMPLEMENTIZER or (
                    category == PUNCTUATION and form not in QUOTE_MARKS
                ):
                    break
                i += 1
                continue
            mention = self.document.mention(sentence, phrase)
            if self._is_governed(cue, phrase):
                heard = True
                paper = phrase if mention.kind == "document" else paper
            elif self._can_speak(sentence, phrase, mention):
                teller = self._teller(sentence, phrase) if mention.kind == "document" else None
                return teller or (phrase, phrase.last)
            elif not heard:
                return "what follows can't speak"
            i = phrase.last
        if paper is not None:
            return paper, paper.last
        return (None, i) if heard else "no speaker follows"

    def _teller(self, sentence: Sentence, paper: NounPhrase) -> tuple[NounPhrase, int] | None:
        """«according to a tweet |that the mission posted|»: whose words the paper holds."""
        verb = paper.last
        if verb < len(sentence.units) and sentence.categories[verb] == RELATIVE:
            verb += 1
        if verb >= len(sentence.units) or sentence.categories[verb] != VERB:
            return None
        if self.relays.seen_by(sentence, verb) is not None:
            return None  # who has only seen it
        for at in range(verb + 1, min(verb + _TELLER_REACH, len(sentence.units))):
            phrase = sentence.phrase_at[at]
            if phrase is None:
                continue
            if phrase.preposition or not self.speakers.is_certain(sentence, phrase):
                return None
            return phrase, phrase.last
        return None

    def _is_governed(self, cue: Cue, phrase: NounPhrase) -> bool:
        """Whether a phrase is a hearer or a circumstance: it has a preposition of its own."""
        own, before = phrase.preposition, phrase.first - 2
        issued = self.document.knowledge.words["issued_from"]
        if before > cue.at and cue.sentence.word(before).stem in issued:
            return False  # «a statement issued |by the ministry|»
        if not own or " " not in cue.sentence.word(cue.at).form:
            return False
        return phrase.first > cue.at + 1 or bool(cue.sentence.word(phrase.first).preposition)

    def _can_speak(self, sentence: Sentence, phrase: NounPhrase, mention: Mention) -> bool:
        if mention.kind not in ("thing", "place") or mention.human or mention.political:
            return True
        # unknown names in quotation marks or definite unknown words may be a source's name
        word = sentence.word(phrase.head)
        return not word.readings and (word.article or phrase.definite)

    def _content_around(self, cue: Cue, end: int, *, outlet: bool) -> Range | None:
        """What precedes the wording, or what follows when it opens the clause.

        ``end``: the unit after the speaker; ``outlet``: an outlet or agency speaks.
        """
        sentence = cue.sentence
        following = self.contents.clause_after(sentence, end)
        if following is None and end < len(sentence.units):
            # «the site Walla, |the news one|, …», «the press office |of the police| that …»
            described = sentence.phrase_at[end]
            if described is not None and described.preposition in ("", _OF):
                following = self.contents.clause_after(sentence, described.last)
        if following is not None:
            return following
        before = self.content_before(cue, outlet=outlet)
        if before is not None:
            return before
        if self._points_back(cue):
            told = self.document.sentences[sentence.index - 1]
            return told.first, told.last
        if VERB in sentence.categories[self._clause_open(cue, outlet=outlet) : cue.at]:
            return None  # «the declaration came in the words of X, who presided at the summit»
        last = sentence.units[end - 1].last
        while last < sentence.last and self.document.tokens.forms[last] not in "\u060c,:":
            quote = self.document.quote_from(last)
            if quote is not None and is_speech(quote):
                return quote
            last += 1
        return (last + 1, sentence.last) if last + 1 < sentence.last else None

    def _points_back(self, cue: Cue) -> bool:
        """«This came according to the agency», a sentence that tells who told the one before."""
        words = [cue.sentence.word(i) for i in range(cue.at)]
        points = any("demonstrative" in word.classes for word in words)
        return points and cue.at < _LEAST_CONTENT and cue.sentence.index > 0

    def as_told(self, cue: Cue, phrase: NounPhrase) -> Range | None:
        """«…, as the agency reported»: a verb after «as» at the end of what it reports."""
        sentence, at = cue.sentence, cue.at
        after_as = at > 1 and sentence.categories[at - 1] == CONJUNCTION
        if not after_as or cue.entry.complement != "any" or phrase.first < at:
            return None
        if any(category == VERB for category in sentence.categories[phrase.last :]):
            return None
        if not self.speakers.is_certain(sentence, phrase):
            return None
        return self.content_before(Cue(sentence, at - 1, cue.entry))

    def content_before(self, cue: Cue, *, outlet: bool = False) -> Range | None:
        """The clause before a post-posed wording, with the quotation that runs into it from an
        earlier sentence; null when next to nothing precedes."""
        first = cue.sentence.units[self._clause_open(cue, outlet=outlet)].first
        if cue.token - first < _LEAST_CONTENT:
            return None
        if first == cue.sentence.first:
            for statement in self.said.around(first):
                if statement.sentence < cue.sentence.index and statement.form == "direct":
                    return statement.cue[0], cue.token
        return first, cue.token

    def _clause_open(self, cue: Cue, *, outlet: bool) -> int:
        """The unit where the stretch that a post-posed wording covers begins: after the last such
        wording, at the last «but», «where» or fronted adverbial, or with the sentence, as when an
        outlet tells what somebody said in it."""
        sentence = cue.sentence
        start = 0
        spoken = False
        for statement in self.said.of_sentence(sentence.index):
            if not statement.verb_cue:
                spoken = False
                while start < cue.at and sentence.units[start].first < statement.cue[1]:
                    start += 1
            else:
                spoken = True
        if outlet and spoken:
            return start
        verbs = 0
        for i in range(cue.at - 1, start, -1):
            category = sentence.categories[i]
            if category == VERB:
                verbs += 1
            elif (
                verbs
                and category in (CONJUNCTION, SUBORDINATOR)
                and not self._is_quoted(sentence.units[i].first)
            ):
                return i + 1
        return start

    def _is_quoted(self, token: int) -> bool:
        return any(
            first < token < last and is_speech((first, last))
            for first, last in self.document.quotes_near(token)
        )
