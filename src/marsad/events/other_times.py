"""Acts told as having come before or after another, and harm, which comes at the time of its cause:
«resigned on Sunday after the killing», «were killed on Sunday in the wake of an explosion»."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from marsad.events.triggers import Trigger
from marsad.knowledge import kinds
from marsad.knowledge.store import Compiled
from marsad.syntax.categories import NOUN, NUMBER, PREPOSITION, RELATIVE, VERB
from marsad.syntax.clauses import Sentence
from marsad.text.lexicon import QUOTE_MARKS

COMMAS: Final = frozenset("\u060c,")
_TALKS: Final = "CONSULT"
_HARM: Final = "ASSAULT"
"""The type of acts of force and of the harm that they do."""


def at_another_time(sentence: Sentence, low: int, high: int, compiled: Compiled) -> bool:
    """Whether «after», «before», «because of» begins what a phrase belongs to."""
    return _turns_to_another(sentence, low, high, compiled, ())


def after_its_cause(sentence: Sentence, trigger: Trigger, at: int, compiled: Compiled) -> bool:
    """The same for a phrase after an act, unless only the cause of harm stands between: «the
    killing of a child through the burning of a house, on Friday»."""
    harm = trigger.frame.type == _HARM
    causes = compiled.words.get("cause", ()) if harm else ()
    return _turns_to_another(sentence, trigger.at, at, compiled, causes)


def before_its_harm(
    sentence: Sentence, trigger: Trigger, at: int, verb: int | None, compiled: Compiled
) -> bool:
    """Whether an act of force is what the harm of the clause came from: «three were killed on
    Sunday after an exchange of fire». ``verb``: that of the clause of a phrase at a unit."""
    if verb is None or trigger.frame.type != _HARM:
        return False
    causes = (*compiled.words.get("cause", ()), *compiled.words.get("cause_before", ()))
    if _turns_to_another(sentence, at, trigger.at + 1, compiled, causes):
        return False
    return any(
        compiled.frames[reading.ref].type == _HARM
        for reading in sentence.word(verb).readings
        if reading.kind in (kinds.FRAME_VERB, kinds.FRAME_PASSIVE)
    )


def _turns_to_another(
    sentence: Sentence, low: int, high: int, compiled: Compiled, but: Collection[str]
) -> bool:
    others = compiled.words.get("before_or_after", ())
    at_once = compiled.words.get("right_after", ())
    for i in range(low + 1, high - 1):
        word = sentence.word(i)
        if sentence.categories[i] != PREPOSITION or word.bare in but or word.stem in but:
            continue
        if word.bare in at_once and _is_meeting(sentence, i + 1, compiled):
            continue  # what is said right after talks is said on their day
        if sentence.word(i + 1).stem in compiled.words.get("prayer", ()):
            continue
        told = word.stem in others or word.bare in others
        if told and not _tells_time(sentence, i + 1, compiled):
            return True
    return False


def _is_meeting(sentence: Sentence, at: int, compiled: Compiled) -> bool:
    return any(
        compiled.frames[reading.ref].type == _TALKS
        for reading in sentence.word(at).readings
        if reading.kind == kinds.FRAME_NOUN
    )


def _tells_time(sentence: Sentence, at: int, compiled: Compiled) -> bool:
    """Whether a length of time or a part of the day follows «after» or «before», measured from
    nothing: «two days ago», but not «two days after the»."""
    spans = compiled.words.get("length_of_time", ())
    if sentence.word(at).stem not in spans and sentence.categories[at] != NUMBER:
        return False
    while at < len(sentence.units) and (
        sentence.word(at).stem in spans or sentence.categories[at] == NUMBER
    ):
        at += 1
    return at == len(sentence.units) or sentence.word(at).stem not in compiled.words.get("of", ())


def preposition_before(sentence: Sentence, at: int) -> str:
    """The preposition that governs the noun at a unit, or empty."""
    word = sentence.word(at)
    if word.preposition or at == 0 or sentence.categories[at - 1] != PREPOSITION:
        return word.preposition
    before = sentence.word(at - 1)
    return before.bare if " " in before.form else before.stem


def head_of_genitive(sentence: Sentence, at: int) -> int:
    """The noun that begins the genitive in which a noun stands: «to |discuss| the attack»."""
    while at and sentence.categories[at - 1] == NOUN and not sentence.word(at).preposition:
        before = sentence.word(at - 1)
        if before.article or before.pronoun or before.tanwin or sentence.word(at).conjunction:
            break
        at -= 1
    return at


def _follows_act(sentence: Sentence, mark: int) -> bool:
    """Whether a clause is about an act or nothing that is named: «an attack (that) took place», not
    «planes (that) took off»."""
    at = mark - 1
    while at > 0 and (sentence.word(at).form in COMMAS or sentence.word(at).form in QUOTE_MARKS):
        at -= 1
    phrase = sentence.phrase_at[at] if at >= 0 else None
    if phrase is None:
        return True
    return any(sentence.word(i).kinds & kinds.TRIGGERS for i in range(phrase.first, phrase.last))


def is_decided(sentence: Sentence, mark: int, compiled: Compiled) -> bool:
    """«ordered the arrest of, |in a decision issued on Saturday|»: the clause of a decision."""
    word, noun = sentence.word(mark), sentence.word(mark - 1)
    if word.conjunction or sentence.categories[mark] != VERB:
        return False
    decided = noun.stem in compiled.words.get("decision", ())
    return decided and bool(preposition_before(sentence, mark - 1))


def is_happening(sentence: Sentence, marks: list[int], compiled: Compiled) -> bool:
    """«were killed in an attack (that) took place on Monday»: the clause only tells when and
    where."""
    *before, verb = marks
    if sentence.categories[verb] != VERB or sentence.word(verb).conjunction:
        return False
    if any(sentence.categories[i] != RELATIVE for i in before) or len(before) > 1:
        return False
    happening = sentence.word(verb).stem in compiled.words.get("happening", ())
    return happening and _follows_act(sentence, marks[0])
