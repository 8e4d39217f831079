"""The documentation: nothing undocumented, nothing stale, nothing that does not work."""

from __future__ import annotations

import io
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any, NamedTuple, get_args

import pytest
import typer.main
from typer.testing import CliRunner

from marsad import record
from marsad.cli import app
from marsad.cli.demo import sample_articles
from marsad.coder import Coder
from marsad.knowledge.compiler import read_folders
from marsad.knowledge.schema import Example, KnowledgeFile
from marsad.record import Record

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")]
PAGES += sorted((ROOT / "docs").glob("*.md"))
GENERATORS = sorted((ROOT / "docs").glob("generate_*.py"))
YAML_PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "docs" / "knowledge.md"]

TOO_LONG = {"knowledge check", "demo", "follow feeds", "serve"}
"""Commands that other tests and `make test` run, or that run until they are stopped."""


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


def blocks(page: Path, language: str) -> list[str]:
    """The fenced blocks of a language."""
    return re.findall(rf"^```{language}\n(.*?)^```", page.read_text("utf-8"), re.M | re.S)


def prose(page: Path) -> str:
    """The page without its fenced blocks."""
    return re.sub(r"^```.*?^```", "", page.read_text("utf-8"), flags=re.M | re.S)


# Generated pages


@pytest.mark.parametrize("script", GENERATORS, ids=named)
def test_generated_pages_are_fresh(script: Path) -> None:
    """A stale page; also a command or option without a help text."""
    found = subprocess.run(
        [sys.executable, script, "--check"], capture_output=True, text=True, check=False
    )
    assert found.returncode == 0, found.stderr


@pytest.mark.parametrize("name", ["Status", "SourceKind", "Form", "Qualifier", "Counted",
                                  "AgreementKind", "AgreementStatus", "EventType"])  # fmt: skip
def test_every_value_of_the_record_is_documented(name: str) -> None:
    page = (ROOT / "docs" / "record.md").read_text("utf-8")
    assert [value for value in get_args(getattr(record, name)) if f"`{value}`" not in page] == []


def test_every_public_type_is_documented() -> None:
    page = (ROOT / "docs" / "record.md").read_text("utf-8")
    types = [name for name in dir(record) if hasattr(getattr(record, name), "__struct_fields__")]
    assert [name for name in types if f"fields marsad.record.{name} " not in page] == []


def test_every_kind_of_entry_is_documented() -> None:
    page = (ROOT / "docs" / "knowledge.md").read_text("utf-8")
    assert [key for key in KnowledgeFile.__struct_fields__ if f"`{key}`" not in page] == []


# Commands


class Command(NamedTuple):
    """A command line of a page."""

    page: Path
    line: str

    @property
    def words(self) -> list[str]:
        return shlex.split(self.line, comments=True)[1:]


def command_lines() -> Iterator[Command]:
    for page in PAGES:
        for block in blocks(page, "console"):
            for line in block.replace("\\\n", " ").splitlines():
                if line.startswith("marsad "):
                    yield Command(page, line)


COMMANDS = list(command_lines())


def command_of(words: list[str]) -> tuple[Any, list[str]]:
    """The command that the words begin with, and the words after it."""
    command = typer.main.get_command(app)
    while words and words[0] in getattr(command, "commands", {}):
        command, words = command.commands[words[0]], words[1:]  # type: ignore[attr-defined]
    return command, words


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.line)
def test_commands_and_options_exist(command: Command) -> None:
    found, rest = command_of(command.words)
    assert not hasattr(found, "commands"), f"{named(command.page)}: no such command"
    known = {name for parameter in found.params for name in parameter.opts} | {"--help"}
    rest = rest[: next((n for n, word in enumerate(rest) if word in "|>;&"), len(rest))]
    assert {word for word in rest if re.match(r"--?[a-z]", word)} <= known


def test_every_command_is_in_the_page_of_commands() -> None:
    page = (ROOT / "docs" / "cli.md").read_text("utf-8")

    def leaves(command: Any, name: str) -> Iterator[str]:
        for short, child in getattr(command, "commands", {}).items():
            yield from leaves(child, f"{name} {short}")
        if not hasattr(command, "commands"):
            yield name

    for name in leaves(typer.main.get_command(app), "marsad"):
        assert f"\n## {name}\n" in page


@pytest.fixture(scope="module")
def tour(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the files that the README's tour begins with."""
    folder = tmp_path_factory.mktemp("tour")
    readme = ROOT / "README.md"
    [article] = [b for b in blocks(readme, "text") if b.startswith("وزير")]
    (folder / "article.txt").write_text(article, "utf-8")
    lines = Path(sample_articles()[0].file).read_text("utf-8")
    (folder / "articles.jsonl").write_text(lines, "utf-8")
    (folder / "my-knowledge").mkdir()
    [outlet] = blocks(readme, "yaml")
    (folder / "my-knowledge" / "outlets.yaml").write_text(outlet, "utf-8")
    return folder


def test_the_tour_of_the_readme_works(tour: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All commands of the README, then its Python, one after another in one folder."""
    readme = ROOT / "README.md"
    monkeypatch.chdir(tour)
    for page, line in COMMANDS:
        if page == readme and not any(line.startswith(f"marsad {name}") for name in TOO_LONG):
            if " --engine daft " in line:  # Daft keeps pipes open as long as its process lives
                subprocess.run([sys.executable, "-m", *shlex.split(line)], check=True)
                continue
            command, _, written = line.partition(" > ")
            result = CliRunner().invoke(app, shlex.split(command)[1:])
            assert result.exit_code == 0, f"{line}: {result.output}"
            if written:
                (tour / written).write_text(result.stdout, "utf-8")
    assert {"records.jsonl", "events.csv", "records.parquet"} <= {p.name for p in tour.iterdir()}
    printed = io.StringIO()
    with redirect_stdout(printed):
        for block in blocks(readme, "python"):
            exec(compile(block, "README.md", "exec"), {})
    assert printed.getvalue().startswith("CONSULT occurred")
    assert "2021-03-09" in printed.getvalue()
    assert "sample/truce" in printed.getvalue()


# Links


def anchors(page: Path) -> set[str]:
    """The anchors of a page's headings, as GitHub makes them."""
    heads = re.findall(r"^#+ (.+)$", prose(page), re.M)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_links_resolve(page: Path) -> None:
    broken: list[str] = []
    for link in re.findall(r"\]\(([^)\s]+)\)", prose(page)):
        path, _, anchor = link.partition("#")
        if "://" in link:
            continue
        target = (page.parent / path).resolve() if path else page
        if not target.exists() or (anchor and anchor not in anchors(target)):
            broken.append(link)
    assert broken == []


# YAML examples


@pytest.fixture(scope="module")
def own_knowledge(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The YAML examples of all pages in one folder; what is compiled of them is not kept."""
    folder = tmp_path_factory.mktemp("own")
    for page in YAML_PAGES:
        for number, block in enumerate(blocks(page, "yaml")):
            (folder / f"{page.stem}-{number}.yaml").write_text(block, "utf-8")
    return folder


@pytest.fixture(scope="module")
def coder(own_knowledge: Path) -> Iterator[Coder]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(own_knowledge / "cache"))
        yield Coder([own_knowledge], weighed=False)


@pytest.fixture(scope="module")
def entries(own_knowledge: Path) -> KnowledgeFile:
    return read_folders([own_knowledge])


def test_frames_of_the_pages_code_their_sentences(coder: Coder, entries: KnowledgeFile) -> None:
    assert entries.frames
    for frame in entries.frames:
        for example, wanted in examples(frame):
            events = coded(coder, example).events
            rules = {e.rule for e in events if example.status in (None, e.status)}
            assert (frame.id in rules) == wanted, example.text


def test_cues_of_the_pages_code_their_sentences(coder: Coder, entries: KnowledgeFile) -> None:
    assert entries.reporting
    assert entries.status
    for cue in entries.reporting:
        for example, wanted in examples(cue):
            rules = {statement.rule for statement in coded(coder, example).statements}
            assert (cue.id in rules) == wanted, example.text
    for status in entries.status:
        for example, _ in examples(status):
            statuses = {event.status for event in coded(coder, example).events}
            assert status.status in statuses, example.text


def test_actors_of_the_pages_are_known(coder: Coder, entries: KnowledgeFile) -> None:
    assert entries.people
    for person in entries.people:
        # "The Egyptian president received …"
        received = f"استقبل الرئيس المصري {person.roles[0].title} {person.names[0]}."
        [event] = coded(coder, Example(text=received)).events
        assert person.id in {party.entity for party in event.actors + event.recipients}
    named_things = [(one.id, one.names[0]) for one in entries.outlets]
    named_things += [(one.id, one.names[0]) for one in entries.organisations]
    assert len(named_things) > 1
    for entity, name in named_things:
        # "… said that the minister had resigned."
        [statement] = coded(coder, Example(text=f"قالت {name} إن الوزير استقال.")).statements
        assert statement.speaker is not None
        assert statement.speaker.entity == entity


def examples(entry: Any) -> Iterator[tuple[Example, bool]]:
    for field, wanted in (("match", True), ("reject", False)):
        for example in getattr(entry, field, ()):
            yield (Example(text=example) if isinstance(example, str) else example), wanted


def coded(coder: Coder, example: Example) -> Record:
    return coder.code({"text": example.text, "published": "2032-06-17"})


# What may not be in user documentation


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_pages_name_no_place_of_the_authors_machine(page: Path) -> None:
    assert not re.search(r"/work/|/home/|/root/|\bshared/|/tmp/", page.read_text("utf-8"))
