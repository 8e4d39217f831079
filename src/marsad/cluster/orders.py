"""What the driver of a run and its workers tell each other; everything is plain data."""

from __future__ import annotations

from typing import Literal

import msgspec

from marsad.readers import Defaults

Unit = Literal["file", "bytes", "lines", "row groups"]


class Shard(msgspec.Struct, frozen=True, kw_only=True):
    """A file, or a part of one, that is coded as a whole."""

    id: str
    """Names its output; the same input has the same shards in every run."""
    file: str
    """Path or address."""
    unit: Unit
    start: int = 0
    """First byte, line or row group, counted from 0; lines that begin in the range belong to it."""
    end: int = 0
    """The one after the last; 0 for a whole file."""
    size: int
    """Bytes it is of, about: for progress."""
    stamp: str
    """Size and time of the file: a file that changed is coded anew."""


class Maker(msgspec.Struct, frozen=True, kw_only=True):
    """What codes: records of the same maker are the same bytes."""

    version: str
    """Of Marsad."""
    knowledge: str
    """Digest of the knowledge, overlays included."""


class Order(msgspec.Struct, frozen=True, kw_only=True):
    """A shard to be coded, and how."""

    shard: Shard
    output: str
    defaults: Defaults
    knowledge: tuple[str, ...] = ()
    """Overlays, which must be there on every machine."""
    maker: Maker


class Marker(msgspec.Struct, frozen=True, kw_only=True):
    """What has become of a shard."""

    state: Literal["begun", "placing", "done", "refused"]
    """``begun``: somebody codes it, or died at it. ``placing``: its files are being moved to their
    places. ``done``: its records are whole. ``refused``: the worker may not code it; see
    ``problems``."""
    shard: Shard
    maker: Maker
    coded: int = 0
    """Articles."""
    errors: int = 0
    problems: tuple[str, ...] = ()
    """The first errors, warnings and notes, a line each."""
    left_out: dict[str, int] = {}
    """Records of crawls without an Arabic article, by reason."""
    files: dict[str, int] = {}
    """Articles by the file that holds them, relative to the output."""
    worker: str = ""
    """Machine and process that code it."""
    seconds: float = 0.0


def encode(value: Order | Marker) -> bytes:
    """As JSON."""
    return msgspec.json.encode(value)


def decode_order(data: bytes | str) -> Order:
    """From JSON."""
    return msgspec.json.decode(data, type=Order)


def decode_marker(data: bytes | str) -> Marker:
    """From JSON."""
    return msgspec.json.decode(data, type=Marker)
