"""Reading stories and acts back from an archive."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any

import msgspec
from sqlalchemy import Connection, Select, bindparam, func, select

from marsad.archive.answers import of_articles
from marsad.archive.by_party import along_a_party
from marsad.archive.census import Census, is_among
from marsad.archive.filters import (
    Condition,
    Filters,
    article_conditions,
    day_conditions,
    published_in,
)
from marsad.archive.full_text import index_of
from marsad.archive.kept import read_records
from marsad.archive.one_of import one_of
from marsad.archive.searching import telling, told_along
from marsad.archive.tables import act_reports, articles, events, involved, stories, story_articles
from marsad.exports.layouts.parts import Reports
from marsad.record import Record
from marsad.stories.acts import Act, Telling


class StoryMember(msgspec.Struct, frozen=True):
    """An article of a story."""

    record: Record
    copy_of: str | None
    """Id of the article whose text it has; null for an independent report."""


class ToldStory(msgspec.Struct, frozen=True):
    """A running story."""

    key: int
    """Its number in the archive; it may change when articles come in."""
    members: tuple[StoryMember, ...]
    """The earliest first."""
    acts: tuple[Act, ...]
    """Acts that several of its articles tell, those told most often first."""

    @property
    def outlets(self) -> tuple[str, ...]:
        """The publishers of its articles."""
        named = (member.record.article.publisher for member in self.members)
        return tuple(dict.fromkeys(name for name in named if name))


class ActNumber(msgspec.Struct, frozen=True):
    """An act that several articles tell."""

    number: int
    """The same for all its events."""
    reports: int
    """How many articles tell it."""


_told = act_reports.alias()
_reports = select(func.count()).where(_told.c.act == act_reports.c.act).scalar_subquery()
_ACTS = select(act_reports.c.event, act_reports.c.act, _reports).where(
    one_of(act_reports.c.event, "events")
)


def acts_of(connection: Connection, keys: Sequence[int]) -> dict[int, ActNumber]:
    """The acts of the events with these keys, of which several articles tell."""
    rows = connection.execute(_ACTS, {"events": keys})
    return {event: ActNumber(act, reports) for event, act, reports in rows}


class Standing(msgspec.Struct, frozen=True):
    """An article among its versions and the other articles."""

    version: int
    """1 is the first text that came in."""
    story: int | None
    copy_of: str | None
    """Id of the article whose text it has."""


_original = articles.alias()
_STANDING = (
    select(articles.c.version, story_articles.c.story, _original.c.id)
    .outerjoin(story_articles, story_articles.c.article == articles.c.key)
    .outerjoin(_original, _original.c.key == story_articles.c.copy_of)
    .where(articles.c.id == bindparam("id"))
)


def standing_of(connection: Connection, article: str) -> Standing | None:
    """Where the article with this id stands; null when it is not there."""
    row = connection.execute(_STANDING, {"id": article}).one_or_none()
    return None if row is None else Standing(*row)


def reports_of_acts(connection: Connection) -> dict[tuple[str, int], Reports]:
    """The reports of acts that several articles tell, by article and place in the record."""
    told = (
        select(
            act_reports.c.act, events.c.id, events.c.position, articles.c.id, articles.c.publisher
        )
        .join(events, events.c.key == act_reports.c.event)
        .join(articles, articles.c.key == events.c.article)
        .order_by(act_reports.c.act, events.c.key)
    )
    found: dict[tuple[str, int], Reports] = {}
    for _, rows in groupby(connection.execute(told), key=itemgetter(0)):
        tellings = list(rows)
        _, event, _, article, _ = tellings[0]
        outlets = {publisher for *_, publisher in tellings}
        reports = Reports(f"{article} {event}", len(tellings), len(outlets))
        found.update(((article, position), reports) for _, _, position, article, _ in tellings)
    return found


def story_keys(
    connection: Connection, filters: Filters, fewest: int, limit: int | None
) -> list[int]:
    """The stories that answer and have so many articles, the latest first."""
    return list(connection.scalars(chosen_stories(connection, filters, fewest).limit(limit)))


def count_stories(
    connection: Connection, filters: Filters, fewest: int, most: int | None = None
) -> int:
    """How many stories answer; with ``most`` up to that number, which is also told where to count
    them would mean to look into most stories."""
    census = Census(None if most is None else connection).counting()
    chosen = chosen_stories(connection, filters, fewest, census).order_by(None).limit(most)
    if most is not None and filters != Filters() and not census.few:
        return most
    return connection.scalar(select(func.count()).select_from(chosen.subquery())) or 0


def chosen_stories(
    connection: Connection, filters: Filters, fewest: int, census: Census | None = None
) -> Select[Any]:
    """The query for the stories that answer and have so many articles, the latest first."""
    census = census or Census(None)
    # the days of a story are those of its articles
    chosen = select(stories.c.key).where(
        stories.c.articles >= fewest, *day_conditions(filters, stories)
    )
    along = along_a_party(filters, census, days=False)
    if along is not None and not census.are_many(told_along(along, filters)):
        own = involved.c
        answering = along.select(story_articles.c.story).where(
            story_articles.c.article == own.article, *published_in(filters, own.day),
            *of_articles(connection, own.article, filters, census),
        )  # fmt: skip
        chosen = chosen.where(stories.c.key.in_(answering))
    elif conditions := _article_conditions(connection, filters, census):
        answering = (
            select(story_articles.c.story)
            .join(articles, articles.c.key == story_articles.c.article)
            .where(*conditions)
        )
        many = census.weighs and not census.few
        chosen = chosen.where(is_among(stories.c.key, answering, many=many))
    return chosen.order_by(stories.c.last_day.desc().nulls_last(), stories.c.key.desc())


def _article_conditions(
    connection: Connection, filters: Filters, census: Census
) -> list[Condition]:
    index = index_of(connection.dialect.name)
    told = telling(filters, census)
    return [
        *article_conditions(filters, index, census, dates=True),
        *(() if told is None else (told,)),
    ]


def story_of(connection: Connection, article: str) -> int | None:
    """The story of the article with this id."""
    return connection.scalar(
        select(story_articles.c.story)
        .join(articles, articles.c.key == story_articles.c.article)
        .where(articles.c.id == article)
    )


def tell_stories(connection: Connection, keys: Sequence[int]) -> Iterator[ToldStory]:
    """The stories with these keys that there are, in their order."""
    for key in keys:
        rows = connection.execute(
            select(story_articles.c.article, story_articles.c.copy_of)
            .join(articles, articles.c.key == story_articles.c.article)
            .where(story_articles.c.story == key)
            .order_by(articles.c.published, articles.c.id)
        ).all()
        if not rows:
            continue
        records = read_records(connection, {row.article for row in rows})
        members = tuple(
            StoryMember(
                records[row.article],
                None if row.copy_of is None else records[row.copy_of].article.id,
            )
            for row in rows
        )
        copies = {row.article: member.copy_of for row, member in zip(rows, members, strict=True)}
        yield ToldStory(key, members, _acts(connection, records, copies))


def _acts(
    connection: Connection, records: dict[int, Record], copies: dict[int, str | None]
) -> tuple[Act, ...]:
    rows = connection.execute(
        select(act_reports.c.act, events.c.article, events.c.position)
        .join(events, events.c.key == act_reports.c.event)
        .where(events.c.article.in_(records))
        .order_by(act_reports.c.act, events.c.key)
    )
    acts: dict[int, list[Telling]] = {}
    for act, article, position in rows:
        record = records[article]
        acts.setdefault(act, []).append(
            Telling(record, record.events[position], copies.get(article))
        )
    found = [Act(tuple(sorted(tellings, key=_published))) for tellings in acts.values()]
    return tuple(sorted(found, key=lambda act: (-len(act.independent), -len(act.tellings))))


def _published(telling: Telling) -> str:
    return telling.record.article.published or ""
