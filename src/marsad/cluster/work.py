"""What a worker does with a shard. Whatever befalls it, the next one finds a consistent output.

    marker «begun» ─► records under temporary names ─► marker «placing» with all files, old and new
    ─► files moved to their places, old ones deleted ─► marker «done»

A shard that is begun but not done has killed its worker, or lost it with its machine. It is coded
again by processes of the worker's own, so that an article that kills a process costs only itself.
"""

from __future__ import annotations

import os
import socket
import time
import uuid
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeGuard

import msgspec

from marsad.cluster.files import MonthFiles
from marsad.cluster.orders import Maker, Marker, Order, decode_marker, encode
from marsad.cluster.places import Place
from marsad.cluster.reading import read_shard
from marsad.coder import Coder
from marsad.jobs import Coded, Failed, Outcome, code_items, keep_loaded
from marsad.readers import Meter
from marsad.version import VERSION

MARKERS = "_shards"
"""Folder of the markers; readers of Parquet pass over names that begin so."""
TEMPORARY = "_shards/unfinished"
_MOST_PROBLEMS = 500
_PROCESSES = 2
"""For a shard that has killed its worker; with one, articles would be coded in the worker."""


class ShardCoder:
    """Codes shards one after the other with one coder."""

    def __init__(self, knowledge: tuple[str, ...] = ()) -> None:
        self._make: Callable[[], Coder] = partial(Coder, tuple(map(Path, knowledge)))
        self._coder = self._make()
        keep_loaded()
        self._name = f"{socket.gethostname()} {os.getpid()}"
        self.maker = Maker(version=VERSION, knowledge=self._coder.knowledge.digest)

    def work(self, order: Order) -> Marker:
        """Code a shard, unless somebody has done so; its marker."""
        if order.maker != self.maker:
            return self._refused(order)
        place = Place(order.output)
        earlier = read_marker(place, order.shard.id)
        if is_done(earlier, order):
            return earlier
        began = time.monotonic()
        marker = Marker(state="begun", shard=order.shard, maker=self.maker, worker=self._name)
        files = dict(earlier.files) if earlier else {}
        _write(place, msgspec.structs.replace(marker, files=files))
        died = earlier is not None and earlier.state == "begun"
        coded, new = self._code(order, place, marker, careful=died)

        _write(place, msgspec.structs.replace(coded, state="placing", files=files | coded.files))
        new.place(order.shard.id)
        for path in files.keys() - coded.files.keys():
            place.delete(path)
        done = msgspec.structs.replace(
            coded, state="done", seconds=round(time.monotonic() - began, 3)
        )
        _write(place, done)
        return done

    def _code(
        self, order: Order, place: Place, marker: Marker, *, careful: bool
    ) -> tuple[Marker, MonthFiles]:
        meter = Meter()
        files = MonthFiles(place, f"{TEMPORARY}/{order.shard.id}-{uuid.uuid4().hex[:8]}")
        problems: list[str] = []
        errors = coded = 0
        items = read_shard(order.shard, order.defaults, meter)
        factory = self._make if careful else lambda: self._coder
        for outcome in code_items(items, factory, _PROCESSES if careful else 1):
            if isinstance(outcome, Coded):
                files.put(outcome.line)
                coded += 1
                continue
            errors += isinstance(outcome, Failed) or outcome.severity == "error"
            if len(problems) < _MOST_PROBLEMS:
                problems.append(_told(outcome))
        files.close()
        found = msgspec.structs.replace(
            marker, coded=coded, errors=errors, problems=tuple(problems),
            left_out={str(reason): count for reason, count in meter.left_out.items()},
            files={files.path(month, order.shard.id): n for month, n in files.counts.items()},
        )  # fmt: skip
        return found, files

    def _refused(self, order: Order) -> Marker:
        theirs, ours = order.maker, self.maker
        message = (
            f"a worker has Marsad {ours.version} with knowledge {ours.knowledge[:12]}, the command "
            f"Marsad {theirs.version} with {theirs.knowledge[:12]}; install the same everywhere"
        )
        return Marker(state="refused", shard=order.shard, maker=ours, problems=(message,))


def read_marker(place: Place, shard: str) -> Marker | None:
    """The marker of a shard, or null; one that cannot be read is none."""
    data = place.read(marker_path(shard))
    try:
        return decode_marker(data) if data else None
    except msgspec.DecodeError:
        return None


def marker_path(shard: str) -> str:
    """Where the marker of a shard is, relative to the output."""
    return f"{MARKERS}/{shard}.json"


def is_done(marker: Marker | None, order: Order) -> TypeGuard[Marker]:
    """Whether the shard is coded, as it is now and by this maker."""
    return (
        marker is not None
        and marker.state == "done"
        and marker.maker == order.maker
        and marker.shard == order.shard
    )


def _write(place: Place, marker: Marker) -> None:
    place.write(marker_path(marker.shard.id), encode(marker))


def _told(outcome: Outcome) -> str:
    """The line that tells what went wrong."""
    if isinstance(outcome, Failed):
        article = outcome.source.article.id
        return f"error: {outcome.source.where}: article {article}: {outcome.message}"
    if isinstance(outcome, Coded):
        return ""
    return f"{outcome.severity}: {outcome.where}: {outcome.message}"
