"""The time, and waiting that can be cut short."""

from __future__ import annotations

import threading
import time
from datetime import UTC, datetime


class Clock:
    """The time of day, and the wish to stop, which every wait obeys."""

    def __init__(self) -> None:
        self._stopped = threading.Event()

    def now(self) -> float:
        """Seconds since 1970."""
        return time.time()

    def wait(self, seconds: float) -> None:
        """Let time pass, or return at once when it is time to stop."""
        if seconds > 0:
            self._stopped.wait(seconds)

    def stop(self) -> None:
        """Ask everybody to come to an end."""
        self._stopped.set()

    @property
    def stopped(self) -> bool:
        """Whether it is time to stop."""
        return self._stopped.is_set()


def written(moment: float) -> str:
    """A time in ISO 8601, UTC, to the second."""
    return datetime.fromtimestamp(moment, UTC).isoformat(timespec="seconds")
