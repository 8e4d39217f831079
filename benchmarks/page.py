"""The page of measured figures, `docs/benchmarks.md`: each script writes its own part of it."""

from __future__ import annotations

import os
import platform
import re
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

PAGE = Path(__file__).parents[1] / "docs" / "benchmarks.md"

Row = Sequence[str]


class Table:
    """A table of figures: its heading, its columns, its rows."""

    def __init__(self, title: str, columns: Row, rows: Sequence[Row], note: str = "") -> None:
        self.title = title
        self.columns = columns
        self.rows = rows
        self.note = note

    def markdown(self) -> str:
        """As the page has it."""
        lines = [self.columns, ["---"] * len(self.columns), *self.rows]
        drawn = "\n".join(f"| {' | '.join(line)} |" for line in lines)
        return f"### {self.title}\n\n{drawn}\n" + (f"\n{self.note}\n" if self.note else "")


def machine() -> str:
    """Processor, system, Python and day of a measurement, on one line."""
    cores = os.cpu_count() or 1
    return (
        f"{_processor()}, {cores} core{'s' if cores > 1 else ''}, {platform.system()}, "
        f"Python {platform.python_version()}, {datetime.now(UTC).date().isoformat()}"
    )


def write(part: str, said: str, tables: Sequence[Table], page: Path = PAGE) -> None:
    """Put the tables into the part of the page with a name, in the place of the old ones."""
    inside = "\n".join([said + "\n", *(table.markdown() for table in tables)])
    begin, end = f"<!-- {part}: begin -->", f"<!-- {part}: end -->"
    text = page.read_text(encoding="utf-8")
    pattern = re.compile(f"{re.escape(begin)}.*?{re.escape(end)}", re.DOTALL)
    if not pattern.search(text):
        raise ValueError(f"{page} has no part {part!r}")
    written = f"{begin}\n{inside}{end}"
    page.write_text(pattern.sub(lambda _: written, text), encoding="utf-8")


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    found = re.search(r"model name\s*:\s*(.+)", info.read_text()) if info.exists() else None
    return found[1] if found else platform.processor() or platform.machine()
