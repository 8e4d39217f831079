"""What parties are called: states by the knowledge, entities as the archive's records name them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import msgspec
from sqlalchemy import Connection, func, select

from marsad.archive.filters import has_words
from marsad.archive.one_of import one_of
from marsad.archive.tables import parties
from marsad.knowledge.schema import Country
from marsad.knowledge.source import load_knowledge
from marsad.text.search_words import folded_words, index_word, name_words


class PartyName(msgspec.Struct, frozen=True):
    """The names of a party."""

    code: str
    """A country's (ISO 3166-1 alpha-3, EUR) or the id of an entity."""
    name: str | None
    """In Arabic."""
    name_en: str | None
    country: str | None


_first = (
    select(func.min(parties.c.key))
    .where(one_of(parties.c.entity, "entities"))
    .group_by(parties.c.entity)
)
_ENTITIES = select(parties.c.entity, parties.c.name, parties.c.name_en, parties.c.country).where(
    parties.c.key.in_(_first)
)


def names_of(connection: Connection, codes: Iterable[str]) -> dict[str, PartyName]:
    """The names of parties, by their codes; those that nobody knows have none."""
    wanted = list(dict.fromkeys(codes))
    rows = connection.execute(_ENTITIES, {"entities": [code for code in wanted if "." in code]})
    entities = {row.entity: PartyName(*row) for row in rows}
    return {code: entities.get(code) or _state(code) for code in wanted}


@cache
def _countries() -> dict[str, Country]:
    return {country.id: country for country in load_knowledge().countries}


def _state(code: str) -> PartyName:
    country = _countries().get(code)
    if country is None:
        return PartyName(code, None, None, None)
    return PartyName(code, country.names[0], country.name_en, code)


def codes_named(connection: Connection, name: str) -> set[str]:
    """The states and entities whose names have these words; a code names itself."""
    asked = {index_word(word) for word in folded_words(name)}
    states = {
        country.id
        for country in _countries().values()
        if asked and asked <= set(name_words(*country.names, country.name_en).split())
    }
    named = (
        select(parties.c.entity)
        .where(parties.c.entity.is_not(None), has_words(parties.c.words, name))
        .distinct()
    )
    return {name, *states, *connection.scalars(named)}
