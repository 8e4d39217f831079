"""Blame and praise in reported speech: «said that the regime bears the responsibility».

A verb of saying is no act of its own. When what is said judges another party in words that a frame
lists as ``judging``, saying it is that frame's act: the speaker acts, the judged party is the
recipient, the cue is the trigger.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from marsad.events.document import Document
from marsad.events.roles import Roles, state_mention
from marsad.events.statements import Attributed
from marsad.events.status import find_status
from marsad.events.triggers import Trigger
from marsad.knowledge import kinds
from marsad.mentions.mention import Mention
from marsad.syntax.categories import (
    COMPLEMENTIZER,
    PARTICIPLE,
    PRONOUN,
    RELATIVE,
    SUBORDINATOR,
    VERB,
)
from marsad.syntax.clauses import Sentence
from marsad.syntax.noun_phrase import NounPhrase

_REACH = 14
"""Units after the subject of what is said within which its predicate is looked for."""
_NO_ACT = frozenset({kinds.PLAIN_VERB})
"""Senses of a verb that may stand between subject and predicate: was, has become."""
_STATES = (kinds.COUNTRY, kinds.CAPITAL, kinds.METONYM, kinds.NISBA)
_WHAT = 6
"""Units of a relative clause within which it names its party."""
_BY = "\u0628"
"""The preposition of «described it as»."""
_ENDS = frozenset({COMPLEMENTIZER, SUBORDINATOR, PARTICIPLE})
"""Categories that end the clause of the subject."""
_RELAYING = frozenset({"outlet", "agency", "witness", "document"})
"""Kinds of sources that tell what happened and do not judge."""
_NO_PARTY = frozenset({"thing", "place", "document", "outlet"})


def find_judgement(
    document: Document, sentence: Sentence, statement: Attributed
) -> tuple[Trigger, Roles] | None:
    """The act that a statement is by the predicate of one of its clauses, with its roles, or
    null."""
    if not _may_judge(statement):
        return None
    for subject in _subjects(sentence, statement):
        at = _predicate(sentence, subject)
        reading = sentence.word(at).reading(*kinds.JUDGING) if at is not None else None
        if at is None or reading is None:
            continue
        judged = _judged_party(document, sentence, subject)
        if judged is None:
            continue
        frame = document.knowledge.frames[reading.ref]
        word = Trigger(at, reading.kind, reading.morph, frame)
        if any(_one(judged, speaker) for speaker in statement.speakers):
            continue
        if find_status(sentence, word, document.knowledge)[0] != "occurred":
            continue
        span = document.unit_span(sentence, at)
        steps = [f"{span.text!r} is said of {document.written(judged.first, judged.last)!r}"]
        roles = Roles(actors=list(statement.speakers), recipients=[judged], steps=steps)
        cue = _unit(sentence, statement.cue[0])
        return Trigger(cue, reading.kind, reading.morph, frame), roles
    return None


def _may_judge(statement: Attributed) -> bool:
    """Whether a political actor speaks for himself."""
    speaker = statement.speaker
    if speaker is None or statement.relayed is not None or statement.entry.relays:
        return False
    if statement.entry.stance != "assert" or speaker.source in _RELAYING:
        return False
    known = bool(speaker.country or speaker.sectors)
    return known and speaker.political and speaker.kind not in _NO_PARTY


def _unit(sentence: Sentence, token: int) -> int:
    """The unit of a sentence that begins at a token or is the first after it."""
    return bisect_left(sentence.units, token, key=lambda unit: unit.first)


def _subjects(sentence: Sentence, statement: Attributed) -> Iterator[NounPhrase]:
    """The noun phrases with which clauses of the content begin, in the sentence of the cue; in
    «what Israel does is …» the first phrase of the relative clause."""
    start, end = (_unit(sentence, token) for token in statement.content)
    for at in range(start, end):
        if at > start and sentence.categories[at - 1] != COMPLEMENTIZER:
            continue
        for i in range(at, min(end, at + _WHAT)):
            phrase = sentence.phrase_at[i]
            if phrase is not None:
                if phrase.first >= at and not phrase.preposition:
                    yield phrase
                break
            if i > at + 1 and sentence.categories[at] != RELATIVE:
                break


def _predicate(sentence: Sentence, subject: NounPhrase) -> int | None:
    """The judging word that is said of the subject: an indefinite noun or adjective after it, one
    after «is the», or its verb. The verb of a relative clause of the subject is passed over. Null
    when another predicate comes first."""
    pointed, relative = False, False
    for at in range(subject.head + 1, min(len(sentence.units), subject.head + _REACH)):
        word, category = sentence.word(at), sentence.categories[at]
        if category in _ENDS:
            return None
        if category == VERB:
            if not relative and (word.conjunction or word.future or not word.kinds <= _NO_ACT):
                judging = kinds.FRAME_JUDGING_VERB in word.kinds
                return at if judging and not (word.conjunction or word.future) else None
            relative = False
        elif kinds.FRAME_JUDGING in word.kinds:
            if _is_predicate(sentence, at, subject, pointed=pointed):
                return at
        elif category in (RELATIVE, PRONOUN):
            pointed, relative = pointed or category == PRONOUN, category == RELATIVE
    return None


def _is_predicate(sentence: Sentence, at: int, subject: NounPhrase, *, pointed: bool) -> bool:
    """Whether a judging noun or adjective is said of the subject, not of a noun on the way."""
    word, own = sentence.word(at), sentence.phrase_at[at]
    if own is not None and own is not subject and own.preposition and own.first < at:
        return False
    if word.preposition:
        return word.preposition == _BY
    return pointed or not word.article


def _judged_party(document: Document, sentence: Sentence, subject: NounPhrase) -> Mention | None:
    """The party that the subject is, or to which it belongs: the policy of Iran, the American
    decision."""
    mention = document.mention(sentence, subject)
    if mention.political and mention.kind not in _NO_PARTY:
        return mention
    for at in range(subject.head + 1, subject.last):
        reading = sentence.word(at).reading(*_STATES)
        if reading is not None:
            return state_mention(document, sentence.units[at], reading.ref)
    return None


def _one(mention: Mention, speaker: Mention) -> bool:
    """Whether the judged party is the speaker or speaks through him."""
    if mention.same_as(speaker):
        return True
    return bool(mention.country) and (mention.country, mention.sectors[:1]) == (
        speaker.country, speaker.sectors[:1],
    )  # fmt: skip
