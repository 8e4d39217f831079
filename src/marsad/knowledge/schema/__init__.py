"""The shape of the knowledge files: what each kind of YAML entry may hold.

Every file under ``knowledge/`` is a mapping with one key per kind of entry (``frames``,
``reporting``, ``agents``, …), each a list of entries. A folder given by ``--knowledge`` has the
same form; an entry with an id that exists already replaces it, a new id is added.

Words are written as the press writes them; matching folds hamza seats, teh marbuta, alef maqsura,
diacritics and tatweel, so one spelling per word is enough.

Verbs are written as the citation pair ``past present`` (third person masculine singular:
``التقى يلتقي``). All persons, numbers, genders, the future prefix and the proclitics are generated.
"""

from marsad.knowledge.schema.actors import (
    Agent,
    AgentKind,
    Country,
    Organisation,
    Outlet,
    Person,
    PlaceEntry,
    RoleSpan,
)
from marsad.knowledge.schema.cues import AgreementCue, AgreementNoun, ReportingCue, StatusCue
from marsad.knowledge.schema.entries import Entry, Example
from marsad.knowledge.schema.files import KnowledgeFile
from marsad.knowledge.schema.frames import Compound, Frame, LightVerb, Role
from marsad.knowledge.schema.ontology import (
    CameoCode,
    CodeList,
    EventTypeEntry,
    GlossPhrase,
    GlossWords,
    ModeEntry,
)
from marsad.knowledge.schema.weights import Weighing
from marsad.knowledge.schema.words import (
    EnglishNames,
    FunctionWords,
    GivenNames,
    Orthography,
    PlainNouns,
    PlainVerb,
    Romanisation,
    WordSet,
)

__all__ = [
    "Agent",
    "AgentKind",
    "AgreementCue",
    "AgreementNoun",
    "CameoCode",
    "CodeList",
    "Compound",
    "Country",
    "EnglishNames",
    "Entry",
    "EventTypeEntry",
    "Example",
    "Frame",
    "FunctionWords",
    "GivenNames",
    "GlossPhrase",
    "GlossWords",
    "KnowledgeFile",
    "LightVerb",
    "ModeEntry",
    "Organisation",
    "Orthography",
    "Outlet",
    "Person",
    "PlaceEntry",
    "PlainNouns",
    "PlainVerb",
    "ReportingCue",
    "Role",
    "RoleSpan",
    "Romanisation",
    "StatusCue",
    "Weighing",
    "WordSet",
]
