"""A dossier in brief: counted in the archive, with the latest lines only.

`gather` reads the record of every article; of a state that takes part in thousands of acts that
takes long, and nobody reads a timeline of thousands of lines on a page.
"""

from __future__ import annotations

from collections import defaultdict

from marsad.archive.act_counts import ActCount
from marsad.archive.answers import AGREEMENTS, Answer
from marsad.archive.archive import Archive
from marsad.archive.filters import Filters
from marsad.archive.register_lines import Language, act_line, agreement_line, evidence_of, name_of
from marsad.dossier.gather import Dispute, Dossier, Month, Speaker
from marsad.record import Event
from marsad.stories.differences import differences

LINES = 30
"""Lines of the timeline, and of the agreements."""
_DISPUTED = 10
"""Acts of several reports, the latest, whose accounts are compared."""


def gather_brief(
    archive: Archive, filters: Filters, language: Language = "en", lines: int = LINES
) -> Dossier:
    """What `gather` tells, with so many lines of timeline and agreements, the latest."""
    activity = archive.activity
    counts = activity.acts(filters)
    latest = list(archive.tellings.once(filters, lines))
    made = list(archive.tellings.outlined(AGREEMENTS, filters, lines))
    speakers = activity.speakers(filters)
    return Dossier(
        parties=filters.parties, since=filters.since, until=filters.until,
        articles=counts.articles, outlets=counts.outlets, by_type=_by_type(counts.acts),
        intensity=_mean(counts.acts), months=tuple(_months(counts.acts)),
        timeline=tuple(
            act_line(one.record, one.item, reports, language) for one, reports in reversed(latest)
        ),
        agreements=tuple(agreement_line(one.record, one.item, language) for one in reversed(made)),
        speakers=tuple(
            Speaker(
                name_of(one.statement.speaker, language) if one.statement.speaker else one.name,
                one.statements,
                evidence_of(one.record, one.statement.content),
            )
            for one in speakers
        ),
        disputes=tuple(_disputes(archive, latest, language)),
        coders=tuple(archive.summary().coders),
    )  # fmt: skip


def _by_type(acts: tuple[ActCount, ...]) -> dict[str, int]:
    counts: defaultdict[str, int] = defaultdict(int)
    for one in acts:
        counts[one.type] += one.acts
    return dict(sorted(counts.items(), key=lambda item: -item[1]))


def _mean(acts: tuple[ActCount, ...]) -> float | None:
    occurred = [one for one in acts if one.status == "occurred"]
    number = sum(one.acts for one in occurred)
    return round(sum(one.intensity for one in occurred) / number, 2) if number else None


def _months(acts: tuple[ActCount, ...]) -> list[Month]:
    sums: defaultdict[str, list[float]] = defaultdict(lambda: [0.0, 0])
    for one in acts:
        if one.status == "occurred" and one.month is not None:
            sums[one.month][0] += one.intensity
            sums[one.month][1] += one.acts
    return [
        Month(month, round(net, 1), int(number)) for month, (net, number) in sorted(sums.items())
    ]


def _disputes(
    archive: Archive, latest: list[tuple[Answer[Event], int]], language: Language
) -> list[Dispute]:
    """The latest acts of several reports whose accounts differ."""
    several = [(one, reports) for one, reports in latest if reports > 1][:_DISPUTED]
    numbers = archive.acts_of([one.spot.key for one, _ in several])
    acts = archive.tellings.numbered([act.number for act in numbers.values()])
    found: list[Dispute] = []
    for one, reports in several:
        if apart := differences(acts[numbers[one.spot.key].number]):
            line = act_line(one.record, one.item, reports, language)
            found.append(Dispute(line, tuple(apart)))
    return found
