"""What the archive holds, and the words that its records are told with."""

from __future__ import annotations

from typing import get_args

import msgspec
from litestar import get
from litestar.di import NamedDependency

from marsad.archive import Summary
from marsad.archive.registers import REGISTERS
from marsad.knowledge.store import Compiled
from marsad.record import AgreementKind, CoderStamp, Counted, Status
from marsad.server.given import GivenArchive, reads
from marsad.version import VERSION


class AboutArchive(msgspec.Struct, frozen=True):
    """What the archive holds, and what codes what comes in."""

    summary: Summary
    coder: CoderStamp
    writable: bool
    """Whether a bearer of a token may write."""


class Label(msgspec.Struct, frozen=True):
    """A code and its names."""

    code: str
    en: str
    ar: str


class TypeLabel(Label, frozen=True):
    """A type of event."""

    quad: int
    modes: tuple[Label, ...]
    """Named for the type: «change» is asked for by REQUEST and refused by REJECT."""


class Vocabulary(msgspec.Struct, frozen=True):
    """The codes of records, with their names."""

    types: tuple[TypeLabel, ...]
    statuses: tuple[Label, ...]
    figures: tuple[Label, ...]
    agreements: tuple[Label, ...]
    sectors: tuple[Label, ...]
    countries: tuple[Label, ...]
    registers: tuple[str, ...]


class PublisherCount(msgspec.Struct, frozen=True):
    """An outlet and how many articles it has."""

    publisher: str
    articles: int


def stamp_of(knowledge: Compiled) -> CoderStamp:
    """What this server codes with."""
    return CoderStamp(version=VERSION, knowledge=knowledge.digest)


@reads("/archive")
def archive_summary(archive: GivenArchive, stamp: NamedDependency[CoderStamp]) -> AboutArchive:
    """What the archive holds."""
    return AboutArchive(archive.summary(), stamp, writable=True)


@get("/vocabulary", sync_to_thread=False)
def vocabulary(vocabulary: NamedDependency[Vocabulary]) -> Vocabulary:
    """The codes of types, statuses, countries…, with their names in English and Arabic."""
    return vocabulary


@reads("/publishers")
def publishers(archive: GivenArchive) -> list[PublisherCount]:
    """The outlets, those with most articles first."""
    return [PublisherCount(name, number) for name, number in archive.publishers()]


def vocabulary_of(knowledge: Compiled) -> Vocabulary:
    """The codes that a knowledge has names for."""
    lists = knowledge.code_lists
    return Vocabulary(
        types=tuple(
            TypeLabel(
                name, kind.label_en, kind.label_ar, kind.quad,
                tuple(
                    Label(mode, named.label_en, named.label_ar)
                    for mode, named in kind.modes.items()
                ),
            )
            for name, kind in knowledge.types.items()
        ),
        statuses=_named(get_args(Status), lists["dossier_en"], lists["dossier_ar"]),
        figures=_named(get_args(Counted), lists["figures_en"], lists["figures_ar"]),
        agreements=_named(get_args(AgreementKind), lists["agreements_en"], lists["agreements_ar"]),
        sectors=_named(tuple(lists["sectors"]), lists["sectors"], lists["sectors_ar"]),
        countries=tuple(
            Label(one.id, one.name_en, one.names[0])
            for one in sorted(knowledge.countries, key=lambda one: one.name_en)
        ),
        registers=REGISTERS,
    )  # fmt: skip


def _named(
    codes: tuple[str, ...], english: dict[str, str], arabic: dict[str, str]
) -> tuple[Label, ...]:
    """Codes with their names; a code without a name is told by itself."""
    return tuple(
        Label(code, english.get(code, code), arabic.get(code, english.get(code, code)))
        for code in codes
    )


HANDLERS = (archive_summary, vocabulary, publishers)
