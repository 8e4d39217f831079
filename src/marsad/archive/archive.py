"""The archive: records of many articles, kept, asked and compared."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, TypeVar

from sqlalchemy import Connection, func, select

from marsad.archive import (
    answers,
    opening,
    searching,
    story_writer,
    storytelling,
    versions,
    writer,
)
from marsad.archive import state as archive_state
from marsad.archive.activity import Activity
from marsad.archive.annotated import Annotated, annotated
from marsad.archive.answers import AGREEMENTS, EVENTS, FIGURES, STATEMENTS, Answer, Question
from marsad.archive.bare import BareAnswers
from marsad.archive.errors import ArchiveError
from marsad.archive.feed_keys import FeedKeys
from marsad.archive.filters import Filters
from marsad.archive.identity import canonical_url
from marsad.archive.kept import read_record
from marsad.archive.memo import remembered
from marsad.archive.moments import Reader
from marsad.archive.newest_first import Spot
from marsad.archive.opening import CACHE_KIB, faults, open_engine
from marsad.archive.packing import RefHead, unpack
from marsad.archive.reviews import Reviews
from marsad.archive.searching import Hit
from marsad.archive.story_writer import StoryUpdate
from marsad.archive.storytelling import ActNumber, Standing, ToldStory
from marsad.archive.summary import Summary, summarise
from marsad.archive.tables import articles
from marsad.archive.tellings import Tellings
from marsad.archive.tokens import Tokens
from marsad.archive.writer import Catalogue, Recognised, Written
from marsad.exports import columns
from marsad.exports.columns import Column
from marsad.exports.layouts.parts import Reports
from marsad.knowledge.source import load_knowledge
from marsad.record import Agreement, Article, CoderStamp, Event, Figure, Record, Statement
from marsad.stories.likeness import Profile, profile
from marsad.stories.relation import Relation, RelationWeights, relate, signs_of
from marsad.stories.report import report_of

if TYPE_CHECKING:
    import pyarrow as pa

Found = TypeVar("Found", Event, Statement, Figure, Agreement)

_EVERYTHING = Filters()
_AT_ONCE = 500
"""Records read at once when all are read."""


class Archive:
    """An archive of records: a file, or a PostgreSQL database by its URL.

        >>> with Archive("marsad.db") as archive:
        ...     archive.add(load_records("records.jsonl"))
        ...     for answer in archive.find(EVENTS, Filters(types=("CONSULT",), parties=("IRN",))):
        ...         print(answer.item.gloss_en, answer.record.article.publisher)
        ...     frame = archive.events(Filters(since="2013-09-01")).to_pandas()

    Many processes may read while one writes; a second writer waits. Every method raises
    `ArchiveError`, with what to do, when the archive cannot be read or written.
    """

    def __init__(
        self, place: str | Path, *, create: bool = True, cache_kib: int = CACHE_KIB
    ) -> None:
        """Open the archive; ``create``: make it when there is none; ``cache_kib``: memory of each
        connection to a file."""
        self.place = str(place)
        self._engine = open_engine(self.place, create=create, cache_kib=cache_kib)
        self._reader = Reader(self._engine, self.place)

    def __enter__(self) -> Archive:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the archive."""
        self._engine.dispose()

    # writing

    def add(self, records: Sequence[Record]) -> list[Written]:
        """Keep records, all or none of them, and tell what became of each, in their order.

        An article that is there is left alone; with another text it is a newer version; coded by
        another coder or knowledge its record is replaced. When this returns, they are on the disk.
        """
        with faults(self.place):
            return writer.write(self._engine, records)

    def recognise(self, incoming: Sequence[Article]) -> list[Recognised]:
        """What the archive knows of articles, in their order."""
        with self.reading() as connection:
            catalogue = Catalogue(connection, incoming)
            return [catalogue.recognise(article) for article in incoming]

    # one article, all articles

    def record(self, article: str) -> Record | None:
        """The record of the article with this id or address, or null."""
        with self.reading() as connection:
            return read_record(connection, article, canonical_url(article))

    def versions(self, article: str) -> list[Record]:
        """The records of all versions of the article with this id, the oldest first."""
        with self.reading() as connection:
            return [record for _, _, record in versions.versions(connection, article)]

    def version_stamps(self, article: str) -> list[tuple[int, str, CoderStamp]]:
        """Number, time of coming in and coder of the versions of an article, the oldest first."""
        with self.reading() as connection:
            found = versions.versions(connection, article)
        return [(number, added, record.coder) for number, added, record in found]

    def records(self, other_than: CoderStamp | None = None) -> Iterator[Record]:
        """The newest record of every article, in the order in which they came in.

        ``other_than``: only records that something else than this coder has made.
        """
        others = () if other_than is None else (versions.not_by(other_than),)
        last = 0
        while True:
            page = (
                select(articles.c.key, articles.c.record)
                .where(articles.c.key > last, *others)
                .order_by(articles.c.key)
                .limit(_AT_ONCE)
            )
            with self.reading() as connection:
                rows = connection.execute(page).all()
            if not rows:
                return
            last = rows[-1].key
            for row in rows:
                yield unpack(row.record)

    def count_of_other_coders(self, stamp: CoderStamp) -> int:
        """How many records something else than this coder has made."""
        counted = select(func.count()).select_from(articles).where(versions.not_by(stamp))
        with self.reading() as connection:
            return connection.scalar(counted) or 0

    def publishers(self) -> list[tuple[str, int]]:
        """The publishers and how many articles each has, most first."""
        counted = (
            select(articles.c.publisher, func.count())
            .where(articles.c.publisher.is_not(None))
            .group_by(articles.c.publisher)
            .order_by(func.count().desc(), articles.c.publisher)
        )
        with self.reading() as connection:
            return [(name, number) for name, number in connection.execute(counted)]

    # asking

    def search(
        self, filters: Filters = _EVERYTHING, limit: int | None = None, after: Spot | None = None
    ) -> Iterator[Hit]:
        """The articles that answer, newest first, each with the passage that shows it.

        ``after``: only those behind an answer, told by its ``spot``.
        """
        with self.reading() as connection:
            yield from searching.search(connection, filters, limit, after)

    def search_page(
        self, filters: Filters, limit: int, after: Spot | None = None
    ) -> tuple[list[Hit], int | None]:
        """The same for a page, and of the first one how many answer, up to `bare.MOST`."""
        with self.reading() as connection:
            return searching.search_page(connection, filters, limit, after)

    def list_page(
        self, filters: Filters, limit: int, after: Spot | None = None
    ) -> tuple[list[tuple[Spot, RefHead]], int | None]:
        """The same, of each article only what lists tell of it: faster."""
        with self.reading() as connection:
            return searching.list_page(connection, filters, limit, after)

    def matching_records(self, filters: Filters = _EVERYTHING) -> Iterator[Record]:
        """The records of the articles that answer, newest first."""
        with self.reading() as connection:
            yield from searching.matching_records(connection, filters)

    def count_articles(self, filters: Filters = _EVERYTHING, most: int | None = None) -> int:
        """How many articles answer, counted up to ``most``."""
        with self.reading() as connection:
            return searching.count_hits(connection, filters, most)

    def find(
        self,
        question: Question[Found],
        filters: Filters = _EVERYTHING,
        limit: int | None = None,
        after: Spot | None = None,
    ) -> Iterator[Answer[Found]]:
        """The events, statements, figures or agreements that answer, newest first.

        ``after``: only those behind an answer, told by its ``spot``.
        """
        with self.reading() as connection:
            yield from answers.find(connection, question, filters, limit, after)

    @property
    def bare(self) -> BareAnswers:
        """What `find` gives, to be passed on as the JSON that is kept: faster."""
        return BareAnswers(self.reading)

    def count(
        self,
        question: Question[Found],
        filters: Filters = _EVERYTHING,
        most: int | None = None,
    ) -> int:
        """How many events, statements, figures or agreements answer, counted up to ``most``."""
        with self.reading() as connection:
            return answers.count(connection, question, filters, most)

    def events(self, filters: Filters = _EVERYTHING, limit: int | None = None) -> pa.Table:
        """The events that answer as an Arrow table, a row each, newest first."""
        return self._table(EVENTS, columns.EVENTS, filters, limit)

    def statements(self, filters: Filters = _EVERYTHING, limit: int | None = None) -> pa.Table:
        """The statements that answer as an Arrow table, a row each, newest first."""
        return self._table(STATEMENTS, columns.STATEMENTS, filters, limit)

    def figures(self, filters: Filters = _EVERYTHING, limit: int | None = None) -> pa.Table:
        """The figures that answer as an Arrow table, a row each, newest first."""
        return self._table(FIGURES, columns.FIGURES, filters, limit)

    def agreements(self, filters: Filters = _EVERYTHING, limit: int | None = None) -> pa.Table:
        """The agreements that answer as an Arrow table, a row each, newest first."""
        return self._table(AGREEMENTS, columns.AGREEMENTS, filters, limit)

    @property
    def activity(self) -> Activity:
        """What the archive tells, counted: over time, by place, by party."""
        return Activity(self.reading)

    @property
    def reviews(self) -> Reviews:
        """What people say of the events and statements."""
        return Reviews(self.reading, self.writing)

    def annotated(self) -> list[Annotated]:
        """The articles of which anything has been judged, with what is right of them."""
        with self.reading() as connection:
            return list(annotated(self.reviews, connection))

    # across articles

    @property
    def tellings(self) -> Tellings:
        """Acts and stories that several articles tell, page by page."""
        return Tellings(self.reading)

    def count_ungrouped(self) -> int:
        """How many articles `update_stories` has not put into stories yet."""
        with self.reading() as connection:
            return story_writer.count_ungrouped(connection)

    def update_stories(self, advance: Callable[[], None] = lambda: None) -> StoryUpdate:
        """Put articles that have come in into stories, and their events into acts.

        ``advance`` is called for every article that is looked at.
        """
        with faults(self.place):
            return story_writer.update_stories(self._engine, advance)

    def stories(
        self, filters: Filters = _EVERYTHING, fewest: int = 2, limit: int | None = None
    ) -> Iterator[ToldStory]:
        """The stories with an article that answers and with ``fewest`` articles, latest first."""
        with self.reading() as connection:
            keys = storytelling.story_keys(connection, filters, fewest, limit)
            yield from storytelling.tell_stories(connection, keys)

    def count_stories(
        self, filters: Filters = _EVERYTHING, fewest: int = 2, most: int | None = None
    ) -> int:
        """How many stories answer; with ``most`` counted up to that number."""
        with self.reading() as connection:
            return storytelling.count_stories(connection, filters, fewest, most)

    def story(self, story: int | str) -> ToldStory | None:
        """The story with this number, or that of the article with this id; null for none."""
        with self.reading() as connection:
            key = storytelling.story_of(connection, story) if isinstance(story, str) else story
            return next(storytelling.tell_stories(connection, [] if key is None else [key]), None)

    def acts_of(self, events: Sequence[int]) -> dict[int, ActNumber]:
        """The acts of events, told by the keys of their spots, of which several articles tell."""
        with self.reading() as connection:
            return storytelling.acts_of(connection, events)

    def standing(self, article: str) -> Standing | None:
        """The version, story and original of the article with this id; null for no article."""
        with self.reading() as connection:
            return storytelling.standing_of(connection, article)

    def reports_of_acts(self) -> dict[tuple[str, int], Reports]:
        """The reports of acts that several articles tell, by the article's id and the event's place
        in its record."""
        with self.reading() as connection:
            return storytelling.reports_of_acts(connection)

    def profiles(self, ids: Iterable[str]) -> dict[str, Profile]:
        """What comparing articles needs, by their ids; `ArchiveError` when one is not there."""
        with self.reading() as connection:
            weights = story_writer.word_weights(connection)
        found: dict[str, Profile] = {}
        for name in ids:
            record = self.record(name)
            if record is None:
                raise ArchiveError(f"{self.place}: no article «{name}»; add it first")
            found[name] = profile(report_of(record), weights)
        return found

    def relation(self, one: str, other: str) -> Relation:
        """How the articles with these ids stand to each other: `copy`, `same_act`, `same_story` or
        `unrelated`, with the signs that tell it."""
        both = self.profiles((one, other))
        return relate(signs_of(both[one], both[other]), RelationWeights.of(load_knowledge()))

    # who may write, and whether something was written

    @property
    def is_file(self) -> bool:
        """Whether the archive is a file, which is asked for its state in no time."""
        return not opening.is_url(self.place)

    def state(self) -> str:
        """A mark that is another one after everything that is written."""
        with self.reading() as connection:
            return archive_state.state(connection)

    @property
    def tokens(self) -> Tokens:
        """Who may write over the network."""
        return Tokens(self.reading, self.writing)

    @property
    def feed_keys(self) -> FeedKeys:
        """The keys in the addresses of feeds."""
        return FeedKeys(self.reading, self.writing)

    def summary(self) -> Summary:
        """What the archive holds."""
        with self.reading() as connection:
            return remembered(connection, "summary", summarise)

    def _table(
        self,
        question: Question[Found],
        of: Sequence[Column[Found]],
        filters: Filters,
        limit: int | None,
    ) -> pa.Table:
        from marsad.exports.arrow import make_table  # loads pyarrow: for those who want tables

        found = self.find(question, filters, limit)
        return make_table(of, ((answer.record, answer.item) for answer in found))

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection for the tables that have no methods here; other writers wait."""
        with faults(self.place), opening.writing(self._engine) as connection:
            yield connection

    def reading(self) -> AbstractContextManager[Connection]:
        """The same for reading."""
        return self._reader.reading()

    def at_once(self) -> AbstractContextManager[None]:
        """A block in which this thread sees the archive as it is at the first question: what
        several questions find belongs together, and is found sooner."""
        return self._reader.at_once()
