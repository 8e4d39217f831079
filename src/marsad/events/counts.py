"""Figures: counted people with who says the number, joined to the acts that they count."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from marsad.events.attribution import Attributor
from marsad.events.candidates import Candidate
from marsad.events.coding import chain
from marsad.events.document import Document
from marsad.mentions.quantities import Quantity, distinct, find_quantities
from marsad.mentions.quantity_lexicon import QuantityLexicon
from marsad.record import Figure

_COUNTS: dict[str, frozenset[str]] = {
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
    document: Document,
    attributor: Attributor,
    lexicon: QuantityLexicon,
    known: dict[str, bool],
) -> list[Counted]:
    """The counted people of an article; one count of the same people is kept once."""
    found: list[Counted] = []
    by_sentence: list[list[Quantity]] = []
    before: Sequence[Quantity] = ()
    for sentence in document.sentences:
        forms = document.tokens.forms[sentence.first : sentence.last]
        quantities = find_quantities(forms, lexicon, known, before)
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
    of_sentence: dict[int, list[Candidate]] = {}
    for candidate in candidates:
        of_sentence.setdefault(candidate.sentence, []).append(candidate)
    for counted in figures:
        fitting = [
            candidate for candidate in of_sentence.get(counted.sentence, ())
            if counted.figure.of in _COUNTS.get(candidate.trigger.frame.type, ())
        ]  # fmt: skip
        if fitting:
            nearest = min(fitting, key=lambda c: abs(c.tokens[0] - counted.first))
            nearest.figures.append(counted.figure)
