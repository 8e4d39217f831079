"""Records as JSON Lines on disk, each line written whole, so that a run can be taken up again."""

from __future__ import annotations

import os
from pathlib import Path
from typing import BinaryIO

import msgspec


class JournalError(ValueError):
    """The file to continue was not written by ``marsad code``."""


class _ArticleId(msgspec.Struct):
    id: str


class _RecordId(msgspec.Struct):
    article: _ArticleId


_DECODER = msgspec.json.Decoder(_RecordId)


class Journal:
    """A file of records, open for appending."""

    def __init__(self, path: Path, *, resume: bool = False) -> None:
        self.path = path
        self.ids: set[str] = set()
        """Ids of the articles that an earlier run has written."""
        self.written = 0
        """Records that this run has written."""
        if resume and path.exists():
            self.ids, end = read_ids(path)
            os.truncate(path, end)
        self._stream = path.open("ab" if resume else "wb", buffering=0)

    def write(self, line: bytes) -> None:
        """Append one record, given without its newline."""
        write_whole(self._stream, line + b"\n")
        self.written += 1

    def close(self) -> None:
        """Close the file."""
        self._stream.close()


def read_ids(path: Path) -> tuple[set[str], int]:
    """The article ids of a file of records, and where its last whole line ends.

    A line that an interrupted run left torn is not counted; `JournalError` when another line is no
    record.
    """
    ids: set[str] = set()
    end = 0
    with path.open("rb") as stream:
        for number, line in enumerate(stream, start=1):
            if not line.endswith(b"\n"):
                break
            try:
                ids.add(_DECODER.decode(line).article.id)
            except (msgspec.DecodeError, UnicodeDecodeError) as error:
                raise JournalError(f"{path}:{number} is no record of marsad") from error
            end += len(line)
    return ids, end


def write_whole(stream: BinaryIO, data: bytes) -> None:
    """Write all the bytes to an unbuffered stream, which may take them in parts."""
    view = memoryview(data)
    while view:
        view = view[stream.write(view) :]
