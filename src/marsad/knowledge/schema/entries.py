"""What every entry of the knowledge has, and its examples."""

from __future__ import annotations

import msgspec

from marsad.record import Status


class Entry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """What every entry has."""

    id: str
    note: str | None = None


class Example(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """An example sentence of a frame or a cue, written for this project, run by the check.

    Given fields are checked against what the entry codes from the sentence.
    """

    text: str
    actor: str | None = None
    """Country code that one of the actors must have."""
    recipient: str | None = None
    """Country code that one of the recipients must have."""
    status: Status | None = None
    speaker: str | None = None
    """For reporting cues: text of the speaker."""
