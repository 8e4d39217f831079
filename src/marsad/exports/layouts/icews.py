"""ICEWS: 20 columns, tab-separated, with a header. One row for each source and target."""

from __future__ import annotations

from collections.abc import Iterator

from marsad.exports.layouts.folding import fold_status
from marsad.exports.layouts.parts import (
    Reported,
    Row,
    country_name,
    day_of,
    dyads,
    name_of,
    number_of,
    sector_names,
    sentence_number,
)
from marsad.knowledge.store import Compiled
from marsad.record import Place


class Icews:
    """Intensity is the Goldstein value of the CAMEO code, as ICEWS has it."""

    columns = (
        "Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text",
        "CAMEO Code", "Intensity", "Target Name", "Target Sectors", "Target Country", "Story ID",
        "Sentence Number", "Publisher", "City", "District", "Province", "Country", "Latitude",
        "Longitude",
    )  # fmt: skip
    header = True

    def rows(self, told: Reported, knowledge: Compiled) -> Iterator[Row]:
        """The rows of an event; none when it is negated or denied."""
        folded = fold_status(told.event, knowledge)
        if folded is None:
            return
        event, article = told.event, told.record.article
        for number, (source, target) in enumerate(dyads(event)):
            yield (
                number_of(article.id, event.id, str(number)), day_of(told),
                name_of(source), sector_names(source, knowledge),
                country_name(source.country if source else None, knowledge),
                knowledge.cameo[folded.cameo].name, folded.cameo, folded.goldstein,
                name_of(target), sector_names(target, knowledge),
                country_name(target.country if target else None, knowledge),
                number_of(article.id), sentence_number(told), article.publisher,
                *_place(event.place, knowledge),
            )  # fmt: skip


def _place(place: Place | None, knowledge: Compiled) -> Row:
    """City, district, province, country, latitude, longitude."""
    if place is None:
        return (None,) * 6
    name = place.name_en or place.name
    country = country_name(place.country, knowledge)
    return name, None, None, country, place.lat, place.lon
