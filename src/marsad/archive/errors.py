"""What can go wrong with an archive, each in one line that says what to do."""

from __future__ import annotations


class ArchiveError(Exception):
    """The archive cannot be opened, read or written."""


class AskError(ArchiveError):
    """What is asked for makes no sense: ``field`` of `Filters` says where, when that is known."""

    def __init__(self, message: str, field: str | None = None) -> None:
        super().__init__(message)
        self.field = field
