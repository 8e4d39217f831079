"""How long a question may take: the work stops, in the database too, when its time is over."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from marsad.archive.errors import ArchiveError

_end: ContextVar[float | None] = ContextVar("end", default=None)
"""When the work of this thread or task has to be done, by the monotonic clock."""


class OutOfTimeError(ArchiveError):
    """The question takes longer than it may."""

    def __init__(self) -> None:
        super().__init__("the question takes too long; ask for less: fewer days, or a limit")


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """The work that is begun inside has so much time."""
    token = _end.set(time.monotonic() + seconds)
    try:
        yield
    finally:
        _end.reset(token)


def seconds_left() -> float | None:
    """How much time is left; null for as long as it takes."""
    end = _end.get()
    return None if end is None else end - time.monotonic()


def is_over() -> bool:
    """Whether the time is over."""
    left = seconds_left()
    return left is not None and left <= 0


def check() -> None:
    """`OutOfTimeError` when the time is over."""
    if is_over():
        raise OutOfTimeError
