"""What a knowledge file may hold."""

from __future__ import annotations

from marsad.knowledge.schema.actors import Agent, Country, Organisation, Outlet, Person, PlaceEntry
from marsad.knowledge.schema.cues import AgreementCue, AgreementNoun, ReportingCue, StatusCue
from marsad.knowledge.schema.frames import Frame, LightVerb
from marsad.knowledge.schema.ontology import CameoCode, CodeList, EventTypeEntry, GlossWords
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
from marsad.knowledge.schema_numbers import NumberKnowledge


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
