"""Opening an archive: a file of SQLite, or a PostgreSQL database by its URL."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from marsad.archive.errors import ArchiveError
from marsad.archive.memo import give_memory
from marsad.archive.migrations import is_ours, prepare
from marsad.archive.state import remember_state
from marsad.archive.time_limit import OutOfTimeError, is_over, seconds_left

APPLICATION_ID = 0x4D525344
"""Marks a SQLite file as ours: ``MRSD``."""
BUSY_SECONDS = 60
"""How long a writer waits for another one."""
CACHE_KIB = 65_536
"""Memory that a connection to a file takes for its pages."""
_MAPPED = 2_147_418_112
"""Bytes of a file that are read where the system keeps them: not copied. SQLite maps no more."""
_STEPS_BETWEEN = 100_000
"""Steps of SQLite's machine, about a millisecond, between two looks at the clock."""
_NOT_A_DATABASE = b"SQLite format 3\0"


def is_url(place: str) -> bool:
    """Whether the place of an archive is the URL of a database, not a file."""
    return "://" in place


def open_engine(place: str, *, create: bool, cache_kib: int = CACHE_KIB) -> Engine:
    """The engine of an archive whose tables are as this version wants them.

    ``create``: make the archive when there is none. `ArchiveError` when there is none, when it is
    of a newer version, or when it is something else.
    """
    engine = _server(place) if is_url(place) else _file(Path(place), cache_kib, create=create)
    give_memory(engine)
    with faults(place):
        try:
            with engine.connect() as connection:
                if not is_ours(connection, place) and not create:
                    raise ArchiveError(f"{place}: no archive there; make one with marsad add")
            with writing(engine) as connection:
                prepare(connection)
        except BaseException:
            engine.dispose()
            raise
    return engine


Transaction = Callable[[], AbstractContextManager[Connection]]
"""What begins a transaction."""


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction of one writer: others wait until it is through."""
    with engine.connect() as connection:
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        else:
            connection.execute(text("SELECT pg_advisory_xact_lock(:id)"), {"id": APPLICATION_ID})
        try:
            yield connection
        except BaseException:
            connection.rollback()
            if connection.dialect.name == "sqlite":
                _roll_back(connection)
            raise
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql("COMMIT")
        connection.commit()


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A transaction that sees the archive as it is now, whatever is written meanwhile."""
    with engine.connect() as connection:
        remember_state(connection)
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql("BEGIN")
        else:
            connection.execution_options(isolation_level="REPEATABLE READ")
            left = seconds_left()
            if left is not None:
                limit = f"SET LOCAL statement_timeout = {max(1, round(left * 1000))}"
                connection.exec_driver_sql(limit)
        try:
            yield connection
        finally:
            if connection.dialect.name == "sqlite":
                _roll_back(connection)


def _roll_back(connection: Connection) -> None:
    raw = connection.connection.driver_connection
    if isinstance(raw, sqlite3.Connection) and raw.in_transaction:
        raw.execute("ROLLBACK")


@contextmanager
def faults(place: str) -> Iterator[None]:
    """Faults of the database as `ArchiveError`, with the way out."""
    try:
        yield
    except DBAPIError as error:
        if is_over():
            raise OutOfTimeError from error
        raise ArchiveError(f"{place}: {_advice(str(error.orig))}") from error
    except sqlite3.Error as error:
        raise ArchiveError(f"{place}: {_advice(str(error))}") from error


def _advice(message: str) -> str:
    line = " ".join(message.split())
    for sign, advice in (
        ("database is locked", "another process is writing to it; try again when it is through"),
        ("is full", "the disk is full; make room and run the same command again, it goes on"),
        ("disk I/O error", "the disk fails or is full; what was acknowledged is kept"),
        ("readonly", "it may not be written to; see to its permissions and those of its folder"),
        ("not a database", "no archive but another file; name another one with --archive"),
        ("malformed", "the file is damaged; restore a copy, or make a new archive of the articles"),
        ("unable to open", "it cannot be opened; see to its permissions and those of its folder"),
    ):
        if sign in line:
            return advice
    return line


def _file(path: Path, cache_kib: int, *, create: bool) -> Engine:
    if path.is_dir():
        raise ArchiveError(f"{path}: is a folder; name a file in it")
    if not path.exists() and not create:
        raise ArchiveError(f"{path}: no archive there; make one with marsad add")
    if create and not path.parent.exists():
        raise ArchiveError(f"{path}: its folder does not exist; make it first")
    try:
        with path.open("rb") as stream:
            head = stream.read(len(_NOT_A_DATABASE))
    except FileNotFoundError:
        head = b""
    except OSError as error:
        raise ArchiveError(f"{path}: {error.strerror}") from error
    if head and head != _NOT_A_DATABASE:
        raise ArchiveError(f"{path}: no archive but another file; name another one with --archive")
    engine = create_engine(
        f"sqlite:///{path}", connect_args={"timeout": BUSY_SECONDS},
        pool_use_lifo=True,  # the connection that was used last has most in its memory
    )  # fmt: skip
    event.listen(engine, "connect", lambda connection, _: _set_up(connection, cache_kib))
    return engine


def _set_up(connection: Any, cache_kib: int) -> None:
    """Every connection: transactions are ours to begin, writers and readers do not wait."""
    connection.isolation_level = None
    for pragma in (
        "journal_mode = WAL",
        "synchronous = FULL",
        "foreign_keys = ON",
        f"cache_size = -{cache_kib}",
        "temp_store = MEMORY",
        f"mmap_size = {_MAPPED}",
    ):
        connection.execute(f"PRAGMA {pragma}")
    connection.set_progress_handler(is_over, _STEPS_BETWEEN)


def _server(url: str) -> Engine:
    try:
        parsed = make_url(url)
        if parsed.get_backend_name() != "postgresql":
            raise ArchiveError(
                f"{parsed.drivername}: an archive is a file or postgresql+psycopg://…"
            )
        return create_engine(parsed.set(drivername="postgresql+psycopg"))
    except (ArgumentError, NoSuchModuleError) as error:
        raise ArchiveError(f"no URL of a database: {error}") from error
    except ModuleNotFoundError as error:
        raise ArchiveError("PostgreSQL needs psycopg: pip install 'marsad[postgres]'") from error
