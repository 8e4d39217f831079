"""Looking at feeds: which articles they name that are worth a visit."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from fnmatch import fnmatchcase

import msgspec

from marsad.archive import Archive
from marsad.archive.following import (
    FeedState,
    PageRow,
    feed_states,
    known_urls,
    pages_of,
    save_feed,
    save_pages,
    spelling,
)
from marsad.follow.clock import Clock, written
from marsad.follow.fetching import Fetched, FetchError, Validators
from marsad.follow.pages import Lead
from marsad.follow.settings import FeedSettings, Settings
from marsad.follow.tally import Tally
from marsad.follow.visiting import Visitor, back_off
from marsad.readers.dates import fault_of, moment_of
from marsad.readers.feeds import Entry, Feed, FeedError, parse_feed

MOST_CHILDREN = 10
"""Sitemaps of an index that are looked at in a round, the latest first."""
_SOON = 60.0
_LONGEST = 6 * 3600.0
_CHANGED = timedelta(minutes=1)
"""By how much an article must be said to have changed for it to be fetched again."""

Tell = Callable[[str], None]


class Gatherer:
    """Looks at feeds and lines up the pages to fetch, in the archive."""

    def __init__(
        self, archive: Archive, visitor: Visitor, settings: Settings, clock: Clock, tell: Tell
    ) -> None:
        self._archive = archive
        self._visitor = visitor
        self._settings = settings
        self._clock = clock
        self._tell = tell
        self._chance = random.Random()

    def look(self, feed: FeedSettings, tally: Tally) -> None:
        """Look at a feed; whatever is wrong with it is told and kept as its state."""
        tally["feeds"] += 1
        with self._archive.reading() as connection:
            known = feed_states(connection)
        try:
            self._take(feed, feed.url, known, tally, deeper=True)
        except FetchError as error:
            if error.kind == "later":
                tally["later"] += not self._clock.stopped
                self._put_off(feed.url, known.get(feed.url), error)
                return
            tally["broken"] += 1
            self._fail(feed, feed.url, known.get(feed.url), error)

    def _take(
        self,
        feed: FeedSettings,
        url: str,
        known: dict[str, FeedState],
        tally: Tally,
        *,
        deeper: bool,
    ) -> None:
        """Look at a feed or at one of its sitemaps."""
        before = known.get(url)
        fetched = self._visitor.get(url, _validators(before), ignore_robots=feed.ignore_robots)
        if fetched.unchanged:
            tally["unchanged"] += deeper
            self._succeed(feed, url, _validators(before), [])
            return
        parsed = _parsed(feed, fetched)
        for doubt in parsed.doubts:
            self._tell(f"warning: {url}: {doubt}")
        if parsed.kind == "sitemap index":
            # its children may change though it does not, so it is always asked for
            self._succeed(feed, url, Validators(), [])
            if not deeper:
                raise FetchError("is an index within an index, which is not read", "lasting")
            self._take_children(feed, parsed, known, tally)
        else:
            leads = [Lead(entry=one, feed_title=parsed.title) for one in parsed.entries]
            rows = self._rows(feed, leads, tally)
            # when there are more than we take, it must not say «unchanged» the next time
            all_taken = len(rows) < self._settings.follow.most
            self._succeed(feed, url, fetched.validators if all_taken else Validators(), rows)

    def _take_children(
        self, feed: FeedSettings, index: Feed, known: dict[str, FeedState], tally: Tally
    ) -> None:
        recent = [one for one in index.children if not self._is_old(one)]
        recent.sort(key=lambda one: one.updated or "", reverse=True)
        for child in recent[:MOST_CHILDREN]:
            if self._clock.stopped:
                return
            try:
                self._take(feed, child.url, known, tally, deeper=False)
            except FetchError as error:
                if error.kind != "later":
                    self._fail(feed, child.url, known.get(child.url), error)

    # what is worth a visit

    def _rows(self, feed: FeedSettings, leads: Iterable[Lead], tally: Tally) -> list[PageRow]:
        """The pages to fetch; the rest is counted by why not."""
        worthy = {
            spelling(lead.entry.url): lead for lead in leads if self._is_worthy(feed, lead, tally)
        }
        with self._archive.reading() as connection:
            before = pages_of(connection, worthy)
            held = known_urls(connection, worthy) - set(before)
        now = written(self._clock.now())
        rows: list[PageRow] = []
        for url, lead in worthy.items():
            if url in held or (url in before and not _has_changed(before[url], lead)):
                tally["known"] += url in held or before[url].state != "waiting"
            elif len(rows) < self._settings.follow.most:
                line = msgspec.json.encode(lead).decode()
                rows.append(PageRow(url=url, feed=feed.url, entry=line, seen=now, due=now))
        return rows

    def _is_worthy(self, feed: FeedSettings, lead: Lead, tally: Tally) -> bool:
        entry = lead.entry
        if self._is_old(entry):
            tally["old"] += 1
        elif not _is_included(feed, entry.url):
            tally["excluded"] += 1
        elif entry.language and not _speaks(entry.language, feed.languages):
            tally["foreign"] += 1
        else:
            return True
        return False

    def _is_old(self, entry: Entry) -> bool:
        """Whether the newest date of the entry is too old; false when it has none to believe."""
        now = datetime.fromtimestamp(self._clock.now(), UTC)
        dates = [
            moment
            for date in (entry.published, entry.updated)
            if not fault_of(date, now) and (moment := moment_of(date))
        ]
        oldest = now - timedelta(seconds=self._settings.follow.max_age)
        return bool(dates) and max(dates) < oldest

    # how feeds do

    def _succeed(
        self, feed: FeedSettings, url: str, validators: Validators, rows: list[PageRow]
    ) -> None:
        """Keep the pages that a feed names and the state of the feed, both or neither."""
        now = self._clock.now()
        every = feed.every or self._settings.follow.every
        state = FeedState(
            url=url, etag=validators.etag, last_modified=validators.last_modified,
            tried=written(now), succeeded=written(now), due=written(now + every),
        )  # fmt: skip
        with self._archive.writing() as connection:
            save_pages(connection, rows)
            save_feed(connection, state)

    def _put_off(self, url: str, before: FeedState | None, error: FetchError) -> None:
        """It was not asked for: its host is left alone, or it is time to stop."""
        if self._clock.stopped:
            return
        now = self._clock.now()
        due = written(now + max(error.retry_after or 0.0, _SOON))
        state = before or FeedState(url=url, tried=written(now), due=due)
        with self._archive.writing() as connection:
            save_feed(connection, msgspec.structs.replace(state, due=due, error=str(error)))

    def _fail(
        self, feed: FeedSettings, url: str, before: FeedState | None, error: FetchError
    ) -> None:
        now = self._clock.now()
        failures = (before.failures if before else 0) + 1
        every = feed.every or self._settings.follow.every
        first = _SOON if error.kind == "passing" else every
        wait = back_off(failures, first, max(_LONGEST, every), self._chance)
        due = now + max(wait, error.retry_after or 0.0)
        state = FeedState(
            url=url, tried=written(now), due=written(due), error=str(error), failures=failures,
            etag=before.etag if before else None,
            last_modified=before.last_modified if before else None,
            succeeded=before.succeeded if before else None,
        )  # fmt: skip
        with self._archive.writing() as connection:
            save_feed(connection, state)
        self._tell(f"error: {url}: {error}; next try {written(due)}")


def _validators(state: FeedState | None) -> Validators:
    return Validators(state.etag, state.last_modified) if state else Validators()


def _parsed(feed: FeedSettings, fetched: Fetched) -> Feed:
    try:
        parsed = parse_feed(fetched.body, fetched.url, fetched.charset)
    except FeedError as error:
        raise FetchError(str(error), "lasting") from error
    except Exception as error:  # whatever a feed does to its parser, the others go on
        fault = f"the parser failed with {type(error).__name__}: {error}"
        raise FetchError(fault, "lasting") from error
    if feed.kind != "auto" and not parsed.kind.startswith(feed.kind):
        raise FetchError(f"is a {parsed.kind}, not a {feed.kind}; set its kind", "lasting")
    return parsed


def _is_included(feed: FeedSettings, url: str) -> bool:
    wanted = not feed.include or any(_matches(url, pattern) for pattern in feed.include)
    return wanted and not any(_matches(url, pattern) for pattern in feed.exclude)


def _matches(url: str, pattern: str) -> bool:
    return fnmatchcase(url, pattern)


def _speaks(language: str, languages: Iterable[str]) -> bool:
    short = language.lower().replace("_", "-").partition("-")[0]
    return short in {one.lower() for one in languages}


def _has_changed(page: PageRow, lead: Lead) -> bool:
    """Whether the feed says that the article has changed since it was fetched."""
    if page.state not in ("kept", "known"):
        return False
    before = moment_of(msgspec.json.decode(page.entry, type=Lead).entry.updated)
    after = moment_of(lead.entry.updated)
    return bool(before and after and after - before >= _CHANGED)
