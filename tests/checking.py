"""What holds of every record, whatever the article."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from marsad.record import Record, Span


def spans(value: object) -> Iterator[Span]:
    """Every span in a record, at any depth."""
    if isinstance(value, Span):
        yield value
    if isinstance(value, msgspec.Struct):
        for field in value.__struct_fields__:
            yield from spans(getattr(value, field))
    elif isinstance(value, tuple):
        for item in value:
            yield from spans(item)


def check(record: Record) -> None:
    """Every span slices the text as received, and what belongs together stands together."""
    text = record.article.text
    for span in spans(record):
        assert 0 <= span.start < span.end <= len(text)
        assert text[span.start : span.end] == span.text
    for event in record.events:
        assert event.evidence.start <= event.trigger.start < event.trigger.end
        assert event.trigger.end <= event.evidence.end
    assert len({event.id for event in record.events}) == len(record.events)
