"""The compiled knowledge: what the coder loads, and where it is kept.

YAML is for people; the coder reads one MessagePack file made from it by the compiler. The file is
built into the wheel. In a checkout it is rebuilt on demand when a source file has changed.
"""

from __future__ import annotations

import gc

import msgspec

from marsad.knowledge.schema import (
    Agent,
    AgreementCue,
    AgreementNoun,
    CameoCode,
    Country,
    EventTypeEntry,
    Frame,
    GlossWords,
    LightVerb,
    Organisation,
    Orthography,
    Outlet,
    Person,
    PlaceEntry,
    ReportingCue,
    StatusCue,
    Weighing,
)

FORMAT = 5
"""Version of the compiled layout; a file of another version is rebuilt."""


class Sense(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """What a surface may stand for."""

    kind: str
    """Which lexicon: one of the constants of `marsad.knowledge.kinds`."""
    ref: int
    """Index of the entry in its list."""
    morph: str = ""
    """Morph of the surface (see `marsad.text.morphology`)."""


class Phrase(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A surface of several words, filed under its first."""

    rest: tuple[str, ...]
    """The words after the first, in the match form."""
    senses: tuple[int, ...]
    """Indices into `Compiled.senses`."""


PhraseIndex = dict[str, msgspec.Raw]
"""Second word → phrases, the longest first: packed, since a text has few of them."""


class Compiled(msgspec.Struct, frozen=True, kw_only=True):
    """All knowledge, expanded and indexed."""

    format: int
    digest: str
    """``sha256:…`` over the source files, in order of their names."""
    senses: tuple[Sense, ...]
    surfaces: dict[str, tuple[int, ...]]
    """Match form of a single word → senses."""
    phrases: dict[str, msgspec.Raw]
    """Match form of a first word → its `PhraseIndex`, which `phrases_of` decodes."""
    orthography: Orthography
    frames: tuple[Frame, ...]
    light_verbs: tuple[LightVerb, ...]
    reporting: tuple[ReportingCue, ...]
    status: tuple[StatusCue, ...]
    agents: tuple[Agent, ...]
    countries: tuple[Country, ...]
    organisations: tuple[Organisation, ...]
    outlets: tuple[Outlet, ...]
    people: tuple[Person, ...]
    places: tuple[PlaceEntry, ...]
    word_classes: tuple[str, ...]
    """Ids of the closed classes of words."""
    words: dict[str, tuple[str, ...]]
    """Closed class or set → its words in the match form."""
    agreements: tuple[AgreementNoun, ...]
    agreement_cues: tuple[AgreementCue, ...]
    types: dict[str, EventTypeEntry]
    gloss_words: dict[str, GlossWords]
    """Language → words of the glosses."""
    cameo: dict[str, CameoCode]
    sign_words: dict[str, tuple[str, ...]]
    """List of words that signs ask for → its words in the match form."""
    code_lists: dict[str, dict[str, str]]
    """List of codes (sectors, contexts, words of a language for reports) → code → its name."""
    weights: dict[str, Weighing]
    """The weights of each judgement."""
    numbers: msgspec.Raw
    """`marsad.text.numerals.NumberLexicon`; decoded by the coder, as are the next two."""
    times: msgspec.Raw
    """`marsad.mentions.time_lexicon.TimeLexicon`."""
    quantities: msgspec.Raw
    """`marsad.mentions.quantities.QuantityLexicon`."""
    romanisation: msgspec.Raw
    """`marsad.text.romanize.RomanLexicon`."""

    def country(self, code: str) -> Country | None:
        """The country with this code; null for what is none (IGO, NGO…)."""
        return next((country for country in self.countries if country.id == code), None)

    def phrases_of(self, first: str) -> PhraseIndex:
        """The phrases that begin with a word."""
        return _INDEX.decode(self.phrases[first])


def unpack_phrases(packed: msgspec.Raw) -> tuple[Phrase, ...]:
    """The phrases of a value of a `PhraseIndex`."""
    return _PHRASES.decode(packed)


_INDEX = msgspec.msgpack.Decoder(PhraseIndex)
_PHRASES = msgspec.msgpack.Decoder(tuple[Phrase, ...])


def decode(data: bytes) -> Compiled:
    """Reads what `encode` wrote.

    Raises ``msgspec.ValidationError`` when the bytes are of another layout.
    """
    collecting = gc.isenabled()
    gc.disable()  # the collector would walk what is being read again and again
    try:
        return msgspec.msgpack.decode(data, type=Compiled)
    finally:
        if collecting:
            gc.enable()


def encode(compiled: Compiled) -> bytes:
    """The compiled file."""
    return msgspec.msgpack.encode(compiled)
