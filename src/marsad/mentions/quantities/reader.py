"""Whole counts: the amount with its noun, hedges and meaning."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.mentions.quantities.meaning import Fate
from marsad.mentions.quantities.quantity import Amount, Quantity, make_quantity
from marsad.mentions.quantities.singles import UNTOLD, Singles
from marsad.mentions.quantity_lexicon import QuantityLexicon


def find_quantities(
    forms: Sequence[str],
    lexicon: QuantityLexicon,
    known: dict[str, bool] | None = None,
    before: Sequence[Quantity] = (),
) -> list[Quantity]:
    """The counts of people in the tokens of one sentence, left to right.

    ``known`` remembers, from call to call, which forms may begin a count. ``before`` are the
    counts of the last sentence before that has any, of which this one may count a part.
    """
    return Counts(forms, lexicon, before).read({} if known is None else known)


class Counts(Singles):
    """All rules over the tokens of one sentence; `read` is the start symbol."""

    __slots__ = ()

    def read(self, known: dict[str, bool]) -> list[Quantity]:
        """The counts of the sentence, left to right; see `find_quantities`."""
        last = 0
        for i, form in enumerate(self.forms):
            begins = known.get(form)
            if begins is None:
                begins = self.lexicon.may_begin(form, known)
            if not begins or i < last:
                continue
            count = self._count(i)
            found = self._single(i) if count is None else self._counted(count)
            if found is not None:
                self._share_fate(found)
                self.found.append(found)
            last = max(found.last if found else 0, count.last if count else 0)
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
        mixed = self._mixed(noun)
        fate = Fate(mixed) if mixed else self._of(count, first, noun)
        if one and fate.of != "killed":
            return None
        last, late_hedge = self._hedge_after(noun.last)
        return make_quantity(
            count,
            first,
            last,
            hedge or late_hedge,
            fate.of,
            continues=fate.continues or self._linked(count.first) == fate.of,
        )
