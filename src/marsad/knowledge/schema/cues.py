"""Cues: words that attribute, that tell whether an act happened, that name agreements."""

from __future__ import annotations

from typing import Literal

from marsad.knowledge.schema.entries import Entry, Example
from marsad.record import AgreementKind, AgreementStatus, Status


class ReportingCue(Entry, frozen=True, kw_only=True):
    """A word that attributes content to a speaker."""

    verbs: tuple[str, ...] = ()
    participles: tuple[str, ...] = ()
    """Active participles, masculine singular indefinite: ``مؤكد``, ``مشير``."""
    nouns: tuple[str, ...] = ()
    """Verbal nouns that carry the speaker as a pronoun or genitive: ``قول``."""
    phrases: tuple[str, ...] = ()
    """Fixed expressions before the speaker: ``نقلا عن``, ``على لسان``, ``بحسب``, ``وفقا لـ``."""
    prep: str | None = None
    """Preposition between cue and content: ``إلى`` for ``أشار``, ``على`` for ``شدد``."""
    complement: Literal["any", "clause"] = "any"
    """``clause``: only when إن/أن or a quotation follows (``حذر من أن``); ``any``: a noun too."""
    speaker: Literal["subject", "after", "inside"] = "subject"
    """The subject of the verb; right after the phrase (``بحسب مصادر``); inside the content."""
    continues: bool = False
    """True when the speaker, if omitted, is the one who spoke before (``وأضاف``)."""
    predicate: bool = False
    """True when the verb also takes an object and what it is held to be: ``يعتبرها خطأ``."""
    relays: bool = False
    """True when the subject relays another speaker: ``نقلت الصحيفة عن``."""
    stance: Literal["assert", "deny", "doubt", "expect"] = "assert"
    unless: tuple[str, ...] = ()
    """Words that right after the cue show another sense."""
    match: tuple[Example | str, ...] = ()
    reject: tuple[Example | str, ...] = ()
    gap: tuple[Example | str, ...] = ()


class StatusCue(Entry, frozen=True, kw_only=True):
    """A word that changes the status of the acts in its scope (after ConText)."""

    status: Status
    surfaces: tuple[str, ...] = ()
    """Fixed words or phrases: ``لم``, ``من المقرر أن``."""
    verbs: tuple[str, ...] = ()
    """Inflected cues: ``اعتزم يعتزم``."""
    nouns: tuple[str, ...] = ()
    direction: Literal["forward", "backward", "both"] = "forward"
    reach: Literal["next", "clause", "sentence"] = "clause"
    """``next``: the very next verb or noun trigger; ``clause``; ``sentence``."""
    unless: tuple[str, ...] = ()
    """Words that right after the cue show another sense."""
    imperfect: bool = False
    """True when it is a cue only right before a verb in the imperfect: ``قد`` (may), which before
    a past verb affirms."""
    stops: tuple[str, ...] = ()
    """Words that end the scope: ``بعدما``, ``لكن``."""
    match: tuple[Example | str, ...] = ()
    reject: tuple[Example | str, ...] = ()
    gap: tuple[Example | str, ...] = ()


class AgreementNoun(Entry, frozen=True, kw_only=True):
    """Nouns for agreements between parties. The id is the name of the group."""

    kind: AgreementKind
    nouns: tuple[str, ...]
    """Singular and plural, phrases too: ``مذكرة تفاهم``."""
    general: bool = False
    """True for nouns of wider sense («understanding»): they name an agreement only when its
    parties, its signing or its talks are told beside them."""
    status: AgreementStatus | None = None
    """What a phrase itself tells: ``خرق الهدنة`` is of a truce in force."""
    unless: tuple[str, ...] = ()
    """Words right after it that show another sense."""
    not_after: tuple[str, ...] = ()
    """Words right before it that show another sense."""
    topics: tuple[str, ...] = ()
    """Prepositions before what the agreement is about."""
    match: tuple[Example | str, ...] = ()
    """Sentences in which an agreement of the kind must be found."""
    reject: tuple[Example | str, ...] = ()
    """Sentences that hold one of the nouns and in which none may be found."""


class AgreementCue(Entry, frozen=True, kw_only=True):
    """Words near an agreement that tell its status; what stands nearer decides."""

    status: AgreementStatus
    verbs: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    """Other words in the forms that occur: ``توقيع``, ``الموقعة``."""
    match: tuple[Example | str, ...] = ()
    """Sentences in which an agreement of the status must be found."""
    reject: tuple[Example | str, ...] = ()
    """Sentences that hold one of the words and in which none of the status may be found."""
