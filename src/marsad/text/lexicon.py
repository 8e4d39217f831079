"""Looking words up: clitics split off, senses found, results memoised per written form.

A few thousand forms cover most of the news, so each is analysed once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Final

from marsad.knowledge import kinds
from marsad.knowledge.store import Compiled, Phrase, PhraseIndex, Sense, unpack_phrases
from marsad.text.memo import REMEMBERED, Memo
from marsad.text.morphology import Morphology, Split
from marsad.text.word import Reading, Told, Word, tell

QUOTE_MARKS: Final = frozenset('\u00ab\u00bb\u201c\u201d"')
"""Marks around a name, which is read as if they were not there."""


_UNSAFE: Final = "unsafe"
"""What marks places whose name is also a common word."""
_DESCRIBING, _RELATION = "describing", "relation"
"""Class of nouns for persons that are adjectives after another."""
_NO_ALEF: Final = ("fs", "mp")
"""Gender and number of nouns that end in teh marbuta, after which no alef is written."""
_REFERENCE: Final = "reference_dual"
"""Class of duals that stand for two parties named before."""


class Lexicon:
    """The compiled knowledge as a dictionary of written forms.

    ``counting`` tells whether a form is of the closed lexicons of numbers, dates and counts.
    """

    __slots__ = (
        "_begun", "_continued", "_counting", "_phrase_words", "_sets", "_stems", "_told", "_words",
        "compiled", "morphology",
    )  # fmt: skip

    def __init__(self, compiled: Compiled, counting: Callable[[str], bool]) -> None:
        self.compiled = compiled
        self._counting = counting
        self.morphology = Morphology(compiled.orthography)
        self._stems = compiled.surfaces.keys() | compiled.phrases.keys()
        """What stands by itself or begins a phrase."""
        self._words: Memo[str, Word] = Memo(self._analyse)
        self._phrase_words: dict[str, Word | None] = {}
        self._begun: Memo[str, PhraseIndex] = Memo(compiled.phrases_of)
        """Stem → the phrases that it begins."""
        self._continued: Memo[tuple[str, str], tuple[Phrase, ...]] = Memo(self._phrases_of)
        """Stem and second word → the phrases that begin so."""
        self._told: Memo[tuple[str, ...], Told] = Memo(tell)
        self._sets: dict[frozenset[str], frozenset[str]] = {}

    def word(self, form: str) -> Word:
        """The analysis of a token of the match form."""
        return self._words[form]

    def words(self, forms: Iterable[str]) -> list[Word]:
        """The analyses of tokens of the match form, in order."""
        known = self._words
        return [known[form] for form in forms]

    def _analyse(self, form: str) -> Word:
        splits = self.morphology.splits(form, self._stems) if form[0].isalpha() else [Split(form)]
        word = self._best(form, splits)
        word.counting = self._counting(form)
        word.phrases = self._phrases(splits)
        if len(word.phrases) == 1:
            word.leads = word.phrases[0][1]
        elif word.phrases:
            word.leads = frozenset().union(*(index for _, index in word.phrases))
        return word

    def _best(self, form: str, splits: list[Split]) -> Word:
        """The reading with the fewest clitics whose stem is known; else the form as it stands."""
        chosen: Split | None = None
        readings: list[Reading] = []
        short: tuple[Split, list[Sense]] | None = None
        of_two: list[Sense] = []
        best = 9
        surfaces = self.compiled.surfaces
        for split in splits:
            numbers = surfaces.get(split.stem)
            if not numbers or (clitics := _cost(split)) > best:
                continue
            fitting = self._fitting(numbers, split, bare=not clitics)
            if not fitting:
                continue
            if all(map(self._hides_nothing, fitting)):
                # «the court» is short for one court and a word for any, «the two ministers» may
                # be two named before or not
                short = split, fitting
                continue
            cost = clitics + _unlikely(fitting)
            of_two += fitting if cost > clitics else ()
            if cost < best:
                best, chosen, readings = cost, split, fitting
            elif cost == best and chosen is not None and _same_clitics(split, chosen):
                readings = _with(readings, fitting)
        if short is not None:
            chosen = chosen or short[0]
            readings = _with(readings, short[1])
        if chosen is None:
            return self._made(form, self.morphology.guess(form), ())
        chosen, readings = _or_of_two(chosen, readings, of_two)
        return self._made(form, chosen, _likely(readings))

    def _hides_nothing(self, sense: Sense) -> bool:
        """Whether a sense leaves room for others of the same form."""
        if sense.kind == kinds.ORGANISATION_SHORT:
            return True
        if sense.kind == kinds.PLACE and sense.morph == _UNSAFE:
            return True  # a town whose name is also «and condemned»
        return sense.kind == kinds.WORD and self.compiled.word_classes[sense.ref] == _REFERENCE

    def _made(self, form: str, split: Split, readings: tuple[Reading, ...]) -> Word:
        told = self._told[tuple([reading.kind for reading in readings])]
        return Word(form, split, readings, told, self._classes(readings))

    def _classes(self, readings: tuple[Reading, ...]) -> frozenset[str]:
        if not readings:
            return _NONE
        names, agents = self.compiled.word_classes, self.compiled.agents
        classes: list[str] = []
        for reading in readings:
            if reading.kind == kinds.WORD:
                classes.append(names[reading.ref])
            elif reading.kind == kinds.AGENT:
                agent = agents[reading.ref]
                classes.append(agent.kind)
                if agent.describes:
                    classes.append(_DESCRIBING)
                if agent.relation:
                    classes.append(_RELATION)
        return self._shared(frozenset(classes))

    def _shared(self, names: frozenset[str]) -> frozenset[str]:
        """One object for equal sets: few differ, and thousands of words have them."""
        return self._sets.setdefault(names, names)

    def _fitting(
        self, numbers: tuple[int, ...], split: Split, *, bare: bool = False
    ) -> list[Sense]:
        """The senses that can carry the clitics of a split; ``bare``: it has none."""
        known = self.compiled.senses
        senses = [known[number] for number in numbers]
        return senses if bare else [sense for sense in senses if self._fits(sense, split)]

    def _phrases(self, splits: list[Split]) -> tuple[tuple[Split, PhraseIndex], ...]:
        """The splits whose stem begins phrases."""
        phrases, begun = self.compiled.phrases, self._begun
        return tuple([(split, begun[split.stem]) for split in splits if split.stem in phrases])

    def longest_phrase(
        self, word: Word, forms: list[str], at: int, last: int
    ) -> tuple[int, Word] | None:
        """The longest phrase that ``word``, token ``at``, begins and that ends before ``last``: its
        length in tokens and what it means; null when none begins there."""
        start = at + 1
        if forms[start] in QUOTE_MARKS and start + 1 < last:
            start += 1  # «the agency "France Presse"»
        best: tuple[int, Word] | None = None
        for split, index in word.phrases:
            if forms[start] not in index:
                continue
            for phrase in self._continued[split.stem, forms[start]]:
                end = start + len(phrase.rest)
                if best is not None and end - at <= best[0]:
                    break
                if end > last or tuple(forms[start:end]) != phrase.rest:
                    continue
                meant = self._phrase_word(forms[at], split, phrase)
                quoted = start > at + 1
                if meant is not None and (not quoted or meant.kinds & kinds.NAMES):
                    closed = quoted and end < last and forms[end] in QUOTE_MARKS
                    best = end + closed - at, meant
                    break
        return best

    def _phrases_of(self, beginning: tuple[str, str]) -> tuple[Phrase, ...]:
        first, second = beginning
        return unpack_phrases(self._begun[first][second])

    def _phrase_word(self, form: str, split: Split, phrase: Phrase) -> Word | None:
        words = [form, *phrase.rest]
        text = " ".join(words)
        if text in self._phrase_words:
            return self._phrase_words[text]
        senses = self._fitting(phrase.senses, split)
        word: Word | None = None
        if senses:
            word = self._made(text, split, tuple(senses))
            word.parts = tuple(self.words(words))
        if len(self._phrase_words) >= REMEMBERED:
            self._phrase_words.clear()
        self._phrase_words[text] = word
        return word

    def _fits(self, sense: Sense, split: Split) -> bool:
        """Whether a sense can carry the clitics of a split."""
        kind = sense.kind
        if kind in kinds.VERBS:
            if split.article or split.tanwin:
                return False
            if split.pronoun and split.pronoun not in self.morphology.rules.verb_pronouns:
                return False
            imperfect = sense.morph.startswith("i")
            if split.future:
                return imperfect
            return not split.preposition or (imperfect and split.preposition not in _NOMINAL_ONLY)
        if split.future:
            return False
        if split.tanwin and sense.morph in _NO_ALEF and split.stem.endswith(_TEH_MARBUTA):
            return (
                False  # «its |head|», spelled like «a woman who heads»: that ending takes no alef
            )
        if kind in kinds.NAMES:
            return not (split.article or split.pronoun or split.tanwin)
        if kind in (kinds.NISBA, kinds.PEOPLE, kinds.REPORT_PARTICIPLE):
            return not split.pronoun  # «Khatami», spelled like «my concluding»
        if kind in (kinds.WORD, kinds.STATUS_WORD, kinds.REPORT_PHRASE, kinds.FRAME_PHRASE):
            return not (split.article or split.tanwin)
        return True


def _with(readings: list[Reading], more: list[Reading]) -> list[Reading]:
    """The readings and those of some more that are not among them."""
    return readings + [reading for reading in more if reading not in readings]


def _or_of_two(
    split: Split, readings: list[Reading], of_two: list[Sense]
) -> tuple[Split, list[Reading]]:
    """An accusative may be a verb of two as well («support», «the two supported»): which of them,
    the words around tell."""
    if not (of_two and split.tanwin):
        return split, readings
    return replace(split, tanwin=False), _with(readings, of_two)


def _likely(found: list[Reading]) -> tuple[Reading, ...]:
    """Without the imperfect of «I», which the news seldom has, when the form is also the past of
    «he»: hamza seats are folded, so both are written alike."""
    verbs = [reading for reading in found if reading.kind in kinds.VERBS]
    seldom = [reading for reading in verbs if reading.morph.startswith(_I)]
    if seldom and any(reading.morph.startswith(_HE) for reading in verbs):
        return tuple([reading for reading in found if reading not in seldom])
    return tuple(found)


_HE, _I = "p3ms", "i1s"


def _cost(split: Split) -> int:
    return (
        bool(split.conjunction) + bool(split.preposition) + split.article + split.future
        + bool(split.pronoun) + split.tanwin
    )  # fmt: skip


def _unlikely(senses: list[Sense]) -> int:
    """An indefinite accusative is likelier than a verb of two."""
    return 2 if all(sense.morph.startswith(_DUAL) for sense in senses) else 0


def _same_clitics(one: Split, other: Split) -> bool:
    return (
        one.conjunction == other.conjunction and one.preposition == other.preposition
        and one.article == other.article and one.future == other.future
        and one.pronoun == other.pronoun and one.tanwin == other.tanwin
    )  # fmt: skip


_NONE: Final[frozenset[str]] = frozenset()
_DUAL: Final = "p3md"
_TEH_MARBUTA: Final = "\u0647"
_NOMINAL_ONLY: Final = frozenset("\u0628\u0643")
"""Prepositions written together that no verb takes: ba and kaf."""
