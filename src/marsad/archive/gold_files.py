"""Files of annotations: one JSON file an article, and the articles as JSON Lines.

``marsad fit FOLDER/gold --articles FOLDER/articles.jsonl`` and ``marsad evaluate`` read them.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator

import msgspec

from marsad.archive.annotated import Annotated
from marsad.record import Article

ARTICLES = "articles.jsonl"
_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")
_LONGEST = 150


def gold_files(found: Iterable[Annotated]) -> Iterator[tuple[str, bytes]]:
    """The paths of the files, within a folder, and what they hold."""
    lines: list[bytes] = []
    for one in found:
        content = msgspec.json.format(msgspec.json.encode(one.gold), indent=1)
        yield f"gold/{_file_name(one.article.id)}.json", content + b"\n"
        lines.append(msgspec.json.encode(_line(one.article)) + b"\n")
    yield ARTICLES, b"".join(lines)


def _file_name(name: str) -> str:
    """A name that any file system takes, another one for every id."""
    plain = _UNSAFE.sub("_", name.replace("/", "__"))
    if plain.replace("__", "/") == name and len(plain) <= _LONGEST and not plain.startswith("."):
        return plain
    return f"{plain.lstrip('.')[:_LONGEST]}-{hashlib.sha256(name.encode()).hexdigest()[:8]}"


def _line(article: Article) -> dict[str, str]:
    """The article as an input line: its text in one piece."""
    fields = ("id", "url", "publisher", "published", "title", "text")
    return {name: told for name in fields if (told := getattr(article, name))}
