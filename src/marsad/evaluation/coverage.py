"""What the knowledge covers of a set of records, and what it does not.

The texts are read again by the coder's own stages of text and syntax, so that words that led to no
record are seen too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from marsad.coder import Coder
from marsad.events.document import Document
from marsad.knowledge import kinds
from marsad.record import Party, Record, Statement
from marsad.syntax.categories import NAME, NOMINAL, VERB
from marsad.syntax.clauses import Sentence
from marsad.text.word import Word

Key = tuple[str, int]
"""A list of the knowledge and the number of an entry in it."""

LISTS: dict[str, frozenset[str]] = {
    "frames": kinds.TRIGGERS,
    "reporting": kinds.REPORTS,
    "status": kinds.STATUSES,
    "light_verbs": frozenset({kinds.LIGHT_VERB}),
    "agreements": frozenset({kinds.AGREEMENT}),
    "agents": frozenset({kinds.AGENT}),
    "countries": frozenset(
        {kinds.COUNTRY, kinds.CAPITAL, kinds.METONYM, kinds.NISBA, kinds.PEOPLE}
    ),
    "organisations": frozenset({kinds.ORGANISATION, kinds.ORGANISATION_SHORT}),
    "outlets": frozenset({kinds.OUTLET}),
    "people": frozenset({kinds.PERSON, kinds.PERSON_SHORT}),
    "places": frozenset({kinds.PLACE}),
}
"""Lists of the knowledge and the kinds of senses that they give."""

IN_RECORDS = frozenset({"frames", "reporting", "countries", "organisations", "outlets", "people"})
"""Lists whose entries a record names, as ``rule`` or ``entity``."""

_LIST_OF = {kind: name for name, of in LISTS.items() for kind in of}
_PERSONS = frozenset({kinds.PERSON, kinds.GIVEN_NAME})
_COUNTRY = "country."


class Found(NamedTuple):
    """Something found in an article."""

    article: str
    what: str
    text: str
    """The sentence, or what was said."""


class Tally:
    """Counts with the first example of each thing counted."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self._examples: dict[str, Found] = {}

    def add(self, article: str, what: str, text: str) -> None:
        """One more."""
        self.counts[what] += 1
        if what not in self._examples:
            self._examples[what] = Found(article, what, text)

    def most_common(self, number: int) -> list[tuple[int, Found]]:
        """The most frequent, the first in the alphabet of equally frequent ones."""
        ordered = sorted(self.counts, key=lambda what: (-self.counts[what], what))
        return [(self.counts[what], self._examples[what]) for what in ordered[:number]]

    @property
    def total(self) -> int:
        """How many in all; a sentence counts once for each entry."""
        return self.counts.total()


class ListCoverage(NamedTuple):
    """How much of a list of the knowledge the texts make use of."""

    name: str
    entries: int
    seen: int
    """Entries one of whose words stands in the texts."""
    fired: int | None
    """Entries that a record names; null when records do not tell."""
    never_seen: list[str]
    seen_only: list[tuple[int, str]]
    """Entries that are seen and that no record names, the most frequent first."""


class Coverage:
    """Collects over the records of many articles."""

    def __init__(self, coder: Coder) -> None:
        self._coder = coder
        self._forms: Counter[str] = Counter()
        self._words: dict[str, Word] = {}
        self._fired: Counter[str] = Counter()
        self._months: frozenset[str] = frozenset()
        self.articles = 0
        self.other_knowledge = 0
        """Articles that were coded by another knowledge than the present one."""
        self.statements = 0
        self.parties = 0
        self.sentences = 0
        """Sentences with a trigger or a cue."""
        self.silent = 0
        """Those of them that no event and no statement comes from."""
        self.verbs, self.titles, self.names = Tally(), Tally(), Tally()
        self.no_speaker, self.no_country, self.no_record = Tally(), Tally(), Tally()

    def add(self, record: Record) -> None:
        """Take in the record of an article."""
        self.articles += 1
        self.other_knowledge += record.coder.knowledge != self._coder.knowledge.digest
        self._take_records(record)
        if record.article.language != "ar":
            return
        document = self._coder.read(record.article)
        self._months = self._months or document.times.lexicon.month_forms()
        told = _told_at(record)
        for sentence in document.sentences:
            self._take_words(document, sentence)
            self._take_cues(document, sentence, told)

    def _take_records(self, record: Record) -> None:
        article = record.article.id
        for event in record.events:
            self._fired[event.rule] += 1
            self._chain(event.said_by)
            for party in (*event.actors, *event.recipients):
                self._party(article, party, event.evidence.text)
        for statement in record.statements:
            self._fired[statement.rule] += 1
            self._chain(statement.said_by)
            self.statements += 1
            if statement.speaker is None:
                self.no_speaker.add(article, statement.rule, _quoted(statement))
            else:
                self._party(article, statement.speaker, statement.content.text)

    def _chain(self, links: Iterable[Any]) -> None:
        self._fired.update(link.entity for link in links if link.entity)

    def _party(self, article: str, party: Party, text: str) -> None:
        self.parties += 1
        if party.entity:
            self._fired[party.entity] += 1
        elif party.name and " " in party.name:
            self.names.add(article, party.name, text)
        if party.country is None:
            sector = party.sectors[0] if party.sectors else "no sector"
            self.no_country.add(article, f"{party.name_en or party.text} ({sector})", text)

    def _take_words(self, document: Document, sentence: Sentence) -> None:
        for at, unit in enumerate(sentence.units):
            word = unit.word
            self._forms[word.form] += 1
            self._words.setdefault(word.form, word)
            if word.readings or not word.form[0].isalpha() or word.bare in self._months:
                continue
            if _is_verb(sentence, at):
                tally = self.verbs
            elif _is_title(sentence, at):
                tally = self.titles
            else:
                continue
            tally.add(document.article.id, word.bare, _text(document, sentence))

    def _take_cues(self, document: Document, sentence: Sentence, told: set[int]) -> None:
        """Triggers and cues in a sentence that no event and no statement comes from."""
        entries = dict.fromkeys(self._cues(sentence))
        if not entries:
            return
        self.sentences += 1
        span = document.span(sentence.first, sentence.last)
        if not told.isdisjoint(range(span.start, span.end)):
            return
        self.silent += 1
        for entry in entries:
            self.no_record.add(document.article.id, entry, span.text)

    def _cues(self, sentence: Sentence) -> Iterator[str]:
        known = self._coder.knowledge
        for unit in sentence.units:
            for reading in unit.word.readings:
                if reading.kind in kinds.TRIGGERS:
                    yield known.frames[reading.ref].id
                elif reading.kind in kinds.REPORTS:
                    yield known.reporting[reading.ref].id

    def lists(self) -> list[ListCoverage]:
        """How much of each list is made use of."""
        seen = self._seen()
        return [self._list(name, seen) for name in LISTS]

    def _seen(self) -> Counter[Key]:
        seen: Counter[Key] = Counter()
        for form, number in self._forms.items():
            readings = self._words[form].readings
            keys = {(_LIST_OF.get(reading.kind, ""), reading.ref) for reading in readings}
            seen.update(dict.fromkeys(keys, number))
        return seen

    def _list(self, name: str, seen: Counter[Key]) -> ListCoverage:
        entries = getattr(self._coder.knowledge, name)
        counts = {entry.id: seen[name, ref] for ref, entry in enumerate(entries)}
        fired = {id_ for id_ in counts if self._fired[_named(name, id_)]}
        silent = [(n, id_) for id_, n in counts.items() if n and id_ not in fired]
        told = name in IN_RECORDS
        return ListCoverage(
            name=name, entries=len(entries), seen=sum(map(bool, counts.values())),
            fired=len(fired) if told else None,
            never_seen=[id_ for id_, n in counts.items() if not n and id_ not in fired],
            seen_only=sorted(silent, key=lambda one: (-one[0], one[1])) if told else [],
        )  # fmt: skip


def _named(name: str, entry: str) -> str:
    """The id by which a record names an entry."""
    return f"{_COUNTRY}{entry}" if name == "countries" else entry


def _told_at(record: Record) -> set[int]:
    """Where the words stand that events and statements come from."""
    starts = {span.start for event in record.events for span in (event.trigger, *event.also)}
    return starts | {statement.cue.start for statement in record.statements}


def _is_verb(sentence: Sentence, at: int) -> bool:
    """An unknown word where verbs stand: before a noun with the article or a name at the beginning
    of a sentence, or taken for a verb by its neighbours."""
    word = sentence.word(at)
    if sentence.categories[at] == VERB:
        # «Manchester United»: after an unknown word it is rather part of a name
        return not at or bool(sentence.word(at - 1).readings) or sentence.word(at - 1).article
    if at or word.article or at + 1 >= len(sentence.units):
        return False
    following = sentence.word(at + 1)
    return sentence.categories[at + 1] in NOMINAL and (
        following.article or sentence.categories[at + 1] == NAME
    )


def _is_title(sentence: Sentence, at: int) -> bool:
    """An unknown word with the article right before the name of a person."""
    return (
        sentence.word(at).article
        and at + 1 < len(sentence.units)
        and sentence.categories[at + 1] == NAME
        and not sentence.word(at + 1).conjunction
        and bool(sentence.word(at + 1).kinds & _PERSONS)
    )


def _text(document: Document, sentence: Sentence) -> str:
    return document.span(sentence.first, sentence.last).text


def _quoted(statement: Statement) -> str:
    return f"{statement.cue.text}: {statement.content.text}"
