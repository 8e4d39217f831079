"""What a query asks for, and the conditions in SQL that say it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, FromClause, and_, or_, select

from marsad.archive.census import Census, Choice, is_among, walked
from marsad.archive.dealings import is_counted
from marsad.archive.errors import AskError
from marsad.archive.full_text import FullText
from marsad.archive.query import parse_query
from marsad.archive.tables import (
    agreement_parties,
    articles,
    event_parties,
    events,
    involved,
    parties,
    sources,
)
from marsad.text.search_words import folded_words, index_word

_CODE = re.compile(r"(?P<country>[A-Z]{3})?(?:/(?P<sector>[A-Z]{3}))?")
_ENTITY = re.compile(r"[a-z_]+\.\w[\w.]*")

_WEIGHT_OF_AGREEMENTS = 10
"""There are few, and those of a state are found through each name of everybody in it."""

Condition = ColumnElement[bool]


class Filters(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked for. Everything that is given must hold; of several values of one, any.

    A party, sayer or place is told by ``IRN`` (ISO 3166-1 alpha-3, or IGO, IMG…), ``IRN/MIL`` or
    ``/MIL`` (with its first PLOVER sector), ``person.IRN.…`` (an entity), or words of its name in
    Arabic or English.
    """

    text: str | None = None
    """A full-text query, in the language of `query`."""
    since: str | None = None
    """First day, ISO: of the act or statement where the text dates it, else of publication."""
    until: str | None = None
    """Last day, ISO."""
    publishers: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    """PLOVER types of events; of figures what they count (``killed``…)."""
    modes: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    """Somebody on either side of the act; the speaker of a statement; each must be there."""
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    sayers: tuple[str, ...] = ()
    """Somebody who tells of the act, or speaks."""
    foreground: bool = False
    """Leave out background that the article only recalls."""


def article_conditions(
    filters: Filters, index: FullText, census: Census, *, dates: bool = False
) -> list[Condition]:
    """The conditions on articles; with ``dates`` those on the day of publication too."""
    found: list[Condition] = []
    if filters.text is not None:
        found.append(answers_words(articles.c.key, filters.text, index, census))
    if filters.publishers:
        found.append(articles.c.publisher.in_(filters.publishers))
    return found + (published_in(filters, articles.c.day) if dates else [])


def published_in(filters: Filters, day: ColumnElement[Any]) -> list[Condition]:
    """That the day of publication in a column is one of those asked for."""
    found: list[Condition] = []
    if filters.since:
        found.append(day >= filters.since)
    if filters.until:
        found.append(day <= filters.until)
    return found


def answers_words(
    article: ColumnElement[Any],
    text: str,
    index: FullText,
    census: Census,
    most: int | None = None,
) -> Condition:
    """That the article with the key in a column answers a full-text query; ``most``: articles from
    which they are met along the days."""
    query = parse_query(text)
    many = census.have_many(index, query, most)
    return (walked(article, 0) if many else article).in_(index.matching(query))


def day_conditions(filters: Filters, rows: FromClause) -> list[Condition]:
    """That something may have happened in the days asked for."""
    found: list[Condition] = []
    if filters.since:
        found.append(rows.c.last_day >= filters.since)
    if filters.until:
        found.append(rows.c.first_day <= filters.until)
    return found


def event_conditions(filters: Filters, census: Census) -> list[Condition]:
    """The conditions on events."""
    found = day_conditions(filters, events)
    if filters.types:
        aside = census.by_articles or (len(filters.types) > 1 and not census.few)
        found.append((walked(events.c.type, "") if aside else events.c.type).in_(filters.types))
    for column, values in ((events.c.mode, filters.modes), (events.c.status, filters.statuses)):
        if values:
            found.append(column.in_(values))
    if filters.foreground:
        found.append(events.c.foreground)
    taking: list[Choice] = []
    for field, side, names in (
        ("parties", None, filters.parties),
        ("actors", "actor", filters.actors),
        ("recipients", "recipient", filters.recipients),
    ):
        with about(field):
            taking += [_taking_part(name, side) for name in names]
    found += census.among_all(events.c.key, taking)
    if filters.places:
        with about("places"):
            found.append(or_(*map(_place, filters.places)))
    return found + sayer_conditions(filters, "event", events.c.key, census)


@contextmanager
def about(field: str) -> Iterator[None]:
    """A fault in what is asked for names the field of the filters that it is in."""
    try:
        yield
    except AskError as error:
        raise AskError(str(error), error.field or field) from error


def sayer_conditions(
    filters: Filters, of: str, owner: ColumnElement[Any], census: Census
) -> list[Condition]:
    """That one of the sayers asked for tells of the event, figure or agreement."""
    if not filters.sayers:
        return []
    with about("sayers"):
        return [or_(*(told_by(sayer, of, owner, census) for sayer in filters.sayers))]


def _taking_part(party: str, side: str | None) -> Choice:
    """The events in which the party takes part."""
    if side is None and is_counted(party):
        return events_of(party)
    taking = select(event_parties.c.event).join(parties).where(is_party(party))
    if side is not None:
        taking = taking.where(event_parties.c.side == side)
    return Choice(f"events with {side or 'party'} {party}", taking)


def events_of(code: str) -> Choice:
    """The events of a party that is told by its code."""
    return Choice(f"events of {code}", select(involved.c.event).where(involved.c.code == code))


def speaks(speaker: ColumnElement[Any], party: str, census: Census) -> Condition:
    """That the speaker is the party."""
    speaking = select(speaker).join(parties, parties.c.key == speaker).where(is_party(party))
    wanted = select(parties.c.key).where(is_party(party))
    many = census.are_many(Choice(f"statements by {party}", speaking))
    return is_among(speaker, wanted, many=many)


def agreed_by(agreement: ColumnElement[Any], party: str, census: Census) -> Condition:
    """That the party made the agreement."""
    made = select(agreement_parties.c.agreement).join(parties).where(is_party(party))
    many = census.are_many(Choice(f"agreements by {party}", made), _WEIGHT_OF_AGREEMENTS)
    return is_among(agreement, made, many=many)


def told_by(sayer: str, of: str, owner: ColumnElement[Any], census: Census) -> Condition:
    """That the sayer is in the chain of attribution of an event, statement, figure or agreement."""
    told = select(sources.c.owner).where(sources.c.of == of, _named(sayer, sources))
    return census.among(owner, Choice(f"{of} told by {sayer}", told))


def is_party(party: str) -> Condition:
    """The condition on a row of `parties` that it is who is asked for."""
    return _named(party, parties)


def _named(name: str, rows: FromClause) -> Condition:
    code = _CODE.fullmatch(name)
    if code and name:
        found: list[Condition] = []
        if code["country"]:
            found.append(rows.c.country == code["country"])
        if code["sector"]:
            if "sector" not in rows.c:
                raise AskError(f"«{name}»: a source has no sector; give its country or name")
            found.append(rows.c.sector == code["sector"])
        return and_(*found)
    if _ENTITY.fullmatch(name) and name.isascii():
        return rows.c.entity == name
    return has_words(rows.c.words, name)


def _place(name: str) -> Condition:
    if re.fullmatch("[A-Z]{3}", name):
        return events.c.country == name
    return has_words(events.c.place, name)


def has_words(column: ColumnElement[Any], name: str) -> Condition:
    """That names, as `name_words` keeps them, have all words of this one."""
    words = [index_word(word) for word in folded_words(name)]
    if not words:
        raise AskError(f"«{name}» has no letters; give a name, or a code such as IRN")
    return and_(*(column.contains(f" {word} ", autoescape=True) for word in words))
