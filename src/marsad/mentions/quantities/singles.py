"""One or two people killed, told by the noun alone, without a number."""

from __future__ import annotations

from typing import Final

from marsad.knowledge.schema_numbers import CountedClass
from marsad.mentions.quantities.cues import Cue
from marsad.mentions.quantities.people import Nouns
from marsad.mentions.quantities.quantity import Amount, Quantity, make_quantity
from marsad.mentions.quantity_lexicon import Noun
from marsad.record import Counted

_NEAR: Final = 4
"""Tokens within which a cue of killing governs two people."""
UNTOLD: Final[tuple[Counted | CountedClass, ...]] = ("person", "fighter")
"""Classes of nouns that do not tell what befell the people."""


class Singles(Nouns):
    """Victims counted by the number of the noun."""

    __slots__ = ()

    def _single(self, i: int) -> Quantity | None:
        """One or two people killed, told by the noun alone."""
        noun = self.lexicon.noun(self.forms, i)
        if noun is None:
            return self._one_of(i)
        form, last, _ = noun
        two = self.lexicon.is_("two", self.token(last))
        if form.definite or form.of not in UNTOLD or (form.number == "plural" and not two):
            return None
        if self.forms[i] in self.lexicon.not_people:
            return None
        told = self._are_killed(i) if two else self._is_killed(i, noun)
        if not told or not (two or self._ends_phrase(last)):
            return None
        if two or self.lexicon.is_("single", self.token(last)):
            last += 1
        value = 2 if two or form.number == "dual" else 1
        last, hedge = self._hedge_after(last)
        count = Amount(i, last, value, value, value, "exact")
        return make_quantity(count, i, last, hedge, "killed")

    def _are_killed(self, i: int) -> bool:
        """Whether two people named with the word for two are killed, by a cue a little before."""
        cue = self._cue_before(i, _NEAR, "person")
        return cue is not None and cue.form.of == "killed" and not self._is_double(cue)

    def _is_killed(self, i: int, noun: Noun) -> bool:
        """Whether a cue of killing governs the noun directly, or that of the noun before."""
        before = self._cue_at(i - 1)
        if before is not None and before.form.of == "killed" and before.form.bare:
            return not self._is_double(before)
        previous = self.found[-1] if self.found else None
        if previous is not None and previous.of == "killed" and previous.last == i:
            return noun.proclitic in self._conjunctions
        after = self._cue_after(noun.last, "person")
        if after is None or after.form.of != "killed":
            return False
        return noun.form.number == "dual" or self._is_passive(noun.last, after)

    def _is_passive(self, last: int, cue: Cue) -> bool:
        """Whether a verb of killing right after a noun tells its death, not whom it killed."""
        if cue.at != last or not cue.form.bare:
            return False
        token = self.token(cue.at + 1)
        following = self._cue_at(cue.at + 1)
        if following is not None and following.form.of == "killed":
            return True
        return not token or not token[0].isalnum() or self.lexicon.is_("joins", token)

    def _ends_phrase(self, at: int) -> bool:
        """Whether a noun before ``at`` is not the head of a name or title: an adjective of
        nationality, a particle, a conjunction or punctuation follows it."""
        token = self.token(at)
        if not token or not token[0].isalnum() or len(token) == 1:
            return True
        lexicon = self.lexicon
        if lexicon.is_("joins", token) or lexicon.is_("single", token):
            return True
        noun = lexicon.noun(self.forms, at)
        if noun is not None and not noun.form.definite:
            return True
        return token[0] in lexicon.numbers.proclitics.initials or self._cue_at(at) is not None

    def _one_of(self, i: int) -> Quantity | None:
        """One of several, killed."""
        if not self.lexicon.is_("one_of", self.forms[i]):
            return None
        noun = self.lexicon.noun(self.forms, i + 1)
        cue = self._cue_at(i - 1)
        if noun is None or noun.form.number != "plural" or cue is None:
            return None
        if cue.form.of != "killed" or cue.form.side != "before":
            return None
        count = Amount(i, noun.last, 1, 1, 1, "exact")
        return make_quantity(count, i, noun.last, None, "killed")
