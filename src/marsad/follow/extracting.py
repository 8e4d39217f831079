"""Taking the article out of a page, by the selectors of its outlet where there are some."""

from __future__ import annotations

from functools import partial
from typing import Any

from marsad.follow.settings import Selectors
from marsad.readers.html import extract_article
from marsad.readers.markup import plain_text
from marsad.readers.odd_pages import LONGEST, Fields, extract_in_time


def extract(page: str, selectors: Selectors | None, longest: float = LONGEST) -> Fields | None:
    """Title, body, date… of the article; null when the page holds none, `ExtractionError` when the
    extractor fails at it."""
    return extract_in_time(partial(_extracted, selectors=selectors), page, longest)


def _extracted(page: str, *, selectors: Selectors | None) -> Fields | None:
    found = None if selectors is None else _by_selectors(page, selectors)
    return found or extract_article(page)


def _by_selectors(page: str, selectors: Selectors) -> Fields | None:
    """What the selectors find; null when they find no body."""
    from lxml import etree
    from lxml import html as markup

    parser = markup.HTMLParser(encoding="utf-8", no_network=True)
    try:
        tree = markup.document_fromstring(page.encode("utf-8", "replace"), parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None
    body = _select(tree, selectors.body, lines=True)
    if body is None:
        return None
    return {
        "body": body,
        "title": _select(tree, selectors.title, lines=False),
        "published": _select(tree, selectors.published, lines=False),
    }


def _select(tree: Any, expression: str | None, *, lines: bool) -> str | None:
    """The text of what an expression finds, nodes or strings."""
    if expression is None:
        return None
    from lxml import etree

    found = tree.xpath(expression)
    parts = found if isinstance(found, list) else [str(found)]
    texts = (
        plain_text(
            one
            if isinstance(one, str)
            else etree.tostring(one, encoding="unicode", with_tail=False),
            lines=lines,
        )
        for one in parts
    )
    return ("\n" if lines else " ").join(text for text in texts if text) or None
