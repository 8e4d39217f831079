"""Noun phrases: head, nisba and other adjectives, idafa, names; with preposition and coordination.

A shallow grammar: a phrase grows to the right while definiteness and word class allow it. What it
must get right is where one party ends and the next begins (subject and object of a verb-initial
clause stand side by side without a mark).
"""

from __future__ import annotations

import msgspec

from marsad.knowledge import kinds
from marsad.syntax.categories import (
    NAME,
    NISBA,
    NOMINAL,
    NOUN,
    NUMBER,
    PREPOSITION,
    PUNCTUATION,
    QUANTIFIER,
    VERB,
)
from marsad.syntax.units import Unit
from marsad.text.lexicon import Word

_PERSONS = frozenset({kinds.PERSON, kinds.PERSON_SHORT, kinds.GIVEN_NAME, kinds.FAMILY_NAME})
_TRIGGER_NOUNS = frozenset({kinds.FRAME_NOUN, kinds.FRAME_LIGHT_NOUN})
_ACTS = _TRIGGER_NOUNS | {kinds.REPORT_NOUN}
_OPENING = frozenset("\u00ab\u201c\"'(")
_CLOSING = frozenset("\u00bb\u201d\"')")
_AMBIGUOUS = "ambiguous"
"""What marks given names that are also common words."""
_ARTICLE = "\u0627\u0644"
_LONGEST_NAME = 5
_LONGEST_QUOTED = 4


class NounPhrase(msgspec.Struct, eq=False):
    """Units ``first`` to ``last`` (exclusive) of a sentence, its head, and how it is attached."""

    first: int
    head: int
    """Unit index of the head noun or name."""
    last: int = 0
    index: int = 0
    """Number of the phrase in its sentence."""
    preposition: str = ""
    """Match form of the preposition that governs it, or empty."""
    conjunction: bool = False
    """True when it begins with and."""
    definite: bool = False
    coordinate: NounPhrase | None = None
    """The phrase that it continues by coordination."""
    apposition: NounPhrase | None = None
    """The phrase that it stands in apposition to."""
    attached: NounPhrase | None = None
    """The title or other phrase that it may complete under its preposition: «the ambassador
    |to Jordan|, Ali Hassan»."""
    name_at: int | None = None
    """Unit index where the person's name begins."""


def find_noun_phrases(units: list[Unit], categories: list[str]) -> list[NounPhrase]:
    """The noun phrases of a sentence from left to right, not overlapping."""
    found: list[NounPhrase] = []
    i = 0
    while i < len(units):
        if categories[i] not in NOMINAL:
            i += 1
            continue
        phrase = _Builder(units, categories, i).build()
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
    phrase.conjunction = bool(word.conjunction)
    before = phrase.first - 1
    if before > 0 and units[before].word.form in _OPENING and categories[before - 1] == PREPOSITION:
        before -= 1  # a preposition of one letter before a name in quotation marks
    if word.preposition:
        phrase.preposition = word.preposition
    elif before >= 0 and categories[before] == PREPOSITION:
        phrase.preposition = _governor(units, categories, before)
    if found:
        governed = before == found[-1].last and categories[before] == PREPOSITION
        issued = before == found[-1].last and categories[before] == VERB
        _join(phrase, found[-1], units, governed=governed, issued=issued)


def _join(
    phrase: NounPhrase, last: NounPhrase, units: list[Unit], *, governed: bool, issued: bool
) -> None:
    """How a phrase goes on from the one before: coordinated, in apposition, completing it.

    ``governed``: nothing but its preposition stands between the two; ``issued``: nothing but a
    verb, as in «a report that the ministry issued».
    """
    gap = units[last.last : phrase.first]
    joined = all(unit.word.form in _MARKS for unit in gap)
    titled = last.attached
    if phrase.conjunction and joined:
        own = units[phrase.first].word.preposition
        if not own or own == last.preposition:
            phrase.coordinate = last
            phrase.preposition = phrase.preposition or last.preposition
    elif not phrase.preposition and joined:
        if gap and (_is_apposition(last, phrase, units) or _names(last, phrase, units, last.last)):
            phrase.apposition = last
        elif titled is not None and (
            _is_apposition(titled, phrase, units) or _names(titled, phrase, units, last.last)
        ):
            phrase.apposition = titled
    elif phrase.preposition and (governed or not gap):
        titled = titled or last
        phrase.attached = titled if titled.name_at is None else None
    elif issued and not last.definite:
        phrase.attached = last


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


_MARKS = frozenset('\u060c,\u00ab\u00bb"-()\u2013')


def _is_apposition(first: NounPhrase, second: NounPhrase, units: list[Unit]) -> bool:
    """A name and a title set off by a comma belong together, in either order."""
    named = first.name_at is not None
    return named != (second.name_at is not None) and (
        _is_title(units[second.head].word) if named else _is_title(units[first.head].word)
    )


def _is_title(word: Word) -> bool:
    """A word for a person, an office or a rank: «the people», a ministry are no title of the name
    before them."""
    return _is_human_title(word)


def _names(first: NounPhrase, second: NounPhrase, units: list[Unit], comma: int) -> bool:
    """Whether one of two phrases set off by a comma is the unknown name of the other: «the bank's
    chief economist, Shanta Devarajan, …», «Franco Avato, mayor of …»."""
    if first.name_at is not None or second.name_at is not None:
        return False
    if units[comma].word.form not in _COMMAS:
        return False
    for title, name in ((first, second), (second, first)):
        if not _is_human_title(units[title.head].word) or not _is_unknown_name(name, units):
            continue
        end = second.last
        if title is second or (end < len(units) and units[end].word.form in _COMMAS):
            name.name_at = name.first
            return True
    return False


_COMMAS = frozenset("\u060c,")


def _is_unknown_name(phrase: NounPhrase, units: list[Unit]) -> bool:
    """Two to four words that the knowledge does not know, the first without an article."""
    words = [unit.word for unit in units[phrase.first : phrase.last]]
    if not 2 <= len(words) <= _LONGEST_NAME - 1 or words[0].article:
        return False
    return all(
        not word.readings and not word.conjunction and word.form[0].isalpha() for word in words
    )


def _ends_definite(last: Word) -> bool:
    """Whether the last word so far makes a title definite: «minister of the interior», «prime
    minister of Malaysia», «… the Egyptian»."""
    if last.article or last.kinds & kinds.NAMES:
        return True
    return last.form.rsplit(" ", 1)[-1].startswith(_ARTICLE)


class _Builder:
    """Grows one phrase."""

    def __init__(self, units: list[Unit], categories: list[str], first: int) -> None:
        self.units = units
        self.categories = categories
        self.phrase = NounPhrase(first, first)
        self.at = first
        self.closed = False
        """True once the phrase is definite to the end: no genitive may follow."""

    def build(self) -> NounPhrase:
        self._quantifiers()
        self._head()
        while self._grow():
            pass
        self.phrase.last = self.at
        return self.phrase

    def _word(self, at: int) -> Word:
        return self.units[at].word

    def _quantifiers(self) -> None:
        """Numbers and quantifiers before the head."""
        start = self.at
        while self.at + 1 < len(self.units) and self.categories[self.at] in (QUANTIFIER, NUMBER):
            following = self.categories[self.at + 1]
            if following not in NOMINAL or (self.at > start and self._starts_anew(self.at + 1)):
                break
            self.at += 1
        self.phrase.head = self.at

    def _starts_anew(self, at: int) -> bool:
        word = self._word(at)
        return bool(word.conjunction or word.preposition) and self.categories[at] != NUMBER

    def _head(self) -> None:
        word = self._word(self.at)
        category = self.categories[self.at]
        phrase = self.phrase
        phrase.definite = (
            word.article or bool(word.pronoun) or category == NAME
            or (
                word.bare.startswith(_ARTICLE)
                and (" " in word.form or kinds.AGENT in word.kinds)
            )
            or _is_definite_title(word)
            or bool(word.classes & _DEFINITE)
        )  # fmt: skip
        self.closed = phrase.definite and not _is_construct(word)
        known = bool(word.kinds & _PERSONS) and not word.kinds & {kinds.AGENT, kinds.COUNTRY}
        if known and not self._is_common_word(word):
            self._name()
            return
        self.at += 1

    def _is_common_word(self, word: Word) -> bool:
        """A given name that is also a word («success», «safety») is a name only before another."""
        if any(reading.morph != _AMBIGUOUS for reading in word.readings):
            return False
        at = self.at + 1
        following = self._word(at).kinds if at < len(self.units) else frozenset()
        return not following & _PERSONS

    def _grow(self) -> bool:
        """Takes one more unit into the phrase if the grammar allows it."""
        at = self.at
        if at >= len(self.units):
            return False
        category = self.categories[at]
        word = self._word(at)
        if category == PUNCTUATION:
            return self._quoted(at)
        if self._connects_title(word):
            self.at += 1
            return True
        if category not in (NOUN, NAME, NISBA) or word.conjunction or word.preposition:
            return False
        if category == NISBA or self._names_people(word):
            return self._adjective(word)
        if "former" in word.classes:
            return self._former(word)
        if self._heads_an_act():
            return self._adjective_of_act(word)
        if word.kinds & _PERSONS and not word.kinds & {kinds.AGENT}:
            return self._named()
        if category == NAME:
            return self._genitive_name()
        return self._noun(word)

    def _connects_title(self, word: Word) -> bool:
        """«acting», «by proxy» between a title and the name."""
        following = self.at + 1
        return (
            "title_connector" in word.classes
            and following < len(self.units)
            and bool(self._word(following).kinds & _PERSONS)
        )

    def _former(self, word: Word) -> bool:
        """«former» after the noun that it agrees with."""
        last = self._word(self.at - 1)
        if word.bare.startswith(_ARTICLE) != (self.phrase.definite or _ends_definite(last)):
            return False
        title = self._word(self.phrase.head).form.split(" ", 1)[0]
        if last.kinds & kinds.NAMES and _is_feminine(word) != title.endswith(_FEMININE):
            return False  # «the president of the former Yugoslavia»
        self.at += 1
        return True

    def _names_people(self, word: Word) -> bool:
        """A broken plural of a nationality after a noun for persons is its adjective."""
        head = self._word(self.phrase.head)
        return (
            kinds.PEOPLE in word.kinds
            and kinds.AGENT not in word.kinds
            and (self.at > self.phrase.head and bool(head.classes & {"person", "group"}))
        )

    def _adjective(self, word: Word) -> bool:
        if self.phrase.definite and not word.article:
            return False
        self.closed = self.closed or word.article
        self.at += 1
        return True

    def _heads_an_act(self) -> bool:
        """A verbal noun's complements are phrases of their own: they fill roles."""
        known = self._word(self.phrase.head).kinds
        return bool(known & _ACTS) and kinds.AGENT not in known

    def _adjective_of_act(self, word: Word) -> bool:
        if not _is_plain(word) or word.article != self._word(self.phrase.head).article:
            return False
        head = self._word(self.phrase.head)
        if not word.article and _is_feminine(word) != _is_feminine(head):
            return False
        self.at += 1
        return True

    def _named(self) -> bool:
        """A person's name after a title; a person's name after a complete name begins anew."""
        phrase = self.phrase
        head = self._word(phrase.head)
        if phrase.name_at is not None:
            return False
        human = _is_human_title(head) or self.categories[phrase.head] == NISBA
        counterpart = bool(head.classes & {"counterpart"})
        if not (human or counterpart or not head.readings):
            return False
        self._name()
        return True

    def _name(self) -> None:
        """Consumes a name: known names and unknown words that go on from them."""
        phrase = self.phrase
        phrase.name_at = self.at
        start = self.at
        complete = bool(self._word(self.at).kinds & {kinds.PERSON, kinds.PERSON_SHORT})
        self.at += 1
        while self.at < len(self.units) and self.at - start < _LONGEST_NAME:
            word = self._word(self.at)
            if word.conjunction or word.preposition or word.tanwin or word.pronoun:
                break
            if word.kinds & _PERSONS and kinds.AGENT not in word.kinds:
                self.at += 1
                continue
            if complete or word.readings or self.categories[self.at] != NOUN:
                break
            self.at += 1
        self.closed = True
        phrase.definite = True

    def _genitive_name(self) -> bool:
        """A country or organisation closes an idafa: the president of Iraq."""
        if self.closed or self.phrase.name_at is not None:
            return False
        if self.categories[self.at - 1] == NISBA:
            return False  # an adjective ends the idafa
        self.at += 1
        self.closed = True
        return True

    def _noun(self, word: Word) -> bool:
        if self.phrase.name_at is not None:
            return False
        last = self._word(self.at - 1)
        known = bool(word.readings)
        if word.classes & {"counterpart", "reference_dual", "reference_last"}:
            return False
        if kinds.REPORT_NOUN in word.kinds and word.pronoun:
            return False
        if word.kinds & _TRIGGER_NOUNS and kinds.AGENT not in word.kinds:
            return False
        if self.closed:
            return self._after_closed(word, known)
        if word.tanwin or _is_absolute(last) or self._counts(self.at + 1):
            return False
        if self.categories[self.at - 1] == NISBA and _is_feminine(last) > _is_feminine(word):
            return False  # no adjective: it does not agree
        self.at += 1
        self.closed = word.article or bool(word.pronoun)
        if self.closed:
            self.phrase.definite = True
        return True

    def _counts(self, at: int) -> bool:
        """Whether digits stand at a unit: the word before them begins a date or a number («the
        year 2005»)."""
        return at < len(self.units) and self._word(at).form[0].isdigit()

    def _after_closed(self, word: Word, known: bool) -> bool:
        """After a definite phrase an unknown definite word is an adjective; an unknown bare word
        after a title may be a foreign name."""
        head = self._word(self.phrase.head)
        if word.article:
            if self.categories[self.phrase.head] == NAME or (
                is_dual(head) and not word.form.endswith(_DUAL)
            ):
                return False
            if (
                known
                and kinds.AGENT in word.kinds
                and not _is_rank(head)
                and not (_is_rank(word) and _is_human_title(head))
            ):
                return False
            self.at += 1
            return True
        if kinds.AGENT in word.kinds and _is_rank(head) and self.at == self.phrase.head + 1:
            self.at += 1
            self.closed = False
            return True
        if known or word.pronoun or word.tanwin or not (_is_human_title(head) or _is_rank(head)):
            return False
        if self.categories[self.phrase.head] != NOUN or not self.phrase.definite:
            return False
        if not _looks_like_name(word):
            return False
        self._name()
        return True

    def _quoted(self, at: int) -> bool:
        """A short quoted name inside the phrase: the newspaper «…», the ministry «…»."""
        if self._word(at).form not in _OPENING or self.phrase.name_at is not None:
            return False
        limit = min(len(self.units), at + 2 + _LONGEST_QUOTED)
        for end in range(at + 1, limit):
            word = self._word(end)
            if word.form in _CLOSING:
                if end == at + 1:
                    return False
                self.at = end + 1
                self.closed = True
                return True
            if self.categories[end] not in NOMINAL:
                return False
        return False


def _is_definite_title(word: Word) -> bool:
    """«The emir of Kuwait», «the minister of defence»: the genitive inside makes it definite."""
    last = word.form.rsplit(" ", 1)[-1]
    return kinds.AGENT in word.kinds and last != word.form and last.startswith(_ARTICLE)


def _is_plain(word: Word) -> bool:
    """Words that name no party: unknown ones and common nouns."""
    return not word.pronoun and word.kinds <= {kinds.PLAIN_NOUN}


def _is_rank(word: Word) -> bool:
    """Titles after which another title or a name may follow."""
    return "rank" in word.classes


def _is_construct(word: Word) -> bool:
    """Titles of several words of which the last governs what follows: «spokesman for»."""
    if " " not in word.form or not word.bare.startswith(_ARTICLE):
        return False
    return not word.form.rsplit(" ", 1)[1].startswith(_ARTICLE)


def _is_human_title(word: Word) -> bool:
    return bool(word.classes & {"person", "office", "rank"})


def _is_absolute(word: Word) -> bool:
    """Plural and dual endings with nun, and the accusative, admit no genitive."""
    if word.tanwin:
        return True
    morph = word.readings[0].morph if word.readings else ""
    return morph in ("mp", "md", "fd") and word.form.endswith("\u0646")


_DEFINITE = frozenset({"reference_dual", "reference_last", "state_dual"})
"""Classes of words that stand for parties named before, listed with their article."""


def takes_genitive(word: Word) -> bool:
    """Whether a noun names an act and stands without article, tanwin or pronoun, so that whom it
    governs follows as a phrase of its own."""
    return (
        bool(word.kinds & _TRIGGER_NOUNS) and kinds.AGENT not in word.kinds
        and not (word.article or word.tanwin or word.pronoun)
    )  # fmt: skip


def is_part(part: NounPhrase, group: NounPhrase, partitives: tuple[str, ...]) -> bool:
    """Whether the second phrase, right after the first, names the group that the first is of."""
    return group.preposition in partitives and group.first - part.last <= 1


def is_dual(word: Word) -> bool:
    """«The two ministers», «the two sides»."""
    return bool(word.classes & {"reference_dual", "state_dual"}) or any(
        reading.morph in ("md", "fd") for reading in word.readings
    )


_DUAL = ("\u0627\u0646", "\u064a\u0646")


def _is_feminine(word: Word) -> bool:
    return word.form.endswith(_FEMININE)


_FEMININE = ("\u0647", "\u0627\u062a")


def _looks_like_name(word: Word) -> bool:
    """An unknown word that may be a foreign name: no feminine ending, not a verbal noun."""
    form = word.form
    return (
        len(form) > 2 and not form.endswith("\u0647") and not form.startswith(_NOT_IN_NAMES)
        and not _is_shaped_like_act(form)
    )  # fmt: skip


def _is_shaped_like_act(form: str) -> bool:
    """Patterns of verbal nouns of the derived stems (ifti'al, infi'al, istif'al, if'al), which
    foreign names seldom have."""
    if form[0] != _ALEF or form[-2] != _ALEF:
        return False
    return (
        len(form) == 5
        or (len(form) == 6 and (form[2] == _TA or form[1] == _NUN))
        or (len(form) == 7 and form[1] == _SIN and form[2] == _TA)
    )


_ALEF, _TA, _NUN, _SIN = "\u0627", "\u062a", "\u0646", "\u0633"
_NOT_IN_NAMES = ("\u062a", "\u0644\u062a", "\u0628\u062a", "\u0644\u0644")
"""Beginnings of verbal nouns, bare and with a preposition, which foreign names seldom have."""
