"""The coder as commands get it: loaded when needed, its faults told in one line."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Protocol, TypeVar

from marsad.cli.messages import Failure
from marsad.explanation import Explanation
from marsad.jobs import describe_fault, keep_loaded
from marsad.record import Article, Record

Result = TypeVar("Result")


class ExplainingCoder(Protocol):
    """A coder that can also tell why."""

    def code(self, article: Article | Mapping[str, object], /) -> Record:
        """The record of the article."""

    def explain(self, article: Article | Mapping[str, object], /) -> Explanation:
        """The record with the derivation of all that it holds."""


def load_coder(knowledge: Sequence[Path] = ()) -> ExplainingCoder:
    """A coder with the folders laid over the knowledge that ships with it."""
    from marsad.coder import Coder  # loads the knowledge: not for `--help`

    coder = Coder(knowledge)
    keep_loaded()
    return coder


def ready_coder(knowledge: Sequence[Path]) -> ExplainingCoder:
    """A coder; `Failure` when the knowledge cannot be loaded."""
    try:
        return load_coder(knowledge)
    except (OSError, ValueError) as error:
        raise Failure(f"the knowledge cannot be loaded: {error}") from error


def coder_factory(knowledge: Sequence[Path], jobs: int) -> Callable[[], ExplainingCoder]:
    """What makes the coder of each job; `Failure` when the knowledge cannot be loaded.

    A single job works with the coder that has shown that it can.
    """
    coder = ready_coder(knowledge)
    return partial(load_coder, tuple(knowledge)) if jobs > 1 else lambda: coder


def apply(work: Callable[[Article], Result], article: Article) -> Result:
    """Let the coder work on an article; `Failure` when it has a fault."""
    try:
        return work(article)
    except Exception as error:
        raise Failure(f"article {article.id}: {describe_fault(error)}") from error
