"""How long a request may take: its work is stopped, and the answer says so."""

from __future__ import annotations

import asyncio

from litestar.types import ASGIApp, Message, Receive, Scope, Send

from marsad.archive.time_limit import within
from marsad.server.problems import RequestError, send_problem
from marsad.server.settings import Settings

_LONG = "/api/export/"
"""Addresses below give much, bit by bit."""
_MARGIN = 2
"""Seconds for the work to stop by itself, and tell so, before it is left alone."""


class TimeLimits:
    """An application whose answers take no longer than the settings say."""

    def __init__(self, inside: ASGIApp, settings: Settings) -> None:
        self._inside = inside
        self._settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, in time or with a problem."""
        begun = False

        async def noting(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        long = str(scope["path"]).startswith(_LONG)
        seconds = self._settings.export_seconds if long else self._settings.seconds
        try:
            with within(seconds):
                await asyncio.wait_for(self._inside(scope, receive, noting), seconds + _MARGIN)
        except TimeoutError:
            if begun:
                raise  # the rest will not come: the connection is cut, so that it is seen
            await send_problem(send, RequestError(504, "this takes too long; ask for less"))
