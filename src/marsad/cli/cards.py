"""Events, statements, figures and agreements as cards: a heading and rows of label and value.

Cards have no frame, so that they survive narrow terminals and terminals that reorder Arabic.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import Group
from rich.table import Table
from rich.text import Text

from marsad.cli.safe_text import on_one_line
from marsad.record import Agreement, Attribution, Date, Event, Figure, Party, Place, Statement

STATUS_STYLES = {
    "occurred": "green",
    "planned": "cyan",
    "conditional": "yellow",
    "requested": "yellow",
    "negated": "red",
    "denied": "red",
}
_LABEL_WIDTH = 10
_LTR = "\u200e"
"""Left-to-right mark: what follows an Arabic value stays on its right on reordering terminals."""

Row = tuple[str, str | Text]


def event_heading(number: int, event: Event) -> Text:
    """``E1 CONSULT visit · occurred``."""
    drawn = Text(f"E{number} ", "bold red")
    drawn.append(f"{event.type} {event.mode or ''}".strip(), "bold")
    drawn.append(" · ")
    drawn.append(event.status, STATUS_STYLES[event.status])
    if not event.foreground:
        drawn.append(" · background", "dim")
    if event.contexts:
        drawn.append(f" · {', '.join(event.contexts)}", "dim")
    return drawn


def event_rows(event: Event, publisher: str | None) -> Iterator[Row]:
    """What is known of an event."""
    if event.gloss_en:
        yield "in short", on_one_line(event.gloss_en)
    yield "trigger", on_one_line(event.trigger.text)
    yield from _party_rows("actor", event.actors)
    yield from _party_rows("recipient", event.recipients)
    if event.date:
        yield "date", date_line(event.date)
    if event.place:
        yield "place", place_line(event.place)
    for figure in event.figures:
        yield "figure", figure_line(figure)
    yield "chain", chain_line(event.said_by, publisher)
    yield "code", f"CAMEO {event.cameo}, rule {event.rule}, id {event.id}"


def statement_heading(number: int, statement: Statement) -> Text:
    """``S1 direct``."""
    return Text(f"S{number} ", "bold blue").append(statement.form, "default")


def statement_rows(statement: Statement, publisher: str | None) -> Iterator[Row]:
    """What is known of a statement."""
    speaker = party_line(statement.speaker) if statement.speaker else "not named"
    yield "speaker", speaker + (" (not repeated here)" if statement.implicit else "")
    yield "cue", on_one_line(statement.cue.text)
    yield "content", on_one_line(statement.content.text)
    if statement.said_by:
        yield "chain", chain_line(statement.said_by, publisher)
    if statement.date:
        yield "date", date_line(statement.date)


def agreement_rows(agreement: Agreement, publisher: str | None) -> Iterator[Row]:
    """What is known of an agreement."""
    yield "named", on_one_line(agreement.text)
    yield from _party_rows("party", agreement.parties)
    if agreement.subject:
        yield "subject", on_one_line(agreement.subject.text)
    if agreement.date:
        yield "date", date_line(agreement.date)
    yield "chain", chain_line(agreement.said_by, publisher)


def card(heading: Text, rows: Iterable[Row]) -> Group:
    """A heading over its rows."""
    grid = Table.grid(padding=(0, 1))
    grid.add_column(width=_LABEL_WIDTH, justify="right", style="dim", no_wrap=True)
    grid.add_column(overflow="fold")
    for label, value in rows:
        grid.add_row(label, Text(value) if isinstance(value, str) else value)
    return Group(heading, grid)


def party_line(party: Party) -> str:
    """A party as the text names it, its English name, and its codes."""
    codes = " ".join(filter(None, [party.country, *party.sectors]))
    english = f"{party.name_en}, " if party.name_en else ""
    return f"{on_one_line(party.text)}{_LTR} ({english}{codes or 'not coded'})"


def date_line(date: Date) -> str:
    """The words and the date that they mean."""
    value = date.value or "open: no publication date"
    until = f" to {date.until}" if date.until else ""
    return f"{on_one_line(date.text)}{_LTR} = {value}{until}"


def place_line(place: Place) -> str:
    """The place as the text names it, and where it is."""
    known = ", ".join(filter(None, [place.name_en, place.country]))
    return f"{on_one_line(place.text)}{_LTR} ({known or 'not located'})"


def figure_line(figure: Figure) -> str:
    """What was counted, how many, and the words."""
    number = "" if figure.value is None else f" {figure.value:,}"
    hedge = "" if figure.qualifier == "exact" else f" ({figure.qualifier.replace('_', ' ')})"
    sayers = f"; {chain_line(figure.said_by, None)}" if figure.said_by else ""
    return f"{figure.of}{number}{hedge}: {on_one_line(figure.text)}{_LTR}{sayers}"


def chain_line(chain: Iterable[Attribution], publisher: str | None) -> str:
    """``article ← newspaper ← officials``: who reports whom."""
    article = f"article ({on_one_line(publisher)}{_LTR})" if publisher else "article"
    return " ← ".join([article, *(_link(link) for link in chain)])


def _link(link: Attribution) -> str:
    unnamed = "" if link.named else " (not named)"
    return f"{on_one_line(link.text)}{_LTR}{unnamed}"


def _party_rows(label: str, parties: Iterable[Party]) -> Iterator[Row]:
    return ((label, party_line(party)) for party in parties)
