"""Who takes which position on whom: counted in the tables, told by the newest act of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
from msgspec.structs import replace
from sqlalchemy import Connection, select

from marsad.archive.answers import EVENTS, asking
from marsad.archive.filters import Filters
from marsad.archive.outlines import Place, outlines
from marsad.archive.register_lines import Language, Line, chain_words, evidence_of
from marsad.archive.rows import name_in_label
from marsad.archive.storytelling import acts_of
from marsad.archive.tables import event_parties, events, parties
from marsad.knowledge.source import load_knowledge

STANCES = {
    "SUPPORT": "supports", "AGREE": "agrees with", "REJECT": "rejects", "ACCUSE": "accuses",
    "THREATEN": "threatens", "SANCTION": "sanctions",
}  # fmt: skip
"""Types of acts that take a position, and the code of the position."""


class _Position(msgspec.Struct):
    """A position, gathered from acts, the newest first."""

    actor: str
    type: str
    recipient: str
    newest: Any
    """The row of the newest act."""
    days: list[str] = []
    acts: list[int] = []
    """Keys of the events."""


def count_positions(
    connection: Connection, filters: Filters, language: Language
) -> list[_Position]:
    """The positions that are taken, those taken most often first."""
    found: dict[tuple[str | None, ...], _Position] = {}
    for row in _rows(connection, filters):
        actor, recipient = (
            (name_en if language == "en" else None) or name_in_label(label)
            for name_en, label in (
                (row.actor_name, row.actor_label), (row.recipient_name, row.recipient_label)
            )
        )  # fmt: skip
        # governments are called alike: their countries tell them apart
        who = actor, row.actor_country, row.type, recipient, row.recipient_country
        position = found.setdefault(who, _Position(actor, row.type, recipient, newest=row))
        if row.key not in position.acts[-1:]:
            position.acts.append(row.key)
            position.days.append(_told_day(row.first_day or "", row.last_day or ""))
    return sorted(found.values(), key=lambda one: -len(one.acts))


def tell_positions(
    connection: Connection, positions: Sequence[_Position], language: Language
) -> list[Line]:
    """The line of each position, in the words of its newest act."""
    newest = [Place(one.newest.key, one.newest.article) for one in positions]
    items = outlines(connection, "events", newest)
    acts = acts_of(connection, [key for one in positions for key in one.acts])
    stances = STANCES if language == "en" else load_knowledge().code_lists["stances_ar"]
    lines: list[Line] = []
    for one in positions:
        record, event = items[one.newest.key]
        lines.append(Line(
            day=min(one.days) or None, last_day=max(one.days) or None, what=STANCES[one.type],
            actors=(one.actor,), recipients=(one.recipient,),
            told=_told(one, stances[one.type], language),
            value=str(len(one.acts)), said_by=chain_words(event.said_by),
            reports=sum(acts[key].reports if key in acts else 1 for key in one.acts),
            evidence=evidence_of(record, event.evidence),
        ))  # fmt: skip
    return lines


def _told(position: _Position, stance: str, language: Language) -> str:
    times = len(position.acts)
    told = f"{position.actor} {stance} {position.recipient}"
    if language == "en":
        return f"{told}: {times} {'time' if times == 1 else 'times'}"
    return f"{told} ({times})"


def _told_day(first: str, last: str) -> str:
    """The day; the month or year when no more is told."""
    if first == last:
        return first
    year, month = first[:4], first[:7]
    if (first, last) == (f"{year}-01-01", f"{year}-12-31"):
        return year
    return month if month == last[:7] else first


def _rows(connection: Connection, filters: Filters) -> Iterator[Any]:
    """Actor and recipient of every act that takes a position and occurred, the newest first; of
    the events of one act only the newest."""
    types = tuple(name for name in STANCES if not filters.types or name in filters.types)
    asked = asking(connection, EVENTS, replace(filters, types=types)).subquery()
    acting, suffering = event_parties.alias(), event_parties.alias()
    actor, recipient = parties.alias(), parties.alias()
    rows = connection.execute(
        select(
            events.c.key, events.c.type, events.c.first_day, events.c.last_day, events.c.article,
            actor.c.name_en.label("actor_name"), actor.c.label.label("actor_label"),
            recipient.c.name_en.label("recipient_name"),
            recipient.c.label.label("recipient_label"),
            actor.c.country.label("actor_country"),
            recipient.c.country.label("recipient_country"),
        )
        .join(asked, asked.c.key == events.c.key)
        .join(acting, (acting.c.event == events.c.key) & (acting.c.side == "actor"))
        .join(suffering, (suffering.c.event == events.c.key) & (suffering.c.side == "recipient"))
        .join(actor, actor.c.key == acting.c.party)
        .join(recipient, recipient.c.key == suffering.c.party)
        .where(events.c.status == "occurred")
        .order_by(
            events.c.first_day.desc().nulls_last(), events.c.key.desc(), acting.c.position,
            suffering.c.position,
        )
    ).all()  # fmt: skip
    acts = acts_of(connection, list(dict.fromkeys(row.key for row in rows)))
    standing: dict[int, int] = {}
    for row in rows:
        act = acts.get(row.key)
        if act is None or standing.setdefault(act.number, row.key) == row.key:
            yield row
