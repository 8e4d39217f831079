"""Fetching the pages that wait, coding their articles and keeping them, batch by batch."""

from __future__ import annotations

import random
from collections import defaultdict, deque
from collections.abc import Iterator
from datetime import timedelta

import msgspec

from marsad.archive import Archive
from marsad.archive.following import PageRow, PageState, save_pages, waiting_pages
from marsad.follow.addresses import host_of
from marsad.follow.clock import Clock, written
from marsad.follow.fetching import FetchError
from marsad.follow.gathering import Tell
from marsad.follow.pages import Lead, Page, PageError, read_entry, read_page
from marsad.follow.settings import FeedSettings, Settings
from marsad.follow.tally import Tally
from marsad.follow.visiting import Visitor, back_off
from marsad.jobs import Coded, CoderFactory, Failed, code_items
from marsad.readers import ReadArticle
from marsad.readers.dates import moment_of
from marsad.record import Record

BATCH = 50
"""Articles written in one transaction."""
BATCH_SECONDS = 5.0
MOST_ATTEMPTS = 8
_FIRST_WAIT = 300.0
_LONGEST_WAIT = 6 * 3600.0
_STATES: dict[str, PageState] = {"lasting": "failed", "forbidden": "refused"}


class PageReader:
    """Works on the pages that wait. What it acknowledges is on the disk."""

    def __init__(
        self,
        archive: Archive,
        visitor: Visitor,
        settings: Settings,
        factory: CoderFactory,
        clock: Clock,
        tell: Tell,
    ) -> None:
        self._archive = archive
        self._visitor = visitor
        self._feeds = {feed.url: feed for feed in settings.feed}
        self._max_age = timedelta(seconds=settings.follow.max_age)
        self._factory = factory
        self._clock = clock
        self._tell = tell
        self._chance = random.Random()
        self._records: list[Record] = []
        self._settled: list[PageRow] = []
        self._written_at = clock.now()

    def work(self, tally: Tally) -> None:
        """Fetch, code and keep what waits, until it is done or time to stop."""
        try:
            for page, lead in self._in_turns():
                self._settled.append(self._visit(page, lead, tally))
                self._write_now_and_then(tally)
        finally:
            self._write(tally)

    def _in_turns(self) -> Iterator[tuple[PageRow, Lead]]:
        """The pages that wait, those of the host that is ready first first."""
        now = written(self._clock.now())
        with self._archive.reading() as connection:
            pages = waiting_pages(connection, now, self._feeds)
        hosts: dict[str, deque[tuple[PageRow, Lead]]] = defaultdict(deque)
        for page in pages:
            lead = msgspec.json.decode(page.entry, type=Lead)
            hosts[host_of(lead.entry.url)].append((page, lead))
        while hosts and not self._clock.stopped:
            host = min(hosts, key=self._visitor.pace.ready_at)
            yield hosts[host].popleft()
            if not hosts[host]:
                del hosts[host]

    def _visit(self, page: PageRow, lead: Lead, tally: Tally) -> PageRow:
        """What has become of the page."""
        feed = self._feeds[page.feed]
        try:
            read = self._read(lead, feed)
        except FetchError as error:
            return self._put_off(page, error, tally)
        except PageError as error:
            tally[error.state] += 1
            if error.state == "empty":
                self._tell(f"warning: {lead.entry.url}: {error}")
            return _done(page, error.state, str(error))
        if read.doubt:
            tally["doubts"] += 1
            self._tell(f"warning: {lead.entry.url}: {read.doubt}; {_chosen(read)}")
        elif read.article.published is None:
            tally["undated"] += 1
        return self._code(page, read, tally)

    def _read(self, lead: Lead, feed: FeedSettings) -> Page:
        if feed.text == "feed":
            return read_entry(lead, feed, self._clock.now())
        fetched = self._visitor.get(lead.entry.url, ignore_robots=feed.ignore_robots)
        return read_page(fetched, lead, feed, self._clock.now())

    def _code(self, page: PageRow, read: Page, tally: Tally) -> PageRow:
        [recognised] = self._archive.recognise([read.article])
        if recognised.fate == "unchanged":
            tally["known"] += 1
            return _done(page, "known")
        source = ReadArticle(article=read.article, file=page.url)
        for outcome in code_items([source], self._factory):
            if isinstance(outcome, Coded):
                self._records.append(msgspec.json.decode(outcome.line, type=Record))
            elif isinstance(outcome, Failed):
                tally["faulty"] += 1
                self._tell(f"error: {page.url}: {outcome.message}")
                return _done(page, "faulty", outcome.message)
        return _done(page, "kept")

    def _put_off(self, page: PageRow, error: FetchError, tally: Tally) -> PageRow:
        """Try again another time, or give up."""
        now = self._clock.now()
        attempts = page.attempts + (error.kind == "passing")
        seen = moment_of(page.seen)
        age = moment_of(written(now))
        too_old = bool(seen and age and age - seen > self._max_age)
        state = _STATES.get(error.kind)
        if state is None and (attempts >= MOST_ATTEMPTS or too_old):
            state = "failed"
        if state is not None:
            tally[state] += 1
            if state == "failed":
                self._tell(f"error: {page.url}: {error}; given up")
            return _done(page, state, str(error))
        tally["later"] += 1
        wait = error.retry_after or 0.0
        if error.kind == "passing":
            self._tell(f"warning: {page.url}: {error}; put off")
            wait = max(wait, back_off(attempts, _FIRST_WAIT, _LONGEST_WAIT, self._chance))
        return msgspec.structs.replace(
            page, attempts=attempts, due=written(now + wait), error=str(error)
        )

    def _write_now_and_then(self, tally: Tally) -> None:
        late = self._clock.now() - self._written_at >= BATCH_SECONDS
        if len(self._settled) >= BATCH or late:
            self._write(tally)

    def _write(self, tally: Tally) -> None:
        """Write the batch, first the articles, then what became of their pages.

        A kill in between leaves pages waiting whose articles are there, and are known.
        """
        records, self._records = self._records, []
        settled, self._settled = self._settled, []
        if records:
            fates = [one.fate for one in self._archive.add(records)]
            tally.update(
                {"unchanged": "known", "clash": "faulty"}.get(fate, fate) for fate in fates
            )
            self._tell(f"{tally['new']:,} articles added, {tally['known']:,} known already")
        if settled:
            with self._archive.writing() as connection:
                save_pages(connection, settled)
        self._written_at = self._clock.now()


def _done(page: PageRow, state: PageState, error: str | None = None) -> PageRow:
    return msgspec.structs.replace(page, state=state, error=error)


def _chosen(read: Page) -> str:
    published = read.article.published
    return f"taken: {published}" if published else "it is left without a date"
