"""The benchmarks run from a fresh clone, and write their part of the page."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import pytest

from coding import coder

sys.path.append(str(Path(__file__).parents[1] / "benchmarks"))

import page
import stages
import workload


def test_articles_are_composed_of_the_dispatches() -> None:
    articles = workload.compose(20)
    assert articles == workload.compose(20)
    assert len({article.text for article in articles}) == 20
    assert all(article.language == "ar" for article in articles)
    assert 100 < len(workload.words_of(articles)) / 20 < 500


def test_every_stage_takes_time() -> None:
    spent: Counter[str] = Counter()
    with stages.timed(spent):
        for article in workload.compose(3):
            coder().code(article)
    assert set(spent) == set(stages.STAGES)


def test_each_script_writes_its_own_part(tmp_path: Path) -> None:
    path = tmp_path / "page.md"
    path.write_text(page.PAGE.read_text(encoding="utf-8"), encoding="utf-8")
    table = page.Table("Speed", ("a", "b"), [("c", "1")], "A note.")
    for said in ("Measured once.", "Measured again."):
        page.write("coder", said, [table], path)
    written = path.read_text(encoding="utf-8")
    assert (
        "Measured again.\n\n### Speed\n\n| a | b |\n| --- | --- |\n| c | 1 |\n\nA note.\n"
        in written
    )
    assert "Measured once." not in written
    assert "<!-- server: begin -->" in written
    with pytest.raises(ValueError, match="has no part 'kitchen'"):
        page.write("kitchen", "", [table], path)
