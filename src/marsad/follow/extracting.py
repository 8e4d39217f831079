"""Taking the article out of a page, within a limit of time.

Parsers of HTML take time with the square of what some pages hold: a tag with a hundred thousand
attributes costs minutes. A page of such a form is read in a process of its own, which is ended
when it takes too long; all others are read here, which is a thousand times quicker to begin.
"""

from __future__ import annotations

import multiprocessing
from multiprocessing.connection import Connection
from typing import Any

from marsad.follow.settings import Selectors
from marsad.readers.html import extract_article
from marsad.readers.markup import plain_text
from marsad.readers.odd_pages import is_odd

LONGEST = 20.0
"""Seconds for a page of an odd form."""

Fields = dict[str, Any]


class ExtractionError(Exception):
    """The article could not be taken out: one clause that says why."""


def extract(page: str, selectors: Selectors | None, longest: float = LONGEST) -> Fields | None:
    """Title, body, date… of the article; null when the page holds none."""
    if is_odd(page):
        return _in_a_process(page, selectors, longest)
    try:
        return _fields(page, selectors)
    except Exception as error:  # whatever a page does to the extractor, the others go on
        raise ExtractionError(_fault(error)) from error


def _fields(page: str, selectors: Selectors | None) -> Fields | None:
    found = None if selectors is None else _by_selectors(page, selectors)
    return found or extract_article(page)


def _fault(error: Exception) -> str:
    return f"the extractor failed with {type(error).__name__}: {error}"


def _in_a_process(page: str, selectors: Selectors | None, longest: float) -> Fields | None:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_work, args=(theirs, page, selectors), daemon=True)
    process.start()
    theirs.close()
    try:
        if not ours.poll(longest):
            raise ExtractionError(f"the page is of an odd form and took more than {longest:g} s")
        found: Fields | str | None = ours.recv()
    except EOFError:
        raise ExtractionError("the page is of an odd form and broke the extractor") from None
    finally:
        process.kill()
        process.join()
        process.close()
        ours.close()
    if isinstance(found, str):
        raise ExtractionError(found)
    return found


def _work(pipe: Connection, page: str, selectors: Selectors | None) -> None:
    """The life of a process: one page."""
    try:
        pipe.send(_fields(page, selectors))
    except Exception as error:  # noqa: BLE001 - it is told where it can be
        pipe.send(_fault(error))


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
