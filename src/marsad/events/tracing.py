"""The derivation of a record: what led to each event and statement, and what was refused."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from marsad.events.attribution import Attributor
from marsad.events.casting import Casting, Weighed
from marsad.events.counts import Counted
from marsad.events.detection import Detector
from marsad.events.document import Document
from marsad.events.statements import Attributed
from marsad.events.weighing import Judged
from marsad.explanation import Derivation, Explanation
from marsad.knowledge import kinds
from marsad.record import Record

_OTHERS: Final = 1
"""Options that were not chosen and are shown with the one that was."""
_SIGNS: Final = 6
"""Signs of an option that are shown."""


class Proposals(NamedTuple):
    """What the rules find in one article, before anything is weighed."""

    document: Document
    attributor: Attributor
    detector: Detector
    figures: Sequence[Counted]


class Work(NamedTuple):
    """What a record was made from."""

    proposed: Proposals
    judged: Sequence[Judged]
    castings: Sequence[Sequence[Casting]]
    """How the roles of the accepted events were cast."""


def explain_coding(record: Record, work: Work) -> Explanation:
    """The derivations of a record, whose events and statements are in the order of the work's
    accepted candidates and of the attributor's statements."""
    document, attributor, detector, _ = work.proposed
    made_of = zip((one for one in work.judged if one.accepted), work.castings, strict=True)
    accepted = [
        Derivation(
            rule=event.rule, kind="event", span=event.trigger,
            steps=tuple(_event_steps(document, one, castings)), event_id=event.id,
        )
        for event, (one, castings) in zip(record.events, made_of, strict=True)
    ]  # fmt: skip
    accepted += [
        Derivation(
            rule=made.rule, kind="statement", span=made.cue,
            steps=tuple(_statement_steps(document, statement)), event_id=made.id,
        )
        for made, statement in zip(record.statements, attributor.statements, strict=True)
    ]  # fmt: skip
    refused = [
        Derivation(
            rule=item.rule, kind="event", span=document.span(*item.tokens), reason=item.reason
        )
        for item in detector.refused()
    ] + [
        Derivation(
            rule=one.event.trigger.frame.id, kind="event", span=document.span(*one.event.tokens),
            steps=tuple(_event_steps(document, one)), reason=one.reason,
        )
        for one in work.judged if not one.accepted
    ] + [
        Derivation(rule=cue.rule, kind="statement", span=document.span(*cue.cue), reason=cue.reason)
        for cue in attributor.refused
    ]  # fmt: skip
    return Explanation(record=record, accepted=tuple(accepted), refused=tuple(refused))


def _event_steps(
    document: Document, judged: Judged, castings: Sequence[Casting] = ()
) -> Iterator[str]:
    candidate = judged.event
    frame, trigger = candidate.trigger.frame, candidate.trigger
    sort = kinds.TRIGGER_WORDS.get(trigger.kind, trigger.kind)
    yield f"frame {frame.id} evoked by {document.span(*candidate.tokens).text!r} ({sort})"
    if trigger.light_verb is not None:
        yield f"carried by light verb {trigger.light_verb.id}"
    yield from candidate.roles.steps
    for casting in castings:
        yield from _casting_steps(document, casting)
    if candidate.status_cue:
        yield f"status {candidate.status} by {candidate.status_cue}"
    if candidate.date is not None:
        yield f"date {candidate.date.value} from {candidate.date.text!r}"
    if candidate.place is not None:
        yield f"place from {candidate.place.text!r}"
    for statement in candidate.outer:
        cue = document.span(*statement.cue).text
        yield f"reported under {statement.entry.id} ({cue!r})"
    for other in candidate.also:
        yield f"also told at {document.span(*other.tokens).text!r} ({other.trigger.frame.id})"
    if judged.accepted and judged.verdict is not None:
        yield judged.reason


def _casting_steps(document: Document, casting: Casting) -> Iterator[str]:
    """Who was chosen for a role and by which signs, and who weighs most besides."""
    chosen = casting.chosen
    if not any(one.option for one in (chosen, *casting.others)):
        return  # nobody was there
    yield f"{casting.role} cast: {_told(document, chosen)}{_signs_told(casting, chosen)}"
    for other in casting.others[:_OTHERS]:
        yield f"{casting.role} not cast: {_told(document, other)}{_signs_told(casting, other)}"


def _told(document: Document, weighed: Weighed) -> str:
    if weighed.option is None:
        return f"nobody weighs {weighed.score:+.2f}"
    spans = (document.span(one.first, one.last, one.clitic) for one in weighed.option.parties)
    return f"{', '.join(repr(span.text) for span in spans)} weighs {weighed.score:+.2f}"


def _signs_told(casting: Casting, weighed: Weighed) -> str:
    """The heaviest signs of an option."""
    weights = casting.weights
    heaviest = sorted(
        ((sign, weights[sign]) for sign in weighed.signs if sign in weights),
        key=lambda item: -abs(item[1]),
    )
    told = ", ".join(f"{sign} {weight:+.2f}" for sign, weight in heaviest[:_SIGNS])
    return f" ({told})" if told else ""


def _statement_steps(document: Document, statement: Attributed) -> Iterator[str]:
    yield f"cue {statement.entry.id} at {document.span(*statement.cue).text!r}"
    if statement.speaker is None:
        yield "no speaker found"
    else:
        how = "omitted, taken from the context" if statement.implicit else "named"
        speaker = statement.speaker
        yield f"speaker {how}: {document.span(speaker.first, speaker.last).text!r}"
    yield f"content {statement.form}"
    for outer in statement.outer:
        yield f"inside the content of {document.span(*outer.cue).text!r}"
