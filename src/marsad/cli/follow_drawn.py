"""How ``marsad follow --status`` shows the feeds and what waits to be delivered."""

from __future__ import annotations

from collections import Counter

from rich.console import Console
from rich.table import Table
from rich.text import Text

from marsad.archive import Archive
from marsad.archive.following import FeedState, count_pages, feed_states
from marsad.archive.watching import deliveries
from marsad.cli.safe_text import on_one_line
from marsad.follow.settings import Settings


def draw_status(archive: Archive, settings: Settings) -> None:
    """A line for each feed, then for each watch with notices that wait."""
    with archive.reading() as connection:
        states = feed_states(connection)
        pages = count_pages(connection)
        waiting = deliveries(connection)
    console = Console(highlight=False, soft_wrap=True)
    table = _table("feed", "last success", "next try", "articles", "waiting", "last error")
    for feed in settings.feed:
        state = states.get(feed.url)
        kept = pages.get((feed.url, "kept"), 0)
        left = pages.get((feed.url, "waiting"), 0)
        _add(table, feed.url, *_times(state), f"{kept:,}", f"{left:,}", _error(state))
    console.print(table)
    undelivered = Counter((one.watch, one.channel) for one in waiting)
    if undelivered:
        heads = {(one.watch, one.channel): one for one in reversed(waiting)}
        table = _table("watch", "by", "notices waiting", "next try", "last error")
        for (watch, channel), number in sorted(undelivered.items()):
            head = heads[watch, channel]
            _add(table, watch, channel, f"{number:,}", _short(head.due), head.error or "")
        console.print(table)


def _table(*names: str) -> Table:
    table = Table(box=None, pad_edge=False)
    for name in names:
        table.add_column(name, overflow="fold")
    return table


def _add(table: Table, *cells: str) -> None:
    table.add_row(*(Text(on_one_line(cell)) for cell in cells))


def _times(state: FeedState | None) -> tuple[str, str]:
    if state is None:
        return "never", "now"
    return (_short(state.succeeded) if state.succeeded else "never"), _short(state.due)


def _error(state: FeedState | None) -> str:
    if state is None or state.error is None:
        return ""
    times = f" ({state.failures} times)" if state.failures > 1 else ""
    return f"{state.error}{times}"


def _short(moment: str) -> str:
    """To the minute."""
    return moment[:16].replace("T", " ")
