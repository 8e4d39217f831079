"""Why a record says what it says: the derivation of every event and statement.

The coder builds these values while it works; `marsad explain` prints them.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from marsad.record import Record, Span

DerivationKind = Literal["event", "statement"]


class Derivation(msgspec.Struct, frozen=True, kw_only=True):
    """How one candidate was made into an event or a statement, or why it was refused."""

    rule: str
    """The knowledge entry that proposed it."""
    kind: DerivationKind
    span: Span
    """The trigger or cue in the article's text."""
    steps: tuple[str, ...] = ()
    """What was decided, in order, each step naming the entry, cue or span that decided it."""
    reason: str | None = None
    """Why the candidate was refused; null when it was accepted."""
    event_id: str | None = None
    """Id of the event or statement that came of it; null when it was refused."""


class Explanation(msgspec.Struct, frozen=True, kw_only=True):
    """A record together with its derivations."""

    record: Record
    accepted: tuple[Derivation, ...] = ()
    """One for every event and statement of the record."""
    refused: tuple[Derivation, ...] = ()
    """Candidates that came to nothing, each with its reason."""
