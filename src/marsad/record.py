"""The record: everything that coding one article yields (the public contract).

This module is the only definition of the public types. The JSON Schema (`marsad schema`), the
Parquet schema and later the OpenAPI document are derived from it.

Every ``start``/``end`` is a half-open range of Unicode code points in ``Article.text``, and
``article.text[start:end]`` equals the quoted ``text``. A field that the article does not tell is
``None`` or empty: nothing is invented.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

import msgspec

from marsad.record_view import record_html

EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
"""The 16 event types of PLOVER 0.8 (Open Event Data Alliance)."""

Status = Literal["occurred", "planned", "conditional", "requested", "negated", "denied"]
"""Whether the act happened, kept apart from what kind of act it is."""

SourceKind = Literal[
    "outlet", "agency", "person", "officials", "organization", "document", "witness"
]
"""What kind of source a link in a chain of attribution is."""

Form = Literal["direct", "indirect", "mixed"]
"""Whether a statement is quoted word for word, reported, or reported with quoted parts."""

Qualifier = Literal[
    "exact", "about", "at_least", "at_most", "more_than", "dozens", "hundreds", "thousands"
]
"""How the article hedges a number; ``dozens`` and larger carry no value."""

Counted = Literal[
    "killed", "injured", "detained", "displaced", "abducted", "missing",
    "participants", "troops", "other",
]  # fmt: skip
"""What a figure counts (people only)."""

AgreementKind = Literal["memorandum", "agreement", "treaty", "ceasefire", "declaration", "contract"]
AgreementStatus = Literal["signed", "planned", "in_force", "ended", "under_negotiation"]


NO_STATE = frozenset({"IGO", "NGO", "IMG", "MNC", "ISM"})
"""Codes that stand for a country where a party is of none."""


class Article(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """The article as received; its text is never altered."""

    id: str
    """The caller's id, or ``sha256:`` and 16 hex digits of the text's hash when none is given."""
    url: str | None = None
    """Where the article was published."""
    publisher: str | None = None
    """The outlet that published it, as the caller names it."""
    title: str = ""
    """The headline."""
    published: str | None = None
    """ISO date or date-time of publication; relative dates are resolved against it."""
    language: str = "ar"
    """``ar``, or ``und`` for a text that is not (mostly) Arabic: such a record holds no events."""
    text: str = ""
    """The title, one newline, the body, exactly as received."""


class Span(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A piece of the article's text."""

    text: str
    """The quoted string, ``article.text[start:end]``."""
    start: int
    """First code point."""
    end: int
    """One past the last code point."""


class Date(Span, frozen=True, kw_only=True):
    """A date expression."""

    value: str | None = None
    """ISO prefix date: ``2013-09-23``, ``2013-09``, ``2005``. Null when a relative date has no
    publication date to be resolved against."""
    until: str | None = None
    """End of a range (same form), or null."""


class Place(Span, frozen=True, kw_only=True):
    """A place mention."""

    name: str
    """The place's name in Arabic."""
    name_en: str | None = None
    """The place's name in English."""
    country: str | None = None
    """ISO 3166-1 alpha-3."""
    lat: float | None = None
    """Latitude, degrees, WGS 84 (GeoNames, CC BY 4.0)."""
    lon: float | None = None
    """Longitude, degrees, WGS 84."""
    geonames: int | None = None
    """GeoNames id."""


class Party(Span, frozen=True, kw_only=True):
    """Somebody who acts, is acted upon, or speaks. The span is the fullest phrase at that place."""

    entity: str | None = None
    """Id of the knowledge entry (``person.IRQ.saadoun_al_dulaimi``), or null when unknown or
    ambiguous."""
    name: str | None = None
    """The party's name in Arabic, without titles."""
    name_en: str | None = None
    """The party's name in English (or romanised)."""
    wikidata: str | None = None
    """Wikidata id, only where certain."""
    country: str | None = None
    """ISO 3166-1 alpha-3, or IGO, EUR, NGO, IMG, ISM, MNC, or null."""
    sectors: tuple[str, ...] = ()
    """PLOVER sectors, the first counts."""
    role: str | None = None
    """The office as the text (or the dated knowledge) gives it: ``وزير الدفاع``."""


class Attribution(Span, frozen=True, kw_only=True):
    """One link of a chain of attribution: who reports."""

    cue: Span | None = None
    """The reporting word, or null."""
    kind: SourceKind
    """What sort of source it is, by its noun or its entry."""
    named: bool
    """False for «officials who were not named», «a source»."""
    entity: str | None = None
    """Id of the knowledge entry, or null when unknown or ambiguous."""
    country: str | None = None
    """ISO 3166-1 alpha-3, or IGO, EUR, NGO, IMG, ISM, MNC, or null."""


class Figure(Span, frozen=True, kw_only=True):
    """A number of people."""

    value: int | None = None
    """The number; null for «dozens» and the like."""
    low: int | None = None
    """Lower bound that the wording allows, or null."""
    high: int | None = None
    """Upper bound that the wording allows, or null."""
    qualifier: Qualifier = "exact"
    """How the words before and after the number hedge it."""
    of: Counted = "other"
    """What befell the counted people, or in what part they are counted."""
    said_by: tuple[Attribution, ...] = ()
    """Who gives the number, outermost first; empty when the article itself does."""


class Event(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A political act: somebody does something to, with or about somebody."""

    id: str
    """Hash of what the event is; the same input and knowledge give the same id."""
    type: EventType
    """PLOVER type of the act itself, whatever its status."""
    mode: str | None = None
    """PLOVER mode, or null."""
    contexts: tuple[str, ...] = ()
    """PLOVER contexts."""
    status: Status
    """Whether the act happened, as the words around the trigger tell."""
    foreground: bool = True
    """False for background that the article recalls."""
    cameo: str
    """CAMEO code, leading zero kept."""
    quad: Annotated[int, msgspec.Meta(ge=1, le=4)]
    """1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict."""
    intensity: float
    """PLOVER's score of the type and mode, -10 (conflict) to 10 (cooperation)."""
    goldstein: float
    """Goldstein value of the CAMEO code, -10 to 10."""
    trigger: Span
    """The word or shortest phrase that names the act."""
    also: tuple[Span, ...] = ()
    """Other mentions of the same act in this article."""
    actors: tuple[Party, ...] = ()
    """Who acts, in the order of the text; empty when nobody is named."""
    recipients: tuple[Party, ...] = ()
    """Who is acted upon; empty when nobody is named."""
    date: Date | None = None
    """When it happened or is to happen, or null."""
    place: Place | None = None
    """Where it happened or is to happen, or null."""
    figures: tuple[Figure, ...] = ()
    """The figures of the article that count the people of this act."""
    said_by: tuple[Attribution, ...] = ()
    """Who reports the act, outermost first; empty when the article itself does."""
    evidence: Span
    """The sentence that shows it."""
    rule: str
    """The knowledge entry that coded it."""
    gloss_en: str | None = None
    """The event in one line of English, made from the fields."""
    gloss_ar: str | None = None
    """The same in Arabic."""


class Statement(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Reported speech."""

    id: str
    """Hash of what the statement is; the same input and knowledge give the same id."""
    speaker: Party | None = None
    """Who said it, or null when nobody was found."""
    implicit: bool = False
    """True when the speaker is a pronoun or an omitted subject; the span is the antecedent's."""
    cue: Span
    """The reporting verb, participle or phrase."""
    form: Form
    """Told from the quotation marks around the content."""
    content: Span
    """What was said, without outer quotation marks."""
    said_by: tuple[Attribution, ...] = ()
    """Who reports that it was said, outermost first."""
    date: Date | None = None
    """When it was said, or null."""
    rule: str
    """The knowledge entry of the cue."""


class Agreement(Span, frozen=True, kw_only=True):
    """An agreement, memorandum, treaty or truce."""

    kind: AgreementKind
    """What sort of agreement the noun names."""
    parties: tuple[Party, ...] = ()
    """Who made it."""
    status: AgreementStatus = "signed"
    """Where it stands, as the words around the noun tell."""
    date: Date | None = None
    """When it was made, or null."""
    subject: Span | None = None
    """What it is about, or null."""
    said_by: tuple[Attribution, ...] = ()
    """Who tells of it, outermost first; empty when the article itself does."""


class CoderStamp(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What made the record."""

    version: str
    """Version of Marsad."""
    knowledge: str
    """``sha256:…`` of the compiled knowledge."""


class Record(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """The record of one article."""

    article: Article
    """The article, as received."""
    events: tuple[Event, ...] = ()
    """The political acts that the article tells, in the order in which they are first told."""
    statements: tuple[Statement, ...] = ()
    """What is reported as said, in order of the cues."""
    figures: tuple[Figure, ...] = ()
    """The numbers of people that the article gives, in order."""
    agreements: tuple[Agreement, ...] = ()
    """The agreements that the article names, each once, in order."""
    coder: CoderStamp
    """What made the record."""

    def _repr_html_(self) -> str:
        """How a notebook shows it: the marked text, right to left, and a card for each event."""
        return record_html(self)


def json_schema() -> dict[str, Any]:
    """The JSON Schema of a record (draft 2020-12)."""
    return msgspec.json.schema(Record)
