"""Reading feeds and sitemaps, the sound and the broken."""

from __future__ import annotations

import time

import pytest

from marsad.readers.feeds import Entry, Feed, FeedError, parse_feed
from marsad.readers.markup import plain_text
from web_site import item, rss

HOME = "https://news.test/feeds/rss.xml"
NEWS = (
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
    'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">'
)


def read(document: str | bytes, declared: str | None = None) -> Feed:
    data = document.encode() if isinstance(document, str) else document
    return parse_feed(data, HOME, declared)


def only(document: str | bytes) -> Entry:
    [entry] = read(document).entries
    return entry


def test_rss() -> None:
    feed = read(rss(item("/a?x=1&amp;y=2", "زيارة", more="<description>نص</description>")))
    assert (feed.kind, feed.title, feed.doubts) == ("feed", "صحيفة الميناء", ())
    assert feed.entries == (
        Entry(
            url="https://news.test/a?x=1&y=2",
            title="زيارة",
            published="2013-09-24T10:00:00+03:00",  # the hour of the publisher
            text="نص",
        ),
    )


def test_atom() -> None:
    entry = only(
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://other.test/"><title>ع</title>'
        '<entry><title type="html">&lt;b&gt;عنوان&lt;/b&gt;</title><link href="one.html"/>'
        "<published>2013-09-24T23:50:00+03:00</published><updated>2013-09-25T01:00:00Z</updated>"
        '<content type="html">&lt;p&gt;أولا&lt;/p&gt;&lt;p&gt;ثانيا&lt;/p&gt;</content>'
        "<summary>قصير</summary></entry></feed>"
    )
    assert (entry.url, entry.title) == ("https://other.test/one.html", "عنوان")
    assert entry.published == "2013-09-24T23:50:00+03:00"
    assert entry.updated == "2013-09-25T01:00:00Z"
    assert entry.text == "أولا\nثانيا"  # the longest text, its paragraphs apart


def test_rss_1() -> None:
    entry = only(
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        'xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        "<item><title>عنوان</title><link>/a</link><dc:date>2013-09-24T10:00:00+03:00</dc:date>"
        "</item></rdf:RDF>"
    )
    assert entry.url == "https://news.test/a"


def test_news_sitemap() -> None:
    feed = read(
        f"{NEWS}<!-- today --><url><loc> https://news.test/1 </loc><lastmod>2013-09-25</lastmod>"
        "<news:news><news:publication><news:name>الميناء</news:name><news:language>fr"
        "</news:language></news:publication><news:publication_date>2013-09-24T10:00:00Z"
        "</news:publication_date><news:title>Titre</news:title></news:news></url></urlset>"
    )
    assert feed.kind == "sitemap"
    assert feed.entries == (
        Entry(
            url="https://news.test/1", title="Titre", published="2013-09-24T10:00:00Z",
            updated="2013-09-25", language="fr",
        ),
    )  # fmt: skip


def test_sitemap_without_namespace_and_index() -> None:
    assert only("<urlset><url><loc>/a</loc></url></urlset>").url == "https://news.test/a"
    index = read("<sitemapindex><sitemap><loc>/s.xml.gz</loc></sitemap></sitemapindex>")
    assert (index.kind, index.entries) == ("sitemap index", ())
    assert [one.url for one in index.children] == ["https://news.test/s.xml.gz"]


@pytest.mark.parametrize("declared", ["windows-1256", "utf-8", "iso-8859-1"])
def test_windows_1256_whatever_it_says(declared: str) -> None:
    text = rss(item("/a", "وزير الدفاع يصل إلى العاصمة")).decode()
    document = text.replace('encoding="utf-8"', f'encoding="{declared}"').encode("cp1256")
    assert only(document).title == "وزير الدفاع يصل إلى العاصمة"


def test_utf_16() -> None:
    document = rss(item("/a")).decode().replace('encoding="utf-8"', 'encoding="utf-16"')
    assert only(document.encode("utf-16")).title == "عنوان"


def test_a_damaged_byte_costs_a_letter() -> None:
    feed = read(rss(item("/a", "زيارة الوزير")).replace("ز".encode(), b"\xd8", 1))
    assert "زيارة الوزير"[1:] in (feed.entries[0].title or "")
    assert "cannot be decoded" in feed.doubts[0]


@pytest.mark.parametrize(
    ("date", "published"),
    [
        ("Tue, 24 Sep 2013 10:00:00 +0300", "2013-09-24T10:00:00+03:00"),
        ("2013-09-24T10:00:00+03:00", "2013-09-24T10:00:00+03:00"),
        ("Tue, 24 Sep 2013 10:00:00 GMT", "2013-09-24T10:00:00+00:00"),
        ("24/9 في العاشرة", None),
        ("Tue, 99 Sep 2013 99:00:00 GMT", None),
        (None, None),
    ],
)
def test_dates(date: str | None, published: str | None) -> None:
    assert only(rss(item("/a", date=date))).published == published


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("<![CDATA[<b>عاجل</b> &amp; مهم]]>", "عاجل & مهم"),
        ("&lt;b&gt;عاجل&lt;/b&gt;", "عاجل"),
        ("&amp;lt;b&amp;gt;عاجل&amp;lt;/b&amp;gt;", "عاجل"),  # escaped twice
        ("<![CDATA[<script>alert('x')</script>عاجل]]>", "عاجل"),
        ("عاجل &lt; أمس", "عاجل < أمس"),
        ("<![CDATA[عاجل&nbsp;&quot;اليوم&quot;]]>", 'عاجل "اليوم"'),
        ("  عاجل\n\t اليوم ", "عاجل اليوم"),
    ],
)
def test_html_in_titles(title: str, text: str) -> None:
    assert only(rss(item("/a", title))).title == text


def test_plain_text_drops_what_a_terminal_would_obey() -> None:
    assert plain_text("\x1b[31mأحمر\x07") == "[31mأحمر"
    assert plain_text("<p></p>") is None
    assert plain_text(None) is None


@pytest.mark.parametrize(
    "link",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "mailto:a@b.test",
        "",
        "/a&#7;b",
    ],
)
def test_links_that_are_no_pages(link: str) -> None:
    assert read(rss(item(link), item("/b"))).entries[0].url == "https://news.test/b"


def test_the_same_link_twice() -> None:
    assert len(read(rss(item("/a"), item("/a", "آخر"))).entries) == 1


def test_broken_xml_gives_what_can_be_read() -> None:
    feed = read(rss(item("/a"), item("/b"))[:-40])
    assert feed.entries[0].url == "https://news.test/a"
    assert "is broken XML" in feed.doubts[0]
    sitemap = read(f"{NEWS}<url><loc>https://news.test/1</loc></url><url><loc>https://news.te")
    assert sitemap.entries[0].url == "https://news.test/1"


@pytest.mark.parametrize(
    ("document", "told"),
    [
        (b"", "is empty"),
        (b"  \n", "is empty"),
        (b"<html><body>404</body></html>", "is a web page"),
        (b"<!DOCTYPE html><html></html>", "is a web page"),
        (b"{}", "is neither RSS nor Atom nor a sitemap"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "is neither RSS nor Atom nor a sitemap"),
        (b"<rss><channel>", "is broken XML"),
    ],
)
def test_what_is_no_feed(document: bytes, told: str) -> None:
    with pytest.raises(FeedError, match=told):
        read(document)


BOMB = (
    '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    + "".join(
        f'<!ENTITY {name} "{f"&{before};" * 50}">'
        for before, name in zip("bcdefgh", "cdefghi", strict=True)
    )
    + "]>"
)
SPY = '<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize("prolog", [BOMB, SPY, "<!-- x --> " + SPY])
@pytest.mark.parametrize("root", ["rss", "urlset", "sitemapindex"])
def test_entities_are_refused(prolog: str, root: str) -> None:
    began = time.monotonic()
    with pytest.raises(FeedError, match="declares entities of its own"):
        read(f"{prolog}<{root}><url><loc>&i;</loc></url></{root}>")
    assert time.monotonic() - began < 1


def test_a_harmless_doctype_is_read() -> None:
    document = rss(item("/a")).replace(
        b"<rss", b'<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://x.test/a"><rss', 1
    )
    assert only(document).url == "https://news.test/a"


def test_deep_nesting_ends_soon() -> None:
    began = time.monotonic()
    deep = "<a>" * 200_000
    with pytest.raises(FeedError, match="more than 50,000 elements"):
        read(rss(f"<item>{deep}"))
    assert read(rss(item("/a", more=f"<description><![CDATA[{deep}]]></description>"))).entries
    assert read(f"{NEWS}<url>{deep}").entries == ()
    assert time.monotonic() - began < 5
