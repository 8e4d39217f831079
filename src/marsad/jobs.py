"""Code many articles: in this process, or in several, in order and with bounded memory.

Each worker holds one batch at a time and answers article by article, so that a worker that dies
names its article: the first of its batch without an answer. That article is reported, the rest of
the batch is coded by a new worker.
"""

from __future__ import annotations

import multiprocessing
import signal
import traceback
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Protocol

import msgspec

from marsad.readers import Item, ReadArticle, ReadProblem
from marsad.record import Article, Record

BATCH = 8
"""Articles that a worker is given at once."""
WINDOW = 4
"""Batches a worker that may wait for an earlier article to be finished."""

_CODED, _FAILED = b"+", b"-"


class ArticleCoder(Protocol):
    """What this module needs of a coder."""

    def code(self, article: Article, /) -> Record:
        """The record of the article."""


CoderFactory = Callable[[], ArticleCoder]
"""Makes a coder; workers call it in their own process, so it must be picklable."""


class Coded(msgspec.Struct, frozen=True):
    """A coded article: its record as one line of JSON, without the newline."""

    source: ReadArticle
    line: bytes


class Failed(msgspec.Struct, frozen=True):
    """An article that the coder could not code."""

    source: ReadArticle
    message: str


Outcome = Coded | Failed | ReadProblem
"""What becomes of one item of the input."""


def code_items(items: Iterable[Item], factory: CoderFactory, jobs: int = 1) -> Generator[Outcome]:
    """Code the articles among the items; the outcomes come in the order of the items."""
    if jobs > 1:
        with _Pool(factory, jobs) as pool:
            yield from pool.run(iter(items))
        return
    coder = factory()
    for item in items:
        if isinstance(item, ReadProblem):
            yield item
        else:
            yield _outcome(item, _answer(coder, item.article))


def _answer(coder: ArticleCoder, article: Article) -> bytes:
    """The record as JSON after a ``+``, or after a ``-`` what went wrong in the coder."""
    try:
        return _CODED + msgspec.json.encode(coder.code(article))
    except Exception as error:  # noqa: BLE001 - a fault in coding one article must not end the run
        return _FAILED + describe_fault(error).encode("utf-8", "replace")


def describe_fault(error: Exception) -> str:
    """One line on a fault of the coder: what and where."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f" in {Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    return f"the coder failed with {type(error).__name__}: {error}{place}; please report this"


def _outcome(source: ReadArticle, answer: bytes) -> Coded | Failed:
    if answer.startswith(_CODED):
        return Coded(source, answer[1:])
    return Failed(source, answer[1:].decode())


class _Slot:
    """The place of one item in the order of the output."""

    __slots__ = ("item", "outcome")

    def __init__(self, item: Item) -> None:
        self.item = item
        self.outcome: Outcome | None = item if isinstance(item, ReadProblem) else None


class _Worker:
    """A process that codes, this end of its pipe, and the articles it has not answered yet."""

    def __init__(self, factory: CoderFactory) -> None:
        context = multiprocessing.get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self.batch: deque[_Slot] = deque()
        self.process = context.Process(target=_work, args=(theirs, factory), daemon=True)
        self.process.start()
        theirs.close()

    def give(self, slots: list[_Slot]) -> None:
        self.batch.extend(slots)
        articles = [slot.item.article for slot in slots if isinstance(slot.item, ReadArticle)]
        self.pipe.send_bytes(msgspec.msgpack.encode(articles))

    def stop(self) -> None:
        self.pipe.close()
        self.process.join(timeout=1)
        if self.process.is_alive():
            self.process.terminate()
            self.process.join()


class _Pool:
    """Workers, the articles waiting for one, and the window of unfinished output."""

    def __init__(self, factory: CoderFactory, jobs: int) -> None:
        self._factory = factory
        self._workers = [_Worker(factory) for _ in range(jobs)]
        self._window: deque[_Slot] = deque()
        self._waiting: deque[_Slot] = deque()

    def __enter__(self) -> _Pool:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            worker.stop()

    def run(self, items: Iterator[Item]) -> Iterator[Outcome]:
        while True:
            self._fill(items)
            self._assign()
            while self._window and (outcome := self._window[0].outcome) is not None:
                self._window.popleft()
                yield outcome
            if any(worker.batch for worker in self._workers):
                self._collect()
            elif not self._window and not self._fill(items):
                return

    def _fill(self, items: Iterator[Item]) -> bool:
        """Read on until the window is full; false when there is nothing more to do."""
        room = len(self._workers) * BATCH * WINDOW - len(self._window)
        for _ in range(room):
            item = next(items, None)
            if item is None:
                break
            slot = _Slot(item)
            self._window.append(slot)
            if slot.outcome is None:
                self._waiting.append(slot)
        return bool(self._window)

    def _assign(self) -> None:
        for place, worker in enumerate(self._workers):
            if self._waiting and not worker.batch:
                count = min(BATCH, len(self._waiting))
                slots = [self._waiting.popleft() for _ in range(count)]
                try:
                    worker.give(slots)
                except OSError:
                    self._replace(place)

    def _collect(self) -> None:
        """Take the answers that have come in; wait for one when there is none."""
        busy = {worker.pipe: place for place, worker in enumerate(self._workers) if worker.batch}
        for pipe in wait(list(busy)):
            assert isinstance(pipe, Connection)
            place = busy[pipe]
            try:
                answer = pipe.recv_bytes()
            except (EOFError, OSError):
                self._replace(place)
                continue
            slot = self._workers[place].batch.popleft()
            if isinstance(slot.item, ReadArticle):
                slot.outcome = _outcome(slot.item, answer)

    def _replace(self, place: int) -> None:
        """Report the article that a dead worker was at and hand the others to a new one."""
        dead = self._workers[place]
        dead.stop()
        culprit = dead.batch.popleft()
        if isinstance(culprit.item, ReadArticle):
            how = _how_it_ended(dead.process.exitcode)
            culprit.outcome = Failed(culprit.item, f"the process coding it {how}; left out")
        self._waiting.extendleft(reversed(dead.batch))
        self._workers[place] = _Worker(self._factory)


def _how_it_ended(code: int | None) -> str:
    if code is not None and code < 0:
        return f"was killed by {signal.Signals(-code).name}"
    return f"ended with status {code}"


def _work(pipe: Connection, factory: CoderFactory) -> None:
    """The life of a worker: until the other end of the pipe is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides when to stop
    coder = factory()
    try:
        while True:
            for article in msgspec.msgpack.decode(pipe.recv_bytes(), type=list[Article]):
                pipe.send_bytes(_answer(coder, article))
    except (EOFError, OSError):
        return
