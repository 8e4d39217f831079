"""Answers of the archive, listed: a table for people, JSON and CSV for programs."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from typing import Generic, TypeVar

import msgspec
import typer
from rich.box import SIMPLE
from rich.table import Table
from rich.text import Text

from marsad.archive import AGREEMENTS, EVENTS, FIGURES, STATEMENTS, Answer, Filters
from marsad.archive.answers import Question
from marsad.cli.archives import limit_of, opened, say_more
from marsad.cli.cards import STATUS_STYLES, chain_line, figure_line
from marsad.cli.draw import make_console
from marsad.cli.safe_text import on_one_line
from marsad.exports import columns
from marsad.exports.columns import Column
from marsad.exports.rows import table_writer
from marsad.record import Agreement, Date, Event, Figure, Party, Record, Statement

Found = TypeVar("Found", Event, Statement, Figure, Agreement)
Cell = str | Text

_UNBROKEN = ("day", "kind", "status")
_LONGEST = 160
"""Characters of a statement that a table shows."""


class Output(msgspec.Struct, frozen=True):
    """How the answers are wanted."""

    limit: int | None
    as_json: bool
    as_csv: bool


class Listing(msgspec.Struct, Generic[Found], frozen=True):
    """How answers of one kind are listed."""

    noun: str
    question: Question[Found]
    columns: Sequence[Column[Found]]
    """Of CSV."""
    headings: tuple[str, ...]
    """Of the table."""
    cells: Callable[[Record, Found], tuple[Cell, ...]]


def answer(place: str, listing: Listing[Found], filters: Filters, output: Output) -> None:
    """Ask the archive and list what answers."""
    limit = limit_of(output.limit, programs=output.as_json or output.as_csv)
    with opened(place) as archive:
        found = archive.find(listing.question, filters, limit)
        if output.as_json:
            _write_json(listing.noun, found)
        elif output.as_csv:
            write = table_writer(listing.columns, sys.stdout)
            write((one.record, one.item) for one in found)
        else:
            shown = _draw(listing, found)
            say_more(shown, archive.count(listing.question, filters), listing.noun)


def _write_json(noun: str, found: Iterator[Answer[Found]]) -> None:
    """One object a line: the article without its text, the item, what coded it."""
    for one in found:
        article = msgspec.to_builtins(one.record.article)
        del article["text"]
        line = {"article": article, noun: one.item, "coder": one.record.coder}
        typer.echo(msgspec.json.encode(line).decode())


def _draw(listing: Listing[Found], found: Iterator[Answer[Found]]) -> int:
    table = Table(box=SIMPLE, header_style="dim", pad_edge=False)
    for heading in listing.headings:
        table.add_column(heading, overflow="fold", no_wrap=heading in _UNBROKEN)
    for one in found:
        table.add_row(*listing.cells(one.record, one.item))
    if table.row_count:
        make_console().print(table)
    return table.row_count


def _day(date: Date | None, record: Record) -> Cell:
    """The day of the item; that of publication in brackets."""
    if date is not None and date.value is not None:
        return date.value
    published = (record.article.published or "")[:10]
    return Text(f"({published})" if published else "", "dim")


def _who(party: Party) -> str:
    """The party by its English name, else as the text names it, and its country."""
    codes = f" ({party.country})" if party.country else ""
    return f"{on_one_line(party.name_en or party.text)}{codes}"


def _event_cells(record: Record, event: Event) -> tuple[Cell, ...]:
    what = on_one_line(event.gloss_en or event.trigger.text)
    return (
        _day(event.date, record),
        f"{event.type} {event.mode or ''}".strip(),
        Text(event.status, STATUS_STYLES[event.status]),
        Text(what, "" if event.foreground else "dim"),
        chain_line(event.said_by, record.article.publisher),
    )


def _statement_cells(record: Record, statement: Statement) -> tuple[Cell, ...]:
    content = on_one_line(statement.content.text)
    return (
        _day(statement.date, record),
        _who(statement.speaker) if statement.speaker else Text("not named", "dim"),
        content if len(content) <= _LONGEST else content[: _LONGEST - 1] + "…",
        chain_line(statement.said_by, record.article.publisher),
    )


def _figure_cells(record: Record, figure: Figure) -> tuple[Cell, ...]:
    act = next((event for event in record.events if figure in event.figures), None)
    return (
        _day(act.date if act else None, record),
        figure_line(msgspec.structs.replace(figure, said_by=())),
        on_one_line(act.gloss_en or act.trigger.text) if act else "",
        chain_line(figure.said_by, record.article.publisher),
    )


def _agreement_cells(record: Record, agreement: Agreement) -> tuple[Cell, ...]:
    return (
        _day(agreement.date, record),
        agreement.kind,
        agreement.status,
        " + ".join(map(_who, agreement.parties)),
        on_one_line(agreement.subject.text if agreement.subject else agreement.text),
        chain_line(agreement.said_by, record.article.publisher),
    )


EVENT_LISTING: Listing[Event] = Listing(
    "event", EVENTS, columns.EVENTS, ("day", "act", "status", "what", "told by"), _event_cells
)
STATEMENT_LISTING: Listing[Statement] = Listing(
    "statement", STATEMENTS, columns.STATEMENTS, ("day", "speaker", "said", "told by"),
    _statement_cells,
)  # fmt: skip
FIGURE_LISTING: Listing[Figure] = Listing(
    "figure", FIGURES, columns.FIGURES, ("day", "figure", "act", "told by"), _figure_cells
)
AGREEMENT_LISTING: Listing[Agreement] = Listing(
    "agreement", AGREEMENTS, columns.AGREEMENTS,
    ("day", "kind", "status", "between", "about", "told by"), _agreement_cells,
)  # fmt: skip
