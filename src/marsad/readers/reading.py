"""Read articles from paths, in order, whatever they hold; bad content is yielded, not raised."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import BinaryIO

from marsad.readers.encoding import is_binary
from marsad.readers.html import read_html
from marsad.readers.items import Defaults, Item, ReadProblem
from marsad.readers.jsonl import read_json, read_jsonl
from marsad.readers.parquet import read_parquet
from marsad.readers.sources import (
    PARQUET_MAGIC,
    WARC_MAGIC,
    Kind,
    Source,
    find_sources,
    head_of,
    is_warc,
    kind_of,
    open_source,
    unpack,
)
from marsad.readers.text import read_text
from marsad.readers.warc import LeftOut, read_warc
from marsad.readers.whole import TooLargeError

Reader = Callable[[BinaryIO, str, Defaults], Iterator[Item]]

Opening = Callable[[], AbstractContextManager[BinaryIO]]
"""Opens a source for reading."""

READERS: dict[Kind, Reader] = {
    "text": read_text,
    "html": read_html,
    "json": read_json,
    "jsonl": read_jsonl,
}


class Meter:
    """How much of the input has been read, and what of it was left out."""

    def __init__(self) -> None:
        self.total: int | None = None
        """Bytes of all files; null as long as it is unknown, as for standard input."""
        self.done = 0
        self.left_out: LeftOut = Counter()
        """Records of crawls that hold no Arabic article, by reason."""


def read_articles(
    paths: Iterable[Path],
    defaults: Defaults | None = None,
    meter: Meter | None = None,
    leave_out: Path | None = None,
) -> Iterator[Item]:
    """The articles of files, folders and standard input (``-``), in order.

    ``leave_out`` is a file that a folder may hold and that is not read: the output.
    """
    defaults = defaults or Defaults()
    meter = meter or Meter()
    found = list(find_sources(paths, leave_out))
    sources = [one for one in found if isinstance(one, Source)]
    if all(source.path for source in sources):
        meter.total = sum(source.size for source in sources)
    for one in found:
        if isinstance(one, ReadProblem):
            yield one
        else:
            yield from _read_source(one, defaults, meter)


def _read_source(source: Source, defaults: Defaults, meter: Meter) -> Iterator[Item]:
    base = meter.done
    yield from read_opened(source, lambda: open_source(source), defaults, meter)
    meter.done = base + source.size


def read_opened(
    source: Source, opening: Opening, defaults: Defaults, meter: Meter
) -> Iterator[Item]:
    """The articles of a source, which may lie elsewhere than on this machine."""
    base = meter.done
    try:
        with opening() as raw:
            for item in _read_stream(source, raw, defaults, meter):
                if source.path:
                    meter.done = base + raw.tell()
                yield item
    except (EOFError, zlib.error) as error:
        message = f"the compressed data are damaged or cut short ({error}); read what came before"
        yield ReadProblem(file=source.name, message=message)
    except TooLargeError as error:
        yield ReadProblem(file=source.name, message=str(error))
    except FileNotFoundError:
        yield ReadProblem(file=source.name, message="no such file or folder")
    except OSError as error:
        yield ReadProblem(file=source.name, message=f"cannot be read: {error.strerror or error}")


def _read_stream(source: Source, raw: BinaryIO, defaults: Defaults, meter: Meter) -> Iterator[Item]:
    if is_warc(source):  # holds many gzip members, which its reader tells apart
        left_out, seekable = meter.left_out, raw.seekable()
        yield from read_warc(raw, source.name, defaults, left_out, seekable=seekable)
        return
    stream = unpack(raw)
    head = head_of(stream)
    if not head:
        yield ReadProblem(file=source.name, message="is empty")
    elif head.startswith(WARC_MAGIC):
        yield from read_warc(stream, source.name, defaults, meter.left_out, seekable=False)
    elif head.startswith(PARQUET_MAGIC) and stream.seekable():
        yield from read_parquet(stream, source.name, defaults)
    elif head.startswith(PARQUET_MAGIC):
        message = "Parquet cannot be read from a stream; give the file"
        yield ReadProblem(file=source.name, message=message)
    elif is_binary(head):
        message = "is a binary file; give text, HTML, JSON, Parquet or WARC"
        yield ReadProblem(file=source.name, message=message)
    else:
        yield from READERS[kind_of(source, stream)](stream, source.name, defaults)
