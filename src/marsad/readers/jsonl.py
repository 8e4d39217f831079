"""Input lines: JSON Lines read one by one, and JSON documents of one article or a list of them."""

from __future__ import annotations

import io
import itertools
from collections.abc import Iterable, Iterator
from typing import BinaryIO

import msgspec

from marsad.limits import LARGEST_DOCUMENT, LONGEST_LINE
from marsad.readers.building import note_encoding, read_fields
from marsad.readers.encoding import Decoded, Undecodable, byte_order_mark, decode
from marsad.readers.items import Defaults, Item, ReadProblem
from marsad.readers.whole import lines_of, read_whole

_NO_JSON = (msgspec.DecodeError, RecursionError)


def read_jsonl(stream: BinaryIO, file: str, defaults: Defaults) -> Iterator[Item]:
    """The articles of a file with one JSON object a line; a bad line costs only itself."""
    lines = lines_of(stream, LONGEST_LINE)
    first = next(lines, b"")
    mark = byte_order_mark(first)
    if mark and mark[1] != "utf-8":  # the ends of lines are not single bytes
        rest = read_whole(stream, LARGEST_DOCUMENT, "save it as UTF-8")
        yield from _read_wide(first + rest, file, defaults)
        return
    blank = True
    for item in read_lines(itertools.chain([first], lines), file, defaults):
        blank = False
        yield item
    if blank:
        yield ReadProblem(file=file, message="is empty")


def read_lines(
    lines: Iterable[bytes], file: str, defaults: Defaults, number: int = 1
) -> Iterator[Item]:
    """The articles of some lines of a file; ``number`` is that of the first."""
    offset = 0
    noted = False
    for at, raw in enumerate(lines, start=number):
        base, offset = offset, offset + len(raw)
        if not raw.strip():
            continue
        if len(raw) > LONGEST_LINE:
            message = f"the line is longer than {LONGEST_LINE >> 20:,} MB; left out"
            yield ReadProblem(file=file, line=at, message=message)
            continue
        decoded = decode(raw)
        if isinstance(decoded, Undecodable):
            yield ReadProblem(file=file, line=at, message=decoded.describe(base))
            continue
        if not noted and decoded.encoding != "utf-8":
            noted = True
            yield from note_encoding(file, decoded.encoding)
        yield from _read_line(decoded.text, file, at, defaults)


def read_json(stream: BinaryIO, file: str, defaults: Defaults) -> Iterator[Item]:
    """The articles of a JSON document: an object, or a list of objects.

    A file with one object a line is read as such, whatever its name.
    """
    data = read_whole(stream, LARGEST_DOCUMENT, "save it as JSON Lines, an article a line")
    decoded = decode(data)
    if isinstance(decoded, Undecodable):
        yield ReadProblem(file=file, message=decoded.describe())
        return
    try:
        value = msgspec.json.decode(decoded.text)
    except _NO_JSON as error:
        if _begins_with_object_line(decoded):
            yield from read_jsonl(io.BytesIO(data), file, defaults)
        else:
            yield ReadProblem(file=file, message=f"is no JSON: {_plain(error)}")
        return
    yield from note_encoding(file, decoded.encoding)
    yield from _read_document(value, file, defaults)


def _read_document(value: object, file: str, defaults: Defaults) -> Iterator[Item]:
    if isinstance(value, dict):
        yield from read_fields(value, file, defaults)
    elif not isinstance(value, list):
        yield ReadProblem(file=file, message="is neither an object nor a list of objects")
    elif not value:
        yield ReadProblem(file=file, message="is an empty list")
    else:
        for number, element in enumerate(value, start=1):
            place = f"{file} [item {number}]"
            if isinstance(element, dict):
                yield from read_fields(element, place, defaults)
            else:
                yield ReadProblem(file=place, message="is not a JSON object")


def _read_line(text: str, file: str, number: int, defaults: Defaults) -> Iterator[Item]:
    try:
        value = msgspec.json.decode(text)
    except _NO_JSON as error:
        message = f"the line is no JSON: {_plain(error)}"
        yield ReadProblem(file=file, line=number, message=message)
        return
    if isinstance(value, dict):
        yield from read_fields(value, file, defaults, number)
    else:
        yield ReadProblem(file=file, line=number, message="the line is not a JSON object")


def _read_wide(data: bytes, file: str, defaults: Defaults) -> Iterator[Item]:
    decoded = decode(data)
    if isinstance(decoded, Undecodable):
        yield ReadProblem(file=file, message=decoded.describe())
        return
    yield from read_jsonl(io.BytesIO(decoded.text.encode()), file, defaults)


def _begins_with_object_line(decoded: Decoded) -> bool:
    first, _, rest = decoded.text.lstrip().partition("\n")
    try:
        return bool(rest.strip()) and isinstance(msgspec.json.decode(first), dict)
    except _NO_JSON:
        return False


def _plain(error: Exception) -> str:
    if isinstance(error, RecursionError):
        return "it is nested too deeply"
    return str(error).removeprefix("JSON is malformed: ")
