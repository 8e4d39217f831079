"""Writes the TypeScript types of the workbench from the types of Python.

``python docs/generate_types.py [--check]``. Every field is there in an answer (msgspec leaves
none out), so none is optional; docstrings become comments where msgspec hands them on.
"""

from __future__ import annotations

from typing import Any

import msgspec
from pages import ROOT, deliver

from marsad.archive.registers import Line
from marsad.dossier.gather import Dossier
from marsad.record import Record
from marsad.server.about_archive import AboutArchive, PublisherCount, Vocabulary
from marsad.server.answers import AgreementRow, EventRow, FigureRow, StatementRow
from marsad.server.articles import ArticleRow, ArticleView, Derivations, SearchRow, Version
from marsad.server.overview import Overview
from marsad.server.party_pages import PartyView
from marsad.server.review_shapes import ReviewRow
from marsad.server.story_pages import StoryRow, StoryView
from marsad.stories.differences import Difference

TYPES = (
    Record, Line, Difference, Dossier,
    AboutArchive, PublisherCount, Vocabulary,
    ArticleRow, ArticleView, Derivations, SearchRow, Version,
    EventRow, StatementRow, FigureRow, AgreementRow,
    Overview, PartyView, StoryRow, StoryView, ReviewRow,
)  # fmt: skip
_TARGET = ROOT / "workbench" / "src" / "api" / "record.ts"
_HEAD = "// Made by docs/generate_types.py from the types of Python; do not edit.\n"
_WORDS = {
    "string": "string", "integer": "number", "number": "number", "boolean": "boolean",
    "null": "null",
}  # fmt: skip


def main() -> None:
    """Write the types, or check them."""
    _, components = msgspec.json.schema_components(TYPES, ref_template="{name}")
    parts = [_declaration(name, schema) for name, schema in sorted(components.items())]
    deliver({_TARGET: _HEAD + "\n".join(["", *parts])})


def _declaration(name: str, schema: dict[str, Any]) -> str:
    if "properties" not in schema:
        return f"export type {name} = {_type(schema)};\n"
    lines = [f"  {field}: {_type(one)};" for field, one in schema["properties"].items()]
    comment = " ".join(schema.get("description", "").split())
    return "\n".join([f"/** {comment} */", f"export interface {name} {{", *lines, "}", ""])


def _type(schema: dict[str, Any]) -> str:
    """The type in TypeScript."""
    if "$ref" in schema:
        return str(schema["$ref"])
    if "enum" in schema:
        return " | ".join(f"'{value}'" for value in schema["enum"])
    if "anyOf" in schema:
        return " | ".join(map(_type, schema["anyOf"]))
    kind = schema.get("type")
    if kind == "array" and "prefixItems" in schema:
        return f"[{', '.join(map(_type, schema['prefixItems']))}]"
    if kind == "array":
        inner = _type(schema["items"]) if schema.get("items") else "unknown"
        return f"({inner})[]" if "|" in inner else f"{inner}[]"
    if kind == "object":
        return f"{{ [key: string]: {_type(schema.get('additionalProperties', {}))} }}"
    return _WORDS.get(str(kind), "unknown")


if __name__ == "__main__":
    main()
