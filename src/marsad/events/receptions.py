"""Who receives whom, where a noun tells it: «his reception of the minister»."""

from __future__ import annotations

from typing import Final

from marsad.events.role_filler import PRONOUNS, RoleFiller
from marsad.knowledge import kinds
from marsad.syntax.clauses import Arguments
from marsad.syntax.noun_phrase import NounPhrase
from marsad.text.word import Word

_FOR: Final = "\u0644"


def is_reception(filler: RoleFiller) -> bool:
    """Whether the noun is followed by the guest, who visits, and its subject is visited."""
    roles = filler.frame.args
    visited = roles.get("subject") == "recipient" and roles.get("idafa") == "actor"
    return visited and filler.frame.type == "CONSULT"


def is_visit(filler: RoleFiller) -> bool:
    """Whether the noun is followed by the visitor, and then by whom he visits: «his visit |to
    Cairo|», in Arabic without a preposition."""
    roles = filler.frame.args
    visits = filler.frame.mode == "visit" and roles.get("idafa") == "actor"
    return visits and roles.get("subject") == "actor"


def find_reception(filler: RoleFiller, arguments: Arguments, pronoun: str) -> bool:
    """«|His| reception of the minister», «|the king's| reception of a delegation»: of two whom the
    noun governs the first receives the other. False where there are no two."""
    host = arguments.genitive
    guest = _guest(filler, arguments) if is_reception(filler) else None
    if guest is None or not (host is not None or pronoun):
        return False
    if host is not None:
        filler.fill("recipient", "genitive", host)
    else:
        filler.refer("recipient", pronoun, "pronoun (pronoun)")
    filler.fill("actor", guest.preposition or "object", guest)
    arguments.prepositional = [one for one in arguments.prepositional if one is not guest]
    return True


def _guest(filler: RoleFiller, arguments: Arguments) -> NounPhrase | None:
    """Who is received: the object of the noun, or a party under «of»."""
    under = [one for one in arguments.prepositional if one.preposition == _FOR]
    for phrase in (*arguments.objects[:1], *under[:1]):
        mention = filler.document.mention(filler.sentence, phrase)
        if mention.human or mention.political:
            return phrase
    return None


def pronoun_of_act(word: Word) -> str:
    """The pronoun of a noun for an act, also on the last word of several («the release of |her|»)
    and in a form that the knowledge lists («|her| readiness»)."""
    last = word.parts[-1] if word.parts else word
    if word.pronoun or last.pronoun:
        return word.pronoun or ("" if last.verbal else last.pronoun)
    listed = word.kinds == {kinds.FRAME_LIGHT_NOUN}
    return word.form[-2:] if listed and word.form[-2:] in PRONOUNS else ""
