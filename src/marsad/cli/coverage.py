"""``marsad knowledge coverage``: what the knowledge makes of a set of records."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from marsad.cli.coders import ready_coder
from marsad.cli.messages import Failure, say
from marsad.cli.options import Knowledge
from marsad.cli.progress import make_display
from marsad.cli.safe_text import on_one_line
from marsad.readers import Meter

if TYPE_CHECKING:
    from rich.console import Console

    from marsad.coder import Coder
    from marsad.evaluation.coverage import Coverage, Tally

EXAMPLES = """Examples:
  marsad code corpus.jsonl -o records.jsonl
  marsad knowledge coverage records.jsonl
  marsad knowledge coverage records.jsonl --limit 2000 --rows 40
  marsad knowledge coverage records.jsonl --json | jq .unknown.verbs
"""

TALLIES: dict[str, tuple[str, str]] = {
    "verbs": ("unknown verbs", "words that stand where verbs stand; frames, reporting"),
    "titles": ("unknown titles", "words right before a person's name; agents"),
    "names": ("unknown people", "names in records that no entry has; people"),
    "no_speaker": ("statements without a speaker", "by the entry of their cue"),
    "no_country": ("parties without a country", "with their first sector"),
    "no_record": (
        "sentences with a trigger or cue and no record",
        "by entry; see marsad explain for the reasons",
    ),
}
"""Parts of the report: heading and remark."""

_NUMBER, _WHAT = 6, 30
"""Widths of columns."""


def coverage(
    records: Annotated[
        Path,
        typer.Argument(
            metavar="RECORDS", show_default=False, help="What `marsad code` wrote (JSONL)."
        ),
    ],
    limit: Annotated[
        int | None, typer.Option(min=1, metavar="N", help="Only the first N articles.")
    ] = None,
    rows: Annotated[int, typer.Option(min=0, metavar="N", help="Rows of each list.")] = 10,
    seed: Annotated[
        int, typer.Option(metavar="N", help="Another seed draws other entries never seen.")
    ] = 0,
    as_json: Annotated[bool, typer.Option("--json", help="Print everything as JSON.")] = False,
    knowledge: Knowledge = None,
) -> None:
    """Show what the knowledge knows of a set of articles, and what it does not.

    Entries by kind: how many stand in the texts, how many a record names, which never do. Then
    what to add next: frequent verbs, titles and people that nothing knows, statements without a
    speaker, parties without a country, sentences with a trigger or cue that led to no record.

    The texts are in the records; they are read again, which takes as long as coding them.
    """
    coder: Any = ready_coder(knowledge or ())
    try:
        result = _collect(coder, records, limit)
    except OSError as error:
        raise Failure(f"{records}: {error.strerror}; name what marsad code wrote") from error
    except ValueError as error:
        raise Failure(f"{error}; name a JSONL file that marsad code wrote") from error
    if result.other_knowledge:
        say(
            f"warning: {result.other_knowledge:,} of {result.articles:,} records were made by "
            "another knowledge; code the articles again"
        )
    if as_json:
        typer.echo(json.dumps(_as_dict(result, rows, seed), ensure_ascii=False))
    else:
        _draw(result, rows, seed)


def _collect(coder: Coder, records: Path, limit: int | None) -> Coverage:
    from marsad.evaluation.comparison import read_with_offsets
    from marsad.evaluation.coverage import Coverage

    result = Coverage(coder)
    meter = Meter()
    meter.total = records.stat().st_size
    with make_display(meter, limit, "reading") as display:
        for record, at in read_with_offsets(records):
            result.add(record)
            meter.done = at
            display.advance()
            if result.articles == limit:
                break
    return result


def _as_dict(result: Coverage, rows: int, seed: int) -> dict[str, Any]:
    def counted(tally: Tally) -> list[dict[str, Any]]:
        return [{"count": n, **found._asdict()} for n, found in tally.most_common(rows)]

    lists = {
        one.name: {
            "entries": one.entries, "seen": one.seen, "fired": one.fired,
            "never_seen": _drawn(one.never_seen, rows, seed),
            "seen_only": [{"id": id_, "count": n} for n, id_ in one.seen_only[:rows]],
        }
        for one in result.lists()
    }  # fmt: skip
    tallies = {
        name: {"total": tally.total, "rows": counted(tally)} for name, tally in _tallies(result)
    }
    return {
        "articles": result.articles, "statements": result.statements, "parties": result.parties,
        "sentences_with_cue": result.sentences, "sentences_without_record": result.silent,
        "entries": lists,
        "unknown": {name: tallies.pop(name) for name in ("verbs", "titles", "names")}, **tallies,
    }  # fmt: skip


def _tallies(result: Coverage) -> list[tuple[str, Tally]]:
    return [(name, getattr(result, name)) for name in TALLIES]


def _drawn(ids: Sequence[str], number: int, seed: int) -> list[str]:
    """Some ids, drawn by chance, in their order."""
    if len(ids) <= number:
        return list(ids)
    return [ids[at] for at in sorted(random.Random(seed).sample(range(len(ids)), number))]


def _draw(result: Coverage, rows: int, seed: int) -> None:
    from marsad.cli.draw import make_console

    console = make_console()
    console.print(
        f"{result.articles:,} articles, {result.parties:,} parties, {result.statements:,} "
        f"statements, {result.sentences:,} sentences with a trigger or cue"
    )
    _draw_lists(console, result, rows, seed)
    for name, tally in _tallies(result):
        heading, remark = TALLIES[name]
        _draw_tally(console, heading, f"{_share(result, name, tally)}; {remark}", tally, rows)


def _share(result: Coverage, name: str, tally: Tally) -> str:
    """``21 of 700``."""
    if name == "no_record":
        return f"{result.silent:,} of {result.sentences:,}"
    of = {"no_speaker": result.statements, "no_country": result.parties}.get(name)
    return f"{tally.total:,}" if of is None else f"{tally.total:,} of {of:,}"


def _draw_lists(console: Console, result: Coverage, rows: int, seed: int) -> None:
    from rich.box import SIMPLE
    from rich.table import Table
    from rich.text import Text

    table = Table("entries", box=SIMPLE, header_style="dim")
    for column in ("known", "in the texts", "in records", "never seen"):
        table.add_column(column, justify="right")
    lists = result.lists()
    for one in lists:
        fired = "" if one.fired is None else f"{one.fired:,}"
        never = f"{len(one.never_seen):,}"
        table.add_row(one.name, f"{one.entries:,}", f"{one.seen:,}", fired, never)
    console.print(table)
    if not rows:
        return
    for one in lists:
        silent = [f"{id_} {n:,}" for n, id_ in one.seen_only[:rows]]
        _draw_ids(console, f"{one.name} in the texts and in no record", silent)
        _draw_ids(console, f"{one.name} never seen", _drawn(one.never_seen, rows, seed))
    console.print(Text())


def _draw_ids(console: Console, heading: str, ids: Iterable[str]) -> None:
    from rich.text import Text

    told = ", ".join(ids)
    if told:
        console.print(Text(f"{heading}: ", "bold").append(told, "default"))


def _draw_tally(console: Console, heading: str, remark: str, tally: Tally, rows: int) -> None:
    from rich.table import Table
    from rich.text import Text

    console.print(Text(heading, "bold").append(f" ({remark})", "dim"))
    width = max(console.width - _NUMBER - _WHAT - 2, _NUMBER)
    grid = Table.grid(padding=(0, 1))
    grid.add_column(justify="right", width=_NUMBER)
    grid.add_column(no_wrap=True, width=_WHAT, overflow="ellipsis", style="bold")
    grid.add_column(no_wrap=True, width=width, overflow="ellipsis", style="dim")
    for number, found in tally.most_common(rows):
        text = _excerpt(on_one_line(found.text), on_one_line(found.what), width)
        grid.add_row(f"{number:,}", Text(on_one_line(found.what)), Text(text))
    console.print(grid)
    console.print()


def _excerpt(text: str, what: str, width: int) -> str:
    """What stands around a word, as much as goes into the width."""
    at = max(text.find(what), 0)
    start = max(0, min(at - width // 2, len(text) - width))
    return text[start : start + width] if start == 0 else f"…{text[start + 1 : start + width]}"
