"""Where knowledge comes from: the file in the package, or the checkout's folder, and overlays.

The wheel ships the compiled file. A checkout (and any overlay folder) is compiled on demand and
kept in the user's cache folder under the digest of its sources, so that editing a YAML file is
enough to change what the next run knows.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Sequence
from pathlib import Path

import msgspec

from marsad.knowledge.store import FORMAT, Compiled, decode

PACKAGED = Path(__file__).parent / "compiled.msgpack"
"""The compiled file that a wheel ships."""

SOURCES = Path(__file__).parent / "sources"
"""The YAML files that a wheel ships, for overlays to be compiled with."""

_KEPT = 4
"""Compiled files that the cache folder keeps."""

_CHECKOUT = Path(__file__).parents[3] / "knowledge"


def knowledge_folders(overlays: Sequence[Path] = ()) -> list[Path]:
    """The source folders: that of the checkout, or of the package, then the overlays."""
    return [_CHECKOUT if _is_checkout() else SOURCES, *overlays]


def load_knowledge(overlays: Sequence[Path] = ()) -> Compiled:
    """The knowledge, compiled anew only when a source has changed.

    Raises `marsad.knowledge.errors.KnowledgeError` when a folder or file can't be read.
    """
    if not overlays and not _is_checkout():
        return decode(PACKAGED.read_bytes())
    folders = knowledge_folders(overlays)
    cached = _cache_folder() / f"knowledge-{FORMAT}-{_fingerprint(folders)}.msgpack"
    try:
        return decode(cached.read_bytes())
    except (OSError, msgspec.DecodeError):
        return _compile_into(cached, folders)


def _is_checkout() -> bool:
    return (_CHECKOUT / "orthography.yaml").is_file()


def _compile_into(cached: Path, folders: Sequence[Path]) -> Compiled:
    # the compiler needs PyYAML and the whole coder; loading it only here keeps start-up short
    from marsad.knowledge.compiler import compile_knowledge

    data = compile_knowledge(folders)
    # a read-only home costs time at each start, nothing else
    with contextlib.suppress(OSError):
        _write(cached, data)
        _forget_old(cached.parent)
    return decode(data)


def _forget_old(folder: Path) -> None:
    """Keeps the files compiled last: every edit of a source makes a new one."""
    compiled = sorted(folder.glob("knowledge-*.msgpack"), key=lambda file: file.stat().st_mtime)
    for file in compiled[:-_KEPT]:
        file.unlink(missing_ok=True)


def _write(target: Path, data: bytes) -> None:
    """Atomically, so that two processes may compile at once."""
    import tempfile  # not needed by a start that finds its knowledge compiled

    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=target.parent)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
    os.replace(name, target)


def _fingerprint(folders: Sequence[Path]) -> str:
    """Changes whenever a source file, or the compiler itself, does: names, sizes and times."""
    total = hashlib.sha256()
    sources = [file for folder in folders for file in sorted(folder.rglob("*.yaml"))]
    package = Path(__file__).parents[1]
    for file in [*sources, *sorted(package.rglob("*.py"))]:
        status = file.stat()
        total.update(f"{file} {status.st_size} {status.st_mtime_ns}\n".encode())
    return total.hexdigest()[:16]


def _cache_folder() -> Path:
    home = os.environ.get("XDG_CACHE_HOME")
    return (Path(home) if home else Path.home() / ".cache") / "marsad"
