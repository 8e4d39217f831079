"""What syntax reads from a word by itself, kept with the word, so that it is read once."""

from __future__ import annotations


class Shape:
    """What a word by itself tells of its category (see `marsad.syntax.categories`), and of the
    noun phrase that it heads. Filled by who reads it, never altered after."""

    __slots__ = (
        "alone", "construct", "day", "definite", "described", "describes", "draws",
        "given", "links", "may_be_act", "may_be_name", "may_be_object", "month",
        "names_act", "nominal", "number", "open", "settled", "verbal",
    )  # fmt: skip

    def __init__(self) -> None:
        self.alone: str | None = None
        """Its category wherever it stands; null when the words before it decide."""
        self.settled = ""
        """Its category, when no words beside it matter; else empty."""
        self.nominal = ""
        """Its category as a noun, name, particle or number."""
        self.may_be_object = False
        self.may_be_act = False
        self.names_act = False
        """Whether as a verb it names an act, which may have an object, as «became» has not."""
        self.day = False
        self.month = False
        self.number = False
        self.given = False
        """Whether it is also a given name, without particles."""
        self.open = False
        """Whether it stands without article, pronoun and tanwin and is of no closed class."""
        self.verbal = False
        """Whether it may be a verb, without «and»."""
        self.links = False
        """Whether the word after it is part of a name («Abu …»)."""
        self.describes = False
        """Whether it is a feminine participle of saying, which is an adjective after a noun that
        may be described: «reports |confirmed|»."""
        self.described = False
        self.draws = False
        """Whether it ``links`` or is ``described``: the next word may be part of it."""
        self.definite = False
        """Whether it makes the phrase that it heads definite."""
        self.construct = False
        """Whether it is a title of several words of which the last governs what follows."""
        self.may_be_name = False
        """Whether it names a person, and is neither rather a title nor a state."""
