"""Visiting hosts politely: as often as they allow, where they allow it, and less when they fail."""

from __future__ import annotations

import random
import re
from typing import NamedTuple
from urllib.parse import urlsplit

import msgspec
from protego import Protego

from marsad.follow.addresses import RefusedAddressError, check_url, host_of
from marsad.follow.clock import Clock
from marsad.follow.fetching import Fetched, Fetcher, FetchError, Validators

LONGEST_HOLD = 86_400.0
"""Seconds for which a server can ask us to stay away at once."""
_LONGEST_DELAY = 300.0
_FIRST_HOLD = 10.0
_LONGEST_BACK_OFF = 3_600.0
_ROBOTS_LIVE = 86_400.0
_ROBOTS_FAULT_LIVES = 900.0
_ROBOTS_SIZE = 500 * 1024
"""Bytes of a robots.txt that must be read (RFC 9309)."""

PRODUCT = re.compile(r"[A-Za-z][\w-]*")
"""The name at the beginning of a user agent, by which robots.txt calls it."""


def back_off(failures: int, first: float, longest: float, chance: random.Random) -> float:
    """Seconds to wait after so many failures in a row: twice as long each time, about."""
    return min(first * 2.0 ** min(failures - 1, 30), longest) * chance.uniform(0.75, 1.25)


class _Host(msgspec.Struct):
    ready: float = 0.0
    """When the pace allows the next request."""
    held: float = 0.0
    """Until when we stay away."""
    failures: int = 0
    delay: float = 0.0
    """Its crawl-delay."""


class Pace:
    """When each host may be asked again."""

    def __init__(self, seconds: float, clock: Clock, chance: random.Random) -> None:
        self._seconds = seconds
        self._clock = clock
        self._chance = chance
        self._hosts: dict[str, _Host] = {}

    def ready_at(self, host: str) -> float:
        """When the pace allows the next request."""
        return self._of(host).ready

    def held_until(self, host: str) -> float:
        """Until when we stay away from it, because it fails or has asked us to."""
        return self._of(host).held

    def slow_down(self, host: str, delay: float) -> None:
        """The host asks for so many seconds between requests."""
        self._of(host).delay = min(delay, _LONGEST_DELAY)

    def take_turn(self, host: str) -> None:
        """Wait until a request may be made; `FetchError` when that is not for a while."""
        one = self._of(host)
        now = self._clock.now()
        if one.held > now:
            wait = one.held - now
            raise FetchError(f"{host} is left alone for {wait:,.0f} s more", "later", wait)
        self._clock.wait(one.ready - now)
        if self._clock.stopped:
            raise FetchError("it is time to stop", "later")
        one.ready = self._clock.now() + max(self._seconds, one.delay)

    def went_well(self, host: str) -> None:
        """The host has answered."""
        self._of(host).failures = 0

    def failed(self, host: str, retry_after: float | None) -> None:
        """The host has failed, or asks us to stay away for a while."""
        one = self._of(host)
        one.failures += 1
        wait = back_off(one.failures, _FIRST_HOLD, _LONGEST_BACK_OFF, self._chance)
        if retry_after is not None:
            wait = min(max(retry_after, wait), LONGEST_HOLD)
        one.held = max(one.held, self._clock.now() + wait)

    def _of(self, host: str) -> _Host:
        return self._hosts.setdefault(host, _Host())


class _Robots(NamedTuple):
    rules: Protego | None
    """Null when it could not be read: then nothing is allowed for a while (RFC 9309)."""
    until: float


class Visitor:
    """Fetches documents within the pace of their hosts and the rules of their robots.txt."""

    def __init__(self, fetcher: Fetcher, pace: Pace, clock: Clock, user_agent: str) -> None:
        self._fetcher = fetcher
        self._clock = clock
        self._agent = PRODUCT.match(user_agent)[0]  # type: ignore[index]  # the file was checked
        self._robots: dict[str, _Robots] = {}
        self.pace = pace

    def get(
        self, url: str, validators: Validators | None = None, *, ignore_robots: bool = False
    ) -> Fetched:
        """The document at an address; `FetchError` when it cannot be had now, or ever."""
        last = url

        def before_hop(hop: str) -> None:
            nonlocal last
            last = hop
            if not ignore_robots:
                self._obey_robots(hop)
            self.pace.take_turn(host_of(hop))

        try:
            found = self._fetcher.get(url, validators, before_hop)
        except FetchError as error:
            if error.of_host:
                self.pace.failed(host_of(last), error.retry_after)
            raise
        self.pace.went_well(host_of(last))
        return found

    def _obey_robots(self, url: str) -> None:
        try:
            parts = check_url(url)
        except RefusedAddressError as error:
            raise FetchError(str(error), "lasting") from error
        origin = f"{parts.scheme}://{parts.netloc}"
        known = self._robots.get(origin)
        if known is None or known.until <= self._clock.now():
            known = self._robots[origin] = self._read_robots(origin)
        if known.rules is None:
            message = "its robots.txt cannot be read, so nothing is allowed for a while"
            raise FetchError(message, "later", known.until - self._clock.now())
        delay = known.rules.crawl_delay(self._agent)
        if delay:
            self.pace.slow_down(host_of(url), delay)
        if not known.rules.can_fetch(url, self._agent):
            raise FetchError(f"robots.txt of {urlsplit(url).hostname} forbids it", "forbidden")

    def _read_robots(self, origin: str) -> _Robots:
        now = self._clock.now()
        try:
            found = self._fetcher.get(f"{origin}/robots.txt")
        except FetchError as error:
            if error.kind == "lasting":  # there is none: everything is allowed
                return _Robots(Protego.parse(""), now + _ROBOTS_LIVE)
            return _Robots(None, now + max(_ROBOTS_FAULT_LIVES, error.retry_after or 0.0))
        text = found.body[:_ROBOTS_SIZE].decode("utf-8", "replace")
        return _Robots(Protego.parse(text), now + _ROBOTS_LIVE)
