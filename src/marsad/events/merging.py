"""The same act told in title, lead and body becomes one event.

Whether two mentions tell one act is weighed (`marsad.events.likeness`): a mention joins the group
whose members it is most like, when their mean score passes the threshold.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from math import inf
from typing import Final, TypeVar

from marsad.events.candidates import Candidate
from marsad.events.document import Document
from marsad.events.likeness import dates_agree, is_said_alike, is_same_party, signs_of_likeness
from marsad.events.scoring import score_of
from marsad.events.when import VERBAL
from marsad.knowledge import kinds
from marsad.knowledge.schema import Weighing
from marsad.mentions.mention import Mention
from marsad.record import Date, Status

Item = TypeVar("Item")

_LENIENCE: Final = 0.5
"""How much less like an act a mention may be that only points back to one."""
_OWN: Final = 0.45
"""How much more like an act a finite verb with its actor must be."""
_BY_MODE: Final = frozenset({"SANCTION"})
"""Types whose acts of different modes are two: expelling an envoy and recalling one's own. None of
the twelve such pairs in the annotated articles is one act."""
_CALLED: Final = VERBAL - {"ACCUSE", "SUPPORT"}
"""Types whose acts are two when those who act are called by other nouns. Of the pairs in the
annotated articles three of sixteen are one act; who blames is named in more ways than one."""
_ALIKE: Final = 0.5
"""Score over which a mention in the title is joined though its parties or its status differ: of
such pairs in the annotated articles twelve of fourteen are one act."""
_UNDONE: Final = frozenset({"negated", "denied"})
_ASKED: Final = frozenset({"requested", "conditional"})
_OPEN_ACTS: Final = 30
"""Acts of one type that a further mention is compared with: the first and the latest ones."""
_COMPARED: Final = 4
"""Mentions of an act that a further one is compared with: the first and the latest ones."""


def merge(
    document: Document, candidates: Sequence[Candidate], weighing: Weighing
) -> list[Candidate]:
    """One candidate an act, the fullest mention leading, the others in its ``also``."""
    groups: list[list[Candidate]] = []
    of_type: dict[str, list[list[Candidate]]] = {}
    for candidate in candidates:
        alike = of_type.setdefault(candidate.trigger.frame.type, [])
        group = None
        if not is_said_alike(document, candidate):
            group = _most_like(document, candidate, alike, weighing)
        if group is None:
            groups.append([candidate])
            alike.append(groups[-1])
        else:
            group.append(candidate)
    return [_led(group, document.article.published) for group in groups]


def _most_like(
    document: Document,
    candidate: Candidate,
    groups: Sequence[list[Candidate]],
    weighing: Weighing,
) -> list[Candidate] | None:
    """The group whose act the candidate tells, or null."""
    best: list[Candidate] | None = None
    highest = weighing.threshold - _lenience(candidate)
    for group in _ends(groups, _OPEN_ACTS):
        members = _ends(group, _COMPARED)
        bars = [_bar(document, member, candidate) for member in members]
        if inf in bars:
            continue  # another act whatever they share
        scores = [_likeness(document, member, candidate, weighing) for member in members]
        if any(score < bar for score, bar in zip(scores, bars, strict=True)):
            continue
        total = sum(scores)
        if total > highest * len(members):
            best, highest = group, total / len(members)
    return best


def _lenience(candidate: Candidate) -> float:
    """How much less like an act a mention may be that tells little by itself; a finite verb with
    its actor must be more like it."""
    if candidate.pointing:
        return _LENIENCE
    own = candidate.trigger.kind in kinds.VERBS and bool(candidate.roles.actors)
    return -_OWN if own and not candidate.lacking else 0.0


def _bar(document: Document, one: Candidate, other: Candidate) -> float:
    """How much like one act two mentions must be. Acts of different days are two, as are one that
    happened and one that did not; a visit is not the talks held on it; where all parties are
    others, so is the act, and where a plan has further parties, it is another act. But a title is
    easily misread: what is very much like it tells its act all the same."""
    if one.date and other.date and not dates_agree(one.date.value, other.date.value):
        return inf
    if _modes_apart(one, other) or _have_other_actors(one, other):
        return inf
    apart = _sides_apart(one, other)
    if not _are_two_acts(one, other) and not (apart and all(apart)):
        return -inf
    titled = document.article.title.strip() and not (one.sentence and other.sentence)
    return _ALIKE if titled and apart != [True, True] else inf


def _are_two_acts(one: Candidate, other: Candidate) -> bool:
    """Whether status or mode tell two mentions apart."""
    if (one.status in _UNDONE) != (other.status in _UNDONE):
        return True
    if _is_further_plan(one, other) or _is_further_plan(other, one):
        return True
    a, b = one.trigger.frame, other.trigger.frame
    return a.type == "CONSULT" and a.mode != b.mode


def _modes_apart(one: Candidate, other: Candidate) -> bool:
    """Whether two measures are of different modes, both told."""
    a, b = one.trigger.frame, other.trigger.frame
    return a.type in _BY_MODE and bool(a.mode and b.mode) and a.mode != b.mode


def _have_other_actors(one: Candidate, other: Candidate) -> bool:
    """Whether two mentions tell of other actors of one country: persons of other names; in the
    body, for most acts done by speaking, those called by other nouns («a forum called for»,
    «students called for»)."""
    ones, others = one.roles.actors, other.roles.actors
    if not ones or not others:
        return False
    if _are_named_apart(ones, others):
        return True
    if one.trigger.frame.type not in _CALLED or not (one.sentence and other.sentence):
        return False
    return all(_are_called_apart(a, b) for a in ones for b in others)


def _are_named_apart(ones: Sequence[Mention], others: Sequence[Mention]) -> bool:
    """Whether all are persons whose names are told and share no word."""
    if any(party.kind != "person" or not party.tail for party in (*ones, *others)):
        return False
    return all(set(a.tail.split()).isdisjoint(b.tail.split()) for a in ones for b in others)


def _are_called_apart(one: Mention, other: Mention) -> bool:
    """Whether two parties, neither of them a state, are not known to be one and are called by
    other nouns."""
    if any(party.kind == "state" or party.holder for party in (one, other)):
        return False
    return one.key != other.key and not (one.entity and one.entity == other.entity)


def _sides_apart(one: Candidate, other: Candidate) -> list[bool]:
    """For each side that both tell whether all its parties are others."""
    sides = [
        (one.roles.actors, other.roles.actors), (one.roles.recipients, other.roles.recipients)
    ]  # fmt: skip
    return [not _share_country(ones, others) for ones, others in sides if ones and others]


def _share_country(ones: Sequence[Mention], others: Sequence[Mention]) -> bool:
    """Whether two lists may hold one party: one country, or one whose country is not told; two
    persons known by different names are two."""
    return any(
        not (a.country and b.country) or (a.country == b.country and not _are_two(a, b))
        for a in ones
        for b in others
    )


def _are_two(one: Mention, other: Mention) -> bool:
    """Whether two persons are known by name and are not one."""
    if one.kind != "person" or other.kind != "person":
        return False
    return bool(one.entity and other.entity) and one.entity != other.entity


def _is_further_plan(plan: Candidate, done: Candidate) -> bool:
    """Whether the body tells a plan with a party that the act told as done does not have."""
    if (
        plan.status != "planned"
        or done.status != "occurred"
        or not (plan.sentence and done.sentence)
    ):
        return False
    sides = [
        (plan.roles.actors, done.roles.actors), (plan.roles.recipients, done.roles.recipients)
    ]  # fmt: skip
    return any(
        not any(is_same_party(party, known) for known in there)
        for planned, there in sides
        if there
        for party in planned
    )


def _ends(items: Sequence[Item], count: int) -> Sequence[Item]:
    """The first and the last of the items, ``count`` of them at most, in order."""
    half = count // 2
    return items if len(items) <= count else [*items[:half], *items[-half:]]


def _likeness(document: Document, one: Candidate, other: Candidate, weighing: Weighing) -> float:
    first, second = (one, other) if one.tokens <= other.tokens else (other, one)
    return score_of(weighing, signs_of_likeness(document, first, second))


def _merit(candidate: Candidate) -> tuple[bool | int, ...]:
    """How well a mention stands for its act: one that tells it, tells of parties and of the mode;
    the earliest of equals."""
    filled, *rest = candidate.fullness
    told = bool(candidate.trigger.frame.mode)
    return (
        not candidate.pointing, not candidate.lacking, filled, told, *rest, -candidate.tokens[0]
    )  # fmt: skip


def _led(group: list[Candidate], published: str | None) -> Candidate:
    """A copy of the fullest mention, the earliest of equals, completed from the others."""
    lead = max(group, key=_merit)
    others = sorted((c for c in group if c is not lead), key=lambda c: c.tokens[0])
    body = [candidate for candidate in group if candidate.sentence > 0]
    told = body[0] if lead.sentence == 0 and body else lead
    mentions = [lead, *others]
    actors = next((c.roles.actors for c in mentions if c.roles.actors), [])
    suffer = (_others(c.roles.recipients, actors) for c in mentions)
    return replace(
        lead,
        status=told.status,
        status_cue=told.status_cue,
        also=others,
        date=_most_precise(c.date for c in mentions if _may_date(c, told.status, published)),
        place=next((c.place for c in mentions if c.place), None),
        figures=next((c.figures for c in mentions if c.figures), []),
        roles=lead.roles.played_by(actors, next(filter(None, suffer), [])),
    )


def _may_date(mention: Candidate, status: Status, published: str | None) -> bool:
    """Whether an act of a status can be of the day that one of its mentions tells: what has
    happened not of one by which it is asked for, what is planned not of one gone by."""
    day = mention.date
    if day is None or day.value is None or published is None:
        return True
    today = published[: len(day.value)]
    if status == "occurred" and mention.status in _ASKED:
        return day.value <= today
    return status != "planned" or day.value >= today


def _most_precise(dates: Iterable[Date | None]) -> Date | None:
    """Of the dates that the mentions of an act tell the most precise, the first of equals: a day
    rather than «the last two weeks» or a year."""
    told = [day for day in dates if day is not None]
    return max(told, key=_precision, default=None)


def _precision(day: Date) -> tuple[int, bool]:
    return len(day.value or ""), day.until is None


def _others(recipients: list[Mention], actors: list[Mention]) -> list[Mention]:
    """Those acted upon that do not act themselves, as another mention of the act may tell."""
    return [party for party in recipients if not any(party.same_as(actor) for actor in actors)]
