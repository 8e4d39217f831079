"""Records in notebooks, and the tutorial: it runs from its first cell to its last."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from xml.etree import ElementTree

import nbformat
import pytest
from nbclient import NotebookClient

from archiving import article, event, figure, party, record, statement
from marsad.record import Record, Span

TUTORIAL = Path(__file__).parents[1] / "examples" / "tutorial.ipynb"


def shown(of: Record) -> str:
    return of._repr_html_()


def test_a_record_shows_its_text_marked_from_right_to_left() -> None:
    text = "زيارة\nزار الوزير طهران"
    visit = event(
        "CONSULT", "IRQ", "IRN", mode="visit", gloss_en="Iraq visited Iran",
        trigger=Span(text="زار", start=6, end=9),
    )  # fmt: skip
    page = shown(record(article("a", text), events=[visit], statements=[statement(party("IRN"))]))
    assert 'dir="rtl"' in page
    assert "زار<sub>E1</sub></mark> الوزير طهران" in page
    assert "Iraq visited Iran" in page
    ElementTree.fromstring(page)


def test_text_of_articles_does_nothing_in_a_notebook() -> None:
    evil = "<img src=x onerror=alert(1)>\n</div><script>x</script>"
    page = shown(record(article("<b>", evil), events=[event("AID", gloss_en="<i>")]))
    assert not re.search("<(img|script|b|i)[ >]", page.replace("<b>E1", ""))
    ElementTree.fromstring(page)


def test_marks_do_not_run_into_each_other() -> None:
    page = shown(
        record(
            article("a", "1234567890"), figures=[figure(1, at=2), figure(1, at=2), figure(1, at=3)]
        )
    )
    assert page.count("<mark") == 2


@pytest.mark.filterwarnings("ignore")  # of the machinery of notebooks, not ours
def test_the_tutorial_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path))
    monkeypatch.setenv("PYTHONPATH", ":".join(sys.path))
    notebook = nbformat.reads(TUTORIAL.read_text("utf-8"), as_version=4)  # type: ignore[no-untyped-call]
    assert all(not cell.get("outputs") for cell in notebook.cells), "commit it without outputs"
    NotebookClient(notebook, timeout=120, kernel_name="python3").execute()
    told = str([cell.get("outputs") for cell in notebook.cells])
    assert "E1</sub>" in told
    assert "killed" in told
