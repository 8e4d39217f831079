"""Dossiers on one party, or on two and each other."""

from __future__ import annotations

from typing import Annotated, Any, Literal

import msgspec
from litestar import Response
from litestar.params import QueryParameter

from marsad.dossier import as_html, as_markdown
from marsad.dossier.brief import gather_brief
from marsad.server.given import GivenArchive, GivenFilters, reads
from marsad.server.parameters import BY_DOSSIERS
from marsad.server.problems import RequestError

Language = Annotated[Literal["en", "ar"], QueryParameter(name="language")]
Form = Annotated[Literal["json", "md", "html"], QueryParameter(name="format")]
Lines = Annotated[
    int,
    QueryParameter(name="lines", ge=1, le=5000, description="Acts, and agreements, at most."),
]

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox allow-popups; base-uri 'none'"
"""A dossier is one page that needs nothing else and runs nothing."""


@reads("/dossier", dependencies=BY_DOSSIERS)
def dossier(
    archive: GivenArchive,
    filters: GivenFilters,
    language: Language = "en",
    form: Form = "json",
    lines: Lines = 500,
) -> Response[Any]:
    """A report on one party, or on what passed between two: counted over all, with the latest acts
    and agreements."""
    if len(filters.parties) not in (1, 2):
        raise RequestError(400, "party: a dossier is of one party or of two", "party")
    found = gather_brief(archive, filters, language, lines)
    if form == "json":
        return Response(msgspec.to_builtins(found))
    name = f"dossier.{form}"
    headers = {"content-disposition": f'inline; filename="{name}"'}
    if form == "md":
        told = as_markdown(found, language)
        return Response(told, media_type="text/markdown; charset=utf-8", headers=headers)
    headers["content-security-policy"] = _POLICY
    return Response(as_html(found, language), media_type="text/html", headers=headers)


HANDLERS = (dossier,)
