"""The coder of a server: made when first needed, used by one request at a time."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from typing import Protocol

from marsad.article import build_article
from marsad.explanation import Explanation
from marsad.record import Article, Record


class ExplainingCoder(Protocol):
    """A coder that can also tell why."""

    def code(self, article: Article, /) -> Record:
        """The record of the article."""

    def explain(self, article: Article, /) -> Explanation:
        """The record with the derivation of all that it holds."""


class SharedCoder:
    """A coder that several threads may ask; it remembers words, so they take turns."""

    def __init__(self, make: Callable[[], ExplainingCoder]) -> None:
        self._make = make
        self._coder: ExplainingCoder | None = None
        self._turn = threading.Lock()

    def code(self, line: Mapping[str, object]) -> Record:
        """The record of an article; `InputError` when it is none."""
        article = build_article(line)
        with self._turn:
            return self._ready().code(article)

    def explain(self, article: Article) -> Explanation:
        """The record of an article with its derivation."""
        with self._turn:
            return self._ready().explain(article)

    def _ready(self) -> ExplainingCoder:
        if self._coder is None:
            self._coder = self._make()
        return self._coder
