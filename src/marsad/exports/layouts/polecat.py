"""POLECAT: 40 columns, tab-separated, with a header. The parties of a side stand in one cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from marsad.exports.layouts.folding import fold_status
from marsad.exports.layouts.parts import Reported, Row, day_of, name_of, number_of
from marsad.knowledge.store import Compiled
from marsad.record import Party, Place, Record

_BETWEEN = "; "


class Polecat:
    """One row an event: actors and recipients are lists."""

    columns = (
        "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
        "Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors",
        "Actor Title", "Actor Name Raw", "Wikipedia Actor ID", "Recipient Name",
        "Recipient Country", "Recipient COW", "Primary Recipient Sector", "Recipient Sectors",
        "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID", "Placename", "City",
        "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID",
        "Raw Placename", "Feature Type", "Source", "Publication Date", "Story People",
        "Story Organizations", "Story Locations", "Language", "Version",
    )  # fmt: skip
    header = True

    def rows(self, told: Reported, knowledge: Compiled) -> Iterator[Row]:
        """The row of an event; none when it is negated or denied."""
        folded = fold_status(told.event, knowledge)
        if folded is None:
            return
        record, event = told.record, told.event
        article = record.article
        yield (
            str(number_of(article.id, event.id)), day_of(told), folded.type, folded.mode,
            folded.intensity, _QUADS[folded.quad], _BETWEEN.join(event.contexts),
            *_side(event.actors, knowledge), *_side(event.recipients, knowledge),
            *_place(event.place), article.publisher, (article.published or "")[:10] or None,
            *_story(record), article.language, f"marsad {record.coder.version}",
        )  # fmt: skip


_QUADS = {
    1: "VERBAL COOPERATION", 2: "MATERIAL COOPERATION", 3: "VERBAL CONFLICT",
    4: "MATERIAL CONFLICT",
}  # fmt: skip


def _side(parties: Sequence[Party], knowledge: Compiled) -> Row:
    """The eight columns of a side."""
    countries = [party.country for party in parties]
    found = [knowledge.country(code or "") for code in countries]
    cow = [None if one is None else one.cow for one in found]
    return (
        _joined([name_of(party) for party in parties]), _joined(countries),
        _joined([None if code is None else str(code) for code in cow]),
        _joined([party.sectors[0] if party.sectors else None for party in parties]),
        _joined([",".join(party.sectors) or None for party in parties]),
        _joined([party.role for party in parties]), _joined([party.text for party in parties]),
        _joined([party.wikidata for party in parties]),
    )  # fmt: skip


def _place(place: Place | None) -> Row:
    """The ten columns of the place: its city is the place, its district is not known."""
    if place is None:
        return (None,) * 10
    name = place.name_en or place.name
    return (
        name, name, None, None, place.country, place.lat, place.lon,
        None if place.geonames is None else str(place.geonames), place.text, None,
    )  # fmt: skip


def _joined(values: Sequence[str | None]) -> str | None:
    """All values in one cell, in the order of the parties; null when there is none."""
    return _BETWEEN.join(value or "" for value in values) if any(values) else None


def _story(record: Record) -> Row:
    """People, organisations and places of the article's events, each once."""
    parties = [party for event in record.events for party in (*event.actors, *event.recipients)]
    people = [p for p in parties if (p.entity or "").startswith("person.")]
    others = [p for p in parties if (p.entity or "").startswith("org.")]
    places = [event.place.name_en or event.place.name for event in record.events if event.place]
    return tuple(
        _BETWEEN.join(dict.fromkeys(names)) or None
        for names in (
            [name_of(one) or "" for one in people], [name_of(one) or "" for one in others], places,
        )
    )  # fmt: skip
