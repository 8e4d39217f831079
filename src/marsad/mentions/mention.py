"""A mention of a party while the document is being read."""

from __future__ import annotations

import msgspec

from marsad.record import SourceKind


class Mention(msgspec.Struct, gc=False):
    """A noun phrase that may be a party, with what is known of it so far."""

    first: int
    """First token of the phrase, without proclitics' meaning: the token as a whole."""
    last: int
    """One past its last token."""
    kind: str
    """``state``, ``person``, ``group``, ``body``, ``armed``, ``outlet``, ``document``, ``place``,
    or ``thing`` for a phrase that is no party by itself."""
    country: str | None = None
    sectors: tuple[str, ...] = ()
    entity: str | None = None
    name: str | None = None
    name_en: str | None = None
    wikidata: str | None = None
    role: str | None = None
    source: SourceKind | None = None
    """Kind of source when something is attributed to it."""
    named: bool = True
    """False for sources that the article does not name."""
    gender: str | None = None
    plural: bool = False
    human: bool = False
    political: bool = False
    """Whether the phrase shows by itself that it is a party."""
    by_place: bool = False
    """True when only a town or region in the phrase tells the country: others share its name."""
    inferred: bool = False
    """True when the country comes from the document, not from the phrase or its antecedent."""
    head: tuple[int, int, int] = (0, 0, 0)
    """Tokens ``first`` to ``last`` (exclusive) of the head, and its leading clitics."""
    key: str = ""
    """Stem of the head, by which «the minister» finds «the defence minister»."""
    agent: str = ""
    """Id of the agent noun that is the head, or empty."""
    modifiers: frozenset[str] = frozenset()
    """Stems of the other words of the title: «the minister of tourism» is not «the minister of
    defence»."""
    title_words: tuple[str, ...] = ()
    """Words of a title of several words after its first: «defence» in «minister of defence»."""
    proper: str = ""
    """Last word of the person's name, by which the family name alone finds the person."""
    tail: str = ""
    """Words of the person's name, folded."""
    ranked: bool = False
    """True when the head is a rank, which an office of the person outweighs."""
    common_name: bool = False
    """True for a known person out of office whose name is made of given names, so that others
    bear it too."""
    called: str = ""
    """The person's name as the article writes it."""
    short: tuple[str, ...] = ()
    """Organisations that the head is a short name of; one of them if it was named before."""
    of_many: bool = False
    """True for states or believers at large: the article's country is not theirs."""
    homes: tuple[str, ...] = ()
    """Countries of which alone they may be: Kurds are of no other."""
    capital: bool = False
    """True when a capital is named, which is a government or a place."""
    nationality: bool = False
    """True when the head is a nationality alone: a Syrian, the Russians."""
    holder: Mention | None = None
    """The name that this title in apposition belongs to."""
    of_owner: bool = False
    """True for «the president's wife»: a name set off after it is the owner's."""
    clitic: int = 0
    """Proclitic letters of the first token that are no part of the phrase."""

    def same_as(self, other: Mention) -> bool:
        """Whether both are known to be one party."""
        if self.entity or other.entity:
            return self.entity == other.entity
        return (self.first, self.last) == (other.first, other.last)

    def may_be(self, other: Mention) -> bool:
        """Whether both may be one person: known to be, or one noun of one country, a name at one of
        them at most («a spokesman of the ministry, X», «the spokesman»)."""
        if self.same_as(other):
            return True
        one_noun = bool(self.key) and self.key == other.key and not (self.tail and other.tail)
        if not (one_noun and self.human and self.country is not None):
            return False
        apart = self.modifiers and other.modifiers and self.modifiers != other.modifiers
        return self.country == other.country and not apart
