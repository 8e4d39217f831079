"""Names of states before a colon or a dash: where the news is from, or who speaks."""

from __future__ import annotations

from typing import Final

from marsad.knowledge import kinds
from marsad.syntax.categories import VERB
from marsad.syntax.clauses import Sentence
from marsad.syntax.noun_phrase import NounPhrase
from marsad.text.word import Word

_DATELINE_REACH: Final = 14
"""Units of a sentence within which a dateline ends."""
_DASHES: Final = frozenset({"-", "--", "\u2013", "\u2014"})
_OUR: Final = "\u0646\u0627"


def is_dateline(sentence: Sentence, phrase: NounPhrase, colon: int) -> bool:
    """«Egypt: two killed in clashes»: a state before a colon tells where the news is from, unless
    it speaks of itself («Saudi Arabia: we will not allow»). Capitals and seats speak."""
    word = sentence.word(phrase.head)
    if phrase.last - phrase.first > 1 or word.kinds != {kinds.COUNTRY}:
        return False
    return not any(_is_of_us(unit.word) for unit in sentence.units[colon + 1 :])


def dateline(sentence: Sentence) -> int:
    """The unit of the dash that ends the dateline of a sentence, or 0."""
    for at, unit in enumerate(sentence.units[:_DATELINE_REACH]):
        if sentence.categories[at] == VERB:
            return 0
        if unit.word.form in _DASHES:
            return at
    return 0


def end_of_dateline(sentence: Sentence) -> int:
    """The unit of the dash after «Dubai, United Arab Emirates (CNN) --», or 0: with brackets it is
    certain that nobody named there takes part in anything."""
    dash = dateline(sentence)
    return dash if dash and sentence.word(dash - 1).form == ")" else 0


def _is_of_us(word: Word) -> bool:
    """Whether a word is of the first person plural: «we will», «our forces»."""
    if word.pronoun == _OUR:
        return True
    return any(r.kind in kinds.VERBS and r.morph[1:3] == "1p" for r in word.readings)
