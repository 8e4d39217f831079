"""Options: the parties that may play a role in an act, wherever its mentions name them.

Those that the rules have filled stand first. To them come the other parties of the sentences that
tell the act, those inside phrases for things, and whoever reports it. Parties named elsewhere in
the article are none: what a text leaves open stays open.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from marsad.events.candidates import Candidate
from marsad.events.document import Document
from marsad.events.roles import is_site, may_be_party, usually_acts
from marsad.mentions.mention import Mention
from marsad.syntax.clauses import Sentence
from marsad.syntax.noun_phrase import NounPhrase

ROLES: Final = ("actor", "recipient")
_MENTIONS: Final = 4
"""Mentions of one act whose sentences are searched."""
_REACH: Final = 150
"""Units around a mention of an act within which parties are options; few sentences are longer."""
_THINGS: Final = frozenset({"thing", "document"})


@dataclass(slots=True, eq=False)
class Stand:
    """Where a party stands to the word that tells the act."""

    parties: list[Mention]
    """The party and those joined to it by «and» after it."""
    telling: Candidate
    sentence: Sentence
    phrase: NounPhrase
    inside: bool
    """True when it is named inside a phrase for a thing: whose house, whose decision."""
    offset: int
    """Units from the trigger to the nearer end of the phrase, negative before it."""
    key: str
    """What the party is recognised by."""
    sited: bool = False
    """True when it stands under a preposition of place: «in Syria» tells where."""


@dataclass(slots=True, eq=False)
class Option:
    """A party, or several that go together, that may play a role."""

    parties: Sequence[Mention]
    keys: frozenset[str]
    filled: bool = False
    """True when the rules have filled the role with it where the act is told most fully."""
    stands: list[Stand] = field(default_factory=list)


def party_key(mention: Mention) -> str:
    """What a party is recognised by in the article."""
    if mention.entity or mention.tail:
        return mention.entity or mention.tail
    return f"{mention.country} {mention.sectors[:1]}" if mention.country else mention.key


def keys_of(parties: Iterable[Mention]) -> frozenset[str]:
    """What parties are recognised by."""
    return frozenset(map(party_key, parties))


def speakers_of(candidate: Candidate) -> list[str | None]:
    """What those who report an act are recognised by, outermost first; null where nobody is
    told."""
    speakers = [statement.speaker for statement in candidate.outer]
    return [None if speaker is None else party_key(speaker) for speaker in speakers]


def parties_of(candidate: Candidate, role: str) -> list[Mention]:
    """The parties that play a role as a candidate tells it."""
    roles = candidate.roles
    return roles.actors if role == "actor" else roles.recipients


def tellings(event: Candidate) -> list[Candidate]:
    """The mentions of an act that are looked at, the fullest first."""
    return [event, *event.also[: _MENTIONS - 1]]


def stands_of(document: Document, event: Candidate) -> list[Stand]:
    """The parties named in the sentences that tell an act, in order."""
    return [stand for told in tellings(event) for stand in _stands(document, told)]


def _stands(document: Document, told: Candidate) -> Iterator[Stand]:
    sentence, kind = document.sentences[told.sentence], told.trigger.frame.type
    for phrase in sentence.phrases_near(told.trigger.at, _REACH):
        if phrase.apposition is not None or phrase.last <= document.datelines[sentence.index]:
            continue
        mention = document.mention(sentence, phrase)
        offset = _offset(phrase, told.trigger.at)
        if mention.kind in _THINGS and not mention.human:
            for inner in document.inner(sentence, phrase):
                yield Stand([inner], told, sentence, phrase, True, offset, party_key(inner))
        elif may_be_party(mention, kind):
            members = document.members(sentence, phrase)
            joined = [one for one in members if may_be_party(one, kind)]
            under, roles, key = phrase.preposition, told.trigger.frame.args, party_key(joined[0])
            sited = under in document.locatives and roles.get(under) != "recipient"
            yield Stand(joined, told, sentence, phrase, False, offset, key, sited)


def _offset(phrase: NounPhrase, at: int) -> int:
    if phrase.first > at:
        return phrase.first - at
    return phrase.last - 1 - at if phrase.last <= at else 0


def options_for(event: Candidate, role: str, stands: Sequence[Stand]) -> list[Option]:
    """The options of a role of an act, what the rules have filled first."""
    found = _Options()
    for told in tellings(event):
        found.add(parties_of(told, role))
        if told is event and found.all:
            found.all[0].filled = True
    kind = event.trigger.frame.type
    for stand in stands:
        first = stand.parties[0]
        if role == "actor":
            fits = usually_acts(first, kind)
        else:
            fits = not (is_site(first, kind) or (stand.sited and _tells_where(first, kind)))
        if fits:
            found.add(stand.parties, stand)
    for told in tellings(event):
        for party in told.roles.actors + told.roles.recipients:
            if role == "recipient" or usually_acts(party, kind):
                found.add([party])
        found.add_speakers(told)
    return found.all


def _tells_where(party: Mention, kind: str) -> bool:
    """«A truce in Syria», «in a speech before the Council»: where, unless people protest there.
    Where somebody travels is whom he visits."""
    if kind == "CONSULT":
        return False
    return party.kind == "state" or (party.kind == "body" and kind != "PROTEST")


class _Options:
    """Collects options: a party that is named again is the same option."""

    def __init__(self) -> None:
        self.all: list[Option] = []
        self._of_key: dict[str, Option] = {}

    def add(self, parties: Sequence[Mention], stand: Stand | None = None) -> None:
        """Adds those who go together."""
        if not parties:
            return
        keys = [party_key(party) for party in parties]
        option = self._of_key.get(keys[0])
        if option is None:
            option = Option(parties, frozenset(keys))
            self.all.append(option)
            for key in keys:
                self._of_key.setdefault(key, option)
        if stand is not None:
            option.stands.append(stand)

    def add_speakers(self, told: Candidate) -> None:
        """Adds those who report an act, unless it is a paper."""
        for statement in told.outer:
            speaker = statement.speaker
            if speaker is not None and may_be_party(speaker, told.trigger.frame.type):
                self.add([speaker])
