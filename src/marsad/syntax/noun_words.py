"""What single words of noun phrases are: titles, ranks, plain nouns, shapes of names."""

from __future__ import annotations

from marsad.knowledge import kinds
from marsad.text.lexicon import Word

PERSONS = frozenset({kinds.PERSON, kinds.PERSON_SHORT, kinds.GIVEN_NAME, kinds.FAMILY_NAME})
TRIGGER_NOUNS = frozenset({kinds.FRAME_NOUN, kinds.FRAME_LIGHT_NOUN})
ACTS = TRIGGER_NOUNS | {kinds.REPORT_NOUN}
_ARTICLE = "\u0627\u0644"
_FEMININE = ("\u0647", "\u0627\u062a")
_ALEF, _TA, _NUN, _SIN = "\u0627", "\u062a", "\u0646", "\u0633"
_NOT_IN_NAMES = ("\u062a", "\u0644\u062a", "\u0628\u062a", "\u0644\u0644")
"""Beginnings of verbal nouns, bare and with a preposition, which foreign names seldom have."""


def is_definite_title(word: Word) -> bool:
    """«The emir of Kuwait», «the minister of defence»: the genitive inside makes it definite."""
    last = word.form.rsplit(" ", 1)[-1]
    return kinds.AGENT in word.kinds and last != word.form and last.startswith(_ARTICLE)


def is_plain(word: Word) -> bool:
    """Words that name no party: unknown ones and common nouns."""
    return not word.pronoun and word.kinds <= {kinds.PLAIN_NOUN}


def is_rank(word: Word) -> bool:
    """Titles after which another title or a name may follow."""
    return "rank" in word.classes


def is_construct(word: Word) -> bool:
    """Titles of several words of which the last governs what follows: «spokesman for»."""
    if " " not in word.form or not word.bare.startswith(_ARTICLE):
        return False
    return not word.form.rsplit(" ", 1)[1].startswith(_ARTICLE)


def is_human_title(word: Word) -> bool:
    """Whether a word tells what a person is."""
    return bool(word.classes & {"person", "office", "rank"})


def is_absolute(word: Word) -> bool:
    """Plural and dual endings with nun, and the accusative, admit no genitive."""
    if word.tanwin:
        return True
    morph = word.readings[0].morph if word.readings else ""
    return morph in ("mp", "md", "fd") and word.form.endswith("\u0646")


def takes_genitive(word: Word) -> bool:
    """Whether a noun names an act and stands without article, tanwin or pronoun, so that whom it
    governs follows as a phrase of its own."""
    return (
        bool(word.kinds & TRIGGER_NOUNS) and kinds.AGENT not in word.kinds
        and not (word.article or word.tanwin or word.pronoun)
    )  # fmt: skip


def is_dual(word: Word) -> bool:
    """«The two ministers», «the two sides»."""
    return bool(word.classes & {"reference_dual", "state_dual"}) or any(
        reading.morph in ("md", "fd") for reading in word.readings
    )


def is_feminine(word: Word) -> bool:
    """By the ending."""
    return word.form.endswith(_FEMININE)


def looks_like_name(word: Word) -> bool:
    """An unknown word that may be a foreign name: no feminine ending, not a verbal noun."""
    form = word.form
    return (
        len(form) > 2 and not form.endswith("\u0647") and not form.startswith(_NOT_IN_NAMES)
        and not _is_shaped_like_act(form)
    )  # fmt: skip


def _is_shaped_like_act(form: str) -> bool:
    """Patterns of verbal nouns of the derived stems (ifti'al, infi'al, istif'al, if'al), which
    foreign names seldom have."""
    if form[0] != _ALEF or form[-2] != _ALEF:
        return False
    return (
        len(form) == 5
        or (len(form) == 6 and (form[2] == _TA or form[1] == _NUN))
        or (len(form) == 7 and form[1] == _SIN and form[2] == _TA)
    )


def ends_definite(last: Word) -> bool:
    """Whether the last word so far makes a title definite: «minister of the interior», «prime
    minister of Malaysia», «… the Egyptian»."""
    if last.article or last.kinds & kinds.NAMES:
        return True
    return last.form.rsplit(" ", 1)[-1].startswith(_ARTICLE)
