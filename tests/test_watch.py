"""Watches: what is told, once, to whom, and that nothing is lost on the way."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from archiving import OTHER_STAMP, article, event, record
from fake_coder import make_fake_coder
from marsad.archive import Archive
from marsad.archive.watching import act_of, deliveries
from marsad.follow.delivering import DeliveryError, run_command, sign
from marsad.follow.follower import Follower
from marsad.follow.settings_file import read_settings
from marsad.follow.tally import Tally
from marsad.follow.watch_feeds import atom_feed, json_feed, list_watches, write_feeds
from marsad.record import Record
from web_site import Answer, FakeClock, Site, item, rss, running_site

pytestmark = pytest.mark.usefixtures("knowledge_read_once")

ATOM = "{http://www.w3.org/2005/Atom}"
WATCH = '[[watch]]\nname = "talks"\nfilters = { type = "CONSULT", party = "IRQ" }\n'


@pytest.fixture
def site() -> Iterator[Site]:
    with running_site() as running:
        running.pages["/rss"] = Answer(rss())
        yield running


class Desk:
    """An archive to which records come in, and a follower that tells of them."""

    def __init__(self, site: Site, place: Path | str) -> None:
        self.site = site
        self.place = place
        self.clock = FakeClock(time.time())
        self.lines: list[str] = []

    def go(self, watches: str = WATCH, feeds_out: Path | None = None) -> Tally:
        """One round."""
        head = f'[follow]\nallow_private = ["{self.site.host}"]\n[[feed]]\n'
        settings = read_settings(f'{head}url = "{self.site.home}/rss"\n{watches}', "feeds.toml")
        follower = Follower(
            settings, self.place, make_fake_coder, self.lines.append,
            feeds_out=feeds_out, clock=self.clock,
        )  # fmt: skip
        return follower.run(once=True)

    def add(self, *records: Record) -> None:
        """Records come in by another way: ``marsad add``."""
        with Archive(self.place) as archive:
            archive.add(records)

    def items(self, watch: str = "talks") -> list[dict[str, Any]]:
        """What the JSON feed of a watch holds."""
        with Archive(self.place) as archive:
            content = json_feed(archive, watch)
        assert content is not None
        items: list[dict[str, Any]] = json.loads(content)["items"]
        return items

    def waiting(self) -> int:
        """How many notices are not delivered yet."""
        with Archive(self.place) as archive, archive.reading() as connection:
            return len(deliveries(connection))


@pytest.fixture
def desk(site: Site, tmp_path: Path) -> Desk:
    one = Desk(site, tmp_path / "marsad.db")
    one.go()  # from here on the watch is told of what comes in
    return one


def talks(name: str, text: str = "عنوان\nمتن الخبر", **more: Any) -> Record:
    """Talks that an article tells of; those of another name were in another month."""
    month = ord(name) - ord("a") + 1
    more = {"published": f"2013-{month:02}-05", **more}
    return record(article(name, f"{text} {name}", **more), events=[event("CONSULT", "IRQ", "IRN")])


# what is told


def test_new_events_that_answer_are_told_once(desk: Desk) -> None:
    desk.add(
        talks("a"),
        record(article("b", "خبر آخر"), events=[event("CONSULT", "TUR", "SYR")]),
        record(article("c", "خبر ثالث"), events=[event("AID", "IRQ", "IRN")]),
    )
    assert desk.go()["notices"] == 1
    assert desk.go()["notices"] == 0
    assert [one["_marsad"]["article"]["id"] for one in desk.items()] == ["a"]


def test_what_was_there_before_the_watch_is_not_told(site: Site, tmp_path: Path) -> None:
    desk = Desk(site, tmp_path / "marsad.db")
    desk.clock.time += 5
    desk.add(talks("b"))
    assert desk.go()["notices"] == 0
    other = WATCH.replace("talks", "later")
    assert desk.go(WATCH + other)["notices"] == 0


def test_an_act_that_several_articles_tell_is_told_once(desk: Desk) -> None:
    body = "أجرى الوزير مباحثات مع نظيره في بغداد حول الحدود والتجارة والمياه"
    text = f"وصل وزير الخارجية إلى بغداد\n{body}"
    day = "2013-09-24"
    desk.add(talks("a", text, publisher="النخيل", published=day))
    desk.go()
    others = zip("bc", ("الميناء", "الشراع"), strict=True)
    desk.add(*(talks(name, text, publisher=who, published=day) for name, who in others))
    assert desk.go()["notices"] == 0
    assert len(desk.items()) == 1


def test_a_newer_version_is_told_only_if_it_says_something_new(desk: Desk) -> None:
    url = "https://news.test/a"
    desk.add(talks("a", url=url))
    desk.go()
    desk.add(talks("a", "عنوان\nمتن أطول", url=url))
    assert desk.go()["notices"] == 0
    changed = event("CONSULT", "IRQ", "IRN", status="denied", id="other")
    desk.add(record(article("a", "عنوان\nمتن أطول وأطول", url=url), events=[changed]))
    assert desk.go()["notices"] == 1


def test_either_database_keeps_feeds_and_notices(site: Site, place: str) -> None:
    body = "أجرى الوزير مباحثات في طهران بعد اجتماع طويل وقال إنها مفيدة " * 2  # one act
    page = site.html("/a", "زيارة إلى طهران", body)
    site.pages["/rss"] = Answer(rss(item(page, date=None)))
    desk = Desk(site, place)
    watch = f'[[watch]]\nname = "talks"\nwebhook = {{ url = "{site.home}/hook", secret = "x" }}\n'
    tally = desk.go(watch)
    assert (tally["new"], tally["notices"], tally["undelivered"]) == (1, 1, 1)
    site.pages["/hook"] = Answer()
    desk.clock.wait(60)
    assert desk.go(watch)["delivered"] == 1
    assert len(desk.items()) == 1


def test_recoding_is_no_news(desk: Desk) -> None:
    desk.add(record(article("a"), events=[]))
    time.sleep(1.1)  # what came in is known to the second
    desk.go()
    desk.add(record(article("z", "خبر آخر"), events=[]))
    desk.go()
    again = record(article("a"), OTHER_STAMP, events=[event("CONSULT", "IRQ", "IRN")])
    desk.add(again)
    assert desk.go()["notices"] == 0


def test_the_act_of_an_event_does_not_depend_on_where_it_stands() -> None:
    one, other = event("CONSULT", "IRQ", "IRN"), event("CONSULT", "IRQ", "IRN", id="x")
    assert act_of(one) == act_of(other)
    assert act_of(one) != act_of(event("CONSULT", "IRN", "IRQ"))
    assert act_of(one) != act_of(event("CONSULT", "IRQ", "IRN", status="planned"))


def test_a_watch_that_is_left_out_is_forgotten(desk: Desk) -> None:
    with Archive(desk.place) as archive:
        [watch] = list_watches(archive)
        assert watch.filters == {"type": ["CONSULT"], "party": ["IRQ"]}
    desk.go('[[watch]]\nname = "other"\nfeed = false\n')
    with Archive(desk.place) as archive:
        assert [one.name for one in list_watches(archive)] == ["other"]
        assert atom_feed(archive, "talks") is None
        assert atom_feed(archive, "other") is None


# feeds


def test_the_feeds_of_a_watch(desk: Desk, tmp_path: Path) -> None:
    nasty = "<script>alert(1)</script>\x1b[31m & عنوان"
    desk.add(
        talks("a", nasty, url="javascript:alert(1)"),
        talks("b", "غيره", url="https://news.test/b?x=1&y=2"),
    )
    out = tmp_path / "public"
    desk.go(feeds_out=out)
    assert sorted(path.name for path in out.iterdir()) == ["talks.atom", "talks.json"]
    feed = ET.fromstring((out / "talks.atom").read_bytes())
    assert feed.findtext(f"{ATOM}id") == "urn:marsad:watch:talks"
    second, first = feed.findall(f"{ATOM}entry")
    assert first.find(f"{ATOM}link") is None  # only addresses of the web
    link = second.find(f"{ATOM}link")
    assert link is not None
    assert link.get("href") == "https://news.test/b?x=1&y=2"
    assert "<script>alert(1)</script>[31m & عنوان" in (first.findtext(f"{ATOM}summary") or "")
    document = json.loads((out / "talks.json").read_text(encoding="utf-8"))
    assert document["version"] == "https://jsonfeed.org/version/1.1"
    assert [item["id"] for item in document["items"]] == [
        (entry.findtext(f"{ATOM}id") or "").removeprefix("urn:marsad:notice:")
        for entry in (second, first)
    ]
    with Archive(desk.place) as archive:
        address = "https://marsad.test/api/watches/talks.atom"
        served = ET.fromstring(atom_feed(archive, "talks", address) or b"")
        own = served.find(f"{ATOM}link")
        assert own is not None
        assert own.get("href") == address
        write_feeds(archive, out)  # again, over what is there


def test_the_feed_of_a_watch_without_news(desk: Desk) -> None:
    with Archive(desk.place) as archive:
        feed = ET.fromstring(atom_feed(archive, "talks") or b"")
        assert feed.findall(f"{ATOM}entry") == []
        assert feed.findtext(f"{ATOM}updated") == "1970-01-01T00:00:00+00:00"
    assert desk.items() == []


# webhooks


def hook(site: Site, secret: str = 'secret = "geheim"') -> str:
    return f'{WATCH}webhook = {{ url = "{site.home}/hook", {secret} }}\n'


def posts(site: Site) -> list[Any]:
    return [one for one in site.requests if one.method == "POST"]


def test_a_webhook_is_signed(desk: Desk, site: Site) -> None:
    site.pages["/hook"] = Answer(status=204)
    desk.add(talks("a"))
    assert desk.go(hook(site))["delivered"] == 1
    [post] = posts(site)
    notice = json.loads(post.body)
    assert notice["watch"] == "talks"
    assert notice["event"]["type"] == "CONSULT"
    assert notice["article"]["id"] == "a"
    name, moment = post.headers["webhook-id"], post.headers["webhook-timestamp"]
    assert name == notice["id"] == post.headers["Idempotency-Key"]
    signed = f"{name}.{moment}.".encode() + post.body
    digest = hmac.new(b"geheim", signed, hashlib.sha256).digest()
    assert post.headers["webhook-signature"] == "v1," + base64.b64encode(digest).decode()
    assert post.headers["Content-Type"] == "application/json"


def test_the_example_of_standard_webhooks() -> None:
    """The signature that the libraries of Standard Webhooks give as their example."""
    secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
    signature = sign(secret, "msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", b'{"test": 2432232314}')
    assert signature == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def test_a_dead_receiver_loses_nothing(desk: Desk, site: Site) -> None:
    site.pages["/hook"] = Answer(status=500)
    desk.add(talks("a"), talks("b"))
    tally = desk.go(hook(site))
    assert (tally["delivered"], tally["undelivered"], len(posts(site))) == (0, 2, 1)
    desk.clock.wait(10)
    desk.go(hook(site))
    assert len(posts(site)) == 1  # not before its time
    desk.clock.wait(60)
    desk.go(hook(site))
    assert len(posts(site)) == 2
    site.pages["/hook"] = Answer(status=200)
    desk.clock.wait(4000)
    desk.add(talks("c"))
    assert desk.go(hook(site))["delivered"] == 3
    told = [json.loads(post.body)["article"]["id"] for post in posts(site)]
    assert told == ["a", "a", "a", "b", "c"]  # in order, the first until it was taken
    assert len({post.headers["webhook-id"] for post in posts(site)}) == 3
    assert desk.waiting() == 0


def test_a_receiver_may_ask_for_patience(desk: Desk, site: Site) -> None:
    site.pages["/hook"] = Answer(status=429, headers={"Retry-After": "9000"})
    desk.add(talks("a"))
    desk.go(hook(site))
    desk.clock.wait(8000)
    desk.go(hook(site))
    assert len(posts(site)) == 1
    desk.clock.wait(1100)
    desk.go(hook(site))
    assert len(posts(site)) == 2


def test_a_webhook_does_not_reach_private_addresses(desk: Desk, site: Site) -> None:
    secret = site.home.replace("127.0.0.1", "localhost")
    desk.add(talks("a"))
    desk.go(f'{WATCH}webhook = {{ url = "{secret}/hook", secret = "x" }}\n')
    assert posts(site) == []
    assert any("localhost is at the private address" in line for line in desk.lines)
    assert desk.waiting() == 1


def test_the_secret_of_a_webhook_may_be_in_the_environment(
    desk: Desk, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.pages["/hook"] = Answer(status=200)
    desk.add(talks("a"))
    watch = hook(site, 'secret_env = "MARSAD_TEST_SECRET"')
    desk.go(watch)
    assert posts(site) == []  # never unsigned
    assert any("the variable MARSAD_TEST_SECRET is not set" in line for line in desk.lines)
    monkeypatch.setenv("MARSAD_TEST_SECRET", "geheim")
    desk.clock.wait(60)
    assert desk.go(watch)["delivered"] == 1


# commands


def test_a_command_gets_the_notice(desk: Desk, tmp_path: Path) -> None:
    out = tmp_path / "told; touch pwned"
    program = f"import sys; open({str(out)!r}, 'ab').write(sys.stdin.buffer.read() + b'\\n')"
    watch = f"{WATCH}command = {json.dumps([sys.executable, '-c', program])}\n"
    desk.add(talks("a"), talks("b"))
    assert desk.go(watch)["delivered"] == 2
    lines = out.read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["article"]["id"] for line in lines] == ["a", "b"]
    assert sorted(path.name for path in tmp_path.iterdir() if "told" in path.name) == [out.name]


def test_commands_that_fail_are_run_again(desk: Desk) -> None:
    program = "import sys; print('no room', file=sys.stderr); sys.exit(3)"
    watch = f"{WATCH}command = {json.dumps([sys.executable, '-c', program])}\n"
    desk.add(talks("a"))
    assert desk.go(watch)["undelivered"] == 1
    assert any("ended with status 3: no room" in line for line in desk.lines)
    assert desk.waiting() == 1


def test_a_command_has_a_time_limit() -> None:
    began = time.monotonic()
    with pytest.raises(DeliveryError, match=r"took longer than 0\.3 s"):
        run_command(("sh", "-c", "sleep 30 & sleep 30"), b"{}", 0.3)
    assert time.monotonic() - began < 5
    with pytest.raises(DeliveryError, match="No such file"):
        run_command(("/nowhere/at/all",), b"{}", 1)
    run_command(("true",), b"x" * 1_000_000, 5)  # it need not read what it is given
