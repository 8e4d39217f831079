"""Blame and praise in reported speech: «said that the regime bears the responsibility».

A verb of saying is no act of its own. When what is said judges another party in words that a frame
lists as ``judging``, saying it is that frame's act: the speaker acts, the judged party is the
recipient, the cue is the trigger.

Where the judging word is the predicate of a clause about a party, the act is plain. Elsewhere in
what is said it is only likely («the policy of X, which the region pays for…»): such candidates are
left to be weighed, with signs that tell how they were found.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import Final, NamedTuple

from marsad.events.document import Document
from marsad.events.role_filler import state_mention
from marsad.events.roles import Roles
from marsad.events.statements import Attributed
from marsad.events.status import find_status
from marsad.events.triggers import Trigger
from marsad.knowledge import kinds
from marsad.mentions.mention import Mention
from marsad.syntax.categories import (
    COMPLEMENTIZER,
    OTHER,
    PARTICIPLE,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    SUBORDINATOR,
    VERB,
)
from marsad.syntax.clauses import Sentence
from marsad.syntax.noun_phrase import NounPhrase

_REACH: Final = 14
"""Units after the subject of what is said within which its predicate is looked for."""
_NO_ACT: Final = frozenset({kinds.PLAIN_VERB})
"""Senses of a verb that may stand between subject and predicate: was, has become."""
_STATES: Final = (kinds.COUNTRY, kinds.CAPITAL, kinds.METONYM, kinds.NISBA)
_WHAT: Final = 6
"""Units of a relative clause within which it names its party."""
_BY: Final = "\u0628"
"""The preposition of «described it as»."""
_ENDS: Final = frozenset({COMPLEMENTIZER, SUBORDINATOR, PARTICIPLE})
"""Categories that end the clause of the subject."""
_FOLLOWING: Final = 4
"""Sentences over which the content of a quotation is followed."""
_BESIDE: Final = 4
"""Units between a judging word and the party beside it."""
_PREDICATE, _WITHIN = "blame said as a predicate", "blame within what is said"
_OBJECT: Final = "blame of the object of its verb"
_DOER: Final = "blame of whom does it"
_NOBODY: Final = "blame of nobody known"
_RELAYING: Final = frozenset({"outlet", "agency", "witness", "document"})
"""Kinds of sources that tell what happened and do not judge."""
_UNTOLD: Final = frozenset({"group", "person"})
"""Kinds of parties that must have a name to be blamed other than by a predicate."""
_NO_PARTY: Final = frozenset({"thing", "place", "document", "outlet"})


class Judgement(NamedTuple):
    """A statement that blames or praises."""

    trigger: Trigger
    roles: Roles
    signs: tuple[str, ...]
    """How it was found, for the weighing."""


class _Hit(NamedTuple):
    """A judging word in what is said."""

    sentence: Sentence
    at: int
    trigger: Trigger


def find_judgement(
    document: Document, sentence: Sentence, statement: Attributed
) -> Judgement | None:
    """The act that a statement is by the judging words of its content, or null."""
    if not may_judge(statement):
        return None
    hits = list(_judging_words(document, sentence, statement))
    if not hits:
        return None
    for subject in _subjects(sentence, statement):
        at = _predicate(sentence, subject)
        hit = next((one for one in hits if one.sentence is sentence and one.at == at), None)
        judged = _judged_party(document, sentence, subject) if hit is not None else None
        if hit is not None and judged is not None and not is_own(judged, statement):
            return _made(document, sentence, statement, hit, judged, (_PREDICATE,))
    blaming = [hit for hit in hits if hit.trigger.frame.type == "ACCUSE" and not _names(hit)]
    judged = _object_of(document, sentence, statement) if blaming else None
    if judged is not None:
        return _made(document, sentence, statement, blaming[0], judged, (_OBJECT,))
    for hit in blaming:
        judged, does = _party_near(document, hit, statement)
        if judged is not None:
            signs = tuple(_signs_of(document, sentence, statement, hit, judged, blaming))
            signs = (_DOER, *signs) if does else signs
            if len(signs) > _is_countryman(judged, statement):
                return _made(document, sentence, statement, hit, judged, (_WITHIN, *signs))
    plain = [hit for hit in blaming if not hit.trigger.frame.soft]
    if plain and len(blaming) > 1:
        return _made(document, sentence, statement, plain[0], None, (_WITHIN, _NOBODY))
    return None


def _names(hit: _Hit) -> bool:
    """Whether a word names those who bear a blame: «those involved in the attack were caught»."""
    return hit.trigger.frame.mode == "allege" and bool(hit.sentence.word(hit.at).article)


def _made(
    document: Document, sentence: Sentence, statement: Attributed, hit: _Hit,
    judged: Mention | None, signs: tuple[str, ...],
) -> Judgement:  # fmt: skip
    """The judgement of a party, or of somebody who is not known, in a word."""
    span = document.unit_span(hit.sentence, hit.at)
    whom = "somebody" if judged is None else repr(document.written(judged.first, judged.last))
    recipients = [] if judged is None else [judged]
    steps = [f"{span.text!r} is said of {whom}"]
    roles = Roles(actors=list(statement.speakers), recipients=recipients, steps=steps)
    word = hit.trigger
    cue = Trigger(unit_at(sentence, statement.cue[0]), word.kind, word.morph, word.frame)
    return Judgement(cue, roles, signs)


def _judging_words(document: Document, sentence: Sentence, statement: Attributed) -> Iterator[_Hit]:
    """The judging words of what is said; negated where they blame so, else plainly told."""
    for part in document.sentences[sentence.index : sentence.index + _FOLLOWING]:
        start, end = (unit_at(part, token) for token in statement.content)
        for at in range(start, end):
            word = part.word(at)
            if word.kinds.isdisjoint(kinds.JUDGING):
                continue
            verb = part.categories[at] == VERB
            wanted = kinds.FRAME_JUDGING_VERB if verb else kinds.FRAME_JUDGING
            reading = word.reading(wanted)
            if reading is None:
                continue
            frame = document.knowledge.frames[reading.ref]
            trigger = Trigger(at, reading.kind, reading.morph, frame)
            blames = "negated" if frame.undone else "occurred"
            if find_status(part, trigger, document.knowledge)[0] == blames:
                yield _Hit(part, at, trigger)
        if end < len(part.units):
            return


def _party_near(
    document: Document, hit: _Hit, statement: Attributed
) -> tuple[Mention | None, bool]:
    """The party other than the speaker that a judging word belongs to, and whether it does; else
    the one named nearest, those before it first."""
    sentence = hit.sentence
    start, end = (unit_at(sentence, token) for token in statement.content)
    inside = [phrase for phrase in sentence.phrases if start <= phrase.head < end]
    doers = [phrase for phrase in inside if _is_doer(phrase, hit)]
    before = [phrase for phrase in inside if phrase.first <= hit.at]
    after = [phrase for phrase in inside if phrase.first > hit.at]
    for number, phrase in enumerate((*doers, *reversed(before), *after)):
        judged = _judged_party(document, sentence, phrase)
        if judged is not None and _is_known(judged, statement) and not is_own(judged, statement):
            return judged, number < len(doers)
    return None, False


def _is_doer(phrase: NounPhrase, hit: _Hit) -> bool:
    """Whether a phrase follows a judging word as its genitive or subject, or holds it as an
    adjective: «the involvement of the regime», «the hostile policies of Iran»."""
    return phrase.first <= hit.at < phrase.last or (
        phrase.first == hit.at + 1 and not phrase.preposition
    )


def _object_of(document: Document, sentence: Sentence, statement: Attributed) -> Mention | None:
    """The party of which something is said right in the clause of the cue: «described Turkey as»,
    «deemed the raid of Israel a crime»."""
    start, end = (unit_at(sentence, token) for token in (statement.cue[1], statement.content[0]))
    for phrase in reversed(sentence.phrases):
        token = sentence.units[phrase.first].first
        named = any(party.first <= token < party.last for party in statement.speakers)
        if start <= phrase.first < end and not named and not _is_governed(sentence, phrase):
            judged = _judged_party(document, sentence, phrase)
            return None if judged is None or is_own(judged, statement) else judged
    return None


def _is_governed(sentence: Sentence, phrase: NounPhrase) -> bool:
    """Whether a phrase stands under a preposition, or right after a word of no phrase that may be
    what it belongs to: the ministry in «deputy head |for affairs| of foreign policy»."""
    return bool(phrase.preposition) or sentence.categories[phrase.first - 1] == OTHER


def _is_known(mention: Mention, statement: Attributed) -> bool:
    """Whether a party is one that is blamed in passing: a state, a body, a person with a name,
    people of another country; not «the workers»."""
    if mention.kind not in _UNTOLD or mention.entity or mention.tail:
        return True
    foreign = all(mention.country != speaker.country for speaker in statement.speakers)
    return foreign and bool(mention.country) and not mention.inferred


def _signs_of(
    document: Document, sentence: Sentence, statement: Attributed, hit: _Hit, judged: Mention,
    hits: list[_Hit],
) -> Iterator[str]:  # fmt: skip
    """What speaks for blame of a party, where no predicate says so."""
    if not all(one.trigger.frame.soft for one in hits):
        yield "a word of plain blame"
    if len(hits) > 1:
        yield "several words of blame"
    if judged.first <= statement.content[0] + 1:
        yield "blame of whom the content begins with"
    elif _is_beside(hit, unit_at(hit.sentence, judged.first)):
        yield "blame beside its party"
    opinion = document.knowledge.sign_words.get("opinion", ())
    cue = sentence.word(unit_at(sentence, statement.cue[0]))
    if cue.stem in opinion or cue.form in opinion:
        yield "blame under a verb of opinion"


def _is_beside(hit: _Hit, party: int) -> bool:
    """Whether a party, by its first unit, stands beside a judging word and not under a preposition
    before it: «discussed with Egypt the problem of»."""
    before = hit.sentence.categories[party - 1] if party else ""
    governed = party < hit.at and (before == PREPOSITION or hit.sentence.word(party).preposition)
    return abs(party - hit.at) <= _BESIDE and not governed


def _is_countryman(judged: Mention, statement: Attributed) -> bool:
    """Whether a judged party is of the country of somebody who speaks: then one sign of blame is
    too few."""
    return any(judged.country == speaker.country for speaker in statement.speakers)


def is_own(judged: Mention, statement: Attributed) -> bool:
    """Whether a judged party is one of the speakers or speaks through one."""
    return any(_one(judged, speaker) for speaker in statement.speakers)


def may_judge(statement: Attributed) -> bool:
    """Whether a political actor speaks for himself."""
    speaker = statement.speaker
    if speaker is None or statement.relayed is not None or statement.entry.relays:
        return False
    if statement.entry.stance != "assert" or speaker.source in _RELAYING:
        return False
    if not speaker.named:
        return False
    known = bool(speaker.country or speaker.sectors)
    return known and speaker.political and speaker.kind not in _NO_PARTY


def unit_at(sentence: Sentence, token: int) -> int:
    """The unit of a sentence that begins at a token or is the first after it."""
    return bisect_left(sentence.units, token, key=lambda unit: unit.first)


def _subjects(sentence: Sentence, statement: Attributed) -> Iterator[NounPhrase]:
    """The noun phrases with which clauses of the content begin, in the sentence of the cue; in
    «what Israel does is …» the first phrase of the relative clause."""
    start, end = (unit_at(sentence, token) for token in statement.content)
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
