"""The browser app as source and as built: its own checks, its licences, its size."""

from __future__ import annotations

import gzip
import json
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
WORKBENCH = ROOT / "workbench"
ASSETS = ROOT / "src" / "marsad" / "server" / "assets"
FREE = {
    "MIT", "ISC", "0BSD", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0", "BlueOak-1.0.0",
    "CC0-1.0", "CC-BY-4.0", "MIT-0", "OFL-1.1", "MPL-2.0", "Python-2.0", "Unlicense",
}  # fmt: skip
"""Licences under which npm packages may come; MPL-2.0 is that of tools, none of it is shipped."""
LARGEST = 380_000
"""Bytes of all that a browser may ever fetch, compressed."""

installed = pytest.mark.skipif(
    shutil.which("npm") is None or not (WORKBENCH / "node_modules" / ".package-lock.json").exists(),
    reason="no Node, or the workbench's packages are not installed (make workbench)",
)
built = pytest.mark.skipif(
    not (ASSETS / "index.html").exists(), reason="the workbench is not built (make workbench)"
)


@installed
@pytest.mark.parametrize("check", ["lint", "check", "test"])
def test_the_checks_of_the_workbench_pass(check: str) -> None:
    done = subprocess.run(
        ["npm", "run", "--silent", check],
        cwd=WORKBENCH, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr


def test_packages_are_under_free_licences() -> None:
    packages = json.loads((WORKBENCH / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    found = {name: one.get("license") for name, one in packages.items() if name}
    assert {name: licence for name, licence in found.items() if licence not in FREE} == {}


@built
def test_what_a_browser_fetches_is_small() -> None:
    sizes = {
        path.name: len(gzip.compress(path.read_bytes()))
        for path in ASSETS.rglob("*")
        if path.is_file()
    }
    assert sum(sizes.values()) <= LARGEST, sizes


@built
def test_the_page_holds_nothing_inline_and_nothing_from_outside() -> None:
    page = (ASSETS / "index.html").read_text(encoding="utf-8")
    assert "<style" not in page
    assert "<script>" not in page
    assert "http" not in page
