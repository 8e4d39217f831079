"""Look-ups over the entries of actors: who holds an office, which country a code is."""

from __future__ import annotations

from collections import defaultdict
from typing import Final

from marsad.knowledge.schema import Person, RoleSpan
from marsad.knowledge.store import Compiled

_SINGLE_OFFICES: Final = frozenset(
    {
        "head_of_state", "head_of_government", "foreign_minister", "defence_minister",
        "interior_minister", "chief_of_staff", "speaker_of_parliament", "crown_prince",
    }
)  # fmt: skip
"""Offices with one holder at a time in a country."""


class Gazetteer:
    """Indexes of the people and their dated roles."""

    __slots__ = ("_holders", "compiled")

    def __init__(self, compiled: Compiled) -> None:
        self.compiled = compiled
        self._holders: dict[tuple[str, str], list[tuple[RoleSpan, int]]] = defaultdict(list)
        for index, person in enumerate(compiled.people):
            for role in person.roles:
                country = role.country or person.country
                self._holders[country, role.office].append((role, index))

    def holder(self, country: str, office: str, day: str | None) -> Person | None:
        """The one person who held the office on an ISO day, or null when none or several did."""
        if day is None or office not in _SINGLE_OFFICES:
            return None
        found = {
            index for role, index in self._holders.get((country, office), ())
            if holds(role, day)
        }  # fmt: skip
        return self.compiled.people[found.pop()] if len(found) == 1 else None

    def role_on(self, person: Person, day: str | None) -> RoleSpan | None:
        """The person's first role that covers the ISO day; in the month in which one office ended,
        the office that follows it."""
        held = [role for role in person.roles if holds(role, day)] if day is not None else []
        if not held or day is None:
            return None
        first = held[0]
        if first.until is not None and day.startswith(first.until):
            return next((role for role in held if role.since > first.since), first)
        return first

    def held_before(self, person: Person, day: str | None) -> bool:
        """Whether all roles of the person had ended by the day."""
        return bool(
            day
            and person.roles
            and all(role.until is not None and _ended(role.until, day) for role in person.roles)
        )


def holds(role: RoleSpan, day: str) -> bool:
    """Whether a role with ISO prefix dates covers the day; its first and last month count."""
    return role.since <= day[: len(role.since)] and not (
        role.until is not None and _ended(role.until, day)
    )


def _ended(until: str, day: str) -> bool:
    return day[: len(until)] > until
