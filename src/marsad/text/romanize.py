"""Names in Latin letters, as the English press writes them, without diacritics.

Arabic writes no short vowels, so a spelling cannot be derived. What is known is looked up word by
word: the names that the knowledge spells out, and the words of the names of known people, of which
the commonest English form is taken. An unknown word is spelled letter by letter, with short vowels
where consonants would be hard to say: the same letters always give the same spelling.
"""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from difflib import SequenceMatcher
from typing import Final

import msgspec

from marsad.knowledge.schema import KnowledgeFile, Romanisation
from marsad.text.memo import Memo
from marsad.text.normalize import fold

_ARTICLE: Final = "\u0627\u0644"
_ARTICLE_EN: Final = "al-"
_SEPARATORS: Final = str.maketrans("_#\u00ab\u00bb\"'()", " " * 8)
_ALIKE: Final = 0.6
"""Share of consonants in common from which a word and an English word may be the same name."""
_SHORTEST_STEM: Final = 2
_SONORANTS: Final = frozenset("lmnr")
"""Consonants that cannot end a word after another one."""
_LATIN_VOWELS: Final = frozenset("aeiou")
_SAME_SOUND: Final = str.maketrans(
    {"p": "b", "v": "f", "g": "j", "q": "k", "c": "k", "x": "k", "z": "s"}
)


class RomanLexicon(msgspec.Struct, frozen=True, array_like=True):
    """Spellings of the words of names, and the letters that spell the others."""

    names: dict[str, str]
    """Word in the match form → English form."""
    letters: Romanisation

    @classmethod
    def build(cls, source: KnowledgeFile) -> RomanLexicon:
        """The lexicon of the knowledge; words spelled out win over those of people's names."""
        letters = next(iter(source.romanisation), Romanisation(id="none"))
        bare = cls({}, letters)
        pairs = ((name, person.name_en) for person in source.people for name in person.names[:1])
        names = _commonest(_aligned(pairs, Romanizer(bare)))
        for entry in source.english_names:
            names.update((fold(word), english) for word, english in entry.forms.items())
        return cls(names, letters)


class Romanizer:
    """Spells names. The same name always has the same spelling."""

    __slots__ = ("_letters", "_names", "_particles", "_prefixes", "_spelled", "_suffixes")

    def __init__(self, lexicon: RomanLexicon) -> None:
        letters = lexicon.letters
        self._names = lexicon.names
        self._letters = letters
        self._particles = {fold(word): english for word, english in letters.particles.items()}
        self._prefixes = _folded_keys(letters.prefixes)
        self._suffixes = _folded_keys(letters.suffixes)
        self._spelled = Memo(self._spell_name)

    def name(self, written: str) -> str:
        """A personal name as an article writes it, in Latin letters."""
        return self._spelled[written]

    def _spell_name(self, written: str) -> str:
        words = written.translate(_SEPARATORS).split()
        spelled = " ".join(self._word(word) for word in words)
        return spelled[:1].upper() + spelled[1:] if spelled[:3] != _ARTICLE_EN else spelled

    def _word(self, written: str) -> str:
        if written.isascii():
            return written
        word = fold(written)
        if word in self._particles:
            return self._particles[word]
        known = self._known(word)
        if known is not None:
            return known
        for prefix, english in self._prefixes:
            rest = word.removeprefix(prefix)
            if rest != word and (rest in self._names or prefix.endswith(_ARTICLE)):
                return english + (self._names.get(rest) or self._spell(rest)).lower()
        for suffix, english in self._suffixes:
            rest = word.removesuffix(suffix)
            if rest != word and len(rest) >= _SHORTEST_STEM:
                return (self._known(rest) or self._spell(rest)) + english
        if word.startswith(_ARTICLE) and len(word) > len(_ARTICLE) + _SHORTEST_STEM:
            return _ARTICLE_EN + self._spell(written[len(_ARTICLE) :])
        return self._spell(written)

    def _known(self, word: str) -> str | None:
        """The spelling of a word whose form with or without the article is known."""
        found = self._names.get(word)
        if found is not None:
            return found
        if word.startswith(_ARTICLE):
            bare = self._names.get(word[len(_ARTICLE) :])
            return None if bare is None else _ARTICLE_EN + bare
        definite = self._names.get(_ARTICLE + word)
        return None if definite is None else definite.removeprefix(_ARTICLE_EN)

    def _spell(self, written: str) -> str:
        """An unknown word, letter by letter."""
        spelled = "".join(_voiced(list(self._sounds(written))))
        return spelled[:1].upper() + spelled[1:]

    def _sounds(self, written: str) -> Iterator[tuple[bool, str]]:
        """The letters as (vowel, Latin letters); letters without a sound of their own are empty."""
        letters = self._letters
        word = [c for c in unicodedata.normalize("NFC", written) if self._is_letter(c)]
        for at, letter in enumerate(word):
            following = word[at + 1] if at + 1 < len(word) else ""
            if letter in letters.glides and _is_consonant(at, following, letters):
                yield False, letters.glides[letter]
            elif letter in letters.vowels:
                yield True, letters.vowels[letter]
            elif letter in letters.silent:
                yield False, ""
            else:
                yield False, letters.consonants.get(letter, letter)

    def _is_letter(self, character: str) -> bool:
        letters = self._letters
        return (
            character.isdecimal() or character in letters.consonants
            or character in letters.vowels or character in letters.silent
        )  # fmt: skip


def _is_consonant(at: int, following: str, letters: Romanisation) -> bool:
    """A glide at the beginning of a word or before a vowel; two in a row are consonant, vowel."""
    return following in letters.vowels if at else following not in letters.silent


def _voiced(sounds: list[tuple[bool, str]]) -> Iterator[str]:
    """The sounds with short vowels between consonants that cannot be said together."""
    at = 0
    while at < len(sounds):
        end = at
        while end < len(sounds) and not sounds[end][0]:
            end += 1
        run = [sound for _, sound in sounds[at:end]]
        if end == len(sounds):
            yield from _closing(run, sounds[at - 1][1] if at else None)
            return
        yield from _opening(run) if at == 0 else _middle(run)
        if run or at == 0 or sounds[end][1] != sounds[end - 1][1]:
            yield sounds[end][1]
        at = end + 1


def _opening(run: list[str]) -> Iterator[str]:
    """Consonants before the first long vowel: Salim, Fahmi, Jafari."""
    for number, sound in enumerate(run):
        if number == 1 or (number % 2 and len(run) >= 4):
            yield _short(sound)
        yield sound


def _middle(run: list[str]) -> Iterator[str]:
    """Consonants between long vowels: two stand together, more are parted."""
    for number, sound in enumerate(run):
        if number >= 2 and number % 2 == 0:
            yield _short(sound)
        yield sound


def _closing(run: list[str], vowel: str | None) -> Iterator[str]:
    """Consonants at the end: Kamil after a, Ghulan after u or i, Fahad without a long vowel."""
    for number, sound in enumerate(run):
        if vowel == "a" and len(run) == 2 and number == 1:
            yield "i"
        elif number and (vowel is None or len(run) > 2 or sound in _SONORANTS):
            yield _short(sound)
        yield sound


def _short(following: str) -> str:
    """The short vowel before a consonant."""
    return "i" if following == "y" else "a"


def _folded_keys(parts: Mapping[str, str]) -> list[tuple[str, str]]:
    return [(fold(part), english) for part, english in parts.items()]


def _aligned(names: Iterable[tuple[str, str]], romanizer: Romanizer) -> Iterator[tuple[str, str]]:
    """Words of Arabic names with the English words at the same place that sound alike."""
    for arabic, english in names:
        words, spelled = arabic.split(), english.split()
        if len(words) == len(spelled):
            for word, spelling in zip(words, spelled, strict=True):
                if _sound_alike(romanizer.name(word), spelling):
                    yield fold(word), spelling


def _commonest(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """For each word its commonest form, of equally common ones the first in the alphabet."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for word, spelling in pairs:
        counts[word][spelling] += 1
    return {
        word: min(forms, key=lambda form: (-forms[form], form))
        for word, forms in sorted(counts.items())
    }


def _sound_alike(one: str, other: str) -> bool:
    skeletons = _skeleton(one), _skeleton(other)
    return SequenceMatcher(None, *skeletons, autojunk=False).ratio() >= _ALIKE


def _skeleton(name: str) -> str:
    """The consonants of a Latin spelling, without those that languages write differently."""
    plain = unicodedata.normalize("NFKD", name.lower().removeprefix(_ARTICLE_EN))
    kept = (c for c in plain if c.isascii() and c.isalpha() and c not in _LATIN_VOWELS)
    return "".join(kept).translate(_SAME_SOUND)
