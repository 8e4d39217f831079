"""Checks the knowledge: form, references, duplicates, dates, and every entry's own examples."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from marsad.coder import Coder
from marsad.knowledge.compiler import KnowledgeError, read_file, source_files
from marsad.knowledge.schema import (
    AgreementCue,
    AgreementNoun,
    Example,
    Frame,
    KnowledgeFile,
    Person,
    ReportingCue,
    StatusCue,
)
from marsad.record import Record
from marsad.text.normalize import fold

_ISO_PREFIX = re.compile(r"[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?")
_NAMED = ("countries", "organisations", "outlets")
"""Lists in which one name means one entry of a country."""
_NOT_COUNTRIES = frozenset({"IGO", "NGO", "IMG", "ISM", "MNC", "EUR"})


class Problem(msgspec.Struct, frozen=True):
    """A fault in the knowledge."""

    file: str
    entry: str
    field: str
    message: str


def check_knowledge(folders: Sequence[Path]) -> list[Problem]:
    """The faults of the folders' entries, the last folder winning; empty when they are sound."""
    try:
        files = source_files(folders)
    except KnowledgeError as error:
        return [Problem(str(folders[-1]), "", "", str(error))]
    problems: list[Problem] = []
    parts: list[tuple[Path, KnowledgeFile]] = []
    for file in files:
        try:
            parts.append((file, read_file(file)))
        except KnowledgeError as error:
            problems.append(Problem(str(file), "", "", str(error).removeprefix(f"{file}: ")))
    if problems:
        return problems
    checker = _Checker(parts, folders)
    problems += checker.form()
    if not problems:
        problems += _Examples(parts, folders[1:]).failing()
    return problems


class _Checker:
    """Checks what can be seen without coding."""

    def __init__(
        self, parts: Sequence[tuple[Path, KnowledgeFile]], folders: Sequence[Path]
    ) -> None:
        self.parts = parts
        self.folders = folders
        self.ids: dict[str, set[str]] = {
            name: {entry.id for _, part in parts for entry in getattr(part, name)}
            for name in KnowledgeFile.__struct_fields__
        }
        types = [entry for _, part in parts for entry in part.types]
        self.modes = {entry.id: set(entry.modes) for entry in types}
        lists = [entry for _, part in parts for entry in part.code_lists]
        self.codes = {entry.id: set(entry.codes) for entry in lists}
        self.light = {
            light.verb.split()[0] for _, part in parts for light in part.light_verbs
        }  # fmt: skip

    def form(self) -> Iterator[Problem]:
        """Duplicates, dangling references, dates."""
        yield from self._duplicate_ids()
        for file, part in self.parts:
            for frame in part.frames:
                yield from _at(file, frame.id, self._frame(frame))
            for person in part.people:
                yield from _at(file, person.id, self._person(person))
            for name in KnowledgeFile.__struct_fields__:
                for entry in getattr(part, name):
                    yield from _at(file, entry.id, self._codes(entry))
        yield from self._duplicate_names()

    def _duplicate_ids(self) -> Iterator[Problem]:
        """An id may be given again only in another folder, which replaces the entry."""
        for name in KnowledgeFile.__struct_fields__:
            seen: dict[str, Path] = {}
            for file, part in self.parts:
                for entry in getattr(part, name):
                    before = seen.get(entry.id)
                    seen[entry.id] = file
                    if before is None or self._folder(before) != self._folder(file):
                        continue
                    where = "twice" if before == file else f"in {before.name} too"
                    yield Problem(str(file), entry.id, "id", f"the id stands {where}")

    def _folder(self, file: Path) -> Path | None:
        """The knowledge folder that a file belongs to."""
        return next((folder for folder in self.folders if folder in file.parents), None)

    def _frame(self, frame: Frame) -> Iterator[tuple[str, str]]:
        if frame.mode is not None and frame.mode not in self.modes.get(frame.type, ()):
            yield "mode", f"{frame.type} has no mode {frame.mode!r}"
        if frame.cameo is not None and frame.cameo not in self.ids["cameo"]:
            yield "cameo", f"no CAMEO code {frame.cameo!r}"
        for context in frame.contexts:
            if context not in self.codes.get("contexts", ()):
                yield "contexts", f"no context {context!r}"
        for light in frame.light:
            if light not in self.light:
                yield "light", f"no light verb {light!r}"
        if not frame.match:
            yield "match", "an example is missing"

    def _person(self, person: Person) -> Iterator[tuple[str, str]]:
        offices = {
            entry.id for _, part in self.parts for entry in part.agents if entry.kind == "office"
        }
        for role in person.roles:
            if role.office not in offices:
                yield "roles.office", f"no office {role.office!r} among the agents"
            for field, value in (("since", role.since), ("until", role.until)):
                if value is not None and not _ISO_PREFIX.fullmatch(value):
                    yield f"roles.{field}", f"{value!r} is no ISO date"
            if role.until is not None and role.until[: len(role.since)] < role.since[:4]:
                yield "roles.until", f"{role.until} is before {role.since}"

    def _codes(self, entry: Any) -> Iterator[tuple[str, str]]:
        """Countries and sectors exist."""
        country = getattr(entry, "country", None)
        if country is not None and country not in self.ids["countries"] | _NOT_COUNTRIES:
            yield "country", f"no country {country!r}"
        for sector in getattr(entry, "sectors", ()):
            if sector not in self.codes.get("sectors", ()):
                yield "sectors", f"no sector {sector!r}"

    def _duplicate_names(self) -> Iterator[Problem]:
        """One written name of one kind and country belongs to one entry."""
        for name in _NAMED:
            seen: dict[tuple[str, str | None], str] = {}
            for file, part in self.parts:
                for entry in getattr(part, name):
                    for surface in dict.fromkeys(map(fold, entry.names)):
                        key = (surface, getattr(entry, "country", None))
                        other = seen.setdefault(key, entry.id)
                        if other != entry.id:
                            message = f"{surface!r} is a name of {other} too"
                            yield Problem(str(file), entry.id, "names", message)


class _Examples:
    """Runs the examples of frames and cues."""

    def __init__(
        self, parts: Sequence[tuple[Path, KnowledgeFile]], overlays: Sequence[Path]
    ) -> None:
        self.parts = parts
        self.coder = Coder(overlays, weighed=False)
        """The rules alone: an example tries its entry, not what the weights make of it."""
        self.merging = Coder(overlays)
        self.known = self.coder.knowledge

    def failing(self) -> Iterator[Problem]:
        """Examples that do not come out as their entry says."""
        for file, part in self.parts:
            for frame in part.frames:
                matches = self._detail_matches if frame.detail else self._frame_matches
                yield from _at(file, frame.id, self._run(frame, matches))
            for cue in part.reporting:
                yield from _at(file, cue.id, self._run(cue, self._cue_matches))
            for status in part.status:
                yield from _at(file, status.id, self._run(status, self._status_matches))
            for noun in part.agreements:
                yield from _at(file, noun.id, self._run(noun, _of_kind))
            for told in part.agreement_cues:
                yield from _at(file, told.id, self._run(told, _of_status))

    def _run(self, entry: Any, matches: Any) -> Iterator[tuple[str, str]]:
        for field, expected in (("match", True), ("reject", False), ("gap", False)):
            for raw in getattr(entry, field, ()):
                example = raw if isinstance(raw, Example) else Example(text=raw)
                record = self.coder.code({"text": example.text, "published": "2020-06-17"})
                if matches(entry, example, record) != expected:
                    word = {"match": "does not match", "reject": "matches"}.get(field, "closed")
                    yield field, f"{word}: {example.text}"

    def _frame_matches(self, frame: Frame, example: Example, record: Record) -> bool:
        return any(
            event.rule == frame.id
            and (example.status is None or event.status == example.status)
            and _has(event.actors, example.actor)
            and _has(event.recipients, example.recipient)
            for event in record.events
        )

    def _detail_matches(self, frame: Frame, example: Example, record: Record) -> bool:
        """Whether the frame tells another mention of an act of the record."""
        told = self.merging.explain(record.article)
        return any(step.endswith(f"({frame.id})") for one in told.accepted for step in one.steps)

    def _cue_matches(self, cue: ReportingCue, example: Example, record: Record) -> bool:
        return any(
            statement.rule == cue.id
            and (
                example.speaker is None
                or (
                    statement.speaker is not None
                    and (
                        example.speaker.removeprefix(self.known.orthography.article)
                        in statement.speaker.text
                        or statement.speaker.text in example.speaker
                    )
                )
            )
            for statement in record.statements
        )  # fmt: skip

    def _status_matches(self, cue: StatusCue, example: Example, record: Record) -> bool:
        wanted = example.status or cue.status
        return any(event.status == wanted for event in record.events)


def _of_kind(noun: AgreementNoun, example: Example, record: Record) -> bool:
    return any(agreement.kind == noun.kind for agreement in record.agreements)


def _of_status(cue: AgreementCue, example: Example, record: Record) -> bool:
    return any(agreement.status == cue.status for agreement in record.agreements)


def _has(parties: Iterable[Any], country: str | None) -> bool:
    return country is None or any(party.country == country for party in parties)


def _at(file: Path, entry: str, faults: Iterable[tuple[str, str]]) -> Iterator[Problem]:
    for field, message in faults:
        yield Problem(str(file), entry, field, message)
