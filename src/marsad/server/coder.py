"""The coder of a server: made when first needed, used by one request at a time."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Protocol

from marsad.archive.time_limit import OutOfTimeError, seconds_left
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

    def code(self, article: Article) -> Record:
        """The record of an article."""
        with self._my_turn():
            return self._ready().code(article)

    def explain(self, article: Article) -> Explanation:
        """The record of an article with its derivation."""
        with self._my_turn():
            return self._ready().explain(article)

    @contextmanager
    def _my_turn(self) -> Iterator[None]:
        """The coder for this thread alone; `OutOfTimeError` when others have it for too long."""
        left = seconds_left()
        if not self._turn.acquire(timeout=-1 if left is None else max(0.0, left)):
            raise OutOfTimeError
        try:
            yield
        finally:
            self._turn.release()

    def _ready(self) -> ExplainingCoder:
        if self._coder is None:
            self._coder = self._make()
        return self._coder
