"""Fills the tables of ``docs/record.md`` and ``docs/knowledge.md`` from the types they describe.

``python docs/generate_fields.py [--check]``. A block ``<!-- generated: fields MODULE.CLASS -->``
lists the fields of a class with their docstrings; ``columns`` lists those of the CSV file,
``types`` and ``codes LIST`` what the ontology holds.
"""

from __future__ import annotations

import ast
import importlib
import importlib.util
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from pages import ROOT, deliver, fill, table

from marsad.exports.columns import EVENTS
from marsad.knowledge.compiler import read_folders
from marsad.knowledge.schema import KnowledgeFile

PAGES = ("record.md", "knowledge.md")
_GENERAL = {
    "id": "Name of the entry, by which others refer to it.",
    "note": "A remark for readers of the file.",
    "text": "The sentence.",
    "type": "PLOVER type.",
    "mode": "PLOVER mode of the type.",
    "contexts": "PLOVER contexts.",
    "sectors": "PLOVER sectors, the first counts.",
    "country": "ISO 3166-1 alpha-3, or IGO, EUR, NGO, IMG, ISM, MNC.",
    "status": "The status that it tells.",
    "kind": "What sort of thing it is.",
    "direction": "On which side of the cue the act stands.",
    "stance": "How the speaker stands to the content.",
    "verbs": "`past present` pairs.",
    "nouns": "Verbal nouns.",
    "names": "The first is the usual name; also other names and spellings.",
    "name_en": "Name in English.",
    "wikidata": "Wikidata id, only where certain.",
    "lat": "Latitude, degrees, WGS 84.",
    "lon": "Longitude, degrees, WGS 84.",
    "geonames": "GeoNames id.",
    "entity": "Id of the knowledge entry, or null.",
    "rule": "The knowledge entry that made it.",
}
"""Meanings of fields that mean the same everywhere and have no docstring of their own."""
_WORDS = {"str": "text", "int": "whole number", "float": "number", "bool": "true or false"}


def main() -> None:
    """Fill the pages, or check them."""
    paths = [ROOT / "docs" / name for name in PAGES]
    deliver({path: fill(path.read_text(encoding="utf-8"), make) for path in paths})


def make(what: str) -> str:
    """The block that a marker asks for."""
    kind, *arguments = what.split()
    if kind == "fields":
        return _fields_table(*arguments[0].rsplit(".", 1))
    if kind == "columns":
        rows = [[f"`{column.name}`", column.meaning] for column in EVENTS]
        return table(["column", "meaning"], rows)
    if kind == "types":
        return _types_table()
    [codes] = [one.codes for one in _ontology().code_lists if one.id == arguments[0]]
    return table(["code", "meaning"], [[f"`{code}`", label] for code, label in codes.items()])


@cache
def _ontology() -> KnowledgeFile:
    return read_folders([ROOT / "knowledge" / "ontology"])


def _types_table() -> str:
    rows = [
        [
            f"`{one.id}`", one.label_en, str(one.quad), f"{one.score:g}", one.cameo,
            ", ".join(f"`{mode}`" for mode in one.modes) or "–",
        ]
        for one in _ontology().types
    ]  # fmt: skip
    return table(["type", "meaning", "quad", "intensity", "CAMEO", "modes"], rows)


def _fields_table(module: str, name: str) -> str:
    rows = [[f"`{field}`", kind, meaning] for field, kind, meaning in _fields(module, name)]
    return table(["field", "value", "meaning"], rows)


def _fields(module: str, name: str) -> Iterator[tuple[str, str, str]]:
    """Name, kind of value and meaning of the fields of a class, inherited ones left out."""
    module = getattr(importlib.import_module(module), name).__module__
    body = _class(module, name).body
    for node, after in zip(body, [*body[1:], None], strict=True):
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            field = node.target.id
            meaning = (
                _docstring(after)
                or _meaning_of_type(module, node.annotation)
                or _GENERAL.get(field, "")
            )
            required = ", required" if _is_input(module) and not _has_default(node) else ""
            yield _written_name(node), _kind(node.annotation) + required, meaning


def _has_default(node: ast.AnnAssign) -> bool:
    """Whether the field may be left out; ``msgspec.field(name=…)`` alone gives no default."""
    if isinstance(node.value, ast.Call):
        return any(keyword.arg != "name" for keyword in node.value.keywords)
    return node.value is not None


def _is_input(module: str) -> bool:
    """Whether people write the fields: in a record all fields are there."""
    return module.startswith("marsad.knowledge")


@cache
def _tree(module: str) -> ast.Module:
    found = importlib.util.find_spec(module)
    assert found is not None
    assert found.origin is not None
    return ast.parse(Path(found.origin).read_text(encoding="utf-8"))


def _class(module: str, name: str) -> ast.ClassDef:
    [found] = [n for n in _tree(module).body if isinstance(n, ast.ClassDef) and n.name == name]
    return found


def _docstring(node: ast.stmt | None) -> str:
    value = node.value if isinstance(node, ast.Expr) else None
    text = value.value if isinstance(value, ast.Constant) else None
    return text.replace("``", "`") if isinstance(text, str) else ""


def _meaning_of_type(module: str, annotation: ast.expr) -> str:
    """What the type itself says, for a field that says nothing more."""
    names = {node.id for node in ast.walk(annotation) if isinstance(node, ast.Name)}
    body = _tree(module).body
    for node, after in zip(body, [*body[1:], None], strict=True):
        if isinstance(node, ast.ClassDef) and node.name in names:
            return (ast.get_docstring(node) or "").replace("``", "`")
        target = node.targets[0] if isinstance(node, ast.Assign) else None
        if isinstance(target, ast.Name) and target.id in names:
            return _docstring(after)
    return ""


def _written_name(node: ast.AnnAssign) -> str:
    """The name in the file: a field may be renamed (``with_`` is written ``with``)."""
    assert isinstance(node.target, ast.Name)
    if isinstance(node.value, ast.Call):
        for keyword in node.value.keywords:
            if keyword.arg == "name" and isinstance(keyword.value, ast.Constant):
                return str(keyword.value.value)
    return node.target.id


def _kind(annotation: ast.expr) -> str:
    """An annotation in words."""
    if isinstance(annotation, ast.BinOp):
        return f"{_kind(annotation.left)} or {_kind(annotation.right)}"
    if isinstance(annotation, ast.Constant):
        return "null"
    if isinstance(annotation, ast.Subscript):
        return _kind_of_generic(annotation)
    assert isinstance(annotation, ast.Name)
    return _WORDS.get(annotation.id, f"`{annotation.id}`")


def _kind_of_generic(annotation: ast.Subscript) -> str:
    assert isinstance(annotation.value, ast.Name)
    inside = annotation.slice
    parts = inside.elts if isinstance(inside, ast.Tuple) else [inside]
    generic = annotation.value.id
    if generic == "Literal":
        return ", ".join(f"`{part.value!s}`" for part in parts if isinstance(part, ast.Constant))
    if generic == "dict":
        return f"mapping of {_kind(parts[0])} to {_kind(parts[1])}"
    first = _kind(parts[0])
    return f"list of {first}" if generic == "tuple" else first


if __name__ == "__main__":
    main()
