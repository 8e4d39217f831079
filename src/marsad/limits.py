"""How much is read, so that no text takes more than seconds and no input more than some memory.

No article of the news comes near to these limits. They are here for what is no article: pages of
one word, a book without a full stop, marks without end, a file that grows a thousandfold when it is
unpacked. What is beyond them is left unread, or the whole is refused where it says so.
"""

from __future__ import annotations

from typing import Final

LONGEST_ARTICLE: Final = 3_000_000
"""Code points of an article, of some 500,000 words; a longer one is refused. The longest of the
news have 5,000 words."""
LONGEST_SENTENCE: Final = 400
"""Tokens of a sentence; a longer one is cut. One in 70,000 sentences of the news is longer: a
table, a page without a full stop."""
LONGEST_QUOTE: Final = 400
"""Tokens from a quotation mark to its partner; beyond, the mark has none."""
MOST_TELLING: Final = 12_000
"""Words of an article that may tell an act or a report; in sentences after them no more acts and
reports are looked for. Ten in a hundred words of the news are such words."""
LARGEST_PAGE: Final = 16 << 20
"""Bytes of a text or a page of HTML, unpacked; a larger one is refused."""
LARGEST_DOCUMENT: Final = 256 << 20
"""Bytes of a JSON document, unpacked, which is held as a whole; a larger one is refused."""
LONGEST_LINE: Final = 16 << 20
"""Bytes of a line of JSON Lines, unpacked; a longer one is left out."""
