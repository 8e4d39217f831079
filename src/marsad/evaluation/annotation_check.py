"""Whether annotations fit their articles and the code lists.

``python -m marsad.evaluation.annotation_check GOLD ARTICLES`` prints one line a fault: a quoted
string that the text does not hold as often as said, a code that does not exist, an article
without its annotation.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, get_args

from marsad.evaluation.gold import (
    GoldArticle,
    GoldEvent,
    GoldParty,
    GoldSource,
    GoldStatement,
    load_articles,
    load_gold,
)
from marsad.evaluation.matching import find
from marsad.knowledge.compiler import read_file
from marsad.knowledge.source import knowledge_folders, load_knowledge
from marsad.record import (
    NO_STATE,
    AgreementKind,
    AgreementStatus,
    Article,
    Counted,
    Form,
    Qualifier,
    SourceKind,
    Status,
)


class Codes(NamedTuple):
    """What may be written."""

    modes: Mapping[str, frozenset[str]]
    """The modes of each type."""
    sectors: frozenset[str]
    countries: frozenset[str]


def load_codes() -> Codes:
    """The codes of the knowledge files."""
    knowledge = load_knowledge()
    lists = read_file(knowledge_folders()[0] / "ontology" / "codes.yaml").code_lists
    return Codes(
        modes={name: frozenset(entry.modes) for name, entry in knowledge.types.items()},
        sectors=frozenset(code for one in lists if one.id == "sectors" for code in one.codes),
        countries=NO_STATE | {country.id for country in knowledge.countries},
    )


def check_set(
    annotations: Iterable[GoldArticle], articles: Iterable[Article], codes: Codes
) -> Iterator[str]:
    """The faults of a set, each with the id of its article."""
    texts = {article.id: article.text for article in articles}
    unread = dict(texts)
    for annotation in annotations:
        text = texts.get(annotation.id)
        if unread.pop(annotation.id, None) is None or text is None:
            yield f"{annotation.id}: annotated twice, or no such article"
            continue
        for fault in _Checker(annotation, text, codes).faults():
            yield f"{annotation.id}: {fault}"
    for missing in unread:
        yield f"{missing}: no annotation"


class _Checker:
    """Checks one annotation."""

    def __init__(self, annotation: GoldArticle, text: str, codes: Codes) -> None:
        self.annotation = annotation
        self.text = text
        self.codes = codes

    def faults(self) -> Iterator[str]:
        for event in self.annotation.events:
            yield from self._event(event)
        for statement in self.annotation.statements:
            yield from self._statement(statement)
        for figure in self.annotation.figures:
            yield from self._quoted(figure.mention)
            yield from _listed(figure.of, get_args(Counted))
            yield from _listed(figure.qualifier, get_args(Qualifier))
            yield from self._sources(figure.said_by)
        for agreement in self.annotation.agreements:
            yield from self._quoted(agreement.mention)
            yield from self._quoted(agreement.subject or "")
            yield from _listed(agreement.kind, get_args(AgreementKind))
            yield from _listed(agreement.status, get_args(AgreementStatus))
            yield from self._parties(agreement.parties)

    def _event(self, event: GoldEvent) -> Iterator[str]:
        yield from _listed(event.type, self.codes.modes)
        if event.mode is not None:
            yield from _listed(event.mode, self.codes.modes.get(event.type, ()))
        yield from _listed(event.status, get_args(Status))
        yield from self._quoted(event.trigger, event.nth)
        for other in event.also:
            yield from self._quoted(other.trigger, other.nth)
        yield from self._parties((*event.actors, *event.recipients))
        if event.place:
            yield from self._quoted(event.place.name)
            yield from self._country(event.place.country)
        yield from self._sources(event.said_by)

    def _statement(self, statement: GoldStatement) -> Iterator[str]:
        yield from _listed(statement.form, get_args(Form))
        yield from self._quoted(statement.cue, statement.nth)
        yield from self._parties((statement.speaker,))
        yield from self._quoted(statement.begin)
        begin = self.text.find(statement.begin)
        if self.text.find(statement.end, begin) < 0:
            yield f"«{statement.end}» does not follow «{statement.begin}»"
        yield from self._sources(statement.said_by)

    def _parties(self, parties: Iterable[GoldParty]) -> Iterator[str]:
        for party in parties:
            yield from self._quoted(party.mention)
            yield from self._country(party.country)
            for sector in party.sectors:
                yield from _listed(sector, self.codes.sectors)

    def _sources(self, sources: Iterable[GoldSource]) -> Iterator[str]:
        for source in sources:
            yield from self._quoted(source.mention)
            yield from self._country(source.country)
            yield from _listed(source.kind, get_args(SourceKind))

    def _country(self, code: str | None) -> Iterator[str]:
        if code is not None:
            yield from _listed(code, self.codes.countries)

    def _quoted(self, quoted: str, nth: int = 1) -> Iterator[str]:
        if find(self.text, quoted, nth) is None:
            yield f"«{quoted}» does not stand in the text {nth} times"


def _listed(code: str, known: Iterable[str]) -> Iterator[str]:
    if code not in known:
        yield f"{code!r} is no such code"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the faults; the exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m marsad.evaluation.annotation_check", description=__doc__
    )
    parser.add_argument("gold", type=Path, metavar="GOLD", help="folder or JSONL of annotations")
    parser.add_argument("articles", type=Path, metavar="ARTICLES", help="JSONL of articles")
    options = parser.parse_args(arguments)
    try:
        faults = [
            *check_set(load_gold(options.gold), load_articles(options.articles), load_codes())
        ]
    except (OSError, ValueError) as error:
        faults = [str(error)]
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
