"""A PostgreSQL server for the tests: its own data in a temporary folder, on a loopback port."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from pathlib import Path
from types import TracebackType
from urllib.parse import quote

_PATIENCE = 60.0
"""Seconds that the server may take to start."""


def find_binaries() -> Path | None:
    """The folder with ``initdb`` and ``postgres``: Debian keeps it out of the path."""
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    found = shutil.which("initdb")
    for folder in [*folders, *([Path(found).parent] if found else [])]:
        if (folder / "initdb").exists() and (folder / "postgres").exists():
            return folder
    return None


class PostgresServer:
    """A running server; PostgreSQL refuses to run as root, so root becomes ``postgres``."""

    def __init__(self, binaries: Path) -> None:
        self._binaries = binaries
        self._folder = Path(tempfile.mkdtemp(prefix="marsad-postgres-"))
        self._user = "postgres" if os.geteuid() == 0 else None
        self.port = _free_port()

    def __enter__(self) -> PostgresServer:
        if self._user:
            shutil.chown(self._folder, self._user)
        data = self._folder / "data"
        self._run("initdb", "-D", data, "-U", "marsad", "-A", "trust", "-E", "UTF8", "--no-sync")
        with (self._folder / "log").open("wb") as log:
            self._server = subprocess.Popen(
                [
                    self._binaries / "postgres", "-D", data, "-p", str(self.port),
                    "-h", "127.0.0.1", "-k", "", "-c", "fsync=off",
                ],
                stdout=log, stderr=log, user=self._user, cwd=self._folder,
            )  # fmt: skip
        self._wait()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._server.send_signal(signal.SIGQUIT)  # at once: nothing of it is kept
        self._server.wait(timeout=_PATIENCE)
        shutil.rmtree(self._folder, ignore_errors=True)

    def create_schema(self, name: str) -> str:
        """Room for one archive; its URL. (A database of its own would be 300 files.)"""
        import psycopg
        from psycopg import sql

        with psycopg.connect(self._address("postgres"), autocommit=True) as connection:
            connection.execute(sql.SQL("CREATE SCHEMA {}").format(sql.Identifier(name)))
        options = quote(f"-csearch_path={name}")
        return f"postgresql+psycopg://marsad@127.0.0.1:{self.port}/postgres?options={options}"

    def _address(self, database: str) -> str:
        return f"host=127.0.0.1 port={self.port} user=marsad dbname={database}"

    def _run(self, command: str, *arguments: object) -> None:
        subprocess.run(
            [self._binaries / command, *map(str, arguments)],
            check=True, capture_output=True, user=self._user, cwd=self._folder,
        )  # fmt: skip

    def _wait(self) -> None:
        import psycopg

        began = time.monotonic()
        while True:
            try:
                psycopg.connect(self._address("postgres")).close()
            except psycopg.OperationalError:
                if time.monotonic() - began > _PATIENCE or self._server.poll() is not None:
                    raise
                time.sleep(0.1)
            else:
                return


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
