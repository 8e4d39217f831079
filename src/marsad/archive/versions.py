"""The versions of an article, older texts beside the newest; and by what records are coded."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Connection, select

from marsad.archive.packing import unpack
from marsad.archive.tables import articles, old_versions
from marsad.record import CoderStamp, Record


def versions(connection: Connection, article: str) -> list[tuple[int, str, Record]]:
    """Number, time of coming in (UTC) and record of each version of the article with this id, the
    oldest first."""
    older = (
        select(old_versions.c.version, old_versions.c.added, old_versions.c.record)
        .join(articles, articles.c.key == old_versions.c.article)
        .where(articles.c.id == article)
        .order_by(old_versions.c.version)
    )
    newest = select(articles.c.version, articles.c.added, articles.c.record).where(
        articles.c.id == article
    )
    rows = [*connection.execute(older), *connection.execute(newest)]
    return [(row.version, row.added, unpack(row.record)) for row in rows]


def not_by(coder: CoderStamp) -> ColumnElement[bool]:
    """That something else than this coder has made a record."""
    return (articles.c.coder != coder.version) | (articles.c.knowledge != coder.knowledge)
