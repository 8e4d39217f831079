"""Stories and acts drawn for people, and as data."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec
from rich.box import SIMPLE
from rich.console import Console
from rich.table import Table
from rich.text import Text

from marsad.archive.storytelling import StoryMember, ToldStory
from marsad.cli.cards import STATUS_STYLES, chain_line
from marsad.cli.draw import make_console
from marsad.cli.safe_text import on_one_line
from marsad.stories.acts import Act
from marsad.stories.differences import Account, Difference, differences


def draw_stories(stories: Iterator[ToldStory]) -> int:
    """A table, a line each; how many there were."""
    table = Table(box=SIMPLE, header_style="dim", pad_edge=False)
    for heading in ("story", "days", "articles", "outlets", "acts", "begins with"):
        table.add_column(heading, overflow="fold", no_wrap=heading in ("story", "days"))
    for story in stories:
        first = story.members[0].record.article
        copies = sum(member.copy_of is not None for member in story.members)
        table.add_row(
            str(story.key),
            _days(story),
            f"{len(story.members)}" + (f" ({copies} copied)" if copies else ""),
            str(len(story.outlets)),
            str(len(story.acts)),
            on_one_line(first.title),
        )
    if table.row_count:
        make_console().print(table)
    return table.row_count


def _days(story: ToldStory) -> str:
    days = sorted(
        m.record.article.published[:10] for m in story.members if m.record.article.published
    )
    if not days:
        return ""
    return days[0] if days[0] == days[-1] else f"{days[0]} to {days[-1]}"


def draw_story(story: ToldStory) -> None:
    """Its articles, then its acts."""
    console = make_console()
    console.rule(Text(f"story {story.key} · {_days(story)}", "bold"), align="left")
    for member in story.members:
        console.print(_member_line(member))
    for number, act in enumerate(story.acts, start=1):
        console.print()
        _draw_act(console, number, act)


def _member_line(member: StoryMember) -> Text:
    article = member.record.article
    line = Text(f"{(article.published or '')[:16]}  ", "dim")
    line.append(f"{on_one_line(article.publisher or '?')}  ", "cyan")
    line.append(on_one_line(article.title), "dim" if member.copy_of else "bold")
    if member.copy_of:
        line.append(f"\u200e  copies {on_one_line(member.copy_of)}", "dim")
    return line


def _draw_act(console: Console, number: int, act: Act) -> None:
    event = act.event
    heading = Text(f"{number}. ", "bold red")
    heading.append(f"{event.type} {event.mode or ''}".strip(), "bold")
    heading.append(f" · {on_one_line(event.gloss_en or event.trigger.text)}")
    console.print(heading)
    independent = act.independent
    copying = [one for one in act.tellings if one.copy_of is not None]
    count = Text(f"   told independently by {len(independent)}")
    if copying:
        count.append(f", copied by {len(copying)}")
    console.print(count)
    for telling in act.tellings:
        line = Text("   ")
        line.append(telling.event.status, STATUS_STYLES[telling.event.status])
        line.append(f"  {chain_line(telling.event.said_by, telling.record.article.publisher)}")
        if telling.copy_of is not None:
            line.append("  (copy)", "dim")
        console.print(line)
    for difference in differences(act):
        console.print(Text(f"   {difference_line(difference)}", "yellow"))


def difference_line(difference: Difference) -> str:
    """``killed: 43 (Asharq Al-Awsat ← medical sources), at least 30 (AFP)``."""
    told = [f"{on_one_line(one.told)} ({_teller(one)})" for one in difference.accounts]
    return f"{difference.of}: {', '.join(dict.fromkeys(told))}"


def _teller(account: Account) -> str:
    names = [account.publisher or account.article, *(link.text for link in account.said_by)]
    return " ← ".join(f"{on_one_line(name)}\u200e" for name in names)


def story_as_dict(story: ToldStory) -> dict[str, Any]:
    """The story for programs: articles without their texts, acts with their reports."""
    return {
        "story": story.key,
        "outlets": story.outlets,
        "articles": [_article(member) | {"copy_of": member.copy_of} for member in story.members],
        "acts": [_act(act) for act in story.acts],
    }


def _article(member: StoryMember) -> dict[str, Any]:
    article: dict[str, Any] = msgspec.to_builtins(member.record.article)
    del article["text"]
    return article


def _act(act: Act) -> dict[str, Any]:
    return {
        "type": act.event.type,
        "mode": act.event.mode,
        "gloss_en": act.event.gloss_en,
        "independent": len(act.independent),
        "reports": [
            {
                "article": one.record.article.id,
                "publisher": one.record.article.publisher,
                "copy_of": one.copy_of,
                "event": one.event,
            }
            for one in act.tellings
        ],
        "differences": differences(act),
    }
