"""The public contract: what the types promise, their JSON Schema, their documentation."""

from __future__ import annotations

import ast
import inspect
from typing import Any, get_args

import msgspec
import pytest

import marsad.record
from coding import code
from marsad.record import (
    Article,
    CoderStamp,
    Event,
    EventType,
    Record,
    Span,
    Status,
    json_schema,
)

STRUCTS = [
    value
    for value in vars(marsad.record).values()
    if isinstance(value, type) and issubclass(value, msgspec.Struct)
]

# The contract of RECORD.md: what each object holds
FIELDS = {
    "Record": "article events statements figures agreements coder",
    "Article": "id url publisher title published language text",
    "Span": "text start end",
    "Event": (
        "id type mode contexts status foreground cameo quad intensity goldstein trigger also "
        "actors recipients date place figures said_by evidence rule gloss_en gloss_ar"
    ),
    "Statement": "id speaker implicit cue form content said_by date rule",
    "Date": "text start end value until",
    "Place": "text start end name name_en country lat lon geonames",
    "Party": "text start end entity name name_en wikidata country sectors role",
    "Attribution": "text start end cue kind named entity country",
    "Figure": "text start end value low high qualifier of said_by",
    "Agreement": "text start end kind parties status date subject said_by",
    "CoderStamp": "version knowledge",
}


@pytest.mark.parametrize(("name", "fields"), FIELDS.items())
def test_fields(name: str, fields: str) -> None:
    struct = getattr(marsad.record, name)
    assert set(struct.__struct_fields__) == set(fields.split())


def test_every_type_is_in_the_contract() -> None:
    assert {struct.__name__ for struct in STRUCTS} == set(FIELDS)


def test_the_ontology_has_sixteen_types_and_six_statuses() -> None:
    assert len(get_args(EventType)) == 16
    assert set(get_args(Status)) == {
        "occurred", "planned", "conditional", "requested", "negated", "denied"
    }  # fmt: skip


# Documentation


def documented(struct: type) -> dict[str, str]:
    """Field → the string under it in the source."""
    body = ast.parse(inspect.getsource(struct)).body[0]
    assert isinstance(body, ast.ClassDef)
    found: dict[str, str] = {}
    for field, after in zip(body.body, [*body.body[1:], None], strict=True):
        if not isinstance(field, ast.AnnAssign) or not isinstance(field.target, ast.Name):
            continue
        text = after.value if isinstance(after, ast.Expr) else None
        if isinstance(text, ast.Constant) and isinstance(text.value, str):
            found[field.target.id] = text.value
        else:
            found[field.target.id] = ""
    return found


@pytest.mark.parametrize("struct", STRUCTS, ids=lambda struct: struct.__name__)
def test_every_field_has_a_docstring(struct: type) -> None:
    assert (struct.__doc__ or "").strip()
    assert [field for field, text in documented(struct).items() if not text.strip()] == []


# JSON Schema


def test_the_schema_is_of_draft_2020_12_and_complete() -> None:
    schema = json_schema()
    definitions = schema["$defs"]
    assert set(definitions) == set(FIELDS)
    for name, fields in FIELDS.items():
        assert set(definitions[name]["properties"]) == set(fields.split())
    assert schema["$ref"] == "#/$defs/Record"


def test_the_schema_lists_the_values() -> None:
    event = json_schema()["$defs"]["Event"]["properties"]
    assert set(event["type"]["enum"]) == set(get_args(EventType))
    assert (event["quad"]["minimum"], event["quad"]["maximum"]) == (1, 4)


TEXT = (
    "وزير الدفاع العراقي يزور طهران\n"
    "زار وزير الدفاع العراقي سعدون الدليمي طهران أمس، ووقع مذكرة تفاهم مع نظيره الإيراني. "
    "وقال الدليمي إن عشرة أشخاص قتلوا في هجوم في بغداد."
)


def test_a_record_goes_through_json_unchanged() -> None:
    record = code(TEXT)
    assert record.events
    assert record.statements
    assert record.figures
    assert record.agreements
    assert msgspec.json.decode(msgspec.json.encode(record), type=Record) == record


def refused(**changed: Any) -> bool:
    """Whether an event with a changed value is refused."""
    event = msgspec.to_builtins(code(TEXT).events[0]) | changed
    try:
        msgspec.convert(event, Event)
    except msgspec.ValidationError:
        return True
    return False


@pytest.mark.parametrize(
    ("field", "value"),
    [("type", "FIGHT"), ("status", "maybe"), ("quad", 5), ("quad", 0), ("trigger", "زار")],
)
def test_values_outside_the_contract_are_refused(field: str, value: object) -> None:
    assert not refused()
    assert refused(**{field: value})


def test_what_is_not_told_is_null_or_empty() -> None:
    record = Record(article=Article(id="a"), coder=CoderStamp(version="0", knowledge="sha256:0"))
    plain = msgspec.to_builtins(record)
    assert plain["article"] == {
        "id": "a", "url": None, "publisher": None, "title": "", "published": None,
        "language": "ar", "text": "",
    }  # fmt: skip
    assert plain["events"] == plain["statements"] == plain["figures"] == ()


def test_ids_are_stable_and_tell_events_apart() -> None:
    ids = [event.id for event in code(TEXT).events]
    assert ids == [event.id for event in code(TEXT).events]
    assert len(set(ids)) == len(ids)
    # another text, another id
    assert not set(ids) & {event.id for event in code(TEXT + " انتهى").events}


def test_structs_are_frozen() -> None:
    span = Span(text="نص", start=0, end=2)
    with pytest.raises(AttributeError):
        span.start = 1  # type: ignore[misc]
