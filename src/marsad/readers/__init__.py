"""Readers: from files, folders and standard input to articles."""

from marsad.readers.items import Defaults, Item, ReadArticle, ReadProblem, first_articles
from marsad.readers.reading import Meter, read_articles

__all__ = [
    "Defaults",
    "Item",
    "Meter",
    "ReadArticle",
    "ReadProblem",
    "first_articles",
    "read_articles",
]
