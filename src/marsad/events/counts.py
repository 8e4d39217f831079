"""Figures: counted people with who says the number, joined to the acts that they count."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from marsad.events.attribution import Attributor
from marsad.events.candidates import Candidate
from marsad.events.coding import chain
from marsad.events.document import Document
from marsad.mentions.quantities import Quantity, QuantityFinder, distinct
from marsad.record import Figure

_COUNTS: Final[dict[str, frozenset[str]]] = {
    "ASSAULT": frozenset({"killed", "injured", "abducted", "missing"}),
    "COERCE": frozenset({"detained", "displaced"}),
    "SANCTION": frozenset({"detained", "displaced"}),
    "PROTEST": frozenset({"participants"}),
    "MOBILIZE": frozenset({"troops"}),
}
"""What the figures of a type of act count."""


@dataclass(slots=True, frozen=True)
class Counted:
    """A figure and where it stands."""

    figure: Figure
    sentence: int
    first: int
    """First token."""


def find_figures(
    document: Document, attributor: Attributor, finder: QuantityFinder
) -> list[Counted]:
    """The counted people of an article; one count of the same people is kept once."""
    found: list[Counted] = []
    by_sentence: list[list[Quantity]] = []
    before: Sequence[Quantity] = ()
    for sentence in document.sentences:
        forms = document.tokens.forms[sentence.first : sentence.last]
        quantities = finder.find(forms, before, document.counting_in(sentence))
        before = quantities or before
        by_sentence.append(quantities)
    for sentence, quantities in zip(document.sentences, distinct(by_sentence), strict=True):
        for quantity in quantities:
            first = sentence.first + quantity.first
            span = document.span(first, sentence.first + quantity.last)
            said_by = chain(document, attributor.around(first))
            figure = Figure(
                text=span.text, start=span.start, end=span.end, value=quantity.value,
                low=quantity.low, high=quantity.high, qualifier=quantity.qualifier,
                of=quantity.of, said_by=said_by,
            )  # fmt: skip
            found.append(Counted(figure, sentence.index, first))
    return found


def attach_figures(candidates: Sequence[Candidate], figures: Sequence[Counted]) -> None:
    """Gives each figure to the nearest act of its sentence that it may count."""
    fitting: dict[tuple[int, str], list[tuple[int, int, Candidate]]] = {}
    for order, candidate in enumerate(candidates):
        for of in _COUNTS.get(candidate.trigger.frame.type, ()):
            place = candidate.tokens[0], order, candidate
            fitting.setdefault((candidate.sentence, of), []).append(place)
    for places in fitting.values():
        places.sort(key=_place)
    for counted in figures:
        places = fitting.get((counted.sentence, counted.figure.of), [])
        after = bisect_left(places, (counted.first, -1), key=_place)
        beside = places[max(0, after - 1) : after + 1]
        if beside:
            nearest = min(beside, key=lambda place: (abs(place[0] - counted.first), place[1]))
            nearest[2].figures.append(counted.figure)


def _place(place: tuple[int, int, Candidate]) -> tuple[int, int]:
    return place[:2]
