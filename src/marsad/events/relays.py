"""Speech that is passed on: «the paper quoted officials as saying», «…, quoting the police»."""

from __future__ import annotations

from typing import Final

from marsad.events.content import QUOTE_MARKS, Range
from marsad.events.document import Document
from marsad.events.speakers import Agreement
from marsad.events.statements import Attributed, Cue, Statements
from marsad.knowledge import kinds
from marsad.mentions.mention import Mention
from marsad.syntax.categories import OTHER, PREPOSITION, PUNCTUATION, RELATIVE, VERB
from marsad.syntax.clauses import Sentence, arguments_of_verb
from marsad.syntax.noun_phrase import NounPhrase

_REPORTERS: Final = frozenset({"outlet", "agency", "document"})
"""Kinds of sources that pass on what others say."""
_PRESS: Final = ("JRN",)
_OUTLETS: Final = frozenset({"outlet", "agency"})
_FORWARD: Final = 20
"""Units after a verb of saying within which an outlet is named that carried the speech."""
_BACK: Final = 30
"""Units before «his saying» within which the relaying verb and its source are looked for."""
PRONOUNS: Final[dict[str, Agreement]] = {
    "\u0647": ("m", False),
    "\u0647\u0627": ("f", False),
    "\u0647\u0645": (None, True),
}
"""Gender and number that a pronoun shows: «his saying», «from them»."""


class Relays:
    """Finds who is quoted by whom in a document whose statements are read in order."""

    def __init__(self, document: Document, said: Statements) -> None:
        self.document = document
        self.said = said

    def source_of_verb(self, cue: Cue, morph: str) -> Mention | None:
        """The source that a relaying verb quotes: the party after its preposition."""
        found: Mention | None = None
        for phrase in arguments_of_verb(cue.sentence, cue.at, morph).prepositional:
            mention = self.document.mention(cue.sentence, phrase)
            if not (mention.political or mention.source is not None):
                continue
            if phrase.preposition == cue.entry.prep:
                return mention
            found = found or mention
        return found

    def quoted_by_pronoun(self, cue: Cue) -> Agreement | None:
        """Gender and number of whom a relaying verb quotes when a pronoun right after it tells
        («quoted |him| as saying»), or null."""
        prep, after = cue.entry.prep, cue.at + 1
        if prep is None or after >= len(cue.sentence.units):
            return None
        form = cue.sentence.word(after).form
        return PRONOUNS.get(form[len(prep) :]) if form.startswith(prep) else None

    def source_behind(self, cue: Cue, end: int) -> tuple[Mention, int] | None:
        """«as the channel passed on |from the ministry|», «according to statements that the paper
        passed on |from the director|»: the source after an outlet that ends before a unit, and the
        unit after the source."""
        sentence, words = cue.sentence, self.document.knowledge.words
        at = end + 1 if end < len(sentence.units) and _is_quote(sentence, end) else end
        if at + 1 >= len(sentence.units) or sentence.word(at).form not in words["passed_from"]:
            return None
        wording = sentence.word(cue.at).form.split()
        verbs = {*wording, *(sentence.word(i).stem for i in range(cue.at + 1, end))}
        phrase = sentence.phrase_at[at + 1]
        if phrase is None or verbs.isdisjoint(words["passed_on"]):
            return None
        source = self.document.mention(sentence, phrase)
        return (source, phrase.last) if source.source is not None or source.political else None

    def quoting(self, cue: Cue, end: int) -> Mention | None:
        """«according to a source |whom the agency quoted|»: the outlet that quotes the speaker who
        ends before a unit."""
        sentence, words = cue.sentence, self.document.knowledge.words
        if end + 2 >= len(sentence.units) or sentence.word(end).stem not in words["passed_on"]:
            return None
        phrase = sentence.phrase_at[end + 2]
        if phrase is None or not sentence.word(end + 1).form.startswith(words["passed_from"]):
            return None
        outlet = self.document.mention(sentence, phrase)
        return outlet if outlet.source in _REPORTERS else None

    def seen_by(self, sentence: Sentence, end: int) -> tuple[Mention, int] | None:
        """«a report |that the agency has seen|»: the outlet that has seen or got the paper which
        ends before a unit, and the unit after it."""
        count = len(sentence.units)
        at = end + 1 if end < count and sentence.categories[end] == RELATIVE else end
        if at + 2 >= count or sentence.word(at).stem not in self.document.knowledge.words["seen"]:
            return None
        near = (sentence.phrase_at[at + 1], sentence.phrase_at[at + 2])  # «looked |at it|»
        phrase = next((one for one in near if one is not None), None)
        if phrase is None or phrase.preposition:
            return None
        outlet, after = self.document.mention(sentence, phrase), phrase.last
        if after < count and sentence.word(after).stem in self.document.knowledge.words["copy"]:
            after += 2  # «of which the agency got |a copy|»
        return (outlet, after) if outlet.source in _OUTLETS else None

    def may_relay(self, speakers: list[Mention], morph: str) -> bool:
        """Whether a relaying verb with its subject left out is told of somebody: in the masculine
        («was quoted») it is a passive unless a paper was named before."""
        if morph[1:4] != "3ms":
            return True
        return any(speaker.source in _REPORTERS for speaker in speakers)

    def source_before(self, sentence: Sentence, at: int) -> list[Mention]:
        """Whom «his saying» at a unit belongs to: the phrase after the preposition of a relaying
        verb, also of one in the passive: «from X (that) his saying»."""
        verb = self._relaying_verb(sentence, at)
        if verb is None:
            return []
        prep = verb.entry.prep
        named: NounPhrase | None = None
        for phrase in sentence.phrases_near(at):
            if not verb.at < phrase.first < at or phrase.preposition != prep:
                continue
            speaks = self.document.mention(sentence, phrase).source is not None
            if speaks or named is None or _stands_before(sentence, phrase, at):
                named = phrase
        return self.document.members(sentence, named) if named is not None else []

    def _relaying_verb(self, sentence: Sentence, at: int) -> Cue | None:
        for i in range(at - 1, max(-1, at - _BACK), -1):
            word = sentence.word(i)
            if not word.reporting:
                continue
            for reading in word.readings:
                if reading.kind != kinds.REPORT_VERB:
                    continue
                entry = self.document.knowledge.reporting[reading.ref]
                if entry.relays and entry.prep is not None:
                    return Cue(sentence, i, entry)
        return None

    def relayed_by(self, cue: Cue) -> Attributed | None:
        """The statement whose source a wording names («quoting», «in the words of»): the wording
        stands between its cue and its content, or right after its speaker."""
        earlier = self.said.of_sentence(cue.sentence.index)
        if not cue.entry.relays or not earlier:
            return None
        last = earlier[-1]
        between = last.cue[1] <= cue.token < last.content[0]
        behind = last.content[1] <= last.cue[0] and self._follows_speaker(cue, last)
        return last if between or behind else None

    def spoken_around(self, cue: Cue, end: int) -> Attributed | None:
        """The statement between whose cue and content a wording stands that ends before a unit:
        «said, according to the agency: "…"»."""
        earlier = self.said.of_sentence(cue.sentence.index)
        if cue.entry.relays or not earlier or end >= len(cue.sentence.units):
            return None
        if cue.sentence.word(end).form != ":":
            return None
        last = earlier[-1]
        between = last.cue[1] <= cue.token < last.content[0]
        return last if between and last.verb_cue and last.relay is None else None

    def told_by_outlet(self, cue: Cue, sources: list[Mention]) -> Attributed | None:
        """«the channel said that …, |quoting officials|»: what the outlet has told before a wording
        at the end names its source."""
        if not cue.entry.relays or not sources or sources[0].source in _REPORTERS:
            return None
        for earlier in reversed(self.said.of_sentence(cue.sentence.index)):
            if earlier.verb_cue and earlier.relay is None and earlier.content[0] < cue.token:
                speaker = earlier.speaker
                outlet = speaker is not None and speaker.source in _REPORTERS
                return earlier if outlet and earlier.cue[1] <= earlier.content[0] else None
        return None

    def turn_round(self, statement: Attributed) -> None:
        """«quoting local sources, |the agency reported that|»: the outlet passes on what a wording
        before it names the source of."""
        speaker = statement.speaker
        if speaker is None or speaker.source not in _REPORTERS or not statement.verb_cue:
            return
        for earlier in self.said.of_sentence(statement.sentence):
            wording = earlier.entry.relays and not earlier.verb_cue and earlier.relay is None
            if wording and earlier.holds(statement.cue[0]):
                earlier.relay = statement

    def spoken_through(self, cue: Cue, wording: Attributed) -> Attributed | None:
        """The statement that a wording between its cue and its content reports: «the minister
        said, according to the agency, that …»."""
        earlier = self.said.of_sentence(cue.sentence.index)
        if cue.entry.relays or not earlier:
            return None
        last = earlier[-1]
        inside = last.verb_cue and last.relay is None and last.cue[1] <= cue.token
        return last if inside and last.content[0] == wording.content[0] else None

    def carrier(self, cue: Cue, content: Range) -> Mention | None:
        """«said in a speech |that the channel| broadcast …»: the outlet behind the verb of a
        relative clause that tells of a paper, before what is said."""
        sentence = cue.sentence
        for at in range(cue.at + 1, min(cue.at + _FORWARD, len(sentence.units) - 1)):
            if cue.token < content[0] <= sentence.units[at].first:
                return None
            paper = sentence.phrase_at[at - 1]
            if paper is not None and paper.last == at:
                seen = self.seen_by(sentence, at)
                if seen is not None and self.document.mention(sentence, paper).kind == "document":
                    return seen[0]
            if sentence.categories[at] != VERB or not sentence.word(at).pronoun or paper is None:
                continue
            subject = sentence.phrase_at[at + 1]
            if subject is None or self.document.mention(sentence, paper).kind != "document":
                continue
            outlet = self.document.mention(sentence, subject)
            if outlet.sectors[:1] == _PRESS and not subject.preposition:
                return outlet
        return None

    def _follows_speaker(self, cue: Cue, statement: Attributed) -> bool:
        """Whether nothing but times, places and commas stands between a speaker and a wording."""
        speaker, sentence = statement.speaker, cue.sentence
        if speaker is None or statement.implicit or speaker.last > cue.token:
            return False
        between = [i for i in range(cue.at) if sentence.units[i].first >= speaker.last]
        return all(
            sentence.categories[i] in (PUNCTUATION, OTHER, PREPOSITION)
            or ((phrase := sentence.phrase_at[i]) is not None and bool(phrase.preposition))
            for i in between
        )


def _is_quote(sentence: Sentence, at: int) -> bool:
    return sentence.word(at).form in QUOTE_MARKS


def _stands_before(sentence: Sentence, phrase: NounPhrase, at: int) -> bool:
    """Whether nothing but marks stands between a phrase and a unit."""
    return all(sentence.categories[i] == PUNCTUATION for i in range(phrase.last, at))
