"""What is kept of records, read: whole, in part, or what lists tell of them."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Collection
from typing import Any, TypeVar

import msgspec
from sqlalchemy import Connection, Select, bindparam, select

from marsad.archive.one_of import one_of
from marsad.archive.packing import Head, RefHead, decode_record
from marsad.archive.tables import TOLD, articles
from marsad.archive.time_limit import check
from marsad.record import Record

Part = TypeVar("Part")

_RECORDS = select(articles.c.key, articles.c.record).where(one_of(articles.c.key, "keys"))
_TOLD = {
    name: select(table.c.key, table.c.json).where(one_of(table.c.key, "keys"))
    for name, table in TOLD.items()
}
_HEADS = msgspec.json.Decoder(Head)
_REF_HEADS = msgspec.json.Decoder(RefHead)


_RECORD = select(articles.c.record).where(
    (articles.c.id == bindparam("name")) | (articles.c.url == bindparam("address"))
)


def read_record(connection: Connection, name: str, address: str | None) -> Record | None:
    """The record of the article with this id or address; null for none."""
    packed = connection.scalar(_RECORD, {"name": name, "address": address})
    return None if packed is None else decode_record(zlib.decompress(packed))


def read_records(connection: Connection, keys: Collection[int]) -> dict[int, Record]:
    """The records of articles, by their keys."""
    return read_parts(connection, decode_record, keys)


def read_parts(
    connection: Connection, decode: Callable[[bytes], Part], keys: Collection[int]
) -> dict[int, Part]:
    """What is wanted of the records of articles, by their keys."""
    return _read(connection, _RECORDS, decode, keys)


def read_heads(connection: Connection, keys: Collection[int]) -> dict[int, Head]:
    """What lists tell of articles, by their keys."""
    return _read(connection, _TOLD[articles.name], _HEADS.decode, keys)


def read_ref_heads(connection: Connection, keys: Collection[int]) -> dict[int, RefHead]:
    """The same, for those who only pass it on."""
    return _read(connection, _TOLD[articles.name], _REF_HEADS.decode, keys)


def read_items(
    connection: Connection, table: str, decode: Callable[[bytes], Part], keys: Collection[int]
) -> dict[int, Part]:
    """Events, statements, figures or agreements, by the keys of their rows."""
    return _read(connection, _TOLD[table], decode, keys)


def _read(
    connection: Connection,
    asked: Select[Any],
    decode: Callable[[bytes], Part],
    keys: Collection[int],
) -> dict[int, Part]:
    check()
    rows = connection.execute(asked, {"keys": keys}).all()
    return {key: decode(zlib.decompress(packed)) for key, packed in rows}
