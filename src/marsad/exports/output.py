"""The output file of a run: filled line by line, taken up again, replaced only when complete.

Records go to a journal of JSON Lines. For a new JSONL file the journal is the file itself. When
the file exists already, or has another format, the journal is ``FILE.partial``, and the file is
replaced or written from it at the end. So an interrupted run loses at most the article at hand,
and a run that comes to nothing leaves an earlier result alone.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Literal

from marsad.exports.journal import Journal

Format = Literal["jsonl", "json", "csv", "parquet"]


class OutputFile:
    """The file that ``-o`` names, and its journal."""

    def __init__(self, target: Path, form: Format, *, resume: bool) -> None:
        self.target = target
        self.form = form
        self.partial = target.with_name(target.name + ".partial")
        self.journal = Journal(self._journal_path(resume), resume=resume)

    def finish(self) -> None:
        """Make the target of what was coded; a run that wrote nothing replaces no earlier file."""
        self.journal.close()
        if self.journal.path == self.target:
            return
        if not self.journal.written and not self.journal.ids and self.target.exists():
            self.partial.unlink()
        elif self.form == "jsonl":
            os.replace(self.partial, self.target)
        else:
            self._convert()

    def abandon(self) -> None:
        """Stop here; what was coded stays in the journal."""
        self.journal.close()

    def _journal_path(self, resume: bool) -> Path:
        if self.form != "jsonl":
            return self.partial
        if resume:
            return self.partial if self.partial.exists() else self.target
        if self.target.is_file():
            return self.partial
        self.partial.unlink(missing_ok=True)  # of an earlier run that this one starts over
        return self.target

    def _convert(self) -> None:
        from marsad.exports.convert import convert_records  # loads pyarrow for Parquet

        unfinished = self.target.with_name(self.target.name + ".unfinished")
        convert_records(self.partial, unfinished, self.form)
        os.replace(unfinished, self.target)
        self.partial.unlink()
