"""From a record to the rows of the tables."""

from __future__ import annotations

from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

import msgspec

from marsad.archive.dealings import codes_involved, pairs_of
from marsad.archive.identity import outlet_number
from marsad.archive.packing import pack, pack_head
from marsad.archive.tables import TOLD
from marsad.record import (
    Agreement,
    Attribution,
    Date,
    Event,
    Figure,
    Party,
    Place,
    Record,
    Statement,
)
from marsad.text.search_words import name_words

Row = dict[str, Any]


class Days(msgspec.Struct, frozen=True):
    """The first and the last day that a date may mean, ISO; and whether the text tells it."""

    first: str | None
    last: str | None
    dated: bool

    @property
    def month(self) -> str | None:
        """``2013-09``; null when the month is not told."""
        first, last = (self.first or "")[:7], (self.last or "")[:7]
        return first if first and first == last else None


class Telling(msgspec.Struct, frozen=True):
    """Who tells an event."""

    article: int
    """Its key."""
    outlet: int | None
    """Number of the publisher."""
    day: str | None
    """Of publication."""


def days_of(date: Date | None, published: str | None) -> Days:
    """The days of a date; without one the day of publication."""
    if date is None or date.value is None:
        return Days(published, published, dated=False)
    return Days(_first_day(date.value), _last_day(date.until or date.value), dated=True)


def _first_day(prefix: str) -> str:
    return prefix[:10] if len(prefix) >= 10 else (prefix + "-01-01"[len(prefix) - 4 :])


def _last_day(prefix: str) -> str:
    if len(prefix) >= 10:
        return prefix[:10]
    if len(prefix) == 4:
        return f"{prefix}-12-31"
    year, month = int(prefix[:4]), int(prefix[5:7])
    return f"{prefix}-{monthrange(year, month)[1]:02}"


def publication_day(published: str | None) -> str | None:
    """The day of publication where it was published."""
    return published[:10] if published else None


Labelled = dict[str, int]
"""The keys of rows by their labels."""


class Keys(msgspec.Struct):
    """The next free key of every table whose rows the writer numbers."""

    next: dict[str, int]

    def take(self, table: str) -> int:
        """A key that no other row has."""
        key = self.next[table]
        self.next[table] = key + 1
        return key


class Batch:
    """Rows by table, to be inserted at once."""

    def __init__(self, keys: Keys, known_parties: Labelled, known_places: Labelled) -> None:
        self.rows: defaultdict[str, list[Row]] = defaultdict(list)
        self._keys = keys
        self._parties = known_parties
        self._places = known_places

    def add(self, article: int, record: Record) -> None:
        """The rows drawn from the record of the article with this key."""
        published = publication_day(record.article.published)
        told = Telling(article, outlet_number(record.article.publisher), published)
        self.rows["told_articles"].append({
            "key": article,
            "json": pack_head(
                record.article, record.coder, len(record.events), len(record.statements)
            ),
        })  # fmt: skip
        acts = [self._event(told, at, event, published) for at, event in enumerate(record.events)]
        of_figure = {
            (figure.start, figure.end): (key, event.date)
            for key, event in zip(acts, record.events, strict=True)
            for figure in event.figures
        }
        for at, figure in enumerate(record.figures):
            key, date = of_figure.get((figure.start, figure.end), (None, None))
            self._figure(article, at, figure, key, days_of(date, published))
        for at, statement in enumerate(record.statements):
            days = days_of(statement.date, published)
            key = self._keys.take("statements")
            self.rows["statements"].append({
                "key": key, "article": article, "position": at, "id": statement.id,
                "speaker": None if statement.speaker is None else self._party(statement.speaker),
                "form": statement.form,
                "dated": days.dated, "first_day": days.first, "last_day": days.last,
            })  # fmt: skip
            self._tell("statements", key, statement)
            self._sources("statement", key, statement.said_by)
        for at, agreement in enumerate(record.agreements):
            days = days_of(agreement.date, published)
            key = self._keys.take("agreements")
            self.rows["agreements"].append({
                "key": key, "article": article, "position": at, "kind": agreement.kind,
                "status": agreement.status,
                "dated": days.dated, "first_day": days.first, "last_day": days.last,
            })  # fmt: skip
            self._tell("agreements", key, agreement)
            for place, party in enumerate(agreement.parties):
                self.rows["agreement_parties"].append(
                    {"agreement": key, "position": place, "party": self._party(party)}
                )
            self._sources("agreement", key, agreement.said_by)

    def _event(self, told: Telling, at: int, event: Event, published: str | None) -> int:
        key = self._keys.take("events")
        days = days_of(event.date, published)
        place = event.place
        self.rows["events"].append({
            "key": key, "article": told.article, "position": at, "id": event.id, "type": event.type,
            "mode": event.mode, "status": event.status, "foreground": event.foreground,
            "cameo": event.cameo, "quad": event.quad, "intensity": event.intensity,
            "dated": days.dated, "first_day": days.first, "last_day": days.last,
            "place": None if place is None else name_words(place.text, place.name, place.name_en),
            "country": None if place is None else place.country,
            "site": None if place is None else self.site(place),
        })  # fmt: skip
        self._tell("events", key, event)
        self.add_dealings(key, event, days, told)
        for side, parties in (("actor", event.actors), ("recipient", event.recipients)):
            for number, party in enumerate(parties):
                self.rows["event_parties"].append(
                    {"event": key, "side": side, "position": number, "party": self._party(party)}
                )
        self._sources("event", key, event.said_by)
        return key

    def add_dealings(self, key: int, event: Event, days: Days, told: Telling) -> None:
        """The rows that tell who takes part in the event with this key, and with whom."""
        when = {"event": key, "first_day": days.first, "last_day": days.last}
        if codes := codes_involved(event):
            what = {
                **when, "article": told.article, "outlet": told.outlet, "day": told.day,
                "month": days.month, "type": event.type, "status": event.status,
                "intensity": event.intensity,
                "site": None if event.place is None else self.site(event.place),
                "act": None, "repeated": False,
            }  # fmt: skip
            self.rows["involved"] += [{"code": code, **what} for code in codes]
        intensity = event.intensity if event.status == "occurred" else None
        self.rows["dyads"] += [
            {"one": one, "other": other, "main": main, "intensity": intensity, **when}
            for (one, other), main in pairs_of(event).items()
        ]

    def site(self, place: Place) -> int:
        """The key of the place, which is added when it is new."""
        label = place_label(place)
        key = self._places.get(label)
        if key is None:
            key = self._places[label] = self._keys.take("places")
            self.rows["places"].append({
                "key": key, "label": label, "name": place.name, "name_en": place.name_en,
                "country": place.country, "lat": place.lat, "lon": place.lon,
                "geonames": place.geonames,
            })  # fmt: skip
        return key

    def _figure(self, article: int, at: int, figure: Figure, event: int | None, days: Days) -> None:
        key = self._keys.take("figures")
        self.rows["figures"].append({
            "key": key, "article": article, "position": at, "event": event,
            "value": figure.value, "low": figure.low, "high": figure.high,
            "qualifier": figure.qualifier, "of": figure.of,
            "first_day": days.first, "last_day": days.last,
        })  # fmt: skip
        self._tell("figures", key, figure)
        self._sources("figure", key, figure.said_by)

    def _tell(self, table: str, key: int, item: Event | Statement | Figure | Agreement) -> None:
        self.rows[TOLD[table].name].append({"key": key, "json": pack(item)})

    def _sources(self, of: str, owner: int, chain: Iterable[Attribution]) -> None:
        for position, link in enumerate(chain):
            self.rows["sources"].append({
                "of": of, "owner": owner, "position": position, "kind": link.kind,
                "entity": link.entity, "country": link.country, "words": name_words(link.text),
            })  # fmt: skip

    def _party(self, party: Party) -> int:
        """The key of the party, which is added when it is new."""
        label = party_label(party)
        key = self._parties.get(label)
        if key is None:
            key = self._parties[label] = self._keys.take("parties")
            self.rows["parties"].append({
                "key": key, "label": label, "entity": party.entity, "name": party.name,
                "name_en": party.name_en, "country": party.country,
                "sector": party.sectors[0] if party.sectors else None, "role": party.role,
                "words": name_words(party.name or party.text, party.name_en, party.role),
            })  # fmt: skip
        return key


def party_label(party: Party) -> str:
    """One string for all that makes parties the same row."""
    name = party.name or party.text
    sector = party.sectors[0] if party.sectors else ""
    parts = (party.entity, name, party.name_en, party.country, sector, party.role)
    return "\x1f".join(part or "" for part in parts)


def name_in_label(label: str) -> str:
    """The name of the party with this label, else what a text called it first."""
    return label.split("\x1f")[1]


def place_label(place: Place) -> str:
    """One string for all that makes places the same row."""
    parts = (place.name, place.name_en, place.country, place.lat, place.lon, place.geonames)
    return "\x1f".join("" if part is None else str(part) for part in parts)


def place_labels(record: Record) -> set[str]:
    """The labels of the places of all acts in the record."""
    return {place_label(event.place) for event in record.events if event.place is not None}


def party_labels(record: Record) -> set[str]:
    """The labels of everybody in the record."""
    parties: list[Party] = [s.speaker for s in record.statements if s.speaker is not None]
    for event in record.events:
        parties += event.actors
        parties += event.recipients
    for agreement in record.agreements:
        parties += agreement.parties
    return {party_label(party) for party in parties}
