"""Putting the articles of an archive into stories, and their events into acts.

Only the days in which articles have come in are looked at again, with the stories that they touch;
some thousand articles at a time. What belongs together is found while others may write; only what
came of it is written in a transaction, of a second or less.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

import msgspec
from sqlalchemy import ColumnElement, Connection, Engine, delete, func, or_, select

from marsad.archive.full_text import index_of
from marsad.archive.noted_acts import forget_acts, note_acts
from marsad.archive.opening import reading, writing
from marsad.archive.packing import unpack
from marsad.archive.state import touch
from marsad.archive.tables import act_reports, articles, events, stories, story_articles
from marsad.knowledge.source import load_knowledge
from marsad.record import Record
from marsad.stories.acts import Telling, merge_acts
from marsad.stories.groups import WINDOW, Grouper, Story
from marsad.stories.likeness import WordWeights, profile, silent_words
from marsad.stories.relation import RelationWeights
from marsad.stories.report import moment, report_of

_AT_ONCE = 500
"""Values in one condition."""
_PATIENCE = 3
"""Steps in vain, since others change the same articles meanwhile; the next run has them."""
_STEP = 5000
"""New articles, all of their last day included, after which what was found is written."""


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
    """Put the articles that are in no story into stories; ``advance`` is called for each of them.

    Whoever is killed on the way loses the step that was under way; the next run goes on.
    """
    with reading(engine) as connection:
        weights = word_weights(connection)
        before = connection.scalar(select(func.max(stories.c.key))) or 0
        waiting = count_ungrouped(connection)
    if waiting:
        with writing(engine) as connection:
            index_of(connection.dialect.name).settle(connection)
    vain = 0
    while waiting and vain < _PATIENCE:
        with reading(engine) as connection:
            step = _Step(connection, weights, advance)
        with writing(engine) as connection:
            step.write(connection)
            waiting, left = count_ungrouped(connection), waiting
        vain = 0 if waiting < left else vain + 1
    with reading(engine) as connection:
        return _told_since(connection, before)


def _told_since(connection: Connection, key: int) -> StoryUpdate:
    """What the stories with greater keys hold."""
    written = stories.c.key > key
    counted = select(func.coalesce(func.sum(stories.c.articles), 0)).where(written)
    several = select(func.count()).select_from(stories).where(written, stories.c.articles > 1)
    acts = (
        select(func.count(act_reports.c.act.distinct()))
        .join(events, events.c.key == act_reports.c.event)
        .join(story_articles, story_articles.c.article == events.c.article)
        .where(story_articles.c.story > key)
    )
    return StoryUpdate(*(connection.scalar(one) or 0 for one in (counted, several, acts)))


def _ungrouped() -> ColumnElement[bool]:
    return articles.c.key.not_in(select(story_articles.c.article))


class _Period(NamedTuple):
    """Days that touch each other: first and last, ISO; both null for articles without a day."""

    first: str | None
    last: str | None


def _periods(connection: Connection) -> list[_Period]:
    """The earliest days of new articles and those around them, for one step."""
    waiting = (
        select(articles.c.day, func.count())
        .where(_ungrouped())
        .group_by(articles.c.day)
        .order_by(articles.c.day.nulls_first())
    )
    found: list[_Period] = []
    margin = WINDOW + timedelta(days=1)
    number = 0
    for day, new in connection.execute(waiting):
        if number >= _STEP:
            break
        number += new
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
    """Delete the stories of articles and the acts of these stories."""
    touched: set[int] = set()
    for some in _slices(keys):
        of_some = select(story_articles.c.story).where(story_articles.c.article.in_(some))
        touched.update(connection.scalars(of_some))
    for some in _slices(sorted(touched)):
        members = select(story_articles.c.article).where(story_articles.c.story.in_(some))
        told = select(events.c.key).where(events.c.article.in_(members))
        reports = select(act_reports.c.event).where(act_reports.c.event.in_(told))
        forget_acts(connection, list(connection.scalars(reports)))
        connection.execute(delete(act_reports).where(act_reports.c.event.in_(told)))
        connection.execute(delete(story_articles).where(story_articles.c.story.in_(some)))
        connection.execute(delete(stories).where(stories.c.key.in_(some)))


def _states(connection: Connection, keys: Sequence[int]) -> dict[int, _State]:
    """What articles are like now."""
    own: defaultdict[int, list[int]] = defaultdict(list)
    versions: dict[int, int] = {}
    for some in _slices(keys):
        of_some = select(articles.c.key, articles.c.version).where(articles.c.key.in_(some))
        versions.update((key, version) for key, version in connection.execute(of_some))
        told = (
            select(events.c.article, events.c.key)
            .where(events.c.article.in_(some))
            .order_by(events.c.article, events.c.position)
        )
        for article, event in connection.execute(told):
            own[article].append(event)
    return {key: _State(version, tuple(own[key])) for key, version in versions.items()}


class _State(NamedTuple):
    """What tells whether an article is still the one that was looked at."""

    version: int
    events: tuple[int, ...]
    """The keys of its events, in the order of the record; new ones when it is coded again."""


class _Group(NamedTuple):
    """A story that was found, with the keys of articles and events."""

    row: dict[str, object]
    """Of the table of stories, but for its key."""
    copies: dict[int, int | None]
    """Its articles and which other one each copies."""
    acts: list[list[int]]
    """Events of acts that several of its articles tell."""


class _Step:
    """The articles of some days on their way into stories."""

    def __init__(
        self, connection: Connection, weights: WordWeights, advance: Callable[[], None]
    ) -> None:
        """Finds what belongs together; nothing is written yet."""
        self._connection = connection
        self._weights = weights
        self._key_of: dict[str, int] = {}
        self._keys = _affected(connection, _periods(connection))
        self._states = _states(connection, self._keys)
        waiting = set(connection.scalars(select(articles.c.key).where(_ungrouped())))
        grouper = Grouper(RelationWeights.of(load_knowledge()))
        for key in self._in_order_of_time(self._keys):
            record = self._record(key)
            self._key_of[record.article.id] = key
            grouper.add(profile(report_of(record), weights))
            if key in waiting:
                advance()
        self._groups = [self._group(story) for story in grouper.stories]

    def write(self, connection: Connection) -> None:
        """Write what was found, except for articles that have changed since: they wait again."""
        key = (connection.scalar(select(func.max(stories.c.key))) or 0) + 1
        _dissolve(connection, self._keys)
        touch(connection)
        now = _states(connection, self._keys)
        same = {article for article, state in self._states.items() if now.get(article) == state}
        rows: list[dict[str, object]] = []
        members: list[dict[str, object]] = []
        reports: list[dict[str, int]] = []
        for group in self._groups:
            if same.issuperset(group.copies):
                rows.append({"key": key, **group.row})
                members += [
                    {"article": article, "story": key, "copy_of": copy}
                    for article, copy in group.copies.items()
                ]
                reports += [
                    {"event": event, "act": min(act)} for act in group.acts for event in act
                ]
                key += 1
        for table, found in ((stories, rows), (story_articles, members), (act_reports, reports)):
            if found:
                connection.execute(table.insert(), found)
        note_acts(
            connection,
            (
                (min(act), act)
                for group in self._groups
                if same.issuperset(group.copies)
                for act in group.acts
            ),
        )

    def _group(self, story: Story) -> _Group:
        records = [self._record(self._key_of[name]) for name in story.articles]
        copies = {name: story.copies.get(name) for name in story.articles}
        return _Group(
            _row(records),
            {
                self._key_of[name]: None if of is None else self._key_of[of]
                for name, of in copies.items()
            },
            self._acts(records, story.copies) if len(records) > 1 else [],
        )

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

    def _acts(self, records: Sequence[Record], copies: dict[str, str]) -> list[list[int]]:
        """The keys of the events of each act that several articles tell."""
        return [
            [self._event_key(one) for one in act.tellings]
            for act in merge_acts(records, copies)
            if len(act.tellings) > 1
        ]

    def _event_key(self, telling: Telling) -> int:
        own = self._states[self._key_of[telling.record.article.id]].events
        return own[telling.record.events.index(telling.event)]


def _row(records: Sequence[Record]) -> dict[str, object]:
    days = sorted(r.article.published[:10] for r in records if r.article.published)
    return {
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
