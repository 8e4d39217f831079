"""Articles that belong together: who copies whom, and which tell the same running story."""

from __future__ import annotations

import heapq
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime, timedelta

import msgspec

from marsad.stories.likeness import Profile
from marsad.stories.relation import Relation, RelationWeights, relate, signs_of

WINDOW = timedelta(days=3)
"""A story goes on while its articles come at most so far apart."""
_TELLING_WORDS = 14
"""Words of title and lead by which articles are looked for."""
_SHARED_WORDS = 3
"""How many of them two articles must have in common to be compared."""
_FEW = 40
"""So few articles in the window are all compared."""
_RECENT = 8
"""The latest articles of a story, which a further one is compared with."""
_JOINS = 0.5
"""Mean probability of one story above which an article joins."""

_NO_DATE = datetime(1000, 1, 1, tzinfo=UTC)


class Story(msgspec.Struct):
    """Articles on one running story."""

    articles: list[str] = []
    """Ids, the earliest first."""
    copies: dict[str, str] = {}
    """Copies, and the first article with their text."""


class Grouper:
    """Puts articles into stories, one after another in the order of their publication.

    Only the articles of the last days are held in memory.
    """

    def __init__(self, weights: RelationWeights) -> None:
        self._weights = weights
        self._window: deque[Profile] = deque()
        self._by_word: defaultdict[str, dict[str, Profile]] = defaultdict(dict)
        self._of: dict[str, int] = {}
        self.stories: list[Story] = []
        """Every article is in one; a story of a single article is one too."""

    def add(self, profile: Profile) -> None:
        """One more article, published no earlier than those before."""
        self._forget_before(when(profile) - WINDOW)
        telling = list(_telling_words(profile))
        near = {
            earlier.report.id: self._relate(earlier, profile) for earlier in self._like(telling)
        }
        related = {name: one for name, one in near.items() if one.label != "unrelated"}
        self._join(profile.report.id, related)
        self._window.append(profile)
        for word in telling:
            self._by_word[word][profile.report.id] = profile

    def _relate(self, earlier: Profile, later: Profile) -> Relation:
        return relate(signs_of(earlier, later), self._weights)

    def _like(self, telling: Iterable[str]) -> Iterable[Profile]:
        """The earlier articles that are worth comparing: telling words in common, or few at all."""
        if len(self._window) <= _FEW:
            return self._window
        shared: Counter[str] = Counter()
        found: dict[str, Profile] = {}
        for word in telling:
            shared.update(self._by_word[word].keys())
            found |= self._by_word[word]
        return [found[name] for name, number in shared.items() if number >= _SHARED_WORDS]

    def _forget_before(self, time: datetime) -> None:
        while self._window and when(self._window[0]) < time:
            old = self._window.popleft()
            for word in _telling_words(old):
                del self._by_word[word][old.report.id]

    def _join(self, name: str, related: dict[str, Relation]) -> None:
        """The article joins the story that it fits best, or begins one."""
        number = self._best_story(related)
        if number is None:
            number = len(self.stories)
            self.stories.append(Story([], {}))
        story = self.stories[number]
        copied = [
            earlier
            for earlier, relation in related.items()
            if relation.label == "copy" and self._of[earlier] == number
        ]
        if copied:
            story.copies[name] = story.copies.get(copied[0], copied[0])
        story.articles.append(name)
        self._of[name] = number

    def _best_story(self, related: dict[str, Relation]) -> int | None:
        best: int | None = None
        most = _JOINS
        for number in dict.fromkeys(self._of[earlier] for earlier in related):
            recent = self.stories[number].articles[-_RECENT:]
            there = [related[earlier] for earlier in recent if earlier in related]
            mean = sum(max(one.probabilities.values()) for one in there) / len(recent)
            # a copy belongs where its original is, whatever else the story holds
            mean += any(one.label == "copy" for one in there)
            if mean > most:
                most, best = mean, number
        return best


def when(profile: Profile) -> datetime:
    """The moment by which articles are ordered."""
    return profile.report.published or _NO_DATE


def group(
    profiles: Sequence[Profile],
    weights: RelationWeights,
    advance: Callable[[], None] = lambda: None,
) -> list[Story]:
    """The stories of articles; ``advance`` is called after each."""
    grouper = Grouper(weights)
    for profile in sorted(profiles, key=lambda one: (when(one), one.report.id)):
        grouper.add(profile)
        advance()
    return grouper.stories


def _telling_words(profile: Profile) -> Iterable[str]:
    lead = profile.lead
    return heapq.nlargest(_TELLING_WORDS, lead, key=lambda word: (lead[word], word))
