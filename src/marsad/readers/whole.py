"""Reading no more than may be held in memory, also of what is small only while it is packed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO


class TooLargeError(Exception):
    """There is more than is read: one clause that says what may be done."""


def read_whole(stream: BinaryIO, most: int, way_out: str) -> bytes:
    """What is left of the stream; `TooLargeError` when that is more than ``most`` bytes."""
    data = stream.read(most + 1)
    if len(data) > most:
        raise TooLargeError(f"holds more than {most >> 20:,} MB; {way_out}")
    return data


def lines_of(stream: BinaryIO, most: int) -> Iterator[bytes]:
    """The lines; of one longer than ``most`` bytes only the beginning, one byte more than that."""
    while line := stream.readline(most + 1):
        yield line
        while len(line) > most and not line.endswith(b"\n"):
            line = stream.readline(most + 1)
