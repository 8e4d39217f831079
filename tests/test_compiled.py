"""The wheel holds the stages of the coder as machine code, which makes the same records."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ARTICLES = ROOT / "evaluation" / "dispatches" / "articles.jsonl"
ONE = "dispatch/visit-talks-memorandum"


def build_wheel(folder: Path, compiling: str) -> zipfile.ZipFile:
    subprocess.run(
        [
            sys.executable, "-m", "pip", "wheel", "--quiet", "--disable-pip-version-check",
            "--no-deps", "--no-build-isolation", "--wheel-dir", folder, ROOT,
        ],
        env={**os.environ, "MARSAD_COMPILE": compiling}, check=True, capture_output=True,
    )  # fmt: skip
    (wheel,) = folder.glob("*.whl")
    return zipfile.ZipFile(wheel)


def run(source: Path, *arguments: str | Path) -> str:
    """What a command prints when the package is loaded from a folder."""
    ran = subprocess.run(
        [sys.executable, "-m", "marsad", *arguments],
        env={**os.environ, "PYTHONPATH": str(source)}, check=True, capture_output=True, text=True,
    )  # fmt: skip
    return ran.stdout


def test_the_compiled_coder_makes_the_same_records(tmp_path: Path) -> None:
    if shutil.which(os.environ.get("CC", "cc")) is None:
        pytest.skip("no C compiler")
    compiled, sources = tmp_path / "compiled", ROOT / "src"
    with build_wheel(tmp_path, "1") as wheel:
        assert not str(wheel.filename).endswith("py3-none-any.whl")
        wheel.extractall(compiled)
    assert run(compiled, "version").endswith(", the coder compiled\n")
    assert run(sources, "version").endswith(", the coder not compiled\n")

    made: list[bytes] = []
    for source in (compiled, sources):
        records = tmp_path / "records.jsonl"
        run(source, "code", ARTICLES, "-o", records)
        made.append(records.read_bytes())
    assert made[0] == made[1]
    told = [run(source, "explain", ARTICLES, "--id", ONE) for source in (compiled, sources)]
    assert told[0] == told[1]
    assert len(told[0].splitlines()) > 10


def test_a_wheel_is_pure_when_it_is_asked_for(tmp_path: Path) -> None:
    with build_wheel(tmp_path, "0") as wheel:
        names = set(wheel.namelist())
        assert str(wheel.filename).endswith("py3-none-any.whl")
    assert {"marsad/coder.py", "marsad/text/tokenize.py"} < names
    assert {"marsad/knowledge/compiled.msgpack", "marsad/knowledge/sources/weights.yaml"} < names
    assert [name for name in names if name.endswith((".so", ".pyd"))] == []
