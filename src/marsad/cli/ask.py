"""``marsad events``, ``statements``, ``figures`` and ``agreements``: what the archive tells."""

from __future__ import annotations

from typing import Annotated

import typer

from marsad.cli import archives
from marsad.cli.archives import DEFAULT, Place, filters_of

EVENTS_EXAMPLES = """Examples:
  marsad events --party IRN --party IRQ --since 2013-09-01
  marsad events --type CONSULT --mode visit --status planned --place IRN
  marsad events --actor TUR/MIL --recipient SYR --foreground --json | jq .event.gloss_en
  marsad events --text '"A PHRASE"' --csv > events.csv
"""
STATEMENTS_EXAMPLES = """Examples:
  marsad statements --sayer Zarif
  marsad statements --sayer USA --text WORD --limit 50
  marsad statements --party /MIL --since 2018-01-01 --csv > statements.csv
"""
FIGURES_EXAMPLES = """Examples:
  marsad figures --of killed --place SYR
  marsad figures --of displaced --sayer IGO --since 2013-01-01
"""
AGREEMENTS_EXAMPLES = """Examples:
  marsad agreements --party IRN
  marsad agreements --kind ceasefire --status in_force --json
"""


def events(
    archive: Place = DEFAULT,
    text: archives.Text = None,
    since: archives.Since = None,
    until: archives.Until = None,
    publishers: archives.Publishers = None,
    types: archives.Types = None,
    modes: archives.Modes = None,
    statuses: archives.Statuses = None,
    parties: archives.Parties = None,
    actors: archives.Actors = None,
    recipients: archives.Recipients = None,
    places: archives.Places = None,
    sayers: archives.Sayers = None,
    foreground: archives.Foreground = False,
    limit: archives.Limit = None,
    as_json: archives.AsJson = False,
    as_csv: archives.AsCsv = False,
) -> None:
    """List events: who did what to whom, when, and who says so. The newest come first.

    Everything that is asked must hold; of several values of one option, one must, but every
    --party. Days are those of the act; of the publication where the text does not date it.
    """
    from marsad.cli.listings import EVENT_LISTING, Output, answer

    filters = filters_of(
        text=text, since=since, until=until, publishers=publishers,
        types=types, modes=modes, statuses=statuses,
        parties=parties, actors=actors,
        recipients=recipients, places=places,
        sayers=sayers, foreground=foreground,
    )  # fmt: skip
    answer(archive, EVENT_LISTING, filters, Output(limit, as_json, as_csv))


def statements(
    archive: Place = DEFAULT,
    text: archives.Text = None,
    since: archives.Since = None,
    until: archives.Until = None,
    publishers: archives.Publishers = None,
    parties: archives.Parties = None,
    sayers: archives.Sayers = None,
    limit: archives.Limit = None,
    as_json: archives.AsJson = False,
    as_csv: archives.AsCsv = False,
) -> None:
    """List statements: who said what, when, and who reports it. The newest come first.

    --party asks for the speaker, --sayer for the speaker or somebody who reports the statement.
    Days are those of speaking; of the publication where the text does not date it.
    """
    from marsad.cli.listings import STATEMENT_LISTING, Output, answer

    filters = filters_of(
        text=text, since=since, until=until, publishers=publishers,
        parties=parties, sayers=sayers,
    )  # fmt: skip
    answer(archive, STATEMENT_LISTING, filters, Output(limit, as_json, as_csv))


def figures(
    archive: Place = DEFAULT,
    of: Annotated[
        list[str] | None,
        typer.Option(
            metavar="WHAT",
            help="killed, injured, detained, displaced, abducted, missing, participants, troops.",
        ),
    ] = None,
    text: archives.Text = None,
    since: archives.Since = None,
    until: archives.Until = None,
    publishers: archives.Publishers = None,
    parties: archives.Parties = None,
    places: archives.Places = None,
    sayers: archives.Sayers = None,
    limit: archives.Limit = None,
    as_json: archives.AsJson = False,
    as_csv: archives.AsCsv = False,
) -> None:
    """List figures: how many people were killed, displaced…, and according to whom.

    --party and --place ask for the act whose people are counted. Days are those of that act; of the
    publication where there is none.
    """
    from marsad.cli.listings import FIGURE_LISTING, Output, answer

    filters = filters_of(
        text=text, since=since, until=until, publishers=publishers,
        types=of, parties=parties, places=places,
        sayers=sayers,
    )  # fmt: skip
    answer(archive, FIGURE_LISTING, filters, Output(limit, as_json, as_csv))


def agreements(
    archive: Place = DEFAULT,
    kinds: Annotated[
        list[str] | None,
        typer.Option(
            "--kind",
            metavar="KIND",
            help="memorandum, agreement, treaty, ceasefire, declaration or contract.",
        ),
    ] = None,
    statuses: Annotated[
        list[str] | None,
        typer.Option(
            "--status",
            metavar="STATUS",
            help="signed, planned, in_force, ended or under_negotiation.",
        ),
    ] = None,
    text: archives.Text = None,
    since: archives.Since = None,
    until: archives.Until = None,
    publishers: archives.Publishers = None,
    parties: archives.Parties = None,
    sayers: archives.Sayers = None,
    limit: archives.Limit = None,
    as_json: archives.AsJson = False,
    as_csv: archives.AsCsv = False,
) -> None:
    """List agreements, memoranda, treaties and truces: between whom, and where they stand.

    Days are those of the agreement; of the publication where the text does not date it.
    """
    from marsad.cli.listings import AGREEMENT_LISTING, Output, answer

    filters = filters_of(
        text=text, since=since, until=until, publishers=publishers,
        types=kinds, statuses=statuses, parties=parties,
        sayers=sayers,
    )  # fmt: skip
    answer(archive, AGREEMENT_LISTING, filters, Output(limit, as_json, as_csv))
