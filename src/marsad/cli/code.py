"""``marsad code``: articles in, records out."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Annotated, Literal

import msgspec
import typer

from marsad.cli.coders import coder_factory
from marsad.cli.messages import Misuse, describe
from marsad.cli.options import Knowledge, Paths, Published, Publisher
from marsad.cli.progress import Display, make_display
from marsad.cli.shards import code_by_shards
from marsad.cli.sinks import Sink, open_sink
from marsad.exports.output import Format
from marsad.jobs import LONGEST, Coded, Failed, Outcome, code_items
from marsad.readers import (
    Defaults,
    Item,
    Meter,
    ReadArticle,
    describe_left_out,
    first_articles,
    read_articles,
)

EXAMPLES = """Examples:
  marsad code article.txt --published 2013-09-24
  marsad code corpus.jsonl.gz -o records.jsonl --jobs 4
  marsad code corpus.jsonl.gz -o records.jsonl --jobs 4 --resume
  marsad code crawl.warc.gz -o records.jsonl --jobs 4
  marsad code pages/ --format csv -o events.csv
  marsad code --engine daft corpus/ -o coded/
  marsad code --engine daft s3://crawls/2024/ -o s3://coded/2024 --ray-address auto
  curl -s https://example.org/story | marsad code - | jq .events
"""

STDOUT_CLOSED = 141
"""128 and the number of SIGPIPE: the reader of standard output went away."""


class Tally(msgspec.Struct):
    """What a run has come to."""

    coded: int = 0
    skipped: int = 0
    problems: int = 0
    meter: Meter = msgspec.field(default_factory=Meter)
    began: float = msgspec.field(default_factory=time.monotonic)

    def summary(self, where: str) -> str:
        """The closing line."""
        seconds = max(time.monotonic() - self.began, 1e-6)
        rate = f"{self.coded / seconds:,.1f} articles/s"
        line = f"coded {_count(self.coded, 'article')} {where} in {seconds:.1f} s ({rate})"
        if self.skipped:
            line += f"; {self.skipped:,} were there already"
        if self.problems:
            line += f"; {_count(self.problems, 'error')}"
        left_out = describe_left_out(self.meter.left_out)
        return f"{line}; {left_out}" if left_out else line


def code(
    paths: Paths,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="FILE", help="Write here instead of to standard output."
        ),
    ] = None,
    form: Annotated[
        Format,
        typer.Option("--format", help="jsonl, json, parquet: a record each; csv: a row an event."),
    ] = "jsonl",
    jobs: Annotated[
        int | None,
        typer.Option(
            "--jobs",
            "-j",
            min=0,
            show_default=False,
            help="Processes that code; 0: one a core. Default: 1, with --engine daft 0.",
        ),
    ] = None,
    published: Published = None,
    publisher: Publisher = None,
    limit: Annotated[
        int | None, typer.Option(min=1, metavar="N", help="Stop after N articles.")
    ] = None,
    resume: Annotated[
        bool,
        typer.Option("--resume", help="Go on with FILE: articles that it holds are left out."),
    ] = False,
    engine: Annotated[
        Literal["processes", "daft"],
        typer.Option(help="processes of this machine; daft: a corpus by shards, see below."),
    ] = "processes",
    ray_address: Annotated[
        str | None,
        typer.Option(
            metavar="ADDRESS",
            help="Of a Ray cluster that Daft is to work on: HOST:PORT, ray://HOST:PORT or auto.",
        ),
    ] = None,
    again: Annotated[
        bool,
        typer.Option("--again", help="Daft: code anew what another version has coded."),
    ] = False,
    time_limit: Annotated[
        float,
        typer.Option(
            metavar="SECONDS",
            min=1,
            help="Time for an article, of two jobs or more; one that takes longer is left out.",
        ),
    ] = LONGEST,
    knowledge: Knowledge = None,
) -> None:
    """Code articles into records: who did what to whom, where, when, according to whom.

    Records come in the order of the articles, one a line. An article that cannot be read or
    coded is named on standard error, the others are coded, and the exit status is 1.

    Lines reach FILE as they are done. A FILE that exists is replaced only at the end (until then
    the lines are in FILE.partial); --resume takes up an interrupted run of any format.

    With --engine daft, -o names a folder, here or in S3, that gets Parquet by month of publication.
    The input, here or in S3, is cut into shards; each has a marker when it is done, so the same
    command goes on after an interruption (docs/scale.md).
    """
    if engine == "daft":
        if form not in ("jsonl", "parquet") or limit is not None:
            raise Misuse("--engine daft writes whole inputs as Parquet: no --format, no --limit")
        defaults = Defaults(published=published, publisher=publisher)
        code_by_shards(paths, output, defaults, knowledge or [], jobs or 0, ray_address, again)
        return
    if ray_address or again:
        raise Misuse("--ray-address and --again go with --engine daft")
    if output and any(_same_file(output, path) for path in paths):
        raise Misuse(f"{output} is both input and output; name another file with -o")
    meter = Meter()
    jobs = 1 if jobs is None else jobs or os.cpu_count() or 1
    factory = coder_factory(knowledge or (), jobs)  # its faults show before anything is written
    sink = open_sink(output, form, resume=resume)
    tally = Tally(meter=meter)
    defaults = Defaults(published=published, publisher=publisher)
    items = read_articles(paths, defaults, meter, leave_out=output)
    wanted = first_articles(_without(items, sink.ids, tally), limit)
    outcomes = code_items(wanted, factory, jobs, time_limit)
    with make_display(meter, limit) as display, closing(outcomes):
        _run(outcomes, sink, tally, display)
    raise typer.Exit(1 if tally.problems else 0)


def _run(outcomes: Iterable[Outcome], sink: Sink, tally: Tally, display: Display) -> None:
    try:
        for outcome in outcomes:
            _take_in(outcome, sink, tally, display)
        display.say(tally.summary(sink.finish()))
    except KeyboardInterrupt:
        display.say(f"interrupted after {_count(tally.coded, 'article')}: {sink.abandon()}")
        raise typer.Exit(130) from None
    except BrokenPipeError:
        raise typer.Exit(STDOUT_CLOSED) from None


def _take_in(outcome: Outcome, sink: Sink, tally: Tally, display: Display) -> None:
    if isinstance(outcome, Coded):
        sink.write(outcome.line)
        tally.coded += 1
        display.advance()
    elif isinstance(outcome, Failed):
        tally.problems += 1
        article = outcome.source.article.id
        display.say(f"error: {outcome.source.where}: article {article}: {outcome.message}")
    else:
        tally.problems += outcome.severity == "error"
        display.say(describe(outcome))


def _without(items: Iterable[Item], ids: frozenset[str], tally: Tally) -> Iterator[Item]:
    """The items but for articles with these ids."""
    for item in items:
        if isinstance(item, ReadArticle) and item.article.id in ids:
            tally.skipped += 1
        else:
            yield item


def _same_file(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
