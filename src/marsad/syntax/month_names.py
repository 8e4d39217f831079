"""Names of months that stand behind a slash: «in November/Tishrin al-Thani»."""

from __future__ import annotations

from collections.abc import Set
from typing import Final

from marsad.syntax.units import Unit

_SLASH: Final = "/"


def mark_second_names(
    units: list[Unit], found: list[str], names: Set[tuple[str, ...]], category: str
) -> None:
    """Gives a category to both words of a second name of a month, which is no party.

    ``found``: the category of each unit; ``names``: months that are named by two words.
    """
    for at in range(1, len(units) - 2):
        if units[at].word.form != _SLASH or found[at - 1] != category:
            continue
        if (units[at + 1].word.form, units[at + 2].word.form) in names:
            found[at + 1] = found[at + 2] = category
