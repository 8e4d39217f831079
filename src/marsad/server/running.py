"""Running the server: a socket, uvicorn, and what a person is told."""

from __future__ import annotations

import errno
import os
import signal
import socket
from collections.abc import Callable

import uvicorn

from marsad.server.app import Application
from marsad.server.settings import Settings
from marsad.server.workers import CAN_FORK, SharedSocket, Work, Workers

_WAITING = 1024
"""Connections that may wait to be taken."""
_PATIENCE = 5
"""Seconds that requests under way get when the server is stopped."""

_IDLE = 30
"""Seconds after which a connection that nothing comes by is closed."""
_USUALLY_MOST = 4
"""Processes that answer."""


class ListenError(Exception):
    """The server cannot listen where it should: says what to do."""


def usual_workers() -> int:
    """How many processes answer when it is not told: one a core, up to four."""
    return min(os.cpu_count() or 1, _USUALLY_MOST) if CAN_FORK else 1


def listen(settings: Settings) -> socket.socket:
    """A socket where the settings say."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    # named as TCP it may send at once: else a body waits up to 40 ms for its head to be confirmed
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((settings.host, settings.port))
        listening.listen(_WAITING)  # who asks before all is ready waits
    except OSError as error:
        listening.close()
        raise ListenError(_advice(settings, error)) from error
    return listening


def _advice(settings: Settings, error: OSError) -> str:
    place = f"{settings.host}:{settings.port}"
    if error.errno == errno.EADDRINUSE:
        return f"{place} is in use; stop what runs there, or take another one with --port N"
    if error.errno == errno.EACCES:
        return f"{place} may not be used; take a port above 1023 with --port N"
    return f"cannot listen on {place}: {error.strerror or error}; see --host"


def run(
    application: Application,
    settings: Settings,
    listening: socket.socket,
    told: Callable[[str], None],
    beside: Work | None = None,
) -> None:
    """Serve until the process is told to stop.

    ``beside``: what is done meanwhile, in a process of its own, where several answer; it ends by
    SIGTERM.
    """
    if settings.workers == 1:
        _serve(uvicorn.Server(_config(application, _WAITING)), listening)
    else:
        application.state.archive.close()  # its connections are not for other processes
        shared = SharedSocket(listening, settings.workers)

        def answer(place: int) -> None:
            server = uvicorn.Server(_config(application, 1))
            shared.belongs_to(place, server.server_state.connections)
            _serve(server, shared)

        answering: list[Work] = [answer] * settings.workers
        Workers([*answering, *([beside] if beside else [])], told).run()
    told("stopped")


def _serve(server: uvicorn.Server, listening: socket.socket) -> None:
    for sign in (signal.SIGTERM, signal.SIGINT):
        # uvicorn stops by them and then raises them again for whoever else may listen
        signal.signal(sign, lambda *_: None)
    server.run(sockets=[listening])


def _config(application: Application, queue: int) -> uvicorn.Config:
    # another loop would take connections past `SharedSocket`, which shares them out
    return uvicorn.Config(
        application, loop="asyncio", backlog=queue, log_config=None, access_log=False,
        lifespan="on", server_header=False, date_header=True, proxy_headers=False,
        timeout_graceful_shutdown=_PATIENCE, timeout_keep_alive=_IDLE,
    )  # fmt: skip
