"""Pages of a crawl: the article without the page around it, by resiliparse.

A crawl holds millions of pages, so the extractor must be quick and its time bounded: resiliparse
takes a third of a millisecond for a page, trafilatura, which reads saved pages, ten times as much.
Of what it takes for the main text, lines that are nothing but links («read also») are left out,
and a page that is mostly links is a list of articles and none itself.
"""

from __future__ import annotations

import re

import msgspec

from marsad.readers.encoding import Decoded, Undecodable, decode
from marsad.readers.html import SHORTEST_ARTICLE, declared_charset
from marsad.readers.markup import plain_text
from marsad.readers.page_facts import PageFacts, read_facts, window_title

_BLOCK_END = re.compile(r"</(?:p|h[1-6]|li|ul|ol|pre)>|<br>|\n", re.IGNORECASE)
_HEADING = re.compile(r"<h[1-6]\b", re.IGNORECASE)
_LINK = re.compile(r"<a\b[^>]*>(.*?)(?:</a>|$)", re.IGNORECASE | re.DOTALL)
_NOT_TEXT = (
    "figure", "figcaption", "time", "button", "aside", "nav", "footer", "form",
    "[itemprop=datePublished]", "[class*=breadcrumb]", "[class*=related]", "[class*=share]",
)  # fmt: skip
_MOST_LINKED = 0.5
"""Share of a page's text that may be links."""
_SHORT = 5
"""Words; a line before the first paragraph with fewer is a byline, a date or a section."""
_DAMAGED = "\ufffd"
_MOST_DAMAGED = 0.01
"""Share of the characters beyond ASCII."""


class CrawledArticle(msgspec.Struct, frozen=True):
    """The text of an article and what its page says of it."""

    body: str
    facts: PageFacts


def decode_page(data: bytes, charset: str | None) -> Decoded | Undecodable:
    """The text of a page, whatever charset it claims; damage to a few characters costs only those.

    ``charset`` is that of the HTTP header, which the page's own goes before.
    """
    found = decode(data, declared_charset(data) or charset)
    if isinstance(found, Decoded):
        return found
    text = data.decode("utf-8", "replace")
    beyond = len(text) - len(text.encode("ascii", "ignore"))
    good = text.count(_DAMAGED) <= max(1, _MOST_DAMAGED * beyond)
    return Decoded(text, "utf-8") if good else found


def extract_crawled(page: str) -> CrawledArticle | None:
    """The article of a page, or null when it holds none."""
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.html import HTMLTree

    tree = HTMLTree.parse(page)
    if tree.document is None:
        return None
    facts = read_facts(tree)
    markup = extract_plain_text(
        tree, preserve_formatting="minimal_html", main_content=True, list_bullets=False,
        alt_texts=False, links=True, comments=False, post_meta=False, skip_elements=_NOT_TEXT,
    )  # fmt: skip
    body = _body(markup, (facts.title or "", window_title(tree)))
    return None if body is None else CrawledArticle(body, facts)


def _body(markup: str, titles: tuple[str, ...]) -> str | None:
    """The paragraphs, one a line; null when there are none, or the page is a list of links."""
    lines: list[str] = []
    kept = linked = 0
    for part in _BLOCK_END.split(markup):
        line = plain_text(part)
        if line is None:
            continue
        links = (
            sum(len(plain_text(one) or "") for one in _LINK.findall(part)) if "<a" in part else 0
        )
        linked += links
        repeated = not lines and any(line in title for title in titles)
        if repeated or links > _MOST_LINKED * len(line):
            continue
        kept += len(line)
        if lines or not _stands_above(line, part):
            lines.append(line)
    if linked > _MOST_LINKED * (kept + linked) or sum(map(len, lines)) < SHORTEST_ARTICLE:
        return None
    return "\n".join(lines)


def _stands_above(line: str, part: str) -> bool:
    """Whether a line before the first paragraph is none: a heading, a byline, a date."""
    return bool(_HEADING.search(part)) or len(line.split()) < _SHORT
