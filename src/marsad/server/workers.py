"""Several processes that answer at one address, and the one that looks after them.

They are forked, so that what all of them need is in memory once. The parent does nothing but wait:
it starts a new one for one that has died, and stops all when it is told to stop.
"""

from __future__ import annotations

import os
import signal
import socket
import sys
import threading
import time
import traceback
from collections.abc import Callable, Sequence
from typing import Any, NoReturn

Work = Callable[[], None]
"""What a process does until it gets SIGTERM."""

CAN_FORK = hasattr(os, "fork")
_LEAST_SECONDS = 1.0
"""Between two starts of the same process."""
_SIGNS = (signal.SIGTERM, signal.SIGINT)


class SharedSocket(socket.socket):
    """A listening socket of several processes, whose queue none of them shortens.

    Each takes connections one by one, as asyncio does when it is told of a queue of one, so that
    the others get theirs.
    """

    def listen(self, _waiting: int = 0, /) -> None:
        """It listens already."""


class Workers:
    """Processes that work until this one is told to stop."""

    def __init__(self, works: Sequence[Work], told: Callable[[str], None]) -> None:
        self._works = works
        self._told = told
        self._running: dict[int, int] = {}
        """The places of works by the numbers of their processes."""
        self._started: dict[int, float] = {}
        self._stopping = False
        self._end, self._life = os.pipe()
        """The pipe ends when this process does, however it ends."""

    def run(self) -> None:
        """Have all work done, until SIGTERM or SIGINT."""
        for sign in _SIGNS:
            signal.signal(sign, self._stop)
        for place in range(len(self._works)):
            self._start(place)
        while self._running:
            process, _ = os.waitpid(-1, 0)
            place = self._running.pop(process)
            if self._stopping:
                continue
            self._told("a process of the server has died; another one takes its place")
            time.sleep(max(0.0, self._started[place] + _LEAST_SECONDS - time.monotonic()))
            if not self._stopping:
                self._start(place)

    def _stop(self, *_: Any) -> None:
        self._stopping = True
        for process in list(self._running):
            os.kill(process, signal.SIGTERM)

    def _start(self, place: int) -> None:
        self._started[place] = time.monotonic()
        signal.pthread_sigmask(signal.SIG_BLOCK, _SIGNS)  # none comes before the child is noted
        process = os.fork()
        if process == 0:
            self._be_child(self._works[place])
        self._running[process] = place
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _SIGNS)

    def _be_child(self, work: Work) -> NoReturn:
        status = 1
        try:
            os.close(self._life)
            os.setpgid(0, 0)  # Ctrl-C comes through the parent
            for sign in _SIGNS:
                signal.signal(sign, signal.SIG_DFL)
            signal.pthread_sigmask(signal.SIG_UNBLOCK, _SIGNS)
            threading.Thread(target=self._stop_with_parent, daemon=True).start()
            work()
            status = 0
        except Exception:  # noqa: BLE001
            traceback.print_exc()
        finally:
            sys.stderr.flush()
            os._exit(status)

    def _stop_with_parent(self) -> None:
        os.read(self._end, 1)
        os.kill(os.getpid(), signal.SIGTERM)
