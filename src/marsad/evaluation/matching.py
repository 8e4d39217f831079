"""When a coded value agrees with an annotated one."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import lru_cache

from marsad.evaluation.gold import GoldEvent, GoldParty
from marsad.record import Event, Party

SYMMETRIC = frozenset({"CONSULT", "COOPERATE", "ASSAULT"})
"""Types whose parties may stand on either side."""

_SENTENCE_END = re.compile("[.!?\u061f\n]+")
_WORD = re.compile(r"\w+")
_MARKS = re.compile("[\u064b-\u0652\u0670\u200b-\u200f\u202a-\u202e]")
_ALEF, _YEH, _HEH, _LAM = "\u0627", "\u064a", "\u0647", "\u0644"
_VARIANTS = str.maketrans(
    {
        "\N{ARABIC LETTER ALEF WITH HAMZA ABOVE}": _ALEF,
        "\N{ARABIC LETTER ALEF WITH HAMZA BELOW}": _ALEF,
        "\N{ARABIC LETTER ALEF WITH MADDA ABOVE}": _ALEF,
        "\N{ARABIC LETTER ALEF WASLA}": _ALEF,
        "\N{ARABIC LETTER ALEF MAKSURA}": _YEH,
        "\N{ARABIC LETTER TEH MARBUTA}": _HEH,
        "\N{ARABIC TATWEEL}": None,
    }
)
_WAW, _FEH, _BEH, _KAF = "\u0648", "\u0641", "\u0628", "\u0643"
_ARTICLE = re.compile(rf"^(?:[{_WAW}{_FEH}{_BEH}{_KAF}]?{_ALEF}{_LAM}|{_LAM}{_LAM})(?=\w\w)")


AnyParty = GoldParty | Party


@lru_cache(maxsize=65536)
def words(text: str) -> frozenset[str]:
    """The words of a mention, without the article, in a spelling that ignores variants."""
    folded = _MARKS.sub("", text).translate(_VARIANTS)
    return frozenset(_ARTICLE.sub("", word) for word in _WORD.findall(folded))


def share_word(one: str, other: str) -> bool:
    """Whether two mentions have a word in common."""
    return not words(one).isdisjoint(words(other))


def find(text: str, quoted: str, nth: int = 1) -> tuple[int, int] | None:
    """Where the nth occurrence of the quoted string stands."""
    at = -1
    for _ in range(nth or 1):
        at = text.find(quoted, at + 1)
        if at < 0:
            return None
    return at, at + len(quoted)


def sentence_ends(text: str) -> list[int]:
    """Where the sentences of the text end, the last at its end."""
    return [*(match.end() for match in _SENTENCE_END.finditer(text)), len(text)]


def sentence_at(ends: Sequence[int], position: int) -> int:
    """The number of the sentence that a position is in, -1 when it is in none."""
    number = bisect_left(ends, position)
    return number if number < len(ends) else -1


def mention(party: AnyParty) -> str:
    """The quoted string of a party."""
    return party.mention if isinstance(party, GoldParty) else party.text or party.name or ""


def same_party(gold: AnyParty, coded: AnyParty) -> bool:
    """Country and first sector agree; without a country, a shared word or the sector will do."""
    same_words = share_word(mention(gold), mention(coded))
    if gold.country != coded.country:
        return same_words and not (gold.country and coded.country)
    same_sector = gold.sectors[:1] == coded.sectors[:1]
    if not gold.country:
        return same_words or bool(gold.sectors and same_sector)
    return not gold.sectors or not coded.sectors or same_sector


def same_parties(gold: Sequence[GoldParty], coded: Sequence[Party]) -> bool:
    """At least half of both lists (as F1) agree; two empty lists agree."""
    if not gold or not coded:
        return not gold and not coded
    recall = sum(any(same_party(g, c) for c in coded) for g in gold) / len(gold)
    precision = sum(any(same_party(g, c) for g in gold) for c in coded) / len(coded)
    return recall + precision > 0 and 2 * recall * precision / (recall + precision) >= 0.5


def same_who(gold: GoldEvent, coded: Event) -> bool:
    """Actors and recipients agree; for symmetric acts, their union."""
    return same_sides(gold, coded.actors, coded.recipients)


def same_sides(gold: GoldEvent, actors: Sequence[Party], recipients: Sequence[Party]) -> bool:
    """Whether these parties of an act are the annotated ones."""
    if same_parties(gold.actors, actors) and same_parties(gold.recipients, recipients):
        return True
    if gold.type not in SYMMETRIC:
        return False
    return same_parties(gold.actors + gold.recipients, (*actors, *recipients))


def pair_up(candidates: Iterable[tuple[float, int, int]]) -> dict[int, int]:
    """From scored pairs of positions the one-to-one pairing that takes the best first."""
    paired: dict[int, int] = {}
    taken: set[int] = set()
    for _, left, right in sorted(candidates, key=lambda candidate: -candidate[0]):
        if left not in paired and right not in taken:
            paired[left] = right
            taken.add(right)
    return paired
