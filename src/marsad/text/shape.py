"""What syntax reads from a word by itself, kept with the word, so that it is read once."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Shape:
    """What a word by itself tells of its category (see `marsad.syntax.categories`), and of the
    noun phrase that it heads."""

    alone: str | None
    """Its category wherever it stands; null when the words before it decide."""
    settled: str
    """Its category, when no words beside it matter; else empty."""
    nominal: str
    """Its category as a noun, name, particle or number."""
    may_be_object: bool
    may_be_act: bool
    names_act: bool
    """Whether as a verb it names an act, which may have an object; «had» and «became» do not."""
    day: bool
    month: bool
    number: bool
    given: bool
    """Whether it is also a given name, without particles."""
    open: bool
    """Whether it stands without article, pronoun and tanwin and is of no closed class."""
    verbal: bool
    """Whether it may be a verb, without «and»."""
    links: bool
    """Whether the word after it is part of a name («Abu …»)."""
    describes: bool
    """Whether it is a feminine participle of saying, which is an adjective after a noun that may be
    described: «reports |confirmed|»."""
    described: bool
    draws: bool
    """Whether it ``links`` or is ``described``: the next word may be part of it."""
    definite: bool
    """Whether it makes the phrase that it heads definite."""
    construct: bool
    """Whether it is a title of several words of which the last governs what follows."""
    may_be_name: bool
    """Whether it names a person, and is neither rather a title nor a state."""
