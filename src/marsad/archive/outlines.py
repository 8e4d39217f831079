"""Records in outline: the article and the items that are wanted, without all else it tells.

To read a record whole takes five times as long as to find one item in it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, Row

from marsad.archive.answers import Answer, Found, Question
from marsad.archive.newest_first import Spot
from marsad.archive.packed import read_parts
from marsad.record import Agreement, Article, CoderStamp, Event, Figure, Record, Statement

_AT_ONCE = 200
"""Records read with one query."""
Place = tuple[int, int]
"""The key of an article, and the position of the item in its record."""


class _Outline(msgspec.Struct, frozen=True):
    """A record whose items have not been read yet."""

    article: Article
    coder: CoderStamp
    events: tuple[msgspec.Raw, ...] = ()
    statements: tuple[msgspec.Raw, ...] = ()
    agreements: tuple[msgspec.Raw, ...] = ()


class _Figures(msgspec.Struct, frozen=True):
    article: Article
    coder: CoderStamp
    events: tuple[Event, ...] = ()
    figures: tuple[Figure, ...] = ()


_OUTLINES = msgspec.json.Decoder(_Outline)
_FIGURES = msgspec.json.Decoder(_Figures)
_ITEMS: dict[str, msgspec.json.Decoder[Any]] = {
    "events": msgspec.json.Decoder(Event),
    "statements": msgspec.json.Decoder(Statement),
    "agreements": msgspec.json.Decoder(Agreement),
}
"""By the table that is asked."""


def read_items(
    connection: Connection, table: str, places: Iterable[Place]
) -> dict[Place, tuple[Record, Any]]:
    """Items by their places, each with its record, which holds the wanted items of the table and
    no others; with a figure the events, and all figures, of its record."""
    wanted: defaultdict[int, set[int]] = defaultdict(set)
    for article, position in places:
        wanted[article].add(position)
    found: dict[Place, tuple[Record, Any]] = {}
    if table == "figures":
        for key, whole in read_parts(connection, _FIGURES.decode, set(wanted)).items():
            record = Record(
                article=whole.article, coder=whole.coder, events=whole.events, figures=whole.figures
            )
            found |= {(key, at): (record, whole.figures[at]) for at in wanted[key]}
        return found
    for key, outline in read_parts(connection, _OUTLINES.decode, set(wanted)).items():
        read = _ITEMS[table].decode
        items = {at: read(getattr(outline, table)[at]) for at in sorted(wanted[key])}
        told: Any = {table: tuple(items.values())}
        record = Record(article=outline.article, coder=outline.coder, **told)
        found |= {(key, at): (record, item) for at, item in items.items()}
    return found


def outlined(
    connection: Connection, question: Question[Found], rows: Sequence[Row[Any]]
) -> Iterator[Answer[Found]]:
    """The answers at the rows of `answers.spots`, each with its record in outline."""
    for start in range(0, len(rows), _AT_ONCE):
        some = rows[start : start + _AT_ONCE]
        places = [(row.article, row.position) for row in some]
        found = read_items(connection, question.table.name, places)
        for row, place in zip(some, places, strict=True):
            yield Answer(*found[place], Spot(row.first_day, row.key))
