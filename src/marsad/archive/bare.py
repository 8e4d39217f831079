"""Answers as they are kept, to be passed on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, select

from marsad.archive.answers import Found, Question, page, spots
from marsad.archive.filters import Filters
from marsad.archive.kept import read_items, read_ref_heads
from marsad.archive.newest_first import Spot
from marsad.archive.one_of import one_of
from marsad.archive.opening import Transaction
from marsad.archive.packing import ArticleRef
from marsad.archive.tables import events, figures

MOST = 1001
"""Answers that are counted: to count many takes longer than to give a page of them."""


class BareAnswer(msgspec.Struct, frozen=True):
    """Something that answers a query."""

    article: ArticleRef
    item: msgspec.Raw
    """The JSON of the event, statement, figure or agreement."""
    spot: Spot

    @property
    def item_id(self) -> str:
        """The id of the event or statement."""
        return _IDS.decode(self.item).id


class _Named(msgspec.Struct, frozen=True):
    id: str


_IDS = msgspec.json.Decoder(_Named)


_EVENTS_OF_FIGURES = (
    select(figures.c.key, events.c.id)
    .join(events, events.c.key == figures.c.event)
    .where(one_of(figures.c.key, "figures"))
)


class BareAnswers:
    """What answers, to be passed on."""

    def __init__(self, reading: Transaction) -> None:
        self._reading = reading

    def find(
        self,
        question: Question[Found],
        filters: Filters,
        limit: int | None,
        after: Spot | None = None,
    ) -> list[BareAnswer]:
        """What answers, newest first; with ``after`` what comes behind that answer."""
        with self._reading() as connection:
            return _read(connection, question, spots(connection, question, filters, limit, after))

    def page(
        self,
        question: Question[Found],
        filters: Filters,
        limit: int,
        after: Spot | None = None,
        most: int = MOST,
    ) -> tuple[list[BareAnswer], int | None]:
        """The same, and of the first page how many answer in all, counted up to ``most``."""
        with self._reading() as connection:
            rows, total = page(connection, question, filters, limit, after, most)
            return _read(connection, question, rows), total

    def events_of_figures(self, keys: Sequence[int]) -> dict[int, str]:
        """The id of the event whose people each figure counts, by the keys of the spots."""
        with self._reading() as connection:
            rows = connection.execute(_EVENTS_OF_FIGURES, {"figures": keys})
            return {figure: event for figure, event in rows}  # noqa: C416 (rows are no pairs)


def _read(
    connection: Connection, question: Question[Found], rows: Sequence[Row[Any]]
) -> list[BareAnswer]:
    items = read_items(connection, question.table.name, msgspec.Raw, [row.key for row in rows])
    heads = read_ref_heads(connection, {row.article for row in rows})
    return [
        BareAnswer(heads[row.article].article, items[row.key], Spot(row.first_day, row.key))
        for row in rows
    ]
