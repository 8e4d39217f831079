"""Where `marsad code` puts records: standard output, or a file that can be taken up again."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path
from typing import Protocol

import msgspec

from marsad.cli.messages import Failure, Misuse
from marsad.exports.journal import JournalError
from marsad.exports.output import Format, OutputFile
from marsad.record import Record


class Sink(Protocol):
    """Takes the records of a run, each as one line of JSON."""

    ids: frozenset[str]
    """Articles that the output holds already."""

    def write(self, line: bytes) -> None:
        """Take one record."""

    def finish(self) -> str:
        """The run is through; returns where the records went, for the closing line."""

    def abandon(self) -> str:
        """The run was interrupted; returns how to go on."""


class LineOutput:
    """JSON Lines on standard output."""

    ids: frozenset[str] = frozenset()

    def __init__(self) -> None:
        self._stream = sys.stdout.buffer

    def write(self, line: bytes) -> None:
        """Write the line and see that it goes out."""
        self._put(line + b"\n")

    def finish(self) -> str:
        """Everything is out."""
        return "to standard output"

    def abandon(self) -> str:
        """Nothing is kept."""
        return "write to a file with -o, and --resume can take it up again"

    def _put(self, data: bytes) -> None:
        try:
            self._stream.write(data)
            self._stream.flush()
        except BrokenPipeError:
            _forget_standard_output()
            raise
        except OSError as error:
            _forget_standard_output()
            raise Failure(f"cannot write to standard output: {error.strerror}") from error


class ArrayOutput(LineOutput):
    """One JSON array on standard output."""

    def __init__(self) -> None:
        super().__init__()
        self._before = b"[\n"

    def write(self, line: bytes) -> None:
        """Write the record as an element."""
        self._put(self._before + line)
        self._before = b",\n"

    def finish(self) -> str:
        """Close the array."""
        self._put(b"[]\n" if self._before == b"[\n" else b"\n]\n")
        return super().finish()


class RowOutput(LineOutput):
    """CSV on standard output."""

    def __init__(self) -> None:
        from marsad.exports.rows import RowWriter

        super().__init__()
        self._text = io.StringIO()
        self._rows = RowWriter(self._text)
        self._decoder = msgspec.json.Decoder(Record)

    def write(self, line: bytes) -> None:
        """Write the events of the record."""
        self._rows.write(self._decoder.decode(line))
        self._flush()

    def finish(self) -> str:
        """Write the header even when there were no events."""
        self._flush()
        return super().finish()

    def _flush(self) -> None:
        self._put(self._text.getvalue().encode())
        self._text.seek(0)
        self._text.truncate()


class FileOutput:
    """The file that ``-o`` names."""

    def __init__(self, target: Path, form: Format, *, resume: bool) -> None:
        self._name = str(target)
        if target.is_dir():
            raise Failure(f"cannot write {target}: it is a folder; name a file in it")
        if form != "jsonl" and target.exists() and not target.is_file():
            raise Failure(f"cannot write {target}: {form} needs a regular file")
        try:
            self._file = OutputFile(target, form, resume=resume)
        except JournalError as error:
            raise Failure(f"cannot resume: {error}; name another file with -o") from error
        except OSError as error:
            raise Failure(f"cannot write {target}: {error.strerror}") from error
        self.ids = frozenset(self._file.journal.ids)

    def write(self, line: bytes) -> None:
        """Append the record to the journal."""
        try:
            self._file.journal.write(line)
        except OSError as error:
            raise self._failure(error) from error

    def finish(self) -> str:
        """Make the file of its journal."""
        try:
            self._file.finish()
        except OSError as error:
            raise self._failure(error) from error
        return f"to {self._name}"

    def abandon(self) -> str:
        """Keep what is done."""
        self._file.abandon()
        return self._kept()

    def _failure(self, error: OSError) -> Failure:
        return Failure(f"cannot write {self._name}: {error.strerror}; {self.abandon()}")

    def _kept(self) -> str:
        count = self._file.journal.written + len(self.ids)
        kept = f"{count} records are safe in {self._file.journal.path}"
        return f"{kept}; the same command with --resume goes on from there"


def open_sink(output: Path | None, form: Format, *, resume: bool) -> Sink:
    """The sink that the options ask for."""
    if output is not None and str(output) != "-":
        return FileOutput(output, form, resume=resume)
    if resume:
        raise Misuse("--resume needs a file to go on with; name it with -o FILE")
    if form == "parquet":
        raise Misuse("Parquet is not for standard output; name a file with -o FILE")
    return {"jsonl": LineOutput, "json": ArrayOutput, "csv": RowOutput}[form]()


def _forget_standard_output() -> None:
    """Keep Python from writing what is left to the broken output when it leaves."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
