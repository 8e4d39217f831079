"""The tables of an archive.

The record of each article is kept whole, as compressed JSON, and is what queries answer with. The
other tables hold only what is asked for, filtered by or counted: they can be made anew from the
records at any time.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    UniqueConstraint,
    text,
)

SCHEMA_VERSION = 9
"""Version of these tables. A change of them raises it and adds a step to `migrations`."""

metadata = MetaData()

properties = Table(
    "properties", metadata,
    Column("name", String, primary_key=True),
    Column("value", String, nullable=False),
)  # fmt: skip
"""Facts about the archive itself: ``schema``, ``created``, ``state``."""

articles = Table(
    "articles", metadata,
    Column("key", Integer, primary_key=True, autoincrement=False),
    Column("id", String, nullable=False, unique=True),
    Column("url", String, index=True),
    Column("digest", String, nullable=False, index=True),  # of publisher and text
    Column("publisher", String),
    Column("title", String, nullable=False),
    Column("published", String),  # as received
    Column("day", String),  # YYYY-MM-DD of publication, UTC offset of the publisher
    Column("language", String, nullable=False),
    Column("version", Integer, nullable=False),  # 1 is the first
    Column("record", LargeBinary, nullable=False),  # zlib of the record's JSON
    Column("coder", String, nullable=False),
    Column("knowledge", String, nullable=False),
    Column("added", String, nullable=False, index=True),  # UTC, when this version came in
    Index("articles_by_day", "day", "key"),
    Index("articles_by_publisher", "publisher", "day"),
    Index("articles_by_coder", "coder", "knowledge"),
)  # fmt: skip
"""The newest version of every article."""

old_versions = Table(
    "old_versions", metadata,
    Column("article", ForeignKey("articles.key"), primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("digest", String, nullable=False, index=True),
    Column("record", LargeBinary, nullable=False),
    Column("added", String, nullable=False),
)  # fmt: skip
"""Versions of articles that newer ones have replaced."""

parties = Table(
    "parties", metadata,
    Column("key", Integer, primary_key=True, autoincrement=False),
    Column("label", String, nullable=False, unique=True),  # the other columns in one
    Column("entity", String, index=True),
    Column("name", String),
    Column("name_en", String),
    Column("country", String, index=True),
    Column("sector", String),  # the first, which counts
    Column("role", String),
    Column("words", String, nullable=False),  # for search by name: see `search_words.name_words`
    Index(
        "parties_by_entity", "entity", "words",
        sqlite_where=text("entity IS NOT NULL"), postgresql_where=text("entity IS NOT NULL"),
    ),
)  # fmt: skip
"""Everybody who acts, is acted upon or speaks, each once."""

places = Table(
    "places", metadata,
    Column("key", Integer, primary_key=True, autoincrement=False),
    Column("label", String, nullable=False, unique=True),  # the other columns in one
    Column("name", String, nullable=False),
    Column("name_en", String),
    Column("country", String),
    Column("lat", Float),
    Column("lon", Float),
    Column("geonames", Integer),
)  # fmt: skip
"""Where acts take place, each place once."""

events = Table(
    "events", metadata,
    Column("key", Integer, primary_key=True, autoincrement=False),
    Column("article", ForeignKey("articles.key"), nullable=False, index=True),
    Column("position", Integer, nullable=False),  # in the record
    Column("id", String, nullable=False, index=True),
    Column("type", String, nullable=False),
    Column("mode", String),
    Column("status", String, nullable=False),
    Column("foreground", Boolean, nullable=False),
    Column("cameo", String, nullable=False),
    Column("quad", Integer, nullable=False),
    Column("intensity", Float, nullable=False),
    Column("dated", Boolean, nullable=False),  # whether the text tells the date
    Column("first_day", String),  # of the act; of publication when the text tells none
    Column("last_day", String),
    Column("place", String),  # for search by name
    Column("country", String),  # of the place
    Column("site", Integer),  # key of the place
    Index("events_by_day", "first_day", "key"),
    Index("events_by_quad", "first_day", "last_day", "quad"),
    Index("events_by_last_day", "last_day", "first_day", "site"),
    Index(
        "events_of_days", "last_day", "first_day", "site",
        sqlite_where=text("first_day < last_day"), postgresql_where=text("first_day < last_day"),
    ),
    Index("events_by_site", "site", "first_day", "last_day"),
    Index("events_by_type", "type", "first_day", "last_day"),
)  # fmt: skip

event_parties = Table(
    "event_parties", metadata,
    Column("event", ForeignKey("events.key"), primary_key=True),
    Column("side", String, primary_key=True),  # actor or recipient
    Column("position", Integer, primary_key=True),
    Column("party", ForeignKey("parties.key"), nullable=False),
    Index("event_parties_by_party", "party", "side", "event"),
)  # fmt: skip

involved = Table(
    "involved", metadata,
    Column("code", String, primary_key=True),
    Column("event", ForeignKey("events.key"), primary_key=True, index=True),
    Column("article", Integer, nullable=False),  # what follows is that of the event
    Column("outlet", BigInteger),  # number of the publisher: see `identity.outlet_number`
    Column("day", String),  # of publication
    Column("first_day", String),
    Column("last_day", String),
    Column("month", String),  # YYYY-MM; null when the month is not told
    Column("type", String, nullable=False),
    Column("status", String, nullable=False),
    Column("intensity", Float, nullable=False),
    Column("site", Integer),
    Column("act", Integer),  # when several articles tell it: see `act_reports`
    Column("repeated", Boolean, nullable=False),  # whether a later event tells the same act
    Index("involved_by_day", "code", "first_day", "event", "last_day", "type", "status", "article"),
    Index("involved_by_publication", "code", "day", "article"),
    Index(
        "involved_by_site", "code", "site", "first_day", "last_day",
        sqlite_where=text("site IS NOT NULL"), postgresql_where=text("site IS NOT NULL"),
    ),
    Index("involved_by_article", "code", "article", "first_day", "last_day", "outlet"),
    Index(
        "involved_by_month", "code", "repeated", "type", "status", "month", "first_day",
        "last_day", "intensity",
    ),
    Index(
        "involved_by_act", "code", "act", "first_day", "last_day",
        sqlite_where=text("act IS NOT NULL"), postgresql_where=text("act IS NOT NULL"),
    ),
    sqlite_with_rowid=False,
)  # fmt: skip
"""Which states and entities take part in an event, on whatever side. What is asked for most of a
party stands here, so that its events need not be looked up."""

dyads = Table(
    "dyads", metadata,
    Column("one", String, primary_key=True),
    Column("other", String, primary_key=True),
    Column("event", ForeignKey("events.key"), primary_key=True, index=True),
    Column("main", Boolean, nullable=False),  # whether neither is only a part of a state
    Column("first_day", String),
    Column("last_day", String),
    Column("intensity", Float),  # null when the act did not occur
    Index(
        "dyads_by_day", "last_day", "first_day", "one", "other", "intensity", "main",
        sqlite_where=text("main = 1 AND one < other"),
        postgresql_where=text("main AND one < other"),
    ),
    Index(
        "dyads_of_days", "last_day", "first_day", "one", "other", "intensity", "main",
        sqlite_where=text("main = 1 AND one < other AND first_day < last_day"),
        postgresql_where=text("main AND one < other AND first_day < last_day"),
    ),
    Index(
        "dyads_since", "one", "other", "last_day", "first_day", "intensity",
        sqlite_where=text("one < other"), postgresql_where=text("one < other"),
    ),
    Index(
        "dyads_until", "one", "other", "first_day", "last_day", "intensity",
        sqlite_where=text("one < other"), postgresql_where=text("one < other"),
    ),
    sqlite_with_rowid=False,
)  # fmt: skip
"""Between whom an event passes: every pair in both orders. See `dealings`."""

statements = Table(
    "statements", metadata,
    Column("key", Integer, primary_key=True, autoincrement=False),
    Column("article", ForeignKey("articles.key"), nullable=False, index=True),
    Column("position", Integer, nullable=False),
    Column("id", String, nullable=False, index=True),
    Column("speaker", ForeignKey("parties.key")),
    Column("form", String, nullable=False),
    Column("dated", Boolean, nullable=False),
    Column("first_day", String, index=True),
    Column("last_day", String),
    Index("statements_by_speaker", "speaker", "first_day", "last_day"),
)  # fmt: skip

figures = Table(
    "figures", metadata,
    Column("key", Integer, primary_key=True, autoincrement=False),
    Column("article", ForeignKey("articles.key"), nullable=False, index=True),
    Column("position", Integer, nullable=False),
    Column("event", Integer),  # key of the act whose people it counts
    Column("value", Integer),
    Column("low", Integer),
    Column("high", Integer),
    Column("qualifier", String, nullable=False),
    Column("of", String, nullable=False),
    Column("first_day", String, index=True),  # of its event; of publication without one
    Column("last_day", String),
    UniqueConstraint("article", "position"),
)  # fmt: skip

agreements = Table(
    "agreements", metadata,
    Column("key", Integer, primary_key=True, autoincrement=False),
    Column("article", ForeignKey("articles.key"), nullable=False, index=True),
    Column("position", Integer, nullable=False),
    Column("kind", String, nullable=False),
    Column("status", String, nullable=False),
    Column("dated", Boolean, nullable=False),
    Column("first_day", String, index=True),
    Column("last_day", String),
)  # fmt: skip

agreement_parties = Table(
    "agreement_parties", metadata,
    Column("agreement", ForeignKey("agreements.key"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("party", ForeignKey("parties.key"), nullable=False, index=True),
)  # fmt: skip


def _told(table: Table) -> Table:
    return Table(
        f"told_{table.name}", metadata,
        Column("key", ForeignKey(table.c.key), primary_key=True, autoincrement=False),
        Column("json", LargeBinary, nullable=False),  # zlib
    )  # fmt: skip


TOLD = {table.name: _told(table) for table in (articles, events, statements, figures, agreements)}
"""What lists pass on, by table: of an article its head, of others the item as the record has it. To
find one item in a whole record takes ten times as long."""

sources = Table(
    "sources", metadata,
    Column("of", String, primary_key=True),  # event, statement, figure or agreement
    Column("owner", Integer, primary_key=True),  # its key
    Column("position", Integer, primary_key=True),  # in the chain, 0 is the outermost
    Column("kind", String, nullable=False),
    Column("entity", String, index=True),
    Column("country", String),
    Column("words", String, nullable=False),  # for search by name
)  # fmt: skip
"""The links of the chains of attribution."""

stories = Table(
    "stories", metadata,
    Column("key", Integer, primary_key=True, autoincrement=False),
    Column("first_day", String),
    Column("last_day", String, index=True),
    Column("articles", Integer, nullable=False),
    Column("outlets", Integer, nullable=False),
)  # fmt: skip
"""Running stories, each told by articles."""

story_articles = Table(
    "story_articles", metadata,
    Column("article", ForeignKey("articles.key"), primary_key=True),
    Column("story", ForeignKey("stories.key"), nullable=False, index=True),
    Column("copy_of", ForeignKey("articles.key")),  # the first article with this text
)  # fmt: skip
"""Every article that has been put into a story."""

act_reports = Table(
    "act_reports", metadata,
    Column("event", ForeignKey("events.key"), primary_key=True),
    Column("act", Integer, nullable=False, index=True),  # the key of its first report
)  # fmt: skip
"""Events that several articles tell: those of one act have its key."""

tokens = Table(
    "tokens", metadata,
    Column("name", String, primary_key=True),
    Column("hash", String, nullable=False, unique=True),  # SHA-256, hex
    Column("created", String, nullable=False),  # UTC
)  # fmt: skip
"""Who may write over the network."""

reviews = Table(
    "reviews", metadata,
    Column("key", Integer, primary_key=True, autoincrement=False),
    Column("article", ForeignKey("articles.key"), nullable=False, index=True),
    Column("version", Integer, nullable=False),  # of the article, when it was judged
    Column("kind", String, nullable=False),  # event or statement
    Column("item", String, nullable=False),  # its id, in the newest record that has it
    Column("verdict", String, nullable=False),
    Column("judged", String, nullable=False),  # the item as it was judged, JSON
    Column("correction", String),  # the right item, JSON
    Column("note", String),
    Column("reviewer", String, nullable=False),
    Column("at", String, nullable=False),  # UTC
    Column("stale", Boolean, nullable=False),  # whether the record has no such item any more
    Column("until", String),  # UTC, when it was taken back or another one took its place
)  # fmt: skip
"""What people say of events and statements. Nothing is ever deleted or overwritten here."""

STORY_TABLES = (stories, story_articles, act_reports)

KEYED = (articles, parties, places, events, statements, figures, agreements, stories, reviews)
"""Tables whose rows are numbered by the writer."""
OWNERS = {"event": events, "statement": statements, "figure": figures, "agreement": agreements}
"""What has a chain of attribution in `sources`, by the value of its column ``of``."""
