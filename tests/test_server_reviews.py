"""Reviews over HTTP: kept, listed, taken back, given out as annotations; and how it refuses."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from marsad.archive import Archive
from marsad.record import CoderStamp
from serving import Client, serving

VISIT = "/api/reviews/one/event/visit"


@pytest.fixture
def client(tmp_path: Path) -> Iterator[Client]:
    with serving(tmp_path) as client:
        with Archive(tmp_path / "served.db") as archive:
            client.headers["authorization"] = f"Bearer {archive.tokens.new('layla')}"
        yield client


def put(client: Client, path: str = VISIT, **said: Any) -> Any:
    answer = client.put(path, json={"verdict": "accepted", "reviewer": "Omar"} | said)
    assert answer.status_code == 200, answer.text
    return answer.json()


def get(client: Client, path: str, **parameters: Any) -> Any:
    answer = client.get(path, params=parameters)
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_a_review_is_kept_and_told_wherever_its_item_is(client: Client) -> None:
    tag = client.get("/api/events").headers["etag"]
    review = put(client, verdict="corrected", correction={"status": "planned"}, note="see text")
    assert (review["article"], review["kind"], review["item"]) == ("one", "event", "visit")
    assert review["correction"]["status"] == "planned"
    assert (review["judged"]["status"], review["stale"]) == ("occurred", False)
    # what was worked out before does not hold any more
    assert client.get("/api/events").headers["etag"] != tag
    [row] = [row for row in get(client, "/api/events")["items"] if row["event"]["id"] == "visit"]
    assert row["review"] == review
    assert get(client, "/api/articles/one")["reviews"] == [review]
    assert get(client, "/api/articles/two")["reviews"] == []
    [listed] = get(client, "/api/reviews")["items"]
    assert listed == review | {"article": listed["article"]}
    assert (listed["article"]["id"], listed["article"]["publisher"]) == ("one", "النخيل")


def test_a_statement_and_an_id_with_a_slash(client: Client) -> None:
    [row] = get(client, "/api/statements")["items"]
    item = row["statement"]["id"]
    put(client, f"/api/reviews/one/statement/{item}", verdict="rejected")
    [row] = get(client, "/api/statements")["items"]
    assert row["review"]["verdict"] == "rejected"
    put(client, "/api/reviews/folder%2Fthree/event/talks")
    assert get(client, "/api/reviews", kind="event")["items"][0]["article"]["id"] == "folder/three"


def test_without_a_name_the_holder_of_the_token_says_it(client: Client) -> None:
    assert put(client, reviewer=None)["reviewer"] == "layla"


def test_reviews_page_by_page(client: Client) -> None:
    for item in ("visit", "attack"):
        put(client, f"/api/reviews/one/event/{item}")
    put(client, "/api/reviews/two/event/truce", verdict="rejected", reviewer="Sara")
    page = get(client, "/api/reviews", limit=2)
    assert ([one["item"] for one in page["items"]], page["total"]) == (["truce", "attack"], 3)
    page = get(client, "/api/reviews", limit=2, cursor=page["next"])
    assert ([one["item"] for one in page["items"]], page["next"]) == (["visit"], None)
    assert get(client, "/api/reviews", reviewer="Sara", verdict="rejected")["total"] == 1


def test_a_review_is_taken_back(client: Client) -> None:
    put(client)
    assert client.delete(VISIT).status_code == 204
    assert get(client, "/api/reviews")["items"] == []
    assert client.delete(VISIT).status_code == 404


def test_annotations_are_given_out(client: Client) -> None:
    put(client, "/api/reviews/two/event/truce")
    put(client)
    answer = client.get("/api/reviews/gold")
    assert answer.headers["content-type"] == "application/zip"
    assert "marsad-reviews.zip" in answer.headers["content-disposition"]
    packed = zipfile.ZipFile(io.BytesIO(answer.content))
    assert packed.namelist() == ["gold/two.json", "articles.jsonl"]
    gold = json.loads(packed.read("gold/two.json"))
    assert (gold["id"], [one["type"] for one in gold["events"]]) == ("two", ["RETREAT"])
    answer = client.get("/api/reviews/gold", params={"partial": True})
    assert len(zipfile.ZipFile(io.BytesIO(answer.content)).namelist()) == 3


REFUSED: list[tuple[str, dict[str, Any], int, str | None]] = [
    ("/api/reviews/one/event/nothing", {}, 404, None),
    ("/api/reviews/nothing/event/visit", {}, 404, None),
    ("/api/reviews/one/figure/visit", {}, 404, None),
    (VISIT, {"verdict": "maybe"}, 400, "verdict"),
    (VISIT, {"colour": "red"}, 400, "colour"),
    (VISIT, {"verdict": "corrected"}, 400, "correction"),
    (VISIT, {"verdict": "corrected", "correction": {"status": "perhaps"}}, 400, "status"),
    (VISIT, {"verdict": "corrected",
             "correction": {"actors": [{"text": "تركيا", "start": 0, "end": 5}]}}, 400, "actors.0"),
    (VISIT, {"reviewer": " "}, 400, "reviewer"),
]  # fmt: skip


@pytest.mark.parametrize(("path", "said", "status", "field"), REFUSED)
def test_what_is_refused(
    client: Client, path: str, said: dict[str, Any], status: int, field: str | None
) -> None:
    answer = client.put(path, json={"verdict": "accepted", "reviewer": "Omar"} | said)
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json().get("field") == field
    assert get(client, "/api/reviews")["total"] == 0


def test_nobody_reviews_without_a_token(client: Client) -> None:
    del client.headers["authorization"]
    assert client.put(VISIT, json={"verdict": "accepted"}).status_code == 401
    assert client.delete(VISIT).status_code == 401


MISSED = {
    "type": "CONSULT",
    "trigger": {"text": "زار", "start": 16, "end": 19},  # «visited»
    "actors": [{"text": "الوزير", "start": 20, "end": 26, "country": "IRQ"}],
}


def test_what_the_coder_has_missed_is_kept_exported_and_outlives_recoding(
    client: Client, tmp_path: Path
) -> None:
    def post(**event: Any) -> Any:
        return client.post("/api/articles/one/missed", json={"event": event, "reviewer": "Omar"})

    answer = post(**MISSED)
    assert answer.status_code == 200, answer.text
    review = answer.json()
    assert (review["item"], review["verdict"], review["stale"]) == ("added-1", "added", False)
    told = review["correction"]
    # what follows from the type is worked out, what is not told is not there
    assert (told["quad"], told["cameo"], told["recipients"]) == (1, "040", [])
    assert told["gloss_en"]
    assert post(**MISSED | {"type": "REJECT"}).json()["item"] == "added-2"
    assert client.delete("/api/reviews/one/event/added-2").status_code == 204
    assert post(**MISSED | {"mode": "visit"}).json()["item"] == "added-3"
    with Archive(tmp_path / "served.db") as archive:
        record = archive.record("one")
        assert record is not None
        coded = CoderStamp(version="later", knowledge="sha256:0")
        archive.add([replace(record, coder=coded, events=record.events[:1])])
    stale = {one["item"]: one["stale"] for one in get(client, "/api/reviews")["items"]}
    assert stale == {"added-1": False, "added-3": False}
    packed = client.get("/api/reviews/gold", params={"partial": True}).content
    with zipfile.ZipFile(io.BytesIO(packed)) as archived:
        gold = json.loads(archived.read("gold/one.json"))
    assert [one["type"] for one in gold["events"] if not one.get("optional")] == ["CONSULT"] * 2
    for event, field in (
        ({"type": "CONSULT"}, "trigger"),
        ({"trigger": MISSED["trigger"]}, "type"),
        (MISSED | {"type": "VISIT"}, "type"),
        (MISSED | {"trigger": {"text": "زار", "start": 1, "end": 4}}, "trigger"),
        (MISSED | {"colour": "red"}, "colour"),
    ):
        refused = post(**event)
        assert (refused.status_code, refused.json()["field"]) == (400, field)
    assert client.post("/api/articles/none/missed", json={"event": MISSED}).status_code == 404
    added = client.put(VISIT, json={"verdict": "added", "correction": MISSED})
    assert (added.status_code, added.json()["field"]) == (400, "verdict")
