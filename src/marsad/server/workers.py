"""Several processes that answer at one address, and the one that looks after them.

They are forked, so that what all of them need is in memory once. The parent does nothing but wait:
it starts a new one for one that has died, and stops all when it is told to stop.
"""

from __future__ import annotations

import mmap
import os
import signal
import socket
import sys
import threading
import time
import traceback
from collections.abc import Callable, Sequence, Sized
from typing import Any, NoReturn

Work = Callable[[int], None]
"""What a process does until it gets SIGTERM; it is given its place among the others."""

CAN_FORK = hasattr(os, "fork")
_LEAST_SECONDS = 1.0
"""Between two starts of the same process."""
_TIMES_LEFT, _TIME_LEFT = 20, 0.001
"""How often, and for how many seconds, a process leaves a connection to others."""
_NUMBER = 4
"""Bytes of a number that processes share."""
_SIGNS = (signal.SIGTERM, signal.SIGINT)


class SharedSocket(socket.socket):
    """A listening socket of several processes, of which each takes its share of the connections.

    For asyncio it has a queue of one: then it takes connections one by one.
    """

    def __init__(self, listening: socket.socket, processes: int) -> None:
        super().__init__(fileno=listening.detach())
        self._open = memoryview(mmap.mmap(-1, _NUMBER * processes)).cast("I")
        """How many connections each process has, seen by all."""
        self._place = 0
        self._connections: Sized = ()
        self._left = 0

    def belongs_to(self, place: int, connections: Sized) -> None:
        """From now on it is that of a process, which has these connections."""
        self._place, self._connections = place, connections

    def listen(self, _waiting: int = 0, /) -> None:
        """It listens already."""

    def accept(self) -> tuple[socket.socket, Any]:
        """Take a connection, unless another process has fewer: then it is left to that, a while."""
        mine = self._open[self._place] = len(self._connections)
        if mine > min(self._open) and self._left < _TIMES_LEFT:
            self._left += 1
            time.sleep(_TIME_LEFT)
            raise BlockingIOError
        self._left = 0
        return super().accept()


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
            self._be_child(place)
        self._running[process] = place
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _SIGNS)

    def _be_child(self, place: int) -> NoReturn:
        status = 1
        try:
            os.close(self._life)
            os.setpgid(0, 0)  # Ctrl-C comes through the parent
            for sign in _SIGNS:
                signal.signal(sign, signal.SIG_DFL)
            signal.pthread_sigmask(signal.SIG_UNBLOCK, _SIGNS)
            threading.Thread(target=self._stop_with_parent, daemon=True).start()
            self._works[place](place)
            status = 0
        except Exception:  # noqa: BLE001
            traceback.print_exc()
        finally:
            sys.stderr.flush()
            os._exit(status)

    def _stop_with_parent(self) -> None:
        os.read(self._end, 1)
        os.kill(os.getpid(), signal.SIGTERM)
