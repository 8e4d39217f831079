"""Pages that parsers of HTML may take minutes for.

Their time grows with the square of what some pages hold: a tag with a hundred thousand attributes,
as many tags within each other.
"""

from __future__ import annotations

import re

_MOST_TAGS = 20_000
_MOST_PIECES = 3_000
"""Words, or pieces between slashes, from one tag to the next."""
_NO_MARKUP = re.compile(
    r"<script\b.{0,2000000}?</script|<style\b.{0,2000000}?</style|<!--.{0,2000000}?-->",
    re.IGNORECASE | re.DOTALL,
)
_PIECE = re.compile(r"[\s/]+")


def is_odd(page: str) -> bool:
    """Whether a page has so many tags, or so much in one, that reading it may take long."""
    markup = _NO_MARKUP.sub("", page)
    if markup.count("<") > _MOST_TAGS:
        return True
    return any(
        len(part) > _MOST_PIECES and len(_PIECE.findall(part)) > _MOST_PIECES
        for part in markup.split("<")
    )
