"""What the words around a verb of saying tell of its subject and of whether it is itself told."""

from __future__ import annotations

from typing import Final

from marsad.knowledge import kinds
from marsad.knowledge.store import Compiled
from marsad.mentions.mention import Mention
from marsad.syntax.categories import CONJUNCTION, PUNCTUATION
from marsad.syntax.clauses import Sentence, gender_of
from marsad.syntax.noun_phrase import NounPhrase
from marsad.text.word import Word

_SPOKEN: Final = frozenset({"AGREE", "SUPPORT", "REQUEST", "ACCUSE", "REJECT", "CONCEDE"})
"""Types of acts done by speaking; threats are told of others as often."""
_THEY: Final = "3mp"
_WITH: Final = ("\u0628", "\u0644")
"""Prepositions that are written with the word after them."""


def is_genitive(sentence: Sentence, phrase: NounPhrase) -> bool:
    """Whether a phrase is whose act the verbal noun right before it names: «on the participation
    of the Houthis»."""
    before = sentence.phrase_at[phrase.first - 1] if phrase.first else None
    if before is None or phrase.conjunction or phrase.preposition:
        return False
    head = sentence.word(before.head)
    return bool(head.kinds & kinds.TRIGGERS) and not head.kinds & {kinds.AGENT}


def is_addressed(sentence: Sentence, phrase: NounPhrase, morph: str) -> bool:
    """«and |he| accused the militias»: a feminine noun after a masculine verb is no subject."""
    plain = phrase.first == phrase.head != phrase.name_at and not phrase.preposition
    return plain and morph[1:4] == "3ms" and gender_of(sentence, phrase) == "f"


def is_pointed_at(sentence: Sentence, phrase: NounPhrase) -> bool:
    """«said |in this regard|»: the preposition is written with the demonstrative."""
    before = sentence.word(phrase.first - 1)
    return before.form.startswith(_WITH) and "demonstrative" in before.classes


def follows_mark(sentence: Sentence, at: int) -> bool:
    """Whether a comma or another mark stands right before a unit."""
    return at > 0 and sentence.categories[at - 1] == PUNCTUATION


def is_source(sentence: Sentence, phrase: NounPhrase | None) -> bool:
    """«quoting |local sources|, the agency reported»: whom a wording names does not speak here."""
    before = sentence.word(phrase.first - 1) if phrase is not None and phrase.first else None
    return before is not None and kinds.REPORT_PHRASE in before.kinds


def goes_outside(sentence: Sentence, at: int) -> bool:
    """Whether «and», «but», «while» before a verb leads back from what was said to who says."""
    return bool(sentence.word(at).conjunction) or (
        at > 0
        and (sentence.categories[at - 1] == CONJUNCTION or is_meanwhile(sentence.word(at - 1)))
    )


def is_meanwhile(word: Word) -> bool:
    """«while», which sets another speaker or act beside the one before."""
    return "meanwhile" in word.classes


def turns_back(sentence: Sentence, at: int, compiled: Compiled, speaker: Mention | None) -> bool:
    """Whether a verb of saying that reports nothing leads back to who says: after «but» or «while»,
    or as an act done by speaking («said that … and called on»); others may go on with what is
    said («that a man came up to her and threatened her»), as does a plural after one speaker."""
    if at and (sentence.categories[at - 1] == CONJUNCTION or is_meanwhile(sentence.word(at - 1))):
        return True
    persons = {r.morph[1:4] for r in sentence.word(at).readings if r.kind == kinds.REPORT_VERB}
    if persons == {_THEY} and speaker is not None and speaker.human:
        return speaker.plural
    return any(
        compiled.frames[reading.ref].type in _SPOKEN
        for reading in sentence.word(at).readings
        if reading.kind in (kinds.FRAME_VERB, kinds.FRAME_COMPOUND, kinds.FRAME_PASSIVE)
    )
