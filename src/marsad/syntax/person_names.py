"""Where the name of a person ends: known names, and words that go on from them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from marsad.knowledge import kinds
from marsad.syntax.categories import COMPLEMENTIZER, NAME, NISBA, NOUN, PREPOSITION, VERB
from marsad.syntax.noun_words import (
    PERSONS,
    is_another_person,
    is_human_title,
    is_plain,
    is_rank,
)
from marsad.syntax.units import Unit
from marsad.text.word import Word

_COMMAS: Final = frozenset("\u060c,")
_NAME_TAIL: Final = "name_tail"
"""Class of the words that end compound names."""
_ARTICLE: Final = "\u0627\u0644"
_NISBA: Final = "\u064a"
_LONGEST_NAME: Final = 5


def end_of_name(
    units: Sequence[Unit], categories: Sequence[str], start: int, *, titled: bool
) -> int:
    """Unit after the last word of the name that begins at a unit; ``titled``: after a title."""
    complete = bool(units[start].word.kinds & {kinds.PERSON, kinds.PERSON_SHORT})
    at = start + 1
    while at < len(units) and at - start < _LONGEST_NAME:
        word = units[at].word
        linked = links(units[at - 1].word)
        if word.conjunction or word.preposition or (not linked and (word.tanwin or word.pronoun)):
            break
        if word.kinds & PERSONS and kinds.AGENT not in word.kinds:
            if not linked and is_another_person(units[start].word, word):
                break
            if _is_particle(units, categories, at, start, complete=complete):
                break
        elif linked:
            if categories[at] not in (NOUN, NAME, NISBA):
                break
        elif complete or not (
            _continues(units, categories, at, first=at == start + 1, titled=titled)
            or ends_name(units, categories, at)
        ):
            break
        at += 1
    return at


def links(word: Word) -> bool:
    """«son of», «father of», «house of»: the word after it belongs to the name, whatever else it
    may mean."""
    return "name_link" in word.classes and not word.article


def ends_name(units: Sequence[Unit], categories: Sequence[str], at: int) -> bool:
    """Whether a word that has another sense ends a name («Mustafa |the soldier|»): it stands
    between a given name and a title that is set off («…, member of the front») or «that»."""
    if at >= len(units) or categories[at] not in (NOUN, NAME, NISBA):
        return False
    word = units[at].word
    if " " in word.form or word.conjunction or word.preposition or word.pronoun or word.tanwin:
        return False
    after = at + 1
    set_off = after < len(units) and units[after].word.form in _COMMAS
    after += set_off
    if after >= len(units):
        return False
    following = units[after].word
    if following.conjunction or following.preposition:
        return False
    if is_human_title(following):
        return set_off or not is_human_title(word)
    return categories[after] == COMPLEMENTIZER and not set_off and not is_human_title(word)


def _continues(
    units: Sequence[Unit], categories: Sequence[str], at: int, *, first: bool, titled: bool
) -> bool:
    """Whether the next word goes on with a name by itself: an unknown word, or the second word of
    a compound («Alam |al-Din|»), of which the first is any. ``first``: right after the given
    name."""
    word = units[at].word
    if _NAME_TAIL in word.classes:
        return True
    if at + 1 < len(units) and _NAME_TAIL in units[at + 1].word.classes:
        return not word.article and not units[at + 1].word.preposition
    if first and _is_family_name(units, categories, at, titled=titled):
        return True
    return categories[at] == NOUN and (not word.readings or links(word))


def _is_family_name(
    units: Sequence[Unit], categories: Sequence[str], at: int, *, titled: bool
) -> bool:
    """Whether a known word with article right after a given name is the family name: «Youssef
    |al-Husseini|», «the activist Sami |al-Gindi|» (soldier), «Tarek |al-Sayed|» (mister)."""
    word, after = units[at].word, at + 1
    single = word.form.startswith(_ARTICLE) and " " not in word.form and not word.pronoun
    if not single or categories[at] != NOUN:
        return False
    if kinds.AGENT not in word.kinds:
        return is_plain(word) and word.form.endswith(_NISBA)
    if is_rank(word):
        return after >= len(units) or not units[after].word.kinds & PERSONS
    return titled and word.form.endswith(_NISBA)


def _is_particle(
    units: Sequence[Unit], categories: Sequence[str], at: int, start: int, *, complete: bool
) -> bool:
    """Whether a name spelled like a preposition («Ali», «on») is the preposition here: «al-Jubeir
    stressed |on| the need», «Ahmed Saleh stressed |on| the success of the campaign». It is a name
    at the end of a clause, before another name, and before «that» after one given name; after a
    ``complete`` name it is none («the president wrote |on| Twitter that …»)."""
    if "preposition" not in units[at].word.classes or categories[at] == NAME:
        return False
    after = at + 1
    if after >= len(units) or categories[after] == VERB:
        return False
    following = units[after].word
    if not following.form[0].isalpha() or following.conjunction or following.preposition:
        return False
    if categories[after] == COMPLEMENTIZER:
        given = units[start].word
        return at > start + 1 or given.article or kinds.GIVEN_NAME not in given.kinds
    if is_human_title(following):
        named = after + 1 < len(units) and categories[after + 1] == COMPLEMENTIZER
        return following.article and categories[at] == PREPOSITION and not named
    if following.kinds & PERSONS:
        then = units[after + 1].word if after + 1 < len(units) else None
        return then is not None and then.article and not is_human_title(then)
    return complete or not ends_name(units, categories, after)
