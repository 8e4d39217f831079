"""What tests share: places for an archive, in SQLite and in a PostgreSQL server of their own."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from postgres import PostgresServer, find_binaries


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    """A server on a loopback port; tests that need it are skipped where there is none."""
    binaries = find_binaries()
    if binaries is None:
        pytest.skip("PostgreSQL is not installed (Debian: apt-get install postgresql)")
    with PostgresServer(binaries) as server:
        yield server


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a new archive can be made, in either kind of database."""
    if request.param == "sqlite":
        return str(tmp_path / "marsad.db")
    server: PostgresServer = request.getfixturevalue("postgres")
    return server.create_schema(f"marsad_{uuid.uuid4().hex}")
