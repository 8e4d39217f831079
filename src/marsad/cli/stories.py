"""``marsad stories``, ``story`` and ``relate``: articles compared with each other."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer

from marsad.cli import archives
from marsad.cli.archives import DEFAULT, Place, filters_of, limit_of, opened, say_more
from marsad.cli.messages import Failure, Misuse, say
from marsad.cli.progress import make_display
from marsad.readers import Meter

if TYPE_CHECKING:
    from marsad.archive import Archive
    from marsad.evaluation.relations import Pair

STORIES_EXAMPLES = """Examples:
  marsad stories --since 2018-05-01 --until 2018-05-07
  marsad stories --text WORD --party IRN --fewest 3
  marsad stories --json | jq .acts
"""
STORY_EXAMPLES = """Examples:
  marsad story 12
  marsad story --article ant/AL-internationalNews-972-20180502
  marsad story 12 --json
"""
RELATE_EXAMPLES = """Examples:
  marsad relate first-id second-id
  marsad relate --pairs pairs.jsonl --json
  marsad relate --pairs labelled.jsonl --write my-knowledge/relations.yaml
"""


def stories(
    archive: Place = DEFAULT,
    text: archives.Text = None,
    since: archives.Since = None,
    until: archives.Until = None,
    publishers: archives.Publishers = None,
    types: archives.Types = None,
    parties: archives.Parties = None,
    places: archives.Places = None,
    fewest: Annotated[
        int, typer.Option(min=1, metavar="N", help="Only stories of at least N articles.")
    ] = 2,
    limit: archives.Limit = None,
    as_json: archives.AsJson = False,
) -> None:
    """List running stories: articles of several outlets on the same happening, the latest first.

    Articles that have come in since the last time are put into stories first. Filters ask for
    stories with an article that answers; days are those of publication.
    """
    from marsad.cli.stories_drawn import draw_stories, story_as_dict

    filters = filters_of(
        text=text, since=since, until=until, publishers=publishers,
        types=types, parties=parties, places=places,
    )  # fmt: skip
    with opened(archive) as keeper:
        _bring_up_to_date(keeper)
        found = keeper.stories(filters, fewest, limit_of(limit, programs=as_json))
        if as_json:
            for one in found:
                typer.echo(msgspec.json.encode(story_as_dict(one)).decode())
        else:
            shown = draw_stories(found)
            say_more(shown, keeper.count_stories(filters, fewest), "story")


def story(
    number: Annotated[
        int | None,
        typer.Argument(metavar="[N]", help="Its number in `marsad stories`.", show_default=False),
    ] = None,
    article: Annotated[
        str | None, typer.Option(metavar="ID", help="The story of the article with this id.")
    ] = None,
    archive: Place = DEFAULT,
    as_json: archives.AsJson = False,
) -> None:
    """Show one story: its articles and copies, the acts that several tell, and where they differ.

    Of each act: which outlets report it independently and which copy, who says so, and the figures,
    days, places, parties and statuses on which the accounts do not agree, side by side.
    """
    from marsad.cli.stories_drawn import draw_story, story_as_dict

    if (number is None) == (article is None):
        raise Misuse("name one story: its number, or --article ID")
    with opened(archive) as keeper:
        _bring_up_to_date(keeper)
        found = keeper.story(article if article is not None else number or 0)
        if found is None:
            raise Failure(f"{archive}: no such story; see marsad stories")
        if as_json:
            typer.echo(msgspec.json.encode(story_as_dict(found)).decode())
        else:
            draw_story(found)


def _bring_up_to_date(archive: Archive) -> None:
    """Put new articles into stories, with a bar when they are many."""
    waiting = archive.count_ungrouped()
    if not waiting:
        return
    with make_display(Meter(), waiting, "grouping") as display:
        update = archive.update_stories(display.advance)
        display.say(
            f"put {waiting:,} new articles into stories: {update.stories:,} stories of several "
            f"articles and {update.acts:,} acts that several tell"
        )


def relate(
    ids: Annotated[
        list[str] | None,
        typer.Argument(metavar="[ID ID]", help="Ids of two articles.", show_default=False),
    ] = None,
    pairs: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help='JSON Lines of pairs: {"a": id, "b": id}, also with a "label".'
        ),
    ] = None,
    write: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Estimate the weights anew from labelled pairs and write them (YAML).",
        ),
    ] = None,
    archive: Place = DEFAULT,
    as_json: archives.AsJson = False,
) -> None:
    """Tell how two articles stand to each other: copy, same_act, same_story or unrelated; and why.

    copy: the one's text, or an agency's, is the other's too. same_act: they tell the same main act
    independently. same_story: the same running story, other main acts. What they disagree on is
    told besides. With labelled pairs the agreement with the labels is printed.
    """
    from marsad.cli.relations_drawn import relate_pairs, write_weights
    from marsad.evaluation.relations import Pair, read_pairs

    if (pairs is None) == (not ids) or (ids and len(ids) != 2):
        raise Misuse("name two articles by their ids, or a file of pairs with --pairs")
    if write is not None and pairs is None:
        raise Misuse("--write needs labelled pairs; name them with --pairs")
    try:
        asked: list[Pair] = [Pair(ids[0], ids[1])] if ids else read_pairs(pairs or Path())
    except OSError as error:
        raise Failure(f"{pairs}: {error.strerror}") from error
    except ValueError as error:
        raise Failure(str(error)) from error
    with opened(archive) as keeper:
        if write is not None:
            write_weights(keeper, asked, write)
            say(f"wrote {write}")
        else:
            relate_pairs(keeper, asked, as_json=as_json)
