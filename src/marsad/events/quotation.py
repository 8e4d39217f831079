"""Whether words are quoted: direct, indirect or mixed speech; quotations that are names."""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

from marsad.events.content import Range, is_speech
from marsad.events.document import Document
from marsad.knowledge import kinds
from marsad.record import Form
from marsad.syntax.categories import NAME, NISBA, NOUN, PUNCTUATION
from marsad.syntax.clauses import Sentence
from marsad.syntax.units import Unit

_THAT: Final = "\u0627\u0646"
"""End of a complementizer without a pronoun."""
_CALLED: Final = frozenset({kinds.AGENT, kinds.ORGANISATION, kinds.OUTLET, kinds.PLACE})
"""Kinds of words after which a quotation is a name."""
_NOMINAL: Final = frozenset({NOUN, NAME, NISBA, PUNCTUATION})
_ADJECTIVES: Final = ("\u0647", "\u064a", "\u064a\u0646", "\u0627")
"""Endings of adjectives: feminine, of origin, plural, accusative."""


def form_of(document: Document, content: Range) -> Form:
    """Direct when quotation marks enclose all of it (a leading «that it» apart), mixed when they
    enclose a part that is no name."""
    first, last = content
    forms = document.tokens.forms
    mixed = False
    for start, end in document.quotes_near(first, last):
        if end <= first or start >= last or start < first - 1:
            continue
        leads = start <= first or (start == first + 1 and forms[first].startswith(_THAT))
        if leads and last - end <= 1:
            return "direct"
        mixed = mixed or not _is_name(document, start, end)
    return "mixed" if mixed else "indirect"


def is_within_quotation(document: Document, content: Range) -> bool:
    """Whether words stand within a longer quotation, which began before them."""
    first, last = content
    return any(
        start < first - 1 and last <= end and is_speech((start, end))
        for start, end in document.quotes_near(first, last)
    )


def _is_name(document: Document, start: int, end: int) -> bool:
    """Whether a short quotation is what somebody or something is called: «the organisation
    "Doctors Without Borders"»."""
    if is_speech((start, end)):
        return False
    sentence = document.sentence_at(start)
    at = bisect_left(sentence.units, start, key=_first_token)
    units = range(at, min(at + end - start, len(sentence.units)))
    if all(sentence.categories[i] in (NAME, PUNCTUATION) for i in units):
        return True
    phrase = sentence.phrase_at[at - 1] if at else None
    if phrase is None:
        return False
    head = sentence.word(phrase.head)
    return bool(head.kinds & _CALLED) or _names_thing(sentence, at, units)


def _names_thing(sentence: Sentence, at: int, units: range) -> bool:
    """«The operation |"Golden Arrow"|», «missiles of the type |"Patriot"|»: nouns in quotation
    marks right after a noun, definite or unknown, which are no adjective of it."""
    before = sentence.word(at - 1)
    if sentence.categories[at - 1] != NOUN or before.article or before.tanwin or before.pronoun:
        return False
    if any(sentence.categories[i] not in _NOMINAL for i in units) or at + 1 >= len(sentence.units):
        return False
    word = sentence.word(at + 1)
    return word.article or not (word.readings or word.form.endswith(_ADJECTIVES))


def _first_token(unit: Unit) -> int:
    return unit.first
