"""One round: look at feeds, read pages, group stories, ask the watches, deliver."""

from __future__ import annotations

import random
from collections.abc import Iterable
from pathlib import Path

from marsad.archive import Archive
from marsad.archive.following import feed_states, next_page_due
from marsad.archive.watching import (
    Watch,
    find_notices,
    next_delivery_due,
    prune_notices,
    save_watches,
)
from marsad.follow.clock import Clock, written
from marsad.follow.delivering import Deliverer
from marsad.follow.fetching import Fetcher, Limits
from marsad.follow.gathering import Gatherer, Tell
from marsad.follow.reading import PageReader
from marsad.follow.settings import FeedSettings, Settings, WatchSettings
from marsad.follow.tally import Tally
from marsad.follow.visiting import Pace, Visitor
from marsad.follow.watch_feeds import write_feeds
from marsad.jobs import CoderFactory
from marsad.readers.dates import moment_of

_SHORTEST_SLEEP = 1.0
_LONGEST_SLEEP = 3_600.0


class Rounds:
    """Goes round with one archive and one set of connections."""

    def __init__(
        self,
        settings: Settings,
        archive: Archive,
        factory: CoderFactory,
        tell: Tell,
        clock: Clock,
        feeds_out: Path | None = None,
    ) -> None:
        follow = settings.follow
        limits = Limits(
            connect=follow.connect_timeout, read=follow.read_timeout, total=follow.total_timeout,
            size=follow.largest,
        )  # fmt: skip
        self._settings = settings
        self._archive = archive
        self._tell = tell
        self._clock = clock
        self._feeds_out = feeds_out
        allowed = frozenset(host.lower() for host in follow.allow_private)
        self._fetcher = Fetcher(follow.user_agent, limits, allowed, clock.now)
        pace = Pace(follow.pace, clock, random.Random())
        visitor = Visitor(self._fetcher, pace, clock, follow.user_agent)
        self._gatherer = Gatherer(archive, visitor, settings, clock, tell)
        self._reader = PageReader(archive, visitor, settings, factory, clock, tell)
        self._deliverer = Deliverer(archive, self._fetcher, settings, clock, tell)
        with archive.writing() as connection:
            save_watches(connection, [_kept(one) for one in settings.watch], written(clock.now()))

    def close(self) -> None:
        """Close all connections."""
        self._fetcher.close()

    def go(self, *, once: bool = False) -> Tally:
        """Do all that is due; tell in one line what it came to."""
        began = self._clock.now()
        tally = Tally()
        for feed in self._due_feeds(once=once):
            if self._clock.stopped:
                break
            self._gatherer.look(feed, tally)
        self._reader.work(tally)
        if self._archive.count_ungrouped() and not self._clock.stopped:
            self._archive.update_stories()
        self._ask_watches(tally)
        self._deliverer.deliver(tally)
        if self._feeds_out is not None:
            self._write_feeds(self._feeds_out)
        self._tell(tally.line(self._clock.now() - began))
        return tally

    def until_next(self) -> float:
        """Seconds until there is something to do."""
        feeds = [feed.url for feed in self._settings.feed]
        watches = [watch.name for watch in self._settings.watch]
        with self._archive.reading() as connection:
            states = feed_states(connection)
            dues: list[str | None] = [states[url].due for url in feeds if url in states]
            dues += [next_page_due(connection, feeds), next_delivery_due(connection, watches)]
        return min(max(self._seconds_to(dues), _SHORTEST_SLEEP), _LONGEST_SLEEP)

    def _seconds_to(self, dues: Iterable[str | None]) -> float:
        moments = [moment.timestamp() for due in dues if (moment := moment_of(due))]
        return min(moments, default=float("inf")) - self._clock.now()

    def _due_feeds(self, *, once: bool) -> list[FeedSettings]:
        """The feeds to look at; once: all but those that are put off after a failure."""
        now = written(self._clock.now())
        with self._archive.reading() as connection:
            states = feed_states(connection)
        due: list[FeedSettings] = []
        for feed in self._settings.feed:
            state = states.get(feed.url)
            if state is None or state.due <= now or (once and not state.failures):
                due.append(feed)
        return due

    def _ask_watches(self, tally: Tally) -> None:
        """Look for events that answer the watches among what has come in, by whatever way."""
        for watch in self._settings.watch:
            with self._archive.writing() as connection:
                filters = watch.filters.filters()
                now = written(self._clock.now())
                found = find_notices(connection, watch.name, filters, _channels(watch), now)
                prune_notices(connection, watch.name, now)
            tally["notices"] += len(found)

    def _write_feeds(self, folder: Path) -> None:
        try:
            write_feeds(self._archive, folder)
        except OSError as error:
            self._tell(f"error: {folder}: {error.strerror or error}")


def _channels(watch: WatchSettings) -> list[str]:
    given = {"webhook": watch.webhook, "command": watch.command}
    return [name for name, value in given.items() if value is not None]


def _kept(watch: WatchSettings) -> Watch:
    return Watch(name=watch.name, filters=watch.filters.given(), feed=watch.feed)
