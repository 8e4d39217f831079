"""The sentences of a text: its words scanned, categorised and chunked."""

from __future__ import annotations

from collections.abc import Iterable

from marsad.syntax.categories import Categoriser
from marsad.syntax.clauses import Sentence
from marsad.syntax.units import scan
from marsad.text.lexicon import Lexicon
from marsad.text.word import Word


def build_sentences(
    forms: list[str], words: list[Word], ranges: Iterable[tuple[int, int]],
    lexicon: Lexicon, categories: Categoriser,
) -> list[Sentence]:  # fmt: skip
    """The sentences in half-open token ranges of a text with these forms and words."""
    return [
        Sentence(index, first, last, scan(forms, words, first, last, lexicon), categories)
        for index, (first, last) in enumerate(ranges)
    ]
