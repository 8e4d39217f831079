"""The tokens of a sentence, and the words in them that tell what befell the counted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from marsad.knowledge.schema_numbers import CountedClass
from marsad.mentions.quantities.quantity import Quantity
from marsad.mentions.quantity_lexicon import CueForm, QuantityLexicon
from marsad.record import Counted

_AFTER: Final = 5
"""Tokens after the noun within which a cue may follow."""


class Cue(NamedTuple):
    """A cue in the sentence."""

    at: int
    form: CueForm
    joined: bool
    """With a conjunction."""


class Cues:
    """The tokens of a sentence, its cues, and the counts found so far.

    ``before``: the counts of the last sentence before that has any.
    """

    __slots__ = ("_conjunctions", "_cues", "before", "forms", "found", "lexicon")

    def __init__(
        self, forms: Sequence[str], lexicon: QuantityLexicon, before: Sequence[Quantity] = ()
    ) -> None:
        self.before = before
        self.forms = forms
        self.lexicon = lexicon
        self.found: list[Quantity] = []
        self._cues: dict[int, tuple[Cue, ...]] = {}
        self._conjunctions = lexicon.numbers.proclitics.conjunctions

    def token(self, i: int) -> str:
        """Token ``i``, empty beyond the sentence."""
        return self.forms[i] if 0 <= i < len(self.forms) else ""

    def _cues_at(self, i: int) -> tuple[Cue, ...]:
        """The cues in token ``i``; each token is looked up once."""
        known = self._cues.get(i)
        if known is None:
            found = self.lexicon.cue(self.forms[i]) if 0 <= i < len(self.forms) else None
            proclitic, meanings = found or ("", ())
            joined = proclitic[:1] in self._conjunctions if proclitic else False
            known = self._cues[i] = tuple(Cue(i, meaning, joined) for meaning in meanings)
        return known

    def _cue_at(self, i: int) -> Cue | None:
        return next(iter(self._cues_at(i)), None)

    def _cue_before(self, first: int, within: int, of: Counted | CountedClass | None) -> Cue | None:
        """The nearest cue before token ``first``, not beyond the count before."""
        barrier = self.found[-1].last if self.found else 0
        for at in range(first - 1, max(first - within, barrier) - 1, -1):
            if self.lexicon.is_("comprises", self.forms[at]):
                return None
            for cue in self._cues_at(at):
                reachable = first - at <= cue.form.reach and cue.form.side != "after"
                if reachable and _fits(cue.form, of):
                    return cue
        return None

    def _cue_after(self, last: int, of: Counted | CountedClass | None) -> Cue | None:
        """The first cue after the noun, unless a joined word before it begins something new."""
        for at in range(last, min(last + _AFTER, len(self.forms))):
            if self.forms[at][0] == self._conjunctions[0]:
                return None
            if self.token(at + 1)[:1].isdecimal():
                return None  # it governs the number that follows
            for cue in self._cues_at(at):
                reachable = at - last < cue.form.reach and cue.form.side != "before"
                if reachable and not cue.joined and _fits(cue.form, of):
                    return cue
        return None

    def _is_double(self, cue: Cue) -> bool:
        """Two cues joined: killed and injured together."""
        told = bool(self.found) and self.found[-1].last == cue.at - 1
        neighbours = [other for other in self._cues_at(cue.at - 1) if cue.joined and not told]
        neighbours += [other for other in self._cues_at(cue.at + 1) if other.joined]
        return any(
            other.form.of != cue.form.of and other.form.side != "after" for other in neighbours
        )


def _fits(form: CueForm, of: Counted | CountedClass | None) -> bool:
    return form.of_class is None or form.of_class == of
