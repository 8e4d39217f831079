"""Splitting of proclitics off a word of a small lexicon.

The closed lexicons of numbers and dates hold bare words and phrases; a token may carry a
conjunction, a preposition and the article before them. This is the light counterpart of
`Morphology.splits`, which also reads pronouns and verbs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from marsad.knowledge.schema import Orthography
from marsad.text.memo import Memo


@dataclass(slots=True, frozen=True)
class Proclitics:
    """The proclitics of one orthography."""

    conjunctions: tuple[str, ...]
    prepositions: tuple[str, ...]
    article: str
    assimilated: str
    """A preposition and the article written together."""
    initials: str
    """Letters with which a proclitic begins."""

    @classmethod
    def build(cls, orthography: Orthography) -> Proclitics:
        """The proclitics of ``orthography``."""
        first = (*orthography.conjunctions, *orthography.prepositions)
        return cls(
            conjunctions=orthography.conjunctions,
            prepositions=orthography.prepositions,
            article=orthography.article,
            assimilated=orthography.assimilated,
            initials="".join(sorted({clitic[0] for clitic in first})),
        )

    def split(self, form: str) -> list[tuple[str, str]]:
        """Every way to read ``form`` as proclitics and a word, the longest word first.

        The article stays with the word; written together with a preposition it is restored.
        """
        found = [("", form)]
        if form[0] not in self.initials or len(form) < 3:
            return found
        found += self._prepositional("", form)
        if form.startswith(self.conjunctions):
            for conjunction in self.conjunctions:
                if form.startswith(conjunction):
                    rest = form[len(conjunction) :]
                    found.append((conjunction, rest))
                    found += self._prepositional(conjunction, rest)
        return found

    def openers(self, *lexicons: Iterable[str]) -> Openers:
        """Finds the tokens that may begin what the lexicons list by its first word."""
        return Openers(self, frozenset().union(*lexicons))

    def _prepositional(self, conjunction: str, form: str) -> Iterator[tuple[str, str]]:
        if form[0] not in self.initials:
            return
        if form.startswith(self.assimilated) and len(form) > len(self.assimilated) + 1:
            lam = self.assimilated[0]
            yield conjunction + lam, self.article + form[len(self.assimilated) :]
        for preposition in self.prepositions:
            if form.startswith(preposition) and len(form) > len(preposition) + 1:
                yield conjunction + preposition, form[len(preposition) :]


class Openers:
    """Finds the tokens with which something of a small lexicon may begin: few of a text's."""

    __slots__ = ("_known", "_proclitics", "_stems")

    def __init__(self, proclitics: Proclitics, stems: frozenset[str]) -> None:
        self._proclitics = proclitics
        self._stems = stems
        self._known = Memo(self.opens)

    def among(self, forms: Sequence[str], at: Iterable[int] | None = None) -> list[int]:
        """The tokens that are digits or, with or without proclitics, a word of the lexicon; ``at``:
        those that may be, if the caller knows."""
        known = self._known
        return [i for i in (range(len(forms)) if at is None else at) if known[forms[i]]]

    def joined(self, *others: Openers) -> Openers:
        """What finds all that these and those find."""
        stems = self._stems.union(*[other._stems for other in others])
        return Openers(self._proclitics, stems)

    def opens(self, form: str) -> bool:
        """Whether a form is digits or, with or without proclitics, a word of the lexicon."""
        if form in self._stems or form[0].isdecimal():
            return True
        if form[0] not in self._proclitics.initials:
            return False
        return not self._stems.isdisjoint([stem for _, stem in self._proclitics.split(form)])
