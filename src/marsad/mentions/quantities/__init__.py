"""Counted people: how many, how sure, and what befell them.

A count is a number or an order of magnitude with a noun for people, or one that stands right
after a word for what befell them. What it counts is told by the noun itself (killed), else by a
governing word near it, else by the count that it continues («among them 20 children»).

The rules build on each other, one module a layer: tokens and the words that govern a count
(`cues`), numbers and ranges (`amounts`), hedges (`hedges`), what befell the counted (`meaning`),
nouns (`people`), single victims (`singles`) and whole counts (`reader`). `repetition` keeps one
count of the same people.
"""

from marsad.mentions.quantities.quantity import Quantity
from marsad.mentions.quantities.reader import QuantityFinder
from marsad.mentions.quantities.repetition import distinct
from marsad.mentions.quantity_lexicon import QuantityLexicon

__all__ = ["Quantity", "QuantityFinder", "QuantityLexicon", "distinct"]
