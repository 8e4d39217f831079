"""Closed classes, common words, names, spelling."""

from __future__ import annotations

from marsad.knowledge.schema.entries import Entry


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
    thing_plurals: tuple[str, ...]
    """Plurals of words for things that mean people: they agree as a feminine singular."""
    common_gender: tuple[str, ...]
    """Titles and words for men that end like a feminine."""
    dual: tuple[str, ...]
    weak: tuple[str, ...]
    """The long vowels."""
    past: dict[str, dict[str, str]]
    """Class of stem → morph → suffix."""
    present: dict[str, dict[str, tuple[str, str]]]
    """Class of stem → morph → prefix and suffix; ``*`` stands for the stem's last letter."""
