"""Help texts from docstrings."""

from __future__ import annotations

import inspect
from collections.abc import Callable


def help_of(command: Callable[..., None]) -> str:
    """The docstring with every paragraph on one line, to be wrapped to the width of the screen."""
    paragraphs = inspect.cleandoc(command.__doc__ or "").split("\n\n")
    return "\n\n".join(paragraph.replace("\n", " ") for paragraph in paragraphs)
