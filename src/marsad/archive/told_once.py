"""Acts one by one: the events that answer, each act once however many articles tell it."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, select

from marsad.archive.answers import EVENTS, Answer, asking, spots
from marsad.archive.filters import Filters
from marsad.archive.newest_first import Spot
from marsad.archive.one_of import one_of
from marsad.archive.outlines import outlined
from marsad.archive.storytelling import acts_of
from marsad.archive.tables import act_reports, events
from marsad.record import Event

_AT_ONCE = 500
"""Events that are looked at together when all are wanted."""
_REPORTS = select(act_reports.c.event, act_reports.c.act).where(one_of(act_reports.c.act, "acts"))


def told_once(
    connection: Connection, filters: Filters, limit: int | None, after: Spot | None = None
) -> Iterator[tuple[Answer[Event], int]]:
    """The events that answer, newest first, each with the number of articles that tell its act,
    and with its record in outline.

    Of the events of one act the newest that answers stands for all.
    """
    left = limit
    # twice as many as are wanted: some tell an act again, and to look once more takes longer
    step = _AT_ONCE if limit is None else min(limit * 2, _AT_ONCE)
    while left is None or left > 0:
        found = spots(connection, EVENTS, filters, step, after)
        acts = acts_of(connection, [row.key for row in found])
        standing = _standing(connection, filters, {act.number for act in acts.values()})
        told = [
            row for row in found if row.key not in acts or standing[acts[row.key].number] == row.key
        ][:left]
        for one in outlined(connection, EVENTS, told):
            act = acts.get(one.spot.key)
            yield one, act.reports if act else 1
        if len(found) < step:
            return
        left = None if left is None else left - len(told)
        after = Spot(found[-1].first_day, found[-1].key)


def _standing(connection: Connection, filters: Filters, acts: set[int]) -> dict[int, int]:
    """The event that stands for each act: the newest of those that answer."""
    if not acts:
        return {}
    numbers = {row.event: row.act for row in connection.execute(_REPORTS, {"acts": acts})}
    asked = asking(connection, EVENTS, filters).where(one_of(events.c.key, "reports"))
    best: dict[int, tuple[str, int]] = {}
    for row in connection.execute(asked, {"reports": numbers}):
        spot = (row.first_day or "", row.key)
        act = numbers[row.key]
        best[act] = max(best.get(act, spot), spot)
    return {act: key for act, (_, key) in best.items()}
