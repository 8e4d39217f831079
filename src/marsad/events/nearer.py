"""A date that belongs to a noun for another act nearer to it: «condemned the Paris attacks of
2015», «accused Iran of being behind Saturday's attack», «charged with killing a driver in 2005».

Harm is done at the time of its cause, and what is said at a meeting is said on its day; there the
date of the noun dates both.
"""

from __future__ import annotations

from typing import Final

from marsad.events.adjuncts import boundaries, governing_verb
from marsad.events.background import is_long_ago
from marsad.events.document import Document
from marsad.events.other_times import COMMAS, preposition_before
from marsad.events.triggers import Trigger
from marsad.knowledge import kinds
from marsad.mentions.timex import Timex
from marsad.record import Date
from marsad.syntax.categories import (
    COMPLEMENTIZER,
    NAME,
    NISBA,
    NOUN,
    NUMBER,
    PREPOSITION,
    RELATIVE,
    SUBORDINATOR,
    VERB,
)
from marsad.syntax.clauses import Sentence
from marsad.syntax.noun_phrase import NounPhrase

_ABOUT: Final = frozenset(
    {"ACCUSE", "SUPPORT", "REJECT", "REQUEST", "THREATEN", "SANCTION", "PROTEST", "COERCE"}
)
"""Types of acts that are about another act, mostly an earlier one."""
_ASKS: Final = frozenset({"REQUEST", "THREATEN"})
_NOUNS: Final = (kinds.FRAME_NOUN, kinds.FRAME_LIGHT_NOUN)
_NAMING: Final = frozenset({NAME, NISBA})
_HARM: Final = "ASSAULT"
_PLACED: Final = frozenset({"ASSAULT", "COERCE", "PROTEST"})
_ENDS: Final = frozenset({VERB, COMPLEMENTIZER, RELATIVE, SUBORDINATOR})
_STRETCH: Final = 12
"""Units between a place and the noun for what happened there."""
_REACH: Final = 6
"""Units between the noun and its date."""
_TITLE: Final = 3
"""Phrases of a title before the state to which somebody is posted."""
_ARRIVAL: Final = 5
"""Units between «on his arrival» and the place."""
_ARTICLE: Final = "\u0627\u0644"


def is_of_another(
    document: Document, sentence: Sentence, trigger: Trigger, timex: Timex, at: int
) -> bool:
    """Whether the date at a unit is that of another act between it and an act: of a noun, or of the
    verb of a relative clause."""
    if at < trigger.at:
        return _is_closed_off(sentence, trigger, at)
    if _is_scheduled(document, sentence, trigger, at):
        return True
    if trigger.frame.type not in _ABOUT:
        return False
    if _is_told_of_another(document, sentence, trigger, at):
        return True
    other = _noun_before(sentence, trigger, at)
    if other is None or not _is_another(document, sentence, trigger, other):
        return False
    between = sentence.categories[other + 1 : at]
    word = sentence.word(other)
    plain = timex.last - timex.first == 1 or timex.kind == "year"  # «the truce of the year 2014»
    bare = plain and not word.article and not word.pronoun
    if bare and set(between) <= _NAMING:
        return True  # «the Paris attacks of 2015», «Saturday's attack»
    since = sentence.word(at - 1).form in document.knowledge.words.get("counted_since", ())
    if trigger.frame.type in _ASKS and not since:
        return False  # what is asked for is yet to come
    value = timex.value
    return value is not None and is_long_ago(
        Date(text="", start=0, end=0, value=value, until=timex.until), document.article.published
    )


def is_arrest_for(document: Document, sentence: Sentence, trigger: Trigger, head: int) -> bool:
    """«arrested a suspect in |the attack| of Berlin»: a place named with a deed is not where those
    are held who are suspected of it."""
    found = sentence.word(head).reading(*_NOUNS) if head != trigger.at else None
    if trigger.frame.type != "COERCE" or found is None:
        return False
    return document.knowledge.frames[found.ref].type == _HARM


def is_placed_by_another(document: Document, sentence: Sentence, trigger: Trigger, at: int) -> bool:
    """Whether the place at a unit after talks or relief is that of force or protest told between:
    «a meeting on |the poisoning| of the spy in Salisbury»."""
    venues = document.knowledge.words.get("venue", ())
    for i in range(at - 1, max(trigger.at, at - _STRETCH), -1):
        category, word = sentence.categories[i], sentence.word(i)
        if category == VERB and _only_tells_where(document, sentence, i):
            thing = sentence.word(i - 2)
            known = {thing.bare, thing.stem.removeprefix(_ARTICLE)}
            return i - 2 not in (trigger.at, trigger.light) and known.isdisjoint(venues)
        if category in _ENDS or word.form in COMMAS:
            return False
        if category == NOUN and (found := word.reading(*_NOUNS)) is not None:
            kind = document.knowledge.frames[found.ref].type
            return kind in _PLACED and kind != trigger.frame.type
    return False


def _only_tells_where(document: Document, sentence: Sentence, verb: int) -> bool:
    """Whether a verb of a relative clause only tells when and where the noun before it happened:
    «discussed the violence |that broke out| on the border»."""
    happening = document.knowledge.words.get("happening", ())
    relative = verb > 1 and sentence.categories[verb - 1] == RELATIVE
    return relative and sentence.word(verb).stem in happening


def is_posted_to(
    document: Document, sentence: Sentence, trigger: Trigger, phrase: NounPhrase
) -> bool:
    """Whether a state belongs to the title of whoever was met: «met the envoy of the Union in
    Iraq»."""
    if trigger.frame.type != "CONSULT" or kinds.COUNTRY not in sentence.word(phrase.head).kinds:
        return False
    posts = document.knowledge.words.get("posted", ())
    for before in reversed(sentence.phrases[max(0, phrase.index - _TITLE) : phrase.index]):
        if before.head <= trigger.at or VERB in sentence.categories[before.head : phrase.first]:
            return False
        word = sentence.word(before.head)
        if word.stem in posts or word.bare in posts:
            return True
    return False


def arrives_at(document: Document, sentence: Sentence, at: int) -> bool:
    """Whether the place at a unit is where somebody arrives while something befalls them: «on
    their arrival at the airport»."""
    words = document.knowledge.words
    for i in range(at - 1, max(0, at - _ARRIVAL), -1):
        if sentence.categories[i] in _ENDS or sentence.word(i).form in COMMAS:
            return False
        if sentence.word(i).stem in words.get("journey", ()):
            # «right on» is read as a conjunction here
            on = preposition_before(sentence, i) or sentence.word(i - 1).bare
            return on in words.get("occasion", ()) or on in words.get("right_after", ())
    return False


def is_set_apart(document: Document, sentence: Sentence, trigger: Trigger, at: int) -> bool:
    """Whether the date at a unit after an act belongs to words in brackets («left the agreement
    (signed in 2015)»), or the act goes on at present («a delegation now holding talks»)."""
    head = trigger.light if trigger.light_verb is not None and trigger.light else trigger.at
    now = document.knowledge.words.get("at_present", ())
    low, high = sorted((head, trigger.at))
    near = range(max(0, low - 1), min(high + 2, len(sentence.units)))
    if any(sentence.word(i).bare in now for i in near if i != at):
        return True
    opened = [i for i in range(trigger.at + 1, at) if sentence.word(i).form in "()"]
    return bool(opened) and sentence.word(opened[-1]).form == "(" and opened[-1] < at - 1


def _is_closed_off(sentence: Sentence, trigger: Trigger, at: int) -> bool:
    """«the movement, which has ruled since 2007, refused»: a comma ends the relative clause in
    which a date stands before an act."""
    if sentence.word(trigger.at).conjunction:
        return False
    verb = governing_verb(sentence, at)
    if verb is None or not verb or sentence.categories[verb - 1] != RELATIVE:
        return False
    return any(sentence.word(i).form in COMMAS for i in range(at + 1, trigger.at))


def _is_scheduled(document: Document, sentence: Sentence, trigger: Trigger, at: int) -> bool:
    """«called for a boycott of the vote |that is due| in March»: the day that a participle sets for
    what is named before it, behind a verb."""
    if sentence.categories[trigger.at] != VERB:
        return False  # «the signing of the truce, due on Friday»: of either noun
    words = document.knowledge.words.get("scheduled", ())
    for i in range(at - 1, max(trigger.at, at - _REACH), -1):
        if sentence.word(i).form in words:
            return True
        if sentence.categories[i] in _ENDS or sentence.word(i).form in COMMAS:
            return False
    return False


def _is_told_of_another(document: Document, sentence: Sentence, trigger: Trigger, at: int) -> bool:
    """«condemned the attack that took place on Saturday»: the clause of a date, not set off by a
    comma, tells of the noun for another act right before it."""
    marks = boundaries(sentence, trigger.at, at)
    if not marks or sentence.word(at - 1).form in COMMAS:
        return False
    phrase = sentence.phrase_at[marks[0] - 1]
    if phrase is None or phrase.head <= trigger.at:
        return False
    return sentence.word(phrase.head).reading(*_NOUNS) is not None and _is_another(
        document, sentence, trigger, phrase.head
    )


def _noun_before(sentence: Sentence, trigger: Trigger, at: int) -> int | None:
    """The nearest noun for an act between an act and a date, with nothing but nouns, names and one
    preposition between it and the date."""
    taken = {trigger.at, trigger.light}
    for i in range(at - 1, max(trigger.at, at - _REACH), -1):
        word, category = sentence.word(i), sentence.categories[i]
        if i not in taken and category == NOUN and word.reading(*_NOUNS) is not None:
            return i
        if category not in (NOUN, NAME, NISBA, NUMBER, PREPOSITION) or word.conjunction:
            return None
    return None


def _is_another(document: Document, sentence: Sentence, trigger: Trigger, other: int) -> bool:
    compiled = document.knowledge
    phrase = sentence.phrase_at[other]
    if phrase is not None and document.mention(sentence, phrase).human:
        return False  # «the leaders of the rebellion»
    types = {
        compiled.frames[reading.ref].type
        for reading in sentence.word(other).readings
        if reading.kind in _NOUNS
    }
    if trigger.frame.type in types or (trigger.frame.type == _HARM and _HARM in types):
        return False
    if preposition_before(sentence, other) in compiled.words.get("occasion", ()):
        return False
    return VERB not in sentence.categories[trigger.at + 1 : other]
