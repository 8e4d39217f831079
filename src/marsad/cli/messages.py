"""What commands tell a person on standard error: one line a message."""

from __future__ import annotations

import sys
from collections.abc import Callable

import typer

from marsad.cli.safe_text import on_one_line
from marsad.readers import ReadProblem

Say = Callable[[str], None]


class Failure(typer.TyperException):
    """A command cannot go on: one line that names the thing and the way out. Exit status 1."""


class Misuse(Failure):
    """Options that make no sense together. Exit status 2."""

    exit_code = 2


def say(line: str) -> None:
    """Print one line on standard error."""
    print(on_one_line(line), file=sys.stderr, flush=True)


def describe(problem: ReadProblem) -> str:
    """``error: file:3: what is wrong``."""
    return f"{problem.severity}: {problem.where}: {problem.message}"
