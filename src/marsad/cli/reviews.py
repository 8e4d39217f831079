"""``marsad reviews``: what people have said of events and statements, listed and exported."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import msgspec
import typer

from marsad.cli import archives
from marsad.cli.archives import DEFAULT, Place, limit_of, opened, say_more
from marsad.cli.help_text import help_of
from marsad.cli.messages import Failure, say
from marsad.cli.safe_text import on_one_line

if TYPE_CHECKING:
    from marsad.archive.reviews import Review

app = typer.Typer(
    help="List and export what people have accepted, corrected and rejected.",
    rich_markup_mode="rich",
)

LIST_EXAMPLES = """Examples:
  marsad reviews list
  marsad reviews list --verdict corrected --json
  marsad reviews list --stale --limit 0
"""
EXPORT_EXAMPLES = """Examples:
  marsad reviews export mine/
  marsad fit mine/gold --articles mine/articles.jsonl
  marsad reviews export mine/ --partial
"""


def list_reviews(
    archive: Place = DEFAULT,
    kind: Annotated[
        Literal["event", "statement"] | None, typer.Option(help="Only of these.")
    ] = None,
    verdict: Annotated[
        Literal["accepted", "corrected", "rejected", "added"] | None,
        typer.Option(help="Only these."),
    ] = None,
    reviewer: Annotated[str | None, typer.Option(metavar="NAME", help="Only by them.")] = None,
    stale: Annotated[
        bool | None,
        typer.Option(
            "--stale/--fresh",
            show_default=False,
            help="Only of items that the record has no more as they were judged; or only others.",
        ),
    ] = None,
    limit: archives.Limit = None,
    as_json: archives.AsJson = False,
) -> None:
    """List reviews, the newest first.

    A review is stale when the article was coded anew, or came in with another text, and its record
    has no such event or statement any more.
    """
    from marsad.archive.reviews import ReviewFilters

    filters = ReviewFilters(kind=kind, verdict=verdict, reviewer=reviewer, stale=stale)
    with opened(archive) as keeper:
        found = keeper.reviews.find(filters, limit_of(limit, programs=as_json))
        total = keeper.reviews.count(filters)
    if as_json:
        for one in found:
            typer.echo(msgspec.json.encode(one.review).decode())
        return
    _draw([one.review for one in found])
    say_more(len(found), total, "review")


def _draw(reviews: list[Review]) -> None:
    from rich.box import SIMPLE
    from rich.table import Table

    from marsad.cli.draw import make_console

    table = Table(box=SIMPLE, header_style="dim", pad_edge=False)
    for heading in ("at", "verdict", "what", "article", "reviewer", "note"):
        table.add_column(heading, overflow="fold", no_wrap=heading in ("at", "verdict"))
    for one in reviews:
        table.add_row(
            one.at[:10], one.verdict + (" (stale)" if one.stale else ""), _told(one),
            on_one_line(one.article), on_one_line(one.reviewer), on_one_line(one.note or ""),
        )  # fmt: skip
    if table.row_count:
        make_console().print(table)


def _told(review: Review) -> str:
    from marsad.record import Event

    item = review.judged
    if isinstance(item, Event):
        return on_one_line(item.gloss_en or f"{item.type} {item.trigger.text}")
    name = "somebody" if item.speaker is None else item.speaker.name_en or item.speaker.text
    return on_one_line(f"{name}: {item.content.text[:80]}")


def export(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", show_default=False, help="Where to write.")
    ],
    archive: Place = DEFAULT,
    partial: Annotated[
        bool,
        typer.Option("--partial", help="Also articles of which not everything has been judged."),
    ] = False,
) -> None:
    """Export reviews as annotations, for `marsad fit` and `marsad evaluate`.

    Writes DIR/gold/*.json and DIR/articles.jsonl. Only articles are written whose events and
    statements have all been judged. With --partial the others come too: their events that nobody
    has judged are optional, and their statements are left out of the score when any is unjudged.
    Figures and agreements are not reviewed; `unjudged` in each file says so, and scores leave them
    out.
    """
    from marsad.archive.gold_files import gold_files

    with opened(archive) as keeper:
        found = keeper.annotated()
    through = [one for one in found if one.through]
    wanted = found if partial else through
    if not wanted:
        raise Failure(
            f"{archive}: no article is reviewed through ({len(found)} in part); judge the rest, or "
            "take them with --partial"
            if found
            else f"{archive}: nothing has been reviewed; start with marsad serve"
        )
    try:
        for name, content in gold_files(wanted):
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
    except OSError as error:
        raise Failure(f"{error.filename}: {error.strerror}") from error
    left_out = len(found) - len(through)
    noun = "article" if len(through) == 1 else "articles"
    say(f"{len(through):,} {noun} reviewed through" + _of_the_others(left_out, partial=partial))


def _of_the_others(number: int, *, partial: bool) -> str:
    if not number:
        return ""
    if partial:
        return f", {number:,} in part"
    return f"; {number:,} reviewed in part are left out (--partial takes them)"


app.command("list", help=help_of(list_reviews), epilog=LIST_EXAMPLES)(list_reviews)
app.command("export", help=help_of(export), epilog=EXPORT_EXAMPLES)(export)
