"""Whole counts: the amount with its noun, hedges and meaning."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.mentions.quantities.meaning import Fate
from marsad.mentions.quantities.quantity import Amount, Quantity, make_quantity
from marsad.mentions.quantities.singles import UNTOLD, Singles
from marsad.mentions.quantity_lexicon import QuantityLexicon
from marsad.text.proclitics import Openers


class QuantityFinder:
    """Finds counts of people. Holds no state of a text, but remembers which words may begin one."""

    __slots__ = ("_killing", "_lexicon", "_numbers", "_openers")

    def __init__(self, lexicon: QuantityLexicon) -> None:
        self._lexicon = lexicon
        self._openers = lexicon.openers()
        self._numbers = lexicon.number_openers()
        self._killing = lexicon.killing_openers()

    def openers(self) -> Openers:
        """What finds the tokens that counts are read from."""
        return self._openers.joined(self._killing)

    def find(
        self, forms: Sequence[str], before: Sequence[Quantity] = (),
        at: Sequence[int] | None = None,
    ) -> list[Quantity]:  # fmt: skip
        """The counts in the tokens of one sentence, left to right.

        ``before`` are the counts of the last sentence before that has any, of which this one may
        count a part. ``at``: the tokens that are of the lexicon's words, if the caller knows.
        """
        numbers = frozenset(self._numbers.among(forms, at))
        killing = any(not forms[i][0].isdecimal() for i in self._killing.among(forms, at))
        if not numbers and not killing:
            return []  # no count lacks both
        counts = Counts(forms, self._lexicon, before)
        return counts.read(self._openers.among(forms, at), numbers, killing=killing)

    def amounts(self, forms: Sequence[str]) -> list[Amount]:
        """The whole numbers and orders of magnitude in the tokens of one sentence, whatever they
        count."""
        return Counts(forms, self._lexicon, ()).amounts(self._openers.among(forms))


class Counts(Singles):
    """All rules over the tokens of one sentence; `read` is the start symbol."""

    __slots__ = ()

    def read(self, at: Sequence[int], numbers: frozenset[int], *, killing: bool) -> list[Quantity]:
        """The counts that begin at some of the tokens ``at``, left to right. ``numbers``: those of
        them that may begin a number; ``killing``: whether a word for killing is in the sentence,
        without which a noun alone counts people only right after a count."""
        last = 0
        for i in at:
            if i < last:
                continue
            count = self._count(i) if i in numbers else None
            found: Quantity | None = None
            if count is not None:
                found = self._counted(count)
            elif killing or (self.found and self.found[-1].last == i):
                found = self._single(i)
            if found is not None:
                self._share_fate(found)
                self.found.append(found)
            last = max(found.last if found else 0, count.last if count else 0)
        return self.found

    def amounts(self, at: Sequence[int]) -> list[Amount]:
        """The amounts that begin at some of the tokens ``at``, left to right; the number of a
        document or a road is none."""
        found: list[Amount] = []
        for i in at:
            if found and i < found[-1].last:
                continue
            amount = self._count(i)
            if amount is not None and not self.lexicon.is_("numbered", self.token(i - 1)):
                found.append(amount)
        return found

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
