"""The gate: measures that must not fall below pinned floors.

``python -m marsad.evaluation.gate GOLD RECORDS --floors quality/floors.json`` prints one line a
measure and leaves with status 1 when one is below its floor. Floors are raised by hand, with the
commit that earned it; they are not lowered.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from marsad.evaluation.gold import by_id, load_gold, load_records
from marsad.evaluation.score import Score, score


class Verdict(NamedTuple):
    """A measure against its floor."""

    name: str
    value: float
    floor: float

    @property
    def holds(self) -> bool:
        """Whether the measure, to three places, reaches the floor."""
        return round(self.value, 3) >= self.floor

    def line(self) -> str:
        """``ok    event.detect  0.512  (floor 0.42)``."""
        judged = "ok  " if self.holds else "FAIL"
        return f"{judged}  {self.name:18} {self.value:.3f}  (floor {self.floor:.3f})"


def load_floors(path: Path) -> dict[str, float]:
    """Floors by the name of their measure."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=dict[str, float])
    except msgspec.DecodeError as error:
        raise ValueError(f"{path}: {error}") from error


def judge(result: Score, floors: dict[str, float]) -> list[Verdict]:
    """One verdict a floor."""
    known = result.tallies.keys() | result.slots.keys()
    return [
        Verdict(name, result.measure(name) if name in known else 0.0, floor)
        for name, floor in floors.items()
    ]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the gate; the exit status."""
    parser = argparse.ArgumentParser(prog="python -m marsad.evaluation.gate", description=__doc__)
    parser.add_argument("gold", type=Path, metavar="GOLD")
    parser.add_argument("records", type=Path, metavar="RECORDS")
    parser.add_argument("--floors", type=Path, default=Path("quality/floors.json"))
    options = parser.parse_args(arguments)
    try:
        floors = load_floors(options.floors)
        result = score(load_gold(options.gold), by_id(load_records(options.records)))
    except (OSError, ValueError) as error:
        print(f"gate: {error}", file=sys.stderr)
        return 2
    verdicts = judge(result, floors)
    for verdict in verdicts:
        print(verdict.line())
    failed = [verdict.name for verdict in verdicts if not verdict.holds]
    if failed:
        print(f"gate: below the floor: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
