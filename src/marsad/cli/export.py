"""``marsad export``: the archive in the layouts that the field uses."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, TextIO

import msgspec
import typer

from marsad.cli import archives
from marsad.cli.archives import DEFAULT, Place, filters_of, opened
from marsad.cli.messages import Failure, Misuse, say

if TYPE_CHECKING:
    from marsad.archive import Archive, Filters
    from marsad.exports.layouts.named import LineLayout

EXAMPLES = """Examples:
  marsad export --layout plover -o events.plover.jsonl
  marsad export --layout gdelt -o events.tsv --since 2018-01-01 --party IRN
  marsad export --layout tables -o tables/ --format parquet
  marsad export --layout graph -o parties.graphml --type ASSAULT --type COERCE
"""

LayoutName = Literal["plover", "gdelt", "gdelt-mentions", "icews", "polecat", "tables", "graph"]


def export(
    layout: Annotated[
        LayoutName, typer.Option(help="Which layout; docs/exports.md tells their columns.")
    ],
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="PATH",
            help="Write here: a file; a folder for tables, and for a graph as CSV lists.",
        ),
    ] = None,
    form: Annotated[Literal["csv", "parquet"], typer.Option("--format", help="Of tables.")] = "csv",
    archive: Place = DEFAULT,
    text: archives.Text = None,
    since: archives.Since = None,
    until: archives.Until = None,
    publishers: archives.Publishers = None,
    types: archives.Types = None,
    modes: archives.Modes = None,
    statuses: archives.Statuses = None,
    parties: archives.Parties = None,
    places: archives.Places = None,
    sayers: archives.Sayers = None,
    foreground: archives.Foreground = False,
) -> None:
    """Write events in the layout of PLOVER, GDELT, ICEWS or POLECAT, as tables, or as a graph.

    Layouts that know no status get it folded into the type, as PLOVER does: a planned visit becomes
    AGREE, a planned attack THREATEN; negated and denied acts are left out. CAMEO codes keep their
    leading zero. A file that exists is replaced only when the new one is complete; beside it
    FILE.about.json tells which coder, knowledge and filters made it.
    """
    filters = filters_of(
        text=text, since=since, until=until, publishers=publishers,
        types=types, modes=modes, statuses=statuses,
        parties=parties, places=places, sayers=sayers,
        foreground=foreground,
    )  # fmt: skip
    if output is None and layout in ("tables", "graph"):
        raise Misuse(f"{layout} need a place; name it with -o")
    with opened(archive) as keeper, _faults(output):
        if layout == "tables":
            assert output is not None
            told = _export_tables(keeper, filters, output, form)
        elif layout == "graph":
            assert output is not None
            told = _export_graph(keeper, filters, output)
        else:
            told = _export_rows(keeper, filters, layout, output)
        if output is not None:
            _write_stamp(keeper, filters, layout, output)
    say(f"wrote {told}" + (f" to {output}" if output is not None else ""))


def _export_rows(
    archive: Archive, filters: Filters, layout: LineLayout, output: Path | None
) -> str:
    """One line an event, or an event and a pair of parties."""
    from marsad.archive.reporting import reported_events
    from marsad.exports.layouts.named import has_header, lines_of
    from marsad.knowledge.source import load_knowledge

    written = 0
    with _stream(output) as stream:
        for line in lines_of(layout, reported_events(archive, filters), load_knowledge()):
            stream.write(line)
            written += 1
    return f"{written - has_header(layout):,} {'events' if layout == 'plover' else 'rows'}"


def _export_tables(
    archive: Archive, filters: Filters, folder: Path, form: Literal["csv", "parquet"]
) -> str:
    from marsad.exports.layouts.tables import write_tables

    folder.mkdir(parents=True, exist_ok=True)
    counts = write_tables(archive.matching_records(filters), folder, form)
    return ", ".join(f"{number:,} {name}" for name, number in counts.items())


def _export_graph(archive: Archive, filters: Filters, output: Path) -> str:
    from marsad.archive.reporting import reported_events
    from marsad.exports.layouts.graph import graph_of, write_graphml, write_lists

    graph = graph_of(reported_events(archive, filters))
    if output.suffix == ".graphml":
        unfinished = output.with_name(output.name + ".unfinished")
        write_graphml(graph, unfinished, " + ".join(archive.summary().coders))
        os.replace(unfinished, output)
    else:
        output.mkdir(parents=True, exist_ok=True)
        write_lists(graph, output)
    return f"{len(graph.nodes):,} parties and {len(graph.edges):,} edges"


@contextmanager
def _stream(output: Path | None) -> Iterator[TextIO]:
    """Standard output, or a file that takes its name when it is complete."""
    if output is None:
        yield sys.stdout
        return
    unfinished = output.with_name(output.name + ".unfinished")
    with unfinished.open("w", encoding="utf-8", newline="") as stream:
        yield stream
    os.replace(unfinished, output)


def _write_stamp(archive: Archive, filters: Filters, layout: str, output: Path) -> None:
    """What made the export: the layouts themselves have no room for it."""
    about = {
        "layout": layout,
        "archive": archive.place.rpartition("@")[2],
        "coders": archive.summary().coders,
        "filters": msgspec.to_builtins(filters),
    }
    target = output / "about.json" if output.is_dir() else Path(f"{output}.about.json")
    target.write_bytes(msgspec.json.format(msgspec.json.encode(about)) + b"\n")


@contextmanager
def _faults(output: Path | None) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise Failure(f"cannot write {output}: {error.strerror}") from error
