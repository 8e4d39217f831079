"""The language of full-text queries.

Words side by side must all be there; ``"…"`` or ``«…»`` is a phrase, ``OR`` or ``|`` stands
between alternatives, ``-`` or ``NOT`` before what must not be there, ``*`` after the beginning of a
word, ``(…)`` groups. ``AND`` and ``&`` may be written.

Hamza seats, teh marbuta, diacritics, tatweel, the article and clitics do not matter; after the
first word of a phrase only the article does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from marsad.archive.errors import AskError
from marsad.text.search_words import WordFinder, folded_words, index_word, written_forms

_TOKEN = re.compile(
    r"""
    (?P<phrase>"[^"]*"|\u00ab[^\u00bb]*\u00bb|\u201c[^\u201d]*\u201d)
    | (?P<open>\() | (?P<close>\)) | (?P<or>\||\bOR\b) | (?P<and>&|\bAND\b)
    | (?P<not>(?<!\S)-(?=\S)|\bNOT\b)
    | (?P<word>[^\s()|&"\u00ab\u00bb\u201c\u201d]+)
    """,
    re.VERBOSE,
)
_DEEPEST = 50


class Term(msgspec.Struct, frozen=True):
    """A word or a phrase: for each place the forms that may stand there."""

    forms: tuple[tuple[str, ...], ...]
    prefix: bool = False
    """Whether the last word is only the beginning of one."""


class All(msgspec.Struct, frozen=True):
    """Everything that must be there, and what must not."""

    wanted: tuple[Node, ...]
    unwanted: tuple[Node, ...] = ()


class Any(msgspec.Struct, frozen=True):
    """Alternatives."""

    nodes: tuple[Node, ...]


Node = Term | All | Any


class Query(msgspec.Struct, frozen=True):
    """A parsed query."""

    node: Node

    def fts5(self) -> str:
        """The query in the language of FTS5."""
        return _fts5(self.node)

    def tsquery(self) -> str:
        """The query in the language of PostgreSQL's ``to_tsquery``."""
        return _tsquery(self.node)

    def finder(self) -> WordFinder:
        """What finds the words that were asked for in a text."""
        exact: set[str] = set()
        beginnings: list[str] = []
        terms = list(_wanted_terms(self.node))
        for term in terms:
            for forms in term.forms[: -1 if term.prefix else None]:
                exact.update(forms)
            if term.prefix:
                beginnings += term.forms[-1]
        openings = tuple(beginnings)
        return WordFinder(
            (forms for term in terms for forms in term.forms),
            lambda word: word in exact or word.startswith(openings),
        )


def parse_query(query: str) -> Query:
    """The query; `AskError` when it cannot be read, with what is wrong."""
    return Query(_Parser(query).parse())


class _Token(NamedTuple):
    kind: str
    text: str


class _Parser:
    """Recursive descent: alternatives of conjunctions of words, phrases and groups."""

    def __init__(self, query: str) -> None:
        self._tokens = list(_tokens(query))
        self._at = 0
        self._depth = 0

    def parse(self) -> Node:
        if not self._tokens:
            raise AskError("the query is empty; give it a word", "text")
        node = self._alternatives()
        if self._at < len(self._tokens):
            raise AskError("the query has a «)» without its «(»", "text")
        return node

    def _alternatives(self) -> Node:
        nodes = [self._conjunction()]
        while self._take("or"):
            nodes.append(self._conjunction())
        return nodes[0] if len(nodes) == 1 else Any(tuple(nodes))

    def _conjunction(self) -> Node:
        wanted: list[Node] = []
        unwanted: list[Node] = []
        while (kind := self._kind()) is not None and kind not in ("or", "close"):
            if self._take("and"):
                continue
            side = unwanted if self._take("not") else wanted
            node = self._atom()
            if node is not None:
                side.append(node)
        if not wanted:
            raise AskError(
                "the query says what must not be there, not what must; add a word"
                if unwanted
                else "the query has an empty side or no word; give it one",
                "text",
            )
        if len(wanted) == 1 and not unwanted:
            return wanted[0]
        return All(tuple(wanted), tuple(unwanted))

    def _atom(self) -> Node | None:
        kind = self._kind()
        if self._take("open"):
            self._depth += 1
            if self._depth > _DEEPEST:
                raise AskError(f"the query nests more than {_DEEPEST} groups", "text")
            node = self._alternatives()
            self._depth -= 1
            if not self._take("close"):
                raise AskError("the query has a «(» without its «)»", "text")
            return node
        if kind in ("word", "phrase"):
            self._at += 1
            return _term(self._tokens[self._at - 1].text)
        raise AskError("the query ends where a word should follow", "text")

    def _kind(self) -> str | None:
        return self._tokens[self._at].kind if self._at < len(self._tokens) else None

    def _take(self, kind: str) -> bool:
        taken = self._kind() == kind
        self._at += taken
        return taken


def _tokens(query: str) -> Iterator[_Token]:
    for match in _TOKEN.finditer(query):
        assert match.lastgroup is not None
        yield _Token(match.lastgroup, match[0])


def _term(text: str) -> Term | None:
    """The term of a word or a phrase; null when it has no letters."""
    words = folded_words(text)
    if not words:
        return None
    first, *others = words
    prefix = text.rstrip('"\u00bb\u201d').endswith("*")
    return Term((tuple(written_forms(first)), *((index_word(word),) for word in others)), prefix)


def _wanted_terms(node: Node) -> Iterator[Term]:
    if isinstance(node, Term):
        yield node
    else:
        for inner in node.wanted if isinstance(node, All) else node.nodes:
            yield from _wanted_terms(inner)


def _fts5(node: Node) -> str:
    if isinstance(node, Term):
        star = "*" if node.prefix else ""
        rest = "".join(f" {forms[0]}" for forms in node.forms[1:])
        return "(" + " OR ".join(f'"{first}{rest}"{star}' for first in node.forms[0]) + ")"
    if isinstance(node, Any):
        return "(" + " OR ".join(map(_fts5, node.nodes)) + ")"
    wanted = " AND ".join(map(_fts5, node.wanted))
    if not node.unwanted:
        return f"({wanted})"
    return f"(({wanted}) NOT ({' OR '.join(map(_fts5, node.unwanted))}))"


def _tsquery(node: Node) -> str:
    if isinstance(node, Term):
        last = len(node.forms) - 1
        stars = [":*" if node.prefix and at == last else "" for at in range(last + 1)]
        places = [
            "(" + " | ".join(f"'{form}'{star}" for form in forms) + ")"
            for forms, star in zip(node.forms, stars, strict=True)
        ]
        return "(" + " <-> ".join(places) + ")"
    if isinstance(node, Any):
        return "(" + " | ".join(map(_tsquery, node.nodes)) + ")"
    parts = [*map(_tsquery, node.wanted), *(f"!{_tsquery(inner)}" for inner in node.unwanted)]
    return "(" + " & ".join(parts) + ")"
