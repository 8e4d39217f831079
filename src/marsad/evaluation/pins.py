"""Pinned floors: what a set has reached, and which set that was."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec

SLACK = 0.02
"""How far below what was reached a floor is pinned."""


class Pins(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A file of floors."""

    floors: dict[str, float]
    """The least value of each measure."""
    digest: str | None = None
    """``digest_of`` the set that the floors were pinned for; none when it is not watched."""


def load_pins(path: Path) -> Pins:
    """The floors of a file."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=Pins)
    except msgspec.DecodeError as error:
        raise ValueError(f"{path}: {error}") from error


def save_pins(path: Path, pins: Pins) -> None:
    """Write a file of floors, fit to be read and compared line by line."""
    path.write_bytes(msgspec.json.format(msgspec.json.encode(pins), indent=2) + b"\n")


def digest_of(places: Iterable[Path]) -> str:
    """SHA-256 of files put one after the other; of a folder, its JSON files by name."""
    digest = hashlib.sha256()
    for place in places:
        for file in sorted(place.glob("*.json")) if place.is_dir() else [place]:
            digest.update(file.read_bytes())
    return digest.hexdigest()


def floor_for(value: float) -> float:
    """The floor for a value: the slack below it, rounded down to two places."""
    return max(0.0, math.floor(round((value - SLACK) * 100, 6)) / 100)


def raised(floors: Mapping[str, float], reached: Mapping[str, float]) -> dict[str, float]:
    """The floors after a new pinning; one that still holds is never lowered by it."""
    return {
        name: max(floor_for(value), floors.get(name, 0.0))
        if round(value, 3) >= floors.get(name, 0.0)
        else floor_for(value)
        for name, value in reached.items()
    }


def lowered(old: Mapping[str, float], new: Mapping[str, float]) -> list[str]:
    """The measures whose floor would be lower, or gone."""
    return [name for name, floor in old.items() if new.get(name, 0.0) < floor]
