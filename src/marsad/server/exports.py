"""Exports in the layouts of the field, bit by bit, so that they may be of any size."""

from __future__ import annotations

import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Literal

from litestar import get
from litestar.params import PathParameter, QueryParameter
from litestar.response import Stream

from marsad.archive import EVENTS, Archive, Filters
from marsad.archive.reporting import reported_events
from marsad.exports.layouts.graph import graph_of, write_graphml
from marsad.exports.layouts.named import LineLayout, lines_of
from marsad.exports.layouts.tables import Form, write_tables
from marsad.knowledge.source import load_knowledge
from marsad.server.given import GivenArchive, GivenFilters
from marsad.server.parameters import BY_EVENTS

LayoutName = Literal[LineLayout, "tables", "graph"]
Name = Annotated[LayoutName, PathParameter(description="docs/exports.md tells their columns.")]
Format = Annotated[Form, QueryParameter(name="format", description="Of tables.")]

_PIECE = 64_000
"""Characters, or bytes, that are sent at once."""
_KINDS: dict[str, tuple[str, str]] = {
    "plover": ("jsonl", "application/x-ndjson"), "tables": ("zip", "application/zip"),
    "graph": ("graphml", "application/graphml+xml"),
}  # fmt: skip
_TABLE = ("tsv", "text/tab-separated-values")


@get("/export/{layout:str}", sync_to_thread=True, dependencies=BY_EVENTS)
def export(
    archive: GivenArchive, filters: GivenFilters, layout: Name, form: Format = "csv"
) -> Stream:
    """The events that answer, in a layout of the field."""
    archive.count(EVENTS, filters)  # what makes no sense is told before anything is sent
    if layout == "tables":
        pieces = _tables(archive, filters, form)
    elif layout == "graph":
        pieces = _graph(archive, filters)
    else:
        pieces = _lines(archive, filters, layout)
    ending, kind = _KINDS.get(layout, _TABLE)
    headers = {"content-disposition": f'attachment; filename="marsad-{layout}.{ending}"'}
    return Stream(pieces, media_type=kind, headers=headers)


def _lines(archive: Archive, filters: Filters, layout: LineLayout) -> Iterator[bytes]:
    piece: list[str] = []
    length = 0
    for line in lines_of(layout, reported_events(archive, filters), load_knowledge()):
        piece.append(line)
        length += len(line)
        if length >= _PIECE:
            yield "".join(piece).encode("utf-8", "replace")
            piece, length = [], 0
    yield "".join(piece).encode("utf-8", "replace")


def _tables(archive: Archive, filters: Filters, form: Form) -> Iterator[bytes]:
    with tempfile.TemporaryDirectory(prefix="marsad-") as folder:
        write_tables(archive.matching_records(filters), Path(folder), form)
        packed = Path(folder) / "tables.zip"
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archived:
            for path in sorted({*packed.parent.glob(f"*.{form}"), *packed.parent.glob("*.csv")}):
                archived.write(path, path.name)
        yield from _pieces(packed)


def _graph(archive: Archive, filters: Filters) -> Iterator[bytes]:
    with tempfile.TemporaryDirectory(prefix="marsad-") as folder:
        path = Path(folder) / "parties.graphml"
        coders = " + ".join(archive.summary().coders)
        write_graphml(graph_of(reported_events(archive, filters)), path, coders)
        yield from _pieces(path)


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as stream:
        while piece := stream.read(_PIECE):
            yield piece


HANDLERS = (export,)
