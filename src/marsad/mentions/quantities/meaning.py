"""What befell the people of a count, and whether people are meant at all."""

from __future__ import annotations

from typing import Final, NamedTuple, cast

from msgspec.structs import replace

from marsad.knowledge.schema_numbers import CountedClass, QuantityRole
from marsad.mentions.quantities.cues import Cue
from marsad.mentions.quantities.hedges import Hedges
from marsad.mentions.quantities.quantity import Amount, People, Quantity
from marsad.record import Counted

SUREST: Final[tuple[Counted | CountedClass, ...]] = ("killed", "injured")
"""Fates that a noun or a cue right before tells against all else."""
_FATES: Final = frozenset({"killed", "injured", "detained", "abducted", "missing", "displaced"})
_DESCRIBED: Final = 2
"""Tokens after the noun within which a word may describe the counted."""
_COMMAS: Final = frozenset(",\u060c")
_FARTHEST: Final = 20
"""Tokens before the number beyond which no cue is sought, whatever its reach."""
_TIGHT: Final = 3
"""Tokens within which a cue before the number decides against what the noun tells."""
_TALLY: Final = 14
"""Tokens after the word for a total within which its number may follow."""
_LINK: Final = 3
"""Tokens before a number within which a word makes it part of the count before."""
_YEARS: Final = range(1900, 2100)
_MANY: Final = 100
"""Fighters counted in hundreds and more are troops, unless told otherwise."""


class Fate(NamedTuple):
    """What befell the people of a count."""

    of: Counted
    continues: bool = False
    """True when only the count before tells it."""


class Meaning(Hedges):
    """The fate of the counted."""

    __slots__ = ()

    def _of(self, count: Amount, first: int, noun: People) -> Fate:
        """What befell the people of a count."""
        of = noun.of
        if of == "killed" or of == "injured":
            return Fate(of)
        tight = self._cue_before(first, _TIGHT, of)
        if of is not None and of != "person" and of != "fighter":
            return Fate(tight.form.of if tight and self._overrides(tight, of) else of)
        if tight is not None:
            return Fate("other" if self._is_double(tight) else tight.form.of)
        linked = self._linked(count.first) or self._of_those(count)
        if linked is not None and linked != "other":
            return Fate(linked, continues=True)
        tally = self._tally(first)
        if tally is not None:
            return Fate(tally)
        described = self._described(noun.last)
        if described is not None:
            return Fate(described)
        cue = self._cue_after(noun.last, of)
        if cue is None and linked is None:
            cue = self._cue_before(first, _FARTHEST, of)
        if cue is not None:
            return Fate("other" if self._is_double(cue) else cue.form.of)
        return Fate(linked or self._by_class(count, of))

    def _share_fate(self, quantity: Quantity) -> None:
        """Gives what is told after a count to those joined before it: «7 soldiers and 8 gunmen
        were killed»."""
        after = self._cue_after(quantity.last, None)
        if after is None or not after.form.bare or after.form.of != quantity.of:
            return
        first = quantity.first
        for at in range(len(self.found) - 1, -1, -1):
            before = self.found[at]
            joined = self.token(first)[:1] in self._conjunctions or (
                self.token(before.last) in self._conjunctions and before.last + 1 == first
            )
            if before.of != "other" or not joined or first - before.last > 1:
                return
            self.found[at] = replace(before, of=quantity.of)
            first = before.first

    def _described(self, last: int) -> Counted | None:
        """What an indefinite noun after the counted says of them: «4 citizens held in…»."""
        for at in range(last, min(last + _DESCRIBED, len(self.forms))):
            noun = self.lexicon.noun(self.forms, at)
            if noun is None:
                continue
            if noun.proclitic or noun.form.definite:
                return None
            if noun.form.of in _FATES:
                return cast("Counted", noun.form.of)
        return None

    @staticmethod
    def _by_class(count: Amount, of: Counted | CountedClass | None) -> Counted:
        if of == "fighter" and (count.value is None or count.value >= _MANY):
            return "troops"
        return "other"

    @staticmethod
    def _overrides(cue: Cue, of: Counted | CountedClass) -> bool:
        """Whether a cue right before outweighs a noun: five protesters killed are killed."""
        if cue.form.of in SUREST:
            return True
        return of == "participants" and cue.form.of in ("detained", "abducted", "missing")

    def _is_governed(self, count: Amount, first: int) -> bool:
        """Whether a cue right before, or the count that it continues, shows that people are
        meant."""
        cue = self._cue_before(first, 1, None)
        if cue is not None and cue.form.bare:
            return True
        if count.value is None and count.low is not None and count.high is None:
            near = self._cue_before(first, _TIGHT, None) or self._cue_after(count.last, None)
            return near is not None
        if self.lexicon.is_("total", self.token(first - 1)) and self._tally(first) is not None:
            return True
        return self._is_anaphoric(count, first)

    def _is_anaphoric(self, count: Amount, first: int) -> bool:
        """Whether the number is of people named before: «others», «of them», «350 thousand»."""
        token = self.token(count.last)
        if self.lexicon.is_("of_them", token) and count.value is not None:
            return True
        roles: tuple[QuantityRole, ...] = ("other_people", "relative", "of_them", "partitive")
        of_them = any(self.lexicon.is_(role, token) for role in roles)
        if of_them and self.found and self._linked(count.first) is not None:
            return True
        if not of_them and not self._is_scaled(count):
            return False
        near = self._cue_before(first, _TIGHT, None)
        if near is None and of_them and not self.lexicon.is_("partitive", token):
            near = self._cue_after(count.last + 1, None)
        return near is not None and near.form.bare

    def _is_like_year(self, count: Amount) -> bool:
        """Four digits that are rather the year of what stands before them."""
        digits = self.forms[count.first]
        like = len(digits) == 4 and digits.isdecimal() and count.value in _YEARS
        return like and int(digits) % 100 != 0 and self._cue_before(count.first, 1, None) is None

    def _is_scaled(self, count: Amount) -> bool:
        """A number with a scale word: what it counts was named before."""
        return count.last - count.first > 1

    def _linked(self, first: int) -> Counted | None:
        """What the count before counts, when this one continues it."""
        if not self.found:
            return None
        previous = self.found[-1]
        if first - previous.last > 12:
            return None
        for at in range(first - 1, max(first - 1 - _LINK, previous.last - 1), -1):
            token = self.token(at)
            if self.lexicon.is_("subset", token) or self.lexicon.is_("of_them", token):
                return previous.of
        if (
            self.token(first - 1) in self._conjunctions
            or self.forms[first][0] in self._conjunctions
        ):
            return previous.of
        between = self.forms[previous.last : first]
        return previous.of if between and between[-1] in _COMMAS else None

    def _of_those(self, count: Amount) -> Counted | None:
        """What the last greater count counts, when this one is a part of it."""
        if not self.lexicon.is_("of_them", self.token(count.last)):
            return None
        larger = (
            before.of
            for before in reversed((*self.before, *self.found))
            if before.value and count.value and before.value > count.value
        )
        return next(larger, None)

    def _tally(self, first: int) -> Counted | None:
        """Who is numbered, when the count tells the number of the killed, injured… spoken of."""
        barrier = self.found[-1].last if self.found else 0
        for at in range(first - 1, max(first - _TALLY, barrier) - 1, -1):
            if not self.lexicon.is_("tally", self.forms[at]):
                continue
            of_those = self.lexicon.is_("partitive", self.token(at + 1))
            noun = self.lexicon.noun(self.forms, at + (2 if of_those else 1))
            if noun is not None and noun.form.of != "person" and noun.form.of != "fighter":
                return noun.form.of
        return None

    def _mixed(self, noun: People) -> Counted | None:
        """``other`` for one count of the killed and the injured together."""
        if noun.of not in SUREST and not self.lexicon.is_("range_between", self.token(noun.last)):
            return None
        at = noun.last
        kind = noun.of
        if kind not in SUREST:
            first = self.lexicon.noun(self.forms, at + 1)
            if first is None or first.form.of not in SUREST:
                return None
            kind, at = first.form.of, first.last
        second = self.lexicon.noun(self.forms, at)
        if second is None or self.forms[at][0] not in self._conjunctions:
            return None
        if self._cue_at(at) is not None:
            return None  # «3 killed, and the injury of hundreds»
        return "other" if second.form.of in SUREST and second.form.of != kind else None
