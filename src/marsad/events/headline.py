"""Headlines that name who says what they tell: «The Lebanese premier: the border is open»."""

from __future__ import annotations

from typing import Final

from marsad.events.document import Document
from marsad.events.speakers import SpeakerFinder
from marsad.events.statements import Attributed, Cue, StatementMaker
from marsad.knowledge.schema import ReportingCue
from marsad.syntax.clauses import Sentence
from marsad.syntax.datelines import is_dateline

_COLON: Final = ReportingCue(id="attribution.headline")
"""Stands for the colon, which is no cue of the knowledge."""


def read_headline(
    sentence: Sentence, document: Document, speakers: SpeakerFinder, maker: StatementMaker
) -> Attributed | None:
    """Who says what the headline tells behind its colon. No statement: nothing is quoted."""
    units = sentence.units
    colon = next((i for i, unit in enumerate(units) if unit.word.form == ":"), None)
    first = sentence.phrase_at[0] if colon else None
    if colon is None or first is None or first.preposition or colon + 1 >= len(units):
        return None
    inside = sentence.phrase_at[colon - 1]
    whole = inside is first or (inside is not None and inside.apposition is first)
    if not whole or not speakers.is_certain(sentence, first) or is_dateline(sentence, first, colon):
        return None
    made = maker.make(
        Cue(sentence, colon, _COLON), document.members(sentence, first),
        (units[colon].last, sentence.last),
    )  # fmt: skip
    return made if isinstance(made, Attributed) else None
