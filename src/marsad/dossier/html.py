"""A dossier as one self-contained page of HTML, with its chart drawn as SVG.

Text of articles is untrusted: everything is escaped, and the page forbids scripts and requests.
"""

from __future__ import annotations

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

_STYLE = """
body { font: 16px/1.6 "Noto Naskh Arabic", "Noto Sans", system-ui, sans-serif; margin: 2rem auto;
  max-width: 60rem; padding: 0 1rem; color: #1c1c1c; background: #fff; }
h1 { font-size: 1.6rem } h2 { font-size: 1.2rem; border-bottom: 1px solid #ccc; margin-top: 2rem }
li { margin: .3rem 0 } .by, .day { color: #555 } .day { font-variant-numeric: tabular-nums }
.day, .type, .status, .by { unicode-bidi: isolate }
.type { font-weight: 600 } .status { color: #8a4b00 } .apart { color: #8a4b00 }
.quote { color: #333; unicode-bidi: isolate } svg { max-width: 100%; height: auto }
svg .up { fill: #2b7a4b } svg .down { fill: #b3392f } svg text { font-size: 11px; fill: #444 }
:target { background: #fff3c4 }
"""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"

_BAR, _GAP, _LONGEST = 26, 8, 90
"""Width of a bar, room between bars, height of the longest bar."""
_MARGIN = 24


def as_html(dossier: Dossier, language: Language = "en") -> str:
    """The dossier as a page; every line points at its evidence."""
    wording = wording_in(language)
    references = References()
    title = escape(title_of(dossier, wording))
    body = "\n".join(_sections(dossier, wording, references))
    direction = "rtl" if language == "ar" else "ltr"
    return (
        f'<!doctype html>\n<html lang="{language}" dir="{direction}">\n<head>\n'
        f'<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        f"<h1>{title}</h1>\n{body}\n</body>\n</html>\n"
    )


def _sections(dossier: Dossier, wording: Wording, references: References) -> Iterator[str]:
    yield _heading(wording["summary"])
    yield _list(map(escape, summary_lines(dossier, wording)))
    if not dossier.timeline and not dossier.agreements:
        yield f"<p>{escape(wording['nothing'])}</p>"
        return
    if dossier.months:
        yield _heading(wording["months"])
        yield f"<p>{escape(wording['months_note'])}</p>"
        yield draw_months(dossier.months, wording["months"])
    for name, lines in (
        ("timeline", dossier.timeline),
        ("agreements", dossier.agreements),
        ("visits", dossier.visits),
    ):
        if lines:
            yield _heading(wording[name])
            yield _list(_line(line, wording, references) for line in lines)
    if dossier.speakers:
        yield _heading(wording["speakers"])
        yield _list(
            f"<bdi>{escape(one.name)}</bdi>: {one.statements} {escape(wording['statements'])} "
            f"{_link(references.number(one.evidence))}"
            for one in dossier.speakers
        )
    if dossier.disputes:
        yield _heading(wording["contradictions"])
        yield _list(
            _line(dispute.line, wording, references)
            + _list(
                f'<span class="apart"><bdi>{escape(difference_words(one))}</bdi></span>'
                for one in dispute.differences
            )
            for dispute in dossier.disputes
        )
    yield _heading(wording["evidence"])
    items = (_evidence(n, one) for n, one in enumerate(references.all, start=1))
    yield f"<ol>{''.join(items)}</ol>"


def _heading(text: str) -> str:
    return f"<h2>{escape(text)}</h2>"


def _list(items: Iterator[str]) -> str:
    return "<ul>" + "".join(f"<li>{item}</li>" for item in items) + "</ul>"


def _line(line: Line, wording: Wording, references: References) -> str:
    reports = f", {line.reports} {wording['reports']}" if line.reports > 1 else ""
    return (
        f'<span class="day">{escape(day_of(line, wording))}</span> '
        f'<span class="type">{escape(what_of(line, wording))}</span>'
        f'<span class="status">{escape(status_of(line, wording))}</span> '
        f"<bdi>{escape(line.told)}</bdi> "
        f'<span class="by">(<bdi>{escape(teller_of(line))}</bdi>{escape(reports)})</span> '
        f"{_link(references.number(line.evidence))}"
    )


def _link(number: int) -> str:
    return f'<a href="#evidence-{number}">[{number}]</a>'


def _evidence(number: int, evidence: Evidence) -> str:
    told = f"<bdi>{escape(about(evidence))}</bdi>"
    url = web_address(evidence)
    if url is not None:
        told = f'<a href="{escape(url)}" rel="noopener noreferrer">{told}</a>'
    return (
        f'<li id="evidence-{number}">{told}<br/><span class="quote" lang="ar" dir="rtl">'
        f'{escape(evidence.text)}</span> <span class="by"><bdi>{escape(evidence.article)}</bdi> '
        f"{evidence.start}–{evidence.end}</span></li>"
    )


def draw_months(months: Sequence[Month], label: str) -> str:
    """Bars above the line for cooperation, below it for conflict."""
    most = max((abs(month.net) for month in months), default=0.0) or 1.0
    above = max((month.net for month in months), default=0.0) / most * _LONGEST
    below = -min((month.net for month in months), default=0.0) / most * _LONGEST
    width = _MARGIN * 2 + len(months) * (_BAR + _GAP)
    middle = max(above, 0.0) + _MARGIN
    names = middle + max(below, 0.0) + 2 * _MARGIN
    parts = [
        f'<svg viewBox="0 0 {width} {names + _MARGIN:.0f}" width="{width}" role="img" '
        f'aria-label="{escape(label)}" direction="ltr">',
        f'<line x1="0" y1="{middle:.1f}" x2="{width}" y2="{middle:.1f}" stroke="#888"/>',
    ]
    for number, month in enumerate(months):
        x = _MARGIN + number * (_BAR + _GAP)
        height = abs(month.net) / most * _LONGEST
        up = month.net >= 0
        top = middle - height if up else middle
        told = f"{month.month}: {month.net:+.1f} ({month.acts})"
        parts.append(
            f'<rect class="{"up" if up else "down"}" x="{x}" y="{top:.1f}" width="{_BAR}" '
            f'height="{max(height, 1):.1f}"><title>{told}</title></rect>'
            f'<text x="{x + _BAR / 2}" y="{top - 4 if up else top + height + 12:.1f}" '
            f'text-anchor="middle">{month.net:+.0f}</text>'
            f'<text x="{x + _BAR / 2}" y="{names:.0f}" text-anchor="middle" '
            f'transform="rotate(-45 {x + _BAR / 2} {names:.0f})">{month.month}</text>'
        )
    return "".join([*parts, "</svg>"])
