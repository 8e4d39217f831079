"""Parties inside phrases: whose decision, headquarters, words."""

from __future__ import annotations

from marsad.knowledge import kinds
from marsad.syntax.clauses import Sentence
from marsad.syntax.noun_phrase import NounPhrase

_INNER_HEADS = frozenset(
    {
        kinds.ORGANISATION, kinds.ORGANISATION_SHORT, kinds.COUNTRY, kinds.CAPITAL, kinds.METONYM,
        kinds.AGENT, kinds.PERSON, kinds.PERSON_SHORT, kinds.NISBA,
    }
)  # fmt: skip


def inner_phrases(sentence: Sentence, phrase: NounPhrase) -> list[NounPhrase]:
    """The parts of a phrase that may name a party of their own, after its head: the genitive of
    «the party's decision», the nisba of «the Arab draft»."""
    found: list[NounPhrase] = []
    at = phrase.head + 1
    while at < phrase.last:
        known = sentence.word(at).kinds
        describes = "rank" in sentence.word(at).classes and at + 1 == phrase.last
        if describes or not known & _INNER_HEADS:
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
