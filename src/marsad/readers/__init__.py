"""Readers: from files, folders and standard input to articles."""

from marsad.readers.items import Defaults, Item, ReadArticle, ReadProblem, first_articles
from marsad.readers.reading import Meter, read_articles
from marsad.readers.warc import describe_left_out

__all__ = [
    "Defaults",
    "Item",
    "Meter",
    "ReadArticle",
    "ReadProblem",
    "describe_left_out",
    "first_articles",
    "read_articles",
]
