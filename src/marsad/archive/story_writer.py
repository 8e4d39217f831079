"""Putting the articles of an archive into stories, and their events into acts.

Only the days in which articles have come in are looked at again, with the stories that they touch.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

import msgspec
from sqlalchemy import ColumnElement, Connection, Engine, delete, func, or_, select

from marsad.archive.full_text import index_of
from marsad.archive.opening import writing
from marsad.archive.rows import unpack
from marsad.archive.state import touch
from marsad.archive.tables import act_reports, articles, events, stories, story_articles
from marsad.knowledge.source import load_knowledge
from marsad.record import Record
from marsad.stories.acts import merge_acts
from marsad.stories.groups import WINDOW, Grouper, Story
from marsad.stories.likeness import WordWeights, profile, silent_words
from marsad.stories.relation import RelationWeights
from marsad.stories.report import moment, report_of

_AT_ONCE = 500


class StoryUpdate(msgspec.Struct, frozen=True):
    """What putting articles into stories has come to."""

    articles: int
    """Articles that were looked at: the new ones and those of their days."""
    stories: int
    """Stories of several articles among them."""
    acts: int
    """Acts that several of them tell."""


def word_weights(connection: Connection) -> WordWeights:
    """How much words tell, by the articles of the archive."""
    number = connection.scalar(select(func.count()).select_from(articles)) or 0
    frequencies = index_of(connection.dialect.name).frequencies(connection)
    return WordWeights(number, frequencies, silent_words(load_knowledge()))


def count_ungrouped(connection: Connection) -> int:
    """How many articles are in no story yet."""
    return connection.scalar(select(func.count()).select_from(articles).where(_ungrouped())) or 0


def update_stories(engine: Engine, advance: Callable[[], None]) -> StoryUpdate:
    """Put the articles that are in no story into stories; ``advance`` is called for each article.

    One transaction: it is all done, or nothing is.
    """
    with writing(engine) as connection:
        periods = _periods(connection)
        if not periods:
            return StoryUpdate(0, 0, 0)
        keys = _affected(connection, periods)
        _dissolve(connection, keys)
        touch(connection)
        return _Regrouping(connection, advance).run(keys)


def _ungrouped() -> ColumnElement[bool]:
    return articles.c.key.not_in(select(story_articles.c.article))


class _Period(NamedTuple):
    """Days that touch each other: first and last, ISO; both null for articles without a day."""

    first: str | None
    last: str | None


def _periods(connection: Connection) -> list[_Period]:
    """The days of new articles and those around them."""
    days = connection.scalars(select(articles.c.day).where(_ungrouped()).distinct())
    found: list[_Period] = []
    margin = WINDOW + timedelta(days=1)
    for day in sorted(days, key=lambda one: one or ""):
        if day is None:
            found.append(_Period(None, None))
            continue
        middle = date.fromisoformat(day)
        first, last = (middle - margin).isoformat(), (middle + margin).isoformat()
        if found and found[-1].last is not None and first <= found[-1].last:
            found[-1] = _Period(found[-1].first, last)
        else:
            found.append(_Period(first, last))
    return found


def _affected(connection: Connection, periods: Iterable[_Period]) -> list[int]:
    """The articles of the periods and of the stories that reach into them, in order of time."""
    keys: set[int] = set()
    for period in periods:
        inside = (
            articles.c.day.is_(None)
            if period.first is None
            else articles.c.day.between(period.first, period.last)
        )
        touched = select(story_articles.c.story).join(
            articles, articles.c.key == story_articles.c.article
        )
        together = select(story_articles.c.article).where(
            story_articles.c.story.in_(touched.where(inside))
        )
        keys.update(
            connection.scalars(
                select(articles.c.key).where(or_(inside, articles.c.key.in_(together)))
            )
        )
    return sorted(keys)


def _dissolve(connection: Connection, keys: Sequence[int]) -> None:
    """Take articles out of their stories and events out of their acts."""
    for some in _slices(keys):
        own = select(events.c.key).where(events.c.article.in_(some))
        connection.execute(delete(act_reports).where(act_reports.c.event.in_(own)))
        connection.execute(delete(story_articles).where(story_articles.c.article.in_(some)))
    connection.execute(delete(stories).where(stories.c.key.not_in(select(story_articles.c.story))))


class _Regrouping:
    """The articles of some days on their way into stories."""

    def __init__(self, connection: Connection, advance: Callable[[], None]) -> None:
        self._connection = connection
        self._advance = advance
        self._weights = word_weights(connection)
        self._key_of: dict[str, int] = {}

    def run(self, keys: Sequence[int]) -> StoryUpdate:
        grouper = Grouper(RelationWeights.of(load_knowledge()))
        for key in self._in_order_of_time(keys):
            record = self._record(key)
            self._key_of[record.article.id] = key
            grouper.add(profile(report_of(record), self._weights))
            self._advance()
        return self._write(grouper.stories, len(keys))

    def _in_order_of_time(self, keys: Sequence[int]) -> list[int]:
        moments: list[tuple[float, str, int]] = []
        for some in _slices(keys):
            rows = self._connection.execute(
                select(articles.c.key, articles.c.id, articles.c.published).where(
                    articles.c.key.in_(some)
                )
            )
            moments += [(_seconds(published), name, key) for key, name, published in rows]
        return [key for _, _, key in sorted(moments)]

    def _record(self, key: int) -> Record:
        packed = self._connection.scalar(select(articles.c.record).where(articles.c.key == key))
        return unpack(packed or b"")

    def _write(self, found: Sequence[Story], looked_at: int) -> StoryUpdate:
        key = (self._connection.scalar(select(func.max(stories.c.key))) or 0) + 1
        several = acts = 0
        for start in range(0, len(found), _AT_ONCE):
            some = found[start : start + _AT_ONCE]
            rows: list[dict[str, object]] = []
            members: list[dict[str, object]] = []
            reports: list[dict[str, int]] = []
            for story in some:
                records = [self._record(self._key_of[name]) for name in story.articles]
                rows.append(_row(key, records))
                members += self._members(key, story)
                if len(records) > 1:
                    several += 1
                    reports += self._reports(records, story.copies)
                key += 1
            self._connection.execute(stories.insert(), rows)
            self._connection.execute(story_articles.insert(), members)
            if reports:
                self._connection.execute(act_reports.insert(), reports)
                acts += len({report["act"] for report in reports})
        return StoryUpdate(looked_at, several, acts)

    def _members(self, story: int, found: Story) -> Iterator[dict[str, object]]:
        for name in found.articles:
            original = found.copies.get(name)
            yield {
                "article": self._key_of[name],
                "story": story,
                "copy_of": None if original is None else self._key_of[original],
            }

    def _reports(self, records: Sequence[Record], copies: dict[str, str]) -> list[dict[str, int]]:
        """The rows of acts that several articles tell."""
        keys = [self._key_of[record.article.id] for record in records]
        own = self._connection.execute(
            select(events.c.article, events.c.position, events.c.key).where(
                events.c.article.in_(keys)
            )
        )
        event_keys = {(article, position): key for article, position, key in own}
        rows: list[dict[str, int]] = []
        for act in merge_acts(records, copies):
            if len(act.tellings) < 2:
                continue
            told = [
                event_keys[self._key_of[one.record.article.id], one.record.events.index(one.event)]
                for one in act.tellings
            ]
            rows += [{"event": event, "act": min(told)} for event in told]
        return rows


def _row(key: int, records: Sequence[Record]) -> dict[str, object]:
    days = sorted(r.article.published[:10] for r in records if r.article.published)
    return {
        "key": key,
        "first_day": days[0] if days else None,
        "last_day": days[-1] if days else None,
        "articles": len(records),
        "outlets": len({record.article.publisher for record in records}),
    }


def _seconds(published: str | None) -> float:
    found = moment(published)
    return float("-inf") if found is None else found.timestamp()


def _slices(keys: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(keys), _AT_ONCE):
        yield keys[start : start + _AT_ONCE]
