"""How far a run is: a bar on a terminal, nothing but messages elsewhere."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING, Protocol

from marsad.cli.messages import say
from marsad.cli.safe_text import on_one_line
from marsad.readers import Meter

if TYPE_CHECKING:
    from rich.progress import Progress


class Display(Protocol):
    """What a run tells while it goes on."""

    def __enter__(self) -> Display:
        """Begin."""

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End."""

    def advance(self, articles: int = 1) -> None:
        """So many more articles have been coded."""

    def say(self, line: str) -> None:
        """Print one line for the person who watches."""


class Quiet:
    """Messages alone."""

    def __enter__(self) -> Quiet:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def advance(self, articles: int = 1) -> None:
        """Say nothing."""

    def say(self, line: str) -> None:
        """Print the line on standard error."""
        say(line)


class Bar:
    """A progress bar over the bytes read, or over the articles when their number is known."""

    def __init__(self, meter: Meter, articles: int | None, doing: str) -> None:
        self._meter = meter
        self._articles = articles
        self._count = 0
        self._began = time.monotonic()
        self._progress = _bar()
        self._task = self._progress.add_task(doing, total=articles, rate="", count=0)

    def __enter__(self) -> Bar:
        self._progress.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._progress.stop()

    def advance(self, articles: int = 1) -> None:
        """Move the bar on."""
        self._count += articles
        seconds = max(time.monotonic() - self._began, 1e-6)
        by_articles = self._articles is not None
        self._progress.update(
            self._task,
            completed=self._count if by_articles else self._meter.done,
            total=self._articles if by_articles else self._meter.total,
            count=self._count,
            rate=f"{self._count / seconds:,.1f} articles/s",
        )

    def say(self, line: str) -> None:
        """Print the line above the bar."""
        self._progress.console.print(
            on_one_line(line), markup=False, highlight=False, soft_wrap=True
        )


def make_display(meter: Meter, articles: int | None, doing: str = "coding") -> Display:
    """A bar when standard error is a terminal."""
    return Bar(meter, articles, doing) if sys.stderr.isatty() else Quiet()


def _bar() -> Progress:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    return Progress(
        TextColumn("{task.fields[count]:,} articles"),
        BarColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
    )
