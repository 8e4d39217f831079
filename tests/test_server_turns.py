"""Turns of requests, and connections shared among processes."""

from __future__ import annotations

import asyncio
import socket
from typing import Any, cast

import pytest
from litestar.types import Receive, Scope, Send

from marsad.server import turns, workers
from marsad.server.turns import Turns
from marsad.server.workers import SharedSocket

NOTHING: tuple[Scope, Receive, Send] = (
    cast("Scope", {}),
    cast("Receive", None),
    cast("Send", None),
)


class Slow:
    """An application whose answers take as long as the test wants."""

    def __init__(self) -> None:
        self.begun = 0
        self.go_on = asyncio.Event()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.begun += 1
        await self.go_on.wait()


async def begin(inside: Slow, requests: int, seconds: float) -> list[asyncio.Task[None]]:
    at_work = Turns(inside, 1)
    tasks = [asyncio.create_task(at_work(*NOTHING)) for _ in range(requests)]
    await asyncio.sleep(seconds)
    return tasks


def test_the_first_that_came_is_first_and_the_next_one_waits() -> None:
    async def run() -> None:
        inside = Slow()
        tasks = await begin(inside, 3, 0.01)
        assert inside.begun == 1
        inside.go_on.set()
        await asyncio.gather(*tasks)
        assert inside.begun == 3

    asyncio.run(run())


def test_a_slow_one_does_not_keep_others_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "_SECONDS", 0.0)

    async def run() -> None:
        inside = Slow()
        tasks = await begin(inside, 3, 0.05)
        assert inside.begun == 3
        inside.go_on.set()
        await asyncio.gather(*tasks)

    asyncio.run(run())


def test_a_process_with_more_connections_leaves_one_to_others_for_a_while() -> None:
    shared = SharedSocket(socket.create_server(("127.0.0.1", 0)), 2)
    shared.setblocking(False)
    mine: list[Any] = ["one", "two"]
    shared.belongs_to(0, mine)
    with shared, socket.create_connection(shared.getsockname()):
        for _ in range(workers._TIMES_LEFT):
            with pytest.raises(BlockingIOError):
                shared.accept()
        taken, _ = shared.accept()  # nobody else came for it
        taken.close()
