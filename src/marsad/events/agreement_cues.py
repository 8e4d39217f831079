"""What the words around an agreement tell of it: signed, in force, ended, talked about."""

from __future__ import annotations

from typing import Final, NamedTuple

from marsad.events.document import Document
from marsad.events.status import Target, find_status
from marsad.knowledge import kinds
from marsad.record import AgreementStatus
from marsad.syntax.categories import (
    COMPLEMENTIZER,
    PUNCTUATION,
    RELATIVE,
    SUBORDINATOR,
    VERB,
)
from marsad.syntax.clauses import Sentence
from marsad.text.word import Word

_BEFORE: Final = 6
"""Units before the noun within which a cue may stand."""
_AFTER: Final = 6
"""Units after its phrase within which a cue may follow."""
_STRENGTH: Final[tuple[AgreementStatus, ...]] = (
    "under_negotiation", "planned", "in_force", "signed",
)  # fmt: skip
_NOT_YET: Final[dict[AgreementStatus, AgreementStatus | None]] = {
    "ended": "in_force",
    "signed": "planned",
    "in_force": "planned",
    "planned": "planned",
    "under_negotiation": "under_negotiation",
}
"""What a cue tells when its act is planned, conditional or asked for."""


class AgreementSign(NamedTuple):
    """A cue beside an agreement."""

    at: int
    """Its unit."""
    status: AgreementStatus | None
    """Null when the act is negated: it tells nothing of the agreement."""
    after: bool
    """Whether it follows the noun."""


def find_signs(document: Document, sentence: Sentence, at: int, last: int) -> list[AgreementSign]:
    """The cues before unit ``at`` and after the phrase that ends at unit ``last``."""
    found: list[AgreementSign] = []
    for i in range(max(0, at - _BEFORE), min(len(sentence.units), last + _AFTER)):
        told = _within(document, sentence.word(i)) if i == at else _told(document, sentence, i)
        if told is None or not (i == at or _belongs(sentence, i, at, last)):
            continue
        found.append(AgreementSign(i, _as_status(document, sentence, i, told), i > at))
    return found


def status_of(signs: list[AgreementSign]) -> AgreementStatus | None:
    """The status that the cues tell: its end, else what is said after the noun, then before."""
    if any(sign.status == "ended" for sign in signs):
        return "ended"
    for side in (True, False):
        told = {sign.status for sign in signs if sign.after == side}
        for status in _STRENGTH:
            if status in told:
                return status
    return None


def _within(document: Document, word: Word) -> AgreementStatus | None:
    """The status that a multi-word entry tells of the agreement that it holds."""
    for part in word.parts:
        if part.reading(kinds.AGREEMENT) is not None:
            return None
        reading = part.reading(kinds.AGREEMENT_CUE)
        if reading is not None:
            return document.knowledge.agreement_cues[reading.ref].status
    return None


def _told(document: Document, sentence: Sentence, i: int) -> AgreementStatus | None:
    """The status that a unit tells as the verb or the noun that it is there."""
    verb = sentence.categories[i] == VERB
    reading = sentence.word(i).reading(kinds.AGREEMENT_VERB if verb else kinds.AGREEMENT_CUE)
    return None if reading is None else document.knowledge.agreement_cues[reading.ref].status


def _as_status(
    document: Document, sentence: Sentence, i: int, told: AgreementStatus
) -> AgreementStatus | None:
    act, _ = find_status(sentence, Target(i), document.knowledge)
    if act == "occurred":
        return told
    if act in ("negated", "denied"):
        return "in_force" if told in ("ended", "in_force") else None
    return _NOT_YET[told]


def _belongs(sentence: Sentence, i: int, at: int, last: int) -> bool:
    """Whether no clause begins between the cue and the noun; one relative clause may hold it."""
    if i < at:
        between = range(i + 1, at)
        barred = frozenset((VERB, COMPLEMENTIZER, SUBORDINATOR, RELATIVE, PUNCTUATION))
    else:
        between = range(last, i)
        barred = frozenset((COMPLEMENTIZER, SUBORDINATOR))
    for k in between:
        category = sentence.categories[k]
        if category in barred or sentence.word(k).form in (".", ";"):
            return False
        if k > at and category == VERB and not sentence.word(k).kinds <= _CARRIERS:
            return False
        if k > at and kinds.AGREEMENT in sentence.word(k).kinds:
            return False
    return True


_CARRIERS: Final = frozenset(
    {kinds.PLAIN_VERB, kinds.LIGHT_VERB, kinds.AGREEMENT_VERB, kinds.STATUS_VERB}
)
"""Verbs that may carry a cue: «its signing took place»."""
