"""Who may ask the server, what it tells browsers, and answers that still hold."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from archiving import article, event, record
from marsad.archive import Archive
from marsad.archive.time_limit import OutOfTimeError, within
from serving import Client, serving

TEXT = {"title": "مباحثات", "body": "قال الوزير"}


@pytest.fixture
def client(tmp_path: Path) -> Iterator[Client]:
    with serving(tmp_path) as client:
        yield client


def token_of(folder: Path, name: str = "layla") -> dict[str, str]:
    with Archive(folder / "served.db") as archive:
        return {"authorization": f"Bearer {archive.tokens.new(name)}"}


# hosts and origins


HOSTS = [
    ("127.0.0.1:8770", 200), ("localhost", 200), ("[::1]:8770", 200), ("LOCALHOST:1", 200),
    # a name of somebody else that points here
    ("evil.example:8770", 421), ("127.0.0.1.evil.example", 421), ("localhost.evil.example", 421),
    ("", 421), ("127.0.0.1:8770:1", 421),
]  # fmt: skip


@pytest.mark.parametrize(("host", "status"), HOSTS)
def test_only_this_machines_names_lead_here(client: Client, host: str, status: int) -> None:
    assert client.get("/api/archive", headers={"host": host}).status_code == status


ORIGINS: list[tuple[str, dict[str, str], int]] = [
    ("GET", {"sec-fetch-site": "same-origin"}, 200),
    ("GET", {"sec-fetch-site": "none"}, 200),
    # a link that somebody follows
    ("GET", {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate"}, 200),
    # an image or a script of another page
    ("GET", {"sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors"}, 403),
    ("GET", {"sec-fetch-site": "same-site", "sec-fetch-mode": "cors"}, 403),
    ("POST", {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate"}, 403),
    ("POST", {"origin": "https://evil.example"}, 403),
    ("POST", {"origin": "null"}, 403),
    ("POST", {"origin": "http://127.0.0.1:8770"}, 200),
]


@pytest.mark.parametrize(("method", "headers", "status"), ORIGINS)
def test_pages_of_other_origins_are_kept_out(
    client: Client, method: str, headers: dict[str, str], status: int
) -> None:
    path = "/api/archive" if method == "GET" else "/api/code"
    body = None if method == "GET" else TEXT
    assert client.request(method, path, json=body, headers=headers).status_code == status


def test_every_answer_tells_the_browser_what_may_run(client: Client) -> None:
    for path in ("/", "/api/archive", "/api/nothing", "/api/events?limit=0"):
        headers = client.get(path).headers
        assert "script-src 'self';" in headers["content-security-policy"]
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"
        assert "access-control-allow-origin" not in headers


# tokens


def test_writing_needs_a_token(client: Client, tmp_path: Path) -> None:
    assert client.post("/api/articles", json=TEXT).status_code == 401
    wrong = {"authorization": "Bearer marsad_wrong"}
    assert client.post("/api/articles", json=TEXT, headers=wrong).status_code == 401
    answer = client.post("/api/articles", json=TEXT, headers=token_of(tmp_path))
    assert (answer.status_code, answer.json()["written"]) == (200, "new")
    assert client.get(f"/api/articles/{answer.json()['id']}").status_code == 200


def test_the_same_article_is_kept_once(client: Client, tmp_path: Path) -> None:
    token = token_of(tmp_path)
    fates = [
        client.post("/api/articles", json=one, headers=token).json()
        for one in (TEXT, TEXT, TEXT | {"id": "one", "url": "https://other.example/"})
    ]
    assert fates[0]["written"], fates[1]["written"] == ("new", "unchanged")
    assert fates[2]["id"] == fates[0]["id"]


def test_a_revoked_token_is_good_for_nothing(client: Client, tmp_path: Path) -> None:
    token = token_of(tmp_path)
    with Archive(tmp_path / "served.db") as archive:
        [kept] = archive.tokens.list()
        assert kept.name == "layla"
        archive.tokens.revoke("layla")
    assert client.post("/api/articles", json=TEXT, headers=token).status_code == 401


def test_the_archive_keeps_no_token(tmp_path: Path) -> None:
    with serving(tmp_path):
        token = token_of(tmp_path)["authorization"].removeprefix("Bearer ")
    written = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert token.encode() not in written


def test_in_public_everything_needs_a_token_but_the_page(tmp_path: Path) -> None:
    with serving(tmp_path, public=True) as client:
        elsewhere = {"host": "news.example"}
        for path in ("/api/archive", "/api/events", "/api/schema/openapi.json"):
            answer = client.get(path, headers=elsewhere)
            assert answer.status_code == 401
            assert answer.headers["www-authenticate"] == "Bearer"
        assert client.post("/api/code", json=TEXT, headers=elsewhere).status_code == 401
        assert client.get("/", headers=elsewhere).status_code == 200
        token = token_of(tmp_path)
        assert client.get("/api/archive", headers=elsewhere | token).status_code == 200


# limits


def test_large_bodies_are_refused(tmp_path: Path) -> None:
    with serving(tmp_path, largest_body=1000) as client:
        answer = client.post("/api/code", json={"title": "x", "body": "y" * 2000})
        assert answer.status_code == 413
        assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", None])
def test_bodies_are_json(client: Client, kind: str | None) -> None:
    headers = {"content-type": kind} if kind else {}
    answer = client.post("/api/code", content=b"title=x&body=y", headers=headers)
    assert answer.status_code in (400, 415)


def test_what_takes_too_long_is_stopped(tmp_path: Path) -> None:
    with serving(tmp_path, seconds=0.0) as client:
        answer = client.get("/api/events")
        assert answer.status_code == 504
        assert answer.json()["title"] == "Gateway Timeout"


def test_the_database_itself_is_stopped(place: str) -> None:
    endless = text(
        "WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n"
    )
    with Archive(place) as archive:
        begun = time.monotonic()
        with pytest.raises(OutOfTimeError), within(0.2), archive.reading() as connection:
            connection.execute(endless)
        assert time.monotonic() - begun < 5
        assert archive.summary().articles == 0


# what still holds


def test_an_answer_holds_until_something_is_written(client: Client, tmp_path: Path) -> None:
    first = client.get("/api/events?type=CONSULT")
    tag = first.headers["etag"]
    again = client.get("/api/events?type=CONSULT", headers={"if-none-match": f'W/{tag}, "x"'})
    assert (again.status_code, again.content) == (304, b"")
    assert client.get("/api/events?type=CONSULT").content == first.content
    with Archive(tmp_path / "served.db") as archive:
        archive.add([record(article("new", "خبر\nجديد"), events=[event("CONSULT", "EGY", "SDN")])])
    after = client.get("/api/events?type=CONSULT", headers={"if-none-match": tag})
    assert (after.status_code, after.json()["total"]) == (200, 3)


def test_the_state_is_another_one_only_after_writing(place: str) -> None:
    with Archive(place) as archive:
        states: list[Any] = [archive.state()]
        archive.add([record(article("one"))])
        states.append(archive.state())
        archive.add([record(article("one"))])
        assert archive.state() == states[-1]
        archive.update_stories()
        states.append(archive.state())
    with Archive(place) as archive:
        assert archive.state() == states[-1]
    assert len(set(states)) == 3
