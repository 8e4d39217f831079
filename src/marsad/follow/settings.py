"""What a feeds file says: which feeds, how to read them, what to watch for."""

from __future__ import annotations

import os
from typing import Annotated, Any, Literal

import msgspec

from marsad.archive import Filters
from marsad.version import VERSION

Name = Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$")]
"""Letters, digits, - and _: it becomes part of an address and of a file name."""


class Duration(float):
    """Seconds, written like ``90s``, ``10m``, ``2h`` or ``7d``."""


class _Table(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A table of the file: fields that nobody knows are errors."""


class Selectors(_Table, frozen=True, kw_only=True):
    """Where a page has what the extractor does not find, as XPath expressions."""

    body: str
    title: str | None = None
    published: str | None = None


class FeedSettings(_Table, frozen=True, kw_only=True):
    """One feed."""

    url: str
    publisher: str | None = None
    """Name of the outlet; the page's own, else the feed's title, when none is given."""
    kind: Literal["auto", "feed", "sitemap"] = "auto"
    every: Duration | None = None
    """How often to look; the value of ``[follow]`` when none is given."""
    languages: tuple[str, ...] = ("ar",)
    """Of entries that declare theirs; other entries are fetched and judged by their text."""
    include: tuple[str, ...] = ()
    """Patterns (``*/news/*``): only addresses that match one."""
    exclude: tuple[str, ...] = ()
    text: Literal["page", "feed"] = "page"
    """Whether the article is on its page, or whole in the feed."""
    selectors: Selectors | None = None
    ignore_robots: bool = False
    """Only with the publisher's leave."""


class FollowSettings(_Table, frozen=True, kw_only=True):
    """What holds for all feeds."""

    user_agent: str = f"Marsad/{VERSION}"
    """What servers are told; it should name a way to reach you."""
    every: Duration = Duration(900)
    pace: Duration = Duration(2)
    """Between two requests to one host; a longer crawl-delay of its robots.txt is kept instead."""
    max_age: Duration = Duration(7 * 86400)
    """Articles that a feed dates earlier are left out."""
    most: Annotated[int, msgspec.Meta(ge=1, le=10_000)] = 200
    """New articles of one feed in one round."""
    connect_timeout: Duration = Duration(10)
    read_timeout: Duration = Duration(20)
    total_timeout: Duration = Duration(60)
    largest: Annotated[int, msgspec.Meta(ge=10_000, le=100_000_000)] = 10_000_000
    """Bytes of a feed or page."""
    allow_private: tuple[str, ...] = ()
    """Hosts (``127.0.0.1``, ``intranet:8080``) that may be visited though they are private."""


class WatchFilters(_Table, frozen=True, kw_only=True):
    """The filters of a watch, by the names of the options of ``marsad events``."""

    text: str | None = None
    since: str | None = None
    until: str | None = None
    publisher: tuple[str, ...] = ()
    type: tuple[str, ...] = ()
    mode: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    party: tuple[str, ...] = ()
    actor: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    sayer: tuple[str, ...] = ()
    foreground: bool = False

    @classmethod
    def repeatable(cls) -> list[str]:
        """Those that may have several values."""
        return [one.name for one in msgspec.structs.fields(cls) if one.default == ()]

    def given(self) -> dict[str, Any]:
        """Those that are given, by their names."""
        return {name: value for name, value in msgspec.structs.asdict(self).items() if value}

    def filters(self) -> Filters:
        """The same for the archive."""
        return Filters(
            text=self.text, since=self.since, until=self.until, publishers=self.publisher,
            types=self.type, modes=self.mode, statuses=self.status, parties=self.party,
            actors=self.actor, recipients=self.recipient, places=self.place, sayers=self.sayer,
            foreground=self.foreground,
        )  # fmt: skip


class Webhook(_Table, frozen=True, kw_only=True):
    """A receiver of notices."""

    url: str
    secret: str | None = None
    """What the signature is made with; better in the environment."""
    secret_env: str | None = None
    """Name of the environment variable that holds it."""

    def key(self) -> str | None:
        """The secret, or null when the variable that should hold it is not set."""
        return self.secret if self.secret_env is None else os.environ.get(self.secret_env)


class WatchSettings(_Table, frozen=True, kw_only=True):
    """A saved question; new events that answer it are told."""

    name: Name
    filters: WatchFilters = WatchFilters()
    feed: bool = True
    """Whether it has an Atom and a JSON feed."""
    webhook: Webhook | None = None
    command: Annotated[tuple[str, ...], msgspec.Meta(min_length=1)] | None = None
    """Program and arguments; run without a shell, the notice on standard input."""
    command_timeout: Duration = Duration(30)


class Settings(_Table, frozen=True, kw_only=True):
    """A feeds file."""

    follow: FollowSettings = FollowSettings()
    feed: tuple[FeedSettings, ...] = ()
    watch: tuple[WatchSettings, ...] = ()
