"""The grammar of dates: which runs of tokens are a date, and what their words say.

Each rule is a method that takes the token where it begins and returns what it has read (`Found`:
a `TimeSpec` and one past its last token) or None. The rules build on each other, one module a
layer: tokens (`reader`), years and whole units (`years`), months (`months`), days of a month
(`days`), weekdays and days told from today (`weekdays`), distances and periods (`spans`), and the
start symbol with ranges (`grammar`).
"""

from marsad.mentions.dates.grammar import Dates
from marsad.mentions.dates.reader import Found

__all__ = ["Dates", "Found"]
