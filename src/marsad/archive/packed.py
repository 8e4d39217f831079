"""Records as they are kept, read whole or only what is wanted of them."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Collection
from typing import TypeVar

from sqlalchemy import Connection, select

from marsad.archive.one_of import one_of
from marsad.archive.rows import decode_record
from marsad.archive.tables import articles
from marsad.archive.time_limit import check
from marsad.record import Record

Part = TypeVar("Part")

_RECORDS = select(articles.c.key, articles.c.record).where(one_of(articles.c.key, "keys"))


def read_records(connection: Connection, keys: Collection[int]) -> dict[int, Record]:
    """The records of articles, by their keys."""
    return read_parts(connection, decode_record, keys)


def read_parts(
    connection: Connection, decode: Callable[[bytes], Part], keys: Collection[int]
) -> dict[int, Part]:
    """What is wanted of the records of articles, by their keys."""
    check()
    rows = connection.execute(_RECORDS, {"keys": keys})
    return {key: decode(zlib.decompress(packed)) for key, packed in rows}
