"""Agreements: memoranda, treaties, truces, with their parties, status, date and subject."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from msgspec.structs import replace

from marsad.events.agreement_cues import AgreementSign, find_signs, status_of
from marsad.events.agreement_parties import add_parties_of_acts, named_parties
from marsad.events.attribution import Attributor
from marsad.events.candidates import Candidate
from marsad.events.coding import chain, make_party
from marsad.events.document import Document
from marsad.events.status import Target, find_status
from marsad.events.triggers import follows
from marsad.events.when import nearest_date
from marsad.knowledge import kinds
from marsad.knowledge.schema import AgreementNoun
from marsad.record import Agreement, AgreementStatus, Date, Span
from marsad.syntax.categories import PUNCTUATION, VERB
from marsad.syntax.clauses import Sentence
from marsad.text.word import Word

_DATE_REACH: Final = 12
_TOPIC_REACH: Final = 6


def find_agreements(
    document: Document, attributor: Attributor, candidates: Sequence[Candidate]
) -> tuple[Agreement, ...]:
    """The agreements that the article names, each once, in order."""
    found: list[Agreement] = []
    for sentence in document.sentences:
        for at, unit in enumerate(sentence.units):
            word = unit.word
            # most words are no agreement, and this is asked of every word of the text
            if not word.agreeing and not word.parts:
                continue
            named = _named(word) if sentence.categories[at] != VERB else None
            if named is None:
                continue
            word, offset = named
            entry = document.knowledge.agreements[_ref(word)]
            if entry.general and _is_known(sentence, at, word, named_before=bool(found)):
                continue
            agreement = _agreement(
                document, attributor, candidates, sentence, _Place(at, word, offset, entry)
            )
            if agreement is not None:
                _add(agreement, found)
    return tuple(found)


class _Place(NamedTuple):
    """Where an agreement is named."""

    at: int
    """Unit."""
    word: Word
    offset: int
    """Tokens of the unit before the noun."""
    entry: AgreementNoun


def _named(word: Word) -> tuple[Word, int] | None:
    """The noun of an agreement that a word is, or that a multi-word entry holds, with the number
    of tokens before it."""
    if kinds.AGREEMENT in word.kinds:
        return word, 0
    for offset, part in enumerate(word.parts):
        if kinds.AGREEMENT in part.kinds:
            return part, offset
    return None


def _is_known(sentence: Sentence, at: int, word: Word, *, named_before: bool) -> bool:
    """«the agreement»: one named before, or the act of agreeing («the agreement on… was made»)."""
    if not word.article:
        return False
    held = sentence.word(at).parts
    return (
        named_before
        or (bool(held) and word is held[0])
        or (at > 0 and sentence.categories[at - 1] == VERB)
    )


def _ref(word: Word) -> int:
    reading = word.reading(kinds.AGREEMENT)
    assert reading is not None
    return reading.ref


def _add(agreement: Agreement, found: list[Agreement]) -> None:
    """Adds an agreement, or completes the one told of before."""
    for i, other in enumerate(found):
        if not _same(agreement, other):
            continue
        fuller = agreement if len(agreement.parties) > len(other.parties) else other
        found[i] = replace(
            fuller,
            date=fuller.date or agreement.date or other.date,
            subject=fuller.subject or agreement.subject or other.subject,
        )
        return
    found.append(agreement)


def _agreement(
    document: Document,
    attributor: Attributor,
    candidates: Sequence[Candidate],
    sentence: Sentence,
    place: _Place,
) -> Agreement | None:
    """The agreement that a noun names; null for one in general or not made at all."""
    at, word, offset, entry = place
    if _is_any(document, sentence, at) or follows(sentence, at + 1, entry.unless):
        return None
    if at and any(first in entry.not_after for first in sentence.word(at - 1).firsts):
        return None
    phrase = sentence.phrase_at[at]
    last = phrase.last if phrase is not None else at + 1
    signs = find_signs(document, sentence, at, last)
    status = status_of(signs) or _own_status(document, sentence, at, entry)
    if status is None and entry.general:
        return None  # «they have not reached an agreement»
    parties = named_parties(document, sentence, at, signs)
    sure = len(parties.mentions) > 1
    add_parties_of_acts(parties, sentence, at, candidates, ended=status == "ended")
    date = _date(document, sentence, at, signs)
    told = status is not None and (bool(parties.mentions) or date is not None)
    if not (sure or told or (not entry.general and (parties.mentions or status))):
        return None
    first = sentence.units[at].first + offset
    span = document.span(
        first, sentence.units[last - 1].last, len(word.conjunction) + len(word.preposition)
    )
    return Agreement(
        text=span.text, start=span.start, end=span.end, kind=entry.kind,
        parties=tuple(make_party(document, mention) for mention in parties.mentions),
        status=status or "signed", date=date, subject=_subject(document, sentence, at, entry),
        said_by=chain(document, attributor.around(first)),
    )  # fmt: skip


def _date(
    document: Document, sentence: Sentence, at: int, signs: Sequence[AgreementSign]
) -> Date | None:
    """The date beside the agreement; before it only when its signing or end is told there."""
    date = nearest_date(document, sentence, at, reach=_DATE_REACH)
    start = document.unit_span(sentence, at).start
    if date is None or date.start > start:
        return date
    dated = any(not sign.after and sign.status in ("signed", "ended") for sign in signs)
    return date if dated else None


def _own_status(
    document: Document, sentence: Sentence, at: int, entry: AgreementNoun
) -> AgreementStatus | None:
    """The status that the phrase itself tells; what is sought is still talked about."""
    if entry.status != "signed":
        return entry.status
    status = find_status(sentence, Target(at), document.knowledge)[0]
    if status in ("negated", "denied"):
        return None
    return "signed" if status == "occurred" else "under_negotiation"


def _is_any(document: Document, sentence: Sentence, at: int) -> bool:
    """«any agreement», «agreements»: none in particular."""
    word = sentence.word(at)
    if at and not _firsts(document, "any").isdisjoint(sentence.word(at - 1).firsts):
        return True
    return _is_plural(word) and not word.article and sentence.phrase_at[at] is None


def _firsts(document: Document, group: str) -> frozenset[str]:
    return frozenset(document.knowledge.words.get(group, ()))


def _is_plural(word: Word) -> bool:
    reading = word.reading(kinds.AGREEMENT)
    return reading is not None and reading.morph.endswith("p")


def _subject(document: Document, sentence: Sentence, at: int, entry: AgreementNoun) -> Span | None:
    """What the agreement is about: the phrase after a preposition of topic."""
    phrase = sentence.phrase_at[at]
    start = phrase.last if phrase is not None else at + 1
    for i in range(start, min(start + _TOPIC_REACH, len(sentence.units))):
        following = sentence.phrase_at[i]
        if sentence.categories[i] in (VERB, PUNCTUATION):
            return None
        if following is None or following.preposition not in entry.topics:
            continue
        mention = document.mention(sentence, following)
        if mention.political or mention.kind == "place":
            continue
        return document.span(mention.first, mention.last, mention.clitic)
    return None


def _same(one: Agreement, other: Agreement) -> bool:
    """Two mentions of one agreement: the same kind, dates that do not differ, parties shared or
    not told."""
    if one.kind != other.kind:
        return False
    if one.date and other.date and one.date.value != other.date.value:
        return False
    if not one.parties or not other.parties:
        return True
    return bool(_countries(one) & _countries(other))


def _countries(agreement: Agreement) -> set[str | None]:
    return {party.country for party in agreement.parties}
