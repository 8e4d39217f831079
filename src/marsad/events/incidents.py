"""Which acts of a document are told as one incident.

Acts of force and protest in one sentence make up one incident; the next sentence goes on about it
unless it turns to another; a headline tells what the first sentences tell.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from marsad.events.background import is_recalled
from marsad.events.candidates import Candidate
from marsad.events.document import Document
from marsad.events.where import FORCE
from marsad.record import Place
from marsad.syntax.clauses import Sentence

_TYPES: Final = FORCE | {"PROTEST"}
"""Types of acts that make up one incident."""
_ELSEWHERE: Final = frozenset({"misinformation", "cyber", "censor", "withhold"})
"""Modes of acts that happen at no place."""
LEAD: Final = 2
"""Sentences after the headline that tell what it tells."""
_STORY: Final = 2
"""Sentences back within which the day of an incident holds."""
_TURN: Final = 3
"""Units at the beginning of a sentence among which it turns to another incident."""


class Incidents:
    """Every mention of an act of a document, by sentence."""

    def __init__(self, document: Document, candidates: Sequence[Candidate]) -> None:
        self.document = document
        self.told: dict[int, list[Candidate]] = {}
        self.act_of: dict[int, Candidate] = {}
        """The act of a mention, by the mention's identity."""
        self.body = _first_of_body(document)
        """Number of the first sentence after the title."""
        for candidate in candidates:
            for mention in (candidate, *candidate.also):
                self.act_of[id(mention)] = candidate
                self.told.setdefault(mention.sentence, []).append(mention)

    def place_of(self, mention: Candidate) -> Place | None:
        """Where the act that a mention tells happened."""
        return mention.place or self.act_of[id(mention)].place

    def around(self, candidate: Candidate, *, alike: bool = True) -> Iterator[Candidate]:
        """Other mentions of acts of the same incident, the surest first. If they must be
        ``alike``: of the sentence before, those of the same type."""
        here = candidate.sentence
        near = [c for c in self.told.get(here, ()) if c is not candidate and is_incident(c)]
        yield from sorted(near, key=lambda c: abs(c.tokens[0] - candidate.tokens[0]))
        if here < self.body:
            for sentence in range(self.body, self.body + LEAD):
                yield from filter(is_incident, self.told.get(sentence, ()))
        elif not self.turns(self.document.sentences[here]):
            kind = candidate.trigger.frame.type
            for back in range(1, 2 if alike else _STORY + 1):
                before = filter(is_incident, self.told.get(here - back, ()))
                yield from reversed(
                    [c for c in before if c.trigger.frame.type == kind or not alike]
                )

    def turns(self, sentence: Sentence) -> bool:
        """Whether a sentence turns to another incident: «in a separate incident», «as for»."""
        turns = self.document.knowledge.words.get("turn", ())
        return any(
            sentence.word(at).stem in turns or sentence.word(at).bare in turns
            for at in range(min(_TURN, len(sentence.units)))
        )

    def recalls(self, candidate: Candidate) -> bool:
        """Whether the article recalls the act rather than reports it."""
        sentence = self.document.sentences[candidate.sentence]
        return is_recalled(sentence, candidate.trigger, self.document.knowledge)


def _first_of_body(document: Document) -> int:
    """Number of the first sentence after the title: a title may be two sentences."""
    title = len(document.article.title.rstrip())
    body = 0
    for sentence in document.sentences:
        if document.span(sentence.first, sentence.last).end > title:
            break
        body += 1
    return body


def is_incident(candidate: Candidate) -> bool:
    """Whether an act is one of those that make up incidents."""
    frame = candidate.trigger.frame
    return frame.type in _TYPES and frame.mode not in _ELSEWHERE
