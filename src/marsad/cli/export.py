"""``marsad export``: the archive in the layouts that the field uses."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
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
    from marsad.exports.layouts.parts import Layout, Reported

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


def _events(archive: Archive, filters: Filters) -> Iterator[Reported]:
    from marsad.archive import EVENTS
    from marsad.exports.layouts.parts import Reported

    acts = archive.reports_of_acts()
    for one in archive.find(EVENTS, filters):
        reports = acts.get((one.record.article.id, one.record.events.index(one.item)))
        yield Reported(one.record, one.item, reports)


def _export_rows(
    archive: Archive, filters: Filters, layout: LayoutName, output: Path | None
) -> str:
    """One line an event, or an event and a pair of parties."""
    from marsad.exports.layouts.parts import write_table
    from marsad.exports.layouts.plover import plover_object
    from marsad.knowledge.source import load_knowledge

    knowledge = load_knowledge()
    with _stream(output) as stream:
        if layout != "plover":
            rows = write_table(_layout(layout), _events(archive, filters), knowledge, stream)
            return f"{rows:,} rows"
        written = 0
        for told in _events(archive, filters):
            found = plover_object(told, knowledge)
            if found is not None:
                stream.write(msgspec.json.encode(found).decode() + "\n")
                written += 1
        return f"{written:,} events"


def _layout(name: LayoutName) -> Layout:
    from marsad.exports.layouts.gdelt import GdeltEvents, GdeltMentions
    from marsad.exports.layouts.icews import Icews
    from marsad.exports.layouts.polecat import Polecat

    made: dict[LayoutName, Callable[[], Layout]] = {
        "gdelt": GdeltEvents, "gdelt-mentions": GdeltMentions, "icews": Icews, "polecat": Polecat,
    }  # fmt: skip
    return made[name]()


def _export_tables(
    archive: Archive, filters: Filters, folder: Path, form: Literal["csv", "parquet"]
) -> str:
    from marsad.exports.layouts.tables import write_tables

    folder.mkdir(parents=True, exist_ok=True)
    counts = write_tables(archive.matching_records(filters), folder, form)
    return ", ".join(f"{number:,} {name}" for name, number in counts.items())


def _export_graph(archive: Archive, filters: Filters, output: Path) -> str:
    from marsad.exports.layouts.graph import graph_of, write_graphml, write_lists

    graph = graph_of(_events(archive, filters))
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
