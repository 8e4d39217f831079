"""What a pronoun after a verb takes up: «whom he was harsh on them», «set them free»."""

from __future__ import annotations

from typing import Final

from marsad.events.role_filler import PRONOUNS, RoleFiller
from marsad.knowledge import kinds
from marsad.mentions.identity import agrees
from marsad.syntax.clauses import Arguments

_NEXT: Final = 2
"""Units after a verb within which its object follows it."""
_BOUND_REACH: Final = 3
"""Units after a verb within which a pronoun on a preposition is its complement."""


def take_up_under(filler: RoleFiller, arguments: Arguments) -> None:
    """«Journalists whom he was harsh |on them|»: a pronoun under a preposition takes up whom
    the relative clause tells of, who then is not its subject («were sentenced»)."""
    antecedent, sentence, at = arguments.antecedent, filler.sentence, filler.trigger.at
    if antecedent is None or filler.trigger.morph[3:4] != "s":
        return
    mention = filler.document.mention(sentence, antecedent)
    for i in range(at + 1, min(len(sentence.units), at + 1 + _BOUND_REACH)):
        bound = filler.bound_at(i)
        if bound is not None and agrees(mention, *PRONOUNS[bound[1]]):
            filler.fill(bound[0], "taken up by the pronoun", antecedent)
            if arguments.relative or arguments.implicit:
                after = arguments.objects
                arguments.subject = after[0] if after else None
                arguments.objects, arguments.relative = after[1:], False
                arguments.implicit = False
            return


def is_far(filler: RoleFiller, arguments: Arguments) -> bool:
    """Whether in a relative clause the first bare phrase stands too far from the verb and its
    subject to be its object."""
    if arguments.antecedent is None or not arguments.objects:
        return False
    at, subject = filler.trigger.at, arguments.subject
    end = subject.last - 1 if subject is not None and subject.first > at else at
    return arguments.objects[0].first > end + _NEXT


def pronoun_of_complement(filler: RoleFiller, arguments: Arguments) -> str | None:
    """The pronoun of «set |them| free», in Arabic on the noun that completes the verb, where the
    frame gives its genitive to whom the act is done."""
    at, subject = filler.trigger.at, arguments.subject
    if filler.trigger.kind != kinds.FRAME_COMPOUND or filler.frame.args.get("idafa") != "recipient":
        return None
    after = subject.last if subject is not None and subject.first == at + 1 else at + 1
    if after >= len(filler.sentence.units):
        return None
    word = filler.sentence.word(after)
    return word.pronoun if word.pronoun in PRONOUNS and not word.preposition else None
