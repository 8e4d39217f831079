"""How fast and how large: ``python benchmarks/speed.py [FILE…] [--limit N]``.

Prints words a second, the ratio to what simplemma takes to lemmatise the same words in the same
run, peak memory, and start-up time. Without a file the sample dispatches are coded: too little for
steady numbers, so give a corpus.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from marsad.cli.coders import ExplainingCoder, load_coder
from marsad.record import Article
from marsad.version import is_compiled
from workload import SAMPLES, lemmatize, load_articles, seconds, words_of

AT_ONCE = 20
"""Articles that are coded before their words are lemmatised."""
START_UP = "from marsad.coder import Coder; Coder()"


def main() -> None:
    options = _parse()
    articles = load_articles(options.files or [SAMPLES], options.limit)
    if not articles:
        sys.exit("speed: no articles to code")
    for name, figure in measure(load_coder(), articles):
        print(f"{name:<58}{figure:>12}")


def measure(coder: ExplainingCoder, articles: Sequence[Article]) -> list[tuple[str, str]]:
    """What is measured, and the figure. The coder is to be loaded as the commands do, so that what
    lives as long as the process is not collected."""
    lemmatize(["marsad"])  # loads the dictionary; a word of the corpus would be remembered
    words, coding, lemmatizing = 0, 0.0, 0.0
    for first in range(0, len(articles), AT_ONCE):
        # by turns, so that a machine that is faster at one time than at another is so for both
        some = articles[first : first + AT_ONCE]
        asked = words_of(some)
        words += len(asked)
        coding += seconds(_code_all, coder, some)
        lemmatizing += seconds(lemmatize, asked)
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    start_up = [_start_up() for _ in range(5)]
    return [
        ("the coder runs as", "machine code" if is_compiled() else "Python"),
        ("articles", f"{len(articles):,}"),
        ("words", f"{words:,}"),
        ("words/s", f"{words / coding:,.0f}"),
        ("articles/s", f"{len(articles) / coding:,.1f}"),
        ("words/s of simplemma, lemmatising the same", f"{words / lemmatizing:,.0f}"),
        ("times simplemma's time", f"{coding / lemmatizing:.1f}"),
        ("peak memory, MB (articles and simplemma included)", f"{megabytes:,.0f}"),
        ("start-up, s (import and knowledge)", f"{statistics.median(start_up):.2f}"),
    ]


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", type=Path, nargs="*", metavar="FILE")
    parser.add_argument("--limit", type=int, metavar="N", help="code at most N articles")
    return parser.parse_args()


def _code_all(coder: ExplainingCoder, articles: Sequence[Article]) -> None:
    for article in articles:
        coder.code(article)


def _start_up() -> float:
    """Wall time of a Python that loads the coder, less that of one that does nothing."""
    return _wall(START_UP) - _wall("pass")


def _wall(program: str) -> float:
    began = time.perf_counter()
    subprocess.run([sys.executable, "-c", program], check=True)
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
