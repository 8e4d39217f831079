"""Registers and dossiers: every line with its evidence, an act of several reports once."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from typer.testing import CliRunner, Result

from archiving import agreement, article, date, event, figure, party, record, source, statement
from archiving import place as at_place
from marsad.archive import Archive, Filters
from marsad.archive.newest_first import Spot
from marsad.archive.register_lines import Line
from marsad.archive.registers import (
    REGISTERS,
    RegisterName,
    Wanted,
    draw_register,
    register_page,
)
from marsad.cli import app
from marsad.cli.register import Name
from marsad.dossier import as_html, as_markdown, gather
from marsad.dossier.brief import gather_brief
from marsad.dossier.gather import Month
from marsad.dossier.html import draw_months
from marsad.record import Record

EVIL = "<script>alert(1)</script> [x](javascript:y) *ن* `ن`"
BLAST = "قتلى في تفجير سوق شعبية شرق المدينة\nقتل أشخاص في تفجير سيارة مفخخة استهدف سوقا شعبية"


SECOND = (
    "ارتفاع حصيلة تفجير السوق الشعبية شرق المدينة\nارتفعت حصيلة التفجير الذي ضرب سوقا شعبية شرق "
    "المدينة بسيارة مفخخة، وقالت وزارة الصحة إن فرقها تبحث عن مفقودين تحت الركام منذ الصباح"
)


def attack(deaths: int) -> Any:
    return event(
        "ASSAULT", "IRQ", "SYR", mode="explosives", date=date("2016-03-12"), quad=4, intensity=-9.0,
        place=at_place("السوق", "SYR"), figures=(figure(deaths),), gloss_en="Iraq attacked Syria",
        gloss_ar="هجوم من العراق على سوريا", said_by=(source("مصدر طبي"),),
    )  # fmt: skip


RECORDS: list[Record] = [
    record(
        article("one", BLAST, published="2016-03-12T10:00:00+00:00"),
        events=[attack(15)], figures=[figure(15)],
        statements=[statement(party("SYR", name="ناطق", name_en="Spokesman"), "كلام")] * 3,
    ),
    record(
        article("two", SECOND, publisher="الميناء", published="2016-03-12T18:00:00"),
        events=[attack(22)], figures=[figure(22), figure(40, "displaced", at=9)],
    ),
    record(
        article("visit", f"زيارة\n{EVIL}", published="2016-04-01", url="javascript:alert(1)"),
        events=[
            event("CONSULT", "IRQ", "SYR", mode="visit", gloss_en=f"Iraq visited {EVIL}"),
            event("CONSULT", "IRQ", "SYR", mode="visit", status="planned", id="plan"),
            event("ACCUSE", "IRQ", "SYR", quad=3, intensity=-3.0, id="first"),
            event("ACCUSE", "IRQ", "SYR", quad=3, intensity=-3.0, id="second"),
            event("COERCE", "SYR", "IRQ", mode="arrest", quad=4, intensity=-7.0),
            event("RETREAT", "SYR+IRQ", mode="ceasefire", intensity=7.5),
            event("THREATEN", "SYR", "IRQ", quad=3, intensity=-3.5),
        ],
        agreements=[
            agreement(party("IRQ"), party("SYR"), date=date("2005")),
            agreement(party("IRQ"), kind="ceasefire"),
        ],
    ),
]  # fmt: skip


@pytest.fixture
def archive(place: str) -> Iterator[Archive]:
    with Archive(place) as opened:
        opened.add(RECORDS)
        opened.update_stories()
        yield opened


LINES: dict[RegisterName, list[str]] = {
    "agreements": ["ceasefire", "memorandum"],
    "visits": ["CONSULT visit", "CONSULT visit"],
    "threats": ["THREATEN"],
    "ceasefires": ["ceasefire", "RETREAT ceasefire"],
    "detentions": ["COERCE arrest"],
    "casualties": ["killed", "killed"],
    "displacement": ["displaced"],
    "positions": ["accuses", "threatens"],
}


def test_every_register_is_tested_and_offered() -> None:
    assert set(LINES) == set(REGISTERS) == set(Name.__args__)  # type: ignore[attr-defined]


def test_registers(archive: Archive) -> None:
    for name, expected in LINES.items():
        lines = draw_register(archive, name, Filters())
        assert sorted(line.what for line in lines) == sorted(expected), name
        for line in lines:
            kept = archive.record(line.evidence.article)
            assert kept is not None
            shown = kept.article.text[line.evidence.start : line.evidence.end]
            assert shown == line.evidence.text


def test_registers_answer_filters(archive: Archive) -> None:
    assert draw_register(archive, "visits", Filters(parties=("FRA",))) == []
    assert len(draw_register(archive, "visits", Filters(statuses=("planned",)))) == 1
    assert len(draw_register(archive, "casualties", Filters(publishers=("الميناء",)))) == 1
    assert len(draw_register(archive, "casualties", Filters(), limit=1)) == 1


def test_every_register_is_told_page_by_page(archive: Archive) -> None:
    more = [
        record(
            article(f"truce {day}", f"هدنة {day}", published=f"2017-01-0{day}"),
            events=[event("RETREAT", "SYR+IRQ", mode="ceasefire")] * (day % 2),
            agreements=[agreement(party("IRQ"), kind="ceasefire")] * 2,
        )
        for day in (1, 2, 3)
    ]  # fmt: skip
    archive.add(more)
    for name in REGISTERS:
        whole = register_page(archive, name, Filters(), Wanted())
        assert len({spot for _, spot in whole}) == len(whole)
        told: list[tuple[Line, Spot]] = []
        while some := register_page(
            archive, name, Filters(), Wanted(2, told[-1][1] if told else None)
        ):
            told += some
        assert told == whole, name
    days = [spot.day for _, spot in register_page(archive, "ceasefires", Filters(), Wanted())]
    assert days == sorted(days, key=str, reverse=True)
    assert len(days) == 10


def test_positions_tell_how_often_and_since_when(archive: Archive) -> None:
    accuses, _ = draw_register(archive, "positions", Filters())
    assert (accuses.actors, accuses.recipients, accuses.value) == (("حكومة",), ("حكومة",), "2")
    assert (accuses.day, accuses.last_day) == ("2016-04-01", "2016-04-01")


def test_the_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "140")
    with Archive("marsad.db") as archive:
        archive.add(RECORDS)

    def run(*arguments: str) -> Result:
        return CliRunner().invoke(app, ["register", *arguments])

    people = run("casualties")
    assert "killed 15" in people.stdout
    assert people.stderr == "2 lines\n"
    [line] = map(json.loads, run("displacement", "--json").stdout.splitlines())
    assert (line["value"], line["evidence"]["article"]) == ("displaced 40", "two")
    rows = list(csv.DictReader(io.StringIO(run("visits", "--csv").stdout)))
    assert [row["status"] for row in rows] == ["planned", "occurred"]
    assert run("weather").exit_code == 2


# Dossiers


def test_a_dossier_gathers_what_passed_between_two(archive: Archive) -> None:
    found = gather(archive, Filters(parties=("IRQ", "SYR")))
    assert (found.articles, found.outlets) == (3, 2)
    assert found.by_type["ACCUSE"] == 2
    assert found.timeline[0].what == "ASSAULT explosives"
    assert found.timeline[0].reports == 2
    assert [month.month for month in found.months] == ["2016-03", "2016-04"]
    assert found.months[0] == Month("2016-03", -9.0, 1)
    assert [line.what for line in found.agreements] == ["memorandum"]
    assert (found.speakers[0].name, found.speakers[0].statements) == ("Spokesman", 3)
    [dispute] = found.disputes
    assert [account.told for account in dispute.differences[0].accounts] == ["15", "22"]
    assert len(found.visits) == 2


@pytest.mark.parametrize("parties", [("IRQ", "SYR"), ("IRQ",), ("SYR",), ("FRA",)])
def test_a_dossier_in_brief_is_the_whole_one_while_it_is_short(
    archive: Archive, parties: tuple[str, ...]
) -> None:
    filters = Filters(parties=parties)
    whole, brief = gather(archive, filters), gather_brief(archive, filters)
    for field in whole.__struct_fields__:
        found, wanted = getattr(brief, field), getattr(whole, field)
        if field in ("timeline", "speakers", "disputes"):  # those of one day in any order
            found, wanted = sorted(map(str, found)), sorted(map(str, wanted))
        assert found == wanted, field


@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_line_of_a_dossier_points_at_evidence(archive: Archive, language: Any) -> None:
    found = gather(archive, Filters(parties=("IRQ", "SYR"), since="2016-01-01"), language)
    for told in (as_markdown(found, language), as_html(found, language)):
        referred = set(re.findall(r"#evidence-(\d+)", told))
        given = set(re.findall(r'id="evidence-(\d+)"', told))
        assert referred == given
        assert len(given) >= 2
    assert ("Iraq attacked Syria" in as_html(found, language)) == (language == "en")


def test_text_of_articles_does_nothing_in_a_dossier(archive: Archive) -> None:
    found = gather(archive, Filters(parties=("IRQ", "SYR")))
    page = as_html(found)
    assert "<script" not in page
    assert 'href="javascript' not in page
    assert "default-src 'none'" in page
    assert "http://" not in page.replace("http://www.w3.org", "")
    told = as_markdown(found)
    assert "<script" not in told
    assert "[x](javascript" not in told


def test_pages_are_whole(archive: Archive) -> None:
    page = as_html(gather(archive, Filters(parties=("IRQ",))), "ar")
    assert page.startswith('<!doctype html>\n<html lang="ar" dir="rtl">')
    body = page[page.index("<body>") : page.index("</body>") + 7]
    ElementTree.fromstring(body)


def test_a_dossier_of_nobody_says_so(archive: Archive) -> None:
    found = gather(archive, Filters(parties=("FRA",)))
    assert "Nothing in the archive." in as_markdown(found)
    assert "Nothing in the archive." in as_html(found)


def test_the_chart_has_a_bar_a_month() -> None:
    drawn = ElementTree.fromstring(
        draw_months([Month("2016-03", -9.0, 1), Month("2016-04", 4.5, 2)], "<&>")
    )
    bars = drawn.findall("rect")
    assert [bar.get("class") for bar in bars] == ["down", "up"]
    assert [float(bar.get("height", "0")) for bar in bars] == [90.0, 45.0]
    assert [bar.findtext("title") for bar in bars] == ["2016-03: -9.0 (1)", "2016-04: +4.5 (2)"]


def test_the_command_writes_a_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with Archive("marsad.db") as archive:
        archive.add(RECORDS)

    def run(*arguments: str) -> Result:
        return CliRunner().invoke(app, ["dossier", *arguments])

    result = run("IRQ", "SYR", "-o", "found.html")
    assert result.exit_code == 0, result.output
    assert Path("found.html").read_text("utf-8").startswith("<!doctype html>")
    assert run("IRQ").stdout.startswith("# Dossier: Iraq\n")
    assert run("IRQ", "--language", "ar").stdout.startswith("# ملف: العراق\n")
    assert run("IRQ", "SYR", "IRN").exit_code == 2
    assert "cannot write none/x.html" in run("IRQ", "-o", "none/x.html").stderr


def test_registers_are_told_in_arabic_too(archive: Archive) -> None:
    english, arabic = (
        draw_register(archive, "positions", Filters(), language=language)
        for language in ("en", "ar")
    )
    assert [line.evidence for line in arabic] == [line.evidence for line in english]
    assert english[0].told == "حكومة accuses حكومة: 2 times"
    assert arabic[0].told == "حكومة يتهم حكومة (2)"


def test_a_position_told_of_a_year_stands_since_that_year(place: str) -> None:
    told = event("ACCUSE", "IRQ", "SYR", date=date("2005"), quad=3, intensity=-3.0)
    with Archive(place) as archive:
        archive.add([record(article("year", "لوم"), events=[told])])
        (line,) = draw_register(archive, "positions", Filters())
    assert line.day == "2005"
