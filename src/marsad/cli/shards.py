"""``marsad code --engine daft``: a corpus coded shard by shard into Parquet by month."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from marsad.cli.coders import ready_coder
from marsad.cli.messages import Failure, Misuse, describe, say
from marsad.cli.progress import Display, make_display
from marsad.readers import Defaults, Meter, ReadProblem, describe_left_out

if TYPE_CHECKING:
    from marsad.cluster.orders import Maker, Marker, Shard
    from marsad.cluster.runs import Engine, Plan

_SHOWN_PROBLEMS = 50
"""Of a shard; its marker holds more."""


def code_by_shards(
    paths: Sequence[Path],
    output: Path | None,
    defaults: Defaults,
    knowledge: Sequence[Path],
    jobs: int,
    ray_address: str | None,
    again: bool,
) -> None:
    """Code the shards that are missing in the output."""
    from marsad.cluster.places import PlaceError
    from marsad.cluster.runs import EngineError, RefusedError, make_plan

    folder = _folder(output, paths)
    overlays = tuple(str(path.resolve()) for path in knowledge)
    try:
        shards, faults = _shards(paths)
        plan = make_plan(shards, folder, _maker(knowledge), defaults, overlays)
        _refuse_mixture(plan, folder, again=again)
        for line in faults:
            say(line)
        tally = _Tally(faults, len(plan.done))
        if plan.missing:
            _run(plan, folder, _engine(jobs, ray_address), tally)
    except (PlaceError, EngineError, RefusedError) as error:
        raise Failure(str(error)) from error
    say(tally.summary(folder))
    raise typer.Exit(1 if tally.errors else 0)


class _Tally:
    """What the run has come to."""

    def __init__(self, faults: Sequence[str], done: int) -> None:
        self._began = time.monotonic()
        self._coded = 0
        self._done = done
        self._left_out: Counter[str] = Counter()
        self.errors = len(faults)
        self.shards = 0

    def take(self, marker: Marker, display: Display) -> None:
        """A shard is done."""
        for line in marker.problems[:_SHOWN_PROBLEMS]:
            display.say(line)
        self._coded += marker.coded
        self._left_out.update(marker.left_out)
        self.errors += marker.errors
        self.shards += 1
        display.advance(marker.coded)

    def summary(self, folder: str) -> str:
        """The closing line."""
        seconds = max(time.monotonic() - self._began, 1e-6)
        rate = f"{self._coded / seconds:,.1f} articles/s"
        line = f"coded {self._coded:,} articles to {folder} in {seconds:.1f} s ({rate})"
        line += f"; {self.shards:,} shards"
        if self._done:
            line += f", {self._done:,} were there already"
        if self.errors:
            line += f"; {self.errors:,} error{'s' * (self.errors != 1)}"
        left_out = describe_left_out(self._left_out)
        return f"{line}; {left_out}" if left_out else line


def _run(plan: Plan, folder: str, engine: Engine, tally: _Tally) -> None:
    from marsad.cluster.runs import carry_out

    meter = Meter()
    meter.total = sum(order.shard.size for order in plan.missing)
    with make_display(meter, None) as display:
        try:
            for marker in carry_out(plan, folder, engine, display.say):
                meter.done += marker.shard.size
                tally.take(marker, display)
        except KeyboardInterrupt:
            display.say(
                f"interrupted after {tally.shards:,} of {len(plan.missing):,} shards; the same "
                "command goes on from there"
            )
            raise typer.Exit(130) from None


def _folder(output: Path | None, paths: Sequence[Path]) -> str:
    """The output as an address or an absolute path."""
    from marsad.cluster.places import address_of

    if output is None or str(output) == "-":
        raise Misuse("--engine daft writes a folder; name it with -o")
    address = address_of(output)
    if address is not None:
        inputs = [found.rstrip("/") for path in paths if (found := address_of(path))]
        if any(f"{address}/".startswith(f"{found}/") for found in inputs):
            raise Misuse(f"{address} is or lies in the input; name another folder with -o")
        return address
    if output.exists() and not output.is_dir():
        raise Misuse(f"--engine daft writes a folder, and {output} is a file")
    folder = output.resolve()
    if any(folder == path.resolve() or path.resolve() in folder.parents for path in paths):
        raise Misuse(f"{output} is or lies in the input; name another folder with -o")
    return str(folder)


def _shards(paths: Sequence[Path]) -> tuple[list[Shard], list[str]]:
    """The shards, and a line for each path without any."""
    from marsad.cluster.cutting import cut

    shards: list[Shard] = []
    faults: list[str] = []
    for found in cut(paths):
        if isinstance(found, ReadProblem):
            faults.append(describe(found))
        else:
            shards.append(found)
    return shards, faults


def _maker(knowledge: Sequence[Path]) -> Maker:
    from marsad.cluster.orders import Maker
    from marsad.record import Article

    nothing = Article(id="", text="", title="", language="und")
    stamp = ready_coder(knowledge).code(nothing).coder
    return Maker(version=stamp.version, knowledge=stamp.knowledge)


def _refuse_mixture(plan: Plan, folder: str, *, again: bool) -> None:
    if plan.others and not again:
        other = plan.others[0].maker
        raise Failure(
            f"{folder} holds {len(plan.others):,} shards that Marsad {other.version} coded with "
            f"knowledge {other.knowledge[:12]}; --again codes them anew, or name another folder"
        )


def _engine(jobs: int, ray_address: str | None) -> Engine:
    try:
        from marsad.cluster.daft_engine import DaftEngine
    except ImportError as error:
        raise Failure(
            "--engine daft needs more packages; install them: pip install 'marsad[cluster]' "
            f"({error})"
        ) from error
    return DaftEngine(jobs, ray_address)
