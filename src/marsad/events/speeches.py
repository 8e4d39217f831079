"""The day of a speech: demands and accusations are of the day on which their speaker spoke."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from marsad.events.adjuncts import boundaries, governing_verb
from marsad.events.background import is_past_perfect
from marsad.events.candidates import Candidate
from marsad.events.document import Document
from marsad.events.habitual import had_been_done, is_repeated
from marsad.events.incidents import Incidents
from marsad.events.other_times import preposition_before
from marsad.events.statements import Attributed
from marsad.events.that_came import dated_occasions
from marsad.events.when import VERBAL, anchor_of, unit_at
from marsad.knowledge import kinds
from marsad.knowledge.store import Compiled
from marsad.mentions.mention import Mention
from marsad.record import Date
from marsad.syntax.categories import PARTICIPLE, PREPOSITION, VERB
from marsad.syntax.clauses import Sentence

_SPEECH: Final = 6
"""Sentences between two quotations of a speaker within which they are of one speech."""
_LONGEST_SPEECH: Final = 60
"""Statements back to the beginning of a speech."""
_AHEAD: Final = 2
"""Sentences before one that tells on which occasion something was said."""
_RECENT: Final = 3
"""Days before publication within which a date is that of the news, not of something recalled."""
_PAPER: Final = "document"
"""Kind of a mention through which whoever issued it speaks: «the statement called on»."""
_PRESS: Final = frozenset({"outlet", "agency"})
"""Kinds of sources that pass on what others say."""
NOUNS_OF_ACTS: Final = frozenset({kinds.FRAME_NOUN, kinds.FRAME_LIGHT_NOUN})
_CLAUSE: Final = 8
"""Units between a participle of saying and what it governs."""
_IMPERFECT: Final = "i"
_ARTICLE: Final = "\u0627\u0644"
_TALKS: Final = "CONSULT"
_PROTEST: Final = "PROTEST"
_PROTEST_GOES_ON: Final = 2
"""Sentences after a protest in which those who protest make their demands."""
_GOVERNMENT: Final = ("GOV",)
_STATE_KINDS: Final = frozenset({"state", "body"})
_DAY: Final = len("2013-09-24")


def is_news(document: Document, day: Date | None) -> bool:
    """Whether a date is a day right before publication."""
    anchor = anchor_of(document.article.published)
    if anchor is None or day is None or day.value is None or len(day.value) != _DAY:
        return False
    return 0 <= (anchor - date.fromisoformat(day.value)).days <= _RECENT


class Speeches:
    """Finds the day of verbal acts."""

    def __init__(self, incidents: Incidents, statements: Sequence[Attributed]) -> None:
        self.document = incidents.document
        self.told = incidents.told
        self.act_of = incidents.act_of
        self.body = incidents.body
        self.said: dict[int, list[Attributed]] = {}
        """Statements by sentence."""
        for statement in statements:
            self.said.setdefault(statement.sentence, []).append(statement)
        self.occasions = dict(dated_occasions(self.document))
        """Days of speeches told after them («that came in a press conference on Sunday»), by
        sentence."""
        self._date_statements()

    def day_of(self, act: Candidate, speakers: Sequence[Mention]) -> Date | None:
        """The day on which those who demand or accuse spoke, told shortly before; of an act that
        title or lead tell, also later."""
        if not self._is_said(act) or self._is_told_by_another(act, speakers):
            return None
        sentence = self.document.sentences[act.sentence]
        earlier = had_been_done(sentence, act.trigger, self.document.knowledge)
        if earlier or self._is_general(act) or is_repeated(self.document, sentence, act.trigger):
            return None
        if act.outer and act.outer[-1].speaker is not None and act.outer[-1].speaker.kind == _PAPER:
            speakers = [*speakers, act.outer[-1].speaker]
        day = next(self._days_before(act.sentence, act.tokens[0], speakers), None)
        if day is None and act.sentence <= self.body:
            day = self._only_day(speakers)
        day = day or self._day_of_occasion(max(act.sentence, self.body))
        return day or self._day_of_venue(act)

    def _day_of_venue(self, act: Candidate) -> Date | None:
        """The day of the occasion told before on which others spoke too: «for his part, he said
        during the conference»."""
        meeting = self.meeting_of(act)
        day = self.act_of[id(meeting)].date if meeting is not None else None
        if is_news(self.document, day):
            return day
        known = self._venues(act.sentence, act.tokens[0], definite=True)
        if not known:
            return None
        for back in range(act.sentence - 1, max(-1, act.sentence - _SPEECH - 1), -1):
            said = [one.date for one in self.said.get(back, ()) if is_news(self.document, one.date)]
            if said and known & self._venues(back, self.document.sentences[back].last):
                return said[-1]
        return None

    def meeting_of(self, act: Candidate) -> Candidate | None:
        """The talks told shortly before on whose occasion a verbal act was done, when its clause
        names them: «praised Russia |after the meeting|»."""
        sentence, words = self.document.sentences[act.sentence], self.document.knowledge.words
        on = (*words.get("occasion", ()), *words.get("right_after", ()))
        for phrase in sentence.phrases_near(act.trigger.at):
            word = sentence.word(phrase.head)
            met = word.article and word.stem.removeprefix(_ARTICLE) in words.get("talks", ())
            if not met or preposition_before(sentence, phrase.head) not in on:
                continue
            if not boundaries(sentence, *sorted((act.trigger.at, phrase.head))):
                return self._talks_before(act.sentence)
        return None

    def _talks_before(self, index: int) -> Candidate | None:
        """The talks told last before a sentence."""
        for back in range(index - 1, max(-1, index - _SPEECH - 1), -1):
            for other in reversed(self.told.get(back, ())):
                if other.trigger.frame.type == _TALKS and other.status == "occurred":
                    return other
        return None

    def _venues(self, index: int, token: int, *, definite: bool = False) -> set[str]:
        """The occasions of speaking that a sentence names before a token, by their nouns."""
        venues, found = self.document.knowledge.words.get("venue", ()), set()
        for unit in self.document.sentences[index].units:
            if unit.first >= token:
                break
            noun = unit.word.stem.removeprefix(_ARTICLE)
            known = unit.word.article or unit.word.stem != noun
            if noun in venues and (known or not definite):
                found.add(noun)
        return found

    def _day_of_occasion(self, index: int) -> Date | None:
        """The day of the occasion that is told after a sentence."""
        ahead = (self.occasions.get(index + steps) for steps in range(1, _AHEAD + 1))
        return next((day for day in ahead if day is not None), None)

    def _date_statements(self) -> None:
        """The day of what was said on an occasion that is dated right after."""
        for index, day in self.occasions.items():
            for back in range(max(self.body, index - _AHEAD), index):
                for statement in self.said.get(back, ()):
                    statement.date = statement.date or day

    def day_of_saying(self, sentence: int, token: int) -> Date | None:
        """The day on which was said what the cue at a token reports, told beside it or before."""
        for statement in self.said.get(sentence, ()):
            if statement.cue[0] == token:
                days = self._days_before(sentence, token, statement.speakers)
                return statement.date or next(days, None)
        return None

    def day_of_demand(self, protest: Candidate) -> Date | None:
        """The day of what protesters demand in the sentence that tells of their protest."""
        if protest.trigger.frame.type != _PROTEST:
            return None
        days = self._verbal(protest.sentence, protest.roles.actors)
        return next((day for _, day in days if is_news(self.document, day)), None)

    def _is_said(self, act: Candidate) -> bool:
        """Whether a verb or participle tells a verbal act, or a noun that a verb of saying governs:
        «renewed its call»."""
        sentence, trigger = self.document.sentences[act.sentence], act.trigger
        if trigger.kind not in NOUNS_OF_ACTS or trigger.light_verb is not None:
            return True
        if sentence.categories[trigger.at] in (VERB, PARTICIPLE):
            return True
        verb = _word_of_saying(sentence, trigger.at, self.document.knowledge)
        if verb is None:
            return False
        governors = self.document.knowledge.words.get("said_object", ())
        preposition = preposition_before(sentence, trigger.at)
        if preposition and preposition not in governors:
            return False
        return PREPOSITION not in sentence.categories[verb + 1 : trigger.at - 1]

    def _is_general(self, act: Candidate) -> bool:
        """Whether an imperfect in the body, outside of what its speaker says, tells what the party
        does at large: «the unions demand». What is judged by its words is told by its cue."""
        trigger = act.trigger
        told = trigger.kind in kinds.VERBS and trigger.kind not in kinds.JUDGING
        imperfect = told and trigger.morph.startswith(_IMPERFECT)
        return imperfect and act.sentence > self.body and not act.outer

    def _is_told_by_another(self, act: Candidate, speakers: Sequence[Mention]) -> bool:
        """Whether somebody else than those who act tells of it; a paper speaks for them, and the
        press passes on what they say."""
        told = [
            statement.speaker
            for statement in act.outer
            if statement.speaker is None or not _passes_on(statement.speaker)
        ]
        named = [speaker for speaker in told if speaker is not None]
        return bool(told) and not (named and all(_same(one, speakers) for one in named))

    def _days_before(
        self, sentence: int, token: int, speakers: Sequence[Mention]
    ) -> Iterator[Date]:
        """The days told of the speech before a token, the nearest first."""
        quoted, looked = sentence, 0
        for back in range(sentence, -1, -1):
            said = self.said.get(back, ())
            looked += len(said)
            if quoted - back > _SPEECH or looked > _LONGEST_SPEECH:
                return
            for statement in reversed(said):
                if statement.cue[0] >= token or not _same(statement.speaker, speakers):
                    continue
                if self._is_earlier(statement):
                    continue  # «urged them to leave, having announced on Saturday that»
                quoted = back
                if statement.date is not None and self._holds(statement.date, sentence - back):
                    yield statement.date
            protest = sentence - back <= _PROTEST_GOES_ON
            for at, day in self._verbal(back, speakers, protest=protest):
                if at < token and self._holds(day, sentence - back):
                    yield day

    def _is_earlier(self, statement: Attributed) -> bool:
        """Whether something had been said before the speech: a past perfect."""
        sentence = self.document.sentences[statement.sentence]
        at = unit_at(sentence, statement.cue[0])
        return is_past_perfect(sentence, at, self.document.knowledge)

    def _holds(self, day: Date, sentences: int) -> bool:
        """Whether the day of a speech goes on to hold so many sentences later; one that is not of
        the news only in the next."""
        exact = day.value is not None and len(day.value) == _DAY and day.until is None
        return is_news(self.document, day) or (sentences == 1 and exact)

    def _verbal(
        self, index: int, speakers: Sequence[Mention], *, protest: bool = False
    ) -> Iterator[tuple[int, Date]]:
        """Where a sentence tells dated verbal acts of the speakers, or their ``protest``, and the
        days, the last first."""
        for other in reversed(self.told.get(index, ())):
            day, kind = self.act_of[id(other)].date, other.trigger.frame.type
            goes_on = protest and kind == _PROTEST and is_news(self.document, day)
            if day is None or not (kind in VERBAL or goes_on):
                continue
            if any(_same(actor, speakers) for actor in other.roles.actors):
                yield other.tokens[0], day

    def _only_day(self, speakers: Sequence[Mention]) -> Date | None:
        """The one day on which the article says that they spoke."""
        days = [
            statement.date
            for statements in self.said.values()
            for statement in statements
            if statement.date is not None and _same(statement.speaker, speakers)
        ]
        days += [day for index in self.told for _, day in self._verbal(index, speakers)]
        if len({day.value for day in days}) != 1 or not is_news(self.document, days[0]):
            return None
        return days[0]


def _word_of_saying(sentence: Sentence, at: int, compiled: Compiled) -> int | None:
    """The verb or participle of saying whose clause a unit stands in, or null."""
    verb = governing_verb(sentence, at)
    if verb is None:
        back = range(at - 1, max(-1, at - _CLAUSE), -1)
        verb = next((i for i in back if sentence.categories[i] == PARTICIPLE), None)
        if verb is None or boundaries(sentence, verb, at):
            return None
        return verb if kinds.REPORT_PARTICIPLE in sentence.word(verb).kinds else None
    word, hosts = sentence.word(verb), compiled.words.get("host", ())
    if word.stem in hosts:
        return None  # «testified», spelled like «saw»
    return verb if kinds.REPORT_VERB in word.kinds else None


def _passes_on(speaker: Mention) -> bool:
    return speaker.kind == _PAPER or speaker.source in _PRESS


def _same(speaker: Mention | None, parties: Sequence[Mention]) -> bool:
    """Whether a speaker is one of the parties, or one of the two is the government of the
    other."""
    return speaker is not None and any(_is_one(speaker, party) for party in parties)


def _is_one(one: Mention, other: Mention) -> bool:
    if one.may_be(other):
        return True
    if one.country is None or one.country != other.country:
        return False
    if one.tail and other.tail and one.tail.split()[-1] == other.tail.split()[-1]:
        return True  # «Rashid al-Hamad», «al-Hamad»
    if _PAPER in (one.kind, other.kind):
        return _GOVERNMENT in (one.sectors[:1], other.sectors[:1])
    official = one.sectors[:1] == other.sectors[:1] == _GOVERNMENT
    return official and bool({one.kind, other.kind} & _STATE_KINDS)
