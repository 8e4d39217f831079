"""Records in outline: the article and the item that is wanted, without all else it tells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Connection, Row, select

from marsad.archive.answers import Answer, Found, Question
from marsad.archive.kept import read_heads, read_items, read_parts
from marsad.archive.newest_first import Spot
from marsad.archive.one_of import one_of
from marsad.archive.tables import figures
from marsad.record import Agreement, Article, CoderStamp, Event, Figure, Record, Statement

_AT_ONCE = 200
"""Records read with one query."""


class Place(NamedTuple):
    """Where an item is kept."""

    key: int
    """Of its row."""
    article: int
    """Key of the article that tells it."""


class _Text(msgspec.Struct, frozen=True):
    """A record of which the article is read."""

    article: Article
    coder: CoderStamp


_TEXTS = msgspec.json.Decoder(_Text)
_ITEMS: dict[str, msgspec.json.Decoder[Any]] = {
    "events": msgspec.json.Decoder(Event),
    "statements": msgspec.json.Decoder(Statement),
    "figures": msgspec.json.Decoder(Figure),
    "agreements": msgspec.json.Decoder(Agreement),
}
"""By the table that is asked."""
_EVENTS_OF_FIGURES = select(figures.c.key, figures.c.event).where(
    one_of(figures.c.key, "figures"), figures.c.event.is_not(None)
)


def outlines(
    connection: Connection, table: str, places: Sequence[Place]
) -> dict[int, tuple[Record, Any]]:
    """Items by the keys of their rows, each with its record, which holds nothing else.

    Of events and statements the text of the article is left out, since they quote what shows them.
    With a figure comes the event whose people it counts.
    """
    items = read_items(connection, table, _ITEMS[table].decode, [one.key for one in places])
    keys = {one.article for one in places}
    heads: dict[int, Any]
    if table in ("events", "statements"):
        heads = dict(read_heads(connection, keys))
    else:
        heads = dict(read_parts(connection, _TEXTS.decode, keys))
    counted = _events_of(connection, list(items)) if table == "figures" else {}
    found: dict[int, tuple[Record, Any]] = {}
    for key, article in places:
        head, item = heads[article], items[key]
        told: Any = {table: (item,)} | ({"events": (counted[key],)} if key in counted else {})
        found[key] = (Record(article=head.article, coder=head.coder, **told), item)
    return found


def _events_of(connection: Connection, keys: Sequence[int]) -> dict[int, Event]:
    """The events whose people figures count, by the keys of the figures."""
    rows = connection.execute(_EVENTS_OF_FIGURES, {"figures": keys}).all()
    acts = read_items(connection, "events", _ITEMS["events"].decode, {row.event for row in rows})
    return {row.key: acts[row.event] for row in rows}


def outlined(
    connection: Connection, question: Question[Found], rows: Sequence[Row[Any]]
) -> Iterator[Answer[Found]]:
    """The answers at the rows of `answers.spots`, each with its record in outline."""
    for start in range(0, len(rows), _AT_ONCE):
        some = rows[start : start + _AT_ONCE]
        places = [Place(row.key, row.article) for row in some]
        found = outlines(connection, question.table.name, places)
        for row in some:
            yield Answer(*found[row.key], Spot(row.first_day, row.key))
