"""Questions on a party: answered along its own events, with which their days, types and articles
stand in the order of days, so that a page of them is found without looking at others."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from msgspec.structs import replace
from sqlalchemy import ColumnElement, Select, select

from marsad.archive.census import Census, walked
from marsad.archive.dealings import is_counted
from marsad.archive.filters import Condition, Filters, day_conditions, event_conditions, events_of
from marsad.archive.tables import events, involved

_other = involved.alias()


class Along(NamedTuple):
    """The events of a party that answer."""

    own: list[Condition]
    """Conditions on `involved`."""
    others: list[Condition]
    """Conditions on `events`, for which each event has to be looked up."""

    def select(self, *columns: ColumnElement[Any]) -> Select[Any]:
        """The query for columns of `involved`, and of `events` too."""
        asked = select(*columns).where(*self.own, *self.others)
        looked_up = self.others or any(events.c.contains_column(one) for one in columns)
        if looked_up:
            return asked.join_from(involved, events, events.c.key == involved.c.event)
        return asked


def along_a_party(filters: Filters, census: Census, *, days: bool = True) -> Along | None:
    """The events of the party that takes part in the fewest of those asked for; null when none is
    asked for by its code.

    ``days``: whether the days asked for are those of the events.
    """
    counted = [party for party in filters.parties if is_counted(party)]
    if not counted:
        return None
    party = census.rarest({code: events_of(code) for code in counted})
    own: list[Condition] = [involved.c.code == party]
    own += day_conditions(filters, involved) if days else []
    if filters.types:
        own.append(involved.c.type.in_(filters.types))
    if filters.statuses:
        own.append(involved.c.status.in_(filters.statuses))
    own += [_also(code) for code in counted if code != party]
    named = tuple(party for party in filters.parties if not is_counted(party))
    rest = replace(filters, since=None, until=None, types=(), statuses=(), parties=named)
    return Along(own, event_conditions(rest, census))


def only_parties(filters: Filters) -> Sequence[str] | None:
    """The parties, when nothing but them, by their codes, and days are asked for."""
    parties = filters.parties
    bare = Filters(parties=parties, since=filters.since, until=filters.until)
    return parties if parties and filters == bare and all(map(is_counted, parties)) else None


def in_days(filters: Filters) -> list[Condition]:
    """That an event of a party may have happened in the days asked for; found without the index of
    days, so that another one can be gone along."""
    found: list[Condition] = []
    if filters.since:
        found.append(walked(involved.c.last_day, "") >= filters.since)
    if filters.until:
        found.append(walked(involved.c.first_day, "") <= filters.until)
    return found


def _also(party: str) -> Condition:
    """That another party takes part as well."""
    return (
        select(_other.c.event)
        .where(_other.c.code == party, _other.c.event == involved.c.event)
        .correlate(involved)
        .exists()
    )
