"""What the knowledge makes of records: entries that fire, words and people that nothing knows."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest
from typer.testing import CliRunner, Result

from coding import code, coder
from marsad.cli import app
from marsad.evaluation.coverage import Coverage, ListCoverage
from marsad.record import Record

# The Egyptian police arrested the activist Karim al-Hamdani. The spokesman said that he was well.
ARREST = "اعتقلت الشرطة المصرية الناشط كريم الحمداني. وقال المتحدث إنه بخير."
# An invented verb in front of the subject.
VERB = "يتقنفص الوزراء في القاهرة."
# The weather was mild.
NOTHING = "كان الطقس معتدلا."


def coverage(*texts: str) -> Coverage:
    found = Coverage(coder())
    for text in texts:
        found.add(code(text))
    return found


def lists(*texts: str) -> dict[str, ListCoverage]:
    return {one.name: one for one in coverage(*texts).lists()}


def whats(found: Coverage, tally: str) -> list[str]:
    return [example.what for _, example in getattr(found, tally).most_common(9)]


def test_entries_that_fire() -> None:
    frames = lists(ARREST)["frames"]
    assert frames.fired == 1
    assert frames.seen >= frames.fired
    assert frames.entries == len(coder().knowledge.frames)
    assert "coerce.arrest" not in frames.never_seen
    assert all(id_ != "coerce.arrest" for _, id_ in frames.seen_only)


def test_entries_that_no_text_holds() -> None:
    found = lists(NOTHING)
    assert found["agents"].seen == 0
    assert len(found["agents"].never_seen) == len(coder().knowledge.agents)
    # records do not name agents
    assert found["agents"].fired is None


def test_countries_are_seen_by_their_adjectives() -> None:
    assert "EGY" not in lists(ARREST)["countries"].never_seen


def test_unknown_people_are_told_from_known_ones() -> None:
    assert whats(coverage(ARREST), "names") == ["كريم الحمداني"]


def test_unknown_verbs_stand_before_their_subject() -> None:
    found = coverage(VERB, VERB)
    assert whats(found, "verbs") == ["يتقنفص"]
    assert found.verbs.total == 2


def test_a_sentence_with_a_cue_and_no_record() -> None:
    # The minister spoke, and nothing that he said follows.
    found = coverage("قال.", ARREST)
    assert (found.silent, found.sentences) == (1, 3)


def test_a_text_in_another_language_is_counted_and_not_read() -> None:
    found = coverage("The minister arrived in the capital on Sunday morning.")
    assert (found.articles, found.sentences) == (1, 0)


@pytest.fixture
def records(tmp_path: Path) -> Path:
    path = tmp_path / "records.jsonl"
    made = [code(ARREST), code(VERB), code(NOTHING)]
    path.write_bytes(b"".join(msgspec.json.encode(record) + b"\n" for record in made))
    return path


def marsad(*arguments: object) -> Result:
    return CliRunner().invoke(app, ["knowledge", "coverage", *map(str, arguments)])


def test_command(records: Path) -> None:
    result = marsad(records)
    assert result.exit_code == 0
    assert "3 articles" in result.stdout
    assert "unknown verbs" in result.stdout
    assert result.stderr == ""


def test_command_as_json(records: Path) -> None:
    told = json.loads(marsad(records, "--json", "--limit", 2, "--rows", 1).stdout)
    assert told["articles"] == 2
    assert told["unknown"]["verbs"]["rows"][0]["what"] == "يتقنفص"
    assert len(told["entries"]["people"]["never_seen"]) == 1


def test_records_of_another_knowledge_are_named(records: Path) -> None:
    other: Record = msgspec.structs.replace(
        code(ARREST), coder=msgspec.structs.replace(code(ARREST).coder, knowledge="sha256:0")
    )
    records.write_bytes(msgspec.json.encode(other))
    assert "1 of 1 records were made by another knowledge" in marsad(records).stderr


def test_command_errors(tmp_path: Path) -> None:
    missing = marsad(tmp_path / "missing.jsonl")
    assert (missing.exit_code, missing.stdout) == (1, "")
    assert "missing.jsonl: No such file" in missing.stderr
    other = marsad(__file__)
    assert other.exit_code == 1
    assert "no record" in other.stderr
