"""The HTTP API: what it answers, page by page, and how it refuses."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from archiving import article, date, event, place, record
from serving import Client, serving


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    with serving(tmp_path_factory.mktemp("archive")) as client:
        yield client


def ids(page: dict[str, Any], noun: str = "event") -> list[str]:
    return [item[noun]["id"] for item in page["items"]]


def get(client: Client, path: str, **parameters: Any) -> Any:
    answer = client.get(path, params=parameters)
    assert answer.status_code == 200, answer.text
    return answer.json()


# what there is


def test_the_archive_is_summed_up(client: Client) -> None:
    found = get(client, "/api/archive")
    assert found["summary"]["articles"] == 3
    assert found["coder"]["knowledge"].startswith("sha256:")


def test_every_code_of_a_record_has_a_name(client: Client) -> None:
    found = get(client, "/api/vocabulary")
    assert {kind["code"] for kind in found["types"]} >= {"CONSULT", "ASSAULT"}
    assert {one["code"]: one["en"] for one in found["countries"]}["IRN"] == "Iran"
    assert all(one["en"] and one["ar"] for name in found if name != "registers"
               for one in found[name])  # fmt: skip


def test_publishers_by_number_of_articles(client: Client) -> None:
    assert [one["articles"] for one in get(client, "/api/publishers")] == [2, 1]


# events and the rest


EVENT_QUESTIONS: list[tuple[dict[str, Any], list[str]]] = [
    # everything: newest first, what has no day last
    ({}, ["truce", "attack", "visit", "talks"]),
    ({"type": "CONSULT"}, ["visit", "talks"]),
    ({"type": ["CONSULT", "ASSAULT"]}, ["attack", "visit", "talks"]),
    ({"party": "IRN"}, ["visit", "talks"]),
    ({"party": ["IRN", "IRQ"]}, ["visit"]),
    ({"actor": "IRQ"}, ["visit"]),
    ({"recipient": "IRQ"}, ["attack"]),
    ({"place": "IRN"}, ["visit"]),
    ({"place": "Tehran"}, ["visit"]),
    ({"sayer": "IRQ"}, ["visit"]),
    ({"status": "planned"}, ["truce"]),
    ({"mode": "visit"}, ["visit"]),
    ({"publisher": "الميناء"}, ["truce"]),
    ({"foreground": "true"}, ["attack", "visit", "talks"]),
    ({"since": "2013-09-24"}, ["truce", "attack"]),
    ({"until": "2013-09-23"}, ["visit"]),
    ({"text": "هدنة"}, ["truce"]),
]


@pytest.mark.parametrize(("asked", "wanted"), EVENT_QUESTIONS)
def test_events_that_answer(client: Client, asked: dict[str, Any], wanted: list[str]) -> None:
    page = get(client, "/api/events", **asked)
    assert ids(page) == wanted
    assert page["total"] == len(wanted)
    assert page["next"] is None


def test_an_event_comes_with_its_article(client: Client) -> None:
    [row] = get(client, "/api/events", mode="visit")["items"]
    assert row["article"] == {
        "id": "one", "publisher": "النخيل", "title": "زيارة إلى طهران",
        "published": "2013-09-24T10:00:00+03:00", "url": "https://nakheel.example/1",
    }  # fmt: skip
    assert row["event"]["said_by"][0]["text"] == "مسؤولون"
    assert (row["act"], row["reports"]) == (None, 1)


@pytest.mark.parametrize("limit", [1, 2, 3])
def test_pages_follow_each_other_without_a_gap(client: Client, limit: int) -> None:
    seen: list[str] = []
    page = get(client, "/api/events", limit=limit)
    assert page["total"] == 4
    seen += ids(page)
    while page["next"] is not None:
        page = get(client, "/api/events", limit=limit, cursor=page["next"])
        assert page["total"] is None
        seen += ids(page)
    assert seen == ["truce", "attack", "visit", "talks"]


def test_statements_figures_and_agreements(client: Client) -> None:
    [said] = get(client, "/api/statements", party="IRQ")["items"]
    assert said["statement"]["content"]["text"] == "ما قيل"
    [counted] = get(client, "/api/figures", of="killed")["items"]
    assert (counted["figure"]["value"], counted["event"]) == (12, "attack")
    [agreed] = get(client, "/api/agreements", party="IRN", kind="memorandum")["items"]
    assert agreed["article"]["id"] == "one"


# articles


def test_search_shows_where_the_words_stand(client: Client) -> None:
    page = get(client, "/api/search", text="طهران")
    [row] = page["items"]
    marked = [row["snippet"]["text"][a:b] for a, b in row["snippet"]["marks"]]
    assert marked == ["طهران"]
    assert page["total"] == 1


def test_articles_are_listed_and_paged(client: Client) -> None:
    page = get(client, "/api/articles", limit=2)
    assert [row["id"] for row in page["items"]] == ["two", "one"]
    assert (page["items"][1]["events"], page["items"][1]["statements"]) == (2, 1)
    page = get(client, "/api/articles", limit=2, cursor=page["next"])
    assert [row["id"] for row in page["items"]] == ["folder/three"]


@pytest.mark.parametrize("path", ["one", "folder%2Fthree", "https%3A%2F%2Fnakheel.example%2F1"])
def test_an_article_by_its_id_or_address(client: Client, path: str) -> None:
    found = get(client, f"/api/articles/{path}")
    assert found["record"]["article"]["id"] in ("one", "folder/three")
    assert (found["version"], found["versions"], found["story"]) == (1, 1, None)


def test_versions_of_an_article(client: Client) -> None:
    [version] = get(client, "/api/articles/folder%2Fthree/versions")
    assert version["coder"]["knowledge"] == "sha256:one"


def test_the_derivation_of_a_record(client: Client) -> None:
    found = get(client, "/api/articles/one/derivation")
    assert found == {"items": []}


# coding


def test_a_text_is_coded_and_not_kept(client: Client) -> None:
    answer = client.post("/api/code", json={"title": "مباحثات", "body": "قال الوزير"})
    assert answer.status_code == 200
    assert [event["type"] for event in answer.json()["events"]] == ["CONSULT"]
    assert get(client, "/api/archive")["summary"]["articles"] == 3


# refusals


REFUSED: list[tuple[str, int, str | None]] = [
    ("/api/events?typ=CONSULT", 400, "typ"),
    ("/api/events?type=NOTHING", 400, "type"),
    ("/api/events?limit=0", 400, "limit"),
    ("/api/events?limit=201", 400, "limit"),
    ("/api/events?limit=many", 400, "limit"),
    ("/api/events?cursor=!!", 400, "cursor"),
    ("/api/events?cursor=WyIyMDEzIl0", 400, "cursor"),
    ("/api/events?since=yesterday", 400, "since"),
    ("/api/events?party=...", 400, "party"),
    ("/api/events?actor=...", 400, "actor"),
    ("/api/events?sayer=IRN/MIL", 400, "sayer"),
    ("/api/events?text=(", 400, "text"),
    ("/api/events?text=" + "a" * 501, 400, "text"),
    ("/api/statements?type=CONSULT", 400, "type"),
    ("/api/search", 400, "text"),
    ("/api/articles/none", 404, None),
    ("/api/acts/7", 404, None),
    ("/api/acts/99999999999999999999", 400, "number"),
    ("/api/stories/7", 404, None),
    ("/api/registers/nothing", 400, "name"),
    ("/api/registers/agreements?place=IRQ", 400, "place"),
    ("/api/dossier", 400, "party"),
    ("/api/dossier?party=IRQ&party=IRN&party=USA", 400, "party"),
    ("/api/export/nothing", 400, "layout"),
    ("/api/export/gdelt?text=(", 400, "text"),
    ("/api/nothing", 404, None),
    ("/api", 404, None),
]


@pytest.mark.parametrize(("path", "status", "field"), REFUSED)
def test_refusals_name_the_parameter(
    client: Client, path: str, status: int, field: str | None
) -> None:
    answer = client.get(path)
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert problem["status"] == status
    assert problem.get("field") == field
    assert problem["detail"]


BODIES: list[tuple[Any, int, str | None]] = [
    ({"title": "x"}, 400, "body"),
    ({"title": "x", "body": 3}, 400, "body"),
    ({"title": "", "body": ""}, 400, "text"),
    ({"title": "x", "body": "y", "more": 1}, 400, "more"),
    ([], 400, None),
]


@pytest.mark.parametrize(("body", "status", "field"), BODIES)
def test_bodies_are_refused_by_field(
    client: Client, body: Any, status: int, field: str | None
) -> None:
    answer = client.post("/api/code", json=body)
    assert (answer.status_code, answer.json().get("field")) == (status, field), answer.text


def test_other_methods_are_refused(client: Client) -> None:
    answer = client.get("/api/code")
    assert answer.status_code == 405
    assert answer.headers["content-type"] == "application/problem+json"


def test_the_openapi_document_knows_the_records(client: Client) -> None:
    found = get(client, "/api/schema/openapi.json")
    assert "/api/events" in found["paths"]
    assert "Event" in found["components"]["schemas"]


# the workbench


def test_without_a_built_workbench_a_page_says_how_to_build_it(tmp_path: Path) -> None:
    with serving(tmp_path, assets=tmp_path / "none") as client:
        answer = client.get("/")
        assert answer.headers["content-type"] == "text/html; charset=utf-8"
        assert "make workbench" in answer.text


def test_the_workbench_is_served_for_its_own_addresses(tmp_path: Path) -> None:
    assets = tmp_path / "built"
    (assets / "assets").mkdir(parents=True)
    (assets / "index.html").write_text("<!doctype html><p>the page")
    (assets / "assets" / "app-1a2b.js").write_text("let it = 1;" * 100)
    (tmp_path / "secret.txt").write_text("secret")
    with serving(tmp_path, assets=assets) as client:
        for path in ("/", "/events", "/articles/folder%2Fthree", "/../secret.txt"):
            assert client.get(path).text == "<!doctype html><p>the page"
        script = client.get("/assets/app-1a2b.js")
        assert script.headers["content-type"].startswith("application/javascript")
        assert "immutable" in script.headers["cache-control"]
        assert client.get("/assets/gone.js").status_code == 404


# across outlets


@pytest.fixture(scope="module")
def outlets(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """Three outlets on one visit: the second differs in its day, the third copies the first."""
    text = (
        "زيارة الوزير إلى طهران\nوصل وزير الخارجية العراقي إلى طهران في زيارة رسمية تستغرق يومين "
        "وكان في استقباله نظيره الإيراني في مطار المدينة"
    )
    other = (
        "وزير الخارجية العراقي في طهران\nبدأ وزير الخارجية العراقي الثلاثاء زيارة رسمية لطهران "
        "يبحث خلالها مع مسؤولين إيرانيين ملفات الحدود والتجارة بين البلدين"
    )
    visit: dict[str, Any] = {"mode": "visit", "place": place("طهران", "IRN", "Tehran")}
    told = [
        record(article("first", text, publisher="النخيل"),
               events=[event("CONSULT", "IRQ", "IRN", date=date("2013-09-23"), **visit)]),
        record(article("second", other, publisher="الميناء", published="2013-09-24T12:00:00+03:00"),
               events=[event("CONSULT", "IRQ", "IRN", date=date("2013-09-24"), **visit)]),
        record(article("third", text, publisher="الساحل", published="2013-09-24T14:00:00+03:00"),
               events=[event("CONSULT", "IRQ", "IRN", date=date("2013-09-23"), **visit)]),
    ]  # fmt: skip
    with serving(tmp_path_factory.mktemp("outlets"), told, stories=True) as client:
        yield client


def test_an_act_with_all_its_reports(outlets: Client) -> None:
    [row, *_] = get(outlets, "/api/events")["items"]
    assert row["reports"] == 3
    act = get(outlets, f"/api/acts/{row['act']}")
    assert [(one["article"]["id"], one["copy_of"]) for one in act["tellings"]] == [
        ("first", None), ("second", None), ("third", "first"),
    ]  # fmt: skip
    assert [one["of"] for one in act["differences"]] == ["date"]
    listed = get(outlets, "/api/acts", party="IRN")
    assert (listed["items"], listed["total"]) == ([act], 1)
    latest = get(outlets, "/api/overview")["latest"]
    assert [row["act"] for row in latest].count(act["number"]) == 1
    assert get(outlets, "/api/acts", party="USA")["items"] == []


def test_a_story_with_its_articles(outlets: Client) -> None:
    page = get(outlets, "/api/stories", fewest=3)
    [story] = page["items"]
    assert (story["articles"], story["outlets"], page["total"]) == (3, 3, 1)
    assert story["title"] == "زيارة الوزير إلى طهران"
    view = get(outlets, f"/api/stories/{story['key']}")
    assert [one["copy_of"] for one in view["members"]] == [None, None, "first"]
    assert [len(act["tellings"]) for act in view["acts"]] == [3]
    assert get(outlets, "/api/stories", fewest=4)["items"] == []


def test_a_register_tells_an_act_once(outlets: Client) -> None:
    page = get(outlets, "/api/registers/visits")
    assert [(line["what"], line["reports"]) for line in page["items"]] == [("CONSULT visit", 3)]


REGISTER_LINES = [
    ("visits", 1), ("agreements", 1), ("casualties", 1), ("ceasefires", 0), ("threats", 0),
    ("positions", 0),
]  # fmt: skip


@pytest.mark.parametrize(("name", "lines"), REGISTER_LINES)
def test_registers(client: Client, name: str, lines: int) -> None:
    assert len(get(client, f"/api/registers/{name}")["items"]) == lines


def test_a_dossier_in_three_forms(client: Client) -> None:
    asked = {"party": ["IRQ", "IRN"]}
    assert len(get(client, "/api/dossier", **asked)["timeline"]) == 1
    page = client.get("/api/dossier", params=asked | {"format": "html", "language": "ar"})
    assert page.headers["content-type"].startswith("text/html")
    assert "sandbox" in page.headers["content-security-policy"]
    told = client.get("/api/dossier", params=asked | {"format": "md"})
    assert told.text.startswith("# Dossier")


EXPORTS = [
    ("plover", "application/x-ndjson", 3), ("gdelt", "text/tab-separated-values", 2),
    ("gdelt-mentions", "text/tab-separated-values", 2), ("icews", "text/tab-separated-values", 4),
    ("polecat", "text/tab-separated-values", 4),
]  # fmt: skip


@pytest.mark.parametrize(("layout", "kind", "lines"), EXPORTS)
def test_exports_line_by_line(client: Client, layout: str, kind: str, lines: int) -> None:
    answer = client.get(f"/api/export/{layout}", params={"foreground": "true"})
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith(kind)
    assert answer.headers["content-disposition"].startswith("attachment; filename=")
    assert len(answer.text.splitlines()) == lines


def test_exports_of_files(client: Client) -> None:
    tables = client.get("/api/export/tables", params={"format": "csv"})
    names = zipfile.ZipFile(io.BytesIO(tables.content)).namelist()
    assert {"events.csv", "articles.csv", "dictionary.csv"} <= set(names)
    assert b"<graphml" in client.get("/api/export/graph").content
