"""Numbers, orders of magnitude and ranges, before it is known what they count."""

from __future__ import annotations

import re
from typing import Final

from marsad.mentions.quantities.cues import Cues
from marsad.mentions.quantities.quantity import Amount
from marsad.text.numerals import find_number

_SPAN: Final = re.compile(r"(\d{1,7})[-/](\d{1,7})")
_DASHES: Final = frozenset("-\u2013\u2014")
_WIDEST: Final = 5
"""How many times its lower bound the upper bound of a range may be."""


class Amounts(Cues):
    """The amount that begins at a token."""

    __slots__ = ()

    def _count(self, i: int) -> Amount | None:
        """The number or order of magnitude at token ``i``."""
        form = self.forms[i]
        lexicon = self.lexicon
        known = form in lexicon.numbers.words or form in lexicon.vague
        if not known and form in lexicon.not_people:
            return None  # a word that only looks like a number with a preposition
        span = _SPAN.fullmatch(form)
        if span is not None and int(span[1]) < int(span[2]):
            low, high = int(span[1]), int(span[2])
            return Amount(i, i + 1, low, low, high, "about")
        vague = self._vague(i)
        if vague is not None:
            return vague
        number = find_number(self.forms, i, self.lexicon.numbers)
        if number is None or (number.definite and not form[0].isdecimal()):
            return None
        value = int(number.value)
        if value != number.value or value < 1:
            return None
        exact = Amount(i, number.last, value, value, value, "exact")
        return self._range(exact) or exact

    def _vague(self, i: int) -> Amount | None:
        for _, stem in self.lexicon.numbers.proclitics.split(self.forms[i]):
            for form in self.lexicon.vague.get(stem, ()):
                last = i + 1 + len(form.tail)
                if tuple(self.forms[i + 1 : last]) == form.tail:
                    return Amount(
                        i, last, None, form.low, None, form.qualifier, form.definite or last > i + 1
                    )
        return None

    def _range(self, begin: Amount) -> Amount | None:
        """Two numbers, the second greater, as the bounds of one count."""
        at, widest = begin.last, None
        token = self.token(at)
        if not token or begin.value is None:
            return None
        between = self.lexicon.is_("range_between", self.token(begin.first - 1))
        if self.lexicon.is_("range_to", token) or token in _DASHES:
            at, widest = at + 1, _WIDEST
        elif between and token in self._conjunctions:
            at += 1
        elif not (between and token[0] in self._conjunctions):
            return None
        if at >= len(self.forms):
            return None
        end = find_number(self.forms, at, self.lexicon.numbers)
        if end is None or end.value <= begin.value:
            return None
        if widest is not None and end.value > begin.value * widest:
            return None
        return Amount(begin.first, end.last, begin.value, begin.value, int(end.value), "about")
