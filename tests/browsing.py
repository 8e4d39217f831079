"""The workbench in a real browser: a server over an archive of the dispatches, and Chromium."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ConsoleMessage, Page

ROOT = Path(__file__).parents[1]
ASSETS = ROOT / "src" / "marsad" / "server" / "assets" / "index.html"
AXE = ROOT / "workbench" / "node_modules" / "axe-core" / "axe.min.js"
SCREENSHOTS = ROOT / "build" / "screenshots"
DISPATCHES = (
    ROOT / "evaluation" / "dispatches" / "articles.jsonl",
    ROOT / "src" / "marsad" / "samples" / "dispatches.jsonl",
)
"""The second tell some stories together."""
GLOBE = "globe"
"""An article with letters that take two units in JavaScript's strings."""
PATIENCE = 60.0
"""Seconds that a server may take to come up, and a page to draw itself, on a busy machine."""


class Site(NamedTuple):
    """The workbench, served, and a browser to look at it."""

    browser: Browser
    address: str
    archive: Path


def missing() -> str | None:
    """What the tests in a browser lack here; null when nothing."""
    try:
        import playwright.sync_api  # noqa: F401
    except ImportError:
        return "playwright is not installed"
    if chromium() is None:
        return "Chromium is not installed (apt-get install chromium)"
    if not ASSETS.exists() or not AXE.exists():
        return "the workbench is not built (make workbench, which needs Node)"
    return None


def chromium() -> str | None:
    """Where the browser is."""
    return shutil.which("chromium") or shutil.which("chromium-browser")


def build_archive(folder: Path) -> Path:
    """An archive of the dispatches, and of an article with letters of two UTF-16 units."""
    extra = folder / "globe.jsonl"
    line = {
        "id": GLOBE, "publisher": "وكالة السهل", "published": "2024-02-01",
        "title": "🌍🎙 وزير الخارجية المصري يزور تونس",
        "body": "🌍 زار وزير الخارجية المصري تونس الخميس، وقال إن بلاده «ترحب بالاتفاق» 🎙.",
    }  # fmt: skip
    extra.write_text(json.dumps(line, ensure_ascii=False) + "\n", encoding="utf-8")
    archive = folder / "dispatches.db"
    marsad("add", *map(str, DISPATCHES), str(extra), "--archive", str(archive))
    marsad("stories", "--archive", str(archive))  # puts the articles into stories
    return archive


@contextmanager
def served(archive: Path) -> Iterator[str]:
    """`marsad serve` over an archive: its address."""
    command = [sys.executable, "-m", "marsad", "serve", "-a", str(archive), "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        try:
            yield _address(server)
        finally:
            server.terminate()
            server.wait(PATIENCE)


def _address(server: subprocess.Popen[str]) -> str:
    assert server.stderr is not None
    told = []
    for line in server.stderr:
        told.append(line)
        found = re.search(r"http://[\d.:]+", line)
        if found:
            return found[0]
    raise AssertionError("the server did not start: " + "".join(told))


def marsad(*arguments: str) -> str:
    """What a command prints."""
    done = subprocess.run(
        [sys.executable, "-m", "marsad", *arguments], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@contextmanager
def browser() -> Iterator[Browser]:
    """Debian's Chromium."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        one = playwright.chromium.launch(
            executable_path=chromium(),
            # the sandbox does not work for root, who runs the tests in a container
            args=["--no-sandbox"] if os.geteuid() == 0 else [],
        )
        yield one
        one.close()


@dataclass
class Look:
    """How the workbench is looked at."""

    language: str = "en"
    theme: str = "light"
    width: int = 1280

    def __str__(self) -> str:
        return f"{self.language}-{self.theme}-{self.width}"


@dataclass
class Visit:
    """A page in the browser, and what went wrong in it."""

    page: Page
    address: str
    faults: list[str] = field(default_factory=list)

    def open(self, path: str) -> None:
        """Go to an address of the workbench and wait until it is drawn."""
        self.page.goto(self.address + path)
        self.settle()

    def settle(self) -> None:
        """Wait until nothing is loading."""
        self.page.wait_for_selector("main h1")
        self.page.wait_for_load_state("networkidle")

    def look_light_and_dark(self, name: str, look: Look) -> None:
        """Keep pictures of the page in light and dark; in both it can be used by all."""
        self.picture(f"{name}-{look}")
        assert self.faults_of_access() == []
        self.page.emulate_media(color_scheme="dark")
        self.settle()
        self.picture(f"{name}-{replace(look, theme='dark')}")
        assert self.faults_of_access("color-contrast") == []  # the rest is the same

    def faults_of_access(self, *rules: str) -> list[str]:
        """What axe-core finds that is serious or critical; by these rules when any are named."""
        self.page.evaluate(AXE.read_text(encoding="utf-8"))
        asked: dict[str, Any] = {"resultTypes": ["violations"]}
        if rules:
            asked["runOnly"] = list(rules)
        found: list[dict[str, Any]] = self.page.evaluate(
            "async (asked) => (await axe.run(document, asked)).violations", asked
        )
        return [
            f"{one['id']}: {one['help']}: {node['html'][:200]} {node.get('failureSummary')}"
            for one in found
            if one["impact"] in ("serious", "critical")
            for node in one["nodes"]
        ]

    def picture(self, name: str) -> None:
        """Keep what is seen in the folder of screenshots."""
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=SCREENSHOTS / f"{name}.png", full_page=True)


@contextmanager
def visiting(
    one: Browser, address: str, look: Look | None = None, stored: dict[str, str] | None = None
) -> Iterator[Visit]:
    """A fresh profile; on leaving, nothing may have gone wrong in it."""
    look = look or Look()
    scheme: Any = look.theme
    context = one.new_context(
        viewport={"width": look.width, "height": 900}, color_scheme=scheme, locale="en-GB",
        reduced_motion="reduce",
    )  # fmt: skip
    context.set_default_timeout(PATIENCE * 1000)
    remembered = {"language": look.language, **(stored or {})}
    for name, value in remembered.items():
        # once, so that what the page itself remembers stays
        context.add_init_script(
            f"localStorage.getItem('marsad.{name}') ?? "
            f"localStorage.setItem('marsad.{name}', {value!r})"
        )
    visit = Visit(context.new_page(), address)
    visit.page.on("pageerror", lambda error: visit.faults.append(f"error: {error}"))
    visit.page.on("console", lambda said: _note(visit, said))
    yield visit
    context.close()
    assert visit.faults == [], visit.faults


def _note(visit: Visit, said: ConsoleMessage) -> None:
    # where there is no graphics card, the driver complains of its own slowness
    if said.type in ("error", "warning") and "GL Driver Message" not in said.text:
        visit.faults.append(f"{said.type}: {said.text}")


needed = pytest.mark.skipif(missing() is not None, reason=missing() or "")
