"""Compiles the YAML knowledge into what the coder loads.

Every verb is expanded into its conjugated forms, every noun and adjective into gender, number and
case; each written form points at the senses it may have. The same sources give the same bytes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec
import yaml

from marsad.knowledge import kinds
from marsad.knowledge.schema import Agent, Country, Frame, KnowledgeFile, ReportingCue
from marsad.knowledge.store import FORMAT, Compiled, Phrase, Sense, encode
from marsad.mentions.english_names import plural_of
from marsad.mentions.quantity_lexicon import QuantityLexicon
from marsad.mentions.time_lexicon import TimeLexicon
from marsad.text.morphology import Morphology
from marsad.text.normalize import fold
from marsad.text.numerals import NumberLexicon
from marsad.text.romanize import RomanLexicon
from marsad.text.tokenize import tokenize


class KnowledgeError(ValueError):
    """A knowledge file that can't be read; the message names file and field."""


def source_files(folders: Sequence[Path]) -> list[Path]:
    """The YAML files of the folders; later folders override earlier ones."""
    files: list[Path] = []
    for folder in folders:
        if not folder.is_dir():
            raise KnowledgeError(f"{folder}: no such knowledge folder")
        files += sorted(folder.rglob("*.yaml"))
    return files


def digest_of(files: Sequence[Path]) -> str:
    """``sha256:…`` over names and contents of the source files."""
    total = hashlib.sha256(f"format {FORMAT}\n".encode())
    for file in files:
        data = file.read_bytes()
        total.update(f"{file.name} {len(data)}\n".encode())
        total.update(data)
    return f"sha256:{total.hexdigest()}"


def read_file(file: Path) -> KnowledgeFile:
    """One YAML file, checked against the schema.

    Raises `KnowledgeError` naming the file and the field.
    """
    try:
        data = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        return msgspec.convert(data or {}, KnowledgeFile)
    except (yaml.YAMLError, msgspec.ValidationError, UnicodeDecodeError) as error:
        raise KnowledgeError(f"{file}: {error}") from error


def read_folders(folders: Sequence[Path]) -> KnowledgeFile:
    """All entries of the folders as one; an id seen again replaces the earlier entry."""
    merged: dict[str, dict[str, Any]] = {name: {} for name in KnowledgeFile.__struct_fields__}
    for file in source_files(folders):
        part = read_file(file)
        for name, entries in merged.items():
            entries.update((entry.id, entry) for entry in getattr(part, name))
    return KnowledgeFile(**{name: tuple(entries.values()) for name, entries in merged.items()})


def compile_knowledge(folders: Sequence[Path]) -> bytes:
    """The compiled file for the folders, in order of precedence (the last wins).

    Raises `KnowledgeError` when a file can't be read.
    """
    source = read_folders(folders)
    if not source.orthography:
        raise KnowledgeError("no orthography entry in the knowledge folders")
    index = _Index(Morphology(source.orthography[0]))
    index.add_all(source)
    return encode(index.compiled(source, digest_of(source_files(folders))))


class _Index:
    """Collects surfaces and senses."""

    def __init__(self, morphology: Morphology) -> None:
        self.morphology = morphology
        self.senses: dict[Sense, int] = {}
        self.surfaces: dict[str, dict[int, None]] = {}
        self.phrases: dict[str, dict[tuple[str, ...], dict[int, None]]] = {}

    def add(self, surface: str, kind: str, ref: int, morph: str = "") -> None:
        """Files one written form."""
        words = tokenize(fold(surface)).forms
        if not words:
            return
        number = self.senses.setdefault(Sense(kind, ref, morph), len(self.senses))
        if len(words) == 1:
            self.surfaces.setdefault(words[0], {})[number] = None
        else:
            rests = self.phrases.setdefault(words[0], {})
            rests.setdefault(tuple(words[1:]), {})[number] = None

    def add_forms(self, text: str, forms: Iterable[tuple[str, str]], kind: str, ref: int) -> None:
        """Files the inflected forms of the first word of ``text``, the rest kept."""
        rest = fold(text).split(" ", 1)[1:]
        for form, morph in forms:
            self.add(" ".join([form, *rest]), kind, ref, morph)

    def verbs(self, pairs: Iterable[str], kind: str, ref: int) -> None:
        """Files the conjugations of ``past present`` pairs; more words are a complement."""
        for pair in pairs:
            past, present, *rest = pair.split()
            for form, morph in self.morphology.conjugate(past, present):
                self.add(" ".join([form, *rest]), kind, ref, morph)

    def adjectives(self, words: Iterable[str], kind: str, ref: int, *, nisba: bool = False) -> None:
        for word in words:
            base = fold(word).split(" ")[0]
            self.add_forms(word, self.morphology.inflect_adjective(base, nisba=nisba), kind, ref)

    def nouns(self, words: Iterable[str], kind: str, ref: int) -> None:
        for word in words:
            base = fold(word).split(" ")[0]
            self.add_forms(word, self.morphology.inflect_noun(base), kind, ref)

    def fixed(self, words: Iterable[str], kind: str, ref: int, morph: str = "") -> None:
        for word in words:
            self.add(word, kind, ref, morph)

    def add_all(self, source: KnowledgeFile) -> None:
        """Files every entry of every lexicon."""
        self._acts(source)
        self._actors(source)
        self._words(source)

    def _acts(self, source: KnowledgeFile) -> None:
        """Frames, light verbs, cues, agreements."""
        for ref, frame in enumerate(source.frames):
            self._frame(frame, ref)
        for ref, light in enumerate(source.light_verbs):
            self.verbs([light.verb], kinds.LIGHT_VERB, ref)
        for ref, cue in enumerate(source.reporting):
            self._reporting(cue, ref)
        for ref, status in enumerate(source.status):
            self.fixed(status.surfaces, kinds.STATUS_WORD, ref)
            self.verbs(status.verbs, kinds.STATUS_VERB, ref)
            self.nouns(status.nouns, kinds.STATUS_NOUN, ref)
        for ref, agreement in enumerate(source.agreements):
            self.nouns(agreement.nouns, kinds.AGREEMENT, ref)
        for ref, agreement_cue in enumerate(source.agreement_cues):
            self.verbs(agreement_cue.verbs, kinds.AGREEMENT_VERB, ref)
            self.fixed(agreement_cue.words, kinds.AGREEMENT_CUE, ref)

    def _actors(self, source: KnowledgeFile) -> None:
        """Agents, countries, organisations, outlets, people, places."""
        for ref, agent in enumerate(source.agents):
            self._agent(agent, ref)
        for ref, country in enumerate(source.countries):
            self._country(country, ref)
        for ref, organisation in enumerate(source.organisations):
            self.fixed(organisation.names, kinds.ORGANISATION, ref)
            self.fixed(organisation.short, kinds.ORGANISATION_SHORT, ref)
        for ref, outlet in enumerate(source.outlets):
            self.fixed(outlet.names, kinds.OUTLET, ref)
        for ref, person in enumerate(source.people):
            self.fixed(person.names, kinds.PERSON, ref)
            self.fixed(person.short, kinds.PERSON_SHORT, ref)
        for ref, place in enumerate(source.places):
            self.fixed(place.names, kinds.PLACE, ref, "unsafe" if place.unsafe else "")

    def _words(self, source: KnowledgeFile) -> None:
        """Words that name neither act nor actor, and parts of names."""
        for ref, plain in enumerate(source.plain_verbs):
            self.verbs(plain.verbs, kinds.PLAIN_VERB, ref)
        for ref, group in enumerate(source.plain_nouns):
            self.fixed(group.words, kinds.PLAIN_NOUN, ref)
        for ref, words in enumerate(source.function_words):
            self.fixed(words.words, kinds.WORD, ref)
        for ref, names in enumerate(source.given_names):
            kind = kinds.FAMILY_NAME if names.id == "family" else kinds.GIVEN_NAME
            self.fixed(names.names, kind, ref, names.id)

    def _frame(self, frame: Frame, ref: int) -> None:
        self.verbs(frame.verbs, kinds.FRAME_VERB, ref)
        self.verbs(frame.passive, kinds.FRAME_PASSIVE, ref)
        self.nouns(frame.nouns, kinds.FRAME_NOUN, ref)
        self.nouns(frame.light_nouns, kinds.FRAME_LIGHT_NOUN, ref)
        self.adjectives(frame.participles, kinds.FRAME_PARTICIPLE, ref)
        self.adjectives(frame.patients, kinds.FRAME_PATIENT, ref)
        self.fixed(frame.phrases, kinds.FRAME_PHRASE, ref)
        self.nouns(frame.judging, kinds.FRAME_JUDGING, ref)
        self.verbs(frame.judging_verbs, kinds.FRAME_JUDGING_VERB, ref)
        for number, compound in enumerate(frame.compounds):
            for pair in compound.verbs:
                past, present = pair.split()[:2]
                for form, morph in self.morphology.conjugate(past, present):
                    self.add(form, kinds.FRAME_COMPOUND, ref, f"{morph}/{number}")

    def _reporting(self, cue: ReportingCue, ref: int) -> None:
        self.verbs(cue.verbs, kinds.REPORT_VERB, ref)
        self.adjectives(cue.participles, kinds.REPORT_PARTICIPLE, ref)
        self.nouns(cue.nouns, kinds.REPORT_NOUN, ref)
        self.fixed(cue.phrases, kinds.REPORT_PHRASE, ref)

    def _agent(self, agent: Agent, ref: int) -> None:
        for singular in agent.singular:
            base = fold(singular).split(" ")[0]
            self.add_forms(singular, self.morphology.inflect_noun(base), kinds.AGENT, ref)
            if agent.feminine and agent.kind in ("person", "office", "rank"):
                self.add_forms(singular, self.morphology.inflect_feminine(base), kinds.AGENT, ref)
        for plural in agent.plural:
            base = fold(plural).split(" ")[0]
            self.add_forms(plural, self.morphology.inflect_plural(base), kinds.AGENT, ref)

    def _country(self, country: Country, ref: int) -> None:
        self.fixed(country.names, kinds.COUNTRY, ref, "" if country.masculine else "fs")
        self.adjectives(country.adjective, kinds.NISBA, ref, nisba=True)
        for word in country.people:
            self.fixed([word], kinds.PEOPLE, ref, "mp")
        self.fixed(country.capital, kinds.CAPITAL, ref, "fs")
        for metonym in country.metonyms:
            # «Europe» is feminine, «the Kremlin» is not
            self.fixed([metonym], kinds.METONYM, ref, "fs" if metonym.endswith(_ALEF) else "")

    def compiled(self, source: KnowledgeFile, digest: str) -> Compiled:
        """Freezes what was collected."""
        orthography = source.orthography[0]
        return Compiled(
            format=FORMAT,
            digest=digest,
            senses=tuple(self.senses),
            surfaces={form: tuple(numbers) for form, numbers in self.surfaces.items()},
            phrases={first: _phrases(rests) for first, rests in self.phrases.items()},
            orthography=orthography,
            frames=tuple(_ready(source.frames)),
            light_verbs=tuple(_ready(source.light_verbs)),
            reporting=tuple(_ready(source.reporting)),
            status=tuple(_ready(source.status)),
            agents=tuple(map(_with_plural, source.agents)),
            countries=source.countries,
            organisations=source.organisations,
            outlets=source.outlets,
            people=source.people,
            places=source.places,
            word_classes=tuple(entry.id for entry in source.function_words),
            words={entry.id: _folded(entry.words) for entry in source.function_words}
            | {entry.id: _folded(entry.words) for entry in source.background}
            | {entry.id: _folded(entry.words) for entry in source.word_sets},
            agreements=tuple(_ready(source.agreements)),
            agreement_cues=tuple(_ready(source.agreement_cues)),
            types={entry.id: entry for entry in source.types},
            gloss_words={entry.id: entry for entry in source.gloss_words},
            cameo={entry.id: entry for entry in source.cameo},
            code_lists={entry.id: entry.codes for entry in source.code_lists},
            sign_words={entry.id: _folded(entry.words) for entry in source.sign_words},
            weights={entry.id: entry for entry in source.weights},
            numbers=_raw(NumberLexicon.build(source, orthography, fold)),
            times=_raw(TimeLexicon.build(source, orthography, fold)),
            quantities=_raw(QuantityLexicon.build(source, orthography, fold)),
            romanisation=_raw(RomanLexicon.build(source)),
        )


def _with_plural(agent: Agent) -> Agent:
    """The agent with its English plural, the regular one unless it has its own."""
    if agent.name_en is None or agent.plural_en is not None:
        return agent
    return msgspec.structs.replace(agent, plural_en=plural_of(agent.name_en))


def _raw(lexicon: msgspec.Struct) -> msgspec.Raw:
    return msgspec.Raw(msgspec.msgpack.encode(lexicon, order="deterministic"))


def _phrases(rests: dict[tuple[str, ...], dict[int, None]]) -> msgspec.Raw:
    """A `PhraseIndex`, encoded."""
    index: dict[str, list[Phrase]] = {}
    for rest, numbers in sorted(rests.items(), key=lambda item: -len(item[0])):
        index.setdefault(rest[0], []).append(Phrase(rest, tuple(numbers)))
    return msgspec.Raw(msgspec.msgpack.encode(index))


def _ready(entries: Iterable[Any]) -> Iterator[Any]:
    """Entries as the coder uses them: without examples and notes, conditions in the match form."""
    for entry in entries:
        changed: dict[str, Any] = {"note": None}
        for name in entry.__struct_fields__:
            value = getattr(entry, name)
            if name in ("match", "reject", "gap"):
                changed[name] = ()
            elif name in _CONDITIONS:
                changed[name] = _folded(value)
            elif name in ("prep", "verb") and value is not None:
                changed[name] = fold(value)
            elif name == "args":
                changed[name] = {fold(key): role for key, role in value.items()}
            elif name == "compounds":
                changed[name] = tuple(
                    msgspec.structs.replace(item, with_=_folded(item.with_)) for item in value
                )
        yield msgspec.structs.replace(entry, **changed)


_ALEF = "\u0627"
_CONDITIONS = frozenset({"near", "unless", "unless_near", "stops", "light", "topics", "not_after"})


def _folded(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(" ".join(tokenize(fold(word)).forms) for word in words)
