"""Making the tables, and bringing those of older versions up to date, step by step."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from sqlalchemy import Connection, Index, Table, inspect, select, text

from marsad.archive.errors import ArchiveError
from marsad.archive.follow_tables import FOLLOW_TABLES
from marsad.archive.full_text import index_of
from marsad.archive.refilling import fill_activity, fill_told, note_sites, widen_involved
from marsad.archive.tables import (
    SCHEMA_VERSION,
    STORY_TABLES,
    TOLD,
    articles,
    dyads,
    events,
    involved,
    metadata,
    parties,
    places,
    properties,
    reviews,
    statements,
    tokens,
)

Step = Callable[[Connection], None]


def _add_stories(connection: Connection) -> None:
    metadata.create_all(connection, tables=list(STORY_TABLES))


def _add_activity(connection: Connection) -> None:
    metadata.create_all(connection, tables=[places, involved, dyads])
    connection.execute(text("ALTER TABLE events ADD COLUMN site INTEGER"))
    for table, name in (
        (articles, "ix_articles_added"), (events, "events_by_quad"), (events, "events_by_site"),
        (parties, "parties_by_entity"),
    ):  # fmt: skip
        _index(table, name).create(connection)
    fill_activity(connection)


def _index(table: Table, name: str) -> Index:
    return next(index for index in table.indexes if index.name == name)


def _add_tokens(connection: Connection) -> None:
    metadata.create_all(connection, tables=[tokens])


def _add_following(connection: Connection) -> None:
    metadata.create_all(connection, tables=list(FOLLOW_TABLES))


def _add_reviews(connection: Connection) -> None:
    metadata.create_all(connection, tables=[reviews])


def _add_index_of_coders(connection: Connection) -> None:
    _index(articles, "articles_by_coder").create(connection)


def _add_counts_of_parties(connection: Connection) -> None:
    widen_involved(connection)
    for table, name, former in (
        (dyads, "dyads_by_day", None), (events, "events_by_type", "events_by_type"),
        (statements, "statements_by_speaker", "ix_statements_speaker"),
    ):  # fmt: skip
        if former is not None:
            connection.execute(text(f"DROP INDEX IF EXISTS {former}"))
        _index(table, name).create(connection, checkfirst=True)


def _add_told(connection: Connection) -> None:
    metadata.create_all(connection, tables=list(TOLD.values()))
    fill_told(connection)
    index_of(connection.dialect.name).settle(connection)
    note_sites(connection)
    for table in (events, involved, dyads):
        for index in table.indexes:
            index.create(connection, checkfirst=True)


STEPS: dict[int, Step] = {
    1: _add_stories,
    2: _add_activity,
    3: _add_tokens,
    4: _add_following,
    5: _add_reviews,
    6: _add_index_of_coders,
    7: _add_counts_of_parties,
    8: _add_told,
}
"""From the version of the key to the next: what has to be done to the tables."""


def is_ours(connection: Connection, place: str) -> bool:
    """Whether there is an archive; `ArchiveError` when there is something else, or a newer one."""
    names = inspect(connection).get_table_names()
    if not names:
        return False
    if properties.name not in names:
        raise ArchiveError(f"{place}: a database, but no archive of Marsad; name another one")
    version = _version(connection)
    if version > SCHEMA_VERSION:
        raise ArchiveError(
            f"{place}: written by a newer Marsad (schema {version}, this one knows up to "
            f"{SCHEMA_VERSION}); install a newer one"
        )
    return True


def prepare(connection: Connection) -> None:
    """Make the tables where there are none, and bring older ones up to date."""
    if not inspect(connection).has_table(properties.name):
        metadata.create_all(connection)
        index_of(connection.dialect.name).create(connection)
        now = datetime.now(UTC).isoformat(timespec="seconds")
        facts = {"schema": str(SCHEMA_VERSION), "created": now}
        connection.execute(
            properties.insert(), [{"name": name, "value": value} for name, value in facts.items()]
        )
        return
    version = _version(connection)
    while version < SCHEMA_VERSION:
        STEPS[version](connection)
        version += 1
        connection.execute(
            properties.update().where(properties.c.name == "schema").values(value=str(version))
        )


def _version(connection: Connection) -> int:
    found = connection.scalar(select(properties.c.value).where(properties.c.name == "schema"))
    return int(found or 0)
