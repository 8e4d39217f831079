"""What befalls archives: other files, newer versions, full disks, two writers, sudden death."""

from __future__ import annotations

import random
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from archiving import article, event, record
from marsad.archive import EVENTS, Archive, ArchiveError
from marsad.archive.tables import SCHEMA_VERSION

TESTS = Path(__file__).parent


def test_there_is_no_archive(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="no archive there; make one with marsad add"):
        Archive(tmp_path / "none.db", create=False)
    assert not (tmp_path / "none.db").exists()


def test_the_folder_does_not_exist(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="its folder does not exist"):
        Archive(tmp_path / "none" / "marsad.db")


def test_a_folder_is_no_archive(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="is a folder"):
        Archive(tmp_path)


@pytest.mark.parametrize("content", [b"{}\n", b"SQLite format 3", bytes(range(256)) * 40])
def test_another_file_is_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "other"
    path.write_bytes(content)
    with pytest.raises(ArchiveError, match="another file"):
        Archive(path)
    assert path.read_bytes() == content


def test_an_empty_file_becomes_an_archive(tmp_path: Path) -> None:
    path = tmp_path / "marsad.db"
    path.touch()
    with Archive(path) as archive:
        assert archive.summary().articles == 0


def test_another_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE things (name TEXT)")
    other.close()
    with pytest.raises(ArchiveError, match="no archive of Marsad"):
        Archive(path)


def test_a_newer_archive_is_left_alone(place: str) -> None:
    with Archive(place) as archive, archive._engine.begin() as connection:
        connection.exec_driver_sql(
            f"UPDATE properties SET value = '{SCHEMA_VERSION + 1}' WHERE name = 'schema'"
        )
    with pytest.raises(ArchiveError, match="written by a newer Marsad"):
        Archive(place)


def test_a_damaged_archive_says_so(tmp_path: Path) -> None:
    path = tmp_path / "marsad.db"
    with Archive(path) as archive:
        archive.add([record(article(f"a{n}", f"نص {n} " * 200)) for n in range(200)])
    damaged = bytearray(path.read_bytes())
    damaged[4096:] = b"\xff" * (len(damaged) - 4096)
    path.write_bytes(damaged)
    with pytest.raises(ArchiveError, match="damaged"):
        _read_all(path)


def _read_all(path: Path) -> None:
    with Archive(path) as archive:
        list(archive.records())


def test_a_full_disk_keeps_what_was_acknowledged(tmp_path: Path) -> None:
    path = tmp_path / "marsad.db"
    with Archive(path) as archive:
        archive.add([record(article("first", "الأول"))])
        with archive._engine.connect() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        # SQLite answers alike when it may not grow any more
        limit = f"PRAGMA max_page_count = {pages + 2}"
        from sqlalchemy import event as happening

        @happening.listens_for(archive._engine, "checkout")
        def _(raw: sqlite3.Connection, *_: object) -> None:
            raw.execute(limit)

        batch = [record(article(f"a{n}", f"نص {n} " * 500)) for n in range(50)]
        with pytest.raises(ArchiveError, match="the disk is full; make room"):
            archive.add(batch)
    with Archive(path) as archive:
        assert [one.article.id for one in archive.records()] == ["first"]
        archive.add(batch)
        assert archive.summary().articles == 51


def test_two_writers_take_turns(place: str) -> None:
    names = [[f"{writer}{n}" for n in range(60)] for writer in "ab"]
    failed: list[Exception] = []

    def write(mine: list[str]) -> None:
        try:
            with Archive(place) as archive:
                for start in range(0, len(mine), 5):
                    archive.add(
                        [
                            record(article(name, f"نص {name}"), events=[event("CONSULT", "IRN")])
                            for name in mine[start : start + 5]
                        ]
                    )
        except Exception as error:  # noqa: BLE001 - told below
            failed.append(error)

    Archive(place).close()
    writers = [threading.Thread(target=write, args=(mine,)) for mine in names]
    for one in writers:
        one.start()
    for one in writers:
        one.join()
    assert not failed
    with Archive(place) as archive:
        assert sorted(one.article.id for one in archive.records()) == sorted([*names[0], *names[1]])
        assert archive.count(EVENTS) == 120


def test_a_writer_that_waits_too_long_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("marsad.archive.opening.BUSY_SECONDS", 0.1)
    path = tmp_path / "marsad.db"
    with Archive(path) as archive:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(ArchiveError, match="another process is writing"):
            archive.add([record(article("a"))])
        assert list(archive.records()) == []  # readers do not wait
        other.execute("ROLLBACK")
        other.close()


WRITER = """
import sys
from archiving import article, event, record
from marsad.archive import Archive
with Archive(sys.argv[1]) as archive:
    for batch in range(10_000):
        names = [f"{batch}-{n}" for n in range(10)]
        archive.add([record(article(x, "نص " + x), events=[event("AID", "IRN")]) for x in names])
        print(batch, flush=True)
"""


def test_sudden_death_loses_nothing_that_was_acknowledged(place: str) -> None:
    chance = random.Random(4)
    for _ in range(8):
        _kill_a_writer(place, after=chance.uniform(0.0, 0.25))


def _kill_a_writer(place: str, after: float) -> None:
    """Start a writer, kill it at some moment after its first batch, and look at what is there."""
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, place], stdout=subprocess.PIPE, cwd=TESTS, text=True
    )
    assert writer.stdout is not None
    acknowledged = [int(writer.stdout.readline())]
    time.sleep(after)
    writer.send_signal(signal.SIGKILL)
    acknowledged += [int(line) for line in writer.stdout if line.endswith("\n")]
    writer.wait()
    writer.stdout.close()
    with Archive(place) as archive:
        names = [one.article.id for one in archive.records()]
        summary = archive.summary()
    batches = {int(name.partition("-")[0]) for name in names}
    assert set(acknowledged) <= batches, "an acknowledged batch is lost"
    assert len(names) == 10 * len(batches), "half a batch is there"
    assert summary.events == len(names)


def test_no_database_by_that_url() -> None:
    with pytest.raises(ArchiveError, match="an archive is a file or postgresql"):
        Archive("mysql://localhost/x")
    with pytest.raises(ArchiveError, match=r"127\.0\.0\.1"):
        Archive("postgresql+psycopg://nobody@127.0.0.1:1/none")
