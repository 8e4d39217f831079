"""``marsad follow``: an archive that keeps itself current."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from marsad.cli.archives import DEFAULT, Place, opened
from marsad.cli.coders import coder_factory
from marsad.cli.messages import Failure, Misuse, say
from marsad.cli.options import Knowledge
from marsad.jobs import ArticleCoder

if TYPE_CHECKING:
    from marsad.follow.follower import Follower
    from marsad.follow.settings import Settings

EXAMPLES = """Examples:
  marsad follow --example > feeds.toml
  marsad follow feeds.toml --check
  marsad follow feeds.toml --archive news.db --feeds-out public/
  marsad follow feeds.toml --once          (for cron)
  marsad follow feeds.toml --status
"""


def follow(
    feeds: Annotated[
        Path | None,
        typer.Argument(
            metavar="[FEEDS]",
            show_default=False,
            help="The feeds file (TOML): which feeds to read, what to watch for.",
        ),
    ] = None,
    archive: Place = DEFAULT,
    once: Annotated[bool, typer.Option("--once", help="Go round once and leave.")] = False,
    check: Annotated[
        bool, typer.Option("--check", help="Check the feeds file and leave; fetch nothing.")
    ] = False,
    example: Annotated[
        bool, typer.Option("--example", help="Print a feeds file that shows everything.")
    ] = False,
    status: Annotated[
        bool,
        typer.Option("--status", help="How the feeds do: last success, last error, next try."),
    ] = False,
    feeds_out: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR",
            help="Write the Atom and JSON feed of every watch to this folder after each round.",
        ),
    ] = None,
    knowledge: Knowledge = None,
) -> None:
    """Follow feeds: fetch new articles, code them, keep them, and tell what is watched for.

    Reads RSS, Atom and sitemaps, and the articles' pages, within robots.txt and a pace for each
    host. Ctrl-C or SIGTERM stop it after the article in hand; the same command goes on from there.
    """
    if sum((once, check, example, status)) > 1:
        raise Misuse("--once, --check, --example and --status go one at a time")
    if example:
        from marsad.follow.settings_file import example as example_file

        typer.echo(example_file(), nl=False)
        return
    if feeds is None:
        raise Misuse("name a feeds file; begin with: marsad follow --example > feeds.toml")
    settings = read_feeds_file(feeds)
    if check:
        number = len(settings.feed)
        many = len(settings.watch)
        say(
            f"{feeds}: {number:,} feed{'s' * (number != 1)}, "
            f"{many:,} watch{'es' * (many != 1)}; nothing is wrong"
        )
    elif status:
        from marsad.cli.follow_drawn import draw_status

        with opened(archive) as keeper:
            draw_status(keeper, settings)
    else:
        follow_feeds(settings, archive, tuple(knowledge or ()), feeds_out, once=once)


def read_feeds_file(path: Path) -> Settings:
    """The settings of a feeds file; `Failure` when it cannot be used."""
    from marsad.follow.settings_file import SettingsError, load_settings

    try:
        return load_settings(path)
    except SettingsError as error:
        raise Failure(str(error)) from error


@contextmanager
def following(settings: Settings | None, archive: str, coder: ArticleCoder) -> Iterator[None]:
    """Follow in a thread as long as the block lasts; not at all without settings."""
    if settings is None:
        yield
        return
    from marsad.follow.follower import Follower

    follower = Follower(settings, archive, lambda: coder, say)
    with _stopped_by_signals(follower):
        follower.start()
        try:
            yield
        finally:
            follower.stop()


def follow_feeds(
    settings: Settings,
    archive: str,
    knowledge: tuple[Path, ...] = (),
    feeds_out: Path | None = None,
    *,
    once: bool = False,
) -> None:
    """Follow until SIGINT or SIGTERM comes, or once round."""
    from marsad.follow.follower import Follower

    factory = coder_factory(knowledge, 1)  # its faults show before anything is fetched
    with opened(archive, create=True):
        follower = Follower(settings, archive, factory, say, feeds_out=feeds_out)
        with _stopped_by_signals(follower):
            follower.run(once=once)


@contextmanager
def _stopped_by_signals(follower: Follower) -> Iterator[None]:
    """SIGINT and SIGTERM ask for an end; a second one has its usual effect."""
    usual: dict[signal.Signals, Any] = {}

    def ask(number: int, _: object) -> None:
        say("stopping after the article in hand; once more to stop at once")
        follower.stop(0)
        signal.signal(number, usual[signal.Signals(number)])

    for number in (signal.SIGINT, signal.SIGTERM):
        usual[number] = signal.signal(number, ask)
    try:
        yield
    finally:
        for number, handler in usual.items():
            signal.signal(number, handler)
