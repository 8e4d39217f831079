"""From a fetched page, and what its feed says of it, to an article."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

import msgspec

from marsad.archive.following import PageState
from marsad.article import InputError, build_article
from marsad.follow.extracting import extract
from marsad.follow.fetching import Fetched
from marsad.follow.settings import FeedSettings
from marsad.readers.addresses import is_front_page, own_address
from marsad.readers.dates import publication
from marsad.readers.encoding import Undecodable, decode
from marsad.readers.feeds import Entry
from marsad.readers.html import declared_charset
from marsad.readers.odd_pages import ExtractionError
from marsad.record import Article

_TEXT_TYPES = ("text/", "application/xhtml", "application/xml")


class Lead(msgspec.Struct, frozen=True, kw_only=True):
    """What a feed says of an article, kept until its page is fetched."""

    entry: Entry
    feed_title: str | None = None


class PageError(Exception):
    """There is no article to code: why, and what becomes of the page."""

    def __init__(self, state: PageState, message: str) -> None:
        super().__init__(message)
        self.state: PageState = state


class Page(msgspec.Struct, frozen=True):
    """An article to code."""

    article: Article
    doubt: str | None = None
    """What was wrong with its date."""


def read_page(fetched: Fetched, lead: Lead, feed: FeedSettings, now: float) -> Page:
    """The article of a page; `PageError` when there is none, or none in Arabic."""
    if fetched.content_type and not fetched.content_type.startswith(_TEXT_TYPES):
        raise PageError("empty", f"is no page but {fetched.content_type[:40]}")
    if _was_sent_to_the_front_page(fetched.url, lead.entry.url):
        raise PageError("empty", "leads to the front page")
    decoded = decode(fetched.body, declared_charset(fetched.body) or fetched.charset)
    if isinstance(decoded, Undecodable):
        raise PageError("empty", decoded.describe())
    try:
        fields = extract(decoded.text, feed.selectors)
    except ExtractionError as error:
        raise PageError("empty", str(error)) from error
    if fields is None:
        raise PageError("empty", "no article found in the page; selectors in the feeds file help")
    return _page(fields, lead, feed, fetched.url, now)


def read_entry(lead: Lead, feed: FeedSettings, now: float) -> Page:
    """The article that stands in the feed itself."""
    if not lead.entry.text:
        raise PageError("empty", 'the feed has no text of it; leave out text = "feed"')
    return _page({"body": lead.entry.text}, lead, feed, lead.entry.url, now)


def _page(fields: dict[str, Any], lead: Lead, feed: FeedSettings, url: str, now: float) -> Page:
    moment = datetime.fromtimestamp(now, UTC)
    published, doubt = publication(fields.get("published"), lead.entry.published, moment)
    line = {
        "title": fields.get("title") or lead.entry.title or "",
        "body": fields["body"],
        "url": own_address(fields.get("url"), url),
        "publisher": feed.publisher
        or fields.get("publisher")
        or lead.feed_title
        or urlsplit(url).hostname,
        "published": published,
    }
    try:
        article = build_article(line)
    except InputError as error:
        raise PageError("empty", str(error)) from error
    if article.language != "ar":
        raise PageError("foreign", "is not in Arabic")
    return Page(article, doubt)


def _was_sent_to_the_front_page(url: str, asked: str) -> bool:
    """Whether a removed article's address leads to the front page."""
    return is_front_page(url) and urlsplit(asked).path not in ("", "/")
