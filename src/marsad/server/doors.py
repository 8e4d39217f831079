"""Who may come in: hosts, origins and tokens, looked at before anything else is done.

Reading is free on this machine. Writing needs a token, and so does everything for others than this
machine (``--public``), but for feeds at their secret addresses. A page from elsewhere, open in the
browser of whoever runs the server, must not reach it: neither under a name of its own that it lets
point here (DNS rebinding), nor by requests across origins.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Mapping
from urllib.parse import parse_qs, urlsplit

from litestar.types import ASGIApp, HTTPScope, Receive, Scope, Send

from marsad.archive import Archive, ArchiveError
from marsad.server.problems import RequestError, of_archive, send_problem
from marsad.server.settings import Settings

LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
"""Names under which a machine talks to itself."""
FREE = frozenset({"/api/code"})
"""Addresses to which anybody on this machine may send: nothing is kept of it."""
_READING = frozenset({"GET", "HEAD", "OPTIONS"})
_HOST = re.compile(r"(?:\[(?P<six>[0-9a-fA-F:.]+)\]|(?P<name>[^:\[\]]+))(?::\d+)?")
_FEED = re.compile(r"/api/watches/([\w-]+)\.(?:atom|json)")
_BEARER = re.compile(r"bearer +(\S+) *", re.IGNORECASE)


class Doors:
    """An application behind doors."""

    def __init__(self, inside: ASGIApp, archive: Archive, settings: Settings) -> None:
        self._inside = inside
        self._archive = archive
        self._public = settings.public

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request in, or tell why not."""
        request: HTTPScope = scope  # type: ignore[assignment]  # a server of HTTP only
        headers = _headers(request)
        try:
            self._check_host(headers)
            _check_origin(request, headers)
            if self._needs_token(request) and not await self._has_key_of_feed(request):
                request["user"] = await self._holder(headers)
        except RequestError as error:
            await send_problem(send, error)
            return
        await self._inside(scope, receive, send)

    def _check_host(self, headers: Mapping[str, str]) -> None:
        if not self._public and _host_name(headers.get("host", "")) not in LOOPBACK:
            raise RequestError(421, "this server answers at 127.0.0.1 and localhost only")

    def _needs_token(self, request: HTTPScope) -> bool:
        """Whether the request may be made by bearers of a token only.

        The files of the workbench hold nothing of the archive: they come without.
        """
        if self._public:
            return is_api(request["path"])
        return request["method"] not in _READING and request["path"] not in FREE

    async def _has_key_of_feed(self, request: HTTPScope) -> bool:
        """Whether somebody reads a feed whose secret address is known to them."""
        found = _FEED.fullmatch(request["path"])
        key = parse_qs(request["query_string"]).get(b"key")
        if found is None or key is None or request["method"] not in _READING:
            return False
        try:
            return await asyncio.to_thread(
                self._archive.feed_keys.fits, found[1], key[-1].decode("latin-1")
            )
        except ArchiveError as error:
            raise of_archive(error) from error

    async def _holder(self, headers: Mapping[str, str]) -> str:
        given = _BEARER.fullmatch(headers.get("authorization", ""))
        if given is None:
            raise _unauthorised(
                "this needs a token: Authorization: Bearer TOKEN (marsad token new)"
            )
        try:
            holder = await asyncio.to_thread(self._archive.tokens.holder, given[1])
        except ArchiveError as error:
            raise of_archive(error) from error
        if holder is None:
            raise _unauthorised("no such token; it may have been revoked")
        return holder


def is_api(path: str) -> bool:
    """Whether an address is one of the API."""
    return path == "/api" or path.startswith("/api/")


def _headers(request: HTTPScope) -> dict[str, str]:
    return {name.decode("latin-1"): value.decode("latin-1") for name, value in request["headers"]}


def _host_name(host: str) -> str:
    """The name in a Host header, without its port."""
    found = _HOST.fullmatch(host)
    return "" if found is None else (found["six"] or found["name"]).lower()


def _check_origin(request: HTTPScope, headers: Mapping[str, str]) -> None:
    """Refuse what pages of other origins send, but for links that somebody follows."""
    if not is_api(request["path"]):
        return
    reading = request["method"] in _READING
    followed = reading and headers.get("sec-fetch-mode") == "navigate"
    if headers.get("sec-fetch-site") in ("cross-site", "same-site") and not followed:
        raise RequestError(403, "pages of other origins may not ask this server")
    origin = headers.get("origin")
    if origin is not None and not reading and urlsplit(origin).netloc != headers.get("host"):
        raise RequestError(403, "pages of other origins may not write to this server")


def _unauthorised(detail: str) -> RequestError:
    return RequestError(401, detail, headers={"www-authenticate": "Bearer"})
