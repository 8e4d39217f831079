"""pytest-benchmark suite: ``make bench``. Nothing here asserts a time."""

from __future__ import annotations

from typing import Any

import pytest

from marsad.article import build_article
from marsad.coder import Coder
from marsad.record import Article, Record
from workload import SAMPLES, lemmatize, load_articles, words_of

Benchmark = Any


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder()


@pytest.fixture(scope="module")
def articles() -> list[Article]:
    return load_articles([SAMPLES])


def test_start(benchmark: Benchmark) -> None:
    """Loading the knowledge."""
    benchmark(Coder)


def test_code_dispatches(benchmark: Benchmark, coder: Coder, articles: list[Article]) -> None:
    """All sample dispatches."""
    records: list[Record] = benchmark(lambda: [coder.code(article) for article in articles])
    assert len(records) == len(articles)


def test_lemmatize_dispatches(benchmark: Benchmark, articles: list[Article]) -> None:
    """The yardstick, on the words of the same dispatches."""
    benchmark(lemmatize, words_of(articles))


@pytest.mark.parametrize("times", [1, 10, 100])
def test_time_grows_with_length(
    benchmark: Benchmark, coder: Coder, articles: list[Article], times: int
) -> None:
    """One article as long as all dispatches, ten times, a hundred times."""
    text = "\n".join(article.text for article in articles)
    long = build_article({"title": "", "body": "\n".join([text] * times)})
    benchmark.pedantic(coder.code, args=(long,), rounds=2)
