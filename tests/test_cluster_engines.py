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

from composing import composed, write_lines, write_pages, write_rows
from marsad.cluster.orders import Marker, decode_marker
from marsad.exports.reading import read_record_file
from marsad.record import Record

ARTICLES = 1000
SHARD = 100
LONGEST = 300.0
"""Seconds that a run may take on a machine that does much else; alone it takes a tenth."""


def test_a_sudden_death_changes_no_byte(tmp_path: Path) -> None:
    corpus = make_corpus(tmp_path / "corpus")
    loop = lines_of(coded(corpus, tmp_path / "loop.jsonl"))
    assert len(loop) == ARTICLES
    assert lines_of(coded(corpus, tmp_path / "processes.jsonl", "--jobs", "2")) == loop

    native = tmp_path / "native"
    coded(corpus, native, "--engine", "daft", "--jobs", "2")
    assert rows_of(native) == loop

    ray = tmp_path / "ray"
    with ray_cluster() as cluster:
        options = ("--engine", "daft", "--ray-address", cluster.address)
        with start("code", corpus, "-o", ray, *options) as run:
            try:
                lost = kill_a_machine_at_work(ray, cluster, run)
                _, told = run.communicate(timeout=LONGEST)
            finally:
                run.kill()
    assert run.returncode == 0, told
    assert rows_of(ray) == loop
    assert markers(ray)[lost.shard.id].worker != lost.worker
    assert f"coded {ARTICLES:,} articles" in told


def make_corpus(folder: Path) -> Path:
    """Ten files of a hundred articles: lines, packed lines, rows and pages."""
    folder.mkdir()
    for number in range(ARTICLES // SHARD - 3):
        write_lines(folder / f"lines-{number}.jsonl", composed(SHARD, seed=number))
    write_lines(folder / "packed.jsonl.gz", composed(SHARD, seed=101))
    write_rows(folder / "rows.parquet", composed(SHARD, seed=102))
    write_pages(folder / "pages.warc.gz", composed(SHARD, seed=103))
    return folder


def start(*arguments: object) -> subprocess.Popen[str]:
    """The command, begun."""
    command = [sys.executable, "-m", "marsad", *map(str, arguments)]
    environment = os.environ | {"RAY_AUTH_MODE": "disabled"}
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment
    )


def coded(corpus: Path, output: Path, *options: str) -> Path:
    """Where the records of the corpus are."""
    run = start("code", corpus, "-o", output, *options)
    _, told = run.communicate(timeout=LONGEST)
    assert run.returncode == 0, told
    return output


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


def kill_a_machine_at_work(output: Path, cluster: RayCluster, run: subprocess.Popen[str]) -> Marker:
    """Kill a node in the middle of a shard, when some are done; the marker of that shard."""
    assert cluster.process.stdin is not None
    assert cluster.process.stdout is not None
    deadline = time.monotonic() + LONGEST
    while time.monotonic() < deadline and run.poll() is None:
        found = markers(output)
        for marker in found.values():
            worker = int(marker.worker.split()[-1])
            if marker.state != "begun" or not any(m.state == "done" for m in found.values()):
                continue
            os.kill(worker, signal.SIGSTOP)
            if markers(output)[marker.shard.id].state == "begun":
                node = next(n for n, one in enumerate(cluster.raylets) if one in ancestors(worker))
                cluster.process.stdin.write(f"{node}\n")
                cluster.process.stdin.flush()
                assert cluster.process.stdout.readline() == "removed\n"
                os.kill(worker, signal.SIGKILL)  # as everything on a machine that is gone
                return marker
            os.kill(worker, signal.SIGCONT)
        time.sleep(0.02)
    raise AssertionError("no machine was at work")


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
