"""What a web page says of itself: title, site, date and address, from its metadata alone.

Sources, the most reliable first: JSON-LD of an article (schema.org), Open Graph and Dublin Core
``meta`` elements, microdata, headings. Nothing is guessed from the running text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from marsad.article import is_iso_date

if TYPE_CHECKING:
    from resiliparse.parse.html import ElementNode, HTMLTree

_DATES = (
    "article:published_time", "og:published_time", "article:published", "datepublished",
    "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.created", "dc.date",
    "dcterms.date", "publishdate", "publish-date", "publication_date", "pubdate", "date",
)  # fmt: skip
_SITES = ("og:site_name", "application-name")
_ARTICLE = re.compile(r"Article$|Posting$|^Report")
_SITE_NAME = re.compile(r"\s+[|\u2013\u2014-]\s+(?!.*\s[|\u2013\u2014-]\s)(?:\S+\s*){1,4}$")
"""What follows the last bar or dash of a window's title, when it is short: the name of the site."""
_LONGEST_JSON = 200_000
_MOST_NODES = 200


class PageFacts(msgspec.Struct, frozen=True, kw_only=True):
    """Metadata of a page; null where it says nothing."""

    title: str | None
    publisher: str | None
    published: str | None
    """ISO date or date-time."""
    url: str | None


def read_facts(tree: HTMLTree) -> PageFacts:
    """The metadata of a page."""
    metas = _metas(tree)
    article = next(_linked_articles(tree), {})
    return PageFacts(
        title=_title(tree, metas.get("og:title") or _string(article.get("headline"))),
        publisher=_first(metas, _SITES) or _name(article.get("publisher")),
        published=_published(tree, metas, article),
        url=_attribute(tree, 'link[rel="canonical"]', "href") or metas.get("og:url"),
    )


def window_title(tree: HTMLTree) -> str:
    """What the window of a browser is called: the headline, mostly with the name of the site."""
    return " ".join((tree.title or "").split())


def _metas(tree: HTMLTree) -> dict[str, str]:
    """Content of the ``meta`` elements by name; of several, the first."""
    found: dict[str, str] = {}
    for element in _all(tree, "meta[content]"):
        content = (element.getattr("content") or "").strip()
        for attribute in ("property", "name", "itemprop"):
            key = (element.getattr(attribute) or "").strip().lower()
            if key and content:
                found.setdefault(key, content)
    return found


def _published(tree: HTMLTree, metas: dict[str, str], article: dict[str, object]) -> str | None:
    candidates = [_string(article.get("datePublished")), *(metas.get(name) for name in _DATES)]
    candidates.append(_attribute(tree, '[itemprop="datePublished"]', "datetime"))
    candidates.append(_attribute(tree, '[itemprop="datePublished"]', "content"))
    times = {element.getattr("datetime") for element in _all(tree, "article time[datetime]")}
    if len(times) == 1:  # several are those of other articles too
        candidates.extend(times)
    return next((one.strip() for one in candidates if one and is_iso_date(one.strip())), None)


def _title(tree: HTMLTree, claimed: str | None) -> str | None:
    """The headline as the page shows it, else as its metadata give it, without the site's name."""
    whole = window_title(tree)
    headings = [" ".join((one.text or "").split()) for one in _all(tree, "h1")]
    known = claimed or whole
    shown = [one for one in headings if one and (one in known or one in whole)]
    if shown:
        return max(shown, key=len)
    return claimed or _SITE_NAME.sub("", whole) or None


def _linked_articles(tree: HTMLTree) -> Iterator[dict[str, object]]:
    """The articles among the JSON-LD of the page."""
    for element in _all(tree, 'script[type="application/ld+json"]'):
        text = element.text or ""
        if len(text) > _LONGEST_JSON:
            continue
        try:
            value = json.loads(text, strict=False)  # sites leave line breaks in strings
        except (ValueError, RecursionError):
            continue
        for node in _nodes(value):
            kinds = node.get("@type")
            kinds = kinds if isinstance(kinds, list) else [kinds]
            if any(isinstance(kind, str) and _ARTICLE.search(kind) for kind in kinds):
                yield node


def _nodes(value: object) -> Iterator[dict[str, object]]:
    """The objects of a JSON-LD document: itself, those of a list, those of its graph."""
    waiting = [value]
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        node = waiting.pop(0)
        if isinstance(node, list):
            waiting.extend(node)
        elif isinstance(node, dict):
            yield node
            waiting.append(node.get("@graph"))
            waiting.append(node.get("mainEntity"))


def _all(tree: HTMLTree, selector: str) -> list[ElementNode]:
    document = tree.document
    return list(document.query_selector_all(selector)) if document else []


def _attribute(tree: HTMLTree, selector: str, name: str) -> str | None:
    found = tree.document.query_selector(selector) if tree.document else None
    return (found.getattr(name) or "").strip() or None if found else None


def _first(metas: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((metas[name] for name in names if name in metas), None)


def _name(value: object) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    return _string(value.get("name") if isinstance(value, dict) else value)


def _string(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None
