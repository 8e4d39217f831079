"""The command line: what it prints where, and with which status it leaves."""

from __future__ import annotations

import csv
import io
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

import msgspec
import pyarrow.parquet as pq
import pytest
from typer.testing import CliRunner, Result

from fake_coder import CRASH, FakeCoder
from marsad.cli import app
from marsad.cli.safe_text import neutralise
from marsad.record import Record

BODY = "أجرى الوزير مباحثات في طهران بعد اجتماع وقال إنها مفيدة"

Marsad = Callable[..., Result]


@pytest.fixture
def marsad(monkeypatch: pytest.MonkeyPatch) -> Marsad:
    """Run a command with the fake coder."""
    monkeypatch.setattr("marsad.cli.coders.load_coder", FakeCoder)
    monkeypatch.setenv("COLUMNS", "100")
    runner = CliRunner()

    def run(*arguments: object, stdin: str | None = None) -> Result:
        return runner.invoke(app, [str(argument) for argument in arguments], input=stdin)

    return run


def articles(path: Path, number: int = 3, **bodies: str) -> Path:
    """A file of articles a0, a1, …; ``bodies`` replaces some."""
    lines = (
        {"id": f"a{n}", "title": f"عنوان {n}", "body": bodies.get(f"a{n}", BODY)}
        for n in range(number)
    )
    text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    path.write_text(text, encoding="utf-8")
    return path


def ids(records: str) -> list[str]:
    return [json.loads(line)["article"]["id"] for line in records.splitlines()]


# code: formats


def test_records_go_to_standard_output_and_the_summary_elsewhere(
    marsad: Marsad, tmp_path: Path
) -> None:
    result = marsad("code", articles(tmp_path / "in.jsonl"))
    assert result.exit_code == 0
    assert ids(result.stdout) == ["a0", "a1", "a2"]
    assert result.stderr.startswith("coded 3 articles to standard output")
    record = msgspec.json.decode(result.stdout.splitlines()[0], type=Record)
    assert record.events[0].type == "CONSULT"


def test_standard_input(marsad: Marsad) -> None:
    result = marsad("code", "-", "--published", "2013-09-24", stdin=f"عنوان\n{BODY}")
    assert json.loads(result.stdout)["article"]["published"] == "2013-09-24"


def test_json_is_one_array(marsad: Marsad, tmp_path: Path) -> None:
    source = articles(tmp_path / "in.jsonl")
    printed = json.loads(marsad("code", source, "--format", "json").stdout)
    marsad("code", source, "--format", "json", "-o", tmp_path / "out.json")
    assert json.loads((tmp_path / "out.json").read_bytes()) == printed
    assert [record["article"]["id"] for record in printed] == ["a0", "a1", "a2"]
    assert json.loads(marsad("code", tmp_path / "none", "--format", "json").stdout) == []


def test_csv_has_a_row_an_event(marsad: Marsad, tmp_path: Path) -> None:
    source = articles(tmp_path / "in.jsonl", a1="لا شيء")
    printed = marsad("code", source, "--format", "csv").stdout
    marsad("code", source, "--format", "csv", "-o", tmp_path / "out.csv")
    assert (tmp_path / "out.csv").read_text(encoding="utf-8") == printed
    rows = list(csv.DictReader(io.StringIO(printed)))
    assert [row["article_id"] for row in rows] == ["a0", "a2"]
    assert (
        rows[0]
        | {
            "cameo": "042",
            "foreground": "true",
            "actors_country": "IRQ",
            "recipients_country": "IRN",
            "date": "2013-09-23",
            "place_en": "Tehran",
            "figures": "killed=3",
            "said_by": "الصحيفة | مسؤولين",
        }
        == rows[0]
    )


def test_parquet_has_a_row_a_record(marsad: Marsad, tmp_path: Path) -> None:
    output = tmp_path / "out.parquet"
    assert marsad("code", articles(tmp_path / "in.jsonl"), "--format", "parquet", "-o", output)
    rows = pq.read_table(output).to_pylist()
    records = msgspec.convert(rows, list[Record])
    assert [record.article.id for record in records] == ["a0", "a1", "a2"]
    assert records[0].events[0].said_by[1].named is False
    assert [path.name for path in tmp_path.iterdir() if "out" in path.name] == ["out.parquet"]


# code: what goes wrong


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_fault_costs_one_article(marsad: Marsad, tmp_path: Path, jobs: int) -> None:
    source = articles(tmp_path / "in.jsonl", 12, a5=CRASH)
    with source.open("a", encoding="utf-8") as stream:
        stream.write("no json\n")
    result = marsad("code", source, "--jobs", jobs)
    assert result.exit_code == 1
    assert ids(result.stdout) == [f"a{n}" for n in range(12) if n != 5]
    coder, reader, summary = result.stderr.splitlines()
    assert coder.startswith(f"error: {source}:6: article a5: the coder failed with KeyError")
    assert reader.startswith(f"error: {source}:13: the line is no JSON")
    assert summary.endswith("2 errors")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["code"], "Missing argument 'PATH'"),
        (["code", "x", "--format", "xml"], "'xml' is not one of"),
        (["code", "x", "--published", "yesterday"], "«yesterday» is no ISO date"),
        (["code", "x", "--limit", "0"], "--limit"),
        (["code", "x", "--jobs", "-1"], "--jobs"),
        (["code", "x", "--resume"], "--resume needs a file"),
        (["code", "x", "--format", "parquet"], "Parquet is not for standard output"),
        (["nonsense"], "No such command 'nonsense'"),
    ],
)
def test_misuse_is_one_line_and_status_2(
    marsad: Marsad, arguments: list[str], message: str
) -> None:
    result = marsad(*arguments)
    assert result.exit_code == 2
    assert message in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_output_that_is_the_input(marsad: Marsad, tmp_path: Path) -> None:
    source = articles(tmp_path / "in.jsonl")
    result = marsad("code", source, "-o", source)
    assert result.exit_code == 2
    assert "both input and output" in result.stderr
    assert ids_of_input(source) == ["a0", "a1", "a2"]


@pytest.mark.parametrize("output", ["none/out.jsonl", ".", "/dev/full"])
@pytest.mark.parametrize("form", ["jsonl", "csv"])
def test_unwritable_output(
    marsad: Marsad, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, output: str, form: str
) -> None:
    monkeypatch.chdir(tmp_path)
    result = marsad("code", articles(Path("in.jsonl")), "-o", output, "--format", form)
    assert result.exit_code == 1
    assert f"cannot write {output}" in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_missing_knowledge_is_told_before_anything_is_written(
    marsad: Marsad, tmp_path: Path
) -> None:
    output = tmp_path / "out.jsonl"
    source = articles(tmp_path / "in.jsonl")
    result = marsad("code", source, "-o", output, "--knowledge", tmp_path / "none")
    assert result.exit_code == 1
    assert "the knowledge cannot be loaded" in result.stderr
    assert not output.exists()


def test_an_article_in_another_language_is_a_warning(marsad: Marsad) -> None:
    result = marsad("code", "-", stdin="A title\nAn English body.")
    assert result.exit_code == 0
    assert "warning: standard input: is not an Arabic article" in result.stderr
    record = json.loads(result.stdout)
    assert record["article"]["language"] == "und"
    assert not record["events"]


# code: files, limits, going on


def test_limit(marsad: Marsad, tmp_path: Path) -> None:
    assert ids(marsad("code", articles(tmp_path / "in.jsonl"), "--limit", 2).stdout) == ["a0", "a1"]


def test_an_earlier_file_is_replaced_only_by_something(marsad: Marsad, tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    marsad("code", articles(tmp_path / "in.jsonl"), "-o", output)
    before = output.read_bytes()
    assert marsad("code", tmp_path / "none.jsonl", "-o", output).exit_code == 1
    assert output.read_bytes() == before
    marsad("code", articles(tmp_path / "two.jsonl", 2), "-o", output)
    assert ids(output.read_text(encoding="utf-8")) == ["a0", "a1"]
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "in.jsonl",
        "out.jsonl",
        "two.jsonl",
    ]


@pytest.mark.parametrize("name", ["out.jsonl", "out.jsonl.partial"])
def test_resume_cuts_a_torn_line_and_goes_on(marsad: Marsad, tmp_path: Path, name: str) -> None:
    source, output = articles(tmp_path / "in.jsonl", 5), tmp_path / "out.jsonl"
    marsad("code", source, "-o", output)
    whole = output.read_bytes()
    lines = whole.splitlines(keepends=True)
    output.unlink()
    (tmp_path / name).write_bytes(b"".join(lines[:2]) + lines[2][:50])
    result = marsad("code", source, "-o", output, "--resume")
    assert output.read_bytes() == whole
    assert "coded 3 articles" in result.stderr
    assert "2 were there already" in result.stderr
    assert not (tmp_path / "out.jsonl.partial").exists()


def test_resume_of_a_table_goes_on_from_its_journal(marsad: Marsad, tmp_path: Path) -> None:
    source, output = articles(tmp_path / "in.jsonl", 4), tmp_path / "out.csv"
    marsad("code", source, "-o", tmp_path / "records.jsonl")
    lines = (tmp_path / "records.jsonl").read_bytes().splitlines(keepends=True)
    (tmp_path / "out.csv.partial").write_bytes(lines[0])
    result = marsad("code", source, "-o", output, "--format", "csv", "--resume")
    assert "coded 3 articles" in result.stderr
    with output.open(encoding="utf-8", newline="") as stream:
        assert [row["article_id"] for row in csv.DictReader(stream)] == ["a0", "a1", "a2", "a3"]


def test_resume_of_something_else_is_refused(marsad: Marsad, tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    output.write_text("precious\n")
    result = marsad("code", articles(tmp_path / "in.jsonl"), "-o", output, "--resume")
    assert result.exit_code == 1
    assert f"{output}:1 is no record of marsad" in result.stderr
    assert output.read_text() == "precious\n"


SLOW = """
import sys, time
sys.path[:0] = {path!r}
import marsad.cli.coders
from fake_coder import FakeCoder
class Slow(FakeCoder):
    def code(self, article):
        time.sleep(0.05)
        return super().code(article)
marsad.cli.coders.load_coder = Slow
from marsad.cli import main
main()
"""


def slow_marsad(*arguments: object) -> list[str]:
    here = [str(Path(__file__).parent), *sys.path]
    return [sys.executable, "-c", SLOW.format(path=here), *map(str, arguments)]


def test_an_interrupted_run_leaves_whole_lines_and_says_how_to_go_on(
    marsad: Marsad, tmp_path: Path
) -> None:
    source, output = articles(tmp_path / "in.jsonl", 200), tmp_path / "out.jsonl"
    with subprocess.Popen(
        slow_marsad("code", source, "-o", output), stderr=subprocess.PIPE, text=True
    ) as process:
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline and not (output.exists() and output.stat().st_size):
            time.sleep(0.02)
        process.send_signal(signal.SIGINT)
        _, stderr = process.communicate(timeout=30)
    assert process.returncode == 130
    assert "interrupted after" in stderr
    assert "--resume" in stderr
    assert "Traceback" not in stderr
    done = ids(output.read_text(encoding="utf-8"))
    assert 0 < len(done) < 200
    assert marsad("code", source, "-o", output, "--resume").exit_code == 0
    assert ids(output.read_text(encoding="utf-8")) == [f"a{n}" for n in range(200)]


def test_a_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    command = slow_marsad("code", articles(tmp_path / "in.jsonl", 200))
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 141


def test_a_full_disk_behind_standard_output(tmp_path: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full on this system")
    command = slow_marsad("code", articles(tmp_path / "in.jsonl"))
    with Path("/dev/full").open("wb") as full:
        result = subprocess.run(
            command, stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert result.returncode == 1
    assert result.stderr.splitlines() == [
        "marsad: cannot write to standard output: No space left on device"
    ]


# show, explain, demo


def test_show_draws_text_and_cards(marsad: Marsad, tmp_path: Path) -> None:
    result = marsad("show", articles(tmp_path / "in.jsonl"), "--publisher", "جريدة")
    assert result.exit_code == 0
    assert "[مباحثات E1]" in result.stdout
    assert "[قال S1]" in result.stdout
    assert "E1 CONSULT visit · occurred" in result.stdout
    bare = result.stdout.replace("\u200e", "")
    assert "article (جريدة) ← الصحيفة ← مسؤولين (not named)" in bare
    assert "أمس = 2013-09-23" in bare
    assert "وزير الدفاع (Defence Minister, IRQ GOV)" in bare
    assert "\x1b" not in result.stdout


def test_show_chooses_articles(marsad: Marsad, tmp_path: Path) -> None:
    source = articles(tmp_path / "in.jsonl")
    assert "عنوان 2" in marsad("show", source, "--id", "a2").stdout
    assert "عنوان 1" in marsad("show", source, "--limit", 2).stdout
    missing = marsad("show", source, "--id", "none")
    assert missing.exit_code == 1
    assert "no article with the id none" in missing.stderr


@pytest.mark.parametrize("columns", [1, 20, 40])
def test_show_survives_narrow_terminals(
    marsad: Marsad, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    assert marsad("show", articles(tmp_path / "in.jsonl")).exit_code == 0


def test_show_uses_colour_when_it_may(
    marsad: Marsad, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[" in marsad("show", articles(tmp_path / "in.jsonl")).stdout
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[3" not in marsad("show", articles(tmp_path / "in.jsonl")).stdout


def test_nothing_in_an_article_drives_the_terminal(marsad: Marsad, tmp_path: Path) -> None:
    attack = f"{BODY} \x1b]0;owned\x07 \u202eabc\u202c \x9b31m [red]x[/red]"
    source = articles(tmp_path / "in.jsonl", 1, a0=attack)
    for command in ("show", "explain"):
        printed = marsad(command, source).stdout
        assert not set(printed) & set("\x1b\x07\x9b\u202e\u202c")
    assert "[red]x[/red]" in marsad("show", source).stdout


def test_neutralise_keeps_arabic_as_it_is() -> None:
    assert neutralise("قالـ\u200f نَعَم\n\tلا") == "قالـ\u200f نَعَم\n\tلا"
    assert neutralise("a\x00\x1b\x7f\ud800\r\n") == "a␀␛␡\ufffd\n"


def test_explain_tells_steps_and_refusals(marsad: Marsad, tmp_path: Path) -> None:
    source = articles(tmp_path / "in.jsonl")
    printed = marsad("explain", source).stdout
    assert "consult.talks" in printed
    assert "the subject is the actor" in printed
    assert "nobody is named" in printed
    one = marsad("explain", source, "--event", "event").stdout
    assert "consult.talks" in one
    assert "nobody is named" not in one
    missing = marsad("explain", source, "--event", "zzz")
    assert missing.exit_code == 1
    assert "no event with the id zzz" in missing.stderr


def test_demo_shows_the_samples(marsad: Marsad) -> None:
    result = marsad("demo")
    assert result.exit_code == 0
    assert "16 dispatches" in result.stdout
    assert len(marsad("demo", "--all").stdout) > len(result.stdout)


# The rest


def test_schema_is_that_of_a_record(marsad: Marsad) -> None:
    schema = json.loads(marsad("schema").stdout)
    assert {"Event", "Party", "Attribution"} <= schema["$defs"].keys()


def test_version(marsad: Marsad) -> None:
    assert marsad("version").stdout.startswith("marsad 0.")
    assert marsad("--version").stdout == marsad("version").stdout


class Problem(NamedTuple):
    file: str
    entry: str
    field: str
    message: str


@pytest.mark.parametrize(
    ("problems", "status", "printed"),
    [
        ([], 0, "the knowledge is sound"),
        ([Problem("a.yaml", "visit", "match", "is not\ncoded")], 1, "a.yaml: visit: match: is not"),
    ],
)
def test_knowledge_check_prints_a_line_a_fault(
    marsad: Marsad,
    monkeypatch: pytest.MonkeyPatch,
    problems: list[Problem],
    status: int,
    printed: str,
) -> None:
    check = ModuleType("marsad.knowledge.check")
    monkeypatch.setattr(check, "check_knowledge", lambda folders: problems, raising=False)
    monkeypatch.setitem(sys.modules, "marsad.knowledge.check", check)
    result = marsad("knowledge", "check")
    assert result.exit_code == status
    assert result.stdout.startswith(printed)
    assert len(result.stdout.splitlines()) == 1


def test_knowledge_compile_writes_a_file(
    marsad: Marsad, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("marsad.knowledge.compiler.compile_knowledge", lambda folders: b"k")
    assert marsad("knowledge", "compile", "-o", tmp_path / "k").exit_code == 0
    assert (tmp_path / "k").read_bytes() == b"k"
    unwritable = marsad("knowledge", "compile", "-o", tmp_path)
    assert unwritable.exit_code == 1
    assert f"cannot write {tmp_path}" in unwritable.stderr


def test_without_a_command_there_is_help(marsad: Marsad) -> None:
    assert "Usage" in marsad().stdout


COMMANDS = [
    "code", "show", "explain", "demo", "add", "add-records", "recode", "search", "events",
    "statements", "figures", "agreements", "stories", "story", "relate", "register", "dossier",
    "export", "evaluate", "compare", "fit", "follow", "overview", "schema", "serve", "version",
]  # fmt: skip
GROUPED = [
    "knowledge check", "knowledge compile", "knowledge coverage", "reviews list", "reviews export",
    "token new", "token feeds", "token list", "token revoke",
]  # fmt: skip


@pytest.mark.parametrize("command", [*COMMANDS, *GROUPED])
def test_every_command_has_help_with_an_example(marsad: Marsad, command: str) -> None:
    result = marsad(*command.split(), "--help")
    assert result.exit_code == 0
    assert command == "version" or f"marsad {command}" in result.stdout


def test_all_commands_are_tested(marsad: Marsad) -> None:
    registered = [info.name for info in app.registered_commands]
    assert sorted(map(str, registered)) == sorted(COMMANDS)
    grouped = [
        f"{group.name} {info.name}"
        for group in app.registered_groups
        for info in (group.typer_instance.registered_commands if group.typer_instance else ())
    ]
    assert sorted(grouped) == sorted(GROUPED)


def test_start_up_loads_nothing_heavy() -> None:
    probe = (
        "import sys, marsad.cli; "
        "heavy = ('rich', 'pyarrow', 'trafilatura', 'yaml', 'sqlalchemy'); "
        "print([m for m in heavy if m in sys.modules])"
    )
    result = subprocess.run(
        [sys.executable, "-c", probe],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert result.stdout.strip() == "[]"


def ids_of_input(path: Path) -> list[str]:
    return [json.loads(line)["id"] for line in path.read_text(encoding="utf-8").splitlines()]
