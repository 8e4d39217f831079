"""Coding a text that is sent, without keeping it."""

from __future__ import annotations

import msgspec
from litestar import post
from litestar.params import JSONBody

from marsad.record import Record
from marsad.server.given import GivenCoder


class Text(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An article that is sent."""

    title: str
    body: str
    id: str | None = None
    published: str | None = None
    """ISO date; relative dates are resolved against it."""
    publisher: str | None = None
    url: str | None = None


@post("/code", sync_to_thread=True, status_code=200)
def code(data: JSONBody[Text], coder: GivenCoder) -> Record:
    """The record of a text. Nothing is kept."""
    return coder.code(msgspec.structs.asdict(data))


HANDLERS = (code,)
