"""The knowledge: what the check finds, how folders overlay one another, what compiling promises."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from coding import coder
from marsad.coder import Coder
from marsad.knowledge.check import Problem, check_knowledge
from marsad.knowledge.compiler import KnowledgeError, compile_knowledge, source_files
from marsad.knowledge.source import knowledge_folders, load_knowledge
from marsad.knowledge.store import decode

ROOT = Path(__file__).parents[1]

BASE = """
types:
- id: CONSULT
  quad: 1
  score: 2.5
  cameo: "040"
  label_ar: تشاور
  label_en: Consult
  modes:
    visit:
      score: 4
      cameo: "042"
      label_ar: زيارة
      label_en: visit
cameo:
- id: "040"
  name: Consult
  goldstein: 1.0
code_lists:
- id: contexts
  codes:
    diplomatic: diplomatic
- id: sectors
  codes:
    GOV: government
countries:
- id: QQA
  names: [قافستان]
  name_en: Qafistan
agents:
- id: queen_of_q
  kind: office
  singular: [ملكة]
  sectors: [GOV]
"""
"""A small sound knowledge that faulty entries are added to."""


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


def folder(at: Path, **files: str) -> Path:
    at.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (at / f"{name}.yaml").write_text(text, encoding="utf-8")
    return at


# a fault, the YAML that has it, the entry and the field that the check names, part of its message
FAULTS = [
    (
        "a mode that the type does not have",
        "frames: [{id: f.bad, type: CONSULT, mode: dance, verbs: [زار يزور], match: [نص]}]",
        ("f.bad", "mode", "CONSULT has no mode 'dance'"),
    ),
    (
        "a CAMEO code that does not exist",
        'frames: [{id: f.bad, type: CONSULT, cameo: "999", match: [نص]}]',
        ("f.bad", "cameo", "no CAMEO code '999'"),
    ),
    (
        "a context that does not exist",
        "frames: [{id: f.bad, type: CONSULT, contexts: [culinary], match: [نص]}]",
        ("f.bad", "contexts", "no context 'culinary'"),
    ),
    (
        "a light verb that does not exist",
        "frames: [{id: f.bad, type: CONSULT, light: [أجرى], match: [نص]}]",
        ("f.bad", "light", "no light verb"),
    ),
    (
        "a frame without an example",
        "frames: [{id: f.bad, type: CONSULT, verbs: [زار يزور]}]",
        ("f.bad", "match", "an example is missing"),
    ),
    (
        "an office that is none of the agents",
        "people: [{id: person.QQA.x, names: [سين], name_en: S, country: QQA, roles: "
        '[{office: emperor, title: إمبراطور, sectors: [GOV], since: "2001"}]}]',
        ("person.QQA.x", "roles.office", "no office 'emperor'"),
    ),
    (
        "a date that is no ISO date",
        "people: [{id: person.QQA.x, names: [سين], name_en: S, country: QQA, roles: "
        '[{office: queen_of_q, title: ملكة, sectors: [GOV], since: "May 2001"}]}]',
        ("person.QQA.x", "roles.since", "'May 2001' is no ISO date"),
    ),
    (
        "a month that does not exist",
        "people: [{id: person.QQA.x, names: [سين], name_en: S, country: QQA, roles: "
        '[{office: queen_of_q, title: ملكة, sectors: [GOV], since: "2001-13"}]}]',
        ("person.QQA.x", "roles.since", "is no ISO date"),
    ),
    (
        "a role that ends before it begins",
        "people: [{id: person.QQA.x, names: [سين], name_en: S, country: QQA, roles: "
        '[{office: queen_of_q, title: ملكة, sectors: [GOV], since: "2005", until: "2001"}]}]',
        ("person.QQA.x", "roles.until", "2001 is before 2005"),
    ),
    (
        "a country that does not exist",
        "organisations: [{id: org.x, names: [منظمة سين], name_en: S, country: ZZZ}]",
        ("org.x", "country", "no country 'ZZZ'"),
    ),
    (
        "a sector that does not exist",
        "organisations: [{id: org.x, names: [منظمة سين], name_en: S, sectors: [XXX]}]",
        ("org.x", "sectors", "no sector 'XXX'"),
    ),
    (
        "one name of two entries, spelled differently",
        "organisations: [{id: org.x, names: [منظمة أهل], name_en: S}, "
        "{id: org.y, names: [منظّمة اهل], name_en: T}]",
        ("org.y", "names", "is a name of org.x too"),
    ),
    (
        "an id given twice in one file",
        "light_verbs: [{id: light.x, verb: أجرى يجري}, {id: light.x, verb: عقد يعقد}]",
        ("light.x", "id", "the id stands twice"),
    ),
]


@pytest.mark.parametrize(
    ("yaml", "found"), [(yaml, found) for _, yaml, found in FAULTS], ids=[row[0] for row in FAULTS]
)
def test_faults(tmp_path: Path, yaml: str, found: tuple[str, str, str]) -> None:
    base = folder(tmp_path / "base", base=BASE, bad=yaml)
    entry, field, message = found
    (problem,) = check_knowledge([base])
    assert (problem.entry, problem.field) == (entry, field)
    assert message in problem.message
    assert problem.file.endswith("bad.yaml")


def test_an_id_in_two_files_of_a_folder(tmp_path: Path) -> None:
    light = "light_verbs: [{id: light.x, verb: أجرى يجري}]"
    base = folder(tmp_path / "base", base=BASE, one=light, two=light)
    (problem,) = check_knowledge([base])
    assert (problem.entry, problem.field) == ("light.x", "id")
    assert "in one.yaml too" in problem.message


# YAML that cannot be read, part of the message
UNREADABLE = [
    ("frames: [{id: f.bad, type: DANCE}]", "DANCE"),  # no such type
    ("frames: [{id: f.bad, type: CONSULT, colour: red}]", "colour"),  # no such field
    ("frames: [{type: CONSULT}]", "id"),  # a field is missing
    ("frames: [{id: 5, type: CONSULT}]", "int"),  # a number for a string
    ("recipes: []", "recipes"),  # no such list
    ("frames: [", "line"),  # no YAML
    ("- a\n- b", "array"),  # a list where lists by name are meant
]


@pytest.mark.parametrize(("yaml", "message"), UNREADABLE)
def test_a_file_of_another_form_is_named(tmp_path: Path, yaml: str, message: str) -> None:
    base = folder(tmp_path / "base", base=BASE, bad=yaml)
    (problem,) = check_knowledge([base])
    assert problem.file.endswith("bad.yaml")
    assert message in problem.message


def test_a_file_in_another_encoding_is_named(tmp_path: Path) -> None:
    base = folder(tmp_path / "base", base=BASE)
    (base / "bad.yaml").write_bytes("countries: []  # قاف".encode("cp1256"))
    (problem,) = check_knowledge([base])
    assert problem.file.endswith("bad.yaml")


def test_a_folder_that_is_not_there() -> None:
    (problem,) = check_knowledge([Path("/nowhere/at/all")])
    assert "no such knowledge folder" in problem.message
    with pytest.raises(KnowledgeError, match="no such knowledge folder"):
        source_files([Path("/nowhere/at/all")])


EXAMPLES = """
frames:
- id: test.sound
  type: CONSULT
  mode: visit
  verbs: [تزعفر يتزعفر]
  match:
  - text: تزعفر الرئيس المصري في الخرطوم
    actor: EGY
  reject:
  - تكلم الرئيس المصري في الخرطوم
- id: test.failing_match
  type: CONSULT
  verbs: [تقرفص يتقرفص]
  match: [تزعفر الرئيس المصري]
- id: test.wrong_actor
  type: CONSULT
  verbs: [تبختر يتبختر]
  match:
  - text: تبختر الرئيس المصري في الخرطوم
    actor: FRA
- id: test.matching_reject
  type: CONSULT
  verbs: [تمختر يتمختر]
  match: [تمختر الرئيس المصري]
  reject: [تمختر الرئيس الفرنسي]
- id: test.closed_gap
  type: CONSULT
  verbs: [تفذلك يتفذلك]
  match: [تفذلك الرئيس المصري]
  gap: [تفذلك الرئيس الفرنسي]
reporting:
- id: test.cue
  verbs: [تمتم يتمتم]
  complement: clause
  match:
  - text: تمتم الرئيس المصري أن الوضع هادئ
    speaker: الرئيس الفرنسي
"""


@pytest.fixture(scope="module")
def failing_examples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Problem]]:
    """What the check says of `EXAMPLES` laid over the knowledge that comes with Marsad."""
    home = tmp_path_factory.mktemp("examples")
    overlay = folder(home / "overlay", examples=EXAMPLES)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(home / "cache"))
        yield check_knowledge(knowledge_folders([overlay]))


def test_examples_are_run(failing_examples: list[Problem]) -> None:
    ours = {(p.entry, p.field): p.message for p in failing_examples if p.entry.startswith("test.")}
    assert set(ours) == {
        ("test.failing_match", "match"),
        ("test.wrong_actor", "match"),
        ("test.matching_reject", "reject"),
        ("test.closed_gap", "gap"),
        ("test.cue", "match"),
    }
    assert ours["test.closed_gap", "gap"].startswith("closed: ")


def test_the_knowledge_that_comes_with_marsad_is_sound(failing_examples: list[Problem]) -> None:
    assert [p for p in failing_examples if not p.entry.startswith("test.")] == []


# Overlays


OVERLAY = """
frames:
- id: consult.zaafara
  type: CONSULT
  mode: visit
  verbs: [تزعفر يتزعفر]
  match: [تزعفر الرئيس المصري]
countries:
- id: FRA
  names: [فرنسا, بلاد الغال]
  name_en: Gaul
  adjective: [غالي]
  capital: [لوتيشيا]
"""


@pytest.fixture(scope="module")
def overlaid(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Coder]:
    home = tmp_path_factory.mktemp("overlay")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(home / "cache"))
        yield Coder([folder(home / "overlay", mine=OVERLAY)])


def test_an_overlay_adds_entries(overlaid: Coder) -> None:
    text = {"text": "تزعفر الرئيس المصري في الخرطوم", "published": "2015-05-05"}
    assert [event.rule for event in overlaid.code(text).events] == ["consult.zaafara"]
    assert not coder().code(text).events


def test_an_overlay_replaces_an_entry_by_its_id(overlaid: Coder) -> None:
    (france,) = [c for c in overlaid.knowledge.countries if c.id == "FRA"]
    assert france.name_en == "Gaul"
    # what the entry had before is gone, not merged
    text = {"text": "رفضت بلاد الغال الاقتراح ورفضت باريس الاقتراح", "published": "2015-05-05"}
    actors = [party for event in overlaid.code(text).events for party in event.actors]
    assert [(p.text, p.country) for p in actors] == [("بلاد الغال", "FRA")]


def test_everything_else_stays(overlaid: Coder) -> None:
    text = {"text": "زار الرئيس الروسي دمشق", "published": "2013-09-24"}
    assert overlaid.code(text).events == coder().code(text).events


def test_an_overlay_changes_the_digest(overlaid: Coder) -> None:
    assert overlaid.knowledge.digest.startswith("sha256:")
    assert overlaid.knowledge.digest != coder().knowledge.digest


# Compiling


def test_the_same_sources_give_the_same_bytes() -> None:
    folders = knowledge_folders()
    script = (
        "import sys, pathlib\n"
        "from marsad.knowledge.compiler import compile_knowledge\n"
        "sys.stdout.buffer.write(compile_knowledge([pathlib.Path(p) for p in sys.argv[1:]]))"
    )
    environment = os.environ | {"PYTHONHASHSEED": "7", "PYTHONPATH": str(ROOT / "src")}
    other = subprocess.run(
        [sys.executable, "-c", script, *map(str, folders)],
        env=environment,
        capture_output=True,
        check=True,
    )
    assert other.stdout == compile_knowledge(folders)


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout with a small knowledge, which is compiled in no time."""
    base = folder(tmp_path / "checkout", base=BASE)
    shutil.copy(ROOT / "knowledge" / "orthography.yaml", base)
    monkeypatch.setattr("marsad.knowledge.source._CHECKOUT", base)
    return base


def test_a_changed_source_is_compiled_anew(checkout: Path) -> None:
    first = load_knowledge()
    assert load_knowledge().digest == first.digest
    folder(checkout, base=BASE.replace("Qafistan", "Qaf Republic"))
    second = load_knowledge()
    assert second.digest != first.digest
    assert [country.name_en for country in second.countries] == ["Qaf Republic"]


def test_a_damaged_cache_is_no_error(checkout: Path, tmp_path: Path) -> None:
    digest = load_knowledge().digest
    (cached,) = (tmp_path / "cache").rglob("*.msgpack")
    cached.write_bytes(b"\x00damaged")
    assert load_knowledge().digest == digest


def test_a_cache_that_cannot_be_written_is_no_error(
    checkout: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert load_knowledge().countries[0].id == "QQA"


def test_without_an_orthography_nothing_is_compiled(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match="orthography"):
        compile_knowledge([folder(tmp_path / "base", base=BASE)])


def test_bytes_of_another_layout_are_refused() -> None:
    with pytest.raises(ValueError, match=r".+"):
        decode(b"\x80")


def test_files_hold_one_field_a_line() -> None:
    # a line with keys of two fields around Arabic words is reordered on the screen
    for file in source_files(knowledge_folders()):
        for line in file.read_text(encoding="utf-8").splitlines():
            assert not line.lstrip(" -").startswith("{"), f"{file.name}: {line}"
