"""``marsad recode``: the articles of an archive, coded again by the coder at hand."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import closing
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer

from marsad.cli.archives import DEFAULT, Place, opened
from marsad.cli.coders import coder_factory
from marsad.cli.messages import describe
from marsad.cli.options import Knowledge
from marsad.cli.progress import Display, make_display
from marsad.jobs import Coded, Failed, Outcome, code_items
from marsad.readers import Item, Meter, ReadArticle, ReadProblem
from marsad.record import CoderStamp, Record

if TYPE_CHECKING:
    from marsad.archive import Archive
    from marsad.evaluation.comparison import Comparison

EXAMPLES = """Examples:
  marsad recode                                (after a new version of Marsad)
  marsad recode --knowledge my-words/ --jobs 4
  marsad recode --archive iraq.db --sample 30
"""

BATCH = 100
"""Articles replaced in one transaction."""


def recode(
    archive: Place = DEFAULT,
    jobs: Annotated[
        int, typer.Option("--jobs", "-j", min=0, help="Processes that code; 0: one a core.")
    ] = 1,
    sample: Annotated[
        int, typer.Option(min=0, metavar="N", help="Show N differences, drawn by chance.")
    ] = 10,
    knowledge: Knowledge = None,
) -> None:
    """Code the articles of an archive again with the knowledge at hand, and tell what changed.

    Only articles that another version of Marsad or other knowledge has coded are coded again, so
    the same command goes on after an interruption. Their records are replaced a hundred at a time.
    """
    from marsad.archive.reviews import ReviewFilters
    from marsad.cli.compare import draw_comparison
    from marsad.evaluation.comparison import Comparison, Sample

    jobs = jobs or os.cpu_count() or 1
    factory = coder_factory(knowledge or (), jobs)
    stamp = factory().code({"text": "."}).coder
    comparison = Comparison(Sample(sample, seed=0))
    with opened(archive) as keeper:
        stale = keeper.reviews.count(ReviewFilters(stale=True))
        wanted = keeper.count_of_other_coders(stamp)
        with make_display(Meter(), wanted, "recoding") as display:
            outcomes = code_items(_articles(keeper, stamp), factory, jobs)
            recoding = _Recoding(keeper, comparison, display)
            with closing(outcomes):
                try:
                    recoding.run(outcomes)
                except KeyboardInterrupt:
                    display.say(f"interrupted after {recoding.done:,} articles; run it again")
                    raise typer.Exit(130) from None
            display.say(f"recoded {recoding.done:,} of {wanted:,} articles of {archive}")
            _tell_of_reviews(keeper, stale, display)
    if comparison.articles:
        draw_comparison(comparison)
    raise typer.Exit(1 if recoding.problems else 0)


def _tell_of_reviews(archive: Archive, stale: int, display: Display) -> None:
    """How many reviews there are, and of how many the record has no such item any more."""
    from marsad.archive.reviews import ReviewFilters

    reviews = archive.reviews.count()
    if reviews:
        now = archive.reviews.count(ReviewFilters(stale=True))
        display.say(
            f"reviews kept: {reviews:,}; of what the records have no more: {now:,} (before: "
            f"{stale:,}; see marsad reviews list --stale)"
        )


def _articles(archive: Archive, stamp: CoderStamp) -> Iterator[Item]:
    for record in archive.records(other_than=stamp):
        yield ReadArticle(article=record.article, file=record.article.id)


class _Recoding:
    """Replaces records batch by batch."""

    def __init__(self, archive: Archive, comparison: Comparison, display: Display) -> None:
        self._archive = archive
        self._comparison = comparison
        self._display = display
        self._decoder = msgspec.json.Decoder(Record)
        self.done = 0
        self.problems = 0

    def run(self, outcomes: Iterator[Outcome]) -> None:
        """Take in what was coded."""
        batch: list[Record] = []
        for outcome in outcomes:
            if isinstance(outcome, Coded):
                batch.append(self._decoder.decode(outcome.line))
                self._display.advance()
            else:
                self.problems += 1
                self._display.say(_told(outcome))
            if len(batch) >= BATCH:
                self._replace(batch)
                batch = []
        self._replace(batch)

    def _replace(self, batch: list[Record]) -> None:
        before = {record.article.id: self._archive.record(record.article.id) for record in batch}
        self._archive.add(batch)
        self.done += len(batch)
        for record in batch:
            old = before[record.article.id]
            if old is not None:
                self._comparison.add(old, record, accept=lambda _: True)


def _told(problem: Failed | ReadProblem) -> str:
    if isinstance(problem, Failed):
        return f"error: article {problem.source.article.id}: {problem.message}"
    return describe(problem)
