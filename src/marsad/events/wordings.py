"""Words and phrases that knowledge asks for near a word, indexed by their first words."""

from __future__ import annotations

from marsad.syntax.clauses import Sentence


class Wordings:
    """A set of words and phrases that may follow or stand near a trigger, indexed."""

    __slots__ = ("firsts", "phrases", "words")

    def __init__(self, wordings: tuple[str, ...]) -> None:
        self.words = frozenset(wording for wording in wordings if " " not in wording)
        self.phrases: dict[str, list[list[str]]] = {}
        for wording in wordings:
            first, *rest = wording.split(" ")
            if rest:
                self.phrases.setdefault(first, []).append(rest)
        self.firsts = self.words | frozenset(self.phrases)

    def at(self, sentence: Sentence, at: int) -> bool:
        """Whether one of them begins at a unit."""
        word = sentence.word(at)
        if self.firsts.isdisjoint(word.firsts):
            return False
        for form in {word.form, word.stem, word.bare}:
            if form in self.words:
                return True
            first = form.split(" ", 1)[0]
            if first not in self.firsts:
                continue
            if " " in form and self._within(form):
                return True
            if any(_continues(sentence, at, form, rest) for rest in self.phrases.get(first, ())):
                return True
        return False

    def among(self, sentence: Sentence, first: int, last: int) -> list[int]:
        """The units from ``first`` up to, not including, ``last`` at which one of them begins."""
        firsts = self.firsts
        units = enumerate(sentence.units[first:last], first)
        beginning = [at for at, unit in units if not firsts.isdisjoint(unit.word.firsts)]
        return [at for at in beginning if self.at(sentence, at)]

    def _within(self, form: str) -> bool:
        """Whether a multi-word unit begins with one of them."""
        first, *rest = form.split(" ")
        if first in self.words:
            return True
        return any(rest[: len(words)] == words for words in self.phrases.get(first, ()))


def _continues(sentence: Sentence, at: int, form: str, rest: list[str]) -> bool:
    """Whether the words after the first of a unit, and the units after it, begin with ``rest``."""
    words = form.split(" ")[1:]
    for unit in sentence.units[at + 1 : at + 1 + len(rest)]:
        words += unit.word.form.split(" ")
    return words[: len(rest)] == rest
