"""Who reports an act: the chain of those in whose words it stands, without those who do it by
speaking.

Not everything inside what somebody says is said by him: «announced its refusal of the invitation,
which the president had sent after the violence» says the refusal, the rest is told by the article.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from marsad.events.candidates import Candidate
from marsad.events.claims import claim_of
from marsad.events.content import QUOTE_MARKS
from marsad.events.document import Document
from marsad.events.statements import Attributed, Sayer
from marsad.events.when import VERBAL, unit_at
from marsad.knowledge import kinds
from marsad.mentions.mention import Mention
from marsad.syntax.categories import (
    COMPLEMENTIZER,
    PUNCTUATION,
    RELATIVE,
    SUBORDINATOR,
    VERB,
)

_MEASURE: Final = "SANCTION"
"""A type all of whose acts are done by announcing them."""
_DECREED: Final = frozenset({"restrict", "censor", "curfew", "martial-law", "withhold"})
"""Modes of measures that are in force once they are announced."""
_REPORTERS: Final = frozenset({"outlet", "agency", "document"})
"""Kinds of sources that tell what others do and speak for nobody."""
_GOVERNMENT: Final = ("GOV",)
_CLAUSES: Final = frozenset({VERB, COMPLEMENTIZER, RELATIVE})
_LONGEST_CHAIN: Final = 6
"""Statements inside one another that a chain is read from, outermost first."""
_HEAD: Final = 2
"""Tokens of what is announced among which the act stands that is announced."""


def sayers_of(document: Document, candidate: Candidate) -> list[Sayer]:
    """Those who report an act, outermost first; who claims an attack reports it."""
    told = _told_most_openly(document, candidate)
    outer = [said for said in told.outer if not _only_mentions(document, said, told)]
    found = reporters(outer, but=_speakers(document, told))
    claim = claim_of(document, candidate)
    if claim is not None and not any(_one(claim.mention, sayer.mention) for sayer in found):
        found.append(claim)
    return found


def _only_mentions(document: Document, said: Attributed, told: Candidate) -> bool:
    """Whether what somebody says in a bare noun phrase only comes up to an act in a clause of its
    own: «announced a truce, the first since the invasion», «its refusal of the call, which»."""
    if said.sentence != told.sentence or not _is_bare(document, said):
        return False
    sentence = document.sentences[told.sentence]
    apart = False
    for i in range(told.trigger.at):
        if sentence.units[i].first < said.content[0]:
            continue
        category, joined = sentence.categories[i], bool(sentence.word(i).conjunction)
        if category == COMPLEMENTIZER and joined:
            return False  # «announced the arrest of … and that …»
        apart = apart or category in (RELATIVE, SUBORDINATOR)
        apart = apart or (category == VERB and not joined)
    return apart


def _is_bare(document: Document, said: Attributed) -> bool:
    """Whether a verb or participle of saying has a noun phrase for its object, no clause and no
    quotation."""
    if not said.verb_cue or said.form != "indirect":
        return False
    sentence = document.sentences[said.sentence]
    at = unit_at(sentence, said.content[0])
    if sentence.categories[at] in (COMPLEMENTIZER, VERB):
        return False
    if not at:
        return True
    before = sentence.word(at - 1).form
    return (
        sentence.categories[at - 1] != COMPLEMENTIZER and before != ":"
        and before not in QUOTE_MARKS
    )  # fmt: skip


def reporters(outer: Iterable[Attributed], but: Sequence[Mention] = ()) -> list[Sayer]:
    """Those who report in statements, outermost first."""
    found: list[Sayer] = []
    seen: list[Mention] = list(but)
    for statement in list(outer)[:_LONGEST_CHAIN]:
        for mention in (statement.carrier, statement.speaker, statement.relayed):
            if mention is None or any(_one(mention, other) for other in seen):
                continue
            if any(mention.may_be(other) for other in but):
                continue
            seen.append(mention)
            found.append(Sayer(mention, statement.cue, statement.cue_clitic))
    return found


def _one(one: Mention, other: Mention) -> bool:
    if one.entity and other.entity:
        return one.entity == other.entity
    if (one.first, one.last) == (other.first, other.last):
        return True
    if one.tail or other.tail:
        return one.tail == other.tail
    # «a Saudi official source», «the Saudi source»
    unnamed = one.source == other.source == "officials" and one.country is not None
    return unnamed and one.key == other.key and one.country == other.country


def _told_most_openly(document: Document, candidate: Candidate) -> Candidate:
    """The mention that tells who reports an act: a headline often names nobody, and what a noun
    takes up in somebody's words is told by the article itself when a verb has told it before."""
    if _in_title(document, candidate):
        if candidate.outer:
            return candidate
        return next((other for other in candidate.also if other.outer), candidate)
    if not candidate.outer or candidate.trigger.kind in kinds.VERBS:
        return candidate
    plain = (
        other for other in candidate.also
        if not other.outer and other.trigger.kind in kinds.VERBS
        and other.sentence < candidate.sentence and not _in_title(document, other)
    )  # fmt: skip
    return next(plain, candidate)


def _in_title(document: Document, mention: Candidate) -> bool:
    return document.span(*mention.tokens).start < len(document.article.title)


def _speakers(document: Document, candidate: Candidate) -> list[Mention]:
    """Who performs a verbal act by what is said: the actors, and whoever speaks for them. A verbal
    act in the past («said that he had urged») is only told."""
    trigger = candidate.trigger
    if trigger.frame.type not in VERBAL:
        return _announcers(document, candidate)
    verb = trigger.kind in (kinds.FRAME_VERB, kinds.FRAME_COMPOUND)
    past = verb and trigger.morph.startswith("p3")
    told = past and all(s.cue[0] < candidate.tokens[0] for s in candidate.outer)
    told = told and not any(_in_own_words(s, candidate) for s in candidate.outer)
    spokesmen = [
        s.speaker for s in candidate.outer
        if s.speaker is not None and _speaks_for_actors(document, s, candidate, told=told)
    ]  # fmt: skip
    return spokesmen if told else [*candidate.roles.actors, *spokesmen]


def _in_own_words(said: Attributed, candidate: Candidate) -> bool:
    """Whether a quotation tells in the third person what its speaker does: it has ended before."""
    speaker = said.speaker
    if speaker is None or said.form != "direct":
        return False
    actors = candidate.roles.actors
    return any(_one(speaker, actor) or speaker.may_be(actor) for actor in actors)


def _announcers(document: Document, candidate: Candidate) -> list[Mention]:
    """Who does by announcing it a measure that is in force once it is announced: «announced
    sanctions», «announced a curfew», but not «announced an arrest»."""
    frame = candidate.trigger.frame
    if frame.type != _MEASURE and frame.mode not in _DECREED:
        return []
    return [
        said.speaker
        for said in candidate.outer
        if said.speaker is not None
        and _is_bare(document, said)
        and 0 <= candidate.tokens[0] - said.content[0] < _HEAD
        and any(_is_party(said.speaker, actor) for actor in candidate.roles.actors)
    ]


def _is_party(speaker: Mention, actor: Mention) -> bool:
    return speaker.same_as(actor) or (
        speaker.country is not None and speaker.country == actor.country
    )


def _speaks_for_actors(
    document: Document, said: Attributed, candidate: Candidate, *, told: bool
) -> bool:
    """Whether who speaks does so for a state or, unless the act is only told, for a government
    that acts, or tells an act of their own («announced its refusal»). Papers and those named after
    «according to» only report."""
    if _is_announced(document, said, candidate):
        return True
    speaker = said.speaker
    if speaker is None or not said.verb_cue:
        return False
    if speaker.source in _REPORTERS and (told or not _is_own_paper(said, candidate)):
        return False
    official = not told and speaker.sectors[:1] == _GOVERNMENT
    return any(
        actor.country == speaker.country
        and (actor.kind == "state" or (official and _is_government(actor)))
        for actor in candidate.roles.actors
    )


def _is_announced(document: Document, said: Attributed, candidate: Candidate) -> bool:
    """«announced its refusal», «the front, one of the largest, announced |its refusal|»: the
    speaker's own act, which begins what is said or stands after a comma, before any verb."""
    sentence = document.sentences[candidate.sentence]
    at = candidate.trigger.at
    if not sentence.word(at).pronoun or not said.holds(candidate.tokens[0]):
        return False
    if candidate.tokens[0] == said.content[0]:
        return True
    between = [i for i in range(at) if sentence.units[i].first >= said.content[0]]
    verbs = any(sentence.categories[i] in _CLAUSES for i in between)
    return not verbs and at > 0 and sentence.categories[at - 1] == PUNCTUATION


def _is_own_paper(said: Attributed, candidate: Candidate) -> bool:
    """Whether a state's statement, in its own words, tells what the state does by them: «the
    statement added: "Qatar calls for …"»."""
    speaker = said.speaker
    if speaker is None or speaker.source != "document" or said.form == "indirect":
        return False
    return candidate.trigger.morph.startswith("i3") and speaker.country is not None


def _is_government(actor: Mention) -> bool:
    return actor.kind == "body" and actor.sectors[:1] == _GOVERNMENT
