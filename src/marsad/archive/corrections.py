"""Corrections of events and statements: what a reviewer sends, made an item of the record.

Whatever is sent must be of the record's types, its codes must exist, and its spans must stand in
the article where they say. What follows from other fields (CAMEO code, intensity, the line that
tells an event) is worked out anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

import msgspec
from msgspec.structs import replace

from marsad.archive.errors import AskError
from marsad.events.gloss import Glosser
from marsad.knowledge.source import load_knowledge
from marsad.knowledge.store import Compiled
from marsad.record import NO_STATE, Attribution, Date, Event, Party, Place, Span, Statement

Judged = Event | Statement

_FIXED = ("id", "rule", "cameo", "quad", "intensity", "goldstein", "gloss_en", "gloss_ar")
"""Fields that a reviewer does not decide."""
_FAULT = re.compile(r"(?P<what>.*?)(?: - at `\$(?P<path>.*)`)?")
_MISSING = re.compile("missing required field `(.+?)`")
_DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")


class CorrectionError(AskError):
    """A correction that cannot stand: names the field, as in ``actors.0.text``."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(f"{field}: {message}", field)


def corrected(item: Judged, sent: Mapping[str, Any], text: str) -> Judged:
    """The item with the fields that are sent in place of its own; `CorrectionError` names the one
    that is wrong."""
    kind = type(item)
    for name in sent:
        if name not in kind.__struct_fields__:
            raise CorrectionError(name, f"no field of {_noun(kind)}; leave it out")
    told = {name: value for name, value in sent.items() if name not in _FIXED}
    if isinstance(item, Event) and told.get("type", item.type) != item.type:
        told.setdefault("mode", None)  # the old one is of the old type
    try:
        found: Judged = msgspec.convert(msgspec.to_builtins(item) | told, kind)
    except msgspec.ValidationError as error:
        raise _typed(str(error)) from error
    _check_spans(found, item, text)
    _check_codes(found, "")
    if isinstance(found, Event) and isinstance(item, Event) and found != item:
        return _with_what_follows(found, item)
    return found


def missed(sent: Mapping[str, Any], name: str, text: str) -> Event:
    """An event that the coder has missed, as a reviewer tells it: its type and the words that name
    it at least. `CorrectionError` names what is wrong or lacks."""
    for field in ("type", "trigger"):
        if field not in sent:
            raise CorrectionError(field, "is missing")
    nowhere = Span(text="", start=0, end=0)
    blank = Event(
        id=name, type="CONSULT", status="occurred", cameo="", quad=1, intensity=0.0, goldstein=0.0,
        trigger=nowhere, evidence=nowhere, rule="review",
    )  # fmt: skip
    found = corrected(blank, {"evidence": sent["trigger"], **sent}, text)
    assert isinstance(found, Event)
    return _with_what_follows(_recoded(found, load_knowledge()), found)


def _check_spans(item: Judged, judged: Judged, text: str) -> None:
    """That spans stand where they say; those that the reviewer has not touched are left alone."""
    known = {(span.text, span.start, span.end) for _, span in _spans(judged, "")}
    for path, span in _spans(item, ""):
        if (span.text, span.start, span.end) in known:
            continue
        if span.start < 0 or not span.text or text[span.start : span.end] != span.text:
            raise CorrectionError(
                path, f"«{span.text}» does not stand at {span.start}-{span.end} of the article"
            )


def _noun(kind: type) -> str:
    return "an event" if kind is Event else "a statement"


def _typed(message: str) -> CorrectionError:
    """``Expected `str`, got `int` - at `$.actors[0].text```, told by its field."""
    match = _FAULT.fullmatch(message)
    what, path = (match["what"], match["path"] or "") if match else (message, "")
    missing = _MISSING.search(what)
    field = re.sub(r"\[(\d+)\]", r".\1", path).strip(".")
    if missing:
        return CorrectionError(f"{field}.{missing[1]}".strip("."), "is missing")
    return CorrectionError(field or "correction", what[0].lower() + what[1:])


def _spans(value: object, path: str) -> Iterator[tuple[str, Span]]:
    """Every span in an item, with the field that it stands in."""
    if isinstance(value, Span):
        yield path, value
    if isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from _spans(getattr(value, name), f"{path}.{name}".strip("."))
    elif isinstance(value, tuple):
        for number, one in enumerate(value):
            yield from _spans(one, f"{path}.{number}")


class _Codes(NamedTuple):
    """What may be written."""

    modes: Mapping[str, frozenset[str]]
    """By type."""
    sectors: frozenset[str]
    countries: frozenset[str]


@cache
def _codes() -> _Codes:
    knowledge = load_knowledge()
    return _Codes(
        {name: frozenset(kind.modes) for name, kind in knowledge.types.items()},
        frozenset(knowledge.code_lists["sectors"]),
        NO_STATE | {country.id for country in knowledge.countries},
    )


def _check_codes(value: object, path: str) -> None:
    """That countries, sectors, modes and dates make sense, wherever they stand in an item."""
    if isinstance(value, msgspec.Struct):
        for name in _wrong_codes(value):
            told = getattr(value, name)
            told = " ".join(told) if isinstance(told, tuple) else told
            raise CorrectionError(
                f"{path}.{name}".strip("."), f"«{told}» is no such {_CODED[name]}"
            )
        for name in value.__struct_fields__:
            _check_codes(getattr(value, name), f"{path}.{name}")
    elif isinstance(value, tuple):
        for number, one in enumerate(value):
            _check_codes(one, f"{path}.{number}")


_CODED = {
    "mode": "mode of that type", "country": "country (ISO 3166-1 alpha-3)", "sectors": "sector",
    "value": "date (like 2013-09-24, 2013-09 or 2013)",
    "until": "date (like 2013-09-24, 2013-09 or 2013)",
}  # fmt: skip


def _wrong_codes(value: msgspec.Struct) -> Iterator[str]:
    """The fields of a struct, those within its fields left aside, that hold no code that exists."""
    codes = _codes()
    if isinstance(value, Event) and value.mode not in (None, *codes.modes[value.type]):
        yield "mode"
    if isinstance(value, Party | Place | Attribution) and value.country is not None:
        yield from () if value.country in codes.countries else ("country",)
    if isinstance(value, Party) and not codes.sectors.issuperset(value.sectors):
        yield "sectors"
    if isinstance(value, Date):
        yield from (
            name for name in ("value", "until")
            if (told := getattr(value, name)) is not None and not _DATE.fullmatch(told)
        )  # fmt: skip


def _with_what_follows(event: Event, judged: Event) -> Event:
    """The event with the codes and the line in plain words that follow from its fields."""
    knowledge = load_knowledge()
    if (event.type, event.mode) != (judged.type, judged.mode):
        event = _recoded(event, knowledge)
    glosser = Glosser(knowledge)
    english = glosser.english(event, [None] * len(event.said_by))
    return replace(event, gloss_en=english, gloss_ar=glosser.arabic(event))


def _recoded(event: Event, knowledge: Compiled) -> Event:
    kind = knowledge.types[event.type]
    mode = kind.modes.get(event.mode) if event.mode else None
    cameo = mode.cameo if mode is not None else kind.cameo
    entry = knowledge.cameo.get(cameo)
    return replace(
        event, cameo=cameo, quad=kind.quad,
        intensity=mode.score if mode is not None else kind.score,
        goldstein=entry.goldstein if entry is not None else 0.0,
    )  # fmt: skip
