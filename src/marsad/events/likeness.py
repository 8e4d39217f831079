"""Signs that two mentions tell one act, or two."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from marsad.events.candidates import Candidate
from marsad.events.document import Document
from marsad.events.when import VERBAL
from marsad.knowledge import kinds
from marsad.mentions.mention import Mention

_ADJECTIVES: Final = 2
"""Units after a noun that may describe it."""
_NOUNS: Final = frozenset({kinds.FRAME_NOUN, kinds.FRAME_LIGHT_NOUN})
_BY_TYPE: Final = frozenset({"status differs", "modes differ", "actor and recipient change sides"})
"""Signs that are told with the type of the act as well."""
_BY_SORT: Final = frozenset(
    {
        "second joined by also", "actor: same country", "actors differ", "verb then verb",
        "actors known by name differ", "recipients differ", "further apart",
    }
)  # fmt: skip
"""Signs that are told with the sort of the act as well: done by speaking or not."""
_MANY: Final = 4
"""Shared words of which more are not counted."""
_FIFTHS: Final = 5
_FAR: Final = 4
"""Acts of the type between two mentions of which more are not counted."""
_PLURAL: Final = "many"
_LINKS: Final = frozenset({"joined by also", "another of its sort", "this one"})
_BESIDE: Final = 4
"""Units between two triggers of one sentence that stand side by side."""


def is_said_alike(document: Document, act: Candidate) -> bool:
    """Whether an act is told to be like another, and so is not that: «a similar visit»."""
    sentence = document.sentences[act.sentence]
    alike = document.knowledge.words.get("alike", ())
    after = sentence.units[act.trigger.at + 1 : act.trigger.at + 1 + _ADJECTIVES]
    return any(unit.word.stem in alike for unit in after)


def signs_of_likeness(document: Document, one: Candidate, other: Candidate) -> Iterator[str]:
    """The signs of two mentions of acts of one type, the first of them first in the text. Some tell
    more in acts of one type than in others, and are told with the type as well."""
    of_type = one.trigger.frame.type
    verbal = "verbal" if of_type in VERBAL else "material"
    for sign in _signs(document, one, other):
        yield sign
        if sign in _BY_TYPE:
            yield f"{of_type}: {sign}"
        elif sign in _BY_SORT:
            yield f"{verbal}: {sign}"


def _signs(document: Document, one: Candidate, other: Candidate) -> Iterator[str]:
    """The signs of two mentions, whatever their type."""
    yield from _words(document, one, other)
    yield from _order(document, one, other)
    shared = len(one.beside & other.beside)
    yield f"words beside shared: {min(shared, _MANY)}" + (" or more" if shared >= _MANY else "")
    fewer = min(len(one.beside), len(other.beside))
    if fewer:
        yield f"share of the words beside: {min(_FIFTHS * shared // fewer, _FIFTHS - 1)} fifths"
    yield from _sides("actor", one.roles.actors, other.roles.actors)
    yield from _sides("recipient", one.roles.recipients, other.roles.recipients)
    if _crossed(one, other):
        yield "actor and recipient change sides"
    for side, ones, others in _both(one, other):
        if _are_others(ones, others):
            yield f"{side}s known by name differ"
    yield from _settings(one, other)
    yield from _places(document, one, other)
    if other.pointing:
        yield "second points back"
    if one.lacking:
        yield "first lacks a party"
    if other.lacking:
        yield "second lacks a party"


def _words(document: Document, one: Candidate, other: Candidate) -> Iterator[str]:
    """The words that name the acts."""
    a, b = one.trigger.frame, other.trigger.frame
    if a.id == b.id:
        yield "same frame"
    if a.mode and a.mode == b.mode:
        yield "same mode"
    elif a.mode and b.mode:
        yield "modes differ"
    word = document.sentences[other.sentence].word(other.trigger.at)
    if document.sentences[one.sentence].word(one.trigger.at).stem == word.stem:
        yield "same word"
    if other.trigger.kind in _NOUNS:
        yield "second a definite noun" if word.article else "second a noun"


def _order(document: Document, one: Candidate, other: Candidate) -> Iterator[str]:
    """What the second is beside the first: told by a verb or a noun, one more act, how far on."""
    words = f"{_sort(one)} then {_sort(other)}"
    yield words
    titled = one.sentence == 0 and document.article.title.strip()
    yield f"title: {words}" if titled else f"body: {words}"
    for link in _LINKS & other.links:
        yield f"second {link}"
    if (_PLURAL in one.links) != (_PLURAL in other.links):
        yield "one of them in the plural"
    between = other.rank - one.rank - 1
    yield f"acts of the type between: {min(between, _FAR)}" + (
        " or more" if between >= _FAR else ""
    )


def _sort(mention: Candidate) -> str:
    return "noun" if mention.trigger.kind in _NOUNS else "verb"


def _sides(side: str, one: Sequence[Mention], other: Sequence[Mention]) -> Iterator[str]:
    """Whether the parties of a side agree."""
    if not one and not other:
        yield f"{side}: none"
    elif not one or not other:
        yield f"{side}: told once"
    elif any(a.entity and a.entity == b.entity for a in one for b in other):
        yield f"{side}: same by name"
    elif any(is_same_party(a, b) for a in one for b in other):
        yield f"{side}: same party"
    elif any(a.country and a.country == b.country for a in one for b in other):
        yield f"{side}: same country"
    else:
        yield f"{side}s differ"


def _both(
    one: Candidate, other: Candidate
) -> tuple[tuple[str, Sequence[Mention], Sequence[Mention]], ...]:
    """Each side with the parties of both mentions."""
    return (
        ("actor", one.roles.actors, other.roles.actors),
        ("recipient", one.roles.recipients, other.roles.recipients),
    )


def _are_others(ones: Sequence[Mention], others: Sequence[Mention]) -> bool:
    """Whether both lists know parties by name, and none of them is one."""
    names = {mention.entity for mention in ones if mention.entity}
    known = {mention.entity for mention in others if mention.entity}
    return bool(names and known) and names.isdisjoint(known)


def is_same_party(one: Mention, other: Mention) -> bool:
    """Nothing told of two parties tells them apart."""
    if one.entity and other.entity:
        return one.entity == other.entity
    if one.country != other.country:
        return False
    if one.country is None:
        return one.key == other.key
    return not one.sectors or not other.sectors or one.sectors[0] == other.sectors[0]


def _crossed(one: Candidate, other: Candidate) -> bool:
    pairs = (
        (one.roles.actors, other.roles.recipients), (one.roles.recipients, other.roles.actors)
    )  # fmt: skip
    return any(
        (a.entity and a.entity == b.entity) or (a.country and a.country == b.country)
        for left, right in pairs
        for a in left
        for b in right
    )


def _settings(one: Candidate, other: Candidate) -> Iterator[str]:
    """Status, date, place, figures, report."""
    if one.status != other.status:
        yield "status differs"
    if one.date is not None and other.date is not None:
        agree = dates_agree(one.date.value, other.date.value)
        yield "dates agree" if agree else "dates differ"
    if one.place is not None and other.place is not None:
        yield "same place" if one.place.name == other.place.name else "places differ"
    if one.figures and other.figures:
        shared = {f.value for f in one.figures} & {f.value for f in other.figures}
        yield "same figure" if shared else "figures differ"
    if bool(one.outer) != bool(other.outer):
        yield "one of them reported"
    elif one.outer and one.outer[-1] is other.outer[-1]:
        yield "in one statement"


def dates_agree(one: str | None, other: str | None) -> bool:
    """Whether two dates (ISO prefixes) may be of one day."""
    if one is None or other is None:
        return True
    return one.startswith(other) or other.startswith(one)


def _places(document: Document, one: Candidate, other: Candidate) -> Iterator[str]:
    """Where in the article they stand to one another."""
    apart = abs(other.sentence - one.sentence)
    if apart == 0:
        yield "in one sentence"
        if abs(other.trigger.at - one.trigger.at) <= _BESIDE:
            yield "side by side"
        if document.sentences[other.sentence].word(other.trigger.at).conjunction:
            yield "joined by and"
    elif apart == 1:
        yield "in the next sentence"
    elif apart <= 3:
        yield "two or three sentences apart"
    else:
        yield "further apart"
    if apart and one.sentence == 0 and document.article.title.strip():
        yield "first in the title"
        if apart == 1:
            yield "in title and lead"
