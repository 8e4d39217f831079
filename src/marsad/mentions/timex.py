"""Dates in a sentence, with their ISO values.

`DateFinder` reads the words (`dates`) and resolves them against the day of publication
(`chronology`); `resolve` resolves a date again when the act that it dates turns out to be planned.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

import msgspec

from marsad.mentions.chronology import TimeSpec, TimexKind, resolve_spec
from marsad.mentions.dates import Dates, Found
from marsad.mentions.time_lexicon import TimeLexicon
from marsad.text.proclitics import Openers

_QUOTES: Final = {"\u00ab": "\u00bb", '"': '"', "\u201c": "\u201d"}


class Timex(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A date expression over tokens ``first`` up to, not including, ``last``."""

    first: int
    last: int
    kind: TimexKind
    value: str | None
    """ISO prefix, or None when it is not known."""
    until: str | None = None
    """ISO prefix of the end of a range."""
    spec: TimeSpec
    """What the words say, for resolving it again."""
    occasion: str | None = None
    """For a name: the date of what is so named (the revolution), which dates nothing else."""


class DateFinder:
    """Finds dates. Holds no state of a text, but remembers which words may begin one."""

    __slots__ = ("_openers", "_tellers", "lexicon")

    def __init__(self, lexicon: TimeLexicon) -> None:
        self.lexicon = lexicon
        self._openers = lexicon.openers()
        self._tellers = lexicon.tellers()

    def openers(self) -> Openers:
        """What finds the tokens that dates are read from."""
        return self._openers.joined(self._tellers)

    def telling(self, forms: Sequence[str], at: Iterable[int] | None = None) -> list[int]:
        """The tokens of which no date lacks one: digits, or a word for a day, a month, a unit.

        ``at``: the tokens that are of the lexicon's words, if the caller knows.
        """
        return self._tellers.among(forms, at)

    def find(
        self, forms: Sequence[str], anchor: date | None, at: Iterable[int] | None = None
    ) -> list[Timex]:
        """The dates in the tokens of a sentence, left to right, none inside another.

        Weekdays, days and months without a year are sought backward from ``anchor``, the day of
        publication; use `resolve` for a planned act. Without an anchor they have no value.
        ``at``: the tokens that are of the lexicon's words, if the caller knows.
        """
        grammar = Dates(forms, self.lexicon)
        dates: list[Timex] = []
        last = 0
        for i in self._openers.among(forms, at):
            found = grammar.at(i) if i >= last else None
            if found is not None:
                dates.append(_timex(forms, i, found, anchor, self.lexicon))
                last = found.last
        return dates


def resolve(timex: Timex, anchor: date | None, *, future: bool = False) -> Timex:
    """``timex`` with its value sought forward (``future``) or backward from ``anchor``."""
    value, until = resolve_spec(timex.spec, anchor, future=future)
    return msgspec.structs.replace(timex, value=value, until=until)


def _timex(
    forms: Sequence[str], first: int, found: Found, anchor: date | None, lexicon: TimeLexicon
) -> Timex:
    spec, last = found
    occasion = None
    if spec.kind in ("day", "month") and spec.month is not None:
        named, occasion = _name(forms, first, found, lexicon)
        if named:
            spec = msgspec.structs.replace(spec, kind="name")
    value, until = resolve_spec(spec, anchor)
    return Timex(
        first=first,
        last=last,
        kind="range" if spec.until is not None else spec.kind,
        value=value,
        until=until,
        spec=spec,
        occasion=occasion,
    )


def _name(
    forms: Sequence[str], first: int, found: Found, lexicon: TimeLexicon
) -> tuple[bool, str | None]:
    """Whether the date names something, and the date of that if it is known."""
    if first == 0:
        return False, None
    spec, before = found.spec, forms[first - 1]
    after = forms[found.last] if found.last < len(forms) else None
    if spec.year is None and before in _QUOTES and _QUOTES[before] == after:
        return True, None
    head = lexicon.name_of(before)
    if head is None:
        return False, None
    key = f"{spec.month:02d}" + (f"-{spec.day:02d}" if spec.day is not None else "")
    occasion = head.dates.get(key)
    return occasion is not None or not head.only_listed, occasion
