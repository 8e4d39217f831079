"""Which act a phrase of time or place belongs to: the one whose clause it stands in.

Such a phrase is read with the act of its own clause. It reaches another act only across a boundary
that keeps the time and place of the clause: a relative clause of the act's own noun («the attack
that took place on Monday»), a result («a raid … led to the death of …»), a circumstance («when»,
«where», a participle), a further act of the same subject.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from marsad.events.other_times import (
    after_its_cause,
    at_another_time,
    before_its_harm,
    head_of_genitive,
    is_decided,
    is_happening,
    preposition_before,
)
from marsad.events.set_off import is_bare, is_of_main_verb, is_set_off, only_relatives
from marsad.events.triggers import Trigger
from marsad.knowledge import kinds
from marsad.knowledge.store import Compiled
from marsad.syntax.categories import (
    COMPLEMENTIZER,
    NISBA,
    NOUN,
    OTHER,
    PARTICIPLE,
    PREPOSITION,
    PUNCTUATION,
    RELATIVE,
    SUBORDINATOR,
    VERB,
)
from marsad.syntax.clauses import Sentence, arguments_of_verb
from marsad.text.word import Word

OWN: Final = "own"
"""In the clause of the act."""
RELATED: Final = "related"
"""In a clause that keeps the time and place of the act's."""
REPORTED: Final = "reported"
"""In the clause of the verb of saying of which the act is the object: «announced the arrest»."""
SAID: Final = "said"
"""In the clause of the verb of saying whose content tells the act: «said that it would»."""

_FULL_STOPS: Final = frozenset(".:;\u061b!?\u061f\u2026")
_MARKS: Final = frozenset({VERB, COMPLEMENTIZER, SUBORDINATOR, RELATIVE, PARTICIPLE})
_CIRCUMSTANTIAL: Final = frozenset(
    {kinds.REPORT_PARTICIPLE, kinds.REPORT_PHRASE, kinds.FRAME_PARTICIPLE}
)
"""Senses of participles that carry a clause of their own: «demanding», «saying»."""
_IMPERFECT: Final = "i"
OCCASIONS: Final = frozenset({"CONSULT", "PROTEST"})
"""Types of acts on whose occasion others are done."""
_DEEDS: Final = frozenset(
    {"CONSULT", "COOPERATE", "AID", "RETREAT", "PROTEST", "MOBILIZE", "COERCE", "ASSAULT"}
)
"""Types of acts that are not done by announcing them."""
_PURPOSE: Final = "\u0644"
_OF_OBJECTS: Final = frozenset(("", "\u0628"))
"""Prepositions of a verbal noun that is the object of the verb before it: none, and ba."""
_CLOSE: Final = 2
_SHORT: Final = 6
"""Units of a date with what tells it more closely: «14 October 2015 (Tuesday) the fateful»."""
_ARTICLE: Final = "\u0627\u0644"
_NOUN_PHRASE: Final = 5
"""Units of a noun with its adjectives."""
REACH: Final = 45
"""Units between an act and a phrase of time or place within which they may belong together."""


def relation(sentence: Sentence, trigger: Trigger, at: int, compiled: Compiled) -> str | None:
    """How the phrase of time or place at a unit belongs to an act, or null."""
    if abs(at - trigger.at) > REACH:
        return None
    if at > trigger.at:
        return _after(sentence, trigger, at, compiled)
    return _before(sentence, trigger, at, compiled)


def boundaries(sentence: Sentence, low: int, high: int) -> list[int]:
    """Units strictly between two others at which a clause begins or ends."""
    return [i for i in range(low + 1, high) if parts_clauses(sentence, i)]


def parts_clauses(sentence: Sentence, at: int) -> bool:
    """Whether a unit begins or ends a clause. A participle with its article, or of whom something
    is done to, describes the noun before it: «the recognised government», «a car loaded with»."""
    category, word = sentence.categories[at], sentence.word(at)
    if category == PARTICIPLE:
        return not word.article and bool(word.kinds & _CIRCUMSTANTIAL)
    return category in _MARKS or (category == PUNCTUATION and word.form in _FULL_STOPS)


def without_occasions(sentence: Sentence, marks: Sequence[int], compiled: Compiled) -> list[int]:
    """The boundaries without those of clauses that only tell of the occasion of speaking: «said in
    a press conference (that) he held on Sunday», «in a statement issued on Sunday»."""
    left: list[int] = []
    inside = False
    for mark in marks:
        category = sentence.categories[mark]
        if category == VERB and inside:
            inside = False
            continue
        inside = category == RELATIVE and _names_occasion(sentence, mark, compiled)
        told = category == VERB and not sentence.word(mark).conjunction
        if not inside and not (told and _names_occasion(sentence, mark, compiled)):
            left.append(mark)
    return left


def _names_occasion(sentence: Sentence, mark: int, compiled: Compiled) -> bool:
    """Whether the noun that a relative clause is about is an occasion of speaking or a paper."""
    words = (*compiled.words.get("venue", ()), *compiled.words.get("issued_paper", ()))
    for at in range(mark - 1, max(-1, mark - _NOUN_PHRASE), -1):
        if sentence.categories[at] == OTHER:
            continue  # «a message |of his| broadcast on Sunday»
        if sentence.categories[at] not in (NOUN, NISBA):
            return False
        word = sentence.word(at)
        if word.bare in words or word.stem.removeprefix(_ARTICLE) in words:
            phrase = sentence.phrase_at[at]  # not «criticised statements (that)»
            return (
                phrase is None or bool(phrase.preposition) or bool(preposition_before(sentence, at))
            )
    return False


def governing_verb(sentence: Sentence, at: int) -> int | None:
    """The verb of the clause that a unit stands in, before it; null when none stands there."""
    for back in range(at - 1, max(-1, at - REACH), -1):
        category = sentence.categories[back]
        if category == VERB:
            return back
        if category in _MARKS:
            return None
        if category == PUNCTUATION and sentence.word(back).form in _FULL_STOPS:
            return None
    return None


def is_auxiliary(word: Word) -> bool:
    """A verb that names neither an act nor a report: «had», «began»."""
    return bool(word.kinds) and word.kinds <= {kinds.PLAIN_VERB, kinds.LIGHT_VERB}


def _after(sentence: Sentence, trigger: Trigger, at: int, compiled: Compiled) -> str | None:
    marks = boundaries(sentence, trigger.at, at)
    if after_its_cause(sentence, trigger, at, compiled):
        # «was killed after clashes, yesterday, in»: what a comma sets off is of the verb
        main = sentence.categories[trigger.at] == VERB and not marks
        return OWN if main and is_set_off(sentence, at) else None
    if not marks:
        return None if is_of_main_verb(sentence, trigger, at, compiled) else OWN
    if sentence.categories[trigger.at] == VERB:
        return RELATED if _keeps_time(sentence, trigger, at, marks, compiled) else None
    first = marks[0]
    if marks == [first] and is_decided(sentence, first, compiled):
        return RELATED
    if sentence.categories[first] == RELATIVE:
        if not _ends_its_phrase(sentence, trigger.at, first):
            return None
        if len(marks) > 2 and _takes_up_subject(sentence, marks[-1], compiled):
            return RELATED
        verb = marks[1] if len(marks) == 2 else None
        return RELATED if verb is not None and _adverbs(sentence, first, verb) else None
    told = len(marks) == 1 and _is_told_of(sentence, trigger.at, first, compiled)
    return RELATED if told else None


def _keeps_time(
    sentence: Sentence, trigger: Trigger, at: int, marks: list[int], compiled: Compiled
) -> bool:
    """Whether the boundaries after a verb keep its time and place: occasions, further verbs of the
    type, clauses that only tell when, relative clauses before a phrase that is set off."""
    if not without_occasions(sentence, marks, compiled):
        return True
    if len(marks) == 1 and _goes_on(sentence, trigger, marks[0], compiled):
        return True
    if is_happening(sentence, marks, compiled):
        return True
    return is_set_off(sentence, at) and only_relatives(sentence, marks)


def _before(sentence: Sentence, trigger: Trigger, at: int, compiled: Compiled) -> str | None:
    light = trigger.light_verb
    carrier = trigger.light if light is not None else None
    if carrier is not None and _announces(sentence.word(carrier), compiled):
        own = light is not None and light.verb.split(" ")[0] in trigger.frame.light
        if not own or (
            trigger.frame.type in _DEEDS and _takes_nouns(sentence.word(carrier), compiled)
        ):
            carrier = None  # «announced an arrest»: the day of announcing
    if carrier is not None and carrier < at:
        return OWN if not boundaries(sentence, at, trigger.at) else None
    head = carrier if carrier is not None else trigger.at
    if at_another_time(sentence, at, head + 1, compiled):
        if carrier is not None or boundaries(sentence, at, head):
            return None
        verb = governing_verb(sentence, at)
        return RELATED if before_its_harm(sentence, trigger, at, verb, compiled) else None
    marks = boundaries(sentence, at, head)
    if carrier is not None and trigger.light_verb is not None and trigger.light_verb.passive:
        marks = _without_result(sentence, marks, carrier)
    circumstance = any(_is_circumstance(sentence, mark, compiled) for mark in marks)
    marks = _without_circumstance(sentence, marks, compiled)
    if marks:
        return _across(sentence, head, at, marks, compiled)
    verb = governing_verb(sentence, at)
    if circumstance or sentence.categories[head] == PARTICIPLE:
        return RELATED
    if sentence.categories[head] == VERB:
        return _of_verb(sentence, trigger, head, verb)
    return _of_noun(sentence, trigger, verb, compiled)


def _announces(word: Word, compiled: Compiled) -> bool:
    """Whether a verb may report a noun: «announced an arrest»; not «testified», spelled like «saw
    a war»."""
    hosts = compiled.words.get("host", ())
    return kinds.REPORT_VERB in word.kinds and word.stem not in hosts


def _takes_nouns(word: Word, compiled: Compiled) -> bool:
    """Whether what a verb reports may be a bare noun: «announced», but not «addressed»."""
    return any(
        reading.kind == kinds.REPORT_VERB and compiled.reporting[reading.ref].prep is None
        for reading in word.readings
    )


def _across(
    sentence: Sentence, head: int, at: int, marks: list[int], compiled: Compiled
) -> str | None:
    """What the boundaries between a phrase and the act after it leave of their relation."""
    kinds_of = [sentence.categories[mark] for mark in marks]
    if kinds_of[0] == COMPLEMENTIZER and _is_reported(sentence, at):
        return SAID if len(marks) == 1 or sentence.categories[head] == PARTICIPLE else None
    # «issued on Sunday a decree that provides for», «on Sunday, the radar sighted a launch»
    carriers = (*compiled.words.get("decrees", ()), *compiled.words.get("perceived", ()))
    if kinds_of == [VERB] and sentence.word(marks[0]).stem in carriers:
        return RELATED
    # «the attack of 14 October, in which were killed», «the day on which»
    if kinds_of == [RELATIVE] and sentence.categories[head] == VERB:
        if head - marks[0] > _CLOSE or marks[0] - at > _SHORT:
            return None
        day = sentence.word(marks[0] - 1).form in compiled.words.get("day_noun", ())
        return RELATED if day or is_bare(sentence, at, marks[0]) else None
    return None


def _of_verb(sentence: Sentence, trigger: Trigger, head: int, verb: int | None) -> str | None:
    """Time or place before a verb: its own, unless another verb stands before it."""
    if verb is None or is_auxiliary(sentence.word(verb)):
        return OWN
    if head != trigger.at:
        return RELATED
    if sentence.word(head).conjunction:
        return RELATED if arguments_of_verb(sentence, head, trigger.morph).implicit else None
    # «the parties launched on Sunday a campaign that calls for», «talks in Muscat that … joined»
    told_of = sentence.categories[head - 1] != PUNCTUATION
    return RELATED if told_of or trigger.morph.startswith(_IMPERFECT) else None


def _of_noun(
    sentence: Sentence, trigger: Trigger, verb: int | None, compiled: Compiled
) -> str | None:
    """Time or place before a verbal noun: its own when no verb of another act governs both, and
    when the noun names the occasion of that act: «said, on Monday, during a meeting»."""
    if verb is None or is_auxiliary(sentence.word(verb)):
        return OWN
    preposition = preposition_before(sentence, head_of_genitive(sentence, trigger.at))
    talks = trigger.frame.type == "CONSULT"
    if trigger.frame.type in OCCASIONS and preposition in compiled.words.get("occasion", ()):
        return OWN
    hosts, to = compiled.words.get("host", ()), compiled.words.get("arrival", ())
    hosts += compiled.words.get("perceived", ())  # «the radar sighted on Sunday a launch»
    if sentence.word(verb).stem in hosts and (not preposition or preposition in to):
        return OWN  # «the villages were subjected on Sunday to an attack»
    if kinds.REPORT_VERB in sentence.word(verb).kinds:
        return REPORTED
    purpose = preposition == _PURPOSE and talks
    return OWN if purpose or preposition in _OF_OBJECTS else None


def _goes_on(sentence: Sentence, trigger: Trigger, verb: int, compiled: Compiled) -> bool:
    """«three were killed and five wounded on Monday»: a further verb for acts of the type."""
    word = sentence.word(verb)
    if not word.conjunction or sentence.categories[verb] != VERB:
        return False
    return any(
        compiled.frames[reading.ref].type == trigger.frame.type
        for reading in word.readings
        if reading.kind in (kinds.FRAME_VERB, kinds.FRAME_PASSIVE)
    )


def _ends_its_phrase(sentence: Sentence, at: int, mark: int) -> bool:
    """Whether only the act's own phrase and its genitive stand between an act and a clause: the
    clause is then about the act."""
    for i in range(at + 1, mark):
        if sentence.categories[i] == PREPOSITION:
            return False
        word = sentence.word(i)
        if (
            word.conjunction
            and sentence.categories[i] in (NISBA, NOUN)
            and _is_alike(word, sentence.word(i - 1))
        ):
            continue  # «the brutal and cowardly attacks which»
        if word.preposition or word.conjunction or word.form in "\u060c,":
            return False
    return True


def _is_alike(word: Word, other: Word) -> bool:
    """Whether a joined word is of the form of the one before, as two adjectives of a noun are."""
    return word.article and word.form[-1:] == other.form[-1:]


def _takes_up_subject(sentence: Sentence, verb: int, compiled: Compiled) -> bool:
    """«the campaign that freed the town, resumed yesterday»: after a relative clause and its comma
    the verb of the noun that it is about, which only tells when and where."""
    word = sentence.word(verb)
    if sentence.categories[verb] != VERB or word.conjunction or not is_set_off(sentence, verb):
        return False
    return word.stem in compiled.words.get("happening", ())


def _is_told_of(sentence: Sentence, at: int, verb: int, compiled: Compiled) -> bool:
    """Whether a verb begins a clause about an indefinite noun: «an attack on a base broke out»."""
    noun, word = sentence.word(at), sentence.word(verb)
    if noun.article or noun.pronoun or word.conjunction or sentence.categories[verb] != VERB:
        return False
    others = ("host", "happening")  # «testified» and «saw», «closed» and «said in closing»
    if kinds.REPORT_VERB in word.kinds and not any(
        word.stem in compiled.words.get(name, ()) for name in others
    ):
        return False
    return not any(sentence.categories[i] == PUNCTUATION for i in range(at + 1, verb))


def _adverbs(sentence: Sentence, relative: int, verb: int) -> bool:
    return all(sentence.phrase_at[i] is None for i in range(relative + 1, verb))


def _without_result(sentence: Sentence, marks: list[int], carrier: int) -> list[int]:
    """The boundaries without the relative that leads a result: «which led to the death of»."""
    if marks and marks[-1] == carrier - 1 and sentence.categories[marks[-1]] == RELATIVE:
        return marks[:-1]
    return marks


def _without_circumstance(sentence: Sentence, marks: list[int], compiled: Compiled) -> list[int]:
    """The boundaries without conjunctions of the same time and place («when», «where», «while»),
    the verbs that they follow, and auxiliaries."""
    left: list[int] = []
    for mark in marks:
        word, category = sentence.word(mark), sentence.categories[mark]
        if _is_circumstance(sentence, mark, compiled):
            left = [i for i in left if sentence.categories[i] != VERB]
        elif not (category == VERB and is_auxiliary(word)):
            left.append(mark)
    return left


def _is_circumstance(sentence: Sentence, at: int, compiled: Compiled) -> bool:
    """Whether a unit is a conjunction of the same time and place."""
    words = compiled.words.get("circumstance", ())
    return sentence.categories[at] == SUBORDINATOR and sentence.word(at).stem in words


def _is_reported(sentence: Sentence, at: int) -> bool:
    """Whether a verb of saying governs a unit."""
    verb = governing_verb(sentence, at)
    return verb is not None and kinds.REPORT_VERB in sentence.word(verb).kinds
