"""What a party is called in English: its known name, or its title and nationality, or its name in
Latin letters."""

from __future__ import annotations

from typing import Final

import msgspec

from marsad.knowledge.store import Compiled
from marsad.mentions.mention import Mention
from marsad.text.romanize import Romanizer, RomanLexicon

_STATE_SECTORS: Final = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "SPY"})
_COUNTRY: Final = "country."
_NATIONAL, _NATIONALS = "national", "nationals"


class EnglishNames:
    """Names parties in English. Holds no state of a document."""

    __slots__ = ("_adjectives", "_countries", "_romanizer")

    def __init__(self, compiled: Compiled) -> None:
        lexicon = msgspec.msgpack.decode(compiled.romanisation, type=RomanLexicon)
        self._romanizer = Romanizer(lexicon)
        self._countries = {country.id: country.name_en for country in compiled.countries}
        self._adjectives = {
            country.id: country.adjective_en
            for country in compiled.countries if country.adjective_en
        }  # fmt: skip

    def of(self, mention: Mention) -> str | None:
        """The English name of a party; null when nothing in it is known or is a name.

        «Egyptian protesters», «minister Yossi Cohen», «Syrian nationals», «Hassan Rouhani».
        """
        if mention.entity is not None:
            if mention.entity.startswith(_COUNTRY):
                return self._countries.get(mention.entity.removeprefix(_COUNTRY), mention.name_en)
            return mention.name_en
        if mention.tail:
            name = self._romanizer.name(mention.called or mention.tail)
            title = mention.name_en if mention.human and not mention.plural else None
            return f"{title} {name}" if title and name else name or title
        return self._common(mention)

    def _common(self, mention: Mention) -> str | None:
        """A common noun with its nationality, which the article tells or which goes without
        saying: «the army» of the country that is written about."""
        noun = mention.name_en
        if noun is None and mention.nationality:
            noun = _NATIONALS if mention.plural else _NATIONAL
        if noun is None:
            return None
        stately = bool(mention.sectors) and mention.sectors[0] in _STATE_SECTORS
        adjective = self._adjectives.get(mention.country or "")
        if adjective is None or (mention.inferred and not stately) or adjective in noun:
            return noun
        return f"{adjective} {noun}"


def plural_of(noun: str) -> str:
    """The plural of an English noun or noun phrase: «security sources», «ministers of state»."""
    head, of, rest = noun.partition(" of ")
    if not of:
        head, of, rest = noun.partition(" at ")
    return _plural(head) + of + rest


def _plural(word: str) -> str:
    if word.endswith("man"):
        return word[:-2] + "en"
    if word.endswith(("s", "sh", "ch", "x")):
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + "s"
