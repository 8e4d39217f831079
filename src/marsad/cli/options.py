"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from marsad.article import is_iso_date

Paths = Annotated[
    list[Path],
    typer.Argument(
        metavar="PATH",
        show_default=False,
        help="Files (.txt .html .json .jsonl .warc, also .gz; .parquet), folders, or - for "
        "standard input.",
    ),
]
OnePath = Annotated[
    Path,
    typer.Argument(
        metavar="PATH",
        show_default=False,
        help="File of articles (.txt .html .json .jsonl, also .gz), or - for standard input.",
    ),
]


def _check_date(value: str | None) -> str | None:
    if value is not None and not is_iso_date(value):
        raise typer.BadParameter(f"«{value}» is no ISO date; write it like 2013-09-24")
    return value


Published = Annotated[
    str | None,
    typer.Option(
        metavar="DATE",
        callback=_check_date,
        help="Publication date (ISO) of articles that do not say theirs; relative dates need it.",
    ),
]
Publisher = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="Publisher of articles that do not say theirs."),
]
Knowledge = Annotated[
    list[Path] | None,
    typer.Option(
        metavar="DIR",
        show_default=False,
        help="Folder of your own knowledge files: adds entries or replaces them by id.",
    ),
]
ArticleId = Annotated[
    str | None,
    typer.Option("--id", metavar="ID", help="Only the article with this id."),
]
