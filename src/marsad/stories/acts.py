"""One act told by several articles: its reports, who copies, how their accounts differ."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from marsad.record import Event, Record
from marsad.stories.likeness import act_likeness

_SAME = 1.15
"""Likeness from which two events of articles on one story are one act: of 25 pairs drawn at random
between this and 1.5, over 6,200 articles, 22 were."""


class Telling(msgspec.Struct, frozen=True):
    """An event as one article tells it."""

    record: Record
    event: Event
    copy_of: str | None = None
    """Id of the article whose text this one copies; null for an independent report."""


class Act(msgspec.Struct, frozen=True):
    """One act and all that tell it, the earliest first."""

    tellings: tuple[Telling, ...]

    @property
    def event(self) -> Event:
        """The telling that stands for the act: the fullest of the independent ones."""
        own = [one for one in self.tellings if one.copy_of is None] or list(self.tellings)
        return max(own, key=lambda telling: _fullness(telling.event)).event

    @property
    def independent(self) -> tuple[Telling, ...]:
        """The tellings by articles that copy no other of them, one an outlet."""
        outlets: dict[str, Telling] = {}
        for telling in self.tellings:
            if telling.copy_of is None:
                article = telling.record.article
                outlets.setdefault(article.publisher or article.id, telling)
        return tuple(outlets.values())


def merge_acts(
    records: Sequence[Record], copies: Mapping[str, str], least: float = _SAME
) -> list[Act]:
    """The acts of articles on one story, in the order in which they are first told.

    ``copies``: ids of copies and of the articles that they copy; ``least``: likeness from which
    two events are one act.
    """
    tellings = [
        Telling(record, event, copies.get(record.article.id))
        for record in records
        for event in record.events
    ]
    acts: list[list[Telling]] = []
    by_type: defaultdict[str, list[int]] = defaultdict(list)
    for telling in tellings:
        found = _act_of(telling, by_type[telling.event.type], acts, least)
        if found is None:
            by_type[telling.event.type].append(len(acts))
            acts.append([telling])
        else:
            acts[found].append(telling)
    return [Act(tuple(act)) for act in acts]


def _act_of(
    telling: Telling, candidates: Iterable[int], acts: list[list[Telling]], least: float
) -> int | None:
    """The act that the event is a telling of: the most alike; an article tells an act once."""
    best: int | None = None
    most = least
    for number in candidates:
        if any(one.record is telling.record for one in acts[number]):
            continue
        found = [act_likeness(one.event, telling.event) for one in acts[number]]
        totals = [one.total for one in found if one is not None]
        if len(totals) < len(found):
            continue
        mean = sum(totals) / len(totals)
        if mean >= most:
            most, best = mean, number
    return best


def _fullness(event: Event) -> int:
    filled = (event.date, event.place, event.mode)
    return len(event.actors) + len(event.recipients) + sum(one is not None for one in filled)
