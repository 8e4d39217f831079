"""`marsad serve` as a process: what it tells, that it answers, and that it stops."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast

import httpx
import pytest

from marsad.archive import Archive
from marsad.server.app import Application
from marsad.server.running import _config, listen
from marsad.server.settings import Settings
from marsad.server.workers import SharedSocket
from serving import sample_records


@pytest.fixture
def archive(tmp_path: Path) -> str:
    place = str(tmp_path / "news.db")
    with Archive(place) as opened:
        opened.add(sample_records())
    return place


@contextmanager
def process(*options: str) -> Iterator[subprocess.Popen[str]]:
    started = subprocess.Popen(
        [sys.executable, "-m", "marsad", "serve", *options],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        yield started
    finally:
        started.kill()
        started.wait()
        for stream in (started.stdout, started.stderr):
            if stream is not None:
                stream.close()


def address_told(started: subprocess.Popen[str]) -> str:
    assert started.stderr is not None
    line = started.stderr.readline()
    found = re.search(r"served at (http://127\.0\.0\.1:\d+) .*; Ctrl-C stops it", line)
    assert found, line
    assert "marsad token new NAME" in started.stderr.readline()
    return found[1]


@pytest.mark.parametrize(
    ("sign", "workers"), [(signal.SIGTERM, 1), (signal.SIGINT, 1), (signal.SIGINT, 2)]
)
def test_it_answers_and_stops(archive: str, sign: signal.Signals, workers: int) -> None:
    with process("-a", archive, "--port", "0", "--workers", str(workers)) as started:
        address = address_told(started)
        answer = httpx.get(f"{address}/api/archive", timeout=60)
        assert answer.json()["summary"]["articles"] == 3
        started.send_signal(sign)
        _, told = started.communicate(timeout=30)
    assert told.splitlines()[-1] == "stopped"
    assert "Traceback" not in told


def test_a_process_that_dies_is_replaced_and_none_outlives_the_first(archive: str) -> None:
    with process("-a", archive, "--port", "0", "--workers", "2") as started:
        address = address_told(started)
        assert articles_at(address) == 3
        one, other = children_of(started.pid)
        os.kill(one, signal.SIGKILL)
        assert started.stderr is not None
        assert any("another one takes its place" in line for line in started.stderr)
        assert wait_for(lambda: len(children_of(started.pid)) == 2)
        assert [articles_at(address) for _ in range(6)] == [3] * 6
        left = children_of(started.pid)
        assert other in left
        started.kill()
        started.wait()
        assert wait_for(lambda: not any(map(is_running, left)))


def articles_at(address: str) -> int:
    answer = httpx.get(f"{address}/api/archive", timeout=60)
    number: int = answer.json()["summary"]["articles"]
    return number


def children_of(number: int) -> list[int]:
    listed = Path(f"/proc/{number}/task/{number}/children").read_text()
    return [int(one) for one in listed.split()]


def is_running(number: int) -> bool:
    try:
        return "State:\tZ" not in Path(f"/proc/{number}/status").read_text()
    except FileNotFoundError:
        return False


def wait_for(happens: Callable[[], bool], seconds: float = 60) -> bool:
    end = time.monotonic() + seconds
    while not happens():
        if time.monotonic() > end:
            return False
        time.sleep(0.05)
    return True


def test_a_port_in_use_is_told_in_one_line(archive: str) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        with process("-a", archive, "--port", port) as started:
            _, told = started.communicate(timeout=60)
    assert told == (
        f"marsad: 127.0.0.1:{port} is in use; stop what runs there, or take another one with"
        " --port N\n"
    )
    assert started.returncode == 1


REFUSED = [
    (["--host", "0.0.0.0"], "0.0.0.0 lets other machines ask; add --public, and they need a token"),
    (["-a", "none.db"], "none.db: no archive there; make one with marsad add"),
]


@pytest.mark.parametrize(("options", "line"), REFUSED)
def test_what_cannot_be_served(archive: str, options: list[str], line: str) -> None:
    with process("-a", archive, *options) as started:
        _, told = started.communicate(timeout=60)
    assert told.startswith(f"marsad: {line}")
    assert told.count("\n") == 1


@pytest.mark.parametrize("shared", [False, True])
def test_an_answer_does_not_wait_for_the_one_who_reads_it(*, shared: bool) -> None:
    # a system that gathers small pieces sends the body up to 40 ms after the head
    async def is_sent_at_once() -> bool:
        told: asyncio.Future[bool] = asyncio.get_running_loop().create_future()

        def look(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            taken: socket.socket = writer.get_extra_info("socket")
            told.set_result(bool(taken.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)))
            writer.close()

        plain = listen(Settings(archive="none", port=0))
        listening = SharedSocket(plain, 1) if shared else plain
        async with await asyncio.start_server(look, sock=listening):
            _, writer = await asyncio.open_connection(*listening.getsockname())
            writer.close()
            return await told

    assert asyncio.run(is_sent_at_once())


def test_the_loop_is_one_that_asks_the_shared_socket_for_connections() -> None:
    # uvicorn takes uvloop where it is installed: that takes connections past the socket's `accept`
    assert _config(cast("Application", None), 1).loop == "asyncio"
