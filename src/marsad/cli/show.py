"""``marsad show``: a record for the eye."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from marsad.cli.coders import apply, ready_coder
from marsad.cli.messages import Failure, describe, say
from marsad.cli.options import ArticleId, Knowledge, OnePath, Published, Publisher
from marsad.readers import Defaults, ReadArticle, read_articles

EXAMPLES = """Examples:
  marsad show article.txt --published 2013-09-24
  marsad show corpus.jsonl --id sample/talks-1 | less -R
  marsad show records.jsonl --limit 5
"""


def show(
    path: OnePath,
    article: ArticleId = None,
    limit: Annotated[
        int, typer.Option(min=1, metavar="N", help="How many articles of a file to show.")
    ] = 1,
    published: Published = None,
    publisher: Publisher = None,
    knowledge: Knowledge = None,
) -> None:
    """Code an article and draw its record.

    First the text with its spans marked, then every event with its status, parties, date, place
    and chain of attribution, the statements, the agreements and the figures.
    """
    from marsad.cli.draw import draw_record, make_console

    coder = ready_coder(knowledge or ())
    console = make_console()
    console.width = max(console.width, 20)
    defaults = Defaults(published=published, publisher=publisher)
    for found in choose_articles(path, defaults, article, limit):
        draw_record(console, apply(coder.code, found.article))


def choose_articles(
    path: Path, defaults: Defaults, wanted: str | None = None, limit: int | None = None
) -> Iterator[ReadArticle]:
    """The articles to show, faults told on the way; `Failure` when there is none.

    Faults behind the last chosen article are not looked for.
    """
    shown = 0
    for item in read_articles([path], defaults):
        if not isinstance(item, ReadArticle):
            say(describe(item))
        elif wanted is None or item.article.id == wanted:
            shown += 1
            yield item
            if wanted is not None or shown == limit:
                return
    if not shown and wanted is not None:
        raise Failure(f"{path} holds no article with the id {wanted}")
    if not shown:
        raise Failure(f"{path}: no article to show")
