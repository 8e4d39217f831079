"""Pages that parsers of HTML may take minutes for, and reading them within a limit of time.

Their time grows with the square of what some pages hold: a tag with a hundred thousand attributes,
as many tags within each other. A page of such a form is read in a process of its own, which is
ended when it takes too long; all others are read here, which is a thousand times quicker to begin.
"""

from __future__ import annotations

import multiprocessing
import re
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any

from marsad.readers.markup import without_hidden

LONGEST = 20.0
"""Seconds for a page of an odd form."""

_MOST_TAGS = 20_000
_MOST_PIECES = 3_000
"""Words, or pieces between slashes, from one tag to the next."""
_PIECE = re.compile(r"[\s/]+")


def is_odd(page: str) -> bool:
    """Whether a page has so many tags, or so much in one, that reading it may take long."""
    markup = without_hidden(page)
    if markup.count("<") > _MOST_TAGS:
        return True
    return any(
        len(part) > _MOST_PIECES and len(_PIECE.findall(part)) > _MOST_PIECES
        for part in markup.split("<")
    )


Fields = dict[str, Any]
"""Title, body, date… of an article, as an input line has them."""
Extractor = Callable[[str], Fields | None]
"""Takes the article out of a page; picklable, since it may be called in another process."""


class ExtractionError(Exception):
    """The article could not be taken out: one clause that says why."""


def extract_in_time(extractor: Extractor, page: str, longest: float = LONGEST) -> Fields | None:
    """What an extractor finds in a page; null when the page holds no article."""
    if is_odd(page):
        return _in_a_process(extractor, page, longest)
    try:
        return extractor(page)
    except Exception as error:  # whatever a page does to the extractor, the others go on
        raise ExtractionError(_fault(error)) from error


def _fault(error: Exception) -> str:
    return f"the extractor failed with {type(error).__name__}: {error}"


def _in_a_process(extractor: Extractor, page: str, longest: float) -> Fields | None:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_work, args=(theirs, extractor, page), daemon=True)
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


def _work(pipe: Connection, extractor: Extractor, page: str) -> None:
    """The life of a process: one page."""
    try:
        pipe.send(extractor(page))
    except Exception as error:  # noqa: BLE001 - it is told where it can be
        pipe.send(_fault(error))
