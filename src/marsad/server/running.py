"""Running the server: a socket, uvicorn, and what a person is told."""

from __future__ import annotations

import errno
import socket
from collections.abc import Callable

import uvicorn

from marsad.server.app import Application
from marsad.server.settings import Settings

_PATIENCE = 5
"""Seconds that requests under way get when the server is stopped."""


class ListenError(Exception):
    """The server cannot listen where it should: says what to do."""


def listen(settings: Settings) -> socket.socket:
    """A socket where the settings say."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((settings.host, settings.port))
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


def run(application: Application, listening: socket.socket, told: Callable[[str], None]) -> None:
    """Serve until the process is told to stop."""
    config = uvicorn.Config(
        application, log_config=None, access_log=False, lifespan="on", server_header=False,
        timeout_graceful_shutdown=_PATIENCE, date_header=True, proxy_headers=False,
    )  # fmt: skip
    uvicorn.Server(config).run(sockets=[listening])
    told("stopped")
