"""Whether two mentions may be one party, and what the later one takes from the earlier."""

from __future__ import annotations

from typing import Final

from marsad.mentions.mention import Mention
from marsad.text.normalize import fold

_AL: Final = "\u0627\u0644"
_ARTICLE: Final = 2
"""Letters of the article, by which «Dulaimi» and «al-Dulaimi» differ."""
_STATELIKE: Final = frozenset({"state", "body", "armed"})


def are_compatible(known: Mention, mention: Mention) -> bool:
    """Two names with the same last word are one person unless country or entity differ, or the
    other words do without a shared office."""
    if known.entity and mention.entity and known.entity != mention.entity:
        return False
    if known.country and mention.country and known.country != mention.country:
        return False
    if " " not in mention.tail or " " not in known.tail:
        return True
    if known.tail == mention.tail:
        return True
    return (
        known.role is not None
        and mention.role is not None
        and (fold(known.role) == fold(mention.role))
    )


def inherit(mention: Mention, known: Mention) -> None:
    """What is known of the antecedent holds for the mention, unless the phrase says otherwise."""
    mention.entity = mention.entity or known.entity
    mention.name = mention.name or known.name
    mention.name_en = known.name_en if mention.entity == known.entity else mention.name_en
    mention.wikidata = mention.wikidata or known.wikidata
    if mention.country is None or mention.inferred:
        mention.country, mention.inferred = known.country, known.inferred
    if not mention.sectors or (
        known.sectors and known.sectors[0] == mention.sectors[0]
        and len(known.sectors) > len(mention.sectors)
    ) or (known.sectors and _tells_little(mention, known)):  # fmt: skip
        mention.sectors = known.sectors
    mention.role = mention.role or known.role
    mention.political = mention.political or known.political
    mention.gender = mention.gender or known.gender
    if mention.tail == "":
        mention.tail, mention.proper, mention.called = known.tail, known.proper, known.called
    mention.named = mention.named or known.named


def _tells_little(mention: Mention, known: Mention) -> bool:
    """Bare people, and a rank beside an office."""
    return mention.sectors in (("CVL",), ("UNK",)) or (mention.ranked and known.role is not None)


def agrees(mention: Mention, gender: str | None, plural: bool) -> bool:
    """Whether a pronoun or verb of this gender and number may refer to the mention."""
    if mention.kind in ("thing", "place"):
        return False
    if gender == mention.gender == "f" and mention.plural and not plural:
        return True  # «sources», «leaderships»: plurals with a feminine singular verb
    if mention.human and (gender is not None or plural) and plural != mention.plural:
        return False
    if plural and not mention.human:
        return False
    if gender is None or mention.gender is None or plural:
        return True
    return gender == mention.gender or (gender == "f" and mention.kind in _STATELIKE)


def may_be_latter(mention: Mention, *, feminine: bool) -> bool:
    """Whether «the latter» may stand for a mention: for one person named, or a body of its
    gender."""
    if mention.plural or not mention.political:
        return False
    if mention.human:
        return bool(mention.tail)
    body = mention.kind in ("body", "armed") and mention.entity is not None
    return body and (mention.gender == "f") == feminine


def is_bare_name(mention: Mention) -> bool:
    """An unknown word, or a name of one word that nobody is known by."""
    if mention.kind == "thing":
        return True
    return mention.entity is None and bool(mention.tail) and " " not in mention.tail


def is_rebel_group(mention: Mention) -> bool:
    """A known armed group of rebels or militiamen."""
    return mention.entity is not None and mention.sectors[:1] in (("REB",), ("PRM",))


def tells_no_more(mention: Mention, known: Mention) -> bool:
    """Whether all words of a title are among those of an earlier one; two titles of several words
    that the knowledge has are two, «spokesman for the army» and «spokesman for the ministry»."""
    told = known.modifiers.union(known.title_words)
    same = not known.title_words or told.issuperset(mention.title_words)
    return same and mention.modifiers <= told


def bare_name(word: str) -> str:
    """A name without the article, so that both spellings meet."""
    return word[_ARTICLE:] if len(word) > 4 and word[:_ARTICLE] == _AL else word
