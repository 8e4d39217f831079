"""Reading an archive: each question for itself, or several that see it at one moment."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine

from marsad.archive import opening
from marsad.archive.opening import faults


class Reader:
    """Gives connections for reading; several threads may ask."""

    def __init__(self, engine: Engine, place: str) -> None:
        self._engine = engine
        self._place = place
        self._here = threading.local()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees the archive as it is now, or as the block sees it that this
        thread is in."""
        held: Connection | None = getattr(self._here, "connection", None)
        if held is not None:
            yield held
            return
        with faults(self._place), opening.reading(self._engine) as connection:
            yield connection

    @contextmanager
    def at_once(self) -> Iterator[None]:
        """A block in which this thread sees the archive as it is at the first question, whatever is
        written meanwhile; one transaction serves all that is asked."""
        with self.reading() as connection:
            before = getattr(self._here, "connection", None)
            self._here.connection = connection
            try:
                yield
            finally:
                self._here.connection = before
