"""The project's own evaluation set: sound dispatches, full coverage, pinned floors."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import get_args

import msgspec
import pytest

from marsad.evaluation.annotation_check import Codes, check_set, load_codes
from marsad.evaluation.gate import main as run_gate
from marsad.evaluation.gold import (
    GoldAgreement,
    GoldArticle,
    GoldEvent,
    GoldFigure,
    GoldParty,
    GoldStatement,
    load_articles,
    load_gold,
)
from marsad.record import AgreementKind, AgreementStatus, Article, Counted, Form, Qualifier, Status

ROOT = Path(__file__).parents[1]
GOLD = ROOT / "evaluation" / "dispatches" / "gold.jsonl"
ARTICLES = ROOT / "evaluation" / "dispatches" / "articles.jsonl"
FLOORS = ROOT / "quality" / "dispatches.json"


@pytest.fixture(scope="module")
def codes() -> Codes:
    return load_codes()


@pytest.fixture(scope="module")
def dispatches() -> list[GoldArticle]:
    return load_gold(GOLD)


def test_the_annotations_fit_their_dispatches(dispatches: list[GoldArticle], codes: Codes) -> None:
    assert list(check_set(dispatches, load_articles(ARTICLES), codes)) == []


def test_every_type_mode_and_status_is_annotated(
    dispatches: list[GoldArticle], codes: Codes
) -> None:
    events = [event for one in dispatches for event in one.events if not event.optional]
    # what is asked for is optional: the asking is the event
    statuses = {event.status for one in dispatches for event in one.events}
    every_mode = {(kind, mode) for kind, modes in codes.modes.items() for mode in modes}
    assert codes.modes.keys() - {event.type for event in events} == set()
    assert every_mode - {(event.type, event.mode) for event in events} == set()
    assert set(get_args(Status)) - statuses == set()


COVERED: list[tuple[str, object, Callable[[GoldArticle], set[str]]]] = [
    # how speech is reported
    ("form", Form, lambda one: {statement.form for statement in one.statements}),
    # whom figures count, and how they are hedged
    ("of", Counted, lambda one: {figure.of for figure in one.figures}),
    ("qualifier", Qualifier, lambda one: {figure.qualifier for figure in one.figures}),
    # what is agreed, and how far it has got
    ("kind", AgreementKind, lambda one: {agreement.kind for agreement in one.agreements}),
    ("status", AgreementStatus, lambda one: {agreement.status for agreement in one.agreements}),
]


@pytest.mark.parametrize(("name", "values", "found"), COVERED)
def test_every_value_is_annotated(
    dispatches: list[GoldArticle],
    name: str,
    values: object,
    found: Callable[[GoldArticle], set[str]],
) -> None:
    assert set(get_args(values)) - set().union(*map(found, dispatches)) == set()


def test_the_set_is_large_spans_years_and_has_dispatches_without_politics(
    dispatches: list[GoldArticle],
) -> None:
    assert len(dispatches) >= 150
    years = {(article.published or "")[:4] for article in load_articles(ARTICLES)}
    assert {str(year) for year in range(2010, 2027)} - years == set()
    assert sum(not annotation.events for annotation in dispatches) >= 3


def test_the_set_reaches_its_floors(capsys: pytest.CaptureFixture[str]) -> None:
    status = run_gate([str(GOLD), "--articles", str(ARTICLES), "--floors", str(FLOORS)])
    printed = capsys.readouterr()
    assert status == 0, printed.out + printed.err


# Faults of annotations. The dispatch: "The Iraqi minister visited Tehran, and said: …"

DISPATCH = Article(id="d", text="زار الوزير العراقي طهران\nوقال: الزيارة مفيدة.")
MINISTER = GoldParty(mention="الوزير العراقي", country="IRQ", sectors=("GOV",))
VISIT = GoldEvent(type="CONSULT", mode="visit", trigger="زار", status="occurred")
SAID = GoldStatement(speaker=MINISTER, cue="قال", form="direct", begin="الزيارة", end="مفيدة")


@pytest.mark.parametrize(
    ("annotation", "fault"),
    [
        # nothing wrong
        (GoldArticle(id="d", events=(VISIT,), statements=(SAID,)), None),
        # no dispatch of that name
        (GoldArticle(id="other"), "no such article"),
        # "visited" stands there once
        (
            GoldArticle(id="d", events=(msgspec.structs.replace(VISIT, nth=2),)),
            "«زار» does not stand in the text 2 times",
        ),
        # a mode of another type
        (
            GoldArticle(id="d", events=(msgspec.structs.replace(VISIT, mode="arrest"),)),
            "'arrest' is no such code",
        ),
        # a status, a country, a sector, a kind that do not exist
        (
            GoldArticle(id="d", events=(msgspec.structs.replace(VISIT, status="perhaps"),)),
            "'perhaps' is no such code",
        ),
        (
            GoldArticle(
                id="d",
                events=(
                    msgspec.structs.replace(
                        VISIT, actors=(msgspec.structs.replace(MINISTER, country="XXX"),)
                    ),
                ),
            ),
            "'XXX' is no such code",
        ),
        (
            GoldArticle(
                id="d",
                events=(
                    msgspec.structs.replace(
                        VISIT, actors=(msgspec.structs.replace(MINISTER, sectors=("GVT",)),)
                    ),
                ),
            ),
            "'GVT' is no such code",
        ),
        (
            GoldArticle(id="d", agreements=(GoldAgreement(kind="pact", mention="زار"),)),
            "'pact' is no such code",
        ),
        (
            GoldArticle(id="d", figures=(GoldFigure(of="sheep", value=3, mention="زار"),)),
            "'sheep' is no such code",
        ),
        # the last words stand before the first ones
        (
            GoldArticle(id="d", statements=(msgspec.structs.replace(SAID, end="طهران"),)),
            "«طهران» does not follow «الزيارة»",
        ),
    ],
)
def test_faults_of_annotations_are_named(
    codes: Codes, annotation: GoldArticle, fault: str | None
) -> None:
    faults = list(check_set([annotation], [DISPATCH], codes))
    assert any(fault in line for line in faults) if fault else not faults


def test_a_line_that_is_no_annotation_is_named(tmp_path: Path) -> None:
    (tmp_path / "gold.jsonl").write_text('{"id": "d"}\n\n{"events": []}\n')
    with pytest.raises(ValueError, match=r"gold\.jsonl:3: .*id"):
        load_gold(tmp_path / "gold.jsonl")


def test_a_dispatch_without_annotation_is_named(codes: Codes) -> None:
    assert list(check_set([], [DISPATCH], codes)) == ["d: no annotation"]


# The gate's refusals, on a set of one dispatch: "The Iraqi minister visited Tehran."


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    """A folder with gold.jsonl and articles.jsonl that are coded right."""
    visit = msgspec.structs.replace(
        VISIT,
        actors=(MINISTER,),
        recipients=(GoldParty(mention="طهران", country="IRN", sectors=("GOV",)),),
    )
    gold = GoldArticle(id="d", events=(visit,))
    (tmp_path / "gold.jsonl").write_bytes(msgspec.json.encode(gold) + b"\n")
    article = {"id": "d", "published": "2020-01-08", "text": "زار الوزير العراقي طهران."}
    (tmp_path / "articles.jsonl").write_bytes(msgspec.json.encode(article) + b"\n")
    return tmp_path


def gate(folder: Path, *options: str) -> int:
    files = [folder / "gold.jsonl", "--articles", folder / "articles.jsonl"]
    return run_gate([*map(str, files), "--floors", str(folder / "floors.json"), *options])


def floors(folder: Path) -> dict[str, float]:
    pinned: dict[str, float] = msgspec.json.decode((folder / "floors.json").read_bytes())["floors"]
    return pinned


def set_floor(folder: Path, name: str, floor: float) -> None:
    pins = msgspec.json.decode((folder / "floors.json").read_bytes())
    pins["floors"][name] = floor
    (folder / "floors.json").write_bytes(msgspec.json.encode(pins))


def test_floors_are_pinned_below_what_is_reached(tiny: Path) -> None:
    assert gate(tiny, "--pin") == 0
    assert floors(tiny)["event.who"] == pytest.approx(0.98)
    assert gate(tiny) == 0


def test_a_changed_set_is_refused_until_pinned_anew(
    tiny: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    gate(tiny, "--pin")
    with (tiny / "articles.jsonl").open("ab") as stream:
        stream.write(b"\n")
    assert gate(tiny) == 1
    refusal = capsys.readouterr().err
    assert "the set is not the one" in refusal
    assert refusal.strip().endswith("floors.json --pin")
    assert gate(tiny, "--pin") == 0
    assert gate(tiny) == 0


def test_no_floor_is_lowered_unless_allowed(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gate(tiny, "--pin")
    set_floor(tiny, "event.who", 1.5)
    set_floor(tiny, "gone", 0.2)
    assert gate(tiny) == 1
    assert gate(tiny, "--pin") == 1
    assert "event.who, gone" in capsys.readouterr().err
    assert floors(tiny)["event.who"] == 1.5
    assert gate(tiny, "--pin", "--allow-lower") == 0
    assert floors(tiny)["event.who"] == pytest.approx(0.98)


def test_a_floor_that_holds_stays_when_pinned_anew(tiny: Path) -> None:
    gate(tiny, "--pin")
    set_floor(tiny, "event.who", 1.0)
    assert gate(tiny, "--pin") == 0
    assert floors(tiny)["event.who"] == 1.0


def test_floors_in_another_form_are_named(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tiny / "floors.json").write_text('{"event.who": 0.5}')
    assert gate(tiny) == 2
    assert "floors.json" in capsys.readouterr().err
