"""Watches: saved questions, and the feeds of what has answered them."""

from __future__ import annotations

from typing import Annotated, Any

import msgspec
from litestar import Request, Response, get
from litestar.datastructures import State
from litestar.params import PathParameter, QueryParameter

from marsad.follow.watch_feeds import atom_feed, feed_path, json_feed, list_watches
from marsad.server.given import GivenArchive
from marsad.server.problems import not_found

_ATOM = ".atom"
_JSON = ".json"

FeedName = Annotated[
    str, PathParameter(description="Name of the watch, and .atom or .json (JSON Feed 1.1).")
]

Key = Annotated[
    str | None,
    QueryParameter(
        name="key", max_length=64, description="In its secret address, instead of a token."
    ),
]


class WatchRow(msgspec.Struct, frozen=True):
    """A saved question."""

    name: str
    filters: dict[str, Any]
    """By the names of the parameters; those that are not asked for are left out."""
    feed: str | None
    """Address of its Atom feed; null when it has none. With ``--public`` it is a secret one, which
    needs no token: feed readers have none."""


@get("/watches", sync_to_thread=True)
def watches(archive: GivenArchive, state: State) -> list[WatchRow]:
    """The watches of the feeds file that was followed last."""
    public = state.settings.public
    return [
        WatchRow(
            one.name, one.filters, feed_path(archive, one.name, secret=public) if one.feed else None
        )
        for one in list_watches(archive)
    ]


@get("/watches/{feed_name:str}", sync_to_thread=True)
def watch_feed(
    archive: GivenArchive, feed_name: FeedName, request: Request[Any, Any, Any], key: Key = None
) -> Response[bytes]:
    """The latest notices of a watch, as Atom or as JSON Feed 1.1."""
    del key  # looked at on the way in
    address = str(request.url)
    content: bytes | None = None
    if feed_name.endswith(_ATOM):
        content = atom_feed(archive, feed_name.removesuffix(_ATOM), address)
    elif feed_name.endswith(_JSON):
        content = json_feed(archive, feed_name.removesuffix(_JSON), address)
    if content is None:
        raise not_found("feed of a watch")
    kind = "application/atom+xml" if feed_name.endswith(_ATOM) else "application/feed+json"
    return Response(content, media_type=kind)


HANDLERS = (watches, watch_feed)
