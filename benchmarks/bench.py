"""All figures of the coder: ``make bench``, ``make bench CORPUS=articles.jsonl.gz``.

Works from a fresh clone: without a corpus the articles are composed of the sentences of the
project's own dispatches, which repeat their words more than the news does. Times are those of the
processor, which other programs disturb least, but for start-up and several processes. ``--write``
puts the figures into docs/benchmarks.md. `speed.py` gives the first table alone.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import msgspec
from rich.console import Console
from rich.table import Table as Drawn

import page
from marsad.article import build_article
from marsad.cli.coders import ExplainingCoder, load_coder
from marsad.readers import read_articles
from marsad.record import Article
from page import Table
from speed import measure
from stages import STAGES, timed
from workload import compose, load_articles, seconds, write_lines

ARTICLES = 1_200
"""Articles composed, or taken from a corpus."""
SIZES = (1_000, 10_000, 100_000, 1_000_000)
"""Bytes of one article."""
MOST_STAGED = 400
"""Articles that the shares of the stages are measured on."""


def main() -> None:
    options = _parse()
    articles = load_articles(options.files, options.limit) if options.files else compose(ARTICLES)
    if not articles:
        sys.exit("bench: no articles to code")
    source = f"{len(articles):,} articles " + (
        f"of {', '.join(path.name for path in options.files)}"
        if options.files
        else "composed of the project's dispatches"
    )
    said = f"Measured on {source}: {page.machine()}."
    console = Console(highlight=False)
    console.print(said)
    coder = load_coder()
    tables: list[Table] = []
    for make in (_speed, _stages, _length, _size, _jobs):
        tables.append(make(coder, articles))
        draw(tables[-1], console)
    if options.write:
        page.write("corpus" if options.files else "coder", said, tables)
        console.print(f"written into {page.PAGE}")


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("files", type=Path, nargs="*", metavar="FILE", help="a corpus")
    parser.add_argument("--limit", type=int, default=ARTICLES, metavar="N", help="articles of it")
    parser.add_argument("--write", action="store_true", help="into docs/benchmarks.md")
    return parser.parse_args()


def draw(table: Table, console: Console) -> None:
    """On a terminal with lines; as plain text when it is piped."""
    if not console.is_terminal:
        widths = [max(map(len, column)) for column in zip(table.columns, *table.rows, strict=True)]
        print(f"\n{table.title}")
        for row in (table.columns, *table.rows):
            first, *others = (cell.rjust(width) for cell, width in zip(row, widths, strict=True))
            print("  ".join([first.strip().ljust(widths[0]), *others]))
        sys.stdout.flush()
        return
    drawn = Drawn(title=table.title, title_justify="left")
    for number, column in enumerate(table.columns):
        drawn.add_column(column, justify="right" if number else "left")
    for row in table.rows:
        drawn.add_row(*row)
    console.print(drawn)


def _speed(coder: ExplainingCoder, articles: Sequence[Article]) -> Table:
    return Table("Speed", ("one process", ""), measure(coder, articles))


def _stages(coder: ExplainingCoder, articles: Sequence[Article]) -> Table:
    """The share of each stage; what is between them is «the rest»."""
    some = articles[:MOST_STAGED]
    spent: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        path = write_lines(some, Path(folder) / "articles.jsonl")
        reading = seconds(lambda: list(read_articles([path])))
    began = time.process_time()
    with timed(spent):
        records = [coder.code(article) for article in some]
    coding = time.process_time() - began
    encoding = seconds(lambda: [msgspec.json.encode(record) for record in records])
    rest = coding - sum(spent.values())
    shares = {"reading": reading, **{stage: spent[stage] for stage in STAGES}, "the rest": rest}
    shares["encoding"] = encoding
    whole = sum(shares.values())
    rows = [
        (stage, f"{share / whole:.1%}", f"{share / len(some) * 1e6:,.0f}")
        for stage, share in shares.items()
    ]
    return Table("Stages of the main path", ("stage", "share", "µs an article"), rows)


def _length(coder: ExplainingCoder, articles: Sequence[Article]) -> Table:
    """Time against the length of one article: the articles one after the other as one."""
    text = "\n".join(article.text for article in articles)
    rows: list[tuple[str, ...]] = []
    for size in SIZES:
        body = text.encode()[:size].decode("utf-8", "ignore")
        article = build_article({"title": "", "body": body, "published": "2016-03-12"})
        times = max(1, 50_000 // size)
        spent = min(seconds(coder.code, article) for _ in range(times))
        length = len(article.text.encode())
        rows.append((f"{length:,}", f"{spent:,.4f}", f"{spent / length * 1e6:,.2f}"))
    note = (
        "Seconds a byte stay the same where time is in line with the length. They rise at first: "
        "each act is compared with earlier ones of its type, at most thirty."
    )
    return Table("Length of an article", ("bytes", "seconds", "µs a byte"), rows, note)


def _size(coder: ExplainingCoder, articles: Sequence[Article]) -> Table:
    """Time and memory against the number of articles, in a process of its own each."""
    rows: list[tuple[str, ...]] = []
    with tempfile.TemporaryDirectory() as folder:
        for count in sorted({len(articles) // 16, len(articles) // 4, len(articles)} - {0}):
            path = write_lines(articles[:count], Path(folder) / f"{count}.jsonl")
            run = _code(path, jobs=1)
            rows.append((f"{count:,}", f"{count / run.wall:,.0f}", f"{run.memory:,.0f}"))
    columns = ("articles", "articles/s with start-up", "peak memory, MB")
    return Table("Size of a corpus (`marsad code`)", columns, rows)


def _jobs(coder: ExplainingCoder, articles: Sequence[Article]) -> Table:
    """`marsad code --jobs`: the wall time, and how much of the work is the parent's."""
    cores = os.cpu_count() or 1
    rows: list[tuple[str, ...]] = []
    with tempfile.TemporaryDirectory() as folder:
        path = write_lines(articles, Path(folder) / "articles.jsonl")
        alone = _code(path, jobs=1)
        for jobs in sorted({1, 2, cores}):
            run = alone if jobs == 1 else _code(path, jobs)
            rows.append((
                str(jobs), f"{len(articles) / run.wall:,.0f}", f"{alone.wall / run.wall:.2f}",
                f"{alone.cpu / run.cpu * min(jobs, cores):.2f}", f"{run.cpu:.1f}",
            ))  # fmt: skip
    note = (
        "The start of each process, half a second and more, is included. «Allowed» is what the "
        "work done allows if nothing else runs on the machine: processor time of one job over that "
        "of several, times their number (at most the cores)."
    )
    columns = ("jobs", "articles/s", "times one job", "allowed", "processor, s")
    return Table("Several processes (`marsad code --jobs`)", columns, rows, note)


class Run(msgspec.Struct):
    """What coding a file took."""

    wall: float
    cpu: float
    """Seconds of the processor, of all processes."""
    memory: float
    """MB that the largest process had at most."""


_RUN = """
import resource, sys, time
from marsad.cli import main
sys.argv = ["marsad", "code", *sys.argv[1:]]
try:
    main()
except SystemExit as left:
    assert not left.code, left.code
used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
print(sum(one.ru_utime + one.ru_stime for one in used), max(one.ru_maxrss for one in used))
"""


def _code(path: Path, jobs: int) -> Run:
    """Code a file as the command does."""
    command = [sys.executable, "-c", _RUN, str(path), "-o", f"{path}.out", "--jobs", str(jobs)]
    began = time.perf_counter()
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    wall = time.perf_counter() - began
    cpu, memory = done.stdout.split()
    return Run(wall=wall, cpu=float(cpu), memory=float(memory) / 1024)


if __name__ == "__main__":
    main()
