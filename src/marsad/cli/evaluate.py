"""``marsad evaluate``: records against annotations."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from marsad.cli.messages import Failure
from marsad.cli.safe_text import on_one_line

if TYPE_CHECKING:
    from marsad.evaluation.score import Score

EXAMPLES = """Examples:
  marsad code gold/dev.articles.jsonl -o records.jsonl
  marsad evaluate gold/dev records.jsonl --errors 40
  marsad evaluate evaluation/dispatches/gold.jsonl records.jsonl
"""


def evaluate(
    gold: Annotated[
        Path,
        typer.Argument(metavar="GOLD", help="Folder or JSONL of annotations.", show_default=False),
    ],
    records: Annotated[
        Path,
        typer.Argument(
            metavar="RECORDS", help="What `marsad code` wrote (JSONL).", show_default=False
        ),
    ],
    errors: Annotated[int, typer.Option(min=0, metavar="N", help="List the first N faults.")] = 0,
    only: Annotated[
        str | None, typer.Option(metavar="TEXT", help="Only articles whose id holds the text.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the numbers as JSON.")] = False,
) -> None:
    """Score records against annotated articles.

    An event is found when type and sentence agree; event.who also asks for actors and
    recipients, event.full for status and mode as well.
    """
    from marsad.evaluation.gold import by_id, load_gold, load_records
    from marsad.evaluation.score import score

    try:
        result = score(load_gold(gold), by_id(load_records(records)), only)
    except OSError as error:
        raise Failure(f"{error.filename}: {error.strerror}") from error
    except ValueError as error:
        raise Failure(str(error)) from error
    if as_json:
        typer.echo(json.dumps(result.as_dict(), ensure_ascii=False))
        return
    _print_scores(result)
    for fault in result.faults[:errors]:
        typer.echo("    " + on_one_line("  ".join(fault)))


def _print_scores(result: Score) -> None:
    typer.echo(f"articles {result.articles}")
    for name, tally in sorted(result.tallies.items()):
        counts = f"({tally.tp} right, {tally.fp} extra, {tally.fn} missed)"
        rates = f"P {tally.precision:.3f}  R {tally.recall:.3f}  F1 {tally.f1:.3f}"
        typer.echo(f"{name:18} {rates}   {counts}")
    slots = (f"{name} {s.accuracy:.3f} (n={s.total})" for name, s in sorted(result.slots.items()))
    typer.echo("of what was found: " + "  ".join(slots))
    types = (
        f"{name} {t.f1:.2f} ({t.tp}/{t.tp + t.fn}+{t.fp})"
        for name, t in sorted(result.by_type.items())
    )
    typer.echo("by type, F1 (found/annotated+extra): " + "  ".join(types))
