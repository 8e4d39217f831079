"""Following feeds round by round: what comes in, what is left out, what is told."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
from typer.testing import CliRunner

from fake_coder import CRASH, make_fake_coder
from marsad.archive import Archive
from marsad.archive.follow_tables import FOLLOW_TABLES
from marsad.archive.following import FeedState, count_pages, feed_states
from marsad.archive.migrations import STEPS
from marsad.cli import app
from marsad.follow.follower import Follower
from marsad.follow.settings_file import read_settings
from marsad.follow.tally import Tally
from marsad.record import Article
from web_site import Answer, FakeClock, Site, item, rss, running_site

pytestmark = pytest.mark.usefixtures("knowledge_read_once")

BODY = (
    "أجرى الوزير مباحثات في طهران بعد اجتماع طويل وقال إنها مفيدة للبلدين "
    "وإنها ستستمر في الأيام المقبلة"
)
OTHER = (
    "وصل وفد من التجار إلى الميناء صباح اليوم وزار السوق القديمة وتحدث إلى الصيادين عن أسعار السمك"
)
ENGLISH = (
    "The minister held talks in the capital after a long meeting and said they were useful. " * 3
)


@pytest.fixture
def site() -> Iterator[Site]:
    with running_site() as running:
        yield running


class Desk:
    """A follower with an archive, a clock that is not in a hurry, and what it has told."""

    def __init__(self, site: Site, place: Path) -> None:
        self.site = site
        self.place = place
        self.clock = FakeClock()
        self.lines: list[str] = []

    def go(self, feeds: str = "", follow: str = "", rounds: int = 1) -> Tally:
        """Go round; what the rounds came to."""
        text = feeds or f'[[feed]]\nurl = "{self.site.home}/rss"\npublisher = "الميناء"\n'
        head = f'[follow]\nallow_private = ["{self.site.host}"]\n{follow}\n'
        settings = read_settings(head + text, "feeds.toml")
        total = Tally()
        for _ in range(rounds):
            follower = Follower(
                settings, self.place, make_fake_coder, self.lines.append, clock=self.clock
            )
            total.update(follower.run(once=True))
        return total

    def articles(self) -> list[Article]:
        """What the archive holds."""
        with Archive(self.place, create=False) as archive:
            return [record.article for record in archive.records()]

    def state(self, path: str = "/rss") -> FeedState:
        """How a feed does."""
        with Archive(self.place, create=False) as archive, archive.reading() as connection:
            return feed_states(connection)[self.site.home + path]

    def pages(self) -> dict[str, int]:
        """How many pages are in each state."""
        with Archive(self.place, create=False) as archive, archive.reading() as connection:
            return {state: number for (_, state), number in count_pages(connection).items()}

    def told(self, what: str) -> bool:
        """Whether a line says so."""
        return any(what in line for line in self.lines)


@pytest.fixture
def desk(site: Site, tmp_path: Path) -> Desk:
    return Desk(site, tmp_path / "marsad.db")


def feed(site: Site, *items: str, **headers: str) -> None:
    site.pages["/rss"] = Answer(rss(*items), headers=headers)


def test_articles_come_in_once(desk: Desk, site: Site) -> None:
    feed(site, item(site.html("/a", "زيارة", BODY)), item(site.html("/b", "سوق", OTHER)))
    tally = desk.go()
    assert (tally["new"], tally["feeds"]) == (2, 1)
    first, second = desk.articles()
    assert (first.title, first.publisher) == ("زيارة", "الميناء")
    assert first.published == "2013-09-24T10:00:00+03:00"  # the feed's: the page has none
    assert first.url == f"{site.home}/a"
    assert first.text == f"زيارة\n{BODY}"
    assert second.title == "سوق"
    assert desk.lines[-1].startswith("round: 1 feed; 2 added; ")
    again = desk.go()
    assert (again["new"], again["known"]) == (0, 2)
    assert site.times("/a") == 1  # not even fetched again


def test_the_same_article_in_two_feeds(desk: Desk, site: Site) -> None:
    url = site.html("/a", "زيارة", BODY)
    feed(site, item(url))
    site.pages["/other"] = Answer(rss(item(f"{url}#top"), item(f"{url}/")))
    tally = desk.go(
        "".join(
            f'[[feed]]\nurl = "{site.home}/{name}"\npublisher = "الميناء"\n'
            for name in ("rss", "other")
        )
    )
    assert (tally["new"], site.times("/a")) == (1, 1)


def test_the_same_text_at_another_address(desk: Desk, site: Site) -> None:
    feed(site, item(site.html("/a", "زيارة", BODY)), item(site.html("/b", "زيارة", BODY)))
    desk.go()
    assert len(desk.articles()) == 1


def test_an_unchanged_feed_is_not_read_again(desk: Desk, site: Site) -> None:
    feed(site, item(site.html("/a", "زيارة", BODY)), ETag='"7"')
    desk.go()
    assert desk.state().etag == '"7"'
    assert desk.go()["unchanged"] == 1
    assert desk.state().error is None


def test_a_changed_article_is_a_newer_version(desk: Desk, site: Site) -> None:
    def atom(updated: str) -> Answer:
        return Answer(
            '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>زيارة</title>'
            f'<link href="/a"/><updated>{updated}</updated></entry></feed>'.encode()
        )

    site.html("/a", "زيارة", BODY)
    site.pages["/rss"] = atom("2013-09-24T10:00:00Z")
    desk.go()
    site.html("/a", "زيارة", f"{BODY} ثم عاد إلى بلاده مساء")
    site.pages["/rss"] = atom("2013-09-24T11:00:00Z")
    assert desk.go()["newer"] == 1
    assert desk.go()["newer"] == 0


def test_what_is_left_out(desk: Desk, site: Site) -> None:
    front = site.html("/", "الرئيسية", BODY)
    site.pages["/gone"] = Answer(status=302, headers={"Location": front})
    site.pages["/photo"] = Answer(b"\xff\xd8", headers={"Content-Type": "image/jpeg"})
    feed(
        site,
        item(site.html("/english", "Talks", ENGLISH)),
        item(site.html("/menu", "قائمة", "قصير")),
        item(f"{site.home}/photo"),
        item(f"{site.home}/gone"),
        item(f"{site.home}/missing"),
        item(f"{site.home}/old", date="Mon, 02 Sep 2013 10:00:00 GMT"),
        item(f"{site.home}/video/1"),
    )
    settings = f'[[feed]]\nurl = "{site.home}/rss"\nexclude = ["*/video/*"]\n'
    tally = desk.go(settings)
    counted = {name: tally[name] for name in ("foreign", "empty", "failed", "old", "excluded")}
    assert counted == {"foreign": 1, "empty": 3, "failed": 1, "old": 1, "excluded": 1}
    assert desk.articles() == []
    assert desk.told("is no page but image/jpeg")
    assert desk.told("leads to the front page")
    assert desk.told("/missing: the server answers 404 Not Found; given up")
    before = len(site.requests)
    desk.go(settings)
    again = [one.path for one in site.requests[before:]]
    assert again == ["/robots.txt", "/rss"]  # nothing else is tried again


@pytest.mark.parametrize(
    ("in_feed", "in_page", "published", "told"),
    [
        (None, None, None, ""),
        ("Tue, 24 Sep 2013 10:00:00 +0300", None, "2013-09-24T10:00:00+03:00", ""),
        # the page has the day, the feed the hour too
        ("Tue, 24 Sep 2013 10:00:00 +0300", "2013-09-24", "2013-09-24T10:00:00+03:00", ""),
        ("Mon, 23 Sep 2013 22:30:00 GMT", "2013-09-24", "2013-09-24", ""),  # the publisher's day
        ("Tue, 24 Sep 2099 10:00:00 GMT", None, None, "is in the future"),
        ("Tue, 24 Sep 2099 10:00:00 GMT", "2013-09-24", "2013-09-24", "is in the future"),
        ("Tue, 24 Sep 2013 10:00:00 GMT", "2031-01-01", "2013-09-24T10:00:00+00:00", "future"),
        ("Thu, 01 Jan 1970 00:00:00 GMT", None, None, "is long before the web"),
        ("Tue, 24 Sep 2013 10:00:00 GMT", "2013-09-04", "2013-09-04", "page and feed disagree"),
        ("garbage", None, None, ""),
    ],
)
def test_dates_that_may_be_wrong(
    desk: Desk,
    site: Site,
    in_feed: str | None,
    in_page: str | None,
    published: str | None,
    told: str,
) -> None:
    head = f'<meta property="article:published_time" content="{in_page}">' if in_page else ""
    feed(site, item(site.html("/a", "زيارة", BODY, head), date=in_feed))
    desk.go()
    [article] = desk.articles()
    assert article.published == published
    assert not told or desk.told(told)


def test_windows_1256_and_a_title_with_html(desk: Desk, site: Site) -> None:
    site.html("/a", "زيارة", BODY, charset="windows-1256")
    site.pages["/b"] = Answer(f"<html><body><p>{OTHER}</p></body></html>".encode("cp1256"))
    title = "&lt;b&gt;عاجل&lt;/b&gt;"
    feed(site, item(f"{site.home}/a"), item(f"{site.home}/b", title))
    desk.go()
    assert [(one.title, one.text.partition("\n")[2]) for one in desk.articles()] == [
        ("زيارة", BODY),
        ("عاجل", OTHER),
    ]


def test_a_page_cannot_pass_for_that_of_another_outlet(desk: Desk, site: Site) -> None:
    head = '<link rel="canonical" href="https://another.test/a">'
    feed(site, item(site.html("/a", "زيارة", BODY, head)))
    desk.go()
    assert desk.articles()[0].url == f"{site.home}/a"


def test_full_text_from_the_feed_and_selectors(desk: Desk, site: Site) -> None:
    feed(site, item(f"{site.home}/a", more=f"<description>&lt;p&gt;{BODY}</description>"))
    desk.go(f'[[feed]]\nurl = "{site.home}/rss"\ntext = "feed"\n')
    assert site.times("/a") == 0
    site.pages["/b"] = Answer(
        f'<html><body><h6>خبر</h6><td class="s">{OTHER}<br>{BODY}</td></body></html>'.encode()
    )
    feed(site, item(f"{site.home}/b"))
    selectors = '[feed.selectors]\nbody = "//td[@class=\'s\']"\ntitle = "//h6"\n'
    desk.go(f'[[feed]]\nurl = "{site.home}/rss"\n{selectors}')
    texts = [(one.title, one.text, one.publisher) for one in desk.articles()]
    assert texts == [
        ("عنوان", f"عنوان\n{BODY}", "صحيفة الميناء"),  # without a name the feed's title
        ("خبر", f"خبر\n{OTHER}\n{BODY}", "صحيفة الميناء"),
    ]


def test_sitemaps(desk: Desk, site: Site) -> None:
    site.html("/1", "زيارة", BODY)
    site.html("/2", "سوق", OTHER)
    site.pages["/index"] = Answer(
        b"<sitemapindex><sitemap><loc>/new.xml</loc><lastmod>2013-09-24</lastmod></sitemap>"
        b"<sitemap><loc>/old.xml</loc><lastmod>2012-01-01</lastmod></sitemap>"
        b"<sitemap><loc>/missing.xml</loc></sitemap></sitemapindex>"
    )
    news = 'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
    named = "<news:publication><news:language>{}</news:language></news:publication>"
    site.pages["/new.xml"] = Answer(
        f"<urlset {news}><url><loc>/1</loc><news:news>{named.format('ar')}</news:news></url>"
        f"<url><loc>/2</loc><news:news>{named.format('fr')}</news:news></url></urlset>".encode(),
        headers={"ETag": '"1"'},
    )
    settings = f'[[feed]]\nurl = "{site.home}/index"\n'
    tally = desk.go(settings)
    assert (tally["new"], tally["foreign"]) == (1, 1)
    assert site.asked() == ["/index", "/new.xml", "/missing.xml", "/1"]
    assert desk.state("/missing.xml").error == "the server answers 404 Not Found"
    assert desk.go(settings)["new"] == 0


# patience


def test_one_broken_feed_does_not_stop_the_others(desk: Desk, site: Site) -> None:
    feed(site, item(site.html("/a", "زيارة", BODY)))
    site.pages["/broken"] = Answer(b"<rss><channel>")
    site.pages["/fault"] = Answer(status=500)
    names = ("broken", "fault", "loop", "rss")
    site.pages["/loop"] = Answer(status=302, headers={"Location": "/loop"})
    tally = desk.go("".join(f'[[feed]]\nurl = "{site.home}/{name}"\n' for name in names))
    assert (tally["feeds"], tally["broken"]) == (4, 2)
    assert tally["later"] == 2  # the fault holds up the whole host
    assert desk.state("/rss").failures == 0
    assert "is broken XML" in (desk.state("/broken").error or "")
    desk.clock.wait(7200)
    tally = desk.go("".join(f'[[feed]]\nurl = "{site.home}/{name}"\n' for name in ("loop", "rss")))
    assert tally["new"] == 1


def test_a_failing_feed_is_asked_less_and_less(desk: Desk, site: Site) -> None:
    site.pages["/rss"] = Answer(status=500)
    waits = []
    for _ in range(8):
        desk.go()
        state = desk.state()
        waits.append(_seconds(state.due) - desk.clock.now())
        desk.clock.wait(waits[-1] + 1)
    assert state.failures == 8
    assert state.error == "the server answers 500 Internal Server Error"
    assert 40 <= waits[0] <= 80
    assert 1.2 < waits[5] / waits[4] < 3.5
    feed(site)
    desk.go()
    assert (desk.state().failures, desk.state().error) == (0, None)


def test_retry_after_is_obeyed(desk: Desk, site: Site) -> None:
    site.pages["/rss"] = [Answer(status=429, headers={"Retry-After": "5000"}), Answer(rss())]
    desk.go()
    assert _seconds(desk.state().due) - desk.clock.now() >= 4999
    desk.clock.wait(4000)
    assert desk.go()["feeds"] == 0
    desk.clock.wait(1100)
    assert desk.go()["feeds"] == 1


def test_pages_that_fail_are_tried_again(desk: Desk, site: Site) -> None:
    site.html("/a", "زيارة", BODY)
    good = site.pages["/a"]
    assert isinstance(good, Answer)
    site.pages["/a"] = [Answer(status=503, headers={"Retry-After": "100"}), good]
    site.html("/b", "سوق", OTHER)
    feed(site, item(f"{site.home}/a"), item(f"{site.home}/b"), ETag='"1"')
    tally = desk.go()
    assert (tally["new"], tally["later"]) == (0, 2)  # the host is left alone
    assert site.asked() == ["/rss", "/a"]
    desk.clock.wait(1000)
    assert desk.go()["new"] == 2  # though the feed is unchanged
    assert desk.pages() == {"kept": 2}


def test_pages_that_always_fail_are_given_up(desk: Desk, site: Site) -> None:
    site.pages["/a"] = Answer(status=500)
    feed(site, item(f"{site.home}/a"), ETag='"1"')
    for _ in range(12):
        desk.go()
        desk.clock.wait(5 * 3600)
    assert desk.pages() == {"failed": 1}
    assert site.times("/a") == 8


def test_the_pace_of_a_host(desk: Desk, site: Site) -> None:
    feed(site, *(item(site.html(f"/{n}", f"زيارة {n}", f"{BODY} {n}")) for n in range(3)))
    desk.go(follow='pace = "7s"')
    assert desk.clock.waits == [7, 7, 7]


def test_robots_are_obeyed(desk: Desk, site: Site) -> None:
    site.pages["/robots.txt"] = Answer(
        b"User-agent: Marsad\nDisallow: /private/\nCrawl-delay: 11\n\nUser-agent: *\nDisallow: /"
    )
    site.pages["/moved"] = Answer(status=301, headers={"Location": "/private/2"})
    feed(
        site,
        item(site.html("/private/1", "سر", BODY)),
        item(f"{site.home}/moved"),  # a redirect is judged too
        item(site.html("/a", "زيارة", BODY)),
    )
    tally = desk.go()
    assert (tally["refused"], tally["new"]) == (2, 1)
    assert site.asked() == ["/rss", "/a", "/moved"]
    assert site.times("/robots.txt") == 1
    assert desk.clock.waits == [11, 11]
    other = f'[[feed]]\nurl = "{site.home}/rss"\n'
    assert desk.go(other, 'user_agent = "Another"')["broken"] == 1
    assert "robots.txt of 127.0.0.1 forbids it" in (desk.state().error or "")


def test_robots_may_be_ignored_with_leave(desk: Desk, site: Site) -> None:
    site.pages["/robots.txt"] = Answer(b"User-agent: *\nDisallow: /")
    feed(site, item(site.html("/a", "زيارة", BODY)))
    assert desk.go(f'[[feed]]\nurl = "{site.home}/rss"\nignore_robots = true')["new"] == 1


def test_without_readable_robots_nothing_is_allowed(desk: Desk, site: Site) -> None:
    site.pages["/robots.txt"] = Answer(status=503)
    feed(site, item(site.html("/a", "زيارة", BODY)))
    desk.go()
    assert site.asked() == []
    assert "its robots.txt cannot be read" in (desk.state().error or "")
    site.pages["/robots.txt"] = Answer(b"")
    desk.clock.wait(1200)
    assert desk.go()["new"] == 1


def test_a_feed_of_many_articles_is_taken_in_parts(desk: Desk, site: Site) -> None:
    pages = [item(site.html(f"/{n}", f"زيارة {n}", f"{BODY} {n}")) for n in range(5)]
    feed(site, *pages, ETag='"1"')
    assert [desk.go(follow="most = 2")["new"] for _ in range(4)] == [2, 2, 1, 0]


def test_a_private_address_in_a_feed_is_not_visited(desk: Desk, site: Site) -> None:
    secret = site.home.replace("127.0.0.1", "localhost")
    feed(site, item(f"{secret}/admin"), item("http://169.254.169.254/latest/meta-data/"))
    tally = desk.go()
    assert tally["failed"] == 2
    assert "/admin" not in site.asked()
    assert desk.told("private address 169.254.169.254")


# coding


def test_a_fault_of_the_coder_costs_one_article(desk: Desk, site: Site) -> None:
    feed(
        site,
        item(site.html("/a", CRASH, f"{CRASH} {BODY}")),
        item(site.html("/b", "سوق", OTHER)),
    )
    tally = desk.go()
    assert (tally["faulty"], tally["new"]) == (1, 1)
    assert desk.told("the coder failed with KeyError")


def test_stories_are_kept_current(desk: Desk, site: Site) -> None:
    feed(site, item(site.html("/a", "زيارة", BODY)), item(site.html("/b", "سوق", OTHER)))
    desk.go()
    with Archive(desk.place) as archive:
        assert archive.count_ungrouped() == 0


def test_an_archive_of_an_older_version_can_follow(desk: Desk, site: Site) -> None:
    feed(site)
    [step] = (one for one in STEPS.values() if "following" in one.__name__)
    with Archive(desk.place) as older, older.writing() as connection:
        for table in reversed(FOLLOW_TABLES):
            table.drop(connection)
        step(connection)
    assert desk.go()["feeds"] == 1


# stopping and dying


def test_stopping_keeps_what_was_done(desk: Desk, site: Site) -> None:
    feed(site, *(item(site.html(f"/{n}", f"زيارة {n}", f"{BODY} {n}")) for n in range(5)))
    desk.clock.stop_at = desk.clock.now() + 5  # the pace is two seconds
    desk.go()
    kept = len(desk.articles())
    assert 0 < kept < 5
    desk.clock = FakeClock(desk.clock.now())
    assert desk.go()["new"] == 5 - kept
    assert all(site.times(f"/{n}") == 1 for n in range(5))


def test_a_follower_runs_in_a_thread(site: Site, tmp_path: Path) -> None:
    feed(site, item(site.html("/a", "زيارة", BODY), date=None))
    text = (
        f'[follow]\nallow_private = ["{site.host}"]\npace = "0s"\n[[feed]]\nurl = "{site.home}/rss"'
    )
    lines: list[str] = []
    follower = Follower(
        read_settings(text, "x"), tmp_path / "marsad.db", make_fake_coder, lines.append
    )
    follower.start()
    _until(lambda: any(line.startswith("round:") for line in lines))
    follower.stop()
    with Archive(tmp_path / "marsad.db") as archive:
        assert archive.summary().articles == 1


def slow(handler: BaseHTTPRequestHandler) -> None:
    time.sleep(0.4)
    text = f"<html><body><article><h1>بطيء</h1><p>{OTHER}</p></article></body></html>".encode()
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + text)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
def test_signals_lose_nothing(site: Site, tmp_path: Path, number: signal.Signals) -> None:
    """The command is stopped while it fetches; the next one goes on."""
    site.html("/a", "زيارة", BODY)
    site.pages["/b"] = slow
    items = (item(f"{site.home}/{name}", date=None) for name in "ab")
    feed(site, *items, ETag='"1"')
    feeds = tmp_path / "feeds.toml"
    head = f'[follow]\nallow_private = ["{site.host}"]\npace = "0s"\n'
    feeds.write_text(f'{head}[[feed]]\nurl = "{site.home}/rss"\n', encoding="utf-8")
    program = Path(__file__).parent / "fake_follow.py"
    command = [sys.executable, str(program), "follow", str(feeds)]
    archive = tmp_path / "marsad.db"
    environment = os.environ | {"MARSAD_ARCHIVE": str(archive)}
    with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True) as running:
        try:
            _until(lambda: "/b" in site.asked())
            running.send_signal(number)
            _, told = running.communicate(timeout=20)
        finally:
            running.kill()
    if number != signal.SIGKILL:
        assert running.returncode == 0, told
        assert "stopping after the article in hand" in told
        assert "round: " in told
        assert site.times("/b") == 1
    done = subprocess.run([*command, "--once"], env=environment, check=True, capture_output=True)
    assert b"round: " in done.stderr
    with Archive(archive) as keeper:
        assert keeper.summary().articles == 2


# the command


def test_the_status_of_feeds(
    desk: Desk, site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    feed(site, item(site.html("/a", "زيارة", BODY)))
    site.pages["/bad"] = Answer(b"<html>\x1b[31m</html>")
    feeds = "".join(f'[[feed]]\nurl = "{site.home}/{name}"\n' for name in ("rss", "bad", "new"))
    desk.go(feeds.rpartition("[[feed]]")[0])
    path = tmp_path / "feeds.toml"
    path.write_text(feeds, encoding="utf-8")
    monkeypatch.setenv("COLUMNS", "200")
    shown = CliRunner().invoke(app, ["follow", str(path), "--status", "-a", str(desk.place)])
    assert shown.exit_code == 0
    lines = {line.split()[0]: line for line in shown.stdout.splitlines()}
    assert "2013-09-24 12:00" in lines[f"{site.home}/rss"]
    assert "never" in lines[f"{site.home}/new"]
    assert "is a web page, not a feed" in lines[f"{site.home}/bad"]
    assert "\x1b" not in shown.stdout


def _seconds(moment: str) -> float:
    from marsad.readers.dates import moment_of

    found = moment_of(moment)
    assert found is not None
    return found.timestamp()


def _until(true: Callable[[], bool]) -> None:
    for _ in range(400):
        if true():
            return
        time.sleep(0.02)
    raise AssertionError("it took too long")
