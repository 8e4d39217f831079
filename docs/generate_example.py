"""Fills the worked example of ``README.md``: ``python docs/generate_example.py [--check]``.

The article is one of the sample dispatches; a block ``<!-- generated: KIND ID -->`` holds its text,
what ``marsad show`` draws of it, or the JSON of one event.
"""

from __future__ import annotations

import io
import json
from typing import Any

import msgspec
from pages import ROOT, deliver, fill
from rich.console import Console

import marsad
from marsad.cli.demo import sample_articles
from marsad.cli.draw import draw_record

PAGE = ROOT / "README.md"
WIDTH = 96
_KEPT = {
    "event": ("type", "mode", "status", "trigger", "actors", "date", "place", "said_by", "rule"),
    "trigger": ("text", "start", "end"),
    "actors": ("text", "start", "end", "entity", "name_en", "country", "sectors"),
    "date": ("text", "start", "end", "value"),
    "place": ("text", "start", "end", "name_en", "country", "lat", "lon", "geonames"),
    "said_by": ("text", "start", "end", "kind", "named", "country"),
}
"""Keys that the JSON in the page shows; the others are left out for space."""


def main() -> None:
    """Fill the page, or check it."""
    deliver({PAGE: fill(PAGE.read_text(encoding="utf-8"), make)})


def make(what: str) -> str:
    """The block that a marker asks for."""
    kind, article_id = what.split()
    [article] = [one.article for one in sample_articles() if one.article.id == article_id]
    if kind == "article":
        title, *paragraphs = article.text.split("\n")
        return "\n\n".join(['<div dir="rtl">', f"**{title}**", *paragraphs, "</div>"])
    record = marsad.code(article)
    return _shown(record) if kind == "show" else _event(record)


def _shown(record: marsad.Record) -> str:
    """The text and the events as ``marsad show`` draws them; what follows is cut."""
    console = Console(
        file=io.StringIO(), width=WIDTH, highlight=False, markup=False, emoji=False, no_color=True
    )
    draw_record(console, record)
    assert isinstance(console.file, io.StringIO)
    lines = [line.rstrip() for line in console.file.getvalue().rstrip().split("\n")]
    cut = next((n for n, line in enumerate(lines) if line.startswith("S1 ")), len(lines) - 1)
    return "\n".join(["```text", *lines[:cut], "[…]", lines[-1], "```"])


def _event(record: marsad.Record) -> str:
    """The event with the longest chain of attribution, as JSON."""
    event = max(record.events, key=lambda one: len(one.said_by))
    drawn = json.dumps(_trimmed(msgspec.to_builtins(event), "event"), ensure_ascii=False, indent=2)
    return f"```json\n{drawn}\n```"


def _trimmed(value: Any, what: str) -> Any:
    if isinstance(value, (list, tuple)):
        return [_trimmed(one, what) for one in value]
    if not isinstance(value, dict) or what not in _KEPT:
        return value
    return {key: _trimmed(value[key], key) for key in _KEPT[what] if value[key] is not None}


if __name__ == "__main__":
    main()
