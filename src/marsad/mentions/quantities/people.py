"""The noun phrase of a count: whom it counts."""

from __future__ import annotations

from typing import Final

from marsad.mentions.quantities.meaning import SUREST, Meaning
from marsad.mentions.quantities.quantity import Amount, People

_OPENING: Final = frozenset("\u00ab\u201c\"'(")
_FEW: Final = 10
_HUNDRED: Final = 100


class Nouns(Meaning):
    """The noun after a number, or what stands for it."""

    __slots__ = ()

    def _noun_phrase(self, count: Amount) -> People | None:
        """What follows the number, when it may be people."""
        lexicon, at = self.lexicon, count.last
        token = self.token(at)
        if self._is_percentage(at) or lexicon.is_("numbered", self.token(count.first - 1)):
            return None
        if lexicon.is_("other_people", token):
            return People(None, at + 1, governed=True)
        noun = self._noun(count, at + 1 if token in _OPENING else at)
        if noun is not None:
            return noun
        if not token:
            return People(None, at, governed=True)
        if lexicon.is_("partitive", token):
            return self._partitive(count) or People(None, at, governed=True)
        if lexicon.is_("range_between", token):
            return self._dead_or_hurt(at)
        return self._by_cue_after(count) or self._without_noun(count)

    def _is_percentage(self, at: int) -> bool:
        """Whether the words at a token make the number before it a share of a hundred."""
        percent = self.lexicon.is_("percent", self.token(at))
        return percent or self.lexicon.is_("percent", self.token(at + 1))

    def _partitive(self, count: Amount) -> People | None:
        """The noun after «of», which may carry a pronoun."""
        owned = self.lexicon.owned_noun(self.forms, count.last + 1)
        noun = self._noun(count, count.last + 1)
        if noun is None and owned is not None:
            return People(owned.form.of, owned.last)
        return noun

    def _without_noun(self, count: Amount) -> People | None:
        """A number before a word that shows that its noun is left out."""
        token = self.token(count.last)
        cue = self._cue_at(count.last)
        closed = not token[0].isalnum() or len(token) == 1 or self.lexicon.is_("joins", token)
        governed = count.all_said or (cue is not None and (cue.joined or count.value is None))
        return People(None, count.last, governed=True) if closed or governed else None

    def _dead_or_hurt(self, at: int) -> People | None:
        """«12 between killed and injured»."""
        first = self.lexicon.noun(self.forms, at + 1)
        if first is None or first.form.of not in SUREST:
            return None
        second = self.lexicon.noun(self.forms, first.last)
        return People("other", second.last) if second is not None else None

    def _by_cue_after(self, count: Amount) -> People | None:
        """A number right before a cue that may stand for its noun («12 with wounds»)."""
        cue = self._cue_at(count.last)
        if cue is None or cue.form.side != "after" or not cue.form.bare:
            return None
        return People(cue.form.of, count.last + 1)

    def _noun(self, count: Amount, at: int) -> People | None:
        noun = self.lexicon.noun(self.forms, at)
        if noun is not None:
            direct = at == count.last and count.value is not None
            if noun.proclitic or self.forms[at] in self.lexicon.not_people:
                return None
            if f"{self.forms[at]} {self.token(at + 1)}" in self.lexicon.not_people:
                return None
            return None if direct and noun.form.definite else People(noun.form.of, noun.last)
        if at > count.last or not self._ends_like_people(count, at):
            return None
        return People("person", at + 1)

    def _ends_like_people(self, count: Amount, at: int) -> bool:
        """Whether an unknown word after the number has an ending of nouns for people."""
        form = self.token(at)
        article = self.lexicon.numbers.proclitics.article
        if len(form) < 5 or form in self.lexicon.not_people or form.startswith(article):
            return False
        if count.value is None or count.value <= 2:
            return False
        if count.value <= _FEW:
            return form.endswith(self.lexicon.few_endings)
        return count.value % _HUNDRED > _FEW and form.endswith(self.lexicon.many_endings)
