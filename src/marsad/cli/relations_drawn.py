"""Relations of pairs of articles: told to people and programs, scored, fitted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import typer
from rich.text import Text

from marsad.archive import Archive
from marsad.cli.draw import make_console
from marsad.cli.messages import Failure, say
from marsad.cli.stories_drawn import difference_line
from marsad.evaluation.regression import MissingLibraryError
from marsad.evaluation.relations import Pair, RelationScore, fit_relations, score_relations
from marsad.evaluation.weights_file import write_relation_weights
from marsad.knowledge.source import load_knowledge
from marsad.stories.details import DetailFinder
from marsad.stories.differences import article_differences
from marsad.stories.relation import RelationWeights, reasons, relate, signs_of

if TYPE_CHECKING:
    from marsad.stories.likeness import Profile
    from marsad.stories.relation import Label


def relate_pairs(archive: Archive, pairs: Sequence[Pair], *, as_json: bool) -> None:
    """Tell of every pair how it stands; with labels, how well that agrees with them."""
    profiles = _profiles(archive, pairs)
    weights = RelationWeights.of(load_knowledge())
    finder = DetailFinder(load_knowledge())
    console = make_console()
    told: list[Label] = []
    differing: list[bool] = []
    for pair in pairs:
        one, other = profiles[pair.a], profiles[pair.b]
        relation = relate(signs_of(one, other), weights)
        apart = article_differences(one.report.record, other.report.record, finder)
        told.append(relation.label)
        differing.append(bool(apart))
        if as_json:
            line = {
                "a": pair.a, "b": pair.b, "label": relation.label,
                "probabilities": relation.probabilities, "signs": relation.signs,
                "reasons": reasons(relation, weights), "differences": apart,
            }  # fmt: skip
            typer.echo(msgspec.json.encode(line).decode())
            continue
        console.print(Text(f"{pair.a}  {pair.b}  ", "dim").append(relation.label, "bold"))
        for reason in reasons(relation, weights):
            console.print(Text(f"   {reason}"))
        for difference in apart:
            console.print(Text(f"   {difference_line(difference)}", "yellow"))
    labels = [pair.label for pair in pairs if pair.label is not None]
    if len(labels) == len(pairs):
        _say_score(score_relations(labels, told))
        _say_differences(pairs, differing)


def write_weights(archive: Archive, pairs: Sequence[Pair], target: Path) -> None:
    """Estimate the weights anew and write them."""
    try:
        fitted = fit_relations(pairs, _profiles(archive, pairs))
        write_relation_weights(target, fitted.weights)
    except MissingLibraryError as error:
        raise Failure(str(error)) from error
    except ValueError as error:
        raise Failure(str(error)) from error
    except OSError as error:
        raise Failure(f"cannot write {target}: {error.strerror}") from error
    say("on the pairs that they were estimated from:")
    _say_score(fitted.on_all)
    say("cross-validated, each pair judged by weights estimated without it:")
    _say_score(fitted.validated)


def _profiles(archive: Archive, pairs: Sequence[Pair]) -> Mapping[str, Profile]:
    return archive.profiles(dict.fromkeys(name for pair in pairs for name in (pair.a, pair.b)))


def _say_score(score: RelationScore) -> None:
    say(
        f"{score.pairs} pairs: copy or same act F1 {score.same_act:.3f}, four labels macro-F1 "
        f"{score.macro:.3f} ("
        + ", ".join(f"{label} {tally.f1:.2f}" for label, tally in score.by_label.items())
        + ")"
    )


def _say_differences(pairs: Sequence[Pair], differing: Sequence[bool]) -> None:
    """How many pairs that readers found to disagree do so here, and how many of the others."""
    marked = [here for pair, here in zip(pairs, differing, strict=True) if pair.differs]
    others = [here for pair, here in zip(pairs, differing, strict=True) if pair.differs is False]
    if marked:
        say(
            f"accounts that disagree: found in {sum(marked)} of {len(marked)} pairs marked so, and "
            f"in {sum(others)} of {len(others)} marked as agreeing"
        )
