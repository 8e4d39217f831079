"""Participles that are nouns or adjectives, and carry no clause."""

from __future__ import annotations

from marsad.knowledge import kinds
from marsad.syntax.categories import NOUN, NUMBER, PRONOUN
from marsad.syntax.clauses import Sentence


def is_nominal(sentence: Sentence, at: int, morph: str) -> bool:
    """A participle that is a noun or its adjective: «the accused», «for two accused», «12 accused»,
    «an accused man»; not one whose object is a pronoun by itself («|accusing| him of»)."""
    word = sentence.word(at)
    if word.article or word.preposition:
        return True
    if sentence.categories[at + 1 : at + 2] == [PRONOUN]:
        return False
    if at > 0 and sentence.categories[at - 1] == NUMBER:
        return True
    noun = word.kinds & {kinds.AGENT, kinds.FRAME_NOUN}
    return sentence.categories[at] == NOUN and bool(noun) and morph.endswith("s")


def is_adjective(sentence: Sentence, at: int, morph: str) -> bool:
    """A participle with article or preposition describes something; so does a feminine one right
    after an indefinite feminine noun («a |tightened| guard», «free elections |expressing| the
    will») or after «not», and the feminine plural is a noun («|banners|»). Who says something in
    such a form is set off or definite."""
    word = sentence.word(at)
    if word.article or word.preposition or morph == "fp":
        return True
    return morph == "fs" and sentence.categories[at] == NOUN and kinds.AGENT not in word.kinds
