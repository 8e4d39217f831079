"""Which share of the time each stage of the main path takes (see `marsad.coder`).

The functions and methods that the main path calls are timed from outside, so that what is measured
is what runs.
"""

from __future__ import annotations

import importlib
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import wraps
from typing import Any
from unittest.mock import patch

STAGES: dict[str, tuple[str, ...]] = {
    "text": ("coder.normalize", "coder.tokenize", "coder.split_sentences", "coder.find_quotes"),
    "words": ("coder.Lexicon.words",),
    "syntax": ("coder.build_sentences",),
    "mentions": (
        "coder.find_setting", "coder.find_writing_day", "coder.Document.meet",
        "coder.Discourse.resolve_forward",
    ),
    "statements": ("coder.Attributor.read", "coder.Attributor.link"),
    "events": ("coder.Detector.read", "coder.Detector.attribute"),
    "figures": ("coder.find_figures", "coder.attach_figures"),
    "merging, weighing": ("coder.Weigher.judge",),
    "casting of roles": ("coder.Weigher.cast", "coder.Carrier.complete"),
    "agreements": ("coder.find_agreements",),
    "record": ("coder.make_event", "coder.make_statement"),
}  # fmt: skip
"""What the main path calls, by stage; names within the package `marsad`."""


@contextmanager
def timed(spent: Counter[str]) -> Iterator[None]:
    """While this holds, the seconds of each stage are added to ``spent``."""
    with ExitStack() as patches:
        for stage, names in STAGES.items():
            for name in names:
                holder, attribute = _holder(name)
                timer = _timer(stage, getattr(holder, attribute), spent)
                patches.enter_context(patch.object(holder, attribute, timer))
        yield


def _holder(name: str) -> tuple[Any, str]:
    """The module or class that holds a function, and its name there."""
    module, *path, attribute = name.split(".")
    holder: Any = importlib.import_module(f"marsad.{module}")
    for step in path:
        holder = getattr(holder, step)
    return holder, attribute


def _timer(stage: str, function: Callable[..., Any], spent: Counter[str]) -> Callable[..., Any]:
    clock = time.process_time

    @wraps(function)
    def timer(*arguments: Any, **named: Any) -> Any:
        began = clock()
        try:
            return function(*arguments, **named)
        finally:
            spent[stage] += clock() - began  # type: ignore[assignment]

    return timer
