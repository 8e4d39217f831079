"""Parties inside phrases: whose decision, headquarters, words."""

from __future__ import annotations

from typing import Final

from marsad.knowledge import kinds
from marsad.syntax.clauses import Sentence
from marsad.syntax.noun_phrase import NounPhrase

_INNER_HEADS: Final = frozenset(
    {
        kinds.ORGANISATION, kinds.ORGANISATION_SHORT, kinds.COUNTRY, kinds.CAPITAL, kinds.METONYM,
        kinds.AGENT, kinds.PERSON, kinds.PERSON_SHORT, kinds.NISBA,
    }
)  # fmt: skip


_ARTICLE: Final = "\u0627\u0644"


def inner_phrases(sentence: Sentence, phrase: NounPhrase) -> list[NounPhrase]:
    """The parts of a phrase that may name a party of their own, after its head: the genitive of
    «the party's decision», the nisba of «the Arab draft»."""
    found: list[NounPhrase] = []
    at = phrase.head + 1
    while at < phrase.last:
        known = sentence.word(at).kinds
        if _describes(sentence, at, phrase) or not known & _INNER_HEADS:
            at += 1
            continue
        whole = not known & {kinds.NISBA, kinds.COUNTRY, kinds.CAPITAL, kinds.METONYM}
        part = NounPhrase(at, at)
        part.last = phrase.last if whole else at + 1
        part.definite = True
        if known & {kinds.PERSON, kinds.PERSON_SHORT} and not known & {kinds.AGENT}:
            part.name_at = at
        elif phrase.name_at is not None and at < phrase.name_at < part.last:
            part.name_at = phrase.name_at
        found.append(part)
        at = part.last
    return found


def _describes(sentence: Sentence, at: int, phrase: NounPhrase) -> bool:
    """Whether a word is an adjective there: a rank at the end («submitted»), a noun for people or
    bodies with article right after another article («the terrorist bombing»)."""
    word = sentence.word(at)
    if "rank" in word.classes and at + 1 == phrase.last:
        return True
    last = sentence.word(at - 1)
    definite = last.article or last.form.rsplit(" ", 1)[-1].startswith(_ARTICLE)
    agent = kinds.AGENT in word.kinds and kinds.NISBA not in word.kinds
    return agent and word.article and definite and not last.kinds & kinds.NAMES
