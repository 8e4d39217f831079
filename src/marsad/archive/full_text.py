"""The index of the words of articles: FTS5 in SQLite, a vector of words in PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from sqlalchemy import (
    Connection,
    Integer,
    Select,
    column,
    select,
    table,
    text,
)

from marsad.archive.query import Query
from marsad.record import Article
from marsad.text.search_words import index_words

_LONGEST = 400_000
"""Characters of an article that PostgreSQL indexes: a vector of words holds 1 MB."""
_PIECES = 8
"""Pieces that the index of SQLite may have; it puts together those of one size by itself."""


class FullText(Protocol):
    """An index of the words of articles, by their keys."""

    def create(self, connection: Connection) -> None:
        """Make the empty index."""

    def add(self, connection: Connection, entries: Sequence[tuple[int, Article]]) -> None:
        """Index articles under their keys."""

    def remove(self, connection: Connection, keys: Iterable[int]) -> None:
        """Take articles out."""

    def matching(self, query: Query) -> Select[tuple[int]]:
        """The keys of the articles that answer the query."""

    def frequencies(self, connection: Connection) -> dict[str, int]:
        """In how many articles a word stands, for words that stand in several."""

    def settle(self, connection: Connection) -> None:
        """Make one of many pieces that have come in one after the other."""


class Fts5:
    """SQLite's own index. The words are folded before they come in, blanks separate them."""

    def create(self, connection: Connection) -> None:
        """Make the empty index."""
        connection.execute(
            text(
                "CREATE VIRTUAL TABLE article_words USING fts5"
                '(words, tokenize = "unicode61 remove_diacritics 0")'
            )
        )

    def add(self, connection: Connection, entries: Sequence[tuple[int, Article]]) -> None:
        """Index articles under their keys."""
        connection.execute(
            text("INSERT INTO article_words (rowid, words) VALUES (:key, :words)"),
            [{"key": key, "words": index_words(article.text)} for key, article in entries],
        )

    def remove(self, connection: Connection, keys: Iterable[int]) -> None:
        """Take articles out."""
        connection.execute(
            text("DELETE FROM article_words WHERE rowid = :key"), [{"key": key} for key in keys]
        )

    def matching(self, query: Query) -> Select[tuple[int]]:
        """The keys of the articles that answer the query."""
        words = table("article_words", column("rowid", Integer))
        answering = text("article_words MATCH :fts").bindparams(fts=query.fts5())
        return select(words.c.rowid).where(answering)

    def frequencies(self, connection: Connection) -> dict[str, int]:
        """In how many articles a word stands, for words that stand in several."""
        connection.execute(
            text(
                "CREATE VIRTUAL TABLE IF NOT EXISTS temp.article_vocabulary"
                " USING fts5vocab(main, article_words, row)"
            )
        )
        counted = text("SELECT term, doc FROM temp.article_vocabulary WHERE doc > 1")
        return {row.term: row.doc for row in connection.execute(counted)}

    def settle(self, connection: Connection) -> None:
        """Make one of many pieces: a query has to look into each of them."""
        pieces = text("SELECT count(DISTINCT segid) FROM article_words_idx")
        if (connection.scalar(pieces) or 0) > _PIECES:
            connection.execute(
                text("INSERT INTO article_words (article_words) VALUES ('optimize')")
            )


class TextVector:
    """A vector of words with an inverted index, in PostgreSQL."""

    def create(self, connection: Connection) -> None:
        """Make the empty index."""
        connection.execute(
            text(
                "CREATE TABLE article_words (key integer PRIMARY KEY REFERENCES articles (key),"
                " words tsvector NOT NULL)"
            )
        )
        connection.execute(text("CREATE INDEX article_words_in ON article_words USING gin (words)"))

    def add(self, connection: Connection, entries: Sequence[tuple[int, Article]]) -> None:
        """Index articles under their keys."""
        connection.execute(
            text(
                "INSERT INTO article_words (key, words)"
                " VALUES (:key, to_tsvector('simple', :words))"
            ),
            [
                {"key": key, "words": index_words(article.text[:_LONGEST])}
                for key, article in entries
            ],
        )

    def remove(self, connection: Connection, keys: Iterable[int]) -> None:
        """Take articles out."""
        connection.execute(
            text("DELETE FROM article_words WHERE key = :key"), [{"key": key} for key in keys]
        )

    def matching(self, query: Query) -> Select[tuple[int]]:
        """The keys of the articles that answer the query."""
        words = table("article_words", column("key", Integer))
        answering = text("words @@ to_tsquery('simple', :query)").bindparams(query=query.tsquery())
        return select(words.c.key).where(answering)

    def frequencies(self, connection: Connection) -> dict[str, int]:
        """In how many articles a word stands, for words that stand in several."""
        counted = text(
            "SELECT word, ndoc FROM ts_stat('SELECT words FROM article_words') WHERE ndoc > 1"
        )
        return {row.word: row.ndoc for row in connection.execute(counted)}

    def settle(self, connection: Connection) -> None:
        """PostgreSQL does so by itself."""


def index_of(dialect: str) -> FullText:
    """The index for a dialect of SQL."""
    return Fts5() if dialect == "sqlite" else TextVector()
