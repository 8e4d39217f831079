"""Asking the archive: which articles, events, statements, figures and agreements answer a query."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Generic, TypeVar

import msgspec
from sqlalchemy import ColumnElement, Connection, FromClause, Row, Select, Table, func, or_, select

from marsad.archive.by_party import along_a_party
from marsad.archive.census import Census, Choice, is_among
from marsad.archive.errors import AskError
from marsad.archive.filters import (
    Condition,
    Filters,
    about,
    agreed_by,
    answers_words,
    article_conditions,
    day_conditions,
    event_conditions,
    sayer_conditions,
    speaks,
    told_by,
)
from marsad.archive.full_text import index_of
from marsad.archive.kept import read_records
from marsad.archive.newest_first import Spot, newest_first
from marsad.archive.query import parse_query
from marsad.archive.tables import agreements, articles, events, figures, involved, statements
from marsad.record import Agreement, Event, Figure, Record, Statement

Found = TypeVar("Found", Event, Statement, Figure, Agreement)

_AT_ONCE = 200
"""Articles whose records are read with one query."""


class Answer(msgspec.Struct, Generic[Found], frozen=True):
    """Something that answers a query, and the record that it is part of."""

    record: Record
    item: Found
    spot: Spot
    """Where it stands among all answers."""


class Question(msgspec.Struct, Generic[Found], frozen=True):
    """Which table is asked, by which conditions, and where the answer stands in the record."""

    table: Table
    conditions: Callable[[Filters, Census], list[Condition]]
    items: Callable[[Record], Sequence[Found]]


def _statement_conditions(filters: Filters, census: Census) -> list[Condition]:
    _refuse(filters, "statements", "types", "modes", "statuses", "places", "actors", "recipients")
    found = day_conditions(filters, statements)
    with about("parties"):
        found += [speaks(statements.c.speaker, party, census) for party in filters.parties]
    if filters.sayers:
        with about("sayers"):
            found.append(
                or_(
                    *(speaks(statements.c.speaker, sayer, census) for sayer in filters.sayers),
                    *(
                        told_by(sayer, "statement", statements.c.key, census)
                        for sayer in filters.sayers
                    ),
                )
            )
    return found


def _figure_conditions(filters: Filters, census: Census) -> list[Condition]:
    found = day_conditions(filters, figures)
    if filters.types:
        found.append(figures.c.of.in_(filters.types))
    found += sayer_conditions(filters, "figure", figures.c.key, census)
    asked = msgspec.structs.replace(filters, types=(), sayers=(), since=None, until=None)
    acts = event_conditions(asked, census)
    if acts:
        telling = select(events.c.key).where(*acts)
        found.append(is_among(figures.c.event, telling, many=not census.few))
    return found


def _agreement_conditions(filters: Filters, census: Census) -> list[Condition]:
    _refuse(filters, "agreements", "modes", "places", "actors", "recipients")
    found = day_conditions(filters, agreements)
    if filters.types:
        found.append(agreements.c.kind.in_(filters.types))
    if filters.statuses:
        found.append(agreements.c.status.in_(filters.statuses))
    with about("parties"):
        found += [agreed_by(agreements.c.key, party, census) for party in filters.parties]
    found += sayer_conditions(filters, "agreement", agreements.c.key, census)
    return found


def _refuse(filters: Filters, what: str, *fields: str) -> None:
    for field in fields:
        if getattr(filters, field):
            raise AskError(f"{what} have no {field}: leave that filter out", field)


EVENTS: Question[Event] = Question(events, event_conditions, lambda record: record.events)
STATEMENTS: Question[Statement] = Question(
    statements, _statement_conditions, lambda record: record.statements
)
FIGURES: Question[Figure] = Question(figures, _figure_conditions, lambda record: record.figures)
AGREEMENTS: Question[Agreement] = Question(
    agreements, _agreement_conditions, lambda record: record.agreements
)


def find(
    connection: Connection,
    question: Question[Found],
    filters: Filters,
    limit: int | None,
    after: Spot | None = None,
) -> Iterator[Answer[Found]]:
    """What answers, newest first; with ``after`` what comes behind that answer."""
    rows = spots(connection, question, filters, limit, after)
    for start in range(0, len(rows), _AT_ONCE):
        some = rows[start : start + _AT_ONCE]
        records = read_records(connection, {row.article for row in some})
        for row in some:
            record = records[row.article]
            spot = Spot(row.first_day, row.key)
            yield Answer(record, question.items(record)[row.position], spot)


def spots(
    connection: Connection,
    question: Question[Found],
    filters: Filters,
    limit: int | None,
    after: Spot | None = None,
) -> Sequence[Row[Any]]:
    """Key, first day, article and position of what answers, newest first."""
    census = Census(None if limit is None else connection)
    return _spots(connection, question, filters, census, limit, after)


def page(
    connection: Connection,
    question: Question[Found],
    filters: Filters,
    limit: int,
    after: Spot | None,
    most: int,
) -> tuple[Sequence[Row[Any]], int | None]:
    """The rows of `spots`, and of the first page how many answer in all, counted up to ``most``."""
    census = Census(connection)
    rows = _spots(connection, question, filters, census, limit, after)
    if after is not None:
        return rows, None
    if len(rows) < limit:
        return rows, len(rows)
    counted = (
        _select(connection, question, filters, census.counting(), only_keys=True)
        .limit(most)
        .subquery()
    )
    return rows, connection.scalar(select(func.count()).select_from(counted)) or 0


def _spots(
    connection: Connection,
    question: Question[Found],
    filters: Filters,
    census: Census,
    limit: int | None,
    after: Spot | None,
) -> Sequence[Row[Any]]:
    asked = _select(connection, question, filters, census)
    columns = asked.selected_columns
    return newest_first(connection, asked, (columns.first_day, columns.key), limit, after)


def count(
    connection: Connection, question: Question[Found], filters: Filters, most: int | None = None
) -> int:
    """How many answer; with ``most`` counted up to that number."""
    asked = asking(connection, question, filters).limit(most).subquery()
    return connection.scalar(select(func.count()).select_from(asked)) or 0


def asking(
    connection: Connection,
    question: Question[Found],
    filters: Filters,
    census: Census | None = None,
) -> Select[tuple[int, str | None, int, int]]:
    """The query for the key, first day, article and position of all that answers."""
    return _select(connection, question, filters, census or Census(None))


def asking_keys(
    connection: Connection, question: Question[Found], filters: Filters, census: Census
) -> Select[tuple[int]]:
    """The query for the keys alone."""
    return _select(connection, question, filters, census, only_keys=True)


def _select(
    connection: Connection,
    question: Question[Found],
    filters: Filters,
    census: Census,
    *,
    only_keys: bool = False,
) -> Select[Any]:
    table: FromClause = question.table
    if filters.text is not None:
        census.number_with(index_of(connection.dialect.name), parse_query(filters.text))
    along = along_a_party(filters, census) if table is events else None
    if along is not None:
        own = involved.c
        more: tuple[ColumnElement[Any], ...] = (own.first_day, own.article, events.c.position)
        asked = along.select(own.event.label("key"), *(() if only_keys else more))
        article: ColumnElement[int] = own.article
    else:
        more = (table.c.first_day, table.c.article, table.c.position)
        asked = select(table.c.key, *(() if only_keys else more)).where(
            *question.conditions(filters, census)
        )
        article = table.c.article
    return asked.where(*of_articles(connection, article, filters, census))


def of_articles(
    connection: Connection, article: ColumnElement[int], filters: Filters, census: Census
) -> Iterator[Condition]:
    """The conditions on the article with the key in a column."""
    index = index_of(connection.dialect.name)
    if filters.text is not None:
        yield answers_words(article, filters.text, index, census)
    others = article_conditions(msgspec.structs.replace(filters, text=None), index, census)
    if others:
        published = Choice(
            f"articles of {filters.publishers}", select(articles.c.key).where(*others)
        )
        yield census.among(article, published)
