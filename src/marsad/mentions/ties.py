"""What two phrases side by side tell of each other: titles and whom they serve, parts and groups,
bodies and the states that they are in."""

from __future__ import annotations

from typing import Final

from marsad.mentions.mention import Mention

_FOR, _BY, _IN, _WITH = "\u0644", "\u0639\u0646", "\u0641\u064a", "\u0628"
"""Prepositions that join a title or a paper to whom it belongs."""
_VAGUE: Final = ("GOV", "CVL", "UNK", "UAF")
"""Sectors that the organisation tells better."""


def attach(title: Mention, complement: Mention, preposition: str) -> None:
    """«the adviser to the presidency», «a statement by the ministry»: whom somebody works for
    and who issues a paper tell their country; the mention is extended over both."""
    holder = title.holder
    issues = title.kind == "document" and preposition == _BY
    if not issues and (complement.human or complement.source in ("outlet", "agency")):
        return  # a hearer
    if (title.tail and holder is None) or not _completes(title, complement, preposition):
        return
    known = title.country is not None and not title.inferred
    if preposition == _FOR and known and complement.first - title.last > 1:
        return  # «the American minister |arrived on a visit| to Qatar»
    for mention in (title, holder):
        if mention is None:
            continue
        mention.last = max(mention.last, complement.last)
        if not complement.political or not (mention.country is None or mention.inferred):
            continue
        mention.country, mention.inferred = complement.country, complement.inferred
        if not mention.sectors or (complement.entity and mention.sectors[0] in _VAGUE):
            mention.sectors = complement.sectors


def locate(body: Mention, state: Mention) -> None:
    """«One of the high courts in Turkey», «sources inside the Egyptian union»: a body without a
    country of its own belongs to the state in which it is, sources to the body."""
    if body.entity is not None or body.kind in ("thing", "place", "state", "outlet"):
        return
    within = state.kind in ("state", "place") or (
        state.kind in ("body", "armed") and not state.inferred and body.source == "officials"
    )
    if within and state.country and (body.country is None or body.inferred):
        body.country, body.inferred = state.country, True


def go_on(first: Mention, second: Mention) -> None:
    """«Adel Hassan, deputy speaker |and head of the bloc| of a party»: a title without a name goes
    on telling who is named before."""
    if first.holder is None or second.kind != "person" or second.tail or second.holder is not None:
        return
    if first.plural == second.plural:
        second.holder = first.holder


def share(first: Mention, second: Mention, *, dual: bool) -> None:
    """«the two presidents, American and Russian»: the second nisba has the first's title."""
    titled = first.human or (dual and first.kind in ("body", "armed"))
    if not (second.nationality and titled and not first.nationality):
        return
    if dual and first.human:
        first.kind, first.plural = "person", False
    if dual or first.role:
        second.kind, second.sectors, second.role = first.kind, first.sectors, first.role
        second.source, second.named = first.source, first.named


def belong(members: Mention, group: Mention) -> None:
    """«19 people of the security forces»: people of no kind are of the group's, a name without a
    title («Sara Hill |of Human Rights Watch|») of the organisation's."""
    if not members.human or members.entity:
        return
    if members.tail:
        known = group.entity is not None and group.kind in ("body", "armed")
        if known and members.role is None and (members.country is None or members.inferred):
            members.country, members.inferred = group.country, group.inferred
            members.sectors = members.sectors or group.sectors
        return
    if not group.sectors:
        return
    if members.sectors not in ((), ("CVL",), ("UNK",)):
        return
    members.sectors, members.political = group.sectors, True
    if members.country is None or members.inferred:
        members.country, members.inferred = group.country, group.inferred


def _completes(title: Mention, complement: Mention, preposition: str) -> bool:
    """Whether a phrase under a preposition belongs to the title or the paper before it."""
    if title.kind == "document":
        issues = complement.kind in ("person", "group", "body", "armed")
        return issues and preposition in (_FOR, _BY, "")
    somebody = complement.political and complement.kind not in ("place", "document")
    source = title.source == "officials"
    employs = complement.kind in ("body", "armed")
    if preposition == _WITH:
        # «Dr Khaled, head of the department |at the ministry|», «a source |at the ministry|»
        known = employs and bool(complement.sectors)
        return known and (source or (title.holder is not None and not title.sectors))
    if title.kind == "group" or title.plural:  # «officials |in Hamas|», «20 people |in Syria|»
        return employs and somebody and preposition == _IN
    if title.kind != "person":
        return False
    if preposition == _FOR:
        return somebody
    return preposition == _IN and somebody and not complement.capital
