"""``marsad demo``: the sample dispatches, coded and shown."""

from __future__ import annotations

from importlib.resources import as_file, files
from typing import TYPE_CHECKING, Annotated

import typer

from marsad.cli.coders import apply, ready_coder
from marsad.cli.options import Knowledge
from marsad.readers import ReadArticle, read_articles
from marsad.record import Record

if TYPE_CHECKING:
    from rich.console import Console

EXAMPLES = """Examples:
  marsad demo
  marsad demo --all | less -R
"""

FULL = 2
"""Dispatches that are drawn in full; the others in one line an event."""


def demo(
    show_all: Annotated[
        bool, typer.Option("--all", help="Draw every dispatch in full, with text and cards.")
    ] = False,
    knowledge: Knowledge = None,
) -> None:
    """Code the sample dispatches that ship with marsad and show what they hold.

    The dispatches were written for this project: outlets and details are invented, no news.
    """
    from marsad.cli.draw import draw_brief, draw_record, make_console

    coder = ready_coder(knowledge or ())
    console = make_console()
    records = [apply(coder.code, found.article) for found in sample_articles()]
    for number, record in enumerate(records):
        draw = draw_record if show_all or number < FULL else draw_brief
        draw(console, record)
        console.print()
    _draw_figures(console, records)
    events = sum(len(record.events) for record in records)
    statements = sum(len(record.statements) for record in records)
    console.print(
        f"{len(records)} dispatches (invented samples): {events} events, {statements} statements.\n"
        "Your own: marsad show FILE; marsad code FILE -o records.jsonl; marsad --help"
    )


def sample_articles() -> list[ReadArticle]:
    """The dispatches that ship with the package."""
    with as_file(files("marsad.samples").joinpath("dispatches.jsonl")) as path:
        return [item for item in read_articles([path]) if isinstance(item, ReadArticle)]


def _draw_figures(console: Console, records: list[Record]) -> None:
    """The figures of all dispatches side by side: outlets differ."""
    from rich.box import SIMPLE
    from rich.table import Table
    from rich.text import Text

    from marsad.cli.cards import chain_line
    from marsad.cli.safe_text import on_one_line

    table = Table("counted", "number", "hedge", "according to", box=SIMPLE)
    for record in records:
        for figure in record.figures:
            number = "" if figure.value is None else f"{figure.value:,}"
            chain = on_one_line(chain_line(figure.said_by, record.article.publisher))
            table.add_row(figure.of, number, figure.qualifier, Text(chain))
    if table.row_count:
        console.print(Text("Figures, side by side", "bold"))
        console.print(table)
