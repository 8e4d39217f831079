"""Code many articles: in this process, or in several, in order and with bounded memory.

Each worker holds one batch at a time and answers article by article, so that a worker that dies
names its article: the first of its batch without an answer. That article is reported, the rest of
the batch is coded by a new worker. A worker that takes longer over an article than it may is ended,
which costs the same.
"""

from __future__ import annotations

import gc
import multiprocessing
import signal
import time
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
MOST_WAITING = 50_000_000
"""Characters of the articles that are held at once; an article alone may be longer."""
LONGEST = 60.0
"""Seconds that a worker may take over an article, unless told otherwise; the slowest take a few."""
YOUNG = 100_000
"""Objects made before the collector looks for cycles, of which coding leaves hardly any."""
MOST_FALSE_STARTS = 3
"""Workers in a row that die before they can code."""

_CODED, _FAILED, _READY = b"+", b"-", b"!"


def keep_loaded() -> None:
    """Spare the collector what is loaded by now: a coder and its knowledge live as long as the
    process, and need not be walked again and again."""
    gc.freeze()
    gc.set_threshold(YOUNG)


class WorkerError(Exception):
    """No worker can be started: one clause that says how the last one ended."""


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


def code_items(
    items: Iterable[Item], factory: CoderFactory, jobs: int = 1, longest: float = LONGEST
) -> Generator[Outcome]:
    """Code the articles among the items; the outcomes come in the order of the items.

    ``longest``: seconds that one of several jobs may take over an article; a single one may take
    any time. `WorkerError` when the processes die before they can code.
    """
    if jobs > 1:
        with _Pool(factory, jobs, longest) as pool:
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

    @property
    def length(self) -> int:
        """Characters of the article."""
        return 0 if isinstance(self.item, ReadProblem) else len(self.item.article.text)


class _Worker:
    """A process that codes, this end of its pipe, and the articles it has not answered yet."""

    def __init__(self, factory: CoderFactory) -> None:
        context = multiprocessing.get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self.batch: deque[_Slot] = deque()
        self.ready = False
        """Whether it has loaded its coder."""
        self.since = time.monotonic()
        """When it began with the first article of its batch."""
        self.process = context.Process(target=_work, args=(theirs, factory), daemon=True)
        self.process.start()
        theirs.close()

    def give(self, slots: list[_Slot]) -> None:
        self.batch.extend(slots)
        self.since = time.monotonic()
        articles = [slot.item.article for slot in slots if isinstance(slot.item, ReadArticle)]
        self.pipe.send_bytes(msgspec.msgpack.encode(articles))

    def patience(self, longest: float) -> float:
        """Seconds until it has taken too long; to begin, it may always take as long as usual."""
        most = longest if self.ready else max(longest, LONGEST)
        return self.since + most - time.monotonic()

    def answered(self) -> _Slot:
        """The article that it has just answered; it goes on with the next."""
        self.since = time.monotonic()
        return self.batch.popleft()

    def stop(self, patience: float = 1.0) -> None:
        self.pipe.close()
        self.process.join(timeout=patience)
        if self.process.is_alive():
            self.process.kill()  # what hangs may not hear a milder signal
            self.process.join()


class _Pool:
    """Workers, the articles waiting for one, and the window of unfinished output."""

    def __init__(self, factory: CoderFactory, jobs: int, longest: float) -> None:
        self._factory = factory
        self._longest = longest
        self._false_starts = 0
        self._workers = [_Worker(factory) for _ in range(jobs)]
        self._window: deque[_Slot] = deque()
        self._waiting: deque[_Slot] = deque()
        self._held = 0
        """Characters of the articles in the window."""

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
                self._held -= self._window.popleft().length
                yield outcome
            if any(worker.batch for worker in self._workers):
                self._collect()
            elif not self._window and not self._fill(items):
                return

    def _fill(self, items: Iterator[Item]) -> bool:
        """Read on until the window is full; false when there is nothing more to do."""
        room = len(self._workers) * BATCH * WINDOW - len(self._window)
        for _ in range(room):
            if self._held > MOST_WAITING:
                break
            item = next(items, None)
            if item is None:
                break
            slot = _Slot(item)
            self._window.append(slot)
            self._held += slot.length
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
                except OSError:  # it died while it had nothing to do, of which no article is guilty
                    worker.ready = False
                    self._replace(place)

    def _collect(self) -> None:
        """Take the answers that have come in; wait for one when there is none."""
        busy = {worker.pipe: place for place, worker in enumerate(self._workers) if worker.batch}
        patience = min(self._workers[place].patience(self._longest) for place in busy.values())
        for pipe in wait(list(busy), timeout=max(0.0, patience)):
            assert isinstance(pipe, Connection)
            self._take(busy[pipe], pipe)
        for place in busy.values():
            worker = self._workers[place]
            if worker.batch and worker.patience(self._longest) < 0:
                self._replace(place, f"took more than {self._longest:g} seconds")

    def _take(self, place: int, pipe: Connection) -> None:
        """One answer of a worker."""
        worker = self._workers[place]
        try:
            answer = pipe.recv_bytes()
        except (EOFError, OSError):
            self._replace(place)
            return
        if answer == _READY:
            worker.ready, worker.since, self._false_starts = True, time.monotonic(), 0
            return
        slot = worker.answered()
        if isinstance(slot.item, ReadArticle):
            slot.outcome = _outcome(slot.item, answer)

    def _replace(self, place: int, fault: str | None = None) -> None:
        """Report the article that a dead worker was at, or one that is to be ended for a fault, and
        hand the others to a new worker."""
        old = self._workers[place]
        old.stop(patience=0.0 if fault else 1.0)
        how = fault or _how_it_ended(old.process.exitcode)
        if old.ready:
            culprit = old.batch.popleft()
            if isinstance(culprit.item, ReadArticle):
                culprit.outcome = Failed(culprit.item, f"the process coding it {how}; left out")
        else:
            self._false_starts += 1
            if self._false_starts == MOST_FALSE_STARTS:
                raise WorkerError(f"no process that codes can be started: the last one {how}")
        self._waiting.extendleft(reversed(old.batch))
        self._workers[place] = _Worker(self._factory)


def _how_it_ended(code: int | None) -> str:
    if code is not None and code < 0:
        hint = ", perhaps for want of memory" if -code == signal.SIGKILL else ""
        return f"was killed by {signal.Signals(-code).name}{hint}"
    return f"ended with status {code}"


def _work(pipe: Connection, factory: CoderFactory) -> None:
    """The life of a worker: until the other end of the pipe is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides when to stop
    coder = factory()
    try:
        pipe.send_bytes(_READY)
        while True:
            for article in msgspec.msgpack.decode(pipe.recv_bytes(), type=list[Article]):
                pipe.send_bytes(_answer(coder, article))
    except (EOFError, OSError):
        return
