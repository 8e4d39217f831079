"""What endings of case show: which phrases are no subject."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from marsad.knowledge import kinds
from marsad.syntax.categories import COMPLEMENTIZER
from marsad.syntax.noun_phrase import NounPhrase
from marsad.text.word import Word

_OBLIQUE: Final = "\u064a\u0646"
_CONSTRUCT: Final = "\u064a"
"""What is left of it before a genitive."""
_OF_NISBA: Final = _CONSTRUCT + _OBLIQUE
_SHORTEST: Final = 5
"""Letters of the shortest of them; «prisoners», «wounded», broken plurals in alef, are shorter."""
_BROKEN: Final = "group"
"""Class of words for people that have no such plural: «the families of»."""


def is_oblique(phrase: NounPhrase, head: Word) -> bool:
    """Whether a plural or dual in ya and nun, «|the citizens|», or before a genitive in ya alone,
    «|the citizens| of», shows that a phrase is no subject."""
    governed = phrase.first < phrase.head  # by a number or quantifier
    if governed or phrase.name_at == phrase.head:
        return False
    if head.form.endswith(_OBLIQUE):
        if kinds.ORGANISATION in head.kinds:
            return head.form.endswith(_OF_NISBA) and " " not in head.form  # «the Houthis»
        return any(reading.morph in ("mp", "md", "fd") for reading in head.readings)
    construct = head.form.endswith(_CONSTRUCT) and " " not in head.form and not head.article
    if not construct or _BROKEN in head.classes or len(head.form) < _SHORTEST:
        return False
    return any(r.kind == kinds.AGENT and r.morph == "mp" for r in head.readings)


def is_adverb(phrase: NounPhrase, word: Callable[[int], Word], categories: Sequence[str]) -> bool:
    """«As for |trade-unionly|»: whether a phrase is indefinite and accusative, which no subject is
    unless «that» governs it."""
    head = word(phrase.head)
    if phrase.head > phrase.first or not head.tanwin or " " in head.form:
        return False
    following = phrase.head + 1
    if following < phrase.last and word(following).article:
        return False  # the dual of «the two ministers of defence»
    return not phrase.first or categories[phrase.first - 1] != COMPLEMENTIZER
