"""Places that saw an act: «Baghdad saw bombings», «the events of Aleppo, in which 50 died»."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import Final

from marsad.events.located import Locator
from marsad.events.triggers import Trigger
from marsad.knowledge import kinds
from marsad.mentions.places import Site
from marsad.record import Place
from marsad.syntax.categories import RELATIVE, SUBORDINATOR, VERB
from marsad.syntax.clauses import Sentence, arguments_of_verb

_NAMES: Final = frozenset({kinds.PLACE, kinds.CAPITAL, kinds.COUNTRY})
_COMMAS: Final = frozenset("\u060c,")
_CLAUSE: Final = 6
"""Units between «where» and the act."""
_PLACED: Final = frozenset({"ASSAULT", "COERCE", "PROTEST"})


def host_of(locator: Locator, sentence: Sentence, trigger: Trigger) -> Place | None:
    """«Baghdad saw bombings», «the bombings that Baghdad saw», «Gaza had seen a bombardment»."""
    reader = locator.reader
    for verb in _verbs_near(sentence, trigger):
        if sentence.word(verb).stem not in reader.hosts:
            continue
        reading = sentence.word(verb).reading(*kinds.VERBS)
        morph = reading.morph.split("/")[0] if reading is not None else "p3??"
        arguments = arguments_of_verb(sentence, verb, morph)
        completed = locator.document.knowledge.words.get("completion", ())
        had = sentence.phrase_at[verb - 2] if verb > 1 else None
        if sentence.word(verb - 1).stem not in completed or (had and had.preposition):
            had = None
        for phrase in (arguments.subject, had, *arguments.objects):
            site = reader.site(sentence, phrase) if phrase is not None else None
            if site is not None:
                return locator.of_site(sentence, site)
    return None


def _verbs_near(sentence: Sentence, trigger: Trigger) -> Iterator[int]:
    """The verbs that may govern the act: the nearest before it and the nearest after it."""
    verbs = sentence.verbs
    after = bisect_right(verbs, trigger.at)
    before = bisect_left(verbs, trigger.at) - 1
    if before >= 0:
        yield verbs[before]
    if after < len(verbs):
        yield verbs[after]


def place_taken_up(locator: Locator, sentence: Sentence, trigger: Trigger) -> Place | None:
    """«the events of Gaza, |in which| 55 were killed»: the place that ends the phrase which the
    relative clause of an act is about."""
    at = trigger.at
    if trigger.frame.type not in _PLACED or at < 2 or at + 1 >= len(sentence.units):
        return None
    held_in = locator.document.knowledge.words["in_which"]
    if sentence.categories[at - 1] != RELATIVE or sentence.word(at + 1).form not in held_in:
        return None
    last = at - 2 - (sentence.word(at - 2).form in _COMMAS)
    phrase = sentence.phrase_at[last] if last >= 0 else None
    if phrase is None:
        return None
    site = locator.reader.site(sentence, phrase)
    if site is None and sentence.word(last).kinds & _NAMES:
        genitive = not sentence.word(last).preposition and locator.reader.is_name(sentence, last)
        site = Site(last, last + 1, last, last) if genitive else None
    return locator.of_site(sentence, site) if site is not None else None


def place_of_where(locator: Locator, sentence: Sentence, trigger: Trigger) -> Place | None:
    """«came from Baghdad, |where| he met»: the town or state right before the conjunction that
    begins the clause of an act, when no other verb does."""
    words, head = locator.document.knowledge.words, trigger.at
    if trigger.light is not None and trigger.light_verb is not None:
        head = min(head, trigger.light)
    for at in range(head - 1, max(1, head - _CLAUSE), -1):
        if sentence.categories[at] == SUBORDINATOR:
            break
        if sentence.categories[at] in (VERB, RELATIVE):
            return None
    else:
        return None
    last = at - 1 - (sentence.word(at - 1).form in _COMMAS)
    phrase = sentence.phrase_at[last] if last >= 0 else None
    if sentence.word(at).stem not in words["where"] or phrase is None:
        return None
    if not phrase.preposition and phrase.apposition is None:
        return None
    site = locator.reader.site(sentence, phrase)
    named = site is not None and site.named is not None and phrase.last == last + 1
    return locator.of_site(sentence, site) if named and site is not None else None
