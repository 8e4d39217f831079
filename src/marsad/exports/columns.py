"""The columns of flat tables: one row an event, a statement, a figure or an agreement.

What holds several values joins them with `` | ``. CSV files, Arrow tables and the documentation
all read these.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Generic, NamedTuple, TypeVar

from marsad.record import Agreement, Attribution, Date, Event, Figure, Party, Record, Statement

Value = str | int | float | bool | None
Item = TypeVar("Item", contravariant=True)
Of = TypeVar("Of")


class Column(NamedTuple, Generic[Item]):
    """A column: its name, what it means, how it is read off an item and its record, its type."""

    name: str
    meaning: str
    value: Callable[[Record, Item], Value]
    kind: type[str] | type[int] | type[float] | type[bool] = str


def _joined(values: Iterable[str | None]) -> str:
    return " | ".join(value or "" for value in values)


def _party_columns(slot: str, parties: Callable[[Of], tuple[Party, ...]]) -> tuple[Column[Of], ...]:
    def column(suffix: str, meaning: str, read: Callable[[Party], str | None]) -> Column[Of]:
        def value(_: Record, item: Of) -> str:
            return _joined(map(read, parties(item)))

        return Column(f"{slot}{suffix}", f"{slot}: {meaning}", value)

    return (
        column("", "as the text names them", lambda party: party.text),
        column("_en", "in English", lambda party: party.name_en),
        column("_entity", "ids of knowledge entries", lambda party: party.entity),
        column("_country", "ISO 3166-1 alpha-3, or IGO, IMG…", lambda party: party.country),
        column("_sector", "first PLOVER sector", lambda party: (*party.sectors, None)[0]),
        column("_role", "office", lambda party: party.role),
    )


def _date_columns(of: str, date: Callable[[Of], Date | None]) -> tuple[Column[Of], ...]:
    def column(suffix: str, meaning: str, read: Callable[[Date], str | None]) -> Column[Of]:
        def value(_: Record, item: Of) -> str | None:
            found = date(item)
            return None if found is None else read(found)

        return Column(f"date{suffix}", meaning, value)

    return (
        column("", f"ISO prefix date of the {of}", lambda date: date.value),
        column("_until", "end of a range", lambda date: date.until),
        column("_text", "as the text says it", lambda date: date.text),
    )


def _said_by(chain: Callable[[Of], tuple[Attribution, ...]]) -> Column[Of]:
    return Column(
        "said_by",
        "chain of attribution, outermost first",
        lambda _, item: _joined(link.text for link in chain(item)),
    )


def _figure(figure: Figure) -> str:
    number = figure.qualifier if figure.value is None else str(figure.value)
    return f"{figure.of}={number}"


def _speaker(statement: Statement) -> tuple[Party, ...]:
    return () if statement.speaker is None else (statement.speaker,)


def _actors(event: Event) -> tuple[Party, ...]:
    return event.actors


def _recipients(event: Event) -> tuple[Party, ...]:
    return event.recipients


def _event_date(event: Event) -> Date | None:
    return event.date


def _event_chain(event: Event) -> tuple[Attribution, ...]:
    return event.said_by


def _statement_chain(statement: Statement) -> tuple[Attribution, ...]:
    return statement.said_by


def _statement_date(statement: Statement) -> Date | None:
    return statement.date


def _figure_chain(figure: Figure) -> tuple[Attribution, ...]:
    return figure.said_by


def _parties(agreement: Agreement) -> tuple[Party, ...]:
    return agreement.parties


def _agreement_date(agreement: Agreement) -> Date | None:
    return agreement.date


def _agreement_chain(agreement: Agreement) -> tuple[Attribution, ...]:
    return agreement.said_by


ARTICLE: tuple[Column[object], ...] = (
    Column("article_id", "id of the article", lambda r, _: r.article.id),
    Column("url", "address of the article", lambda r, _: r.article.url),
    Column("publisher", "outlet that published it", lambda r, _: r.article.publisher),
    Column("published", "ISO date or date-time of publication", lambda r, _: r.article.published),
    Column("title", "headline", lambda r, _: r.article.title),
)  # fmt: skip
"""What every row begins with."""
STAMP: tuple[Column[object], ...] = (
    Column("coder", "version of marsad", lambda r, _: r.coder.version),
    Column("knowledge", "hash of the knowledge", lambda r, _: r.coder.knowledge),
)  # fmt: skip
"""What every row ends with."""

EVENTS: tuple[Column[Event], ...] = (
    *ARTICLE,
    Column("event_id", "id of the event", lambda r, e: e.id),
    Column("type", "PLOVER type", lambda r, e: e.type),
    Column("mode", "PLOVER mode", lambda r, e: e.mode),
    Column("contexts", "PLOVER contexts", lambda r, e: _joined(e.contexts)),
    Column("status", "whether the act happened", lambda r, e: e.status),
    Column("foreground", "false for recalled background", lambda r, e: e.foreground, bool),
    Column("cameo", "CAMEO code, leading zero kept", lambda r, e: e.cameo),
    Column("quad", "quad class, 1 to 4", lambda r, e: e.quad, int),
    Column("intensity", "PLOVER score, -10 to 10", lambda r, e: e.intensity, float),
    Column("goldstein", "Goldstein value, -10 to 10", lambda r, e: e.goldstein, float),
    *_party_columns("actors", _actors),
    *_party_columns("recipients", _recipients),
    *_date_columns("act", _event_date),
    Column("place", "name of the place", lambda r, e: e.place.name if e.place else None),
    Column("place_en", "its English name", lambda r, e: e.place.name_en if e.place else None),
    Column("place_country", "ISO alpha-3 code", lambda r, e: e.place.country if e.place else None),
    Column("lat", "latitude, degrees", lambda r, e: e.place.lat if e.place else None, float),
    Column("lon", "longitude, degrees", lambda r, e: e.place.lon if e.place else None, float),
    Column("geonames", "GeoNames id", lambda r, e: e.place.geonames if e.place else None, int),
    Column("figures", "people counted: killed=3", lambda r, e: _joined(map(_figure, e.figures))),
    _said_by(_event_chain),
    Column("trigger", "word that names the act", lambda r, e: e.trigger.text),
    Column("trigger_start", "its first code point", lambda r, e: e.trigger.start, int),
    Column("trigger_end", "one past its last", lambda r, e: e.trigger.end, int),
    Column("evidence", "sentence that shows the act", lambda r, e: e.evidence.text),
    Column("gloss_en", "the event in one line of English", lambda r, e: e.gloss_en),
    Column("gloss_ar", "the same in Arabic", lambda r, e: e.gloss_ar),
    Column("rule", "knowledge entry that coded it", lambda r, e: e.rule),
    *STAMP,
)  # fmt: skip

STATEMENTS: tuple[Column[Statement], ...] = (
    *ARTICLE,
    Column("statement_id", "id of the statement", lambda r, s: s.id),
    *_party_columns("speaker", _speaker),
    Column("implicit", "true for a pronoun or an omitted subject", lambda r, s: s.implicit, bool),
    Column("cue", "word that reports", lambda r, s: s.cue.text),
    Column("form", "direct, indirect or mixed", lambda r, s: s.form),
    Column("content", "what was said", lambda r, s: s.content.text),
    Column("content_start", "its first code point", lambda r, s: s.content.start, int),
    Column("content_end", "one past its last", lambda r, s: s.content.end, int),
    _said_by(_statement_chain),
    *_date_columns("statement", _statement_date),
    Column("rule", "knowledge entry of the cue", lambda r, s: s.rule),
    *STAMP,
)  # fmt: skip

FIGURES: tuple[Column[Figure], ...] = (
    *ARTICLE,
    Column("figure", "as the text says it", lambda r, f: f.text),
    Column("value", "the number", lambda r, f: f.value, int),
    Column("low", "lower bound of the wording", lambda r, f: f.low, int),
    Column("high", "upper bound of the wording", lambda r, f: f.high, int),
    Column("qualifier", "how the number is hedged", lambda r, f: f.qualifier),
    Column("of", "what befell the counted people", lambda r, f: f.of),
    Column("event_id", "act whose people it counts", lambda r, f: _counted(r, f, lambda e: e.id)),
    Column("event", "that act in English", lambda r, f: _counted(r, f, lambda e: e.gloss_en)),
    _said_by(_figure_chain),
    Column("start", "its first code point", lambda r, f: f.start, int),
    Column("end", "one past its last", lambda r, f: f.end, int),
    *STAMP,
)  # fmt: skip

AGREEMENTS: tuple[Column[Agreement], ...] = (
    *ARTICLE,
    Column("agreement", "as the text names it", lambda r, a: a.text),
    Column("kind", "memorandum, treaty…", lambda r, a: a.kind),
    Column("status", "where it stands", lambda r, a: a.status),
    *_party_columns("parties", _parties),
    *_date_columns("agreement", _agreement_date),
    Column("subject", "what it is about", lambda r, a: a.subject.text if a.subject else None),
    _said_by(_agreement_chain),
    Column("start", "its first code point", lambda r, a: a.start, int),
    Column("end", "one past its last", lambda r, a: a.end, int),
    *STAMP,
)  # fmt: skip


def _counted(record: Record, figure: Figure, read: Callable[[Event], str | None]) -> str | None:
    """Something about the act whose people the figure counts."""
    for event in record.events:
        if any(one.start == figure.start and one.end == figure.end for one in event.figures):
            return read(event)
    return None
