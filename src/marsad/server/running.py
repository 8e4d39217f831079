"""Running the server: a socket, uvicorn, and what a person is told."""

from __future__ import annotations

import errno
import os
import signal
import socket
from collections.abc import Callable
from pathlib import Path

import msgspec
import uvicorn
from uvicorn.supervisors import Multiprocess

from marsad.server.app import Application, create_app
from marsad.server.settings import Settings

_WAITING = 1024
"""Connections that may wait to be taken."""
_PATIENCE = 5
"""Seconds that requests under way get when the server is stopped."""

_HANDED_DOWN = "MARSAD_SERVER"
"""Variable of the environment that workers find their settings in."""


class ListenError(Exception):
    """The server cannot listen where it should: says what to do."""


def listen(settings: Settings) -> socket.socket:
    """A socket where the settings say."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
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
) -> None:
    """Serve until the process is told to stop."""
    for sign in (signal.SIGTERM, signal.SIGINT):
        # uvicorn stops by them and then raises them again for whoever else may listen
        signal.signal(sign, lambda *_: None)
    if settings.workers == 1:
        uvicorn.Server(_config(application)).run(sockets=[listening])
    else:
        os.environ[_HANDED_DOWN] = msgspec.json.encode(settings, enc_hook=str).decode()
        config = _config("marsad.server.running:from_environment", settings.workers)
        Multiprocess(config, [listening]).run()
    told("stopped")


def from_environment() -> Application:
    """The application of a worker, by the settings that it is handed down."""
    given = os.environ[_HANDED_DOWN].encode()
    settings = msgspec.json.decode(given, type=Settings, dec_hook=lambda _, name: Path(name))
    return create_app(settings)


def _config(application: Application | str, workers: int = 1) -> uvicorn.Config:
    return uvicorn.Config(
        application, factory=isinstance(application, str), workers=workers,
        log_config=None, access_log=False, lifespan="on", server_header=False,
        timeout_graceful_shutdown=_PATIENCE, date_header=True, proxy_headers=False,
    )  # fmt: skip
