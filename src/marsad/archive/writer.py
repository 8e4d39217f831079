"""Adding articles: what is new, what is there already, what replaces an older version.

A batch is one transaction. A process that is killed loses the batch that it had not committed and
nothing else; the same command goes on from there, since articles that are there are left alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import Literal, NamedTuple

import msgspec
from msgspec.structs import replace
from sqlalchemy import Connection, Engine, delete, or_, select

from marsad.archive.batches import free_keys, new_batch, slices
from marsad.archive.full_text import index_of
from marsad.archive.identity import Identity, identify
from marsad.archive.opening import writing
from marsad.archive.packing import pack
from marsad.archive.reviews import restate
from marsad.archive.rows import Row, publication_day
from marsad.archive.state import touch
from marsad.archive.tables import (
    OWNERS,
    TOLD,
    act_reports,
    agreement_parties,
    agreements,
    articles,
    dyads,
    event_parties,
    events,
    involved,
    metadata,
    old_versions,
    sources,
    story_articles,
)
from marsad.record import Article, Record

Fate = Literal["new", "unchanged", "newer", "recoded", "clash"]
"""What became of an article: it was not there; it was; its text is a newer version; only its record
was replaced; or its id is that of another article, and it was left out."""


class Known(NamedTuple):
    """An article that is in the archive."""

    key: int
    id: str
    url: str | None
    digest: str
    publisher: str | None
    version: int
    coder: str
    knowledge: str


_KNOWN = tuple(articles.c[name] for name in Known._fields)


class Recognised(msgspec.Struct, frozen=True):
    """What the archive knows of an article that comes in."""

    identity: Identity
    fate: Fate
    known: Known | None = None


class Catalogue:
    """The articles of the archive that those of a batch may be, found in a few queries."""

    def __init__(self, connection: Connection, incoming: Iterable[Article]) -> None:
        self._by_id: dict[str, Known] = {}
        self._by_url: dict[str, Known] = {}
        self._by_digest: dict[str, Known] = {}
        identities = [identify(article) for article in incoming]
        for some in slices(identities):
            found = select(*_KNOWN).where(
                or_(
                    articles.c.id.in_([one.id for one in some]),
                    articles.c.url.in_([one.url for one in some if one.url]),
                    articles.c.digest.in_([one.digest for one in some]),
                )
            )
            for row in connection.execute(found):
                self.enter(Known(*row))

    def enter(self, known: Known) -> None:
        """An article is in the archive, or has come in."""
        self._by_id[known.id] = known
        self._by_digest[known.digest] = known
        if known.url is not None:
            self._by_url[known.url] = known

    def recognise(self, article: Article) -> Recognised:
        """Whether the article is there, and as what."""
        identity = identify(article)
        same = self._by_digest.get(identity.digest)
        if same is None and identity.url is not None:
            same = self._by_url.get(identity.url)
        if same is None:
            same = self._by_id.get(identity.id)
            if same is not None and _is_another(same, identity, article):
                return Recognised(identity, "clash", same)
        if same is None:
            return Recognised(identity, "new")
        return Recognised(
            identity, "unchanged" if same.digest == identity.digest else "newer", same
        )


def _is_another(known: Known, identity: Identity, article: Article) -> bool:
    """Whether an article of the same id is another one: its address or publisher says so."""
    if known.url and identity.url:
        return known.url != identity.url
    return bool(known.publisher and article.publisher and known.publisher != article.publisher)


class Written(msgspec.Struct, frozen=True):
    """What became of one record of a batch."""

    article: str
    fate: Fate
    known_as: str | None = None
    """Id of the article that it is, or that its id belongs to."""


def write(engine: Engine, records: Sequence[Record]) -> list[Written]:
    """Write records in one transaction; what became of each, in their order."""
    written: list[Written] = []
    with writing(engine) as connection:
        for group in _without_repeats(records):
            written += _Writing(connection, group).run()
        if any(one.fate not in ("unchanged", "clash") for one in written):
            touch(connection)
    return written


def _without_repeats(records: Sequence[Record]) -> Iterator[list[Record]]:
    """The records in groups in which no article comes twice."""
    group: list[Record] = []
    seen: set[str] = set()
    for record in records:
        identity = identify(record.article)
        names = {"id " + identity.id, "digest " + identity.digest, f"url {identity.url}"}
        names.discard("url None")
        if not seen.isdisjoint(names):
            yield group
            group, seen = [], set()
        group.append(record)
        seen |= names
    if group:
        yield group


class _Writing:
    """Records on their way into the tables; no article is among them twice."""

    def __init__(self, connection: Connection, records: Sequence[Record]) -> None:
        self._connection = connection
        self._records = records
        self._catalogue = Catalogue(connection, (record.article for record in records))
        self._keys = free_keys(connection)
        self._entries: list[tuple[int, Record]] = []
        self._new: list[Row] = []
        self._replaced: list[tuple[Known, Row]] = []
        self._now = datetime.now(UTC).isoformat(timespec="seconds")

    def run(self) -> list[Written]:
        written = [self._take(record) for record in self._records]
        self._retire()
        versions = {known.key: row["version"] for known, row in self._replaced}
        restate(self._connection, {
            key: (versions[key], record) for key, record in self._entries if key in versions
        })  # fmt: skip
        batch = new_batch(self._connection, self._records, self._keys)
        batch.rows["articles"] = self._new
        for key, record in self._entries:
            batch.add(key, record)
        for table in metadata.sorted_tables:
            if batch.rows[table.name]:
                self._connection.execute(table.insert(), batch.rows[table.name])
        if self._entries:
            entries = [(key, record.article) for key, record in self._entries]
            index_of(self._connection.dialect.name).add(self._connection, entries)
        return written

    def _take(self, record: Record) -> Written:
        """Decide what becomes of a record."""
        article = record.article
        recognised = self._catalogue.recognise(article)
        known, fate = recognised.known, recognised.fate
        if known is None:
            key = self._keys.take("articles")
            self._new.append(self._row(key, 1, recognised.identity, record))
            self._entries.append((key, record))
            return Written(article.id, fate, article.id)
        if fate == "unchanged" and not _same_coder(known, record):
            fate = "recoded"
        if fate in ("newer", "recoded"):
            # the article keeps the id that it came in with
            record = replace(record, article=replace(article, id=known.id))
            version = known.version + (fate == "newer")
            row = self._row(known.key, version, recognised.identity, record)
            row["url"] = row["url"] or known.url
            if fate == "recoded":
                del row["added"]  # the article did not come in anew
            self._replaced.append((known, row))
            self._entries.append((known.key, record))
        return Written(article.id, fate, known.id)

    def _row(self, key: int, version: int, identity: Identity, record: Record) -> Row:
        article = record.article
        return {
            "key": key, "id": article.id, "url": identity.url, "digest": identity.digest,
            "publisher": article.publisher, "title": _clean(article.title),
            "published": article.published, "day": publication_day(article.published),
            "language": article.language, "version": version, "record": pack(record),
            "coder": record.coder.version, "knowledge": record.coder.knowledge,
            "added": self._now,
        }  # fmt: skip

    def _retire(self) -> None:
        """Take out what is drawn from the records that are replaced; keep older texts."""
        if not self._replaced:
            return
        connection = self._connection
        index_of(connection.dialect.name).remove(connection, [one.key for one, _ in self._replaced])
        older = [one.key for one, row in self._replaced if row["version"] > one.version]
        for keys in slices(older):
            kept = select(*(articles.c[name] for name in _KEPT)).where(articles.c.key.in_(keys))
            connection.execute(old_versions.insert().from_select(old_versions.c.keys(), kept))
        for keys in slices([one.key for one, _ in self._replaced]):
            _forget(connection, keys)
        for one, row in self._replaced:
            connection.execute(articles.update().where(articles.c.key == one.key).values(row))


_KEPT = ("key", "version", "digest", "record", "added")
"""Columns of `articles` that `old_versions` keeps, in its order."""


def _forget(connection: Connection, keys: Sequence[int]) -> None:
    """Delete what is drawn from the records of articles."""
    for of, owners in OWNERS.items():
        owned = select(owners.c.key).where(owners.c.article.in_(keys))
        connection.execute(delete(sources).where(sources.c.of == of, sources.c.owner.in_(owned)))
    acts = select(events.c.key).where(events.c.article.in_(keys))
    connection.execute(delete(act_reports).where(act_reports.c.event.in_(acts)))
    connection.execute(
        story_articles.update().where(story_articles.c.copy_of.in_(keys)).values(copy_of=None)
    )
    connection.execute(delete(story_articles).where(story_articles.c.article.in_(keys)))
    for table in (event_parties, involved, dyads):
        connection.execute(delete(table).where(table.c.event.in_(acts)))
    for owners in OWNERS.values():
        told = TOLD[owners.name]
        owned = select(owners.c.key).where(owners.c.article.in_(keys))
        connection.execute(delete(told).where(told.c.key.in_(owned)))
    heads = TOLD[articles.name]
    connection.execute(delete(heads).where(heads.c.key.in_(keys)))
    made = select(agreements.c.key).where(agreements.c.article.in_(keys))
    connection.execute(delete(agreement_parties).where(agreement_parties.c.agreement.in_(made)))
    for owners in OWNERS.values():
        connection.execute(delete(owners).where(owners.c.article.in_(keys)))


def _same_coder(known: Known, record: Record) -> bool:
    return (known.coder, known.knowledge) == (record.coder.version, record.coder.knowledge)


def _clean(text: str) -> str:
    """Without the character that PostgreSQL cannot store."""
    return text.replace("\0", " ")
