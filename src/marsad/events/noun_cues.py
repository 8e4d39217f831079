"""Nouns of saying with a clause: «his saying that», «the ministry's denial that»."""

from __future__ import annotations

from typing import Final

from marsad.events.content import ContentFinder, Range
from marsad.events.document import Document
from marsad.events.relays import PRONOUNS, Relays
from marsad.events.speakers import SpeakerFinder
from marsad.events.statements import Attributed, Cue, StatementMaker, Statements
from marsad.mentions.mention import Mention
from marsad.syntax.clauses import arguments_of_noun

_LAST: Final = 3
"""Statements back of which the noun may be what is said: «voiced his confidence that»."""


class NounCues:
    """Reads the nouns of saying of a document."""

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
        """The statement that a noun makes, or why there is none."""
        if not cue.sentence.word(cue.at).pronoun:
            return self._of_genitive(cue)
        content = self.contents.after(cue.sentence, cue.at + 1, cue.entry, clause=True)
        if content is None:
            return "no content follows"
        if any(s.content[0] == cue.token for s in self.said.all[-_LAST:]):
            return "part of what is expressed"
        sources = self.relays.source_before(cue.sentence, cue.at) or self._quoted_before(cue)
        if sources:
            return self._relayed(cue, sources, content)
        speaker = self._owner(cue)
        if speaker is None:
            return "no speaker"
        return self.maker.make(cue, [speaker], content, implicit=True)

    def _quoted_before(self, cue: Cue) -> list[Mention]:
        """Whom a relaying verb before the noun quotes by a pronoun: «quoted |him| as saying»."""
        last = self.said.of_sentence(cue.sentence.index)[-1:]
        quoted = last[0].relayed if last and last[0].entry.relays and last[0].verb_cue else None
        return [quoted] if quoted is not None else []

    def _owner(self, cue: Cue) -> Mention | None:
        """Whom the pronoun of the noun stands for."""
        word = cue.sentence.word(cue.at)
        agreement = PRONOUNS.get(word.pronoun, (None, False))
        speaker: Mention | None = None
        if not word.preposition:  # «after his denial»: whom the clause is about
            speaker = self.speakers.nearest(cue.sentence, cue.at, agreement)
        if speaker is None:  # «by saying»: who acts
            speaker = self.speakers.omitted(
                cue.sentence, cue.at, agreement, outside=False, continues=False
            )
        return speaker

    def _relayed(self, cue: Cue, sources: list[Mention], content: Range) -> Attributed | str:
        """«from officials their saying»: their words, which the statement before relays."""
        made = self.maker.make(cue, sources, content)
        last = self.said.of_sentence(cue.sentence.index)[-1:]
        if isinstance(made, Attributed) and last and last[0].entry.relays:
            last[0].relayed = sources[0]
            made.relay = last[0]
        return made

    def _of_genitive(self, cue: Cue) -> Attributed | str:
        """«the ministry's denial that»: the genitive speaks."""
        sentence = cue.sentence
        genitive = arguments_of_noun(sentence, cue.at).genitive
        if genitive is None or not self.speakers.is_certain(sentence, genitive):
            return "nobody tells the speaker"
        content = self.contents.after(sentence, genitive.last, cue.entry, genitive, clause=True)
        if content is None:
            return "no content follows"
        return self.maker.make(cue, self.document.members(sentence, genitive), content)
