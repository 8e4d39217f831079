"""Answers that still hold: by the state of the archive, and by what codes.

Every answer to a GET bears a tag (ETag) of both. A client that has the answer under that tag gets
«not modified»; otherwise an answer that was worked out before is given again.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from concurrent.futures import ThreadPoolExecutor

import msgspec
from litestar.types import ASGIApp, HTTPScope, Message, Receive, Scope, Send

from marsad.archive import Archive, ArchiveError
from marsad.server.doors import is_api
from marsad.server.problems import of_archive, send_problem

_MOST_BYTES = 32_000_000
_LARGEST = 1_000_000
"""Bytes of an answer that is kept."""

HeaderList = list[tuple[bytes, bytes]]


class Answer(msgspec.Struct, frozen=True):
    """An answer that was given."""

    tag: bytes
    headers: HeaderList
    body: bytes


class Memory:
    """The answers that were asked for last, up to so many bytes."""

    def __init__(self, most: int = _MOST_BYTES) -> None:
        self._most = most
        self._bytes = 0
        self._answers: OrderedDict[bytes, Answer] = OrderedDict()

    def get(self, address: bytes, tag: bytes) -> Answer | None:
        """The answer at an address, if it still holds."""
        found = self._answers.get(address)
        if found is None or found.tag != tag:
            return None
        self._answers.move_to_end(address)
        return found

    def keep(self, address: bytes, answer: Answer) -> None:
        """Remember an answer; those that nobody has asked for longest make room."""
        old = self._answers.pop(address, None)
        if old is not None:
            self._bytes -= _size(address, old)
        self._answers[address] = answer
        self._bytes += _size(address, answer)
        while self._bytes > self._most:
            gone, lost = self._answers.popitem(last=False)
            self._bytes -= _size(gone, lost)


def _size(address: bytes, answer: Answer) -> int:
    return len(address) + len(answer.body) + 1000


class Freshness:
    """An application that does not work out again what still holds."""

    def __init__(self, inside: ASGIApp, archive: Archive, coder: str) -> None:
        self._inside = inside
        self._archive = archive
        self._coder = coder
        self._memory = Memory()
        self._glances = ThreadPoolExecutor(1, thread_name_prefix="marsad-state")
        """What is known already does not wait for what is worked out."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        request: HTTPScope = scope  # type: ignore[assignment]  # a server of HTTP only
        if request["method"] != "GET" or not is_api(request["path"]):
            await self._inside(scope, receive, send)
            return
        try:
            state = await self._state()
        except ArchiveError as error:
            await send_problem(send, of_archive(error))
            return
        tag = f'"{state}-{self._coder}"'.encode()
        address = request["raw_path"].partition(b"?")[0] + b"?" + request["query_string"]
        if _has(request, tag):
            await _send(send, 304, [(b"etag", tag)], b"")
            return
        known = self._memory.get(address, tag)
        if known is not None:
            await _send(send, 200, known.headers, known.body)
            return
        taking = _Taking(send, tag)
        await self._inside(scope, receive, taking)
        if taking.whole:
            self._memory.keep(address, Answer(tag, taking.headers, taking.body))

    async def _state(self) -> str:
        if self._archive.is_file:
            return self._archive.state()  # sooner known than another thread is woken
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._glances, self._archive.state)


class _Taking:
    """Passes an answer on with its tag, and keeps a copy of one that comes in one piece."""

    def __init__(self, send: Send, tag: bytes) -> None:
        self._send = send
        self._tag = tag
        self._good = False
        self.headers: HeaderList = []
        self.body = b""
        self.whole = False

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self._good = message["status"] == 200
            if self._good:
                self.headers = [*message["headers"], (b"etag", self._tag)]
                message["headers"] = self.headers
        elif message["type"] == "http.response.body" and self._good and not message["more_body"]:
            self.body = message["body"]
            self.whole = self._in_one_piece()
        await self._send(message)

    def _in_one_piece(self) -> bool:
        length = next((v for n, v in self.headers if n.lower() == b"content-length"), b"")
        return length == str(len(self.body)).encode() and len(self.body) <= _LARGEST


def _has(request: HTTPScope, tag: bytes) -> bool:
    """Whether the client has the answer with this tag."""
    given = b",".join(value for name, value in request["headers"] if name == b"if-none-match")
    return tag in (one.strip().removeprefix(b"W/") for one in given.split(b","))


async def _send(send: Send, status: int, headers: HeaderList, body: bytes) -> None:
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body, "more_body": False})
