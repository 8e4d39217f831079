"""Gathering what a dossier tells from an archive."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

import msgspec
from msgspec.structs import replace

from marsad.archive.answers import AGREEMENTS, EVENTS
from marsad.archive.archive import Archive
from marsad.archive.filters import Filters
from marsad.archive.register_lines import (
    Evidence,
    Language,
    Line,
    act_line,
    agreement_line,
    evidence_of,
    name_of,
)
from marsad.archive.registers import each_act_once
from marsad.archive.storytelling import ActNumber
from marsad.record import Event, Record
from marsad.stories.differences import Difference, differences

_SPEAKERS = 10
"""Speakers that are listed."""
_AT_ONCE = 100
"""Acts whose reports are read together."""


class Month(msgspec.Struct, frozen=True):
    """What passed in a month."""

    month: str
    """``2013-09``."""
    net: float
    """Sum of the intensities of its acts."""
    acts: int


class Speaker(msgspec.Struct, frozen=True):
    """Somebody who is cited."""

    name: str
    statements: int
    evidence: Evidence
    """The latest statement."""


class Dispute(msgspec.Struct, frozen=True):
    """An act whose accounts differ."""

    line: Line
    differences: tuple[Difference, ...]


class Dossier(msgspec.Struct, frozen=True, kw_only=True):
    """What an archive holds on one or two parties."""

    parties: tuple[str, ...]
    """As they were asked for, or their names where they are countries."""
    since: str | None
    until: str | None
    articles: int
    outlets: int
    by_type: dict[str, int]
    """Acts by PLOVER type, the most frequent first."""
    intensity: float | None
    """Mean of the acts that occurred; null without any."""
    months: tuple[Month, ...]
    timeline: tuple[Line, ...]
    """All acts, the earliest first."""
    agreements: tuple[Line, ...]
    speakers: tuple[Speaker, ...]
    disputes: tuple[Dispute, ...]
    coders: tuple[str, ...]

    @property
    def visits(self) -> tuple[Line, ...]:
        """The visits of the timeline."""
        return tuple(line for line in self.timeline if line.what == "CONSULT visit")


def gather(archive: Archive, filters: Filters, language: Language = "en") -> Dossier:
    """The dossier of ``filters.parties``; acts are told in ``language``.

    With two parties only what passed between them, or what both took part in. Acts that the text
    does not date stand at the day of publication.
    """
    answers = list(archive.find(EVENTS, filters))
    acts = list(each_act_once(archive, answers))
    acts.sort(key=lambda one: _when(one[0].record, one[0].item))
    found = [(answer.record, answer.item) for answer, _ in acts]
    lines = [
        act_line(answer.record, answer.item, act.reports if act else 1, language)
        for answer, act in acts
    ]
    records = {answer.record.article.id: answer.record for answer in answers}
    occurred = [event.intensity for _, event in found if event.status == "occurred"]
    made = archive.find(AGREEMENTS, replace(filters, types=(), modes=(), statuses=()))
    agreements = [agreement_line(answer.record, answer.item, language) for answer in made]
    outlets = {record.article.publisher for record in records.values()}
    return Dossier(
        parties=filters.parties, since=filters.since, until=filters.until,
        articles=len(records), outlets=len(outlets),
        by_type=dict(Counter(event.type for _, event in found).most_common()),
        intensity=round(sum(occurred) / len(occurred), 2) if occurred else None,
        months=tuple(_months(found)),
        timeline=tuple(lines), agreements=tuple(reversed(agreements)),
        speakers=tuple(_speakers(records.values(), language)),
        disputes=tuple(_disputes(archive, zip(lines, (act for _, act in acts), strict=True))),
        coders=tuple(archive.summary().coders),
    )  # fmt: skip


def _when(record: Record, event: Event) -> str:
    if event.date is not None and event.date.value is not None:
        return event.date.value
    return (record.article.published or "")[:10]


def _months(acts: Iterable[tuple[Record, Event]]) -> list[Month]:
    """The months of acts that occurred, without those in which nothing did."""
    sums: dict[str, list[float]] = {}
    for record, event in acts:
        month = _when(record, event)[:7]
        if event.status == "occurred" and len(month) == len("2013-09"):
            sums.setdefault(month, []).append(event.intensity)
    return [Month(month, round(sum(all_), 1), len(all_)) for month, all_ in sorted(sums.items())]


def _speakers(records: Iterable[Record], language: Language) -> list[Speaker]:
    counts: Counter[str] = Counter()
    latest: dict[str, tuple[str, Evidence]] = {}
    for record in records:
        for statement in record.statements:
            if statement.speaker is None:
                continue
            name = name_of(statement.speaker, language)
            counts[name] += 1
            day = record.article.published or ""
            if name not in latest or day >= latest[name][0]:
                latest[name] = day, evidence_of(record, statement.content)
    return [
        Speaker(name, number, latest[name][1]) for name, number in counts.most_common(_SPEAKERS)
    ]


def _disputes(archive: Archive, told: Iterable[tuple[Line, ActNumber | None]]) -> Iterator[Dispute]:
    """The acts of several reports whose accounts differ."""
    several = [(line, act.number) for line, act in told if act is not None]
    for start in range(0, len(several), _AT_ONCE):
        some = several[start : start + _AT_ONCE]
        acts = archive.tellings.numbered([number for _, number in some])
        for line, number in some:
            if apart := differences(acts[number]):
                yield Dispute(line, tuple(apart))
