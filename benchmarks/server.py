"""How fast the server answers with many clients at once, and whether its memory stays the same.

    python benchmarks/server.py ARCHIVE [--clients 20] [--requests 1500] [--steady 10000]

Starts `marsad serve` over the archive on a free port of this machine and asks it from this process.
Every request asks something else (days, parties, types, words and cursors are drawn), so that
answers that the server remembers do not count; `--steady` then asks the same questions over again.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import re
import statistics
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

import httpx

from marsad.archive import Archive

COUNTRIES = (
    "USA", "RUS", "SYR", "IRN", "IRQ", "SAU", "EGY", "TUR", "ISR", "PSE", "YEM", "LBY", "LBN",
    "JOR", "FRA", "GBR", "DEU", "CHN",
)  # fmt: skip
TYPES = (
    "CONSULT", "ASSAULT", "ACCUSE", "SUPPORT", "COERCE", "THREATEN", "REJECT", "REQUEST", "AID",
    "SANCTION",
)  # fmt: skip
REGISTERS = ("visits", "threats", "casualties", "agreements", "detentions", "displacement")
Parameters = list[tuple[str, str]]


class Questions:
    """Questions drawn at random, the same for the same seed."""

    def __init__(self, archive: str, seed: int = 7) -> None:
        self._draw = random.Random(seed)
        with Archive(archive, create=False) as opened:
            about = opened.summary()
            hits = list(opened.search(limit=400))
        self._years = range(
            int((about.first_day or "2013")[:4]), int((about.last_day or "2018")[:4]) + 1
        )
        self._articles = [hit.article.id for hit in hits]
        words = {
            word for hit in hits for word in re.findall(r"[\u0621-\u064a]{4,9}", hit.article.title)
        }
        self._words = sorted(words)

    def kinds(self) -> dict[str, Callable[[], tuple[str, Parameters]]]:
        """A drawer of questions for each kind."""
        return {
            "events": lambda: ("events", self._days()),
            "events of a party": lambda: ("events", [self._party(), *self._days()]),
            "events of two": lambda: ("events", [self._party(), self._party()]),
            "events of a type": lambda: ("events", [self._type(), *self._days()]),
            "events with words": lambda: ("events", [self._text(), self._type()]),
            "statements": lambda: ("statements", [self._party(), *self._days()]),
            "figures": lambda: ("figures", [("of", "killed"), *self._days()]),
            "agreements": lambda: ("agreements", [self._party()]),
            "search": lambda: ("search", [self._text()]),
            "articles": lambda: ("articles", [self._party(), *self._days()]),
            "article": lambda: (f"articles/{self._article()}", []),
            "acts": lambda: ("acts", [self._party(), *self._days()]),
            "stories": lambda: ("stories", [self._party(), *self._days()]),
            "register": lambda: (f"registers/{self._register()}", [self._party(), *self._days()]),
            "places": lambda: ("places", [self._party(), *self._days()]),
            "overview": lambda: ("overview", [("until", self._day()), ("days", "30")]),
            "party": lambda: (f"parties/{self._draw.choice(COUNTRIES)}", self._days()),
        }  # fmt: skip

    def _day(self) -> str:
        draw = self._draw
        return f"{draw.choice(self._years)}-{draw.randint(1, 12):02}-{draw.randint(1, 28):02}"

    def _days(self) -> Parameters:
        return [("since", self._day())] if self._draw.random() < 0.5 else [("until", self._day())]

    def _party(self) -> tuple[str, str]:
        return "party", self._draw.choice(COUNTRIES)

    def _type(self) -> tuple[str, str]:
        return "type", self._draw.choice(TYPES)

    def _text(self) -> tuple[str, str]:
        return "text", " ".join(self._draw.sample(self._words, self._draw.randint(1, 2)))

    def _register(self) -> str:
        return self._draw.choice(REGISTERS)

    def _article(self) -> str:
        return self._draw.choice(self._articles).replace("/", "%2F")


@contextmanager
def server(archive: str, workers: int) -> Iterator[tuple[str, int]]:
    """A server on a free port: its address and the number of its process."""
    command = [sys.executable, "-m", "marsad", "serve", "-a", archive, "--port", "0"]
    if workers > 1:
        command += ["--workers", str(workers)]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    assert process.stderr is not None
    try:
        for line in process.stderr:
            found = re.search(r"http://[\d.]+:\d+", line)
            if found:
                yield found[0], process.pid
                return
        raise SystemExit("the server did not start")
    finally:
        process.terminate()
        process.wait(30)


async def ask(
    address: str, questions: list[tuple[str, str]], clients: int
) -> dict[str, list[float]]:
    """Milliseconds of the questions by kind, asked by so many clients at once."""
    waiting = list(reversed(questions))
    took: defaultdict[str, list[float]] = defaultdict(list)

    async def client() -> None:
        async with httpx.AsyncClient(base_url=address, timeout=60) as http:
            while waiting:
                kind, path = waiting.pop()
                begun = time.perf_counter()
                answer = await http.get(path)
                took[kind].append((time.perf_counter() - begun) * 1000)
                if answer.status_code != 200:
                    print(answer.status_code, path, answer.text[:200], file=sys.stderr)

    await asyncio.gather(*(client() for _ in range(clients)))
    return took


def memory(process: int) -> float:
    """MB of resident memory of a process."""
    status = Path(f"/proc/{process}/status").read_text()
    found = re.search(r"VmRSS:\s+(\d+)", status)
    return int(found[1]) / 1024 if found else 0.0


def report(took: dict[str, list[float]]) -> None:
    """A table of medians and 95th percentiles."""
    everything = [one for times in took.values() for one in times]
    print(f"{'query':20} {'n':>5} {'median ms':>10} {'95 % ms':>8} {'most':>7}")
    for kind, times in [*sorted(took.items()), ("all", everything)]:
        ordered = sorted(times)
        high = ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
        print(
            f"{kind:20} {len(times):5} {statistics.median(times):10.0f} {high:8.0f} "
            f"{ordered[-1]:7.0f}"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("archive")
    parser.add_argument("--clients", type=int, default=20)
    parser.add_argument("--requests", type=int, default=1500)
    parser.add_argument("--steady", type=int, default=0)
    parser.add_argument("--workers", type=int, default=1)
    asked = parser.parse_args()
    kinds = Questions(asked.archive).kinds()
    drawn = [
        (kind, f"/api/{path}?{urlencode(parameters)}")
        for _ in range(asked.requests // len(kinds) + 1)
        for kind, draw in kinds.items()
        for path, parameters in [draw()]
    ][: asked.requests]
    random.Random(1).shuffle(drawn)
    with server(asked.archive, asked.workers) as (address, process):
        asyncio.run(ask(address, drawn[: asked.clients], 1))  # the first ones load what is needed
        alone = asyncio.run(ask(address, drawn[: len(kinds) * 6], 1))
        print("one client:")
        report(alone)
        print(f"\n{asked.clients} clients, {memory(process):.0f} MB before:")
        begun = time.perf_counter()
        took = asyncio.run(ask(address, drawn, asked.clients))
        seconds = time.perf_counter() - begun
        report(took)
        print(f"{len(drawn) / seconds:.0f} requests/s, {memory(process):.0f} MB after")
        for _ in range(0, asked.steady, len(drawn)):
            asyncio.run(ask(address, drawn, asked.clients))
            print(f"{memory(process):.0f} MB", flush=True)


if __name__ == "__main__":
    main()
