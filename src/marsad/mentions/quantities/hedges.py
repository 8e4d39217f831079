"""Hedges before and after a number: about, at least, more than."""

from __future__ import annotations

from typing import Final

from marsad.mentions.quantities.amounts import Amounts
from marsad.record import Qualifier

_ADJECTIVES: Final = 3
"""Tokens after the noun within which a hedge may follow."""


class Hedges(Amounts):
    """The hedge of a number."""

    __slots__ = ()

    def _hedge_before(self, i: int) -> tuple[int, Qualifier | None]:
        """Where the hedge before token ``i`` begins, and what it says."""
        at = i
        if len(self.token(at - 1)) == 1 or self.token(at - 1) == self._article:
            at -= 1  # a proclitic written apart from digits
        if self.lexicon.is_("few", self.token(at - 1)):
            at -= 1
        for hedge in self.lexicon.hedges_before.get(self._bare(at - 1), ()):
            start = at - len(hedge.words)
            if start < 0 or self._bare(start) != hedge.words[0]:
                continue
            if tuple(self.forms[start + 1 : at]) == hedge.words[1:]:
                return start, hedge.qualifier
        return i, None

    @property
    def _article(self) -> str:
        return self.lexicon.numbers.proclitics.article

    def _bare(self, i: int) -> str:
        """Token ``i`` without the proclitics before a word of a hedge."""
        form = self.token(i)
        if not form or form in self.lexicon.hedges_before:
            return form
        for _, stem in self.lexicon.numbers.proclitics.split(form):
            if stem in self.lexicon.hedge_words:
                return stem
        return form

    def _hedge_after(self, at: int) -> tuple[int, Qualifier | None]:
        """Where a hedge after the noun ends, and what it says."""
        for start in range(at, min(at + _ADJECTIVES, len(self.forms))):
            for hedge in self.lexicon.hedges_after.get(self.forms[start], ()):
                last = start + len(hedge.words)
                if tuple(self.forms[start:last]) == hedge.words:
                    return last, hedge.qualifier
            if not self.forms[start][0].isalpha():
                break
        return at, None
