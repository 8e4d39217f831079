"""An article while it is being coded: text, sentences, mentions, and where they stand."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import accumulate
from typing import Final

from marsad.events.gloss import Glosser
from marsad.events.level import MAIN, Level
from marsad.knowledge import kinds
from marsad.knowledge.store import Compiled
from marsad.limits import LONGEST_QUOTE, MOST_TELLING
from marsad.mentions.coreference import Discourse
from marsad.mentions.english_names import EnglishNames
from marsad.mentions.identity import agrees
from marsad.mentions.inner_phrases import inner_phrases
from marsad.mentions.mention import Mention
from marsad.mentions.parties import PartyReader
from marsad.mentions.places import PlaceReader
from marsad.mentions.ties import attach, belong, go_on, locate, share
from marsad.mentions.timex import DateFinder, Timex
from marsad.record import Article, Span
from marsad.syntax.categories import COMPLEMENTIZER, RELATIVE, VERB
from marsad.syntax.clauses import Sentence, arguments_of_verb, coordinated
from marsad.syntax.datelines import end_of_dateline, is_dateline
from marsad.syntax.noun_phrase import NounPhrase
from marsad.syntax.noun_words import is_dual
from marsad.syntax.phrases import is_part
from marsad.syntax.units import Unit
from marsad.text.alignment import Alignment
from marsad.text.tokenize import Tokens

_HEADLINE_REACH: Final = 8
"""Units before the colon of a headline."""
_AMONG: Final = 3
"""Words of «among them», at most."""
_COMMAS: Final = frozenset("\u060c,")
_SUBJECT_REACH: Final = 60
"""Units back within which the verb is looked for whose subject goes on acting."""


@dataclass(slots=True, eq=False)
class Document:
    """Everything the later stages read of one article."""

    article: Article
    knowledge: Compiled
    alignment: Alignment
    tokens: Tokens
    sentences: list[Sentence]
    quotes: list[tuple[int, int]]
    discourse: Discourse
    times: DateFinder
    counting: list[int]
    """Tokens that are of the closed lexicons of numbers, dates and counts."""
    time_tokens: list[int]
    """Tokens of which no date lacks one; see `DateFinder.telling`."""
    english: EnglishNames
    glosser: Glosser
    parties_of: PartyReader
    places: PlaceReader
    day: str | None
    """ISO day of publication."""
    written_on: date | None
    """The day from which the article tells «today»."""
    mentions: dict[tuple[int, int], Mention] = field(default_factory=dict)
    """(sentence, first unit of the phrase) → mention."""
    dates: dict[int, list[Timex]] = field(default_factory=dict)
    """Date expressions by sentence, found when first asked for."""
    datelines: dict[int, int] = field(default_factory=dict)
    """By sentence, the unit that ends its dateline: nobody named there takes part in anything."""
    _inner: dict[tuple[int, int], list[Mention]] = field(default_factory=dict)

    def span(self, first: int, last: int, clitic: int = 0) -> Span:
        """The source text of tokens ``first`` to ``last`` (exclusive), less leading clitics."""
        start, end = self.alignment.source_span(
            self.tokens.starts[first] + clitic, self.tokens.ends[last - 1]
        )
        return Span(text=self.article.text[start:end], start=start, end=end)

    def written(self, first: int, last: int, clitic: int = 0) -> str:
        """The source text of tokens ``first`` to ``last`` (exclusive), less leading clitics."""
        start, end = self.alignment.source_span(
            self.tokens.starts[first] + clitic, self.tokens.ends[last - 1]
        )
        return self.article.text[start:end]

    def counting_in(self, sentence: Sentence) -> list[int]:
        """The tokens of a sentence, counted from its first, that are of the closed lexicons."""
        low = bisect_left(self.counting, sentence.first)
        high = bisect_left(self.counting, sentence.last, low)
        return [at - sentence.first for at in self.counting[low:high]]

    def unit_span(self, sentence: Sentence, at: int, *, clitics: bool = False) -> Span:
        """The source text of a unit, without its conjunction unless asked for."""
        unit = sentence.units[at]
        return self.span(unit.first, unit.last, 0 if clitics else len(unit.word.conjunction))

    def told(self) -> Sequence[Sentence]:
        """The sentences whose acts and reports are looked for: all, unless there are more of them
        than in any article."""
        if len(self.tokens) <= MOST_TELLING:
            return self.sentences
        telling = accumulate(
            sum(unit.word.evoking or unit.word.reporting for unit in sentence.units)
            for sentence in self.sentences
        )
        return self.sentences[: sum(number <= MOST_TELLING for number in telling)]

    def meet(self, sentence: Sentence) -> None:
        """Reads the phrases of the next sentence as mentions, resolved against the earlier ones."""
        last: NounPhrase | None = None
        partitives, locatives = self.partitives, self.locatives
        discourse, day, written = self.discourse, self.day, self.written
        dateline = self.datelines[sentence.index] = end_of_dateline(sentence)
        for phrase in sentence.phrases:
            mention = self.parties_of.read(sentence, phrase, day, written)
            discourse.resolve(mention, sentence, phrase)
            if phrase.last > dateline:
                discourse.remember(mention)
            self.mentions[sentence.index, phrase.first] = mention
            if phrase.coordinate is not None:
                two = is_dual(sentence.word(phrase.coordinate.head))
                first = self.mention(sentence, phrase.coordinate)
                share(first, mention, dual=two)
                go_on(first, mention)
                self.discourse.couple(first, mention)
            if phrase.attached is not None and not self._writes(sentence, phrase.attached, phrase):
                title = self.mention(sentence, phrase.attached)
                attach(title, mention, phrase.preposition)
            if phrase.apposition is not None:
                titled = self.mention(sentence, phrase.apposition)
                if titled.of_owner:
                    titled.last = max(titled.last, mention.last)
                else:
                    self.discourse.join(titled, mention)
            if last is not None and phrase.preposition:
                if is_part(last, phrase, partitives):
                    belong(self.mention(sentence, last), mention)
                if is_part(last, phrase, locatives):
                    locate(self.mention(sentence, last), mention)
            last = phrase

    def _writes(self, sentence: Sentence, title: NounPhrase, complement: NounPhrase) -> bool:
        """«The minister in a tweet |on Twitter|»: a paper stands between title and complement."""
        return any(
            self.mention(sentence, phrase).kind == "document"
            for phrase in sentence.phrases[title.index + 1 : complement.index]
        )

    @property
    def partitives(self) -> tuple[str, ...]:
        """Prepositions between some people and the group that they are of."""
        return self.knowledge.words.get("partitive", ())

    @property
    def locatives(self) -> tuple[str, ...]:
        """Prepositions of place."""
        return self.knowledge.words.get("locative", ())

    def mention(self, sentence: Sentence, phrase: NounPhrase) -> Mention:
        """The mention that a noun phrase makes."""
        return self.mentions[sentence.index, phrase.first]

    def inner(self, sentence: Sentence, phrase: NounPhrase) -> list[Mention]:
        """The parties named inside a phrase for a thing: whose decision, headquarters, words."""
        found = self._inner.get((sentence.index, phrase.first))
        if found is None:
            found = []
            for part in inner_phrases(sentence, phrase):
                mention = self.parties_of.read(sentence, part, self.day, self.written)
                if mention.nationality:
                    mention.kind, mention.sectors, mention.named = "state", ("GOV",), True
                self.discourse.resolve(mention, sentence, part)
                if mention.political:
                    found.append(mention)
            self._inner[sentence.index, phrase.first] = found
        return found

    def members(self, sentence: Sentence, phrase: NounPhrase) -> list[Mention]:
        """The mentions of a phrase and of those coordinated with it."""
        return [self.mention(sentence, member) for member in coordinated(sentence, phrase)]

    def parties(self, sentence: Sentence, phrase: NounPhrase) -> list[Mention]:
        """The parties of a phrase: itself, those coordinated with it, the two of a dual."""
        found: list[Mention] = []
        for member in coordinated(sentence, phrase):
            dual = self.discourse.dual(sentence, member, sentence.units[member.first].first)
            found += dual or [self.mention(sentence, member)]
        return found + self._named_among(sentence, phrase, found[-1])

    def _named_among(
        self, sentence: Sentence, phrase: NounPhrase, several: Mention
    ) -> list[Mention]:
        """«Ten states, among them |China and France|»: those of several who are named."""
        if not (several.plural or several.of_many):
            return []
        at = coordinated(sentence, phrase)[-1].last
        if at < len(sentence.units) and sentence.word(at).form in _COMMAS:
            at += 1
        among = self.knowledge.words.get("among_them", ())
        for width in range(_AMONG, 0, -1):
            first = at + width
            named = sentence.phrase_at[first] if first < len(sentence.units) else None
            if named is None or named.first != first or named.preposition:
                continue
            if " ".join([sentence.word(i).form for i in range(at, first)]) in among:
                return self.members(sentence, named)
        return []

    def standing_for(self, mention: Mention) -> list[Mention]:
        """The parties that the phrase of a mention makes: those it is coordinated with, the two of
        a dual."""
        sentence = self.sentence_at(mention.first)
        at = bisect_left(sentence.units, mention.first, key=_first_token)
        phrase = sentence.phrase_at[at] if at < len(sentence.units) else None
        known = phrase is not None and self.mentions.get((sentence.index, phrase.first)) is mention
        return self.parties(sentence, phrase) if known and phrase is not None else [mention]

    def subject_before(
        self, sentence: Sentence, at: int, *, gender: str | None, plural: bool = False,
        level: Level = MAIN,
    ) -> Mention | None:  # fmt: skip
        """Who goes on acting: the subject of the nearest earlier verb of the sentence that agrees,
        else who acted or spoke last before it."""
        found = self.earlier_subject(sentence, at, gender=gender, plural=plural, level=level)
        if found is not None:
            return found
        token = sentence.units[at].first
        told = self._subject_told_before(sentence, gender, plural)
        return self.discourse.antecedent(token, gender=gender, plural=plural, told=told)

    def _subject_told_before(
        self, sentence: Sentence, gender: str | None, plural: bool
    ) -> Mention | None:
        """Whom the sentence before is about: the subject of its first verb, if it agrees."""
        if not sentence.index:
            return None
        before = self.sentences[sentence.index - 1]
        for verb in before.verbs:
            reading = before.word(verb).reading(*kinds.VERBS)
            if reading is None:
                continue
            subject = arguments_of_verb(before, verb, reading.morph.split("/")[0]).subject
            if subject is None:
                continue
            mention = self.mention(before, subject)
            return mention if mention.political and agrees(mention, gender, plural) else None
        return None

    def earlier_subject(
        self, sentence: Sentence, at: int, *, gender: str | None, plural: bool = False,
        level: Level = MAIN,
    ) -> Mention | None:  # fmt: skip
        """The subject of the nearest earlier verb of the sentence that agrees, or null; verbs on
        another ``level`` and in relative clauses that a comma has ended are passed over."""
        token = sentence.units[at].first
        parted = False
        for back in range(at - 1, max(-1, at - _SUBJECT_REACH), -1):
            parted = parted or sentence.word(back).form in _COMMAS
            if sentence.categories[back] == COMPLEMENTIZER:
                topic = self._topic(sentence, back, gender, plural)
                if topic is not None and not level.is_aside(topic.first):
                    return topic
            if sentence.categories[back] != VERB:
                continue
            verb = sentence.units[back].first
            if level.is_aside(verb) or (parted and sentence.categories[back - 1] == RELATIVE):
                continue
            reading = sentence.word(back).reading(*kinds.VERBS)
            if reading is None:
                continue
            subject = arguments_of_verb(sentence, back, reading.morph.split("/")[0]).subject
            if subject is None or sentence.units[subject.first].first >= token:
                continue
            if subject.preposition and subject.first < back:
                continue  # «at the head of a delegation that includes …» tells of the delegation
            mention = self.mention(sentence, subject)
            several = plural and len(coordinated(sentence, subject)) > 1
            if mention.political and (several or agrees(mention, gender, plural)):
                return mention
        return self._before_colon(sentence, at)

    def _topic(
        self, sentence: Sentence, at: int, gender: str | None, plural: bool
    ) -> Mention | None:
        """«That the army |is on alert|»: whom a clause without a verb is about, after the «that»
        at a unit, if it agrees."""
        phrase = sentence.phrase_at[at + 1] if at + 1 < len(sentence.units) else None
        if phrase is None or phrase.preposition:
            return None
        mention = self.mention(sentence, phrase)
        return mention if mention.political and agrees(mention, gender, plural) else None

    def _before_colon(self, sentence: Sentence, at: int) -> Mention | None:
        """«Saudi Arabia: we will not …»: whom a headline names before a colon."""
        for colon in range(min(at, _HEADLINE_REACH)):
            if sentence.word(colon).form == ":":
                break
        else:
            return None
        for phrase in sentence.phrases:
            if phrase.last > colon or is_dateline(sentence, phrase, colon):
                break
            mention = self.mention(sentence, phrase)
            if mention.political:
                return mention
        return None

    def sentence_at(self, token: int) -> Sentence:
        """The sentence that holds a token."""
        low, high = 0, len(self.sentences) - 1
        while low < high:
            middle = (low + high) // 2
            if self.sentences[middle].last <= token:
                low = middle + 1
            else:
                high = middle
        return self.sentences[low]

    def quote_from(self, token: int) -> tuple[int, int] | None:
        """The quotation that opens at a token."""
        at = bisect_left(self.quotes, (token, 0))
        if at < len(self.quotes) and self.quotes[at][0] == token:
            return self.quotes[at]
        return None

    def quotes_near(self, first: int, last: int | None = None) -> list[tuple[int, int]]:
        """The quotations that may touch tokens ``first`` to ``last``, in order."""
        low = bisect_left(self.quotes, (first - LONGEST_QUOTE, 0))
        high = bisect_left(self.quotes, ((first if last is None else last) + 1, 0))
        return self.quotes[low:high]


def _first_token(unit: Unit) -> int:
    return unit.first
