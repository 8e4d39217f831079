"""How records, and what lists tell of them, are kept: as compressed JSON."""

from __future__ import annotations

import zlib

import msgspec
from msgspec.structs import replace

from marsad.record import Article, CoderStamp, Record

_FAST = 1
"""Level of compression: most of the gain for a tenth of the time."""


class ArticleRef(msgspec.Struct, frozen=True):
    """An article without its text."""

    id: str
    publisher: str | None
    title: str
    published: str | None
    url: str | None


class Head(msgspec.Struct, frozen=True):
    """What lists tell of an article."""

    article: Article
    """Without its text."""
    coder: CoderStamp
    events: int
    statements: int


class RefHead(msgspec.Struct, frozen=True):
    """The same, for those who only pass it on."""

    article: ArticleRef
    events: int
    statements: int


decode_record = msgspec.json.Decoder(Record).decode
"""The record that some JSON tells."""


def pack(item: Record | Head | msgspec.Struct) -> bytes:
    """A record, or a part of one, as it is kept."""
    return pack_json(msgspec.json.encode(item))


def pack_json(told: bytes) -> bytes:
    """The same of its JSON."""
    return zlib.compress(told, _FAST)


def pack_head(article: Article, coder: CoderStamp, events: int, statements: int) -> bytes:
    """The head of an article as it is kept."""
    return pack(Head(replace(article, text=""), coder, events, statements))


def unpack(packed: bytes) -> Record:
    """The record that was kept."""
    return decode_record(zlib.decompress(packed))
