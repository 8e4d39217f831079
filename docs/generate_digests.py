"""Pins the digests of 2,000 records in ``quality/records.json``.

``python docs/generate_digests.py [--check]``. The articles are composed of the paragraphs of the
project's own dispatches. A change of rules or knowledge changes digests, and pins them anew; a
change that only makes the coder faster must not.
"""

from __future__ import annotations

import sys

from pages import ROOT, deliver

from marsad.evaluation.composing import compose
from marsad.evaluation.gold import load_articles
from marsad.evaluation.sameness import Digests, digests_of, load_digests

_DISPATCHES = ROOT / "evaluation" / "dispatches" / "articles.jsonl"
_TARGET = ROOT / "quality" / "records.json"
_COUNT = 2000


def main() -> None:
    """Write the digests, or check them."""
    found = digests_of(compose(load_articles(_DISPATCHES), _COUNT))
    for what in _differing(found):
        print(f"coded otherwise than before: {what}", file=sys.stderr)
    deliver({_TARGET: found.render()})


def _differing(found: Digests) -> list[str]:
    try:
        return list(found.differing(load_digests(_TARGET)))
    except (OSError, ValueError):  # two changes were merged, and the file joins their digests
        return ["all articles"]


if __name__ == "__main__":
    main()
