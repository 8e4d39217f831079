"""A run: which shards are missing, who codes them, and what when the engine fails on the way."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Protocol

import msgspec

from marsad.cluster.orders import Maker, Marker, Order, Shard, decode_marker
from marsad.cluster.places import Place, PlaceError, plain
from marsad.cluster.work import MARKERS, TEMPORARY, is_done, marker_path, read_marker
from marsad.readers import Defaults

_FRUITLESS = 2
"""Times that the engine may fail without having finished a shard."""


_AT_A_TIME = 32
"""Markers that are read at once."""


class EngineError(Exception):
    """The engine cannot be used, or failed: one clause."""


class RefusedError(Exception):
    """A worker may not code for this run: one clause."""


class Engine(Protocol):
    """Has orders worked on, somewhere."""

    def work(self, orders: Sequence[Order]) -> Iterator[Marker]:
        """The markers of the orders, in any order; `EngineError` when it cannot go on."""


class Plan(msgspec.Struct, frozen=True):
    """What there is to do."""

    missing: tuple[Order, ...]
    done: tuple[Marker, ...]
    others: tuple[Marker, ...]
    """Shards among the missing that another version of Marsad or of the knowledge has coded."""
    superseded: tuple[Marker, ...]
    """Parts of files that have become shorter: their records are to be removed."""


def make_plan(
    shards: Iterable[Shard],
    output: str,
    maker: Maker,
    defaults: Defaults,
    knowledge: tuple[str, ...] = (),
) -> Plan:
    """Compare the shards with the markers that the output holds."""
    markers = _markers(Place(output))
    missing: list[Order] = []
    done: list[Marker] = []
    others: list[Marker] = []
    files: set[str] = set()
    for shard in shards:
        files.add(shard.file)
        order = Order(
            shard=shard, output=output, defaults=defaults, knowledge=knowledge, maker=maker
        )
        marker = markers.pop(shard.id, None)
        if is_done(marker, order):
            done.append(marker)
            continue
        missing.append(order)
        if marker is not None and marker.state == "done" and marker.maker != maker:
            others.append(marker)
    superseded = tuple(marker for marker in markers.values() if marker.shard.file in files)
    return Plan(tuple(missing), tuple(done), tuple(others), superseded)


def carry_out(
    plan: Plan, output: str, engine: Engine, tell: Callable[[str], None]
) -> Iterator[Marker]:
    """Have the missing shards coded; their markers as they are done.

    An engine that fails is started again with what is missing, as long as it finishes something.
    """
    place = Place(output)
    _remove(place, plan.superseded)
    missing = plan.missing
    fruitless = 0
    while missing:
        finished: set[str] = set()
        for marker in _attempt(place, missing, engine, tell):
            finished.add(marker.shard.id)
            yield marker
        missing = tuple(order for order in missing if order.shard.id not in finished)
        fruitless = 0 if finished else fruitless + 1
        if fruitless >= _FRUITLESS:
            message = f"{len(missing):,} shards cannot be coded; the same command tries again"
            raise EngineError(message)
    place.delete_folder(TEMPORARY)


def _attempt(
    place: Place, orders: Sequence[Order], engine: Engine, tell: Callable[[str], None]
) -> Iterator[Marker]:
    """Have shards coded; the markers of those that are done when the engine has ended or failed."""
    finished: set[str] = set()
    try:
        for marker in engine.work(orders):
            if marker.state == "refused":
                raise RefusedError(marker.problems[0])
            finished.add(marker.shard.id)
            yield marker
    except EngineError as error:
        tell(f"warning: {error}; going on with what is missing")
    for order in orders:  # a worker may have finished a shard and died before it said so
        if order.shard.id not in finished:
            written = read_marker(place, order.shard.id)
            if is_done(written, order):
                yield written


def _remove(place: Place, markers: Iterable[Marker]) -> None:
    """Remove the records of shards, then their markers."""
    for marker in markers:
        for path in marker.files:
            place.delete(path)
        place.delete(marker_path(marker.shard.id))


def _markers(place: Place) -> dict[str, Marker]:
    """The markers of the output by shard; read many at a time, since stores answer slowly."""
    paths = [entry.path for entry in place.entries(MARKERS) if entry.path.endswith(".json")]
    with ThreadPoolExecutor(_AT_A_TIME) as pool:
        markers = pool.map(lambda path: _marker(place, path), paths)
        return {marker.shard.id: marker for marker in markers}


def _marker(place: Place, path: str) -> Marker:
    try:
        return decode_marker(place.read(path) or b"")
    except msgspec.DecodeError as error:
        raise PlaceError(f"{path} is no marker of marsad ({plain(error)})") from error
