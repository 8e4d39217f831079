"""Feeds files: the example is sound, and what is wrong is told with its line."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from marsad.archive import Filters
from marsad.cli import app
from marsad.follow.settings import Duration
from marsad.follow.settings_file import SettingsError, example, read_settings

FEED = '[[feed]]\nurl = "https://news.test/rss"\n'
WATCH = '[[watch]]\nname = "w"\n'


def test_the_example_shows_every_field() -> None:
    text = example()
    settings = read_settings(text, "feeds.toml")
    assert len(settings.feed) == 2
    assert settings.feed[0].every == Duration(600)
    assert settings.watch[0].filters.filters() == Filters(
        parties=("IRQ", "IRN"), types=("CONSULT",)
    )
    for table in (settings.follow, settings.feed[0], settings.watch[0]):
        for field in table.__struct_fields__:
            assert f"{field} =" in text or f"[feed.{field}]" in text, field


def test_defaults_shown_in_the_example_are_the_defaults() -> None:
    plain = "\n".join(
        line.removeprefix("# ") if line.startswith("# ") and " = " in line.partition("#")[2] else ""
        for line in example().partition("[[feed]]")[0].splitlines()
    )
    shown = read_settings(f"[follow]\n{plain}\n{FEED}", "x").follow
    assert shown == read_settings(FEED, "x").follow


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "f.toml: names no feed; add a [[feed]] with its url"),
        ("[[feed]\n", "f.toml: is no TOML: "),
        ("x = 1", "f.toml:1: x: is no field; known are follow, feed, watch"),
        ('[[feed]]\npublisher = "a"', "f.toml:1: feed 1: url is missing"),
        ('[[feed]]\nurl = "news.test"', "f.toml:2: feed 1.url: «news.test» is not of the web"),
        (FEED + 'evry = "10m"', "f.toml:3: feed 1.evry: is no field; is it every?"),
        (FEED + "\n" + FEED + 'every = "ten"', "f.toml:6: feed 2.every: 'ten' is no duration"),
        (FEED + 'every = "5s"', "f.toml:3: feed 1.every: is too often"),
        (FEED + 'kind = "json"', "f.toml:3: feed 1.kind: "),
        (FEED + FEED, "f.toml:4: feed 2.url: is the address of an earlier feed"),
        (FEED + '[feed.selectors]\nbody = "//["', "f.toml:4: feed 1.selectors.body: «//[» is no"),
        ("[follow]\npace = 3\n" + FEED, "f.toml:2: follow.pace: 3 is no duration"),
        ('[follow]\nuser_agent = "مرصد"\n' + FEED, "f.toml:2: follow.user_agent: must be ASCII"),
        (FEED + '[[watch]]\nname = "../x"', "f.toml:4: watch 1.name: "),
        (FEED + WATCH + WATCH, "f.toml:6: watch 2.name: is the name of an earlier watch"),
        (FEED + WATCH + 'filters = { type = "KILL" }', "f.toml:5: watch 1.filters.type: «KILL»"),
        (FEED + WATCH + '[watch.filters]\npartty = "IRN"', "f.toml:6: watch 1.filters.partty: is "),
        (FEED + WATCH + 'filters = { text = "(" }', "f.toml:5: watch 1.filters: the query"),
        (FEED + WATCH + 'filters = { since = "x" }', "f.toml:5: watch 1.filters.since: «x» is no"),
        (FEED + WATCH + 'webhook = { url = "https://h.test/" }', "watch 1.webhook: needs a secret"),
        (FEED + WATCH + "command = []", "f.toml:5: watch 1.command: "),
    ],
)
def test_what_is_wrong_is_told(text: str, told: str) -> None:
    with pytest.raises(SettingsError) as caught:
        read_settings(text, "f.toml")
    assert told in str(caught.value)
    assert "\n" not in str(caught.value)


def test_the_command_checks_and_prints(tmp_path: Path) -> None:
    runner = CliRunner()
    shown = runner.invoke(app, ["follow", "--example"])
    assert (shown.exit_code, shown.stdout) == (0, example())
    path = tmp_path / "feeds.toml"
    missing = runner.invoke(app, ["follow", str(path), "--check"])
    assert missing.exit_code == 1
    assert "no such file; begin with: marsad follow --example > " in missing.stderr
    path.write_text(example(), encoding="utf-8")
    checked = runner.invoke(app, ["follow", str(path), "--check"])
    assert checked.exit_code == 0
    assert "2 feeds, 3 watches; nothing is wrong" in checked.stderr
    assert runner.invoke(app, ["follow"]).exit_code == 2
    assert runner.invoke(app, ["follow", str(path), "--once", "--check"]).exit_code == 2
