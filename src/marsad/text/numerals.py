"""Numbers: digits, number words, and both together.

Works on tokens in the match form. A number is the longest run of tokens that is one number:
digits with thousands or decimal separators, number words in any gender and case joined by the
conjunction, and scale words after either (``120`` and the word for thousand).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

import msgspec

from marsad.knowledge.schema import Orthography
from marsad.knowledge.schema_numbers import NumberKnowledge, NumberRole
from marsad.text.proclitics import Proclitics

_INTEGER: Final = re.compile(r"\d{1,15}")
_GROUPED: Final = re.compile(r"\d{1,3}(?:[,\u066c]\d{3})+")
_POINTED: Final = re.compile(r"\d{1,3}(?:\.\d{3})+")
_DECIMAL: Final = re.compile(r"(\d{1,9})[.,\u066b](\d{1,6})")

_THOUSAND: Final = 1000
_HUNDRED: Final = 100
_TEN: Final = 10


class NumberMatch(NamedTuple):
    """A number and the half-open range of tokens that writes it."""

    first: int
    last: int
    value: int | float
    definite: bool = False
    """True with the article: people known already."""


class NumberForm(msgspec.Struct, frozen=True, array_like=True):
    """What one form means in a number."""

    value: float
    role: NumberRole
    alone: float | None = None
    definite: bool = False


class NumberLexicon(msgspec.Struct, frozen=True):
    """Number words by folded form, with and without the article."""

    words: dict[str, NumberForm]
    ordinals: dict[str, int]
    """Ordinals of units; the article is told by `articled`."""
    articled: frozenset[str]
    """Those ordinal forms that carry the article."""
    proclitics: Proclitics

    @classmethod
    def build(
        cls, knowledge: NumberKnowledge, orthography: Orthography, fold: Callable[[str], str]
    ) -> NumberLexicon:
        """The lexicon of ``knowledge``, its forms folded by ``fold``."""
        words: dict[str, NumberForm] = {}
        article = orthography.article
        for word in knowledge.number_words:
            for form in map(fold, word.forms):
                words[form] = NumberForm(word.value, word.role, word.alone)
        for form, meaning in list(words.items()):
            words.setdefault(
                article + form, NumberForm(meaning.value, meaning.role, meaning.alone, True)
            )
        bare = {fold(form): word.value for word in knowledge.ordinal_words for form in word.forms}
        definite = {article + form: value for form, value in bare.items()}
        return cls(
            words=words,
            ordinals=bare | definite,
            articled=frozenset(definite),
            proclitics=Proclitics.build(orthography),
        )

    def read(self, form: str) -> tuple[str, NumberForm] | None:
        """The proclitics and the meaning of ``form``, or None when it is no number word."""
        plain = self.words.get(form)
        if plain is not None:
            return "", plain
        if form[0] not in self.proclitics.initials:
            return None
        for proclitic, stem in self.proclitics.split(form):
            meaning = self.words.get(stem)
            if meaning is not None:
                return proclitic, meaning
        return None


class _Term(NamedTuple):
    """A part of a number: what it is worth, its scale, and where it ends."""

    value: float
    scale: float
    last: int


def find_number(forms: Sequence[str], i: int, lexicon: NumberLexicon) -> NumberMatch | None:
    """The longest number that begins with token ``i``, or None."""
    term = _term(forms, i, lexicon, joined=False)
    if term is None:
        return None
    value, scale, last = term
    while scale > 1 and (more := _joined_term(forms, last, scale, lexicon)) is not None:
        value += more.value
        scale, last = more.scale, more.last
    return NumberMatch(i, last, _integral(value), _is_definite(forms, i, lexicon))


def find_ordinal(forms: Sequence[str], i: int, lexicon: NumberLexicon) -> NumberMatch | None:
    """The ordinal (first to ninety-ninth) that begins with token ``i``, or None."""
    stem = _ordinal_stem(forms[i], lexicon)
    if stem is None:
        return None
    if stem in lexicon.words:
        return NumberMatch(i, i + 1, int(lexicon.words[stem].value), True)
    definite = stem in lexicon.articled
    value = lexicon.ordinals[stem]
    if i + 1 < len(forms):
        after = lexicon.read(forms[i + 1])
        if after is not None:
            proclitic, meaning = after
            if not proclitic and meaning.value == _TEN and not meaning.definite:
                return NumberMatch(i, i + 2, value + _TEN, definite)
            if proclitic in lexicon.proclitics.conjunctions and meaning.role == "ten":
                return NumberMatch(i, i + 2, value + int(meaning.value), definite)
    return NumberMatch(i, i + 1, value, definite)


def parse_digits(form: str, *, scaled: bool = False) -> float | None:
    """The value of a token of digits, or None when it is no plain number (a date, a time, a share).

    A full stop before three digits separates thousands, unless a scale word follows (``scaled``).
    """
    if _INTEGER.fullmatch(form):
        return int(form)
    if _GROUPED.fullmatch(form):
        return int(form.replace(",", "").replace("\u066c", ""))
    if not scaled and _POINTED.fullmatch(form):
        return int(form.replace(".", ""))
    decimal = _DECIMAL.fullmatch(form)
    return float(f"{decimal[1]}.{decimal[2]}") if decimal else None


def _integral(value: float) -> int | float:
    nearest = round(value)
    return nearest if abs(value - nearest) < 1e-6 else value


def _is_definite(forms: Sequence[str], i: int, lexicon: NumberLexicon) -> bool:
    if forms[i][0].isdecimal():
        return i > 0 and forms[i - 1] == lexicon.proclitics.article
    found = lexicon.read(forms[i])
    return found is not None and found[1].definite


def _term(forms: Sequence[str], i: int, lexicon: NumberLexicon, *, joined: bool) -> _Term | None:
    """A number below a thousand with its scale, or a scale alone.

    ``joined``: token ``i`` begins with a conjunction that has been taken account of.
    """
    form = forms[i]
    if form[0].isdecimal():
        return _digit_term(forms, i, lexicon)
    found = lexicon.read(form)
    if found is None:
        return None
    proclitic, meaning = found
    if joined and proclitic not in lexicon.proclitics.conjunctions:
        return None
    if meaning.role == "scale":
        alone = meaning.alone
        return None if alone is None else _Term(alone, meaning.value, i + 1)
    if meaning.role == "pair":
        return _Term(meaning.value, meaning.value / 2, i + 1)
    if meaning.role == "fraction":
        return _fraction(forms, i, meaning.value, lexicon)
    small = _below_thousand(forms, i, meaning, lexicon)
    return None if small is None else _scaled(forms, small.value, small.last, lexicon)


def _digit_term(forms: Sequence[str], i: int, lexicon: NumberLexicon) -> _Term | None:
    scale = _scale_at(forms, i + 1, lexicon)
    value = parse_digits(forms[i], scaled=scale is not None)
    return None if value is None else _scaled(forms, value, i + 1, lexicon)


def _scaled(forms: Sequence[str], value: float, last: int, lexicon: NumberLexicon) -> _Term:
    """``value`` times the scale word at ``last``, if there is one."""
    scale = _scale_at(forms, last, lexicon)
    if scale is None:
        return _Term(value, 1, last)
    return _Term(value * scale, scale, last + 1)


def _scale_at(forms: Sequence[str], i: int, lexicon: NumberLexicon) -> float | None:
    if i >= len(forms):
        return None
    meaning = lexicon.words.get(forms[i])
    if meaning is None or meaning.role != "scale" or meaning.definite:
        return None
    return meaning.value


def _fraction(forms: Sequence[str], i: int, part: float, lexicon: NumberLexicon) -> _Term | None:
    """Half or a quarter of the scale word that follows."""
    if i + 1 >= len(forms):
        return None
    meaning = lexicon.words.get(forms[i + 1])
    if meaning is None or meaning.role != "scale":
        return None
    return _Term(part * meaning.value, meaning.value * part, i + 2)


def _below_thousand(
    forms: Sequence[str], i: int, meaning: NumberForm, lexicon: NumberLexicon
) -> _Term | None:
    if meaning.role == "hundred":
        return _with_rest(forms, _Term(meaning.value, _HUNDRED, i + 1), lexicon)
    if meaning.role == "ten":
        return _Term(meaning.value, 1, i + 1)
    after = _read_at(forms, i + 1, lexicon)
    if after is not None:
        proclitic, follower = after
        if not proclitic and follower.value == _TEN and meaning.value < _TEN:
            return _Term(meaning.value + _TEN, 1, i + 2)
        if not proclitic and follower.value == _HUNDRED and meaning.value > 2:
            return _with_rest(forms, _Term(meaning.value * _HUNDRED, _HUNDRED, i + 2), lexicon)
        joined = proclitic in lexicon.proclitics.conjunctions
        if joined and follower.role == "ten" and meaning.value < _TEN:
            return _Term(meaning.value + follower.value, 1, i + 2)
    return None if meaning.role == "teen_unit" else _Term(meaning.value, 1, i + 1)


def _with_rest(forms: Sequence[str], hundreds: _Term, lexicon: NumberLexicon) -> _Term:
    """Hundreds and the tens and units joined to them."""
    after = _read_at(forms, hundreds.last, lexicon)
    if after is None or after[0] not in lexicon.proclitics.conjunctions:
        return hundreds
    if after[1].role not in ("unit", "teen_unit", "ten"):
        return hundreds
    rest = _below_thousand(forms, hundreds.last, after[1], lexicon)
    return hundreds if rest is None else _Term(hundreds.value + rest.value, 1, rest.last)


def _read_at(forms: Sequence[str], i: int, lexicon: NumberLexicon) -> tuple[str, NumberForm] | None:
    return lexicon.read(forms[i]) if i < len(forms) else None


def _joined_term(
    forms: Sequence[str], i: int, scale: float, lexicon: NumberLexicon
) -> _Term | None:
    """The smaller part that a conjunction joins to a part of scale ``scale``."""
    if i >= len(forms):
        return None
    detached = forms[i] in lexicon.proclitics.conjunctions
    at = i + 1 if detached else i
    if at >= len(forms) or (forms[at][0].isdecimal() and not detached):
        return None
    if not detached:
        part = _half_of(forms, at, scale, lexicon)
        if part is not None:
            return part
    term = _term(forms, at, lexicon, joined=not detached)
    if term is None or term.value >= scale or scale < _THOUSAND:
        return None
    return term


def _half_of(forms: Sequence[str], i: int, scale: float, lexicon: NumberLexicon) -> _Term | None:
    """A joined fraction of the scale before it, named again or not."""
    found = lexicon.read(forms[i])
    if found is None or found[1].role != "fraction" or not found[0]:
        return None
    last = i + 1
    if last < len(forms):
        again = lexicon.words.get(forms[last])
        if again is not None and again.role == "scale" and again.value == scale:
            last += 1
    return _Term(found[1].value * scale, 1, last)


def _ordinal_stem(form: str, lexicon: NumberLexicon) -> str | None:
    """The ordinal (or definite tens) in ``form`` without its proclitics."""
    for _, stem in lexicon.proclitics.split(form):
        if stem in lexicon.ordinals:
            return stem
        meaning = lexicon.words.get(stem)
        if meaning is not None:
            return stem if meaning.definite and meaning.role == "ten" else None
    return None
