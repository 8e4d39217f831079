"""Acts that have not the day of the news: what is done again and again («has repeatedly called
on»), and what had been done before («the ministry had threatened»)."""

from __future__ import annotations

from typing import Final

from marsad.events.document import Document
from marsad.events.triggers import Trigger
from marsad.knowledge.store import Compiled
from marsad.syntax.categories import VERB
from marsad.syntax.clauses import Sentence

_PERFECT: Final = "p"
_SUBJECT: Final = 12
"""Units between «had» and its verb: the subject of both."""
_NEAR: Final = 3
"""Units between a verb and its adverb."""


def is_repeated(document: Document, sentence: Sentence, trigger: Trigger) -> bool:
    """Whether an adverb near an act tells that it was done more than once."""
    words = document.knowledge.words.get("repeatedly", ())
    near = range(max(0, trigger.at - 1), min(trigger.at + 1 + _NEAR, len(sentence.units)))
    return any(sentence.word(i).form in words for i in near if i != trigger.at)


def had_been_done(sentence: Sentence, trigger: Trigger, compiled: Compiled) -> bool:
    """«the ministry had threatened»: a perfect behind «had» and its subject, with or without the
    particle of completion."""
    at = trigger.at
    if sentence.categories[at] != VERB or not trigger.morph.startswith(_PERFECT):
        return False
    had = compiled.words.get("had", ())
    for back in range(at - 1, max(-1, at - _SUBJECT), -1):
        if sentence.categories[back] == VERB:
            return sentence.word(back).stem in had
    return False
