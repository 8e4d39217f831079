"""Whether articles are coded as before: composed articles, digests, what differs."""

from __future__ import annotations

from pathlib import Path

import pytest

from marsad.evaluation.composing import compose
from marsad.evaluation.gold import load_articles
from marsad.evaluation.sameness import Digests, load_digests, main

DISPATCHES = Path(__file__).parents[1] / "evaluation" / "dispatches" / "articles.jsonl"


def test_the_same_articles_are_composed_again() -> None:
    articles = load_articles(DISPATCHES)
    composed = compose(articles, 60)
    assert composed == compose(articles, 60)
    assert [article.id for article in composed[:2]] == ["composed/0", "composed/1"]
    # one in fifty is long, and each is another
    lengths = [article.text.count("\n") for article in composed]
    assert lengths[0] == lengths[50] == 30
    assert set(lengths[1:50]) == {1, 2, 3}
    assert len({article.text for article in composed}) == 60


@pytest.mark.parametrize(
    ("blocks", "articles", "differing"),
    [
        # all as before
        (("a", "b", "c"), 250, []),
        # the second hundred, and the rest
        (("a", "x", "y"), 250, ["articles 101 to 200", "articles 201 to 250"]),
        # another set of articles
        (("a", "b"), 200, ["250 articles, not 200"]),
    ],
)
def test_what_differs_is_named(
    blocks: tuple[str, ...], articles: int, differing: list[str]
) -> None:
    assert list(Digests(250, ("a", "b", "c")).differing(Digests(articles, blocks))) == differing


def test_records_are_compared_with_those_pinned(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "before.json"
    arguments = [str(DISPATCHES), "--compose", "4", "--digests", str(file)]
    assert main([*arguments, "--pin"]) == 0
    assert main(arguments) == 0
    assert "4 records are as before" in capsys.readouterr().out
    pinned = load_digests(file)
    file.write_text(Digests(4, ("0" * 16,)).render(), encoding="utf-8")
    assert main(arguments) == 1
    assert "articles 1 to 4" in capsys.readouterr().out
    # the digests of another file, and none
    assert pinned.articles == 4
    file.write_text("{}", encoding="utf-8")
    assert main(arguments) == 2
    assert main([*arguments[:3], "--digests", str(tmp_path / "none.json")]) == 2
