"""``marsad version``."""

from __future__ import annotations

import platform

import typer

from marsad.version import VERSION


def version() -> None:
    """Print the version of marsad and of Python."""
    typer.echo(f"marsad {VERSION}, Python {platform.python_version()}")
