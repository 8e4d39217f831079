"""The shape of the knowledge files: what each kind of YAML entry may hold.

Every file under ``knowledge/`` is a mapping with one key per kind of entry (``frames``,
``reporting``, ``agents``, …), each a list of entries. A folder given by ``--knowledge`` has the
same form; an entry with an id that exists already replaces it, a new id is added.

Words are written as the press writes them; matching folds hamza seats, teh marbuta, alef maqsura,
diacritics and tatweel, so one spelling per word is enough.

Verbs are written as the citation pair ``past present`` (third person masculine singular:
``التقى يلتقي``). All persons, numbers, genders, the future prefix and the proclitics are generated.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from marsad.knowledge.schema_numbers import NumberKnowledge
from marsad.record import (
    AgreementKind,
    AgreementStatus,
    Counted,
    EventType,
    Qualifier,
    SourceKind,
    Status,
)

Role = Literal["actor", "recipient", "place", "topic", "ignore"]
"""What the filler of an argument becomes. ``topic`` and ``ignore`` fill no slot of the event."""

AgentKind = Literal["person", "group", "body", "office", "document", "rank"]


class Entry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What every entry has."""

    id: str
    note: str | None = None


class Example(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An example sentence of a frame or a cue, written for this project, run by the check.

    Given fields are checked against what the entry codes from the sentence.
    """

    text: str
    actor: str | None = None
    """Country code that one of the actors must have."""
    recipient: str | None = None
    """Country code that one of the recipients must have."""
    status: Status | None = None
    speaker: str | None = None
    """For reporting cues: text of the speaker."""


class Compound(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
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
    actor_not: tuple[Literal["person", "outlet", "document"], ...] = ()
    """Classes of actors with which the words have another sense: a person who «launches an attack»
    does so in words, unless he is armed."""
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
    of_many: bool = False
    """True for those who in the plural belong to no one country (``دول``, ``مسلمون``): they don't
    get the country that the article is about."""
    name_en: str | None = None
    """In English, singular, as it stands in a sentence: ``defence minister``."""
    plural_en: str | None = None
    """The English plural where it is not regular, or the name where it has no singular."""


class Country(Entry, frozen=True, kw_only=True):
    """A state or a code that stands for one; the id is its code (ISO 3166-1 alpha-3)."""

    names: tuple[str, ...]
    """The first is its Arabic name; also official names and regional spellings."""
    name_en: str
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


class RoleSpan(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
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


class PlainVerb(Entry, frozen=True, kw_only=True):
    """Verbs of the news that name no act; they mark where clauses begin. The id is the group's."""

    verbs: tuple[str, ...]
    """``past present`` pairs."""


class PlainNouns(Entry, frozen=True, kw_only=True):
    """Common nouns and adjectives that name no party and no act; they end unknown names. The id
    is the group's."""

    words: tuple[str, ...]


class FunctionWords(Entry, frozen=True, kw_only=True):
    """A class of words: prepositions, conjunctions, words of a sign. The id is the class."""

    words: tuple[str, ...]


class WordSet(Entry, frozen=True, kw_only=True):
    """Words that a rule looks for by their form, whatever else they are read as. The id is the
    set's."""

    words: tuple[str, ...]


class GivenNames(Entry, frozen=True, kw_only=True):
    """Given names of persons, by which an unknown name is recognised."""

    names: tuple[str, ...]


class EnglishNames(Entry, frozen=True, kw_only=True):
    """Words of personal names as the English press spells them. The id is the group's."""

    forms: dict[str, str]
    """Word as written in Arabic → English form."""


class Romanisation(Entry, frozen=True, kw_only=True):
    """Letters and parts by which an unknown name is spelled; see `marsad.text.romanize`."""

    consonants: dict[str, str] = {}
    """Letter → Latin letters."""
    silent: tuple[str, ...] = ()
    """Consonants that are not written in English."""
    vowels: dict[str, str] = {}
    """Letters of long vowels → Latin letters."""
    glides: dict[str, str] = {}
    """Letters of ``vowels`` that may be consonants → the consonant."""
    particles: dict[str, str] = {}
    """Words of a name that are no names by themselves: ``بن``."""
    prefixes: dict[str, str] = {}
    """Parts written together with the word that follows: ``عبدال``."""
    suffixes: dict[str, str] = {}
    """Parts written together with the word before: ``الدين``."""


class Orthography(Entry, frozen=True, kw_only=True):
    """Affixes of written Arabic in the match form; see `marsad.text.morphology`."""

    conjunctions: tuple[str, ...]
    prepositions: tuple[str, ...]
    article: str
    assimilated: str
    """The preposition and the article written together."""
    future: str
    verbal: str
    """Particle before a verb (emphatic, jussive, purpose)."""
    noun_pronouns: tuple[str, ...]
    verb_pronouns: tuple[str, ...]
    feminine: str
    feminine_bound: str
    """The feminine ending before a pronoun."""
    tanwin: str
    """Ending of the indefinite accusative."""
    hamza: str
    seats: tuple[str, ...]
    """What a final hamza is written as before a pronoun."""
    plural_masculine: tuple[str, ...]
    plural_masculine_bound: tuple[str, ...]
    plural_feminine: str
    dual: tuple[str, ...]
    weak: tuple[str, ...]
    """The long vowels."""
    past: dict[str, dict[str, str]]
    """Class of stem → morph → suffix."""
    present: dict[str, dict[str, tuple[str, str]]]
    """Class of stem → morph → prefix and suffix; ``*`` stands for the stem's last letter."""


class GlossPhrase(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
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


class ModeEntry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
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

    goldstein: float
    type: EventType | None = None
    mode: str | None = None


class Weighing(Entry, frozen=True, kw_only=True):
    """Weights of a judgement (``act``, ``same_act``) as log odds, written by ``marsad fit``."""

    bias: float
    """What a candidate weighs before any sign is looked at."""
    threshold: float = 0.0
    """The score that a yes must pass."""
    alone: float | None = None
    """The same for a text of one sentence; null when it does not differ."""
    signs: dict[str, float] = {}
    """Name of a sign → its weight; others weigh nothing."""


class KnowledgeFile(NumberKnowledge, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One YAML file: any of these lists, and those of numbers and dates."""

    frames: tuple[Frame, ...] = ()
    light_verbs: tuple[LightVerb, ...] = ()
    reporting: tuple[ReportingCue, ...] = ()
    status: tuple[StatusCue, ...] = ()
    agents: tuple[Agent, ...] = ()
    countries: tuple[Country, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    outlets: tuple[Outlet, ...] = ()
    people: tuple[Person, ...] = ()
    places: tuple[PlaceEntry, ...] = ()
    plain_verbs: tuple[PlainVerb, ...] = ()
    plain_nouns: tuple[PlainNouns, ...] = ()
    function_words: tuple[FunctionWords, ...] = ()
    background: tuple[FunctionWords, ...] = ()
    word_sets: tuple[WordSet, ...] = ()
    given_names: tuple[GivenNames, ...] = ()
    types: tuple[EventTypeEntry, ...] = ()
    gloss_words: tuple[GlossWords, ...] = ()
    code_lists: tuple[CodeList, ...] = ()
    cameo: tuple[CameoCode, ...] = ()
    orthography: tuple[Orthography, ...] = ()
    english_names: tuple[EnglishNames, ...] = ()
    romanisation: tuple[Romanisation, ...] = ()
    agreements: tuple[AgreementNoun, ...] = ()
    agreement_cues: tuple[AgreementCue, ...] = ()
    sign_words: tuple[FunctionWords, ...] = ()
    weights: tuple[Weighing, ...] = ()
