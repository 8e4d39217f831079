"""A written form with all that is known of it by itself."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from typing import Final

from marsad.knowledge import kinds
from marsad.knowledge.store import PhraseIndex, Sense
from marsad.text.morphology import Split
from marsad.text.shape import Shape

Reading = Sense
"""One sense of a written form."""

_ARTICLE: Final = "\u0627\u0644"


@dataclass(slots=True)
class Told:
    """What the kinds of a word's readings tell of it, and what is asked of every word of a text, so
    that only the few that matter are looked at."""

    kinds: frozenset[str]
    verbal: bool
    evoking: bool
    """Whether it may name an act."""
    reporting: bool
    """Whether it may attribute what is said."""
    modal: bool
    """Whether it may tell the status of an act."""
    national: bool
    """Whether it may speak of a country."""
    agreeing: bool
    """Whether it may name an agreement."""


def tell(found: tuple[str, ...]) -> Told:
    """What kinds of readings tell."""
    known = frozenset(found)
    return Told(
        kinds=known,
        verbal=not kinds.VERBS.isdisjoint(known),
        evoking=not kinds.TRIGGERS.isdisjoint(known),
        reporting=not kinds.REPORTS.isdisjoint(known),
        modal=not kinds.STATUSES.isdisjoint(known),
        national=not kinds.NATIONAL.isdisjoint(known),
        agreeing=kinds.AGREEMENT in known,
    )


class Word:
    """A written form with its clitics and senses. Shared by all its occurrences: never altered once
    it is looked up, but for its shape."""

    __slots__ = (
        "agreeing", "article", "bare", "classes", "clitics", "conjunction", "counting", "evoking",
        "firsts", "form", "future", "kinds", "leads", "modal", "national", "parts", "phrases",
        "preposition", "pronoun", "readings", "reporting", "shape", "stem", "tanwin", "verbal",
    )  # fmt: skip

    def __init__(
        self, form: str, split: Split, readings: tuple[Reading, ...], told: Told,
        classes: frozenset[str],
    ) -> None:  # fmt: skip
        self.form = form
        self.stem = split.stem
        self.bare = form[len(split.conjunction) + len(split.preposition) :]
        """The form without its conjunction and preposition."""
        self.conjunction = split.conjunction
        self.preposition = split.preposition
        self.clitics = _clitics(split, self.bare)
        """Proclitics written together with the word that are no part of a phrase."""
        self.article = split.article
        self.future = split.future
        self.pronoun = split.pronoun
        self.tanwin = split.tanwin
        self.readings = readings
        self.classes = classes
        """Closed classes of words, and kinds of agents, that it belongs to."""
        self.firsts = _first_words(form, split.stem, self.bare)
        """First words of the form, the stem, and the form without proclitics."""
        self.kinds = told.kinds
        """Kinds of its readings."""
        self.verbal = told.verbal
        self.evoking = told.evoking
        self.reporting = told.reporting
        self.modal = told.modal
        self.national = told.national
        self.agreeing = told.agreeing
        self.counting = False
        """Whether it is of the closed lexicons of numbers, dates and counts."""
        self.phrases: tuple[tuple[Split, PhraseIndex], ...] = ()
        self.leads: Container[str] = ()
        """Second words of the phrases that it may begin."""
        self.parts: tuple[Word, ...] = ()
        """The words of a multi-word entry, each by itself."""
        self.shape: Shape | None = None
        """What syntax has read from it; null before it has."""

    def reading(self, *wanted: str) -> Reading | None:
        """The first reading of one of the kinds."""
        if self.kinds.isdisjoint(wanted):
            return None
        for reading in self.readings:
            if reading.kind in wanted:
                return reading
        return None

    def __repr__(self) -> str:
        return f"Word({self.form!r}, {sorted(self.kinds)})"


def _clitics(split: Split, bare: str) -> str:
    definite = split.article or split.stem.startswith(_ARTICLE)
    if definite and split.preposition and not bare.startswith(_ARTICLE):
        # the preposition and the article are written together: the word stays whole
        return split.conjunction
    return split.conjunction + split.preposition


def _first_words(form: str, stem: str, bare: str) -> tuple[str, ...]:
    if " " not in form:
        return (form,) if form == stem else tuple({form, stem, bare})
    return tuple({name.split(" ", 1)[0] for name in (form, stem, bare) if name})
