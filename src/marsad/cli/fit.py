"""``marsad fit``: the weights of signs, estimated anew from annotated articles."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from marsad.cli.messages import Failure, describe, say
from marsad.cli.options import Knowledge
from marsad.readers import Defaults, ReadArticle, read_articles

if TYPE_CHECKING:
    from marsad.evaluation.fitting import Fit
    from marsad.evaluation.role_fitting import RoleFit
    from marsad.evaluation.score import Tally
    from marsad.knowledge.schema import Weighing
    from marsad.record import Article

EXAMPLES = """Examples:
  marsad fit gold/train --articles gold/train.articles.jsonl
  marsad fit mine/gold --articles mine/articles.jsonl --write mine/knowledge/weights.yaml
"""


def fit(
    gold: Annotated[
        Path,
        typer.Argument(metavar="GOLD", help="Folder of annotations.", show_default=False),
    ],
    articles: Annotated[
        Path,
        typer.Option(metavar="FILE", help="The annotated articles.", show_default=False),
    ],
    write: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Write the weights as a knowledge file (YAML)."),
    ] = None,
    knowledge: Knowledge = None,
) -> None:
    r"""Estimate the weights by which acts, mentions of one act, and parties are told apart.

    Prints the weights and how well they detect events and choose their parties: on the articles
    that they were estimated from, and cross-validated, each article judged by weights estimated
    without it. Needs scikit-learn: pip install 'marsad\[fit]'.
    """
    from marsad.coder import Coder  # loads the knowledge: not for `--help`
    from marsad.evaluation.fitting import fit as estimate
    from marsad.evaluation.fitting import read_samples
    from marsad.evaluation.gold import load_gold
    from marsad.evaluation.regression import MissingLibraryError
    from marsad.evaluation.weights_file import write_weights

    try:
        coder = Coder(knowledge or ())
        samples = read_samples(coder, load_gold(gold), _by_id(articles))
        result = estimate(coder, samples)
        if write is not None:
            write_weights(write, result.weights)
    except MissingLibraryError as error:
        raise Failure(str(error)) from error
    except OSError as error:
        raise Failure(f"{error.filename}: {error.strerror}") from error
    except ValueError as error:
        raise Failure(str(error)) from error
    for weighing in result.weights:
        _print_weights(weighing)
    _print_detection(len(samples), result)
    _print_roles(result.roles)


def _by_id(path: Path) -> dict[str, Article]:
    found: dict[str, Article] = {}
    for item in read_articles([path], Defaults()):
        if isinstance(item, ReadArticle):
            found[item.article.id] = item.article
        else:
            say(describe(item))
    return found


def _print_weights(weighing: Weighing) -> None:
    typer.echo(f"{weighing.id}: bias {weighing.bias:+.2f}, threshold {weighing.threshold:+.2f}")
    for sign, weight in sorted(weighing.signs.items(), key=lambda item: -item[1]):
        typer.echo(f"  {weight:+.2f}  {sign}")


def _print_detection(articles: int, result: Fit) -> None:
    typer.echo(f"event.detect, {articles} articles")
    _print_tally("all candidates", result.unweighed)
    _print_tally("fitted articles", result.trained)
    _print_tally("cross-validated", result.held_out)


def _print_tally(name: str, tally: Tally) -> None:
    rates = f"P {tally.precision:.3f}  R {tally.recall:.3f}  F1 {tally.f1:.3f}"
    typer.echo(f"  {name:16} {rates}   ({tally.tp} right, {tally.fp} extra, {tally.fn} missed)")


def _print_roles(roles: RoleFit) -> None:
    typer.echo("events found that have the annotated parties")
    for name, parties in (("fitted articles", roles.trained), ("cross-validated", roles.held_out)):
        rules, cast = (right / max(1, parties.events) for right in (parties.by_rules, parties.cast))
        typer.echo(f"  {name:16} by the rules {rules:.3f}, cast {cast:.3f}   ({parties.events})")
