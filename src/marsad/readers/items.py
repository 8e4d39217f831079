"""What readers yield: articles, and what was wrong with what was none."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import msgspec

from marsad.record import Article

Severity = Literal["error", "warning", "note"]


class ReadArticle(msgspec.Struct, frozen=True, kw_only=True):
    """An article and where it was found."""

    article: Article
    file: str
    line: int | None = None

    @property
    def where(self) -> str:
        """``file`` or ``file:line``."""
        return self.file if self.line is None else f"{self.file}:{self.line}"


class ReadProblem(msgspec.Struct, frozen=True, kw_only=True):
    """Something that a reader could not read, or read with a doubt."""

    file: str
    message: str
    line: int | None = None
    severity: Severity = "error"
    """An ``error`` costs the article, a ``warning`` part of it, a ``note`` nothing."""

    @property
    def where(self) -> str:
        """``file`` or ``file:line``."""
        return self.file if self.line is None else f"{self.file}:{self.line}"


class Defaults(msgspec.Struct, frozen=True, kw_only=True):
    """What the caller knows of articles that do not say it themselves."""

    published: str | None = None
    publisher: str | None = None


Item = ReadArticle | ReadProblem


def first_articles(items: Iterator[Item], limit: int | None) -> Iterator[Item]:
    """The items up to the article that makes the number full."""
    remaining = limit
    for item in items:
        yield item
        if remaining is not None and not isinstance(item, ReadProblem):
            remaining -= 1
            if not remaining:
                return
