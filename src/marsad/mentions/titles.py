"""What the words of a title show: an office given up, whose relative, the name's end."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from marsad.syntax.clauses import Sentence
from marsad.syntax.noun_phrase import NounPhrase

Written = Callable[[int, int, int], str]
"""The source text of tokens ``first`` to ``last`` (exclusive), less leading clitics."""

_ARTICLE: Final = "\u0627\u0644"
_RELATIONS: Final = frozenset({"kinship", "relation"})


def is_relation(sentence: Sentence, phrase: NounPhrase) -> bool:
    """«|the wife of| …», «|the lawyer of| …»: somebody's, by the genitive after it."""
    word = sentence.word(phrase.head)
    if word.classes.isdisjoint(_RELATIONS):
        return False
    return not (word.pronoun or word.bare.startswith(_ARTICLE) or phrase.head == phrase.name_at)


def is_former(sentence: Sentence, phrase: NounPhrase) -> bool:
    """«The former president»: whoever held the office, not who holds it."""
    return any("former" in sentence.word(at).classes for at in range(phrase.head, phrase.last))


def spelling(sentence: Sentence, first: int, last: int, written: Written) -> str:
    """Units ``first`` to ``last`` (exclusive) in the spelling of the article, without clitics."""
    clitics = len(sentence.word(first).clitics)
    return written(sentence.units[first].first, sentence.units[last - 1].last, clitics)


def name_end(sentence: Sentence, phrase: NounPhrase) -> int:
    """The unit after the person's name in a phrase."""
    end = phrase.last
    assert phrase.name_at is not None
    for at in range(phrase.name_at + 1, phrase.last):
        if not sentence.word(at).form[0].isalpha():
            return at
    return end
