"""Whether a mention tells an act, or only points to one that is told elsewhere.

«The attack» without whose, on whom, where or when is no report of an attack: it takes up one that
the article tells; so does «the inquiry into the attack on…». «An attack in Mosul», «the attack that
killed two soldiers», «Tuesday's attack» tell one.
"""

from __future__ import annotations

from typing import Final

from marsad.events.document import Document
from marsad.events.roles import Roles
from marsad.events.told_acts import ToldActs
from marsad.events.triggers import Trigger
from marsad.events.when import dates_of
from marsad.knowledge import kinds
from marsad.knowledge.store import Compiled
from marsad.mentions.places import PlaceReader
from marsad.record import Status
from marsad.syntax.categories import (
    COMPLEMENTIZER,
    NOMINAL,
    NUMBER,
    PREPOSITION,
    PUNCTUATION,
    QUANTIFIER,
    RELATIVE,
    SUBORDINATOR,
    VERB,
)
from marsad.syntax.clauses import Sentence
from marsad.text.word import Word

_RETOLD: Final = frozenset(
    {"ASSAULT", "PROTEST", "COERCE", "SANCTION", "AID", "RETREAT", "MOBILIZE", "COOPERATE"}
)
"""Types whose acts are taken up again and again in the article that tells them."""
_RECOUNTED: Final = frozenset({"ASSAULT", "PROTEST"})
"""Types whose acts are told as done; in the present tense, one-sided, they are a habit."""
_NOUNS: Final = frozenset({kinds.FRAME_NOUN, kinds.FRAME_LIGHT_NOUN})
_REACH: Final = 8
"""Units after a trigger within which what it says of itself stands."""
_CLAUSE: Final = 14
"""Units after a verb of which its clause is taken to consist at most."""
_WITH_CLAUSE: Final = 3
"""Spaces in a trigger of several words from which on it tells by itself."""
_CLIMB: Final = 4
"""Words before a noun among which the one that governs it is looked for."""
_BORROWED: Final = frozenset({"actor: light verb's subject", "actor: accused or asked"})
"""Steps that fill a role from the verb that governs the noun."""
_ALSO_BEFORE, _BESIDE = 6, 4
"""Units before and after a trigger whose words may tie it to another act."""
_FEMININE_PLURAL: Final = "\u0627\u062a"
_ARTICLE: Final = "\u0627\u0644"
_PARTS: Final = frozenset({VERB, COMPLEMENTIZER, SUBORDINATOR, RELATIVE})


_TOLD, _SUNK, _TAKEN_UP = range(3)


class Telling:
    """Tells acts from mentions of them. Holds the words under which an act is taken up."""

    def __init__(self, knowledge: Compiled, places: PlaceReader) -> None:
        self.places = places
        words = knowledge.words
        self._governors = frozenset(words.get("takes_up", ()) + words.get("kind_of_act", ()))
        self._owners = frozenset(words.get("takes_up_genitive", ()))
        self._transparent = frozenset(words.get("transparent", ()))
        self._since = frozenset(words.get("since", ()))
        self._adverbial = frozenset(words.get("adverbial", ()))
        signs = knowledge.sign_words
        self._also = frozenset(signs.get("also", ()))
        self._another = frozenset(signs.get("another", ()))
        self._this = frozenset(signs.get("this", ()))
        self.told_acts = ToldActs(knowledge)

    def points_back(
        self, document: Document, sentence: Sentence, trigger: Trigger, roles: Roles, status: Status
    ) -> bool:
        """Whether a mention only points to an act, or tells a detail of one. What is planned,
        asked for or denied is always told."""
        frame = trigger.frame
        if frame.detail:
            return True
        if frame.type not in _RETOLD or status != "occurred":
            return False
        if trigger.kind in _NOUNS:
            return self._noun_points(document, sentence, trigger, roles)
        headline = sentence.index == 0 and bool(document.article.title)
        one_sided = not (roles.places or (roles.actors and roles.recipients))
        present = trigger.morph.startswith("i") and frame.type in _RECOUNTED
        habitual = present and one_sided and not headline
        identifying = habitual or _identifies(document, sentence, trigger.at)
        return identifying and not any(
            _is_counted(sentence, i) or i in _dates_at(document, sentence)
            for i in _rest_of_clause(sentence, trigger.at)
        )

    def links(self, sentence: Sentence, trigger: Trigger) -> frozenset[str]:
        """How words beside a trigger tie its act to others: one more, another, this one, many."""
        at, found = trigger.at, []
        if _is_near(sentence, at - _ALSO_BEFORE, at + _BESIDE, self._also):
            found.append("joined by also")
        if _is_near(sentence, at + 1, at + _BESIDE, self._another):
            found.append("another of its sort")
        if trigger.kind in _NOUNS:
            if _is_near(sentence, at - 1, at, self._this):
                found.append("this one")
            if sentence.word(at).form.endswith(_FEMININE_PLURAL):
                found.append("many")
        return frozenset(found)

    def tells_setting(self, document: Document, sentence: Sentence, trigger: Trigger) -> bool:
        """Whether a violent or protesting act is told by its noun, though nobody is named: «two
        bombings in Nangarhar», «clashes broke out on Monday»."""
        frame = trigger.frame
        if frame.type not in _RETOLD or frame.inchoative or trigger.kind not in _NOUNS:
            return False
        return self._set_in(document, sentence, trigger)

    def _noun_points(
        self, document: Document, sentence: Sentence, trigger: Trigger, roles: Roles
    ) -> bool:
        own = sentence.phrase_at[trigger.at]
        rank = self._rank(sentence, trigger.at)
        if rank == _TAKEN_UP:
            return not _followed(document, sentence, trigger.at)
        headline = sentence.index == 0 and bool(document.article.title)
        named = bool(roles.actors) and " " in sentence.word(trigger.at).form
        if rank == _SUNK and not (headline or named or trigger.light_verb):
            return not (_counted(sentence, trigger.at) or self._set_in(document, sentence, trigger))
        if trigger.light_verb is not None and not trigger.light_verb.passive:
            return False
        if own is None or not own.definite or sentence.word(trigger.at).pronoun:
            return False
        if any(step not in _BORROWED for step in roles.steps):
            return False
        return not self._set_in(document, sentence, trigger)

    def _rank(self, sentence: Sentence, at: int) -> int:
        """How far a noun stands from telling its act: `_TOLD`, `_SUNK` in a complement of another
        noun or of a preposition, `_TAKEN_UP` under a word under which acts are taken up, directly
        or through a noun for acts at large («the inquiry into the crime of…»)."""
        word = sentence.word(at)
        joined = bool(word.preposition)
        i = at - 1
        if word.conjunction and not joined:
            if i < 0 or not sentence.word(i).kinds & _NOUNS:
                return _TOLD
            return self._rank(sentence, i)
        sunk = False
        for _ in range(_CLIMB):
            if i < 0:
                break
            before = sentence.word(i)
            if _is_one(before, self._since) or _is_one(before, self._governors):
                return _TAKEN_UP
            if not joined and _is_one(before, self._owners):
                return _TAKEN_UP
            if sentence.categories[i] == PREPOSITION:
                sunk = sunk or before.stem in self._adverbial
                joined = True
            elif _is_one(before, self._transparent):
                joined = bool(before.preposition)
            elif not (joined and before.article):
                sunk = sunk or (not joined and _in_construct(sentence, i))
                break
            i -= 1
        return _SUNK if sunk else _TOLD

    def _set_in(self, document: Document, sentence: Sentence, trigger: Trigger) -> bool:
        """Whether a noun tells where or when by itself, or by the clause that takes it up: «in
        Mosul», «on Tuesday», «that…»."""
        own = sentence.phrase_at[trigger.at]
        start = own.last if own is not None else trigger.at + 1
        if _has_clause(sentence, trigger.at, start):
            return True
        first, limit = _stretch(sentence, trigger.at, start)
        phrases = [p for p in sentence.phrases_near(trigger.at) if first <= p.first < limit]
        sites = [p for p in phrases if self.places.is_locative(sentence, p)]
        sites += [p for p in phrases if p.preposition in trigger.frame.args]
        return any(self.places.site(sentence, phrase) is not None for phrase in sites) or _dated(
            document, sentence, trigger.at, first, limit
        )


def takes_up(sentence: Sentence, trigger: Trigger) -> bool:
    """Whether a noun that names no party may take up an act told elsewhere: «the attack»."""
    own = sentence.phrase_at[trigger.at]
    return (
        trigger.frame.type in _RETOLD
        and trigger.kind == kinds.FRAME_NOUN
        and own is not None
        and own.definite
    )


def _is_near(sentence: Sentence, first: int, last: int, words: frozenset[str]) -> bool:
    """Whether the word of a unit from ``first`` up to, not including, ``last`` is one of those."""
    near = [unit.word for unit in sentence.units[max(first, 0) : max(last, 0)]]
    return any(word.form in words or word.stem in words for word in near)


def _is_one(word: Word, words: frozenset[str]) -> bool:
    """Whether a word, or the first of several, with or without its article, is one of those."""
    return any(first.removeprefix(_ARTICLE) in words for first in word.firsts)


def _followed(document: Document, sentence: Sentence, at: int) -> bool:
    """Whether a relative clause or a date follows the noun: «the attack that…», «in 2005»."""
    own = sentence.phrase_at[at]
    start = own.last if own is not None else at + 1
    if _has_clause(sentence, at, start):
        return True
    return _dated(document, sentence, at, *_stretch(sentence, at, start))


def _has_clause(sentence: Sentence, at: int, start: int) -> bool:
    """Whether a relative clause follows the noun, or stands in the words of the trigger itself;
    after an indefinite noun it has no pronoun («fighting [that] broke out»)."""
    if sentence.word(at).form.count(" ") >= _WITH_CLAUSE or start >= len(sentence.units):
        return start < len(sentence.units)
    if sentence.categories[start] == RELATIVE:
        return True
    own = sentence.phrase_at[at]
    indefinite = own is not None and not own.definite
    word = sentence.word(start)
    return indefinite and sentence.categories[start] == VERB and not word.conjunction


def _stretch(sentence: Sentence, at: int, start: int) -> tuple[int, int]:
    """Units from ``start`` on that belong to the trigger: to the next clause or mark."""
    limit = min(len(sentence.units), start + _REACH)
    for i in range(start, limit):
        category = sentence.categories[i]
        if category in _PARTS or (category == PUNCTUATION and i > start):
            return start, i
    return start, limit


def _dated(document: Document, sentence: Sentence, at: int, first: int, limit: int) -> bool:
    """Whether a date stands among the units that belong to the trigger."""
    if limit <= at:
        return False
    low = sentence.units[at].last - sentence.first
    high = sentence.units[limit - 1].last - sentence.first
    return any(low <= timex.first < high for timex in dates_of(document, sentence))


def _identifies(document: Document, sentence: Sentence, at: int) -> bool:
    """Whether a verb stands in a relative clause that says who is meant: «those who killed»."""
    if at < 2 or sentence.categories[at - 1] != RELATIVE:
        return False
    phrase = sentence.phrase_at[at - 2]
    return phrase is None or document.mention(sentence, phrase).kind != "thing"


def _rest_of_clause(sentence: Sentence, at: int) -> range:
    """Units after a verb up to the next clause, marks disregarded."""
    limit = min(len(sentence.units), at + _CLAUSE)
    for i in range(at + 1, limit):
        if sentence.categories[i] in _PARTS:
            return range(at + 1, i)
    return range(at + 1, limit)


def _dates_at(document: Document, sentence: Sentence) -> set[int]:
    """Units at which a date begins."""
    firsts = {timex.first + sentence.first for timex in dates_of(document, sentence)}
    return {i for i, unit in enumerate(sentence.units) if unit.first in firsts}


def _is_counted(sentence: Sentence, at: int) -> bool:
    return sentence.categories[at] in (NUMBER, QUANTIFIER)


def _in_construct(sentence: Sentence, at: int) -> bool:
    """Whether the noun at a unit is still open for a genitive."""
    phrase = sentence.phrase_at[at]
    word = sentence.word(at)
    return (
        sentence.categories[at] in NOMINAL
        and phrase is not None
        and not (phrase.definite or word.article or word.tanwin or word.pronoun)
        and not word.form.rsplit(" ", 1)[-1].startswith(_ARTICLE)
    )


def _counted(sentence: Sentence, at: int) -> bool:
    """Whether those acted upon are counted: «the killing of five soldiers»."""
    return at + 1 < len(sentence.units) and _is_counted(sentence, at + 1)
