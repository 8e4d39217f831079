"""Whether a verb agrees with a noun phrase, so that this may be its subject."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from marsad.knowledge import kinds
from marsad.syntax.categories import NUMBER, QUANTIFIER
from marsad.syntax.noun_phrase import NounPhrase
from marsad.syntax.noun_words import (
    gender_of_word,
    is_feminine,
    is_plural_of_men,
    is_plural_of_people,
    takes_genitive,
)
from marsad.text.word import Word

Words = Callable[[int], Word]
"""The word of each unit of a sentence."""
_RELATIVES: Final = (("relative_he", "ms"), ("relative_she", "fs"), ("relative_they", "mp"))
"""Classes of relatives, and the gender and number of verbs of which they are the subject."""
_QUOTES: Final = '\u00ab\u00bb"'


def gender_of_phrase(word: Words, phrase: NounPhrase) -> str | None:
    """``m`` or ``f`` when the head shows it, else null."""
    return gender_of_word(word(phrase.head), name=phrase.name_at == phrase.head)


def is_plain_singular(morph: str) -> bool:
    """Verbs before their subject are singular, third person."""
    return morph[1:4] in ("3ms", "3fs")


def agrees_after(word: Words, categories: Sequence[str], phrase: NounPhrase, morph: str) -> bool:
    """Gender agreement of a verb with the subject right after it."""
    gender = gender_of_phrase(word, phrase)
    counted = categories[phrase.head] == NUMBER
    if morph[2:3] == "f" and not counted and is_plural_of_men(word(phrase.head)):
        return False  # «she urged |the ministers|»
    if gender is None or gender == morph[2:3] or counted:
        return True
    return gender == "f" and morph[2:3] == "m" and _is_called(word, phrase)


def _is_called(word: Words, phrase: NounPhrase) -> bool:
    """Whether a phrase is the name of a person or of an organisation, whose ending tells no gender:
    «Freedom and Justice» is a party. «The court of …», «the movement of …» are what they say."""
    if phrase.name_at == phrase.head:
        return True
    head = word(phrase.head)
    if kinds.ORGANISATION not in head.kinds:
        return False
    first = head.parts[0] if head.parts else head
    if phrase.first < phrase.head or takes_genitive(word(phrase.first - 1)):
        return True  # counted, or after «the shelling», spelled like «he shelled»
    return not (kinds.AGENT in first.kinds and is_feminine(first))


def agrees_before(word: Words, categories: Sequence[str], phrase: NounPhrase, morph: str) -> bool:
    """Agreement with a subject before the verb, where number shows too."""
    if morph[1:2] == "1":
        return False
    if morph[3:4] != "s" or (phrase.first and word(phrase.first - 1).form in _QUOTES):
        return True  # «“Freedom and Justice” demands»: the verb agrees with «party»
    # «most of the parliament refuses»: the verb may agree with the quantifier
    counted = categories[phrase.first] == QUANTIFIER
    plural = morph[2:3] == "m" and is_plural_of_people(word(phrase.head))
    return counted or (not plural and gender_of_phrase(word, phrase) in (None, morph[2:3]))


def is_of_another(relative: Word, morph: str) -> bool:
    """Whether a verb of the third person is of another gender or number than the relative before
    it, so that its subject is not whom its clause is told of: «the attack that she called …»."""
    if morph[1:2] != "3":
        return False
    told = next((shape for name, shape in _RELATIVES if name in relative.classes), morph[2:4])
    return morph[2:4] != told
