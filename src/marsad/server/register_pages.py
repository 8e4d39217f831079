"""Registers: agreements, visits, threats… with the evidence of each line."""

from __future__ import annotations

from typing import Annotated

from litestar import get
from litestar.params import PathParameter

from marsad.archive.registers import Line, RegisterName, register_page
from marsad.server.given import GivenArchive, GivenFilters, GivenPaging
from marsad.server.paging import Page
from marsad.server.parameters import BY_REGISTERS, PAGED

Name = Annotated[RegisterName, PathParameter(description="Which register.")]


@get("/registers/{name:str}", sync_to_thread=True, dependencies=BY_REGISTERS | PAGED)
def register(
    archive: GivenArchive, filters: GivenFilters, paging: GivenPaging, name: Name
) -> Page[Line]:
    """The lines of a register, the newest first; positions, those taken most often."""
    found = register_page(archive, name, filters, paging.limit + 1, paging.after)
    following = paging.cursor([spot for _, spot in found])
    return Page(items=[line for line, _ in found[: paging.limit]], next=following, total=None)


HANDLERS = (register,)
