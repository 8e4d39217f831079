"""Keeping an archive current: round after round, until told to stop."""

from __future__ import annotations

import threading
from contextlib import closing
from pathlib import Path

from marsad.archive import Archive, ArchiveError
from marsad.follow.clock import Clock
from marsad.follow.gathering import Tell
from marsad.follow.rounds import Rounds
from marsad.follow.settings import Settings
from marsad.follow.tally import Tally
from marsad.jobs import CoderFactory

_AFTER_A_FAULT = 60.0


class Follower:
    """Follows the feeds of a feeds file into an archive.

    `run` works in the calling thread; `start` and `stop` do so in a thread of their own, for a
    server. Stopping lets the article in hand come to its end; nothing acknowledged is ever lost.
    """

    def __init__(
        self,
        settings: Settings,
        place: str | Path,
        factory: CoderFactory,
        tell: Tell,
        *,
        feeds_out: Path | None = None,
        clock: Clock | None = None,
    ) -> None:
        """``tell`` takes lines for the person who watches; they hold text from outside."""
        self._settings = settings
        self._place = place
        self._factory = factory
        self._tell = tell
        self._feeds_out = feeds_out
        self._clock = clock or Clock()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Follow in a thread."""
        self._thread = threading.Thread(target=self._run_alone, name="follower", daemon=True)
        self._thread.start()

    def stop(self, wait: float = 30.0) -> None:
        """Come to an end after the article in hand, and wait for it so many seconds."""
        self._clock.stop()
        if self._thread is not None:
            self._thread.join(wait)

    def run(self, *, once: bool = False) -> Tally:
        """Go round until it is time to stop, or once; what it all came to.

        Once: every feed is looked at that is not put off after a failure.
        """
        total = Tally()
        with Archive(self._place) as archive, closing(self._rounds(archive)) as rounds:
            while True:
                try:
                    total.update(rounds.go(once=once))
                    wait = rounds.until_next()
                except ArchiveError as error:
                    if once:
                        raise
                    self._tell(f"error: {error}; trying again in {_AFTER_A_FAULT:.0f} s")
                    wait = _AFTER_A_FAULT
                if not once:
                    self._clock.wait(wait)
                if once or self._clock.stopped:
                    return total

    def _run_alone(self) -> None:
        """The life of the thread: a fault in it is told, for nobody else would."""
        try:
            self.run()
        except Exception as error:  # noqa: BLE001
            self._tell(f"error: following has ended: {type(error).__name__}: {error}")

    def _rounds(self, archive: Archive) -> Rounds:
        return Rounds(
            self._settings, archive, self._factory, self._tell, self._clock, self._feeds_out
        )
