"""An event told in one line of English and one of Arabic, made from its fields alone.

«Iraq (Saadoun al-Dulaimi) will visit Iran in Tehran on 2013-09-23, said by the Iraqi ministry;
planned». The words stand in the knowledge, by type and mode.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from marsad.knowledge.schema import GlossPhrase, GlossWords
from marsad.knowledge.store import Compiled
from marsad.record import Date, Event, Figure, Party, Place

_DAY: Final = 10
"""Letters of an ISO date that names a day."""


class Glosser:
    """Tells events in plain words. Holds no state of a document."""

    __slots__ = ("_adjectives", "_countries", "_phrases", "_words")

    def __init__(self, compiled: Compiled) -> None:
        self._words = compiled.gloss_words
        self._countries = {entry.id: entry.name_en for entry in compiled.countries}
        self._adjectives = {entry.id: entry.adjective_en for entry in compiled.countries}
        self._phrases: dict[tuple[str, str | None], GlossPhrase] = {}
        for name, kind in compiled.types.items():
            if kind.gloss is not None:
                self._phrases[name, None] = kind.gloss
            for mode, entry in kind.modes.items():
                gloss = entry.gloss or kind.gloss
                if gloss is not None:
                    self._phrases[name, mode] = gloss

    def english(self, event: Event, sayers: Sequence[str | None]) -> str | None:
        """The event in English; ``sayers`` are the English names of those who report it,
        outermost first, null where there is none."""
        phrase, words = self._phrases.get((event.type, event.mode)), self._words.get("en")
        if phrase is None or words is None:
            return None
        actors = _list(map(self._party, event.actors), words) or words.somebody
        told = [actors, _verb(phrase, words, event)]
        if event.recipients:
            told.append(_list(map(self._party, event.recipients), words))
        if (place := _elsewhere(event)) is not None:
            told += [words.place, place.name_en or place.name]
        told += _date(event.date, words)
        line = " ".join(told)
        if sayers:
            named = (sayer or words.somebody for sayer in reversed(sayers))
            line += f", {words.said_by} {words.relayed.join(named)}"
        return _capitalised(words.mark.join([line, *_marks(event, words)]))

    def arabic(self, event: Event) -> str | None:
        """The event in Arabic, in the words of the article."""
        phrase, words = self._phrases.get((event.type, event.mode)), self._words.get("ar")
        if phrase is None or words is None:
            return None
        told = [phrase.noun_ar]
        if event.actors:
            told += [words.by, _list(map(_called, event.actors), words)]
        if event.recipients:
            told += [phrase.to_ar, _list(map(_called, event.recipients), words)]
        if (place := _elsewhere(event)) is not None:
            told += [words.place, place.name]
        told += _date(event.date, words)
        if event.said_by:
            told += [words.said_by, words.relayed.join(_line(link.text) for link in event.said_by)]
        return words.mark.join([" ".join(told), *_marks(event, words)])

    def _party(self, party: Party) -> str:
        """``Iraq (Saadoun al-Dulaimi)``, ``Iraqi army``, ``suspects``: the country is told of those
        who have a name, and with a common noun when the nationality is part of it."""
        name, code = party.name_en, party.country or ""
        country = self._countries.get(code)
        if name is None or country is None:
            return name or country or self._words["en"].somebody
        if (party.entity is None and party.name is None) or self._tells(name, code):
            return name
        return f"{country} ({name})"

    def _tells(self, name: str, code: str) -> bool:
        """Whether a name has the country or the nationality in it."""
        adjective = self._adjectives[code]
        return self._countries[code] in name or (adjective is not None and adjective in name)


def _verb(phrase: GlossPhrase, words: GlossWords, event: Event) -> str:
    modal = words.modals.get(event.status)
    if modal is None:
        return phrase.past if event.recipients else phrase.alone_past
    return f"{modal} {phrase.verb if event.recipients else phrase.alone}"


def _list(names: Iterable[str], words: GlossWords) -> str:
    """``Egypt, Israel and Hamas``."""
    *first, last = [*names] or [""]
    return words.joined.join(filter(None, [words.comma.join(first), last]))


def _called(party: Party) -> str:
    """As the article says it; whom it means by «the minister»."""
    text = _line(party.text)
    name = party.name
    return text if name is None or name in text else f"{text} ({name})"


def _line(text: str) -> str:
    return " ".join(text.split())


def _elsewhere(event: Event) -> Place | None:
    """The place, unless it is the recipient: one visits Iran, not Iran in Iran."""
    place = event.place
    if place is None or any(party.name == place.name for party in event.recipients):
        return None
    return place


def _date(date: Date | None, words: GlossWords) -> Iterator[str]:
    if date is None or date.value is None:
        return
    yield words.day if len(date.value) == _DAY else words.month
    yield date.value
    if date.until is not None:
        yield words.until
        yield date.until


def _marks(event: Event, words: GlossWords) -> Iterator[str]:
    """Figures, status, background."""
    figures = list(_figures(event.figures, words))
    if figures:
        yield _list(figures, words)
    if event.status in words.status:
        yield words.status[event.status]
    if not event.foreground:
        yield words.background


def _figures(figures: Iterable[Figure], words: GlossWords) -> Iterator[str]:
    for figure in figures:
        counted = words.counted.get(figure.of)
        if counted is not None:
            hedge = words.qualifiers.get(figure.qualifier)
            number = None if figure.value is None else str(figure.value)
            yield f"{counted}: {' '.join(filter(None, [hedge, number]))}"


def _capitalised(line: str) -> str:
    return line[:1].upper() + line[1:]
