"""Daft as the engine: processes of this machine, or actors on the machines of a Ray cluster.

Daft is given one row a shard and a class whose instances hold a coder each. It starts an instance
a core, hands rows out as instances become free, and on Ray gives those of one that died to another.
"""

from __future__ import annotations

import logging
import os
import time
from collections.abc import Iterator, Sequence
from functools import cache
from queue import Empty, SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, Any

from marsad.cluster.orders import Marker, Order, decode_marker, decode_order, encode
from marsad.cluster.runs import EngineError

# before Daft and Ray are loaded: neither is to report its use or draw bars of its own
for _name, _value in {
    "DAFT_ANALYTICS_ENABLED": "0",
    "DAFT_PROGRESS_BAR": "0",
    "DO_NOT_TRACK": "true",
    "RAY_USAGE_STATS_ENABLED": "0",
}.items():
    os.environ.setdefault(_name, _value)

import daft  # noqa: E402
from daft import DataType  # noqa: E402

if TYPE_CHECKING:
    from marsad.cluster.work import ShardCoder

_LOOK = 2.0
_PATIENCE = 20.0
"""Seconds without a result after which Daft is taken to wait for a machine that is gone: it does
not always notice that one died in the middle of a row."""


class DaftWorker:
    """Codes the shards of the rows that it is given. Daft makes one a process."""

    def __init__(self, knowledge: tuple[str, ...]) -> None:
        from marsad.cluster.work import ShardCoder

        self._coder = ShardCoder(knowledge)

    @daft.method.batch(return_dtype=DataType.string(), batch_size=1)
    def work(self, orders: daft.Series) -> list[str]:
        """The markers of the orders, both as JSON."""
        return [
            encode(self._coder.work(decode_order(order))).decode() for order in orders.to_pylist()
        ]


class DaftEngine:
    """Native Daft, or Daft on Ray when there is an address.

    ``jobs``: processes that code; 0 for one a core of the machine or of the cluster.
    """

    def __init__(self, jobs: int = 0, ray_address: str | None = None) -> None:
        self._ray = ray_address is not None
        self._stuck = False
        if ray_address is None:
            daft.set_runner_native()
            self._jobs = jobs or os.cpu_count() or 1
        else:
            cores = _join_ray(ray_address)
            self._jobs = jobs or cores

    def work(self, orders: Sequence[Order]) -> Iterator[Marker]:
        """The markers of the orders as they are done."""
        if self._stuck:
            yield from _by_tasks(orders, self._jobs)
            return
        rows: SimpleQueue[str | Exception | None] = SimpleQueue()
        Thread(target=self._fill, args=(orders, rows), daemon=True).start()
        machines = self._machines()
        heard = time.monotonic()
        while True:
            try:
                row = rows.get(timeout=_LOOK)
            except Empty:
                if self._machines() < machines and time.monotonic() - heard > _PATIENCE:
                    self._stuck = True
                    raise EngineError("a machine of the cluster is gone") from None
                continue
            if row is None:
                return
            if isinstance(row, Exception):
                raise EngineError(f"Daft failed with {type(row).__name__}: {_line(row)}") from row
            heard = time.monotonic()
            yield decode_marker(row)

    def _fill(self, orders: Sequence[Order], rows: SimpleQueue[str | Exception | None]) -> None:
        """Have Daft work; null when it is through."""
        try:
            for row in self._frame(orders).iter_rows(results_buffer_size=None):
                rows.put(row["marker"])
            rows.put(None)
        except Exception as error:  # noqa: BLE001 - the other thread tells
            rows.put(error)

    def _frame(self, orders: Sequence[Order]) -> daft.DataFrame:
        worker: Any = daft.cls(
            DaftWorker,
            max_concurrency=min(self._jobs, len(orders)),
            use_process=None if self._ray else True,
        )(orders[0].knowledge)
        frame = daft.from_pydict({"order": [encode(order).decode() for order in orders]})
        if self._ray:  # a task a shard; natively rows are handed out one by one
            frame = frame.into_partitions(len(orders))
        return frame.select(worker.work(frame["order"]).alias("marker"))

    def _machines(self) -> int:
        """How many there are now."""
        if not self._ray:
            return 1
        import ray

        return sum(bool(node["Alive"]) for node in ray.nodes())  # type: ignore[no-untyped-call]


def _by_tasks(orders: Sequence[Order], jobs: int) -> Iterator[Marker]:
    """The orders as tasks of Ray, without Daft, some at a time.

    They ask for no core, since actors of Daft, which waits for the machine that is gone, may hold
    all that are left.
    """
    import ray

    task = ray.remote(num_cpus=0, max_retries=3, scheduling_strategy="SPREAD")(_task)
    left = [encode(order).decode() for order in reversed(orders)]
    running: list[Any] = []
    try:
        while left or running:
            while left and len(running) < jobs:
                running.append(task.remote(left.pop()))
            ready, running = ray.wait(running)
            yield decode_marker(ray.get(ready[0]))
    except ray.exceptions.RayError as error:
        raise EngineError(f"Ray failed with {type(error).__name__}: {_line(error)}") from error


def _task(order: str) -> str:
    wanted = decode_order(order)
    return encode(_coder(wanted.knowledge).work(wanted)).decode()


@cache
def _coder(knowledge: tuple[str, ...]) -> ShardCoder:
    """The coder of this process."""
    from marsad.cluster.work import ShardCoder

    return ShardCoder(knowledge)


def _join_ray(address: str) -> int:
    """Connect to the cluster; its number of cores."""
    import ray

    try:
        if not ray.is_initialized():
            ray.init(address=address, log_to_driver=False, logging_level=logging.ERROR)
        cores = int(ray.cluster_resources().get("CPU", 0))  # type: ignore[no-untyped-call]
    except Exception as error:
        raise EngineError(f"cannot join the Ray cluster at {address}: {_line(error)}") from error
    if not cores:
        raise EngineError(f"the Ray cluster at {address} has no cores to code with")
    daft.set_runner_ray(noop_if_initialized=True)
    return cores


def _line(error: Exception) -> str:
    return " ".join(str(error).split())[:300]
