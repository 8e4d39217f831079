"""Parties: a list of them, and what an archive holds on one, or on two and each other."""

from __future__ import annotations

from typing import Annotated

import msgspec
from litestar.params import PathParameter, QueryParameter

from marsad.archive import Archive, Filters
from marsad.archive.activity import Network, PartyActivity
from marsad.archive.party_names import PartyName
from marsad.archive.register_lines import Language, Line
from marsad.archive.registers import draw_register
from marsad.dossier.brief import LINES, gather_brief
from marsad.dossier.gather import Dossier
from marsad.server.given import GivenArchive, reads
from marsad.server.parameters import Since, Until, filters_of
from marsad.server.problems import not_found

Code = Annotated[
    str, PathParameter(description="A country (ISO 3166-1 alpha-3) or the id of an entity.")
]
Called = Annotated[
    str | None,
    QueryParameter(name="text", max_length=200, description="Words of the name, or the code."),
]
Most = Annotated[int, QueryParameter(name="limit", ge=1, le=200, description="At most so many.")]

Told = Annotated[
    Language, QueryParameter(name="language", description="In which the acts are told.")
]


class PartyView(msgspec.Struct, frozen=True):
    """A party, or two and each other."""

    parties: list[PartyName]
    dossier: Dossier
    """Counted over all; timeline and agreements with the latest 30 lines."""
    visits: list[Line]
    """The latest 30, the newest first."""
    network: Network


@reads("/parties")
def parties(archive: GivenArchive, called: Called = None, limit: Most = 50) -> list[PartyActivity]:
    """States, persons and organisations, those that take part in most events first."""
    return archive.activity.parties(name=called or None, limit=limit)


@reads("/parties/{code:str}")
def party(
    archive: GivenArchive,
    code: Code,
    since: Since = None,
    until: Until = None,
    language: Told = "en",
) -> PartyView:
    """What the archive holds on a party."""
    return _view(archive, [code], filters_of(since=since, until=until), language)


@reads("/pairs/{a:str}/{b:str}")
def pair(
    archive: GivenArchive,
    a: Code,
    b: Code,
    since: Since = None,
    until: Until = None,
    language: Told = "en",
) -> PartyView:
    """What passed between two parties, or what both took part in."""
    return _view(archive, [a, b], filters_of(since=since, until=until), language)


def _view(archive: Archive, codes: list[str], shown: Filters, language: Language) -> PartyView:
    names = archive.activity.names(codes)
    for code in codes:
        if names[code].name is None:
            raise not_found(f"party «{code}»")
    asked = msgspec.structs.replace(shown, parties=tuple(codes))
    dossier = gather_brief(archive, asked, language)
    visits = draw_register(archive, "visits", asked, LINES, language)
    network = archive.activity.network(codes, shown)
    return PartyView([names[code] for code in codes], dossier, visits, network)


HANDLERS = (parties, party, pair)
