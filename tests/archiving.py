"""Records made by hand for the tests of the archive, told in short notation."""

from __future__ import annotations

from typing import Any

from marsad.record import (
    Agreement,
    Article,
    Attribution,
    CoderStamp,
    Date,
    Event,
    Figure,
    Party,
    Place,
    Record,
    Span,
    Statement,
)

STAMP = CoderStamp(version="0.1.0", knowledge="sha256:one")
OTHER_STAMP = CoderStamp(version="0.1.0", knowledge="sha256:two")

_NOWHERE: dict[str, Any] = {"start": 0, "end": 0}


def article(
    name: str,
    text: str = "عنوان\nمتن الخبر",
    *,
    publisher: str | None = "النخيل",
    published: str | None = "2013-09-24T10:00:00+03:00",
    url: str | None = None,
) -> Article:
    """An article; the first line of the text is its title."""
    title = text.partition("\n")[0]
    return Article(
        id=name, url=url, publisher=publisher, title=title, published=published, text=text
    )


def record(of: Article, stamp: CoderStamp = STAMP, **found: Any) -> Record:
    """A record of the article with what was found in it."""
    return Record(article=of, coder=stamp, **{name: tuple(items) for name, items in found.items()})


def party(country: str | None, sector: str = "GOV", name: str = "حكومة", **more: Any) -> Party:
    """Somebody of a country and a sector."""
    return Party(text=name, name=name, country=country, sectors=(sector,), **_NOWHERE, **more)


def source(text: str, country: str | None = None, *, named: bool = True) -> Attribution:
    """A link of a chain of attribution."""
    return Attribution(text=text, kind="person", named=named, country=country, **_NOWHERE)


def date(value: str, until: str | None = None) -> Date:
    """A date."""
    return Date(text=value, value=value, until=until, **_NOWHERE)


def event(kind: str, actors: str = "", recipients: str = "", **more: Any) -> Event:
    """An event; parties as countries joined by ``+``."""
    fields: dict[str, Any] = {
        "id": f"{kind}-{actors}-{recipients}", "type": kind, "status": "occurred", "cameo": "040",
        "quad": 1, "intensity": 4.0, "goldstein": 1.0, "rule": "test.rule",
        "trigger": Span(text="", **_NOWHERE), "evidence": Span(text="", **_NOWHERE),
        "actors": tuple(party(code) for code in actors.split("+") if code),
        "recipients": tuple(party(code) for code in recipients.split("+") if code),
    }  # fmt: skip
    return Event(**(fields | more))


def statement(speaker: Party | None, content: str = "كلام", **more: Any) -> Statement:
    """A statement."""
    return Statement(
        id=f"statement-{content}", speaker=speaker, cue=Span(text="قال", start=0, end=3),
        form="indirect", content=Span(text=content, **_NOWHERE), rule="attribution.say", **more,
    )  # fmt: skip


def figure(value: int | None, of: str = "killed", at: int = 0, **more: Any) -> Figure:
    """A number of people, standing at a place of the text."""
    fields: dict[str, Any] = {"text": str(value), "start": at, "end": at + 1, "value": value}
    return Figure(of=of, **(fields | more))  # type: ignore[arg-type]


def agreement(*parties: Party, **more: Any) -> Agreement:
    """A memorandum."""
    fields: dict[str, Any] = {"text": "مذكرة", "kind": "memorandum", "parties": parties, **_NOWHERE}
    return Agreement(**(fields | more))


def place(name: str, country: str, english: str | None = None) -> Place:
    """A place."""
    return Place(text=name, name=name, name_en=english, country=country, **_NOWHERE)
