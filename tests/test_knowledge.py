"""The check of the knowledge finds faults; folders laid over it add and replace entries."""

from __future__ import annotations

from pathlib import Path

import pytest

from marsad.coder import Coder
from marsad.knowledge.check import check_knowledge
from marsad.knowledge.compiler import KnowledgeError, compile_knowledge
from marsad.knowledge.source import knowledge_folders

FRAME = """frames:
- id: consult.test_meeting
  type: CONSULT
  verbs: [تزاور يتزاور]
  mutual: true
"""

FAULTS = [
    # a field that no entry has
    ("frames:\n- id: x.y\n  type: CONSULT\n  verb: [زار يزور]\n", "", "unknown field"),
    # a type that PLOVER does not have
    ("frames:\n- id: x.y\n  type: MEET\n  verbs: [زار يزور]\n", "", "MEET"),
    # a mode of another type
    (FRAME + "  mode: riot\n  match: [تزاور الوزيران]\n", "mode", "no mode"),
    # a CAMEO code that does not exist
    (FRAME + '  cameo: "999"\n  match: [تزاور الوزيران]\n', "cameo", "no CAMEO code"),
    # an entry without an example
    (FRAME, "match", "missing"),
    # an example that the entry does not code (the weather is fine)
    (FRAME + "  match: [الطقس جميل]\n", "match", "does not match"),
    # an example that it must not code and does (the Iraqi minister and the Jordanian one visited)
    (
        FRAME
        + "  match: [تزاور الوزير العراقي والوزير الأردني]\n"
        + "  reject: [تزاور الوزير العراقي والوزير المصري]\n",
        "reject",
        "matches",
    ),
    # a gap that has closed
    (
        FRAME
        + "  match: [تزاور الوزير العراقي والوزير الأردني]\n"
        + "  gap: [تزاور الوزير العراقي والوزير المصري]\n",
        "gap",
        "closed",
    ),
    # an office that no agent entry defines, and a date that is none
    (
        "people:\n- id: person.IRQ.test\n  names: [فلان الفلاني]\n  name_en: Somebody\n"
        "  country: IRQ\n  roles:\n  - office: gardener\n    title: بستاني\n    sectors: [GOV]\n"
        "    since: '2010'\n",
        "roles.office",
        "gardener",
    ),
    (
        "people:\n- id: person.IRQ.test\n  names: [فلان الفلاني]\n  name_en: Somebody\n"
        "  country: IRQ\n  roles:\n  - office: foreign_minister\n    title: وزير\n"
        "    sectors: [GOV]\n    since: last year\n",
        "roles.since",
        "no ISO date",
    ),
    # a country that does not exist
    (
        "organisations:\n- id: org.XXX.test\n  names: [هيئة الاختبار]\n  name_en: Test\n"
        "  country: XXX\n",
        "country",
        "XXX",
    ),
]


def overlay(folder: Path, text: str) -> list[Path]:
    (folder / "own.yaml").write_text(text, encoding="utf-8")
    return knowledge_folders([folder])


def test_the_knowledge_is_sound() -> None:
    assert check_knowledge(knowledge_folders()) == []


@pytest.mark.parametrize(("text", "field", "message"), FAULTS)
def test_faults_are_found(text: str, field: str, message: str, tmp_path: Path) -> None:
    problems = check_knowledge(overlay(tmp_path, text))
    assert any(message in p.message and (not field or p.field == field) for p in problems), problems
    assert all(p.file.endswith("own.yaml") for p in problems)


def test_the_same_sources_give_the_same_bytes() -> None:
    folders = knowledge_folders()
    assert compile_knowledge(folders) == compile_knowledge(folders)


def test_a_folder_adds_an_entry(tmp_path: Path) -> None:
    sentence = {"text": "تزاور الوزير العراقي والوزير الأردني"}
    assert Coder().code(sentence).events == ()
    overlay(tmp_path, FRAME + "  match: [تزاور الوزير العراقي والوزير الأردني]\n")
    [event] = Coder([tmp_path]).code(sentence).events
    assert event.rule == "consult.test_meeting"
    assert {party.country for party in event.actors} == {"IRQ", "JOR"}


def test_a_folder_replaces_an_entry(tmp_path: Path) -> None:
    overlay(
        tmp_path,
        "frames:\n- id: consult.visit\n  type: COOPERATE\n  verbs: [زار يزور]\n"
        "  match: [زار الرئيس المصري فرنسا]\n",
    )
    [event] = Coder([tmp_path]).code({"text": "زار الرئيس المصري فرنسا"}).events
    assert event.type == "COOPERATE"


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match="no such knowledge folder"):
        compile_knowledge([tmp_path / "missing"])
