"""A few seconds of what `make fuzz` does, and that it would notice a failure."""

from __future__ import annotations

from pathlib import Path

import pytest

import fuzzing


def test_a_few_seconds_find_nothing() -> None:
    assert fuzzing.by_chance(5.0) > 50


def test_seeds_are_read_as_articles() -> None:
    for data in fuzzing.seeds():
        fuzzing.run(data)


def test_a_failure_is_kept_and_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(fuzzing, "FAILURES", tmp_path)
    monkeypatch.setattr(fuzzing, "MOST_SECONDS", -1.0)
    with pytest.raises(AssertionError, match="took"):
        fuzzing.run_and_tell(b"a")
    (kept,) = tmp_path.iterdir()
    assert kept.read_bytes() == b"a"
    assert f"python tests/fuzz.py {kept}" in capsys.readouterr().err
