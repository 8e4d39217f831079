"""Fetching one document of the web, whatever the server does.

Only http and https, few redirects, each judged; a limit to the time and to the size, packed or not.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Literal
from urllib.parse import urljoin

import httpcore
import httpx
import msgspec

from marsad.follow.addresses import RefusedAddressError, check_url
from marsad.follow.connection import Deadline, GuardedTransport

MOST_REDIRECTS = 5
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PASSING = frozenset({408, 425, 429})
"""Statuses below 500 that may be others the next time."""
_GZIP_MAGIC = b"\x1f\x8b"

FaultKind = Literal["passing", "lasting", "forbidden", "later"]
"""It may go well another time; it will not; it must not be tried; it was not tried yet."""


class FetchError(Exception):
    """A document could not be fetched: one clause that says why."""

    def __init__(
        self,
        message: str,
        kind: FaultKind = "passing",
        retry_after: float | None = None,
        *,
        of_host: bool = False,
    ) -> None:
        super().__init__(message)
        self.kind = kind
        self.retry_after = retry_after
        """Seconds that the server asks to wait for."""
        self.of_host = of_host
        """Whether the host itself failed: it answered that it could not, or not at all."""


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """How long and how much."""

    connect: float = 10.0
    """Seconds."""
    read: float = 20.0
    """Seconds without a byte."""
    total: float = 60.0
    """Seconds for one request, however the server drags it out."""
    size: int = 10_000_000
    """Bytes of a document, unpacked."""


class Validators(msgspec.Struct, frozen=True):
    """What a server told of the version that we have."""

    etag: str | None = None
    last_modified: str | None = None

    def headers(self) -> dict[str, str]:
        """The headers of a conditional request."""
        asked = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in asked.items() if value}


class Fetched(msgspec.Struct, frozen=True):
    """A document."""

    url: str
    """Where it was in the end."""
    body: bytes
    """Empty when it is unchanged."""
    unchanged: bool
    content_type: str
    """In small letters, without parameters."""
    charset: str | None
    validators: Validators


Hop = Callable[[str], None]
"""Called with every address before it is visited; may wait, or raise `FetchError`."""


class Fetcher:
    """Fetches documents, one at a time."""

    def __init__(
        self,
        user_agent: str,
        limits: Limits | None = None,
        allowed: frozenset[str] = frozenset(),
        now: Callable[[], float] | None = None,
    ) -> None:
        """``allowed``: hosts that may be at private addresses."""
        self._limits = limits or Limits()
        self._now = now or (lambda: datetime.now(UTC).timestamp())
        self._deadline = Deadline()
        self._client = httpx.Client(
            transport=GuardedTransport(allowed, self._deadline),
            headers={"User-Agent": user_agent, "Accept-Encoding": "gzip"},
            timeout=httpx.Timeout(self._limits.read, connect=self._limits.connect),
            trust_env=False,  # a proxy would connect to addresses that nobody has judged
            follow_redirects=False,
        )

    def close(self) -> None:
        """Close all connections."""
        self._client.close()

    def get(
        self, url: str, validators: Validators | None = None, before_hop: Hop = lambda url: None
    ) -> Fetched:
        """The document at an address; `FetchError` when it cannot be had."""
        headers = {} if validators is None else validators.headers()
        for _ in range(MOST_REDIRECTS + 1):
            before_hop(url)
            with self._visit("GET", url, headers) as answer:
                target = _target(answer, url)
                if target is None:
                    return self._read(answer, url)
            url = target
        raise FetchError(f"redirects more than {MOST_REDIRECTS} times", "lasting")

    def post(self, url: str, body: bytes, headers: Mapping[str, str]) -> None:
        """Send a document; `FetchError` when it was not taken. Redirects are not followed."""
        with self._visit("POST", url, headers, body) as answer:
            if not answer.is_success:
                raise self._refused(answer)

    def _visit(
        self, method: str, url: str, headers: Mapping[str, str], body: bytes | None = None
    ) -> _Visit:
        try:
            check_url(url)
        except RefusedAddressError as error:
            raise FetchError(str(error), "lasting") from error
        self._deadline.start(self._limits.total)
        try:
            request = self._client.build_request(method, url, headers=headers, content=body)
        except (httpx.InvalidURL, UnicodeError) as error:
            raise FetchError(f"«{url[:80]}» is no address: {error}", "lasting") from error
        return _Visit(self._client, request)

    def _read(self, answer: httpx.Response, url: str) -> Fetched:
        if answer.status_code != 304 and not answer.is_success:
            raise self._refused(answer)
        content_type, _, _ = answer.headers.get("Content-Type", "").partition(";")
        return Fetched(
            url=url,
            body=b"" if answer.status_code == 304 else self._body(answer),
            unchanged=answer.status_code == 304,
            content_type=content_type.strip().lower(),
            charset=answer.charset_encoding,
            validators=Validators(answer.headers.get("ETag"), answer.headers.get("Last-Modified")),
        )

    def _refused(self, answer: httpx.Response) -> FetchError:
        status = answer.status_code
        passing = status >= 500 or status in _PASSING
        return FetchError(
            f"the server answers {status} {answer.reason_phrase}".rstrip(),
            "passing" if passing else "lasting",
            retry_after(answer.headers.get("Retry-After"), self._now()) if passing else None,
            of_host=passing,
        )

    def _body(self, answer: httpx.Response) -> bytes:
        size = self._limits.size
        announced = answer.headers.get("Content-Length", "")
        if announced.isdecimal() and int(announced) > size:
            raise _too_large(size)
        encoding = answer.headers.get("Content-Encoding", "identity").strip().lower()
        chunks = answer.iter_raw()
        if encoding in ("gzip", "x-gzip"):
            chunks = _unpacked(chunks, size)
        elif encoding not in ("identity", ""):
            raise FetchError(f"is packed with {encoding[:40]}, which was not asked for", "lasting")
        body = _joined(chunks, size)
        if body.startswith(_GZIP_MAGIC):  # a packed file, such as sitemap.xml.gz
            body = _joined(_unpacked(iter([body]), size), size)
        return body


class _Visit:
    """A request and its answer; what goes wrong in it is a `FetchError`."""

    def __init__(self, client: httpx.Client, request: httpx.Request) -> None:
        self._client = client
        self._request = request

    def __enter__(self) -> httpx.Response:
        try:
            self._answer = self._client.send(self._request, stream=True)
        except Exception as error:
            raise _as_fault(error) from error
        return self._answer

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        self._answer.close()
        self._client.cookies.clear()  # nobody needs to know us again
        if isinstance(error, Exception) and not isinstance(error, FetchError):
            raise _as_fault(error) from error


def _as_fault(error: Exception) -> FetchError:
    """What went wrong, in words; a fault that is none of the network's is raised as it is."""
    message = " ".join(str(error).split())[:200]
    match error:
        case RefusedAddressError():
            return FetchError(message, "lasting")
        case httpcore.TimeoutException() | httpx.TimeoutException():
            return FetchError("took too long", of_host=True)
        case httpcore.NetworkError() | httpcore.ProtocolError() | httpx.TransportError():
            fault = message or type(error).__name__
            return FetchError(f"the connection failed: {fault}", of_host=True)
        case zlib.error():
            return FetchError("its packed data are damaged")
        case _:
            raise error


def _target(answer: httpx.Response, url: str) -> str | None:
    """Where the answer redirects to."""
    location: str | None = answer.headers.get("Location")
    if answer.status_code not in _REDIRECTS or not location:
        return None
    try:
        return urljoin(url, location)
    except ValueError as error:
        raise FetchError("redirects to what is no address", "lasting") from error


def _joined(chunks: Iterator[bytes], size: int) -> bytes:
    body = bytearray()
    for chunk in chunks:
        body += chunk
        if len(body) > size:
            raise _too_large(size)
    return bytes(body)


def _unpacked(chunks: Iterator[bytes], size: int) -> Iterator[bytes]:
    """The chunks unpacked, at most a little more than ``size`` of them held."""
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
    for chunk in chunks:
        yield unpacker.decompress(chunk, size + 1)
        if unpacker.unconsumed_tail:
            raise _too_large(size)
    yield unpacker.flush()
    if not unpacker.eof:
        raise FetchError("its packed data are cut short")


def _too_large(size: int) -> FetchError:
    return FetchError(f"is larger than {size:,} bytes", "lasting")


def retry_after(value: str | None, now: float) -> float | None:
    """The seconds of a ``Retry-After``, written as such or as a date."""
    if value is None:
        return None
    if value.strip().isdecimal():
        return float(value.strip()[:9])
    try:
        moment = parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return max(moment.timestamp() - now, 0.0)
