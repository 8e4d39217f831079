"""``marsad compare``: two codings of the same articles."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from marsad.cli.messages import Failure
from marsad.cli.options import Knowledge
from marsad.cli.progress import make_display
from marsad.cli.safe_text import on_one_line
from marsad.evaluation.compare import Change, Difference, Kind
from marsad.readers import Meter

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from marsad.cli.derivations import Derivations
    from marsad.evaluation.comparison import Comparison

EXAMPLES = """Examples:
  marsad code corpus.jsonl -o old.jsonl      (then edit the knowledge)
  marsad code corpus.jsonl -o new.jsonl
  marsad compare old.jsonl new.jsonl
  marsad compare old.jsonl new.jsonl --only lost --rule assault. --explain
  marsad compare old.jsonl new.jsonl --sample 0 --json | jq .by_rule
"""

CHANGES: tuple[Change, ...] = ("gained", "lost", "changed")
STYLES: dict[Change, str] = {"gained": "green", "lost": "red", "changed": "yellow"}
SIGNS: dict[Change, str] = {"gained": "+", "lost": "-", "changed": "~"}


def compare(
    old: Annotated[
        Path,
        typer.Argument(metavar="OLD", show_default=False, help="Records (JSONL) of before."),
    ],
    new: Annotated[
        Path,
        typer.Argument(metavar="NEW", show_default=False, help="Records (JSONL) of now."),
    ],
    sample: Annotated[
        int, typer.Option(min=0, metavar="N", help="Show N differences, drawn by chance.")
    ] = 20,
    seed: Annotated[int, typer.Option(metavar="N", help="Another seed draws others.")] = 0,
    only: Annotated[Change | None, typer.Option(help="Only such differences.")] = None,
    kind: Annotated[Kind | None, typer.Option(help="Only events or only statements.")] = None,
    rule: Annotated[
        str | None,
        typer.Option(metavar="TEXT", help="Only rules that begin so, like assault. or consult.v."),
    ] = None,
    field: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Only changes of this field, like status or actors."),
    ] = None,
    limit: Annotated[
        int, typer.Option(min=1, metavar="N", help="Rows of the tables by type and rule.")
    ] = 15,
    explain: Annotated[
        bool,
        typer.Option(
            "--explain",
            help="Code the articles of the sample again and say why, or why no longer.",
        ),
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print everything as JSON.")] = False,
    knowledge: Knowledge = None,
) -> None:
    """Show what a change of the knowledge changed: events and statements gained, lost, changed.

    OLD and NEW are what `marsad code` wrote from the same articles, in any order. Events whose
    words overlap are the same event, statements whose cues overlap the same statement.

    First the counts, by type, by rule and by field; then a sample with its sentences. --explain
    uses the present knowledge, by which NEW should have been coded.
    """
    from marsad.cli.derivations import Derivations
    from marsad.evaluation.comparison import Sample, compare_files

    def wanted(difference: Difference) -> bool:
        return (
            (only is None or difference.change == only)
            and (kind is None or difference.kind == kind)
            and (rule is None or difference.rule.startswith(rule))
            and (field is None or (difference.change == "changed" and field in difference.fields))
        )

    _check_field(field)
    meter = Meter()
    try:
        meter.total = new.stat().st_size
        with make_display(meter, None, "comparing") as display:

            def advance(done: int) -> None:
                meter.done = done
                display.advance()

            result = compare_files(old, new, Sample(sample, seed), wanted, advance)
    except OSError as error:
        raise Failure(f"{error.filename}: {error.strerror}; name what marsad code wrote") from error
    except ValueError as error:
        raise Failure(f"{error}; name JSONL files that marsad code wrote") from error
    derivations = Derivations(new, knowledge or ()) if explain else None
    if as_json:
        typer.echo(json.dumps(_with_reasons(result, derivations), ensure_ascii=False))
    else:
        draw_comparison(result, limit, derivations)


def _check_field(field: str | None) -> None:
    from marsad.evaluation.compare import FIELDS

    names = sorted({name for fields in FIELDS.values() for name in fields})
    if field is not None and field not in names:
        raise typer.BadParameter(f"no field «{field}»; there are {', '.join(names)}")


def _with_reasons(result: Comparison, derivations: Derivations | None) -> dict[str, Any]:
    told = result.as_dict()
    if derivations is not None:
        for one, difference in zip(told["sample"], result.sample.drawn(), strict=True):
            one["derivation"] = derivations.of(difference)
    return told


def draw_comparison(
    result: Comparison, limit: int = 15, derivations: Derivations | None = None
) -> None:
    """The counts, then the sample; ``limit``: rows of the tables by type and rule."""
    from marsad.cli.draw import make_console
    from marsad.evaluation.comparison import nested

    console = make_console()
    _draw_articles(console, result)
    if not result.changes:
        return
    changes = nested(result.changes)
    for of, counts in changes.items():
        counts["old"], counts["new"] = result.totals["event" if of == "event" else "statement"]
    _draw_table(console, "", changes, ("old", "new", *CHANGES), limit)
    _draw_fields(console, result.fields)
    _draw_table(console, "by type", nested(result.by_type), CHANGES, limit)
    _draw_table(console, "by rule", nested(result.by_rule), CHANGES, limit)
    drawn = result.sample.drawn()
    article = None
    for difference in drawn:
        if difference.article != article:
            article = difference.article
            console.rule(on_one_line(article), align="left", style="dim")
        _draw_difference(console, difference, derivations)
    total = sum(result.changes.values())
    if len(drawn) < total:
        console.print(f"{len(drawn):,} of {total:,} differences shown; more with --sample N")


def _draw_articles(console: Console, result: Comparison) -> None:
    told = [f"{result.articles:,} articles compared, {result.differing:,} differ"]
    told += [
        f"{number:,} {what}"
        for number, what in (
            (result.only_old, "only in OLD"),
            (result.only_new, "only in NEW"),
            (result.other_text, "with another text, not compared"),
        )
        if number
    ]
    console.print("; ".join(told))


def _draw_fields(console: Console, fields: Counter[tuple[Kind, str]]) -> None:
    for kind in ("event", "statement"):
        counted = [
            f"{name} {number:,}" for (of, name), number in fields.most_common() if of == kind
        ]
        if counted:
            console.print(f"changed fields of {kind}s: {', '.join(counted)}")


def _draw_table(
    console: Console,
    title: str,
    rows: Mapping[str, Mapping[str, int]],
    columns: tuple[str, ...],
    limit: int,
) -> None:
    from rich.box import SIMPLE
    from rich.table import Table

    table = Table(title, box=SIMPLE, header_style="dim")
    for column in columns:
        table.add_column(column, justify="right", style=STYLES.get(column, ""))  # type: ignore[call-overload]
    for name, counts in list(rows.items())[:limit]:
        cells = [f"{counts[column]:,}" if counts.get(column) else "" for column in columns]
        table.add_row(name, *cells)
    console.print(table)
    if len(rows) > limit:
        console.print(f"  and {len(rows) - limit:,} more; see them with --limit N\n")


def _draw_difference(
    console: Console, difference: Difference, derivations: Derivations | None
) -> None:
    from rich.text import Text

    from marsad.cli.cards import card

    style = STYLES[difference.change]
    heading = Text(f"{SIGNS[difference.change]} {difference.change} ", f"bold {style}")
    heading.append(f"{difference.kind} {difference.type}", "bold")
    heading.append(f" · {difference.rule}", "default")
    console.print(card(heading, _rows(difference, derivations)))
    console.print()


def _rows(difference: Difference, derivations: Derivations | None) -> Iterator[tuple[str, Text]]:
    from rich.text import Text

    yield "in", _highlighted(difference)
    for name in difference.fields:
        before, after = (on_one_line(side.get(name, "")) for side in _sides(difference))
        if difference.change == "changed":
            value = Text(before or "-", "red").append(" → ", "default")
            yield name, value.append(after or "-", "green")
        elif name not in ("type", "mode", "rule", "cameo", "content", "form"):
            yield name, Text(before or after)
    if derivations is not None:
        for step in derivations.of(difference):
            yield "because", Text(on_one_line(step))
    yield "id", Text(difference.id, "dim")


def _sides(difference: Difference) -> tuple[Mapping[str, str], Mapping[str, str]]:
    return difference.before, difference.after


def _highlighted(difference: Difference) -> Text:
    """The sentence with the trigger in it."""
    from rich.text import Text

    sentence = Text(on_one_line(difference.evidence))
    if difference.kind == "event":
        sentence.highlight_words([on_one_line(difference.span.text)], "bold underline")
    return sentence
