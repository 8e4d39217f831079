"""The same act told in title, lead and body becomes one event."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.events.candidates import Candidate
from marsad.mentions.mention import Mention

_OPEN_ACTS = 60
"""Acts of one type that a further mention is compared with, the latest."""


def merge(candidates: Sequence[Candidate]) -> list[Candidate]:
    """One candidate an act, the fullest mention leading, the others in its ``also``."""
    groups: list[list[Candidate]] = []
    of_type: dict[str, list[list[Candidate]]] = {}
    for candidate in candidates:
        alike = of_type.setdefault(candidate.trigger.frame.type, [])
        group = next((g for g in alike[-_OPEN_ACTS:] if _belongs(candidate, g)), None)
        if group is None:
            groups.append([candidate])
            alike.append(groups[-1])
        else:
            group.append(candidate)
    return [_led(group) for group in groups]


def _belongs(candidate: Candidate, group: list[Candidate]) -> bool:
    """Whether a mention tells the act of a group: it must agree with its first and last ones."""
    return all(_same_act(candidate, member) for member in [*group[:3], *group[3:][-3:]])


def _led(group: list[Candidate]) -> Candidate:
    """The fullest mention, the earliest of equals, completed from the others."""
    lead = max(group, key=lambda c: (*c.fullness, -c.tokens[0]))
    others = [candidate for candidate in group if candidate is not lead]
    lead.also = sorted(others, key=lambda c: c.tokens[0])
    for other in lead.also:
        lead.date = lead.date or other.date
        lead.place = lead.place or other.place
        lead.figures = lead.figures or other.figures
        lead.roles.actors = lead.roles.actors or other.roles.actors
        lead.roles.recipients = lead.roles.recipients or other.roles.recipients
    return lead


def _same_act(one: Candidate, other: Candidate) -> bool:
    """Whether two mentions tell one act: same kind, status and day, parties that agree."""
    a, b = one.trigger.frame, other.trigger.frame
    if a.type != b.type or (a.mode != b.mode and a.mode and b.mode):
        return False
    if one.status != other.status:
        return False
    if one.date and other.date and not _dates_agree(one.date.value, other.date.value):
        return False
    actors = _agreement(one.roles.actors, other.roles.actors)
    recipients = _agreement(one.roles.recipients, other.roles.recipients)
    if actors is False or recipients is False:
        return False
    return actors is True or recipients is True or a.id == b.id


def _dates_agree(one: str | None, other: str | None) -> bool:
    if one is None or other is None:
        return True
    return one.startswith(other) or other.startswith(one)


def _agreement(one: Sequence[Mention], other: Sequence[Mention]) -> bool | None:
    """True when the lists share a party, false when they exclude each other, null when one is
    empty."""
    if not one or not other:
        return None
    return any(_same_party(a, b) for a in one for b in other)


def _same_party(one: Mention, other: Mention) -> bool:
    if one.entity and other.entity:
        return one.entity == other.entity
    if one.country != other.country:
        return False
    if one.country is None:
        return one.key == other.key
    return not one.sectors or not other.sectors or one.sectors[0] == other.sectors[0]
