"""Generation of inflected forms (at compile time) and splitting of clitics (at run time).

Generate, don't analyse: the lexicon is expanded into its written forms, so that looking a word up
is one probe; only clitics are split off a token. Everything works on the match form, where
unvocalised spelling keeps the paradigms small. The affixes are knowledge (`Orthography`).

A morph is a short string: ``p`` past or ``i`` imperfect, person, gender, number (``p3ms``,
``i3fp``), with ``.`` for the short (jussive, subjunctive) form; nouns and adjectives have gender
and number only (``ms``, ``fs``, ``mp``); ``s`` for a singular of either gender.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass
from typing import Final

from marsad.knowledge.schema import Orthography
from marsad.text.normalize import fold

_HAMZAS: Final = frozenset("\u0623\u0626\u0624\u0621")
"""Spellings of a final hamza, which the match form folds into weak letters."""


@dataclass(slots=True)
class Split:
    """One way to read a token: proclitics, stem, pronoun."""

    stem: str
    conjunction: str = ""
    preposition: str = ""
    article: bool = False
    future: bool = False
    pronoun: str = ""
    tanwin: bool = False


class Morphology:
    """Paradigms and clitics of one orthography."""

    __slots__ = ("_common", "_things", "rules")

    def __init__(self, rules: Orthography) -> None:
        self.rules = rules
        self._things = frozenset(map(fold, rules.thing_plurals))
        self._common = frozenset(map(fold, rules.common_gender))

    def conjugate(self, past: str, present: str) -> Iterator[tuple[str, str]]:
        """Forms of a verb given by its citation pair, each with its morph.

        ``past`` and ``present`` are third person masculine singular as the press writes them; the
        defective, hollow, doubled and hamza-final paradigms are told from their spelling.
        """
        hamza = past[-1] in _HAMZAS
        past, present = fold(past), fold(present)
        yield from self._past(past, present, hamza=hamza)
        yield from self._present(present, hollow=self._is_hollow(past), hamza=hamza)

    def inflect_adjective(self, base: str, *, nisba: bool = False) -> Iterator[tuple[str, str]]:
        """Genders and numbers of an adjective or participle (masculine singular given).

        A nisba keeps its final ya in the plural, a defective participle drops it.
        """
        rules = self.rules
        yield base, "ms"
        yield base + rules.feminine, "fs"
        stem = base[:-1] if base.endswith(rules.weak[1]) and not nisba else base
        for ending in rules.plural_masculine:
            yield stem + ending, "mp"
        yield base + rules.plural_feminine, "fp"
        yield base + rules.dual[0], "md"
        for ending in rules.dual:
            yield base + rules.feminine_bound + ending, "fd"

    def inflect_noun(self, singular: str) -> Iterator[tuple[str, str]]:
        """The singular and the dual of a noun."""
        rules = self.rules
        feminine = singular.endswith(rules.feminine)
        gender = "f" if feminine or singular.endswith(rules.plural_feminine) else "m"
        if singular in self._common:
            gender = ""
        yield singular, gender + "s"
        stem = singular[:-1] + rules.feminine_bound if feminine else singular
        for ending in rules.dual:
            yield stem + ending, gender + "d"

    def inflect_feminine(self, singular: str) -> Iterator[tuple[str, str]]:
        """The feminine of a noun for persons."""
        rules = self.rules
        if singular.endswith(rules.feminine):
            return
        yield singular + rules.feminine, "fs"
        yield singular + rules.plural_feminine, "fp"
        for ending in rules.dual:
            yield singular + rules.feminine_bound + ending, "fd"

    def inflect_plural(self, plural: str) -> Iterator[tuple[str, str]]:
        """Cases and the bound form of a plural."""
        rules = self.rules
        thing = plural in self._things or plural.endswith(rules.plural_feminine)
        yield plural, "fp" if thing else "mp"
        nominative, oblique = rules.plural_masculine
        if plural.endswith(nominative):
            stem = plural[: -len(nominative)]
            yield stem + oblique, "mp"
            yield stem + rules.plural_masculine_bound[0], "mp"
            yield stem + rules.plural_masculine_bound[1], "mp"

    def splits(self, form: str, known: Container[str]) -> list[Split]:
        """The ways to read a token whose stem is known, the plainest first."""
        found: list[Split] = []
        for conjunction, rest in self._proclitic(form, self.rules.conjunctions):
            if rest in known:
                found.append(Split(rest, conjunction))
            self._nominal(rest, conjunction, known, found)
            self._verbal(rest, conjunction, known, found)
        return found

    def guess(self, form: str) -> Split:
        """How to read an unknown word: only the article, and what stands before it, are
        unmistakable."""
        rules = self.rules
        for conjunction, rest in self._proclitic(form, rules.conjunctions):
            for preposition, noun in self._proclitic(rest, rules.prepositions):
                stem = noun[2:]
                if noun.startswith(rules.article) and len(stem) > 2:
                    return Split(stem, conjunction, preposition, article=True)
                if not preposition and noun.startswith(rules.assimilated) and len(stem) > 1:
                    lam = rules.assimilated[0]
                    stem = stem if len(stem) > 2 else lam + stem
                    return Split(stem, conjunction, lam, article=True)
        return Split(form)

    def _past(self, past: str, present: str, *, hamza: bool) -> Iterator[tuple[str, str]]:
        rules = self.rules
        alef, ya, _ = rules.weak
        if hamza:
            kind, stem = "sound", past
        elif past.endswith(alef) and len(past) > 2:
            kind, stem = "defective_alef", past[:-1]
        elif past.endswith(ya):
            kind, stem = "defective_ya", past[:-1]
        else:
            kind, stem = "sound", past
        for morph, suffix in rules.past[kind].items():
            if kind == "sound" and self._is_hollow(past) and morph in ("p1p", "p3fp"):
                yield past[:-2] + past[-1] + suffix, morph
            elif len(past) == 2 and morph == "p1p":
                yield past + past[-1] + suffix, morph
            else:
                yield stem + suffix, morph
            if hamza and morph == "p3mp":
                # the other seat before a long u
                yield stem[:-1] + rules.weak[2] + suffix, morph
        if kind == "sound" and (self._is_hollow(past) or len(past) == 2):
            # elsewhere the first person is spelled like the third person feminine
            short = past[:-2] + past[-1] if len(past) > 2 else past + past[-1]
            yield short + rules.feminine_bound, "p1s"
        if kind == "defective_ya" and present.endswith(ya):
            yield past + rules.feminine_bound, "p3fs"

    def _present(self, present: str, *, hollow: bool, hamza: bool) -> Iterator[tuple[str, str]]:
        rules = self.rules
        defective = present[-1] in rules.weak and not hamza
        body = present[1:]
        kind = "defective" if defective else "sound"
        for morph, (prefix, suffix) in rules.present[kind].items():
            if not defective:
                yield prefix + body + suffix, morph
            else:
                yield prefix + body[:-1] + suffix.replace("*", body[-1]), morph
            if hamza and suffix.startswith(rules.weak[2]):
                yield prefix + body[:-1] + rules.weak[2] + suffix, morph
        if hollow and len(body) > 2 and body[-2] in rules.weak:
            short = body[:-2] + body[-1]
            for morph, (prefix, suffix) in rules.present["sound"].items():
                if not suffix and morph[1] == "3":
                    yield prefix + short, morph + "."

    def _is_hollow(self, past: str) -> bool:
        return len(past) > 2 and past[-2] == self.rules.weak[0] and past[-1] not in self.rules.weak

    def _proclitic(self, form: str, clitics: tuple[str, ...]) -> list[tuple[str, str]]:
        found = [("", form)]
        if form.startswith(clitics):
            for clitic in clitics:
                if form.startswith(clitic) and len(form) > len(clitic) + 1:
                    found.append((clitic, form[len(clitic) :]))
        return found

    def _nominal(
        self, form: str, conjunction: str, known: Container[str], found: list[Split]
    ) -> None:
        """Adds the ways to read a form as a noun."""
        rules = self.rules
        for preposition, rest in self._proclitic(form, rules.prepositions):
            if preposition and rest in known:
                found.append(Split(rest, conjunction, preposition))
            if len(rest) <= 3:
                continue
            if rest.startswith(rules.article) and rest[2:] in known:
                found.append(Split(rest[2:], conjunction, preposition, article=True))
            if not preposition and rest.startswith(rules.assimilated):
                self._assimilated(rest[2:], conjunction, known, found)
            if rest.endswith(rules.tanwin) and rest[:-1] in known:
                found.append(Split(rest[:-1], conjunction, preposition, tanwin=True))
            if rest.endswith(rules.noun_pronouns):
                for stem, pronoun in self._bound(rest):
                    if stem in known:
                        found.append(Split(stem, conjunction, preposition, pronoun=pronoun))

    def _assimilated(
        self, stem: str, conjunction: str, known: Container[str], found: list[Split]
    ) -> None:
        """Adds the ways to read what follows a preposition written together with the article."""
        lam, article = self.rules.assimilated[0], self.rules.article
        if stem in known:
            found.append(Split(stem, conjunction, lam, article=True))
        if article + stem in known:
            found.append(Split(article + stem, conjunction, lam))
        if lam + stem in known:  # an article whose lam merged with the noun's own
            found.append(Split(lam + stem, conjunction, lam, article=True))

    def _bound(self, form: str) -> Iterator[tuple[str, str]]:
        """Nouns that may stand in a form with a pronoun, and the pronoun."""
        rules = self.rules
        for pronoun in rules.noun_pronouns:
            if not form.endswith(pronoun) or len(form) < len(pronoun) + 3:
                continue
            stem = form[: -len(pronoun)]
            yield stem, pronoun
            if stem.endswith(rules.feminine_bound):
                yield stem[:-1] + rules.feminine, pronoun
            if stem[-1] in rules.seats:
                yield stem[:-1] + rules.hamza, pronoun
            if stem.endswith(rules.weak[0]):
                yield stem[:-1] + rules.weak[1], pronoun

    def _verbal(
        self, form: str, conjunction: str, known: Container[str], found: list[Split]
    ) -> None:
        """Adds the ways to read a form as a verb with a particle or a pronoun."""
        rules = self.rules
        for mark, rest in self._proclitic(form, (rules.future, rules.verbal)):
            future = mark == rules.future
            particle = "" if future else mark
            if mark and rest in known:
                found.append(Split(rest, conjunction, particle, future=future))
            if rest.endswith(rules.verb_pronouns):
                for stem, pronoun in self._with_object(rest):
                    if stem in known:
                        found.append(
                            Split(stem, conjunction, particle, future=future, pronoun=pronoun)
                        )

    def _with_object(self, form: str) -> Iterator[tuple[str, str]]:
        """Verbs that may stand in a form with a pronoun, and the pronoun."""
        rules = self.rules
        for pronoun in rules.verb_pronouns:
            if not form.endswith(pronoun) or len(form) < len(pronoun) + 3:
                continue
            stem = form[: -len(pronoun)]
            yield stem, pronoun
            if stem.endswith(rules.weak[2]):
                yield stem + rules.weak[0], pronoun
            if stem.endswith(rules.weak[0]):
                yield stem[:-1] + rules.weak[1], pronoun
