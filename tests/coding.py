"""Coding short texts, and records told in short notation, for the tests of the coder.

An event is told as ``TYPE.mode actors > recipients status``: the countries of the parties, joined
by ``+``; ``?`` for a party of no known country, ``-`` for nobody; the status unless it occurred.
"""

from __future__ import annotations

from functools import cache

import msgspec

from marsad.coder import Coder
from marsad.mentions.time_lexicon import TimeLexicon
from marsad.record import Agreement, Event, Figure, Party, Record, Statement
from marsad.syntax.building import build_sentences
from marsad.syntax.categories import Categoriser, ClosedForms
from marsad.syntax.clauses import Sentence
from marsad.syntax.noun_phrase import NounPhrase
from marsad.text.lexicon import Lexicon
from marsad.text.normalize import fold
from marsad.text.numerals import NumberLexicon
from marsad.text.tokenize import tokenize

TUESDAY = "2013-09-24"
"""The day of publication unless a test gives another."""


@cache
def coder(*, weighed: bool = False) -> Coder:
    """The rules alone, or with the weights that merge and refuse their candidates."""
    return Coder(weighed=weighed)


def code(
    text: str,
    published: str | None = TUESDAY,
    publisher: str | None = None,
    *,
    weighed: bool = False,
) -> Record:
    article = {"text": text, "published": published, "publisher": publisher}
    return coder(weighed=weighed).code(article)


def events(
    text: str, published: str | None = TUESDAY, *, weighed: bool = False
) -> tuple[Event, ...]:
    return code(text, published, weighed=weighed).events


def statements(text: str) -> tuple[Statement, ...]:
    return code(text).statements


def figures(text: str) -> tuple[Figure, ...]:
    return code(text).figures


def agreements(text: str) -> tuple[Agreement, ...]:
    return code(text).agreements


def acts(text: str, *, weighed: bool = False) -> list[str]:
    """The events of a text in short notation, in order."""
    return [act(event) for event in events(text, weighed=weighed)]


def act(event: Event) -> str:
    kind = f"{event.type}.{event.mode}" if event.mode else event.type
    told = f"{kind} {_countries(event.actors)} > {_countries(event.recipients)}"
    return told if event.status == "occurred" else f"{told} {event.status}"


def _countries(parties: tuple[Party, ...]) -> str:
    return "+".join(party.country or "?" for party in parties) or "-"


def only_event(
    text: str, kind: str, published: str | None = TUESDAY, *, weighed: bool = False
) -> Event:
    """The one event of a type (``CONSULT``) or type and mode (``CONSULT.visit``)."""
    type_, _, mode = kind.partition(".")
    found = [
        e
        for e in events(text, published, weighed=weighed)
        if e.type == type_ and mode in ("", e.mode)
    ]
    assert len(found) == 1, [act(event) for event in found]
    return found[0]


def said(statement: Statement) -> tuple[str | None, str, str]:
    """Speaker, cue and content of a statement as the text has them."""
    speaker = statement.speaker.text if statement.speaker else None
    return speaker, statement.cue.text, statement.content.text


def names(parties: tuple[Party, ...]) -> list[str]:
    return [party.text for party in parties]


def entity(party: Party | None) -> str | None:
    """The last part of a party's id: ``sameh_shoukry``."""
    return party.entity.rsplit(".", 1)[-1] if party is not None and party.entity else None


def sentence(text: str) -> Sentence:
    """The one sentence of a text with its phrases."""
    tokens = tokenize(fold(text))
    words = lexicon().words(tokens.forms)
    whole = [(0, len(tokens))]
    return build_sentences(tokens.forms, words, whole, lexicon(), _categories())[0]


def words(of: Sentence, phrase: NounPhrase | None) -> str | None:
    """The match form of a phrase."""
    if phrase is None:
        return None
    return " ".join(of.word(at).form for at in range(phrase.first, phrase.last))


@cache
def lexicon() -> Lexicon:
    return Lexicon(coder().knowledge, str.isdigit)


@cache
def _categories() -> Categoriser:
    known = coder().knowledge
    numbers = msgspec.msgpack.decode(known.numbers, type=NumberLexicon)
    times = msgspec.msgpack.decode(known.times, type=TimeLexicon)
    return Categoriser(ClosedForms(frozenset(numbers.words), *times.closed_forms()))
