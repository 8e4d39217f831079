"""Fitting the weights to annotated articles: a small gold of invented news."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from marsad.cli import app
from marsad.knowledge.compiler import read_file

STATES = [
    "مصر", "تونس", "الجزائر", "فرنسا", "روسيا", "تركيا", "الأردن", "لبنان", "ألمانيا", "إيطاليا",
    "السودان", "الكويت",
]  # fmt: skip


@pytest.fixture
def gold(tmp_path: Path) -> tuple[Path, Path]:
    """A folder of annotations and its articles: a state condemns attacks, which are background."""
    folder = tmp_path / "gold"
    folder.mkdir()
    lines = []
    for number, state in enumerate(STATES):
        # X condemned the attacks in Kabul. Y rejected the resolution because of the attacks.
        other = STATES[number - 1]
        title = f"إدانة من {state} لهجمات كابول"
        body = (
            f"أدانت {state} الهجمات في كابول الاثنين.\nودعت {other} إلى وقف الهجمات.\n"
            f"وطالبت {other} بالتحقيق."
        )
        condemned: dict[str, object] = {"type": "ACCUSE", "trigger": "أدانت", "status": "occurred"}
        called: dict[str, object] = {"type": "REQUEST", "trigger": "دعت", "status": "occurred"}
        demanded: dict[str, object] = {"type": "REQUEST", "trigger": "طالبت", "status": "occurred"}
        events = [condemned | {"also": [{"trigger": "إدانة"}]}]
        # sometimes the two requests are one
        one = number % 3 == 0
        events += [called | {"also": [{"trigger": "طالبت"}]}] if one else [called, demanded]
        text = json.dumps({"id": f"a{number}", "events": events}, ensure_ascii=False)
        (folder / f"a{number}.json").write_text(text, encoding="utf-8")
        line = {"id": f"a{number}", "published": "2013-09-24", "title": title, "body": body}
        lines.append(json.dumps(line, ensure_ascii=False))
    articles = tmp_path / "articles.jsonl"
    articles.write_text("\n".join(lines), encoding="utf-8")
    return folder, articles


def run(*arguments: object) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, [str(argument) for argument in arguments])
    return result.exit_code, result.stdout, result.stderr


def test_fit_tells_acts_from_background(gold: tuple[Path, Path], tmp_path: Path) -> None:
    pytest.importorskip("sklearn", reason="scikit-learn, of marsad[fit], is not installed")
    folder, articles = gold
    written = tmp_path / "knowledge" / "weights.yaml"
    written.parent.mkdir()
    status, out, err = run("fit", folder, "--articles", articles, "--write", written)
    assert status == 0, err
    assert "cross-validated" in out
    weights = {weighing.id: weighing for weighing in read_file(written).weights}
    assert set(weights) == {"act", "same_act", "actor", "recipient"}
    # the attacks are never annotated
    assert weights["act"].signs["type ASSAULT"] < 0
    # the same articles give the same file
    again = tmp_path / "again.yaml"
    run("fit", folder, "--articles", articles, "--write", again)
    assert again.read_bytes() == written.read_bytes()
    # and it can be laid over the knowledge
    status, out, _ = run("code", articles, "--knowledge", written.parent)
    coded = [json.loads(line) for line in out.splitlines()]
    assert status == 0
    assert not [e for record in coded for e in record["events"] if e["type"] == "ASSAULT"]


def test_fit_without_its_library_says_what_to_install(
    gold: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "sklearn.linear_model", None)
    folder, articles = gold
    status, _, err = run("fit", folder, "--articles", articles)
    assert status == 1
    assert err.strip() == "marsad: marsad fit needs scikit-learn: pip install 'marsad[fit]'"


def test_fit_asks_for_enough_articles(gold: tuple[Path, Path], tmp_path: Path) -> None:
    folder, articles = gold
    few = tmp_path / "few.jsonl"
    few.write_text(articles.read_text("utf-8").splitlines()[0], encoding="utf-8")
    status, _, err = run("fit", folder, "--articles", few)
    assert status == 1
    assert "1 articles are too few" in err
