"""The commands of the archive: what they print where, and with which status they leave."""

from __future__ import annotations

import csv
import gzip
import io
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from typer.testing import CliRunner, Result

from archiving import OTHER_STAMP, article, event, figure, party, record, statement
from fake_coder import CRASH, FakeCoder
from marsad.archive import EVENTS, Archive
from marsad.cli import app
from marsad.exports.parquet import write_parquet
from marsad.record import Record

BODY = "أجرى الوزير مباحثات في طهران بعد اجتماع وقال إنها مفيدة"

Marsad = Callable[..., Result]


@pytest.fixture
def marsad(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Marsad:
    """Run a command with the fake coder, in a folder of its own."""
    monkeypatch.setattr("marsad.cli.coders.load_coder", FakeCoder)
    monkeypatch.setenv("COLUMNS", "140")
    monkeypatch.chdir(tmp_path)
    runner = CliRunner()

    def run(*arguments: object) -> Result:
        return runner.invoke(app, [str(argument) for argument in arguments])

    return run


def articles(path: Path, names: str = "a b c", body: str = BODY) -> Path:
    lines = (
        {"id": name, "title": f"عنوان {name}", "body": body, "published": "2013-09-24"}
        for name in names.split()
    )
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return path


def held(path: Path) -> list[str]:
    with Archive(path, create=False) as archive:
        return [one.article.id for one in archive.records()]


def test_articles_are_added_once(marsad: Marsad, tmp_path: Path) -> None:
    source = articles(tmp_path / "articles.jsonl")
    first = marsad("add", source)
    assert (first.exit_code, first.stdout) == (0, "")
    assert "added 3 articles to marsad.db" in first.stderr
    again = marsad("add", source)
    assert "added 0 articles" in again.stderr
    assert "3 were there already" in again.stderr
    assert held(tmp_path / "marsad.db") == ["a", "b", "c"]


def test_newer_versions_and_clashes_are_told(marsad: Marsad, tmp_path: Path) -> None:
    marsad("add", articles(tmp_path / "one.jsonl", "a b"), "--publisher", "النخيل")
    newer = marsad(
        "add", articles(tmp_path / "two.jsonl", "a", BODY + " جدا"), "--publisher", "النخيل"
    )
    assert "1 newer versions of articles that were there" in newer.stderr
    other = marsad("add", articles(tmp_path / "three.jsonl", "b", "آخر"), "--publisher", "الميناء")
    assert other.exit_code == 1
    assert "error: article b: its id is that of another article" in other.stderr


def test_what_cannot_be_coded_is_named_and_the_others_are_kept(
    marsad: Marsad, tmp_path: Path
) -> None:
    source = articles(tmp_path / "articles.jsonl")
    with source.open("a", encoding="utf-8") as stream:
        stream.write("no json\n" + json.dumps({"id": "d", "title": "ع", "body": CRASH}) + "\n")
    result = marsad("add", source, "--limit", "9")
    assert result.exit_code == 1
    assert "articles.jsonl:4" in result.stderr
    assert "article d: the coder failed" in result.stderr
    assert held(tmp_path / "marsad.db") == ["a", "b", "c"]


def test_a_limit_counts_new_articles(marsad: Marsad, tmp_path: Path) -> None:
    source = articles(tmp_path / "articles.jsonl", "a b c d")
    marsad("add", source, "--limit", "2")
    marsad("add", source, "--limit", "1")
    assert held(tmp_path / "marsad.db") == ["a", "b", "c"]


RECORDS = [
    record(
        article("a", "زيارة\nزار الوزير طهران"),
        events=[event("CONSULT", "IRQ", "IRN", gloss_en="Iraq visited Iran")],
        statements=[statement(party("IRN", name="دهقان", name_en="Dehghan"), "كلام")],
        figures=[figure(120, qualifier="about")],
    ),
    record(article("b", "غارة\nغارة على قرية"), events=[event("ASSAULT", "SYR", status="denied")]),
]


@pytest.fixture
def filled(marsad: Marsad, tmp_path: Path) -> Marsad:
    path = tmp_path / "records.jsonl"
    path.write_bytes(b"".join(msgspec.json.encode(one) + b"\n" for one in RECORDS))
    assert marsad("add-records", path).exit_code == 0
    return marsad


@pytest.mark.parametrize("form", ["jsonl", "jsonl.gz", "parquet"])
def test_records_of_every_form_are_added(marsad: Marsad, tmp_path: Path, form: str) -> None:
    path = tmp_path / f"records.{form}"
    lines = b"".join(msgspec.json.encode(one) + b"\n" for one in RECORDS)
    if form == "parquet":
        write_parquet(RECORDS, path)
    else:
        path.write_bytes(gzip.compress(lines) if form.endswith("gz") else lines)
    result = marsad("add-records", path)
    assert result.exit_code == 0, result.stderr
    with Archive("marsad.db", create=False) as archive:
        assert list(archive.records()) == RECORDS


def test_a_damaged_line_is_named_and_the_others_are_kept(marsad: Marsad, tmp_path: Path) -> None:
    path = tmp_path / "records.jsonl"
    good = msgspec.json.encode(RECORDS[0])
    path.write_bytes(good[:200] + b"\n" + good + b"\n\xff\xfe\n")
    result = marsad("add-records", path)
    assert result.exit_code == 1
    assert "records.jsonl:1: no record" in result.stderr
    assert "records.jsonl:3: no record" in result.stderr
    assert held(tmp_path / "marsad.db") == ["a"]


def test_files_that_are_not_there_or_damaged_are_named(marsad: Marsad, tmp_path: Path) -> None:
    assert "none.jsonl: no such file" in marsad("add-records", "none.jsonl").stderr
    (tmp_path / "cut.gz").write_bytes(gzip.compress(b"x" * 1000)[:20])
    assert "cut.gz: the compressed data are damaged" in marsad("add-records", "cut.gz").stderr
    (tmp_path / "cut.parquet").write_bytes(b"PAR1 and nothing")
    assert "no Parquet file of records" in marsad("add-records", "cut.parquet").stderr


def test_search_for_people_and_programs(filled: Marsad) -> None:
    people = filled("search", "الوزير")
    assert "[الوزير]" in people.stdout
    assert "2013-09-24 · النخيل · a · 1 event" in people.stdout
    assert people.stderr == "1 article\n"
    [hit] = map(json.loads, filled("search", "الوزير", "--json").stdout.splitlines())
    [[start, end]] = hit["marks"]
    assert (hit["id"], hit["passage"][start:end]) == ("a", "الوزير")
    [row] = csv.DictReader(io.StringIO(filled("search", "قرية", "--csv").stdout))
    assert (row["id"], row["title"]) == ("b", "غارة")
    assert filled("search", "غيرها").stderr == "0 articles\n"
    assert filled("search", "(").exit_code == 1


def test_events_for_people_and_programs(filled: Marsad) -> None:
    people = filled("events", "--party", "IRN")
    assert "Iraq visited Iran" in people.stdout
    assert "(2013-09-24)" in people.stdout
    assert people.stderr == "1 event\n"
    [line] = map(json.loads, filled("events", "--status", "denied", "--json").stdout.splitlines())
    assert (line["event"]["type"], line["article"]["id"]) == ("ASSAULT", "b")
    assert "text" not in line["article"]
    rows = list(csv.DictReader(io.StringIO(filled("events", "--csv").stdout)))
    assert [row["type"] for row in rows] == ["ASSAULT", "CONSULT"]
    assert "1 of 2 events; more with --limit N" in filled("events", "--limit", "1").stderr
    assert filled("events", "--limit", "0").stderr == "2 events\n"


def test_statements_figures_and_agreements(filled: Marsad) -> None:
    assert "Dehghan (IRN)" in filled("statements", "--sayer", "IRN").stdout
    assert "killed 120 (about)" in filled("figures", "--of", "killed").stdout
    assert filled("figures", "--of", "injured").stderr == "0 figures\n"
    assert filled("agreements", "--kind", "treaty").stderr == "0 agreements\n"
    [row] = csv.DictReader(io.StringIO(filled("statements", "--csv").stdout))
    assert (row["speaker_en"], row["content"]) == ("Dehghan", "كلام")


def test_without_an_archive_every_command_says_what_to_do(marsad: Marsad) -> None:
    for command in (
        ["events"],
        ["statements"],
        ["figures"],
        ["agreements"],
        ["search", "ا"],
        ["recode"],
    ):
        result = marsad(*command)
        assert result.exit_code == 1
        assert result.stderr == "marsad: marsad.db: no archive there; make one with marsad add\n"


def test_the_archive_can_be_named_by_the_environment(
    filled: Marsad, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "marsad.db").rename(tmp_path / "other.db")
    monkeypatch.setenv("MARSAD_ARCHIVE", str(tmp_path / "other.db"))
    assert filled("events").stderr == "2 events\n"


def test_dates_are_checked(filled: Marsad) -> None:
    result = filled("events", "--since", "24.9.2013")
    assert result.exit_code == 2
    assert "is no ISO date; write it like 2013-09-24" in result.stderr


def test_recoding_replaces_records_and_tells_what_changed(marsad: Marsad, tmp_path: Path) -> None:
    old = record(article("a", f"عنوان\n{BODY}"), OTHER_STAMP, events=[event("ASSAULT", "SYR")])
    with Archive("marsad.db") as archive:
        archive.add([old])
    result = marsad("recode")
    assert result.exit_code == 0, result.output
    assert "recoded 1 of 1 articles" in result.stderr
    assert "1 articles compared, 1 differ" in result.stdout
    assert "gained" in result.stdout
    assert "lost" in result.stdout
    with Archive("marsad.db") as archive:
        assert [one.item.type for one in archive.find(EVENTS)] == ["CONSULT"]
    assert "recoded 0 of 0 articles" in marsad("recode").stderr


def test_an_interrupted_run_keeps_what_it_has(tmp_path: Path) -> None:
    source = articles(tmp_path / "articles.jsonl", " ".join(f"a{n}" for n in range(3000)))
    command = [sys.executable, "-m", "marsad", "add", str(source), "--archive", "marsad.db"]
    run = subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.PIPE, env=os.environ, text=True)
    database = tmp_path / "marsad.db"
    began = time.monotonic()
    while time.monotonic() - began < 60 and not (database.exists() and _number(database)):
        time.sleep(0.05)
    run.send_signal(signal.SIGINT)
    _, told = run.communicate(timeout=60)
    assert run.returncode == 130, told
    assert "the same command goes on from here" in told
    kept = held(database)
    assert 0 < len(kept) <= 3000
    assert kept == [f"a{n}" for n in range(len(kept))]


def _number(database: Path) -> int:
    try:
        return len(held(database))
    except Exception:  # noqa: BLE001 - it is being made
        return 0


def test_a_record_read_back_is_the_record(filled: Marsad) -> None:
    with Archive("marsad.db", create=False) as archive:
        found = archive.record("a")
    assert isinstance(found, Record)
    assert found == RECORDS[0]
