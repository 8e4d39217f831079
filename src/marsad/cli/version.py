"""``marsad version``."""

from __future__ import annotations

import platform

import typer

from marsad.version import VERSION, is_compiled


def version() -> None:
    """Print the version of marsad and of Python, and whether the coder is compiled."""
    running = "the coder compiled" if is_compiled() else "the coder not compiled"
    typer.echo(f"marsad {VERSION}, Python {platform.python_version()}, {running}")
