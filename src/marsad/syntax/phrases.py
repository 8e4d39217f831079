"""Noun phrases: head, nisba and other adjectives, idafa, names; with preposition and coordination.

A shallow grammar: a phrase grows to the right while definiteness and word class allow it. What it
must get right is where one party ends and the next begins (subject and object of a verb-initial
clause stand side by side without a mark).
"""

from __future__ import annotations

from typing import Final

from marsad.knowledge import kinds
from marsad.syntax.categories import (
    NOMINAL,
    PREPOSITION,
    VERB,
)
from marsad.syntax.noun_phrase import NounPhrase
from marsad.syntax.noun_words import PERSONS, is_human_title
from marsad.syntax.phrase_builder import PhraseBuilder
from marsad.syntax.time_phrases import tells_time
from marsad.syntax.units import Unit
from marsad.text.word import Word

_OPENING: Final = frozenset("\u00ab\u201c\"'(")
_AND: Final = "\u0648"
_ARTICLE: Final = "\u0627\u0644"
_LONGEST_NAME: Final = 5
_ANDS: Final = frozenset(_AND)
_MARKS: Final = _ANDS | frozenset('\u060c,\u00ab\u00bb"-()\u2013')
_COMMAS: Final = frozenset("\u060c,")
_ASIDE: Final = (", ", "and he")
"""What stands between a name and what is told of it."""


def find_noun_phrases(units: list[Unit], categories: list[str]) -> list[NounPhrase]:
    """The noun phrases of a sentence from left to right, not overlapping."""
    found: list[NounPhrase] = []
    i, count = 0, len(units)
    while i < count:
        if categories[i] not in NOMINAL:
            i += 1
            continue
        phrase = PhraseBuilder(units, categories, i).build()
        phrase.index = len(found)
        _attach(phrase, units, categories, found)
        found.append(phrase)
        i = phrase.last
    return found


def _attach(
    phrase: NounPhrase, units: list[Unit], categories: list[str], found: list[NounPhrase]
) -> None:
    """Preposition, coordination and apposition of a new phrase."""
    word = units[phrase.first].word
    before = phrase.first - 1
    apart = before >= 0 and units[before].word.form == _AND  # «and 30 people», before digits
    phrase.conjunction = bool(word.conjunction) or apart
    if before > 0 and units[before].word.form in _OPENING and categories[before - 1] == PREPOSITION:
        before -= 1  # a preposition of one letter before a name in quotation marks
    if word.preposition:
        phrase.preposition = word.preposition
    elif before >= 0 and categories[before] == PREPOSITION:
        phrase.preposition = _governor(units, categories, before)
    if found:
        governed = before == found[-1].last and categories[before] == PREPOSITION
        issued = before == found[-1].last and categories[before] == VERB
        issued = issued and not units[before].word.conjunction
        _join(phrase, found[-1], units, governed=governed, issued=issued)


def _join(
    phrase: NounPhrase, last: NounPhrase, units: list[Unit], *, governed: bool, issued: bool
) -> None:
    """How a phrase goes on from the one before: coordinated, in apposition, completing it.

    ``governed``: nothing but its preposition stands between the two; ``issued``: nothing but a
    verb, as in «a report that the ministry issued».
    """
    beside = last.last == phrase.first
    joined = beside or _only(_MARKS, units, last.last, phrase.first)
    near = beside or (joined and _only(_ANDS, units, last.last, phrase.first))
    titled = last.attached
    if phrase.conjunction and joined:
        own = units[phrase.first].word.preposition
        if not own or own == last.preposition:
            phrase.coordinate = last
            phrase.preposition = phrase.preposition or last.preposition
    elif not phrase.preposition and joined:
        if _belong(last, phrase, units):
            phrase.apposition = last
        elif titled is not None and (
            _is_apposition(titled, phrase, units) or _names(titled, phrase, units, last.last)
        ):
            phrase.apposition = titled
    elif not phrase.preposition and _tells_who(last, phrase, units):
        phrase.apposition = last
    elif phrase.preposition and (governed or near):
        titled = titled or last
        phrase.attached = titled if titled.name_at is None else None
    elif issued and not last.definite:
        phrase.attached = last


def _only(marks: frozenset[str], units: list[Unit], first: int, last: int) -> bool:
    """Whether the units ``first`` to ``last`` (exclusive) are nothing but such marks."""
    return marks.issuperset([unit.word.form for unit in units[first:last]])


def _governor(units: list[Unit], categories: list[str], at: int) -> str:
    """The preposition at a unit; of a direction («from the north of Iraq») that before it."""
    outer = at - 1
    while outer >= 0 and "direction" in units[outer + 1].word.classes:
        word = units[outer + 1].word
        if word.preposition:
            return word.preposition
        if categories[outer] != PREPOSITION:
            break
        outer -= 1
    governor = units[outer + 1].word
    return governor.bare if " " in governor.form else governor.stem


def _is_apposition(first: NounPhrase, second: NounPhrase, units: list[Unit]) -> bool:
    """A name and a title set off by a comma belong together, in either order; not «all members»."""
    named = first.name_at is not None
    if "everybody" in units[second.first].word.classes:
        return False
    return named != (second.name_at is not None) and (
        _is_title(units[second.head].word) if named else _is_title(units[first.head].word)
    )


def _is_title(word: Word) -> bool:
    """A word for a person, an office or a rank: «the people», a ministry are no title of the name
    before them."""
    return is_human_title(word)


def _belong(first: NounPhrase, second: NounPhrase, units: list[Unit]) -> bool:
    """Whether a name and a title, with a mark between them or none, are of one person."""
    if first.last == second.first:
        return _titles(first, second, units) or _titles_of_speaker(first, second, units)
    return _is_apposition(first, second, units) or _names(first, second, units, first.last)


def _tells_who(named: NounPhrase, title: NounPhrase, units: list[Unit]) -> bool:
    """«Yousef, |who is| a senior official, …», in Arabic «and he»: a title told of a name."""
    between = units[named.last : title.first]
    if named.name_at is None or title.name_at is not None or len(between) != len(_ASIDE):
        return False
    comma, pronoun = (unit.word for unit in between)
    if comma.form not in _COMMAS or not pronoun.conjunction or "pronoun" not in pronoun.classes:
        return False
    head = units[title.head].word
    return _is_title(head) and _is_one(head) and not head.article


def _titles(named: NounPhrase, title: NounPhrase, units: list[Unit]) -> bool:
    """Whether a title right after a name, with no comma, tells who that is («Dr Hisham Qandil |head
    of the cabinet|, …»), and is not the object of the verb before both."""
    head = units[title.head].word
    if named.name_at is None or title.name_at is not None or title.head != title.first:
        return False
    if not is_human_title(head) or head.tanwin or head.pronoun or not _is_one(head):
        return False
    if not (title.definite or title.last - title.first > 1 or " " in head.form):
        return False
    if _name_follows(title.last, units):
        return False
    if named.preposition:
        return True
    before = units[named.first - 1].word if named.first else None
    if before is not None and kinds.REPORT_VERB in before.kinds:
        return True  # verbs of saying have no person as object
    name = units[named.name_at].word
    if named.head != named.name_at:
        return "rank" in units[named.head].word.classes
    known = bool(name.kinds & {kinds.PERSON, kinds.PERSON_SHORT})
    return not known and named.last - named.name_at > 1


def _titles_of_speaker(first: NounPhrase, second: NounPhrase, units: list[Unit]) -> bool:
    """«said the head of the committee |the security adviser Falih Hassan|»: two titles of one
    name, after a verb of saying, which has no person as object."""
    if first.name_at is not None or second.name_at is None or not first.definite:
        return False
    if second.head == second.name_at or not first.first:
        return False
    before = units[first.first - 1].word
    said = kinds.REPORT_VERB in before.kinds and kinds.FRAME_VERB not in before.kinds
    heads = (units[first.head].word, units[second.head].word)
    if heads[1].article:
        return False  # «informed the minister |the ambassador|»
    return said and all(is_human_title(head) and _is_one(head) for head in heads)


def _is_one(word: Word) -> bool:
    """A title of one person, not of several."""
    reading = word.reading(kinds.AGENT)
    return reading is not None and reading.morph[1:2] not in ("p", "d")


def _name_follows(at: int, units: list[Unit]) -> bool:
    """Whether a comma and a person's name come next: then the title is theirs."""
    after = at + 1
    return (
        after < len(units) and units[at].word.form in _COMMAS
        and bool(units[after].word.kinds & PERSONS)
    )  # fmt: skip


def _names(first: NounPhrase, second: NounPhrase, units: list[Unit], comma: int) -> bool:
    """Whether one of two phrases set off by a comma is the unknown name of the other: «the bank's
    chief economist, Shanta Devarajan, …», «Franco Avato, mayor of …»."""
    if first.name_at is not None or second.name_at is not None:
        return False
    if units[comma].word.form not in _COMMAS:
        return False
    for title, name in ((first, second), (second, first)):
        if not is_human_title(units[title.head].word) or not _is_unknown_name(name, units):
            continue
        end = second.last
        if title is second or (end < len(units) and units[end].word.form in _COMMAS):
            name.name_at = name.first
            return True
    return False


def _is_unknown_name(phrase: NounPhrase, units: list[Unit]) -> bool:
    """Two to four words that the knowledge does not know, the first without an article."""
    words = [unit.word for unit in units[phrase.first : phrase.last]]
    if not 2 <= len(words) <= _LONGEST_NAME - 1 or words[0].article:
        return False
    return all(
        not word.readings and not word.conjunction and word.form[0].isalpha() for word in words
    )


def is_part(part: NounPhrase, group: NounPhrase, partitives: tuple[str, ...]) -> bool:
    """Whether the second phrase, right after the first, names the group that the first is of."""
    return group.preposition in partitives and group.first - part.last <= 1


def is_new(phrase: NounPhrase, units: list[Unit], categories: list[str]) -> bool:
    """Whether a phrase goes on from none before and tells no time, so that it may be an argument
    of its own."""
    if phrase.coordinate is not None or phrase.apposition is not None:
        return False
    return not tells_time(units, categories, phrase.first, phrase.last)
