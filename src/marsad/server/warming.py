"""The overview, worked out before anybody asks for it: at the start, and after what is written."""

from __future__ import annotations

import asyncio
import logging
from typing import Any

from litestar.types import ASGIApp, HTTPScope, Message

from marsad.archive import Archive, ArchiveError

FIRST_PAGE = (("/api/archive", b""), ("/api/overview", b"days=90"))
"""What the workbench asks for first: paths and queries."""
_PAUSE = 5.0
"""Seconds between two looks at whether something was written."""

_log = logging.getLogger(__name__)


async def keep_warm(inside: ASGIApp, archive: Archive) -> None:
    """Ask for the first page whenever its answer has become old, until cancelled."""
    answered: str | None = None
    while True:
        try:
            state = await asyncio.to_thread(archive.state)
            if state != answered:
                for path, query in FIRST_PAGE:
                    await _ask(inside, path, query)
                answered = state
        except ArchiveError as error:
            _log.warning("%s", error)
        await asyncio.sleep(_PAUSE)


async def _ask(inside: ASGIApp, path: str, query: bytes) -> None:
    scope: Any = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "GET",
        "scheme": "http", "path": path, "raw_path": path.encode(), "query_string": query,
        "root_path": "", "headers": [(b"host", b"localhost")], "client": None, "server": None,
        "state": {}, "extensions": {},
    }  # fmt: skip
    request: HTTPScope = scope

    async def receive() -> Any:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(_: Message) -> None:
        """The answer is remembered on its way."""

    await inside(request, receive, send)
