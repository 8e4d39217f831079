"""Requests are worked on in turn, so that none is slowed down by many others beside it."""

from __future__ import annotations

import asyncio

from litestar.types import ASGIApp, Receive, Scope, Send

_SECONDS = 0.25
"""How long a request keeps its turn: one that takes longer goes on beside the next."""


class Turns:
    """An application that works on so many requests at a time, the first that came first."""

    def __init__(self, inside: ASGIApp, at_once: int) -> None:
        self._inside = inside
        self._free = asyncio.Semaphore(at_once)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request when its turn has come."""
        await self._free.acquire()
        turn = _Turn(self._free)
        end = asyncio.get_running_loop().call_later(_SECONDS, turn.end)
        try:
            await self._inside(scope, receive, send)
        finally:
            end.cancel()
            turn.end()


class _Turn:
    """A turn, which ends once."""

    def __init__(self, free: asyncio.Semaphore) -> None:
        self._free = free
        self._ended = False

    def end(self) -> None:
        """Let another request begin."""
        if not self._ended:
            self._ended = True
            self._free.release()
