"""Articles in Parquet: rows like input lines, and files of records."""

from __future__ import annotations

import datetime
import io
import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from coding import code
from marsad.exports.parquet import write_parquet
from marsad.readers import Item, ReadArticle, ReadProblem, read_articles

Row = dict[str, object]

# "The minister visits Amman" / "The minister visited Amman on Tuesday and held talks."
TITLE = "الوزير يزور عمّان"
BODY = "زار الوزير عمّان الثلاثاء وأجرى مباحثات مع نظيره حول التجارة بين البلدين."
ROW: Row = {"id": "a", "title": TITLE, "body": BODY, "published": "2024-05-01", "more": "x"}


def read(path: Path) -> tuple[list[ReadArticle], list[str]]:
    items: list[Item] = list(read_articles([path]))
    articles = [item for item in items if isinstance(item, ReadArticle)]
    told = [f"{one.where}: {one.message}" for one in items if isinstance(one, ReadProblem)]
    return articles, told


def write(path: Path, rows: list[Row], group: int = 1000) -> Path:
    pq.write_table(pa.Table.from_pylist(rows), path, row_group_size=group)
    return path


def test_rows_are_articles_like_lines(tmp_path: Path) -> None:
    rows = [
        {**ROW, "id": f"a{number}", "url": f"https://x.example/{number}"} for number in range(9)
    ]
    found, told = read(write(tmp_path / "a.parquet", rows, group=4))
    lines = tmp_path / "a.jsonl"
    lines.write_text("".join(json.dumps(row) + "\n" for row in rows))
    assert [one.article for one in found] == [one.article for one in read(lines)[0]]
    assert [one.where for one in found][-1] == f"{tmp_path / 'a.parquet'} row 9"
    assert not told


@pytest.mark.parametrize(
    ("published", "iso"),
    [
        (datetime.date(2024, 5, 1), "2024-05-01"),
        (datetime.datetime(2024, 5, 1, 20, 10), "2024-05-01T20:10:00"),
        (
            datetime.datetime(2024, 5, 1, 20, 10, tzinfo=datetime.UTC),
            "2024-05-01T20:10:00+00:00",
        ),
        (None, None),
    ],
)
def test_dates_of_any_type(tmp_path: Path, published: object, iso: str | None) -> None:
    found, _ = read(write(tmp_path / "a.parquet", [{**ROW, "published": published}]))
    assert found[0].article.published == iso


def test_text_alone_and_numbers_as_ids(tmp_path: Path) -> None:
    found, _ = read(write(tmp_path / "a.parquet", [{"id": 7, "text": f"{TITLE}\n{BODY}"}]))
    assert (found[0].article.id, found[0].article.title) == ("7", TITLE)


def test_records_are_read_for_their_articles(tmp_path: Path) -> None:
    record = code(f"{TITLE}\n{BODY}")
    write_parquet([record], tmp_path / "records.parquet")
    found, told = read(tmp_path / "records.parquet")
    assert found[0].article == record.article
    assert not told


def test_a_bad_row_costs_only_itself(tmp_path: Path) -> None:
    rows = [ROW, {**ROW, "body": None}, {**ROW, "title": "", "body": " "}, ROW]
    path = write(tmp_path / "a.parquet", rows)
    found, told = read(path)
    assert len(found) == 2
    assert told == [
        f'{path} row 2: body: is missing (an article needs "title" and "body", or "text" alone)',
        f"{path} row 3: text: the article is empty",
    ]


def test_a_column_of_another_type_is_named(tmp_path: Path) -> None:
    path = write(tmp_path / "a.parquet", [{**ROW, "publisher": 3}])
    assert read(path) == ([], [f"{path} row 1: publisher: must be a string, not a number"])


def test_a_cell_that_is_not_utf8_is_named(tmp_path: Path) -> None:
    title = pa.array([TITLE.encode(), b"\xff\xfe", TITLE.encode()]).view(pa.string())
    table = pa.table({"title": title, "body": [BODY] * 3})
    path = tmp_path / "a.parquet"
    pq.write_table(table, path)
    found, told = read(path)
    assert len(found) == 2
    assert told == [f"{path} row 2: title: is not UTF-8 (invalid start byte)"]


def test_other_columns(tmp_path: Path) -> None:
    path = write(tmp_path / "a.parquet", [{"headline": TITLE, "content": BODY}])
    message = 'has neither the columns "title" and "body" nor "text"; it has: headline, content'
    assert read(path) == ([], [f"{path}: {message}"])


def test_a_damaged_row_group_costs_only_itself(tmp_path: Path) -> None:
    path = write(tmp_path / "a.parquet", [{**ROW, "id": f"a{n}"} for n in range(6)], group=2)
    column = pq.ParquetFile(path).metadata.row_group(1).column(1)
    data = bytearray(path.read_bytes())
    start = column.dictionary_page_offset or column.data_page_offset
    data[start : start + 40] = b"\xff" * 40
    path.write_bytes(data)
    found, (told,) = read(path)
    assert [one.article.id for one in found] == ["a0", "a1", "a4", "a5"]
    assert told.startswith(f"{path} row 3: the rest of row group 2 is damaged")


@pytest.mark.parametrize("cut", [0, 4, 40])
def test_what_is_no_parquet(tmp_path: Path, cut: int) -> None:
    path = write(tmp_path / "a.parquet", [ROW])
    path.write_bytes(path.read_bytes()[:cut])
    found, told = read(path)
    assert not found
    assert len(told) == 1


def test_a_stream_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

    data = write(tmp_path / "a.parquet", [ROW]).read_bytes()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BufferedReader(Pipe(data))))
    _, told = read(Path("-"))
    assert told == ["standard input: Parquet cannot be read from a stream; give the file"]


def test_a_file_without_rows(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    pq.write_table(pa.schema([("text", pa.string())]).empty_table(), path)
    assert read(path) == ([], [f"{path}: holds no rows"])
