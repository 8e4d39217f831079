"""What the Markdown and the HTML of a dossier share: words, numbered evidence, lines in words."""

from __future__ import annotations

import re

import msgspec

from marsad.archive.register_lines import Evidence, Language, Line
from marsad.dossier.gather import Dossier
from marsad.knowledge.source import load_knowledge
from marsad.knowledge.store import Compiled
from marsad.stories.differences import Account, Difference


class Wording(msgspec.Struct, frozen=True):
    """What a dossier is worded with."""

    language: Language
    words: dict[str, str]
    """Headings and labels."""
    knowledge: Compiled
    """For the names of types, modes and countries."""

    def __getitem__(self, label: str) -> str:
        return self.words[label]


def wording_in(language: Language) -> Wording:
    """The wording of dossiers in a language."""
    knowledge = load_knowledge()
    return Wording(language, knowledge.code_lists[f"dossier_{language}"], knowledge)


class References:
    """Evidence, numbered in the order in which it is referred to; a piece keeps its number."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[str, int, int], int] = {}
        self.all: list[Evidence] = []

    def number(self, evidence: Evidence) -> int:
        """The number of a piece of evidence."""
        key = evidence.article, evidence.start, evidence.end
        if key not in self._numbers:
            self.all.append(evidence)
            self._numbers[key] = len(self.all)
        return self._numbers[key]


def title_of(dossier: Dossier, wording: Wording) -> str:
    """``Dossier: Iraq and Iran, from 2013-01-01 until 2013-12-31``."""
    names = [_named(party, wording) for party in dossier.parties]
    title = f"{wording['title']}: " + wording["with"].join(names)
    if dossier.since:
        title += f", {wording['from']} {dossier.since}"
    if dossier.until:
        title += f" {wording['until']} {dossier.until}"
    return title


def _named(party: str, wording: Wording) -> str:
    """A country by its name; other parties as they were asked for."""
    code, slash, sector = party.partition("/")
    country = wording.knowledge.country(code)
    if country is None:
        return party
    return (country.name_en if wording.language == "en" else country.names[0]) + slash + sector


def what_of(line: Line, wording: Wording) -> str:
    """``CONSULT visit``; in Arabic the names of type and mode."""
    name, _, mode = line.what.partition(" ")
    kind = wording.knowledge.types.get(name)
    if wording.language == "en" or kind is None:
        return line.what
    return f"{kind.label_ar}: {kind.modes[mode].label_ar}" if mode in kind.modes else kind.label_ar


def kinds_of(dossier: Dossier, wording: Wording) -> str:
    """``CONSULT 8, REJECT 4``; in Arabic the names of the types."""
    types = wording.knowledge.types
    english = wording.language == "en"
    named = {name: name if english else types[name].label_ar for name in dossier.by_type}
    comma = ", " if english else "\u060c "
    return comma.join(f"{named[name]} {number}" for name, number in dossier.by_type.items())


def summary_lines(dossier: Dossier, wording: Wording) -> list[str]:
    """The lines of the summary."""
    kinds = kinds_of(dossier, wording)
    lines = [
        f"{dossier.articles} {wording['articles']}, {dossier.outlets} {wording['outlets']}",
        f"{len(dossier.timeline)} {wording['acts']}" + (f": {kinds}" if kinds else ""),
    ]
    if dossier.intensity is not None:
        lines.append(f"{wording['intensity']}: {dossier.intensity:+.2f}")
    lines.append(f"{wording['coder']}: {', '.join(dossier.coders)}")
    return lines


def about(evidence: Evidence) -> str:
    """``publisher · day · title`` of the article that a piece of evidence is from."""
    told = (evidence.publisher, (evidence.published or "")[:10], evidence.title)
    return " · ".join(filter(None, told))


def web_address(evidence: Evidence) -> str | None:
    """Where the article stands, if that is on the web: other addresses may run something."""
    url = evidence.url or ""
    return url if re.fullmatch(r"https?://[^\s<>\"]+", url) else None


def day_of(line: Line, wording: Wording) -> str:
    """The day of a line; that of publication in brackets."""
    published = (line.evidence.published or "")[:10]
    return line.day or (f"({published})" if published else wording["undated"])


def teller_of(line: Line) -> str:
    """``newspaper ← officials``."""
    return " ← ".join([line.evidence.publisher or line.evidence.article, *line.said_by])


def status_of(line: Line, wording: Wording) -> str:
    """The status in brackets, when it is not that the act occurred."""
    if line.status in (None, "occurred", "signed"):
        return ""
    return f" [{wording.words.get(line.status or '', line.status)}]"


def difference_words(difference: Difference) -> str:
    """``killed: 43 (newspaper ← medical sources), at least 30 (agency)``."""
    told = (f"{one.told} ({_teller(one)})" for one in difference.accounts)
    return f"{difference.of}: {', '.join(dict.fromkeys(told))}"


def _teller(account: Account) -> str:
    names = [account.publisher or account.article, *(link.text for link in account.said_by)]
    return " ← ".join(names)
