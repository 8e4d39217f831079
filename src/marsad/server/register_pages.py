"""Registers: agreements, visits, threats… with the evidence of each line."""

from __future__ import annotations

from typing import Annotated

from litestar.params import PathParameter, QueryParameter

from marsad.archive.register_lines import Language, Line
from marsad.archive.registers import RegisterName, Wanted, register_page
from marsad.server.given import GivenArchive, GivenFilters, GivenPaging, reads
from marsad.server.paging import Page
from marsad.server.parameters import BY_REGISTERS, PAGED

Name = Annotated[RegisterName, PathParameter(description="Which register.")]
In = Annotated[Language, QueryParameter(name="language", description="Of what lines tell.")]


@reads("/registers/{name:str}", dependencies=BY_REGISTERS | PAGED)
def register(
    archive: GivenArchive,
    filters: GivenFilters,
    paging: GivenPaging,
    name: Name,
    language: In = "en",
) -> Page[Line]:
    """The lines of a register, the newest first; positions, those taken most often."""
    found = register_page(archive, name, filters, Wanted(paging.limit + 1, paging.after), language)
    following = paging.cursor([spot for _, spot in found])
    return Page(items=[line for line, _ in found[: paging.limit]], next=following, total=None)


HANDLERS = (register,)
