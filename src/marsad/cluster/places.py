"""Folders on this machine and in object stores (``s3://bucket/folder``), through pyarrow.

Keys, region and endpoint of S3 come from where the AWS tools take them: environment variables,
``~/.aws`` or the role of the machine.
"""

from __future__ import annotations

import io
import re
import uuid
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO, cast

import msgspec

if TYPE_CHECKING:
    import pyarrow.fs as fs

_ADDRESS = re.compile(r"([a-z][a-z0-9+-]+):/+(.+)")
_READ_AHEAD = 8 << 20
"""Bytes of a request: object stores answer large ones faster."""


class PlaceError(Exception):
    """A place cannot be read or written: one clause."""


class Entry(msgspec.Struct, frozen=True):
    """A file in a folder."""

    path: str
    """Relative to the folder."""
    size: int
    modified: float


def address_of(path: object) -> str | None:
    """The address that a command-line argument is, or null for a path of this machine.

    A ``Path`` has lost one of the slashes of ``s3://``.
    """
    found = _ADDRESS.fullmatch(str(path))
    return f"{found.group(1)}://{found.group(2)}" if found else None


class Place:
    """A folder, or with ``path`` empty the file or folder itself."""

    def __init__(self, where: str) -> None:
        import pyarrow as pa
        import pyarrow.fs as fs

        self.name = where
        try:
            if address_of(where) is None:
                self._files: fs.FileSystem = fs.LocalFileSystem()
                self._root = where.rstrip("/") or "/"
            else:
                self._files, self._root = fs.FileSystem.from_uri(where)
                self._root = self._root.rstrip("/")
        except (pa.ArrowException, OSError, ValueError) as error:
            raise PlaceError(f"{where}: {plain(error)}") from error

    def read(self, path: str) -> bytes | None:
        """The bytes of a file; null when there is none."""
        try:
            with self._files.open_input_stream(self._at(path), compression=None) as stream:
                return cast(bytes, stream.read())
        except FileNotFoundError:
            return None
        except OSError as error:
            raise PlaceError(f"{self.name}: {plain(error)}") from error

    def open(self, path: str = "") -> BinaryIO:
        """A file, to be read from any point."""
        stream = self._files.open_input_file(self._at(path))
        return io.BufferedReader(cast(io.RawIOBase, stream), _READ_AHEAD)

    def write(self, path: str, data: bytes) -> None:
        """Write a file whole: whoever reads it meanwhile gets the old one or the new one."""
        # in a store a file appears when it is whole; here others may write the same one meanwhile
        target = path if address_of(self.name) else f"{path}.{uuid.uuid4().hex[:8]}.tmp"
        with self.writing(target) as stream:
            stream.write(data)
        if target != path:
            self.move(target, path)

    def writing(self, path: str) -> BinaryIO:
        """A file to be written; its folder is made."""
        try:
            self._files.create_dir(self._at(path).rpartition("/")[0], recursive=True)
            stream = self._files.open_output_stream(self._at(path), compression=None)
            return cast(BinaryIO, stream)
        except OSError as error:
            raise PlaceError(f"{self.name}: {plain(error)}") from error

    def move(self, old: str, new: str) -> None:
        """Give a file another name, which may be taken."""
        target = self._at(new)
        self._files.create_dir(target.rpartition("/")[0], recursive=True)
        self._files.move(self._at(old), target)

    def delete(self, path: str) -> None:
        """Delete a file that may be there."""
        try:
            self._files.delete_file(self._at(path))
        except FileNotFoundError:
            return

    def delete_folder(self, path: str) -> None:
        """Delete a folder that may be there."""
        try:
            self._files.delete_dir(self._at(path))
        except FileNotFoundError:
            return

    def entries(self, path: str = "") -> Iterator[Entry]:
        """The files in a folder and below it, in order; the file itself when the place is one."""
        import pyarrow.fs as fs

        try:
            [itself] = self._files.get_file_info([self._at(path)])
            found = [itself]
            if itself.type == fs.FileType.Directory:
                wanted = fs.FileSelector(self._at(path), recursive=True)
                found = self._files.get_file_info(wanted)
        except OSError as error:
            raise PlaceError(f"{self.name}: {plain(error)}") from error
        for one in sorted(found, key=lambda info: info.path):
            if one.type == fs.FileType.File:
                inner = one.path[len(self._root) :].strip("/")
                yield Entry(inner, one.size, one.mtime_ns / 1e9 if one.mtime_ns else 0.0)

    def _at(self, path: str) -> str:
        return f"{self._root}/{path}" if path else self._root


def plain(error: Exception) -> str:
    """The message of an error on one line."""
    return " ".join(str(error).split()).rstrip(".")
