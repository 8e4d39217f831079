"""Whom a verbal act concerns, when none of its arguments names a recipient.

«Rejected the resolution of the Security Council», «criticised the party's initiative», «will
respond to the sanctions that Washington imposed»: the first other party among the complements.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from marsad.events.roles import PRONOUNS, RoleFiller, subject_after
from marsad.knowledge import kinds
from marsad.mentions.identity import agrees
from marsad.mentions.mention import Mention
from marsad.syntax.categories import PARTICIPLE, RELATIVE, SUBORDINATOR, VERB
from marsad.syntax.clauses import arguments_of_verb
from marsad.syntax.noun_phrase import NounPhrase

_CONCERNS: Final = frozenset(
    {"REJECT", "SUPPORT", "ACCUSE", "THREATEN", "SANCTION", "CONCEDE", "AGREE", "REQUEST", "AID"}
)
"""Types in which a party named in the complement is the one concerned."""
_NO_PARTY: Final = frozenset({"thing", "place", "document", "outlet"})
_RELATIVE_REACH: Final = 4


def find_concerned(filler: RoleFiller) -> None:
    """Fills the recipient of a verbal act from its complements."""
    roles, frame = filler.roles, filler.frame
    if roles.recipients or frame.mutual:
        return
    start: int | None = filler.trigger.at
    if frame.type == "PROTEST":
        start = _grievance(filler)
    elif frame.type not in _CONCERNS:
        return
    if start is None:
        return
    for mentions in _complements(filler, start):
        others = [mention for mention in mentions if _is_other_party(filler, mention)]
        filler.put("recipient", others, "party concerned")
        if roles.recipients:
            return


def _grievance(filler: RoleFiller) -> int | None:
    """The unit of «in protest against», «in refusal of» after a protest, or null."""
    units = filler.sentence.units
    for at in range(filler.trigger.at + 1, len(units)):
        if "grievance" in units[at].word.classes:
            return at
        if units[at].word.form in ".:;":
            return None
    return None


def _complements(filler: RoleFiller, start: int) -> Iterator[list[Mention]]:
    """The parties after a unit and those inside phrases for things, in order; those that
    stand together come together."""
    sentence = filler.sentence
    words = filler.document.knowledge.words
    leading = words.get("concerning", ())
    edges = words.get("edge", ())
    sites = (*words.get("locative", ()), *words.get("direction", ()))
    for i in range(start + 1, len(sentence.units)):
        category = sentence.categories[i]
        if category in (VERB, SUBORDINATOR, PARTICIPLE) or sentence.word(i).form in ".:;":
            return
        if category == RELATIVE:
            yield from _subject_within(filler, i)
            return
        phrase = sentence.phrase_at[i]
        if phrase is None or phrase.first != i:
            continue
        sited = phrase.preposition in sites or sentence.word(phrase.head).stem in edges
        if sited or filler.suffers_deed(phrase):
            continue  # «towards the borders of Iraq» tells where, not whom
        if _is_own(filler, phrase) or (phrase.preposition and phrase.preposition not in leading):
            return
        mention = filler.document.mention(sentence, phrase)
        if mention.kind in ("thing", "document"):
            for inner in filler.document.inner(sentence, phrase):
                yield [inner]
        elif phrase.coordinate is None:
            yield filler.document.parties(sentence, phrase)


def _is_own(filler: RoleFiller, phrase: NounPhrase) -> bool:
    """«Defended |his| policy towards China»: whether what is defended is of who defends it."""
    pronoun = filler.sentence.word(phrase.head).pronoun
    if filler.frame.type != "SUPPORT" or pronoun not in PRONOUNS:
        return False
    if filler.document.mention(filler.sentence, phrase).kind != "thing":
        return False  # «supports his government»
    return any(agrees(actor, *PRONOUNS[pronoun]) for actor in filler.roles.actors)


def _subject_within(filler: RoleFiller, relative: int) -> Iterator[list[Mention]]:
    """Who did what a relative clause tells of the complement."""
    sentence = filler.sentence
    undergone = filler.document.knowledge.words.get("undergo", ())
    for at in range(relative + 1, min(len(sentence.units), relative + _RELATIVE_REACH)):
        if sentence.categories[at] != VERB:
            continue
        reading = sentence.word(at).reading(*kinds.VERBS)
        if reading is not None and sentence.word(at).form not in undergone:
            arguments = arguments_of_verb(sentence, at, reading.morph.split("/")[0])
            subject = subject_after(arguments, at)
            if subject is not None:
                yield filler.document.parties(sentence, subject)
        return


def _is_other_party(filler: RoleFiller, mention: Mention) -> bool:
    """Whether a mention is a party and not of the side that acts, by identity or by country and
    sector."""
    if not mention.political or mention.kind in _NO_PARTY:
        return False
    return not any(
        actor.same_as(mention)
        or (actor.country == mention.country and _share_sector(actor, mention))
        for actor in filler.roles.actors
    )


def _share_sector(one: Mention, other: Mention) -> bool:
    return one.sectors[:1] == other.sectors[:1]
