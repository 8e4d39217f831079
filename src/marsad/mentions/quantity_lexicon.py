"""Words of counting people, compiled: from a folded word to what it means in a count."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final, Literal, NamedTuple

import msgspec

from marsad.knowledge.schema import KnowledgeFile, Orthography
from marsad.knowledge.schema_numbers import (
    CountedClass,
    CueSide,
    NumberKnowledge,
    QuantityRole,
)
from marsad.record import Counted, Qualifier
from marsad.text.numerals import NumberLexicon
from marsad.text.proclitics import Openers

_SHORTEST: Final = 2
"""Letters that a cue must exceed to carry a proclitic."""

NounNumber = Literal["singular", "dual", "plural"]


class NounForm(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A noun for people in one grammatical number."""

    of: Counted | CountedClass
    number: NounNumber
    definite: bool = False
    tail: tuple[str, ...] = ()


class CueForm(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A word that tells what befell the counted."""

    of: Counted
    side: CueSide
    of_class: CountedClass | None = None
    bare: bool = False
    reach: int = 14


class HedgeForm(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A hedge, by its last word (before a number) or its first (after the noun)."""

    qualifier: Qualifier
    words: tuple[str, ...]


class VagueForm(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """An order of magnitude."""

    qualifier: Qualifier
    low: int
    tail: tuple[str, ...] = ()
    definite: bool = False


class Noun(NamedTuple):
    """A noun found in a text, one past its last token, and its proclitics."""

    form: NounForm
    last: int
    proclitic: str


class QuantityLexicon(msgspec.Struct, frozen=True):
    """All words of counting by their folded form."""

    nouns: dict[str, tuple[NounForm, ...]]
    cues: dict[str, tuple[CueForm, ...]]
    hedges_before: dict[str, tuple[HedgeForm, ...]]
    hedges_after: dict[str, tuple[HedgeForm, ...]]
    hedge_words: frozenset[str]
    """The words of hedges that may carry proclitics: first or last."""
    vague: dict[str, tuple[VagueForm, ...]]
    particles: dict[str, tuple[QuantityRole, ...]]
    few_endings: tuple[str, ...]
    many_endings: tuple[str, ...]
    not_people: frozenset[str]
    pronouns: tuple[str, ...]
    """Pronouns that a noun may carry."""
    numbers: NumberLexicon

    @classmethod
    def build(
        cls, knowledge: KnowledgeFile, orthography: Orthography, fold: Callable[[str], str]
    ) -> QuantityLexicon:
        """The lexicon of ``knowledge``, its forms folded by ``fold``.

        Agents that are persons and the nationalities of countries are counted too.
        """
        inflect = _Inflection(orthography, fold)
        endings = knowledge.counted_endings
        return cls(
            nouns=_nouns(_people(knowledge, orthography.article), inflect),
            cues=_cues(knowledge, fold),
            hedges_before=_hedges(
                ((q.qualifier, q.before) for q in knowledge.quantity_qualifiers), fold, key=-1
            ),
            hedges_after=_hedges(
                ((q.qualifier, q.after) for q in knowledge.quantity_qualifiers), fold, key=0
            ),
            hedge_words=frozenset(
                fold(word)
                for entry in knowledge.quantity_qualifiers
                for phrase in entry.before
                for word in (phrase.split()[0], phrase.split()[-1])
            ),
            vague=_vague(knowledge, orthography.article, fold),
            particles=_particles(knowledge, fold),
            few_endings=tuple(fold(form) for entry in endings for form in entry.few),
            many_endings=tuple(fold(form) for entry in endings for form in entry.many),
            not_people=frozenset(fold(form) for entry in endings for form in entry.unless),
            pronouns=orthography.noun_pronouns,
            numbers=NumberLexicon.build(knowledge, orthography, fold),
        )

    def number_openers(self) -> Openers:
        """What finds the tokens that a number or an order of magnitude may begin with."""
        return self.numbers.proclitics.openers(self.numbers.words, self.vague)

    def killing_openers(self) -> Openers:
        """What finds the words for killing, by which «two soldiers», «a woman» are counted."""
        killing = [
            form for form, cues in self.cues.items() if any(cue.of == "killed" for cue in cues)
        ]  # fmt: skip
        return self.numbers.proclitics.openers(killing)

    def openers(self) -> Openers:
        """What finds the tokens that a count may begin with: numbers, nouns for people, «one»."""
        numbers = self.numbers
        ones = [form for form, roles in self.particles.items() if "one_of" in roles]
        return numbers.proclitics.openers(numbers.words, self.vague, self.nouns, ones)

    def noun(self, forms: Sequence[str], i: int) -> Noun | None:
        """The noun for people at token ``i``."""
        if i >= len(forms):
            return None
        for proclitic, stem in self.numbers.proclitics.split(forms[i]):
            for form in self.nouns.get(stem, ()):
                last = i + 1 + len(form.tail)
                if tuple(forms[i + 1 : last]) == form.tail:
                    return Noun(form, last, proclitic)
        return None

    def owned_noun(self, forms: Sequence[str], i: int) -> Noun | None:
        """The plural noun for people at token ``i`` with a pronoun: «of its members»."""
        if i >= len(forms):
            return None
        for pronoun in self.pronouns:
            for form in self.nouns.get(forms[i].removesuffix(pronoun), ()):
                if form.number == "plural" and not form.tail:
                    return Noun(form, i + 1, "")
        return None

    def cue(self, form: str) -> tuple[str, tuple[CueForm, ...]] | None:
        """The proclitics and the meanings of a cue."""
        for proclitic, stem in self.numbers.proclitics.split(form):
            found = self.cues.get(stem)
            if found is not None and (not proclitic or len(stem) > _SHORTEST):
                return proclitic, found
        return None

    def is_(self, role: QuantityRole, form: str) -> bool:
        """Whether ``form`` plays ``role``, with or without a conjunction."""
        if role in self.particles.get(form, ()):
            return True
        conjunctions = self.numbers.proclitics.conjunctions
        return form[:1] in conjunctions and role in self.particles.get(form[1:], ())


class _Inflection:
    """Numbers and cases of nouns in the match form."""

    def __init__(self, orthography: Orthography, fold: Callable[[str], str]) -> None:
        self.rules = orthography
        self.fold = fold

    def singular(self, phrase: str) -> Iterator[tuple[tuple[str, ...], NounNumber]]:
        """Singular, its accusative, and the dual with its bound form."""
        first, *rest = self.fold(phrase).split()
        tail = tuple(rest)
        yield (first, *tail), "singular"
        if tail:
            return
        rules = self.rules
        feminine = first.endswith(rules.feminine)
        if not feminine:
            yield (first + rules.tanwin,), "singular"
        stem = first[:-1] + rules.feminine_bound if feminine else first
        for ending in rules.dual:
            yield (stem + ending,), "dual"

    def plural(self, phrase: str) -> Iterator[tuple[tuple[str, ...], NounNumber]]:
        """Plural and, for one in -un, its oblique and bound forms."""
        first, *rest = self.fold(phrase).split()
        rules = self.rules
        nominative, oblique = rules.plural_masculine
        yield (first, *rest), "plural"
        if first.endswith(nominative) and not rest:
            stem = first[: -len(nominative)]
            for ending in (oblique, *rules.plural_masculine_bound):
                yield (stem + ending,), "plural"
        elif not rest and not first.endswith((rules.feminine, rules.plural_feminine)):
            yield (first + rules.tanwin,), "plural"


_Words = tuple[str, ...]


def _people(
    knowledge: KnowledgeFile, article: str
) -> Iterator[tuple[Counted | CountedClass, _Words, _Words]]:
    """What each noun tells of the people, its singulars and plurals; the first mention wins."""
    for noun in knowledge.counted_nouns:
        yield noun.of, noun.singular, noun.plural
    for agent in knowledge.agents:
        if agent.kind in ("person", "rank", "office"):
            yield "person", _single(agent.singular, article), _single(agent.plural, article)
    for country in knowledge.countries:
        yield "person", _single(country.adjective, article), _single(country.people, article)


def _single(phrases: _Words, article: str) -> _Words:
    """Those of one word and without the article."""
    return tuple(
        phrase for phrase in phrases if " " not in phrase and not phrase.startswith(article)
    )


def _nouns(
    people: Iterable[tuple[Counted | CountedClass, _Words, _Words]], inflect: _Inflection
) -> dict[str, tuple[NounForm, ...]]:
    nouns: dict[str, list[NounForm]] = {}
    known: set[_Words] = set()
    for of, singular, plural in people:
        # the plural first: its oblique case is spelled like the dual's
        inflected = [form for phrase in plural for form in inflect.plural(phrase)]
        inflected += [form for phrase in singular for form in inflect.singular(phrase)]
        for words, number in inflected:
            if words in known:
                continue
            known.add(words)
            first, tail = words[0], words[1:]
            nouns.setdefault(first, []).append(NounForm(of, number, False, tail))
            definite = NounForm(of, number, True, tail)
            nouns.setdefault(inflect.rules.article + first, []).append(definite)
    return {
        first: tuple(sorted(forms, key=lambda form: -len(form.tail)))
        for first, forms in nouns.items()
    }


def _cues(knowledge: NumberKnowledge, fold: Callable[[str], str]) -> dict[str, tuple[CueForm, ...]]:
    cues: dict[str, tuple[CueForm, ...]] = {}
    for entry in knowledge.quantity_cues:
        meaning = CueForm(entry.of, entry.side, entry.of_class, entry.bare, entry.reach)
        for form in map(fold, entry.forms):
            cues[form] = (*cues.get(form, ()), meaning)
    return cues


def _hedges(
    entries: Iterable[tuple[Qualifier, tuple[str, ...]]],
    fold: Callable[[str], str],
    *,
    key: int,
) -> dict[str, tuple[HedgeForm, ...]]:
    """Hedges by their word at ``key``, the longest first."""
    hedges: dict[str, list[HedgeForm]] = {}
    for qualifier, phrases in entries:
        for phrase in phrases:
            words = tuple(fold(phrase).split())
            hedges.setdefault(words[key], []).append(HedgeForm(qualifier, words))
    return {
        word: tuple(sorted(forms, key=lambda form: -len(form.words)))
        for word, forms in hedges.items()
    }


def _vague(
    knowledge: NumberKnowledge, article: str, fold: Callable[[str], str]
) -> dict[str, tuple[VagueForm, ...]]:
    vague: dict[str, list[VagueForm]] = {}
    for entry in knowledge.vague_numbers:
        for phrase in entry.forms:
            first, *tail = fold(phrase).split()
            for definite in (False, True):
                form = VagueForm(entry.qualifier, entry.low, tuple(tail), definite)
                vague.setdefault((article if definite else "") + first, []).append(form)
    return {
        first: tuple(sorted(forms, key=lambda form: -len(form.tail)))
        for first, forms in vague.items()
    }


def _particles(
    knowledge: NumberKnowledge, fold: Callable[[str], str]
) -> dict[str, tuple[QuantityRole, ...]]:
    particles: dict[str, tuple[QuantityRole, ...]] = {}
    for entry in knowledge.quantity_particles:
        for phrase in entry.forms:
            word = fold(phrase).split()[-1]
            particles[word] = (*particles.get(word, ()), entry.role)
    return particles
