"""Plain text: one article a file, its first line the title."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from marsad.limits import LARGEST_PAGE
from marsad.readers.building import note_encoding, read_fields
from marsad.readers.encoding import Undecodable, decode
from marsad.readers.items import Defaults, Item, ReadProblem
from marsad.readers.whole import read_whole


def read_text(stream: BinaryIO, file: str, defaults: Defaults) -> Iterator[Item]:
    """The article of a text file, kept exactly as it is."""
    decoded = decode(read_whole(stream, LARGEST_PAGE, "give one article a file"))
    if isinstance(decoded, Undecodable):
        yield ReadProblem(file=file, message=decoded.describe())
        return
    yield from note_encoding(file, decoded.encoding)
    yield from read_fields({"text": decoded.text}, file, defaults)
