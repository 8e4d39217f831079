"""What changed between two codings of the same articles: gained, lost, changed.

Two events are the same when their words overlap in the text; of several, the one that agrees in
most. Two statements are the same when their cues overlap. Positions and ids are not compared.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Literal

import msgspec

from marsad.evaluation.matching import pair_up
from marsad.record import Event, Figure, Party, Record, Span, Statement

Kind = Literal["event", "statement"]
Change = Literal["gained", "lost", "changed"]

Told = Callable[[Any], str]
"""How a field is told in one line; an empty text for what is not there."""


class Difference(msgspec.Struct, frozen=True, kw_only=True):
    """One event or statement that is not the same in both."""

    article: str
    kind: Kind
    change: Change
    type: str
    """``CONSULT.visit``; the form of a statement. That of the new one when there are two."""
    rule: str
    """Knowledge entry; that of the new one when there are two."""
    id: str
    """Id in the new record, or in the old when it was lost."""
    span: Span
    """Trigger or cue."""
    evidence: str
    """The sentence of an event, the content of a statement."""
    before: dict[str, str] = {}
    """Fields of the old one: those that changed, or all that are filled when it was lost."""
    after: dict[str, str] = {}
    """Fields of the new one, likewise."""

    @property
    def fields(self) -> list[str]:
        """Names of the fields, in the order of the record."""
        return list(self.before | self.after)


def compare_records(old: Record, new: Record) -> Iterator[Difference]:
    """The differences between two records of one article, in the order of the new one, what was
    lost last."""
    yield from _differences(old, new, "event")
    yield from _differences(old, new, "statement")


def _differences(old: Record, new: Record, kind: Kind) -> Iterator[Difference]:
    before: Sequence[Any] = old.events if kind == "event" else old.statements
    after: Sequence[Any] = new.events if kind == "event" else new.statements
    fields = FIELDS[kind]
    partner = pair_up(_overlapping(after, before, fields))
    for number, item in enumerate(after):
        if number not in partner:
            yield _difference(new, kind, "gained", item, after=_told(item, fields))
            continue
        was, now = _all(before[partner[number]], fields), _all(item, fields)
        changed = [name for name in fields if was[name] != now[name]]
        if changed:
            yield _difference(
                new, kind, "changed", item,
                before={name: was[name] for name in changed},
                after={name: now[name] for name in changed},
            )  # fmt: skip
    kept = set(partner.values())
    for number, item in enumerate(before):
        if number not in kept:
            yield _difference(old, kind, "lost", item, before=_told(item, fields))


def _overlapping(
    after: Sequence[Any], before: Sequence[Any], fields: Mapping[str, Told]
) -> Iterator[tuple[float, int, int]]:
    """Pairs whose words overlap, scored by how much else agrees."""
    old = [(_ranges(item), _all(item, fields)) for item in before]
    for i, item in enumerate(after):
        ranges, told = _ranges(item), _all(item, fields)
        for j, (others, other) in enumerate(old):
            if any(a < d and c < b for a, b in ranges for c, d in others):
                same = sum(told[name] == other[name] for name in fields)
                yield same + len(fields) * (ranges[0] == others[0]), i, j


def _ranges(item: Event | Statement) -> list[tuple[int, int]]:
    spans = (item.trigger, *item.also) if isinstance(item, Event) else (item.cue,)
    return [(span.start, span.end) for span in spans]


def _difference(
    record: Record, kind: Kind, change: Change, item: Any, **sides: dict[str, str]
) -> Difference:
    event = isinstance(item, Event)
    mode = f".{item.mode}" if event and item.mode else ""
    return Difference(
        article=record.article.id, kind=kind, change=change, rule=item.rule, id=item.id,
        type=f"{item.type}{mode}" if event else item.form,
        span=item.trigger if event else item.cue,
        evidence=(item.evidence if event else item.content).text, **sides,
    )  # fmt: skip


def _all(item: Any, fields: Mapping[str, Told]) -> dict[str, str]:
    return {name: tell(item) for name, tell in fields.items()}


def _told(item: Any, fields: Mapping[str, Told]) -> dict[str, str]:
    return {name: value for name, value in _all(item, fields).items() if value}


def tell_party(party: Party) -> str:
    """``text (IRQ GOV MIL, person.IRQ.name)``."""
    codes = " ".join([party.country or "?", *party.sectors])
    return f"{party.text}\u200e ({codes}{f', {party.entity}' if party.entity else ''})"


def _parties(parties: Iterable[Party]) -> str:
    return " + ".join(map(tell_party, parties))


def _figures(figures: Iterable[Figure]) -> str:
    return " + ".join(
        f"{figure.of} {figure.qualifier if figure.value is None else figure.value}"
        for figure in figures
    )


def _texts(spans: Iterable[Span]) -> str:
    return " ← ".join(span.text for span in spans)


FIELDS: dict[Kind, dict[str, Told]] = {
    "event": {
        "type": lambda e: str(e.type),
        "mode": lambda e: e.mode or "",
        "contexts": lambda e: ", ".join(e.contexts),
        "status": lambda e: str(e.status),
        "foreground": lambda e: "" if e.foreground else "background",
        "cameo": lambda e: str(e.cameo),
        "trigger": lambda e: str(e.trigger.text),
        "also": lambda e: _texts(e.also),
        "actors": lambda e: _parties(e.actors),
        "recipients": lambda e: _parties(e.recipients),
        "date": lambda e: (e.date.value or e.date.text) if e.date else "",
        "place": lambda e: f"{e.place.text}\u200e ({e.place.country})" if e.place else "",
        "figures": lambda e: _figures(e.figures),
        "said_by": lambda e: _texts(e.said_by),
        "rule": lambda e: str(e.rule),
    },
    "statement": {
        "speaker": lambda s: tell_party(s.speaker) if s.speaker else "",
        "implicit": lambda s: "implicit" if s.implicit else "",
        "cue": lambda s: str(s.cue.text),
        "form": lambda s: str(s.form),
        "content": lambda s: str(s.content.text),
        "said_by": lambda s: _texts(s.said_by),
        "date": lambda s: (s.date.value or s.date.text) if s.date else "",
        "rule": lambda s: str(s.rule),
    },
}
"""What is compared, in the order of the record."""
