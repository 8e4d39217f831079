"""The score of records against annotated articles.

Events count as found when type and sentence agree; ``event.who`` asks for actors and recipients
too, ``event.full`` also for status and mode. Statements count when their cues overlap. Slots are
accuracies over what was found.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import msgspec

from marsad.evaluation.gold import GoldArticle, GoldEvent, GoldStatement
from marsad.evaluation.matching import (
    find,
    mention,
    pair_up,
    same_parties,
    same_who,
    sentence_at,
    sentence_ends,
    share_word,
)
from marsad.record import Event, Party, Record, Statement

EVENT_SCORES = ("event.detect", "event.who", "event.full")
STATEMENT_SCORES = ("statement.cue", "statement.speaker")

Range = tuple[int, int]


class Tally(msgspec.Struct):
    """Right, extra and missed."""

    tp: int = 0
    fp: int = 0
    fn: int = 0

    @property
    def precision(self) -> float:
        """Share of what was coded that is right."""
        return self.tp / (self.tp + self.fp) if self.tp + self.fp else 0.0

    @property
    def recall(self) -> float:
        """Share of what is right that was coded."""
        return self.tp / (self.tp + self.fn) if self.tp + self.fn else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def judge(self, right: bool) -> None:
        """Count a found item as right, or as extra and missed at once."""
        self.tp += right
        self.fp += not right
        self.fn += not right

    def rounded(self) -> dict[str, float]:
        """All numbers, to three places."""
        return {
            "p": round(self.precision, 3),
            "r": round(self.recall, 3),
            "f1": round(self.f1, 3),
            "tp": self.tp,
            "fp": self.fp,
            "fn": self.fn,
        }


class Slot(msgspec.Struct):
    """How often a field of a found item is right."""

    right: int = 0
    total: int = 0

    def judge(self, right: bool) -> None:
        """Count one."""
        self.right += right
        self.total += 1

    @property
    def accuracy(self) -> float:
        """Share that is right."""
        return self.right / self.total if self.total else 0.0


class Fault(NamedTuple):
    """One thing that is not as annotated."""

    article: str
    kind: str
    what: str
    detail: str = ""


class Score:
    """The sum over articles."""

    def __init__(self) -> None:
        self.articles = 0
        self.tallies: defaultdict[str, Tally] = defaultdict(Tally)
        self.by_type: defaultdict[str, Tally] = defaultdict(Tally)
        self.slots: defaultdict[str, Slot] = defaultdict(Slot)
        self.faults: list[Fault] = []

    def measure(self, name: str) -> float:
        """A number by its name: the F1 of a tally or the accuracy of a slot."""
        return self.tallies[name].f1 if name in self.tallies else self.slots[name].accuracy

    def as_dict(self) -> dict[str, Any]:
        """Everything but the faults, for JSON."""
        slots = sorted(self.slots.items())
        return {
            "articles": self.articles,
            "scores": {name: tally.rounded() for name, tally in sorted(self.tallies.items())},
            "slots": {name: {"acc": round(s.accuracy, 3), "n": s.total} for name, s in slots},
            "by_type": {name: tally.rounded() for name, tally in sorted(self.by_type.items())},
        }


def score(
    gold: Iterable[GoldArticle], records: Mapping[str, Record], only: str | None = None
) -> Score:
    """Score the records, by article id; an annotated article without a record is missed whole."""
    total = Score()
    for annotation in gold:
        if only and only not in annotation.id:
            continue
        total.articles += 1
        record = records.get(annotation.id)
        if record is None:
            _score_missing(total, annotation)
        else:
            _ArticleScorer(total, annotation, record).run()
    return total


def _score_missing(total: Score, gold: GoldArticle) -> None:
    for event in gold.events:
        if not event.optional:
            _miss_event(total, event)
    for name in STATEMENT_SCORES:
        total.tallies[name].fn += len(gold.statements)
    total.tallies["figure"].fn += len(gold.figures)
    total.tallies["agreement"].fn += len(gold.agreements)
    total.faults.append(Fault(gold.id, "NO RECORD", ""))


def _miss_event(total: Score, event: GoldEvent) -> None:
    for name in EVENT_SCORES:
        total.tallies[name].fn += 1
    total.by_type[event.type].fn += 1


class _ArticleScorer:
    """Adds one article to the score."""

    def __init__(self, total: Score, gold: GoldArticle, record: Record) -> None:
        self.total = total
        self.gold = gold
        self.record = record
        self.text = record.article.text

    def run(self) -> None:
        for section, judge in (
            ("events", self._score_events), ("statements", self._score_statements),
            ("figures", self._score_figures), ("agreements", self._score_agreements),
        ):  # fmt: skip
            if section not in self.gold.unjudged:
                judge()

    def _fault(self, kind: str, what: str, detail: str = "") -> None:
        self.total.faults.append(Fault(self.gold.id, kind, what, detail))

    def _score_events(self) -> None:
        gold, coded = self.gold.events, self.record.events
        pairs = match_events(gold, coded, self.text)
        for number, event in enumerate(gold):
            if event.optional:
                continue
            if number in pairs:
                self._judge_event(event, coded[pairs[number]])
            else:
                _miss_event(self.total, event)
                self._fault("MISSED", f"{event.type} «{event.trigger}»")
        matched = set(pairs.values())
        for number, extra in enumerate(coded):
            if number not in matched:
                for name in EVENT_SCORES:
                    self.total.tallies[name].fp += 1
                self.total.by_type[extra.type].fp += 1
                self._fault("EXTRA", f"{extra.type} «{extra.trigger.text}»")

    def _judge_event(self, wanted: GoldEvent, found: Event) -> None:
        who = same_who(wanted, found)
        status = found.status == wanted.status
        mode = (found.mode or None) == (wanted.mode or None)
        self.total.tallies["event.detect"].tp += 1
        self.total.by_type[wanted.type].tp += 1
        self.total.tallies["event.who"].judge(who)
        self.total.tallies["event.full"].judge(who and status and mode)
        self.total.slots["status"].judge(status)
        self.total.slots["mode"].judge(mode)
        self._judge_setting(wanted, found)
        self._judge_chain(wanted, found)
        what = f"{wanted.type} «{wanted.trigger}»"
        if not who:
            self._fault("WHO", what, f"gold {_sides(wanted)} got {_sides(found)}")
        elif not status:
            self._fault("STATUS", what, f"gold {wanted.status} got {found.status}")

    def _judge_setting(self, wanted: GoldEvent, found: Event) -> None:
        if wanted.date:
            value = (found.date.value if found.date else None) or ""
            prefixed = value != "" and wanted.date.startswith(value)
            self.total.slots["date"].judge(value.startswith(wanted.date) or prefixed)
        if wanted.place:
            place = found.place
            same_name = place and share_word(place.text or place.name, wanted.place.name)
            same_country = place and place.country and place.country == wanted.place.country
            self.total.slots["place"].judge(bool(same_name or same_country))

    def _judge_chain(self, wanted: GoldEvent, found: Event) -> None:
        gold, coded = wanted.said_by, found.said_by
        last = bool(gold and coded) and share_word(gold[-1].mention, coded[-1].text)
        self.total.slots["said_by"].judge(last or not (gold or coded))
        if len(gold) > 1:
            links = zip(gold, coded, strict=False)
            same = all(share_word(one.mention, other.text) for one, other in links)
            self.total.slots["chain"].judge(len(gold) == len(coded) and same)

    def _score_statements(self) -> None:
        gold, coded = self.gold.statements, self.record.statements
        pairs = pair_up(self._statement_candidates(gold, coded))
        for number, statement in enumerate(gold):
            if number in pairs:
                self._judge_statement(statement, coded[pairs[number]])
            else:
                for name in STATEMENT_SCORES:
                    self.total.tallies[name].fn += 1
                what = f"statement «{statement.cue}» {statement.speaker.mention}"
                self._fault("MISSED", what)
        for name in STATEMENT_SCORES:
            self.total.tallies[name].fp += len(coded) - len(pairs)

    def _statement_candidates(
        self, gold: Sequence[GoldStatement], coded: Sequence[Statement]
    ) -> Iterator[tuple[float, int, int]]:
        for i, wanted in enumerate(gold):
            place = find(self.text, wanted.cue, wanted.nth)
            for j, found in enumerate(coded):
                if place and overlap([place], [(found.cue.start, found.cue.end)]):
                    yield 1.0, i, j

    def _judge_statement(self, wanted: GoldStatement, found: Statement) -> None:
        self.total.tallies["statement.cue"].tp += 1
        speaker = _same_speaker(wanted, found.speaker)
        self.total.tallies["statement.speaker"].judge(speaker)
        self.total.slots["form"].judge(found.form == wanted.form)
        content = self._content(wanted)
        if content:
            got = (found.content.start, found.content.end)
            self.total.slots["content"].judge(_dice(content, got) >= 0.8)
        if not speaker:
            got_text = mention(found.speaker) if found.speaker else ""
            detail = f"gold {wanted.speaker.mention} got {got_text}"
            self._fault("SPEAKER", f"«{wanted.cue}»", detail)

    def _content(self, wanted: GoldStatement) -> Range | None:
        begin = find(self.text, wanted.begin)
        end = self.text.find(wanted.end, begin[0] if begin else 0)
        return (begin[0], end + len(wanted.end)) if begin and end >= 0 else None

    def _score_figures(self) -> None:
        gold, coded = self.gold.figures, self.record.figures
        pairs = pair_up(
            (1.0, i, j)
            for i, wanted in enumerate(gold)
            for j, found in enumerate(coded)
            if (wanted.of, wanted.value) == (found.of, found.value)
            and (wanted.value is not None or wanted.qualifier == found.qualifier)
        )
        self._count_pairs("figure", len(pairs), len(gold), len(coded))

    def _score_agreements(self) -> None:
        gold, coded = self.gold.agreements, self.record.agreements
        candidates: list[tuple[float, int, int]] = []
        for i, wanted in enumerate(gold):
            for j, found in enumerate(coded):
                parties = same_parties(wanted.parties, found.parties)
                named = share_word(wanted.mention, found.text)
                if wanted.kind == found.kind and (parties or named):
                    candidates.append((1.0 + parties, i, j))
        self._count_pairs("agreement", len(pair_up(candidates)), len(gold), len(coded))

    def _count_pairs(self, name: str, pairs: int, gold: int, coded: int) -> None:
        tally = self.total.tallies[name]
        tally.tp += pairs
        tally.fn += gold - pairs
        tally.fp += coded - pairs


def match_events(gold: Sequence[GoldEvent], coded: Sequence[Event], text: str) -> dict[int, int]:
    """Which coded event is which annotated one, by position: same type and sentence, one to one,
    first those of which most else agrees."""
    return pair_up(_event_candidates(gold, coded, text, sentence_ends(text)))


def _event_candidates(
    gold: Sequence[GoldEvent], coded: Sequence[Event], text: str, ends: Sequence[int]
) -> Iterator[tuple[float, int, int]]:
    """Pairs of the same type in the same sentence, scored by how much else agrees."""
    coded_ranges = [
        [(span.start, span.end) for span in (event.trigger, *event.also)] for event in coded
    ]
    for i, wanted in enumerate(gold):
        ranges = event_ranges(wanted, text)
        sentences = {sentence_at(ends, start) for start, _ in ranges}
        for j, found in enumerate(coded):
            starts = (start for start, _ in coded_ranges[j])
            if found.type != wanted.type or not any(
                sentence_at(ends, start) in sentences for start in starts
            ):
                continue
            agreement = (
                float(not wanted.optional)
                + 2 * overlap(ranges, coded_ranges[j])
                + 2 * same_who(wanted, found)
                + (found.status == wanted.status)
                + 0.5 * (found.mode == wanted.mode)
            )
            yield agreement, i, j


def event_ranges(event: GoldEvent, text: str) -> list[Range]:
    """Where the triggers of an annotated event stand."""
    places = [find(text, event.trigger, event.nth)]
    places += [find(text, other.trigger, other.nth) for other in event.also]
    return [place for place in places if place]


def overlap(ones: Iterable[Range], others: Sequence[Range]) -> bool:
    """Whether a range of the one list shares characters with one of the other."""
    return any(a[0] < b[1] and b[0] < a[1] for a in ones for b in others)


def _dice(one: Range, other: Range) -> float:
    shared = max(0, min(one[1], other[1]) - max(one[0], other[0]))
    return 2 * shared / max(1, one[1] - one[0] + other[1] - other[0])


def _same_speaker(wanted: GoldStatement, found: Party | None) -> bool:
    if not wanted.speaker.mention:  # annotated as said by nobody in particular
        return found is None
    country = found.country if found else None
    named = share_word(wanted.speaker.mention, mention(found) if found else "")
    return named and wanted.speaker.country in (None, country)


def _sides(event: GoldEvent | Event) -> str:
    def codes(parties: Sequence[Any]) -> str:
        return str([(party.country, list(party.sectors[:1])) for party in parties])

    return f"{codes(event.actors)}→{codes(event.recipients)}"
