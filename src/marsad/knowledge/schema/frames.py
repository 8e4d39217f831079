"""Event frames: the words that name an act, and where its parties stand."""

from __future__ import annotations

from typing import Literal

import msgspec

from marsad.knowledge.schema.entries import Entry, Example
from marsad.record import EventType, Status

Role = Literal["actor", "recipient", "place", "topic", "ignore"]
"""What the filler of an argument becomes. ``topic`` and ``ignore`` fill no slot of the event."""


class Compound(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """A verb that names the act only together with a complement: ``أطلق`` with ``النار``."""

    verbs: tuple[str, ...]
    with_: tuple[str, ...] = msgspec.field(name="with")
    """Words or phrases one of which must follow the verb within its clause."""


class Frame(Entry, frozen=True, kw_only=True):
    """An event frame: the words that name an act, and where its parties stand."""

    type: EventType
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    cameo: str | None = None
    """CAMEO code when it is finer than the default of the type and mode."""
    verbs: tuple[str, ...] = ()
    """``past present`` pairs: ``زار يزور``."""
    passive: tuple[str, ...] = ()
    """Passive pairs whose unvocalised spelling differs from the active: ``اغتيل يغتال``."""
    nouns: tuple[str, ...] = ()
    """Verbal nouns and event nouns that name the act by themselves, singular and plural."""
    light: tuple[str, ...] = ()
    """Citation past forms of the light verbs (`light_verbs`) that take one of ``nouns`` or
    ``light_nouns`` as their object: ``أجرى``, ``عقد``, ``شن``."""
    light_nouns: tuple[str, ...] = ()
    """Nouns that name the act only under a light verb."""
    participles: tuple[str, ...] = ()
    """Active participles (masculine singular) that name the act: ``مطالب``, ``مندد``."""
    patients: tuple[str, ...] = ()
    """Passive participles (masculine singular) said of the recipient: ``معتقل``, ``مدعوم``."""
    phrases: tuple[str, ...] = ()
    """Fixed expressions, not inflected."""
    compounds: tuple[Compound, ...] = ()
    judging: tuple[str, ...] = ()
    """Nouns, adjectives and phrases that blame or praise: what somebody says of another party in
    such words is this act, with the verb of saying as its trigger (``قال إن … جريمة``)."""
    judging_verbs: tuple[str, ...] = ()
    """``past present`` pairs of verbs that blame or praise their subject: ``عرقل يعرقل``."""
    soft: bool = False
    """True when ``judging`` words blame in one statement and describe in another: a statement that
    holds no others is the less likely to be the act."""
    undone: bool = False
    """True when ``judging`` words blame where they are negated: «does not respect the law»."""
    tells: tuple[EventType, ...] = ()
    """Types of acts of another party whose telling, by somebody who speaks for himself, is this
    act: «said that the militia fired on the port» blames the militia. ``near``, where given, are
    words that what is said must hold."""
    several: bool = False
    """True when ``tells`` asks for more than one act."""
    own: bool = False
    """True when ``tells`` asks for acts that the speaker is yet to do himself: threats."""
    args: dict[str, Role] = {}
    """Where the parties stand. Keys: ``subject``, ``object``, ``idafa`` (the genitive right after
    a noun trigger: ``زيارة الوزير`` actor, ``اعتقال ناشط`` recipient), and any preposition as
    written: ``مع``, ``إلى``, ``على``, ``ضد``, ``بـ``, ``من``, ``بين``, ``لـ``, ``عن``, ``في``.
    Omitted: subject is the actor, object and idafa are the recipient."""
    require: tuple[Literal["actor", "recipient"], ...] = ()
    """Roles that must be filled by a known party for the act to be coded. Without it, at least one
    role must be filled, unless ``bare``."""
    recipient_is: tuple[Literal["person", "state", "armed", "place", "body", "party"], ...] = ()
    """Classes one of which the recipient must be of, when the verb has other senses."""
    actor_is: tuple[Literal["forces", "armed", "speaker"], ...] = ()
    """Classes one of which the actor must be of, as of the recipient: ``forces`` are police, armies
    and governments; ``speaker`` is a person, an outlet, clergy, parliament, a party."""
    actor_not: tuple[Literal["person", "outlet", "document", "speaker"], ...] = ()
    """Classes of actors with which the words have another sense: a person or a preacher who
    «launches an attack» does so in words, unless he is armed."""
    bare: bool = False
    """True when the act is political even if nobody is named (``انفجار سيارة مفخخة``)."""
    inchoative: bool = False
    """True when a subject without object is the one acted upon (``قُتل ثلاثة``, ``أصيب جندي``):
    passives of violence and detention."""
    mutual: bool = False
    """True when two sides stand equal (``التقى``, ``اشتبك``): all are actors."""
    detail: bool = False
    """True when the words tell a detail of an act (chants at a demonstration): recorded only as
    another mention of an act that the article tells."""
    near: tuple[str, ...] = ()
    """Words one of which must stand in the same clause."""
    unless: tuple[str, ...] = ()
    """Words that right after the trigger show another sense."""
    unless_near: tuple[str, ...] = ()
    """Words one of which in the same clause shows another sense: accidents for casualties."""
    match: tuple[Example | str, ...] = ()
    """Sentences that must be coded by this frame. At least one."""
    reject: tuple[Example | str, ...] = ()
    """Sentences that hold one of the words and must not be coded by this frame."""
    gap: tuple[Example | str, ...] = ()
    """Sentences that should be coded and are not yet: a gap that closes fails the check, so that
    it is moved to ``match``."""


class LightVerb(Entry, frozen=True, kw_only=True):
    """A verb that carries tense and subject while its object names the act."""

    verb: str
    """``past present`` pair."""
    prep: str | None = None
    """Preposition before the noun: ``بـ`` for ``قام بـ``."""
    passive: bool = False
    """True when the verb makes a passive (``تم``, ``جرى``): the noun keeps its own arguments."""
    undergoes: bool = False
    """True when its subject is the one acted upon: ``تعرض لـ``, ``واجه``."""
    status: Status | None = None
    """Status the light verb gives: ``ألغى`` negated, ``يعتزم`` planned."""
