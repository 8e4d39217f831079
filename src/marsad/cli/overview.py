"""``marsad overview``: what an archive holds at a glance."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer

from marsad.cli import archives
from marsad.cli.archives import DEFAULT, Place, opened
from marsad.cli.safe_text import on_one_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from marsad.archive import Archive, Filters
    from marsad.archive.activity import Activity

EXAMPLES = """Examples:
  marsad overview
  marsad overview --days 365 --until 2018-06-30
  marsad overview --json | jq .pairs
"""

_LINES = 10
_LONGEST_BY_DAYS = 31
"""Days; longer spans are told by months."""


def overview(
    archive: Place = DEFAULT,
    until: archives.Until = None,
    days: Annotated[
        int, typer.Option(min=1, max=36_500, metavar="N", help="How many days, the last included.")
    ] = 30,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object, for programs.")] = False,
) -> None:
    """Show what came in lately, and what happened in the last days: when, where, between whom.

    Counts are of events as articles tell them. Intensities are PLOVER's, from -10 (conflict) to 10
    (cooperation), means of what occurred.
    """
    from marsad.archive import Filters

    with opened(archive) as keeper:
        last = until or keeper.activity.last_day()
        shown = Filters() if last is None else Filters(since=_back(last, days - 1), until=last)
        if as_json:
            typer.echo(msgspec.json.encode(_all(keeper.activity, shown, days)).decode())
        else:
            _draw(keeper, shown, days)


def _back(day: str, days: int) -> str:
    return date.fromordinal(max(1, date.fromisoformat(day).toordinal() - days)).isoformat()


def _all(activity: Activity, shown: Filters, days: int) -> dict[str, object]:
    return {
        "since": shown.since, "until": shown.until, "added": activity.arrivals(),
        "periods": activity.periods(shown, "day" if days <= _LONGEST_BY_DAYS else "month"),
        "parties": activity.parties(shown), "pairs": activity.pairs(shown),
        "places": activity.places(shown),
    }  # fmt: skip


def _draw(archive: Archive, shown: Filters, days: int) -> None:
    activity, added = archive.activity, archive.activity.arrivals()
    typer.echo(
        f"came in in the day before the newest: {added.articles:,} articles, {added.events:,} "
        f"events, {added.stories:,} stories"
    )
    if shown.since and shown.until:
        typer.echo(f"events from {shown.since} to {shown.until}")
    by = "day" if days <= _LONGEST_BY_DAYS else "month"
    periods = activity.periods(shown, "day" if by == "day" else "month")
    _table(
        (by, "verbal cooperation", "material cooperation", "verbal conflict", "material conflict"),
        ((one.period, *(f"{number:,}" for number in one.quad.values())) for one in periods),
    )
    pairs = activity.pairs(shown, _LINES)
    named = activity.names(code for one in pairs for code in (one.a, one.b))
    names = {code: one.name_en or one.name or code for code, one in named.items()}
    _table(
        ("between", "events", "intensity"),
        (
            (f"{names[one.a]} – {names[one.b]}", f"{one.events:,}",
             "" if one.intensity is None else f"{one.intensity:+.1f}")
            for one in pairs
        ),
    )  # fmt: skip
    _table(
        ("party", "events"),
        (
            (one.name_en or one.code, f"{one.events:,}")
            for one in activity.parties(shown, limit=_LINES)
        ),
    )
    _table(
        ("place", "country", "events"),
        (
            (one.name_en or one.name, one.country or "", f"{one.events:,}")
            for one in activity.places(shown, _LINES)
        ),
    )


def _table(headings: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
    """A table; nothing when it has no rows."""
    from rich.box import SIMPLE
    from rich.table import Table

    from marsad.cli.draw import make_console

    table = Table(box=SIMPLE, header_style="dim", pad_edge=False)
    for number, heading in enumerate(headings):
        table.add_column(heading, justify="right" if number and heading != "country" else "left")
    for row in rows:
        table.add_row(*map(on_one_line, row))
    if table.row_count:
        make_console().print(table)
