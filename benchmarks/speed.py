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
from pathlib import Path

from marsad.cli.coders import ExplainingCoder, load_coder
from marsad.record import Article
from workload import SAMPLES, lemmatize, load_articles, seconds, words_of

START_UP = "from marsad.coder import Coder; Coder()"


def main() -> None:
    options = _parse()
    articles = load_articles(options.files or [SAMPLES], options.limit)
    if not articles:
        sys.exit("speed: no articles to code")
    words = words_of(articles)
    coder = load_coder()  # as the commands do: what lives as long as the process is not collected
    lemmatize(["marsad"])  # loads the dictionary; a word of the corpus would be remembered
    coding = seconds(_code_all, coder, articles)
    lemmatizing = seconds(lemmatize, words)
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    start_up = [_start_up() for _ in range(5)]
    print(f"articles           {len(articles):>12,}")
    print(f"words              {len(words):>12,}")
    print(f"words/s            {len(words) / coding:>12,.0f}")
    print(f"articles/s         {len(articles) / coding:>12,.1f}")
    print(f"times simplemma    {coding / lemmatizing:>12.1f}   (simplemma {lemmatizing:.2f} s)")
    print(f"peak memory, MB    {megabytes:>12.0f}   (articles in memory included)")
    print(f"start-up, s        {statistics.median(start_up):>12.2f}   (import and knowledge)")


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", type=Path, nargs="*", metavar="FILE")
    parser.add_argument("--limit", type=int, metavar="N", help="code at most N articles")
    return parser.parse_args()


def _code_all(coder: ExplainingCoder, articles: list[Article]) -> None:
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
