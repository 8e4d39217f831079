"""A dossier as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape

from marsad.archive.register_lines import Evidence, Language, Line
from marsad.dossier.gather import Dossier, Month
from marsad.dossier.parts import (
    References,
    Wording,
    about,
    day_of,
    difference_words,
    status_of,
    summary_lines,
    teller_of,
    title_of,
    web_address,
    what_of,
    wording_in,
)

_WIDEST = 30
"""Characters of the longest bar."""
_SIGNS = re.compile(r"([\\`*_{}\[\]#+|~!])")
"""Signs that mean something in Markdown: text of articles must not."""


def as_markdown(dossier: Dossier, language: Language = "en") -> str:
    """The dossier as Markdown; every line points at its evidence."""
    wording = wording_in(language)
    references = References()
    parts = [
        f"# {_plain(title_of(dossier, wording))}",
        *_sections(dossier, wording, references),
    ]
    return "\n\n".join(parts) + "\n"


def _sections(dossier: Dossier, wording: Wording, references: References) -> Iterator[str]:
    yield f"## {wording['summary']}"
    yield "\n".join(f"- {_plain(one)}" for one in summary_lines(dossier, wording))
    if not dossier.timeline and not dossier.agreements:
        yield wording["nothing"]
        return
    yield f"## {wording['months']}"
    yield wording["months_note"]
    yield _chart(dossier.months)
    for name, lines in (
        ("timeline", dossier.timeline),
        ("agreements", dossier.agreements),
        ("visits", dossier.visits),
    ):
        if lines:
            yield f"## {wording[name]}"
            yield "\n".join(_line(line, wording, references) for line in lines)
    if dossier.speakers:
        yield f"## {wording['speakers']}"
        yield "\n".join(
            f"- {_plain(one.name)}: {one.statements} {wording['statements']} "
            f"{_link(references.number(one.evidence))}"
            for one in dossier.speakers
        )
    if dossier.disputes:
        yield f"## {wording['contradictions']}"
        yield "\n".join(
            "\n".join(
                [
                    _line(dispute.line, wording, references),
                    *(f"  - {_plain(difference_words(one))}" for one in dispute.differences),
                ]
            )
            for dispute in dossier.disputes
        )
    yield f"## {wording['evidence']}"
    yield "\n".join(_evidence(n, one) for n, one in enumerate(references.all, start=1))


def _chart(months: Sequence[Month]) -> str:
    """Bars of text: cooperation to the right of the line, conflict to its left."""
    most = max((abs(month.net) for month in months), default=0.0) or 1.0
    rows = []
    for month in months:
        bar = "█" * max(1, round(abs(month.net) / most * _WIDEST))
        left = bar.rjust(_WIDEST) if month.net < 0 else " " * _WIDEST
        right = bar.ljust(_WIDEST) if month.net >= 0 else " " * _WIDEST
        rows.append(f"{month.month} {left}│{right} {month.net:+.1f} ({month.acts})")
    return "```text\n" + "\n".join(rows) + "\n```"


def _line(line: Line, wording: Wording, references: References) -> str:
    reports = f", {line.reports} {wording['reports']}" if line.reports > 1 else ""
    what = f"**{what_of(line, wording)}**{status_of(line, wording)}"
    return (
        f"- {day_of(line, wording)} {what}: {_plain(line.told)} "
        f"({_plain(teller_of(line))}{reports}) {_link(references.number(line.evidence))}"
    )


def _link(number: int) -> str:
    return f"[[{number}]](#evidence-{number})"


def _evidence(number: int, evidence: Evidence) -> str:
    url = web_address(evidence)
    where = f" <{url}>" if url else ""
    return (
        f'- <a id="evidence-{number}"></a>[{number}] {_plain(about(evidence))}{where}\n'
        f"  {_plain(evidence.text)} ({_plain(evidence.article)} {evidence.start}–{evidence.end})"
    )


def _plain(text: str) -> str:
    """The text on one line, its signs without meaning."""
    return _SIGNS.sub(r"\\\1", escape(" ".join(text.split()), quote=False))
