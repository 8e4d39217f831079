"""Signs of the words around a trigger: its clause, its governor, its own form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from marsad.events.triggers import Trigger
from marsad.events.wordings import Wordings
from marsad.knowledge import kinds
from marsad.syntax.categories import (
    COMPLEMENTIZER,
    NOUN,
    OTHER,
    PREPOSITION,
    PRONOUN,
    PUNCTUATION,
    QUANTIFIER,
    RELATIVE,
    SUBORDINATOR,
    VERB,
)
from marsad.syntax.clauses import Sentence

_GOVERNORS: Final = ("cause", "time", "topic", "purpose", "abstract", "any")
WORD_LISTS: Final = ("also", "leisure", "accident", "background", "been", *_GOVERNORS)
"""Lists of words (``sign_words`` of the knowledge) that signs ask for."""
_NOUNS: Final = frozenset({kinds.FRAME_NOUN, kinds.FRAME_LIGHT_NOUN})
_FINITE: Final = frozenset({kinds.FRAME_VERB, kinds.FRAME_PASSIVE, kinds.FRAME_COMPOUND})
_CLAUSES: Final = {
    RELATIVE: "in a relative clause",
    SUBORDINATOR: "in a subordinate clause",
    COMPLEMENTIZER: "in a complement clause",
}
_LIGHTER: Final = frozenset({PREPOSITION, OTHER, QUANTIFIER, PRONOUN})
"""Categories that may stand between a noun and the word that governs it."""
_STOPS: Final = frozenset(".:;\u060c,\u061b!?\u061f")
_QUESTION: Final = frozenset("?\u061f")
_REACH: Final = 40
"""Units before a trigger that are looked at."""
_DEEP: Final = 25
_RECALLING: Final = 12
_AUXILIARY: Final = 4
_FEMININE_PLURAL: Final = "\u0627\u062a"
_LI: Final = "\u0644"


def signs_around(
    sentence: Sentence, trigger: Trigger, words: Mapping[str, Wordings]
) -> Iterator[str]:
    """The signs of a trigger's clause and of the words beside it."""
    at = trigger.at
    yield from _clause(sentence, trigger, words)
    yield from _spot(sentence, at)
    if trigger.kind in _NOUNS:
        yield from _noun(sentence, trigger, words)
    elif trigger.kind in _FINITE:
        yield from _verb(sentence, trigger, words)


def _clause(sentence: Sentence, trigger: Trigger, words: Mapping[str, Wordings]) -> Iterator[str]:
    """What clause the trigger stands in, and what comes before it there."""
    at = trigger.at
    start = max(0, at - _REACH)
    begin = next((i for i in range(at - 1, start - 1, -1) if _begins(sentence, i, words)), None)
    if begin is None:
        yield "in the first clause"
    else:
        yield _CLAUSES.get(sentence.categories[begin], "in a clause after a mark")
    first = start if begin is None else begin
    if any(sentence.categories[i] == VERB and i != trigger.light for i in range(first, at)):
        yield "another verb in its clause before it"
    elif begin is None:
        yield "nothing but its subject before it"
    if any("impersonal" in unit.word.classes for unit in sentence.units[start:at]):
        yield "after an impersonal wording"
    if _before(sentence, at, words["background"], _RECALLING):
        yield "after a word of recalling"


def _begins(sentence: Sentence, at: int, words: Mapping[str, Wordings]) -> bool:
    """Whether a clause begins at a unit, as a word or a mark shows; so does «also» before a
    verb."""
    category = sentence.categories[at]
    if category == PUNCTUATION:
        return sentence.word(at).form in _STOPS
    if category in _CLAUSES:
        return True
    following = sentence.categories[at + 1] if at + 1 < len(sentence.categories) else ""
    return following == VERB and words["also"].at(sentence, at)


def _spot(sentence: Sentence, at: int) -> Iterator[str]:
    """Where in the sentence."""
    if at > _DEEP:
        yield "deep in its sentence"
    if at == 0:
        yield "first word of its sentence"
    elif sentence.word(at).conjunction:
        yield "joined by and"
    if sentence.word(len(sentence.units) - 1).form in _QUESTION:
        yield "in a question"


def _verb(sentence: Sentence, trigger: Trigger, words: Mapping[str, Wordings]) -> Iterator[str]:
    """Tense and person of a finite verb."""
    at, morph = trigger.at, trigger.morph
    past = morph.startswith("p")
    if _before(sentence, at, words["been"], _AUXILIARY):
        yield "past perfect" if past else "past continuous"
    elif not past:
        yield "verb in the imperfect"
    if morph[1:2] in ("1", "2"):
        yield "verb in the first or second person"
    if sentence.word(at).pronoun:
        yield "verb with an object pronoun"


def _noun(sentence: Sentence, trigger: Trigger, words: Mapping[str, Wordings]) -> Iterator[str]:
    """Form and governor of a noun."""
    word = sentence.word(trigger.at)
    if word.article:
        yield "definite noun"
    if word.pronoun:
        yield "noun with a pronoun"
    if word.form.endswith(_FEMININE_PLURAL):
        yield "noun in the plural"
    if word.preposition == _LI:
        yield "noun after li"
    if trigger.light_verb is not None:
        yield "noun carried by a light verb"
    elif trigger.light is not None:
        yield "noun under a verb of saying"
    if trigger.at > 0:
        yield from _governor(sentence, trigger.at, words)


def _governor(sentence: Sentence, at: int, words: Mapping[str, Wordings]) -> Iterator[str]:
    """What a noun depends on."""
    word = sentence.word(at)
    before = sentence.categories[at - 1]
    if word.preposition or before == PREPOSITION:
        yield "noun after a preposition"
    elif before == VERB:
        yield "noun right after a verb"
    elif before == NOUN and not word.conjunction and _construct(sentence, at - 1):
        yield "noun in the genitive"
    for name in _GOVERNORS:
        if _governed(sentence, at, words[name]):
            yield f"noun after a word of {name}"


def _construct(sentence: Sentence, at: int) -> bool:
    word = sentence.word(at)
    return not word.article and not word.pronoun


def _before(sentence: Sentence, at: int, wanted: Wordings, reach: int) -> bool:
    """Whether one of the words stands among the units before."""
    return bool(wanted.among(sentence, max(0, at - reach), at))


def _governed(sentence: Sentence, at: int, wanted: Wordings) -> bool:
    """Whether one of the words stands right before, or with nothing but light words between."""
    for i in range(at - 1, max(-1, at - 4), -1):
        if wanted.at(sentence, i):
            return True
        if sentence.categories[i] not in _LIGHTER:
            return False
    return False
