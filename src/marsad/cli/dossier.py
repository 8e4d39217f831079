"""``marsad dossier``: a report on one party, or on two and each other."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated, Literal

import typer

from marsad.cli import archives
from marsad.cli.archives import DEFAULT, Place, filters_of, opened
from marsad.cli.messages import Failure, Misuse, say

EXAMPLES = """Examples:
  marsad dossier IRQ IRN --since 2013-01-01 --until 2013-12-31 -o iraq-iran.html
  marsad dossier TUR/MIL --format markdown | less
  marsad dossier IRN USA --language ar -o iran-usa.html
"""


def dossier(
    parties: Annotated[
        list[str],
        typer.Argument(
            metavar="WHO [WHO]",
            show_default=False,
            help="One party, or two: IRN, IRN/MIL, an entity id, or words of the name.",
        ),
    ],
    archive: Place = DEFAULT,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="FILE", help="Write here instead of to standard output."
        ),
    ] = None,
    form: Annotated[
        Literal["markdown", "html"] | None,
        typer.Option("--format", help="Told from the name of FILE, else markdown."),
    ] = None,
    language: Annotated[Literal["en", "ar"], typer.Option(help="English or Arabic.")] = "en",
    since: archives.Since = None,
    until: archives.Until = None,
    publishers: archives.Publishers = None,
    text: archives.Text = None,
) -> None:
    """Write a report on one party, or on what passed between two.

    Summary figures, net intensity by month as a chart, timeline, agreements, visits, most cited
    speakers, and where accounts differ. Every line is linked to its evidence: the article and the
    sentence. HTML is one page that needs nothing else. Run `marsad stories` first, so that acts
    which several articles tell are one line and contradictions are known.
    """
    from marsad.dossier import as_html, as_markdown, gather

    if len(parties) > 2:
        raise Misuse("a dossier is of one party or of two")
    filters = filters_of(
        text=text, since=since, until=until, publishers=publishers,
        parties=parties,
    )  # fmt: skip
    with opened(archive) as keeper:
        found = gather(keeper, filters, language)
    page = form == "html" or (form is None and output is not None and output.suffix == ".html")
    told = as_html(found, language) if page else as_markdown(found, language)
    if output is None:
        typer.echo(told, nl=False)
        return
    try:
        unfinished = output.with_name(output.name + ".unfinished")
        unfinished.write_text(told, encoding="utf-8")
        os.replace(unfinished, output)
    except OSError as error:
        raise Failure(f"cannot write {output}: {error.strerror}") from error
    say(f"wrote {len(found.timeline):,} acts of {found.articles:,} articles to {output}")
