"""Whose people are meant: «its fighters», «her ambassador», «two of them», «both of them»."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from marsad.mentions.identity import agrees, inherit
from marsad.mentions.mention import Mention
from marsad.text.word import Word

_POSSESSORS: Final = {"\u0647": "m", "\u0647\u0627": "f"}
"""Gender of the owner that a suffixed pronoun shows."""
_ENDINGS: Final = tuple(sorted(_POSSESSORS.items(), key=lambda one: -len(one[0])))
"""The same, the longer pronoun first."""
_MISSIONS: Final = {
    "embassy": ("ambassador",), "consulate": ("consul", "ambassador"), "ambassador": ("embassy",),
    "consul": ("consulate",),
}  # fmt: skip
"""Ids of agents for missions and their heads, each with those that tell whose they are."""
_FORCES: Final = frozenset({"armed", "body"})
_ARTICLE: Final = "\u0627\u0644"
_TWO: Final = 2
_REACH: Final = 60
"""Tokens back within which the owner is named."""
_OTHERS: Final = "others"
"""Id of the agent for more people of the same sort."""
_NEAR: Final = 8
"""Tokens from some people to «others» like them."""
_OF_STATES: Final = "IGO"
_FIGHTERS: Final = frozenset({"REB", "UAF", "PRM", "COP"})


def find_whose(
    mention: Mention, pronoun: str, before: Callable[[int], Sequence[Mention]],
    by_agent: Mapping[str, list[Mention]],
) -> None:  # fmt: skip
    """Gives a mention without a country that of whose it is; ``before``: the mentions before a
    token."""
    find_sender(mention, by_agent)
    if mention.agent == _OTHERS:
        find_others(mention, before(mention.first))
    if pronoun and mention.country is None and mention.human:
        find_owner(mention, pronoun, before(mention.first))


def find_owner(mention: Mention, pronoun: str, before: Sequence[Mention]) -> None:
    """Gives people without a country that of the party named last that their pronoun may stand
    for; members of no kind are of the kind of their force."""
    gender = _POSSESSORS.get(pronoun)
    if gender is None:
        return
    fighters = not _FIGHTERS.isdisjoint(mention.sectors)
    members = mention.sectors == ("UNK",)
    for known in reversed(before):
        if mention.first - known.first > _REACH:
            return
        if not known.political or not agrees(known, gender, False):
            continue
        if gender == "f" and known.gender != "f" and known.kind == "armed":
            continue  # an organisation, masculine
        if (fighters and known.kind != "armed") or (members and known.kind not in _FORCES):
            continue  # fighters are of a force, members of a body
        mention.country, mention.inferred = known.country, known.inferred
        if mention.sectors in ((), ("UNK",)) and known.kind in _FORCES:
            mention.sectors, mention.political = known.sectors, True
        return


def is_own_country(word: Word, *, alone: bool) -> bool:
    """«His country», unless a name follows: «the town of X» is spelled like it. ``alone``: whether
    the phrase ends with the word."""
    return "own_country" in word.classes and (alone or "land_or_town" not in word.classes)


def gender_of_owner(word: Word) -> str | None:
    """Gender of the owner that a word's last letters show: «his», «her country»."""
    return next((g for pronoun, g in _ENDINGS if word.form.endswith(pronoun)), None)


def find_short(mention: Mention, before: Sequence[Mention]) -> bool:
    """«The organisation», «the movement», «the Houthi»: the one named last of those that are called
    so for short."""
    short = frozenset(mention.short)
    for known in reversed(before):
        if known.entity in short:
            mention.kind, mention.human, mention.political = known.kind, False, True
            mention.tail = mention.proper = ""
            mention.sectors, mention.source = (), known.source
            inherit(mention, known)
            return True
        if known.country == _OF_STATES and mention.key.removeprefix(_ARTICLE) in known.title_words:
            # «the coalition» after «the spokesman for the Arab coalition»
            mention.kind, mention.country, mention.political = "body", known.country, True
            mention.sectors, mention.source = (), "organization"
            return True
    return False


def find_sender(mention: Mention, by_agent: Mapping[str, list[Mention]]) -> None:
    """«The embassy» after «the Iraqi ambassador»: the state that the article has told of the
    other."""
    for agent in _MISSIONS.get(mention.agent, ()):
        for known in reversed(by_agent.get(agent, [])):
            if known.country is not None and not known.inferred and not known.plural:
                mention.country = known.country
                return


def of_office(mention: Mention, by_agent: Mapping[str, list[Mention]]) -> list[Mention]:
    """«The governor», which the knowledge has as a word of its own, after «governor of»."""
    word = mention.key.removeprefix(_ARTICLE)
    if not mention.human or word == mention.key:
        return []
    return [known for known in by_agent.get(mention.agent, []) if known.key == word]


def two_people(before: Sequence[Mention], at: int) -> list[Mention]:
    """The two people named last near token ``at``, or none."""
    people: list[Mention] = []
    for mention in reversed(before):
        if at - mention.first > _REACH or len(people) == _TWO:
            break
        known = mention.political and mention.human and not mention.plural
        if known and mention.country and not any(_is_one(mention, one) for one in people):
            people.append(mention)
    return people[::-1] if len(people) == _TWO else []


def find_others(mention: Mention, before: Sequence[Mention]) -> None:
    """«The killing of six Palestinians and the wounding of 192 |others|»: of the country and the
    sectors of the people named last."""
    for known in reversed(before):
        if mention.first - known.last > _NEAR:
            return
        if known.human and known.agent != mention.agent and known.source != "officials":
            mention.country, mention.inferred = known.country, known.inferred
            mention.sectors, mention.political = known.sectors, known.political
            return


def last_people(before: Sequence[Mention]) -> Mention | None:
    """The people named last, sources left out."""
    for mention in reversed(before):
        if mention.human and mention.plural and mention.source != "officials":
            return mention
    return None


def _is_one(one: Mention, other: Mention) -> bool:
    """Whether two mentions are known, or by country and sectors likely, to be of one person."""
    return one.same_as(other) or (one.country == other.country and one.sectors == other.sectors)
