"""RSS, Atom and sitemaps: which articles they name, and what they say of them.

What a feed says is taken with care: its bytes may be in another code page than it names, its titles
may hold HTML, its dates may be wrong (see `marsad.follow.pages` for what becomes of those), and a
document that declares entities of its own is refused.
"""

from __future__ import annotations

import calendar
import io
import re
import warnings
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any, Literal
from urllib.parse import urljoin

import msgspec

from marsad.article import is_iso_date
from marsad.readers.encoding import Undecodable, decode
from marsad.readers.markup import plain_text, without_controls

FeedKind = Literal["feed", "sitemap", "sitemap index"]

_ENCODING = re.compile(rb"""<\?xml[^>]{0,200}encoding\s*=\s*["']([\w.:-]{2,40})""")
_DECLARATION = re.compile(r"\A\ufeff?\s*<\?xml[^>]{0,500}\?>")
_BEFORE_ROOT = re.compile(
    r"\A\ufeff?(?:\s+|<\?.{0,1000}?\?>|<!--.{0,10000}?-->|<!DOCTYPE[^>\[]{0,1000}>)*+", re.DOTALL
)
_ROOT = re.compile(r"<(?:[\w.-]{1,40}:)?([\w.-]{1,40})")
_ROOTS: dict[str, FeedKind] = {
    "rss": "feed",
    "RDF": "feed",
    "feed": "feed",
    "urlset": "sitemap",
    "sitemapindex": "sitemap index",
}
_SECTION, _END_OF_SECTION = "<![CDATA[", "]]>"
_MOST_UNENDED = 100
"""Sections without an end, for each of which feedparser looks through all that follows."""
_MOST_ELEMENTS = 50_000
"""Of RSS and Atom: feedparser takes time, with deep nesting much more than in line with them."""
_HEAD = 4096
_SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
_NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"


class FeedError(ValueError):
    """The bytes are no feed: one clause that says why."""


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """An article that a feed names."""

    url: str
    title: str | None = None
    """Plain text."""
    published: str | None = None
    """ISO, as the feed has it; null when it has none that can be read."""
    updated: str | None = None
    """When the article was last changed, ISO."""
    language: str | None = None
    """What a news sitemap declares of it. Feeds as a whole name languages that they are not in."""
    text: str | None = None
    """The article as the feed has it, as plain text; often only its beginning."""


class Feed(msgspec.Struct, frozen=True, kw_only=True):
    """What a feed holds."""

    kind: FeedKind
    title: str | None = None
    entries: tuple[Entry, ...] = ()
    children: tuple[Entry, ...] = ()
    """The sitemaps that an index names."""
    doubts: tuple[str, ...] = ()
    """What was wrong with it and did not matter."""


def parse_feed(data: bytes, base: str, declared: str | None = None) -> Feed:
    """The feed; `FeedError` when it is none.

    ``base`` is its address, ``declared`` the encoding that the server names.
    """
    text, doubts = _text_of(data, declared)
    kind = _kind_of(text)
    text = _DECLARATION.sub("", text)
    feed = _parse_syndication(text, base) if kind == "feed" else _parse_sitemap(text, base, kind)
    return msgspec.structs.replace(feed, doubts=(*doubts, *feed.doubts))


def _text_of(data: bytes, declared: str | None) -> tuple[str, tuple[str, ...]]:
    if not data.strip():
        raise FeedError("is empty")
    named = _ENCODING.search(data[:_HEAD])
    decoded = decode(data, named.group(1).decode("ascii") if named else declared)
    if isinstance(decoded, Undecodable):
        return data.decode("utf-8", "replace"), (decoded.describe(),)
    return decoded.text, ()


def _kind_of(text: str) -> FeedKind:
    before = _BEFORE_ROOT.match(text)
    rest = text[before.end() if before else 0 :][:_HEAD]
    if rest.startswith("<!DOCTYPE"):
        raise FeedError("declares entities of its own, which is refused")
    root = _ROOT.match(rest)
    kind = _ROOTS.get(root[1]) if root else None
    if kind:
        return kind
    if root and root[1].lower() == "html":
        raise FeedError("is a web page, not a feed; look in it for the address of its feed")
    raise FeedError("is neither RSS nor Atom nor a sitemap")


# RSS and Atom


def _parse_syndication(text: str, base: str) -> Feed:
    import feedparser  # slow to import, and few commands read feeds

    markup = _without_sections(text)
    if markup.count(_SECTION) > _MOST_UNENDED:
        raise FeedError("has CDATA sections without an end, which is refused")
    if markup.count("<") > 2 * _MOST_ELEMENTS:
        raise FeedError(f"has more than {_MOST_ELEMENTS:,} elements, which is refused")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of its own future, none of ours
        parsed: Any = feedparser.parse(
            io.BytesIO(text.encode("utf-8", "replace")),  # as a file: never an address or a path
            response_headers={
                "content-location": base,
                "content-type": "application/xml; charset=utf-8",
            },
            sanitize_html=False,  # nothing is kept but plain text
            resolve_relative_uris=False,
        )
    entries = tuple(_unique(_entries(parsed.entries, base)))
    doubts: tuple[str, ...] = ()
    if parsed.get("bozo"):
        fault = " ".join(str(parsed.get("bozo_exception")).split())[:120]
        if not entries:
            raise FeedError(f"is broken XML: {fault}")
        doubts = (f"is broken XML ({fault}); read what could be read",)
    return Feed(
        kind="feed", title=plain_text(parsed.feed.get("title")), entries=entries, doubts=doubts
    )


def _without_sections(text: str) -> str:
    """The text without its CDATA sections; those without an end stay."""
    kept: list[str] = []
    at = 0
    while (start := text.find(_SECTION, at)) >= 0:
        end = text.find(_END_OF_SECTION, start)
        if end < 0:
            break
        kept.append(text[at:start])
        at = end + len(_END_OF_SECTION)
    return "".join([*kept, text[at:]])


def _entries(found: Iterable[Any], base: str) -> Iterator[Entry]:
    for one in found:
        link = one.get("link") or (one.get("id") if one.get("guidislink") else None)
        address = _address(link, base)
        if address is None:
            continue
        yield Entry(
            url=address,
            title=plain_text(one.get("title")),
            published=_moment(one.get("published"), one.get("published_parsed")),
            # without the mapping to «published» that feedparser makes and warns of
            updated=_moment(dict.get(one, "updated"), dict.get(one, "updated_parsed")),
            text=_longest_text(one),
        )


def _longest_text(entry: Any) -> str | None:
    found = [one.get("value") for one in entry.get("content") or ()] + [entry.get("summary")]
    texts = [text for text in (plain_text(one, lines=True) for one in found) if text]
    return max(texts, key=len, default=None)


def _moment(written: object, parsed: Any) -> str | None:
    """The time with the feed's own offset where it can be told, else in UTC."""
    if isinstance(written, str):
        if is_iso_date(written.strip()):
            return written.strip()
        zoned = _rfc822(written)
        if zoned is not None:
            return zoned
    if parsed is None:
        return None
    try:
        moment = datetime.fromtimestamp(calendar.timegm(parsed), UTC)
    except (ValueError, OverflowError, OSError, TypeError):
        return None
    return moment.isoformat(timespec="seconds")


def _rfc822(written: str) -> str | None:
    from email.utils import parsedate_to_datetime

    try:
        return parsedate_to_datetime(written).isoformat(timespec="seconds")
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


# sitemaps


def _parse_sitemap(text: str, base: str, kind: FeedKind) -> Feed:
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True
    )
    root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    if root is None:
        raise FeedError("is broken XML")
    doubts = (f"is broken XML ({parser.error_log[0].message})",) if len(parser.error_log) else ()
    found = tuple(_unique(_locations(root, base)))
    if kind == "sitemap":
        return Feed(kind=kind, entries=found, doubts=doubts)
    return Feed(kind=kind, children=found, doubts=doubts)


def _locations(root: Any, base: str) -> Iterator[Entry]:
    for node in root:
        if not isinstance(node.tag, str):
            continue  # a comment
        address = _address(_child(node, "loc"), base)
        if address is None:
            continue
        news = node.find(f"{_NEWS}news")
        yield Entry(
            url=address,
            title=None if news is None else plain_text(news.findtext(f"{_NEWS}title")),
            published=None if news is None else _iso(news.findtext(f"{_NEWS}publication_date")),
            updated=_iso(_child(node, "lastmod")),
            language=(
                None if news is None else news.findtext(f"{_NEWS}publication/{_NEWS}language")
            ),
        )


def _child(node: Any, name: str) -> str | None:
    """The text of a child, whether or not the sitemap names its namespace."""
    found: str | None = node.findtext(f"{_SITEMAP}{name}") or node.findtext(name)
    return found


def _iso(written: str | None) -> str | None:
    stripped = (written or "").strip()
    return stripped if is_iso_date(stripped) else None


# both


def _address(link: object, base: str) -> str | None:
    """The absolute address; null for what is no page of the web."""
    written = link.strip() if isinstance(link, str) else ""
    if not written or written != without_controls(written):
        return None
    try:
        address = urljoin(base, written)
    except ValueError:
        return None
    return address if address.lower().startswith(("http://", "https://")) else None


def _unique(entries: Iterable[Entry]) -> Iterator[Entry]:
    seen: set[str] = set()
    for entry in entries:
        if entry.url not in seen:
            seen.add(entry.url)
            yield entry
