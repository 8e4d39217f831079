"""Inputs for the coder and the readers made of bytes, and what must hold of each (see `fuzz`).

The first byte of an input says what it is for. Most are for the coder: the others choose and splice
sentences, words and marks out of the knowledge's own examples and the project's dispatches, so that
what is coded looks like news enough to reach the rules. The others are for the readers, as bytes.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
import random
import re
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path

import msgspec

from checking import check
from coding import coder
from marsad.article import InputError, build_article
from marsad.readers import Defaults, Item, ReadArticle
from marsad.readers.feeds import FeedError, parse_feed
from marsad.readers.html import read_html
from marsad.readers.jsonl import read_json, read_jsonl
from marsad.readers.text import read_text
from marsad.readers.warc import LeftOut, read_warc
from marsad.record import Record

ROOT = Path(__file__).parents[1]
FAILURES = ROOT / "build" / "fuzz"
LONGEST_INPUT = 2_000
"""Bytes."""
MOST_SECONDS = 5.0
"""Of the processor, for any input: they are short."""
LONGEST_TEXT = 20_000
"""Characters that an input may make: what doubles and doubles is cut."""

_ARABIC_LINE = re.compile("[\u0621-\u064a«][^\n]*")
_MARKS = "«»\"“”'()،؛؟.!:…-–\n \t%/_#&;0123456789٠٩\u0640\u064b\u064f\u200f\u202b\u2067"


@cache
def sentences() -> Sequence[str]:
    """The examples and wordings of the knowledge, and the dispatches."""
    found: list[str] = []
    for path in sorted((ROOT / "knowledge").rglob("*.yaml")):
        found += _ARABIC_LINE.findall(path.read_text(encoding="utf-8"))
    with (ROOT / "evaluation" / "dispatches" / "articles.jsonl").open(encoding="utf-8") as lines:
        for line in map(json.loads, lines):
            found += [line["title"], *line["body"].split("\n")]
    return found


@cache
def words() -> Sequence[str]:
    """Their words, each once."""
    return sorted({word for sentence in sentences() for word in sentence.split()})


class Choices:
    """The bytes of an input as numbers, one after the other; zeros when there are no more."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def __bool__(self) -> bool:
        return self._at < len(self._data)

    def below(self, most: int) -> int:
        """A number below another, of one or two bytes."""
        size = 1 if most <= 256 else 2
        number = int.from_bytes(self._data[self._at : self._at + size], "big")
        self._at += size
        return number * most >> 8 * size


def compose(choices: Choices) -> str:
    """The text that the choices make."""
    text = ""
    while choices and len(text) < LONGEST_TEXT:
        text = _PIECES[choices.below(len(_PIECES))](text, choices)
    return text[:LONGEST_TEXT]


def _sentence(text: str, choices: Choices) -> str:
    return f"{text}{sentences()[choices.below(len(sentences()))]}. "


def _clause(text: str, choices: Choices) -> str:
    some = sentences()[choices.below(len(sentences()))].split()
    first = choices.below(len(some))
    return f"{text}{' '.join(some[first : first + 1 + choices.below(12)])} "


def _word(text: str, choices: Choices) -> str:
    return f"{text}{words()[choices.below(len(words()))]} "


def _mark(text: str, choices: Choices) -> str:
    return text.rstrip(" ") + _MARKS[choices.below(len(_MARKS))]


def _character(text: str, choices: Choices) -> str:
    return text + chr(choices.below(0x10000))


def _again(text: str, choices: Choices) -> str:
    return text + text[-1 - choices.below(200) :]


def _cut(text: str, choices: Choices) -> str:
    at = choices.below(len(text) + 1)
    return text[:at] + text[at + choices.below(30) :]


_PIECES: tuple[Callable[[str, Choices], str], ...] = (
    _sentence, _sentence, _clause, _clause, _clause, _word, _word, _mark, _mark, _character, _again,
    _cut,
)  # fmt: skip


def run_coder(data: bytes) -> None:
    """A text composed of the choices is coded, explained and checked."""
    text = compose(Choices(data))
    dates = (None, "2016-03-12", "1999-12-31T23:59:59+03:00")
    line = {"title": "", "body": text + " \u0648", "published": dates[len(data) % len(dates)]}
    try:
        record = coder().code(line)
    except InputError:  # half a character
        return
    check(record)
    written = msgspec.json.encode(record)
    assert msgspec.json.encode(msgspec.json.decode(written, type=Record)) == written
    if len(data) % 4 == 0:
        assert coder().explain(line).record == record


def _feed(stream: io.BytesIO) -> Iterator[Item]:
    with contextlib.suppress(FeedError):
        parse_feed(stream.read(), "https://example.org/feed")
    return iter(())


_WHAT = Defaults()
READERS: tuple[Callable[[io.BytesIO], Iterator[Item]], ...] = (
    lambda stream: read_text(stream, "a.txt", _WHAT),
    lambda stream: read_jsonl(stream, "a.jsonl", _WHAT),
    lambda stream: read_json(stream, "a.json", _WHAT),
    lambda stream: read_html(stream, "a.html", _WHAT),
    lambda stream: read_warc(stream, "a.warc", _WHAT, LeftOut()),
    _feed,
)


def run_reader(data: bytes) -> None:
    """The bytes are read, and the first article that comes of them is coded."""
    number = data[0] % len(READERS) if data else 0
    found = list(READERS[number](io.BytesIO(data[1:])))
    assert all(isinstance(one, ReadArticle) or "\n" not in one.message for one in found)
    articles = [one.article for one in found if isinstance(one, ReadArticle)]
    for article in articles[:1]:
        check(coder().code(article))


def run_line(data: bytes) -> None:
    """The bytes are a line of input whose values may be anything."""
    try:
        line = msgspec.json.decode(data)
        article = build_article(line) if isinstance(line, dict) else None
    except (msgspec.DecodeError, InputError, RecursionError, UnicodeDecodeError):
        return
    if article is not None:
        check(coder().code(article))


def run(data: bytes) -> None:
    """One input: raises when something is not as it must be."""
    began = time.process_time()
    sort = data[0] if data else 0
    target = run_coder if sort < 192 else run_line if sort < 208 else run_reader
    target(data[1:])
    seconds = time.process_time() - began
    assert seconds < MOST_SECONDS, f"took {seconds:.1f} s"


def run_and_tell(data: bytes) -> None:
    """One input; one that fails is kept, and how to run it again is told."""
    try:
        run(data)
    except BaseException:
        FAILURES.mkdir(parents=True, exist_ok=True)
        path = FAILURES / f"failure-{hashlib.sha256(data).hexdigest()[:12]}"
        path.write_bytes(data)
        print(f"\nfuzz: {path} fails; run it again: python tests/fuzz.py {path}", file=sys.stderr)
        raise


def seeds() -> list[bytes]:
    """Inputs to begin with: for the coder numbers, for each reader a file that it can read."""
    draw = random.Random(0)
    line = (ROOT / "src/marsad/samples/dispatches.jsonl").read_bytes().splitlines()[0]
    body = f"<p>{sentences()[-1]}</p>" * 3
    page = f"<html><head><title>a</title></head><body><article>{body}</article></body></html>"
    http = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{page}".encode()
    head = "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
    warc = f"{head}WARC-Target-URI: https://example.org/a\r\nContent-Length: {len(http)}\r\n\r\n"
    feed = b"<rss><channel><item><link>/a</link><title>b</title></item></channel></rss>"
    files = (
        line, line + b"\n" + line, b"[" + line + b"]", page.encode(),
        warc.encode() + http + b"\r\n\r\n", feed,
    )  # fmt: skip
    for_readers = [bytes([208, number]) + data for number, data in enumerate(files)]
    return [bytes([192]) + line, *for_readers, *(draw.randbytes(60) for _ in range(40))]


def by_chance(seconds: float, seed: int = 0) -> int:
    """Run inputs for some seconds of the processor, drawn and mutated by chance; how many."""
    draw = random.Random(seed)
    pool = seeds()
    until = time.process_time() + seconds
    count = 0
    while time.process_time() < until:
        data = bytearray(draw.choice(pool))
        for _ in range(draw.randint(0, 8)):
            at = draw.randrange(len(data) + 1)
            data[at : at + draw.randint(0, 4)] = draw.randbytes(draw.randint(0, 6))
        if draw.random() < 0.5:
            data[:] = bytes([draw.randrange(192)]) + draw.randbytes(draw.randint(1, 120))
        run_and_tell(bytes(data[:LONGEST_INPUT]))
        count += 1
    return count
