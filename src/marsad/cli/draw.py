"""A record drawn for a person: the text with its spans, then what was found in it."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console
from rich.text import Text

from marsad.cli.cards import (
    agreement_rows,
    card,
    event_heading,
    event_rows,
    figure_line,
    party_line,
    statement_heading,
    statement_rows,
)
from marsad.cli.marks import legend, marked_text
from marsad.cli.safe_text import on_one_line
from marsad.record import Event, Record


def make_console() -> Console:
    """Standard output; without colour when it is no terminal or NO_COLOR is set."""
    return Console(highlight=False, markup=False, emoji=False)


def has_colour(console: Console) -> bool:
    """Whether colour will be seen."""
    return console.color_system is not None and not console.no_color


def draw_record(console: Console, record: Record) -> None:
    """The marked text and all cards."""
    draw_heading(console, record)
    console.print(marked_text(record, colour=has_colour(console)))
    console.print()
    console.print(legend())
    console.print()
    draw_cards(console, record)


def draw_heading(console: Console, record: Record) -> None:
    """Which article this is."""
    article = record.article
    about = [article.publisher, article.published, article.language, article.id]
    console.rule(Text(on_one_line(" · ".join(filter(None, about))), "bold"), align="left")


def draw_cards(console: Console, record: Record) -> None:
    """Events, statements, figures, agreements."""
    publisher = record.article.publisher
    for number, event in enumerate(record.events, start=1):
        console.print(card(event_heading(number, event), event_rows(event, publisher)))
        console.print()
    for number, statement in enumerate(record.statements, start=1):
        heading = statement_heading(number, statement)
        console.print(card(heading, statement_rows(statement, publisher)))
        console.print()
    for number, agreement in enumerate(record.agreements, start=1):
        heading = Text(f"A{number} ", "bold green").append(
            f"{agreement.kind} · {agreement.status}", "default"
        )
        console.print(card(heading, agreement_rows(agreement, publisher)))
        console.print()
    for number, figure in enumerate(record.figures, start=1):
        console.print(Text(f"F{number} ", "bold magenta").append(figure_line(figure), "default"))
    console.print(Text(_counts(record), "dim"))


def draw_brief(console: Console, record: Record) -> None:
    """The headline and one line an event: its gloss, which terminals do not reorder."""
    draw_heading(console, record)
    console.print(Text(on_one_line(record.article.title), "bold"))
    for number, event in enumerate(record.events, start=1):
        line = event_heading(number, event)
        line.append(f": {on_one_line(event.gloss_en or ' · '.join(_gist(event)))}")
        console.print(line)
    console.print(Text(_counts(record), "dim"))
    console.print()


def _gist(event: Event) -> Iterator[str]:
    """Who to whom, when, where."""
    actors = " + ".join(map(party_line, event.actors)) or "somebody"
    recipients = " + ".join(map(party_line, event.recipients))
    yield f"{actors} → {recipients}" if recipients else actors
    if event.date and event.date.value:
        yield event.date.value
    if event.place:
        yield on_one_line(event.place.name_en or event.place.text)


def _counts(record: Record) -> str:
    if record.article.language != "ar":
        return "not an Arabic article: nothing is coded"
    counts = {
        "event": len(record.events),
        "statement": len(record.statements),
        "figure": len(record.figures),
        "agreement": len(record.agreements),
    }
    return ", ".join(f"{n} {what}{'' if n == 1 else 's'}" for what, n in counts.items())
