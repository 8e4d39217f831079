"""When an article was published, by its page and by its feed, neither of which is to be trusted."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from marsad.article import is_iso_date

AHEAD = timedelta(days=1)
"""How far a date may be ahead of us: clocks and time zones differ."""
EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)
_FAR = timedelta(days=2)


def moment_of(written: str | None) -> datetime | None:
    """The moment of an ISO date or date-time; without a zone it is taken as UTC."""
    if not is_iso_date(written):
        return None
    moment = datetime.fromisoformat(written or "")
    try:
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    except OverflowError:
        return None


def fault_of(written: str | None, now: datetime) -> str | None:
    """What is wrong with a date, or null."""
    moment = moment_of(written)
    if moment is None:
        return "is no date"
    if moment < EARLIEST:
        return "is long before the web"
    return "is in the future" if moment - now > AHEAD else None


def publication(page: str | None, feed: str | None, now: datetime) -> tuple[str | None, str | None]:
    """The time of publication to believe, and a doubt about it.

    The page's own is believed, since it is in the publisher's time zone; the feed's where the page
    has none, or the same day without the hour. What cannot be true is left out, and null is better
    than a guess.
    """
    doubts = [
        f"the date of the {name}, «{written[:40]}», {fault}"
        for name, written in (("page", page), ("feed", feed))
        if written and (fault := fault_of(written, now))
    ]
    good_page = page if page and not fault_of(page, now) else None
    good_feed = feed if feed and not fault_of(feed, now) else None
    chosen = good_page or good_feed
    if good_page and good_feed:
        if good_page[:10] == good_feed[:10]:
            chosen = max(good_page, good_feed, key=len)
        elif _apart(good_page, good_feed) > _FAR:
            doubts.append(f"page and feed disagree on its date ({good_page} and {good_feed})")
    return chosen, "; ".join(doubts) or None


def _apart(one: str, other: str) -> timedelta:
    first, second = moment_of(one), moment_of(other)
    return abs(first - second) if first and second else timedelta(0)
