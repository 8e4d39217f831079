"""A noun phrase, grown word by word from its head."""

from __future__ import annotations

from typing import Final

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
)
from marsad.syntax.noun_phrase import NounPhrase
from marsad.syntax.noun_words import (
    ACTS,
    PERSONS,
    TRIGGER_NOUNS,
    agrees_with_people,
    describes,
    describes_group,
    ends_in_adjective,
    is_absolute,
    is_another,
    is_dual_only,
    is_feminine,
    is_former_of,
    is_human_title,
    is_one_person,
    is_plain,
    is_plural_nationality,
    is_plural_of_people,
    is_rank,
    is_sound_plural,
    is_state_adjective,
    is_title_adjective,
    is_told_of,
    looks_like_name,
    may_have_leader,
    names_people,
    qualifies_act,
    qualifies_bare,
    qualifies_person,
    refers_back,
)
from marsad.syntax.person_names import end_of_name, ends_name, links
from marsad.syntax.time_phrases import is_year
from marsad.syntax.units import Unit
from marsad.text.word import Word

_COUNTING: Final = frozenset({QUANTIFIER, NUMBER})
_OPENING: Final = frozenset("\u00ab\u201c\"'(")
_CLOSING: Final = frozenset("\u00bb\u201d\"')")
_COMMAS: Final = frozenset("\u060c,")
_AMBIGUOUS: Final = "ambiguous"  # given names that are also common words
_ARTICLE: Final = "\u0627\u0644"
_ADJECTIVE: Final = "\u064a\u0647"
_LONGEST_QUOTED: Final = 4
_DUAL: Final = ("\u0627\u0646", "\u064a\u0646")


class PhraseBuilder:
    """Grows one phrase."""

    __slots__ = ("at", "categories", "closed", "phrase", "units")

    def __init__(self, units: list[Unit], categories: list[str], first: int) -> None:
        self.units = units
        self.categories = categories
        self.phrase = NounPhrase(first, first)
        self.at = first
        self.closed = False
        """True once the phrase is definite to the end: no genitive may follow."""

    def build(self) -> NounPhrase:
        """The phrase that begins at the first unit."""
        if self.categories[self.at] == NUMBER and is_year(self.units, self.categories, self.at):
            self.at += 1
        else:
            if self.categories[self.at] in _COUNTING:
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
        while self.at + 1 < len(self.units) and self.categories[self.at] in _COUNTING:
            # «thousands |with a law|»: whom a number with the article counts is left out
            apart = self.at > start or self._word(start).bare.startswith(_ARTICLE)
            word, category = self._word(self.at + 1), self.categories[self.at + 1]
            anew = apart and category != NUMBER and bool(word.conjunction or word.preposition)
            if category not in NOMINAL or anew:
                break
            self.at += 1

    def _head(self) -> None:
        word, phrase = self._word(self.at), self.phrase
        shape = word.shape
        assert shape is not None  # all words of the sentence have been categorised
        phrase.head = self.at
        phrase.definite = shape.definite or self.categories[self.at] == NAME
        self.closed = phrase.definite and not shape.construct
        named = shape.may_be_name and not self._is_common_word(word)
        if named or (shape.links and self._opens_kunya(word)):
            self._name()
            return
        self.at += 1

    def _opens_kunya(self, word: Word) -> bool:
        """«Abu Osama said»: not after a preposition, where it may be a town («in Abu Simbel»)."""
        after = self.at + 1
        return (
            not (word.preposition or word.kinds & PERSONS)
            and after < len(self.units) and self.categories[after] in (NOUN, NAME)
            and (not self.at or self.categories[self.at - 1] != PREPOSITION)
        )  # fmt: skip

    def _is_common_word(self, word: Word) -> bool:
        """A given name that is also a word («success», «safety») is a name only before another."""
        names = [reading for reading in word.readings if reading.kind in PERSONS]
        if any(reading.morph != _AMBIGUOUS for reading in names):
            return False
        at = self.at + 1
        following = self._word(at).kinds if at < len(self.units) else frozenset()
        return not (following & PERSONS or ends_name(self.units, self.categories, at))

    def _grow(self) -> bool:
        """Takes one more unit into the phrase if the grammar allows it."""
        at = self.at
        if at >= len(self.units):
            return False
        category, word = self.categories[at], self._word(at)
        if category == PUNCTUATION:
            return self._quoted(at)
        # «the members, the five»: a definite number is like an adjective
        numeral = category == NUMBER and word.article and self.closed and not word.conjunction
        if numeral or (word.classes and self._connects_title(word)):
            self.at += 1
            return True
        if category not in (NOUN, NAME, NISBA) or word.conjunction or word.preposition:
            return False
        if self._is_nationality(word):
            return self._adjective(word)
        last = self._word(at - 1)
        if "former" in word.classes:
            self.at += is_former_of(word, self._word(self.phrase.head), last, self.phrase.definite)
            return self.at > at
        if self._heads_an_act():
            return self._adjective_of_act(word)
        if kinds.AGENT not in word.kinds and not word.kinds.isdisjoint(PERSONS):
            return self._named()
        if category == NAME:
            return self._genitive_name()
        return self._noun(word)

    def _connects_title(self, word: Word) -> bool:
        """«acting», «by proxy» between a title and the name, also with a comma."""
        following = self.at + 1
        if "title_connector" not in word.classes:
            return False
        if following < len(self.units) and self._word(following).form in _COMMAS:
            following += 1
        return following < len(self.units) and bool(self._word(following).kinds & PERSONS)

    def _is_nationality(self, word: Word) -> bool:
        """An adjective of nationality, also a broken plural and one spelled like its state."""
        at, phrase, head = self.at, self.phrase, self._word(self.phrase.head)
        if self.categories[at] == NISBA or (at > phrase.head and names_people(word, head)):
            return True
        fits = phrase.definite and phrase.name_at is None and not is_human_title(head)
        return fits and is_state_adjective(word, self._word(at - 1))

    def _adjective(self, word: Word) -> bool:
        if self.phrase.definite and not word.bare.startswith(_ARTICLE):
            return False
        head, named = self.phrase.head, self.phrase.name_at is not None
        one = named or self.categories[head] == NAME or is_one_person(self._word(head))
        if one and is_plural_nationality(word) and not is_plural_of_people(self._word(self.at - 1)):
            return (
                False  # «Abu Ghassan advises |the Syrians|», «called on Twitter on |the Libyans|»
            )
        self.closed = self.closed or word.article
        self.at += 1
        return True

    def _heads_an_act(self) -> bool:
        """A verbal noun's complements are phrases of their own: they fill roles."""
        known = self._word(self.phrase.head).kinds
        return bool(known & ACTS) and kinds.AGENT not in known

    def _adjective_of_act(self, word: Word) -> bool:
        head, after = self._word(self.phrase.head), self.at + 1
        fits = is_plain(word) and word.article == head.article
        fits = fits and (word.article or is_feminine(word) == is_feminine(head))
        fits = fits or (head.article and "reference_last" in word.classes)  # «the said clash»
        alone = after >= len(self.units) or self.categories[after] not in NOMINAL
        fits = fits or (alone and qualifies_bare(word, head)) or self._describes(word)
        if not fits and qualifies_act(word, head, self._word(self.at - 1)):
            fits = after >= len(self.units) or not self._word(after).kinds & PERSONS
        self.at += fits
        return fits

    def _named(self) -> bool:
        """A person's name after a title; a person's name after a complete name begins anew."""
        phrase = self.phrase
        head = self._word(phrase.head)
        if phrase.name_at is not None:
            return False
        human = is_human_title(head) or self.categories[phrase.head] == NISBA
        counterpart = "counterpart" in head.classes
        if not (human or counterpart or not head.readings or links(head)):
            return self.at == phrase.head + 1 and self._of_person(head)
        self._name()
        return True

    def _of_person(self, head: Word) -> bool:
        """«The Trump administration»: a known person closes the idafa of a body."""
        known = self._word(self.at).kinds & {kinds.PERSON, kinds.PERSON_SHORT}
        if not known or not may_have_leader(head, closed=self.closed):
            return False
        self.at += 1
        self.closed = self.phrase.definite = True
        return True

    def _name(self) -> None:
        """Consumes a name: known names and unknown words that go on from them."""
        phrase = self.phrase
        phrase.name_at = self.at
        self.at = end_of_name(self.units, self.categories, self.at, titled=phrase.head != self.at)
        self.closed = True
        phrase.definite = True

    def _genitive_name(self) -> bool:
        """A country or organisation closes an idafa: the president of Iraq."""
        if self.closed or self.phrase.name_at is not None:
            return False
        last = self._word(self.at - 1)
        if self.categories[self.at - 1] == NISBA or ends_in_adjective(last):
            return False  # an adjective ends the idafa
        if is_sound_plural(last):
            return False  # «accused Western diplomats |Moscow|»: so does a plural with its nun
        self.at += 1
        self.closed = True
        return True

    def _noun(self, word: Word) -> bool:
        if self.phrase.name_at is not None:
            return False
        last = self._word(self.at - 1)
        known = bool(word.readings) and not links(word)
        if "reference_last" in word.classes and last.article and not is_human_title(last):
            self.at += 1  # «in recent years»: an adjective, not «the latter»
            return True
        if refers_back(word) or (kinds.REPORT_NOUN in word.kinds and word.pronoun):
            return False
        if kinds.AGENT not in word.kinds and not word.kinds.isdisjoint(TRIGGER_NOUNS):
            return False
        if self.closed:
            return self._after_closed(word, known)
        if self.at == self.phrase.head + 1 and is_told_of(word, last):
            return False
        if qualifies_person(word, last):
            self.at += 1
            return True
        if word.tanwin or self._is_complete(last, word) or self._counts(self.at + 1):
            return False
        self.at += 1
        self.closed = word.article or bool(word.pronoun)
        if self.closed:
            self.phrase.definite = True
        return True

    def _is_complete(self, last: Word, word: Word) -> bool:
        """Whether an indefinite phrase that ends in ``last`` admits no genitive ``word``."""
        end = last.parts[-1] if last.parts else last
        definite = word.bare.startswith(_ARTICLE) and not end.bare.startswith(_ARTICLE)
        adjective = self.categories[self.at - 1] == NISBA
        if definite and (adjective or "former" in end.classes):
            return True  # «a former president |the palace|», «a Syrian delegation |the Kingdom|»
        if is_absolute(last) or (ends_in_adjective(last) and not word.form.endswith(_ADJECTIVE)):
            return True
        return adjective and is_feminine(last) > is_feminine(word)

    def _counts(self, at: int) -> bool:
        """Whether digits stand at a unit: the word before them begins a date or a number («the
        year 2005»)."""
        return at < len(self.units) and self._word(at).form[0].isdecimal()

    def _is_object(self, word: Word) -> bool:
        """«The Syrian army |the town|»: after an adjective that it does not agree with."""
        at = self.at - 1
        if is_another(word, self._word(self.phrase.head), self._word(at)):
            return True
        if self.categories[at] != NISBA:
            return "object_noun" in word.classes
        return "object_noun" in word.classes or is_feminine(word) != is_feminine(self._word(at))

    def _after_closed(self, word: Word, known: bool) -> bool:
        """After a definite phrase an unknown definite word is an adjective, an unknown bare word
        after a title may be a foreign name."""
        head = self._word(self.phrase.head)
        named = self.categories[self.phrase.head] == NAME
        if (named and "place_adjective" in word.classes) or self._describes(word):
            self.at += 1
            return True
        if word.bare.startswith(_ARTICLE) and (word.article or kinds.AGENT in word.kinds):
            if describes_group(word, head):
                self.at += 1
                return True
            named = named and kinds.AGENT not in head.kinds
            dual = is_dual_only(head) and not word.form.endswith(_DUAL)
            if named or dual or self._is_object(word):
                return False
            if (
                known and kinds.AGENT in word.kinds and not is_rank(head)
                and not (is_rank(word) and is_human_title(head))
                and not describes(word, head) and not self._agrees(word, head)
            ):  # fmt: skip
                return False
            self.at += 1
            return True
        if kinds.AGENT in word.kinds and is_rank(head) and self.at == self.phrase.head + 1:
            self.at += 1
            self.closed = False
            return True
        if known or word.pronoun or word.tanwin or not (is_human_title(head) or is_rank(head)):
            return False
        if self.categories[self.phrase.head] != NOUN or not self.phrase.definite:
            return False
        if looks_like_name(word) and not is_plural_of_people(head):
            self._name()
            return True
        return False  # «the protesters |with a solution|»

    def _agrees(self, word: Word, head: Word) -> bool:
        """Whether a plural of people is an adjective of the plural before it."""
        first = self.phrase.first
        oblique = bool(self._word(first).preposition) or (
            first > 0 and self.categories[first - 1] == PREPOSITION
        )
        last = self._word(self.at - 1)
        return is_human_title(head) and agrees_with_people(word, last, oblique=oblique)

    def _describes(self, word: Word) -> bool:
        """A title spelled like an adjective, after a thing and before no name, describes the thing:
        «the |submitted| complaint» (lieutenant colonel), «the |media| office» (journalist)."""
        after = self.at + 1
        noun = after < len(self.units) and self.categories[after] in (NOUN, NAME)
        governed = noun and is_rank(word) and self._word(after).preposition  # «submitted |to| …»
        if self.phrase.name_at is not None or (noun and not governed):
            return False
        return is_title_adjective(word, self._word(self.at - 1))

    def _quoted(self, at: int) -> bool:
        """A short quoted name inside the phrase: the newspaper «…», the ministry «…»."""
        named = self.phrase.name_at is not None or self.categories[self.phrase.head] == NAME
        if self._word(at).form not in _OPENING or named or self._heads_an_act():
            return False
        limit = min(len(self.units), at + 2 + _LONGEST_QUOTED)
        for end in range(at + 1, limit):
            word = self._word(end)
            if word.form in _CLOSING:
                self.at = end + 1 if end > at + 1 else at
                self.closed = self.closed or self.at > at
                return self.at > at
            if self.categories[end] not in NOMINAL:
                return False
        return False
