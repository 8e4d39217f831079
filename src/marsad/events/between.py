"""Between whom a mutual act is, when verbs that tell when and where stand in between."""

from __future__ import annotations

from typing import Final

from marsad.events.role_filler import RoleFiller
from marsad.syntax.categories import COMPLEMENTIZER, VERB

_REACH: Final = 25
"""Units after a noun within which those between whom it is are named."""
_FULL_STOPS: Final = frozenset(".:;\u061b!?\u061f\u2026")


def find_between(filler: RoleFiller) -> None:
    """«Clashes that lasted for hours |between| X and Y»: fills who acts, also after verbs that only
    tell when and where."""
    sentence, at = filler.sentence, filler.trigger.at
    if filler.roles.actors or filler.roles.recipients or not filler.frame.mutual:
        return
    words = filler.document.knowledge.words
    happening = (*words.get("happening", ()), *words.get("lasting", ()))
    for i in range(at + 1, min(len(sentence.units), at + _REACH)):
        word, phrase = sentence.word(i), sentence.phrase_at[i]
        told = sentence.categories[i] == VERB and word.form not in happening
        if told or sentence.categories[i] == COMPLEMENTIZER or word.form in _FULL_STOPS:
            return
        if phrase is None or phrase.first != i or phrase.coordinate is not None:
            continue
        role = filler.frame.args.get(phrase.preposition)
        if role == "actor" and phrase.preposition in words.get("sharing", ()):
            filler.fill(role, phrase.preposition, phrase)
            return
