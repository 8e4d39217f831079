"""PLOVER JSON Lines: one object an event, the fields of PLOVER's manual in their order.

``status``, ``said_by`` and the offsets of the evidence are an extension, under ``marsad``: PLOVER
has no place for them.
"""

from __future__ import annotations

from typing import Any

import msgspec

from marsad.exports.layouts.folding import fold_status
from marsad.exports.layouts.parts import Reported, day_of
from marsad.knowledge.store import Compiled
from marsad.record import Party

_SIZES = {"killed": "dead", "injured": "injured", "detained": "arrested"}
_RESOLVED, _UNRESOLVED = 5, 1
"""How exactly a place is known: a named point, or no more than its name."""


def plover_object(told: Reported, knowledge: Compiled) -> dict[str, Any] | None:
    """The object of an event; null when it is negated or denied."""
    folded = fold_status(told.event, knowledge)
    if folded is None:
        return None
    record, event = told.record, told.event
    article = record.article
    fields: dict[str, Any] = {
        "id": f"{article.id}#{event.id}", "has_event": True, "date": day_of(told),
        "time": None, "enddate": event.date.until if event.date else None, "endtime": None,
        "actor": [_entity(party) for party in event.actors],
        "recipient": [_entity(party) for party in event.recipients],
        "event": folded.type, "event_loc": _location(told, knowledge),
        "event_text": event.trigger.text, "quad_code": folded.quad,
        "event_scale": folded.intensity, "mode": folded.mode, "context": list(event.contexts),
        "size": _size(told), "link": None, "text": event.evidence.text,
        "text_info": {
            "sequence": 1, "start": event.evidence.start, "end": event.evidence.end,
            "text_story": None,
        },
        "cite_info": {
            "corpus": None, "citation": None, "url": article.url, "title": article.title,
            "language": article.language, "publication": article.publisher, "license": None,
            "copyright": None, "coder": "marsad", "codebook": "PLOVER 0.8",
            "version": record.coder.version,
        },
        "coder": f"marsad {record.coder.version} {record.coder.knowledge}",
        "marsad": {
            "type": event.type, "mode": event.mode, "status": event.status,
            "foreground": event.foreground, "cameo": event.cameo,
            "said_by": msgspec.to_builtins(event.said_by),
            "trigger": msgspec.to_builtins(event.trigger), "gloss_en": event.gloss_en,
        },
    }  # fmt: skip
    return fields


def _entity(party: Party) -> dict[str, Any]:
    return {
        "code": party.country, "sector": list(party.sectors),
        "entity_text": party.text, "identifier_id": party.wikidata,
        "identifier_text": party.name_en, "office": party.role,
    }  # fmt: skip


def _location(told: Reported, knowledge: Compiled) -> dict[str, Any] | None:
    place = told.event.place
    if place is None:
        return None
    country = knowledge.country(place.country or "")
    return {
        "extracted_place": place.text, "resolved_place": place.name_en or place.name,
        "geonameid": place.geonames, "lat": place.lat, "lon": place.lon,
        "country": None if country is None else country.name_en, "country_code": place.country,
        "resolution": _UNRESOLVED if place.lat is None else _RESOLVED,
    }  # fmt: skip


def _size(told: Reported) -> dict[str, int]:
    """The greatest number of dead, injured and arrested that the article gives."""
    sizes: dict[str, int] = {}
    for figure in told.event.figures:
        name = _SIZES.get(figure.of)
        if name is not None and figure.value is not None:
            sizes[name] = max(sizes.get(name, 0), figure.value)
    return sizes
