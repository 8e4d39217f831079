"""What single words of noun phrases are: titles, ranks, plain nouns, shapes of names."""

from __future__ import annotations

from typing import Final

from marsad.knowledge import kinds
from marsad.text.word import Word

PERSONS: Final = frozenset({kinds.PERSON, kinds.PERSON_SHORT, kinds.GIVEN_NAME, kinds.FAMILY_NAME})
TRIGGER_NOUNS: Final = frozenset({kinds.FRAME_NOUN, kinds.FRAME_LIGHT_NOUN})
ACTS: Final = TRIGGER_NOUNS | {kinds.REPORT_NOUN}
_TITLES: Final = frozenset({"person", "office", "rank"})
_MANLY: Final = _TITLES | {"document"}
"""Classes of agent nouns whose masculine is meant."""
_PEOPLE: Final = frozenset({"person", "group"})
_OF_MEN: Final = ("\u0648\u0646", "\u064a\u0646", "\u0627\u0621")
"""Endings of plurals that are of people alone."""
_MANY: Final = frozenset({"group", "body"})
_DUALS: Final = frozenset({"reference_dual", "state_dual"})
_DEFINITE: Final = _DUALS | {"reference_last"}
"""Classes of words that stand for parties named before, listed with their article."""
_REFERRING: Final = frozenset({"counterpart", "reference_dual", "reference_last"})
_NO_NAMES: Final = frozenset({kinds.AGENT, kinds.COUNTRY})
_ARTICLE: Final = "\u0627\u0644"
_LONGEST_LINK: Final = 3
"""Letters of the words that link the parts of a name."""
_ADJECTIVE: Final = "\u064a\u0647"
"""Feminine ending of adjectives of nationality and of other adjectives made from nouns."""
_ENDS_DEFINITE: Final = (_ARTICLE, "\u0648" + _ARTICLE)
_NOMINATIVE, _OBLIQUE = "\u0648\u0646", "\u064a\u0646"
"""Endings of the plural of men, by case."""
_NISBA: Final = "\u064a"
_FEMININE: Final = ("\u0647", "\u0627\u062a")
_ALEF, _TA, _NUN, _SIN = "\u0627", "\u062a", "\u0646", "\u0633"
_NOT_IN_NAMES: Final = ("\u062a", "\u0644\u062a", "\u0628\u062a", "\u0644\u0644")
"""Beginnings of verbal nouns, bare and with a preposition, which foreign names seldom have."""


def is_definite(word: Word) -> bool:
    """Whether a word by itself makes the phrase that it heads definite, also as a title whose
    genitive does: «the emir of |Kuwait|», «the minister of |trade and housing|»."""
    if word.article or word.pronoun or not word.classes.isdisjoint(_DEFINITE):
        return True
    title = kinds.AGENT in word.kinds
    if word.bare.startswith(_ARTICLE):
        return title or " " in word.form
    before, _, last = word.form.rpartition(" ")
    return title and bool(before) and last.startswith(_ENDS_DEFINITE)


def is_plain(word: Word) -> bool:
    """Words that name no party: unknown ones and common nouns."""
    return not word.pronoun and word.kinds <= {kinds.PLAIN_NOUN}


def may_be_name(word: Word) -> bool:
    """Whether a word names a person, and is neither rather a title nor a state."""
    return not word.kinds.isdisjoint(PERSONS) and word.kinds.isdisjoint(_NO_NAMES)


def refers_back(word: Word) -> bool:
    """«His counterpart», «the two sides», «the latter»: these begin a phrase of their own."""
    return not word.classes.isdisjoint(_REFERRING)


def is_rank(word: Word) -> bool:
    """Titles after which another title or a name may follow."""
    return "rank" in word.classes


def is_title_adjective(word: Word, last: Word) -> bool:
    """A title spelled like an adjective, right after a definite thing: «the |submitted| complaint»
    (lieutenant colonel), «the |media| office» (journalist)."""
    if not word.form.startswith(_ARTICLE) or " " in word.form or not is_definite(last):
        return False
    if not (is_rank(word) or (is_human_title(word) and word.form.endswith(_NISBA))):
        return False
    return not last.classes and not last.kinds & kinds.NAMES


def governs_within(word: Word) -> bool:
    """Whether a trigger of several words is a noun with its genitive («closing the consulate»,
    «expelling the chargé d'affaires»), not one with its adjective («an air strike»)."""
    first, *rest = word.bare.split(" ")
    genitive = any(part.startswith(_ARTICLE) for part in rest)
    return genitive and not first.startswith(_ARTICLE)


def describes(word: Word, head: Word) -> bool:
    """«The cleric, a Shiite», «the leaders, separatists»: a word for people that is an adjective
    after a noun for persons of the same number."""
    if "describing" not in word.classes or not is_human_title(head):
        return False
    return _is_plural(word) == _is_plural(head)


def qualifies_person(word: Word, last: Word) -> bool:
    """«A fighter, Kurdish», «rebels, Kurdish», «a journalist, reformist»: after an indefinite noun
    for persons an indefinite one is its adjective."""
    if word.tanwin or last.tanwin:
        return word.tanwin == last.tanwin and (is_human_title(word) or describes(word, last))
    return is_absolute(last) and not word.bare.startswith(_ARTICLE) and describes(word, last)


def describes_group(word: Word, head: Word) -> bool:
    """«The Houthis, |Shiites|»: an adjective of the people that an organisation's name means."""
    plural = head.form.endswith((_NOMINATIVE, _OBLIQUE)) and bool(head.kinds & kinds.NAMES)
    return plural and "describing" in word.classes and _is_plural(word)


def agrees_with_people(word: Word, last: Word, *, oblique: bool) -> bool:
    """A plural of people right after a plural that agrees in case is its adjective and no second
    party: «the officers |demonstrating|», «of the soldiers |who fled|» (``oblique``: after a
    preposition). After another case it may be the object."""
    known = word.reading(kinds.AGENT)
    if known is None or known.morph[1:] not in ("p", "d") or not is_human_title(word):
        return False
    if word.form.endswith(_NOMINATIVE):
        return not last.form.endswith(_OBLIQUE)
    return word.form.endswith(_OBLIQUE) and (last.form.endswith(_OBLIQUE) or oblique)


def ends_in_adjective(word: Word) -> bool:
    """«human-rights organisations», «a military court»: a body or group of several words, the last
    of which is an indefinite adjective, so that no genitive follows."""
    return (
        " " in word.form and bool(word.classes & {"body", "group"})
        and word.form.endswith(_ADJECTIVE)
        and not word.form.rsplit(" ", 1)[1].startswith(_ARTICLE)
    )  # fmt: skip


def _is_plural(word: Word) -> bool:
    known = word.reading(kinds.AGENT)
    return known is not None and known.morph[1:] != "s"


def is_another(word: Word, head: Word, last: Word) -> bool:
    """«The police |the gas|»: whether a known noun after a body or somebody is of another gender,
    so that it is no adjective of it nor of the genitive before the noun («the minister of the
    interior |the new|»)."""
    known = head.reading(kinds.AGENT)
    if known is None or known.morph[1:] != "s" or not word.readings or not is_plain(word):
        return False
    first = head.parts[0] if head.parts else head
    end = last.parts[-1] if last.parts else last
    genders = {is_feminine(first)} | ({is_feminine(end)} if not end.kinds & PERSONS else set())
    return is_feminine(word) not in genders


def may_have_leader(head: Word, *, closed: bool) -> bool:
    """Whether a body may be called by who leads it: «X's government», also «the administration of
    president X», which is ``closed`` by a title."""
    titled = bool(head.parts) and is_human_title(head.parts[-1])
    fixed = (closed and not titled) or head.article or head.tanwin or head.pronoun
    return "body" in head.classes and head.kinds.isdisjoint(ACTS) and not fixed


def is_plural_of_people(word: Word) -> bool:
    """«The ministers», «the Syrians»: a verb after them is plural too."""
    if not is_human_title(word) and kinds.PEOPLE not in word.kinds:
        return False
    return bool(word.readings) and all(
        reading.morph in ("mp", "md") for reading in word.readings
        if reading.kind in (kinds.AGENT, kinds.NISBA, kinds.PEOPLE)
    )  # fmt: skip


def is_plural_nationality(word: Word) -> bool:
    """«The Syrians»."""
    return any(r.kind == kinds.NISBA and r.morph in ("mp", "md") for r in word.readings)


def is_one_person(word: Word) -> bool:
    """A title of one person: «the secretary-general»."""
    known = word.reading(kinds.AGENT)
    return known is not None and known.morph[1:] == "s" and "office" in word.classes


def is_plural_of_men(word: Word) -> bool:
    """«The ministers»: a singular verb before them is masculine, unlike one before factions."""
    plain = " " not in word.form and word.classes.isdisjoint(_MANY)
    return plain and word.form.endswith(_OF_MEN) and is_plural_of_people(word)


def is_construct(word: Word) -> bool:
    """Titles of several words of which the last governs what follows: «spokesman for»."""
    if " " not in word.form or not word.bare.startswith(_ARTICLE):
        return False
    return not word.form.rsplit(" ", 1)[1].startswith(_ARTICLE)


def is_human_title(word: Word) -> bool:
    """Whether a word tells what a person is."""
    return not word.classes.isdisjoint(_TITLES)


def is_absolute(word: Word) -> bool:
    """Plural and dual endings with nun, and the accusative, admit no genitive."""
    if word.tanwin:
        return True
    morph = word.readings[0].morph if word.readings else ""
    return morph in ("mp", "md", "fd") and word.form.endswith("\u0646")


def is_sound_plural(word: Word) -> bool:
    """A plural of men in waw or ya and nun, which it loses before a genitive."""
    morph = word.readings[0].morph if word.readings else ""
    return morph in ("mp", "md") and word.form.endswith((_NOMINATIVE, _OBLIQUE))


def is_state_adjective(word: Word, last: Word) -> bool:
    """The name of a state that is spelled like its feminine adjective, after a feminine noun with
    the article: «the authorities, Saudi (Arabia)»."""
    spelled = kinds.COUNTRY in word.kinds and word.form.endswith(_ADJECTIVE)
    # «the lands, Saudi»: plurals of things have feminine adjectives
    thing = last.article and kinds.PLAIN_NOUN in last.kinds and kinds.AGENT not in last.kinds
    return spelled and ends_definite(last) and (is_feminine(last) or thing)


def is_another_person(first: Word, word: Word) -> bool:
    """«Putin, Trump» side by side: a known person after a known surname that is no given name is
    somebody else."""
    known = {kinds.PERSON, kinds.PERSON_SHORT}
    if not first.kinds & known or kinds.GIVEN_NAME in first.kinds:
        return False
    # «son of», «house of» are listed with given names and go on with the name
    given = kinds.GIVEN_NAME in word.kinds and len(word.form) > _LONGEST_LINK
    return given or bool(word.kinds & known)


def names_people(word: Word, head: Word) -> bool:
    """A broken plural of a nationality after a noun for persons is its adjective."""
    if kinds.PEOPLE not in word.kinds or kinds.AGENT in word.kinds:
        return False
    several = is_human_title(head) and _is_plural(head)  # «activists, Turks»
    return several or not head.classes.isdisjoint(_PEOPLE)


def is_former_of(word: Word, head: Word, last: Word, definite: bool) -> bool:
    """Whether «former» agrees with the title ``head`` of the phrase that ends in ``last``."""
    if word.bare.startswith(_ARTICLE) != (definite or ends_definite(last)):
        return False
    # «the president of the former Yugoslavia»
    title = head.form.split(" ", 1)[0]
    return not last.kinds & kinds.NAMES or is_feminine(word) == title.endswith(_FEMININE)


def opens_clause(word: Word) -> bool:
    """Whether after a conjunction subject and verb are new: «except that», «but», «as he said»."""
    return " " in word.form or "clause_opener" in word.classes


def takes_genitive(word: Word) -> bool:
    """Whether a noun names an act and stands without article, tanwin or pronoun, so that whom it
    governs follows as a phrase of its own."""
    if word.kinds.isdisjoint(TRIGGER_NOUNS) or kinds.AGENT in word.kinds:
        return False
    return not (word.article or word.tanwin or word.pronoun)


def takes_object(word: Word) -> bool:
    """A noun for an act that has who does it as its pronoun: «his meeting |the minister|»."""
    return bool(word.pronoun) and bool(word.kinds & TRIGGER_NOUNS) and kinds.AGENT not in word.kinds


def is_dual(word: Word) -> bool:
    """«The two ministers», «the two sides»."""
    if not word.classes.isdisjoint(_DUALS):
        return True
    return any(reading.morph in ("md", "fd") for reading in word.readings)


def gender_of_word(word: Word, *, name: bool) -> str | None:
    """``m`` or ``f`` when a head shows it, else null; ``name``: it begins a person's name."""
    morph = word.readings[0].morph if word.readings else ""
    known = word.reading(kinds.AGENT)
    if known is not None:
        if known.morph in ("fs", "fp") or (known.morph == "mp" and "body" in word.classes):
            return "f"
        if known.morph in ("mp", "s") or _begins_with_plural(word):
            return None  # «the leaders», «his grace», spelled like a feminine
        if known.morph == "ms" and not word.classes.isdisjoint(_MANLY):
            return "m"
    if "counterpart" in word.classes:
        return None  # the pronoun at its end is spelled like a feminine
    # the first word of «the state security service» is its head
    titled = known is not None or kinds.ORGANISATION in word.kinds
    form = word.form.split(" ", 1)[0] if titled else word.form
    if morph == "fs" or (form.endswith(_FEMININE) and not word.pronoun and not name):
        return "f"
    return "m" if morph == "ms" else None


def _begins_with_plural(word: Word) -> bool:
    """«Members |of the intelligence|»: an entry of several words whose first is a plural."""
    first = word.parts[0].reading(kinds.AGENT) if word.parts else None
    return first is not None and first.morph == "mp"


def is_dual_only(word: Word) -> bool:
    """A dual whose form is no plural of men as well."""
    return is_dual(word) and not any(reading.morph == "mp" for reading in word.readings)


def is_feminine(word: Word) -> bool:
    """By the ending."""
    return word.form.endswith(_FEMININE)


def qualifies_act(word: Word, head: Word, last: Word) -> bool:
    """«The bombing, terrorist», «the assistance, consular»: after an act with article, or one whose
    genitive has it, a word in -i with article that agrees is an adjective, also when it is a noun
    for people or bodies elsewhere."""
    if not word.bare.startswith(_ARTICLE) or " " in word.form or not ends_definite(last):
        return False
    if is_rank(word) or not word.form.removesuffix(_FEMININE[0]).endswith(_NISBA):
        return False
    # «the bombing of the house, the terrorist»: which of the two is not told
    return is_feminine(word) == is_feminine(head) if head is last else is_feminine(word)


def qualifies_bare(word: Word, head: Word) -> bool:
    """«A visit |abroad|», spelled like the foreign ministry's short name: after an indefinite act
    a word in -iyya that no name follows is an adjective."""
    if head.article or head.tanwin or head.pronoun or not is_feminine(head):
        return False
    return " " not in word.form and word.form.endswith(_ADJECTIVE)


def is_surname(word: Word) -> bool:
    """A word in -i, as most family names with the article are."""
    return word.form.endswith(_NISBA)


def looks_like_name(word: Word) -> bool:
    """An unknown word that may be a foreign name: no feminine ending, not a verbal noun."""
    form = word.form
    return (
        len(form) > 2 and not form.endswith("\u0647") and not form.startswith(_NOT_IN_NAMES)
        and not _is_shaped_like_act(form)
    )  # fmt: skip


def is_told_of(word: Word, title: Word) -> bool:
    """«a military source |the fall of| …»: a verbal noun after an indefinite title with its
    adjective is what somebody tells, not whose the title is."""
    if " " not in title.form or not title.form.endswith("\u064a") or word.bare != word.form:
        return False
    form = word.form
    derived = len(form) == 5 and form[0] == _TA and form[3] == "\u064a"
    simple = len(form) == 4 and form[2] == "\u0648"
    return derived or simple or (len(form) > 3 and _is_shaped_like_act(form))


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
