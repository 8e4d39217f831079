"""Corpora composed of the project's own dispatches, in every form of input."""

from __future__ import annotations

import gzip
import json
import random
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from crawls import article_page, record, write_crawl

DISPATCHES = Path(__file__).parents[1] / "evaluation" / "dispatches" / "articles.jsonl"
MONTHS = ("2023-12", "2024-01", "2024-02")

Line = dict[str, str]


def composed(number: int, seed: int = 0) -> list[Line]:
    """Articles of two dispatches each, dated within three months; the last of a hundred undated."""
    dispatches = [json.loads(line) for line in DISPATCHES.read_text("utf-8").splitlines()]
    chance = random.Random(seed)
    lines: list[Line] = []
    for index in range(number):
        first, second = chance.sample(dispatches, 2)
        line = {
            "id": f"composed-{seed}-{index}",
            "title": first["title"],
            "body": f"{first['body']}\n{second['body']}",
            "publisher": first["publisher"],
        }
        if index % 100 != 99:
            line["published"] = f"{chance.choice(MONTHS)}-{chance.randint(1, 28):02d}T10:00:00Z"
        lines.append(line)
    return lines


def write_lines(path: Path, lines: list[Line]) -> Path:
    """JSON Lines, packed when the name says so."""
    data = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines).encode()
    path.write_bytes(gzip.compress(data) if path.suffix == ".gz" else data)
    return path


def write_rows(path: Path, lines: list[Line], group: int = 50) -> Path:
    """Parquet."""
    keys = ("id", "title", "body", "publisher", "published")
    rows = [{key: line.get(key) for key in keys} for line in lines]
    pq.write_table(pa.Table.from_pylist(rows), path, row_group_size=group)
    return path


def write_pages(path: Path, lines: list[Line]) -> Path:
    """A crawl whose pages hold the articles, with as many that hold none."""
    records: list[bytes] = []
    for number, line in enumerate(lines):
        date = line.get("published", "")
        head = f'<meta property="article:published_time" content="{date}">' if date else ""
        page = article_page(line["title"], line["body"].split("\n"), head)
        records.append(record(number, page, url=f"https://www.almina.example/{line['id']}"))
        records.append(record(100_000 + number, status="301 Moved"))
    return write_crawl(path, records)
