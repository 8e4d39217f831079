"""``marsad serve``: the archive in the browser, and for programs over HTTP."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from marsad.cli import coders
from marsad.cli.archives import DEFAULT, Place, opened
from marsad.cli.follow import follow_feeds, following, read_feeds_file
from marsad.cli.messages import Failure, Misuse, say

if TYPE_CHECKING:
    from marsad.archive import Archive

EXAMPLES = """Examples:
  marsad serve
  marsad serve --archive news.db --port 8800 --open
  marsad serve --archive news.db --follow feeds.toml
  curl 'http://127.0.0.1:8770/api/events?party=IRN&since=2013-09-01&limit=5'
"""

_LOOPBACK = ("127.0.0.1", "::1", "localhost")


def serve(
    archive: Place = DEFAULT,
    host: Annotated[str, typer.Option(metavar="ADDRESS", help="Where to listen.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, metavar="N", help="0: any.")] = 8770,
    public: Annotated[
        bool, typer.Option("--public", help="Let others than this machine ask, with a token.")
    ] = False,
    follow: Annotated[
        Path | None,
        typer.Option(
            metavar="FEEDS",
            help="Meanwhile follow the feeds of this file, as `marsad follow` does.",
        ),
    ] = None,
    workers: Annotated[
        int | None,
        typer.Option(
            min=1,
            max=64,
            metavar="N",
            show_default=False,
            help="Processes that answer; one for each core, up to 4, when it is not told.",
        ),
    ] = None,
    show: Annotated[bool, typer.Option("--open", help="Open it in the browser.")] = False,
) -> None:
    """Serve an archive: the workbench in the browser, and an HTTP API under /api.

    Only this machine may ask, unless --public: then every request needs a token (`marsad token`).
    Ctrl-C stops it.
    """
    if host not in _LOOPBACK and not public:
        raise Misuse(f"{host} lets other machines ask; add --public, and they need a token")
    from marsad.archive import ArchiveError
    from marsad.server.app import create_app  # loads Litestar: not for other commands
    from marsad.server.coder import SharedCoder
    from marsad.server.running import ListenError, listen, run, usual_workers
    from marsad.server.settings import Settings
    from marsad.server.workers import CAN_FORK

    settings = Settings(
        archive=archive, host=host, port=port, public=public, workers=workers or usual_workers()
    )
    if settings.workers > 1 and not CAN_FORK:
        raise Misuse("this system answers with one process only; leave --workers out")
    feeds = read_feeds_file(follow) if follow is not None else None
    if feeds is not None:
        with opened(archive, create=True):
            pass  # it is made when there is none, to be filled
    coder = SharedCoder(lambda: coders.load_coder())
    try:
        application = create_app(settings, coder)
        listening = listen(settings)
    except (ArchiveError, ListenError) as error:
        raise Failure(str(error)) from error
    address = f"http://{'[::1]' if host == '::1' else host}:{listening.getsockname()[1]}"
    say(f"{archive} is served at {address} (the API at {address}/api); Ctrl-C stops it")
    _tell_what_lacks(application.state.archive, public=public)
    if show:
        typer.launch(address)
    if settings.workers == 1:
        with following(feeds, archive, coder):
            run(application, settings, listening, say)
    else:
        beside = None if feeds is None else lambda _: follow_feeds(feeds, archive)
        run(application, settings, listening, say, beside)


def _tell_what_lacks(archive: Archive, *, public: bool) -> None:
    """What a person may want to do first."""
    if not archive.tokens.list():
        needed = "to ask anything" if public else "to keep texts and reviews"
        say(f"no token yet; {needed} make one: marsad token new NAME --archive {archive.place}")
    if waiting := archive.count_ungrouped():
        say(f"{waiting:,} articles are in no story yet: marsad stories --archive {archive.place}")
