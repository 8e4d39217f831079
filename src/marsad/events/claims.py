"""Who claims an attack: «ISIS claimed the attack on», «an attack (that) ISIS claimed», «announced
its responsibility for the attack»."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from marsad.events.candidates import Candidate
from marsad.events.document import Document
from marsad.events.statements import Sayer
from marsad.events.triggers import Trigger
from marsad.knowledge import kinds
from marsad.syntax.categories import VERB
from marsad.syntax.clauses import Sentence, arguments_of_verb

_ATTACK: Final = "ASSAULT"
_CLAUSE: Final = 4
"""Units between an attack and the verb of a clause about it: its genitive and adjectives."""

_BEHIND: Final = 5
"""Units between an attack and the responsibility for it."""
_ABOUT: Final = 2
"""Tokens of «responsibility for» before what is taken to be announced."""


def claim_of(document: Document, candidate: Candidate) -> Sayer | None:
    """Who claims an attack, and the verb that tells so, or null."""
    if candidate.trigger.frame.type != _ATTACK:
        return None
    for mention in (candidate, *candidate.also):
        sentence = document.sentences[mention.sentence]
        for verb in _claiming(document, sentence, mention.trigger):
            claim = _by(document, sentence, verb)
            if claim is not None:
                return claim
        claim = _responsible(document, sentence, mention)
        if claim is not None:
            return claim
    return None


def _claiming(document: Document, sentence: Sentence, trigger: Trigger) -> Iterator[int]:
    """The verbs of claiming that govern an attack, or tell of it in a clause right after it."""
    words = document.knowledge.words.get("claims", ())
    if trigger.light is not None and sentence.word(trigger.light).stem in words:
        yield trigger.light
    for at in range(trigger.at + 1, min(trigger.at + _CLAUSE, len(sentence.units))):
        if sentence.categories[at] == VERB:
            word = sentence.word(at)
            if word.pronoun and not word.conjunction and word.stem in words:
                yield at
            return


def _responsible(document: Document, sentence: Sentence, mention: Candidate) -> Sayer | None:
    """Who announces the responsibility for an attack."""
    said = mention.outer[-1] if mention.outer else None
    if said is None or said.speaker is None or said.sentence != sentence.index:
        return None
    words = document.knowledge.words.get("responsibility", ())
    at = mention.trigger.at
    for i in range(max(0, at - _BEHIND), at):
        begins = said.content[0] - _ABOUT <= sentence.units[i].first <= said.content[0]
        if begins and sentence.word(i).form in words:
            return Sayer(said.speaker, said.cue, said.cue_clitic)
    return None


def _by(document: Document, sentence: Sentence, verb: int) -> Sayer | None:
    word = sentence.word(verb)
    reading = word.reading(*kinds.VERBS)
    if reading is None:
        return None
    subject = arguments_of_verb(sentence, verb, reading.morph.split("/")[0]).subject
    if subject is None or subject.preposition:
        return None
    mention = document.mention(sentence, subject)
    if not (mention.political or mention.human):
        return None
    unit = sentence.units[verb]
    return Sayer(mention, (unit.first, unit.last), len(word.conjunction))
