"""What an archive holds, in numbers."""

from __future__ import annotations

import msgspec
from sqlalchemy import Connection, func, select

from marsad.archive.tables import agreements, articles, events, figures, old_versions, statements


class Summary(msgspec.Struct, frozen=True):
    """What an archive holds."""

    articles: int
    old_versions: int
    events: int
    statements: int
    figures: int
    agreements: int
    publishers: int
    first_day: str | None
    """Of publication."""
    last_day: str | None
    coders: dict[str, int]
    """Articles by what coded them: ``version sha256:…``."""


def summarise(connection: Connection) -> Summary:
    """Count what there is."""
    sizes = {
        table.name: connection.scalar(select(func.count()).select_from(table)) or 0
        for table in (articles, old_versions, events, statements, figures, agreements)
    }
    first, last, publishers = connection.execute(
        select(
            func.min(articles.c.day),
            func.max(articles.c.day),
            func.count(articles.c.publisher.distinct()),
        )
    ).one()
    coders = connection.execute(
        select(articles.c.coder, articles.c.knowledge, func.count())
        .group_by(articles.c.coder, articles.c.knowledge)
        .order_by(func.count().desc())
    ).all()
    return Summary(
        **sizes, publishers=publishers, first_day=first, last_day=last,
        coders={f"{version} {knowledge}": number for version, knowledge, number in coders},
    )  # fmt: skip
