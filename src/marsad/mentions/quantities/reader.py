"""Whole counts: the amount with its noun, hedges and meaning."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.mentions.quantities.quantity import Amount, Quantity, make_quantity
from marsad.mentions.quantities.singles import UNTOLD, Singles
from marsad.mentions.quantity_lexicon import QuantityLexicon


def find_quantities(
    forms: Sequence[str], lexicon: QuantityLexicon, known: dict[str, bool] | None = None
) -> list[Quantity]:
    """The counts of people in the tokens of one sentence, left to right.

    ``known`` remembers, from call to call, which forms may begin a count.
    """
    return Counts(forms, lexicon).read({} if known is None else known)


class Counts(Singles):
    """All rules over the tokens of one sentence; `read` is the start symbol."""

    __slots__ = ()

    def read(self, known: dict[str, bool]) -> list[Quantity]:
        """The counts of the sentence, left to right; see `find_quantities`."""
        i = 0
        while i < len(self.forms):
            if not self.lexicon.may_begin(self.forms[i], known):
                i += 1
                continue
            count = self._count(i)
            found = self._single(i) if count is None else self._counted(count)
            if found is not None:
                self.found.append(found)
            i = max(i + 1, found.last if found else 0, count.last if count else 0)
        return self.found

    def _counted(self, count: Amount) -> Quantity | None:
        """The count with its noun, hedges and meaning; None when it counts no people."""
        first, hedge = self._hedge_before(count.first)
        noun = self._noun_phrase(count)
        if noun is None:
            return None
        one = count.value == 1 and self.forms[count.first].isalpha()
        if (noun.governed or one) and not self._is_governed(count, first):
            return None
        if first == count.first and noun.of in UNTOLD and self._is_like_year(count):
            return None
        of = self._mixed(noun) or self._of(count, first, noun)
        last, late_hedge = self._hedge_after(noun.last)
        return make_quantity(count, first, last, hedge or late_hedge, of)
