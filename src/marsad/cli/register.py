"""``marsad register``: lists of agreements, visits, threats… with the evidence of each line."""

from __future__ import annotations

import csv
import sys
from typing import TYPE_CHECKING, Annotated, Literal

import msgspec
import typer

from marsad.cli import archives
from marsad.cli.archives import DEFAULT, Place, filters_of, limit_of, opened
from marsad.cli.messages import say
from marsad.cli.safe_text import on_one_line

if TYPE_CHECKING:
    from marsad.archive.register_lines import Line

EXAMPLES = """Examples:
  marsad register agreements --party IRN
  marsad register visits --party IRN --party IRQ --since 2013-01-01
  marsad register casualties --place SYR --csv > casualties.csv
  marsad register positions --party TUR --limit 50
"""

Name = Literal[
    "agreements", "visits", "threats", "ceasefires", "detentions", "casualties", "displacement",
    "positions",
]  # fmt: skip


def register(
    name: Annotated[
        Name, typer.Argument(metavar="REGISTER", show_default=False, help="Which register.")
    ],
    archive: Place = DEFAULT,
    text: archives.Text = None,
    since: archives.Since = None,
    until: archives.Until = None,
    publishers: archives.Publishers = None,
    parties: archives.Parties = None,
    places: archives.Places = None,
    sayers: archives.Sayers = None,
    language: Annotated[Literal["en", "ar"], typer.Option(help="English or Arabic.")] = "en",
    limit: archives.Limit = None,
    as_json: archives.AsJson = False,
    as_csv: archives.AsCsv = False,
) -> None:
    """Draw a register: agreements, visits, threats, ceasefires, detentions, casualties…

    The others are displacement and positions.

    An act that several articles tell is one line, with the number of its reports (run `marsad
    stories` first, so that they are known). Positions tell who supports, opposes or accuses whom,
    how often, since when, and in whose words last. JSON and CSV give the evidence of each line: the
    article and the sentence.
    """
    from marsad.archive.registers import draw_register

    filters = filters_of(
        text=text, since=since, until=until, publishers=publishers,
        parties=parties, places=places, sayers=sayers,
    )  # fmt: skip
    most = limit_of(limit, programs=as_json or as_csv)
    with opened(archive) as keeper:
        lines = draw_register(keeper, name, filters, most and most + 1, language)
    shown = lines[:most]
    if as_json:
        for line in shown:
            typer.echo(msgspec.json.encode(line).decode())
    elif as_csv:
        _write_csv(shown)
    else:
        _draw(shown)
        if len(lines) > len(shown):
            say(f"the first {len(shown):,} lines; more with --limit N, all with --limit 0")
        else:
            say(f"{len(lines):,} line{'s' * (len(lines) != 1)}")


_COLUMNS = (
    "day", "last_day", "what", "status", "actors", "recipients", "told", "value", "said_by",
    "reports", "article", "publisher", "published", "title", "url", "text", "start", "end",
)  # fmt: skip


def _write_csv(lines: list[Line]) -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for line in lines:
        cells = msgspec.to_builtins(line)
        cells |= cells.pop("evidence")
        joined = {name: " | ".join(cells[name]) for name in ("actors", "recipients", "said_by")}
        writer.writerow([(cells | joined)[name] for name in _COLUMNS])


def _draw(lines: list[Line]) -> None:
    from rich.box import SIMPLE
    from rich.table import Table
    from rich.text import Text

    from marsad.cli.draw import make_console

    table = Table(box=SIMPLE, header_style="dim", pad_edge=False)
    for heading in ("day", "what", "status", "told", "reports", "by"):
        table.add_column(heading, overflow="fold", no_wrap=heading in ("day", "status"))
    for line in lines:
        published = (line.evidence.published or "")[:10]
        day = Text(line.day) if line.day else Text(f"({published})" if published else "", "dim")
        if line.last_day and line.last_day != line.day:
            day.append(f" to {line.last_day}")
        by = " ← ".join([line.evidence.publisher or "", *line.said_by])
        told = (
            line.told
            if line.value is None or line.value in line.told
            else f"{line.value}: {line.told}"
        )
        table.add_row(
            day, line.what, line.status or "", on_one_line(told), str(line.reports), on_one_line(by)
        )
    if table.row_count:
        make_console().print(table)
