"""Reading a feeds file, and telling in one line what is wrong with it and where."""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Iterator
from importlib.resources import files
from itertools import combinations
from pathlib import Path
from typing import Any, get_args
from urllib.parse import urlsplit

import msgspec

from marsad.archive import ArchiveError
from marsad.archive.census import Census
from marsad.archive.filters import event_conditions
from marsad.archive.query import parse_query
from marsad.article import is_iso_date
from marsad.follow.addresses import RefusedAddressError, check_url
from marsad.follow.settings import (
    Duration,
    FeedSettings,
    FollowSettings,
    Selectors,
    Settings,
    WatchFilters,
    WatchSettings,
    Webhook,
)
from marsad.follow.visiting import PRODUCT
from marsad.record import EventType, Status

_DURATION = re.compile(r"(\d+(?:\.\d+)?)\s*(s|m|h|d)")
_SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86400}
_PATH = re.compile(r"^(?P<what>.*) - at `\$(?P<path>.*)`$", re.DOTALL)
_STEP = re.compile(r"\.(\w+)|\[(\d+|\.\.\.)\]")
_UNKNOWN = re.compile(r"Object contains unknown field `(.+)`")
_TABLES: dict[tuple[str, ...], Any] = {
    (): Settings,
    ("follow",): FollowSettings,
    ("feed",): FeedSettings,
    ("feed", "selectors"): Selectors,
    ("watch",): WatchSettings,
    ("watch", "filters"): WatchFilters,
    ("watch", "webhook"): Webhook,
}
_SHORTEST_EVERY = 60


class SettingsError(Exception):
    """A feeds file cannot be used: one line with file, line, field and what to do."""


def example() -> str:
    """A feeds file that shows everything."""
    return files("marsad.follow").joinpath("example.toml").read_text(encoding="utf-8")


def load_settings(path: Path) -> Settings:
    """The settings of a file; `SettingsError` when it cannot be used."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        advice = f"no such file; begin with: marsad follow --example > {path}"
        raise SettingsError(f"{path}: {advice}") from None
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: cannot be read: {error}") from error
    return read_settings(text, str(path))


def read_settings(text: str, name: str) -> Settings:
    """The settings of a text that messages call ``name``."""
    try:
        found: dict[str, Any] = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{name}: is no TOML: {error}") from error
    try:
        settings = msgspec.convert(_with_lists(found), Settings, dec_hook=_decode)
    except msgspec.ValidationError as error:
        raise SettingsError(_located(str(error), text, name)) from error
    for steps, fault in _faults(settings):
        raise SettingsError(_message(name, text, steps, fault))
    return settings


def _with_lists(found: dict[str, Any]) -> dict[str, Any]:
    """A single value where a list of them may stand is a list of one."""
    watches = found.get("watch")
    for watch in watches if isinstance(watches, list) else ():
        filters = watch.get("filters") if isinstance(watch, dict) else None
        if isinstance(filters, dict):
            for key in WatchFilters.repeatable():
                if isinstance(filters.get(key), str):
                    filters[key] = [filters[key]]
    return found


def _decode(kind: type, value: object) -> object:
    if kind is not Duration:
        raise NotImplementedError(kind)
    match = _DURATION.fullmatch(value.strip()) if isinstance(value, str) else None
    if match is None:
        raise ValueError(f'{value!r} is no duration; write it like "90s", "10m", "2h", "7d"')
    return Duration(float(match[1]) * _SECONDS[match[2]])


# what the types alone do not say


_Fault = tuple[list[str | int], str]


def _faults(settings: Settings) -> Iterator[_Fault]:
    if not settings.feed:
        yield [], "names no feed; add a [[feed]] with its url"
    agent = settings.follow.user_agent
    if not (agent.isascii() and agent.isprintable() and PRODUCT.match(agent)):
        yield ["follow", "user_agent"], 'must be ASCII and begin with a name, like "Marsad (you@…)"'
    for at, feed in enumerate(settings.feed):
        yield from _feed_faults(["feed", at], feed)
    for (_, one), (at, other) in combinations(enumerate(settings.feed), 2):
        if one.url == other.url:
            yield ["feed", at, "url"], "is the address of an earlier feed; leave one of them out"
    for at, watch in enumerate(settings.watch):
        yield from _watch_faults(["watch", at], watch)
    for (_, first), (at, second) in combinations(enumerate(settings.watch), 2):
        if first.name.lower() == second.name.lower():
            yield ["watch", at, "name"], "is the name of an earlier watch; give it another"


def _feed_faults(at: list[str | int], feed: FeedSettings) -> Iterator[_Fault]:
    if fault := _url_fault(feed.url):
        yield [*at, "url"], fault
    if feed.every is not None and feed.every < _SHORTEST_EVERY:
        yield [*at, "every"], "is too often; ask once a minute at most"
    if feed.selectors is not None:
        yield from _selector_faults([*at, "selectors"], feed.selectors)


def _selector_faults(at: list[str | int], selectors: Selectors) -> Iterator[_Fault]:
    from lxml import etree

    for name, expression in msgspec.structs.asdict(selectors).items():
        try:
            etree.XPath(expression or ".")
        except etree.XPathError as error:
            yield [*at, name], f"«{expression}» is no XPath ({error}); try //div[@class='article']"


def _watch_faults(at: list[str | int], watch: WatchSettings) -> Iterator[_Fault]:
    filters = watch.filters
    for name, known in (("type", get_args(EventType)), ("status", get_args(Status))):
        for value in getattr(filters, name):
            if value not in known:
                yield [*at, "filters", name], f"«{value}» is none; know are {', '.join(known)}"
    for name in ("since", "until"):
        value = getattr(filters, name)
        if value is not None and not is_iso_date(value):
            yield [*at, "filters", name], f"«{value}» is no ISO date; write it like 2013-09-24"
    try:
        event_conditions(filters.filters(), Census(None))
        if filters.text is not None:
            parse_query(filters.text)
    except ArchiveError as error:
        yield [*at, "filters"], str(error)
    if watch.webhook is not None:
        yield from _webhook_faults([*at, "webhook"], watch.webhook)


def _webhook_faults(at: list[str | int], webhook: Webhook) -> Iterator[_Fault]:
    if fault := _url_fault(webhook.url):
        yield [*at, "url"], fault
    if (webhook.secret is None) == (webhook.secret_env is None):
        yield at, "needs a secret for its signature: either secret or secret_env"


def _url_fault(url: str) -> str | None:
    try:
        check_url(url)
        urlsplit(url).netloc.encode("idna")
    except (RefusedAddressError, UnicodeError) as error:
        return str(error)
    return None


# where in the file


def _located(error: str, text: str, name: str) -> str:
    """A message of msgspec, with the line it is about."""
    match = _PATH.match(error)
    what, path = (match["what"], match["path"]) if match else (error, "")
    steps: list[str | int] = [
        int(number) if number.isdecimal() else key or number for key, number in _STEP.findall(path)
    ]
    if unknown := _UNKNOWN.fullmatch(what):
        return _message(name, text, [*steps, unknown[1]], _suggestion(unknown[1], steps))
    if what.startswith("Object missing required field"):
        return _message(name, text, steps, f"{what.rpartition(' ')[2].strip('`')} is missing")
    what = what.replace("`", "").replace("Expected", "expected")
    return _message(name, text, [step for step in steps if step != "..."], what)


def _suggestion(field: str, steps: list[str | int]) -> str:
    table = tuple(step for step in steps if isinstance(step, str))
    known = [one.name for one in msgspec.structs.fields(_TABLES.get(table, Settings))]
    close = difflib.get_close_matches(field, known, n=1)
    return f"is no field; {f'is it {close[0]}?' if close else 'known are ' + ', '.join(known)}"


def _message(name: str, text: str, steps: list[str | int], fault: str) -> str:
    where = name
    if line := _line_of(text, steps):
        where += f":{line}"
    field = "".join(
        f" {step + 1}" if isinstance(step, int) else f".{step}" for step in steps
    ).lstrip(".")
    return f"{where}: {field.replace(' ', ' ')}{': ' if field else ''}{fault}"


def _line_of(text: str, steps: list[str | int]) -> int | None:
    """The line of the field, else of its table, counted from 1."""
    if not steps:
        return None
    table, *rest = steps
    number = rest.pop(0) if rest and isinstance(rest[0], int) else None
    header = re.compile(rf"\s*\[\[?\s*{re.escape(str(table))}\s*\]")
    names = [step for step in rest if isinstance(step, str)]
    seen, inside, found = -1, False, None
    for at, line in enumerate(text.splitlines(), start=1):
        if header.match(line):
            seen += 1
            inside = number is None or seen == number
            found = at if inside else found
        elif inside and any(
            re.match(rf"\s*(?:\[.*\b)?{re.escape(one)}\b\s*[=\]]", line) for one in names
        ):
            found = at
        elif not inside and number is None and re.match(rf"\s*{re.escape(str(table))}\s*=", line):
            return at
    return found
