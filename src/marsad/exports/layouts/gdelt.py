"""GDELT 2.0: the 61 columns of Events and the 16 of Mentions, tab-separated, without header."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from marsad.exports.layouts.folding import fold_status
from marsad.exports.layouts.parts import (
    Reported,
    Row,
    day_of,
    dyads,
    name_of,
    number_of,
    sentence_number,
)
from marsad.knowledge.store import Compiled
from marsad.record import Party, Place

_ACTOR = (
    "Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code",
    "Religion2Code", "Type1Code", "Type2Code", "Type3Code",
)  # fmt: skip
_GEO = (
    "Type", "Fullname", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID",
)  # fmt: skip
_TYPES = 3
_COUNTRY, _WORLD_CITY = 1, 4
"""Kinds of places: a country; a town outside the United States."""
_WEB = 1
"""Type of mention: a page on the web."""


class GdeltEvents:
    """One row for each pair of an actor and a recipient, once for all reports of an act."""

    columns = (
        "GlobalEventID", "Day", "MonthYear", "Year", "FractionDate",
        *(f"Actor1{name}" for name in _ACTOR), *(f"Actor2{name}" for name in _ACTOR),
        "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass",
        "GoldsteinScale", "NumMentions", "NumSources", "NumArticles", "AvgTone",
        *(f"Actor1Geo_{name}" for name in _GEO), *(f"Actor2Geo_{name}" for name in _GEO),
        *(f"ActionGeo_{name}" for name in _GEO), "DATEADDED", "SOURCEURL",
    )  # fmt: skip
    header = False

    def __init__(self) -> None:
        self._told: set[int] = set()

    def rows(self, told: Reported, knowledge: Compiled) -> Iterator[Row]:
        """The rows of an event; none when it is negated or denied, or has no day. Of an act that
        several articles tell, only what no earlier report had."""
        folded, day = fold_status(told.event, knowledge), day_of(told)
        if folded is None or day is None:
            return
        event, article = told.event, told.record.article
        when = date.fromisoformat(day)
        code, reports = folded.cameo, told.reports
        articles, outlets = (reports.articles, reports.outlets) if reports else (1, 1)
        for identity, source, target in _numbered(told):
            if identity in self._told:
                continue
            self._told.add(identity)
            yield (
                identity, int(f"{when:%Y%m%d}"), int(f"{when:%Y%m}"), when.year,
                round(when.year + (when.month * 30 + when.day) / 365, 4),
                *_actor(source), *_actor(target),
                int(event.foreground), code, code[:3], code[:2], folded.quad, folded.goldstein,
                articles + len(event.also), outlets, articles, None,
                *_no_place(), *_no_place(), *_place(event.place, knowledge),
                _stamp(article.published or day), article.url or article.id,
            )  # fmt: skip


class GdeltMentions:
    """One row for each pair and each place of the article that tells the act."""

    columns = (
        "GlobalEventID", "EventTimeDate", "MentionTimeDate", "MentionType", "MentionSourceName",
        "MentionIdentifier", "SentenceID", "Actor1CharOffset", "Actor2CharOffset",
        "ActionCharOffset", "InRawText", "Confidence", "MentionDocLen", "MentionDocTone",
        "MentionDocTranslationInfo", "Extras",
    )  # fmt: skip
    header = False

    def rows(self, told: Reported, knowledge: Compiled) -> Iterator[Row]:
        """The mentions of an event; offsets count characters of the Arabic text."""
        day = day_of(told)
        if fold_status(told.event, knowledge) is None or day is None:
            return
        event, article = told.event, told.record.article
        published = _stamp(article.published or day)
        for identity, source, target in _numbered(told):
            for span in (event.trigger, *event.also):
                yield (
                    identity, _stamp(day), published, _WEB, article.publisher,
                    article.url or article.id, sentence_number(told), _offset(source),
                    _offset(target), span.start, 1, None, len(article.text), None, None, None,
                )  # fmt: skip


def _numbered(told: Reported) -> Iterator[tuple[int, Party | None, Party | None]]:
    """The pairs of an event, each with its number, which both tables have.

    Reports of one act share the numbers of pairs with the same codes, as GDELT knows an event by.
    """
    seen: Counter[tuple[str, str]] = Counter()
    for number, (source, target) in enumerate(dyads(told.event)):
        if told.reports is None:
            identity = number_of(told.record.article.id, told.event.id, str(number))
        else:
            pair = _code(source), _code(target)
            identity = number_of(told.reports.first, *pair, str(seen[pair]))
            seen[pair] += 1
        yield identity, source, target


def _code(party: Party | None) -> str:
    """Country and types in a row; the name of a party that has neither."""
    if party is None:
        return ""
    return "".join(filter(None, [party.country, *party.sectors[:_TYPES]])) or party.text


def _offset(party: Party | None) -> int:
    return -1 if party is None else party.start


def _actor(party: Party | None) -> Row:
    """The ten columns of an actor; the code is country and types in a row."""
    if party is None:
        return (None,) * len(_ACTOR)
    types: Row = (*party.sectors[:_TYPES], *(None,) * _TYPES)[:_TYPES]
    code = "".join(filter(None, [party.country, *party.sectors[:_TYPES]]))
    return (code or None, name_of(party), party.country, None, None, None, None, *types)


def _no_place() -> Row:
    return (0, *(None,) * (len(_GEO) - 1))


def _place(place: Place | None, knowledge: Compiled) -> Row:
    if place is None:
        return _no_place()
    country = knowledge.country(place.country or "")
    fips = None if country is None else country.fips
    kind = _COUNTRY if country is not None and place.name in country.names else _WORLD_CITY
    feature = None if place.geonames is None else str(place.geonames)
    return (kind, place.name_en or place.name, fips, None, None, place.lat, place.lon, feature)


def _stamp(moment: str) -> int:
    """``YYYYMMDDHHMMSS``; midnight of a day."""
    digits = "".join(character for character in moment[:19] if character.isdecimal())
    return int(digits.ljust(14, "0"))
