"""A web site on a loopback port, for tests of what follows feeds: as awkward as they need it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar, NamedTuple

from marsad.follow.clock import Clock

NOON = 1_380_024_000.0
"""24 September 2013, 12:00 UTC."""

Behaviour = Callable[[BaseHTTPRequestHandler], None]
"""Writes to the connection what it likes."""


class Answer(NamedTuple):
    """What a path answers."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = {}


class Request(NamedTuple):
    """What was asked."""

    method: str
    path: str
    headers: Mapping[str, str]
    body: bytes


class Site:
    """Paths and what they answer; everything that was asked."""

    def __init__(self, server: ThreadingHTTPServer) -> None:
        self.host = f"127.0.0.1:{server.server_port}"
        self.home = f"http://{self.host}"
        self.pages: dict[str, Answer | Behaviour | list[Answer]] = {}
        """A list is answered one by one; its last for ever."""
        self.requests: list[Request] = []

    def asked(self, but: str = "/robots.txt") -> list[str]:
        """The paths that were asked for, in order."""
        return [one.path for one in self.requests if one.path != but]

    def times(self, path: str) -> int:
        """How often a path was asked for."""
        return self.asked("").count(path)

    def html(self, path: str, title: str, body: str, head: str = "", charset: str = "utf-8") -> str:
        """A page with an article; its address."""
        text = (
            f'<html><head><meta charset="{charset}"><title>{title}</title>{head}</head>'
            f"<body><article><h1>{title}</h1><p>{body}</p></article></body></html>"
        )
        self.pages[path] = Answer(text.encode(charset), headers={"Content-Type": "text/html"})
        return self.home + path


@contextmanager
def running_site() -> Iterator[Site]:
    """A site that runs as long as the block."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.daemon_threads = True
    site = _Handler.site_of[server.server_port] = Site(server)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class _Handler(BaseHTTPRequestHandler):
    site_of: ClassVar[dict[int, Site]] = {}
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self._answer(b"")

    def do_POST(self) -> None:
        self._answer(self.rfile.read(int(self.headers.get("Content-Length", 0))))

    def log_message(self, *_: object) -> None:
        """Keep quiet."""

    def _answer(self, body: bytes) -> None:
        site = self.site_of[self.server.server_address[1]]  # type: ignore[index]
        site.requests.append(Request(self.command, self.path, dict(self.headers), body))
        found = site.pages.get(self.path, Answer(status=404))
        if isinstance(found, list):
            found = found.pop(0) if len(found) > 1 else found[0]
        if not isinstance(found, Answer):
            self.close_connection = True
            found(self)
            return
        etag = found.headers.get("ETag")
        if etag is not None and self.headers.get("If-None-Match") == etag:
            found = Answer(status=304, headers=found.headers)
        self.send_response(found.status)
        for name, value in found.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(found.body)))
        self.end_headers()
        self.wfile.write(found.body)


class FakeClock(Clock):
    """Time that passes only when somebody waits for it."""

    def __init__(self, now: float = NOON) -> None:
        super().__init__()
        self.time = now
        self.waits: list[float] = []
        self.stop_at: float | None = None
        """When it is time to stop."""

    def now(self) -> float:
        return self.time

    def wait(self, seconds: float) -> None:
        if seconds > 0 and not self.stopped:
            self.waits.append(seconds)
            self.time += seconds
            if self.stop_at is not None and self.time >= self.stop_at:
                self.stop()


def rss(*items: str, title: str = "صحيفة الميناء") -> bytes:
    """An RSS feed of items."""
    return (
        f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>{title}</title>'
        f"{''.join(items)}</channel></rss>"
    ).encode()


def item(
    url: str,
    title: str = "عنوان",
    date: str | None = "Tue, 24 Sep 2013 10:00:00 +0300",
    more: str = "",
) -> str:
    """An item of an RSS feed."""
    dated = f"<pubDate>{date}</pubDate>" if date else ""
    return f"<item><title>{title}</title><link>{url}</link>{dated}{more}</item>"
