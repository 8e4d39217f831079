"""A server over an archive made by hand, for the tests of the API."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from litestar.testing import TestClient

from archiving import (
    agreement,
    article,
    date,
    event,
    figure,
    party,
    place,
    record,
    source,
    statement,
)
from fake_coder import FakeCoder
from marsad.archive import Archive
from marsad.record import Record
from marsad.server.app import Application, create_app
from marsad.server.coder import SharedCoder
from marsad.server.settings import Settings

Client = TestClient[Application]
HERE = "http://127.0.0.1:8770"


def sample_records() -> list[Record]:
    """Three articles; the third has an id with a slash and no date."""
    return [
        record(
            article("one", "زيارة إلى طهران\nزار الوزير طهران أمس", url="https://nakheel.example/1"),
            events=[
                event(
                    "CONSULT", "IRQ", "IRN", id="visit", mode="visit", date=date("2013-09-23"),
                    place=place("طهران", "IRN", "Tehran"), said_by=(source("مسؤولون", "IRQ"),),
                ),
                event("ASSAULT", "IMG", "IRQ", id="attack", figures=(figure(12),)),
            ],
            statements=[statement(party("IRQ", name="الوزير"), "ما قيل")],
            figures=[figure(12)],
            agreements=[agreement(party("IRQ"), party("IRN"), date=date("2013-09"))],
        ),
        record(
            article("two", "هدنة\nاتفاق على هدنة", publisher="الميناء",
                    published="2013-09-26"),
            events=[event("RETREAT", "SYR", id="truce", status="planned", foreground=False)],
        ),
        record(
            article("folder/three", "خبر بلا تاريخ\nزيارة أخرى", published=None),
            events=[event("CONSULT", "TUR", "IRN", id="talks")],
        ),
    ]  # fmt: skip


@contextmanager
def serving(
    folder: Path, records: Sequence[Record] | None = None, *, stories: bool = False, **settings: Any
) -> Iterator[Client]:
    """A client of a server over an archive of these records."""
    place = str(folder / "served.db")
    with Archive(place) as archive:
        archive.add(sample_records() if records is None else records)
        if stories:
            archive.update_stories()
    asked = Settings(archive=place, warm=False, **settings)
    app = create_app(asked, SharedCoder(FakeCoder))
    with TestClient(app, base_url=HERE, raise_server_exceptions=False) as client:
        yield client
