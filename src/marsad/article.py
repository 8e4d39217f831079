"""From an input line to an `Article`: the one place that knows the keys of an input line.

An input line is a mapping with ``title`` and ``body``, or with ``text`` alone, and, where known,
``id``, ``url``, ``publisher`` and ``published``. Unknown keys are ignored.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from datetime import datetime

from marsad.limits import LONGEST_ARTICLE
from marsad.record import Article

_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[T ].+)?")
_LETTERS = re.compile(r"[^\W\d_]+")
_ARABIC = re.compile("[\u0621-\u064a]+")
_OTHER_ARABIC_SCRIPT = re.compile("[\u0679\u067e\u0686\u0688\u0691\u0698\u06a9-\u06d3\u06d5]")
"""Letters of Persian, Urdu, Kurdish and others that Arabic is not written with."""

_SAMPLE = 20_000
"""Code points that the language is told from."""


class InputError(ValueError):
    """An input line that is no article: names the field and what is wrong with it."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(f"{field}: {message}")
        self.field = field


def build_article(line: Mapping[str, object]) -> Article:
    """The article of an input line; `InputError` when a field is missing or of a wrong type.

    A ``published`` that is no ISO date is left out, so that nothing is resolved against it.
    """
    title, text = _title_and_text(line)
    if not text.strip():
        raise InputError("text", "the article is empty")
    if len(text) > LONGEST_ARTICLE:
        raise InputError(
            "text", f"has {len(text):,} characters; an article has at most {LONGEST_ARTICLE:,}"
        )
    published = _string(line, "published")
    return Article(
        id=_identifier(line) or content_id(text),
        url=_string(line, "url"),
        publisher=_string(line, "publisher"),
        title=title,
        published=published if is_iso_date(published) else None,
        language=detect_language(text),
        text=text,
    )


def content_id(text: str) -> str:
    """The id of an article that comes without one: ``sha256:`` and 16 hex digits."""
    return "sha256:" + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def detect_language(text: str) -> str:
    """``ar`` for a text that is mostly Arabic, else ``und``."""
    sample = text[:_SAMPLE]
    letters = sum(map(len, _LETTERS.findall(sample)))
    arabic = sum(map(len, _ARABIC.findall(sample)))
    foreign = len(_OTHER_ARABIC_SCRIPT.findall(sample))
    return "ar" if arabic and arabic * 2 >= letters and foreign * 20 <= arabic else "und"


def first_line(text: str) -> str:
    """The title of a text that holds its own: the first line, when others follow."""
    head, _, rest = text.lstrip().partition("\n")
    return head.strip() if rest.strip() else ""


def is_iso_date(value: str | None) -> bool:
    """Whether the value is an ISO date or date-time."""
    if value is None or not _ISO_DATE.fullmatch(value):
        return False
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return False
    return True


def _title_and_text(line: Mapping[str, object]) -> tuple[str, str]:
    title, body, text = (_string(line, key) for key in ("title", "body", "text"))
    if title is not None and body is not None:
        return title, f"{title}\n{body}"
    if text is not None:
        return (first_line(text) if title is None else title), text
    missing = "body" if body is None else "title"
    raise InputError(missing, 'is missing (an article needs "title" and "body", or "text" alone)')


def _identifier(line: Mapping[str, object]) -> str | None:
    value = line.get("id")
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return _string(line, "id")


def _string(line: Mapping[str, object], key: str) -> str | None:
    value = line.get(key)
    if value is None:
        return None
    if isinstance(value, str):
        try:
            value.encode()
        except UnicodeEncodeError:
            raise InputError(key, "holds half a character (a surrogate without its pair)") from None
        return value
    raise InputError(key, f"must be a string, not {_json_type(value)}")


def _json_type(value: object) -> str:
    if isinstance(value, bool):
        return "a boolean"
    if isinstance(value, (int, float)):
        return "a number"
    return "an object" if isinstance(value, Mapping) else "a list"
