"""``marsad add`` and ``marsad add-records``: articles into the archive."""

from __future__ import annotations

import os
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer

from marsad.cli.archives import DEFAULT, Place, opened
from marsad.cli.coders import coder_factory
from marsad.cli.messages import describe
from marsad.cli.options import Knowledge, Paths, Published, Publisher
from marsad.cli.progress import Display, make_display
from marsad.jobs import Coded, Failed, Outcome, code_items
from marsad.readers import (
    Defaults,
    Item,
    Meter,
    ReadArticle,
    ReadProblem,
    describe_left_out,
    first_articles,
    read_articles,
)
from marsad.record import Record

if TYPE_CHECKING:
    from marsad.archive import Archive, Written

ADD_EXAMPLES = """Examples:
  marsad add articles.jsonl.gz
  marsad add pages/ --publisher Elaph --published 2013-09-24 --archive iraq.db
  marsad add corpus.jsonl.gz --jobs 4          (again, to go on after an interruption)
"""
ADD_RECORDS_EXAMPLES = """Examples:
  marsad code corpus.jsonl.gz -o records.jsonl --jobs 4
  marsad add-records records.jsonl --archive corpus.db
  marsad add-records records.parquet
"""

BATCH = 100
"""Articles written in one transaction."""
BATCH_SECONDS = 5.0
"""A smaller batch is written after this time, so that little is lost."""


def add(
    paths: Paths,
    archive: Place = DEFAULT,
    jobs: Annotated[
        int, typer.Option("--jobs", "-j", min=0, help="Processes that code; 0: one a core.")
    ] = 1,
    published: Published = None,
    publisher: Publisher = None,
    limit: Annotated[
        int | None, typer.Option(min=1, metavar="N", help="Stop after N new articles.")
    ] = None,
    knowledge: Knowledge = None,
) -> None:
    """Code articles and keep their records in an archive, which is made when there is none.

    Articles that the archive holds already are left alone, so the same command goes on after an
    interruption. An article is known by its address, else by its id, else by its text; one that
    comes again with another text is a newer version, and the older one is kept.

    Articles are written a hundred at a time; what is written survives whatever befalls the process.
    """
    jobs = jobs or os.cpu_count() or 1
    factory = coder_factory(knowledge or (), jobs)  # its faults show before anything is written
    meter = Meter()
    defaults = Defaults(published=published, publisher=publisher)
    with opened(archive, create=True) as keeper, make_display(meter, limit, "adding") as display:
        shelf = Shelf(keeper, archive, display, meter)
        items = shelf.without_known(read_articles(paths, defaults, meter, leave_out=Path(archive)))
        outcomes = code_items(first_articles(items, limit), factory, jobs)
        with closing(outcomes), shelf.filling():
            for outcome in outcomes:
                shelf.take(outcome)
    raise typer.Exit(1 if shelf.problems else 0)


def add_records(
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILE",
            show_default=False,
            help="Records: what marsad code wrote, JSONL (also .gz) or Parquet.",
        ),
    ],
    archive: Place = DEFAULT,
) -> None:
    """Keep records that are coded already in an archive, which is made when there is none.

    A record of an article that the archive holds replaces its record when another coder or other
    knowledge made it. A line that is no record is named, the others are kept, the exit status is 1.
    """
    from marsad.exports.reading import read_record_file

    meter = Meter()
    with opened(archive, create=True) as keeper, make_display(meter, None, "adding") as display:
        shelf = Shelf(keeper, archive, display, meter)
        with shelf.filling():
            for path in files:
                for record in read_record_file(path, meter):
                    if isinstance(record, Record):
                        shelf.put(record)
                    else:
                        shelf.refuse(describe(record))
    raise typer.Exit(1 if shelf.problems else 0)


class Shelf:
    """Fills the archive batch by batch and counts what becomes of the articles."""

    def __init__(self, archive: Archive, name: str, display: Display, meter: Meter) -> None:
        self._archive = archive
        self._name = name
        self._display = display
        self._meter = meter
        self._batch: list[Record] = []
        self._fates: Counter[str] = Counter()
        self._decoder = msgspec.json.Decoder(Record)
        self._began = self._last = time.monotonic()
        self.problems = 0

    def without_known(self, items: Iterable[Item]) -> Iterator[Item]:
        """The items but for articles that need not be coded."""
        remaining = iter(items)
        while some := list(islice(remaining, BATCH)):
            articles = [one.article for one in some if isinstance(one, ReadArticle)]
            fates = iter(self._archive.recognise(articles))
            for item in some:
                if isinstance(item, ReadProblem) or next(fates).fate != "unchanged":
                    yield item
                else:
                    self._fates["unchanged"] += 1

    def take(self, outcome: Outcome) -> None:
        """An article was coded, or was not."""
        if isinstance(outcome, Coded):
            self.put(self._decoder.decode(outcome.line))
        elif isinstance(outcome, Failed):
            article = outcome.source.article.id
            self.refuse(f"error: {outcome.source.where}: article {article}: {outcome.message}")
        else:
            self.problems += outcome.severity == "error"
            self._display.say(describe(outcome))

    def refuse(self, line: str) -> None:
        """Something could not be taken."""
        self.problems += 1
        self._display.say(line)

    def put(self, record: Record) -> None:
        """Take a record; write when there are enough, or when the last time is long ago."""
        self._batch.append(record)
        self._display.advance()
        if len(self._batch) >= BATCH or time.monotonic() - self._last >= BATCH_SECONDS:
            self.write()

    def write(self) -> None:
        """Write the batch: when this returns, its articles are on the disk."""
        if self._batch:
            batch, self._batch = self._batch, []
            for written in self._archive.add(batch):
                self._count(written)
        self._last = time.monotonic()

    @contextmanager
    def filling(self) -> Iterator[None]:
        """Write the last batch, also of an interrupted run, and tell what was done."""
        try:
            yield
        except KeyboardInterrupt:
            self.write()
            self._display.say(f"interrupted: {self._summary()}; the same command goes on from here")
            raise typer.Exit(130) from None
        self.write()
        self._display.say(self._summary())

    def _count(self, written: Written) -> None:
        self._fates[written.fate] += 1
        if written.fate == "clash":
            self.refuse(
                f"error: article {written.article}: its id is that of another article, of another "
                "address or publisher; give it an id of its own"
            )

    def _summary(self) -> str:
        seconds = max(time.monotonic() - self._began, 1e-6)
        new = self._fates["new"]
        line = f"added {_articles(new)} to {self._name} in {seconds:.1f} s"
        for fate, meaning in _MEANINGS.items():
            if self._fates[fate]:
                line += f"; {self._fates[fate]:,} {meaning}"
        if self.problems:
            line += f"; {self.problems:,} error{'s' * (self.problems != 1)}"
        left_out = describe_left_out(self._meter.left_out)
        return f"{line}; {left_out}" if left_out else line


_MEANINGS = {
    "newer": "newer versions of articles that were there",
    "recoded": "records replaced by those of another coder",
    "unchanged": "were there already",
}


def _articles(number: int) -> str:
    return f"{number:,} article{'s' * (number != 1)}"
