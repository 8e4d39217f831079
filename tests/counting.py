"""The lexicons of numbers, dates and counted people, built from their YAML for the tests."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from marsad.knowledge.compiler import read_file
from marsad.knowledge.schema import KnowledgeFile, Orthography
from marsad.mentions.quantities import QuantityLexicon
from marsad.mentions.time_lexicon import TimeLexicon
from marsad.text.normalize import fold
from marsad.text.numerals import NumberLexicon
from marsad.text.tokenize import tokenize

_KNOWLEDGE = Path(__file__).parents[1] / "knowledge"
_FILES = (
    "orthography.yaml",
    "actors/countries.yaml",
    "lexicon/numbers.yaml",
    "lexicon/calendar.yaml",
    "lexicon/quantities.yaml",
)


@cache
def _knowledge() -> KnowledgeFile:
    """The files that these lexicons are made of; other knowledge does not matter to them."""
    merged: dict[str, tuple[object, ...]] = {}
    for name in _FILES:
        part = read_file(_KNOWLEDGE / name)
        for field in KnowledgeFile.__struct_fields__:
            merged[field] = merged.get(field, ()) + getattr(part, field)
    return KnowledgeFile(**merged)  # type: ignore[arg-type]


def _orthography() -> Orthography:
    return _knowledge().orthography[0]


@cache
def numbers() -> NumberLexicon:
    return NumberLexicon.build(_knowledge(), _orthography(), fold)


@cache
def times() -> TimeLexicon:
    return TimeLexicon.build(_knowledge(), _orthography(), fold)


@cache
def people() -> QuantityLexicon:
    return QuantityLexicon.build(_knowledge(), _orthography(), fold)


def forms_of(text: str) -> list[str]:
    """The tokens of ``text`` in the match form."""
    return tokenize(fold(text)).forms
