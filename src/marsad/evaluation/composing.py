"""Articles composed of the paragraphs of others: many and long, without anybody's news.

The same articles make the same compositions on every machine: what is taken is told by SHA-256 of
the number of the composition.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence

from marsad.article import build_article
from marsad.record import Article

_USUAL = 3
"""Paragraphs of most compositions, at most."""
_LONG, _SELDOM = 30, 50
"""Paragraphs of the long ones, and one in how many is long."""


def compose(articles: Sequence[Article], count: int) -> list[Article]:
    """So many articles, most of one to three paragraphs: each has the title, publisher and time of
    one of the given ones, and paragraphs of any."""
    paragraphs = [
        line for article in articles for line in article.text.split("\n") if line != article.title
    ]
    return [_composed(articles, paragraphs, number) for number in range(count)]


def _composed(articles: Sequence[Article], paragraphs: Sequence[str], number: int) -> Article:
    drawn = _draws(number)
    head = articles[next(drawn) % len(articles)]
    length = 1 + next(drawn) % _USUAL if number % _SELDOM else _LONG
    body = [paragraphs[next(drawn) % len(paragraphs)] for _ in range(length)]
    return build_article(
        {
            "id": f"composed/{number}", "title": head.title, "published": head.published,
            "publisher": head.publisher, "body": "\n".join(body),
        }
    )  # fmt: skip


def _draws(number: int) -> Iterator[int]:
    """Numbers below 65,536, the same for the same number of a composition."""
    step = 0
    while True:
        block = hashlib.sha256(f"{number}.{step}".encode()).digest()
        for at in range(0, len(block), 2):
            yield int.from_bytes(block[at : at + 2], "big")
        step += 1
