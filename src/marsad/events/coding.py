"""Coding: from candidates and statements to the record's events and statements."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Final

import msgspec

from marsad.events.background import is_background
from marsad.events.candidates import Candidate
from marsad.events.document import Document
from marsad.events.sayers import reporters, sayers_of
from marsad.events.statements import Attributed, Sayer
from marsad.knowledge.schema import Frame
from marsad.mentions.mention import Mention
from marsad.record import Attribution, Event, Party, Statement

_WITHOUT_SECTORS: Final = frozenset({"IGO", "IMG", "EUR"})
"""Codes of parties that carry no sectors."""


def make_event(document: Document, candidate: Candidate) -> Event:
    """The event of a candidate."""
    frame = candidate.trigger.frame
    mode = candidate.mode
    cameo, quad, intensity, goldstein = _codes(document, frame, mode)
    trigger = document.span(*candidate.tokens, _clitic(document, candidate))
    actors = tuple(make_party(document, mention) for mention in candidate.roles.actors)
    recipients = tuple(make_party(document, mention) for mention in candidate.roles.recipients)
    sentence = document.sentences[candidate.sentence]
    identity = (
        document.article.id, frame.type, mode, candidate.status, trigger.start, trigger.end
    )  # fmt: skip
    sayers = sayers_of(document, candidate)
    event = Event(
        id=_hash(identity), type=frame.type, mode=mode, contexts=frame.contexts,
        status=candidate.status, foreground=_is_foreground(document, candidate), cameo=cameo,
        quad=quad, intensity=intensity, goldstein=goldstein, trigger=trigger,
        also=tuple(
            document.span(*other.tokens, _clitic(document, other)) for other in candidate.also
        ),
        actors=actors, recipients=recipients, date=candidate.date, place=candidate.place,
        figures=tuple(candidate.figures),
        said_by=_links(document, sayers),
        evidence=document.span(sentence.first, sentence.last), rule=frame.id,
    )  # fmt: skip
    return _with_gloss(document, event, [sayer.mention for sayer in sayers])


def _with_gloss(document: Document, event: Event, sayers: Iterable[Mention]) -> Event:
    """The event with what it tells in plain words."""
    names = [document.english.of(mention) for mention in sayers]
    return msgspec.structs.replace(
        event, gloss_en=document.glosser.english(event, names),
        gloss_ar=document.glosser.arabic(event),
    )  # fmt: skip


def make_statement(document: Document, statement: Attributed) -> Statement:
    """The statement of the record."""
    cue = document.span(*statement.cue, statement.cue_clitic)
    content = document.span(*statement.content)
    speaker = make_speaker(document, statement)
    return Statement(
        id=_hash((document.article.id, statement.entry.id, cue.start, content.start)),
        speaker=speaker, implicit=statement.implicit, cue=cue, form=statement.form,
        content=content, said_by=_links(document, _outer(statement)),
        date=statement.date, rule=statement.entry.id,
    )  # fmt: skip


def make_speaker(document: Document, statement: Attributed) -> Party | None:
    """The speaker; several who speak together are one party without a country unless they share
    it."""
    if not statement.speakers:
        return None
    if len(statement.speakers) == 1 or statement.implicit:
        return make_party(document, statement.speakers[0])
    speakers = statement.speakers
    span = document.span(
        min(m.first for m in speakers), max(m.last for m in speakers), speakers[0].clitic
    )
    countries = {mention.country for mention in speakers}
    return Party(
        text=span.text, start=span.start, end=span.end,
        country=countries.pop() if len(countries) == 1 else None, sectors=_sectors(speakers[0]),
    )  # fmt: skip


def make_party(document: Document, mention: Mention) -> Party:
    """A mention as the record's party."""
    span = document.span(mention.first, mention.last, mention.clitic)
    return Party(
        text=span.text, start=span.start, end=span.end, entity=mention.entity,
        name=mention.name or (mention.called if mention.tail else None) or None,
        name_en=document.english.of(mention),
        wikidata=mention.wikidata, country=mention.country, sectors=_sectors(mention),
        role=mention.role,
    )  # fmt: skip


def _sectors(mention: Mention) -> tuple[str, ...]:
    """Sectors tell parts of a state; bodies of many states and armed groups of many have none."""
    return () if mention.country in _WITHOUT_SECTORS else mention.sectors


def chain(document: Document, outer: Iterable[Attributed]) -> tuple[Attribution, ...]:
    """The chain of those who report, outermost first."""
    return _links(document, reporters(outer))


def _links(document: Document, sayers: Iterable[Sayer]) -> tuple[Attribution, ...]:
    return tuple(_link(document, sayer) for sayer in sayers)


def _outer(statement: Attributed) -> list[Sayer]:
    """Those who report a statement: not its own speakers, but the outlet that carried it."""
    found = reporters(statement.outer, but=statement.speakers)
    if statement.carrier is not None:
        found.append(Sayer(statement.carrier, statement.cue, statement.cue_clitic))
    return found


def _link(document: Document, sayer: Sayer) -> Attribution:
    mention = sayer.mention
    span = document.span(mention.first, mention.last, mention.clitic)
    return Attribution(
        text=span.text, start=span.start, end=span.end,
        cue=document.span(*sayer.cue, sayer.cue_clitic),
        kind=mention.source or ("person" if mention.human else "organization"),
        named=mention.named, entity=mention.entity, country=mention.country,
    )  # fmt: skip


def _codes(document: Document, frame: Frame, told: str | None) -> tuple[str, int, float, float]:
    """CAMEO code, quad class, intensity, Goldstein value of a frame's act of the mode told."""
    kind = document.knowledge.types[frame.type]
    mode = kind.modes.get(told) if told else None
    cameo = frame.cameo or (mode.cameo if mode is not None else kind.cameo)
    entry = document.knowledge.cameo.get(cameo)
    goldstein = entry.goldstein if entry is not None else 0.0
    return cameo, kind.quad, mode.score if mode is not None else kind.score, goldstein


def _is_foreground(document: Document, candidate: Candidate) -> bool:
    """An act is background when every mention of it in the body is."""
    return not all(
        is_background(
            document.sentences[mention.sentence], mention.trigger, mention.date or candidate.date,
            document.article.published, document.knowledge,
        )
        for mention in (candidate, *candidate.also)
    )  # fmt: skip


def _clitic(document: Document, candidate: Candidate) -> int:
    word = document.sentences[candidate.sentence].word(candidate.trigger.at)
    return len(word.conjunction)


def _hash(identity: tuple[object, ...]) -> str:
    return hashlib.sha256(repr(identity).encode("utf-8", "surrogatepass")).hexdigest()[:16]
