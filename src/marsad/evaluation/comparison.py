"""Two files of records compared, in whatever order they stand, with counts and a sample."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from marsad.evaluation.compare import Change, Difference, Kind, compare_records
from marsad.record import Record

Accept = Callable[[Difference], bool]


class _ArticleId(msgspec.Struct):
    id: str


class _Head(msgspec.Struct):
    article: _ArticleId


class OldRecords:
    """A file of records, found by the id of their article; only the ids are held in memory."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._stream = path.open("rb")
        self._decoder = msgspec.json.Decoder(Record)
        self.offsets: dict[str, int] = {}
        heads = msgspec.json.Decoder(_Head)
        at = 0
        for number, line in enumerate(self._stream, start=1):
            if line.strip():
                self.offsets[_decode(heads, line, path, number).article.id] = at
            at += len(line)

    def get(self, article: str) -> Record | None:
        """The record of an article, or null."""
        at = self.offsets.get(article)
        if at is None:
            return None
        self._stream.seek(at)
        return self._decoder.decode(self._stream.readline())

    def close(self) -> None:
        """The file is no longer needed."""
        self._stream.close()


class Sample:
    """Some of many, each as likely as the other; the same seed draws the same."""

    def __init__(self, size: int, seed: int) -> None:
        self._size = size
        self._random = random.Random(seed)
        self._seen = 0
        self._drawn: list[tuple[int, Difference]] = []

    def add(self, item: Difference) -> None:
        """One more comes by."""
        self._seen += 1
        if len(self._drawn) < self._size:
            self._drawn.append((self._seen, item))
            return
        at = self._random.randrange(self._seen)
        if at < self._size:
            self._drawn[at] = (self._seen, item)

    def drawn(self) -> list[Difference]:
        """What was drawn, in the order in which it came."""
        return [item for _, item in sorted(self._drawn, key=lambda pair: pair[0])]


class Comparison:
    """What a comparison has come to."""

    def __init__(self, sample: Sample) -> None:
        self.articles = 0
        """Articles that both files hold with the same text."""
        self.differing = 0
        """Articles among them whose records differ."""
        self.only_old = 0
        self.only_new = 0
        self.other_text = 0
        """Articles whose text is not the same: their records cannot be compared."""
        self.totals: dict[Kind, list[int]] = {"event": [0, 0], "statement": [0, 0]}
        """How many the old and the new records hold."""
        self.changes: Counter[tuple[Kind, Change]] = Counter()
        self.fields: Counter[tuple[Kind, str]] = Counter()
        self.by_type: Counter[tuple[str, Change]] = Counter()
        self.by_rule: Counter[tuple[str, Change]] = Counter()
        self.sample = sample

    def add(self, old: Record, new: Record, accept: Accept) -> None:
        """Compare the two records of an article."""
        if old.article.text != new.article.text:
            self.other_text += 1
            return
        self.articles += 1
        for side, record in enumerate((old, new)):
            self.totals["event"][side] += len(record.events)
            self.totals["statement"][side] += len(record.statements)
        found = list(filter(accept, compare_records(old, new)))
        self.differing += bool(found)
        for difference in found:
            self._count(difference)
            self.sample.add(difference)

    def _count(self, difference: Difference) -> None:
        change = difference.change
        self.changes[difference.kind, change] += 1
        kind = difference.type if difference.kind == "event" else f"statement {difference.type}"
        self.by_type[kind, change] += 1
        self.by_rule[difference.rule, change] += 1
        if change == "changed":
            self.fields.update((difference.kind, name) for name in difference.fields)

    def as_dict(self) -> dict[str, Any]:
        """Everything, for JSON."""
        return {
            "articles": {
                "compared": self.articles, "differing": self.differing,
                "only_old": self.only_old, "only_new": self.only_new,
                "other_text": self.other_text,
            },
            "totals": {kind: {"old": a, "new": b} for kind, (a, b) in self.totals.items()},
            "changes": nested(self.changes),
            "fields": nested(self.fields),
            "by_type": nested(self.by_type),
            "by_rule": nested(self.by_rule),
            "sample": msgspec.to_builtins(self.sample.drawn()),
        }  # fmt: skip


def compare_files(
    old: Path, new: Path, sample: Sample, accept: Accept, advance: Callable[[int], None]
) -> Comparison:
    """Compare two files of records; ``advance`` is told the bytes of ``new`` read so far.

    Raises ``ValueError`` naming file and line when a line is no record.
    """
    result = Comparison(sample)
    before = OldRecords(old)
    try:
        seen: set[str] = set()
        for record, at in read_with_offsets(new):
            seen.add(record.article.id)
            earlier = before.get(record.article.id)
            if earlier is None:
                result.only_new += 1
            else:
                result.add(earlier, record, accept)
            advance(at)
        result.only_old = len(before.offsets.keys() - seen)
    finally:
        before.close()
    return result


def read_with_offsets(path: Path) -> Iterator[tuple[Record, int]]:
    """The records of a JSON Lines file, each with the bytes read after it.

    Raises ``ValueError`` naming file and line when a line is no record.
    """
    decoder = msgspec.json.Decoder(Record)
    at = 0
    with path.open("rb") as stream:
        for number, line in enumerate(stream, start=1):
            at += len(line)
            if line.strip():
                yield _decode(decoder, line, path, number), at


def nested(counts: Counter[Any]) -> dict[str, dict[str, int]]:
    """Counts by two keys, the most frequent first."""
    totals: Counter[str] = Counter()
    for (first, _), number in counts.items():
        totals[first] += number
    return {
        first: {second: counts[first, second] for one, second in counts if one == first}
        for first in sorted(totals, key=lambda key: (-totals[key], key))
    }


def _decode(decoder: msgspec.json.Decoder[Any], line: bytes, path: Path, number: int) -> Any:
    try:
        return decoder.decode(line)
    except ValueError as error:
        raise ValueError(f"{path}:{number}: no record: {error}") from error
