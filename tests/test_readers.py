"""Readers: whatever a file holds, articles come out of it or one plain problem."""

from __future__ import annotations

import codecs
import gzip
import io
import json
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from marsad.article import InputError, build_article, content_id, detect_language
from marsad.readers import Defaults, Item, Meter, ReadArticle, ReadProblem, read_articles
from marsad.readers.encoding import Decoded, Undecodable, decode

# "The Iraqi minister arrived in Tehran / and held talks with his Iranian counterpart on trade."
TITLE = "الوزير العراقي يصل إلى طهران"
BODY = "أجرى الوزير العراقي مباحثات مع نظيره الإيراني حول التجارة بين البلدين، وقال إنها مفيدة."
TEXT = f"{TITLE}\n{BODY}"
LINE = {"id": "a1", "title": TITLE, "body": BODY, "published": "2013-09-24", "publisher": "x"}

PAGE = f"""<!DOCTYPE html><html><head><meta charset="CHARSET"><title>{TITLE}</title>
<meta property="article:published_time" content="2013-09-24"></head>
<body><nav><a href="/">x</a></nav><article><h1>{TITLE}</h1>{f"<p>{BODY}</p>" * 4}</article>
</body></html>"""


def read(*paths: Path, **defaults: str) -> tuple[list[ReadArticle], list[ReadProblem]]:
    items: list[Item] = list(read_articles(paths, Defaults(**defaults)))
    articles = [item for item in items if isinstance(item, ReadArticle)]
    return articles, [item for item in items if isinstance(item, ReadProblem)]


def write(path: Path, data: bytes | str) -> Path:
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def jsonl(*lines: object) -> str:
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)


def only_problem(path: Path) -> str:
    articles, problems = read(path)
    assert not articles
    assert len(problems) == 1
    return f"{problems[0].where}: {problems[0].message}"


# Plain text


def test_text_is_kept_as_it_is_and_its_first_line_is_the_title(tmp_path: Path) -> None:
    received = "\ufeff" + TITLE + "\r\n\r\n" + BODY + " rlm; ـــ\n"
    (found,), problems = read(write(tmp_path / "a.txt", received))
    assert found.article.title == TITLE
    assert found.article.text == received[1:]
    assert found.article.id == content_id(received[1:])
    assert found.article.language == "ar"
    assert not problems


def test_defaults_fill_what_an_article_does_not_say(tmp_path: Path) -> None:
    plain = write(tmp_path / "a.txt", TEXT)
    lines = write(tmp_path / "b.jsonl", jsonl(LINE))
    articles, _ = read(plain, lines, published="2020-01-01", publisher="y")
    assert [found.article.published for found in articles] == ["2020-01-01", "2013-09-24"]
    assert [found.article.publisher for found in articles] == ["y", "x"]


# Encodings


@pytest.mark.parametrize(
    ("encoding", "note"),
    [
        ("utf-8", None),
        ("utf-8-sig", None),
        ("utf-16", None),
        ("cp1256", "Windows-1256"),
        ("iso8859_6", "ISO-8859-6"),
    ],
)
@pytest.mark.parametrize("suffix", [".txt", ".html", ".jsonl"])
def test_encodings_are_told_apart(
    tmp_path: Path, encoding: str, note: str | None, suffix: str
) -> None:
    received = {".txt": TEXT, ".html": PAGE.replace("CHARSET", encoding), ".jsonl": jsonl(LINE)}
    path = write(tmp_path / f"a{suffix}", received[suffix].encode(encoding))
    (found,), problems = read(path)
    assert found.article.title == TITLE
    assert BODY in found.article.text
    assert [problem.severity for problem in problems] == (["note"] if note else [])
    assert note is None or note in problems[0].message


def test_damaged_utf8_names_byte_and_offset(tmp_path: Path) -> None:
    start = TITLE.encode()
    path = write(tmp_path / "a.txt", start + b"\xff" + BODY.encode())
    assert f"byte 0xFF at offset {len(start)} cannot be decoded" in only_problem(path)


def test_a_latin_code_page_is_not_taken_for_arabic(tmp_path: Path) -> None:
    text = "Le ministre a été reçu à l'Élysée, où il a déclaré être très préoccupé."
    assert "byte 0xE9 at offset 14" in only_problem(
        write(tmp_path / "a.txt", text.encode("cp1252"))
    )


def test_an_undecodable_line_names_its_place_in_the_file(tmp_path: Path) -> None:
    good = jsonl(LINE).encode()
    path = write(tmp_path / "a.jsonl", good + good[:3] + b"\xfe" + good[3:] + good)
    articles, problems = read(path)
    assert len(articles) == 2
    assert problems[0].line == 2
    assert f"byte 0xFE at offset {len(good) + 3}" in problems[0].message


def test_odd_bytes_after_a_utf16_mark_are_a_problem(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le") + b"\x06")
    assert "cannot be decoded" in only_problem(path)


@given(st.binary(max_size=400))
def test_decoding_never_raises(data: bytes) -> None:
    assert isinstance(decode(data), Decoded | Undecodable)


# Pages


def test_a_page_yields_its_article_and_date(tmp_path: Path) -> None:
    (found,), _ = read(write(tmp_path / "a.html", PAGE.replace("CHARSET", "utf-8")))
    assert found.article.published == "2013-09-24"
    assert found.article.text.startswith(f"{TITLE}\n{BODY}")


def test_a_page_without_an_article(tmp_path: Path) -> None:
    page = "<html><body><nav><a href='/'>الرئيسية</a></nav></body></html>"
    assert only_problem(write(tmp_path / "a.html", page)).endswith("no article found in the page")


# Input lines


def test_a_bad_line_costs_only_itself(tmp_path: Path) -> None:
    received = jsonl(LINE) + '{"title": \n\n[1, 2]\n' + jsonl({**LINE, "id": "a2"})
    articles, problems = read(write(tmp_path / "a.jsonl", received))
    assert [found.article.id for found in articles] == ["a1", "a2"]
    assert [problem.line for problem in problems] == [2, 4]
    assert "no JSON" in problems[0].message
    assert "not a JSON object" in problems[1].message


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ({"title": TITLE}, "body: is missing"),
        ({"body": BODY}, "title: is missing"),
        ({}, "body: is missing"),
        ({"title": 7, "body": BODY}, "title: must be a string, not a number"),
        ({"title": TITLE, "body": [BODY]}, "body: must be a string, not a list"),
        ({"title": TITLE, "body": BODY, "url": {}}, "url: must be a string, not an object"),
        ({"title": TITLE, "body": BODY, "id": True}, "id: must be a string, not a boolean"),
        ({"title": "", "body": " "}, "text: the article is empty"),
    ],
)
def test_wrong_fields_are_named(tmp_path: Path, line: dict[str, object], message: str) -> None:
    path = write(tmp_path / "a.jsonl", jsonl(line))
    assert only_problem(path).startswith(f"{path}:1: {message}")


def test_text_alone_holds_its_title() -> None:
    article = build_article({"text": TEXT, "unknown": 1, "id": 12, "url": None})
    assert (article.title, article.text, article.id) == (TITLE, TEXT, "12")
    with pytest.raises(InputError, match="title"):
        build_article({})


def test_a_date_that_is_none_is_left_out_with_a_warning(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", jsonl({**LINE, "published": "24/9/2013"}))
    (found,), (problem,) = read(path)
    assert found.article.published is None
    assert problem.severity == "warning"
    assert "24/9/2013" in problem.message


@pytest.mark.parametrize("wrap", [lambda line: line, lambda line: [line, {**line, "id": "a2"}]])
def test_json_documents(tmp_path: Path, wrap: object) -> None:
    assert callable(wrap)
    document = json.dumps(wrap(LINE), indent=2)
    articles, problems = read(write(tmp_path / "a.json", document))
    assert articles[0].article.text == TEXT
    assert not problems


def test_a_list_names_its_bad_elements(tmp_path: Path) -> None:
    articles, problems = read(write(tmp_path / "a.json", json.dumps([LINE, 3, {"title": TITLE}])))
    assert len(articles) == 1
    assert [problem.file[-8:] for problem in problems] == ["[item 2]", "[item 3]"]


def test_json_lines_under_another_name(tmp_path: Path) -> None:
    articles, _ = read(write(tmp_path / "a.json", jsonl(LINE, {**LINE, "id": "a2"})))
    assert [found.line for found in articles] == [1, 2]


def test_a_record_is_read_for_its_article(tmp_path: Path) -> None:
    record = {"article": {"id": "r", "title": TITLE, "text": TEXT}, "events": []}
    (found,), _ = read(write(tmp_path / "a.jsonl", jsonl(record)))
    assert (found.article.id, found.article.text) == ("r", TEXT)


def test_nesting_without_end_is_a_problem(tmp_path: Path) -> None:
    assert "nested" in only_problem(write(tmp_path / "a.jsonl", "[" * 100_000))


# Compressed files


def test_gzip_is_known_by_its_bytes(tmp_path: Path) -> None:
    packed = gzip.compress(jsonl(LINE).encode())
    for name in ("a.jsonl.gz", "b.jsonl"):
        (found,), _ = read(write(tmp_path / name, packed))
        assert found.article.id == "a1"


def test_a_truncated_gzip_keeps_what_came_before(tmp_path: Path) -> None:
    lines = [
        {**LINE, "id": str(number), "body": BODY + os.urandom(64).hex()} for number in range(400)
    ]
    packed = gzip.compress(jsonl(*lines).encode())
    articles, problems = read(write(tmp_path / "a.jsonl.gz", packed[: len(packed) // 2]))
    assert articles
    assert articles[0].article.id == "0"
    assert "cut short" in problems[-1].message


def test_a_file_that_only_says_it_is_gzip(tmp_path: Path) -> None:
    assert "cannot be read" in only_problem(write(tmp_path / "a.jsonl.gz", b"\x1f\x8bnonsense"))


# Files and folders


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.json", "a.jsonl"])
def test_empty_and_binary_files(tmp_path: Path, name: str) -> None:
    assert only_problem(write(tmp_path / name, b"")).endswith("is empty")
    binary = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256))
    assert "is a binary file" in only_problem(write(tmp_path / name, binary))


def test_blank_text_is_an_empty_article(tmp_path: Path) -> None:
    assert "the article is empty" in only_problem(write(tmp_path / "a.txt", " \n\n"))


def test_missing_and_unreadable(tmp_path: Path) -> None:
    assert "no such file or folder" in only_problem(tmp_path / "none.txt")
    assert "cannot be read" in only_problem(tmp_path / ("n" * 300 + ".txt"))


def test_a_folder_is_read_in_order_without_the_output(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    write(tmp_path / "sub" / "b.txt", TEXT)
    write(tmp_path / "a.jsonl", jsonl(LINE))
    write(tmp_path / "notes.md", "x")
    write(tmp_path / ".hidden.txt", TEXT)
    output = write(tmp_path / "records.jsonl", jsonl(LINE))
    found = list(read_articles([tmp_path], leave_out=output))
    assert [Path(item.file).name for item in found] == ["a.jsonl", "b.txt"]


def test_a_folder_without_articles(tmp_path: Path) -> None:
    assert "holds no file to read" in only_problem(tmp_path)


@pytest.mark.parametrize("received", [TEXT, jsonl(LINE), json.dumps(LINE, indent=1), "[]", "<p>"])
def test_kinds_are_told_by_content(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, received: str
) -> None:
    stdin = io.TextIOWrapper(io.BytesIO(received.encode()))
    monkeypatch.setattr("sys.stdin", stdin)
    from_stdin = read(Path("-"))
    from_file = read(write(tmp_path / "article", received))
    assert [found.article for found in from_stdin[0]] == [found.article for found in from_file[0]]
    assert len(from_stdin[0]) == (0 if received in ("[]", "<p>") else 1)
    assert len(from_stdin[1]) == (1 if received in ("[]", "<p>") else 0)


def test_the_meter_counts_bytes(tmp_path: Path) -> None:
    paths = [write(tmp_path / "a.txt", TEXT), write(tmp_path / "b.jsonl", jsonl(LINE))]
    meter = Meter()
    list(read_articles(paths, meter=meter))
    assert meter.total == meter.done == sum(path.stat().st_size for path in paths)


def test_a_long_article_is_read(tmp_path: Path) -> None:
    text = TEXT + "\n" + (BODY + "\n") * 30_000
    (found,), problems = read(write(tmp_path / "a.txt", text))
    assert len(found.article.text) > 2_500_000
    assert not problems


# Language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (TEXT, "ar"),
        ("The minister arrived in Tehran.", "und"),
        ("وزیر دفاع عراق وارد تهران شد و با همتای ایرانی خود گفتگو کرد", "und"),  # Persian
        ("قال الوزير في تصريحات: White House", "ar"),
        ("2013 / 09", "und"),
    ],
)
def test_language(text: str, language: str) -> None:
    assert detect_language(text) == language


def test_an_article_in_another_language_is_read_with_a_warning(tmp_path: Path) -> None:
    (found,), (problem,) = read(write(tmp_path / "a.txt", "A title\nand an English body."))
    assert found.article.language == "und"
    assert problem.severity == "warning"


# Whatever comes


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.binary(max_size=300) | st.text(max_size=200).map(str.encode),
    st.sampled_from([".txt", ".json", ".jsonl", ".jsonl.gz", ""]),
)
def test_no_file_raises(tmp_path: Path, data: bytes, suffix: str) -> None:
    articles, problems = read(write(tmp_path / f"a{suffix}", data))
    assert articles or problems
