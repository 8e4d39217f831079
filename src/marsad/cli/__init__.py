"""The command line."""

from marsad.cli.app import app, main

__all__ = ["app", "main"]
