"""What tests share: places for an archive, in SQLite and in a PostgreSQL server of their own; the
workbench in a browser."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from browsing import Site, browser, build_archive, missing, served
from marsad.knowledge.source import load_knowledge
from marsad.knowledge.store import Compiled
from postgres import PostgresServer, find_binaries


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    """A server on a loopback port; tests that need it are skipped where there is none."""
    binaries = find_binaries()
    if binaries is None:
        pytest.skip("PostgreSQL is not installed (Debian: apt-get install postgresql)")
    with PostgresServer(binaries) as server:
        yield server


@pytest.fixture
def knowledge_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """For tests that put articles into stories many times."""
    monkeypatch.setattr("marsad.archive.story_writer.load_knowledge", _knowledge)


@cache
def _knowledge() -> Compiled:
    return load_knowledge()


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a new archive can be made, in either kind of database."""
    if request.param == "sqlite":
        return str(tmp_path / "marsad.db")
    server: PostgresServer = request.getfixturevalue("postgres")
    return server.create_schema(f"marsad_{uuid.uuid4().hex}")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The workbench over an archive of the dispatches, and a browser."""
    lacking = missing()
    if lacking is not None:
        pytest.skip(lacking)
    archive = build_archive(tmp_path_factory.mktemp("site"))
    with served(archive) as address, browser() as one:
        yield Site(one, address, archive)
