"""The layouts of the field: columns in order, right types, codes kept, status folded."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import networkx as nx
import pandas as pd
import pytest
from msgspec.structs import replace
from typer.testing import CliRunner, Result

from archiving import article, date, event, figure, party, record, source, statement
from archiving import place as at_place
from marsad.archive import Archive
from marsad.cli import app
from marsad.exports.layouts.folding import LEFT_OUT, PLANNED, fold_status
from marsad.exports.layouts.gdelt import GdeltEvents, GdeltMentions
from marsad.exports.layouts.graph import graph_of
from marsad.exports.layouts.icews import Icews
from marsad.exports.layouts.parts import Layout, Reported, Reports, dyads, write_table
from marsad.exports.layouts.plover import plover_object
from marsad.exports.layouts.polecat import Polecat
from marsad.exports.layouts.tables import DICTIONARY, TABLES, write_tables
from marsad.knowledge.source import load_knowledge
from marsad.record import Event, Record, Span

KNOWLEDGE = load_knowledge()

TOWN = replace(at_place("بغداد", "IRQ", "Baghdad"), lat=33.3, lon=44.4, geonames=98182)
ATTACK = event(
    "ASSAULT", "IRQ", "SYR", mode="aerial", cameo="195", quad=4, intensity=-9.5, goldstein=-10.0,
    date=date("2013-09-23"), place=TOWN, figures=(figure(3),), said_by=(source("مصدر"),),
    gloss_en="Iraq struck Syria", contexts=("military",),
    also=(Span(text="غارة", start=2, end=6),),
)  # fmt: skip
VISIT = event("CONSULT", "IRQ", "IRN+TUR", mode="visit", cameo="042")
TALKS = event("CONSULT", "IRQ+IRN+TUR", cameo="040")
PLAN = event("CONSULT", "IRQ", "IRN", mode="visit", cameo="042", status="planned")
DENIAL = event("ASSAULT", "IRQ", "SYR", cameo="190", quad=4, status="denied", id="denied")
NOBODY = event("PROTEST", cameo="140", quad=4)
RECORD = record(
    article("a", "عنوان\nمتن فيه\tفاصلة", url="https://x.org/a"),
    events=[ATTACK, VISIT, TALKS, PLAN, DENIAL, NOBODY],
    statements=[statement(party("IRQ"), said_by=(source("وكالة"), source("مسؤول")))],
    figures=[figure(3)],
)


def told(one: Event, of: Record = RECORD) -> Reported:
    return Reported(of, one)


def table(layout: Layout, *events: Event) -> list[dict[str, str]]:
    """The rows as a reader of tab-separated files sees them."""
    stream = io.StringIO()
    write_table(layout, map(told, events), KNOWLEDGE, stream)
    lines = [line.split("\t") for line in stream.getvalue().splitlines()]
    if layout.header:
        assert tuple(lines.pop(0)) == layout.columns
    return [dict(zip(layout.columns, line, strict=True)) for line in lines]


@pytest.mark.parametrize(
    ("layout", "columns", "first", "last"),
    [
        (GdeltEvents(), 61, "GlobalEventID", "SOURCEURL"),
        (GdeltMentions(), 16, "GlobalEventID", "Extras"),
        (Icews(), 20, "Event ID", "Longitude"),
        (Polecat(), 40, "Event ID", "Version"),
    ],
)
def test_columns(layout: Layout, columns: int, first: str, last: str) -> None:
    assert len(layout.columns) == len(set(layout.columns)) == columns
    assert (layout.columns[0], layout.columns[-1]) == (first, last)
    for row in table(layout, ATTACK, VISIT, TALKS, PLAN, NOBODY):
        assert len(row) == columns


def test_gdelt_events() -> None:
    [row] = table(GdeltEvents(), ATTACK)
    assert (row["Day"], row["MonthYear"], row["Year"]) == ("20130923", "201309", "2013")
    assert float(row["FractionDate"]) == pytest.approx(2013 + (9 * 30 + 23) / 365, abs=1e-3)
    assert (row["Actor1Code"], row["Actor1CountryCode"], row["Actor1Type1Code"]) == (
        "IRQGOV", "IRQ", "GOV",
    )  # fmt: skip
    assert (row["EventCode"], row["EventBaseCode"], row["EventRootCode"]) == ("195", "195", "19")
    assert (row["QuadClass"], row["GoldsteinScale"], row["NumMentions"]) == ("4", "-10.0", "2")
    assert (row["ActionGeo_Fullname"], row["ActionGeo_CountryCode"]) == ("Baghdad", "IZ")
    assert (row["ActionGeo_Type"], row["ActionGeo_FeatureID"]) == ("4", "98182")
    assert (row["Actor1Geo_Type"], row["AvgTone"]) == ("0", "")
    assert (row["DATEADDED"], row["SOURCEURL"]) == ("20130924100000", "https://x.org/a")


def test_codes_keep_their_leading_zero() -> None:
    [row, _] = table(GdeltEvents(), VISIT)
    assert (row["EventCode"], row["EventRootCode"]) == ("042", "04")
    assert table(Icews(), VISIT)[0]["CAMEO Code"] == "042"
    read = pd.read_csv(
        io.StringIO("\t".join(row.values())), sep="\t", header=None, dtype={26: str, 28: str}
    )
    assert (read.iloc[0, 26], read.iloc[0, 28]) == ("042", "04")


def test_each_pair_of_parties_is_a_row_and_a_meeting_is_told_once() -> None:
    def ends(one: Event) -> list[tuple[str | None, str | None]]:
        return [
            (source.country if source else None, target.country if target else None)
            for source, target in dyads(one)
        ]

    assert ends(VISIT) == [("IRQ", "IRN"), ("IRQ", "TUR")]
    assert ends(TALKS) == [("IRQ", "IRN"), ("IRQ", "TUR")]
    assert ends(NOBODY) == [(None, None)]
    numbers = [row["GlobalEventID"] for row in table(GdeltEvents(), VISIT, TALKS)]
    assert len(set(numbers)) == 4
    assert all(0 < int(number) < 2**63 for number in numbers)


def test_gdelt_mentions_point_into_the_text() -> None:
    rows = table(GdeltMentions(), ATTACK)
    assert [row["ActionCharOffset"] for row in rows] == ["0", "2"]
    [event_row] = table(GdeltEvents(), ATTACK)
    assert {row["GlobalEventID"] for row in rows} == {event_row["GlobalEventID"]}
    assert (rows[0]["MentionTimeDate"], rows[0]["EventTimeDate"]) == (
        "20130924100000", "20130923000000",
    )  # fmt: skip
    assert table(GdeltMentions(), NOBODY)[0]["Actor1CharOffset"] == "-1"


def test_an_act_of_several_reports_is_one_row_of_gdelt_with_a_mention_of_each() -> None:
    reports = Reports("a e1", articles=2, outlets=2)
    other = replace(told(VISIT).record.article, id="b", url="https://y.org/b")
    both = [
        replace(told(VISIT), reports=reports),
        Reported(replace(RECORD, article=other), replace(VISIT, id="e9"), reports),
    ]

    def written(layout: Layout) -> list[tuple[str, ...]]:
        stream = io.StringIO()
        write_table(layout, iter(both), KNOWLEDGE, stream)
        return [tuple(line.split("\t")) for line in stream.getvalue().splitlines()]

    rows, mentions = written(GdeltEvents()), written(GdeltMentions())
    at = GdeltEvents.columns.index
    assert len(rows) == 2
    for row in rows:
        assert (row[at("NumSources")], row[at("NumArticles")]) == ("2", "2")
        told_by = [one[5] for one in mentions if one[0] == row[0]]
        assert told_by == ["https://x.org/a", "https://y.org/b"]


def test_icews() -> None:
    [row] = table(Icews(), ATTACK)
    assert (row["Source Country"], row["Target Country"]) == ("Iraq", "Syria")
    assert (row["Event Text"], row["Intensity"]) == ("Employ aerial weapons", "-10.0")
    assert (row["City"], row["Country"], row["Latitude"]) == ("Baghdad", "Iraq", "33.3")
    assert row["Source Sectors"] == "Government"


def test_polecat_lists_all_parties_in_one_row() -> None:
    [row] = table(Polecat(), VISIT)
    assert (row["Recipient Country"], row["Recipient COW"]) == ("IRN; TUR", "630; 640")
    assert (row["Event Type"], row["Event Mode"], row["Quad Code"]) == (
        "CONSULT", "visit", "VERBAL COOPERATION",
    )  # fmt: skip
    [struck] = table(Polecat(), ATTACK)
    assert (struck["GeoNames ID"], struck["Publication Date"]) == ("98182", "2013-09-24")


def test_plover() -> None:
    found = plover_object(told(ATTACK), KNOWLEDGE)
    assert found is not None
    assert list(found)[:13] == [
        "id", "has_event", "date", "time", "enddate", "endtime", "actor", "recipient", "event",
        "event_loc", "event_text", "quad_code", "event_scale",
    ]  # fmt: skip
    assert (found["event"], found["mode"], found["size"]) == ("ASSAULT", "aerial", {"dead": 3})
    assert found["event_loc"]["geonameid"] == 98182
    assert found["marsad"]["said_by"][0]["text"] == "مصدر"


FOLDED = {
    ("CONSULT", "visit", "planned"): ("AGREE", None, "030"),
    ("RETREAT", "ceasefire", "planned"): ("CONCEDE", None, "080"),
    ("ASSAULT", "aerial", "conditional"): ("THREATEN", "violence", "138"),
    ("COERCE", "arrest", "planned"): ("THREATEN", "arrest", None),
    ("SANCTION", "expel", "planned"): ("THREATEN", "expel", None),
    ("AID", None, "requested"): ("REQUEST", "assist", None),
    ("ASSAULT", None, "requested"): ("REQUEST", "change", None),
    ("REQUEST", "meet", "requested"): ("REQUEST", "meet", "040"),
    ("THREATEN", None, "planned"): ("THREATEN", None, "040"),
    ("CONSULT", "visit", "occurred"): ("CONSULT", "visit", "040"),
}


@pytest.mark.parametrize(("act", "expected"), FOLDED.items())
def test_status_is_folded_into_the_type(act: Any, expected: Any) -> None:
    kind, mode, status = act
    folded = fold_status(event(kind, mode=mode, status=status), KNOWLEDGE)
    assert folded is not None
    assert (folded.type, folded.mode) == expected[:2]
    if expected[2] is not None:
        assert folded.cameo == expected[2]
    assert folded.cameo in KNOWLEDGE.cameo


def test_what_did_not_happen_is_left_out() -> None:
    assert {"negated", "denied"} == LEFT_OUT
    for layout in (GdeltEvents(), GdeltMentions(), Icews(), Polecat()):
        assert table(layout, DENIAL) == []
    assert plover_object(told(DENIAL), KNOWLEDGE) is None


def test_folding_knows_only_types_and_modes_that_there_are() -> None:
    for kind, mode in PLANNED.values():
        assert mode is None or mode in KNOWLEDGE.types[kind].modes


def test_the_graph_counts_what_passed_between_parties(tmp_path: Path) -> None:
    graph = graph_of(map(told, [ATTACK, ATTACK, VISIT, PLAN, DENIAL, NOBODY]))
    [strikes] = [edge for edge in graph.edges.values() if edge.type == "ASSAULT"]
    assert (strikes.events, strikes.intensity, strikes.first_day) == (2, -9.5, "2013-09-23")
    assert len(graph.edges) == 3


def ask(query: str) -> list[Any]:
    """The rows that DuckDB answers."""
    answer = duckdb.sql(query)
    assert answer is not None
    return answer.fetchall()


def test_tables_are_read_by_others(tmp_path: Path) -> None:
    for form in ("csv", "parquet"):
        folder = tmp_path / form
        folder.mkdir()
        counts = write_tables(iter([RECORD]), folder, form)
        assert counts == {
            "articles": 1, "events": 6, "parties": 12, "sources": 3, "statements": 1, "figures": 1,
            "agreements": 0,
        }  # fmt: skip
        for name, rows in counts.items():
            path = folder / f"{name}.{form}"
            [(number,)] = ask(f"SELECT count(*) FROM '{path}'")
            assert number == rows
            frame = pd.read_csv(path) if form == "csv" else pd.read_parquet(path)
            assert len(frame) == rows
    joined = ask(
        f"SELECT e.type, p.country FROM '{tmp_path}/parquet/events.parquet' e JOIN "
        f"'{tmp_path}/parquet/parties.parquet' p USING (article_id, event_id) "
        "WHERE p.side = 'recipient' AND e.mode = 'aerial'"
    )
    assert joined == [("ASSAULT", "SYR")]
    cameo = pd.read_parquet(tmp_path / "parquet" / "events.parquet")["cameo"]
    assert cameo.tolist()[1] == "042"


def test_the_dictionary_tells_every_column(tmp_path: Path) -> None:
    write_tables(iter([]), tmp_path, "csv")
    with (tmp_path / "dictionary.csv").open(encoding="utf-8") as stream:
        rows = list(csv.DictReader(stream))
    assert tuple(rows[0]) == DICTIONARY
    for one in TABLES:
        names = [row["column"] for row in rows if row["table"] == one.name]
        with (tmp_path / f"{one.name}.csv").open(encoding="utf-8") as stream:
            assert next(csv.reader(stream)) == names
    assert all(row["meaning"] for row in rows)


# The command


@pytest.fixture
def export(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    monkeypatch.chdir(tmp_path)
    with Archive("marsad.db") as archive:
        archive.add([RECORD])

    def run(*arguments: object) -> Result:
        return CliRunner().invoke(app, ["export", *map(str, arguments)])

    return run


def test_exports_go_to_a_file_with_what_made_them(export: Callable[..., Result]) -> None:
    result = export("--layout", "gdelt", "-o", "events.tsv", "--party", "SYR")
    assert result.exit_code == 0, result.output
    assert "wrote 1 rows to events.tsv" in result.stderr
    about = json.loads(Path("events.tsv.about.json").read_text("utf-8"))
    assert about["coders"] == {"0.1.0 sha256:one": 1}
    assert about["filters"]["parties"] == ["SYR"]


def test_exports_go_to_standard_output(export: Callable[..., Result]) -> None:
    lines = export("--layout", "plover", "--type", "ASSAULT").stdout.splitlines()
    assert [json.loads(line)["event"] for line in lines] == ["ASSAULT"]


def test_graphs_are_opened_by_networkx(export: Callable[..., Result]) -> None:
    assert export("--layout", "graph", "-o", "parties.graphml").exit_code == 0
    graph = nx.read_graphml("parties.graphml")
    assert graph.number_of_edges() == 3
    assert graph.graph["coder"] == "0.1.0 sha256:one"
    assert export("--layout", "graph", "-o", "lists").exit_code == 0
    assert len(pd.read_csv("lists/edges.csv")) == 3
    assert len(pd.read_csv("lists/nodes.csv")) == graph.number_of_nodes()


def test_tables_need_a_place(export: Callable[..., Result]) -> None:
    result = export("--layout", "tables")
    assert result.exit_code == 2
    assert result.stderr.startswith("marsad: tables need a place; name it with -o")
    assert export("--layout", "tables", "-o", "t", "--format", "parquet").exit_code == 0
    assert (Path("t") / "about.json").exists()


def test_a_place_that_cannot_be_written_is_named(export: Callable[..., Result]) -> None:
    result = export("--layout", "icews", "-o", "none/events.tab")
    assert result.exit_code == 1
    assert result.stderr.startswith("marsad: cannot write none/events.tab: No such file")
