"""How the rows that answer are looked for: through an index, or along the days.

The newest answers are wanted first. Where few rows answer a condition they are looked up and then
sorted; where many do it is faster to go back from the last day until enough have been met.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, func, select

from marsad.archive.full_text import FullText
from marsad.archive.memo import known_values
from marsad.archive.query import Query

_MANY = 5000
"""Rows from which there are many."""
_TOO_MANY = 15_000
"""Rows from which there are many even if all must answer other conditions like this one too."""

_FEW_ARTICLES = 2000
"""Articles up to which their events are looked up."""


class Choice(NamedTuple):
    """Rows of a table, by their keys."""

    name: str
    """Tells what is chosen, so that it is counted once as long as nothing is written."""
    rows: Select[Any]


class Census:
    """Tells what many rows answer from what few do, for one question."""

    def __init__(self, connection: Connection | None, most: int | None = None) -> None:
        """``connection``: null when all answers are wanted, so that there is nothing to weigh;
        ``most``: rows from which there are many, else `_MANY`."""
        self._connection = connection
        self._most = most or _MANY
        self._words: dict[str, int] = {}
        self._sizes: dict[str, int] = {} if connection is None else known_values(connection)
        self.by_articles = False
        """Whether what answers is best looked for in the few articles that can."""
        self.few = connection is None
        """Whether something that is asked for has few answers."""

    @property
    def weighs(self) -> bool:
        """Whether it tells what many rows answer; else it takes all for few."""
        return self._connection is not None

    def counting(self) -> Census:
        """One for the number of answers to the same question: to count them more have to be met."""
        census = Census(self._connection, _TOO_MANY)
        census._words = self._words
        return census

    def number_with(self, index: FullText, query: Query) -> int:
        """How many articles answer a full-text query, counted up to `_MANY`; 0 when it does not
        weigh."""
        if self._connection is None:
            return 0
        asked = query.fts5()
        if asked not in self._words:
            matching = index.matching(query).limit(_MANY).subquery()
            counted = select(func.count()).select_from(matching)
            self._words[asked] = self._connection.scalar(counted) or 0
        number = self._words[asked]
        self.few = self.few or number < _MANY
        self.by_articles = number <= _FEW_ARTICLES
        return number

    def have_many(self, index: FullText, query: Query, most: int | None = None) -> bool:
        """Whether many articles answer a full-text query; ``most``: from how many on."""
        return self.number_with(index, query) >= (most or _MANY)

    def rarest(self, choices: Mapping[str, Choice]) -> str:
        """The key of the choice with the fewest rows; the first when all have very many."""
        if len(choices) == 1:
            return next(iter(choices))
        return min(choices, key=lambda key: self._count(choices[key]))

    def are_many(self, chosen: Choice, weight: int = 1) -> bool:
        """Whether a choice has many rows; ``weight``: how much more work a row of it is than of
        others, so that fewer are many."""
        many = self._count(chosen) * weight >= self._most
        self.few = self.few or not many
        return many

    def among(self, column: ColumnElement[Any], chosen: Choice) -> ColumnElement[bool]:
        """That the value of a column is among those of a choice."""
        return is_among(column, chosen.rows, many=self.are_many(chosen))

    def among_all(
        self, column: ColumnElement[Any], choices: Sequence[Choice]
    ) -> list[ColumnElement[bool]]:
        """That the value of a column is among those of every choice: the smallest is looked up."""
        if len(choices) < 2 or self._connection is None:
            return [self.among(column, chosen) for chosen in choices]
        rows = [self._count(chosen) for chosen in choices]
        least = min(rows)
        self.few = self.few or least < _TOO_MANY
        smallest = rows.index(least) if least < _TOO_MANY else None
        return [
            is_among(column, chosen.rows, many=number != smallest)
            for number, chosen in enumerate(choices)
        ]

    def _count(self, chosen: Choice) -> int:
        """How many rows a choice has, counted up to `_TOO_MANY`."""
        if self._connection is None:
            return 0
        if chosen.name not in self._sizes:
            counted = select(func.count()).select_from(chosen.rows.limit(_TOO_MANY).subquery())
            self._sizes[chosen.name] = self._connection.scalar(counted) or 0
        return self._sizes[chosen.name]


def is_among(column: ColumnElement[Any], chosen: Select[Any], *, many: bool) -> ColumnElement[bool]:
    """That the value of a column is among those of a choice, looked up row by row when there are
    ``many``."""
    if not many:
        return column.in_(chosen)
    (key,) = chosen.selected_columns
    return chosen.where(key == column).correlate(column.table).exists()


def walked(column: ColumnElement[Any], neutral: Any) -> ColumnElement[Any]:
    """The value of a column, for which no index is used; ``neutral`` is 0 or an empty string."""
    unindexed: ColumnElement[Any] = column + neutral
    return unindexed
