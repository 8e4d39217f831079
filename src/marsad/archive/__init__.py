"""The archive: the records of many articles, kept, searched and compared.

`Archive` opens one; `Filters` say what is asked for; `EVENTS`, `STATEMENTS`, `FIGURES` and
`AGREEMENTS` say of which kind the answers shall be.
"""

from marsad.archive.answers import AGREEMENTS, EVENTS, FIGURES, STATEMENTS, Answer
from marsad.archive.archive import Archive
from marsad.archive.errors import ArchiveError
from marsad.archive.filters import Filters
from marsad.archive.searching import Hit
from marsad.archive.summary import Summary
from marsad.archive.writer import Written

__all__ = [
    "AGREEMENTS",
    "EVENTS",
    "FIGURES",
    "STATEMENTS",
    "Answer",
    "Archive",
    "ArchiveError",
    "Filters",
    "Hit",
    "Summary",
    "Written",
]
