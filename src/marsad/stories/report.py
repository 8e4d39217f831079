"""An article as it is compared with others: its words, and its record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime

import msgspec

from marsad.record import Record
from marsad.text.search_words import index_words

_LEAD = 300
"""Characters of the body that say what an article is about."""
_SHINGLE = 5
"""Words side by side that two texts share only when one is made of the other."""


class Report(msgspec.Struct, frozen=True):
    """What comparing an article needs."""

    id: str
    publisher: str | None
    published: datetime | None
    title: Counter[str]
    lead: Counter[str]
    """Words of the title and the beginning of the body."""
    words: Counter[str]
    """Words of title and body."""
    shingles: frozenset[int]
    """Hashes of five words side by side in the body."""
    record: Record


def report_of(record: Record) -> Report:
    """The report that a record stands for."""
    article = record.article
    text = article.text
    body_at = len(article.title) + 1 if text.startswith(article.title) else 0
    title = index_words(article.title).split()
    body = index_words(text[body_at:]).split()
    lead = index_words(text[body_at : body_at + _LEAD]).split()
    return Report(
        id=article.id, publisher=article.publisher, published=moment(article.published),
        title=Counter(title), lead=Counter(title + lead), words=Counter(title + body),
        shingles=_shingles(body), record=record,
    )  # fmt: skip


def moment(published: str | None) -> datetime | None:
    """The moment of publication; a day is its noon, a time without a zone is UTC."""
    if published is None:
        return None
    found = datetime.fromisoformat(published if len(published) > 10 else published + "T12:00:00")
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def hours_between(one: Report, other: Report) -> float | None:
    """Hours between two publications; null when one is not dated."""
    if one.published is None or other.published is None:
        return None
    return abs((one.published - other.published).total_seconds()) / 3600


def _shingles(words: Sequence[str]) -> frozenset[int]:
    return frozenset(
        hash(tuple(words[at : at + _SHINGLE])) for at in range(max(1, len(words) - _SHINGLE + 1))
    )
