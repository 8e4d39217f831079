"""Acts and stories, page by page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import msgspec
from sqlalchemy import Connection, Select, func, select

from marsad.archive.answers import EVENTS, Answer, Found, Question, asking_keys, of_articles, spots
from marsad.archive.by_party import along_a_party, in_days
from marsad.archive.census import Census, is_among
from marsad.archive.filters import Filters
from marsad.archive.newest_first import Spot, newest_first
from marsad.archive.one_of import one_of
from marsad.archive.opening import Transaction
from marsad.archive.outlines import Place, outlined, outlines
from marsad.archive.positions import count_positions, tell_positions
from marsad.archive.register_lines import Language, Line
from marsad.archive.storytelling import chosen_stories
from marsad.archive.tables import (
    act_reports,
    articles,
    events,
    involved,
    stories,
    story_articles,
)
from marsad.archive.told_once import told_once
from marsad.record import Event
from marsad.stories.acts import Act, Telling


class NumberedAct(msgspec.Struct, frozen=True):
    """An act that several articles tell."""

    number: int
    act: Act
    spot: Spot


class StoryLine(msgspec.Struct, frozen=True):
    """A running story in a list."""

    key: int
    first_day: str | None
    last_day: str | None
    articles: int
    outlets: int
    title: str
    """Of its first article."""
    publishers: tuple[str, ...]
    spot: Spot


class Tellings:
    """What several articles of an archive tell."""

    def __init__(self, reading: Transaction) -> None:
        self._reading = reading

    def outlined(
        self,
        question: Question[Found],
        filters: Filters,
        limit: int | None = None,
        after: Spot | None = None,
    ) -> Iterator[Answer[Found]]:
        """What `Archive.find` gives, each with its record in outline: faster."""
        with self._reading() as connection:
            rows = spots(connection, question, filters, limit, after)
            yield from outlined(connection, question, rows)

    def once(
        self, filters: Filters, limit: int | None = None, after: Spot | None = None
    ) -> Iterator[tuple[Answer[Event], int]]:
        """The events that answer, newest first, each act once, and how many articles tell it."""
        with self._reading() as connection:
            yield from told_once(connection, filters, limit, after)

    def positions(
        self, filters: Filters, chosen: Callable[[int], range], language: Language
    ) -> list[tuple[int, Line]]:
        """Positions that are taken, those taken most often first, each with its place; ``chosen``
        tells which, of so many."""
        with self._reading() as connection:
            counted = count_positions(connection, filters, language)
            places = chosen(len(counted))
            some = [counted[at] for at in places]
            return list(zip(places, tell_positions(connection, some, language), strict=True))

    def acts(
        self, filters: Filters, limit: int | None = None, after: Spot | None = None
    ) -> list[NumberedAct]:
        """The acts with an event that answers, newest first by the day of their first report."""
        with self._reading() as connection:
            order = (events.c.first_day, events.c.key)
            census = Census(None if limit is None else connection)
            acts = _reports_with(connection, filters, census)
            asked = select(*order).where(events.c.key.in_(acts))
            rows = newest_first(connection, asked, order, limit, after)
            told = _tellings(connection, [row.key for row in rows])
        return [NumberedAct(r.key, Act(told[r.key]), Spot(r.first_day, r.key)) for r in rows]

    def count_acts(self, filters: Filters, most: int | None = None) -> int:
        """How many acts answer; with ``most`` counted up to that number."""
        with self._reading() as connection:
            acts = _reports_with(connection, filters, Census(None if most is None else connection))
            numbers = acts.distinct().limit(most).subquery()
            return connection.scalar(select(func.count()).select_from(numbers)) or 0

    def numbered(self, numbers: Sequence[int]) -> dict[int, Act]:
        """The acts with these numbers that there are."""
        with self._reading() as connection:
            told = _tellings(connection, numbers)
        return {number: Act(tellings) for number, tellings in told.items()}

    def numbers_of_story(self, story: int) -> list[int]:
        """The acts that several articles of a story tell."""
        members = select(story_articles.c.article).where(story_articles.c.story == story)
        asked = (
            select(act_reports.c.act)
            .join(events, events.c.key == act_reports.c.event)
            .where(events.c.article.in_(members))
        )
        with self._reading() as connection:
            return list(connection.scalars(asked.distinct()))

    def stories(
        self, filters: Filters, fewest: int, limit: int | None, after: Spot | None = None
    ) -> list[StoryLine]:
        """The stories with an article that answers, the latest first."""
        with self._reading() as connection:
            census = Census(None if limit is None else connection).counting()
            chosen = chosen_stories(connection, filters, fewest, census)
            asked = chosen.order_by(None).with_only_columns(*stories.c)
            order = (stories.c.last_day, stories.c.key)
            rows = newest_first(connection, asked, order, limit, after)
            members = _members(connection, [row.key for row in rows])
        return [
            StoryLine(
                row.key, row.first_day, row.last_day, row.articles, row.outlets,
                members[row.key][0][0],
                tuple(dict.fromkeys(name for _, name in members[row.key] if name)),
                Spot(row.last_day, row.key),
            )
            for row in rows
        ]  # fmt: skip


def _reports_with(connection: Connection, filters: Filters, census: Census) -> Select[tuple[int]]:
    """The numbers of the acts of the events that answer."""
    along = along_a_party(filters, census, days=False)
    if along is not None:
        noted = along.select(involved.c.act).where(involved.c.act.is_not(None), *in_days(filters))
        return noted.where(*of_articles(connection, involved.c.article, filters, census))
    chosen = asking_keys(connection, EVENTS, filters, census)
    many = census.weighs and not census.few
    return select(act_reports.c.act).where(is_among(act_reports.c.event, chosen, many=many))


_original = articles.alias()
_TELLINGS = (
    select(act_reports.c.act, events.c.key, events.c.article, _original.c.id.label("copy_of"))
    .join(events, events.c.key == act_reports.c.event)
    .join(articles, articles.c.key == events.c.article)
    .outerjoin(story_articles, story_articles.c.article == events.c.article)
    .outerjoin(_original, _original.c.key == story_articles.c.copy_of)
    .where(one_of(act_reports.c.act, "acts"))
    .order_by(articles.c.published, articles.c.id)
)


def _tellings(connection: Connection, acts: Sequence[int]) -> dict[int, tuple[Telling, ...]]:
    """All reports of acts, the earliest first."""
    rows = connection.execute(_TELLINGS, {"acts": acts}).all()
    items = outlines(connection, "events", [Place(row.key, row.article) for row in rows])
    found: dict[int, list[Telling]] = {}
    for row in rows:
        telling = Telling(*items[row.key], row.copy_of)
        found.setdefault(row.act, []).append(telling)
    return {act: tuple(tellings) for act, tellings in found.items()}


_MEMBERS = (
    select(story_articles.c.story, articles.c.title, articles.c.publisher)
    .join(articles, articles.c.key == story_articles.c.article)
    .where(one_of(story_articles.c.story, "stories"))
    .order_by(articles.c.published, articles.c.id)
)


def _members(
    connection: Connection, keys: Sequence[int]
) -> dict[int, list[tuple[str, str | None]]]:
    """Titles and publishers of the articles of stories, the earliest first."""
    found: dict[int, list[tuple[str, str | None]]] = {}
    for story, title, publisher in connection.execute(_MEMBERS, {"stories": keys}):
        found.setdefault(story, []).append((title, publisher))
    return found
