"""What every reader does with the fields it found: fill in defaults, build, judge."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from marsad.article import InputError, build_article, is_iso_date
from marsad.readers.encoding import NAMES
from marsad.readers.items import Defaults, Item, ReadArticle, ReadProblem


def read_fields(
    fields: Mapping[str, object], file: str, defaults: Defaults, line: int | None = None
) -> Iterator[Item]:
    """The article that the fields make up, with a warning for what it lacks.

    A record is read for its article, so that records can be coded anew.
    """
    inner = fields.get("article")
    if isinstance(inner, dict) and "events" in fields:
        fields = inner
    try:
        article = build_article(_with_defaults(fields, defaults))
    except InputError as error:
        yield ReadProblem(file=file, line=line, message=str(error))
        return
    published = fields.get("published")
    if isinstance(published, str) and published and not is_iso_date(published):
        message = f"published: «{published[:40]}» is no ISO date; relative dates stay open"
        yield ReadProblem(file=file, line=line, message=message, severity="warning")
    if article.language != "ar":
        message = "is not an Arabic article; its record holds no events"
        yield ReadProblem(file=file, line=line, message=message, severity="warning")
    yield ReadArticle(article=article, file=file, line=line)


def note_encoding(file: str, encoding: str) -> Iterator[ReadProblem]:
    """Say so when a text was read with a code page that it does not name itself."""
    if encoding in NAMES:
        message = f"read as {NAMES[encoding]}, which its bytes fit best"
        yield ReadProblem(file=file, message=message, severity="note")


def _with_defaults(fields: Mapping[str, object], defaults: Defaults) -> dict[str, object]:
    return {
        **fields,
        "published": fields.get("published") or defaults.published,
        "publisher": fields.get("publisher") or defaults.publisher,
    }
