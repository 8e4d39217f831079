"""The overview, places, parties and pairs: what the API tells of them, and how it refuses."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import pytest
from litestar.types import HTTPScope, Receive, Scope, Send

from marsad.archive import Archive, ArchiveError
from marsad.server import warming
from serving import Client, serving


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    with serving(tmp_path_factory.mktemp("archive")) as client:
        yield client


def get(client: Client, path: str, **parameters: Any) -> Any:
    answer = client.get(path, params=parameters)
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_the_overview_of_the_last_days(client: Client) -> None:
    found = get(client, "/api/overview")
    assert found["day"] == "2013-09-26"
    assert {name: found["added"][name] for name in ("articles", "events", "stories")} == {
        "articles": 3, "events": 4, "stories": 0,
    }  # fmt: skip
    # what is planned or recalled is not among the latest
    assert [row["event"]["id"] for row in found["latest"]] == ["attack", "visit"]
    assert [one["day"] for one in found["quads"]] == ["2013-09-23", "2013-09-24", "2013-09-26"]
    assert found["quads"][0]["quad"] == {"1": 1, "2": 0, "3": 0, "4": 0}
    assert [(one["name_en"], one["events"]) for one in found["places"]] == [("Tehran", 1)]
    pairs = [(one["a"], one["b"], one["events"], one["intensity"]) for one in found["pairs"]]
    assert pairs == [("IRN", "IRQ", 1, 4.0)]
    assert [one["name_en"] for one in found["pairs"][0]["names"]] == ["Iran", "Iraq"]


def test_the_overview_of_other_days(client: Client) -> None:
    found = get(client, "/api/overview", until="2013-09-24", days=1)
    assert [one["day"] for one in found["quads"]] == ["2013-09-24"]
    assert [row["event"]["id"] for row in found["latest"]] == ["attack", "visit"]
    # a long time is told by months
    found = get(client, "/api/overview", days=36500)
    assert [one["day"] for one in found["quads"]] == ["2013-09"]


def test_the_overview_of_an_empty_archive(tmp_path: Path) -> None:
    with serving(tmp_path, []) as client:
        found = get(client, "/api/overview")
    assert found["day"] is None
    assert found["latest"] == found["quads"] == found["places"] == found["pairs"] == []


def test_places_take_filters(client: Client) -> None:
    assert [one["name"] for one in get(client, "/api/places", party="IRQ")] == ["طهران"]
    assert get(client, "/api/places", type="ASSAULT") == []


def test_parties_by_name_most_active_first(client: Client) -> None:
    found = get(client, "/api/parties")
    assert [(one["code"], one["events"]) for one in found[:2]] == [("IRN", 2), ("IRQ", 2)]
    assert found[0] == {
        "code": "IRN", "name": "إيران", "name_en": "Iran", "country": "IRN", "events": 2,
    }  # fmt: skip
    assert [one["code"] for one in get(client, "/api/parties", text="تركيا")] == ["TUR"]
    assert len(get(client, "/api/parties", limit=1)) == 1


def test_a_party(client: Client) -> None:
    found = get(client, "/api/parties/IRN")
    assert [one["name_en"] for one in found["parties"]] == ["Iran"]
    dossier = found["dossier"]
    assert (dossier["articles"], dossier["by_type"], dossier["intensity"]) == (
        2, {"CONSULT": 2}, 4.0,
    )  # fmt: skip
    assert dossier["months"] == [{"month": "2013-09", "net": 4.0, "acts": 1}]
    assert len(dossier["timeline"]) == 2
    assert [line["what"] for line in dossier["agreements"]] == ["memorandum"]
    assert [one["name"] for one in dossier["speakers"]] == ["الوزير"]
    assert {node["code"] for node in found["network"]["nodes"]} == {"IRN", "IRQ", "TUR"}


def test_a_pair_in_some_days(client: Client) -> None:
    found = get(client, "/api/pairs/IRN/IRQ", since="2013-09-01", until="2013-09-30")
    assert [line["day"] for line in found["dossier"]["timeline"]] == ["2013-09-23"]
    assert found["network"]["edges"] == [{"a": "IRN", "b": "IRQ", "events": 1, "intensity": 4.0}]
    found = get(client, "/api/pairs/IRN/IRQ", since="2014-01-01")
    assert (found["dossier"]["timeline"], found["dossier"]["intensity"]) == ([], None)


REFUSED = [
    ("/api/parties/XXX", 404, None),
    ("/api/pairs/IRN/nobody", 404, None),
    ("/api/parties/IRN?since=yesterday", 400, "since"),
    ("/api/parties/IRN?language=fr", 400, "language"),
    ("/api/overview?days=0", 400, "days"),
    ("/api/overview?until=2013", 400, "until"),
    ("/api/parties?limit=201", 400, "limit"),
    ("/api/places?place=...", 400, "place"),
]


@pytest.mark.parametrize(("path", "status", "field"), REFUSED)
def test_what_is_refused(client: Client, path: str, status: int, field: str | None) -> None:
    answer = client.get(path)
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json().get("field") == field


def test_the_first_page_is_ready_and_made_anew_when_something_is_written(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(warming, "_PAUSE", 0.0)
    states: Iterator[str | ArchiveError] = iter(["a", "a", ArchiveError("busy"), "b"])
    asked: list[str] = []

    class Watched:
        def state(self) -> str:
            found = next(states, None)
            if found is None:
                raise asyncio.CancelledError
            if isinstance(found, ArchiveError):
                raise found
            return found

    async def inside(scope: Scope, receive: Receive, send: Send) -> None:
        request = cast("HTTPScope", scope)
        asked.append(f"{request['path']}?{request['query_string'].decode()}")

    with pytest.raises(asyncio.CancelledError):
        asyncio.run(warming.keep_warm(inside, cast("Archive", Watched())))
    assert asked == ["/api/archive?", "/api/overview?days=90"] * 2
