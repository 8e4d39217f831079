"""How a server is run."""

from __future__ import annotations

from pathlib import Path

import msgspec

ASSETS = Path(__file__).parent / "assets"
"""The built workbench, as a wheel ships it."""


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """How a server is run."""

    archive: str
    """The archive: a file, or the URL of a database."""
    host: str = "127.0.0.1"
    port: int = 8770
    public: bool = False
    """Whether others than this machine may ask: then everything needs a token."""
    workers: int = 1
    """Processes that answer."""
    threads: int = 8
    """Slow requests that each of them works on at the same time."""
    seconds: float = 20.0
    """How long a request may take."""
    export_seconds: float = 600.0
    """How long an export may take."""
    cache_kib: int = 16_384
    """Memory that each thread has for pages of the archive; the system remembers them too."""
    warm: bool = True
    """Whether the first page is worked out before anybody asks for it."""
    largest_body: int = 2_000_000
    """Bytes."""
    assets: Path = ASSETS
    """Folder of the built workbench."""

    @property
    def at_once(self) -> int:
        """Requests that a process works on at the same time, as long as none is slow."""
        return 2 if self.workers == 1 else 1
