"""The archive as commands get it: the option that names it, the filters, its faults in one line."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, Any

import typer

from marsad.article import is_iso_date
from marsad.cli.messages import Failure, say

if TYPE_CHECKING:
    from marsad.archive import Archive, Filters

Place = Annotated[
    str,
    typer.Option(
        "--archive",
        "-a",
        envvar="MARSAD_ARCHIVE",
        metavar="FILE",
        help="The archive: a file, or postgresql+psycopg://user@host/database.",
    ),
]
DEFAULT = "marsad.db"


@contextmanager
def opened(place: str, *, create: bool = False) -> Iterator[Archive]:
    """The archive; its faults end the command with one line."""
    from marsad.archive import Archive, ArchiveError  # loads SQLAlchemy: not for `--help`

    try:
        with Archive(place, create=create) as archive:
            yield archive
    except ArchiveError as error:
        raise Failure(str(error)) from error


def _day(value: str | None) -> str | None:
    if value is not None and not is_iso_date(value):
        raise typer.BadParameter(f"«{value}» is no ISO date; write it like 2013-09-24")
    return value[:10] if value else None


Text = Annotated[
    str | None,
    typer.Option(
        "--text",
        "-q",
        metavar="QUERY",
        help='Only of articles with these words; "a phrase", OR, -without, begin*.',
    ),
]
Since = Annotated[
    str | None, typer.Option(metavar="DATE", callback=_day, help="From this day on (ISO).")
]
Until = Annotated[
    str | None, typer.Option(metavar="DATE", callback=_day, help="Up to this day (ISO).")
]
Publishers = Annotated[
    list[str] | None, typer.Option("--publisher", metavar="NAME", help="Of this outlet.")
]
Types = Annotated[
    list[str] | None,
    typer.Option("--type", metavar="TYPE", help="PLOVER type, like CONSULT."),
]
Modes = Annotated[
    list[str] | None, typer.Option("--mode", metavar="MODE", help="PLOVER mode, like visit.")
]
Statuses = Annotated[
    list[str] | None,
    typer.Option(
        "--status",
        metavar="STATUS",
        help="occurred, planned, conditional, requested, negated or denied.",
    ),
]
Parties = Annotated[
    list[str] | None,
    typer.Option(
        "--party",
        metavar="WHO",
        help="Somebody on either side: IRN, IRN/MIL, an entity id, or words of the name.",
    ),
]
Actors = Annotated[
    list[str] | None, typer.Option("--actor", metavar="WHO", help="Who acts, told likewise.")
]
Recipients = Annotated[
    list[str] | None,
    typer.Option("--recipient", metavar="WHO", help="Who is acted upon, told likewise."),
]
Places = Annotated[
    list[str] | None,
    typer.Option("--place", metavar="PLACE", help="A country (IRQ) or words of a place's name."),
]
Sayers = Annotated[
    list[str] | None,
    typer.Option("--sayer", metavar="WHO", help="Who says so: a source or a speaker."),
]
Foreground = Annotated[
    bool, typer.Option("--foreground", help="Without background that articles recall.")
]
Limit = Annotated[
    int | None,
    typer.Option(min=0, metavar="N", help="At most N; 0: all.  [default: 20; all for programs]"),
]
AsJson = Annotated[bool, typer.Option("--json", help="One JSON object a line, for programs.")]
AsCsv = Annotated[bool, typer.Option("--csv", help="CSV with a header, for programs.")]

SHOWN = 20
"""Lines of a table for people when no limit is given."""


def filters_of(**given: str | bool | list[str] | None) -> Filters:
    """The filters that options ask for, under the names of `Filters`."""
    from marsad.archive import Filters

    asked: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in given.items()
        if value is not None
    }
    return Filters(**asked)


def limit_of(limit: int | None, *, programs: bool) -> int | None:
    """How many answers are wanted; null for all."""
    if limit is None:
        return None if programs else SHOWN
    return limit or None


def say_more(shown: int, total: int, noun: str) -> None:
    """How many there are, under what is shown of them."""
    nouns = noun if total == 1 else noun.removesuffix("y") + ("ies" if noun[-1] == "y" else "s")
    many = f"{total:,} {nouns}"
    say(many if shown == total else f"{shown:,} of {many}; more with --limit N, all with --limit 0")
