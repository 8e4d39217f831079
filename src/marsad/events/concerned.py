"""Whom a verbal act concerns, when none of its arguments names a recipient.

«Rejected the resolution of the Security Council», «criticised the party's initiative», «will
respond to the sanctions that Washington imposed»: the first other party among the complements.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from marsad.events.role_filler import PRONOUNS, RoleFiller
from marsad.knowledge import kinds
from marsad.mentions.identity import agrees
from marsad.mentions.mention import Mention
from marsad.syntax.agreement import is_plain_singular
from marsad.syntax.categories import (
    COMPLEMENTIZER,
    CONJUNCTION,
    PARTICIPLE,
    RELATIVE,
    SUBORDINATOR,
    VERB,
)
from marsad.syntax.clauses import Sentence, arguments_of_verb, coordinated, subject_after
from marsad.syntax.noun_phrase import NounPhrase
from marsad.syntax.noun_words import ACTS, opens_clause, takes_genitive

_CONCERNS: Final = frozenset(
    {"REJECT", "SUPPORT", "ACCUSE", "THREATEN", "SANCTION", "CONCEDE", "AGREE", "REQUEST", "AID"}
)
"""Types in which a party named in the complement is the one concerned."""
_ANSWERS: Final = frozenset({"ACCUSE", "REJECT"})
"""Types of what is said against what another did."""
_CLAUSES: Final = (VERB, SUBORDINATOR, COMPLEMENTIZER)
"""What opens a clause of its own."""
_THINGS: Final = ("thing", "document")
_NO_PARTY: Final = frozenset({"thing", "place", "document", "outlet"})
_RELATIVE_REACH: Final = 4
_COMMAS: Final = "\u060c,"
_BY: Final = "\u0628"


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
        if units[at].word.form in ".:;" or filler.sentence.categories[at] in _CLAUSES:
            return None
    return None


def _complements(filler: RoleFiller, start: int) -> Iterator[list[Mention]]:
    """The parties after a unit and those inside phrases for things, in order; those that
    stand together come together."""
    sentence = filler.sentence
    told = False
    """Whether a thing that the act is about has been passed."""
    for i in range(start + 1, len(sentence.units)):
        if _ends_complements(sentence, i, told=told):
            return
        if sentence.categories[i] == RELATIVE:
            yield from _subject_within(filler, i)
            return
        phrase = sentence.phrase_at[i]
        if phrase is None or phrase.first != i or _is_passed_over(filler, phrase):
            continue
        if _is_another_matter(filler, phrase):
            return
        if filler.document.mention(sentence, phrase).kind in _THINGS:
            told = True
            for inner in filler.document.inner(sentence, phrase):
                yield [inner]
        elif phrase.coordinate is None:
            yield filler.document.parties(sentence, phrase)


def _ends_complements(sentence: Sentence, at: int, *, told: bool) -> bool:
    """Whether what an act is about has been told in full before a unit: a verb ends it; after a
    thing so does a clause of its own, and a comma, unless a relative clause or one more thing
    follows."""
    category, form = sentence.categories[at], sentence.word(at).form
    if category in (VERB, SUBORDINATOR, PARTICIPLE) or form in ".:;":
        return True
    if category == CONJUNCTION and opens_clause(sentence.word(at)):
        return True
    if not told or category == COMPLEMENTIZER:
        return told
    if form not in _COMMAS or at + 1 == len(sentence.units):
        return False
    joined = sentence.categories[at + 1] != VERB and sentence.word(at + 1).conjunction
    return not joined and sentence.categories[at + 1] != RELATIVE


def _is_passed_over(filler: RoleFiller, phrase: NounPhrase) -> bool:
    """«Towards the borders of Iraq» tells where, «|strongly| criticised» how; who suffers a deed is
    not blamed for it."""
    sentence, words = filler.sentence, filler.document.knowledge.words
    sites = words.get("locative", ()) + words.get("direction", ())
    if phrase.preposition in sites:
        asked = filler.frame.type == "REQUEST" and sentence.word(phrase.head).kinds & ACTS
        return not asked and not _completes(filler, phrase)
    edge = sentence.word(phrase.head).stem in words.get("edge", ())
    return edge or filler.suffers_deed(phrase)


def _completes(filler: RoleFiller, phrase: NounPhrase) -> bool:
    """«Welcomed |the announcement| of Riyadh»: what a verb asks for under a preposition that also
    tells where and with whose support."""
    head = filler.sentence.word(phrase.head)
    act = head.reading(kinds.FRAME_NOUN)
    if act is not None and filler.document.knowledge.frames[act.ref].type == "AID":
        return False
    asked = filler.trigger.kind == kinds.FRAME_COMPOUND or _BY in filler.frame.args
    if phrase.preposition != _BY or not asked:
        return False
    before = [p for p in filler.sentence.phrases[: phrase.index] if p.preposition == _BY]
    first = not before or before[-1].first < filler.trigger.at
    paper = filler.document.mention(filler.sentence, phrase).kind == "document"
    return first and (paper or takes_genitive(head))


def _is_another_matter(filler: RoleFiller, phrase: NounPhrase) -> bool:
    """Whether a phrase leads away from whom the act is about: it is the speaker's own, stands under
    another preposition, or is what is asked for, which does not tell who is asked."""
    sentence, words = filler.sentence, filler.document.knowledge.words
    if _is_own(filler, phrase):
        return True
    if phrase.preposition and phrase.preposition not in words.get("concerning", ()):
        return True
    if filler.document.mention(sentence, phrase).kind not in _THINGS:
        return False
    head = sentence.word(phrase.head)
    leading = words.get("own_move", ()) + words.get("need", ())
    return filler.frame.type == "REQUEST" and head.stem not in leading


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
        singular = reading is not None and is_plain_singular(reading.morph)
        # after «who try to silence activists» nobody but «who» is the subject
        if reading is not None and singular and sentence.word(at).form not in undergone:
            arguments = arguments_of_verb(sentence, at, reading.morph.split("/")[0])
            subject = subject_after(arguments, at)
            if subject is not None and not _is_about(filler, at, subject):
                yield filler.document.parties(sentence, subject)
        return


def _is_about(filler: RoleFiller, verb: int, subject: NounPhrase) -> bool:
    """«The raids that |the minister| says hit …», «the law that |unions| criticise»: whoever speaks
    of it has not done it."""
    sentence = filler.sentence
    after = coordinated(sentence, subject)[-1].last
    if after < len(sentence.units) and sentence.categories[after] == COMPLEMENTIZER:
        return True
    act = sentence.word(verb).reading(kinds.FRAME_VERB)
    return act is not None and filler.document.knowledge.frames[act.ref].type in _ANSWERS


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
