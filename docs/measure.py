"""Fills the figures of ``README.md``: numbers before ``<!--figure:SET.MEASURE.PART-->``.

``python docs/measure.py [SET=GOLD,ARTICLES …]``. The project's own dispatches are always measured;
sets that are not in the repository are named, as in ``dev=gold/dev,gold/dev.articles.jsonl``. Sets
that are not named keep their numbers. A figure whose measure is unknown ends the script.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from pages import ROOT

from marsad.coder import Coder
from marsad.evaluation.gold import by_id, load_articles, load_gold
from marsad.evaluation.score import score

DISPATCHES = ROOT / "evaluation" / "dispatches"
_FIGURE = re.compile(
    r"[\d.,]+(?=<!--figure:(?P<set>[a-z]+)\.(?P<measure>[a-z._]+)\.(?P<part>\w+)-->)"
)


def main() -> None:
    """Measure the sets and write the page."""
    sets = {"dispatches": (DISPATCHES / "gold.jsonl", DISPATCHES / "articles.jsonl")}
    for argument in sys.argv[1:]:
        name, _, places = argument.partition("=")
        gold, _, articles = places.partition(",")
        sets[name] = Path(gold), Path(articles)
    measured = {name: _measure(*places) for name, places in sets.items()}
    page = ROOT / "README.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(_FIGURE.sub(lambda found: _figure(found, measured), text), encoding="utf-8")


def _measure(gold: Path, articles: Path) -> dict[str, str]:
    """Every part of every measure of a set, as it is printed."""
    coder = Coder()
    records = by_id(coder.code(article) for article in load_articles(articles))
    found: dict[str, str] = {}
    told = score(load_gold(gold), records).as_dict()
    for name, tally in told["scores"].items():
        found |= {f"{name}.{part}": f"{tally[part]:.2f}" for part in ("p", "r", "f1")}
    for name, slot in told["slots"].items():
        found |= {f"{name}.acc": f"{slot['acc']:.2f}", f"{name}.n": str(slot["n"])}
    return found


def _figure(found: re.Match[str], measured: dict[str, dict[str, str]]) -> str:
    if found["set"] not in measured:
        return found[0]
    return measured[found["set"]][f"{found['measure']}.{found['part']}"]


if __name__ == "__main__":
    main()
