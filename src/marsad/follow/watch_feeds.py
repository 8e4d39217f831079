"""The feed of a watch, as Atom (RFC 4287) and as JSON Feed 1.1, made from the archive."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import msgspec

from marsad.archive import Archive
from marsad.archive.watching import Notice, Watch, latest_notices, read_watches
from marsad.readers.markup import without_controls

LATEST = 50
"""Notices in a feed."""
_ATOM = "http://www.w3.org/2005/Atom"
_NEVER = "1970-01-01T00:00:00+00:00"


def list_watches(archive: Archive) -> list[Watch]:
    """The watches of an archive: those of the feeds file that was followed last."""
    with archive.reading() as connection:
        return read_watches(connection)


def feed_path(archive: Archive, name: str, *, secret: bool) -> str:
    """Where a server has the Atom feed of a watch; ``secret``: for readers without a token."""
    key = f"?key={archive.feed_keys.of(name)}" if secret else ""
    return f"/api/watches/{name}.atom{key}"


def atom_feed(archive: Archive, name: str, address: str | None = None) -> bytes | None:
    """The Atom feed of a watch, or null when there is no such watch with a feed.

    ``address`` is where the feed is to be found.
    """
    found = _notices(archive, name)
    return None if found is None else _atom(name, found, address)


def json_feed(archive: Archive, name: str, address: str | None = None) -> bytes | None:
    """The JSON Feed of a watch, or null when there is no such watch with a feed."""
    found = _notices(archive, name)
    if found is None:
        return None
    feed: dict[str, Any] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": _title(name),
        "language": "en",
        "items": [_item(notice) for notice in found],
    }
    if address is not None:
        feed["feed_url"] = address
    return msgspec.json.encode(feed)


def write_feeds(archive: Archive, folder: Path) -> None:
    """Write both feeds of every watch to ``NAME.atom`` and ``NAME.json`` in a folder.

    A reader never sees half a file.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for watch in list_watches(archive):
        for ending, make in (("atom", atom_feed), ("json", json_feed)):
            content = make(archive, watch.name)
            if content is not None:
                path = folder / f"{watch.name}.{ending}"
                fresh = path.with_suffix(path.suffix + ".new")
                fresh.write_bytes(content)
                os.replace(fresh, path)


def _notices(archive: Archive, name: str) -> list[Notice] | None:
    with archive.reading() as connection:
        if not any(one.name == name and one.feed for one in read_watches(connection)):
            return None
        return latest_notices(connection, name, LATEST)


def _title(name: str) -> str:
    return f"Marsad: {name}"


def _headline(notice: Notice) -> str:
    return notice.event.gloss_en or f"{notice.event.type}: {notice.article.title}"


def _summary(notice: Notice) -> str:
    """The sentence that shows the event, and where it stands."""
    article = notice.article
    where = " · ".join(
        part for part in (article.publisher, article.published, article.title) if part
    )
    return f"{notice.event.evidence.text}\n{where}"


def _atom(name: str, found: list[Notice], address: str | None) -> bytes:
    feed = ET.Element("feed", {"xmlns": _ATOM, "xml:lang": "en"})
    _add(feed, "id", f"urn:marsad:watch:{name}")
    _add(feed, "title", _title(name))
    _add(feed, "updated", found[0].told if found else _NEVER)
    if address is not None:
        ET.SubElement(feed, "link", {"rel": "self", "href": address})
    author = ET.SubElement(feed, "author")
    _add(author, "name", "Marsad")
    for notice in found:
        entry = ET.SubElement(feed, "entry")
        _add(entry, "id", f"urn:marsad:notice:{notice.id}")
        _add(entry, "title", _headline(notice))
        _add(entry, "updated", notice.told)
        if url := _link(notice):
            ET.SubElement(entry, "link", {"rel": "alternate", "href": url})
        ET.SubElement(entry, "category", {"term": notice.event.type})
        summary = _add(entry, "summary", _summary(notice))
        summary.set("xml:lang", "ar")
    written: bytes = ET.tostring(feed, encoding="utf-8", xml_declaration=True)
    return written


def _add(parent: ET.Element, name: str, text: str) -> ET.Element:
    child = ET.SubElement(parent, name)
    child.text = without_controls(text)
    return child


def _item(notice: Notice) -> dict[str, Any]:
    item: dict[str, Any] = {
        "id": notice.id,
        "title": _headline(notice),
        "content_text": _summary(notice),
        "date_published": notice.told,
        "tags": [notice.event.type, notice.event.status],
        "language": "ar",
        "_marsad": {"article": notice.article, "event": notice.event},
    }
    if url := _link(notice):
        item["url"] = url
    return item


def _link(notice: Notice) -> str | None:
    """The address of the article, if it is one of the web."""
    url = notice.article.url
    return without_controls(url) if url and url.startswith(("http://", "https://")) else None
