"""Types, modes and codes of the ontology, and the words that tell them."""

from __future__ import annotations

import msgspec

from marsad.knowledge.schema.entries import Entry
from marsad.record import Counted, EventType, Qualifier, Status


class GlossPhrase(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """How a type or mode is told in plain words: «somebody VERB somebody»."""

    verb: str
    """English, before a recipient: ``visit``, ``hold talks with``."""
    past: str
    alone: str
    """English, without a recipient: ``pay a visit``."""
    alone_past: str
    noun_ar: str
    """Arabic noun: ``زيارة``."""
    to_ar: str
    """Arabic preposition before the recipient: ``إلى``."""


class GlossWords(Entry, frozen=True, kw_only=True):
    """The other words of a gloss. The id is the language, ``en`` or ``ar``."""

    somebody: str = ""
    """Who acts when nobody is named."""
    comma: str
    """Between parties of three and more, but for the last."""
    joined: str
    """Before the last party."""
    by: str = ""
    """Before the actor."""
    place: str
    """Before a place."""
    day: str
    """Before a date of day, month and year."""
    month: str
    """Before a month or a year."""
    until: str
    """Between two dates."""
    said_by: str
    """Before those who report."""
    relayed: str
    """Between one who reports and another who reports that: innermost first in English, outermost
    first in Arabic."""
    mark: str
    """Between the act and what is added to it."""
    background: str
    modals: dict[Status, str] = {}
    """Before the verb, for a status other than ``occurred``."""
    status: dict[Status, str]
    """After the act, likewise."""
    counted: dict[Counted, str]
    """What a figure counts; others are not told."""
    qualifiers: dict[Qualifier, str]
    """How a number is hedged."""


class EventTypeEntry(Entry, frozen=True, kw_only=True):
    """A PLOVER type. The id is the type."""

    quad: int
    score: float
    cameo: str
    """CAMEO code of the bare type."""
    label_ar: str
    label_en: str
    gloss: GlossPhrase | None = None
    """How it is told in plain words."""
    modes: dict[str, ModeEntry] = {}


class ModeEntry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """A mode of a type."""

    score: float
    cameo: str
    label_ar: str
    label_en: str
    gloss: GlossPhrase | None = None
    """How it is told in plain words; else as the type is."""


class CodeList(Entry, frozen=True, kw_only=True):
    """A list of codes: contexts, sectors. The id is the list's name."""

    codes: dict[str, str]
    """Code → English label."""


class CameoCode(Entry, frozen=True, kw_only=True):
    """A CAMEO code; the id is the code with its leading zero."""

    name: str
    """Its English name in the CAMEO codebook."""
    goldstein: float
    type: EventType | None = None
    mode: str | None = None
