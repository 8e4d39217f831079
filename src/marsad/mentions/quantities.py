"""Counted people: how many, how sure, and what befell them.

A count is a number or an order of magnitude with a noun for people, or one that stands right
after a word for what befell them. What it counts is told by the noun itself (killed), else by a
governing word near it, else by the count that it continues («among them 20 children»).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import msgspec

from marsad.knowledge.schema_numbers import CountedClass, QuantityRole
from marsad.mentions.quantity_lexicon import CueForm, Noun, QuantityLexicon
from marsad.record import Counted, Qualifier
from marsad.text.numerals import find_number

__all__ = ["Quantity", "QuantityLexicon", "distinct", "find_quantities"]

_SPAN = re.compile(r"(\d{1,7})[-/](\d{1,7})")
_OPENING = frozenset("\u00ab\u201c\"'(")
_DASHES = frozenset("-\u2013\u2014")
_COMMAS = frozenset(",\u060c")
_FARTHEST = 20
"""Tokens before the number beyond which no cue is sought, whatever its reach."""
_TIGHT = 3
"""Tokens within which a cue before the number decides against what the noun tells."""
_AFTER = 5
"""Tokens after the noun within which a cue may follow."""
_ADJECTIVES = 3
"""Tokens after the noun within which a hedge may follow."""
_TALLY = 14
"""Tokens after the word for a total within which its number may follow."""
_LINK = 3
"""Tokens before a number within which a word makes it part of the count before."""
_YEARS = range(1900, 2100)
_FEW = 10
_WIDEST = 5
"""How many times its lower bound the upper bound of a range may be."""
_MANY = 100
"""Fighters counted in hundreds and more are troops, unless told otherwise."""
_SUREST: tuple[Counted | CountedClass, ...] = ("killed", "injured")
_UNTOLD: tuple[Counted | CountedClass, ...] = ("person", "fighter")


class Quantity(msgspec.Struct, frozen=True, kw_only=True):
    """People counted in tokens ``first`` up to, not including, ``last``."""

    first: int
    last: int
    value: int | None
    """People; None for an order of magnitude or a range."""
    low: int | None = None
    """The least that the words allow."""
    high: int | None = None
    """The most that the words allow."""
    qualifier: Qualifier
    of: Counted


class _Count(NamedTuple):
    """A number before it is known what it counts."""

    first: int
    """First token of the number, without hedges."""
    last: int
    value: int | None
    low: int | None
    high: int | None
    qualifier: Qualifier
    all_said: bool = False
    """True for an order of magnitude that needs no noun: with the article, or of thousands."""


class _Counted(NamedTuple):
    """The noun phrase of a count."""

    of: Counted | CountedClass | None
    """None when the number stands alone or before others of the same kind."""
    last: int
    governed: bool = False
    """True when only a governing cue (or the count before) can show that people are meant."""


class _Cue(NamedTuple):
    """A cue in the sentence."""

    at: int
    form: CueForm
    joined: bool
    """With a conjunction."""


def find_quantities(
    forms: Sequence[str], lexicon: QuantityLexicon, known: dict[str, bool] | None = None
) -> list[Quantity]:
    """The counts of people in the tokens of one sentence, left to right.

    ``known`` remembers, from call to call, which forms may begin a count.
    """
    return _Sentence(forms, lexicon, {} if known is None else known).quantities()


def distinct(sentences: Iterable[Sequence[Quantity]]) -> list[list[Quantity]]:
    """The counts of an article, sentence by sentence, each count of the same people once.

    The same count twice in one sentence is of different people; again in a later sentence it is a
    repetition. A count that tells nothing of the people is dropped where the same number is told
    more closely.
    """
    by_sentence = [list(found) for found in sentences]
    told = {
        quantity.value
        for found in by_sentence
        for quantity in found
        if quantity.of != "other" and quantity.value is not None
    }
    seen: Counter[tuple[object, ...]] = Counter()
    kept: list[list[Quantity]] = []
    for found in by_sentence:
        here: Counter[tuple[object, ...]] = Counter()
        fresh: list[Quantity] = []
        for quantity in found:
            if quantity.of == "other" and quantity.value in told:
                continue
            key = _same_people(quantity)
            here[key] += 1
            if here[key] > seen[key]:
                fresh.append(quantity)
        seen |= here
        kept.append(fresh)
    return kept


def _same_people(quantity: Quantity) -> tuple[object, ...]:
    """Equal for counts that repeat each other: a hedge may be left out in a headline."""
    if quantity.value is not None:
        return quantity.of, quantity.value
    return quantity.of, quantity.qualifier, quantity.low, quantity.high


class _Sentence:
    """The tokens of a sentence, and the counts found so far."""

    __slots__ = ("_conjunctions", "_cues", "forms", "found", "known", "lexicon")

    def __init__(
        self, forms: Sequence[str], lexicon: QuantityLexicon, known: dict[str, bool]
    ) -> None:
        self.known = known
        self.forms = forms
        self.lexicon = lexicon
        self.found: list[Quantity] = []
        self._cues: dict[int, tuple[_Cue, ...]] = {}
        self._conjunctions = lexicon.numbers.proclitics.conjunctions

    def quantities(self) -> list[Quantity]:
        i = 0
        while i < len(self.forms):
            if not self.lexicon.may_begin(self.forms[i], self.known):
                i += 1
                continue
            count = self._count(i)
            found = self._single(i) if count is None else self._counted(count)
            if found is not None:
                self.found.append(found)
            i = max(i + 1, found.last if found else 0, count.last if count else 0)
        return self.found

    def _token(self, i: int) -> str:
        return self.forms[i] if 0 <= i < len(self.forms) else ""

    # --- numbers

    def _count(self, i: int) -> _Count | None:
        """The number or order of magnitude at token ``i``."""
        form = self.forms[i]
        span = _SPAN.fullmatch(form)
        if span is not None and int(span[1]) < int(span[2]):
            low, high = int(span[1]), int(span[2])
            return _Count(i, i + 1, None, low, high, "about")
        vague = self._vague(i)
        if vague is not None:
            return vague
        number = find_number(self.forms, i, self.lexicon.numbers)
        if number is None or (number.definite and not form[0].isdigit()):
            return None
        value = int(number.value)
        if value != number.value or value < 1:
            return None
        exact = _Count(i, number.last, value, value, value, "exact")
        return self._range(exact) or exact

    def _vague(self, i: int) -> _Count | None:
        for _, stem in self.lexicon.numbers.proclitics.split(self.forms[i]):
            for form in self.lexicon.vague.get(stem, ()):
                last = i + 1 + len(form.tail)
                if tuple(self.forms[i + 1 : last]) == form.tail:
                    return _Count(
                        i, last, None, form.low, None, form.qualifier, form.definite or last > i + 1
                    )
        return None

    def _range(self, begin: _Count) -> _Count | None:
        """Two numbers, the second greater, as the bounds of one count."""
        at, widest = begin.last, None
        token = self._token(at)
        if not token or begin.value is None:
            return None
        between = self.lexicon.is_("range_between", self._token(begin.first - 1))
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
        return _Count(begin.first, end.last, None, begin.value, int(end.value), "about")

    # --- counts

    def _counted(self, count: _Count) -> Quantity | None:
        """The count with its noun, hedges and meaning; None when it counts no people."""
        first, hedge = self._hedge_before(count.first)
        noun = self._noun_phrase(count)
        if noun is None:
            return None
        one = count.value == 1 and self.forms[count.first].isalpha()
        if (noun.governed or one) and not self._is_governed(count, first):
            return None
        if first == count.first and noun.of in _UNTOLD and self._is_like_year(count):
            return None
        of = self._mixed(noun) or self._of(count, first, noun)
        last, late_hedge = self._hedge_after(noun.last)
        return _quantity(count, first, last, hedge or late_hedge, of)

    def _noun_phrase(self, count: _Count) -> _Counted | None:
        """What follows the number, when it may be people."""
        lexicon, at = self.lexicon, count.last
        token = self._token(at)
        if lexicon.is_("other_people", token):
            return _Counted(None, at + 1, governed=True)
        noun = self._noun(count, at + 1 if token in _OPENING else at)
        if noun is not None:
            return noun
        if not token:
            return _Counted(None, at, governed=True)
        if lexicon.is_("partitive", token):
            return self._partitive(count) or _Counted(None, at, governed=True)
        if lexicon.is_("range_between", token):
            return self._dead_or_hurt(at)
        return self._by_cue_after(count) or self._without_noun(count)

    def _partitive(self, count: _Count) -> _Counted | None:
        """The noun after «of», which may carry a pronoun."""
        owned = self.lexicon.owned_noun(self.forms, count.last + 1)
        noun = self._noun(count, count.last + 1)
        if noun is None and owned is not None:
            return _Counted(owned.form.of, owned.last)
        return noun

    def _without_noun(self, count: _Count) -> _Counted | None:
        """A number before a word that shows that its noun is left out."""
        token = self._token(count.last)
        cue = self._cue_at(count.last)
        closed = not token[0].isalnum() or len(token) == 1 or self.lexicon.is_("joins", token)
        governed = count.all_said or (cue is not None and (cue.joined or count.value is None))
        return _Counted(None, count.last, governed=True) if closed or governed else None

    def _dead_or_hurt(self, at: int) -> _Counted | None:
        """«12 between killed and injured»."""
        first = self.lexicon.noun(self.forms, at + 1)
        if first is None or first.form.of not in _SUREST:
            return None
        second = self.lexicon.noun(self.forms, first.last)
        return _Counted("other", second.last) if second is not None else None

    def _by_cue_after(self, count: _Count) -> _Counted | None:
        """A number right before a cue that may stand for its noun («12 with wounds»)."""
        cue = self._cue_at(count.last)
        if cue is None or cue.form.side != "after" or not cue.form.bare:
            return None
        return _Counted(cue.form.of, count.last + 1)

    def _noun(self, count: _Count, at: int) -> _Counted | None:
        noun = self.lexicon.noun(self.forms, at)
        if noun is not None:
            direct = at == count.last and count.value is not None
            if noun.proclitic or self.forms[at] in self.lexicon.not_people:
                return None
            return None if direct and noun.form.definite else _Counted(noun.form.of, noun.last)
        return _Counted("person", at + 1) if self._ends_like_people(count, at) else None

    def _ends_like_people(self, count: _Count, at: int) -> bool:
        """Whether an unknown word after the number has an ending of nouns for people."""
        form = self._token(at)
        article = self.lexicon.numbers.proclitics.article
        if len(form) < 5 or form in self.lexicon.not_people or form.startswith(article):
            return False
        if count.value is None or count.value <= 2:
            return False
        few = count.value <= _FEW
        return form.endswith(self.lexicon.few_endings if few else self.lexicon.many_endings)

    def _single(self, i: int) -> Quantity | None:
        """One or two people killed, told by the noun alone."""
        noun = self.lexicon.noun(self.forms, i)
        if noun is None:
            return self._one_of(i)
        form, last, _ = noun
        if form.number == "plural" or form.definite or form.of not in _UNTOLD:
            return None
        if not self._is_killed(i, noun) or not self._ends_phrase(last):
            return None
        if self.lexicon.is_("single", self._token(last)):
            last += 1
        value = 2 if form.number == "dual" else 1
        last, hedge = self._hedge_after(last)
        count = _Count(i, last, value, value, value, "exact")
        return _quantity(count, i, last, hedge, "killed")

    def _is_killed(self, i: int, noun: Noun) -> bool:
        """Whether a cue of killing governs the noun directly, or that of the noun before."""
        before = self._cue_at(i - 1)
        if before is not None and before.form.of == "killed" and before.form.bare:
            return not self._is_double(before)
        previous = self.found[-1] if self.found else None
        if previous is not None and previous.of == "killed" and previous.last == i:
            return noun.proclitic in self._conjunctions
        if noun.form.number != "dual":
            return False
        after = self._cue_after(noun.last, "person")
        return after is not None and after.form.of == "killed"

    def _ends_phrase(self, at: int) -> bool:
        """Whether a noun before ``at`` is not the head of a name or title: an adjective of
        nationality, a particle, a conjunction or punctuation follows it."""
        token = self._token(at)
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
        count = _Count(i, noun.last, 1, 1, 1, "exact")
        return _quantity(count, i, noun.last, None, "killed")

    # --- hedges

    def _hedge_before(self, i: int) -> tuple[int, Qualifier | None]:
        """Where the hedge before token ``i`` begins, and what it says."""
        at = i
        if len(self._token(at - 1)) == 1 or self._token(at - 1) == self._article:
            at -= 1  # a proclitic written apart from digits
        if self.lexicon.is_("few", self._token(at - 1)):
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
        form = self._token(i)
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

    # --- what is counted

    def _of(self, count: _Count, first: int, noun: _Counted) -> Counted:
        """What befell the people of a count."""
        of = noun.of
        if of == "killed" or of == "injured":
            return of
        tight = self._cue_before(first, _TIGHT, of)
        if of is not None and of != "person" and of != "fighter":
            return tight.form.of if tight and self._overrides(tight, of) else of
        if tight is not None:
            return "other" if self._is_double(tight) else tight.form.of
        linked = self._linked(count.first) or self._tally(first)
        if linked is not None:
            return linked
        cue = self._cue_after(noun.last, of) or self._cue_before(first, _FARTHEST, of)
        if cue is not None:
            return "other" if self._is_double(cue) else cue.form.of
        return self._by_class(count, of)

    @staticmethod
    def _by_class(count: _Count, of: Counted | CountedClass | None) -> Counted:
        if of == "fighter" and (count.value is None or count.value >= _MANY):
            return "troops"
        return "other"

    @staticmethod
    def _overrides(cue: _Cue, of: Counted | CountedClass) -> bool:
        """Whether a cue right before outweighs a noun: five protesters killed are killed."""
        if cue.form.of in _SUREST:
            return True
        return of == "participants" and cue.form.of in ("detained", "abducted", "missing")

    def _is_governed(self, count: _Count, first: int) -> bool:
        """Whether a cue right before, or the count that it continues, shows that people are
        meant."""
        cue = self._cue_before(first, 1, None)
        if cue is not None and cue.form.bare:
            return True
        if count.value is None and count.low is not None and count.high is None:
            near = self._cue_before(first, _TIGHT, None) or self._cue_after(count.last, None)
            return near is not None
        if self.lexicon.is_("total", self._token(first - 1)) and self._tally(first) is not None:
            return True
        return self._is_anaphoric(count, first)

    def _is_anaphoric(self, count: _Count, first: int) -> bool:
        """Whether the number is of people named before: «others», «of them», «350 thousand»."""
        token = self._token(count.last)
        roles: tuple[QuantityRole, ...] = ("other_people", "relative", "subset", "partitive")
        of_them = any(self.lexicon.is_(role, token) for role in roles)
        if of_them and self.found and self._linked(count.first) is not None:
            return True
        if not of_them and not self._is_scaled(count):
            return False
        near = self._cue_before(first, _TIGHT, None)
        if near is None and of_them and not self.lexicon.is_("partitive", token):
            near = self._cue_after(count.last + 1, None)
        return near is not None and near.form.bare

    def _is_like_year(self, count: _Count) -> bool:
        """Four digits that are rather the year of what stands before them."""
        digits = self.forms[count.first]
        like = len(digits) == 4 and digits.isdigit() and count.value in _YEARS
        return like and int(digits) % 100 != 0 and self._cue_before(count.first, 1, None) is None

    def _is_scaled(self, count: _Count) -> bool:
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
            if self.lexicon.is_("subset", self._token(at)):
                return previous.of
        if (
            self._token(first - 1) in self._conjunctions
            or self.forms[first][0] in self._conjunctions
        ):
            return previous.of
        between = self.forms[previous.last : first]
        return previous.of if between and between[-1] in _COMMAS else None

    def _tally(self, first: int) -> Counted | None:
        """Who is numbered, when the count tells the number of the killed, injured… spoken of."""
        barrier = self.found[-1].last if self.found else 0
        for at in range(first - 1, max(first - _TALLY, barrier) - 1, -1):
            if not self.lexicon.is_("tally", self.forms[at]):
                continue
            noun = self.lexicon.noun(self.forms, at + 1)
            if noun is not None and noun.form.of != "person" and noun.form.of != "fighter":
                return noun.form.of
        return None

    def _mixed(self, noun: _Counted) -> Counted | None:
        """``other`` for one count of the killed and the injured together."""
        if noun.of not in _SUREST and not self.lexicon.is_("range_between", self._token(noun.last)):
            return None
        at = noun.last
        kind = noun.of
        if kind not in _SUREST:
            first = self.lexicon.noun(self.forms, at + 1)
            if first is None or first.form.of not in _SUREST:
                return None
            kind, at = first.form.of, first.last
        second = self.lexicon.noun(self.forms, at)
        if second is None or self.forms[at][0] not in self._conjunctions:
            return None
        return "other" if second.form.of in _SUREST and second.form.of != kind else None

    # --- cues

    def _cues_at(self, i: int) -> tuple[_Cue, ...]:
        """The cues in token ``i``; each token is looked up once."""
        known = self._cues.get(i)
        if known is None:
            found = self.lexicon.cue(self.forms[i]) if 0 <= i < len(self.forms) else None
            proclitic, meanings = found or ("", ())
            joined = proclitic[:1] in self._conjunctions if proclitic else False
            known = self._cues[i] = tuple(_Cue(i, meaning, joined) for meaning in meanings)
        return known

    def _cue_at(self, i: int) -> _Cue | None:
        return next(iter(self._cues_at(i)), None)

    def _cue_before(
        self, first: int, within: int, of: Counted | CountedClass | None
    ) -> _Cue | None:
        """The nearest cue before token ``first``, not beyond the count before."""
        barrier = self.found[-1].last if self.found else 0
        for at in range(first - 1, max(first - within, barrier) - 1, -1):
            for cue in self._cues_at(at):
                reachable = first - at <= cue.form.reach and cue.form.side != "after"
                if reachable and _fits(cue.form, of):
                    return cue
        return None

    def _cue_after(self, last: int, of: Counted | CountedClass | None) -> _Cue | None:
        """The first cue after the noun, unless a joined word before it begins something new."""
        for at in range(last, min(last + _AFTER, len(self.forms))):
            if self.forms[at][0] == self._conjunctions[0]:
                return None
            for cue in self._cues_at(at):
                reachable = at - last < cue.form.reach and cue.form.side != "before"
                if reachable and not cue.joined and _fits(cue.form, of):
                    return cue
        return None

    def _is_double(self, cue: _Cue) -> bool:
        """Two cues joined: killed and injured together."""
        neighbours = [other for other in self._cues_at(cue.at - 1) if cue.joined]
        neighbours += [other for other in self._cues_at(cue.at + 1) if other.joined]
        return any(
            other.form.of != cue.form.of and other.form.side != "after" for other in neighbours
        )


def _fits(form: CueForm, of: Counted | CountedClass | None) -> bool:
    return form.of_class is None or of is None or form.of_class == of


def _quantity(
    count: _Count, first: int, last: int, hedge: Qualifier | None, of: Counted
) -> Quantity:
    """The count as hedged: a hedge opens the bounds that it leaves open."""
    low, high = count.low, count.high
    qualifier: Qualifier = count.qualifier
    if hedge is not None and count.qualifier == "exact":
        qualifier = hedge
        if hedge == "about":
            low = high = None
        elif hedge == "at_most":
            low = None
        else:
            high = None
    return Quantity(
        first=first,
        last=last,
        value=count.value,
        low=low,
        high=high,
        qualifier=qualifier,
        of=of,
    )
