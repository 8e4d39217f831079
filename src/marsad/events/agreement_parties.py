"""Who made an agreement."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from marsad.events.agreement_cues import AgreementSign
from marsad.events.candidates import Candidate
from marsad.events.document import Document
from marsad.events.role_filler import state_mention
from marsad.knowledge import kinds
from marsad.mentions.mention import Mention
from marsad.syntax.categories import VERB
from marsad.syntax.clauses import Arguments, Sentence, arguments_of_noun, arguments_of_verb

_NEAR: Final = 12
"""Units around the noun within which an act tells its parties."""
_LEAVING: Final = frozenset({"REJECT", "SANCTION"})
_SIGNING: Final = frozenset({"SUPPORT", "AGREE", "COOPERATE", "CONCEDE", "RETREAT", "CONSULT"})
_FEMININE: Final = "\u0647\u0627"


class PartyList:
    """The parties found so far, each once."""

    def __init__(self) -> None:
        self.mentions: list[Mention] = []

    def add(self, mentions: Sequence[Mention]) -> None:
        """Adds the political ones that are not there yet."""
        for mention in mentions:
            if not mention.political or mention.kind in ("place", "document", "outlet"):
                continue
            if not any(mention.same_as(other) for other in self.mentions):
                self.mentions.append(mention)


def named_parties(
    document: Document, sentence: Sentence, at: int, signs: Sequence[AgreementSign]
) -> PartyList:
    """Who made the agreement by its own words: named after «between» or «with», by nationality, or
    as the subject of the signing."""
    found = PartyList()
    _shared(document, sentence, arguments_of_noun(sentence, at), found)
    _owner(document, sentence, at, found)
    _nationalities(document, sentence, at, found)
    for sign in signs:
        if len(found.mentions) < 2:
            _signers(document, sentence, sign, found)
    return found


def _shared(document: Document, sentence: Sentence, arguments: Arguments, found: PartyList) -> None:
    """Parties after «with» and «between»."""
    sharing = document.knowledge.words.get("sharing", ())
    for phrase in arguments.prepositional:
        if phrase.preposition in sharing:
            found.add(document.parties(sentence, phrase))


def _owner(document: Document, sentence: Sentence, at: int, found: PartyList) -> None:
    """Whom the pronoun of «its agreement» stands for."""
    pronoun = sentence.word(at).pronoun
    if not pronoun:
        return
    gender = "f" if pronoun == _FEMININE else "m"
    owner = document.subject_before(sentence, at, gender=gender)
    if owner is not None:
        found.add([owner])


def _nationalities(document: Document, sentence: Sentence, at: int, found: PartyList) -> None:
    """«the Russian Turkish agreement»."""
    phrase = sentence.phrase_at[at]
    if phrase is None:
        return
    for i in range(at + 1, phrase.last):
        nisba = sentence.word(i).reading(kinds.NISBA)
        if nisba is not None:
            found.add([state_mention(document, sentence.units[i], nisba.ref)])


def _signers(document: Document, sentence: Sentence, sign: AgreementSign, found: PartyList) -> None:
    """Who signs, talks about or leaves it: the cue's subject, and those with whom."""
    if sentence.categories[sign.at] != VERB:
        _shared(document, sentence, arguments_of_noun(sentence, sign.at), found)
        return
    reading = sentence.word(sign.at).reading(kinds.AGREEMENT_VERB)
    if reading is None:
        return
    arguments = arguments_of_verb(sentence, sign.at, reading.morph)
    if arguments.subject is not None and not arguments.relative:
        found.add(document.parties(sentence, arguments.subject))
    _shared(document, sentence, arguments, found)


def add_parties_of_acts(
    found: PartyList, sentence: Sentence, at: int, candidates: Sequence[Candidate], *, ended: bool
) -> None:
    """Adds the parties of the nearest act of signing or talking, also of leaving it when it is
    ended, where its own words name fewer than two."""
    if len(found.mentions) > 1:
        return
    types = _SIGNING | _LEAVING if ended else _SIGNING
    near = [
        c for c in candidates
        if c.sentence == sentence.index and c.trigger.frame.type in types
        and abs(c.trigger.at - at) <= _NEAR
    ]  # fmt: skip
    if near:
        closest = min(near, key=lambda c: abs(c.trigger.at - at))
        found.add(closest.roles.actors + closest.roles.recipients)
