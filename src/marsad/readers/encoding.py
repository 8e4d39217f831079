"""Bytes to text: UTF-8 and UTF-16 as such, Windows-1256 and ISO 8859-6 by what they yield.

The two Arabic code pages share only the letters from hamza to dad, so that a text read with the
wrong one turns every lam, meem and noon into a Latin letter: the page that yields more Arabic
letters is the right one, and one that yields few is none.
"""

from __future__ import annotations

import codecs
import re

import msgspec

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
ARABIC_CODE_PAGES = ("cp1256", "iso8859_6")
NAMES = {"cp1256": "Windows-1256", "iso8859_6": "ISO-8859-6"}

_ARABIC = re.compile("[\u060c\u061b\u061f\u0621-\u065f]")
_NON_ASCII = re.compile("[^\x00-\x7f]")
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_ENOUGH_ARABIC = 0.7
"""Share of the characters beyond ASCII that must be Arabic for a code page to be believed."""
_HEAD = 8192


class Decoded(msgspec.Struct, frozen=True):
    """Text and the encoding it was read with."""

    text: str
    encoding: str


class Undecodable(msgspec.Struct, frozen=True):
    """The first byte that no encoding explains."""

    offset: int
    byte: int

    def describe(self, base: int = 0) -> str:
        """One clause that names byte and offset; ``base`` is where the bytes began in the file."""
        return (
            f"byte 0x{self.byte:02X} at offset {base + self.offset} cannot be decoded"
            " (neither UTF-8 nor Windows-1256 nor ISO-8859-6); save the text as UTF-8"
        )


def is_binary(head: bytes) -> bool:
    """Whether the first bytes of a file are no text in any of the encodings."""
    if byte_order_mark(head):
        return False
    head = head[:_HEAD]
    return b"\x00" in head or len(_CONTROLS.findall(head)) * 20 > len(head)


def byte_order_mark(data: bytes) -> tuple[bytes, str] | None:
    """The byte order mark that the data begin with, and its encoding."""
    return next(((bom, name) for bom, name in BOMS if data.startswith(bom)), None)


def decode(data: bytes, declared: str | None = None) -> Decoded | Undecodable:
    """The text of the bytes. ``declared`` is the encoding that the document itself names."""
    if found := byte_order_mark(data):
        bom, encoding = found
        return _strict(data[len(bom) :], encoding, len(bom))
    result = _strict(data, "utf-8", 0)
    if isinstance(result, Decoded) or _is_damaged_utf8(data):
        return result
    return _by_code_page(data) or _as_declared(data, declared) or result


def _strict(data: bytes, encoding: str, base: int) -> Decoded | Undecodable:
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError as error:
        return Undecodable(base + error.start, data[error.start])


def _is_damaged_utf8(data: bytes) -> bool:
    """Whether most bytes beyond ASCII form UTF-8 sequences: chance rarely makes one."""
    lenient = data.decode("utf-8", "replace")
    bad = lenient.count("\ufffd")
    return len(_NON_ASCII.findall(lenient)) - bad > bad


def _by_code_page(data: bytes) -> Decoded | None:
    candidates: list[tuple[float, str, str]] = []
    for encoding in ARABIC_CODE_PAGES:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        beyond = len(_NON_ASCII.findall(text))
        candidates.append((len(_ARABIC.findall(text)) / max(beyond, 1), encoding, text))
    share, encoding, text = max(candidates, default=(0.0, "", ""), key=lambda found: found[0])
    return Decoded(text, encoding) if share >= _ENOUGH_ARABIC else None


def _as_declared(data: bytes, declared: str | None) -> Decoded | None:
    if declared is None:
        return None
    try:
        return Decoded(data.decode(declared), declared.lower())
    except (LookupError, UnicodeError):
        return None
