"""Who takes part in an act, and who may."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from marsad.mentions.mention import Mention
from marsad.record import NO_STATE
from marsad.syntax.noun_phrase import NounPhrase

_BODILY: Final = frozenset(
    {"ASSAULT", "COERCE", "SANCTION", "AID", "RETREAT", "ACCUSE", "PROTEST", "CONCEDE"}
)
"""Types whose parties may be anybody, not only political actors."""
_SITED: Final = frozenset({"ASSAULT", "PROTEST", "COERCE", "MOBILIZE"})
"""Types for which a capital is where the act happened, not the government that suffered it."""
_UNKNOWN: Final = ("UNK",)
_IN_POWER: Final = (("GOV",), ("JUD",), ("COP",), ("MIL",))
"""Sectors of those against whom people protest."""
_WITHOUT_POWER: Final = ((), ("UNK",), ("CVL",), ("LAB",), ("JRN",), ("EDU",), ("REF",), ("MED",))
"""Sectors of those who impose nothing on others."""
MEASURES: Final = frozenset({"COERCE", "SANCTION"})
"""Types of what those in power do to others."""
_ORGANISATIONS: Final = NO_STATE | {"EUR"}
"""Codes in place of a country, of parties that need no sector."""


@dataclass(slots=True, eq=False)
class Roles:
    """The parties of a candidate event, and the phrases that were considered."""

    actors: list[Mention] = field(default_factory=list)
    recipients: list[Mention] = field(default_factory=list)
    places: list[Mention] = field(default_factory=list)
    around: list[NounPhrase] = field(default_factory=list)
    steps: list[str] = field(default_factory=list)

    def played_by(self, actors: list[Mention], recipients: list[Mention]) -> Roles:
        """The same with other parties."""
        return Roles(actors, recipients, self.places, self.around, self.steps)


def is_site(mention: Mention, kind: str) -> bool:
    """Whether a capital is where an act of this type happened, not who suffered it."""
    return mention.capital and kind in _SITED


def may_be_party(mention: Mention, kind: str, *, suffers: bool = False) -> bool:
    """Whether a mention may be a party of an act of this type; ``suffers``: whether it is the
    object of a verb that acts against somebody, as newspapers may be."""
    if mention.kind in ("place", "document") or (mention.kind == "outlet" and not suffers):
        return False
    if mention.sectors == _UNKNOWN and mention.source == "officials":
        return kind not in _BODILY  # sources tell, they do not do
    return mention.political or (kind in _BODILY and mention.human)


def usually_acts(mention: Mention, kind: str) -> bool:
    """Whether a party that no rule has found to act may have done an act of this type: courts and
    armies do not protest, passers-by arrest nobody."""
    sector = mention.sectors[:1]
    if kind == "PROTEST":
        return sector not in _IN_POWER
    if kind in MEASURES:
        return mention.country in _ORGANISATIONS or sector not in _WITHOUT_POWER
    return True
