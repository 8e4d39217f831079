"""Crawls: the Arabic articles of a WARC file, what is left out and what is broken."""

from __future__ import annotations

import gzip
import json
import time
import tracemalloc
import zlib
from pathlib import Path

import brotli
import pytest
from typer.testing import CliRunner, Result

from crawls import HOST, article_page, members, record, record_id, with_length, write_crawl
from marsad.cli import app
from marsad.readers import Meter, ReadArticle, ReadProblem, describe_left_out, read_articles
from marsad.readers.crawled_page import extract_crawled
from marsad.readers.http_body import BodyError, decoded_body
from marsad.readers.language import is_arabic

# "Tunisian foreign minister visits Amman" / "The Tunisian foreign minister visited Jordan on
# Tuesday and met his Jordanian counterpart." / "The two ministers held talks on trade."
TITLE = "وزير الخارجية التونسي يزور عمّان"
FIRST = "زار وزير الخارجية التونسي الأردن الثلاثاء والتقى نظيره الأردني في العاصمة عمّان."
SECOND = "وأجرى الوزيران مباحثات تناولت التبادل التجاري بين البلدين وسبل تطويره في الأعوام المقبلة."
PAGE = article_page(TITLE, [FIRST, SECOND])
# "Iran's foreign minister said in Tehran that the talks …", in Persian
PERSIAN = "وزیر خارجه ایران در تهران گفت که این گفتگوها برای هر دو کشور مفید است و ادامه دارد. " * 4


def read(*paths: Path) -> tuple[list[ReadArticle], list[ReadProblem], dict[str, int]]:
    meter = Meter()
    items = list(read_articles(paths, meter=meter))
    articles = [item for item in items if isinstance(item, ReadArticle)]
    problems = [item for item in items if isinstance(item, ReadProblem)]
    return articles, problems, {str(reason): n for reason, n in meter.left_out.items()}


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def numbers(articles: list[ReadArticle]) -> list[int]:
    return [int((one.article.id or "")[-12:]) for one in articles]


def other(number: int) -> str:
    """A page with a text of its own."""
    return article_page(TITLE, [FIRST, SECOND, f"وقالت الوزارة إن الوفد ضم {number} عضوا."])


# Articles


@pytest.mark.parametrize("name", ["crawl.warc", "crawl.warc.gz"])
def test_a_page_becomes_an_article(tmp_path: Path, name: str) -> None:
    head = (
        '<meta property="og:site_name" content="صحيفة الشرفة">'
        '<meta property="article:published_time" content="2024-05-01T20:10:00+03:00">'
        f'<link rel="canonical" href="{HOST}/news/visit">'
    )
    path = write_crawl(tmp_path / name, [record(7, article_page(TITLE, [FIRST, SECOND], head))])
    (found,), problems, left_out = read(path)
    article = found.article
    assert article.id == record_id(7)
    assert article.title == TITLE
    assert article.text == f"{TITLE}\n{FIRST}\n{SECOND}"
    assert article.url == f"{HOST}/news/visit"
    assert article.publisher == "صحيفة الشرفة"
    assert article.published == "2024-05-01T20:10:00+03:00"
    assert found.where == f"{path} at byte 0"
    assert not problems
    assert not left_out


def test_a_page_that_says_nothing_of_itself(tmp_path: Path) -> None:
    path = write_crawl(tmp_path / "a.warc.gz", [record(1, PAGE)])
    (found,), _, _ = read(path)
    assert found.article.url == f"{HOST}/news/1"
    assert found.article.publisher == "www.alsharfa.example"
    assert found.article.published is None  # the day of the visit would be a guess


@pytest.mark.parametrize(
    ("head", "published"),
    [
        (
            '<script type="application/ld+json">{"@graph": [{"@type": "WebPage", "datePublished":'
            ' "2020-01-01"}, {"@type": ["NewsArticle"], "datePublished": "2024-05-01"}]}</script>',
            "2024-05-01",
        ),
        ('<script type="application/ld+json">{"@type": "NewsArticle", nonsense</script>', None),
        ('<meta name="pubdate" content="2024-04-30T08:00:00Z">', "2024-04-30T08:00:00Z"),
        ('<meta name="date" content="yesterday">', None),
        # later than the crawler's visit, or before there was a web: the page is wrong
        ('<meta property="article:published_time" content="2024-06-01">', None),
        ('<meta property="article:published_time" content="1970-01-01T00:00:00Z">', None),
    ],
)
def test_dates_come_from_metadata_that_can_be_true(
    tmp_path: Path, head: str, published: str | None
) -> None:
    page = article_page(TITLE, [FIRST, SECOND], head)
    (found,), problems, _ = read(write_crawl(tmp_path / "a.warc.gz", [record(1, page)]))
    assert found.article.published == published
    assert not problems


def test_an_address_of_another_host_is_not_believed(tmp_path: Path) -> None:
    head = '<link rel="canonical" href="https://elsewhere.example/news/1">'
    page = article_page(TITLE, [FIRST, SECOND], head)
    (found,), _, _ = read(write_crawl(tmp_path / "a.warc.gz", [record(1, page)]))
    assert found.article.url == f"{HOST}/news/1"


def test_links_bylines_and_captions_are_no_text() -> None:
    around = (
        "<time datetime='2024-05-01'>1 مايو</time><p>بقلم محرر</p>"
        "<figure><img src='a.jpg'><figcaption>صورة من الأرشيف</figcaption></figure>"
    )
    # "Read also: fire in a market"
    link = '<strong>اقرأ أيضا:</strong> <a href="/n/9">اندلاع حريق كبير في سوق قديمة بالعاصمة</a>'
    found = extract_crawled(article_page(TITLE, [FIRST, link, SECOND], around=around))
    assert found is not None
    assert found.body == f"{FIRST}\n{SECOND}"


# Charsets: whatever the header and the page claim, the bytes decide


@pytest.mark.parametrize("encoding", ["utf-8", "cp1256", "iso8859_6"])
@pytest.mark.parametrize("claimed", ["utf-8", "windows-1256", "iso-8859-1"])
@pytest.mark.parametrize("header", ["", "; charset=windows-1252", "; charset=utf-8"])
def test_charsets(tmp_path: Path, encoding: str, claimed: str, header: str) -> None:
    page = article_page(TITLE, [FIRST, SECOND], charset=claimed).encode(encoding)
    path = write_crawl(
        tmp_path / "a.warc.gz", [record(1, page, http=[f"Content-Type: text/html{header}"])]
    )
    (found,), problems, _ = read(path)
    assert found.article.text == f"{TITLE}\n{FIRST}\n{SECOND}"
    assert not problems


def test_a_damaged_character_does_not_cost_the_page(tmp_path: Path) -> None:
    head = '<meta name="description" content="وصف قطعه الموقع في وسط الحرف CUT">'
    page = article_page(TITLE, [FIRST, SECOND], head).encode().replace(b"CUT", b"\xd9")
    (found,), _, _ = read(write_crawl(tmp_path / "a.warc.gz", [record(1, page)]))
    assert found.article.text == f"{TITLE}\n{FIRST}\n{SECOND}"


# What is left out


@pytest.mark.parametrize(
    ("made", "reason"),
    [
        (record(1, "software: x", kind="warcinfo", http=None), "no response"),
        (record(1, "GET / HTTP/1.1\r\n\r\n", kind="request", http=None), "no response"),
        (record(1, "20240502 1.2.3.4", http=None), "no response"),
        (record(1, PAGE, status="301 Moved", http=["Location: /x"]), "redirect"),
        (record(1, PAGE, status="404 Not Found"), "server error"),
        (record(1, PAGE, status="503 Busy"), "server error"),
        (record(1, b"%PDF-1.7 \0\1", http=["Content-Type: application/pdf"]), "not HTML"),
        (record(1, b'{"a": 1}', http=["Content-Type: application/json"]), "not HTML"),
        (record(1, b"\x89PNG\0\0", http=[]), "not HTML"),
        (record(1, kind="revisit", more=["WARC-Profile: identical-payload-digest"]), "unchanged"),
        (record(1, PAGE[:900], more=["WARC-Truncated: length"]), "cut short"),
        (record(1, b"<html>" + b" " * (9 << 20)), "too large"),
        (record(1, b"\xfe\xc1\xff\x80\x81" * 200), "undecodable"),
        (record(1, article_page("Minister visits Amman", ["He said so. " * 30])), "not Arabic"),
        (record(1, article_page("وزیر خارجه", [PERSIAN])), "not Arabic"),
        (record(1, PAGE, url=f"{HOST}/"), "front page"),
        (record(1, PAGE, url=HOST), "front page"),
        (record(1, article_page(TITLE, ["<i></i>" * 30_000, FIRST])), "odd"),
        (record(1, article_page(TITLE, [f'<a href="/n">{FIRST}</a>'] * 9)), "no article"),
    ],
)
def test_what_is_left_out(tmp_path: Path, made: bytes, reason: str) -> None:
    path = write_crawl(tmp_path / "a.warc.gz", [record(8, other(8)), made, record(9, other(9))])
    articles, problems, left_out = read(path)
    assert numbers(articles) == [8, 9]
    assert not problems
    assert left_out == {reason: 1}


def test_a_page_without_content_type_is_recognised(tmp_path: Path) -> None:
    path = write_crawl(tmp_path / "a.warc.gz", [record(1, PAGE, http=[])])
    assert numbers(read(path)[0]) == [1]


def test_a_page_that_comes_twice(tmp_path: Path) -> None:
    pages = [record(1, PAGE), record(2, PAGE, url=f"{HOST}/copy"), record(3, other(3))]
    articles, _, left_out = read(write_crawl(tmp_path / "a.warc.gz", pages))
    assert numbers(articles) == [1, 3]
    assert left_out == {"duplicate": 1}


# Neighbours of Arabic


@pytest.mark.parametrize(
    ("text", "arabic"),
    [
        (f"{FIRST} {SECOND}", True),
        (PERSIAN, False),
        # Persian typed on an Arabic keyboard
        (PERSIAN.replace("ی", "ي").replace("ک", "ك").replace("گ", "ك"), False),
        # Urdu: "The foreign minister said that the talks were useful."
        ("وزیر خارجہ نے کہا ہے کہ مذاکرات دونوں ملکوں کے لیے مفید رہے ہیں۔ " * 4, False),
        # Kurdish (Sorani): "The foreign minister announced that the meeting was good."
        ("وەزیری دەرەوە ڕایگەیاند کە کۆبوونەوەکە باش بووە و بەردەوام دەبێت. " * 4, False),
        # Pashto: "The foreign minister said that the talks were useful."
        ("د بهرنیو چارو وزیر وویل چې خبرې د دواړو هېوادونو لپاره ګټورې دي. " * 4, False),
        # Arabic that quotes a line of Persian
        (f"{FIRST} {SECOND} " * 6 + "وزیر خارجه گفت.", True),
    ],
)
def test_arabic_is_told_from_its_neighbours(text: str, arabic: bool) -> None:
    assert is_arabic(text) == arabic


# Bodies


@pytest.mark.parametrize(
    ("body", "transfer", "content"),
    [
        (b"hello", None, None),
        (b"2\r\nhe\r\n3;x=y\r\nllo\r\n0\r\n\r\n", "chunked", None),
        (b"hello", "chunked", None),  # kept decoded, with the header it came with
        (gzip.compress(b"hello"), None, "gzip"),
        (b"hello", None, "gzip"),
        (zlib.compress(b"hello"), None, "deflate"),
        (zlib.compress(b"hello")[2:-4], None, "deflate"),
        (brotli.compress(b"hello"), None, "br"),
        (b"5\r\n" + gzip.compress(b"hello")[:5] + b"\r\n", "x", "identity"),
    ],
)
def test_bodies_are_undone(body: bytes, transfer: str | None, content: str | None) -> None:
    expected = body if content == "identity" else b"hello"
    assert decoded_body(body, transfer, content) == expected


@pytest.mark.parametrize(
    ("body", "transfer", "content"),
    [
        (b"2\r\nhe\r\nxx", "chunked", None),
        (gzip.compress(b"hello")[:4] + b"\xff" * 30, None, "gzip"),
        (b"\xff" * 30, None, "deflate"),
        (b"\xff" * 30, None, "br"),
    ],
)
def test_damaged_bodies(body: bytes, transfer: str | None, content: str | None) -> None:
    with pytest.raises(BodyError):
        decoded_body(body, transfer, content)


def test_a_small_body_that_unpacks_to_a_huge_one(tmp_path: Path) -> None:
    bomb = gzip.compress(b"<html>" + b" " * (64 << 20), 9)
    path = write_crawl(
        tmp_path / "a.warc",
        [record(1, bomb, http=["Content-Type: text/html", "Content-Encoding: gzip"])],
    )
    tracemalloc.start()
    _, problems, left_out = read(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert not problems
    assert left_out == {"not Arabic": 1}
    assert peak < 40 << 20


# Broken files: one broken record costs itself, and is named with its place


def three() -> list[bytes]:
    return [record(number, other(number)) for number in (1, 2, 3)]


@pytest.mark.parametrize("compressed", [True, False])
def test_a_wrong_length(tmp_path: Path, compressed: bool) -> None:
    first, _, third = three()
    for wrong in (-300, 300, 100_000):
        parts = [first, with_length(record(2, other(2)), wrong), third]
        parts = members(parts) if compressed else parts
        path = tmp_path / ("a.warc.gz" if compressed else "a.warc")
        path.write_bytes(b"".join(parts))
        articles, problems, _ = read(path)
        assert numbers(articles)[0] == 1
        assert 2 not in numbers(articles)
        if wrong < 100_000:
            assert numbers(articles) == [1, 3]
        assert [one.file for one in problems] == [f"{path} at byte {len(parts[0]):,}"]


def test_a_damaged_member(tmp_path: Path) -> None:
    parts = members(three())
    damaged = bytearray(parts[1])
    damaged[60:90] = b"\0" * 30
    path = tmp_path / "a.warc.gz"
    path.write_bytes(parts[0] + bytes(damaged) + parts[2])
    articles, problems, _ = read(path)
    assert numbers(articles) == [1, 3]
    (problem,) = problems
    assert problem.file == f"{path} at byte {len(parts[0]):,}"
    assert "broken record" in problem.message


@pytest.mark.parametrize("compressed", [True, False])
def test_rubbish_between_records(tmp_path: Path, compressed: bool) -> None:
    parts = members(three()) if compressed else three()
    path = tmp_path / ("a.warc.gz" if compressed else "a.warc")
    path.write_bytes(parts[0] + b"rubbish\r\n" * 9 + parts[1] + parts[2])
    articles, problems, _ = read(path)
    assert numbers(articles) == [1, 2, 3]
    assert [one.file for one in problems] == [f"{path} at byte {len(parts[0]):,}"]


@pytest.mark.parametrize("compressed", [True, False])
@pytest.mark.parametrize("share", [0.02, 0.2, 0.9])
def test_a_file_that_is_cut_off(tmp_path: Path, compressed: bool, share: float) -> None:
    parts = members(three()) if compressed else three()
    path = tmp_path / ("a.warc.gz" if compressed else "a.warc")
    path.write_bytes(b"".join(parts[:2]) + parts[2][: int(share * len(parts[2]))])
    articles, problems, _ = read(path)
    assert numbers(articles) == [1, 2]
    place = len(parts[0]) + len(parts[1])
    assert [one.file for one in problems] == [f"{path} at byte {place:,}"]


def test_a_damaged_page_is_named(tmp_path: Path) -> None:
    bad = record(
        2, b"\x1f\x8b" + b"\xff" * 40, http=["Content-Type: text/html", "Content-Encoding: gzip"]
    )
    first, _, third = three()
    path = write_crawl(tmp_path / "a.warc", [first, bad, third])
    articles, problems, _ = read(path)
    assert numbers(articles) == [1, 3]
    assert problems[0].file == f"{path} at byte {len(first):,}"
    assert "its compressed body is damaged" in problems[0].message


def test_what_is_no_crawl(tmp_path: Path) -> None:
    for name, data in (("a.warc.gz", b""), ("b.warc", b"hello " * 100)):
        (tmp_path / name).write_bytes(data)
        articles, problems, _ = read(tmp_path / name)
        assert not articles
        assert len(problems) == 1


def test_a_folder_may_hold_crawls(tmp_path: Path) -> None:
    write_crawl(tmp_path / "b.warc.gz", three()[:1])
    write_crawl(tmp_path / "a.warc", three()[1:])
    assert numbers(read(tmp_path)[0]) == [2, 3, 1]


# Size


def test_memory_does_not_grow_with_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    filler = gzip.compress(record(1, b"\0" * (20 << 20), http=["Content-Type: video/mp4"]), 1)
    page = gzip.compress(record(2, "<html>" + "<p>text</p>" * 40_000), 1)
    path.write_bytes((filler + page) * 20)
    tracemalloc.start()
    began = time.monotonic()
    _, problems, left_out = read(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert not problems
    assert left_out == {"not HTML": 20, "not Arabic": 20}
    assert peak < 24 << 20
    assert time.monotonic() - began < 20


# Commands


def test_code_tells_what_it_left_out_and_goes_on(tmp_path: Path) -> None:
    path = write_crawl(
        tmp_path / "crawl.warc.gz",
        [
            record(0, "software: x", kind="warcinfo", http=None),
            record(1, other(1)),
            record(2, status="302 Found"),
            with_length(record(3, other(3)), -10),
            record(4, other(4)),
        ],
    )
    output = tmp_path / "records.jsonl"
    result = run("code", path, "-o", output)
    told = result.stderr
    assert result.exit_code == 1
    ids = [json.loads(line)["article"]["id"] for line in output.read_bytes().splitlines()]
    assert ids == [record_id(1), record_id(4)]
    assert f"error: {path} at byte " in told
    assert "2 records of crawls left out: 1 requests and notes of the crawler, 1 redirects" in told
    whole = output.read_bytes()
    output.write_bytes(whole[: whole.index(b"\n") + 1])
    told = run("code", path, "-o", output, "--resume").stderr
    assert "coded 1 article" in told
    assert "1 were there already" in told
    assert output.read_bytes() == whole


def test_an_archive_takes_a_crawl(tmp_path: Path) -> None:
    path = write_crawl(
        tmp_path / "crawl.warc.gz", [record(1, other(1)), record(2, status="404 No")]
    )
    result = run("add", path, "--archive", tmp_path / "a.db")
    told = result.stderr
    assert result.exit_code == 0
    assert "added 1 article" in told
    assert "1 records of crawls left out: 1 refused by the server" in told


def test_nothing_left_out_is_not_told() -> None:
    assert describe_left_out(Meter().left_out) == ""
