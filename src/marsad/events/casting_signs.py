"""Signs of who plays a role: small observations, each with a name, that a careful reader weighs.

They are made for each option of a role, and for nobody. How much a sign speaks for a party is not
said here: its weight says it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from marsad.events.candidates import Candidate
from marsad.events.document import Document
from marsad.events.options import (
    ROLES,
    Option,
    Stand,
    keys_of,
    options_for,
    parties_of,
    party_key,
    speakers_of,
    stands_of,
    tellings,
)
from marsad.knowledge import kinds
from marsad.mentions.identity import agrees
from marsad.mentions.mention import Mention
from marsad.syntax.categories import COMPLEMENTIZER, NUMBER, QUANTIFIER, RELATIVE, VERB

_NOUNS: Final = frozenset({kinds.FRAME_NOUN, kinds.FRAME_LIGHT_NOUN})
_VERBS: Final = frozenset({kinds.FRAME_VERB, kinds.FRAME_COMPOUND})
MANNERS: Final = {
    "AGREE": "speech", "SUPPORT": "speech", "REQUEST": "speech", "ACCUSE": "speech",
    "REJECT": "speech", "THREATEN": "speech", "CONCEDE": "speech", "ASSAULT": "force",
    "MOBILIZE": "force", "COERCE": "measure", "SANCTION": "measure", "RETREAT": "release",
    "PROTEST": "protest", "CONSULT": "talks", "COOPERATE": "talks", "AID": "aid",
}  # fmt: skip
"""Types of acts by what those who act do, and whom it usually meets."""
_CLASSES: Final = {
    "GOV": "government", "LEG": "government", "JUD": "law", "COP": "law", "SPY": "law",
    "MIL": "army", "REB": "armed group", "UAF": "armed group", "PRM": "armed group",
    "PTY": "politics", "OPP": "politics", "UNK": "unknown",
}  # fmt: skip
"""First sectors by the class of their party; all others are people."""
_INTERNATIONAL: Final = frozenset({"IGO", "EUR", "NGO", "ISM", "MNC"})
_WAYS: Final = {
    "light verb's subject": "subject", "subject of the sentence": "omitted subject",
    "party concerned": "concerned", "subject": "subject", "object": "object",
    "genitive": "genitive", "nisba": "nisba", "omitted subject": "omitted subject",
}  # fmt: skip
"""How a rule says that it found a party, and the way by which signs name it."""
_OWNER: Final = "whose it is"
_LONGEST_PREPOSITION: Final = 8
_NEAR: Final = (1, 3, 7, 15)
"""Distances from the trigger, in units, that are told apart."""
_PLACES: Final = ("nearest", "second", "further")
_OFTEN: Final = 4
"""Times a party is named from which it is named often."""
_ACTS: Final = 50
"""Acts of a party, the first of the article, looked through for others that it plays in."""


def class_of(mention: Mention) -> str:
    """What sort of party it is, as signs name it."""
    if mention.country == "IMG":
        return "armed group"
    if mention.country in _INTERNATIONAL:
        return "international"
    if mention.kind == "state":
        return "state"
    if not mention.sectors:
        return "no sector"
    return _CLASSES.get(mention.sectors[0], "people")


class CastingReader:
    """Reads the options of the roles of one document's events, and their signs."""

    def __init__(self, document: Document, events: Sequence[Candidate]) -> None:
        self.document = document
        self.events = events
        self.named: Counter[str] = Counter()
        """How often the article names each party."""
        self.title: set[str] = set()
        self.lead: set[str] = set()
        self.first = 1 if document.article.title.strip() else 0
        """Number of the body's first sentence: 1 after a title."""
        countries: Counter[str] = Counter()
        for (sentence, _), mention in document.mentions.items():
            if mention.kind in ("thing", "document"):
                continue
            key = party_key(mention)
            self.named[key] += 1
            if mention.country:
                countries[mention.country] += 1
            if sentence <= self.first:
                (self.lead if sentence == self.first else self.title).add(key)
        self.countries = [country for country, _ in countries.most_common(2)]
        """The two countries that the article names most."""
        self.played: dict[str, dict[str, list[Candidate]]] = {role: {} for role in ROLES}
        """By role and party, the acts in which it plays the role."""
        for event in events:
            for role in ROLES:
                for key in keys_of(parties_of(event, role)):
                    self.played[role].setdefault(key, []).append(event)

    def scene(self, event: Candidate) -> Scene:
        """An act with the parties around it."""
        return Scene(self, event, stands_of(self.document, event))


class Scene:
    """One act, the parties that the sentences of its mentions name, and the signs of each."""

    def __init__(self, reader: CastingReader, event: Candidate, stands: Sequence[Stand]) -> None:
        self.reader = reader
        self.event = event
        self.stands = stands
        self.tellings = tellings(event)
        self.kind = event.trigger.frame.type
        self.manner = MANNERS[self.kind]
        self._players = {
            role: [(told, keys_of(parties_of(told, role))) for told in self.tellings]
            for role in ROLES
        }
        """By role: each mention of the act with those to whom the rules give the role in it."""
        self._speakers = [speakers_of(told) for told in self.tellings]
        """Those who report each mention of the act, outermost first."""
        self._standing: dict[int, tuple[str, ...]] = {}
        """The signs of stands, by the stand's identity."""

    @property
    def mutual(self) -> bool:
        """Whether all parties of the act do the same, so that nobody is acted upon."""
        return self.event.trigger.frame.mutual

    def options(self, role: str) -> list[Option]:
        """The options of a role."""
        return options_for(self.event, role, self.stands)

    def nobody(self, role: str) -> Iterator[str]:
        """The signs that nobody is told to play a role."""
        frame = self.event.trigger.frame
        yield f"nobody: told by {_word(self.event)}"
        if parties_of(self.event, role):
            yield "nobody: filled by the rules"
        else:
            yield "nobody: left open by the rules"
            yield f"nobody: left open in {self.kind}"
        if role in frame.require:
            yield "nobody: required by the frame"
        if role not in frame.args.values():
            yield "nobody: the frame has no such argument"
        if frame.mutual:
            yield "nobody: mutual act"
        if parties_of(self.event, _other(role)):
            yield "nobody: other role filled"
        if self.event.also:
            yield "nobody: told again"

    def signs(
        self, role: str, option: Option, options: Sequence[Option], beside: Sequence[Mention]
    ) -> Iterator[str]:
        """The signs of an option. ``beside``: who plays the other role."""
        opposite = self._played_by(option, _other(role))
        yield from self._filled(role, option)
        if opposite:
            yield "has the other role by the rules"
            yield f"has the other role by the rules, in {self.manner}"
            for told in opposite:
                for way in _ways(told, _other(role)):
                    yield f"has the other role as {way}"
        yield from self._party(option)
        yield from self._article(role, option)
        yield from self._saying(option)
        if option.stands:
            best = min(option.stands, key=lambda s: (s.telling is not self.event, abs(s.offset)))
            yield from self._stand(best)
            if not opposite:
                others = sum(bool(other.stands) for other in options)
                yield "only party left" if others == 1 else f"one of {min(others, 3)} parties left"
        elif not self._played_by(option, role):
            yield "not in the sentence"
            yield f"not in the sentence, in {self.manner}"
        if not opposite:
            yield from self._relation(option.parties[0], beside)

    def _played_by(self, option: Option, role: str) -> list[Candidate]:
        """The mentions of the act in which the rules have given an option a role."""
        keys = option.keys
        return [told for told, players in self._players[role] if not keys.isdisjoint(players)]

    def _filled(self, role: str, option: Option) -> Iterator[str]:
        """What the rules have made of the role."""
        filled = [told for told, players in self._players[role] if players]
        own = self._played_by(option, role)
        if option.filled:
            yield "filled by the rules"
            for way in _ways(self.event, role):
                yield f"filled as {way}"
        elif own:
            yield "filled by the rules in another mention"
        else:
            yield "not filled by the rules"
            yield "another filled by the rules" if filled else "left open by the rules"
            if len(filled) > 1:
                yield "not among those filled in several mentions"
            if filled:
                yield from self._instead(role, option.parties[0])
        if len(own) > 1:
            yield "filled by the rules in several mentions"

    def _instead(self, role: str, party: Mention) -> Iterator[str]:
        """How a party is to those with whom the rules have filled the role."""
        if party.country is None:
            return
        theirs = [one for told in self.tellings for one in parties_of(told, role)]
        if any(_coded_alike(party, one) for one in theirs):
            yield "coded as the one filled"
        elif any(party.country == one.country for one in theirs):
            yield "of the country of the one filled"
        else:
            yield "of another country than the one filled"

    def _party(self, option: Option) -> Iterator[str]:
        """Who it is."""
        party = option.parties[0]
        sort = class_of(party)
        yield sort
        yield f"{sort}, in {self.manner}"
        yield f"kind {party.kind}"
        if party.entity:
            yield "known by name"
        if party.country is None:
            yield "of no country"
        elif party.inferred:
            yield "of the article's country"
        if not any(one.political for one in option.parties):
            yield "not political"
        place = self.event.place
        if place is not None and place.country and party.country:
            here = "of" if place.country == party.country else "not of"
            yield f"{here} the country of the place, in {self.manner}"

    def _article(self, role: str, option: Option) -> Iterator[str]:
        """What the article makes of it."""
        reader = self.reader
        if option.keys & reader.title:
            yield "in the title"
        if option.keys & reader.lead:
            yield "in the lead"
        party = option.parties[0]
        times = reader.named.get(party_key(party), 0)
        yield "named once" if times <= 1 else "named often" if times >= _OFTEN else "named again"
        if party.country in reader.countries:
            yield (
                "of the first country"
                if party.country == reader.countries[0]
                else ("of the second country")
            )
        for side in ROLES:
            others = [
                event for key in option.keys
                for event in reader.played[side].get(key, ())[:_ACTS] if event is not self.event
            ]  # fmt: skip
            what = "the role" if side == role else "the other role"
            if others:
                yield f"plays {what} in another act"
            if side == role and any(e.trigger.frame.type == self.kind for e in others):
                yield "plays the role in another act of the type"

    def _saying(self, option: Option) -> Iterator[str]:
        """Whether it tells the act."""
        for speakers in self._speakers:
            if speakers and speakers[-1] in option.keys:
                yield "says it"
                yield f"says it, in {self.manner}"
            elif not option.keys.isdisjoint(speakers):
                yield "reports it"

    def _stand(self, stand: Stand) -> tuple[str, ...]:
        """Where it stands to the trigger."""
        signs = self._standing.get(id(stand))
        if signs is None:
            signs = self._standing[id(stand)] = tuple(self._stand_signs(stand))
        return signs

    def _stand_signs(self, stand: Stand) -> Iterator[str]:
        sentence, phrase = stand.sentence, stand.phrase
        side = "after" if stand.offset > 0 else "before" if stand.offset < 0 else "around"
        distance = abs(stand.offset)
        near = next((str(most) for most in _NEAR if distance <= most), "more")
        yield f"{side}, up to {near}" if near != "more" else f"{side}, far"
        yield f"{side} {_word(stand.telling)}"
        if stand.inside:
            yield "inside a thing"
            yield f"inside a thing {side}"
            yield f"inside a thing, in {self.manner}"
        elif phrase.preposition:
            role = stand.telling.trigger.frame.args.get(phrase.preposition)
            yield f"{side}, under a preposition"
            yield f"under a preposition of {role}" if role else "under a preposition of nothing"
        else:
            yield f"{side}, bare"
        if phrase.coordinate is not None:
            yield "joined to one before"
        if phrase.first <= 1:
            yield "opens the sentence"
        if stand.telling is not self.event:
            yield "beside another mention only"
        if sentence.index < self.reader.first:
            yield "in the title's sentence"
        yield from self._neighbours(stand, side)
        yield from self._rank(stand, side)

    def _neighbours(self, stand: Stand, side: str) -> Iterator[str]:
        """The words beside the phrase, and whether a verb that tells the act agrees with it."""
        sentence, phrase = stand.sentence, stand.phrase
        categories = sentence.categories
        if any(categories[i] in (NUMBER, QUANTIFIER) for i in range(phrase.first, phrase.last)):
            yield "counted"
        before = categories[phrase.first - 1] if phrase.first else None
        after = categories[phrase.last] if phrase.last < len(categories) else None
        if before == COMPLEMENTIZER:
            yield f"{side}, opens what is said"
        if after == RELATIVE:
            yield f"{side}, with a relative clause"
        if not phrase.preposition and before == VERB:
            yield f"{side}, right after a verb"
        if not phrase.preposition and after == VERB:
            yield f"{side}, right before a verb"
        trigger = stand.telling.trigger
        if trigger.kind in _VERBS and trigger.morph[1:2] == "3":
            gender = "f" if trigger.morph[2:3] == "f" else "m"
            agree = agrees(stand.parties[0], gender, trigger.morph[3:4] in ("p", "d"))
            yield f"{side}, agrees with the verb" if agree else f"{side}, does not agree"

    def _rank(self, stand: Stand, side: str) -> Iterator[str]:
        """How many parties are nearer to the trigger on its side."""
        key, offset = stand.key, stand.offset
        nearer = {
            other.key for other in self.stands
            if other.telling is stand.telling and (other.offset > 0) == (offset > 0)
            and abs(other.offset) < abs(offset)
        }  # fmt: skip
        yield f"{side}, {_PLACES[min(len(nearer - {key}), 2)]}"

    def _relation(self, party: Mention, beside: Sequence[Mention]) -> Iterator[str]:
        """How a party is to those who play the other role."""
        if party.country is None or not beside:
            return
        if any(_coded_alike(party, other) for other in beside):
            relation = "coded as the other role"
        elif any(party.country == other.country for other in beside):
            relation = "of the country of the other role"
        elif any(other.country for other in beside):
            relation = "of another country than the other role"
        else:
            return
        yield relation
        yield f"{relation}, in {self.manner}"


def _other(role: str) -> str:
    return "recipient" if role == "actor" else "actor"


def _word(event: Candidate) -> str:
    """What sort of word tells an act."""
    kind = event.trigger.kind
    if kind in _NOUNS:
        return "a noun"
    return "a passive" if kind == kinds.FRAME_PASSIVE else "a verb"


def _coded_alike(one: Mention, other: Mention) -> bool:
    return one.country == other.country and one.sectors[:1] == other.sectors[:1]


def _ways(event: Candidate, role: str) -> Iterator[str]:
    """How the rules have filled a role."""
    for step in event.roles.steps:
        side, _, way = step.partition(": ")
        if side != role:
            continue
        if "pronoun" in way:
            yield "pronoun"
        elif way.endswith(_OWNER):
            yield "owner"
        elif way in _WAYS:
            yield _WAYS[way]
        else:
            short = len(way) <= _LONGEST_PREPOSITION
            yield "complement under a preposition" if short else "other"
