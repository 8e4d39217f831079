"""The layouts of a line an event, by their names."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal, get_args

import msgspec

from marsad.exports.layouts.gdelt import GdeltEvents, GdeltMentions
from marsad.exports.layouts.icews import Icews
from marsad.exports.layouts.parts import Layout, Reported, table_lines
from marsad.exports.layouts.plover import plover_object
from marsad.exports.layouts.polecat import Polecat
from marsad.knowledge.store import Compiled

LineLayout = Literal["plover", "gdelt", "gdelt-mentions", "icews", "polecat"]
LINE_LAYOUTS: tuple[LineLayout, ...] = get_args(LineLayout)

_TABLES: dict[str, Callable[[], Layout]] = {
    "gdelt": GdeltEvents, "gdelt-mentions": GdeltMentions, "icews": Icews, "polecat": Polecat,
}  # fmt: skip


def lines_of(name: LineLayout, events: Iterator[Reported], knowledge: Compiled) -> Iterator[str]:
    """The lines of an export, each with its end; the header is one of them."""
    if name != "plover":
        return table_lines(_TABLES[name](), events, knowledge)
    found = (plover_object(told, knowledge) for told in events)
    return (msgspec.json.encode(one).decode() + "\n" for one in found if one is not None)


def has_header(name: LineLayout) -> bool:
    """Whether the first line names the columns."""
    return name != "plover" and _TABLES[name]().header
