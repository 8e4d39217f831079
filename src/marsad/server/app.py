"""The application: every room of the API, registered in one place."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from functools import partial
from typing import cast

from litestar import Litestar, Router
from litestar.datastructures import State
from litestar.di import Provide
from litestar.openapi.config import OpenAPIConfig
from litestar.openapi.plugins import JsonRenderPlugin
from litestar.types import (
    ASGIApp,
    HTTPScope,
    LifeSpanReceive,
    LifeSpanScope,
    LifeSpanSend,
    Receive,
    Scope,
    Send,
)

from marsad.archive import Archive
from marsad.coder import Coder
from marsad.knowledge.source import load_knowledge
from marsad.record import CoderStamp
from marsad.server import (
    about_archive,
    acts,
    answers,
    articles,
    coding,
    dossiers,
    exports,
    overview,
    party_pages,
    register_pages,
    reviews,
    story_pages,
    watches,
    workbench,
)
from marsad.server.coder import SharedCoder
from marsad.server.doors import Doors
from marsad.server.freshness import Freshness
from marsad.server.headers import Headers
from marsad.server.memory import keep_what_is_there, share_one_heap
from marsad.server.parameters import before_request, list_parameters
from marsad.server.path_parts import routable
from marsad.server.problems import HANDLERS
from marsad.server.settings import Settings
from marsad.server.time_limits import TimeLimits
from marsad.server.turns import Turns
from marsad.server.warming import keep_warm
from marsad.version import VERSION

ROOMS = (
    about_archive, articles, answers, acts, story_pages, register_pages, overview, party_pages,
    dossiers, exports, reviews, coding, watches,
)  # fmt: skip
"""The modules whose ``HANDLERS`` make the API."""


class Application(Litestar):
    """Litestar behind the doors, limits and memory that every request passes."""

    way_in: ASGIApp | None = None
    """What a request passes on its way to the handlers."""

    async def __call__(
        self,
        scope: Scope | LifeSpanScope,
        receive: Receive | LifeSpanReceive,
        send: Send | LifeSpanSend,
    ) -> None:
        """Answer a request."""
        if scope["type"] == "lifespan" or self.way_in is None:
            await super().__call__(scope, receive, send)
            return
        request = cast("HTTPScope", scope)
        request["path"] = routable(request["raw_path"])
        await self.way_in(request, cast("Receive", receive), cast("Send", send))

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request that has come in."""
        await super().__call__(scope, receive, send)


def create_app(settings: Settings, coder: SharedCoder | None = None) -> Application:
    """The application over an archive; `ArchiveError` when that cannot be opened."""
    archive = Archive(settings.archive, create=False, cache_kib=settings.cache_kib)
    api = Router("/api", route_handlers=[handler for room in ROOMS for handler in room.HANDLERS])
    knowledge = load_knowledge()
    app = Application(
        route_handlers=[api, *workbench.HANDLERS],
        dependencies={
            "archive": Provide(_archive, sync_to_thread=False),
            "coder": Provide(_coder, sync_to_thread=False),
            "files": Provide(_files, sync_to_thread=False),
            "stamp": Provide(_stamp, sync_to_thread=False),
            "vocabulary": Provide(_vocabulary, sync_to_thread=False),
        },
        state=State({
            "settings": settings, "archive": archive, "coder": coder or SharedCoder(Coder),
            "files": workbench.read_files(settings.assets),
            "stamp": about_archive.stamp_of(knowledge),
            "vocabulary": about_archive.vocabulary_of(knowledge),
        }),
        before_request=before_request,
        exception_handlers=HANDLERS,
        on_startup=[list_parameters],
        lifespan=[_working],
        request_max_body_size=settings.largest_body,
        openapi_config=OpenAPIConfig(
            title="Marsad", version=VERSION, path="/api/schema",
            description="Who did what to whom, where, when, and according to whom, "
            "as Arabic news tell it.",
            render_plugins=[JsonRenderPlugin()],
        ),
        logging_config=None,
    )  # fmt: skip
    made_by = f"{VERSION}-{knowledge.digest.removeprefix('sha256:')[:16]}"
    remembering = Freshness(Turns(app.handle, settings.at_once), archive, made_by)
    limited = TimeLimits(remembering, settings)
    app.way_in = Headers(Doors(limited, archive, settings))
    app.state.first_page = partial(keep_warm, limited, archive)
    return app


@asynccontextmanager
async def _working(app: Litestar) -> AsyncIterator[None]:
    """So many threads as the settings say, a first page that is ready, and an archive that is let
    go of at the end."""
    share_one_heap()
    keep_what_is_there()
    threads = ThreadPoolExecutor(app.state.settings.threads, thread_name_prefix="marsad")
    asyncio.get_running_loop().set_default_executor(threads)
    warm = asyncio.create_task(app.state.first_page()) if app.state.settings.warm else None
    try:
        yield
    finally:
        if warm is not None:
            warm.cancel()
        app.state.archive.close()


def _archive(state: State) -> Archive:
    return cast("Archive", state.archive)


def _coder(state: State) -> SharedCoder:
    return cast("SharedCoder", state.coder)


def _files(state: State) -> workbench.Files:
    return cast("workbench.Files", state.files)


def _stamp(state: State) -> CoderStamp:
    return cast("CoderStamp", state.stamp)


def _vocabulary(state: State) -> about_archive.Vocabulary:
    return cast("about_archive.Vocabulary", state.vocabulary)
