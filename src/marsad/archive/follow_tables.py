"""The tables of `marsad follow`: what its feeds and pages do, and what the watches were told."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, String, Table, UniqueConstraint

from marsad.archive.tables import metadata

followed_feeds = Table(
    "followed_feeds", metadata,
    Column("url", String, primary_key=True),
    Column("etag", String),
    Column("last_modified", String),  # as the server wrote it
    Column("tried", String, nullable=False),  # all times UTC, ISO
    Column("succeeded", String),
    Column("error", String),  # of the last try; null when it went well
    Column("failures", Integer, nullable=False),  # in a row
    Column("due", String, nullable=False),
)  # fmt: skip
"""The feeds that `marsad follow` reads, and how they do."""

followed_pages = Table(
    "followed_pages", metadata,
    Column("url", String, primary_key=True),  # in the spelling of `identity.canonical_url`
    Column("feed", String, nullable=False),
    Column("entry", String, nullable=False),  # JSON of `readers.feeds.Entry`
    Column("state", String, nullable=False),  # waiting, or what became of it
    Column("seen", String, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("due", String, nullable=False),
    Column("error", String),
    Index("followed_pages_by_state", "state", "due"),
)  # fmt: skip
"""The addresses that feeds have named: those that wait are fetched, the others are done with."""

watches = Table(
    "watches", metadata,
    Column("name", String, primary_key=True),
    Column("filters", String, nullable=False),  # JSON, by the names of the feeds file
    Column("feed", Boolean, nullable=False),
    Column("checked", String, nullable=False),  # what came in before has been looked at
)  # fmt: skip
"""Saved questions."""

notices = Table(
    "notices", metadata,
    Column("key", Integer, primary_key=True, autoincrement=False),
    Column("id", String, nullable=False, unique=True),
    Column("watch", String, nullable=False),
    Column("article", ForeignKey("articles.key"), nullable=False),
    Column("event", String, nullable=False),  # id of the event
    Column("act", String, nullable=False),  # what the event says, without where it says so
    Column("body", String, nullable=False),  # JSON of the notice, as it is sent
    Column("told", String, nullable=False),
    UniqueConstraint("watch", "article", "event"),
    Index("notices_by_watch", "watch", "key"),
)  # fmt: skip
"""Events that have answered a watch, each act once."""

outbox = Table(
    "outbox", metadata,
    Column("notice", ForeignKey("notices.key"), primary_key=True),
    Column("channel", String, primary_key=True),  # webhook or command
    Column("watch", String, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("due", String, nullable=False),
    Column("error", String),
)  # fmt: skip
"""Notices that have not been delivered yet."""

FOLLOW_TABLES = (followed_feeds, followed_pages, watches, notices, outbox)
