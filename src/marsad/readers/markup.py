"""Pieces of HTML as plain text: titles and summaries of feeds."""

from __future__ import annotations

import html
import re

_HIDDEN = re.compile(r"<(script|style)\b.{0,100000}?</\1\s*>", re.IGNORECASE | re.DOTALL)
_BLOCK = re.compile(
    r"<(?:/?(?:p|div|h[1-6]|li|ul|ol|blockquote|tr|table)|br)\b[^<>]{0,2000}>", re.I
)
_TAG = re.compile(r"<(?:[a-zA-Z/!?][^<>]{0,5000})>")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_BREAK = "\n"


def plain_text(markup: object, *, lines: bool = False) -> str | None:
    """The text without tags and entities, also of HTML that was escaped twice; null for none.

    ``lines``: keep paragraphs apart; otherwise all is one line.
    """
    if not isinstance(markup, str):
        return None
    text = _strip(html.unescape(_strip(markup)))
    text = without_controls(html.unescape(text)).replace("\xa0", " ")
    if not lines:
        return " ".join(text.split()) or None
    kept = (" ".join(line.split()) for line in text.splitlines())
    return "\n".join(line for line in kept if line) or None


def without_controls(text: str) -> str:
    """The text without what XML cannot hold."""
    return _CONTROLS.sub("", text)


def _strip(text: str) -> str:
    text = _HIDDEN.sub(" ", text)
    return _TAG.sub("", _BLOCK.sub(_BREAK, text))
