"""Fitting: the weights of signs, estimated from annotated articles.

A candidate that is paired with an annotated event, as the score pairs them, is an example of an
act told in its own right; one that is paired with none is not; one that is paired with an optional
event counts by half as one that is not. Two mentions at triggers of one annotated event are an
example of one act, at those of two events of two acts.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import msgspec

from marsad.coder import Coder
from marsad.evaluation.gold import GoldArticle
from marsad.evaluation.regression import Example, estimate
from marsad.evaluation.role_fitting import Played, RoleFit, fit_roles
from marsad.evaluation.score import Tally, event_ranges, match_events, overlap
from marsad.events.candidates import Candidate
from marsad.events.casting_signs import CastingReader
from marsad.events.coding import make_event
from marsad.events.document import Document
from marsad.events.likeness import signs_of_likeness
from marsad.events.merging import merge
from marsad.events.scoring import score_of
from marsad.events.weighing import ACT, SAME_ACT, Weigher
from marsad.knowledge.schema import Weighing
from marsad.record import Article

FOLDS = 10
_STRENGTH = 0.1
"""For acts, of which an article has some ten; see `marsad.evaluation.regression.estimate`."""
_PAIR_STRENGTH = 0.03
"""For pairs of mentions, of which an article has many that are alike."""
_PAIRS_SHARE = 0.5
"""Power of the number of pairs of an article by which each counts less: ten times as many pairs
tell some three times as much."""
_PAIR_WEIGHT = 4.0
"""Weight of the one pair of an article that has no other."""
_LENIENT = 0.3
"""How much lower than the best threshold for pairs at annotated triggers mentions are joined: the
other mentions are mostly retellings, and each that is left alone is one act too many."""
_OPTIONAL = 0.5
"""Weight of a candidate for an event that two careful readers could leave out."""
_STEP = 0.05
"""Thresholds are multiples of this."""
_RANGE = 40
"""Steps from zero, both ways, among which a threshold is looked for."""
_ALIKE = 0.001
"""F1 by which thresholds for acts may differ and count as equal: then the lowest is taken, since an
act that is left out is lost to everything after."""
_SMOOTHED = 6
"""Steps on both sides over which the merit of a threshold is averaged, so that no lucky one is
taken."""


class Sample(NamedTuple):
    """An annotated article with what the rules propose for it."""

    gold: GoldArticle
    document: Document
    candidates: Sequence[Candidate]

    @property
    def wanted(self) -> int:
        """Annotated events that must be found."""
        return sum(not event.optional for event in self.gold.events)


class Weights(NamedTuple):
    """The weights by which acts are found."""

    same_act: Weighing
    act: Weighing


class Fit(NamedTuple):
    """What came of fitting."""

    weights: tuple[Weighing, ...]
    unweighed: Tally
    """Event detection when all candidates are taken."""
    trained: Tally
    """Event detection on the articles that the weights were estimated from."""
    held_out: Tally
    """Event detection on articles kept out of the estimation, summed over the folds."""
    roles: RoleFit
    """How many of the events found have the annotated parties."""


class _Judged(NamedTuple):
    """A merged candidate, its signs, and whether the annotation has it (null: optional)."""

    signs: tuple[str, ...]
    right: bool | None


class _Part(NamedTuple):
    """Some articles as weights see them."""

    scored: list[tuple[bool | None, float]]
    """Whether the annotation has a candidate, and its score."""
    wanted: int
    """How many it asks for."""


def read_samples(
    coder: Coder, gold: Iterable[GoldArticle], articles: Mapping[str, Article]
) -> list[Sample]:
    """The samples of those annotated articles whose text is given, ordered by their ids."""
    samples = []
    for annotation in sorted(gold, key=lambda annotation: annotation.id):
        article = articles.get(annotation.id)
        if article is not None:
            proposed = coder.propose(article)
            samples.append(Sample(annotation, proposed.document, proposed.detector.candidates))
    return samples


def fit(coder: Coder, samples: Sequence[Sample]) -> Fit:
    """Estimates the weights and says how well they do, also on articles not seen.

    Raises ``ValueError`` when the samples are too few, and `MissingLibraryError`.
    """
    if len(samples) < FOLDS:
        raise ValueError(f"{len(samples)} articles are too few to fit; give at least {FOLDS}")
    fitter = _Fitter(coder)
    folds = _folds(samples)
    joining = fitter.joining_threshold(folds)
    by_fold = [fitter.weights(others, joining) for others in _kept_out(folds)]
    held_out = [fitter.scored(*both) for both in zip(folds, by_fold, strict=True)]
    weights = fitter.weights(samples, joining)
    threshold = _best_threshold(held_out, _ALIKE)
    given = fitter.weigher.act  # annotated articles hold no texts of one sentence
    act = msgspec.structs.replace(
        weights.act, threshold=threshold, alone=given.alone, alone_signs=given.alone_signs
    )  # fmt: skip
    weights = Weights(weights.same_act, act)
    seen = fitter.scored(samples, weights)
    roles = fit_roles(
        fitter.played(samples, weights, threshold),
        [
            (fitter.played(others, found, threshold), fitter.played(fold, found, threshold))
            for fold, others, found in zip(folds, _kept_out(folds), by_fold, strict=True)
        ],
    )
    return Fit(
        (*weights, *roles.weights), _tally(seen, float("-inf")), _tally(seen, threshold),
        _honest(held_out), roles,
    )  # fmt: skip


def _kept_out(folds: Sequence[Sequence[Sample]]) -> Iterator[list[Sample]]:
    """For each fold the samples of all others."""
    for number in range(len(folds)):
        yield [sample for i, part in enumerate(folds) if i != number for sample in part]


def _honest(held_out: Sequence[_Part]) -> Tally:
    """Detection on each fold with the threshold that is best on the other folds."""
    total = Tally()
    for number, fold in enumerate(held_out):
        others = [part for i, part in enumerate(held_out) if i != number]
        part = _tally(fold, _best_threshold(others, _ALIKE))
        total.tp, total.fp, total.fn = total.tp + part.tp, total.fp + part.fp, total.fn + part.fn
    return total


class _Fitter:
    """Estimates weights from samples."""

    def __init__(self, coder: Coder) -> None:
        self.weigher = Weigher(coder.knowledge)
        self._pairs: dict[str, list[Example]] = {}
        """Examples of likeness by article."""

    def weights(self, samples: Sequence[Sample], joining: float) -> Weights:
        """Both judgements, the second of what the first has merged."""
        pairs = [pair for sample in samples for pair in self._likeness(sample)]
        same_act = estimate(SAME_ACT, pairs, _PAIR_STRENGTH)
        same_act = msgspec.structs.replace(same_act, threshold=joining)
        judged = self.judged(samples, same_act)
        examples = [
            Example(one.signs, bool(one.right), _OPTIONAL if one.right is None else 1.0)
            for one in judged
        ]
        act = estimate(ACT, examples, _STRENGTH)
        given = self.weigher.act.set_signs
        act = msgspec.structs.replace(act, signs=act.signs | given, set_signs=given)
        return Weights(same_act, act)

    def joining_threshold(self, folds: Sequence[Sequence[Sample]]) -> float:
        """The threshold that joins best the mentions of articles not seen."""
        scored: list[tuple[bool | None, float]] = []
        for fold, others in zip(folds, _kept_out(folds), strict=True):
            pairs = [pair for sample in others for pair in self._likeness(sample)]
            weighing = estimate(SAME_ACT, pairs, _PAIR_STRENGTH)
            scored += [
                (pair.yes, score_of(weighing, pair.signs))
                for sample in fold
                for pair in self._likeness(sample)
            ]
        best = _best_threshold([_Part(scored, sum(bool(yes) for yes, _ in scored))])
        return round(best - _LENIENT, 2)

    def scored(self, samples: Sequence[Sample], weights: Weights) -> _Part:
        """The candidates of the samples as the weights judge them."""
        judged = self.judged(samples, weights.same_act)
        scored = [(one.right, score_of(weights.act, one.signs)) for one in judged]
        return _Part(scored, sum(sample.wanted for sample in samples))

    def played(self, samples: Sequence[Sample], weights: Weights, threshold: float) -> list[Played]:
        """The events of the samples that are paired with annotated ones, accepted or not."""
        return [one for sample in samples for one in self._played(sample, weights, threshold)]

    def _played(self, sample: Sample, weights: Weights, threshold: float) -> Iterator[Played]:
        document, gold = sample.document, sample.gold.events
        events = merge(document, sample.candidates, weights.same_act)
        coded = [make_event(document, event) for event in events]
        signs = self.weigher.signs(document, events)
        accepted = [n for n in range(len(events)) if score_of(weights.act, signs[n]) > threshold]
        reader = CastingReader(document, [events[number] for number in accepted])
        text = document.article.text
        found = match_events(gold, [coded[number] for number in accepted], text)
        paired = {accepted[number]: wanted for wanted, number in found.items()}
        for wanted, number in match_events(gold, coded, text).items():
            teaches = wanted not in found and number not in paired
            if teaches:
                yield Played(reader.scene(events[number]), gold[wanted], False)
        for number, wanted in paired.items():
            must = not gold[wanted].optional
            yield Played(reader.scene(events[number]), gold[wanted], must)

    def judged(self, samples: Sequence[Sample], same_act: Weighing) -> list[_Judged]:
        """The merged candidates of the samples, told right or wrong by the annotation."""
        return [one for sample in samples for one in self._judged(sample, same_act)]

    def _judged(self, sample: Sample, same_act: Weighing) -> Iterator[_Judged]:
        document, gold = sample.document, sample.gold.events
        events = merge(document, sample.candidates, same_act)
        coded = [make_event(document, event) for event in events]
        paired = match_events(gold, coded, document.article.text)
        by_coded = {found: wanted for wanted, found in paired.items()}
        for number, signs in enumerate(self.weigher.signs(document, events)):
            wanted = by_coded.get(number)
            optional = wanted is not None and gold[wanted].optional
            yield _Judged(signs, None if optional else wanted is not None)

    def _likeness(self, sample: Sample) -> list[Example]:
        found = self._pairs.get(sample.gold.id)
        if found is None:
            pairs = list(_pairs(sample))
            share = len(pairs) ** -_PAIRS_SHARE if pairs else 1.0
            found = [pair._replace(weight=share * _PAIR_WEIGHT) for pair in pairs]
            self._pairs[sample.gold.id] = found
        return found


def _pairs(sample: Sample) -> Iterator[Example]:
    """Pairs of mentions of one type, both at triggers that are annotated."""
    document, text = sample.document, sample.document.article.text
    ranges = [event_ranges(event, text) for event in sample.gold.events]
    told: list[tuple[Candidate, set[int]]] = []
    for candidate in sorted(sample.candidates, key=lambda c: c.tokens):
        span = document.span(*candidate.tokens)
        events = {
            number
            for number, event in enumerate(sample.gold.events)
            if event.type == candidate.trigger.frame.type
            and overlap(ranges[number], [(span.start, span.end)])
        }
        if events:
            told.append((candidate, events))
    for i, (one, events) in enumerate(told):
        for other, others in told[i + 1 :]:
            if one.trigger.frame.type == other.trigger.frame.type:
                signs = tuple(signs_of_likeness(document, one, other))
                yield Example(signs, bool(events & others))


def _folds(samples: Sequence[Sample]) -> list[list[Sample]]:
    """The samples dealt out to folds in an order that their ids give."""
    dealt = sorted(samples, key=lambda s: hashlib.sha256(s.gold.id.encode()).digest())
    return [list(dealt[number::FOLDS]) for number in range(FOLDS)]


def _tally(part: _Part, threshold: float) -> Tally:
    kept = [right for right, score in part.scored if score > threshold]
    right = sum(answer is True for answer in kept)
    return Tally(tp=right, fp=sum(answer is False for answer in kept), fn=part.wanted - right)


def _best_threshold(parts: Sequence[_Part], slack: float = 0.0) -> float:
    """The threshold of the best F1, averaged over its neighbours; the lowest of those whose F1 is
    less by ``slack`` at most."""
    whole = _Part([one for part in parts for one in part.scored], sum(p.wanted for p in parts))
    steps = range(-_RANGE - _SMOOTHED, _RANGE + _SMOOTHED + 1)
    merit = {step: _tally(whole, step * _STEP).f1 for step in steps}

    def smoothed(step: int) -> float:
        return sum(merit[step + off] for off in range(-_SMOOTHED, _SMOOTHED + 1))

    merits = {step: smoothed(step) for step in range(-_RANGE, _RANGE + 1)}
    enough = max(merits.values()) - slack * (2 * _SMOOTHED + 1)
    return round(next(step for step, found in merits.items() if found >= enough) * _STEP, 2)
