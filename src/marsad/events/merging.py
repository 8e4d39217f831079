"""The same act told in title, lead and body becomes one event."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from marsad.events.candidates import Candidate
from marsad.knowledge.schema import Frame
from marsad.mentions.mention import Mention

_WAVERING = frozenset({"occurred", "planned", "conditional"})
_OPEN_ACTS = 60
"""Acts of one type that a further mention is compared with, the latest."""


class Merged(NamedTuple):
    """Acts, and mentions that point to acts that the article does not tell."""

    acts: list[Candidate]
    untold: list[Candidate]


def merge(candidates: Sequence[Candidate]) -> Merged:
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
    told = [group for group in groups if not all(member.pointing for member in group)]
    untold = [c for group in groups if all(member.pointing for member in group) for c in group]
    return Merged([_led(group) for group in told], untold)


def _belongs(candidate: Candidate, group: list[Candidate]) -> bool:
    """Whether a mention tells the act of a group: it must agree with its first and last ones."""
    return all(_same_act(candidate, member) for member in [*group[:3], *group[3:][-3:]])


def _led(group: list[Candidate]) -> Candidate:
    """The fullest mention, the earliest of equals, completed from the others."""
    lead = max(group, key=lambda c: (not c.pointing, *c.fullness, -c.tokens[0]))
    others = [candidate for candidate in group if candidate is not lead]
    body = [candidate for candidate in group if candidate.sentence > 0]
    if lead.sentence == 0 and body:
        lead.status, lead.status_cue = body[0].status, body[0].status_cue
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
    if a.type != b.type or not _modes_agree(a, b):
        return False
    if one.status != other.status and not _headline_of(one, other):
        return False
    if one.date and other.date and not _dates_agree(one.date.value, other.date.value):
        return False
    same_words = a.id == b.id
    actors = _agreement(one.roles.actors, other.roles.actors, loosely=same_words)
    recipients = _agreement(one.roles.recipients, other.roles.recipients, loosely=same_words)
    if actors is False or recipients is False:
        return False
    if actors is True or recipients is True or same_words or one.pointing or other.pointing:
        return True
    return abs(one.sentence - other.sentence) <= 1 and (_partyless(one) or _partyless(other))


def _headline_of(one: Candidate, other: Candidate) -> bool:
    """A headline tells a plan or a possibility as if it were done, or the other way round."""
    return 0 in (one.sentence, other.sentence) and {one.status, other.status} <= _WAVERING


def _partyless(candidate: Candidate) -> bool:
    return not candidate.roles.actors and not candidate.roles.recipients


def _modes_agree(one: Frame, other: Frame) -> bool:
    """A bare type may be any of its modes, but a visit is not the talks held on it."""
    if one.mode == other.mode:
        return True
    return one.type != "CONSULT" and not (one.mode and other.mode)


def _dates_agree(one: str | None, other: str | None) -> bool:
    if one is None or other is None:
        return True
    return one.startswith(other) or other.startswith(one)


def _agreement(one: Sequence[Mention], other: Sequence[Mention], *, loosely: bool) -> bool | None:
    """True when the lists share a party, false when they exclude each other, null when one is
    empty. ``loosely``: the same country will do, as between two mentions in the same words."""
    if not one or not other:
        return None
    return any(_same_party(a, b, loosely=loosely) for a in one for b in other)


def _same_party(one: Mention, other: Mention, *, loosely: bool) -> bool:
    if one.entity and other.entity and not loosely:
        return one.entity == other.entity
    if one.country != other.country:
        return False
    if one.country is None:
        return one.key == other.key
    if loosely:
        return True
    return not one.sectors or not other.sectors or one.sectors[0] == other.sectors[0]
