"""Files built to hurt: each is read within limits or refused by a plain error, and soon."""

from __future__ import annotations

import contextlib
import gzip
import json
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from marsad.readers import ReadArticle, ReadProblem, read_articles
from marsad.readers.feeds import FeedError, parse_feed
from marsad.readers.markup import plain_text, without_hidden
from marsad.readers.odd_pages import is_odd

BODY = "أجرى الوزير مباحثات في طهران بعد اجتماع طويل وقال إنها مفيدة وإنها ستستمر في الأيام المقبلة"
"""The minister held talks in Tehran after a long meeting and said that they were useful …"""
LINE = json.dumps({"title": "زيارة", "body": BODY}, ensure_ascii=False).encode()
MOST_SECONDS = 5.0
"""Of the processor, for any of these files."""


def read(path: Path, data: bytes) -> tuple[list[str], list[str]]:
    """The texts and the messages that a file yields."""
    path.write_bytes(data)
    began = time.process_time()
    found = list(read_articles([path]))
    assert time.process_time() - began < MOST_SECONDS
    texts = [one.article.text for one in found if isinstance(one, ReadArticle)]
    return texts, [one.message for one in found if isinstance(one, ReadProblem)]


def packed(pieces: Iterator[bytes]) -> bytes:
    """The pieces as gzip."""
    return b"".join(gzip.compress(piece, 9) for piece in pieces)


def megabytes(number: int, filler: bytes) -> Iterator[bytes]:
    return (filler * ((1 << 20) // len(filler)) for _ in range(number))


@pytest.mark.parametrize(
    ("name", "filler", "message"),
    [
        ("bomb.txt.gz", "قال ".encode(), "holds more than 16 MB; give one article a file"),
        ("bomb.html.gz", b"<p>a</p>", "holds more than 16 MB; save its text instead"),
        ("bomb.jsonl.gz", b"a", "the line is longer than 16 MB; left out"),
        ("bomb.gz", "قال ".encode(), "holds more than 16 MB; give one article a file"),
    ],
)
def test_what_grows_a_thousandfold_when_unpacked(
    tmp_path: Path, name: str, filler: bytes, message: str
) -> None:
    assert read(tmp_path / name, packed(megabytes(100, filler))) == ([], [message])


def test_a_document_that_cannot_be_held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("marsad.readers.jsonl.LARGEST_DOCUMENT", 2 << 20)
    message = "holds more than 2 MB; save it as JSON Lines, an article a line"
    data = b"[" + b",".join([LINE] * 20_000) + b"]"
    assert read(tmp_path / "a.json", data) == ([], [message])
    wide = b"\xff\xfe" + (LINE.decode() + "\n").encode("utf-16-le") * 20_000
    texts, messages = read(tmp_path / "a.jsonl", wide)
    assert (texts, messages) == ([], ["holds more than 2 MB; save it as UTF-8"])


def test_a_line_too_long_costs_only_itself(tmp_path: Path) -> None:
    long = json.dumps({"title": "", "body": "a" * (17 << 20)}).encode()
    texts, messages = read(tmp_path / "a.jsonl", b"\n".join([LINE, long, LINE, b""]))
    assert len(texts) == 2
    assert messages == ["the line is longer than 16 MB; left out"]


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        # nested as deep as they are long
        ("a.json", b"[" * 1_000_000, "nested too deeply"),
        ("a.jsonl", b'{"a":' * 200_000, "nested too deeply"),
        ("a.html", b"<html><body>" + b"<b>" * 9_000 + BODY.encode(), "no article"),
        ("a.html", b"<html><body>" + b"<table><tr><td>" * 5_000 + BODY.encode(), "no article"),
        # a number of a million digits, a text of nothing, a key a million times
        ("a.jsonl", b'{"title": "", "body": ' + b"9" * 1_000_000 + b"}", "out of range"),
        ("a.jsonl", b'{"title": "", "body": "' + b" " * 1_000_000 + b'"}', "the article is empty"),
        ("a.json", b"{" + b'"a": 1,' * 500_000 + b'"b": 2}', "is missing"),
        # bytes of zero
        ("a.txt", b"\x00" * 1_000_000, "is a binary file"),
        ("a.txt", LINE + b"\x00" * 1_000_000, "is a binary file"),
        ("a.jsonl", LINE + b"\n" + b" " * 9_000 + b"\x00" * 1_000 + b"\n", "no JSON"),
        ("a.parquet", b"PAR1" + b"\x00" * 100_000, "no readable Parquet file"),
        ("a.warc", b"WARC/1.0\r\n" * 100_000, "record"),
    ],
)
def test_odd_files(tmp_path: Path, name: str, data: bytes, message: str) -> None:
    _, messages = read(tmp_path / name, data)
    assert any(message in one for one in messages), messages


@pytest.mark.parametrize("opener", ["<script ", "<style>", "<!--", "<SCRIPT>", "<p ", "&amp;lt;"])
def test_markup_without_an_end_takes_time_in_line_with_its_length(opener: str) -> None:
    markup = opener * 300_000
    began = time.process_time()
    is_odd(markup)
    plain_text(markup, lines=True)
    assert time.process_time() - began < MOST_SECONDS


@pytest.mark.parametrize(
    ("markup", "shown"),
    [
        ("a<script>b</script >c<STYLE x>d</style>e<!-- f -->g", "a c e g"),
        ("a<script>b", "a<script>b"),  # without an end
        ("a<!-- b<script>c</script>d", "a<!-- b d"),
        ("a<scripted>b</scripted>", "a<scripted>b</scripted>"),
    ],
)
def test_what_a_page_hides(markup: str, shown: str) -> None:
    assert without_hidden(markup) == shown


@pytest.mark.parametrize(
    "feed",
    [
        b"<rss>" + b"<item>" * 200_000,
        b"<rss><channel>" + b"<a>" * 40_000 + b"</a>" * 40_000 + b"</channel></rss>",
        b"<urlset>" + b"<url>" * 200_000,
        b"<!DOCTYPE a [<!ENTITY b 'c'>]><rss>&b;</rss>",
        b"<rss><![CDATA[" * 100_000,
    ],
)
def test_odd_feeds(feed: bytes) -> None:
    began = time.process_time()
    with contextlib.suppress(FeedError):
        assert parse_feed(feed, "https://example.org/feed").entries == ()
    assert time.process_time() - began < MOST_SECONDS
