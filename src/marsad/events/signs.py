"""Signs of an event: small observations, each with a name, that a careful reader weighs.

A sign is there or it is not. Which signs speak for an act in its own right, and which for
background or a generic mention, is not said here: their weights say it. Those of title and lead
only add to those of the sentence, so that a sentence without its article can be weighed too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from marsad.events.candidates import Candidate
from marsad.events.document import Document
from marsad.events.surroundings import signs_around
from marsad.events.when import VERBAL
from marsad.events.wordings import Wordings
from marsad.knowledge import kinds
from marsad.mentions.mention import Mention

_NOUNS: Final = frozenset({kinds.FRAME_NOUN, kinds.FRAME_LIGHT_NOUN})
_TRIGGERS: Final = {
    kinds.FRAME_VERB: "a verb",
    kinds.FRAME_PASSIVE: "a passive verb",
    kinds.FRAME_COMPOUND: "a verb with its complement",
    kinds.FRAME_NOUN: "a noun",
    kinds.FRAME_LIGHT_NOUN: "a noun that needs a verb",
    kinds.FRAME_PARTICIPLE: "a participle",
    kinds.FRAME_PATIENT: "a passive participle",
    kinds.FRAME_PHRASE: "a fixed phrase",
    kinds.FRAME_JUDGING: "a word of judgement",
    kinds.FRAME_JUDGING_VERB: "a verb of judgement",
}
_TOLD: Final = ("told again", "told three times")
_LATER: Final = (
    (2, "first told after the leading sentences"),
    (4, "first told after five sentences"),
    (9, "first told after ten sentences"),
)
"""Sentences after the lead, and the sign of an act that is first told after them."""
_LONG: Final = 4
"""Sentences of an article that is long enough to have a last third."""
_MANY_WORDS: Final = 3
"""Words of sport, the arts or markets in title and lead that show what an article is about."""
_DAY: Final = len("2013-09-24")


class SignReader:
    """Reads the signs of the events of one document."""

    def __init__(
        self, document: Document, events: Sequence[Candidate], words: Mapping[str, Wordings]
    ) -> None:
        self.document = document
        self.events = events
        self.words = words
        self.lead = 1 if document.article.title.strip() else 0
        """Number of the body's first sentence: 1 after a title."""
        self.in_sentence: dict[int, list[Candidate]] = {}
        for event in events:
            self.in_sentence.setdefault(event.sentence, []).append(event)
        self.leisure = self._words_of("leisure")
        self.accident = bool(self._words_of("accident"))
        self.central = self._central_parties()

    def _words_of(self, subject: str) -> int:
        """How many words of title and lead are of a subject: of leisure, of accidents."""
        wanted = self.words[subject]
        return sum(
            wanted.at(sentence, at)
            for sentence in self.document.sentences[: self.lead + 1]
            for at in range(len(sentence.units))
        )

    def _central_parties(self) -> set[str]:
        """Parties, by entry or country, of the acts that title and lead tell."""
        return {
            key
            for event in self.events
            if min(_sentences(event)) <= self.lead
            for mention in event.roles.actors + event.roles.recipients
            for key in _keys(mention)
        }

    def read(self) -> list[tuple[str, ...]]:
        """The signs of each event, in the order of the events."""
        return [tuple(dict.fromkeys(signs)) for signs in self._each()]

    def _each(self) -> Iterator[list[str]]:
        told: dict[str, set[int]] = {}
        frames: set[str] = set()
        for event in self.events:
            frame = event.trigger.frame
            signs = [*self._kind(event), *self._telling(event), *self._parties(event)]
            signs += [*self._setting(event), *self._place_in_sentence(event)]
            sentence = self.document.sentences[event.sentence]
            signs += [*signs_around(sentence, event.trigger, self.words), *self._subject(event)]
            if frame.type in told:
                signs.append("another act of its type told before")
                if event.sentence in told[frame.type]:
                    signs.append("another act of its type in the sentence")
            if frame.id in frames:
                signs.append("told before in the same words")
            told.setdefault(frame.type, set()).update(_sentences(event))
            frames.update(one.trigger.frame.id for one in (event, *event.also))
            yield signs

    def _kind(self, event: Candidate) -> Iterator[str]:
        """What sort of act, named by what sort of word."""
        frame, trigger = event.trigger.frame, event.trigger
        yield f"type {frame.type}"
        yield f"named by {_TRIGGERS[trigger.kind]}"
        yield f"status {event.status}"
        yield from event.found_by
        if frame.mode:
            yield "of a mode"
        if frame.contexts:
            yield "of a context"
        if event.pointing:
            yield "only points back"
        if event.lacking:
            sort = "noun" if trigger.kind in _NOUNS else "verb"
            yield f"{sort} that lacks: {event.lacking}"
        word = self.document.sentences[event.sentence].word(trigger.at)
        if word.kinds - kinds.TRIGGERS - kinds.JUDGING - kinds.REPORTS - {kinds.LIGHT_VERB}:
            yield "word of other senses"

    def _telling(self, event: Candidate) -> Iterator[str]:
        """Where in the article, and how often."""
        where = _sentences(event)
        yield from _TOLD[: len(event.also)]
        if self.lead and 0 in where:
            yield "in the title"
            if where == {0}:
                yield "in the title only"
        count = len(self.document.sentences)
        if self.lead in where and count > 1:
            yield "in the lead"
        if self.lead + 1 in where:
            yield "in the second sentence"
        first = min(where)
        for sentences, sign in _LATER:
            if first > self.lead + sentences:
                yield sign
        if first > _LONG and first * 3 > 2 * count:
            yield "first told in the last third"

    def _subject(self, event: Candidate) -> Iterator[str]:
        """What the article is about, when that makes an act less likely."""
        if self.leisure:
            yield "article of sport, arts or markets"
        if self.leisure >= _MANY_WORDS:
            yield "article plainly of sport, arts or markets"
        if self.accident and event.trigger.frame.type == "ASSAULT" and not event.roles.actors:
            yield "harm by nobody in an article of an accident"

    def _place_in_sentence(self, event: Candidate) -> Iterator[str]:
        """Among the other acts of its sentence."""
        beside = self.in_sentence[event.sentence]
        if len(beside) == 1:
            yield "only act of its sentence"
        elif len(beside) > 3:
            yield "among many acts of its sentence"
        before = [other for other in beside if other.trigger.at < event.trigger.at]
        if not before:
            yield "first act of its sentence"
        elif before[-1].trigger.frame.type in VERBAL:
            yield "follows a verbal act"
        else:
            yield "follows a material act"

    def _parties(self, event: Candidate) -> Iterator[str]:
        """Who acts and who is acted upon."""
        roles = event.roles
        if not roles.actors and not roles.recipients:
            yield "no party"
        if roles.actors and roles.recipients:
            yield "both sides told"
            if {m.country for m in roles.actors} & {m.country for m in roles.recipients} - {None}:
                yield "both sides of one country"
        yield from _side("actor", roles.actors)
        yield from _side("recipient", roles.recipients)
        for step in roles.steps:
            if "pronoun" in step:
                yield "party as a pronoun"
            elif step == "actor: omitted subject":
                yield "actor omitted"
            elif step.endswith("party concerned"):
                yield "recipient only concerned"
            elif step.endswith("nisba"):
                yield "party as an adjective"
        parties = roles.actors + roles.recipients
        if min(_sentences(event)) > self.lead and any(
            key in self.central for mention in parties for key in _keys(mention)
        ):
            yield "a party that acts in the lead"

    def _setting(self, event: Candidate) -> Iterator[str]:
        """When, where, how many, according to whom."""
        if event.date is not None:
            yield "dated"
            yield from _age(event.date.value, self.document.article.published)
        if event.place is not None:
            yield "placed"
        if event.figures:
            yield "with a figure"
        if event.outer:
            verbal = event.trigger.frame.type in VERBAL
            yield "verbal act reported" if verbal else "material act reported"
            if event.outer[-1].form == "direct":
                yield "in a direct quotation"
            if len(event.outer) > 1:
                yield "reported at second hand"


def _age(value: str | None, published: str | None) -> Iterator[str]:
    """How near a date is to the publication, and how exact (ISO prefix dates)."""
    if value is None:
        return
    if len(value) < _DAY:
        yield "dated without a day"
    if published is not None and value[:4] < published[:4]:
        yield "dated in an earlier year"
    elif published is not None and value[:7] == published[:7] and len(value) >= _DAY:
        yield "dated to a day of the month of publication"


def _side(side: str, mentions: Sequence[Mention]) -> Iterator[str]:
    if not mentions:
        return
    yield f"{side} told"
    if len(mentions) > 1:
        yield f"several {side}s"
    if any(mention.entity for mention in mentions):
        yield f"{side} known by name"
    if any(mention.country for mention in mentions):
        yield f"{side} of a country"
    if not any(mention.political for mention in mentions):
        yield f"{side} not political"
    for kind in ("state", "person", "group"):
        if mentions[0].kind == kind:
            yield f"{side} a {kind}"


def _sentences(event: Candidate) -> set[int]:
    """Sentences that tell the event."""
    return {event.sentence, *(other.sentence for other in event.also)}


def _keys(mention: Mention) -> tuple[str, ...]:
    """What a party is recognised by."""
    return tuple(key for key in (mention.entity, mention.country) if key)
