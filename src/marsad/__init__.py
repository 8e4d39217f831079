"""Marsad (مرصد) reads Arabic news and keeps the record of it.

    >>> import marsad
    >>> record = marsad.code({"title": "…", "body": "…", "published": "2013-09-24"})
    >>> record.events[0].type
    'CONSULT'

`code` is for one-off use. To code many articles make one `Coder` and call its ``code``: it loads
the knowledge once. `load_records` reads what ``marsad code`` wrote. `Archive` keeps the records of
many articles and answers what `Filters` ask. `Article` and `Record` are the types; `marsad.record`
holds all others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from marsad.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from os import PathLike

    from marsad.archive import Archive, Filters
    from marsad.coder import Coder
    from marsad.record import Article, Record

__version__ = VERSION

__all__ = [
    "Archive",
    "Article",
    "Coder",
    "Filters",
    "Record",
    "__version__",
    "code",
    "load_records",
]

_LAZY = {
    "Archive": "marsad.archive",
    "Article": "marsad.record",
    "Coder": "marsad.coder",
    "Filters": "marsad.archive",
    "Record": "marsad.record",
}
"""Public types and their modules, which are imported when first asked for: ``import marsad`` stays
quick."""

_coders: list[Coder] = []
"""The coder that `code` has made, if any."""


def code(article: Article | Mapping[str, object]) -> Record:
    """The record of one article, with the knowledge that comes with Marsad.

    ``article`` is an `Article` or a mapping with the keys of an input line: ``title`` and ``body``
    (or ``text`` alone) and, where known, ``id``, ``url``, ``publisher``, ``published``. The
    knowledge is loaded by the first call and kept. Raises `marsad.article.InputError`, a
    ``ValueError``, when the mapping is no article.
    """
    if not _coders:
        from marsad.coder import Coder

        _coders.append(Coder())
    return _coders[0].code(article)


def load_records(path: str | PathLike[str]) -> Iterator[Record]:
    """The records of a file that ``marsad code`` wrote as JSON Lines, one after another.

    The file may be compressed with gzip. Raises ``ValueError``, naming file and line, when a line
    is no record.
    """
    import gzip
    from pathlib import Path

    import msgspec

    from marsad.record import Record

    decoder = msgspec.json.Decoder(Record)
    with Path(path).open("rb") as raw:
        packed = raw.read(2) == b"\x1f\x8b"
        raw.seek(0)
        for number, line in enumerate(gzip.GzipFile(fileobj=raw) if packed else raw, start=1):
            if line.strip():
                try:
                    yield decoder.decode(line)
                except (msgspec.DecodeError, UnicodeDecodeError) as error:
                    raise ValueError(f"{path}:{number}: no record: {error}") from error


def __dir__() -> list[str]:
    return sorted(__all__)


if not TYPE_CHECKING:  # a type checker knows the names from the imports above

    def __getattr__(name: str) -> object:
        """The public types, imported when first asked for (PEP 562)."""
        if name not in _LAZY:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        found = globals()[name] = getattr(import_module(_LAZY[name]), name)
        return found
