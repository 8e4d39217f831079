"""Who acts and where: agents, states, bodies, outlets, people, places."""

from __future__ import annotations

from typing import Literal

import msgspec

from marsad.knowledge.schema.entries import Entry
from marsad.record import SourceKind

AgentKind = Literal["person", "group", "body", "office", "document", "rank"]


class Agent(Entry, frozen=True, kw_only=True):
    """A common noun, title, rank or office for somebody who acts."""

    singular: tuple[str, ...] = ()
    """Masculine singular, indefinite; phrases keep their article: ``وزير الدفاع``."""
    plural: tuple[str, ...] = ()
    """Plurals; ``ون`` plurals also give ``ين`` and the construct ``و``/``ي``."""
    feminine: bool = True
    """True: the feminine in ة and its plural in ات are generated for the first word."""
    sectors: tuple[str, ...] = ()
    kind: AgentKind = "person"
    """``person`` or ``group`` of persons; ``body``: a ministry, court, army, council; ``office``:
    an office one person holds (its id is what ``roles`` of people name); ``document``: a
    statement, report; ``rank``: a title that only tells that a person follows (الدكتور)."""
    country: str | None = None
    """IGO, NGO, IMG…, where the noun itself tells it."""
    source: SourceKind | None = None
    """Kind of source when it is attributed to: ``مصدر`` officials, ``شاهد`` witness."""
    political: bool = True
    """False for nouns that are parties only with a nationality or under a frame that takes
    anybody (``رجل``, ``شخص``, ``سيدة``)."""
    describes: bool = False
    """True for nouns that right after another noun for persons are its adjective: ``شيعي`` in
    «رجل الدين الشيعي»."""
    relation: bool = False
    """True for nouns after which a name is whose they are, not who they are (``محامي``); those
    of kinship are a class of words."""
    of_many: bool = False
    """True for those who in the plural belong to no one country (``دول``, ``مسلمون``): they don't
    get the country that the article is about."""
    homes: tuple[str, ...] = ()
    """Countries in which a people lives (``كردي``): of the one among them that the article speaks
    of most, never of another."""
    name_en: str | None = None
    """In English, singular, as it stands in a sentence: ``defence minister``."""
    plural_en: str | None = None
    """The English plural where it is not regular, or the name where it has no singular."""


class Country(Entry, frozen=True, kw_only=True):
    """A state or a code that stands for one; the id is its code (ISO 3166-1 alpha-3)."""

    names: tuple[str, ...]
    """The first is its Arabic name; also official names and regional spellings."""
    name_en: str
    fips: str | None = None
    """FIPS 10-4 code, by which GDELT tells where."""
    cow: int | None = None
    """Correlates of War code; null for what is no state of that list."""
    adjective: tuple[str, ...] = ()
    """Nationality adjectives, masculine singular: ``عراقي``; all genders, numbers and the article
    are generated."""
    adjective_en: str | None = None
    """The same in English: ``Iraqi``."""
    people: tuple[str, ...] = ()
    """Broken plurals of the nationality: ``أتراك``, ``روس``, ``عرب``."""
    capital: tuple[str, ...] = ()
    """The capital, which stands for the government when it acts."""
    masculine: bool = False
    """True for the few names that take masculine verbs as well (العراق, لبنان)."""
    metonyms: tuple[str, ...] = ()
    """Seats and phrases for the government: ``الكرملين``, ``البيت الأبيض``."""
    wikidata: str | None = None


class Organisation(Entry, frozen=True, kw_only=True):
    """A named body. The id is ``org.CCC.name``."""

    names: tuple[str, ...]
    """The first is its name; also short names and spellings that are safe anywhere in the news."""
    short: tuple[str, ...] = ()
    """Short names used only after the full one (``المنظمة``, ``الحركة``)."""
    name_en: str
    country: str | None = None
    sectors: tuple[str, ...] = ()
    kind: Literal["government", "military", "police", "party", "armed", "igo", "ngo", "company",
                  "media", "religious", "court", "parliament", "other"] = "other"  # fmt: skip
    wikidata: str | None = None


class Outlet(Entry, frozen=True, kw_only=True):
    """A news outlet or agency. The id is ``outlet.name``."""

    names: tuple[str, ...]
    name_en: str
    country: str | None = None
    kind: Literal["outlet", "agency"] = "outlet"
    publisher_keys: tuple[str, ...] = ()
    """Names by which input lines call it as publisher: ``Alarabia``, ``aawsat``."""
    domestic: bool = False
    """True when it mostly reports on its own country, so that «the ministry» is that country's."""
    wikidata: str | None = None


class RoleSpan(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """An office that somebody held."""

    office: str
    """Id of an ``agents`` entry of kind ``office``."""
    title: str
    """As the press writes it: ``وزير الدفاع``."""
    sectors: tuple[str, ...]
    since: str
    """ISO prefix date."""
    until: str | None = None
    """ISO prefix date, or null when still held."""
    country: str | None = None
    """When not the person's country (``IGO`` for a UN envoy)."""


class Person(Entry, frozen=True, kw_only=True):
    """An office holder or public figure. The id is ``person.CCC.name``."""

    names: tuple[str, ...]
    """The first is the usual Arabic name; also spelling variants of the full name."""
    short: tuple[str, ...] = ()
    """Names by which alone the press calls the person everywhere (``السيسي``, ``ترامب``)."""
    name_en: str
    country: str
    roles: tuple[RoleSpan, ...] = ()
    wikidata: str | None = None


class PlaceEntry(Entry, frozen=True, kw_only=True):
    """A place with coordinates. The id is ``place.CCC.name``."""

    names: tuple[str, ...]
    name_en: str
    country: str | None
    """Null for seas and regions of several states."""
    lat: float | None = None
    lon: float | None = None
    geonames: int | None = None
    kind: Literal["city", "region", "camp", "crossing", "sea", "site"] = "city"
    unsafe: bool = False
    """True when the name is also a common word: it is a place only after a place noun
    (``مدينة``, ``محافظة``)."""
