"""``marsad explain``: why the record says what it says."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

import typer

from marsad.cli.coders import apply, ready_coder
from marsad.cli.messages import Failure
from marsad.cli.options import ArticleId, Knowledge, OnePath, Published, Publisher
from marsad.cli.safe_text import on_one_line
from marsad.cli.show import choose_articles
from marsad.explanation import Derivation, Explanation
from marsad.readers import Defaults

if TYPE_CHECKING:
    from rich.console import Console

EXAMPLES = """Examples:
  marsad explain article.txt --published 2013-09-24
  marsad explain article.txt --event 3f9c   (the beginning of an event's id will do)
"""


def explain(
    path: OnePath,
    event: Annotated[
        str | None,
        typer.Option(metavar="ID", help="Only the event or statement whose id begins so."),
    ] = None,
    article: ArticleId = None,
    published: Published = None,
    publisher: Publisher = None,
    knowledge: Knowledge = None,
) -> None:
    """Print which knowledge entries, cues and spans led to each event and statement.

    Then the candidates that were refused, each with the reason. A file of several articles is
    searched for the event; without --event its first article is explained.
    """
    from marsad.cli.draw import draw_heading, make_console

    coder = ready_coder(knowledge or ())
    console = make_console()
    defaults = Defaults(published=published, publisher=publisher)
    limit = 1 if event is None else None
    for found in choose_articles(path, defaults, article, limit):
        explanation = apply(coder.explain, found.article)
        accepted = [one for one in explanation.accepted if _begins(one, event)]
        if not accepted and event is not None:
            continue
        draw_heading(console, explanation.record)
        _draw_accepted(console, explanation, accepted)
        if event is None:
            _draw_refused(console, explanation.refused)
        return
    raise Failure(f"{path} holds no event with the id {event}; `marsad show {path}` lists the ids")


def _begins(derivation: Derivation, event: str | None) -> bool:
    return event is None or (derivation.event_id or "").startswith(event)


def _draw_accepted(
    console: Console, explanation: Explanation, accepted: Iterable[Derivation]
) -> None:
    from rich.text import Text

    from marsad.cli.cards import card

    events = {one.id: one for one in explanation.record.events}
    for derivation in accepted:
        event = events.get(derivation.event_id or "")
        what = f"{event.type} {event.mode or ''}".strip() if event else derivation.kind
        heading = Text(what, "bold").append(f" · {derivation.rule}", "default")
        rows = [("in short", on_one_line(event.gloss_en))] if event and event.gloss_en else []
        rows += [("span", _span(derivation)), ("id", derivation.event_id or "")]
        steps = enumerate(derivation.steps, start=1)
        rows += [(f"step {number}", on_one_line(step)) for number, step in steps]
        console.print(card(heading, rows))
        console.print()


def _draw_refused(console: Console, refused: Iterable[Derivation]) -> None:
    """One card a place in the text: which entries proposed something there, and why not."""
    from rich.text import Text

    from marsad.cli.cards import card

    places: dict[tuple[int, int, str], list[Derivation]] = {}
    for one in refused:
        places.setdefault((one.span.start, one.span.end, one.kind), []).append(one)
    for (_, _, kind), here in sorted(places.items()):
        heading = Text("refused", "bold yellow").append(f" · {kind}", "default")
        rows = [("span", _span(here[0]))]
        for derivation in here:
            rows.append(("reason", on_one_line(f"{derivation.rule}: {derivation.reason or ''}")))
            rows += [("seen", on_one_line(step)) for step in derivation.steps]
        console.print(card(heading, rows))
        console.print()


def _span(derivation: Derivation) -> str:
    span = derivation.span
    return f"{on_one_line(span.text)}\u200e [{span.start}:{span.end}]"
