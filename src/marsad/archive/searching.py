"""Full-text search: articles that answer, and the passage that shows it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import msgspec
from sqlalchemy import Connection, Select, func, select

from marsad.archive.answers import of_articles
from marsad.archive.bare import MOST
from marsad.archive.by_party import Along, along_a_party
from marsad.archive.census import Census, Choice, is_among
from marsad.archive.filters import (
    Condition,
    Filters,
    answers_words,
    article_conditions,
    event_conditions,
    published_in,
)
from marsad.archive.full_text import index_of
from marsad.archive.kept import Part, read_parts, read_records, read_ref_heads
from marsad.archive.newest_first import Spot, newest_first
from marsad.archive.packing import RefHead
from marsad.archive.query import parse_query
from marsad.archive.tables import articles, events, involved
from marsad.record import Article, Record
from marsad.text.search_words import WordFinder

_MET = 500
"""Articles with the words from which the newest are met sooner along the days than each by itself:
their rows are long."""
_PASSAGE = 200
"""Characters of the passage that is shown."""
_AT_ONCE = 200
"""Records read with one query."""


class _Shown(msgspec.Struct, frozen=True):
    """What of a record a hit shows."""

    article: Article
    events: tuple[msgspec.Raw, ...] = ()
    statements: tuple[msgspec.Raw, ...] = ()


_DECODER = msgspec.json.Decoder(_Shown)


class Hit(msgspec.Struct, frozen=True):
    """An article that answers a query."""

    article: Article
    passage: str
    """Part of the text, as it was written."""
    marks: tuple[tuple[int, int], ...]
    """Where words that were asked for stand in the passage: half-open ranges."""
    events: int
    """How many events its record has."""
    statements: int
    spot: Spot
    """Where it stands among all answers."""


def search(
    connection: Connection, filters: Filters, limit: int | None, after: Spot | None = None
) -> Iterator[Hit]:
    """The articles that answer, newest first; with ``after`` those behind that answer.

    Filters on acts (type, party, place…) ask for articles that tell of such an act.
    """
    finder = None if filters.text is None else parse_query(filters.text).finder()
    for spot, shown in _matching(connection, filters, _read_shown, limit, after):
        yield _hit(shown, finder, spot)


def search_page(
    connection: Connection, filters: Filters, limit: int, after: Spot | None, most: int = MOST
) -> tuple[list[Hit], int | None]:
    """The same for a page, and of the first one how many answer in all, counted up to ``most``."""
    finder = None if filters.text is None else parse_query(filters.text).finder()
    found, total = _page(connection, filters, _read_shown, limit, after, most)
    return [_hit(shown, finder, spot) for spot, shown in found], total


def list_page(
    connection: Connection, filters: Filters, limit: int, after: Spot | None, most: int = MOST
) -> tuple[list[tuple[Spot, RefHead]], int | None]:
    """The same, of each article what lists tell of it."""
    return _page(connection, filters, read_ref_heads, limit, after, most)


def _page(
    connection: Connection,
    filters: Filters,
    read: Callable[[Connection, set[int]], dict[int, Part]],
    limit: int,
    after: Spot | None,
    most: int,
) -> tuple[list[tuple[Spot, Part]], int | None]:
    census = Census(connection)
    found = list(_matching(connection, filters, read, limit, after, census))
    if after is not None:
        return found, None
    if len(found) < limit:
        return found, len(found)
    if filters.text is not None and filters == Filters(text=filters.text):
        words = parse_query(filters.text)
        return found, min(census.number_with(index_of(connection.dialect.name), words), most)
    return found, _count(connection, filters, census.counting(), most)


def matching_records(connection: Connection, filters: Filters) -> Iterator[Record]:
    """The records of the articles that answer, newest first."""
    return (record for _, record in _matching(connection, filters, read_records))


def _read_shown(connection: Connection, keys: set[int]) -> dict[int, _Shown]:
    return read_parts(connection, _DECODER.decode, keys)


def _matching(
    connection: Connection,
    filters: Filters,
    read: Callable[[Connection, set[int]], dict[int, Part]],
    limit: int | None = None,
    after: Spot | None = None,
    census: Census | None = None,
) -> Iterator[tuple[Spot, Part]]:
    """What is read of the articles that answer, newest first, each with where it stands."""
    asked = _asked(connection, filters, census or Census(None if limit is None else connection))
    day, key = asked.selected_columns
    rows = newest_first(connection, asked, (day, key), limit, after)
    for start in range(0, len(rows), _AT_ONCE):
        some = rows[start : start + _AT_ONCE]
        records = read(connection, {row.key for row in some})
        for row in some:
            yield Spot(row.day, row.key), records[row.key]


def count_hits(connection: Connection, filters: Filters, most: int | None = None) -> int:
    """How many articles answer; with ``most`` counted up to that number."""
    return _count(connection, filters, Census(None), most)


def _count(connection: Connection, filters: Filters, census: Census, most: int | None) -> int:
    asked = _asked(connection, filters, census).limit(most).subquery()
    return connection.scalar(select(func.count()).select_from(asked)) or 0


def _asked(connection: Connection, filters: Filters, census: Census) -> Select[Any]:
    """The query for the days and keys of the articles that answer."""
    along = along_a_party(filters, census, days=False)
    if along is not None:
        own = involved.c
        asked = along.select(own.day, own.article.label("key")).distinct()
        published = published_in(filters, own.day)
        return asked.where(*published, *of_articles(connection, own.article, filters, census))
    found = [] if (told := telling(filters, census)) is None else [told]
    index = index_of(connection.dialect.name)
    if filters.text is not None:
        found.append(answers_words(articles.c.key, filters.text, index, census, _MET))
    rest = msgspec.structs.replace(filters, text=None)
    found += article_conditions(rest, index, census, dates=True)
    return select(articles.c.day, articles.c.key).where(*found)


def told_along(along: Along, filters: Filters) -> Choice:
    """The articles that tell the acts of a party."""
    acting = msgspec.structs.replace(filters, text=None, publishers=(), since=None, until=None)
    return Choice(f"articles that tell {acting}", along.select(involved.c.article))


def telling(filters: Filters, census: Census) -> Condition | None:
    """That an article tells of an act as asked for, of whatever day; null when any will do."""
    along = along_a_party(filters, census, days=False)
    if along is not None:
        return census.among(articles.c.key, told_along(along, filters))
    acts = event_conditions(msgspec.structs.replace(filters, since=None, until=None), census)
    if not acts:
        return None
    # the index of types would be gone through for every article
    named = filters.types or filters.modes or filters.statuses or filters.places
    rare = census.few or bool(named)
    return is_among(articles.c.key, select(events.c.article).where(*acts), many=not rare)


def _hit(record: _Shown, finder: WordFinder | None, spot: Spot) -> Hit:
    article = record.article
    spans = [] if finder is None else finder.spans(article.text)
    start, end = _passage(article, spans)
    marks = tuple((a - start, b - start) for a, b in spans if start <= a and b <= end)
    return Hit(
        article, article.text[start:end], marks, len(record.events), len(record.statements), spot
    )


def _passage(article: Article, spans: list[tuple[int, int]]) -> tuple[int, int]:
    """The stretch of the text with most of the words; its beginning when there is none.

    The body is preferred to the title, which is shown anyhow.
    """
    text = article.text
    body = len(article.title) + 1 if text.startswith(article.title) else 0
    inside = [span for span in spans if span[0] >= body]
    begin = body
    if inside:
        most = 0
        last = 0
        for first, (at, _) in enumerate(inside):
            last = max(last, first)
            while last < len(inside) and inside[last][1] <= at + _PASSAGE:
                last += 1
            if last - first > most:
                most, begin = last - first, at
        begin = _word_start(text, max(body, begin - _PASSAGE // 5))
    end = min(len(text), begin + _PASSAGE)
    while end < len(text) and not text[end].isspace() and end < begin + _PASSAGE + 30:
        end += 1
    return begin, end


def _word_start(text: str, at: int) -> int:
    """The beginning of the word at a place, looked for to the right."""
    if at == 0 or text[at - 1].isspace():
        return at
    for place in range(at, min(at + 30, len(text))):
        if text[place].isspace():
            return place + 1
    return at
