"""Two codings compared: what is gained, lost, changed; in any order of the articles."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest
from typer.testing import CliRunner, Result

from coding import code
from marsad.cli import app
from marsad.evaluation.compare import Difference, compare_records
from marsad.evaluation.comparison import Comparison, Sample, compare_files
from marsad.record import Article, Record

# The Iraqi foreign minister visited Tehran. He said that the visit was useful.
VISIT = "زار وزير الخارجية العراقي طهران. وقال إن الزيارة مفيدة."
# The Egyptian police arrested an activist.
ARREST = "اعتقلت الشرطة المصرية ناشطا."


def records(*texts: str) -> list[Record]:
    return [
        msgspec.structs.replace(record, article=_named(record.article, f"a{number}"))
        for number, record in enumerate(map(code, texts))
    ]


def _named(article: Article, name: str) -> Article:
    return msgspec.structs.replace(article, id=name)


def told(differences: list[Difference]) -> list[tuple[str, str, str, list[str]]]:
    return [(one.kind, one.change, one.type, one.fields) for one in differences]


def changed(record: Record, **fields: Any) -> Record:
    """The record with its first event altered."""
    first = msgspec.structs.replace(record.events[0], **fields)
    return msgspec.structs.replace(record, events=(first, *record.events[1:]))


def test_the_same_record_has_no_differences() -> None:
    [record] = records(VISIT)
    assert list(compare_records(record, record)) == []


def test_changed_fields_are_named() -> None:
    [record] = records(VISIT)
    before = changed(record, status="planned", actors=())
    [difference] = compare_records(before, record)
    assert told([difference]) == [("event", "changed", "CONSULT.visit", ["status", "actors"])]
    assert difference.before == {"status": "planned", "actors": ""}
    assert difference.after["status"] == "occurred"


def test_another_type_at_the_same_word_is_a_change() -> None:
    [record] = records(ARREST)
    before = changed(record, type="ASSAULT", mode=None)
    assert told(list(compare_records(before, record))) == [
        ("event", "changed", "COERCE.arrest", ["type", "mode"])
    ]


def test_gained_and_lost() -> None:
    [record] = records(VISIT)
    empty = msgspec.structs.replace(record, events=(), statements=())
    gained = list(compare_records(empty, record))
    assert [one[:3] for one in told(gained)] == [
        ("event", "gained", "CONSULT.visit"), ("statement", "gained", "indirect"),
    ]  # fmt: skip
    assert gained[0].evidence in VISIT
    lost = list(compare_records(record, empty))
    assert [one.change for one in lost] == ["lost", "lost"]
    assert "speaker" in lost[1].before


def write(path: Path, found: list[Record]) -> Path:
    path.write_bytes(b"".join(msgspec.json.encode(record) + b"\n" for record in found))
    return path


def run(old: Path, new: Path, size: int = 10, seed: int = 0) -> Comparison:
    return compare_files(old, new, Sample(size, seed), lambda _: True, lambda _: None)


def test_files_in_another_order(tmp_path: Path) -> None:
    found = records(VISIT, ARREST, VISIT)
    old = write(tmp_path / "old.jsonl", [found[2], changed(found[0], status="planned")])
    new = write(tmp_path / "new.jsonl", found)
    result = run(old, new)
    assert (result.articles, result.differing, result.only_new, result.only_old) == (2, 1, 1, 0)
    assert result.changes == {("event", "changed"): 1}
    assert [one.article for one in result.sample.drawn()] == ["a0"]


def test_an_article_whose_text_changed_is_not_compared(tmp_path: Path) -> None:
    [one, other] = records(VISIT, ARREST)
    other = msgspec.structs.replace(other, article=_named(other.article, "a0"))
    result = run(write(tmp_path / "old", [one]), write(tmp_path / "new", [other]))
    assert (result.articles, result.other_text) == (0, 1)


def test_the_same_seed_draws_the_same_sample(tmp_path: Path) -> None:
    found = records(*[VISIT] * 30)
    new = write(tmp_path / "new", found)
    old = write(tmp_path / "old", [changed(record, status="planned") for record in found])
    drawn = [run(old, new, 5, seed).sample.drawn() for seed in (1, 1, 2)]
    assert len(drawn[0]) == 5
    assert drawn[0] == drawn[1] != drawn[2]


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    found = records(VISIT, ARREST)
    old = write(tmp_path / "old.jsonl", [changed(found[0], status="planned"), found[1]])
    gone = msgspec.structs.replace(found[1], events=())
    return old, write(tmp_path / "new.jsonl", [found[0], gone])


def marsad(*arguments: object) -> Result:
    return CliRunner().invoke(app, ["compare", *map(str, arguments)])


def test_command(files: tuple[Path, Path]) -> None:
    result = marsad(*files)
    assert result.exit_code == 0
    assert "2 articles compared, 2 differ" in result.stdout
    assert "~ changed event CONSULT.visit" in result.stdout
    assert "- lost event COERCE.arrest" in result.stdout


def test_command_filters_and_explains(files: tuple[Path, Path]) -> None:
    result = marsad(*files, "--only", "lost", "--json", "--explain")
    told = json.loads(result.stdout)
    assert told["changes"] == {"event": {"lost": 1}}
    assert told["sample"][0]["rule"].startswith("coerce.")
    # the present knowledge still codes it
    assert "stands there instead" in told["sample"][0]["derivation"][0]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        # no file, a file of something else, a field that is none
        (["{old}", "missing.jsonl"], "missing.jsonl: No such file"),
        (["{old}", __file__], ":1: no record"),
        (["{old}", "{new}", "--field", "mood"], "no field"),
    ],
)
def test_command_errors(files: tuple[Path, Path], arguments: list[str], message: str) -> None:
    old, new = files
    result = marsad(*(one.format(old=old, new=new) for one in arguments))
    assert result.exit_code != 0
    assert result.stdout == ""
    assert message in result.stderr
