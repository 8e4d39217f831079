"""The shape of the source: English in code, Arabic in knowledge; modules that fit in the head."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "marsad"
MODULES = sorted(SOURCE.rglob("*.py"))
COMPILED = sorted(
    module
    for stage in ("text", "syntax", "mentions", "events")
    for module in SOURCE.glob(f"{stage}/**/*.py")
)
"""Modules that wheels hold as machine code."""
LONGEST_MODULE = 400
"""Lines."""
LONGEST_AFFIX = 2
"""Letters that a string may spell by escapes: an affix (the article, a plural ending), no word."""

_WRITTEN = re.compile("[\u0621-\u064a]{2}")
_WORD = re.compile(f"[\u0621-\u064a]{{{LONGEST_AFFIX + 1}}}")
_VAGUE = {"utils", "util", "helpers", "helper", "common", "misc", "tools"}


def name(module: Path) -> str:
    return str(module.relative_to(SOURCE))


def documentation(tree: ast.AST) -> Iterator[ast.Constant]:
    """Strings that stand as statements of their own."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield node.value


def sets_of_letters(tree: ast.AST) -> Iterator[ast.expr]:
    """Arguments of ``frozenset``: letters, not words."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "frozenset":
            yield from node.args


def values(tree: ast.AST) -> Iterator[str]:
    """What the strings of a module hold, escapes resolved."""
    left_out = {id(node) for node in [*documentation(tree), *sets_of_letters(tree)]}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or id(node) in left_out:
            continue
        if isinstance(node.value, str):
            yield node.value


def literals(source: str) -> Iterator[str]:
    """The string literals as they are written, documentation left out."""
    left_out = {node.lineno for node in documentation(ast.parse(source))}
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.STRING and token.start[0] not in left_out:
            yield token.string


@pytest.mark.parametrize("module", MODULES, ids=name)
def test_no_arabic_word_in_python(module: Path) -> None:
    source = module.read_text(encoding="utf-8")
    assert [text for text in literals(source) if _WRITTEN.search(text)] == []
    assert [text for text in values(ast.parse(source)) if _WORD.search(text)] == []


@pytest.mark.parametrize("module", MODULES, ids=name)
def test_modules_are_short(module: Path) -> None:
    lines = len(module.read_text(encoding="utf-8").splitlines())
    assert lines <= LONGEST_MODULE


def test_modules_are_named_after_what_they_do() -> None:
    assert [name(module) for module in MODULES if module.stem in _VAGUE] == []


@pytest.mark.parametrize("module", MODULES, ids=name)
def test_modules_say_what_they_are(module: Path) -> None:
    tree = ast.parse(module.read_text(encoding="utf-8"))
    assert ast.get_docstring(tree)


def test_the_main_path_fits_on_a_page() -> None:
    assert len((SOURCE / "coder.py").read_text(encoding="utf-8").splitlines()) <= 160


def test_no_path_of_the_authors_machine() -> None:
    for module in MODULES:
        assert not re.search(r"(/home/|/Users/|/work/|/root/)", module.read_text(encoding="utf-8"))


@pytest.mark.parametrize("module", COMPILED, ids=name)
def test_constants_of_compiled_modules_are_final(module: Path) -> None:
    """A constant that is not final is looked up by its name each time, as compiled as it is."""
    found = [
        ast.unparse(node)
        for node in ast.parse(module.read_text(encoding="utf-8")).body
        if isinstance(node, (ast.Assign, ast.AnnAssign)) and not _is_final(node)
    ]
    assert found == []


def _is_final(node: ast.Assign | ast.AnnAssign) -> bool:
    """Whether an assignment is final, or needs not be: of a type, of several at once."""
    if isinstance(node, ast.AnnAssign):
        return ast.unparse(node.annotation).startswith(("Final", "TypeAlias"))
    target = node.targets[0]
    return not (isinstance(target, ast.Name) and target.id.isupper())
