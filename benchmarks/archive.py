"""How an archive grows: ``python benchmarks/archive.py RECORDS [--sizes 1000 10000 60000]``.

RECORDS is what ``marsad code`` wrote. For each size, in an archive of its own: milliseconds to add
an article (and their share of adding, when the milliseconds to code one are given), bytes an
article, milliseconds of queries and searches (median and 95th percentile over many different
ones), and seconds to put all articles into stories.
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from marsad import load_records
from marsad.archive import EVENTS, STATEMENTS, Archive, Filters
from marsad.record import Record

BATCH = 100
SHOWN = 20
"""Answers asked for, as the commands do."""
ASKED = 200
"""Queries of each size."""


def main() -> None:
    """Measure every size and print a line for each."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("records", type=Path)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 10_000, 60_000])
    parser.add_argument("--coding", type=float, help="milliseconds to code an article")
    arguments = parser.parse_args()
    print("articles  add ms  share  kB/article  query ms p50/p95  search ms p50/p95  stories s")
    for size in arguments.sizes:
        measure(arguments.records, size, arguments.coding)


def measure(path: Path, size: int, coding: float | None) -> None:
    """One size."""
    with tempfile.TemporaryDirectory() as folder, Archive(Path(folder) / "bench.db") as archive:
        records = islice(load_records(path), size)
        words: list[str] = []
        began = time.process_time()
        count = 0
        for batch in batches(records):
            before = time.process_time()
            words += sample_words(batch)
            began += time.process_time() - before
            archive.add(batch)
            count += len(batch)
        adding = (time.process_time() - began) / count * 1000
        bytes_each = sum(p.stat().st_size for p in Path(folder).iterdir()) / count / 1000
        queries = [timed(archive, one, search=False) for one in questions(words)]
        searches = [timed(archive, one, search=True) for one in questions(words)]
        start = time.perf_counter()
        archive.update_stories()
        stories = time.perf_counter() - start
    share = f"{adding / (adding + coding):6.0%}" if coding else "     -"
    print(
        f"{count:8,}  {adding:6.2f} {share}  {bytes_each:10.1f}  {percentiles(queries):>16}  "
        f"{percentiles(searches):>17}  {stories:9.1f}",
        flush=True,
    )


def batches(records: Iterator[Record]) -> Iterator[list[Record]]:
    """The records in lists; reading them is not counted as adding."""
    while some := list(islice(records, BATCH)):
        yield some


def sample_words(batch: list[Record]) -> list[str]:
    """Words of titles, frequent ones more often, as people ask for them."""
    return [word for record in batch[:10] for word in record.article.title.split() if len(word) > 3]


def questions(words: list[str]) -> Iterator[Filters]:
    """Different ones, drawn by chance but the same in every run."""
    chance = random.Random(0)
    countries = ("EGY", "SYR", "IRN", "USA", "SAU", "IRQ", "ISR", "TUR", "FRA", "LBY")
    types = ("ASSAULT", "CONSULT", "REQUEST", "ACCUSE", "PROTEST", "SUPPORT", "COERCE")
    for number in range(ASKED):
        text = chance.choice(words).strip('«»".:()-|')
        day = f"2013-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
        yield (
            Filters(parties=(chance.choice(countries),), types=(chance.choice(types),)),
            Filters(text=text or "السلام"),
            Filters(parties=tuple(chance.sample(countries, 2))),
            Filters(since=day, parties=(chance.choice(countries),)),
            Filters(text=text or "السلام", parties=(chance.choice(countries),)),
        )[number % 5]


def timed(archive: Archive, filters: Filters, *, search: bool) -> float:
    """Milliseconds to answer."""
    began = time.perf_counter()
    if search:
        list(archive.search(filters, SHOWN))
    elif filters.text:
        list(archive.find(STATEMENTS, filters, SHOWN))
    else:
        list(archive.find(EVENTS, filters, SHOWN))
    return (time.perf_counter() - began) * 1000


def percentiles(times: list[float]) -> str:
    """``median/95th``."""
    return f"{statistics.median(times):.0f}/{statistics.quantiles(times, n=20)[-1]:.0f}"


if __name__ == "__main__":
    main()
