"""The acts that several articles tell, noted with the events of each party.

They are counted once: by the last of their events, the others are marked as repeated.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, bindparam, select

from marsad.archive.batches import slices
from marsad.archive.tables import act_reports, involved


def note_all_acts(connection: Connection) -> None:
    """Note all acts that there are."""
    acts: dict[int, list[int]] = {}
    for event, act in connection.execute(select(act_reports.c.event, act_reports.c.act)):
        acts.setdefault(act, []).append(event)
    note_acts(connection, acts.items())


def note_acts(connection: Connection, acts: Iterable[tuple[int, Sequence[int]]]) -> None:
    """Note acts by their numbers, each with the keys of its events."""
    rows = [
        {"of": event, "number": act, "again": event != max(told)}
        for act, told in acts
        for event in told
    ]
    if rows:
        note = involved.update().where(involved.c.event == bindparam("of"))
        connection.execute(note.values(act=bindparam("number"), repeated=bindparam("again")), rows)


def forget_acts(connection: Connection, events: Sequence[int]) -> None:
    """These events belong to no act of several reports any more."""
    for some in slices(events):
        forget = involved.update().where(involved.c.event.in_(some))
        connection.execute(forget.values(act=None, repeated=False))
