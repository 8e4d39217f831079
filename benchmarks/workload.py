"""What the benchmarks code: the sample dispatches, or a file of the caller's."""

from __future__ import annotations

import re
import time
from collections.abc import Iterable, Sequence
from importlib.resources import files
from pathlib import Path

import simplemma

from marsad.readers import ReadArticle, read_articles
from marsad.record import Article

SAMPLES = Path(str(files("marsad.samples").joinpath("dispatches.jsonl")))
_WORD = re.compile(r"\w+")


def load_articles(paths: Sequence[Path], limit: int | None = None) -> list[Article]:
    """The articles of the files, at most ``limit``."""
    articles: list[Article] = []
    for item in read_articles(paths):
        if isinstance(item, ReadArticle):
            articles.append(item.article)
            if len(articles) == limit:
                break
    return articles


def words_of(articles: Iterable[Article]) -> list[str]:
    """All words, in order: what a corpus is measured in."""
    return [word for article in articles for word in _WORD.findall(article.text)]


def lemmatize(words: Iterable[str]) -> None:
    """The yardstick: simplemma's lemma of every word."""
    for word in words:
        simplemma.lemmatize(word, lang="ar")


def seconds(function: object, *arguments: object) -> float:
    """Processor time of a call, which other programs on the machine disturb least."""
    assert callable(function)
    began = time.process_time()
    function(*arguments)
    return time.process_time() - began
