"""What can go wrong with an archive, each in one line that says what to do."""

from __future__ import annotations


class ArchiveError(Exception):
    """The archive cannot be opened, read or written."""
