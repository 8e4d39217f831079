"""The gate: measures that must not fall below pinned floors.

``python -m marsad.evaluation.gate GOLD RECORDS --floors quality/floors.json`` prints one line a
measure and leaves with status 1 when one is below its floor. With ``--articles FILE`` instead of
RECORDS the articles are coded first, and floors that carry a digest hold only for the very set
that they were pinned for. ``--pin`` pins the floors anew, a little below what is reached; it
lowers none unless ``--allow-lower`` is given.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from marsad.coder import Coder
from marsad.evaluation.gold import by_id, load_articles, load_gold, load_records
from marsad.evaluation.pins import Pins, digest_of, load_pins, lowered, raised, save_pins
from marsad.evaluation.score import Score, score
from marsad.record import Record

HOW_TO_PIN = "python -m marsad.evaluation.gate {gold} --articles {articles} --floors {floors} --pin"


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


def judge(result: Score, floors: Mapping[str, float]) -> list[Verdict]:
    """One verdict a floor."""
    reached = measures(result)
    return [Verdict(name, reached.get(name, 0.0), floor) for name, floor in floors.items()]


def measures(result: Score) -> dict[str, float]:
    """Every measure of a score by its name."""
    return {name: result.measure(name) for name in sorted({*result.tallies, *result.slots})}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the gate; the exit status."""
    options = _parser().parse_args(arguments)
    try:
        return _pin(options) if options.pin else _check(options)
    except (OSError, ValueError) as error:
        return _refuse(str(error), status=2)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m marsad.evaluation.gate",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("gold", type=Path, metavar="GOLD", help="folder or JSONL of annotations")
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument("records", type=Path, nargs="?", metavar="RECORDS")
    source.add_argument("--articles", type=Path, metavar="FILE", help="JSONL to be coded")
    parser.add_argument("--floors", type=Path, default=Path("quality/floors.json"))
    parser.add_argument("--pin", action="store_true", help="pin the floors to what is reached")
    parser.add_argument("--allow-lower", action="store_true", help="let --pin lower floors")
    return parser


def _check(options: argparse.Namespace) -> int:
    pins = load_pins(options.floors)
    verdicts = judge(_score(options), pins.floors)
    for verdict in verdicts:
        print(verdict.line())
    if pins.digest and pins.digest != _digest(options):
        how = HOW_TO_PIN.format(**vars(options))
        return _refuse(f"the set is not the one that the floors were pinned for; run: {how}")
    failed = [verdict.name for verdict in verdicts if not verdict.holds]
    return _refuse(f"below the floor: {', '.join(failed)}") if failed else 0


def _pin(options: argparse.Namespace) -> int:
    old = load_pins(options.floors) if options.floors.exists() else Pins(floors={})
    reached = measures(_score(options))
    new = raised(old.floors, reached)
    for name, floor in new.items():
        print(
            f"{name:18} {reached[name]:.3f}  floor {old.floors.get(name, 0.0):.2f} -> {floor:.2f}"
        )
    lower = lowered(old.floors, new)
    if lower and not options.allow_lower:
        return _refuse(f"not pinned, --allow-lower would lower: {', '.join(lower)}")
    save_pins(options.floors, Pins(floors=new, digest=_digest(options)))
    return 0


def _score(options: argparse.Namespace) -> Score:
    return score(load_gold(options.gold), by_id(_records(options)))


def _records(options: argparse.Namespace) -> list[Record]:
    if options.records:
        return load_records(options.records)
    coder = Coder()
    return [coder.code(article) for article in load_articles(options.articles)]


def _digest(options: argparse.Namespace) -> str | None:
    """Of the annotations and the articles; records are not the set itself."""
    return digest_of([options.gold, options.articles]) if options.articles else None


def _refuse(why: str, status: int = 1) -> int:
    print(f"gate: {why}", file=sys.stderr)
    return status


if __name__ == "__main__":
    sys.exit(main())
