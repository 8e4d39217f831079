"""Fetching: what servers may do, and what must never happen."""

from __future__ import annotations

import contextlib
import gzip
import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from typing import Any

import pytest

from marsad.follow.addresses import RefusedAddressError, check_url, is_public, resolve
from marsad.follow.fetching import Fetcher, FetchError, Limits, Validators, retry_after
from web_site import NOON, Answer, Site, running_site

LIMITS = Limits(connect=1.0, read=0.3, total=0.6, size=50_000)
PATIENT = Limits(connect=10.0, read=10.0, total=20.0, size=50_000)
"""For what is to be told of a server however slow this machine is."""


@pytest.fixture
def site() -> Iterator[Site]:
    with running_site() as running:
        yield running


@pytest.fixture
def fetcher(site: Site) -> Iterator[Fetcher]:
    with contextlib.closing(fetcher_of(site, LIMITS)) as one:
        yield one


def fetcher_of(site: Site, limits: Limits) -> Fetcher:
    return Fetcher("Marsad/test", limits, frozenset({site.host}), now=lambda: NOON)


def fault(fetcher: Fetcher, url: str) -> FetchError:
    with pytest.raises(FetchError) as caught:
        fetcher.get(url)
    return caught.value


def test_a_document_comes_with_its_address_and_kind(site: Site, fetcher: Fetcher) -> None:
    kind = {"Content-Type": "Text/HTML; charset=windows-1256", "ETag": '"1"'}
    site.pages["/a"] = Answer("نص".encode("cp1256"), headers=kind)
    found = fetcher.get(f"{site.home}/a")
    assert (found.body, found.content_type) == ("نص".encode("cp1256"), "text/html")
    assert (found.charset, found.validators.etag) == ("windows-1256", '"1"')
    assert site.requests[0].headers["User-Agent"] == "Marsad/test"


def test_an_unchanged_document_is_not_sent_again(site: Site, fetcher: Fetcher) -> None:
    site.pages["/a"] = Answer(b"text", headers={"ETag": '"1"'})
    found = fetcher.get(f"{site.home}/a", Validators('"1"', "Tue, 24 Sep 2013 10:00:00 GMT"))
    assert found.unchanged
    asked = site.requests[0].headers
    assert asked["If-None-Match"] == '"1"'
    assert asked["If-Modified-Since"] == "Tue, 24 Sep 2013 10:00:00 GMT"


@pytest.mark.parametrize(
    ("status", "kind"),
    [(404, "lasting"), (410, "lasting"), (403, "lasting"), (408, "passing"), (500, "passing")],
)
def test_faults_pass_or_last(site: Site, fetcher: Fetcher, status: int, kind: str) -> None:
    site.pages["/a"] = Answer(status=status)
    error = fault(fetcher, f"{site.home}/a")
    assert error.kind == kind
    assert f"answers {status}" in str(error)


@pytest.mark.parametrize(
    ("written", "seconds"),
    [
        ("120", 120.0),
        ("Tue, 24 Sep 2013 12:05:00 GMT", 300.0),
        ("Tue, 24 Sep 2013 11:00:00 GMT", 0.0),  # it is over
        ("soon", None),
        ("9" * 400, 999_999_999.0),
        (None, None),
    ],
)
def test_retry_after(written: str | None, seconds: float | None) -> None:
    assert retry_after(written, NOON) == seconds


def test_a_server_that_asks_for_patience(site: Site, fetcher: Fetcher) -> None:
    site.pages["/a"] = Answer(status=429, headers={"Retry-After": "77"})
    error = fault(fetcher, f"{site.home}/a")
    assert (error.kind, error.retry_after, error.of_host) == ("passing", 77.0, True)


# redirects


def test_a_redirect_is_followed(site: Site, fetcher: Fetcher) -> None:
    site.pages["/a"] = Answer(status=301, headers={"Location": "b?q=%D8%A7"})
    site.pages["/b?q=%D8%A7"] = Answer(b"there")
    hops: list[str] = []
    found = fetcher.get(f"{site.home}/a", before_hop=hops.append)
    assert (found.body, found.url) == (b"there", f"{site.home}/b?q=%D8%A7")
    assert hops == [f"{site.home}/a", found.url]


@pytest.mark.parametrize(
    ("location", "told"),
    [
        ("/loop", "redirects more than 5 times"),
        ("http://169.254.169.254/latest/meta-data/", "private address 169.254.169.254"),
        ("http://localhost:{port}/secret", "localhost is at the private address"),
        ("http://127.0.0.1:1/", "127.0.0.1 is at the private address"),  # another port
        ("http://[::1]:{port}/", "private address"),
        ("http://[::ffff:7f00:1]:{port}/", "private address"),
        ("http://2130706433:{port}/", "private address 127.0.0.1"),  # an address as a number
        ("file:///etc/passwd", "only http and https"),
        ("gopher://127.0.0.1/", "only http and https"),
        ("http://user:secret@127.0.0.1/", "user name"),
        ("http://a:99999/", "no address"),
        ("//[", "no address"),
    ],
)
def test_redirects_that_are_refused(site: Site, fetcher: Fetcher, location: str, told: str) -> None:
    target = location.replace("{port}", site.host.rpartition(":")[2])
    site.pages["/loop"] = Answer(status=302, headers={"Location": target})
    error = fault(fetcher, f"{site.home}/loop")
    assert error.kind == "lasting"
    assert told in str(error)
    assert set(site.asked()) == {"/loop"}


def test_a_name_is_judged_by_the_address_that_is_connected_to(
    site: Site, fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name that first resolves to a public address and then to a private one gains nothing."""
    answers = iter(["93.184.216.34", "127.0.0.1"])
    connected: list[str] = []

    def resolved(*_: Any, **__: Any) -> list[Any]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (next(answers), 80))]

    def connect(address: tuple[str, int], *_: Any, **__: Any) -> socket.socket:
        connected.append(address[0])
        raise ConnectionRefusedError("not in a test")

    monkeypatch.setattr(socket, "getaddrinfo", resolved)
    monkeypatch.setattr(socket, "create_connection", connect)
    assert "connection failed" in str(fault(fetcher, "http://rebind.test/"))
    assert "private address 127.0.0.1" in str(fault(fetcher, "http://rebind.test/"))
    assert connected == ["93.184.216.34"]


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1:248:1893:25c8:1946", True),
        ("127.0.0.1", False),
        ("10.0.0.1", False),
        ("172.31.0.1", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),  # metadata of clouds
        ("100.100.100.200", False),
        ("168.63.129.16", False),
        ("0.0.0.0", False),
        ("255.255.255.255", False),
        ("224.0.0.1", False),
        ("::1", False),
        ("::", False),
        ("fe80::1%eth0", False),
        ("fd00:ec2::254", False),
        ("::ffff:10.0.0.1", False),
        ("::ffff:93.184.216.34", True),
        ("2002:7f00:1::", False),  # 127.0.0.1 in 6to4
        ("64:ff9b::7f00:1", False),  # 127.0.0.1 behind NAT64
        ("nonsense", False),
    ],
)
def test_public_addresses(address: str, public: bool) -> None:
    assert is_public(address) is public


def test_a_private_host_may_be_allowed_by_name_or_with_its_port() -> None:
    assert resolve("127.0.0.1", 80, frozenset({"127.0.0.1"})) == ["127.0.0.1"]
    assert resolve("127.0.0.1", 8080, frozenset({"127.0.0.1:8080"})) == ["127.0.0.1"]
    with pytest.raises(RefusedAddressError, match="write allow_private"):
        resolve("127.0.0.1", 80, frozenset({"127.0.0.1:8080"}))


def test_urls() -> None:
    assert check_url("https://news.test/a").hostname == "news.test"
    for url in ("javascript:alert(1)", "data:text/html,x", "//news.test/", "news.test", ""):
        with pytest.raises(RefusedAddressError):
            check_url(url)


# time and size


def begin(handler: BaseHTTPRequestHandler, *headers: str) -> None:
    handler.wfile.write("\r\n".join(("HTTP/1.1 200 OK", *headers, "", "")).encode())


def endless_body(handler: BaseHTTPRequestHandler) -> None:
    begin(handler, "Content-Type: text/html")
    for _ in range(10_000):
        handler.wfile.write(b"x" * 1000)


def announced_large(handler: BaseHTTPRequestHandler) -> None:
    begin(handler, "Content-Length: 999999999")


def dripping_body(handler: BaseHTTPRequestHandler) -> None:
    begin(handler, "Content-Type: text/html")
    drip(handler, b"x")


def dripping_headers(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Long: ")
    drip(handler, b"x")


def drip(handler: BaseHTTPRequestHandler, byte: bytes) -> None:
    for _ in range(100):
        handler.wfile.write(byte)
        handler.wfile.flush()
        time.sleep(0.05)


def silent(handler: BaseHTTPRequestHandler) -> None:
    threading.Event().wait(1.0)


def gzip_bomb(handler: BaseHTTPRequestHandler) -> None:
    begin(handler, "Content-Encoding: gzip")
    handler.wfile.write(gzip.compress(bytes(20_000_000)))


def packed_file_bomb(handler: BaseHTTPRequestHandler) -> None:
    begin(handler, "Content-Type: application/gzip")
    handler.wfile.write(gzip.compress(bytes(20_000_000)))


def nested_bomb(handler: BaseHTTPRequestHandler) -> None:
    begin(handler, "Content-Encoding: gzip, gzip")
    handler.wfile.write(gzip.compress(gzip.compress(bytes(20_000_000))))


def damaged_gzip(handler: BaseHTTPRequestHandler) -> None:
    begin(handler, "Content-Encoding: gzip")
    handler.wfile.write(b"\x1f\x8bnot gzip at all")


def short_gzip(handler: BaseHTTPRequestHandler) -> None:
    begin(handler, "Content-Encoding: gzip")
    handler.wfile.write(gzip.compress(b"a long text" * 100)[:-20])


def broken_off(handler: BaseHTTPRequestHandler) -> None:
    begin(handler, "Content-Length: 1000")
    handler.wfile.write(b"half")


def no_http(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"SSH-2.0-OpenSSH\r\n")


@pytest.mark.parametrize(
    ("behaviour", "told"),
    [
        (endless_body, "larger than 50,000 bytes"),
        (announced_large, "larger than 50,000 bytes"),
        (dripping_body, "took too long"),
        (dripping_headers, "took too long"),
        (silent, "took too long"),
        (gzip_bomb, "larger than 50,000 bytes"),
        (packed_file_bomb, "larger than 50,000 bytes"),
        (nested_bomb, "packed with gzip, gzip, which was not asked for"),
        (damaged_gzip, "packed data are damaged"),
        (short_gzip, "packed data are cut short"),
        (broken_off, "the connection failed"),
        (no_http, "the connection failed"),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_servers_that_misbehave(site: Site, behaviour: Any, told: str) -> None:
    def carefully(handler: BaseHTTPRequestHandler) -> None:
        with contextlib.suppress(OSError):  # we have hung up, as we should
            behaviour(handler)

    site.pages["/a"] = carefully
    slow = told == "took too long"
    began = time.monotonic()
    with contextlib.closing(fetcher_of(site, LIMITS if slow else PATIENT)) as fetcher:
        assert told in str(fault(fetcher, f"{site.home}/a"))
    assert not slow or time.monotonic() - began < 1.5


def test_packed_documents_are_unpacked(site: Site, fetcher: Fetcher) -> None:
    packed = gzip.compress(b"text")
    site.pages["/encoded"] = Answer(packed, headers={"Content-Encoding": "gzip"})
    site.pages["/sitemap.xml.gz"] = Answer(packed)
    assert fetcher.get(f"{site.home}/encoded").body == b"text"
    assert fetcher.get(f"{site.home}/sitemap.xml.gz").body == b"text"


def test_certificates_are_verified(site: Site, fetcher: Fetcher) -> None:
    assert "connection failed" in str(fault(fetcher, site.home.replace("http:", "https:")))
