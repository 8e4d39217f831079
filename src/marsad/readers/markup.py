"""Pieces of HTML as plain text: titles and summaries of feeds."""

from __future__ import annotations

import html
import re

_HIDING = re.compile(r"<(script|style)\b|<(!)--", re.IGNORECASE)
_ENDS = {
    "script": re.compile(r"</script\s*>", re.IGNORECASE),
    "style": re.compile(r"</style\s*>", re.IGNORECASE),
    "!": re.compile("-->"),
}
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


def without_hidden(markup: str) -> str:
    """The markup without scripts, styles and comments; one that does not end hides nothing.

    What has no end is looked for once: a pattern that did it for each beginning would take time
    with the square of their number.
    """
    kept: list[str] = []
    endless: set[str] = set()
    at = 0
    while found := _HIDING.search(markup, at):
        sort = (found[1] or found[2]).lower()
        end = None if sort in endless else _ENDS[sort].search(markup, found.end())
        if end is None:
            endless.add(sort)
        kept += [markup[at : found.end()]] if end is None else [markup[at : found.start()], " "]
        at = found.end() if end is None else end.end()
    return "".join([*kept, markup[at:]])


def _strip(text: str) -> str:
    text = without_hidden(text)
    return _TAG.sub("", _BLOCK.sub(_BREAK, text))
