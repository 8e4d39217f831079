"""What the benchmarks code: articles composed of the project's dispatches, or a caller's file."""

from __future__ import annotations

import random
import re
import time
from collections.abc import Iterable, Sequence
from importlib.resources import files
from pathlib import Path

import msgspec
import simplemma

from marsad.article import build_article
from marsad.readers import ReadArticle, read_articles
from marsad.record import Article

SAMPLES = Path(str(files("marsad.samples").joinpath("dispatches.jsonl")))
DISPATCHES = Path(__file__).parents[1] / "evaluation" / "dispatches" / "articles.jsonl"
_DISPATCHES_EACH = 6
"""Dispatches whose sentences make an article of some 250 words, as long as those of agencies."""
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


def compose(count: int) -> list[Article]:
    """Articles that each tell several of the project's dispatches, the same in every run."""
    draw = random.Random(0)
    dispatches = load_articles([DISPATCHES, SAMPLES])
    articles: list[Article] = []
    for number in range(count):
        chosen = draw.sample(dispatches, _DISPATCHES_EACH)
        lines = [line for one in chosen for line in one.text.removeprefix(one.title).split("\n")]
        draw.shuffle(lines)
        day = f"{draw.randint(2005, 2025)}-{draw.randint(1, 12):02}-{draw.randint(1, 28):02}"
        line = {"id": str(number), "title": chosen[0].title, "published": day}
        articles.append(build_article({**line, "body": "\n".join(filter(None, lines))}))
    return articles


def write_lines(articles: Iterable[Article], path: Path) -> Path:
    """A file of JSON Lines with the articles."""
    path.write_bytes(b"".join(msgspec.json.encode(article) + b"\n" for article in articles))
    return path


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
