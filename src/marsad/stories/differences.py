"""How accounts of the same act differ: figures, days, places, parties, status; side by side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

import msgspec

from marsad.record import Attribution, Event, Figure, Party, Record
from marsad.stories.acts import Act, Telling, merge_acts
from marsad.stories.details import DAY_LENGTH, Detail, DetailFinder, contradictions, other_days
from marsad.stories.likeness import party_likeness
from marsad.text.search_words import index_words

_NOT = ("negated", "denied")
_ALIKE = 1.0
"""Likeness from which the acts of two articles that are compared are one: readers compare what is
told of the same matter, also where a day or a place speaks against it."""
_SOMEBODY_ELSE = 0.1
"""Likeness of parties up to which they are taken for different ones."""


class Account(msgspec.Struct, frozen=True):
    """One side of a difference: what is told, and who tells it."""

    told: str
    publisher: str | None
    article: str
    said_by: tuple[Attribution, ...]


class Difference(msgspec.Struct, frozen=True):
    """Accounts that do not agree."""

    of: str
    """``killed`` and other counts, or ``date``, ``place``, ``actors``, ``recipients``,
    ``status`` of an act; ``number`` or ``day`` in the same words."""
    accounts: tuple[Account, ...]


def differences(act: Act) -> list[Difference]:
    """Where the tellings of an act differ; copies are not asked."""
    return list(_differences([one for one in act.tellings if one.copy_of is None]))


def article_differences(one: Record, other: Record, finder: DetailFinder) -> list[Difference]:
    """Where two articles differ on what both tell: figures of people, the acts in common, and
    other numbers and days in the same words."""
    found = list(_figures([_all_figures(one), _all_figures(other)]))
    for act in merge_acts([one, other], {}, _ALIKE):
        if len(act.tellings) > 1:
            found += _facts(act.tellings)
    return [*found, *_details(one, other, finder)]


def _details(one: Record, other: Record, finder: DetailFinder) -> Iterator[Difference]:
    for mine, theirs in contradictions(finder.find(one.article), finder.find(other.article)):
        accounts = (_account(one, _detail(mine), ()), _account(other, _detail(theirs), ()))
        yield Difference(mine.kind, accounts)


def _detail(detail: Detail) -> str:
    return f"{detail.told} ({detail.value})" if detail.kind == "day" else detail.told


def _differences(tellings: Sequence[Telling]) -> Iterator[Difference]:
    yield from _figures([(telling.record, telling.event.figures) for telling in tellings])
    yield from _facts(tellings)


def _all_figures(record: Record) -> tuple[Record, tuple[Figure, ...]]:
    return record, record.figures


def _figures(
    counted: Sequence[tuple[Record, tuple[Figure, ...]]],
) -> Iterator[Difference]:
    """Counts of the same people that are not the same.

    Counts told with the same noun («children») are compared with each other first. Of the others,
    an article agrees with another one when any of its counts is among the other's.
    """
    by_kind: defaultdict[str, list[tuple[Record, Figure]]] = defaultdict(list)
    for record, figures in counted:
        for figure in figures:
            if figure.of != "other":
                by_kind[figure.of].append((record, figure))
    for of, counts in by_kind.items():
        by_noun: defaultdict[str, list[tuple[Record, Figure]]] = defaultdict(list)
        for record, figure in counts:
            by_noun[_noun(figure)].append((record, figure))
        differing = [some for noun, some in by_noun.items() if noun and not _agree(some)]
        for some in differing or ([] if _agree(counts) else [counts]):
            yield Difference(
                of,
                tuple(_account(record, _number(one), one.said_by) for record, one in some),
            )


def _agree(counts: Sequence[tuple[Record, Figure]]) -> bool:
    """Whether all articles have a count in common."""
    by_article: defaultdict[str, set[str]] = defaultdict(set)
    for record, figure in counts:
        by_article[record.article.id].add(_number(figure))
    return bool(set.intersection(*by_article.values()))


def _noun(figure: Figure) -> str:
    """The last word of the figure: who is counted; empty for a number alone."""
    words = [word for word in _words(figure.text) if not word.isdecimal()]
    return words[-1] if words else ""


def _number(figure: Figure) -> str:
    hedge = "" if figure.qualifier == "exact" else figure.qualifier.replace("_", " ") + " "
    return hedge.strip() if figure.value is None else f"{hedge}{figure.value:,}"


def _facts(tellings: Sequence[Telling]) -> Iterator[Difference]:
    for of, read, differ in _CHECKS:
        told = [(telling, value) for telling in tellings if (value := read(telling.event))]
        if any(differ(a, b) for _, a in told for _, b in told):
            yield Difference(of, tuple(_told(telling, value) for telling, value in told))
    for of in ("actors", "recipients"):
        sides = [(telling, getattr(telling.event, of)) for telling in tellings]
        named = [(telling, parties) for telling, parties in sides if parties]
        if any(_others(a, b) for _, a in named for _, b in named):
            yield Difference(
                of,
                tuple(_told(t, ", ".join(p.name_en or p.text for p in side)) for t, side in named),
            )


def _others(mine: Sequence[Party], theirs: Sequence[Party]) -> bool:
    return all(party_likeness(a, b) <= _SOMEBODY_ELSE for a in mine for b in theirs)


def _words(text: str) -> list[str]:
    return index_words(text).split()


def _day(event: Event) -> str | None:
    return event.date.value if event.date else None


def _site(event: Event) -> str | None:
    """The place when it is a known point: a country or «the south» holds other places."""
    place = event.place
    return None if place is None or place.lat is None else place.name


def _told(telling: Telling, value: str) -> Account:
    return _account(telling.record, value, telling.event.said_by)


def _account(record: Record, told: str, said_by: tuple[Attribution, ...]) -> Account:
    return Account(told, record.article.publisher, record.article.id, said_by)


def _status(event: Event) -> str:
    return event.status


def _other_days(one: str, other: str) -> bool:
    if len(one) == len(other) == DAY_LENGTH:
        return other_days(one, other)
    return not (one.startswith(other) or other.startswith(one))


def _other_names(one: str, other: str) -> bool:
    return not set(_words(one)) & set(_words(other))


def _other_outcomes(one: str, other: str) -> bool:
    return (one in _NOT) != (other in _NOT)


_CHECKS: tuple[tuple[str, Callable[[Event], str | None], Callable[[str, str], bool]], ...] = (
    ("date", _day, _other_days),
    ("place", _site, _other_names),
    ("status", _status, _other_outcomes),
)
"""What is compared: its name, how it is read off an event, when two values do not agree."""
