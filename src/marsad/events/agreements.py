"""Agreements: memoranda, treaties, truces, with their parties, status, date and subject."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.events.attribution import Attributor
from marsad.events.candidates import Candidate
from marsad.events.coding import chain, make_party
from marsad.events.document import Document
from marsad.events.when import nearest_date
from marsad.knowledge import kinds
from marsad.knowledge.schema import AgreementNoun
from marsad.mentions.mention import Mention
from marsad.record import Agreement, AgreementStatus, Date, Span
from marsad.syntax.categories import PUNCTUATION, VERB
from marsad.syntax.clauses import Sentence, arguments_of_noun

_CUE_REACH = 6
_LEAVING = frozenset({"REJECT", "SANCTION"})
_SIGNING = frozenset({"SUPPORT", "AGREE", "COOPERATE", "CONCEDE", "RETREAT", "CONSULT"})
_STATUSES: tuple[AgreementStatus, ...] = (
    "ended", "under_negotiation", "planned", "in_force", "signed",
)  # fmt: skip


def find_agreements(
    document: Document, attributor: Attributor, candidates: Sequence[Candidate]
) -> tuple[Agreement, ...]:
    """The agreements that the article names, each once."""
    found: list[Agreement] = []
    for sentence in document.sentences:
        for at, unit in enumerate(sentence.units):
            reading = unit.word.reading(kinds.AGREEMENT)
            if reading is None or sentence.categories[at] == VERB:
                continue
            entry = document.knowledge.agreements[reading.ref]
            agreement = _agreement(document, attributor, candidates, sentence, at, entry)
            if agreement is not None and not any(_same(agreement, other) for other in found):
                found.append(agreement)
    return tuple(found)


def _agreement(
    document: Document,
    attributor: Attributor,
    candidates: Sequence[Candidate],
    sentence: Sentence,
    at: int,
    entry: AgreementNoun,
) -> Agreement | None:
    """The agreement that a noun names, when its parties or a signing are told."""
    status = _status(document, sentence, at)
    parties = _parties(document, sentence, at, candidates, ended=status == "ended")
    if not parties:
        return None
    phrase = sentence.phrase_at[at]
    last = phrase.last if phrase is not None else at + 1
    unit = sentence.units[at]
    span = document.span(
        unit.first, sentence.units[last - 1].last,
        len(unit.word.conjunction) + len(unit.word.preposition),
    )  # fmt: skip
    token = unit.first
    return Agreement(
        text=span.text, start=span.start, end=span.end, kind=entry.kind,
        parties=tuple(make_party(document, mention) for mention in parties),
        status=status or "signed", date=_date(document, sentence, at),
        subject=_subject(document, sentence, at, entry),
        said_by=chain(document, attributor.around(token)),
    )  # fmt: skip


def _status(document: Document, sentence: Sentence, at: int) -> AgreementStatus | None:
    """The status that the words around tell; the strongest wins."""
    found: set[AgreementStatus] = set()
    for i in range(max(0, at - _CUE_REACH), min(len(sentence.units), at + _CUE_REACH)):
        reading = sentence.word(i).reading(kinds.AGREEMENT_CUE)
        if reading is not None:
            found.add(document.knowledge.agreement_cues[reading.ref].status)
    return next((status for status in _STATUSES if status in found), None)


def _parties(
    document: Document,
    sentence: Sentence,
    at: int,
    candidates: Sequence[Candidate],
    *,
    ended: bool,
) -> list[Mention]:
    """Who made the agreement: named after «between» or «with», or the parties of its signing, or
    who left it."""
    found: list[Mention] = []
    for phrase in arguments_of_noun(sentence, at).prepositional:
        if phrase.preposition in document.knowledge.words.get("sharing", ()):
            found += [m for m in document.parties(sentence, phrase) if m.political]
    types = _SIGNING | _LEAVING if ended else _SIGNING
    near = [
        c for c in candidates
        if c.sentence == sentence.index and c.trigger.frame.type in types
        and abs(c.trigger.at - at) <= 2 * _CUE_REACH
    ]  # fmt: skip
    if len(found) < 2 and near:
        closest = min(near, key=lambda c: abs(c.trigger.at - at))
        for mention in closest.roles.actors + closest.roles.recipients:
            if not any(mention.same_as(other) for other in found):
                found.append(mention)
    return found


def _date(document: Document, sentence: Sentence, at: int) -> Date | None:
    return nearest_date(document, sentence, at, reach=2 * _CUE_REACH)


def _subject(document: Document, sentence: Sentence, at: int, entry: AgreementNoun) -> Span | None:
    """What the agreement is about: the phrase after a preposition of topic."""
    phrase = sentence.phrase_at[at]
    start = phrase.last if phrase is not None else at + 1
    for i in range(start, min(start + _CUE_REACH, len(sentence.units))):
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
    """Two mentions of one agreement: the same kind and parties, dates that do not differ."""
    if one.kind != other.kind:
        return False
    if one.date and other.date and one.date.value != other.date.value:
        return False
    countries = {party.country for party in one.parties}
    return bool(countries & {party.country for party in other.parties})
