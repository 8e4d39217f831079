"""How long counting takes: ``python benchmarks/activity.py ARCHIVE [--asked 40]``.

For each question milliseconds of the processor, median and 95th percentile, over many different
parties and days. ARCHIVE is opened for reading and brought up to date when it is an older one.
"""

from __future__ import annotations

import argparse
import random
import statistics
import time
from collections.abc import Callable
from datetime import date, timedelta

from marsad.archive import EVENTS, Archive, Filters
from marsad.dossier.brief import gather_brief

Asked = Callable[[], object]

_TYPES = ("ASSAULT", "CONSULT", "PROTEST", "REQUEST", "ACCUSE", "SUPPORT")
_NAMES = ("Iran", "Hamas", "Zarif", "Erdogan", "\u0627\u0644\u0623\u0645\u0645")


def main() -> None:
    """Measure every question and print a line for each."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("archive")
    parser.add_argument("--asked", type=int, default=40, help="times that each is asked")
    arguments = parser.parse_args()
    with Archive(arguments.archive, create=False) as archive:
        print(f"{archive.summary().articles:,} articles; ms, median / 95 %")
        for name, ask in questions(archive).items():
            ask()
            times = [timed(ask) for _ in range(arguments.asked)]
            last = statistics.quantiles(times, n=20)[-1]
            print(f"{name:22} {statistics.median(times):5.0f} / {last:4.0f}", flush=True)


def timed(ask: Asked) -> float:
    """Milliseconds of the processor."""
    began = time.process_time()
    ask()
    return (time.process_time() - began) * 1000


def questions(archive: Archive) -> dict[str, Asked]:
    """What the pages of the workbench ask, each time of another party or other days."""
    activity, chance = archive.activity, random.Random(0)
    codes = [one.code for one in activity.parties(limit=60)]
    days = [one.period for one in activity.periods()]

    def month() -> Filters:
        last = date.fromisoformat(chance.choice(days))
        return Filters(since=(last - timedelta(30)).isoformat(), until=last.isoformat())

    def overview() -> None:
        shown = month()
        activity.arrivals()
        activity.last_day()
        activity.periods(shown)
        activity.places(shown)
        activity.names(one.a for one in activity.pairs(shown))
        latest = Filters(until=shown.until, foreground=True, statuses=("occurred",))
        list(archive.find(EVENTS, latest, 20))

    def view(number: int, shown: Filters) -> None:
        parties = chance.sample(codes, number)
        asked = Filters(parties=tuple(parties), since=shown.since, until=shown.until)
        gather_brief(archive, asked)
        activity.network(parties, shown)

    everything = Filters()
    return {
        "over time, all": lambda: activity.periods(by="month"),
        "over time, a party": lambda: activity.periods(Filters(parties=(chance.choice(codes),))),
        "places, all": activity.places,
        "places, a type": lambda: activity.places(Filters(types=(chance.choice(_TYPES),))),
        "pairs, all": activity.pairs,
        "pairs, a month": lambda: activity.pairs(month()),
        "parties, all": activity.parties,
        "parties by name": lambda: activity.parties(name=chance.choice(_NAMES)),
        "network of a party": lambda: activity.network([chance.choice(codes)]),
        "what came in lately": activity.arrivals,
        "overview": overview,
        "party, a month": lambda: view(1, month()),
        "party, all days": lambda: view(1, everything),
        "pair, all days": lambda: view(2, everything),
    }


if __name__ == "__main__":
    main()
