"""``marsad token``: who may write to an archive over the network."""

from __future__ import annotations

from typing import Annotated

import typer

from marsad.cli.archives import DEFAULT, Place, opened
from marsad.cli.help_text import help_of
from marsad.cli.messages import say
from marsad.cli.safe_text import on_one_line

app = typer.Typer(
    help="Give out, list and revoke the tokens that `marsad serve` asks of those who write.",
    rich_markup_mode="rich",
)

NEW_EXAMPLES = """Examples:
  marsad token new layla --archive news.db
"""
LIST_EXAMPLES = """Examples:
  marsad token list --archive news.db
"""
REVOKE_EXAMPLES = """Examples:
  marsad token revoke layla --archive news.db
"""

FEEDS_EXAMPLES = """Examples:
  marsad token feeds --archive news.db
  marsad token feeds --renew --archive news.db
"""

Name = Annotated[
    str, typer.Argument(metavar="NAME", show_default=False, help="For whom: a person, a program.")
]


def new(name: Name, archive: Place = DEFAULT) -> None:
    """Make a token and print it. It is told this once: the archive keeps only its hash.

    Reviews carry the name of its holder.
    """
    with opened(archive) as keeper:
        token = keeper.tokens.new(name)
    typer.echo(token)
    say(f"keep it: it cannot be shown again; `marsad token revoke {name}` ends it")


def list_all(archive: Place = DEFAULT) -> None:
    """List for whom tokens were made, and when."""
    with opened(archive) as keeper:
        found = keeper.tokens.list()
    for token in found:
        typer.echo(on_one_line(f"{token.created}  {token.name}"))
    if not found:
        say("no tokens; make one with marsad token new NAME")


def revoke(name: Name, archive: Place = DEFAULT) -> None:
    """Make the token of that name good for nothing, at once."""
    with opened(archive) as keeper:
        keeper.tokens.revoke(name)
    say(f"revoked the token of {name}")


def feeds(
    archive: Place = DEFAULT,
    renew: Annotated[
        bool, typer.Option("--renew", help="Give all feeds other addresses; the old ones are dead.")
    ] = False,
) -> None:
    """List the secret addresses of the feeds of watches, which need no token.

    With them a feed reader can read from a server for others (`marsad serve --public`). Whoever
    has such an address can read that feed, and nothing else.
    """
    from marsad.follow.watch_feeds import feed_path, list_watches

    with opened(archive) as keeper:
        if renew:
            keeper.feed_keys.renew()
        found = [
            (one.name, feed_path(keeper, one.name, secret=True))
            for one in list_watches(keeper)
            if one.feed
        ]
    for name, path in found:
        typer.echo(f"{name}  {path}")
    if not found:
        say("no watches with feeds; they come from the feeds file of `marsad follow`")


app.command("new", help=help_of(new), epilog=NEW_EXAMPLES)(new)
app.command("list", help=help_of(list_all), epilog=LIST_EXAMPLES)(list_all)
app.command("feeds", help=help_of(feeds), epilog=FEEDS_EXAMPLES)(feeds)
app.command("revoke", help=help_of(revoke), epilog=REVOKE_EXAMPLES)(revoke)
