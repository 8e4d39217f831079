"""The same bytes from a loop, from processes, from Daft and from Daft on Ray, a machine dying."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import msgspec
import pytest

from composing import composed, write_lines, write_pages, write_rows
from marsad.cluster.orders import Marker, decode_marker
from marsad.exports.reading import read_record_file
from marsad.record import Record

ARTICLES = 1000
SHARD = 100
LONGEST = 300.0
"""Seconds that a run may take on a machine that does much else; alone it takes a tenth."""


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Ten files of a hundred articles: lines, packed lines, rows and pages."""
    folder = tmp_path_factory.mktemp("corpus")
    for number in range(ARTICLES // SHARD - 3):
        write_lines(folder / f"lines-{number}.jsonl", composed(SHARD, seed=number))
    write_lines(folder / "packed.jsonl.gz", composed(SHARD, seed=101))
    write_rows(folder / "rows.parquet", composed(SHARD, seed=102))
    write_pages(folder / "pages.warc.gz", composed(SHARD, seed=103))
    return folder


@pytest.fixture(scope="module")
def loop(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The records as one process makes them, one after the other."""
    output = tmp_path_factory.mktemp("loop") / "records.jsonl"
    with running("code", corpus, "-o", output) as run:
        _, told = run.communicate(timeout=LONGEST)
    assert run.returncode == 0, told
    return lines_of(output)


def test_processes_change_no_byte_without_a_sudden_death(
    corpus: Path, loop: dict[str, bytes], tmp_path: Path
) -> None:
    output = tmp_path / "records.jsonl"
    with running("code", corpus, "-o", output, "--jobs", "2") as run:
        _, told = run.communicate(timeout=LONGEST)
    assert run.returncode == 0, told
    assert len(loop) == ARTICLES
    assert lines_of(output) == loop


def test_the_sudden_death_of_a_process_of_daft_changes_no_byte(
    corpus: Path, loop: dict[str, bytes], tmp_path: Path
) -> None:
    output = tmp_path / "out"
    with running("code", corpus, "-o", output, "--engine", "daft", "--jobs", "2") as run:
        lost = stop_a_worker(output, run)
        os.kill(process_of(lost), signal.SIGKILL)
        _, told = run.communicate(timeout=LONGEST)
    assert run.returncode == 0, told
    assert "going on with what is missing" in told
    assert f"coded {ARTICLES:,} articles" in told
    assert rows_of(output) == loop


def test_the_sudden_death_of_a_machine_of_ray_changes_no_byte(
    corpus: Path, loop: dict[str, bytes], tmp_path: Path
) -> None:
    output = tmp_path / "out"
    with ray_cluster() as cluster:
        options = ("--engine", "daft", "--ray-address", cluster.address)
        with running("code", corpus, "-o", output, *options) as run:
            lost = stop_a_worker(output, run)
            kill_a_machine(cluster, lost)
            _, told = run.communicate(timeout=LONGEST)
    assert run.returncode == 0, told
    assert f"coded {ARTICLES:,} articles" in told
    assert markers(output)[lost.shard.id].worker != lost.worker
    assert rows_of(output) == loop


@contextmanager
def running(*arguments: object) -> Iterator[subprocess.Popen[str]]:
    """The command, which is ended with the block."""
    command = [sys.executable, "-m", "marsad", *map(str, arguments)]
    environment = os.environ | {"RAY_AUTH_MODE": "disabled"}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment
    ) as run:
        try:
            yield run
        finally:
            run.kill()


def lines_of(path: Path) -> dict[str, bytes]:
    """The records of a file of lines by article."""
    lines = path.read_bytes().splitlines()
    return {json.loads(line)["article"]["id"]: line for line in lines}


def rows_of(output: Path) -> dict[str, bytes]:
    """The records of all Parquet files as lines by article, each there once."""
    found: dict[str, bytes] = {}
    for path in output.glob("month=*/*.parquet"):
        for one in read_record_file(path):
            assert isinstance(one, Record)
            assert one.article.id not in found
            found[one.article.id] = msgspec.json.encode(one)
    return found


# The cluster


class RayCluster(NamedTuple):
    """Two nodes of one core each."""

    process: subprocess.Popen[str]
    address: str
    raylets: list[int]
    """The process of each node, whose children do its work."""


@contextmanager
def ray_cluster() -> Iterator[RayCluster]:
    """A cluster as long as the block."""
    script = Path(__file__).with_name("ray_cluster.py")
    with subprocess.Popen(
        [sys.executable, script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        stderr=subprocess.DEVNULL,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        assert process.stdin is not None
        begun = json.loads(process.stdout.readline())
        try:
            yield RayCluster(process, begun["address"], begun["raylets"])
        finally:
            process.stdin.close()
            process.wait(LONGEST)


def kill_a_machine(cluster: RayCluster, marker: Marker) -> None:
    """Kill the node of a worker that has been stopped, and the worker with it."""
    assert cluster.process.stdin is not None
    assert cluster.process.stdout is not None
    worker = process_of(marker)
    node = next(n for n, raylet in enumerate(cluster.raylets) if raylet in ancestors(worker))
    cluster.process.stdin.write(f"{node}\n")
    cluster.process.stdin.flush()
    assert cluster.process.stdout.readline() == "removed\n"
    os.kill(worker, signal.SIGKILL)


# Workers


def stop_a_worker(output: Path, run: subprocess.Popen[str]) -> Marker:
    """Stop a worker in the middle of a shard, when other shards are done; that shard's marker."""
    deadline = time.monotonic() + LONGEST
    while time.monotonic() < deadline and run.poll() is None:
        found = markers(output)
        begun = [marker for marker in found.values() if marker.state == "begun"]
        for marker in begun if len(begun) < len(found) else ():
            os.kill(process_of(marker), signal.SIGSTOP)
            if markers(output)[marker.shard.id].state == "begun":
                return marker
            os.kill(process_of(marker), signal.SIGCONT)
        time.sleep(0.02)
    raise AssertionError("no worker was at work")


def process_of(marker: Marker) -> int:
    """The process that codes a shard."""
    return int(marker.worker.split()[-1])


def markers(output: Path) -> dict[str, Marker]:
    """The markers by shard."""
    found = [decode_marker(path.read_bytes()) for path in (output / "_shards").glob("*.json")]
    return {marker.shard.id: marker for marker in found}


def ancestors(process: int) -> Iterator[int]:
    """The process that started another, the one that started that, and so on."""
    while process > 1:
        status = Path(f"/proc/{process}/status").read_text()
        process = int(status.split("PPid:")[1].split()[0])
        yield process
