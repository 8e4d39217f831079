"""The watches over HTTP, and a server that follows."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from xml.etree import ElementTree as ET

import httpx
import pytest
from typer.testing import CliRunner

from marsad.archive import Archive, Filters, watching
from marsad.archive.follow_tables import outbox
from marsad.archive.watching import (
    Watch,
    find_notices,
    latest_notices,
    prune_notices,
    save_watches,
)
from marsad.cli import app
from serving import serving
from web_site import Answer, item, rss, running_site

NOW = "2001-01-01T00:00:00+00:00"
LATER = "2001-01-01T00:05:00+00:00"


def test_watches_and_their_feeds(tmp_path: Path) -> None:
    with serving(tmp_path) as client:
        assert client.get("/api/watches").json() == []
        archive = Archive(tmp_path / "served.db")
        with archive.writing() as connection:
            watch = Watch(name="visits", filters={"type": ["CONSULT"]})
            quiet = Watch(name="quiet", filters={}, feed=False)
            save_watches(connection, [watch, quiet], NOW)
        assert client.get("/api/watches").json() == [
            {"name": "quiet", "filters": {}, "feed": None},
            {
                "name": "visits",
                "filters": {"type": ["CONSULT"]},
                "feed": "/api/watches/visits.atom",
            },
        ]
        empty = client.get("/api/watches/visits.atom")
        with archive.writing() as connection:
            find_notices(connection, "visits", Filters(types=("CONSULT",)), (), LATER)
        archive.close()
        told = client.get(
            "/api/watches/visits.atom", headers={"If-None-Match": empty.headers["etag"]}
        )
        assert told.status_code == 200  # what was found has changed it
        assert told.headers["content-type"].startswith("application/atom+xml")
        assert len(ET.fromstring(told.content)) > len(ET.fromstring(empty.content))
        document = client.get("/api/watches/visits.json")
        assert document.headers["content-type"].startswith("application/feed+json")
        assert document.json()["feed_url"].endswith("/api/watches/visits.json")
        assert len(document.json()["items"]) == 2


def test_old_notices_are_forgotten_when_there_are_many(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "_KEPT", 2)
    with (
        serving(tmp_path),
        Archive(tmp_path / "served.db") as archive,
        archive.writing() as connection,
    ):
        save_watches(connection, [Watch(name="all", filters={})], NOW)
        assert len(find_notices(connection, "all", Filters(), ("webhook",), LATER)) == 4
        assert prune_notices(connection, "all", "2001-03-01T00:00:00+00:00") == 0  # young
        assert prune_notices(connection, "all", "2003-01-01T00:00:00+00:00") == 0  # not sent
        connection.execute(outbox.delete())
        assert prune_notices(connection, "all", "2003-01-01T00:00:00+00:00") == 2
        assert len(latest_notices(connection, "all", 9)) == 2


def test_a_secret_address_lets_readers_of_feeds_in_and_to_nothing_else(tmp_path: Path) -> None:
    with serving(tmp_path, public=True) as client:
        archive = Archive(tmp_path / "served.db")
        with archive.writing() as connection:
            watches = [Watch(name=name, filters={}) for name in ("visits", "talks")]
            save_watches(connection, watches, NOW)
        token = {"Authorization": f"Bearer {archive.tokens.new('reader')}"}
        assert client.get("/api/watches/visits.atom").status_code == 401
        feeds = {
            one["name"]: one["feed"] for one in client.get("/api/watches", headers=token).json()
        }
        assert client.get(feeds["visits"]).status_code == 200
        assert client.get(feeds["visits"].replace(".atom", ".json")).status_code == 200
        key = feeds["visits"].partition("?")[2]
        for other in ("watches/talks.atom", "watches", "events", "watches/none.atom"):
            assert client.get(f"/api/{other}?{key}").status_code == 401, other
        assert client.get("/api/watches/visits.atom?key=").status_code == 401
        assert client.post(feeds["visits"]).status_code == 401
        told = CliRunner().invoke(app, ["token", "feeds", "-a", archive.place])
        assert told.stdout.splitlines() == [
            f"{name}  {feeds[name]}" for name in ("talks", "visits")
        ]
        CliRunner().invoke(app, ["token", "feeds", "--renew", "-a", archive.place])
        assert client.get(feeds["visits"]).status_code == 401
        archive.close()


@pytest.mark.parametrize(
    "name", ["none.atom", "quiet.atom", "visits", "visits.xml", "%2e%2e%2fx.atom"]
)
def test_feeds_that_are_not_there(tmp_path: Path, name: str) -> None:
    with serving(tmp_path) as client:
        answer = client.get(f"/api/watches/{name}")
        assert answer.status_code == 404
        assert answer.headers["content-type"] == "application/problem+json"


def test_a_server_that_follows(tmp_path: Path) -> None:
    """One process fetches, codes and serves, and comes to an end when it is asked to."""
    body = (
        "أجرى الوزير مباحثات في طهران بعد اجتماع طويل وقال إنها مفيدة "
        "وإنها ستستمر في الأيام المقبلة"
    )
    with running_site() as site:
        url = site.html("/a", "زيارة", body)
        site.pages["/rss"] = Answer(rss(item(url, date=None)))
        feeds = tmp_path / "feeds.toml"
        head = f'[follow]\nallow_private = ["{site.host}"]\npace = "0s"\n'
        watch = '[[watch]]\nname = "all"\n'
        feeds.write_text(f'{head}[[feed]]\nurl = "{site.home}/rss"\n{watch}', encoding="utf-8")
        program = Path(__file__).parent / "fake_follow.py"
        command = [sys.executable, str(program), "serve", "--port", "0", "--follow", str(feeds)]
        environment = os.environ | {"MARSAD_ARCHIVE": str(tmp_path / "new.db")}
        with subprocess.Popen(
            command, env=environment, stderr=subprocess.PIPE, text=True
        ) as running:
            try:
                assert running.stderr is not None
                first = running.stderr.readline()
                assert " is served at " in first
                api = first.partition("(the API at ")[2].partition(")")[0]
                _until_told(api)
                running.send_signal(signal.SIGTERM)
                _, told = running.communicate(timeout=20)
            finally:
                running.kill()
        assert "round: 1 feed; 1 added" in told
        assert "stopped" in told
        assert running.returncode == 0


def _until_told(api: str) -> None:
    for _ in range(300):
        with contextlib.suppress(httpx.ConnectError):  # it has not begun to listen
            found = httpx.get(f"{api}/watches/all.json", trust_env=False)
            if found.status_code == 200 and found.json()["items"]:
                return
        time.sleep(0.05)
    raise AssertionError("nothing came in")
