"""Running stories: their articles and copies, and the acts that several of them tell."""

from __future__ import annotations

from typing import Annotated

import msgspec
from litestar.params import QueryParameter

from marsad.server.acts import Number, ToldAct, told_act
from marsad.server.given import GivenArchive, GivenFilters, GivenPaging, reads
from marsad.server.paging import Page
from marsad.server.parameters import BY_EVENTS, PAGED
from marsad.server.problems import not_found
from marsad.server.shapes import ArticleRef, ref_of

Fewest = Annotated[
    int,
    QueryParameter(name="fewest", ge=1, le=1000, description="Only of so many articles or more."),
]


class StoryRow(msgspec.Struct, frozen=True):
    """A running story in a list."""

    key: str
    """It may change when articles come in."""
    first_day: str | None
    last_day: str | None
    articles: int
    outlets: int
    title: str
    """Of its first article."""
    publishers: tuple[str, ...]


class Member(msgspec.Struct, frozen=True):
    """An article of a story."""

    article: ArticleRef
    copy_of: str | None
    """Id of the article whose text it has; null for an independent report."""


class StoryView(msgspec.Struct, frozen=True):
    """A running story."""

    key: str
    members: tuple[Member, ...]
    """The earliest first."""
    acts: tuple[ToldAct, ...]
    """Acts that several of its articles tell, those told most often first."""


@reads("/stories", dependencies=BY_EVENTS | PAGED)
def stories(
    archive: GivenArchive, filters: GivenFilters, paging: GivenPaging, fewest: Fewest = 2
) -> Page[StoryRow]:
    """The stories with an article that answers, the latest first."""
    found = archive.tellings.stories(filters, fewest, paging.limit + 1, paging.after)
    total = paging.total(len(found), lambda most: archive.count_stories(filters, fewest, most))
    following = paging.cursor([one.spot for one in found])
    rows = [
        StoryRow(
            str(one.key), one.first_day, one.last_day, one.articles, one.outlets, one.title,
            one.publishers,
        )
        for one in found[: paging.limit]
    ]  # fmt: skip
    return Page(items=rows, next=following, total=total)


@reads("/stories/{number:int}")
def one_story(archive: GivenArchive, number: Number) -> StoryView:
    """A story: its articles, and each act that several of them tell."""
    found = archive.story(number)
    if found is None:
        raise not_found(f"story {number}")
    numbered = archive.tellings.numbered(archive.tellings.numbers_of_story(number))
    acts = sorted(
        numbered.items(), key=lambda one: (-len(one[1].independent), -len(one[1].tellings), one[0])
    )
    return StoryView(
        str(number),
        tuple(Member(ref_of(one.record.article), one.copy_of) for one in found.members),
        tuple(told_act(key, act) for key, act in acts),
    )


HANDLERS = (stories, one_story)
