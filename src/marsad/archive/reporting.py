"""The events of an archive as the layouts of exports take them."""

from __future__ import annotations

from collections.abc import Iterator

from marsad.archive.answers import EVENTS
from marsad.archive.archive import Archive
from marsad.archive.filters import Filters
from marsad.exports.layouts.parts import Reported


def reported_events(archive: Archive, filters: Filters) -> Iterator[Reported]:
    """The events that answer, newest first, with the reports of their acts."""
    acts = archive.reports_of_acts()
    for one in archive.find(EVENTS, filters):
        reports = acts.get((one.record.article.id, one.record.events.index(one.item)))
        yield Reported(one.record, one.item, reports)
