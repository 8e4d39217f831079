"""``marsad search``: articles of the archive by their words."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer

from marsad.cli import archives
from marsad.cli.archives import DEFAULT, Place, filters_of, limit_of, opened, say_more
from marsad.cli.safe_text import neutralise, on_one_line

if TYPE_CHECKING:
    from rich.text import Text

    from marsad.archive import Hit

EXAMPLES = """Examples (docs/archive.md has them in Arabic):
  marsad search WORD
  marsad search '"A PHRASE" -WITHOUT' --since 2013-09-01
  marsad search 'WORD OR "A PHRASE"' --party SYR --publisher Alarabia
  marsad search 'BEGIN*' --csv > articles.csv
"""


def search(
    query: Annotated[
        str,
        typer.Argument(
            metavar="QUERY",
            show_default=False,
            help='Words; "a phrase", OR, -without, begin*, (groups).',
        ),
    ],
    archive: Place = DEFAULT,
    since: archives.Since = None,
    until: archives.Until = None,
    publishers: archives.Publishers = None,
    types: archives.Types = None,
    statuses: archives.Statuses = None,
    parties: archives.Parties = None,
    places: archives.Places = None,
    sayers: archives.Sayers = None,
    limit: archives.Limit = None,
    as_json: archives.AsJson = False,
    as_csv: archives.AsCsv = False,
) -> None:
    """Find articles by their words, newest first, with the passage that shows them.

    Hamza, teh marbuta, diacritics, tatweel, the article, and prepositions, conjunctions and
    pronouns written together with a word do not matter. Days are those of publication. Filters on
    acts (type, status, party, place, sayer) keep the articles that tell of such an act.
    """
    filters = filters_of(
        text=query, since=since, until=until, publishers=publishers,
        types=types, statuses=statuses, parties=parties,
        places=places, sayers=sayers,
    )  # fmt: skip
    wanted = limit_of(limit, programs=as_json or as_csv)
    with opened(archive) as keeper:
        hits = keeper.search(filters, wanted)
        if as_json:
            for hit in hits:
                typer.echo(msgspec.json.encode(_as_dict(hit)).decode())
        elif as_csv:
            _write_csv(hits)
        else:
            shown = _draw(hits)
            say_more(shown, keeper.count_articles(filters), "article")


def _as_dict(hit: Hit) -> dict[str, object]:
    article = hit.article
    return {
        "id": article.id, "url": article.url, "publisher": article.publisher,
        "published": article.published, "title": article.title, "passage": hit.passage,
        "marks": hit.marks, "events": hit.events,
    }  # fmt: skip


def _write_csv(hits: Iterator[Hit]) -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(("id", "url", "publisher", "published", "title", "passage", "events"))
    for hit in hits:
        one = hit.article
        writer.writerow(
            (one.id, one.url, one.publisher, one.published, one.title, hit.passage, hit.events)
        )


def _draw(hits: Iterator[Hit]) -> int:
    from rich.text import Text

    from marsad.cli.draw import has_colour, make_console

    console = make_console()
    colour = has_colour(console)
    shown = 0
    for hit in hits:
        shown += 1
        article = hit.article
        about = [(article.published or "")[:10], article.publisher, article.id]
        heading = Text(on_one_line(" · ".join(filter(None, about))), "dim")
        heading.append(f" · {hit.events} event{'s' * (hit.events != 1)}")
        console.print(heading)
        console.print(Text(on_one_line(article.title), "bold"))
        console.print(_marked(hit, colour=colour))
        console.print()
    return shown


def _marked(hit: Hit, *, colour: bool) -> Text:
    """The passage with the words that were asked for marked: by colour, else by brackets."""
    from rich.text import Text

    drawn = Text()
    at = 0
    for start, end in hit.marks:
        drawn.append(neutralise(hit.passage[at:start]).replace("\n", " "))
        word = neutralise(hit.passage[start:end])
        drawn.append(word if colour else f"[{word}]", "bold yellow" if colour else "")
        at = end
    return drawn.append(neutralise(hit.passage[at:]).replace("\n", " "))
