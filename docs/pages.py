"""What the generators of documentation share: blocks between markers, writing and checking."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

ROOT = Path(__file__).parents[1]

_BLOCK = re.compile(r"(<!-- generated: (?P<what>[^>]+?) -->\n).*?(<!-- end -->)", re.DOTALL)


def fill(page: str, make: Callable[[str], str]) -> str:
    """The page with every block ``<!-- generated: WHAT -->`` … ``<!-- end -->`` made anew."""
    return _BLOCK.sub(lambda m: f"{m[1]}\n{make(m['what']).strip()}\n\n{m[3]}", page)


def table(heads: list[str], rows: list[list[str]]) -> str:
    """A Markdown table."""
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join("| " + " | ".join(map(_cell, line)) + " |" for line in lines)


def deliver(pages: Mapping[Path, str]) -> None:
    """Write the pages that differ; with ``--check``, name them and leave with status 1."""
    stale = [path for path, text in pages.items() if _text_of(path) != text]
    if "--check" in sys.argv[1:]:
        names = ", ".join(str(path.relative_to(ROOT)) for path in stale)
        script = Path(sys.argv[0]).resolve().relative_to(ROOT)
        sys.exit(f"{names}: out of date; run: .venv/bin/python {script}" if stale else 0)
    for path in stale:
        path.write_text(pages[path], encoding="utf-8")


def _text_of(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.exists() else None


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")
