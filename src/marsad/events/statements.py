"""Statements while a document is being read, before they are written to the record."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from marsad.events.content import ContentFinder, Range
from marsad.events.document import Document
from marsad.events.quotation import form_of
from marsad.knowledge.schema import ReportingCue
from marsad.mentions.mention import Mention
from marsad.record import Date, Form
from marsad.syntax.clauses import Sentence

_PER_SENTENCE: Final = 60
"""Statements of one sentence that are looked at together."""
_CONTENT_REACH: Final = 1000
"""Tokens between a cue and what it may still report."""


class Cue(NamedTuple):
    """A unit of a sentence read as a cue."""

    sentence: Sentence
    at: int
    entry: ReportingCue

    @property
    def token(self) -> int:
        """The cue's first token."""
        return self.sentence.units[self.at].first


@dataclass(slots=True, eq=False)
class Attributed:
    """A statement. Ranges are half-open token ranges."""

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
    carrier: Mention | None = None
    """The outlet that carried the speech, statement or interview in which it was said."""
    participle: bool = False
    """True when the cue is a participle, which goes on with the outer sentence."""
    relay: Attributed | None = None
    """The relaying statement whose inner source speaks here."""
    through: list[Attributed] = field(default_factory=list)
    """Relaying statements outside of whose content its speaker goes on to speak."""
    date: Date | None = None
    """When it was said."""
    outer: list[Attributed] = field(default_factory=list)
    """Statements whose content holds this one, outermost first."""

    @property
    def speaker(self) -> Mention | None:
        """The first of those who speak."""
        return self.speakers[0] if self.speakers else None

    @property
    def implicit_at(self) -> int | None:
        """The token at which the omitted subject of a verb of saying is named, or null."""
        omitted = self.implicit and self.verb_cue and not self.participle
        return self.speaker.first if omitted and self.speaker is not None else None

    def holds(self, token: int) -> bool:
        """Whether a token is inside what is said."""
        return self.content[0] <= token < self.content[1]


class Sayer(NamedTuple):
    """Somebody who reports something."""

    mention: Mention
    cue: tuple[int, int]
    """Tokens of the word by which the text tells so."""
    cue_clitic: int


@dataclass(slots=True, frozen=True)
class RefusedCue:
    """A cue that makes no statement, and why."""

    cue: tuple[int, int]
    rule: str
    reason: str


class Statements:
    """The statements of a document so far, in the order of their cues."""

    __slots__ = ("_cues", "all", "headline")

    def __init__(self) -> None:
        self.all: list[Attributed] = []
        self._cues: list[int] = []
        """The first token of the cue of each."""
        self.headline: Attributed | None = None
        """«X: …» over the article: no statement, but it tells who says what the headline tells."""

    def add(self, statement: Attributed) -> None:
        """Adds the statement of the next cue."""
        self.all.append(statement)
        self._cues.append(statement.cue[0])

    def of_sentence(self, index: int) -> list[Attributed]:
        """The statements of the sentence being read, in order."""
        found: list[Attributed] = []
        for statement in reversed(self.all):
            if statement.sentence != index or len(found) == _PER_SENTENCE:
                break
            found.append(statement)
        return found[::-1]

    def around(self, token: int, but: Attributed | None = None) -> Iterator[Attributed]:
        """The statements whose content holds a token, outermost first."""
        low = bisect_left(self._cues, token - _CONTENT_REACH)
        high = bisect_left(self._cues, token + _CONTENT_REACH)
        holding: list[Attributed] = []
        for statement in self.all[low:high]:
            first, last = statement.content
            if first <= token < last and statement is not but:
                holding.append(statement)
        if self.headline is not None and self.headline.holds(token):
            holding.append(self.headline)
        if len(holding) < 2 and not (holding and holding[0].through):
            yield from holding  # of most tokens
            return
        holding.sort(key=lambda s: (s.content[0] - s.content[1], s.cue[0]))
        yield from _relays_first(holding)

    def is_inside(self, statement: Attributed) -> bool:
        """Whether a statement is told inside what another one says."""
        return self.is_told(statement.cue[0], but=statement)

    def is_told(self, token: int, but: Attributed | None = None) -> bool:
        """Whether a token is inside what somebody says. «according to the agency» after a clause
        only tells who passed it on."""
        return any(one.verb_cue or one.cue[0] < token for one in self.around(token, but=but))


def _relays_first(holding: list[Attributed]) -> list[Attributed]:
    """The statements, each after the one that relays it."""
    ordered: list[Attributed] = []
    for statement in holding:
        relay = statement.relay
        late = relay is not None and all(relay is not other for other in ordered)
        if late and any(relay is other for other in holding):
            ordered.append(relay)  # type: ignore[arg-type]
        ordered += [one for one in statement.through if all(one is not two for two in ordered)]
        if all(statement is not other for other in ordered):
            ordered.append(statement)
    return ordered


class StatementMaker:
    """Makes statements of cues, speakers and contents."""

    def __init__(self, document: Document, contents: ContentFinder) -> None:
        self.document = document
        self.contents = contents

    def make(
        self, cue: Cue, speakers: list[Mention], content: Range, *, implicit: bool = False,
        verb_cue: bool = True, relayed: Mention | None = None,
    ) -> Attributed | str:  # fmt: skip
        """The statement, or why there is none."""
        content = self.contents.trimmed(content)
        if content[1] <= content[0]:
            return "empty content"
        for speaker in speakers:
            self.document.discourse.promote(speaker, cue.sentence, self.document.written)
        unit = cue.sentence.units[cue.at]
        return Attributed(
            cue=(unit.first, unit.last), cue_clitic=len(unit.word.conjunction), entry=cue.entry,
            sentence=cue.sentence.index, speakers=speakers, implicit=implicit, content=content,
            form=form_of(self.document, content), verb_cue=verb_cue, relayed=relayed,
        )  # fmt: skip
