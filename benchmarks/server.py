"""How fast the server answers with many clients at once, and whether its memory stays the same.

    python benchmarks/server.py ARCHIVE [--clients 20] [--requests 1500] [--thinking 1]
        [--workers 2] [--steady 10000]

Starts `marsad serve` over the archive on a free port of this machine and asks it from this process.
Every request asks something else (days, parties, types, words and cursors are drawn), so that
answers that the server remembers do not count; `--steady` then asks the same questions over again.
Work is processor time, user and system: of the server's processes by answer, and of the clients
here. It tells more than the clock does where other programs run besides.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import re
import statistics
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlencode

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


class Server:
    """`marsad serve` on a free port, as long as the block lasts."""

    def __init__(self, archive: str, workers: int) -> None:
        command = [sys.executable, "-m", "marsad", "serve", "-a", archive, "--port", "0"]
        command += ["--workers", str(workers)]
        self._process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)

    def __enter__(self) -> Server:
        assert self._process.stderr is not None
        for line in self._process.stderr:
            found = re.search(r"http://[\d.]+:(\d+)", line)
            if found:
                self.port = int(found[1])
                return self
        raise SystemExit("the server did not start")

    def __exit__(self, *_: object) -> None:
        self._process.terminate()
        self._process.wait(30)

    def memory(self) -> float:
        """MB of all processes; what they share is counted once, pages of files are not: those of
        the archive are in memory as long as the system has no better use for it."""
        told = (Path(f"/proc/{one}/smaps_rollup").read_text() for one in self._processes())
        return sum(int(re.findall(r"Pss_Anon:\s+(\d+)", text)[0]) for text in told) / 1024

    def work(self) -> float:
        """Seconds of processor time of all processes."""
        told = (Path(f"/proc/{one}/stat").read_text() for one in self._processes())
        fields = [text.rpartition(")")[2].split() for text in told]
        return sum(int(one[11]) + int(one[12]) for one in fields) / os.sysconf("SC_CLK_TCK")

    def _processes(self) -> list[int]:
        first = self._process.pid
        children = Path(f"/proc/{first}/task/{first}/children").read_text().split()
        return [first, *map(int, children)]


async def ask(
    port: int, questions: list[tuple[str, str]], clients: int, thinking: float
) -> dict[str, list[float]]:
    """Milliseconds of the questions by kind, asked by so many clients at once.

    ``thinking``: seconds, in the mean, that a client waits before it asks on. The clients speak
    plain HTTP: a library for it would take more of this machine than the server does.
    """
    waiting = list(reversed(questions))
    took: defaultdict[str, list[float]] = defaultdict(list)

    async def client() -> None:
        await asyncio.sleep(random.random() * thinking)
        reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=2**22)
        while waiting:
            kind, path = waiting.pop()
            begun = time.perf_counter()
            writer.write(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode())
            head = (await reader.readuntil(b"\r\n\r\n")).lower()
            body = await reader.readexactly(int(re.findall(rb"content-length: (\d+)", head)[0]))
            took[kind].append((time.perf_counter() - begun) * 1000)
            if not head.startswith(b"http/1.1 200"):
                print(path, body[:200].decode(), file=sys.stderr)
            await asyncio.sleep(random.expovariate(1 / thinking) if thinking else 0)
        writer.close()

    await asyncio.gather(*(client() for _ in range(clients)))
    return took


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
    parser.add_argument("--thinking", type=float, default=0.0, metavar="SECONDS")
    parser.add_argument("--steady", type=int, default=0, metavar="REQUESTS")
    parser.add_argument("--workers", type=int, default=2)
    asked = parser.parse_args()
    kinds = Questions(asked.archive).kinds()
    drawn = [
        (kind, f"/api/{path}?{urlencode(parameters)}")
        for _ in range(asked.requests // len(kinds) + 1)
        for kind, draw in kinds.items()
        for path, parameters in [draw()]
    ][: asked.requests]
    random.Random(1).shuffle(drawn)
    with Server(asked.archive, asked.workers) as server:
        first = len(kinds) * 2
        asyncio.run(ask(server.port, drawn[:first], 4, 0))  # the first ones load what is needed
        print(f"{asked.clients} clients, {server.memory():.0f} MB before:")
        begun, worked, own = time.perf_counter(), server.work(), time.process_time()
        took = asyncio.run(ask(server.port, drawn[first:], asked.clients, asked.thinking))
        seconds, work = time.perf_counter() - begun, server.work() - worked
        own = time.process_time() - own
        number = len(drawn) - first
        report(took)
        print(
            f"{number / seconds:.0f} requests/s, {work / number * 1000:.1f} ms of work each, "
            f"{own / number * 1000:.1f} of the clients, {server.memory():.0f} MB after"
        )
        for done in range(0, asked.steady, len(drawn)):
            some = random.sample(drawn, len(drawn))
            asyncio.run(ask(server.port, some, asked.clients, 0))
            print(f"{done + len(drawn):6} more: {server.memory():.0f} MB", flush=True)


if __name__ == "__main__":
    main()
