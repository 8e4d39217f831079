"""Offices that have ended: former officials are of the elite."""

from __future__ import annotations

from typing import Final

from marsad.knowledge.schema import Person

FORMER: Final = "ELI"
OFFICIAL: Final = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "SPY", "ELI", "OPP", "PTY"})
"""Sectors of those who are former officials once their office has ended."""


def past_sectors(person: Person, day: str | None) -> tuple[str, ...]:
    """Sectors of somebody without an office on the day: former officials are ELI, others keep
    their own, and who has not yet been anything has none."""
    if not person.roles:
        return (FORMER,)
    if day is None:
        return person.roles[-1].sectors
    past = [role for role in person.roles if role.until is not None and role.until < day]
    if not past:
        return ()
    sectors = max(past, key=lambda role: role.until or "").sectors
    return (FORMER,) if sectors and sectors[0] in OFFICIAL else sectors
